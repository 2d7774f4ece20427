//! The insurer's report: how many volunteers were covered, where and for what, on a day and through a time, their hours and
//! full-time equivalents. Everything is counted from rows, one an attachment, so that a report that was delivered is shown
//! again by the same reckoning.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::period::DaySpan;
use super::piece::Basis;
use super::stretch::cut;
use super::{CoverTrack, Scheme};
use crate::shared::ids::{AttachmentId, EffortTypeId, OrganisationId, PersonId};

/// A piece of an attachment as it is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountedPiece {
    /// Of which attachment.
    pub attachment_id: AttachmentId,
    /// Whose.
    pub person_id: PersonId,
    /// Where.
    pub workplace_id: OrganisationId,
    /// Which kind of effort.
    pub effort_type_id: Option<EffortTypeId>,
    /// What cover rests on.
    pub basis: Basis,
    /// Which days.
    pub period: DaySpan,
    /// Expected hours a week, in hundredths; 0 where nobody wrote them.
    pub weekly_hours: i64,
}

/// An attachment that was covered on some day of a report. Kept with one that was delivered, thousands of them, so that the
/// names are short there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportRow {
    /// Which.
    #[serde(rename = "a")]
    pub attachment_id: AttachmentId,
    /// Whose.
    #[serde(rename = "p")]
    pub person_id: PersonId,
    /// Where.
    #[serde(rename = "w")]
    pub workplace_id: OrganisationId,
    /// Which kind of effort.
    #[serde(rename = "e")]
    pub effort_type_id: Option<EffortTypeId>,
    /// On which of the municipality's tracks.
    #[serde(rename = "t")]
    pub track: CoverTrack,
    /// Expected hours a week, in hundredths; 0 where nobody wrote them.
    #[serde(rename = "h")]
    pub weekly_hours: i64,
    /// On so many days of the time it was covered.
    #[serde(rename = "d")]
    pub days: i64,
    /// Whether it was on the day that is counted.
    #[serde(rename = "o")]
    pub on_day: bool,
}

impl ReportRow {
    /// Hours in hundredths of a seventh, which no sum rounds.
    fn sevenths(&self) -> i64 {
        self.weekly_hours * self.days
    }

    /// Hours in the time, in hundredths.
    pub fn hours(&self) -> i64 {
        rounded(self.sevenths(), 7)
    }
}

/// Which days a report is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReportDays {
    /// The first day of its time.
    #[ts(type = "string")]
    pub from: NaiveDate,
    /// The last, included.
    #[ts(type = "string")]
    pub to: NaiveDate,
    /// The day on which persons are counted.
    #[ts(type = "string")]
    pub on: NaiveDate,
}

impl ReportDays {
    fn time(&self) -> DaySpan {
        DaySpan { from: self.from, to: self.to }
    }

    /// The first day that has to be known.
    pub fn first(&self) -> NaiveDate {
        self.from.min(self.on)
    }

    /// The last day that has to be known.
    pub fn last(&self) -> NaiveDate {
        self.to.max(self.on)
    }
}

/// The rows of a report: pieces of one attachment stand together.
pub fn rows(pieces: &[CountedPiece], scheme: &Scheme, days: ReportDays) -> Vec<ReportRow> {
    let mut insured =
        Insured { scheme, within: DaySpan { from: days.first(), to: days.last() }, known: BTreeMap::new() };
    let of_one = pieces.chunk_by(|one, other| one.attachment_id == other.attachment_id);
    of_one.filter_map(|pieces| row(pieces, &mut insured, days)).collect()
}

fn row(pieces: &[CountedPiece], insured: &mut Insured<'_>, asked: ReportDays) -> Option<ReportRow> {
    let first = pieces.first()?;
    let (mut days, mut on_day) = (0, false);
    for piece in pieces {
        for covered in insured.covered(piece) {
            days += covered.common_with(&asked.time()).map_or(0, |common| common.days());
            on_day |= covered.contains(asked.on);
        }
    }
    let track = if first.basis == Basis::Law { CoverTrack::VolunteerWork } else { CoverTrack::VolunteerEffort };
    let row = ReportRow {
        attachment_id: first.attachment_id,
        person_id: first.person_id,
        workplace_id: first.workplace_id,
        effort_type_id: first.effort_type_id,
        track,
        weekly_hours: first.weekly_hours,
        days,
        on_day,
    };
    (days > 0 || on_day).then_some(row)
}

/// When the municipality covered which kind of effort: asked once for each kind.
struct Insured<'a> {
    scheme: &'a Scheme,
    within: DaySpan,
    known: BTreeMap<Option<EffortTypeId>, Vec<DaySpan>>,
}

impl Insured<'_> {
    /// The days of a piece on which it was covered, as [`super::verdict::verdict`] says of each.
    fn covered(&mut self, piece: &CountedPiece) -> Vec<DaySpan> {
        match piece.basis {
            Basis::Law => piece.period.common_with(&self.within).into_iter().collect(),
            Basis::Scheme => {
                let (scheme, within) = (self.scheme, self.within);
                let held = self.known.entry(piece.effort_type_id);
                let held = held.or_insert_with(|| held_within(scheme, piece.effort_type_id, within));
                held.iter().filter_map(|span| span.common_with(&piece.period)).collect()
            }
            Basis::Nothing | Basis::Association => Vec::new(),
        }
    }
}

fn held_within(scheme: &Scheme, effort_type_id: Option<EffortTypeId>, within: DaySpan) -> Vec<DaySpan> {
    let Some(listed) = effort_type_id.and_then(|id| scheme.effort_type(id)) else { return Vec::new() };
    let parts = cut(within, scheme.turning_days(effort_type_id)).into_iter();
    parts.filter(|part| listed.is_covered_on(part.from) && scheme.insures_efforts_on(part.from)).collect()
}

/// Figures of one track, or of both together. A person counts once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TrackFigures {
    /// Persons who were covered on the day.
    #[ts(type = "number")]
    pub on_day: i64,
    /// Persons who were covered on some day of the time.
    #[ts(type = "number")]
    pub persons: i64,
    /// Hours in the time, in hundredths: expected hours a week × covered days ÷ 7.
    #[ts(type = "number")]
    pub hours: i64,
    /// Full-time equivalents, in hundredths.
    #[ts(type = "number")]
    pub full_time: i64,
}

/// Figures by track and in sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReportFigures {
    /// Volunteer work: covered by the industrial injuries act.
    pub work: TrackFigures,
    /// Volunteer effort: covered by what the municipality has taken out.
    pub effort: TrackFigures,
    /// Both; who was on both tracks counts once.
    pub both: TrackFigures,
}

/// What was counted at a workplace for one kind of effort.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EffortLine {
    /// Which kind; none where nobody said.
    pub effort_type_id: Option<EffortTypeId>,
    /// The figures.
    pub figures: ReportFigures,
}

/// What was counted at a workplace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkplaceLine {
    /// Which.
    pub workplace_id: OrganisationId,
    /// In sum: who did two kinds of effort counts once.
    pub sum: ReportFigures,
    /// By kind of effort.
    pub efforts: Vec<EffortLine>,
}

/// Everything that was counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// By workplace.
    pub workplaces: Vec<WorkplaceLine>,
    /// In sum: who was at two workplaces counts once.
    pub total: ReportFigures,
    /// Attachments of which nobody wrote the hours: they are missing in the hours.
    pub without_hours: i64,
}

/// Counts rows.
pub fn counted(rows: &[ReportRow], hours_per_full_time: i64) -> Counted {
    let mut sorted: Vec<&ReportRow> = rows.iter().collect();
    sorted.sort_unstable_by_key(|row| (row.workplace_id, row.effort_type_id, row.person_id));
    let workplaces = sorted.chunk_by(|one, other| one.workplace_id == other.workplace_id).map(|at| WorkplaceLine {
        workplace_id: at[0].workplace_id,
        sum: figures(at, hours_per_full_time),
        efforts: at
            .chunk_by(|one, other| one.effort_type_id == other.effort_type_id)
            .map(|of| EffortLine { effort_type_id: of[0].effort_type_id, figures: figures(of, hours_per_full_time) })
            .collect(),
    });
    Counted {
        workplaces: workplaces.collect(),
        total: figures(&sorted, hours_per_full_time),
        without_hours: rows.iter().filter(|row| row.weekly_hours == 0).count() as i64,
    }
}

fn figures(rows: &[&ReportRow], hours_per_full_time: i64) -> ReportFigures {
    let on = |track: Option<CoverTrack>| {
        let rows = rows.iter().copied().filter(|row| track.is_none_or(|track| row.track == track));
        track_figures(rows, hours_per_full_time)
    };
    ReportFigures {
        work: on(Some(CoverTrack::VolunteerWork)),
        effort: on(Some(CoverTrack::VolunteerEffort)),
        both: on(None),
    }
}

fn track_figures<'a>(rows: impl Iterator<Item = &'a ReportRow> + Clone, hours_per_full_time: i64) -> TrackFigures {
    let sevenths: i64 = rows.clone().map(ReportRow::sevenths).sum();
    TrackFigures {
        on_day: persons(rows.clone().filter(|row| row.on_day)),
        persons: persons(rows.filter(|row| row.days > 0)),
        hours: rounded(sevenths, 7),
        full_time: rounded(sevenths, 7 * hours_per_full_time.max(1)),
    }
}

fn persons<'a>(rows: impl Iterator<Item = &'a ReportRow>) -> i64 {
    let mut ids: Vec<PersonId> = rows.map(|row| row.person_id).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.len() as i64
}

/// Half is rounded up.
fn rounded(value: i64, by: i64) -> i64 {
    (2 * value + by) / (2 * by)
}

/// Who came, who went, and of whom something is another.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// Covered on the later day only.
    pub joined: Vec<PersonId>,
    /// Covered on the earlier day only.
    pub left: Vec<PersonId>,
    /// Covered on both, with another workplace, kind of effort, track or number of hours.
    pub changed: Vec<PersonId>,
}

/// What became of somebody since the report before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// Covered now, and not then.
    Joined,
    /// Covered then, and not now.
    Left,
    /// Covered both times, with something another.
    Changed,
}

impl Changes {
    /// What became of whom a row is about. Of somebody who is there, only what counts on the day tells it.
    pub fn kind_of(&self, row: &ReportRow) -> Option<ChangeKind> {
        let is_among = |people: &[PersonId]| people.binary_search(&row.person_id).is_ok();
        match row.on_day {
            true if is_among(&self.joined) => Some(ChangeKind::Joined),
            true if is_among(&self.changed) => Some(ChangeKind::Changed),
            _ if is_among(&self.left) => Some(ChangeKind::Left),
            _ => None,
        }
    }
}

/// The rows of those who left and have none in the later report: where they were, with no day in its time.
pub fn rows_of_left(before: &[ReportRow], now: &[ReportRow], changes: &Changes) -> Vec<ReportRow> {
    let is_told = |id: PersonId| now.iter().any(|row| row.person_id == id);
    let silent: Vec<PersonId> = changes.left.iter().copied().filter(|id| !is_told(*id)).collect();
    let theirs = before.iter().filter(|row| row.on_day && silent.binary_search(&row.person_id).is_ok());
    theirs.map(|row| ReportRow { days: 0, on_day: false, ..*row }).collect()
}

/// What has changed from the day of one report to the day of another.
pub fn changes(before: &[ReportRow], now: &[ReportRow]) -> Changes {
    let (before, now) = (on_their_day(before), on_their_day(now));
    let joined = now.keys().filter(|id| !before.contains_key(id)).copied().collect();
    let left = before.keys().filter(|id| !now.contains_key(id)).copied().collect();
    let is_changed = |(id, rows): &(&PersonId, &Vec<Told>)| before.get(id).is_some_and(|then| then != *rows);
    let changed = now.iter().filter(is_changed).map(|(id, _)| *id).collect();
    Changes { joined, left, changed }
}

/// The same at each workplace where something has changed.
pub fn changes_by_workplace(before: &[ReportRow], now: &[ReportRow]) -> BTreeMap<OrganisationId, Changes> {
    let mut at: BTreeMap<OrganisationId, (Vec<ReportRow>, Vec<ReportRow>)> = BTreeMap::new();
    for row in before {
        at.entry(row.workplace_id).or_default().0.push(*row);
    }
    for row in now {
        at.entry(row.workplace_id).or_default().1.push(*row);
    }
    let changed = at.into_iter().map(|(id, (before, now))| (id, changes(&before, &now)));
    changed.filter(|(_, changes)| *changes != Changes::default()).collect()
}

/// What an insurer is told of somebody's attachment.
type Told = (OrganisationId, Option<EffortTypeId>, CoverTrack, i64);

fn on_their_day(rows: &[ReportRow]) -> BTreeMap<PersonId, Vec<Told>> {
    let mut people: BTreeMap<PersonId, Vec<Told>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.on_day) {
        let told = (row.workplace_id, row.effort_type_id, row.track, row.weekly_hours);
        people.entry(row.person_id).or_default().push(told);
    }
    people.values_mut().for_each(|told| told.sort_unstable());
    people
}

#[cfg(test)]
mod tests;
