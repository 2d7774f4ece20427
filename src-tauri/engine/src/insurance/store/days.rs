//! Everybody around a day. Pieces around it hang at few nodes of the tree of days; at each, those that contain it are one
//! index range. How a person stood is the best of their pieces, as a rank: 1 by law, 2 by the scheme, 3 not covered, 4
//! through an association.

use chrono::NaiveDate;

use crate::database::packed::{self, packed};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::insurance::Scheme;
use crate::insurance::day_tree::WayDown;
use crate::insurance::verdict::CoverStanding;
use crate::shared::ids::{OrganisationId, PersonId};
use crate::shared::instant::Instant;

use super::listed;

/// The rank of a piece `c`; `$3` are the kinds of effort that the scheme covers that day.
macro_rules! rank {
    () => {
        "CAST(CASE c.basis WHEN 'law' THEN 1 WHEN 'association' THEN 4 WHEN 'nothing' THEN 3 ELSE
            CASE WHEN c.effort_type_id IN (SELECT CAST(w.value ->> 0 AS BIGINT) FROM json_each(CAST($3 AS TEXT)) w)
            THEN 2 ELSE 3 END END AS BIGINT)"
    };
}

/// The pieces around the day `$1` that were known at `$2`, at the workplace `$4` where one is named.
macro_rules! around {
    () => {
        concat!(
            "WITH around (person_id, workplace_id, rank) AS (
            SELECT c.person_id, c.workplace_id, ",
            rank!(),
            " FROM cover_pieces c
            WHERE c.node IN ($5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
                AND c.ends_on >= $1 AND c.known_since < $2 AND c.known_until >= $2
                AND (CAST($4 AS BIGINT) IS NULL OR c.workplace_id = $4)
            UNION ALL SELECT c.person_id, c.workplace_id, ",
            rank!(),
            " FROM cover_pieces c
            WHERE c.node IN ($22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38)
                AND c.starts_on <= $1 AND c.known_since < $2 AND c.known_until >= $2
                AND (CAST($4 AS BIGINT) IS NULL OR c.workplace_id = $4)) "
        )
    };
}

statements! {
    /// Who stood how at each workplace, as one row: put into groups they would be sorted first.
    STANDINGS = concat!(around!(), "SELECT ", packed!("person_id", "workplace_id", "rank"), " FROM around");
    /// Counted no further than `$39`.
    COUNT_AROUND = concat!(around!(), "SELECT count(*) FROM (SELECT 1 AS one FROM around LIMIT $39) AS few");
    /// Where few are around a day, they are gathered and put in order.
    GATHERED = concat!(around!(), "SELECT p.id AS person_id, p.full_name, p.sort_key, one.best AS rank
        FROM (SELECT person_id, MIN(rank) AS best FROM around GROUP BY person_id) AS one
            JOIN people p ON p.id = one.person_id
        WHERE one.best BETWEEN $39 AND $40 AND (p.sort_key, p.id) > ($41, $42)
            AND p.folded_name LIKE $43 AND p.folded_name LIKE $44 AND p.folded_name LIKE $45
        ORDER BY p.sort_key, p.id LIMIT $46");
    /// Where many are, one goes through people in order until a page is full. Where a page is to begin in the middle, each is
    /// asked for themselves.
    WALKED = concat!("SELECT p.id AS person_id, p.full_name, p.sort_key FROM people p
        WHERE (p.sort_key, p.id) > ($6, $7) AND EXISTS (SELECT 1 FROM cover_pieces c
            WHERE c.person_id = p.id AND c.ends_on >= $1 AND c.starts_on <= $1 AND c.known_since < $2 AND c.known_until >= $2
                AND (CAST($4 AS BIGINT) IS NULL OR c.workplace_id = $4) AND ", rank!(), " <= $5)
        ORDER BY p.sort_key, p.id LIMIT $8");
    /// The first page, which counts everybody in any case: those around are gathered once and nobody is asked for themselves, for
    /// many may stand before the first of them. The sign keeps the order of names as the way.
    WALKED_FROM_START = concat!(around!(), "SELECT p.id AS person_id, p.full_name, p.sort_key FROM people p
        WHERE (p.sort_key, p.id) > ($39, $40) AND +p.id IN (SELECT person_id FROM around WHERE rank <= $41)
        ORDER BY p.sort_key, p.id LIMIT $42");
}

/// What is asked about a day.
#[derive(Debug, Clone)]
pub(in crate::insurance) struct Asked {
    pub on: NaiveDate,
    pub moment: Instant,
    pub workplace_id: Option<OrganisationId>,
    covered_types: String,
}

impl Asked {
    /// About a day, as it was known at a moment, under what the municipality covered.
    pub fn about(on: NaiveDate, moment: Instant, workplace_id: Option<OrganisationId>, scheme: &Scheme) -> Self {
        let covered = if scheme.insures_efforts_on(on) { scheme.covered_types_on(on) } else { Vec::new() };
        Self { on, moment, workplace_id, covered_types: listed(covered.iter().map(|id| id.0)) }
    }
}

/// Binds what [`around!`] asks for.
macro_rules! asked {
    ($query:expr, $asked:expr) => {{
        let way = WayDown::to($asked.on);
        let mut query =
            $query.bind($asked.on).bind($asked.moment).bind($asked.covered_types.as_str()).bind($asked.workplace_id);
        for node in way.before_places().into_iter().chain(way.after_places()) {
            query = query.bind(node);
        }
        query
    }};
}

/// How a piece of somebody's stood on a day, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::insurance) struct StandingThere {
    pub person_id: PersonId,
    pub workplace_id: OrganisationId,
    pub standing: CoverStanding,
}

fn standing_of(rank: i64) -> CoverStanding {
    match rank {
        1 => CoverStanding::CoveredByLaw,
        2 => CoverStanding::CoveredByScheme,
        4 => CoverStanding::ThroughAssociation,
        _ => CoverStanding::NotCovered,
    }
}

/// How everybody stood, by person and then by workplace, the best of each first.
pub(in crate::insurance) async fn standings(tx: &mut Tx, asked: &Asked) -> Result<Vec<StandingThere>, DatabaseError> {
    let packed: Option<String> =
        within!(tx, connection => asked!(sqlx::query_scalar(STANDINGS), asked).fetch_one(connection).await)?;
    let mut standings = Vec::new();
    for mut row in packed::rows("cover_pieces", packed.as_deref()) {
        let (person_id, workplace_id) = (PersonId(row.value()?), OrganisationId(row.value()?));
        standings.push(StandingThere { person_id, workplace_id, standing: standing_of(row.value()?) });
    }
    // They come as a few runs that are in order by themselves.
    standings.sort();
    Ok(standings)
}

/// How many pieces there are around a day, counted no further than `most`.
pub(in crate::insurance) async fn count_around(tx: &mut Tx, asked: &Asked, most: i64) -> Result<i64, DatabaseError> {
    Ok(within!(tx, connection => asked!(sqlx::query_scalar(COUNT_AROUND), asked)
        .bind(most).fetch_one(connection).await)?)
}

/// Somebody around a day.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(in crate::insurance) struct DayPerson {
    pub person_id: PersonId,
    pub full_name: String,
    pub sort_key: String,
}

/// A page of people: ranks from one to another, behind a place in the order, of these words, so many.
#[derive(Debug, Clone)]
pub(in crate::insurance) struct PageAsked<'a> {
    pub ranks: (i64, i64),
    pub after: (&'a str, PersonId),
    pub patterns: [String; 3],
    pub most: i64,
}

/// People around a day, gathered.
pub(in crate::insurance) async fn gathered(
    tx: &mut Tx,
    asked: &Asked,
    page: &PageAsked<'_>,
) -> Result<Vec<DayPerson>, DatabaseError> {
    Ok(within!(tx, connection => {
        let mut query = asked!(sqlx::query_as(GATHERED), asked)
            .bind(page.ranks.0).bind(page.ranks.1).bind(page.after.0).bind(page.after.1);
        for pattern in &page.patterns {
            query = query.bind(pattern.as_str());
        }
        query.bind(page.most).fetch_all(connection).await
    })?)
}

/// A page of the many around a day, found by going through all in order, behind a place or from the start. Their ranks are those
/// from the best up to one, and no words are sought.
pub(in crate::insurance) async fn walked(
    tx: &mut Tx,
    asked: &Asked,
    page: &PageAsked<'_>,
) -> Result<Vec<DayPerson>, DatabaseError> {
    let ((sort_key, id), up_to) = (page.after, page.ranks.1);
    Ok(within!(tx, connection => {
        let query = if sort_key.is_empty() {
            asked!(sqlx::query_as(WALKED_FROM_START), asked).bind(sort_key).bind(id).bind(up_to).bind(page.most)
        } else {
            sqlx::query_as(WALKED)
                .bind(asked.on).bind(asked.moment).bind(asked.covered_types.as_str()).bind(asked.workplace_id)
                .bind(up_to).bind(sort_key).bind(id).bind(page.most)
        };
        query.fetch_all(connection).await
    })?)
}
