//! Whether somebody was covered on a day: as is known now, or as was known on some day.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::card::{AttachmentNames, Places, names_of};
use crate::access::{RequestContext, Subject};
use crate::database::Tx;
use crate::gate::Input;
use crate::insurance::event::volunteer;
use crate::insurance::store::{self, KnownAttachment};
use crate::insurance::verdict::{best_of, verdict};
use crate::insurance::{AttachmentFacts, AttachmentState, CoverStanding, InsuranceError, Known, Scheme, Verdict};
use crate::organisations;
use crate::shared::ids::{AttachmentId, PersonId};

/// About whom, and which day.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CoverageAsked {
    /// Who.
    pub person_id: PersonId,
    /// The day.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// Of when the knowledge is; of now, if not said.
    #[serde(default)]
    #[ts(optional)]
    pub known: Option<Known>,
}

impl Input for CoverageAsked {
    fn sample() -> Self {
        let on = NaiveDate::from_ymd_opt(2026, 3, 12).unwrap_or_default();
        Self { person_id: PersonId(1), on, known: Some(Known::Now) }
    }

    fn about(&self) -> Option<Subject> {
        Some(volunteer(self.person_id))
    }
}

/// An attachment on a day, and what held for it that day.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AttachmentOnDay {
    /// The attachment.
    pub id: AttachmentId,
    /// What was known of it.
    pub facts: AttachmentFacts,
    /// Names that it speaks of, as they are now.
    pub names: AttachmentNames,
    /// How it stood.
    pub state: AttachmentState,
    /// Whether it was covered, and why.
    pub verdict: Verdict,
}

/// A person on a day.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonOnDay {
    /// Who.
    pub person_id: PersonId,
    /// Their full name.
    pub full_name: String,
    /// The day.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// Of when the knowledge is.
    pub known: Known,
    /// How they stood: as the best of their attachments did.
    pub standing: CoverStanding,
    /// All attachments that were known: those around the day first, of them those that were covered.
    pub attachments: Vec<AttachmentOnDay>,
}

/// Whether a person was covered on a day, and what that rests on. Somebody who was not in the register had no attachment.
pub async fn coverage_of_volunteer(
    context: &RequestContext<'_>,
    input: CoverageAsked,
) -> Result<PersonOnDay, InsuranceError> {
    let mut tx = context.read().await?;
    person_on_day(&mut tx, input).await
}

pub(super) async fn person_on_day(tx: &mut Tx, asked: CoverageAsked) -> Result<PersonOnDay, InsuranceError> {
    let known = asked.known.unwrap_or_default();
    let person = organisations::person_name(tx, asked.person_id).await?.ok_or(InsuranceError::VolunteerNotFound)?;
    let moment = known.moment();
    let scheme = store::known_scheme(tx, moment).await?;
    let there = store::attachments_of(tx, &[person.id], moment).await?;
    let mut attachments = Vec::with_capacity(there.len());
    let mut places = Places::default();
    for one in there {
        attachments.push(on_day(tx, one, (&scheme, asked.on), &mut places).await?);
    }
    attachments.sort_by_key(|one| one.verdict.standing);
    Ok(PersonOnDay {
        person_id: person.id,
        full_name: person.full_name,
        on: asked.on,
        known,
        standing: best_of(attachments.iter().map(|one| one.verdict.standing)),
        attachments,
    })
}

/// An attachment on a day.
pub(super) async fn on_day(
    tx: &mut Tx,
    known: KnownAttachment,
    (scheme, on): (&Scheme, NaiveDate),
    places: &mut Places,
) -> Result<AttachmentOnDay, InsuranceError> {
    let reckoned = known.facts.attachment();
    Ok(AttachmentOnDay {
        id: known.id,
        names: names_of(tx, &known.facts, scheme, places).await?,
        state: reckoned.state_on(on),
        verdict: verdict(&reckoned, scheme, on),
        facts: known.facts,
    })
}
