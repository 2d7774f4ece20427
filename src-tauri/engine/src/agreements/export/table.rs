//! The list of agreements as a table, with its heads and words in both languages.

use crate::agreements::{AgreementDateKind, AgreementSide, AgreementStanding, AgreementSummary};
use crate::files::{Cell, Table};
use crate::shared::format::Language;
use crate::shared::wall_clock::date_of;

const HEADS: [(&str, &str); 12] = [
    ("Aftalenr.", "Agreement no."),
    ("Forening", "Association"),
    ("Aktivitet", "Activity"),
    ("Tilstand", "State"),
    ("Gælder fra", "From"),
    ("Gælder til", "Until"),
    ("Næste dato", "Next date"),
    ("Hvad der sker", "What happens"),
    ("Underskrevet for kommunen af", "Signed for the municipality by"),
    ("Underskrevet for foreningen af", "Signed for the association by"),
    ("Skrevet af", "Written by"),
    ("Senest ændret", "Changed last"),
];

/// The agreements, one a row, in the order they are given in.
pub(in crate::agreements) fn table(agreements: &[AgreementSummary], language: Language) -> Table {
    let name = said(("Aftaler", "Agreements"), language);
    let heads = HEADS.into_iter().map(|head| said(head, language)).collect();
    Table { name, heads, rows: agreements.iter().map(|one| row(one, language)).collect() }
}

fn row(one: &AgreementSummary, language: Language) -> Vec<Cell> {
    let text = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) };
    let day = |day: Option<chrono::NaiveDate>| day.map_or(Cell::Empty, Cell::Day);
    let signed = |side: AgreementSide| {
        let names = one.signed_by.iter().filter(|signed| signed.side == side).map(|signed| signed.name.as_str());
        text(&names.collect::<Vec<_>>().join(", "))
    };
    vec![
        text(&one.number),
        text(&one.organisation_name),
        text(&one.activity_title),
        text(said(standing_words(one.standing), language)),
        day(one.starts_on),
        day(one.ends_on),
        day(one.next.map(|next| next.on)),
        text(one.next.map_or("", |next| said(date_words(next.kind), language))),
        signed(AgreementSide::Municipality),
        signed(AgreementSide::Association),
        text(one.drafted_by.as_deref().unwrap_or_default()),
        Cell::Day(date_of(one.changed_at)),
    ]
}

/// A text in this language.
pub(in crate::agreements) fn said((danish, english): (&'static str, &'static str), language: Language) -> &'static str {
    match language {
        Language::Da => danish,
        Language::En => english,
    }
}

/// How an agreement stands, in both languages.
pub(in crate::agreements) fn standing_words(standing: AgreementStanding) -> (&'static str, &'static str) {
    match standing {
        AgreementStanding::Draft => ("Kladde", "Draft"),
        AgreementStanding::InReview => ("Til gennemsyn", "In review"),
        AgreementStanding::Sent => ("Til underskrift", "To be signed"),
        AgreementStanding::Upcoming => ("Underskrevet, begynder senere", "Signed, begins later"),
        AgreementStanding::Running => ("I kraft", "In force"),
        AgreementStanding::Terminated => ("Opsagt", "Notice given"),
        AgreementStanding::Renewed => ("Afløst", "Replaced"),
        AgreementStanding::Ended => ("Slut", "Ended"),
        AgreementStanding::Discarded => ("Kasseret", "Discarded"),
    }
}

/// What happens on a day, in both languages.
pub(in crate::agreements) fn date_words(kind: AgreementDateKind) -> (&'static str, &'static str) {
    match kind {
        AgreementDateKind::SignatureMissing => ("Underskrift mangler", "Signature missing"),
        AgreementDateKind::Begins => ("Begynder", "Begins"),
        AgreementDateKind::NoticeDeadline => ("Sidste dag for opsigelse", "Last day for notice"),
        AgreementDateKind::Evaluation => ("Evaluering", "Evaluation"),
        AgreementDateKind::Expires => ("Udløber", "Ends"),
        AgreementDateKind::NoticeEnds => ("Slutter efter opsigelse", "Ends after notice"),
        AgreementDateKind::Replaced => ("Afløses", "Replaced"),
        AgreementDateKind::GoalDue => ("Mål skal følges op", "Goal to be looked at"),
        AgreementDateKind::NextStep => ("Næste skridt", "Next step"),
        AgreementDateKind::RequirementMissing => ("Mangler bekræftelse", "Confirmation missing"),
        AgreementDateKind::RequirementRunOut => ("Bekræftelse er udløbet", "Confirmation has run out"),
    }
}
