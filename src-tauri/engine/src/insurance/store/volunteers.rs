//! Volunteers, and what was known of them when.

use chrono::NaiveDate;

use crate::database::{DatabaseError, Tx, statements, within};
use crate::insurance::VolunteerFacts;
use crate::insurance::check::Reached;
use crate::insurance::knowledge::{RegisterKeeping, end_of_time};
use crate::insurance::passing::WhenLetGo;
use crate::shared::ids::{PersonId, RequestKey, UserId};
use crate::shared::instant::Instant;

use super::{listed, read, stored};

statements! {
    INSERT_VOLUNTEER = "INSERT INTO volunteers (person_id, request_key, created_at) VALUES ($1, $2, $3)
        ON CONFLICT DO NOTHING";
    VOLUNTEER_OF_REQUEST = "SELECT person_id FROM volunteers WHERE request_key = $1";
    TAKE_VOLUNTEER = "UPDATE volunteers SET version = version + 1 WHERE person_id = $1 AND version = $2";
    CLOSE_VOLUNTEER = "UPDATE volunteer_facts SET known_until = $3 WHERE person_id = $1 AND version = $2";
    WRITE_VOLUNTEER = "INSERT INTO volunteer_facts (person_id, version, known_since, known_until, standing, facts, changed_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    FIND_VOLUNTEER = "SELECT v.person_id, v.version, f.standing, f.facts
        FROM volunteers v JOIN volunteer_facts f ON f.person_id = v.person_id AND f.known_since < $2 AND f.known_until >= $2
        WHERE v.person_id = $1 ORDER BY f.version DESC LIMIT 1";
    /// As they are known now, also those that were withdrawn.
    VOLUNTEERS_AMONG = "SELECT v.person_id, v.version, f.standing, f.facts
        FROM volunteers v JOIN volunteer_facts f ON f.person_id = v.person_id AND f.version = v.version
        WHERE v.person_id IN (SELECT CAST(w.value ->> 0 AS BIGINT) FROM json_each(CAST($1 AS TEXT)) w)";
    VOLUNTEERS_AFTER = "SELECT v.person_id, v.version, f.standing, f.facts, p.full_name, p.sort_key, p.folded_name,
            p.phone, p.second_phone, p.email, p.street, p.protected_at, v.created_at
        FROM volunteers v JOIN volunteer_facts f ON f.person_id = v.person_id AND f.version = v.version
            JOIN people p ON p.id = v.person_id
        WHERE v.person_id > $1 AND f.person_id > $1 AND f.standing = 'kept' AND p.anonymised_at IS NULL
        ORDER BY v.person_id LIMIT $2";
    VOLUNTEER_VERSIONS = "SELECT version, facts FROM volunteer_facts WHERE person_id = $1 ORDER BY version";
    PASSING = "SELECT goes_on, let_go FROM volunteers WHERE person_id = $1";
    NOTE_PASSING = "UPDATE volunteers SET goes_on = $2, let_go = $3 WHERE person_id = $1";
    PASSING_BY = "SELECT person_id FROM volunteers WHERE goes_on <= $1 ORDER BY goes_on, person_id LIMIT $2";
    /// Another rule may let go of it earlier; whoever has nothing that passes, or an attachment without an end, is left alone.
    PASSING_ANEW = "UPDATE volunteers SET goes_on = $1 WHERE goes_on > $1";
    REWRITE_VOLUNTEER = "UPDATE volunteer_facts SET facts = $3 WHERE person_id = $1 AND version = $2";
}

/// A volunteer as they were known at some time.
#[derive(Debug, Clone)]
pub(in crate::insurance) struct KnownVolunteer {
    pub person_id: PersonId,
    /// The latest, whenever the facts are of.
    pub version: i64,
    pub keeping: RegisterKeeping,
    pub facts: VolunteerFacts,
}

#[derive(sqlx::FromRow)]
struct VolunteerRow {
    person_id: PersonId,
    version: i64,
    #[sqlx(try_from = "String")]
    standing: RegisterKeeping,
    facts: String,
}

impl TryFrom<VolunteerRow> for KnownVolunteer {
    type Error = DatabaseError;

    fn try_from(row: VolunteerRow) -> Result<Self, DatabaseError> {
        let facts = read("volunteer_facts", &row.facts)?;
        Ok(Self { person_id: row.person_id, version: row.version, keeping: row.standing, facts })
    }
}

/// A volunteer who stands, as they are known now, with their name.
#[derive(Debug, Clone)]
pub(in crate::insurance) struct NamedVolunteer {
    pub volunteer: KnownVolunteer,
    pub full_name: String,
    pub sort_key: String,
    /// Its words with a blank before each, as they are found.
    pub folded_name: String,
    pub phone: String,
    /// How they are reached.
    pub reached: Reached,
    pub is_protected: bool,
    /// When they were taken into the register.
    pub created_at: Instant,
}

#[derive(sqlx::FromRow)]
struct NamedRow {
    #[sqlx(flatten)]
    volunteer: VolunteerRow,
    full_name: String,
    sort_key: String,
    folded_name: String,
    phone: String,
    second_phone: String,
    email: String,
    street: String,
    protected_at: Option<Instant>,
    created_at: Instant,
}

/// Whether they were not there before.
pub(in crate::insurance) async fn insert_volunteer(
    tx: &mut Tx,
    (id, key): (PersonId, RequestKey),
    now: Instant,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(INSERT_VOLUNTEER)
        .bind(id).bind(key).bind(now).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

pub(in crate::insurance) async fn volunteer_of_request(
    tx: &mut Tx,
    key: RequestKey,
) -> Result<Option<PersonId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(VOLUNTEER_OF_REQUEST).bind(key).fetch_optional(connection).await)?)
}

/// Takes the next version; whether it was still the one given.
pub(in crate::insurance) async fn take_volunteer(
    tx: &mut Tx,
    id: PersonId,
    version: i64,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(TAKE_VOLUNTEER)
        .bind(id).bind(version).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Writes what is known from now on, as this version; what was known until now stays as what was known.
pub(in crate::insurance) async fn write_volunteer(
    tx: &mut Tx,
    volunteer: &KnownVolunteer,
    (by, now): (Option<UserId>, Instant),
) -> Result<(), DatabaseError> {
    let facts = stored(&volunteer.facts)?;
    within!(tx, connection => sqlx::query(CLOSE_VOLUNTEER)
        .bind(volunteer.person_id).bind(volunteer.version - 1).bind(now).execute(connection).await.map(|_| ()))?;
    within!(tx, connection => sqlx::query(WRITE_VOLUNTEER)
        .bind(volunteer.person_id).bind(volunteer.version).bind(now).bind(end_of_time())
        .bind(volunteer.keeping.as_str()).bind(facts).bind(by).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// What was known of a volunteer at a moment.
pub(in crate::insurance) async fn find_volunteer(
    tx: &mut Tx,
    id: PersonId,
    moment: Instant,
) -> Result<Option<KnownVolunteer>, DatabaseError> {
    let row: Option<VolunteerRow> = within!(tx, connection => sqlx::query_as(FIND_VOLUNTEER)
        .bind(id).bind(moment).fetch_optional(connection).await)?;
    row.map(KnownVolunteer::try_from).transpose()
}

/// Those of some people who are in the register, also those whose entry was withdrawn.
pub(in crate::insurance) async fn volunteers_among(
    tx: &mut Tx,
    people: &[PersonId],
) -> Result<Vec<KnownVolunteer>, DatabaseError> {
    let ids = listed(people.iter().map(|id| id.0));
    let rows: Vec<VolunteerRow> =
        within!(tx, connection => sqlx::query_as(VOLUNTEERS_AMONG).bind(ids).fetch_all(connection).await)?;
    rows.into_iter().map(KnownVolunteer::try_from).collect()
}

/// So many volunteers who stand, by their numbers, after one.
pub(in crate::insurance) async fn volunteers_after(
    tx: &mut Tx,
    after: PersonId,
    most: i64,
) -> Result<Vec<NamedVolunteer>, DatabaseError> {
    let rows: Vec<NamedRow> = within!(tx, connection => sqlx::query_as(VOLUNTEERS_AFTER)
        .bind(after).bind(most).fetch_all(connection).await)?;
    let named = |row: NamedRow| {
        let has_contact = [&row.phone, &row.second_phone, &row.email].iter().any(|way| !way.is_empty());
        Ok(NamedVolunteer {
            volunteer: row.volunteer.try_into()?,
            full_name: row.full_name,
            sort_key: row.sort_key,
            folded_name: row.folded_name,
            phone: row.phone,
            reached: Reached {
                by_phone_or_email: has_contact,
                has_address: row.protected_at.is_some() || !row.street.is_empty(),
            },
            is_protected: row.protected_at.is_some(),
            created_at: row.created_at,
        })
    };
    rows.into_iter().map(named).collect()
}

/// Everything that was ever known of a volunteer, the earliest first.
pub(in crate::insurance) async fn volunteer_versions(
    tx: &mut Tx,
    id: PersonId,
) -> Result<Vec<(i64, VolunteerFacts)>, DatabaseError> {
    let rows: Vec<(i64, String)> =
        within!(tx, connection => sqlx::query_as(VOLUNTEER_VERSIONS).bind(id).fetch_all(connection).await)?;
    rows.into_iter().map(|(version, facts)| Ok((version, read("volunteer_facts", &facts)?))).collect()
}

/// Writes over what was known: the one exception to what this register does, when somebody's name goes for good.
pub(in crate::insurance) async fn rewrite_volunteer(
    tx: &mut Tx,
    (id, version): (PersonId, i64),
    facts: &VolunteerFacts,
) -> Result<(), DatabaseError> {
    let facts = stored(facts)?;
    within!(tx, connection => sqlx::query(REWRITE_VOLUNTEER)
        .bind(id).bind(version).bind(facts).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// What of a volunteer passes with their attachments.
#[derive(Debug, Clone, Default)]
pub(in crate::insurance) struct Passing {
    /// When the next of it goes; none where nothing stands there, or an attachment without an end needs it.
    pub goes_on: Option<NaiveDate>,
    /// What went, and when.
    pub let_go: WhenLetGo,
}

pub(in crate::insurance) async fn passing(tx: &mut Tx, id: PersonId) -> Result<Passing, DatabaseError> {
    let row: Option<(Option<NaiveDate>, String)> =
        within!(tx, connection => sqlx::query_as(PASSING).bind(id).fetch_optional(connection).await)?;
    let Some((goes_on, let_go)) = row else { return Ok(Passing::default()) };
    Ok(Passing { goes_on, let_go: read("volunteers", &let_go)? })
}

pub(in crate::insurance) async fn note_passing(
    tx: &mut Tx,
    id: PersonId,
    passing: &Passing,
) -> Result<(), DatabaseError> {
    let let_go = stored(&passing.let_go)?;
    within!(tx, connection => sqlx::query(NOTE_PASSING)
        .bind(id).bind(passing.goes_on).bind(let_go).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// Those of whom something goes by a day.
pub(in crate::insurance) async fn passing_by(
    tx: &mut Tx,
    today: NaiveDate,
    most: i64,
) -> Result<Vec<PersonId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(PASSING_BY)
        .bind(today).bind(most).fetch_all(connection).await)?)
}

/// Looks at everybody again of whom something goes later than today.
pub(in crate::insurance) async fn passing_anew(tx: &mut Tx, today: NaiveDate) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(PASSING_ANEW).bind(today).execute(connection).await.map(|_| ()))?;
    Ok(())
}
