//! All SQL of the directory.

use chrono::NaiveDate;

use super::entry::{Among, PartyKind, Standing};
use super::keys::{MOST_WORDS, SoughtWord};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::organisations::contact_role::ContactRoleKind;
use crate::organisations::organisation::BorrowerCategory;
use crate::organisations::store::portions;
use crate::shared::ids::{OrganisationId, PersonId};
use crate::shared::instant::Instant;

/// What an entry shows, for a party `p`.
macro_rules! entry_columns {
    () => {
        "p.kind, p.organisation_id, p.person_id, p.category, p.standing, COALESCE(o.name, n.full_name) AS name,
        COALESCE(o.short_name, '') AS short_name, COALESCE(o.cvr, '') AS cvr, COALESCE(o.phone, n.phone) AS phone,
        COALESCE(n.second_phone, '') AS second_phone, n.protected_at"
    };
}

macro_rules! entry_names {
    () => {
        " LEFT JOIN organisations o ON o.id = p.organisation_id LEFT JOIN people n ON n.id = p.person_id "
    };
}

macro_rules! among {
    ($among:literal) => {
        concat!(
            "(",
            $among,
            " = 'everyone' OR p.kind = ",
            $among,
            " OR (",
            $among,
            " = 'organisations' AND p.organisation_id IS NOT NULL))"
        )
    };
}

/// The parties under a key; `$and` narrows them.
macro_rules! found_under {
    ($and:literal) => {
        concat!(
            "SELECT hit.party_id, hit.best_first, ",
            entry_columns!(),
            " FROM (
            SELECT k.party_id, k.best_first, k.sort_key FROM party_keys k CROSS JOIN parties p
            WHERE k.search_key = $1 AND p.id = k.party_id AND ",
            among!("$2"),
            " AND ($3 = '' OR p.standing = $3)
            ",
            $and,
            "
            AND (p.words LIKE $4 OR p.words LIKE $5)
            AND (p.words LIKE $6 OR p.words LIKE $7)
            AND (p.words LIKE $8 OR p.words LIKE $9)
            AND (p.words LIKE $10 OR p.words LIKE $11)
            AND (p.words LIKE $12 OR p.words LIKE $13)
            ORDER BY k.best_first, k.sort_key, k.party_id LIMIT $14) AS hit
        JOIN parties p ON p.id = hit.party_id",
            entry_names!(),
            "ORDER BY hit.best_first, hit.sort_key, hit.party_id"
        )
    };
}

statements! {
    TAKE_ORGANISATION = "INSERT INTO parties (kind, organisation_id, category, standing, letter, sort_key, words)
        VALUES ('association', $1, '', 'active', '', '', '')
        ON CONFLICT (organisation_id) DO UPDATE SET standing = parties.standing RETURNING id";
    TAKE_PERSON = "INSERT INTO parties (kind, person_id, category, standing, letter, sort_key, words)
        VALUES ('person', $1, '', 'active', '', '', '')
        ON CONFLICT (person_id) DO UPDATE SET standing = parties.standing RETURNING id";
    WRITE_PARTY = "UPDATE parties SET kind = $2, category = $3, standing = $4, letter = $5, sort_key = $6, words = $7
        WHERE id = $1";
    KEYS_OF_PERSON = "DELETE FROM party_keys WHERE party_id = (SELECT id FROM parties WHERE person_id = $1)";
    FORGET_PERSON = "DELETE FROM parties WHERE person_id = $1";
    FORGET_KEYS = "DELETE FROM party_keys WHERE party_id = $1";
    INSERT_KEYS = "INSERT INTO party_keys (search_key, best_first, sort_key, party_id) VALUES
        ($3, $4, $2, $1), ($5, $6, $2, $1), ($7, $8, $2, $1), ($9, $10, $2, $1), ($11, $12, $2, $1), ($13, $14, $2, $1), ($15, $16, $2, $1), ($17, $18, $2, $1), ($19, $20, $2, $1), ($21, $22, $2, $1), ($23, $24, $2, $1), ($25, $26, $2, $1), ($27, $28, $2, $1), ($29, $30, $2, $1), ($31, $32, $2, $1), ($33, $34, $2, $1), ($35, $36, $2, $1), ($37, $38, $2, $1), ($39, $40, $2, $1), ($41, $42, $2, $1), ($43, $44, $2, $1), ($45, $46, $2, $1), ($47, $48, $2, $1), ($49, $50, $2, $1)
        ON CONFLICT DO NOTHING";

    /// Up to as many as are asked for: which word of a search is the rare one.
    HOW_MANY = "SELECT count(*) FROM (SELECT 1 AS one FROM party_keys WHERE search_key = $1 LIMIT $2) AS few";
    /// Which of some keys anybody stands under.
    THOSE_THERE = "SELECT DISTINCT search_key FROM party_keys WHERE search_key IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40)";
    FIND = found_under!("");
    /// For two common words: the second is read once, not asked of each party anew.
    FIND_WITH = found_under!("AND k.party_id IN (SELECT other.party_id FROM party_keys other WHERE other.search_key = $15)");

    PAGE = concat!("SELECT p.id AS party_id, CAST(0 AS BIGINT) AS best_first, ", entry_columns!(), " FROM (
            SELECT p.id FROM parties p WHERE p.standing = $1 AND ", among!("$2"), " AND ($3 = '' OR p.category = $3)
            ORDER BY p.sort_key, p.id LIMIT $4 OFFSET $5) AS page
        JOIN parties p ON p.id = page.id", entry_names!(), "ORDER BY p.sort_key, p.id");
    LETTERS = concat!("SELECT p.letter, count(*) AS parties FROM parties p
        WHERE p.standing = $1 AND ", among!("$2"), " AND ($3 = '' OR p.category = $3)
        GROUP BY p.letter ORDER BY min(p.sort_key)");

    CONTACTS_OF = "SELECT r.organisation_id, r.person_id, p.full_name AS name, r.role, r.title, p.phone, p.second_phone, r.valid_to
        FROM contact_roles r JOIN people p ON p.id = r.person_id
        WHERE r.organisation_id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50) AND r.withdrawn_at IS NULL AND p.archived_at IS NULL
        ORDER BY r.organisation_id, p.sort_key, r.id";
    PLACES_OF = "SELECT r.organisation_id, r.person_id, o.name, r.role, r.title, o.phone, '' AS second_phone, r.valid_to
        FROM contact_roles r JOIN organisations o ON o.id = r.organisation_id
        WHERE r.person_id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50) AND r.withdrawn_at IS NULL AND o.archived_at IS NULL
        ORDER BY r.person_id, o.sort_key, r.id";
}

/// Takes the organisation's place in the directory for this transaction; whoever else rewrites it waits.
pub(super) async fn take_organisation(tx: &mut Tx, id: OrganisationId) -> Result<i64, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(TAKE_ORGANISATION).bind(id).fetch_one(connection).await)?)
}

/// Takes the person's place in the directory for this transaction.
pub(in crate::organisations) async fn forget_person(tx: &mut Tx, id: PersonId) -> Result<(), DatabaseError> {
    within!(&mut *tx, connection => sqlx::query(KEYS_OF_PERSON).bind(id).execute(connection).await.map(|_| ()))?;
    within!(tx, connection => sqlx::query(FORGET_PERSON).bind(id).execute(connection).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn take_person(tx: &mut Tx, id: PersonId) -> Result<i64, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(TAKE_PERSON).bind(id).fetch_one(connection).await)?)
}

/// A party's place in the directory.
pub(super) struct PartyToWrite<'a> {
    pub id: i64,
    pub kind: PartyKind,
    pub category: Option<BorrowerCategory>,
    pub standing: Standing,
    pub letter: &'a str,
    pub sort_key: &'a str,
    pub words: &'a str,
}

/// Writes a party's place and its keys anew.
pub(super) async fn write_party(
    tx: &mut Tx,
    party: &PartyToWrite<'_>,
    keys: &std::collections::BTreeMap<String, i64>,
) -> Result<(), DatabaseError> {
    let category = party.category.map_or("", BorrowerCategory::as_str);
    within!(tx, connection => sqlx::query(WRITE_PARTY)
        .bind(party.id).bind(party.kind.as_str()).bind(category).bind(party.standing.as_str()).bind(party.letter)
        .bind(party.sort_key).bind(party.words).execute(connection).await.map(|_| ()))?;
    within!(tx, connection => sqlx::query(FORGET_KEYS).bind(party.id).execute(connection).await.map(|_| ()))?;
    let keys: Vec<(&String, &i64)> = keys.iter().collect();
    for chunk in keys.chunks(KEYS_AT_ONCE) {
        let mut chunk = chunk.to_vec();
        if let Some(last) = chunk.last().copied() {
            chunk.resize(KEYS_AT_ONCE, last);
        }
        within!(tx, connection => {
            let mut query = sqlx::query(INSERT_KEYS).bind(party.id).bind(party.sort_key);
            for (key, best_first) in chunk {
                query = query.bind(key.as_str()).bind(*best_first);
            }
            query.execute(connection).await.map(|_| ())
        })?;
    }
    Ok(())
}

/// How many keys one statement takes; the rest of the places repeat the last, which is then there already.
const KEYS_AT_ONCE: usize = 24;

/// How many parties stand under a key, counted no further than `most`.
pub(super) async fn how_many(tx: &mut Tx, key: &str, most: i64) -> Result<i64, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(HOW_MANY).bind(key).bind(most).fetch_one(connection).await)?)
}

/// How many keys one question takes; the rest of the places repeat the last.
const ASKED_AT_ONCE: usize = 40;

/// Those of the keys that somebody stands under.
pub(super) async fn those_there(tx: &mut Tx, keys: &[String]) -> Result<Vec<String>, DatabaseError> {
    let mut there = Vec::new();
    for chunk in keys.chunks(ASKED_AT_ONCE) {
        let repeated = chunk.iter().chain(std::iter::repeat(&chunk[chunk.len() - 1])).take(ASKED_AT_ONCE);
        let found: Vec<String> = within!(tx, connection => {
            let mut query = sqlx::query_scalar(THOSE_THERE);
            for key in repeated.clone() {
                query = query.bind(key.as_str());
            }
            query.fetch_all(connection).await
        })?;
        there.extend(found);
    }
    Ok(there)
}

/// A party as an entry shows it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct EntryRow {
    pub party_id: i64,
    #[sqlx(try_from = "String")]
    pub kind: PartyKind,
    pub organisation_id: Option<OrganisationId>,
    pub person_id: Option<PersonId>,
    pub category: String,
    #[sqlx(try_from = "String")]
    pub standing: Standing,
    pub name: String,
    pub short_name: String,
    pub cvr: String,
    pub phone: String,
    pub second_phone: String,
    pub protected_at: Option<Instant>,
}

/// What is looked up, and what of it is asked.
pub(super) struct Lookup<'a> {
    pub key: &'a str,
    pub with: Option<&'a str>,
    pub words: Vec<&'a SoughtWord>,
}

/// Parties under a key, and another key where one is given, whose words fit the words asked; best first.
pub(super) async fn find(
    tx: &mut Tx,
    lookup: &Lookup<'_>,
    (among, standing): (Among, Option<Standing>),
    most: i64,
) -> Result<Vec<EntryRow>, DatabaseError> {
    let standing = standing.map_or("", Standing::as_str);
    let anything = || ["%".to_owned(), String::new()];
    let patterns = (0..MOST_WORDS).map(|place| lookup.words.get(place).map_or_else(anything, |word| word.patterns()));
    let sql = if lookup.with.is_some() { FIND_WITH } else { FIND };
    Ok(within!(tx, connection => {
        let mut query = sqlx::query_as(sql).bind(lookup.key).bind(among.as_str()).bind(standing);
        for [start, end] in patterns {
            query = query.bind(start).bind(end);
        }
        query = query.bind(most);
        if let Some(with) = lookup.with {
            query = query.bind(with);
        }
        query.fetch_all(connection).await
    })?)
}

/// One page of the directory in Danish order.
pub(super) async fn page(
    tx: &mut Tx,
    (standing, among, category): (Standing, Among, Option<BorrowerCategory>),
    most: i64,
    from: i64,
) -> Result<Vec<EntryRow>, DatabaseError> {
    let category = category.map_or("", BorrowerCategory::as_str);
    Ok(within!(tx, connection => sqlx::query_as(PAGE)
        .bind(standing.as_str()).bind(among.as_str()).bind(category).bind(most).bind(from)
        .fetch_all(connection).await)?)
}

/// How many stand under each letter, in Danish order.
pub(super) async fn letters(
    tx: &mut Tx,
    (standing, among, category): (Standing, Among, Option<BorrowerCategory>),
) -> Result<Vec<(String, i64)>, DatabaseError> {
    let category = category.map_or("", BorrowerCategory::as_str);
    Ok(within!(tx, connection => sqlx::query_as(LETTERS)
        .bind(standing.as_str()).bind(among.as_str()).bind(category).fetch_all(connection).await)?)
}

/// Someone who holds or held a role, seen from either end: `name` and phones are those of the other end.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct LinkRow {
    pub organisation_id: OrganisationId,
    pub person_id: PersonId,
    pub name: String,
    #[sqlx(try_from = "String")]
    pub role: ContactRoleKind,
    pub title: String,
    pub phone: String,
    pub second_phone: String,
    pub valid_to: NaiveDate,
}

/// Who holds or held roles at these organisations.
pub(super) async fn contacts_of(tx: &mut Tx, ids: &[OrganisationId]) -> Result<Vec<LinkRow>, DatabaseError> {
    let mut rows = Vec::new();
    for portion in portions(ids) {
        let found: Vec<LinkRow> = within!(tx, connection => {
            let mut query = sqlx::query_as(CONTACTS_OF);
            for id in portion {
                query = query.bind(id);
            }
            query.fetch_all(connection).await
        })?;
        rows.extend(found);
    }
    Ok(rows)
}

/// Where these people hold or held roles.
pub(super) async fn places_of(tx: &mut Tx, ids: &[PersonId]) -> Result<Vec<LinkRow>, DatabaseError> {
    let mut rows = Vec::new();
    for portion in portions(ids) {
        let found: Vec<LinkRow> = within!(tx, connection => {
            let mut query = sqlx::query_as(PLACES_OF);
            for id in portion {
                query = query.bind(id);
            }
            query.fetch_all(connection).await
        })?;
        rows.extend(found);
    }
    Ok(rows)
}
