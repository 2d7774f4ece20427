//! Whose time is over: the list that somebody goes through once a month.

use chrono::{Datelike, Months, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

use super::anonymising::ties_of;
use super::award_years::{DueAward, awards_due};
use super::cases::{DueCase, cases_due};
use super::old_ones::{DueOld, old_due};
use super::thinning::{DueLog, log_due};
use crate::access::{Nothing, RequestContext};
use crate::database::{DatabaseError, Tx};
use crate::insurance;
use crate::retention::{Hindrance, RetentionError, RetentionRules, hindrances, store};
use crate::shared::ids::PersonId;
use crate::shared::text_enum::text_enum;

/// So many are listed; the rest are counted.
const MOST: usize = 200;

text_enum! {
    /// Why a name falls due.
    pub enum DueBecause {
        /// They volunteered once.
        Volunteered = "volunteered",
        /// They are nothing to the office: no volunteer and nobody's contact, no role, no booking, no award.
        Untied = "untied",
    }
}

/// Somebody whose name falls due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DueName {
    /// Who.
    pub person_id: PersonId,
    /// Their full name.
    pub full_name: String,
    /// Why.
    pub because: DueBecause,
    /// The last day of their last attachment; where they had none, the day they were taken into the register; where that was a
    /// mistake, the day it was taken back. Of whoever is nothing to the office: the day their last role ended, or the card was made.
    #[ts(type = "string")]
    pub last_day: NaiveDate,
    /// The day it falls due.
    #[ts(type = "string")]
    pub due_on: NaiveDate,
    /// Whether that day has come.
    pub is_due: bool,
    /// What stands in the way.
    pub hindrances: Vec<Hindrance>,
}

/// Whose names fall due by the end of next month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RetentionDue {
    /// The rule they are counted by.
    pub rules: RetentionRules,
    /// The first to fall due first; at most two hundred.
    pub names: Vec<DueName>,
    /// What of the awards falls due, the first first.
    pub awards: Vec<DueAward>,
    /// Claims and agreements that fall due, the first first.
    pub cases: Vec<DueCase>,
    /// How many claims are due that whoever asks does not read of.
    pub hidden_claims: u32,
    /// What is due by age alone.
    pub old: Vec<DueOld>,
    /// Old lines of the log, where there are any.
    pub log: Option<DueLog>,
    /// How many names are due today.
    pub due: u32,
    /// How many more fall due by the end of next month.
    pub coming: u32,
}

/// How many names are due, for I dag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RetentionCount {
    /// Today.
    pub due: u32,
    /// How much of the awards is due that nothing stands in the way of.
    pub awards: u32,
    /// How many claims and agreements are due that nothing stands in the way of.
    pub cases: u32,
    /// How many papers with the names of several, and contacts of bookings, are due.
    pub old: u32,
    /// How many lines of the log are.
    pub log_lines: u32,
}

/// Whose names are due, or fall due by the end of next month.
pub async fn retention_due(context: &RequestContext<'_>, _: Nothing) -> Result<RetentionDue, RetentionError> {
    let today = context.today();
    let mut tx = context.read().await?;
    let (rules, _) = store::rules(&mut tx).await?;
    let last = end_of_next_month(today);
    let mut names = falling_due(context, &mut tx, &rules, (today, last)).await?;
    let due = names.iter().filter(|one| one.is_due).count() as u32;
    let coming = names.len() as u32 - due;
    names.truncate(MOST);
    for one in &mut names {
        one.hindrances = hindrances(&ties_of(&mut tx, one.person_id, (today, context.now())).await?);
    }
    let awards = awards_due(&mut tx, &rules, (today, last)).await?;
    let cases = cases_due(context, &mut tx, &rules, (today, last)).await?;
    let old = old_due(&mut tx, &rules, today).await?;
    let log = log_due(&mut tx, &rules, today).await?;
    Ok(RetentionDue {
        rules,
        names,
        awards,
        cases: cases.told,
        hidden_claims: cases.hidden_claims,
        old,
        log,
        due,
        coming,
    })
}

/// How many names are due today.
pub async fn retention_count(context: &RequestContext<'_>, _: Nothing) -> Result<RetentionCount, RetentionError> {
    let today = context.today();
    let mut tx = context.read().await?;
    let (rules, _) = store::rules(&mut tx).await?;
    let due = falling_due(context, &mut tx, &rules, (today, today)).await?.len();
    let awards = awards_due(&mut tx, &rules, (today, today)).await?;
    let awards = awards.iter().filter(|one| one.hindrances.is_empty()).count();
    let cases = cases_due(context, &mut tx, &rules, (today, today)).await?.told;
    let cases = cases.iter().filter(|one| one.hindrances.is_empty()).count();
    let old = old_due(&mut tx, &rules, today).await?.iter().map(|one| one.count).sum();
    let log_lines = log_due(&mut tx, &rules, today).await?.map_or(0, |log| log.lines);
    Ok(RetentionCount { due: due as u32, awards: awards as u32, cases: cases as u32, old, log_lines })
}

async fn falling_due(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    rules: &RetentionRules,
    (today, last): (NaiveDate, NaiveDate),
) -> Result<Vec<DueName>, DatabaseError> {
    let former = insurance::former_volunteers(context, tx).await?;
    let mut names = Vec::new();
    for one in former {
        let Some(due_on) = rules.volunteer_due_on(one.last_day).filter(|due_on| *due_on <= last) else { continue };
        // A claim keeps a name longer.
        let claims = insurance::claim_ties(tx, one.person_id).await?;
        let due_on = rules.claims_due_on(&claims).map_or(due_on, |kept| kept.max(due_on));
        if due_on > last {
            continue;
        }
        names.push(DueName {
            person_id: one.person_id,
            full_name: one.full_name,
            because: DueBecause::Volunteered,
            last_day: one.last_day,
            due_on,
            is_due: due_on <= today,
            hindrances: Vec::new(),
        });
    }
    names.extend(untied_due(tx, rules, (today, last)).await?);
    names.sort_by_key(|one| (one.due_on, one.person_id));
    Ok(names)
}

/// People who are nothing to the office, and have been nothing to it for as long as a name is kept.
async fn untied_due(
    tx: &mut Tx,
    rules: &RetentionRules,
    (today, last): (NaiveDate, NaiveDate),
) -> Result<Vec<DueName>, DatabaseError> {
    let Some(by) = RetentionRules::over_by(rules.person_months, last) else { return Ok(Vec::new()) };
    let due = store::untied(tx, by).await?.into_iter().filter_map(|one| {
        let due_on = rules.person_due_on(one.last_day).filter(|due_on| *due_on <= last)?;
        Some(DueName {
            person_id: one.person_id,
            full_name: one.full_name,
            because: DueBecause::Untied,
            last_day: one.last_day,
            due_on,
            is_due: due_on <= today,
            hindrances: Vec::new(),
        })
    });
    Ok(due.collect())
}

fn end_of_next_month(today: NaiveDate) -> NaiveDate {
    let first = today.with_day(1).unwrap_or(today);
    first.checked_add_months(Months::new(2)).and_then(|day| day.pred_opt()).unwrap_or(today)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_coming_is_told_to_the_end_of_next_month() {
        for (today, last) in [("2026-11-24", "2026-12-31"), ("2026-12-31", "2027-01-31"), ("2027-01-31", "2027-02-28")]
        {
            assert_eq!(end_of_next_month(today.parse().expect("a date")).to_string(), last);
        }
    }
}
