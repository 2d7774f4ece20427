//! The life of an agreement as one table: state × act → the state after it, or no.
//!
//! What is *stored* is what somebody did: written, sent, signed, given notice, replaced. What only the calendar says
//! (begun, running, ended, running out soon) is read off the dates on the day it is asked about ([`AgreementStanding`]):
//! a stored "running" would be wrong on the first morning on which nobody opens the program. Who may do each act stands
//! in the gate's table, beside its operation.

use crate::shared::text_enum::text_enum;

text_enum! {
    /// How far an agreement has come, by what was done to it.
    pub enum AgreementState {
        /// Being written.
        Draft = "draft",
        /// Read through at the office; its words stand still.
        InReview = "in_review",
        /// With the association, to be signed.
        Sent = "sent",
        /// Signed by both.
        Signed = "signed",
        /// One side has given notice.
        Terminated = "terminated",
        /// A later agreement stands in its place.
        Renewed = "renewed",
        /// Thrown away; it can be taken back.
        Discarded = "discarded",
    }
}

text_enum! {
    /// What can be done to an agreement.
    pub enum AgreementAct {
        /// Write in it.
        Write = "write",
        /// Throw it away.
        Discard = "discard",
        /// Take what was thrown away back.
        Restore = "restore",
        /// Let others read it through.
        Review = "review",
        /// Send it to the association.
        Send = "send",
        /// Take it back to write in it.
        TakeBack = "take_back",
        /// Note a signature.
        Sign = "sign",
        /// Take a noted signature off again.
        Unsign = "unsign",
        /// Put the signed paper with it, scanned.
        AttachCopy = "attach_copy",
        /// Note that one side has given notice.
        Terminate = "terminate",
        /// Note that the notice was taken back.
        WithdrawTermination = "withdraw_termination",
        /// Begin the agreement that follows it.
        Renew = "renew",
        /// Put the agreement that follows it in its place.
        Replace = "replace",
        /// The agreement in its place is not signed after all.
        Reinstate = "reinstate",
        /// Note how it went.
        Evaluate = "evaluate",
    }
}

text_enum! {
    /// How an agreement stands on a day: what was done to it, and what the calendar says.
    pub enum AgreementStanding {
        /// Being written.
        Draft = "draft",
        /// Read through at the office.
        InReview = "in_review",
        /// With the association.
        Sent = "sent",
        /// Signed; its first day is still to come.
        Upcoming = "upcoming",
        /// Signed and in force.
        Running = "running",
        /// Notice was given; it may run for some time yet.
        Terminated = "terminated",
        /// A later agreement stands in its place, today or soon.
        Renewed = "renewed",
        /// Its last day is past.
        Ended = "ended",
        /// Thrown away.
        Discarded = "discarded",
    }
}

impl AgreementState {
    /// The state after an act; `None` where it is not done in this state. A signature that makes the second side has
    /// [`AgreementState::after_signatures`] instead.
    pub fn after(self, act: AgreementAct) -> Option<Self> {
        use AgreementAct as A;
        use AgreementState as S;
        match (self, act) {
            (S::Draft, A::Write) => Some(S::Draft),
            (S::Draft, A::Discard) => Some(S::Discarded),
            (S::Discarded, A::Restore) => Some(S::Draft),
            (S::Draft, A::Review) => Some(S::InReview),
            (S::Draft | S::InReview, A::Send) => Some(S::Sent),
            (S::InReview | S::Sent, A::TakeBack) => Some(S::Draft),
            (S::Sent | S::Signed, A::Sign | A::Unsign) => Some(self),
            (S::Sent | S::Signed | S::Terminated | S::Renewed, A::AttachCopy) => Some(self),
            (S::Signed, A::Terminate) => Some(S::Terminated),
            (S::Terminated, A::WithdrawTermination) => Some(S::Signed),
            (S::Signed | S::Terminated, A::Renew) => Some(self),
            (S::Signed, A::Replace) => Some(S::Renewed),
            (S::Renewed, A::Reinstate) => Some(S::Signed),
            (S::Signed | S::Terminated | S::Renewed, A::Evaluate) => Some(self),
            _ => None,
        }
    }

    /// Of an agreement that was sent: signed once each side has signed.
    pub fn after_signatures(has_municipality: bool, has_association: bool) -> Self {
        if has_municipality && has_association { Self::Signed } else { Self::Sent }
    }

    /// What can be done in this state.
    pub fn acts(self) -> Vec<AgreementAct> {
        AgreementAct::ALL.iter().copied().filter(|act| self.after(*act).is_some()).collect()
    }

    /// Whether its words stand still: what was sent is what is signed.
    pub fn is_locked(self) -> bool {
        self.after(AgreementAct::Write).is_none() && self != Self::Discarded
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The whole table, so that a change of it is seen.
    const TABLE: [(AgreementState, &[(AgreementAct, AgreementState)]); 7] = {
        use AgreementAct as A;
        use AgreementState as S;
        [
            (
                S::Draft,
                &[(A::Write, S::Draft), (A::Discard, S::Discarded), (A::Review, S::InReview), (A::Send, S::Sent)],
            ),
            (S::InReview, &[(A::Send, S::Sent), (A::TakeBack, S::Draft)]),
            (S::Sent, &[(A::TakeBack, S::Draft), (A::Sign, S::Sent), (A::Unsign, S::Sent), (A::AttachCopy, S::Sent)]),
            (
                S::Signed,
                &[
                    (A::Sign, S::Signed),
                    (A::Unsign, S::Signed),
                    (A::AttachCopy, S::Signed),
                    (A::Terminate, S::Terminated),
                    (A::Renew, S::Signed),
                    (A::Replace, S::Renewed),
                    (A::Evaluate, S::Signed),
                ],
            ),
            (
                S::Terminated,
                &[
                    (A::AttachCopy, S::Terminated),
                    (A::WithdrawTermination, S::Signed),
                    (A::Renew, S::Terminated),
                    (A::Evaluate, S::Terminated),
                ],
            ),
            (S::Renewed, &[(A::AttachCopy, S::Renewed), (A::Reinstate, S::Signed), (A::Evaluate, S::Renewed)]),
            (S::Discarded, &[(A::Restore, S::Draft)]),
        ]
    };

    #[test]
    fn every_act_in_every_state_is_in_the_table_or_refused() {
        for (state, row) in TABLE {
            for act in AgreementAct::ALL {
                let expected = row.iter().find(|(of, _)| of == act).map(|(_, after)| *after);
                assert_eq!(state.after(*act), expected, "{state:?} {act:?}");
            }
            assert_eq!(state.acts(), row.iter().map(|(act, _)| *act).collect::<Vec<_>>(), "{state:?}");
        }
    }

    #[test]
    fn nobody_writes_in_what_was_sent_or_signed() {
        let locked = AgreementState::ALL.iter().filter(|state| state.is_locked());
        use AgreementState as S;
        assert_eq!(locked.copied().collect::<Vec<_>>(), [S::InReview, S::Sent, S::Signed, S::Terminated, S::Renewed]);
    }

    #[test]
    fn it_is_signed_when_both_sides_are() {
        for (municipality, association, state) in [
            (false, false, AgreementState::Sent),
            (true, false, AgreementState::Sent),
            (false, true, AgreementState::Sent),
            (true, true, AgreementState::Signed),
        ] {
            assert_eq!(AgreementState::after_signatures(municipality, association), state);
        }
    }
}
