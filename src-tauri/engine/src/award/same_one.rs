//! Which places of a year are, or were, held by the same one. What somebody answered is theirs, whichever place they hold now: who
//! leaves and is appointed anew stands as before.

use super::twins::{Likeness, twins};
use super::year::{KeptMember, MemberFacts};
use crate::shared::ids::AwardMemberId;

/// The places of a year, by who holds them.
#[derive(Debug, Default)]
pub struct Places(Vec<(AwardMemberId, Vec<AwardMemberId>)>);

impl Places {
    /// The same one goes by the same user or the same card, or by the same name where one of the two works on paper.
    pub fn of(members: &[KeptMember]) -> Self {
        let names: Vec<&str> = members.iter().map(|member| member.facts.name.as_str()).collect();
        let mut named = vec![Vec::new(); members.len()];
        for pair in twins(&names).into_iter().filter(|pair| pair.likeness == Likeness::Same) {
            named[pair.one].push(pair.other);
            named[pair.other].push(pair.one);
        }
        let held = |place: usize, member: &KeptMember| {
            let is_theirs = |(at, other): &(usize, &KeptMember)| {
                *at == place || is_same_one(&member.facts, &other.facts, named[place].contains(at))
            };
            members.iter().enumerate().filter(is_theirs).map(|(_, other)| other.id).collect()
        };
        Self(members.iter().enumerate().map(|(place, member)| (member.id, held(place, member))).collect())
    }

    /// Every place that is or was held by whoever holds this one, this one among them.
    pub fn held_by(&self, id: AwardMemberId) -> &[AwardMemberId] {
        self.0.iter().find(|(place, _)| *place == id).map_or(&[], |(_, held)| held.as_slice())
    }
}

/// Two users are two people, whatever they are called.
fn is_same_one(one: &MemberFacts, other: &MemberFacts, has_same_name: bool) -> bool {
    let is_on_paper = one.user_id.is_none() || other.user_id.is_none();
    let same_user = one.user_id.is_some() && one.user_id == other.user_id;
    let same_person = one.person_id.is_some() && one.person_id == other.person_id;
    same_user || same_person || (is_on_paper && has_same_name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::award::conflict::MemberPosition;
    use crate::shared::ids::{AwardYearId, PersonId, UserId};

    fn member(id: i64, name: &str, user: Option<i64>, person: Option<i64>) -> KeptMember {
        let facts = MemberFacts {
            position: MemberPosition::Juror,
            user_id: user.map(UserId),
            on_paper: false,
            person_id: person.map(PersonId),
            name: name.into(),
            serves_from: String::new(),
            serves_to: String::new(),
        };
        KeptMember { id: AwardMemberId(id), award_year_id: AwardYearId(1), version: 1, facts, left_at: None }
    }

    #[test]
    fn the_same_one_is_known_by_user_card_or_name_on_paper() {
        let places = Places::of(&[
            member(1, "Else Papir", None, None),
            member(2, "else papir", None, None),
            member(3, "Ib Toft", Some(7), None),
            member(4, "Ib Toft", None, None),
            member(5, "Ib Toft", Some(8), None),
            member(6, "Ib T.", Some(7), Some(9)),
            member(7, "Bodil Skov", None, Some(9)),
        ]);
        let held = |id: i64| places.held_by(AwardMemberId(id)).iter().map(|place| place.0).collect::<Vec<_>>();
        assert_eq!((held(1), held(2)), (vec![1, 2], vec![1, 2]));
        assert_eq!(held(3), [3, 4, 6], "two users of one name are two people");
        assert_eq!((held(4), held(5)), (vec![3, 4, 5], vec![4, 5]));
        assert_eq!((held(6), held(7)), (vec![3, 6, 7], vec![6, 7]));
        assert_eq!(held(99), Vec::<i64>::new());
    }
}
