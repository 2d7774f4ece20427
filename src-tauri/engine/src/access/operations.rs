//! The office's verbs around the desk itself: set up, sign in, lock, leave.

mod done;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::error::AccessError;
use super::event::{AccessEvent, Event, Subject, SubjectKind};
use super::request::{RequestContext, Search, SignedIn};
use super::role::Role;
use super::sealing::{KeyPair, keep_pair, opened_pair, pair_for_new_password};
use super::users::{bare, check_names, check_password, random_code, refuse};
use super::{event_log, password, plain_text, store};
use crate::database::DatabaseError;
use crate::gate::Input;
use crate::shared::field::FieldProblems;
use crate::shared::ids::{RequestKey, UserId};
use crate::shared::instant::Instant;
use crate::shared::text::sort_key;

pub use done::{Done, finish, settled};

/// Failures that cost nothing; after these each costs twice the wait of the one before.
const FREE_FAILURES: i64 = 3;
const LONGEST_WAIT_SECONDS: i64 = 900;
const LONGEST_OFFICE_NAME: u32 = 120;

/// Nothing to say.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

impl Input for Nothing {
    fn sample() -> Self {
        Self {}
    }
}

/// The office as whoever looks at the sign-in screen sees it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfficeState {
    /// `None` until the office is set up.
    pub office: Option<OfficeSummary>,
    /// Who sits here.
    pub signed_in: Option<SignedIn>,
    /// Whether the seat waits for their password.
    pub locked: bool,
    /// Now, by the office's clock: a demo office may hold it.
    pub now: Instant,
    /// When the newest thing here happened, where that lies ahead of this machine's clock: one of the clocks is wrong.
    /// What is booked stands as the clock on the wall and is untouched by it. A demo office holds its clock as it likes.
    pub clock_behind: Option<Instant>,
}

/// What is no secret about an office.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfficeSummary {
    /// Its name.
    pub name: String,
    /// The language of its papers, and of its screens until a user chooses.
    pub language: String,
    /// Whether everything in it is invented.
    pub is_demo: bool,
    /// After how many quiet minutes a seat locks.
    #[ts(type = "number")]
    pub lock_after_minutes: i64,
}

/// How the office stands and who sits here.
pub async fn office_state(context: &RequestContext<'_>, _: Nothing) -> Result<OfficeState, AccessError> {
    let mut tx = context.read().await?;
    let office = store::office_state(&mut tx).await?.map(|row| OfficeSummary {
        name: row.name,
        language: row.language,
        is_demo: row.demo_since.is_some(),
        lock_after_minutes: row.lock_after_minutes,
    });
    let is_demo = office.as_ref().is_some_and(|office| office.is_demo);
    let clock_behind = if is_demo { None } else { event_log::clock_behind(context, &mut tx).await? };
    let locked = context.seat().is_locked();
    Ok(OfficeState { office, signed_in: context.who(), locked, now: context.now(), clock_behind })
}

/// A new office and its first user.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewOffice {
    /// Made by the client; the same key again is the same request.
    pub request_key: RequestKey,
    /// The office's name.
    pub office_name: String,
    /// The administrator's full name.
    pub full_name: String,
    /// What they type to sign in.
    pub user_name: String,
    /// As long as passwords have to be.
    pub password: String,
    /// The same again.
    pub password_again: String,
    /// Roles besides administrator: in a small office one person is several.
    pub other_roles: Vec<Role>,
}

impl Input for NewOffice {
    fn sample() -> Self {
        Self {
            request_key: RequestKey::numbered(1),
            office_name: "Bøgelunde Frivilligcenter".into(),
            full_name: "Anne Bækgaard".into(),
            user_name: "anne".into(),
            password: "et langt kodeord".into(),
            password_again: "et langt kodeord".into(),
            other_roles: vec![Role::Manager],
        }
    }
}

/// What a set-up answers.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfficeSetUp {
    /// The administrator, who is signed in now.
    pub signed_in: SignedIn,
    /// To be printed and locked away: it lets the last administrator set a new password. Shown this once.
    pub recovery_code: String,
}

/// Makes the office's first user, an administrator, and signs them in.
pub async fn set_up_office(context: &RequestContext<'_>, input: NewOffice) -> Result<OfficeSetUp, AccessError> {
    refuse_bad_fields(context, &input)?;
    let hash = hashed(context, input.password.clone()).await?;
    let recovery = random_code(context);
    let recovery_hash = hashed(context, bare(&recovery)).await?;
    let mut tx = context.write().await?;
    if !store::insert_office(&mut tx, input.office_name.trim(), None, context.now()).await? {
        tx.rollback().await?;
        return Err(AccessError::AlreadySetUp);
    }
    let mut roles = vec![Role::Administrator];
    roles.extend(input.other_roles.iter().copied().filter(|role| *role != Role::Administrator));
    let user = store::UserToStore {
        request_key: input.request_key,
        user_name: input.user_name.trim(),
        folded: &folded(&input.user_name),
        full_name: input.full_name.trim(),
        sort_key: &sort_key(&input.full_name),
        password_hash: &hash,
    };
    let Some(user_id) = store::insert_user(&mut tx, user, context.now()).await? else {
        tx.rollback().await?;
        return Err(AccessError::AlreadySetUp);
    };
    for role in &roles {
        store::insert_role(&mut tx, user_id, *role).await?;
    }
    store::insert_recovery_code(&mut tx, &recovery_hash, context.now()).await?;
    let pair = pair_for_new_password(context, (user_id, None), input.password).await?;
    let (pair, pair_made) = keep_pair(&mut tx, user_id, pair).await?;
    let event = AccessEvent::OfficeSetUp { name: input.office_name.trim().to_owned() };
    tx.commit(vec![Event::new(Subject::of(SubjectKind::Office, 1), &event), pair_made]).await?;
    let signed_in = SignedIn {
        user_id,
        user_name: input.user_name.trim().to_owned(),
        full_name: input.full_name.trim().to_owned(),
        roles,
    };
    let signed_in = sit_down(context, signed_in, Some(pair)).await?;
    Ok(OfficeSetUp { signed_in, recovery_code: recovery })
}

fn refuse_bad_fields(context: &RequestContext<'_>, input: &NewOffice) -> Result<(), AccessError> {
    let mut problems = FieldProblems::default();
    plain_text::check_required(&mut problems, "officeName", &input.office_name, LONGEST_OFFICE_NAME, context.today());
    check_names(&mut problems, &input.user_name, &input.full_name, context.today());
    check_password(&mut problems, ["password", "passwordAgain"], &input.password, &input.password_again);
    refuse(problems)
}

/// Hashing takes a third of a second by intention: never on a thread that others wait for.
pub(super) async fn hashed(context: &RequestContext<'_>, password: String) -> Result<String, AccessError> {
    let office = context.office().clone();
    let hash = tokio::task::spawn_blocking(move || password::hash(&office, &password)).await.ok().flatten();
    hash.ok_or_else(|| DatabaseError::inconsistent("a password could not be hashed").into())
}

pub(super) async fn is_right(hash: String, password: String) -> bool {
    tokio::task::spawn_blocking(move || password::is_right(&hash, &password)).await.unwrap_or(false)
}

pub(super) fn folded(text: &str) -> String {
    text.trim().to_lowercase()
}

/// A name and a password.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SignIn {
    /// What the user signs in with.
    pub user_name: String,
    /// Their password.
    pub password: String,
}

impl Input for SignIn {
    fn sample() -> Self {
        Self { user_name: "anne".into(), password: "et langt kodeord".into() }
    }
}

/// Signs a user in at this seat. Whoever sat there has left.
pub async fn sign_in(context: &RequestContext<'_>, input: SignIn) -> Result<SignedIn, AccessError> {
    let signed_in = checked(context, &input.user_name, input.password.clone()).await?;
    let pair = opened_pair(context, signed_in.user_id, input.password).await?;
    sit_down(context, signed_in, pair).await
}

/// Notes that somebody sits down, and that whoever sat here has left.
async fn sit_down(
    context: &RequestContext<'_>,
    signed_in: SignedIn,
    pair: Option<KeyPair>,
) -> Result<SignedIn, AccessError> {
    if let Some(before) = context.who().filter(|before| before.user_id != signed_in.user_id) {
        let tx = context.write().await?;
        tx.commit(vec![about_user(before.user_id, &AccessEvent::UserSignedOut)]).await?;
        context.seat().stand_up();
    }
    let tx = context.write_as(Some(signed_in.user_id)).await?;
    tx.commit(vec![about_user(signed_in.user_id, &AccessEvent::UserSignedIn)]).await?;
    context.seat().sit_down(signed_in.clone(), pair);
    Ok(signed_in)
}

/// Checks a name and a password, with a growing wait after failures.
pub(super) async fn checked(
    context: &RequestContext<'_>,
    user_name: &str,
    password: String,
) -> Result<SignedIn, AccessError> {
    let mut tx = context.read().await?;
    let row = store::find_for_sign_in(&mut tx, &folded(user_name)).await?;
    drop(tx);
    let Some(row) = row else {
        // As slow as a wrong password, so that the time does not tell which names exist.
        let _ = hashed(context, password).await;
        note_refused(context, None, user_name).await?;
        return Err(AccessError::WrongPassword);
    };
    begin_attempt(context, &row).await?;
    if !is_right(row.password_hash.clone(), password).await {
        note_refused(context, Some(&row), user_name).await?;
        return Err(AccessError::WrongPassword);
    }
    let mut tx = context.write().await?;
    store::clear_failures(&mut tx, row.id).await?;
    let roles = store::roles_of(&mut tx, row.id).await?;
    tx.commit_unseen().await?;
    Ok(row.signed_in(roles))
}

/// Counts the attempt as failed before it is judged, so that many at once are not judged for the price of one. A right
/// password clears the count.
pub(super) async fn begin_attempt(context: &RequestContext<'_>, row: &store::SignInRow) -> Result<(), AccessError> {
    if let Some(until) = row.wait_until.filter(|until| *until > context.now()) {
        note_refused(context, Some(row), &row.user_name).await?;
        return Err(AccessError::WaitBeforeNextTry { seconds: until.unix() - context.now().unix() });
    }
    let wait_until = wait_after(row.failed_attempts + 1).map(|seconds| context.now().plus_seconds(seconds));
    let mut tx = context.write().await?;
    if !store::count_failure(&mut tx, row.id, row.failed_attempts, wait_until).await? {
        tx.rollback().await?;
        note_refused(context, Some(row), &row.user_name).await?;
        return Err(AccessError::WaitBeforeNextTry { seconds: 1 });
    }
    tx.commit_unseen().await?;
    Ok(())
}

pub(super) async fn note_refused(
    context: &RequestContext<'_>,
    known: Option<&store::SignInRow>,
    user_name: &str,
) -> Result<(), AccessError> {
    let tx = context.write().await?;
    // People type a CPR number, or the password, into the name field: an unknown name is not kept.
    let event = AccessEvent::SignInRefused { user_name: known.map(|_| user_name.trim().to_owned()) };
    let office = Subject::of(SubjectKind::Office, 1);
    let subject = known.map_or(office, |row| Subject::of(SubjectKind::User, row.id.0));
    tx.commit(vec![Event::new(subject, &event)]).await?;
    Ok(())
}

fn wait_after(failures: i64) -> Option<i64> {
    let costly = failures - FREE_FAILURES;
    (costly > 0).then(|| (1_i64 << costly.min(10)).min(LONGEST_WAIT_SECONDS))
}

/// A role, on a demo office.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DemoRole {
    /// Whose desk to sit down at.
    pub role: Role,
}

impl Input for DemoRole {
    fn sample() -> Self {
        Self { role: Role::FrontDesk }
    }
}

/// Signs in as the demo office's user of a role, without a password. Real offices refuse.
pub async fn sign_in_as_demo_role(context: &RequestContext<'_>, input: DemoRole) -> Result<SignedIn, AccessError> {
    let mut tx = context.write().await?;
    let is_demo = store::office_state(&mut tx).await?.is_some_and(|office| office.demo_since.is_some());
    let user_name = if is_demo { store::find_demo_user(&mut tx, input.role).await? } else { None };
    let Some(user_name) = user_name else {
        tx.rollback().await?;
        return Err(AccessError::NotADemoOffice);
    };
    let Some(row) = store::find_for_sign_in(&mut tx, &user_name).await? else {
        tx.rollback().await?;
        return Err(AccessError::NotADemoOffice);
    };
    let roles = store::roles_of(&mut tx, row.id).await?;
    tx.rollback().await?;
    let pair = demo_pair(context, row.id).await?;
    sit_down(context, row.signed_in(roles), Some(pair)).await
}

/// The key pair of a demo user, who has no password: it guards what is invented, and opens with a word anybody can read.
async fn demo_pair(context: &RequestContext<'_>, user_id: UserId) -> Result<KeyPair, AccessError> {
    const WORD: &str = "opdigtet";
    if let Some(pair) = opened_pair(context, user_id, WORD.to_owned()).await? {
        return Ok(pair);
    }
    let pair = pair_for_new_password(context, (user_id, None), WORD.to_owned()).await?;
    let mut tx = context.write().await?;
    let (pair, _) = keep_pair(&mut tx, user_id, pair).await?;
    tx.commit_unseen().await?;
    Ok(pair)
}

/// The user leaves the seat.
pub async fn sign_out(context: &RequestContext<'_>, _: Nothing) -> Result<Nothing, AccessError> {
    let tx = context.write().await?;
    let events = tx.user_id().map(|id| about_user(id, &AccessEvent::UserSignedOut)).into_iter().collect();
    tx.commit(events).await?;
    context.seat().stand_up();
    Ok(Nothing {})
}

/// Locks the seat; what was begun stays.
pub async fn lock_seat(context: &RequestContext<'_>, _: Nothing) -> Result<Nothing, AccessError> {
    context.seat().lock();
    Ok(Nothing {})
}

/// The password of whoever sits at a locked seat.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Unlock {
    /// Their password.
    pub password: String,
}

impl Input for Unlock {
    fn sample() -> Self {
        Self { password: "et langt kodeord".into() }
    }
}

/// Opens a locked seat again for whoever sits there.
pub async fn unlock_seat(context: &RequestContext<'_>, input: Unlock) -> Result<SignedIn, AccessError> {
    let Some(who) = context.who() else { return Err(AccessError::WrongPassword) };
    let signed_in = checked(context, &who.user_name, input.password.clone()).await?;
    let pair = opened_pair(context, signed_in.user_id, input.password).await?;
    context.seat().sit_down(signed_in.clone(), pair);
    Ok(signed_in)
}

pub(super) fn about_user(user_id: UserId, event: &AccessEvent) -> Event {
    Event::new(Subject::of(SubjectKind::User, user_id.0), event)
}

/// What the gate asks to be noted after an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccessNote {
    /// Nothing of this operation.
    Nothing,
    /// A look at personal data.
    Looked,
    /// A print.
    Printed,
    /// An export.
    Exported,
}

/// Writes what the gate noted about an operation, and a search that has ended.
pub(crate) async fn note_access(
    context: &RequestContext<'_>,
    operation: &str,
    note: AccessNote,
    subject: Option<Subject>,
    finished_search: Option<Search>,
) -> Result<(), DatabaseError> {
    if let Some(search) = finished_search {
        note_search(context, search).await?;
    }
    let subject = subject.unwrap_or(Subject::of(SubjectKind::Office, 1));
    let operation = operation.to_owned();
    let event = match note {
        AccessNote::Nothing => None,
        AccessNote::Looked => Some(AccessEvent::Looked { operation }),
        AccessNote::Printed => Some(AccessEvent::Printed { operation }),
        AccessNote::Exported => Some(AccessEvent::Exported { operation }),
    };
    let Some(event) = event else { return Ok(()) };
    context.write().await?.commit(vec![Event::new(subject, &event)]).await
}

/// Writes a finished search, on behalf of whoever made it; nothing of a CPR number that was begun in it.
pub(crate) async fn note_search(context: &RequestContext<'_>, search: Search) -> Result<(), DatabaseError> {
    let Some(search) = search.fit_for_the_log(context.today()) else { return Ok(()) };
    let Search { user_id, operation, words, at: _ } = search;
    let event = AccessEvent::Searched { operation: operation.to_owned(), words };
    let tx = context.write_as(Some(user_id)).await?;
    tx.commit(vec![Event::new(Subject::of(SubjectKind::Office, 1), &event)]).await
}

/// Reads anew, every few seconds, what the seat knows of its user: somebody archived at another desk leaves, and other
/// roles count. Locks the seat where it was idle for too long.
pub(crate) async fn renew_standing(seat: &super::Seat) -> Result<(), DatabaseError> {
    if let Some(who) = seat.signed_in().filter(|_| seat.is_standing_old()) {
        let mut tx = seat.office().db().begin_read(seat.office().now()).await?;
        let row = store::find_signed_in(&mut tx, who.user_id).await?;
        let standing = match row {
            Some(row) => Some(row.signed_in(store::roles_of(&mut tx, who.user_id).await?)),
            None => None,
        };
        let lock_after = store::office_state(&mut tx).await?.map_or(1, |office| office.lock_after_minutes);
        seat.renew_standing(standing, lock_after);
    }
    seat.lock_if_idle();
    Ok(())
}

/// Fills a new office as a demo office with these users, who sign in by a click on their role. `false` leaves an office
/// alone that is set up already.
pub(crate) async fn set_up_demo(
    office: &crate::office::Office,
    name: &str,
    users: &[(&str, &str, &[Role])],
) -> Result<bool, DatabaseError> {
    let seat = super::Seat::new(office.clone());
    let context = RequestContext::new(&seat, "set_up_office");
    let mut tx = context.write().await?;
    if !store::insert_office(&mut tx, name, Some(context.now()), context.now()).await? {
        tx.rollback().await?;
        return Ok(false);
    }
    for (number, (user_name, full_name, roles)) in (1..).zip(users) {
        let user = store::UserToStore {
            request_key: RequestKey::numbered(number),
            user_name,
            folded: user_name,
            full_name,
            sort_key: &sort_key(full_name),
            // No password has this hash: demo users sign in by their role.
            password_hash: "-",
        };
        let Some(user_id) = store::insert_user(&mut tx, user, context.now()).await? else { continue };
        for role in *roles {
            store::insert_role(&mut tx, user_id, *role).await?;
        }
    }
    let event = AccessEvent::OfficeSetUp { name: name.to_owned() };
    tx.commit(vec![Event::new(Subject::of(SubjectKind::Office, 1), &event)]).await?;
    Ok(true)
}
