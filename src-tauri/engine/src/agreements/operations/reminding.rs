//! What somebody has to think of in the office's agreements.

use serde::Serialize;
use ts_rs::TS;

use crate::access::{Nothing, RequestContext};
use crate::agreements::{AgreementDate, AgreementError, store};
use crate::shared::ids::{AgreementId, OrganisationId};

/// As many agreements are looked through, the ones changed last first.
const MOST: i64 = 20_000;

/// Something to think of.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgreementReminder {
    /// The agreement.
    pub id: AgreementId,
    /// Its number.
    pub number: String,
    /// The other party.
    pub organisation_id: OrganisationId,
    /// Its name.
    pub organisation_name: String,
    /// What the cooperation is about.
    pub activity_title: String,
    /// What, and on which day.
    pub date: AgreementDate,
    /// Who began the agreement.
    pub drafted_by: Option<String>,
    /// Whether that is whoever asks.
    pub is_own: bool,
}

/// What somebody has to think of, the nearest day first.
pub async fn agreement_reminders(
    context: &RequestContext<'_>,
    _: Nothing,
) -> Result<Vec<AgreementReminder>, AgreementError> {
    let (today, asks) = (context.today(), context.who().map(|who| who.user_id));
    let mut tx = context.read().await?;
    let before = (context.now().plus_seconds(24 * 60 * 60), AgreementId(i64::MAX));
    let all = store::list(&mut tx, before, MOST).await?;
    let mut reminders: Vec<AgreementReminder> = all
        .into_iter()
        .flat_map(|one| {
            let is_own = one.created_by.is_some() && one.created_by == asks;
            one.facts.reminders(today).into_iter().map(move |date| AgreementReminder {
                id: one.summary.id,
                number: one.summary.number.clone(),
                organisation_id: one.summary.organisation_id,
                organisation_name: one.summary.organisation_name.clone(),
                activity_title: one.summary.activity_title.clone(),
                date,
                drafted_by: one.summary.drafted_by.clone(),
                is_own,
            })
        })
        .collect();
    reminders.sort_by_key(|reminder| (reminder.date.on, reminder.id));
    Ok(reminders)
}
