//! Lists and one agreement with everything the editor shows.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::printing::AGREEMENT_PAPER;
use super::reading_life::{AgreementLife, life_of};
use super::{facts_of, found};
use crate::access::{self, PaperSummary, RequestContext, Subject, SubjectKind};
use crate::agreements::facts::{Facts, asked_in, missing_in};
use crate::agreements::{
    Agreement, AgreementError, AgreementSummary, AgreementView, Clause, Template, Variable, VariableKind, Variant,
    people, store,
};
use crate::database::Tx;
use crate::gate::Input;
use crate::shared::ids::{AgreementId, OrganisationId};
use crate::shared::instant::Instant;
use crate::shared::text::fold_query;

/// So many are answered at a time.
const PAGE: usize = 200;
/// So many are read at a time until a page is found, and so often: more than an office writes in a lifetime.
const BATCH: i64 = 1_000;
const MOST_BATCHES: usize = 50;
const MOST_ABOUT: i64 = 20;

/// Which agreements.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AgreementsWanted {
    /// Which part of the list; all that were not thrown away where none is named.
    #[serde(default)]
    #[ts(optional)]
    pub view: Option<AgreementView>,
    /// Words that start words of the number, the party's name or the title; all of them.
    #[serde(default)]
    #[ts(optional)]
    pub words: Option<String>,
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
    let today = context.today();
    let mut tx = context.read().await?;
    if let Some(organisation_id) = input.organisation_id {
        let agreements = store::list_of_organisation(&mut tx, organisation_id, MOST_ABOUT).await?;
        return with_signers(&mut tx, agreements.into_iter().map(|one| seen(one, today)).collect()).await;
    }
    let view = input.view.unwrap_or(AgreementView::Kept);
    let words = fold_query(input.words.as_deref().unwrap_or_default());
    let end = PlaceInList { changed_at: context.now().plus_seconds(24 * 60 * 60), id: AgreementId(i64::MAX) };
    let mut place = input.after.unwrap_or(end);
    let mut found = Vec::new();
    for _ in 0..MOST_BATCHES {
        let batch = store::list(&mut tx, (place.changed_at, place.id), BATCH).await?;
        let Some(last) = batch.last() else { break };
        place = PlaceInList { changed_at: last.summary.changed_at, id: last.summary.id };
        let batch = batch.into_iter().map(|one| seen(one, today));
        found.extend(batch.filter(|agreement| agreement.is_in(view) && agreement.is_found_by(&words)));
        if found.len() >= PAGE {
            found.truncate(PAGE);
            break;
        }
    }
    if view == AgreementView::Expiring {
        found.sort_by_key(|agreement| (agreement.next.map(|date| date.on), agreement.id));
    }
    with_signers(&mut tx, found).await
}

fn seen(listed: store::Listed, today: NaiveDate) -> AgreementSummary {
    listed.summary.seen_on(&listed.facts, today)
}

/// The same with the names of those who signed.
async fn with_signers(
    tx: &mut Tx,
    mut agreements: Vec<AgreementSummary>,
) -> Result<Vec<AgreementSummary>, AgreementError> {
    let ids = || agreements.iter().map(|agreement| agreement.id);
    let Some(ends) = ids().min().zip(ids().max()) else { return Ok(agreements) };
    let mut signers = store::signers_between(tx, ends).await?;
    for agreement in &mut agreements {
        agreement.signed_by = signers.remove(&agreement.id).unwrap_or_default();
    }
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
    /// The variables that the paper asks for, in the order they come.
    pub asked: Vec<String>,
    /// Those of them that are still missing.
    pub missing: Vec<String>,
    /// The template's words of each clause that says something else.
    pub originals: BTreeMap<String, ClauseOriginal>,
    /// People who may be named in a variable, the likeliest first.
    pub people: BTreeMap<String, Vec<String>>,
    /// The texts that clauses with several can have.
    pub variants: BTreeMap<String, Vec<Variant>>,
    /// What was printed, the newest first.
    pub papers: Vec<PaperSummary>,
    /// How far it has come, and what can be done with it.
    pub life: AgreementLife,
}

/// What the template says in a clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ClauseOriginal {
    /// Its heading.
    pub heading: String,
    /// Its text.
    pub body: String,
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
    let about = Subject::of(SubjectKind::Agreement, input.id.0);
    let (papers, others) =
        access::papers_of(&mut tx, about).await?.into_iter().partition(|paper| paper.kind == AGREEMENT_PAPER);
    let life = life_of(&mut tx, &agreement, others, context.today()).await?;
    Ok(AgreementCard {
        organisation_name: facts.party_name.clone(),
        people: people_for(&mut tx, &agreement, &facts).await?,
        originals: originals_of(&agreement),
        variables: template.variables.clone(),
        asked: asked_in(&agreement),
        missing: missing_in(&agreement, &facts),
        filled: facts.values,
        variants: variants.map(|clause| (clause.key.clone(), clause.variants.clone())).collect(),
        papers,
        life,
        agreement,
    })
}

fn originals_of(agreement: &Agreement) -> BTreeMap<String, ClauseOriginal> {
    let edited = agreement.clauses.iter().filter(|clause| clause.is_edited);
    let original = |clause: &Clause| {
        let template = Template::standard().clause(&clause.key)?;
        let heading = template.heading.in_language(agreement.language).to_owned();
        let body = template.body(clause.variant.as_deref(), agreement.language).to_owned();
        Some((clause.key.clone(), ClauseOriginal { heading, body }))
    };
    edited.filter_map(original).collect()
}

/// The party's people for its own variables; for the municipality's, whom earlier agreements named.
async fn people_for(
    tx: &mut Tx,
    agreement: &Agreement,
    facts: &Facts,
) -> Result<BTreeMap<String, Vec<String>>, AgreementError> {
    let mut all = BTreeMap::new();
    for variable in Template::standard().variables.iter().filter(|variable| variable.kind == VariableKind::Person) {
        let from = variable.from.as_deref();
        let of_party = from.is_some_and(|from| from.starts_with("association."));
        let lines = if of_party {
            people::choices(from, agreement, facts.party.as_ref())
        } else {
            store::named_before(tx, &variable.name).await?
        };
        all.insert(variable.name.clone(), lines);
    }
    Ok(all)
}
