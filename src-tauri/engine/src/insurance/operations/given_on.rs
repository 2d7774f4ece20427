//! Who was given somebody's name by the register, for whoever asks what became of it.

use serde::Serialize;

use super::card::Places;
use crate::database::{DatabaseError, Tx};
use crate::insurance::knowledge::end_of_time;
use crate::insurance::store::{self, KnownAttachment};
use crate::insurance::{HandedOver, RegisterKeeping};
use crate::shared::ids::PersonId;
use crate::shared::instant::Instant;

/// With what a name was given on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum GivenOnWith {
    /// Names went along with the figures for the insurer.
    InsurerReport,
    /// A workplace was asked who is still there.
    RollCall,
}

/// Somebody who was given a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GivenOnTold {
    /// Who: the insurer, or the workplace.
    pub to: String,
    /// With what.
    pub with: GivenOnWith,
    /// When.
    pub at: Instant,
}

/// Who was given somebody's name, the latest first. A protected name goes to no insurer.
pub(super) async fn given_on(tx: &mut Tx, id: PersonId) -> Result<Vec<GivenOnTold>, DatabaseError> {
    let mut given = to_insurers(tx, id).await?;
    given.extend(to_workplaces(tx, id).await?);
    given.sort_by_key(|one| std::cmp::Reverse(one.at));
    Ok(given)
}

async fn to_insurers(tx: &mut Tx, id: PersonId) -> Result<Vec<GivenOnTold>, DatabaseError> {
    let protected_at = store::names_of_reported(tx, std::iter::once(id)).await?.pop().and_then(|one| one.protected_at);
    let mut given = Vec::new();
    for report in store::delivered_reports(tx).await? {
        let at = report.delivered_at;
        let named = report.keeping == RegisterKeeping::Kept && report.handed_over == HandedOver::FiguresAndNames;
        if !named || protected_at.is_some_and(|since| since <= at) {
            continue;
        }
        let contents = store::report_contents(tx, report.id).await?;
        if contents.rows.iter().any(|row| row.person_id == id) {
            given.push(GivenOnTold { to: report.recipient, with: GivenOnWith::InsurerReport, at });
        }
    }
    Ok(given)
}

async fn to_workplaces(tx: &mut Tx, id: PersonId) -> Result<Vec<GivenOnTold>, DatabaseError> {
    let attachments = store::attachments_of(tx, &[id], end_of_time()).await?;
    let mut workplaces: Vec<_> = attachments.iter().map(|one| one.facts.workplace_id).collect();
    workplaces.sort_unstable();
    workplaces.dedup();
    let mut places = Places::default();
    let mut given = Vec::new();
    for workplace in workplaces {
        for (counted_on, at) in store::lists_sent(tx, workplace).await? {
            let was_there = |one: &KnownAttachment| {
                let period = one.facts.attachment().period;
                one.facts.workplace_id == workplace && period.from <= counted_on && counted_on <= period.to
            };
            if attachments.iter().any(was_there) {
                given.push(GivenOnTold { to: places.name(tx, workplace).await?, with: GivenOnWith::RollCall, at });
            }
        }
    }
    Ok(given)
}
