//! All SQL that reads the log. Three ways in, each along an index; the rest narrows what that way finds.

use super::logged_event::{LogCursor, LogReach, ToldOfAwards, TopicLines};
use super::{LogPage, LoggedEvent};
use crate::access::{Subject, SubjectKind};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::{EventId, UserId};
use crate::shared::instant::Instant;

/// Lines a page.
const PAGE: i64 = 100;

macro_rules! log_query {
    ($way_in:literal) => {
        concat!(
            "SELECT e.id, e.at, e.user_id, u.full_name AS user_name, e.operation, e.request, e.event, e.subject_kind,
            e.subject_id, e.event_values FROM events e LEFT JOIN users u ON u.id = e.user_id WHERE ",
            $way_in,
            " AND e.at >= $1 AND (e.at, e.id) < ($2, $3)
            AND ($4 = 0 OR e.user_id = $4) AND ($5 = '' OR (e.subject_kind = $5 AND e.subject_id = $6))
            AND ($7 = 0 OR e.user_id = $7 OR ($8 = 1 AND (e.subject_kind = 'user' OR e.event IN ('office_set_up',
                'sign_in_refused', 'recovery_code_made', 'recovery_code_used', 'office_changed', 'log_read',
                'backup_made', 'backup_failed', 'backup_settings_changed', 'restore_begun', 'backup_restored', 'export_begun'))))
            AND ($9 = 0 OR e.event NOT IN ('looked', 'searched', 'exported', 'log_read', 'award_refused'))
            AND (e.subject_kind <> 'nominee' OR CAST($13 AS TEXT) = '*'
                OR CAST($13 AS TEXT) LIKE '%,' || CAST(e.subject_id AS TEXT) || ',%')
            AND (e.event <> 'award_refused' OR e.subject_kind <> 'award_year' OR CAST($14 AS TEXT) = '*'
                OR CAST($14 AS TEXT) LIKE '%,' || CAST(e.subject_id AS TEXT) || ',%')
            AND ((CAST($10 AS TEXT) = '' AND CAST($11 AS TEXT) = '')
                OR CAST($11 AS TEXT) LIKE '%,' || e.event || ',%'
                OR CAST($11 AS TEXT) LIKE '%,' || e.event || ':' || e.operation || ',%'
                OR (CAST($10 AS TEXT) LIKE '%,' || e.subject_kind || ',%' AND e.event NOT IN ('looked', 'searched', 'printed',
                    'exported', 'log_read', 'user_signed_in', 'user_signed_out', 'sign_in_refused')))
            ORDER BY e.at DESC, e.id DESC LIMIT $12"
        )
    };
}

/// Lines from before a moment that only tell of use, and that nobody is kept from yet. The log's guard knows the same words.
macro_rules! old_lines {
    ($verb:literal) => {
        concat!(
            $verb,
            " FROM events WHERE at < $1 AND event IN ('looked', 'searched', 'printed', 'exported', 'log_read', 'user_signed_in',
                'user_signed_out', 'sign_in_refused', 'award_refused', 'cpr_revealed', 'cpr_looked_up')
            AND (subject_kind <> 'nominee' OR CAST($2 AS TEXT) LIKE '%,' || CAST(subject_id AS TEXT) || ',%')
            AND (event <> 'award_refused' OR subject_kind <> 'award_year'
                OR CAST($3 AS TEXT) LIKE '%,' || CAST(subject_id AS TEXT) || ',%')"
        )
    };
}

statements! {
    COUNT_OLD_LINES = old_lines!("SELECT count(*)");
    MOVE_LOG_KEPT = "UPDATE log_kept SET kept_since = $1 WHERE id = 1 AND kept_since < $1";
    THIN_LOG = old_lines!("DELETE");
    SEARCHES = "SELECT id, event_values FROM events
        WHERE subject_kind = 'office' AND subject_id = 1 AND event = 'searched' ORDER BY at, id";
    /// Events in which somebody says why in words of their own, as the index of the log has them.
    REASONS = "SELECT id, subject_kind, subject_id, event_values FROM events
        WHERE event IN ('paper_left_out_of_journal', 'log_read', 'rules_overruled') ORDER BY id";
    /// Lines about an award that name somebody of its jury.
    LINES_WITH_NAMES = "SELECT id, event_values FROM events WHERE subject_kind = $1 AND subject_id = $2
        AND event IN ('award_member_appointed', 'award_member_changed', 'award_member_left', 'award_member_back', 'award_key_given')";
    /// What the log's own guard lets through, and nothing else.
    BLANK_WORDS = "UPDATE events SET event_values = $2 WHERE id = $1";
    NEWS = "SELECT e.id, e.at, e.user_id, u.full_name AS user_name, e.operation, e.request, e.event, e.subject_kind,
            e.subject_id, e.event_values FROM events e LEFT JOIN users u ON u.id = e.user_id
        WHERE e.id > $1 AND e.at >= $2 AND e.user_id <> $3 AND e.subject_kind IN ('booking', 'series', 'closure')
            AND e.event NOT IN ('looked', 'searched', 'printed', 'exported')
        ORDER BY e.id DESC LIMIT 40";
    NEWS_SEEN = "SELECT event_id FROM news_seen WHERE user_id = $1";
    NOTE_NEWS_SEEN = "INSERT INTO news_seen (user_id, event_id) VALUES ($1, $2)
        ON CONFLICT (user_id) DO UPDATE SET event_id = excluded.event_id WHERE news_seen.event_id < excluded.event_id";
    LOG_BY_TIME = log_query!("1 = 1");
    LOG_BY_USER = log_query!("e.user_id = $4");
    LOG_BY_SUBJECT = log_query!("e.subject_kind = $5 AND e.subject_id = $6");
    /// The sum sees also a line that a server lets in behind a later one; a highest id alone would miss it. The window
    /// moves by whole steps, so that looks and searches, which are no changes, almost never move the sum.
    CHANGE_MARK = "SELECT CAST(COALESCE(SUM(id), 0) AS BIGINT) FROM events
        WHERE id > (SELECT MAX(id) FROM events) / 500 * 500 - 500
        AND event NOT IN ('looked', 'searched', 'exported', 'log_read', 'user_signed_in', 'user_signed_out',
            'sign_in_refused', 'award_refused')";
    /// The same with the step that the window stands at, so that two standings never have one mark.
    STANDING_MARK = "SELECT CAST(COALESCE(MAX(id), 0) / 500 AS BIGINT), CAST(COALESCE((SELECT SUM(id) FROM events
        WHERE id > (SELECT MAX(id) FROM events) / 500 * 500 - 500
        AND event NOT IN ('looked', 'searched', 'exported', 'log_read', 'user_signed_in', 'user_signed_out',
            'sign_in_refused', 'award_refused')), 0) AS BIGINT) FROM events";
    NEWEST_LINE = "SELECT MAX(at) FROM events";
}

/// What of the log is asked for.
pub(super) struct LogFilter {
    pub from: Instant,
    /// Not included.
    pub to: Instant,
    pub after: Option<LogCursor>,
    pub user: Option<UserId>,
    pub subject: Option<Subject>,
    pub topic: TopicLines,
    pub reach: LogReach,
    pub lines: LogLines,
    pub told: ToldOfAwards,
}

/// Which lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LogLines {
    /// All that the reach allows.
    All,
    /// Without looks, searches, exports and readings of the log.
    Changes,
}

/// What others have done to bookings and closures since a user looked last, and not longer ago than `since`; the newest
/// line first.
pub(super) async fn news(tx: &mut Tx, user_id: UserId, since: Instant) -> Result<Vec<LoggedEvent>, DatabaseError> {
    let seen: Option<EventId> =
        within!(tx, connection => sqlx::query_scalar(NEWS_SEEN).bind(user_id).fetch_optional(connection).await)?;
    let rows: Vec<EventRow> = within!(tx, connection => sqlx::query_as(NEWS).bind(seen.unwrap_or(EventId(0))).bind(since)
        .bind(user_id).fetch_all(connection).await)?;
    rows.into_iter().map(LoggedEvent::try_from).collect()
}

/// Every search there is a line of, with its values.
pub(super) async fn searches(tx: &mut Tx) -> Result<Vec<(EventId, String)>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(SEARCHES).fetch_all(connection).await)?)
}

/// Lines about a thing that name somebody, with their values.
pub(super) async fn lines_with_names(tx: &mut Tx, about: Subject) -> Result<Vec<(EventId, String)>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(LINES_WITH_NAMES)
        .bind(about.kind.as_str()).bind(about.id).fetch_all(connection).await)?)
}

/// A line in which somebody says why: what it is about, and its values.
#[derive(sqlx::FromRow)]
pub(super) struct ReasonRow {
    pub id: EventId,
    #[sqlx(try_from = "String")]
    pub subject_kind: SubjectKind,
    pub subject_id: i64,
    pub event_values: String,
}

/// Every line in which somebody says why.
pub(super) async fn reasons(tx: &mut Tx) -> Result<Vec<ReasonRow>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(REASONS).fetch_all(connection).await)?)
}

/// Writes a line without the words that somebody typed.
pub(super) async fn blank_words(tx: &mut Tx, id: EventId, values: &str) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(BLANK_WORDS).bind(id).bind(values).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// Notes how far a user has seen; never back.
pub(super) async fn note_news_seen(tx: &mut Tx, user_id: UserId, up_to: EventId) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(NOTE_NEWS_SEEN).bind(user_id).bind(up_to).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// A number that is another one after each change at any desk.
pub(super) async fn change_mark(tx: &mut Tx) -> Result<i64, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(CHANGE_MARK).fetch_one(connection).await)?)
}

/// Numbers that are others after each change at any desk.
pub(super) async fn standing_mark(tx: &mut Tx) -> Result<(i64, i64), DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(STANDING_MARK).fetch_one(connection).await)?)
}

/// When the newest line was written, by the clock of whoever wrote it.
pub(super) async fn newest_line(tx: &mut Tx) -> Result<Option<Instant>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(NEWEST_LINE).fetch_one(connection).await)?)
}

#[derive(sqlx::FromRow)]
struct EventRow {
    id: EventId,
    at: Instant,
    user_id: Option<UserId>,
    user_name: Option<String>,
    operation: String,
    request: String,
    event: String,
    #[sqlx(try_from = "String")]
    subject_kind: SubjectKind,
    subject_id: i64,
    event_values: String,
}

impl TryFrom<EventRow> for LoggedEvent {
    type Error = DatabaseError;

    fn try_from(row: EventRow) -> Result<Self, DatabaseError> {
        let values: serde_json::Value = serde_json::from_str(&row.event_values)
            .map_err(|_| DatabaseError::inconsistent("events.event_values is no JSON"))?;
        let mut event = serde_json::json!({ "event": row.event });
        if !values.is_null() {
            event["values"] = values;
        }
        Ok(Self {
            id: row.id,
            at: row.at,
            user_id: row.user_id,
            user_name: row.user_name,
            operation: row.operation,
            request: row.request,
            subject: Subject::of(row.subject_kind, row.subject_id),
            event,
        })
    }
}

/// One page, the newest line first.
pub(super) async fn read_page(tx: &mut Tx, filter: &LogFilter) -> Result<LogPage, DatabaseError> {
    let (before, before_id) = filter.after.map_or((filter.to, EventId(0)), |cursor| (cursor.at, cursor.id));
    let (limit_to, and_users) = match filter.reach {
        LogReach::All => (0, 0),
        LogReach::OwnAndUsers(user) => (user.0, 1),
        LogReach::Own(user) => (user.0, 0),
    };
    // What somebody did themselves is found along their own lines.
    let user = match filter.reach {
        LogReach::Own(user) => Some(user),
        LogReach::All | LogReach::OwnAndUsers(_) => filter.user,
    };
    let asked_for_another = matches!((filter.reach, filter.user), (LogReach::Own(own), Some(other)) if own != other);
    if asked_for_another {
        return Ok(LogPage { lines: Vec::new(), next: None });
    }
    let sql = match (filter.subject, user) {
        (Some(_), _) => LOG_BY_SUBJECT,
        (None, Some(_)) => LOG_BY_USER,
        (None, None) => LOG_BY_TIME,
    };
    let (kind, subject_id) = filter.subject.map_or(("", 0), |subject| (subject.kind.as_str(), subject.id));
    let changes_only = i64::from(filter.lines == LogLines::Changes);
    let rows: Vec<EventRow> = within!(tx, connection => sqlx::query_as(sql)
        .bind(filter.from).bind(before).bind(before_id).bind(user.map_or(0, |user| user.0)).bind(kind).bind(subject_id)
        .bind(limit_to).bind(and_users).bind(changes_only).bind(filter.topic.kinds).bind(filter.topic.events)
        .bind(PAGE + 1).bind(&filter.told.nominees).bind(&filter.told.award_years).fetch_all(connection).await)?;
    let mut lines = rows.into_iter().map(LoggedEvent::try_from).collect::<Result<Vec<_>, _>>()?;
    let more = lines.len() as i64 > PAGE;
    lines.truncate(PAGE as usize);
    let next = lines.last().filter(|_| more).map(|line| LogCursor { at: line.at, id: line.id });
    Ok(LogPage { lines, next })
}

/// How many lines from before a moment only tell of use.
pub(crate) async fn count_old_lines(tx: &mut Tx, before: Instant, told: &ToldOfAwards) -> Result<u32, DatabaseError> {
    let lines: i64 = within!(tx, connection => sqlx::query_scalar(COUNT_OLD_LINES)
        .bind(before).bind(&told.nominees).bind(&told.award_years).fetch_one(connection).await)?;
    Ok(u32::try_from(lines).unwrap_or(u32::MAX))
}

/// Lets them go; how many. The log's guard asks from when on all is kept, which is therefore said first.
pub(crate) async fn thin_log(tx: &mut Tx, before: Instant, told: &ToldOfAwards) -> Result<u32, DatabaseError> {
    within!(&mut *tx, connection => sqlx::query(MOVE_LOG_KEPT).bind(before).execute(connection).await.map(|_| ()))?;
    let lines = within!(tx, connection => sqlx::query(THIN_LOG).bind(before).bind(&told.nominees).bind(&told.award_years)
        .execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(u32::try_from(lines).unwrap_or(u32::MAX))
}
