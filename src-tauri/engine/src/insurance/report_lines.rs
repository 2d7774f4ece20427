//! A report as lines with names, as it stands on the screen, on paper and in a sheet: for each workplace its kinds of effort,
//! each track by itself and both in sum, then the workplace in sum; at the end all of it.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use super::delivered_report::ReportContents;
use super::report::{ReportFigures, TrackFigures, counted};
use crate::shared::ids::{EffortTypeId, OrganisationId};
use crate::shared::text::sort_key;
use crate::shared::text_enum::text_enum;

text_enum! {
    /// Which track a line counts.
    pub enum LineTrack {
        /// Volunteer work.
        Work = "work",
        /// Volunteer effort.
        Effort = "effort",
        /// Both: who is on both counts once.
        Both = "both",
    }
}

text_enum! {
    /// What a line counts at its workplace.
    pub enum LineKind {
        /// One kind of effort.
        EffortType = "effort_type",
        /// What nobody said the kind of.
        Unsaid = "unsaid",
        /// Everything there: who does two kinds of effort counts once.
        Sum = "sum",
    }
}

/// A line of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReportLine {
    /// The workplace; none where all are counted.
    pub workplace_id: Option<OrganisationId>,
    /// What it is called, or empty.
    pub workplace: String,
    /// What is counted there.
    pub kind: LineKind,
    /// Which kind of effort.
    pub effort_type_id: Option<EffortTypeId>,
    /// What it is called, or empty.
    pub effort_type: String,
    /// Which track.
    pub track: LineTrack,
    /// The figures.
    pub figures: TrackFigures,
    /// The figures as they are known now, beside those that were delivered.
    pub now: Option<TrackFigures>,
}

/// The figures of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReportTable {
    /// Hours a year that make a full-time equivalent.
    #[ts(type = "number")]
    pub hours_per_full_time: i64,
    /// In the order in which they are read.
    pub lines: Vec<ReportLine>,
    /// In sum: each person once.
    pub total: ReportFigures,
    /// Attachments of which nobody wrote the hours: they are missing in the hours.
    #[ts(type = "number")]
    pub without_hours: i64,
}

/// Where a line stands.
type Place = (bool, String, Option<OrganisationId>, LineKind, String, Option<EffortTypeId>, LineTrack);

impl ReportLine {
    fn place(&self) -> Place {
        let (workplace, effort) = (sort_key(&self.workplace), sort_key(&self.effort_type));
        (self.workplace_id.is_none(), workplace, self.workplace_id, self.kind, effort, self.effort_type_id, self.track)
    }

    /// Whether it says anything.
    fn is_told(&self) -> bool {
        self.figures != TrackFigures::default()
    }
}

/// The lines of a report.
pub fn table(contents: &ReportContents) -> ReportTable {
    let found = counted(&contents.rows, contents.hours_per_full_time);
    let mut lines = Vec::new();
    for at in &found.workplaces {
        let line = ReportLine {
            workplace_id: Some(at.workplace_id),
            workplace: contents.workplace(at.workplace_id),
            ..nothing()
        };
        for one in &at.efforts {
            let kind = if one.effort_type_id.is_some() { LineKind::EffortType } else { LineKind::Unsaid };
            let effort_type = contents.effort_type(one.effort_type_id);
            let line = ReportLine { kind, effort_type_id: one.effort_type_id, effort_type, ..line.clone() };
            lines.extend(by_track(&line, &one.figures));
        }
        if at.efforts.len() > 1 {
            lines.extend(by_track(&line, &at.sum));
        }
    }
    lines.extend(by_track(&nothing(), &found.total));
    lines.sort_by_cached_key(ReportLine::place);
    ReportTable {
        hours_per_full_time: contents.hours_per_full_time,
        lines,
        total: found.total,
        without_hours: found.without_hours,
    }
}

/// A line of everything, with nothing counted yet.
fn nothing() -> ReportLine {
    ReportLine {
        workplace_id: None,
        workplace: String::new(),
        kind: LineKind::Sum,
        effort_type_id: None,
        effort_type: String::new(),
        track: LineTrack::Both,
        figures: TrackFigures::default(),
        now: None,
    }
}

/// Each track by itself where there is one; both where there are both. All of it is told in sum in any case.
fn by_track(line: &ReportLine, figures: &ReportFigures) -> Vec<ReportLine> {
    let on = |track, figures| ReportLine { track, figures, ..line.clone() };
    let apart = [on(LineTrack::Work, figures.work), on(LineTrack::Effort, figures.effort)];
    let mut told: Vec<ReportLine> = apart.into_iter().filter(ReportLine::is_told).collect();
    if told.len() > 1 || line.workplace_id.is_none() {
        told.push(on(LineTrack::Both, figures.both));
    }
    told
}

/// The lines of a report that was delivered, each with what is known now beside it.
pub fn beside(delivered: ReportTable, now: ReportTable) -> ReportTable {
    let mut lines: BTreeMap<Place, ReportLine> = BTreeMap::new();
    for line in delivered.lines {
        lines.insert(line.place(), ReportLine { now: Some(TrackFigures::default()), ..line });
    }
    for line in now.lines {
        let known = Some(line.figures);
        let there =
            lines.entry(line.place()).or_insert_with(|| ReportLine { figures: TrackFigures::default(), ..line });
        there.now = known;
    }
    ReportTable {
        lines: lines.into_values().collect(),
        hours_per_full_time: delivered.hours_per_full_time,
        total: delivered.total,
        without_hours: delivered.without_hours,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insurance::CoverTrack;
    use crate::insurance::report::ReportRow;
    use crate::shared::ids::{AttachmentId, PersonId};

    fn row(person: i64, workplace: i64, effort: Option<i64>, track: CoverTrack) -> ReportRow {
        ReportRow {
            attachment_id: AttachmentId(person),
            person_id: PersonId(person),
            workplace_id: OrganisationId(workplace),
            effort_type_id: effort.map(EffortTypeId),
            track,
            weekly_hours: 100,
            days: 7,
            on_day: true,
        }
    }

    fn contents(rows: Vec<ReportRow>) -> ReportContents {
        ReportContents {
            hours_per_full_time: 1_670,
            workplaces: [(OrganisationId(1), "Å-huset".into()), (OrganisationId(2), "Biblioteket".into())].into(),
            effort_types: [(EffortTypeId(1), "Besøgsven".into())].into(),
            policies: Vec::new(),
            rows,
        }
    }

    /// `Biblioteket/Besøgsven/effort 1`.
    fn told(table: &ReportTable) -> Vec<String> {
        let line = |line: &ReportLine| {
            let what = if line.kind == LineKind::EffortType { &line.effort_type } else { line.kind.as_str() };
            format!("{}/{what}/{} {}", line.workplace, line.track.as_str(), line.figures.persons)
        };
        table.lines.iter().map(line).collect()
    }

    #[test]
    fn lines_stand_by_workplace_and_kind_and_sums_only_where_there_is_something_to_add_up() {
        let (work, effort) = (CoverTrack::VolunteerWork, CoverTrack::VolunteerEffort);
        let rows = vec![
            row(1, 1, None, work),
            row(2, 1, Some(1), effort),
            row(2, 1, Some(1), work),
            row(3, 2, Some(1), effort),
        ];
        let expected = [
            "Biblioteket/Besøgsven/effort 1",
            "Å-huset/Besøgsven/work 1",
            "Å-huset/Besøgsven/effort 1",
            "Å-huset/Besøgsven/both 1",
            "Å-huset/unsaid/work 1",
            "Å-huset/sum/work 2",
            "Å-huset/sum/effort 1",
            "Å-huset/sum/both 2",
            "/sum/work 2",
            "/sum/effort 2",
            "/sum/both 3",
        ];
        assert_eq!(told(&table(&contents(rows))), expected);
        assert_eq!(told(&table(&contents(Vec::new()))), ["/sum/both 0"], "nobody is said too");
    }

    #[test]
    fn what_was_delivered_stands_beside_what_is_known_now() {
        let effort = CoverTrack::VolunteerEffort;
        let delivered = table(&contents(vec![row(1, 1, Some(1), effort)]));
        let now = table(&contents(vec![row(1, 2, Some(1), effort), row(2, 2, Some(1), effort)]));
        let both = beside(delivered, now);
        let persons = |line: &ReportLine| (line.figures.persons, line.now.map(|now| now.persons));
        assert_eq!(told(&both)[0..2], ["Biblioteket/Besøgsven/effort 0", "Å-huset/Besøgsven/effort 1"]);
        assert_eq!(
            both.lines.iter().map(persons).collect::<Vec<_>>(),
            [(0, Some(2)), (1, Some(0)), (1, Some(2)), (1, Some(2))]
        );
    }
}
