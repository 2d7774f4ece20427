//! What a draft takes from the library of clauses after it was begun: a newer text, or a clause it does not have.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::writing::ClauseChange;
use super::{Done, finish, for_edit, found};
use crate::access::{Changed, Changing, RequestContext, WriteTx};
use crate::agreements::library::{ClauseOriginal, Library};
use crate::agreements::{Agreement, AgreementError, AgreementEvent, Clause, ClauseState, store};
use crate::gate::Input;
use crate::shared::ids::AgreementId;
use crate::shared::text_enum::text_enum;

text_enum! {
    /// Which text a clause is to have, where the library has a newer one.
    pub enum ClauseText {
        /// The library's.
        Library = "library",
        /// The one it has.
        Own = "own",
    }
}

/// A clause whose text in the library is newer.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClauseToSettle {
    /// The agreement.
    pub id: AgreementId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// The clause.
    pub key: String,
    /// Which text it is to have.
    pub text: ClauseText,
}

impl Input for ClauseToSettle {
    fn sample() -> Self {
        Self { id: AgreementId(1), version: 1, key: "purpose".into(), text: ClauseText::Library }
    }
}

/// A clause as it was before the library's text was taken or left.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClauseToUnsettle {
    /// The agreement.
    pub id: AgreementId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// The clause.
    pub key: String,
    /// Its heading.
    pub heading: String,
    /// Its text.
    pub body: String,
    /// The library it was taken from.
    #[ts(type = "number")]
    pub library_version: i64,
}

impl Input for ClauseToUnsettle {
    fn sample() -> Self {
        let (heading, body) = ("Formål".to_owned(), "Vi synger.".to_owned());
        Self { id: AgreementId(1), version: 1, key: "purpose".into(), heading, body, library_version: 0 }
    }
}

impl Changing for ClauseToUnsettle {
    const OPERATION: &'static str = "unsettle_clause";
}

fn clause_of(agreement: &Agreement, key: &str) -> Result<Clause, AgreementError> {
    let clause = agreement.clauses.iter().find(|clause| clause.key == key);
    clause.cloned().ok_or_else(|| not_found(key))
}

fn not_found(key: &str) -> AgreementError {
    AgreementError::ClauseNotFound { key: key.chars().take(60).collect() }
}

/// Takes the library's newer text into a clause, or leaves the clause as it is; either way it is not asked about again until
/// the library changes once more.
pub async fn settle_clause(
    context: &RequestContext<'_>,
    input: ClauseToSettle,
) -> Result<Changed<Agreement>, AgreementError> {
    let mut tx = context.write().await?;
    let done = async {
        let agreement = for_edit(&mut tx, input.id, input.version).await?;
        let libraries = store::libraries_of(&mut tx, input.id).await?;
        let before = clause_of(&agreement, &input.key)?;
        let newer = libraries.newer(&before, agreement.language).ok_or_else(|| not_found(&input.key))?;
        let mut clause = before.clone();
        let newest = libraries.newest().version;
        match input.text {
            ClauseText::Library => {
                let ClauseOriginal { heading, body } = newer;
                (clause.heading, clause.body, clause.library_version) = (heading, body, newest);
            }
            ClauseText::Own => clause.library_version = newest,
        }
        put(&mut tx, input.id, before, &clause).await
    }
    .await;
    finish(tx, done).await
}

/// Gives a clause the words back that it had, taken from the library it was taken from.
pub async fn unsettle_clause(
    context: &RequestContext<'_>,
    input: ClauseToUnsettle,
) -> Result<Changed<Agreement>, AgreementError> {
    let change = ClauseChange {
        id: input.id,
        version: input.version,
        key: input.key.clone(),
        heading: Some(input.heading.clone()),
        body: Some(input.body.clone()),
        state: None,
        variant: None,
    };
    super::writing::refuse_bad_clause(&change, context.today())?;
    let mut tx = context.write().await?;
    let done = async {
        let agreement = for_edit(&mut tx, input.id, input.version).await?;
        let before = clause_of(&agreement, &input.key)?;
        let (heading, body, library_version) = (input.heading, input.body, input.library_version);
        let clause = Clause { heading, body, library_version, ..before.clone() };
        put(&mut tx, input.id, before, &clause).await
    }
    .await;
    finish(tx, done).await
}

async fn put(
    tx: &mut WriteTx,
    id: AgreementId,
    before: Clause,
    clause: &Clause,
) -> Result<Done<Agreement>, AgreementError> {
    store::update_clause(tx, id, clause).await?;
    let now = found(tx, id).await?;
    let inverse = ClauseToUnsettle {
        id,
        version: now.version,
        key: before.key,
        heading: before.heading,
        body: before.body,
        library_version: before.library_version,
    };
    let event = AgreementEvent::ClauseChanged { key: clause.key.clone() };
    Ok(Done::with_undo(now, vec![event.about(id)], &inverse))
}

/// A clause of the library that an agreement does not have.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClauseToAdd {
    /// The agreement.
    pub id: AgreementId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// The clause.
    pub key: String,
}

impl Input for ClauseToAdd {
    fn sample() -> Self {
        Self { id: AgreementId(1), version: 1, key: "own-1".into() }
    }
}

/// Puts a clause of the library into a draft, behind the one that stands before it there. The way back takes it out of the
/// paper; what was written in it meanwhile is not lost.
pub async fn add_clause(
    context: &RequestContext<'_>,
    input: ClauseToAdd,
) -> Result<Changed<Agreement>, AgreementError> {
    let mut tx = context.write().await?;
    let done = async {
        let agreement = for_edit(&mut tx, input.id, input.version).await?;
        let libraries = store::libraries_of(&mut tx, input.id).await?;
        let mut addable = libraries.addable(&agreement.clauses);
        let clause = addable.find(|clause| clause.key == input.key).ok_or_else(|| not_found(&input.key))?;
        let clause = libraries.newest().first(clause, agreement.language, &[]);
        let place = place_for(&mut tx, input.id, libraries.newest(), &input.key).await?;
        store::insert_clause(&mut tx, input.id, place, &clause).await?;
        let now = found(&mut tx, input.id).await?;
        let inverse = ClauseChange {
            id: input.id,
            version: now.version,
            key: input.key.clone(),
            heading: None,
            body: None,
            state: Some(ClauseState::Off),
            variant: None,
        };
        let event = AgreementEvent::ClauseChanged { key: input.key.clone() };
        Ok(Done::with_undo(now, vec![event.about(input.id)], &inverse))
    }
    .await;
    finish(tx, done).await
}

/// Behind the last of those that stand before it in the library; before all where none does.
async fn place_for(tx: &mut WriteTx, id: AgreementId, library: &Library, key: &str) -> Result<i64, AgreementError> {
    let before: Vec<&str> =
        library.clauses.iter().map(|clause| clause.key.as_str()).take_while(|there| *there != key).collect();
    let places = store::clause_places(tx, id).await?;
    let last = places.iter().filter(|(there, _)| before.contains(&there.as_str())).map(|(_, place)| *place).max();
    Ok(last.map_or(1, |place| place + 1))
}
