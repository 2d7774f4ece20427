//! Reading the log as a list, and what happened to one thing.

mod person_lines;

use std::time::Duration;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use tokio::sync::watch;
use ts_rs::TS;

use super::logged_event::{LogCursor, LogPage, LogReach, LogTopic, LogUser, ToldOfAwards, TopicLines};
use super::store::{self, LogFilter, LogLines};
use crate::access::plain_text::{check_optional, check_required};
use crate::access::sealing::{KeyName, KeyRefusal, open_key};
use crate::access::users::{self, refuse};
use crate::access::{AccessError, AccessEvent, Event, Nothing, RequestContext, Role, SignedIn, Subject, SubjectKind};
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;
use crate::office::OfficeMark;
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::UserId;
use crate::shared::instant::Instant;
use crate::shared::wall_clock::day_start;

pub(crate) use person_lines::{
    count_reasons_about, count_searches_for, forget_names_in_lines, forget_reasons_about, forget_searches_for,
    forget_searches_for_any, lines_about,
};

const LONGEST_REASON: u32 = 300;

/// What of the log is to be read.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LogToRead {
    /// The first day; from the beginning where it is left out.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<NaiveDate>,
    /// The last day, included; until now where it is left out.
    #[serde(default)]
    #[ts(optional)]
    pub to: Option<NaiveDate>,
    /// Only what happened to this.
    #[serde(default)]
    #[ts(optional)]
    pub subject: Option<Subject>,
    /// Only what this user did.
    #[serde(default)]
    #[ts(optional)]
    pub user_id: Option<UserId>,
    /// Only what is about this.
    #[serde(default)]
    #[ts(optional)]
    pub topic: Option<LogTopic>,
    /// Where the page before ended.
    #[serde(default)]
    #[ts(optional)]
    pub after: Option<LogCursor>,
    /// Why the log is read. An auditor who holds no other role that reads it has to say; it goes into the log itself.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

impl Input for LogToRead {
    fn sample() -> Self {
        Self {
            from: NaiveDate::from_ymd_opt(2026, 11, 1),
            to: NaiveDate::from_ymd_opt(2026, 11, 30),
            subject: None,
            user_id: None,
            topic: Some(LogTopic::Bookings),
            after: None,
            reason: Some("månedlig kontrol".into()),
        }
    }
}

/// Reads the log as far as one's roles reach: one's own acts; with the administrator's role also users and sign-ins;
/// with the manager's or the auditor's everything. Reading others' acts is itself noted, once for all its pages.
pub(crate) async fn read_log(
    context: &RequestContext<'_>,
    input: LogToRead,
    told: ToldOfAwards,
) -> Result<LogPage, AccessError> {
    let who = context.who().ok_or(AccessError::UserNotFound)?;
    let reason = refuse_bad_fields(context, &who, &input)?;
    let reach = LogReach::of(who.user_id, &who.roles);
    if input.after.is_none() && !matches!(reach, LogReach::Own(_)) {
        let subject = input.subject.unwrap_or(Subject::of(SubjectKind::Office, 1));
        context.write().await?.commit(vec![Event::new(subject, &AccessEvent::LogRead { reason })]).await?;
    }
    let filter = LogFilter {
        from: input.from.map_or(Instant::EPOCH, day_start),
        to: input.to.and_then(|day| day.checked_add_days(Days::new(1))).map_or(end_of_time(context), day_start),
        after: input.after,
        user: input.user_id,
        subject: input.subject,
        topic: input.topic.map(LogTopic::lines).unwrap_or_default(),
        reach,
        lines: LogLines::All,
        told,
    };
    let mut tx = context.read().await?;
    Ok(store::read_page(&mut tx, &filter).await?)
}

/// Whose acts one may read, by name: everybody's, or only one's own.
pub async fn log_users(context: &RequestContext<'_>, _: Nothing) -> Result<Vec<LogUser>, AccessError> {
    let who = context.who().ok_or(AccessError::UserNotFound)?;
    let sees_only_own = matches!(LogReach::of(who.user_id, &who.roles), LogReach::Own(_));
    let mut tx = context.read().await?;
    let users = users::list(&mut tx).await?;
    let is_seen = |id| !sees_only_own || id == who.user_id;
    let seen = users.into_iter().filter(|user| is_seen(user.id));
    Ok(seen
        .map(|user| LogUser { id: user.id, full_name: user.full_name, is_archived: user.archived_at.is_some() })
        .collect())
}

/// Whether something has been changed since one last asked, by anybody at any desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LatestChange {
    /// Another number after each change; nothing else can be read from it.
    #[ts(type = "number")]
    pub mark: i64,
}

/// The newest change that somebody knows of.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangeSeen {
    /// The mark that was answered last; with it the answer waits for another. Without it the answer comes at once.
    #[serde(default)]
    #[ts(optional, type = "number")]
    pub seen: Option<i64>,
}

impl Input for ChangeSeen {
    fn sample() -> Self {
        Self { seen: None }
    }
}

/// So long an answer waits for a change. Then it is asked for anew, which looks: a server behind a pooler that lends its
/// connections out by the transaction lets nobody hear.
const WAITS: Duration = Duration::from_secs(30);

/// Lets a window find out, as soon as it is so, that a colleague has changed something. It tells nothing of what or who, so
/// anybody may ask, and asking is not working: the seat still locks when it is left.
pub async fn latest_change(context: &RequestContext<'_>, input: ChangeSeen) -> Result<LatestChange, AccessError> {
    let Some(seen) = input.seen else { return Ok(LatestChange { mark: change_mark(context).await? }) };
    // Before the first look, so that nothing is written unheard between the two.
    let written = context.office().written();
    let mark = tokio::time::timeout(WAITS, other_mark(context, seen, written)).await.unwrap_or(Ok(seen))?;
    Ok(LatestChange { mark })
}

/// The mark once it is another; as it is where the office is closed meanwhile.
async fn other_mark(
    context: &RequestContext<'_>,
    seen: i64,
    mut written: watch::Receiver<()>,
) -> Result<i64, DatabaseError> {
    loop {
        let mark = change_mark(context).await?;
        if mark != seen || written.changed().await.is_err() {
            return Ok(mark);
        }
    }
}

async fn change_mark(context: &RequestContext<'_>) -> Result<i64, DatabaseError> {
    store::change_mark(&mut context.read().await?).await
}

/// How the office stands, for slices above that reckon from the whole of it and keep what came out until it stands otherwise.
/// Asked before what is reckoned from is read.
pub(crate) async fn standing_mark(context: &RequestContext<'_>, tx: &mut Tx) -> Result<OfficeMark, DatabaseError> {
    Ok(OfficeMark { changes: store::standing_mark(tx).await?, day: context.today() })
}

/// How far two machines' clocks may differ before it is worth a word, in seconds.
const CLOCKS_MAY_DIFFER: i64 = 5 * 60;

/// When the newest line was written, where that is later than now: this machine's clock, or another desk's, is wrong.
pub(in crate::access) async fn clock_behind(
    context: &RequestContext<'_>,
    tx: &mut Tx,
) -> Result<Option<Instant>, DatabaseError> {
    let newest = store::newest_line(tx).await?;
    Ok(newest.filter(|newest| *newest > context.now().plus_seconds(CLOCKS_MAY_DIFFER)))
}

/// A desk whose clock runs ahead may have written lines that lie in this one's future.
fn end_of_time(context: &RequestContext<'_>) -> Instant {
    const A_YEAR: i64 = 366 * 24 * 3600;
    context.now().plus_seconds(A_YEAR)
}

/// The reason as it goes into the log.
fn refuse_bad_fields(
    context: &RequestContext<'_>,
    who: &SignedIn,
    input: &LogToRead,
) -> Result<Option<String>, AccessError> {
    let mut problems = FieldProblems::default();
    let reason = input.reason.as_deref().unwrap_or_default().trim();
    let is_auditor_only = who.roles.contains(&Role::Auditor) && !who.roles.contains(&Role::Manager);
    if is_auditor_only && input.after.is_none() {
        check_required(&mut problems, "reason", reason, LONGEST_REASON, context.today());
    } else {
        check_optional(&mut problems, "reason", reason, LONGEST_REASON, context.today());
    }
    if let (Some(from), Some(to)) = (input.from, input.to)
        && to < from
    {
        problems.add("to", Problem::EndsBeforeStart);
    }
    refuse(problems)?;
    Ok((!reason.is_empty()).then(|| reason.to_owned()))
}

/// The thing whose history is asked for.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SubjectHistory {
    /// What happened to this.
    pub subject: Subject,
    /// Where the page before ended.
    #[serde(default)]
    #[ts(optional)]
    pub after: Option<LogCursor>,
}

impl Input for SubjectHistory {
    fn sample() -> Self {
        Self { subject: Subject::of(SubjectKind::Booking, 1), after: None }
    }
}

/// Who works with the register of volunteers; the front desk knows of them only whether they are covered today.
pub(in crate::access) const KNOW_VOLUNTEERS: &[Role] = &[Role::Consultant, Role::Manager];

/// Whether claims are the business of whoever asks: what happened in them opens for them.
pub(in crate::access) async fn knows_claims(context: &RequestContext<'_>, tx: &mut Tx) -> Result<bool, DatabaseError> {
    match open_key(context, tx, KeyName::Claims).await {
        Ok(_) => Ok(true),
        Err(KeyRefusal::Closed(_)) => Ok(false),
        Err(KeyRefusal::Database(error)) => Err(error),
    }
}

/// What was done to a thing, for its card: changes and prints, without who looked. About users and the office itself
/// only as far as the log reaches.
pub(crate) async fn subject_history(
    context: &RequestContext<'_>,
    input: SubjectHistory,
    told: ToldOfAwards,
) -> Result<LogPage, AccessError> {
    let who = context.who().ok_or(AccessError::UserNotFound)?;
    let mut tx = context.read().await?;
    let is_their_work = match input.subject.kind {
        SubjectKind::Claim => knows_claims(context, &mut tx).await?,
        SubjectKind::User | SubjectKind::Office | SubjectKind::AwardYear | SubjectKind::Nominee => false,
        SubjectKind::Volunteer | SubjectKind::Register => context.has_role(KNOW_VOLUNTEERS),
        _ => context.has_role(&[Role::FrontDesk, Role::Consultant, Role::Manager]),
    };
    let reach = if is_their_work { LogReach::All } else { LogReach::of(who.user_id, &who.roles) };
    let filter = LogFilter {
        from: Instant::EPOCH,
        to: end_of_time(context),
        after: input.after,
        user: None,
        subject: Some(input.subject),
        topic: TopicLines::default(),
        reach,
        lines: LogLines::Changes,
        told,
    };
    Ok(store::read_page(&mut tx, &filter).await?)
}
