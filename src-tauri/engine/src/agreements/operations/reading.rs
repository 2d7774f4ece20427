//! Lists and one agreement with everything the editor shows.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{facts_of, found};
use crate::access::{self, PaperSummary, RequestContext, Subject, SubjectKind};
use crate::agreements::{Agreement, AgreementError, AgreementSummary, Template, Variable, Variant, paper, store};
use crate::gate::Input;
use crate::shared::ids::{AgreementId, OrganisationId};
use crate::shared::instant::Instant;

const PAGE: i64 = 200;
const MOST_ABOUT: i64 = 20;

/// Which agreements.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AgreementsWanted {
    /// Of this organisation only.
    #[serde(default)]
    #[ts(optional)]
    pub organisation_id: Option<OrganisationId>,
    /// Behind this one in the list.
    #[serde(default)]
    #[ts(optional)]
    pub after: Option<PlaceInList>,
}

/// Where in the list of agreements.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PlaceInList {
    /// When it was changed last.
    pub changed_at: Instant,
    /// The agreement.
    pub id: AgreementId,
}

impl Input for AgreementsWanted {
    fn sample() -> Self {
        Self::default()
    }
}

/// Agreements, the one changed last first; at most two hundred at a time.
pub async fn list_agreements(
    context: &RequestContext<'_>,
    input: AgreementsWanted,
) -> Result<Vec<AgreementSummary>, AgreementError> {
    let mut tx = context.read().await?;
    let agreements = match (input.organisation_id, input.after) {
        (Some(organisation_id), _) => store::list_of_organisation(&mut tx, organisation_id, MOST_ABOUT).await?,
        (None, Some(place)) => store::list(&mut tx, (place.changed_at, place.id), PAGE).await?,
        (None, None) => {
            let end = context.now().plus_seconds(24 * 60 * 60);
            store::list(&mut tx, (end, AgreementId(i64::MAX)), PAGE).await?
        }
    };
    Ok(agreements)
}

/// Which agreement.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AgreementToOpen {
    /// The agreement.
    pub id: AgreementId,
}

impl Input for AgreementToOpen {
    fn sample() -> Self {
        Self { id: AgreementId(1) }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::Agreement, self.id.0))
    }
}

/// An agreement as the editor shows it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgreementCard {
    /// What is stored.
    pub agreement: Agreement,
    /// The other party's name.
    pub organisation_name: String,
    /// What is asked for, in the order of the template.
    pub variables: Vec<Variable>,
    /// What stands for each variable now: written, or filled from the records.
    pub filled: BTreeMap<String, String>,
    /// What is still missing on the paper, in the order it comes.
    pub missing: Vec<String>,
    /// The texts that clauses with several can have.
    pub variants: BTreeMap<String, Vec<Variant>>,
    /// What was printed, the newest first.
    pub papers: Vec<PaperSummary>,
}

/// One agreement with everything the editor shows.
pub async fn open_agreement(
    context: &RequestContext<'_>,
    input: AgreementToOpen,
) -> Result<AgreementCard, AgreementError> {
    let mut tx = context.read().await?;
    let agreement = found(&mut tx, input.id).await?;
    let facts = facts_of(&mut tx, &agreement, context.now()).await?;
    let template = Template::standard();
    let variants = template.clauses.iter().filter(|clause| !clause.variants.is_empty());
    let papers = access::papers_of(&mut tx, Subject::of(SubjectKind::Agreement, input.id.0)).await?;
    Ok(AgreementCard {
        organisation_name: facts.party_name.clone(),
        variables: template.variables.clone(),
        missing: paper::missing_in(&agreement, &facts),
        filled: facts.values,
        variants: variants.map(|clause| (clause.key.clone(), clause.variants.clone())).collect(),
        papers,
        agreement,
    })
}
