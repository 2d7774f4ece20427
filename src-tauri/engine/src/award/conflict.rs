//! Conflicts of interest (*inhabilitet*): what a member of an award year answers for each nominee, who may set it, and who may
//! lift it. The rule goes by the case (forvaltningsloven § 3): whoever is conflicted takes no part in it at all, and an open
//! doubt counts as a conflict until it is decided.

use std::collections::{BTreeMap, BTreeSet};

use crate::shared::ids::{AwardMemberId, NomineeId};
use crate::shared::text_enum::text_enum;

text_enum! {
    /// What somebody is in an award year.
    pub enum MemberPosition {
        /// Runs it: an appointed manager or consultant. Scores nothing.
        Secretary = "secretary",
        /// Handles the nominees in whose case the secretary is conflicted.
        StandIn = "stand_in",
        /// Chairs the jury.
        Chair = "chair",
        /// Chairs it where the chair is conflicted.
        Deputy = "deputy",
        /// Of the jury.
        Juror = "juror",
    }
}

impl MemberPosition {
    /// Whether they are of the jury and score.
    pub fn scores(self) -> bool {
        matches!(self, Self::Chair | Self::Deputy | Self::Juror)
    }
}

text_enum! {
    /// What somebody answers for a nominee.
    #[derive(Default)]
    pub enum DeclaredInterest {
        /// No interest.
        #[default]
        None = "none",
        /// In doubt: the chair decides.
        InDoubt = "in_doubt",
        /// Conflicted.
        Conflicted = "conflicted",
    }
}

text_enum! {
    /// On which ground somebody is conflicted (forvaltningsloven § 3, 1).
    pub enum ConflictGround {
        /// No. 1: a personal or economic interest of their own, or they represent somebody who has one.
        OwnInterest = "own_interest",
        /// No. 2: family or others close to them.
        Family = "family",
        /// No. 3: they help to lead an association, or have close ties with it.
        Leadership = "leadership",
        /// No. 5: something else that is apt to raise doubt.
        Other = "other",
    }
}

text_enum! {
    /// How somebody stands to a nominee, all told.
    pub enum ConflictStand {
        /// They have not answered.
        Unanswered = "unanswered",
        /// They take part.
        Clear = "clear",
        /// Not decided: they take no part until it is.
        InDoubt = "in_doubt",
        /// They take no part.
        Conflicted = "conflicted",
    }
}

/// One thing that was said about a member and a nominee. All are kept; the latest counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// Somebody answered.
    Declared(DeclaredInterest),
    /// The chair, or the deputy, decided whether they take part.
    Decided {
        /// Whether they do.
        takes_part: bool,
    },
}

impl Said {
    fn stand(self) -> ConflictStand {
        match self {
            Self::Declared(DeclaredInterest::None) | Self::Decided { takes_part: true } => ConflictStand::Clear,
            Self::Declared(DeclaredInterest::InDoubt) => ConflictStand::InDoubt,
            Self::Declared(DeclaredInterest::Conflicted) | Self::Decided { takes_part: false } => {
                ConflictStand::Conflicted
            }
        }
    }
}

/// Why an answer cannot be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoAnswer {
    /// It would lift a conflict or a doubt: only the chair may.
    OnlyChairLifts,
}

/// Whether an answer may be given by whom it is about, or by the secretary: the first may be anything, any other only goes
/// further.
pub fn may_declare(now: ConflictStand, wanted: DeclaredInterest) -> Result<(), NoAnswer> {
    let wanted = Said::Declared(wanted).stand();
    if now == ConflictStand::Unanswered || wanted > now { Ok(()) } else { Err(NoAnswer::OnlyChairLifts) }
}

/// How everybody of a year stands to every nominee; those that were merged are one.
#[derive(Debug, Clone, Default)]
pub struct Conflicts {
    stands: BTreeMap<(NomineeId, AwardMemberId), ConflictStand>,
}

impl Conflicts {
    /// From all that was said, the oldest first, about these nominees. `stands_for` gives the nominee that one is counted as,
    /// where it was merged. A conflict or a doubt about a part counts for the whole; no interest in the whole is only said by
    /// who has none in every part of it.
    pub fn of(
        said: impl IntoIterator<Item = (NomineeId, AwardMemberId, Said)>,
        nominees: impl IntoIterator<Item = NomineeId>,
        stands_for: impl Fn(NomineeId) -> NomineeId,
    ) -> Self {
        let mut latest: BTreeMap<(NomineeId, AwardMemberId), ConflictStand> = BTreeMap::new();
        for (nominee, member, what) in said {
            latest.insert((nominee, member), what.stand());
        }
        let mut parts: BTreeMap<NomineeId, BTreeSet<NomineeId>> = BTreeMap::new();
        for nominee in nominees {
            parts.entry(stands_for(nominee)).or_default().insert(nominee);
        }
        let mut stands = BTreeMap::new();
        for (nominee, member) in latest.keys() {
            let whole = stands_for(*nominee);
            let of_part =
                |part: &NomineeId| latest.get(&(*part, *member)).copied().unwrap_or(ConflictStand::Unanswered);
            let told: Vec<ConflictStand> = parts.get(&whole).into_iter().flatten().map(of_part).collect();
            let most = told.iter().copied().max().unwrap_or(ConflictStand::Unanswered);
            let least = told.iter().copied().min().unwrap_or(ConflictStand::Unanswered);
            // A clear answer about a part says nothing of the rest of what it is now.
            let stand = if most == ConflictStand::Clear { least } else { most };
            stands.insert((whole, *member), stand);
        }
        Self { stands }
    }

    /// How a member stands to a nominee.
    pub fn stand(&self, nominee: NomineeId, member: AwardMemberId) -> ConflictStand {
        self.stands.get(&(nominee, member)).copied().unwrap_or(ConflictStand::Unanswered)
    }

    /// Whether a member has answered and takes part.
    pub fn is_clear(&self, nominee: NomineeId, member: AwardMemberId) -> bool {
        self.stand(nominee, member) == ConflictStand::Clear
    }

    /// Whether a member takes no part: conflicted, or in a doubt that is not decided.
    pub fn keeps_out(&self, nominee: NomineeId, member: AwardMemberId) -> bool {
        self.stand(nominee, member) >= ConflictStand::InDoubt
    }
}

/// Who leads a year, as far as cases go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Leaders {
    /// The chair.
    pub chair: Option<AwardMemberId>,
    /// The deputy.
    pub deputy: Option<AwardMemberId>,
    /// The secretary.
    pub secretary: Option<AwardMemberId>,
    /// The stand-in.
    pub stand_in: Option<AwardMemberId>,
}

impl Leaders {
    /// Who decides whether a member takes part in a nominee's case: the chair, or the deputy where the chair is whom it is
    /// about or does not take part in the case; the stand-in where neither of them does. None where nobody can: then the doubt
    /// stands, and they take no part.
    pub fn decider(&self, conflicts: &Conflicts, nominee: NomineeId, about: AwardMemberId) -> Option<AwardMemberId> {
        let can = |member: &AwardMemberId| *member != about && conflicts.is_clear(nominee, *member);
        let stands_in = || self.stand_in.filter(|member| can(member) && self.nobody_chairs(conflicts, nominee));
        self.chair.filter(can).or(self.deputy.filter(can)).or_else(stands_in)
    }

    /// Whether chair and deputy take no part in a nominee's case, so that the stand-in chairs it. Where the jury has neither yet,
    /// nobody stands in for them.
    pub fn nobody_chairs(&self, conflicts: &Conflicts, nominee: NomineeId) -> bool {
        let mut chairs = self.chair.into_iter().chain(self.deputy).peekable();
        chairs.peek().is_some() && chairs.all(|member| conflicts.keeps_out(nominee, member))
    }

    /// Whether secretary, chair and deputy each take no part in the case of somebody judged, or are not there, so that none of them
    /// can choose among all: then the stand-in does.
    pub fn nobody_chooses(&self, conflicts: &Conflicts, judged: &[NomineeId]) -> bool {
        let is_out = |member: Option<AwardMemberId>| {
            member.is_none_or(|member| judged.iter().any(|nominee| conflicts.keeps_out(*nominee, member)))
        };
        !judged.is_empty() && [self.secretary, self.chair, self.deputy].into_iter().all(is_out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const CHAIR: AwardMemberId = AwardMemberId(1);
    const DEPUTY: AwardMemberId = AwardMemberId(2);
    const JUROR: AwardMemberId = AwardMemberId(3);
    const SECRETARY: AwardMemberId = AwardMemberId(4);
    const STAND_IN: AwardMemberId = AwardMemberId(5);
    const LEADERS: Leaders =
        Leaders { chair: Some(CHAIR), deputy: Some(DEPUTY), secretary: Some(SECRETARY), stand_in: Some(STAND_IN) };
    const ONE: NomineeId = NomineeId(1);

    fn declared(member: AwardMemberId, interest: DeclaredInterest) -> (NomineeId, AwardMemberId, Said) {
        (ONE, member, Said::Declared(interest))
    }

    fn of(said: Vec<(NomineeId, AwardMemberId, Said)>) -> Conflicts {
        let nominees: Vec<NomineeId> = said.iter().map(|(nominee, ..)| *nominee).collect();
        Conflicts::of(said, nominees, |nominee| nominee)
    }

    #[test]
    fn the_first_answer_may_be_anything_and_a_later_one_only_goes_further() {
        use ConflictStand as Stand;
        use DeclaredInterest::{Conflicted, InDoubt, None};
        for (now, allowed) in [
            (Stand::Unanswered, &[None, InDoubt, Conflicted][..]),
            (Stand::Clear, &[InDoubt, Conflicted]),
            (Stand::InDoubt, &[Conflicted]),
            (Stand::Conflicted, &[]),
        ] {
            for wanted in DeclaredInterest::ALL {
                assert_eq!(may_declare(now, *wanted).is_ok(), allowed.contains(wanted), "{now:?} {wanted:?}");
            }
        }
    }

    #[test]
    fn the_latest_word_counts_and_an_open_doubt_keeps_out() {
        let conflicts = of(vec![
            declared(JUROR, DeclaredInterest::Conflicted),
            (ONE, JUROR, Said::Decided { takes_part: true }),
            declared(DEPUTY, DeclaredInterest::InDoubt),
        ]);
        assert_eq!(conflicts.stand(ONE, JUROR), ConflictStand::Clear);
        assert!(conflicts.keeps_out(ONE, DEPUTY) && !conflicts.is_clear(ONE, DEPUTY));
        assert!(
            !conflicts.keeps_out(ONE, CHAIR) && !conflicts.is_clear(ONE, CHAIR),
            "who has not answered does neither"
        );
        let decided =
            of(vec![declared(JUROR, DeclaredInterest::InDoubt), (ONE, JUROR, Said::Decided { takes_part: false })]);
        assert_eq!(decided.stand(ONE, JUROR), ConflictStand::Conflicted);
    }

    #[test]
    fn the_chairs_own_case_goes_to_the_deputy_and_nobody_decides_their_own() {
        let clear = vec![declared(CHAIR, DeclaredInterest::None), declared(DEPUTY, DeclaredInterest::None)];
        let decider = |said: Vec<_>, about| LEADERS.decider(&of(said), ONE, about);
        assert_eq!(decider(clear.clone(), JUROR), Some(CHAIR));
        assert_eq!(decider(clear.clone(), CHAIR), Some(DEPUTY));
        assert_eq!(decider(clear.clone(), DEPUTY), Some(CHAIR));
        let mut chair_out = clear;
        chair_out.push(declared(CHAIR, DeclaredInterest::InDoubt));
        assert_eq!(decider(chair_out.clone(), JUROR), Some(DEPUTY));
        assert_eq!(decider(chair_out, DEPUTY), None);
        assert_eq!(decider(vec![], JUROR), None, "who has not answered decides nothing");
    }

    #[test]
    fn where_chair_and_deputy_take_no_part_the_stand_in_decides() {
        let decider = |said: Vec<_>, about| LEADERS.decider(&of(said), ONE, about);
        let mut said = vec![declared(CHAIR, DeclaredInterest::Conflicted), declared(STAND_IN, DeclaredInterest::None)];
        assert_eq!(decider(said.clone(), JUROR), None, "the deputy is still to answer");
        said.push(declared(DEPUTY, DeclaredInterest::InDoubt));
        assert_eq!(decider(said.clone(), JUROR), Some(STAND_IN));
        assert_eq!(decider(said.clone(), DEPUTY), Some(STAND_IN));
        assert_eq!(decider(said.clone(), STAND_IN), None, "nobody decides their own");
        said.push(declared(STAND_IN, DeclaredInterest::InDoubt));
        assert_eq!(decider(said, JUROR), None, "then another stand-in is appointed");
        let nobody = Leaders { chair: None, deputy: None, ..LEADERS };
        assert!(!nobody.nobody_chairs(&Conflicts::default(), ONE), "no jury yet is no conflict");
    }

    #[test]
    fn the_stand_in_chooses_only_where_none_of_the_three_can() {
        let two = NomineeId(2);
        let out = |nominee, member| (nominee, member, Said::Declared(DeclaredInterest::Conflicted));
        let mut said = vec![out(ONE, CHAIR), out(two, DEPUTY)];
        assert!(!LEADERS.nobody_chooses(&of(said.clone()), &[ONE, two]), "the secretary can");
        said.push(out(two, SECRETARY));
        assert!(LEADERS.nobody_chooses(&of(said.clone()), &[ONE, two]));
        assert!(!LEADERS.nobody_chooses(&of(said.clone()), &[two]), "who is not judged is no hindrance");
        assert!(!LEADERS.nobody_chooses(&of(said), &[]));
    }

    #[test]
    fn a_conflict_with_one_that_was_merged_is_a_conflict_with_the_whole() {
        let (whole, part) = (NomineeId(1), NomineeId(2));
        let said = vec![
            (whole, JUROR, Said::Declared(DeclaredInterest::None)),
            (part, JUROR, Said::Declared(DeclaredInterest::Conflicted)),
            (part, DEPUTY, Said::Declared(DeclaredInterest::None)),
            (whole, CHAIR, Said::Declared(DeclaredInterest::None)),
            (whole, SECRETARY, Said::Declared(DeclaredInterest::None)),
            (part, SECRETARY, Said::Declared(DeclaredInterest::None)),
        ];
        let merged = Conflicts::of(said.clone(), [whole, part], |_| whole);
        assert_eq!(merged.stand(whole, JUROR), ConflictStand::Conflicted);
        assert_eq!(merged.stand(whole, DEPUTY), ConflictStand::Unanswered, "of the whole the deputy has said nothing");
        assert_eq!(merged.stand(whole, CHAIR), ConflictStand::Unanswered, "nor the chair of the part");
        assert_eq!(merged.stand(whole, SECRETARY), ConflictStand::Clear, "of everything the secretary has");
        let parted = of(said);
        assert_eq!(parted.stand(whole, JUROR), ConflictStand::Clear);
        assert_eq!(parted.stand(part, JUROR), ConflictStand::Conflicted);
    }

    proptest! {
        /// However answers come, nobody but the chair ever makes a stand lighter.
        #[test]
        fn only_a_decision_lifts(answers in prop::collection::vec(0_usize..3, 0..8)) {
            let mut said = Vec::new();
            let mut before = ConflictStand::Unanswered;
            for answer in answers {
                let wanted = DeclaredInterest::ALL[answer];
                if may_declare(before, wanted).is_ok() {
                    said.push(declared(JUROR, wanted));
                }
                let now = of(said.clone()).stand(ONE, JUROR);
                prop_assert!(now >= before);
                before = now;
            }
        }
    }
}
