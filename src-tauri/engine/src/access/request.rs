//! One request on its way: who sits at which seat, with which right to read and write. A write cannot be committed
//! without its events.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::{Deref, DerefMut};
use std::sync::{PoisonError, RwLock};

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::sealing::KeyPair;
use super::work::{Work, Works};
use super::{Event, Role, Subject, store};
use crate::database::{DatabaseError, Tx};
use crate::office::Office;
use crate::shared::cpr::{sought_without_cpr, without_begun_cpr};
use crate::shared::ids::{RequestKey, UserId};
use crate::shared::instant::Instant;
use crate::shared::wall_clock::date_of;

/// Whoever has signed in at a seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignedIn {
    /// The user.
    pub user_id: UserId,
    /// The name they sign in with.
    pub user_name: String,
    /// Their full name.
    pub full_name: String,
    /// What they are at the office.
    pub roles: Vec<Role>,
}

/// One place to work at: a window, a command line, a test. It remembers who sits there.
#[derive(Debug)]
pub struct Seat {
    office: Office,
    state: RwLock<SeatState>,
    works: Works,
}

/// After so many seconds what a seat knows of its user and the office is read anew.
const STANDING_LASTS_SECONDS: i64 = 10;

#[derive(Debug)]
struct SeatState {
    signed_in: Option<SignedIn>,
    /// Theirs, open; gone while the seat is locked.
    key_pair: Option<KeyPair>,
    locked: bool,
    active_at: Instant,
    lock_after_minutes: i64,
    standing_read_at: Option<Instant>,
    search: Option<Search>,
    /// Through which operation somebody searched for a CPR number, which was refused.
    number_refused_in: Option<&'static str>,
    /// What whoever sits here looked at last.
    looked_at: Option<Subject>,
    /// What was refused since they sat down, as fingerprints.
    refused: HashSet<u64>,
    /// The day on which it was last seen to here that what ran out is gone.
    cleared_on: Option<NaiveDate>,
}

/// A search among persons that somebody at the seat is making.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Search {
    /// Whose it is: by the time it is finished somebody else may sit here.
    pub user_id: UserId,
    /// Through which operation.
    pub operation: &'static str,
    /// What was searched for.
    pub words: String,
    /// When it was typed last.
    pub at: Instant,
}

impl Seat {
    /// A seat nobody sits at yet.
    pub fn new(office: Office) -> Self {
        let active_at = office.now();
        let state = SeatState {
            signed_in: None,
            key_pair: None,
            locked: false,
            active_at,
            lock_after_minutes: i64::MAX / 60,
            standing_read_at: None,
            search: None,
            number_refused_in: None,
            looked_at: None,
            refused: HashSet::new(),
            cleared_on: None,
        };
        Self { office, state: RwLock::new(state), works: Works::default() }
    }

    /// The office this seat is in.
    pub fn office(&self) -> &Office {
        &self.office
    }

    /// The long works that run here.
    pub(super) fn works(&self) -> &Works {
        &self.works
    }

    /// Who sits here, also while the seat is locked.
    pub fn signed_in(&self) -> Option<SignedIn> {
        self.read().signed_in.clone()
    }

    /// Whether the seat waits for the password of whoever sits here.
    pub fn is_locked(&self) -> bool {
        self.read().locked
    }

    /// Seconds since the last request from here.
    pub fn idle_seconds(&self) -> i64 {
        self.office.now().unix() - self.read().active_at.unix()
    }

    /// Notes that somebody is active here.
    pub(crate) fn touch(&self) {
        let now = self.office.now();
        self.write().active_at = now;
    }

    /// The key pair of whoever sits here, where their password opened it.
    pub(super) fn key_pair(&self) -> Option<KeyPair> {
        self.read().key_pair.clone()
    }

    /// Whoever sits here has another password, and with it perhaps their first key pair.
    pub(super) fn hold_key_pair(&self, pair: KeyPair) {
        self.write().key_pair = Some(pair);
    }

    /// Somebody sits down, with their key pair where they have one.
    pub(super) fn sit_down(&self, who: SignedIn, key_pair: Option<KeyPair>) {
        let now = self.office.now();
        let mut state = self.write();
        state.signed_in = Some(who);
        state.key_pair = key_pair;
        state.locked = false;
        state.looked_at = None;
        state.refused.clear();
        state.cleared_on = None;
        state.active_at = now;
        state.standing_read_at = None;
    }

    /// Whether what the seat knows of its user has to be read anew.
    pub(super) fn is_standing_old(&self) -> bool {
        let state = self.read();
        let age = state.standing_read_at.map(|at| (self.office.now().unix() - at.unix()).abs());
        state.signed_in.is_some() && age.is_none_or(|seconds| seconds >= STANDING_LASTS_SECONDS)
    }

    /// Takes over what was read anew: the user may have other roles now, or have been archived (`None`).
    pub(super) fn renew_standing(&self, who: Option<SignedIn>, lock_after_minutes: i64) {
        let now = self.office.now();
        let mut state = self.write();
        state.locked = state.locked && who.is_some();
        state.key_pair.take_if(|_| who.is_none());
        state.signed_in = who;
        state.lock_after_minutes = lock_after_minutes;
        state.standing_read_at = Some(now);
    }

    /// Locks the seat where it has been idle for as long as the office allows.
    pub(super) fn lock_if_idle(&self) {
        let idle = self.idle_seconds();
        let mut state = self.write();
        if state.signed_in.is_some() && idle >= state.lock_after_minutes * 60 {
            state.lock();
            self.office.forget_reckoned();
        }
    }

    /// The seat is left.
    pub(crate) fn stand_up(&self) {
        let mut state = self.write();
        state.signed_in = None;
        state.key_pair = None;
        state.locked = false;
        self.office.forget_reckoned();
    }

    /// Locks the seat until the password is given.
    pub(crate) fn lock(&self) {
        self.write().lock();
        self.office.forget_reckoned();
    }

    /// Remembers what is being searched for. Gives back an earlier search that this one does not merely continue: it is
    /// finished, and due in the log. Typing a name letter by letter is thus one search.
    pub(crate) fn replace_search(&self, next: Option<Search>) -> Option<Search> {
        let mut state = self.write();
        let next = state.without_refused_number(next);
        let (typed, finished) = match (state.search.take(), next) {
            (Some(before), Some(now)) if now.continues(&before) => (Some(now.with_the_longer_words(before)), None),
            (before, now) => (now, before),
        };
        state.search = typed;
        finished
    }

    /// A search was refused for a CPR number. It was typed digit by digit: those that came before the last one are not kept
    /// either, nor are they while they are taken off again.
    pub(crate) fn refuse_number(&self, operation: &'static str) {
        let mut state = self.write();
        state.number_refused_in = Some(operation);
        state.search = match state.search.take() {
            Some(search) if search.operation == operation => search.without_number(),
            other => other,
        };
    }

    /// Remembers what is looked at now; whether it is the same as before.
    pub(crate) fn looks_at(&self, subject: Option<Subject>) -> bool {
        let mut state = self.write();
        let before = std::mem::replace(&mut state.looked_at, subject);
        subject.is_some() && before == subject
    }

    /// Whether the same was not refused before since whoever sits here sat down: through this operation, with this word, for this
    /// input. After very many it begins anew: a line too many in the log is better than one too few.
    pub(crate) fn is_first_refusal(&self, asked: (&str, &str, &str)) -> bool {
        const REMEMBERS: usize = 1_000;
        let mut hasher = DefaultHasher::new();
        asked.hash(&mut hasher);
        let mut state = self.write();
        if state.refused.len() >= REMEMBERS {
            state.refused.clear();
        }
        state.refused.insert(hasher.finish())
    }

    /// Whether this is the first request of a day by somebody who sits here: then what ran out overnight is cleared away.
    pub(crate) fn is_new_day(&self, today: NaiveDate) -> bool {
        let mut state = self.write();
        state.signed_in.is_some() && state.cleared_on.replace(today) != Some(today)
    }

    /// What ran out could not be cleared away: the next request tries again.
    pub(crate) fn clear_again(&self) {
        self.write().cleared_on = None;
    }

    /// The search that nobody has typed on for some seconds: it is finished, though nothing else was asked since.
    pub(crate) fn take_rested_search(&self) -> Option<Search> {
        const RESTS_AFTER_SECONDS: i64 = 5;
        let now = self.office.now().unix();
        self.write().search.take_if(|search| now - search.at.unix() >= RESTS_AFTER_SECONDS)
    }

    // A poisoned lock only means that another thread stopped between two assignments of plain values.
    fn read(&self) -> std::sync::RwLockReadGuard<'_, SeatState> {
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> std::sync::RwLockWriteGuard<'_, SeatState> {
        self.state.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl SeatState {
    /// What the password opened is wiped; it opens again with it.
    fn lock(&mut self) {
        self.locked = self.signed_in.is_some();
        self.key_pair = None;
    }

    /// What is searched for next: without what is left of a number that was refused, until nothing of it is left.
    fn without_refused_number(&mut self, next: Option<Search>) -> Option<Search> {
        let (operation, search) = (self.number_refused_in.take(), next?);
        if operation != Some(search.operation) || without_begun_cpr(&search.words) == search.words {
            return Some(search);
        }
        self.number_refused_in = operation;
        search.without_number()
    }
}

impl Search {
    /// Without what may be a part of a CPR number; nothing where no words are left.
    fn without_number(self) -> Option<Self> {
        let words = without_begun_cpr(&self.words);
        self.with_words(&words)
    }

    /// As the log may keep it: nine digits of a CPR number tell most of them the tenth.
    pub(super) fn fit_for_the_log(self, today: NaiveDate) -> Option<Self> {
        let words = sought_without_cpr(&self.words, today);
        self.with_words(&words)
    }

    fn with_words(self, words: &str) -> Option<Self> {
        let words = words.trim().to_owned();
        (!words.is_empty()).then_some(Self { words, ..self })
    }

    /// Whether this is the same search with a letter more or fewer.
    fn continues(&self, before: &Self) -> bool {
        let same_words = self.words.starts_with(&before.words) || before.words.starts_with(&self.words);
        self.user_id == before.user_id && self.operation == before.operation && same_words
    }

    /// What was sought is the most that was typed: whoever takes letters off again has seen what the longer words found.
    fn with_the_longer_words(self, before: Self) -> Self {
        if self.words.len() >= before.words.len() { self } else { Self { at: self.at, ..before } }
    }
}

/// What an operation is given besides its input.
#[derive(Debug)]
pub struct RequestContext<'a> {
    seat: &'a Seat,
    operation: &'static str,
    request: String,
    now: Instant,
}

impl<'a> RequestContext<'a> {
    /// A request from a seat. `request` ties its events together.
    pub fn new(seat: &'a Seat, operation: &'static str) -> Self {
        let now = seat.office.now();
        let request = uuid::Builder::from_random_bytes(seat.office.random_bytes()).into_uuid().to_string();
        Self { seat, operation, request, now }
    }

    /// Through which operation.
    pub(crate) fn operation(&self) -> &'static str {
        self.operation
    }

    /// The office.
    pub fn office(&self) -> &Office {
        &self.seat.office
    }

    /// The seat it came from.
    pub(crate) fn seat(&self) -> &Seat {
        self.seat
    }

    /// When the request came in: the same instant for all it does.
    pub fn now(&self) -> Instant {
        self.now
    }

    /// Today in Denmark.
    pub fn today(&self) -> NaiveDate {
        date_of(self.now)
    }

    /// Who asks; `None` is a visitor, whom the gate lets through to few operations.
    pub fn who(&self) -> Option<SignedIn> {
        self.seat.signed_in()
    }

    /// Whether whoever asks holds one of these roles.
    pub fn has_role(&self, roles: &[Role]) -> bool {
        self.who().is_some_and(|who| who.roles.iter().any(|role| roles.contains(role)))
    }

    /// Begins a long work, whose progress the seat can ask for by the request's key.
    pub fn begin_work(&self, key: RequestKey, total: u32) -> Work {
        self.seat.works.begin(key, total)
    }

    /// A consistent view that cannot write.
    pub async fn read(&self) -> Result<Tx, DatabaseError> {
        self.office().db().begin_read(self.now).await
    }

    /// A writing transaction.
    pub async fn write(&self) -> Result<WriteTx, DatabaseError> {
        self.write_as(self.who().map(|who| who.user_id)).await
    }

    /// A writing transaction for what the program does by itself.
    pub(crate) async fn write_by_itself(&self) -> Result<WriteTx, DatabaseError> {
        self.write_as(None).await
    }

    /// A writing transaction on behalf of somebody who does not sit here: not yet, or no more.
    pub(super) async fn write_as(&self, user_id: Option<UserId>) -> Result<WriteTx, DatabaseError> {
        let tx = self.office().db().begin_write(self.now).await?;
        Ok(WriteTx { tx, user_id, operation: self.operation, request: self.request.clone(), now: self.now })
    }
}

/// A writing transaction that knows on whose behalf it writes.
#[derive(Debug)]
pub struct WriteTx {
    tx: Tx,
    user_id: Option<UserId>,
    operation: &'static str,
    request: String,
    now: Instant,
}

impl WriteTx {
    /// Writes the events and makes everything durable. There is no other way to commit, so nothing changes unseen.
    pub async fn commit(mut self, events: Vec<Event>) -> Result<(), DatabaseError> {
        for event in &events {
            store::insert_event(&mut self.tx, self.user_id, self.operation, &self.request, self.now, event).await?;
        }
        self.tx.commit().await
    }

    /// Takes everything back, and waits until it is: before a refusal is shown.
    pub async fn rollback(self) -> Result<(), DatabaseError> {
        self.tx.rollback().await
    }

    /// Commits what leaves no trace worth an event: a draft of one's own, a failed attempt counted.
    pub(super) async fn commit_unseen(self) -> Result<(), DatabaseError> {
        self.tx.commit().await
    }

    /// When the request came in.
    pub fn now(&self) -> Instant {
        self.now
    }

    /// On whose behalf; `None` for a visitor.
    pub fn user_id(&self) -> Option<UserId> {
        self.user_id
    }
}

impl Deref for WriteTx {
    type Target = Tx;

    fn deref(&self) -> &Tx {
        &self.tx
    }
}

impl DerefMut for WriteTx {
    fn deref_mut(&mut self) -> &mut Tx {
        &mut self.tx
    }
}

/// The request that takes a change back, replayed through the gate like any other. Its own answer holds the way
/// forward again, which is how redo works.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UndoStep {
    /// The operation to call.
    pub operation: &'static str,
    /// Its input.
    #[ts(type = "unknown")]
    pub input: serde_json::Value,
}

/// An operation's input that can stand in an [`UndoStep`].
pub trait Changing: Serialize {
    /// The operation it is the input of.
    const OPERATION: &'static str;
}

impl UndoStep {
    /// The step that calls the operation of this input.
    pub fn call<C: Changing>(input: &C) -> Self {
        Self { operation: C::OPERATION, input: serde_json::to_value(input).unwrap_or_default() }
    }
}

/// What a change answers: how things stand now, and how to take it back.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Changed<T> {
    /// How it stands now.
    pub now: T,
    /// The way back; `None` where there is none.
    pub undo: Option<UndoStep>,
}

impl<T> Changed<T> {
    /// A change that can be taken back by calling the operation of `inverse`.
    pub fn with_undo<C: Changing>(now: T, inverse: &C) -> Self {
        Self { now, undo: Some(UndoStep::call(inverse)) }
    }

    /// A change without a way back.
    pub fn for_good(now: T) -> Self {
        Self { now, undo: None }
    }
}
