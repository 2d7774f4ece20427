//! What of an attachment's cover can be told without the council's list and the insurances: its days cut into pieces, each
//! with what its cover rests on. They are stored, so that everybody covered on a day is found by an index; the list and the
//! insurances are few and are asked on the day.

use super::period::DaySpan;
use super::stretch::cut;
use super::{Attachment, CoverTrack};
use crate::shared::text_enum::text_enum;

text_enum! {
    /// What cover rests on.
    pub enum Basis {
        /// The industrial injuries act.
        Law = "law",
        /// The council's list and the municipality's insurances, where both hold on the day.
        Scheme = "scheme",
        /// Nothing: it was not approved by then, or they took no part.
        Nothing = "nothing",
        /// The association.
        Association = "association",
    }
}

/// Days in a row whose cover rests on the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Which days.
    pub period: DaySpan,
    /// What cover rests on.
    pub basis: Basis,
}

/// The pieces of an attachment, in order.
pub fn pieces(attachment: &Attachment) -> Vec<Piece> {
    let whole = |basis| vec![Piece { period: attachment.period, basis }];
    match attachment.track {
        CoverTrack::VolunteerWork => whole(Basis::Law),
        CoverTrack::ViaAssociation => whole(Basis::Association),
        CoverTrack::VolunteerEffort => pieces_of_effort(attachment),
    }
}

fn pieces_of_effort(attachment: &Attachment) -> Vec<Piece> {
    let pauses = attachment.pauses.iter().flat_map(|pause| [Some(pause.from), pause.after()]).flatten();
    let turns = pauses.chain(attachment.approved_on).collect();
    let mut pieces: Vec<Piece> = Vec::new();
    for period in cut(attachment.period, turns) {
        let can_hold = attachment.is_approved_on(period.from) && attachment.pause_on(period.from).is_none();
        let basis = if can_hold { Basis::Scheme } else { Basis::Nothing };
        match pieces.last_mut().filter(|last| last.basis == basis) {
            Some(last) => last.period.to = period.to,
            None => pieces.push(Piece { period, basis }),
        }
    }
    pieces
}
