//! Writing in a draft: facts, values, clauses.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::drafting::problem_of_line;
use super::{for_edit, found};
use crate::access::{Changed, Changing, RequestContext};
use crate::agreements::library::Libraries;
use crate::agreements::own_variable::Vocabulary;
use crate::agreements::{Agreement, AgreementError, AgreementEvent, Clause, ClauseState, store};
use crate::gate::Input;
use crate::shared::cpr::looks_like_cpr;
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::AgreementId;
use crate::shared::wall_clock::date_of;

const LONGEST_LINE: usize = 200;
const LONGEST_BODY: usize = 8_000;

/// Facts and values as they should be. What is left out stays as it is.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AgreementChange {
    /// The agreement.
    pub id: AgreementId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// What the cooperation is about.
    #[serde(default)]
    #[ts(optional)]
    pub activity_title: Option<String>,
    /// The number of the case in the municipality's own system.
    #[serde(default)]
    #[ts(optional)]
    pub case_number: Option<String>,
    /// First and last day.
    #[serde(default)]
    #[ts(optional)]
    pub period: Option<Period>,
    /// What is written for variables; `null` goes back to what the records say.
    #[serde(default)]
    pub values: BTreeMap<String, Option<String>>,
}

/// First and last day of an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Period {
    /// The first day.
    #[ts(type = "string | null")]
    pub starts_on: Option<NaiveDate>,
    /// The last day.
    #[ts(type = "string | null")]
    pub ends_on: Option<NaiveDate>,
}

impl Input for AgreementChange {
    fn sample() -> Self {
        Self {
            id: AgreementId(1),
            version: 1,
            activity_title: None,
            case_number: Some("123456".into()),
            period: None,
            values: [("purpose".to_owned(), Some("åbne korets øveaftener for flere".to_owned()))].into(),
        }
    }
}

impl Changing for AgreementChange {
    const OPERATION: &'static str = "change_agreement";
}

/// A clause as it should be. What is left out stays as it is.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClauseChange {
    /// The agreement.
    pub id: AgreementId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// The clause.
    pub key: String,
    /// Its heading.
    #[serde(default)]
    #[ts(optional)]
    pub heading: Option<String>,
    /// Its text.
    #[serde(default)]
    #[ts(optional)]
    pub body: Option<String>,
    /// Whether it stands in the paper.
    #[serde(default)]
    #[ts(optional)]
    pub state: Option<ClauseState>,
    /// Which of the template's texts to take; replaces the text unless one is given too.
    #[serde(default)]
    #[ts(optional)]
    pub variant: Option<String>,
}

impl Input for ClauseChange {
    fn sample() -> Self {
        Self {
            id: AgreementId(1),
            version: 1,
            key: "economy".into(),
            heading: None,
            body: None,
            state: None,
            variant: Some("grant".into()),
        }
    }
}

impl Changing for ClauseChange {
    const OPERATION: &'static str = "change_clause";
}

/// Changes facts and values of a draft.
pub async fn change_agreement(
    context: &RequestContext<'_>,
    input: AgreementChange,
) -> Result<Changed<Agreement>, AgreementError> {
    let mut tx = context.write().await?;
    let vocabulary = store::vocabulary(&mut tx).await?;
    if let Err(refusal) = refuse_bad_change(&input, &vocabulary, date_of(context.now())) {
        tx.rollback().await?;
        return Err(refusal);
    }
    let before = match for_edit(&mut tx, input.id, input.version).await {
        Ok(before) => before,
        Err(refusal) => {
            tx.rollback().await?;
            return Err(refusal);
        }
    };
    let mut changed = before.clone();
    lay_over(&mut changed, &input);
    let fields = changed_fields(&before, &changed);
    // A field that was left as it was is no change: nobody's version grows old by it.
    if fields.is_empty() {
        tx.rollback().await?;
        return Ok(Changed::for_good(Agreement { version: input.version, ..before }));
    }
    store::update_facts(&mut tx, &changed).await?;
    for (name, value) in &input.values {
        store::keep_value(&mut tx, input.id, name, value.as_deref()).await?;
    }
    let now = found(&mut tx, input.id).await?;
    tx.commit(vec![AgreementEvent::AgreementChanged { fields }.about(input.id)]).await?;
    let inverse = inverse_of(&input, &before, now.version);
    Ok(Changed::with_undo(now, &inverse))
}

fn lay_over(agreement: &mut Agreement, input: &AgreementChange) {
    if let Some(title) = &input.activity_title {
        agreement.activity_title = title.trim().to_owned();
    }
    if let Some(case_number) = &input.case_number {
        agreement.case_number = case_number.trim().to_owned();
    }
    if let Some(period) = input.period {
        (agreement.starts_on, agreement.ends_on) = (period.starts_on, period.ends_on);
    }
    for (name, value) in &input.values {
        match value {
            Some(value) => agreement.values.insert(name.clone(), value.clone()),
            None => agreement.values.remove(name),
        };
    }
}

/// What a change changed, by the names of the fields.
fn changed_fields(before: &Agreement, after: &Agreement) -> Vec<String> {
    let facts = [
        ("activityTitle", before.activity_title != after.activity_title),
        ("caseNumber", before.case_number != after.case_number),
        ("period", (before.starts_on, before.ends_on) != (after.starts_on, after.ends_on)),
    ];
    let names: BTreeSet<&String> = before.values.keys().chain(after.values.keys()).collect();
    let values = names.into_iter().filter(|name| before.values.get(*name) != after.values.get(*name)).cloned();
    facts.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name.to_owned()).chain(values).collect()
}

fn inverse_of(input: &AgreementChange, before: &Agreement, version: i64) -> AgreementChange {
    let period = Period { starts_on: before.starts_on, ends_on: before.ends_on };
    AgreementChange {
        id: input.id,
        version,
        activity_title: input.activity_title.is_some().then(|| before.activity_title.clone()),
        case_number: input.case_number.is_some().then(|| before.case_number.clone()),
        period: input.period.is_some().then_some(period),
        values: input.values.keys().map(|name| (name.clone(), before.values.get(name).cloned())).collect(),
    }
}

fn refuse_bad_change(input: &AgreementChange, vocabulary: &Vocabulary, today: NaiveDate) -> Result<(), AgreementError> {
    let mut problems = FieldProblems::default();
    let title = input.activity_title.as_deref().map(str::trim);
    if let Some(problem) = title.and_then(|title| problem_of_line(title, today, LONGEST_LINE)) {
        problems.add("activityTitle", problem);
    }
    let case_number = input.case_number.as_deref().map(str::trim).filter(|number| !number.is_empty());
    if let Some(problem) = case_number.and_then(|number| problem_of_line(number, today, LONGEST_LINE)) {
        problems.add("caseNumber", problem);
    }
    if let Some(Period { starts_on: Some(starts_on), ends_on: Some(ends_on) }) = input.period
        && ends_on < starts_on
    {
        problems.add("period.endsOn", Problem::EndsBeforeStart);
    }
    for (name, value) in &input.values {
        if vocabulary.variable(name).is_none() {
            problems.add(format!("values.{name}"), Problem::NotFound);
        } else if let Some(problem) = value.as_deref().and_then(|value| problem_of_body(value, today)) {
            problems.add(format!("values.{name}"), problem);
        }
    }
    problems.into_refusal().map_or(Ok(()), |problems| Err(AgreementError::FieldsRefused { problems }))
}

pub(super) fn problem_of_body(text: &str, today: NaiveDate) -> Option<Problem> {
    if text.chars().count() > LONGEST_BODY {
        return Some(Problem::TooLong { most: LONGEST_BODY as u32 });
    }
    looks_like_cpr(text, today).then_some(Problem::LooksLikeCpr)
}

/// Changes a clause: its words, whether it stands in the paper, or which of the template's texts it is.
pub async fn change_clause(
    context: &RequestContext<'_>,
    input: ClauseChange,
) -> Result<Changed<Agreement>, AgreementError> {
    refuse_bad_clause(&input, date_of(context.now()))?;
    let mut tx = context.write().await?;
    let libraries = store::libraries_of(&mut tx, input.id).await?;
    let edited = match for_edit(&mut tx, input.id, input.version).await {
        Ok(agreement) => edited_clause(&agreement, &libraries, &input),
        Err(refusal) => Err(refusal),
    };
    let (before, after) = match edited {
        Ok(both) => both,
        Err(refusal) => {
            tx.rollback().await?;
            return Err(refusal);
        }
    };
    if before == after {
        tx.rollback().await?;
        let mut tx = context.read().await?;
        return Ok(Changed::for_good(found(&mut tx, input.id).await?));
    }
    store::update_clause(&mut tx, input.id, &after).await?;
    let now = found(&mut tx, input.id).await?;
    tx.commit(vec![AgreementEvent::ClauseChanged { key: input.key.clone() }.about(input.id)]).await?;
    let inverse = ClauseChange {
        id: input.id,
        version: now.version,
        key: input.key,
        heading: Some(before.heading),
        body: Some(before.body),
        state: Some(before.state),
        variant: before.variant,
    };
    Ok(Changed::with_undo(now, &inverse))
}

fn edited_clause(
    agreement: &Agreement,
    libraries: &Libraries,
    input: &ClauseChange,
) -> Result<(Clause, Clause), AgreementError> {
    let missing = || AgreementError::ClauseNotFound { key: input.key.chars().take(60).collect() };
    let before = agreement.clauses.iter().find(|clause| clause.key == input.key).ok_or_else(missing)?.clone();
    let mut after = before.clone();
    if let Some(variant) = &input.variant {
        let original = libraries.origin(&before).ok_or_else(missing)?;
        if !original.variants.iter().any(|known| known.key == *variant) {
            return Err(missing());
        }
        after.body = original.body(Some(variant), agreement.language).to_owned();
        after.variant = Some(variant.clone());
    }
    if let Some(heading) = &input.heading {
        after.heading = heading.trim().to_owned();
    }
    if let Some(body) = &input.body {
        after.body = body.trim_end().to_owned();
    }
    if let Some(state) = input.state {
        after.state = state;
    }
    Ok((before, after))
}

pub(super) fn refuse_bad_clause(input: &ClauseChange, today: NaiveDate) -> Result<(), AgreementError> {
    let mut problems = FieldProblems::default();
    let heading = input.heading.as_deref().map(str::trim);
    if let Some(problem) = heading.and_then(|heading| problem_of_line(heading, today, LONGEST_LINE)) {
        problems.add("heading", problem);
    }
    if let Some(problem) = input.body.as_deref().and_then(|body| problem_of_body(body, today)) {
        problems.add("body", problem);
    }
    problems.into_refusal().map_or(Ok(()), |problems| Err(AgreementError::FieldsRefused { problems }))
}
