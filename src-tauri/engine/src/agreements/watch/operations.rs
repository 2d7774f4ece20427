//! Who must have an agreement, and the rule that says so.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rule::AgreementRule;
use super::store;
use super::watched::{TheirAgreement, WatchedAgreement, WatchedAssociation, judged};
use crate::access::{Changed, Changing, Event, Nothing, RequestContext, Subject, SubjectKind};
use crate::agreements::store::{Listed, list_of_organisation};
use crate::agreements::{AgreementError, AgreementEvent};
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;
use crate::organisations::{self, Counted, CountingPeriod, Family, FamilyGrants, GrantsAsked};
use crate::shared::ids::OrganisationId;

/// As many agreements with one association are looked through, the latest first: more than it signs in a lifetime.
const MOST: i64 = 200;

/// The rule as it stands, beside what the program comes with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeptAgreementRule {
    /// Counts the changes; an edit carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
    /// The rule.
    pub rule: AgreementRule,
    /// What it is in an office that has not changed it.
    pub comes_with: AgreementRule,
}

/// From which sum on an agreement is asked for.
pub async fn agreement_rule(context: &RequestContext<'_>, _: Nothing) -> Result<KeptAgreementRule, AgreementError> {
    let mut tx = context.read().await?;
    Ok(as_kept(&mut tx).await?)
}

async fn as_kept(tx: &mut Tx) -> Result<KeptAgreementRule, DatabaseError> {
    let (rule, version) = store::rule(tx).await?;
    Ok(KeptAgreementRule { version, rule, comes_with: AgreementRule::default() })
}

/// The rule as it is to be.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct KeepAgreementRule {
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// The rule, all of it.
    pub rule: AgreementRule,
}

impl Input for KeepAgreementRule {
    fn sample() -> Self {
        Self { version: 1, rule: AgreementRule { asked: true, ..AgreementRule::default() } }
    }
}

impl Changing for KeepAgreementRule {
    const OPERATION: &'static str = "keep_agreement_rule";
}

/// Keeps another rule.
pub async fn keep_agreement_rule(
    context: &RequestContext<'_>,
    input: KeepAgreementRule,
) -> Result<Changed<KeptAgreementRule>, AgreementError> {
    let rule = input.rule.tidied();
    if let Some(problems) = rule.problems(context.today()) {
        return Err(AgreementError::FieldsRefused { problems });
    }
    let mut tx = context.write().await?;
    let before = as_kept(&mut tx).await?;
    if before.version != input.version || !store::keep(&mut tx, input.version, &rule).await? {
        tx.rollback().await?;
        return Err(AgreementError::StaleAgreementRule { current: Box::new(before) });
    }
    let now = as_kept(&mut tx).await?;
    let event = AgreementEvent::AgreementRuleChanged { rules: now.rule.differing_from(&before.rule) };
    tx.commit(vec![Event::new(Subject::of(SubjectKind::Office, 1), &event)]).await?;
    let inverse = KeepAgreementRule { version: now.version, rule: before.rule };
    Ok(Changed::with_undo(now, &inverse))
}

/// Who is asked about.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WatchWanted {
    /// The year, where it is counted by years; this year where none is named.
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
    /// Only this organisation and whoever counts as one with it, whatever they were given.
    #[serde(default)]
    #[ts(optional)]
    pub organisation_id: Option<OrganisationId>,
}

impl Input for WatchWanted {
    fn sample() -> Self {
        Self::default()
    }
}

/// Who must have an agreement, and has one or not.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgreementWatch {
    /// The rule they are asked by.
    pub rule: AgreementRule,
    /// The year that is counted; this one where twelve months are.
    pub year: i32,
    /// The years one can ask about, the latest first; none where twelve months are counted.
    pub years: Vec<i32>,
    /// The first day that counts.
    #[ts(type = "string")]
    pub first_day: NaiveDate,
    /// The last.
    #[ts(type = "string")]
    pub last_day: NaiveDate,
    /// Those without one first, then whoever was given most.
    pub associations: Vec<WatchedAssociation>,
}

/// Who must have an agreement. Another year than this is judged on the day of it that lies nearest.
pub async fn agreement_watch(
    context: &RequestContext<'_>,
    input: WatchWanted,
) -> Result<AgreementWatch, AgreementError> {
    let today = context.today();
    let mut tx = context.read().await?;
    let (rule, _) = store::rule(&mut tx).await?;
    let by_years = rule.period != CountingPeriod::TwelveMonths;
    let year = input.year.filter(|_| by_years).unwrap_or(today.year());
    let counted = Counted { period: rule.period, year, today };
    let (first_day, last_day) = counted.days();
    let day = today.clamp(first_day, last_day);
    let asked = input.organisation_id.map_or(GrantsAsked::Counted(counted), GrantsAsked::Family);
    let together = organisations::grants_together(&mut tx, asked).await?;
    let reaches_it = |given: &FamilyGrants<'_>| !given.family.is_archived && rule.is_reached_by(given.sum);
    let given: Vec<FamilyGrants<'_>> = match input.organisation_id {
        Some(id) => together.counted_of(id, &counted).into_iter().collect(),
        None => together.counted(&counted).into_iter().filter(reaches_it).collect(),
    };
    let mut associations = Vec::with_capacity(given.len());
    for given in &given {
        let theirs = agreements_with(&mut tx, given.family, day).await?;
        associations.push(judged(given, &theirs, &rule, day));
    }
    associations.sort_by(|one, other| (one.standing, other.sum).cmp(&(other.standing, one.sum)));
    let years =
        if by_years { years_with(organisations::grant_years(&mut tx).await?, today.year()) } else { Vec::new() };
    Ok(AgreementWatch { rule, year, years, first_day, last_day, associations })
}

/// The years with this one among them, the latest first.
fn years_with(mut years: Vec<i32>, this: i32) -> Vec<i32> {
    years.push(this);
    years.sort_unstable_by(|one, other| other.cmp(one));
    years.dedup();
    years
}

/// Every agreement with one of the family, as it stands on the day.
async fn agreements_with(tx: &mut Tx, family: &Family, day: NaiveDate) -> Result<Vec<TheirAgreement>, DatabaseError> {
    let mut theirs = Vec::new();
    for id in &family.ids {
        theirs.extend(list_of_organisation(tx, *id, MOST).await?.into_iter().map(|one| on_day(one, day)));
    }
    Ok(theirs)
}

fn on_day(Listed { summary, facts, .. }: Listed, day: NaiveDate) -> TheirAgreement {
    let shown = WatchedAgreement {
        id: summary.id,
        number: summary.number,
        organisation_id: summary.organisation_id,
        organisation_name: summary.organisation_name,
        activity_title: summary.activity_title,
        standing: facts.standing(day),
        starts_on: facts.term(day).map(|term| term.starts_on),
        ends_on: facts.last_day(day),
    };
    TheirAgreement { shown, facts }
}
