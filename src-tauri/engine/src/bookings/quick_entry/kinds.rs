//! What a booking is for and how firm it is, as whole words: a *vågekursus* is the name of something.

use super::cursor::{Cursor, lexicon};
use super::phrase::Phrase;
use crate::bookings::{AccessNeed, BookingKind};

lexicon! {
    KIND: BookingKind = [
        ("kursus|course", BookingKind::Course),
        ("privat|private|privatperson", BookingKind::Private),
    ];
    TENTATIVE: () = [("foreløbig|foreløbigt|foreløbige|tentative|tentatively|provisional", ())];
    NEED: AccessNeed = [
        ("teleslynge|slynge|hearing loop|induction loop", AccessNeed::HearingLoop),
        ("niveaufri|niveaufrit|trinfri|trinfrit|uden trin|kørestol|kørestole|kørestolsvenligt|step free|step-free|wheelchair|\
          wheelchair access", AccessNeed::StepFree),
        ("handicaptoilet|tilgængeligt toilet|accessible toilet|disabled toilet", AccessNeed::AccessibleToilet),
        ("nær bus|tæt på bus|nær station|tæt på station|nær stoppested|near a stop|near the bus|near a bus", AccessNeed::NearStop),
    ];
}

/// The kind, firmness or need that stands here, if any.
pub(super) fn recognise(cursor: Cursor<'_>) -> Option<(Phrase, Cursor<'_>)> {
    let kind = KIND.read(cursor).map(|(kind, after)| (Phrase::Kind(kind), after));
    let tentative = TENTATIVE.read(cursor).map(|((), after)| (Phrase::Tentative, after));
    let need = NEED.read(cursor).map(|(need, after)| (Phrase::Need(need), after));
    kind.or(tentative).or(need)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bookings::quick_entry::tokens::tokens_of;
    use crate::shared::format::Language;

    #[test]
    fn kinds_are_whole_words() {
        for (text, expected) in [
            ("Kursus i", Some(Phrase::Kind(BookingKind::Course))),
            ("privat", Some(Phrase::Kind(BookingKind::Private))),
            ("foreloebigt", Some(Phrase::Tentative)),
            ("teleslynge", Some(Phrase::Need(AccessNeed::HearingLoop))),
            ("step-free", Some(Phrase::Need(AccessNeed::StepFree))),
            ("vågekursus", None),
            ("privatskolen", None),
        ] {
            let tokens = tokens_of(text);
            assert_eq!(recognise(Cursor::new(&tokens, Language::Da)).map(|(phrase, _)| phrase), expected, "{text}");
        }
    }
}
