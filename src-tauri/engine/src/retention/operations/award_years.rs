//! Awards whose time is over: what the jury gave goes first, then the names of everybody nominated. What counts stays, and so does
//! the name of whoever was given the award.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::access::{self, Changed, Done, Event, RequestContext, Subject, SubjectKind, WriteTx, finish};
use crate::award::{self, AwardForgetting, AwardForgotten, AwardYearKept};
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;
use crate::retention::{Hindrance, RetentionError, RetentionEvent, RetentionRules, store};
use crate::shared::ids::AwardYearId;
use crate::shared::wall_clock::date_of;

/// Something of an award that falls due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DueAward {
    /// Of which year.
    pub award_year_id: AwardYearId,
    /// The year.
    pub year: i32,
    /// What of it.
    pub what: AwardForgetting,
    /// The day the award was to be handed over.
    #[ts(type = "string")]
    pub handed_over_on: NaiveDate,
    /// The day it falls due.
    #[ts(type = "string")]
    pub due_on: NaiveDate,
    /// Whether that day has come.
    pub is_due: bool,
    /// How many nominees would lose their name.
    pub nominees: u32,
    /// How many nominations would lose their words.
    pub nominations: u32,
    /// How many sheets would go, with each change of one.
    pub sheets: u32,
    /// What stands in the way.
    pub hindrances: Vec<Hindrance>,
}

/// Something of an award that is to go.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AwardToForget {
    /// Of which year.
    pub award_year_id: AwardYearId,
    /// What of it.
    pub what: AwardForgetting,
}

impl Input for AwardToForget {
    fn sample() -> Self {
        Self { award_year_id: AwardYearId(1), what: AwardForgetting::Nominations }
    }
}

/// What went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct AwardForgottenCount {
    /// How many nominees lost their name.
    pub nominees: u32,
    /// How many nominations lost their words.
    pub nominations: u32,
    /// How many sheets went, with each change of one.
    pub sheets: u32,
    /// How many kept papers went.
    pub papers: u32,
    /// Out of how many searches in the log the words were taken.
    pub searches: u32,
}

/// What of the awards falls due by a day.
pub(super) async fn awards_due(
    tx: &mut Tx,
    rules: &RetentionRules,
    (today, last): (NaiveDate, NaiveDate),
) -> Result<Vec<DueAward>, DatabaseError> {
    let mut due = Vec::new();
    for kept in award::award_years_kept(tx).await? {
        let all = AwardForgetting::ALL.iter().filter_map(|what| due_of(rules, &kept, *what, today));
        due.extend(all.filter(|one| one.due_on <= last));
    }
    due.sort_by_key(|one| (one.due_on, one.award_year_id, one.what));
    Ok(due)
}

fn due_of(rules: &RetentionRules, kept: &AwardYearKept, what: AwardForgetting, today: NaiveDate) -> Option<DueAward> {
    let is_there = match what {
        AwardForgetting::Sheets => kept.sheets > 0,
        AwardForgetting::Nominations => kept.nominees > 0 || kept.nominations > 0,
    };
    let due_on = rules.award_due_on(what, kept.handed_over_on).filter(|_| is_there)?;
    // How many there are in a year that is not closed would tell of nominees to whoever does not see them.
    let told = |count: u32| if kept.is_published { count } else { 0 };
    let goes = |count: u32| if what == AwardForgetting::Nominations { told(count) } else { 0 };
    let not_published = (!kept.is_published).then_some(Hindrance::AwardNotPublished { year: kept.year });
    Some(DueAward {
        award_year_id: kept.id,
        year: kept.year,
        what,
        handed_over_on: kept.handed_over_on,
        due_on,
        is_due: due_on <= today,
        nominees: goes(kept.nominees),
        nominations: goes(kept.nominations),
        sheets: told(kept.sheets),
        hindrances: not_published.into_iter().collect(),
    })
}

/// Lets something of an award go for good, once its time is over and its year is closed. There is no way back.
pub async fn forget_award(
    context: &RequestContext<'_>,
    input: AwardToForget,
) -> Result<Changed<AwardForgottenCount>, RetentionError> {
    let mut tx = context.write().await?;
    let done = forget(&mut tx, input).await.map(|count| {
        let AwardForgottenCount { nominees, nominations, sheets, papers, searches } = count;
        let event = match input.what {
            AwardForgetting::Sheets => RetentionEvent::AwardSheetsForgotten { sheets },
            AwardForgetting::Nominations => {
                RetentionEvent::AwardYearAnonymised { nominees, nominations, papers, searches }
            }
        };
        let year = Subject::of(SubjectKind::AwardYear, input.award_year_id.0);
        Done::for_good(count, vec![Event::new(year, &event)])
    });
    finish(tx, done).await
}

async fn forget(tx: &mut WriteTx, input: AwardToForget) -> Result<AwardForgottenCount, RetentionError> {
    let (rules, _) = store::rules(tx).await?;
    let today = date_of(tx.now());
    let kept = award::award_years_kept(tx).await?.into_iter().find(|kept| kept.id == input.award_year_id);
    let due = kept.and_then(|kept| due_of(&rules, &kept, input.what, today));
    let mut due = due.ok_or(RetentionError::NothingToForget)?;
    if !due.is_due {
        due.hindrances.push(Hindrance::AwardKept { until: due.due_on });
    }
    if !due.hindrances.is_empty() {
        return Err(RetentionError::AnonymisingHindered { hindrances: due.hindrances });
    }
    let AwardForgotten { nominees, nominations, sheets, papers, names } =
        award::forget_award_year(tx, input.award_year_id, input.what).await?;
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let searches = access::forget_searches_for_any(tx, &names).await?;
    Ok(AwardForgottenCount { nominees, nominations, sheets, papers, searches })
}
