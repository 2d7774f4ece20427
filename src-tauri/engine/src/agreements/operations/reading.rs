//! Lists and one agreement with everything the editor shows.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::printing::AGREEMENT_PAPER;
use super::reading_life::{AgreementLife, life_of};
use super::{facts_of, found, times_of};
use crate::access::{self, PaperSummary, RequestContext, Role, Subject, SubjectKind};
use crate::agreements::facts::{Facts, asked_in, missing_in};
use crate::agreements::library::Libraries;
use crate::agreements::template::ENCLOSED_CLAUSES;
use crate::agreements::{
    Agreement, AgreementError, AgreementSummary, AgreementTimes, AgreementView, Clause, ClauseOriginal, LibraryClause,
    Template, Variable, VariableKind, Variant, people, store,
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
        let times = times_of(&mut tx).await?;
        let agreements = store::list_of_organisation(&mut tx, organisation_id, MOST_ABOUT).await?;
        let agreements = agreements.into_iter().map(|one| seen(one, today, times)).collect();
        return with_what_is_open(&mut tx, agreements, today).await;
    }
    matching(context, &mut tx, &input, PAGE).await
}

/// At most so many of those that are asked for, in the order of the list.
pub(super) async fn matching(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    input: &AgreementsWanted,
    most: usize,
) -> Result<Vec<AgreementSummary>, AgreementError> {
    let (today, times) = (context.today(), times_of(tx).await?);
    let view = input.view.unwrap_or(AgreementView::Kept);
    let words = fold_query(input.words.as_deref().unwrap_or_default());
    let end = PlaceInList { changed_at: context.now().plus_seconds(24 * 60 * 60), id: AgreementId(i64::MAX) };
    let mut place = input.after.unwrap_or(end);
    let mut found = Vec::new();
    for _ in 0..MOST_BATCHES {
        let batch = store::list(tx, (place.changed_at, place.id), BATCH).await?;
        let Some(last) = batch.last() else { break };
        place = PlaceInList { changed_at: last.summary.changed_at, id: last.summary.id };
        let mut batch: Vec<AgreementSummary> = batch.into_iter().map(|one| seen(one, today, times)).collect();
        if view == AgreementView::Wanting {
            batch = with_what_is_open(tx, batch, today).await?;
        }
        batch.retain(|agreement| agreement.is_in(view) && agreement.is_found_by(&words));
        found.extend(batch);
        if found.len() >= most {
            found.truncate(most);
            break;
        }
    }
    if view == AgreementView::Expiring {
        found.sort_by_key(|agreement| (agreement.next.map(|date| date.on), agreement.id));
    }
    with_what_is_open(tx, found, today).await
}

fn seen(listed: store::Listed, today: NaiveDate, times: AgreementTimes) -> AgreementSummary {
    listed.summary.seen_on(&listed.facts, today, times)
}

/// The same with the names of those who signed, and with what waits for an answer.
async fn with_what_is_open(
    tx: &mut Tx,
    mut agreements: Vec<AgreementSummary>,
    today: NaiveDate,
) -> Result<Vec<AgreementSummary>, AgreementError> {
    let ids = || agreements.iter().map(|agreement| agreement.id);
    let Some(ends) = ids().min().zip(ids().max()) else { return Ok(agreements) };
    let mut signers = store::signers_between(tx, ends).await?;
    let goals = store::waiting_goals(tx, ends).await?;
    let requirements = store::requirements_between(tx, ends, today).await?;
    for agreement in &mut agreements {
        agreement.signed_by = signers.remove(&agreement.id).unwrap_or_default();
        let due = goals.get(&agreement.id).into_iter().flatten().filter(|goal| goal.due_on <= today).count();
        agreement.goals_due = if agreement.is_judged() { u32::try_from(due).unwrap_or(u32::MAX) } else { 0 };
        let wanting = requirements.get(&agreement.id).into_iter().flatten().filter(|one| one.is_wanting());
        agreement.wanting = wanting.filter(|_| agreement.holds).map(|one| one.kind).collect();
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
    /// What stands for each variable now: written, or filled from the records; for a reference, a number.
    pub filled: BTreeMap<String, String>,
    /// The variables that the paper asks for, in the order they come.
    pub asked: Vec<String>,
    /// Those of them that are still missing, and references that lead nowhere.
    pub missing: Vec<String>,
    /// The library's words of each clause that says something else, as they were where the clause was taken from it.
    pub originals: BTreeMap<String, ClauseOriginal>,
    /// The library's words of each clause that was changed there since.
    pub newer: BTreeMap<String, ClauseOriginal>,
    /// What the library has that the agreement has not.
    pub addable: Vec<AddableClause>,
    /// The clauses that are enclosed: they stand on a paper of their own and have no number.
    pub enclosed: Vec<String>,
    /// People who may be named in a variable, the likeliest first.
    pub people: BTreeMap<String, Vec<String>>,
    /// The texts that clauses with several can have.
    pub variants: BTreeMap<String, Vec<Variant>>,
    /// What was printed, the newest first.
    pub papers: Vec<PaperSummary>,
    /// How far it has come, and what can be done with it.
    pub life: AgreementLife,
}

/// A clause of the library that an agreement does not have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AddableClause {
    /// Its key.
    pub key: String,
    /// Its heading, in the agreement's language.
    pub heading: String,
}

/// One agreement with everything the editor shows.
pub async fn open_agreement(
    context: &RequestContext<'_>,
    input: AgreementToOpen,
) -> Result<AgreementCard, AgreementError> {
    let mut tx = context.read().await?;
    let mut agreement = found(&mut tx, input.id).await?;
    // What the office notes for itself is not for whoever only reads agreements.
    if !context.has_role(&[Role::Consultant, Role::Manager]) {
        agreement.clauses.iter_mut().for_each(|clause| clause.note.clear());
    }
    let facts = facts_of(&mut tx, &agreement, context.now()).await?;
    let libraries = store::libraries_of(&mut tx, input.id).await?;
    let about = Subject::of(SubjectKind::Agreement, input.id.0);
    let (papers, others) =
        access::papers_of(&mut tx, about).await?.into_iter().partition(|paper| paper.kind == AGREEMENT_PAPER);
    let life = life_of(&mut tx, &agreement, others, context.today()).await?;
    Ok(AgreementCard {
        organisation_name: facts.party_name.clone(),
        people: people_for(&mut tx, &agreement, &facts).await?,
        originals: by_key(edited(&agreement), |clause| libraries.original(clause, agreement.language)),
        newer: by_key(agreement.clauses.iter(), |clause| libraries.newer(clause, agreement.language)),
        addable: addable(&libraries, &agreement),
        enclosed: enclosed(),
        variables: facts.vocabulary.all().cloned().collect(),
        asked: asked_in(&agreement, &facts),
        missing: missing_in(&agreement, &facts),
        filled: facts.values,
        variants: by_key(agreement.clauses.iter(), |clause| {
            Some(libraries.origin(clause)?.variants.clone()).filter(|variants| !variants.is_empty())
        }),
        papers,
        life,
        agreement,
    })
}

/// The clauses that have no number in the agreement.
pub(super) fn enclosed() -> Vec<String> {
    ENCLOSED_CLAUSES.iter().map(|key| (*key).to_owned()).collect()
}

fn edited(agreement: &Agreement) -> impl Iterator<Item = &Clause> {
    agreement.clauses.iter().filter(|clause| clause.is_edited)
}

fn by_key<'a, T>(clauses: impl Iterator<Item = &'a Clause>, of: impl Fn(&Clause) -> Option<T>) -> BTreeMap<String, T> {
    clauses.filter_map(|clause| Some((clause.key.clone(), of(clause)?))).collect()
}

fn addable(libraries: &Libraries, agreement: &Agreement) -> Vec<AddableClause> {
    let heading = |clause: &LibraryClause| clause.heading.in_language(agreement.language).to_owned();
    let addable = libraries.addable(&agreement.clauses);
    addable.map(|clause| AddableClause { key: clause.key.clone(), heading: heading(clause) }).collect()
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
