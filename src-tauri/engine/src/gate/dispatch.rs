//! From a name and a JSON value to an answer or a refusal.

use std::error::Error;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use ts_rs::TS;

use super::operations::{BytesOperation, Effect, Operation};
use super::tidying::tidy;
use crate::access::{self, AccessNote, RequestContext, Role, Search, Seat, Subject, Who};
use crate::award;
use crate::database::DatabaseError;
use crate::insurance;

/// The slice whose refusals are noted.
const AWARD: &str = "award";
const NOT_ALLOWED: &str = "not_allowed";
/// How often a request is tried again when another desk or the network was in the way.
const TRIES: u32 = 3;

/// What an operation takes. A sample is compulsory: the command line shows it, permission walks and fuzzing use it.
pub trait Input: DeserializeOwned + Serialize + TS + Send + 'static {
    /// One input that reads.
    fn sample() -> Self;

    /// What a look, print or export of this input is about, for the log.
    fn about(&self) -> Option<Subject> {
        None
    }

    /// What is searched for, for the log.
    fn searched(&self) -> Option<&str> {
        None
    }
}

/// Why the gate itself says no.
#[derive(Debug, thiserror::Error, Serialize, TS)]
#[serde(tag = "code", content = "details", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum GateError {
    /// No operation has this name.
    #[error("unknown operation")]
    UnknownOperation {
        /// The name that was asked for.
        operation: String,
    },
    /// The input is not of the operation's shape.
    #[error("unreadable input: {problem}")]
    UnreadableInput {
        /// What the reader stumbled on; field names and expectations, never the values.
        problem: String,
    },
    /// Somebody has to sign in first.
    #[error("not signed in")]
    NotSignedIn,
    /// The seat waits for the password of whoever sits there.
    #[error("the seat is locked")]
    SeatLocked,
    /// None of the user's roles may do this.
    #[error("not allowed")]
    NotAllowed {
        /// The roles that may.
        allowed: Vec<Role>,
    },
}

/// A refusal as it crosses: `code` and `details`.
pub type Refused = Value;
/// What comes back through the gate.
pub type Outcome = Result<Value, Refused>;

/// A failed run.
#[derive(Debug)]
pub struct Failure {
    refusal: Refused,
    retry: Retry,
}

/// Whether trying again may help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Retry {
    /// It would end the same way.
    Never,
    /// Another desk was in the way, and nothing was written.
    Always,
    /// The answer was lost on its way, and what was asked may have been done: only what can be done twice unharmed.
    IfHarmless,
}

impl Failure {
    fn is_worth_retrying(&self, is_harmless: bool) -> bool {
        self.retry == Retry::Always || (self.retry == Retry::IfHarmless && is_harmless)
    }

    /// Whether ten digits were typed where no CPR number belongs.
    fn is_about_a_cpr_number(&self) -> bool {
        let problems = self.refusal["details"]["problems"].as_array();
        problems.is_some_and(|problems| problems.iter().any(|one| one["problem"]["kind"] == "looks_like_cpr"))
    }
}

pub(super) type Running<'a, T> = Pin<Box<dyn Future<Output = Result<(T, Trace), Failure>> + Send + 'a>>;

/// What of an input goes into the log when the operation looks, searches, prints or exports.
#[derive(Debug, Default)]
pub struct Trace {
    subject: Option<Subject>,
    words: Option<String>,
}

impl Trace {
    pub(super) fn of(input: &impl Input) -> Self {
        Self { subject: input.about(), words: input.searched().map(ToOwned::to_owned) }
    }
}

/// Calls an operation whose answer is JSON.
pub async fn call(seat: &Seat, name: &str, input: Value) -> Outcome {
    let text = call_for_text(seat, name, input).await?;
    serde_json::from_str(&text).map_err(|error| unwritable(&error).refusal)
}

/// The same with the answer as JSON text. A page takes text: a tree of five hundred bookings would only be built to be
/// written out.
pub async fn call_for_text(seat: &Seat, name: &str, input: Value) -> Result<String, Refused> {
    let operation = Operation::named(name).ok_or_else(|| refusal_of(&unknown(name)))?;
    renew_standing(seat).await?;
    let context = RequestContext::new(seat, operation.name());
    if let Err(error) = check_permission(seat, operation.allowed(), operation.is_open_when_locked()) {
        return Err(noted(&context, operation.slice(), (&input, refusal_of(&error))).await?);
    }
    clear_what_ran_out(&context).await;
    // What carries a request key is made once, however often it is asked for.
    let is_harmless = operation.effect() != Effect::Changes || input.to_string().contains("\"requestKey\":");
    let mut tries = 0;
    loop {
        tries += 1;
        let run = operation.run(&context, input.clone());
        let done = if operation.is_asked_by_itself() { while_searches_rest(&context, run).await? } else { run.await };
        match done {
            Ok((answer, _)) if operation.is_asked_by_itself() => {
                finish_rested_search(&context).await?;
                return Ok(answer);
            }
            Ok((answer, trace)) => {
                note(&context, operation.name(), operation.effect(), trace).await?;
                return Ok(answer);
            }
            Err(failure) if tries < TRIES && failure.is_worth_retrying(is_harmless) => {}
            Err(failure) => {
                if operation.effect() == Effect::Searches && failure.is_about_a_cpr_number() {
                    seat.refuse_number(operation.name());
                }
                return Err(noted(&context, operation.slice(), (&input, failure.refusal)).await?);
            }
        }
    }
}

/// Calls an operation whose answer is bytes: a paper, a picture.
pub async fn bytes(seat: &Seat, name: &str, input: Value) -> Result<Vec<u8>, Refused> {
    let operation = BytesOperation::named(name).ok_or_else(|| refusal_of(&unknown(name)))?;
    renew_standing(seat).await?;
    let context = RequestContext::new(seat, operation.name());
    if let Err(error) = check_permission(seat, operation.allowed(), false) {
        return Err(noted(&context, operation.slice(), (&input, refusal_of(&error))).await?);
    }
    clear_what_ran_out(&context).await;
    let (answer, trace) = match operation.run(&context, input.clone()).await {
        Ok(done) => done,
        Err(failure) => return Err(noted(&context, operation.slice(), (&input, failure.refusal)).await?),
    };
    note(&context, operation.name(), operation.effect(), trace).await?;
    Ok(answer)
}

/// What ran out by its day goes before anybody is told of it, once a day at each seat. Where that fails, the request goes on: if
/// the database is gone it says so itself, and the next one clears.
async fn clear_what_ran_out(context: &RequestContext<'_>) {
    if !context.seat().is_new_day(context.today()) {
        return;
    }
    if let Err(error) = insurance::let_go_of_what_ran_out(context).await {
        log::error!("what ran out could not be cleared away: {}", chain_of(&error));
        context.seat().clear_again();
    }
}

/// A refusal, noted in the log where it keeps something of an award from whoever asked; a page that asks for the same again and
/// again is noted once. Where it cannot be written, that is what is told.
async fn noted(
    context: &RequestContext<'_>,
    slice: &str,
    (input, refusal): (&Value, Refused),
) -> Result<Refused, Refused> {
    let code = refusal["code"].as_str().unwrap_or_default();
    // Whose role lets them do nothing here is refused so everywhere; all else is said by the award alone.
    let is_of_award = slice == AWARD || code != NOT_ALLOWED;
    let failed = |error| refusal_of(&DatabaseErrorOnly::from(error));
    let is_attempt =
        is_of_award && context.who().is_some() && award::is_kept_back(context, (code, input)).await.map_err(failed)?;
    if is_attempt && context.seat().is_first_refusal((context.operation(), code, &input.to_string())) {
        award::note_award_refusal(context, code).await.map_err(failed)?;
    }
    Ok(refusal)
}

/// The seat is left by its host: a search that was still being typed is finished.
pub async fn leave(seat: &Seat) -> Result<(), Refused> {
    let Some(search) = seat.replace_search(None) else { return Ok(()) };
    let context = RequestContext::new(seat, search.operation);
    write_search(&context, search).await
}

/// What a window asks by itself waits for something to tell: a search that nobody types on any more is noted meanwhile.
async fn while_searches_rest<T>(
    context: &RequestContext<'_>,
    mut run: Running<'_, T>,
) -> Result<Result<(T, Trace), Failure>, Refused> {
    loop {
        tokio::select! {
            done = &mut run => return Ok(done),
            () = tokio::time::sleep(Duration::from_secs(1)) => finish_rested_search(context).await?,
        }
    }
}

async fn finish_rested_search(context: &RequestContext<'_>) -> Result<(), Refused> {
    match context.seat().take_rested_search() {
        Some(search) => write_search(context, search).await,
        None => Ok(()),
    }
}

async fn write_search(context: &RequestContext<'_>, search: Search) -> Result<(), Refused> {
    access::note_search(context, search).await.map_err(|error| refusal_of(&access::AccessError::from(error)))
}

async fn renew_standing(seat: &Seat) -> Result<(), Refused> {
    access::renew_standing(seat).await.map_err(|error| refusal_of(&access::AccessError::from(error)))
}

fn unknown(name: &str) -> GateError {
    GateError::UnknownOperation { operation: name.chars().take(80).collect() }
}

fn check_permission(seat: &Seat, allowed: Who, open_when_locked: bool) -> Result<(), GateError> {
    let signed_in = seat.signed_in();
    if seat.is_locked() && !open_when_locked && allowed != Who::Everyone {
        return Err(GateError::SeatLocked);
    }
    if allowed.includes(signed_in.as_ref().map(|who| who.roles.as_slice())) {
        // What anybody may ask, a window asks by itself now and then: that is nobody working.
        if allowed != Who::Everyone {
            seat.touch();
        }
        return Ok(());
    }
    match (signed_in, allowed) {
        (Some(_), Who::Roles(roles)) => Err(GateError::NotAllowed { allowed: roles.to_vec() }),
        _ => Err(GateError::NotSignedIn),
    }
}

/// Writes the log line of what was looked at. Where it cannot be written, the data is not given out either. A search is
/// written once it is finished: when something else is asked, when nobody typed for some seconds, or when the seat is left.
async fn note(context: &RequestContext<'_>, name: &'static str, effect: Effect, trace: Trace) -> Result<(), Refused> {
    let search = match (effect, trace.words, context.who()) {
        (Effect::Searches, Some(words), Some(who)) if !words.trim().is_empty() => {
            Some(Search { user_id: who.user_id, operation: name, words, at: context.now() })
        }
        _ => None,
    };
    let finished = context.seat().replace_search(search);
    let seen_before = match effect {
        Effect::Looks | Effect::Previews => context.seat().looks_at(trace.subject) && effect == Effect::Previews,
        _ => false,
    };
    let note = if seen_before { AccessNote::Nothing } else { effect.into() };
    access::note_access(context, name, note, trace.subject, finished)
        .await
        .map_err(|error| refusal_of(&access::AccessError::from(error)))
}

pub(super) fn read<I: Input>(mut input: Value) -> Result<I, Failure> {
    let read = match tidy(&mut input) {
        Ok(()) => serde_json::from_value(input).map_err(|error| without_values(&error.to_string())),
        Err(problem) => Err(problem.to_owned()),
    };
    read.map_err(|problem| Failure {
        refusal: refusal_of(&GateError::UnreadableInput { problem }),
        retry: Retry::Never,
    })
}

/// Serde repeats what it stumbled on: a value in quotes, a name it does not know in backticks. That may be anything a
/// person typed. The names it would have known are ours and stay.
fn without_values(problem: &str) -> String {
    let unknown = ["unknown field `", "unknown variant `"].into_iter().find(|start| problem.starts_with(start));
    if let Some(start) = unknown {
        let ours = ["`, expected", "`, there are no"].into_iter().filter_map(|end| problem.rfind(end)).max();
        return format!("{start}{}", ours.map_or("`", |ours| &problem[ours..]));
    }
    let mut kept = String::new();
    let mut inside = false;
    let mut is_escaped = false;
    for character in problem.chars() {
        let ends = character == '"' && !is_escaped;
        is_escaped = inside && character == '\\' && !is_escaped;
        if ends {
            inside = !inside;
        }
        if ends || !inside {
            kept.push(character);
        }
    }
    kept
}

pub(super) fn answer<A, E>(result: Result<A, E>) -> Result<String, Failure>
where
    A: Serialize,
    E: Error + Serialize + 'static,
{
    let answer = result.map_err(|error| failure_of(&error))?;
    serde_json::to_string(&answer).map_err(|error| unwritable(&error))
}

fn unwritable(error: &serde_json::Error) -> Failure {
    log::error!("an answer could not be written: {error}");
    failure_of(&DatabaseErrorOnly::from(DatabaseError::inconsistent("an answer could not be written")))
}

pub(super) fn plain_bytes<E: Error + Serialize + 'static>(result: Result<Vec<u8>, E>) -> Result<Vec<u8>, Failure> {
    result.map_err(|error| failure_of(&error))
}

fn failure_of<E: Error + Serialize + 'static>(error: &E) -> Failure {
    let refusal = refusal_of(error);
    if refusal["code"] != "database" {
        return Failure { refusal, retry: Retry::Never };
    }
    log::error!("{}", chain_of(error));
    let retry = match refusal["details"].as_str() {
        Some("busy") => Retry::Always,
        Some("server_gone") => Retry::IfHarmless,
        _ => Retry::Never,
    };
    Failure { refusal, retry }
}

/// The error with all its causes, for the log.
fn chain_of(error: &dyn Error) -> String {
    let mut chain = error.to_string();
    let mut cause = error.source();
    while let Some(next) = cause {
        chain.push_str(": ");
        chain.push_str(&next.to_string());
        cause = next.source();
    }
    chain
}

fn refusal_of<E: Serialize>(error: &E) -> Refused {
    serde_json::to_value(error).unwrap_or_else(|_| serde_json::json!({ "code": "database", "details": "other" }))
}

#[derive(Debug, thiserror::Error, Serialize)]
#[serde(tag = "code", content = "details", rename_all = "snake_case")]
enum DatabaseErrorOnly {
    #[error(transparent)]
    Database(#[from] DatabaseError),
}
