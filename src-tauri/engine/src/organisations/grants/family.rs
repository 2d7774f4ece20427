//! Which organisations count as one: what was merged into another, the branches of an association, and associations with
//! the same CVR number. A municipal workplace shares its number with every other one and is nobody's branch here.

use std::collections::BTreeMap;

use crate::organisations::{NamedOrganisation, OrganisationKind};
use crate::shared::ids::OrganisationId;

/// An organisation as far as counting it together with others goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyMember {
    /// The organisation.
    pub id: OrganisationId,
    /// What kind.
    pub kind: OrganisationKind,
    /// Its full name.
    pub name: String,
    /// Its CVR number, or empty.
    pub cvr: String,
    /// What it is a branch of.
    pub parent_id: Option<OrganisationId>,
    /// The organisation it is read as, where it was merged into another.
    pub merged_into: Option<OrganisationId>,
    /// Whether it is put away.
    pub is_archived: bool,
}

/// Organisations that count as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Family {
    /// Whom the office speaks to: the one that is nobody's branch, and has some.
    pub head: NamedOrganisation,
    /// Whether all of them are put away.
    pub is_archived: bool,
    /// Those that stand, in the order they were given in. What was merged into one of them is that one.
    pub members: Vec<NamedOrganisation>,
    /// The same, and what was merged into one of them.
    pub ids: Vec<OrganisationId>,
}

/// Organisations, each in its family.
#[derive(Debug, Clone)]
pub struct Families {
    families: Vec<Family>,
    place: BTreeMap<OrganisationId, Place>,
}

#[derive(Debug, Clone, Copy)]
struct Place {
    family: usize,
    standing: OrganisationId,
}

impl Families {
    /// Finds the families among these; whoever may count as one with one of them is to be there.
    pub fn of(members: &[FamilyMember]) -> Self {
        let index: BTreeMap<OrganisationId, usize> = members.iter().enumerate().map(|(at, one)| (one.id, at)).collect();
        let standing: Vec<usize> = (0..members.len()).map(|at| standing_of(members, &index, at)).collect();
        let mut sets = Sets::of(members.len());
        let mut by_cvr: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, member) in members.iter().enumerate() {
            sets.join(at, standing[at]);
            if standing[at] != at || member.kind != OrganisationKind::Association {
                continue;
            }
            let parent = member.parent_id.and_then(|id| index.get(&id)).map(|parent| standing[*parent]);
            if let Some(parent) = parent.filter(|parent| members[*parent].kind == OrganisationKind::Association) {
                sets.join(at, parent);
            }
            if !member.cvr.is_empty() {
                sets.join(at, *by_cvr.entry(&member.cvr).or_insert(at));
            }
        }
        Self::gathered(members, &index, &standing, &mut sets)
    }

    fn gathered(
        members: &[FamilyMember],
        index: &BTreeMap<OrganisationId, usize>,
        standing: &[usize],
        sets: &mut Sets,
    ) -> Self {
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in 0..members.len() {
            groups.entry(sets.root(at)).or_default().push(at);
        }
        let mut families = Vec::with_capacity(groups.len());
        let mut place = BTreeMap::new();
        for group in groups.values() {
            for at in group {
                place.insert(members[*at].id, Place { family: families.len(), standing: members[standing[*at]].id });
            }
            families.push(family_of(members, index, standing, group));
        }
        Self { families, place }
    }

    /// The families, each once.
    pub fn all(&self) -> &[Family] {
        &self.families
    }

    /// The place of an organisation's family in [`Families::all`]; also of one that was merged into another.
    pub fn place_of(&self, id: OrganisationId) -> Option<usize> {
        self.place.get(&id).map(|place| place.family)
    }

    /// The organisation that this one is read as.
    pub fn standing(&self, id: OrganisationId) -> OrganisationId {
        self.place.get(&id).map_or(id, |place| place.standing)
    }
}

/// Follows the merges. Nothing is merged in a circle; should it be, the first that comes again stands.
fn standing_of(members: &[FamilyMember], index: &BTreeMap<OrganisationId, usize>, from: usize) -> usize {
    let mut at = from;
    for _ in 0..members.len() {
        match members[at].merged_into.and_then(|id| index.get(&id)) {
            Some(next) => at = *next,
            None => break,
        }
    }
    at
}

fn family_of(
    members: &[FamilyMember],
    index: &BTreeMap<OrganisationId, usize>,
    standing: &[usize],
    group: &[usize],
) -> Family {
    let own: Vec<usize> = group.iter().copied().filter(|at| standing[*at] == *at).collect();
    let is_branch = |at: usize| {
        let parent = members[at].parent_id.and_then(|id| index.get(&id)).map(|parent| standing[*parent]);
        parent.is_some_and(|parent| parent != at && own.contains(&parent))
    };
    let has_branches = |at: usize| {
        let is_parent = |parent: OrganisationId| index.get(&parent).is_some_and(|parent| standing[*parent] == at);
        own.iter().any(|other| *other != at && members[*other].parent_id.is_some_and(is_parent))
    };
    let head = own.iter().copied().min_by_key(|at| {
        let member = &members[*at];
        (member.is_archived, is_branch(*at), !has_branches(*at), member.id)
    });
    let named = |at: usize| NamedOrganisation { id: members[at].id, name: members[at].name.clone() };
    Family {
        head: named(head.unwrap_or(group[0])),
        is_archived: own.iter().all(|at| members[*at].is_archived),
        members: own.into_iter().map(named).collect(),
        ids: group.iter().map(|at| members[*at].id).collect(),
    }
}

/// Sets that are joined two by two.
struct Sets {
    above: Vec<usize>,
}

impl Sets {
    fn of(count: usize) -> Self {
        Self { above: (0..count).collect() }
    }

    fn root(&mut self, at: usize) -> usize {
        let mut root = at;
        while self.above[root] != root {
            // The way up gets shorter with each time it is walked.
            self.above[root] = self.above[self.above[root]];
            root = self.above[root];
        }
        root
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        let (low, high) = (one.min(other), one.max(other));
        self.above[high] = low;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(id: i64, name: &str) -> FamilyMember {
        FamilyMember {
            id: OrganisationId(id),
            kind: OrganisationKind::Association,
            name: name.into(),
            cvr: String::new(),
            parent_id: None,
            merged_into: None,
            is_archived: false,
        }
    }

    fn with_cvr(id: i64, name: &str, cvr: &str) -> FamilyMember {
        FamilyMember { cvr: cvr.into(), ..member(id, name) }
    }

    fn branch(id: i64, name: &str, parent: i64) -> FamilyMember {
        FamilyMember { parent_id: Some(OrganisationId(parent)), ..member(id, name) }
    }

    fn merged(id: i64, name: &str, into: i64) -> FamilyMember {
        FamilyMember { merged_into: Some(OrganisationId(into)), ..member(id, name) }
    }

    /// Each family as its head and its members.
    fn families(members: &[FamilyMember]) -> Vec<(String, Vec<String>)> {
        let families = Families::of(members);
        let names = |family: &Family| family.members.iter().map(|one| one.name.clone()).collect();
        families.all().iter().map(|family| (family.head.name.clone(), names(family))).collect()
    }

    fn family(head: &str, members: &[&str]) -> (String, Vec<String>) {
        (head.to_owned(), members.iter().map(|name| (*name).to_owned()).collect())
    }

    #[test]
    fn branches_and_those_with_the_same_number_are_one_family() {
        let all = [
            branch(1, "Afdeling Nord", 3),
            with_cvr(2, "Afdeling Syd", "99900008"),
            with_cvr(3, "Hovedforeningen", "99900008"),
            branch(4, "Nords ungdom", 1),
            member(5, "En anden"),
            member(6, "Uden nummer"),
        ];
        assert_eq!(
            families(&all),
            [
                family("Hovedforeningen", &["Afdeling Nord", "Afdeling Syd", "Hovedforeningen", "Nords ungdom"]),
                family("En anden", &["En anden"]),
                family("Uden nummer", &["Uden nummer"]),
            ]
        );
    }

    #[test]
    fn what_was_merged_is_the_one_it_was_merged_into_and_brings_no_number_of_its_own() {
        let all = [
            merged(1, "Dublet", 2),
            merged(2, "Dublettens dublet", 3),
            with_cvr(3, "Koret", "99900377"),
            FamilyMember { cvr: "99900741".into(), ..merged(4, "Fejloprettet", 3) },
            with_cvr(5, "Banko", "99900741"),
            branch(6, "Korets børn", 1),
        ];
        assert_eq!(families(&all), [family("Koret", &["Koret", "Korets børn"]), family("Banko", &["Banko"])]);
        let found = Families::of(&all);
        assert_eq!(found.place_of(OrganisationId(1)), found.place_of(OrganisationId(6)));
        assert_eq!(found.standing(OrganisationId(1)), OrganisationId(3));
    }

    #[test]
    fn workplaces_share_the_municipality_s_number_and_are_no_family() {
        let workplace =
            |id, name: &str| FamilyMember { kind: OrganisationKind::Workplace, ..with_cvr(id, name, "99900008") };
        let all = [
            workplace(1, "Havblik"),
            workplace(2, "Solgården"),
            FamilyMember { parent_id: Some(OrganisationId(1)), ..member(3, "Havbliks venner") },
        ];
        assert_eq!(families(&all).len(), 3);
    }

    #[test]
    fn one_that_is_put_away_speaks_for_nobody_while_another_stands() {
        let away = FamilyMember { is_archived: true, ..with_cvr(1, "Den gamle", "99900377") };
        assert_eq!(
            families(&[away.clone(), with_cvr(2, "Den nye", "99900377")]),
            [family("Den nye", &["Den gamle", "Den nye"])]
        );
        assert!(Families::of(&[away]).all()[0].is_archived);
    }

    #[test]
    fn a_circle_of_merges_does_not_go_round_for_ever() {
        assert_eq!(families(&[merged(1, "En", 2), merged(2, "To", 1)]).len(), 2);
    }
}
