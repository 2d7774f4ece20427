//! How an attachment stands through its time: stretches of days with the same verdict, and where several run at once.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::Attachment;
use super::period::DaySpan;
use super::scheme::Scheme;
use super::verdict::{CoverStanding, verdict};
use crate::organisations::OPEN_END;

/// Days in a row with the same verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CoverStretch {
    /// Which days.
    pub period: DaySpan,
    /// How it stands on them.
    pub standing: CoverStanding,
}

/// The stretches of an attachment, in order, without a day between them.
pub fn stretches(attachment: &Attachment, scheme: &Scheme) -> Vec<CoverStretch> {
    let mut turns = scheme.turning_days(attachment.effort_type_id);
    turns.extend(attachment.approved_on);
    turns.extend(attachment.pauses.iter().flat_map(|pause| [Some(pause.from), pause.after()]).flatten());
    let mut stretches: Vec<CoverStretch> = Vec::new();
    for period in cut(attachment.period, turns) {
        let standing = verdict(attachment, scheme, period.from).standing;
        match stretches.last_mut().filter(|last| last.standing == standing) {
            Some(last) => last.period.to = period.to,
            None => stretches.push(CoverStretch { period, standing }),
        }
    }
    stretches
}

/// A period cut before each of some days.
pub(super) fn cut(period: DaySpan, mut turns: Vec<NaiveDate>) -> Vec<DaySpan> {
    turns.retain(|day| period.from < *day && *day <= period.to);
    turns.push(period.from);
    turns.sort_unstable();
    turns.dedup();
    let ends = turns.iter().skip(1).filter_map(|day| day.pred_opt()).chain([period.to]);
    turns.iter().copied().zip(ends).map(|(from, to)| DaySpan { from, to }).collect()
}

/// Where several of some periods run at once, and which (by their places), in order.
pub fn overlaps(periods: &[DaySpan]) -> Vec<(DaySpan, Vec<usize>)> {
    let Some(from) = periods.iter().map(|period| period.from).min() else { return Vec::new() };
    let to = periods.iter().map(|period| period.to).max().unwrap_or(OPEN_END);
    let turns = periods.iter().flat_map(|period| [Some(period.from), period.after()]).flatten().collect();
    let mut found: Vec<(DaySpan, Vec<usize>)> = Vec::new();
    for part in cut(DaySpan { from, to }, turns) {
        let holding: Vec<usize> = (0..periods.len()).filter(|place| periods[*place].contains(part.from)).collect();
        if holding.len() < 2 {
            continue;
        }
        match found.last_mut().filter(|(last, who)| last.after() == Some(part.from) && *who == holding) {
            Some((last, _)) => last.to = part.to,
            None => found.push((part, holding)),
        }
    }
    found
}
