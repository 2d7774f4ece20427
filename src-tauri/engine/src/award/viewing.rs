//! Who sees what of an award year. One function answers for every list, count, search, mean and paper; whatever is read goes
//! through it, so that a nominee is nowhere for whoever takes no part in their case.

use super::conflict::{ConflictStand, Conflicts, Leaders, MemberPosition};
use crate::shared::ids::{AwardMemberId, NomineeId};

/// How much of a nominee somebody sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    /// That there is such a nominee is not told.
    Nothing,
    /// Their name, to answer for one's own interest.
    NameOnly,
    /// What jurors read and score.
    Texts,
    /// Everything the office knows.
    Everything,
}

/// Somebody who looks at a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Viewer {
    /// What they are in it; none of those who are nothing in it.
    pub member: Option<(AwardMemberId, MemberPosition)>,
    /// Whether the recipient is public.
    pub is_published: bool,
    /// Whether secretary, chair and deputy each take no part in the case of somebody judged: then the stand-in chooses, and sees
    /// what a chair sees.
    pub nobody_chooses: bool,
}

impl Viewer {
    /// How much of a nominee they see.
    pub fn sight(&self, leaders: &Leaders, conflicts: &Conflicts, nominee: NomineeId) -> Sight {
        let Some((member, position)) = self.member else { return Sight::Nothing };
        if self.is_published {
            return if position.scores() { Sight::Texts } else { Sight::Everything };
        }
        match (position, conflicts.stand(nominee, member)) {
            (_, ConflictStand::Conflicted) => Sight::Nothing,
            (MemberPosition::StandIn, stand) if !is_handed_over(leaders, conflicts, nominee) => {
                match self.nobody_chooses || leaders.nobody_chairs(conflicts, nominee) {
                    false => Sight::Nothing,
                    true if stand == ConflictStand::Clear => Sight::Texts,
                    true => Sight::NameOnly,
                }
            }
            (_, ConflictStand::InDoubt) => Sight::NameOnly,
            (MemberPosition::Secretary | MemberPosition::StandIn, _) => Sight::Everything,
            (MemberPosition::Chair | MemberPosition::Deputy | MemberPosition::Juror, ConflictStand::Clear) => {
                Sight::Texts
            }
            (MemberPosition::Chair | MemberPosition::Deputy | MemberPosition::Juror, ConflictStand::Unanswered) => {
                Sight::NameOnly
            }
        }
    }

    /// Whether they may work on the case of a nominee as the office does.
    pub fn handles(&self, leaders: &Leaders, conflicts: &Conflicts, nominee: NomineeId) -> bool {
        let is_office = self.member.is_some_and(|(_, position)| !position.scores());
        is_office && self.sight(leaders, conflicts, nominee) == Sight::Everything
    }
}

/// Whether the secretary takes no part, so that the case is the stand-in's.
fn is_handed_over(leaders: &Leaders, conflicts: &Conflicts, nominee: NomineeId) -> bool {
    leaders.secretary.is_none_or(|secretary| conflicts.keeps_out(nominee, secretary))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::award::conflict::{DeclaredInterest, Said};

    const ONE: NomineeId = NomineeId(1);
    const SECRETARY: AwardMemberId = AwardMemberId(4);
    const LEADERS: Leaders = Leaders {
        chair: Some(AwardMemberId(1)),
        deputy: Some(AwardMemberId(2)),
        secretary: Some(SECRETARY),
        stand_in: Some(AwardMemberId(5)),
    };

    fn sight(
        position: MemberPosition,
        own: Option<DeclaredInterest>,
        secretary: Option<DeclaredInterest>,
        is_published: bool,
    ) -> Sight {
        let id = match position {
            MemberPosition::Chair => 1,
            MemberPosition::Deputy => 2,
            MemberPosition::Juror => 3,
            MemberPosition::Secretary => 4,
            MemberPosition::StandIn => 5,
        };
        let said = |member, interest: Option<DeclaredInterest>| {
            interest.map(|interest| (ONE, member, Said::Declared(interest)))
        };
        let all = said(SECRETARY, secretary).into_iter().chain(said(AwardMemberId(id), own));
        let conflicts = Conflicts::of(all, [ONE], |nominee| nominee);
        let viewer = Viewer { member: Some((AwardMemberId(id), position)), is_published, nobody_chooses: false };
        viewer.sight(&LEADERS, &conflicts, ONE)
    }

    #[test]
    fn who_is_nothing_in_a_year_sees_nothing_of_it() {
        for is_published in [false, true] {
            let outsider = Viewer { member: None, is_published, nobody_chooses: true };
            assert_eq!(outsider.sight(&LEADERS, &Conflicts::default(), ONE), Sight::Nothing);
            assert!(!outsider.handles(&LEADERS, &Conflicts::default(), ONE));
        }
    }

    #[test]
    fn each_sees_what_their_answer_lets_them() {
        use DeclaredInterest::{Conflicted, InDoubt, None as Clear};
        for position in [MemberPosition::Chair, MemberPosition::Deputy, MemberPosition::Juror] {
            for (own, expected) in [
                (None, Sight::NameOnly),
                (Some(Clear), Sight::Texts),
                (Some(InDoubt), Sight::NameOnly),
                (Some(Conflicted), Sight::Nothing),
            ] {
                assert_eq!(sight(position, own, None, false), expected, "{position:?} {own:?}");
                assert_eq!(sight(position, own, None, true), Sight::Texts, "after publication nothing is hidden");
            }
        }
        for (own, expected) in [
            (None, Sight::Everything),
            (Some(Clear), Sight::Everything),
            (Some(InDoubt), Sight::NameOnly),
            (Some(Conflicted), Sight::Nothing),
        ] {
            assert_eq!(sight(MemberPosition::Secretary, None, own, false), expected, "{own:?}");
        }
    }

    #[test]
    fn the_stand_in_sees_what_the_secretary_does_not_and_nothing_else() {
        use DeclaredInterest::{Conflicted, InDoubt, None as Clear};
        for (secretary, own, expected) in [
            (None, None, Sight::Nothing),
            (Some(Clear), None, Sight::Nothing),
            (Some(InDoubt), None, Sight::Everything),
            (Some(Conflicted), Some(Clear), Sight::Everything),
            (Some(Conflicted), Some(InDoubt), Sight::NameOnly),
            (Some(Conflicted), Some(Conflicted), Sight::Nothing),
        ] {
            assert_eq!(sight(MemberPosition::StandIn, own, secretary, false), expected, "{secretary:?} {own:?}");
        }
    }

    #[test]
    fn where_nobody_else_can_the_stand_in_sees_what_a_chair_sees() {
        use DeclaredInterest::{Conflicted, InDoubt, None as Clear};
        let seen = |chairs: [DeclaredInterest; 2], own: Option<DeclaredInterest>, nobody_chooses| {
            let members = [(AwardMemberId(1), chairs[0]), (AwardMemberId(2), chairs[1])];
            let own = own.map(|interest| (AwardMemberId(5), interest));
            let all = members.into_iter().chain(own);
            let all = all.map(|(member, interest)| (ONE, member, Said::Declared(interest)));
            let conflicts = Conflicts::of(all, [ONE], |nominee| nominee);
            let member = Some((AwardMemberId(5), MemberPosition::StandIn));
            Viewer { member, is_published: false, nobody_chooses }.sight(&LEADERS, &conflicts, ONE)
        };
        assert_eq!(seen([Conflicted, Clear], Some(Clear), false), Sight::Nothing, "the deputy chairs");
        assert_eq!(seen([Conflicted, InDoubt], None, false), Sight::NameOnly);
        assert_eq!(seen([Conflicted, InDoubt], Some(Clear), false), Sight::Texts);
        assert_eq!(seen([Conflicted, InDoubt], Some(Conflicted), false), Sight::Nothing);
        assert_eq!(seen([Clear, Clear], Some(Clear), true), Sight::Texts);
        assert_eq!(seen([Clear, Clear], None, true), Sight::NameOnly);
    }
}
