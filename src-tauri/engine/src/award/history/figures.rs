//! What the nominations of a year were about, in figures: by kind of nominee, by part of town, by target group. No names.

use serde::Serialize;
use ts_rs::TS;

use crate::award::year::NomineeKind;
use crate::shared::text::sort_key;
use crate::shared::text_enum::text_enum;

text_enum! {
    /// What nominees are counted by.
    pub enum FigureGroup {
        /// Person, group, association.
        Kind = "kind",
        /// The part of town in which the effort is made.
        Area = "area",
        /// For whom the effort is made.
        TargetGroup = "target_group",
    }
}

/// A nominee as far as figures go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// Person, group or association.
    pub kind: NomineeKind,
    /// The part of town, or empty.
    pub area: String,
    /// For whom, or empty.
    pub target_group: String,
    /// How many nominate them.
    pub nominations: i64,
}

/// How many nominees there were of one sort.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NomineeFigure {
    /// What is counted by.
    pub group: FigureGroup,
    /// Which sort: a kind by its code, else as it was typed first; empty where nobody said.
    pub value: String,
    /// How many nominees.
    #[ts(type = "number")]
    pub nominees: i64,
    /// How many nominations of them.
    #[ts(type = "number")]
    pub nominations: i64,
}

/// The figures of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct YearFigures {
    /// The year.
    pub year: i32,
    /// How many nominees.
    #[ts(type = "number")]
    pub nominees: i64,
    /// How many nominations.
    #[ts(type = "number")]
    pub nominations: i64,
    /// By group; in each the most frequent first, those of whom nobody said last.
    pub figures: Vec<NomineeFigure>,
}

/// Counts the nominees of a year.
pub fn figures(year: i32, nominees: &[Counted]) -> YearFigures {
    let mut all = Vec::new();
    for group in FigureGroup::ALL.iter().copied() {
        let mut sorts: Vec<(String, NomineeFigure)> = Vec::new();
        for one in nominees {
            let value = match group {
                FigureGroup::Kind => one.kind.as_str(),
                FigureGroup::Area => one.area.trim(),
                FigureGroup::TargetGroup => one.target_group.trim(),
            };
            // However it was typed, `Ældre` and `ældre` are one.
            let key = sort_key(&value.to_lowercase());
            let place = sorts.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
                sorts.push((key, NomineeFigure { group, value: value.to_owned(), nominees: 0, nominations: 0 }));
                sorts.len() - 1
            });
            sorts[place].1.nominees += 1;
            sorts[place].1.nominations += one.nominations;
        }
        sorts.sort_by(|(key, one), (other_key, other)| {
            let order = |figure: &NomineeFigure| (figure.value.is_empty(), -figure.nominees);
            order(one).cmp(&order(other)).then_with(|| key.cmp(other_key))
        });
        all.extend(sorts.into_iter().map(|(_, figure)| figure));
    }
    YearFigures {
        year,
        nominees: nominees.len() as i64,
        nominations: nominees.iter().map(|one| one.nominations).sum(),
        figures: all,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(kind: NomineeKind, area: &str, target_group: &str, nominations: i64) -> Counted {
        Counted { kind, area: area.into(), target_group: target_group.into(), nominations }
    }

    #[test]
    fn every_nominee_counts_once_in_each_group() {
        let told = figures(
            2026,
            &[
                one(NomineeKind::Person, "Havnen", "", 3),
                one(NomineeKind::Person, "Midtbyen", "ældre", 1),
                one(NomineeKind::Group, "havnen ", "Ældre", 2),
                one(NomineeKind::Person, "", "Børn", 1),
            ],
        );
        assert_eq!((told.nominees, told.nominations), (4, 7));
        let of = |group| -> Vec<(&str, i64, i64)> {
            let of_group = told.figures.iter().filter(|figure| figure.group == group);
            of_group.map(|figure| (figure.value.as_str(), figure.nominees, figure.nominations)).collect()
        };
        assert_eq!(of(FigureGroup::Kind), [("person", 3, 5), ("group", 1, 2)]);
        assert_eq!(of(FigureGroup::Area), [("Havnen", 2, 5), ("Midtbyen", 1, 1), ("", 1, 1)]);
        assert_eq!(of(FigureGroup::TargetGroup), [("ældre", 2, 3), ("Børn", 1, 1), ("", 1, 3)]);
        for group in FigureGroup::ALL {
            assert_eq!(of(*group).iter().map(|(_, nominees, _)| nominees).sum::<i64>(), told.nominees);
        }
    }

    #[test]
    fn a_year_without_nominees_has_no_figures() {
        assert_eq!(figures(2026, &[]).figures, []);
    }
}
