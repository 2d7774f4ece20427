//! All SQL of taking tables in: who is there already. What is written goes through the cards' own store.

use std::collections::BTreeSet;

use crate::database::{DatabaseError, Tx, statements, within};
use crate::organisations::OrganisationKind;
use crate::organisations::person::Protection;
use crate::organisations::store::portions;
use crate::shared::ids::{OrganisationId, PersonId};
use crate::shared::instant::Instant;

macro_rules! person_columns {
    () => {
        "n.id, n.full_name, n.folded_name, n.phone, n.second_phone, n.email, n.town, n.protected_at"
    };
}

macro_rules! organisation_columns {
    () => {
        "o.id, o.name, o.folded_name, o.cvr, o.phone, o.email, o.town"
    };
}

/// As many places as a statement takes at once.
macro_rules! fifty {
    () => {
        "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25,
        $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50)"
    };
}

statements! {
    PEOPLE_NAMED = concat!("SELECT ", person_columns!(), " FROM people n WHERE n.folded_name IN ", fifty!(),
        " AND n.merged_into IS NULL AND n.archived_at IS NULL");
    PEOPLE_REACHED = concat!("SELECT DISTINCT p.person_id FROM party_keys k JOIN parties p ON p.id = k.party_id
        WHERE k.search_key IN ", fifty!(), " AND p.person_id IS NOT NULL");
    PEOPLE_BY_ID = concat!("SELECT ", person_columns!(), " FROM people n WHERE n.id IN ", fifty!(),
        " AND n.merged_into IS NULL AND n.archived_at IS NULL");
    ORGANISATIONS_NAMED = concat!("SELECT ", organisation_columns!(), " FROM organisations o WHERE o.folded_name IN ", fifty!(),
        " AND o.merged_into IS NULL AND o.archived_at IS NULL");
    ORGANISATIONS_WITH_CVR = concat!("SELECT ", organisation_columns!(), " FROM organisations o WHERE o.cvr IN ", fifty!(),
        " AND o.merged_into IS NULL AND o.archived_at IS NULL");
    ORGANISATIONS_CALLED = concat!("SELECT o.id, o.kind, o.folded_name, o.archived_at FROM organisations o
        WHERE o.folded_name IN ", fifty!(), " AND o.merged_into IS NULL");
}

/// A person who is there, as far as a double is told by it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct KnownPerson {
    pub id: PersonId,
    pub full_name: String,
    pub folded_name: String,
    pub phone: String,
    pub second_phone: String,
    pub email: String,
    pub town: String,
    pub protected_at: Option<Instant>,
}

impl KnownPerson {
    /// Whether their name and address are protected.
    pub(super) fn protection(&self) -> Protection {
        if self.protected_at.is_some() { Protection::Protected } else { Protection::Open }
    }
}

/// An organisation that is there, as far as a double is told by it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct KnownOrganisation {
    pub id: OrganisationId,
    pub name: String,
    pub folded_name: String,
    pub cvr: String,
    pub phone: String,
    pub email: String,
    pub town: String,
}

/// An organisation that goes by a name.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct OrganisationCalled {
    /// Which.
    pub id: OrganisationId,
    /// What kind of organisation.
    #[sqlx(try_from = "String")]
    pub kind: OrganisationKind,
    /// Its name as names are told apart.
    pub folded_name: String,
    /// When its card was put away, where it was.
    pub archived_at: Option<Instant>,
}

/// The texts, each once and none empty.
fn unique<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let unique: BTreeSet<&str> = texts.filter(|text| !text.is_empty()).collect();
    unique.into_iter().collect()
}

/// Asks for all there is under each of these, fifty at once.
macro_rules! ask_in_portions {
    ($tx:expr, $sql:ident gives $row:ty, $values:expr) => {{
        let mut found: Vec<$row> = Vec::new();
        for portion in portions(&$values) {
            let rows: Vec<$row> = within!(&mut *$tx, connection => {
                let mut query = sqlx::query_as($sql);
                for value in &portion {
                    query = query.bind(*value);
                }
                query.fetch_all(connection).await
            })?;
            found.extend(rows);
        }
        Ok::<_, DatabaseError>(found)
    }};
}

/// People in use with one of these names, as they are folded.
pub(super) async fn people_named<'a>(
    tx: &mut Tx,
    names: impl Iterator<Item = &'a str>,
) -> Result<Vec<KnownPerson>, DatabaseError> {
    ask_in_portions!(tx, PEOPLE_NAMED gives KnownPerson, unique(names))
}

/// People in use whose phone ends with these digits.
pub(super) async fn people_reached<'a>(
    tx: &mut Tx,
    digits: impl Iterator<Item = &'a str>,
) -> Result<Vec<KnownPerson>, DatabaseError> {
    let reached = ask_in_portions!(tx, PEOPLE_REACHED gives (PersonId,), unique(digits));
    let ids: BTreeSet<PersonId> = reached?.into_iter().map(|(id,)| id).collect();
    ask_in_portions!(tx, PEOPLE_BY_ID gives KnownPerson, ids.into_iter().collect::<Vec<_>>())
}

/// Organisations in use with one of these names, as they are folded.
pub(super) async fn organisations_named<'a>(
    tx: &mut Tx,
    names: impl Iterator<Item = &'a str>,
) -> Result<Vec<KnownOrganisation>, DatabaseError> {
    ask_in_portions!(tx, ORGANISATIONS_NAMED gives KnownOrganisation, unique(names))
}

/// Organisations with one of these names, as they are folded, also those that were put away.
pub(super) async fn organisations_called<'a>(
    tx: &mut Tx,
    names: impl Iterator<Item = &'a str>,
) -> Result<Vec<OrganisationCalled>, DatabaseError> {
    ask_in_portions!(tx, ORGANISATIONS_CALLED gives OrganisationCalled, unique(names))
}

/// Organisations in use with one of these CVR numbers.
pub(super) async fn organisations_with_cvr<'a>(
    tx: &mut Tx,
    numbers: impl Iterator<Item = &'a str>,
) -> Result<Vec<KnownOrganisation>, DatabaseError> {
    ask_in_portions!(tx, ORGANISATIONS_WITH_CVR gives KnownOrganisation, unique(numbers))
}
