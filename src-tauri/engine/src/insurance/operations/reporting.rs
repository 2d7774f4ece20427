//! The insurer's report as it is read: as it is now, or as it was delivered with what is known now beside it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::access::{Nothing, RequestContext, Subject};
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;
use crate::insurance::delivered_report::{DeliveredReport, ReportContents};
use crate::insurance::event::register;
use crate::insurance::knowledge::end_of_time;
use crate::insurance::report::{Changes, ReportDays, changes, changes_by_workplace, rows};
use crate::insurance::report_lines::{ReportTable, beside, table};
use crate::insurance::store::{self, ReportedName};
use crate::insurance::{CoverKind, InsuranceError, PolicyHeld, RegisterKeeping};
use crate::organisations;
use crate::shared::field::{FieldProblem, Problem};
use crate::shared::ids::{InsurerReportId, OrganisationId, PersonId};
use crate::shared::text::sort_key;

/// Which report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "of", rename_all = "snake_case", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum ReportWanted {
    /// As it is known now.
    Now {
        /// About which days.
        days: ReportDays,
    },
    /// As it was delivered.
    Delivered {
        /// Which.
        id: InsurerReportId,
    },
}

impl ReportWanted {
    /// About the year that most examples are of.
    pub(super) fn example() -> Self {
        let day = |month, day| chrono::NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default();
        Self::Now { days: ReportDays { from: day(1, 1), to: day(12, 31), on: day(11, 1) } }
    }
}

/// Which report is to be read.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReportAsked {
    /// Which.
    pub report: ReportWanted,
}

impl Input for ReportAsked {
    fn sample() -> Self {
        Self { report: ReportWanted::example() }
    }

    fn about(&self) -> Option<Subject> {
        Some(register())
    }
}

/// Somebody who came, went or has changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReportedVolunteer {
    /// Who.
    pub person_id: PersonId,
    /// Their full name.
    pub full_name: String,
    /// Where they are; where they were, of those who went.
    pub workplaces: Vec<String>,
}

/// How many came, went or have changed at a workplace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WorkplaceChanges {
    /// Where.
    pub workplace_id: OrganisationId,
    /// What it is called.
    pub name: String,
    /// How many came.
    #[ts(type = "number")]
    pub joined: i64,
    /// How many went.
    #[ts(type = "number")]
    pub left: i64,
    /// Of how many something is another: the kind of effort, the track, the hours.
    #[ts(type = "number")]
    pub changed: i64,
}

/// What has changed since another report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReportChanges {
    /// Since which.
    pub since: DeliveredReport,
    /// Who is covered now and was not then.
    pub joined: Vec<ReportedVolunteer>,
    /// Who was covered then and is not now.
    pub left: Vec<ReportedVolunteer>,
    /// Who is at another workplace, or does something else, or has other hours.
    pub changed: Vec<ReportedVolunteer>,
    /// Where, by name.
    pub workplaces: Vec<WorkplaceChanges>,
}

/// A report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InsurerReport {
    /// Which days it is about.
    pub days: ReportDays,
    /// When it was delivered, of one that was.
    pub delivered: Option<DeliveredReport>,
    /// The figures: as they were delivered, of one that was, with those of now beside them.
    pub table: ReportTable,
    /// The insurances that were in force on the day.
    pub policies: Vec<PolicyHeld>,
    /// What has changed since the report before it; none where it is the first.
    pub changes: Option<ReportChanges>,
}

/// The report: as it is known now, or as it was delivered.
pub async fn insurer_report(context: &RequestContext<'_>, input: ReportAsked) -> Result<InsurerReport, InsuranceError> {
    let mut tx = context.read().await?;
    let gathered = gathered(&mut tx, input.report).await?;
    let table = match gathered.delivered {
        Some(_) => beside(table(&gathered.contents), table(&contents_of_now(&mut tx, gathered.days).await?)),
        None => table(&gathered.contents),
    };
    Ok(InsurerReport {
        days: gathered.days,
        table,
        policies: gathered.contents.policies.clone(),
        changes: gathered.changes(&mut tx).await?,
        delivered: gathered.delivered,
    })
}

/// What was delivered, the latest first.
pub async fn delivered_insurer_reports(
    context: &RequestContext<'_>,
    _: Nothing,
) -> Result<Vec<DeliveredReport>, InsuranceError> {
    let mut tx = context.read().await?;
    Ok(store::delivered_reports(&mut tx).await?)
}

/// A report with all that it is told by.
pub(super) struct GatheredReport {
    pub days: ReportDays,
    pub contents: ReportContents,
    pub delivered: Option<DeliveredReport>,
    /// The one before it.
    pub since: Option<(DeliveredReport, ReportContents)>,
}

/// Reads a report.
pub(super) async fn gathered(tx: &mut Tx, wanted: ReportWanted) -> Result<GatheredReport, InsuranceError> {
    match wanted {
        ReportWanted::Now { days } => {
            refuse_turned(days)?;
            let since = latest(tx).await?;
            let contents = contents_of_now(tx, days).await?;
            Ok(GatheredReport { days, contents, delivered: None, since: with_contents(tx, since).await? })
        }
        ReportWanted::Delivered { id } => {
            let report = standing_report(tx, id).await?;
            let since = match report.since_id {
                Some(since) => store::find_report(tx, since).await?,
                None => None,
            };
            let contents = store::report_contents(tx, id).await?;
            let since = with_contents(tx, since).await?;
            Ok(GatheredReport { days: report.days, contents, delivered: Some(report), since })
        }
    }
}

/// A time does not end before it begins.
pub(super) fn refuse_turned(days: ReportDays) -> Result<(), InsuranceError> {
    if days.from <= days.to {
        return Ok(());
    }
    Err(vec![FieldProblem { field: "to".into(), problem: Problem::EndsBeforeStart }].into())
}

/// A report that stands.
pub(super) async fn standing_report(tx: &mut Tx, id: InsurerReportId) -> Result<DeliveredReport, InsuranceError> {
    let found = store::find_report(tx, id).await?.filter(|report| report.keeping == RegisterKeeping::Kept);
    found.ok_or(InsuranceError::InsurerReportNotFound)
}

/// The report that was delivered last.
pub(super) async fn latest(tx: &mut Tx) -> Result<Option<DeliveredReport>, DatabaseError> {
    Ok(store::delivered_reports(tx).await?.into_iter().next())
}

async fn with_contents(
    tx: &mut Tx,
    report: Option<DeliveredReport>,
) -> Result<Option<(DeliveredReport, ReportContents)>, DatabaseError> {
    let Some(report) = report else { return Ok(None) };
    let contents = store::report_contents(tx, report.id).await?;
    Ok(Some((report, contents)))
}

/// What a report is counted from, as it is known now.
pub(super) async fn contents_of_now(tx: &mut Tx, days: ReportDays) -> Result<ReportContents, DatabaseError> {
    let scheme = store::known_scheme(tx, end_of_time()).await?;
    let (rules, _) = store::rules(tx).await?;
    let pieces = store::counted_pieces(tx, days).await?;
    let mut rows = rows(&pieces, &scheme, days);
    let places: BTreeSet<OrganisationId> = rows.iter().map(|row| row.workplace_id).collect();
    let names = organisations::names(tx, &places.into_iter().collect::<Vec<_>>()).await?;
    // A workplace that was merged into another counts as that one.
    let standing: BTreeMap<OrganisationId, OrganisationId> = names.iter().map(|one| (one.asked, one.id)).collect();
    for row in &mut rows {
        row.workplace_id = standing.get(&row.workplace_id).copied().unwrap_or(row.workplace_id);
    }
    let kinds = scheme.effort_types.iter().map(|one| (one.id, one.facts.name.clone()));
    Ok(ReportContents {
        hours_per_full_time: rules.hours_per_full_time,
        workplaces: names.into_iter().map(|one| (one.id, one.name)).collect(),
        effort_types: kinds.collect(),
        policies: scheme.policies_on(days.on, CoverKind::ALL),
        rows,
    })
}

impl GatheredReport {
    /// What has changed since the one before it, with names.
    pub async fn changes(&self, tx: &mut Tx) -> Result<Option<ReportChanges>, DatabaseError> {
        let Some((since, before)) = &self.since else { return Ok(None) };
        let found = changes(&before.rows, &self.contents.rows);
        let all = found.joined.iter().chain(&found.left).chain(&found.changed).copied();
        let names = store::names_of_reported(tx, all).await?;
        let told = |ids: &[PersonId], told_by: &ReportContents| told(ids, told_by, &names);
        Ok(Some(ReportChanges {
            since: since.clone(),
            joined: told(&found.joined, &self.contents),
            left: told(&found.left, before),
            changed: told(&found.changed, &self.contents),
            workplaces: self.changed_workplaces(before),
        }))
    }

    fn changed_workplaces(&self, before: &ReportContents) -> Vec<WorkplaceChanges> {
        let name = |id| {
            let now = self.contents.workplace(id);
            if now.is_empty() { before.workplace(id) } else { now }
        };
        let line = |(workplace_id, changes): (OrganisationId, Changes)| WorkplaceChanges {
            workplace_id,
            name: name(workplace_id),
            joined: changes.joined.len() as i64,
            left: changes.left.len() as i64,
            changed: changes.changed.len() as i64,
        };
        let mut lines: Vec<WorkplaceChanges> =
            changes_by_workplace(&before.rows, &self.contents.rows).into_iter().map(line).collect();
        lines.sort_by_cached_key(|one| (sort_key(&one.name), one.workplace_id));
        lines
    }
}

/// In the order of names, each with the workplaces of a report.
fn told(ids: &[PersonId], told_by: &ReportContents, names: &[ReportedName]) -> Vec<ReportedVolunteer> {
    let mut at: BTreeMap<PersonId, Vec<String>> = BTreeMap::new();
    for row in told_by.rows.iter().filter(|row| row.on_day) {
        let (workplaces, name) = (at.entry(row.person_id).or_default(), told_by.workplace(row.workplace_id));
        if !workplaces.contains(&name) {
            workplaces.push(name);
        }
    }
    let among = names.iter().filter(|one| ids.binary_search(&one.id).is_ok());
    let volunteer = |one: &ReportedName| ReportedVolunteer {
        person_id: one.id,
        full_name: one.full_name.clone(),
        workplaces: at.remove(&one.id).unwrap_or_default(),
    };
    among.map(volunteer).collect()
}
