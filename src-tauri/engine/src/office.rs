//! `Office`: the database, the clock and where chance comes from. Cheap to clone; passed, never global.

use std::any::{Any, TypeId};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use chrono::NaiveDate;
use tokio::sync::watch;

use crate::database::{Db, OpenError, ServerLink, Watch, remove_old_beside};
use crate::shared::instant::Instant;

/// One open office.
#[derive(Debug, Clone)]
pub struct Office {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    db: Db,
    place: OfficePlace,
    clock: Clock,
    password_cost: PasswordCost,
    reckoned: Mutex<BTreeMap<TypeId, Reckoned>>,
    /// Begun by the first who wants to hear.
    watch: OnceLock<Watch>,
}

/// What was reckoned, and how the office stood then.
type Reckoned = (OfficeMark, Arc<dyn Any + Send + Sync>);

/// What tells one standing of an office from another: two numbers that another change makes others, and the day on which it is
/// looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfficeMark {
    /// What was changed last, as the log counts.
    pub changes: (i64, i64),
    /// The day.
    pub day: NaiveDate,
}

/// Where an office is kept.
#[derive(Debug, Clone)]
pub enum OfficePlace {
    /// One desk: a file on this machine.
    File(PathBuf),
    /// Several desks: a database on the office's server; the link holds no password.
    Server(String),
}

/// How much work a password costs to try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordCost {
    /// argon2id with 64 MiB and three passes.
    Full,
    /// As little as argon2id allows: for tests and the demo office, which guard nothing.
    Least,
}

/// Tells what time it is; a demo office and the tests may hold it still.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    held: Option<Arc<AtomicI64>>,
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self::default()
    }

    /// A clock that stands until [`Clock::set`] moves it.
    pub fn held_at(at: Instant) -> Self {
        Self { held: Some(Arc::new(AtomicI64::new(at.unix()))) }
    }

    /// Moves a held clock; the machine's clock is left alone.
    pub fn set(&self, at: Instant) {
        if let Some(held) = &self.held {
            held.store(at.unix(), Ordering::SeqCst);
        }
    }

    /// Now.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
    pub fn now(&self) -> Instant {
        match &self.held {
            Some(held) => Instant::from_unix(held.load(Ordering::SeqCst)),
            None => chrono::DateTime::<chrono::Utc>::from(std::time::SystemTime::now()).into(),
        }
    }
}

impl Office {
    /// Opens an office file, bringing it up to this version first.
    pub async fn open_file(path: &Path, clock: Clock) -> Result<Self, OpenError> {
        let db = Db::open_file(path, clock.now()).await?;
        Ok(Self::new(db, OfficePlace::File(path.to_owned()), clock, PasswordCost::Full))
    }

    /// Makes a new office file without users; [`crate::access::set_up_office`] fills in the first.
    pub async fn create_file(path: &Path, clock: Clock) -> Result<Self, OpenError> {
        let db = Db::create_file(path, u32::from_be_bytes(random_bytes()) | 1, clock.now()).await?;
        Ok(Self::new(db, OfficePlace::File(path.to_owned()), clock, PasswordCost::Full))
    }

    /// Connects to an office on a server.
    pub async fn connect(link: &ServerLink, clock: Clock) -> Result<Self, OpenError> {
        let db = Db::connect(link).await?;
        Ok(Self::new(db, OfficePlace::Server(link.as_str().to_owned()), clock, PasswordCost::Full))
    }

    /// Makes or migrates the tables on a server; run by whoever owns the database.
    pub async fn prepare_server(link: &ServerLink, clock: Clock) -> Result<Self, OpenError> {
        let db = Db::prepare_server(link).await?;
        Ok(Self::new(db, OfficePlace::Server(link.as_str().to_owned()), clock, PasswordCost::Full))
    }

    fn new(db: Db, place: OfficePlace, clock: Clock, password_cost: PasswordCost) -> Self {
        Self {
            inner: Arc::new(Inner {
                db,
                place,
                clock,
                password_cost,
                reckoned: Mutex::default(),
                watch: OnceLock::new(),
            }),
        }
    }

    /// The same office with another price on passwords.
    #[must_use]
    pub fn with_password_cost(self, password_cost: PasswordCost) -> Self {
        let Inner { db, place, clock, .. } = &*self.inner;
        Self::new(db.clone(), place.clone(), clock.clone(), password_cost)
    }

    /// The same office by another clock: the demo's past is made in its own time.
    #[must_use]
    pub fn with_clock(self, clock: Clock) -> Self {
        let Inner { db, place, password_cost, .. } = &*self.inner;
        Self::new(db.clone(), place.clone(), clock, *password_cost)
    }

    /// The database.
    pub fn db(&self) -> &Db {
        &self.inner.db
    }

    /// Where the office is kept.
    pub fn place(&self) -> &OfficePlace {
        &self.inner.place
    }

    /// Now, by the office's clock.
    pub fn now(&self) -> Instant {
        self.inner.clock.now()
    }

    /// Removes what has stayed beside an office file for long enough.
    pub(crate) fn remove_old_beside(&self) {
        if let OfficePlace::File(path) = self.place() {
            remove_old_beside(path, self.now());
        }
    }

    /// What a password costs here.
    pub fn password_cost(&self) -> PasswordCost {
        self.inner.password_cost
    }

    /// What was reckoned from the whole office before, while it stands as it did then. Nothing sealed is ever kept so.
    pub(crate) fn reckoned<T: Any + Send + Sync>(&self, mark: OfficeMark) -> Option<Arc<T>> {
        let reckoned = self.inner.reckoned.lock().unwrap_or_else(PoisonError::into_inner);
        let (_, there) = reckoned.get(&TypeId::of::<T>()).filter(|(then, _)| *then == mark)?;
        Arc::clone(there).downcast().ok()
    }

    /// Keeps what was reckoned, in place of what was before.
    pub(crate) fn keep_reckoned<T: Any + Send + Sync>(&self, mark: OfficeMark, reckoned: &Arc<T>) {
        let there: Arc<dyn Any + Send + Sync> = Arc::<T>::clone(reckoned);
        self.inner.reckoned.lock().unwrap_or_else(PoisonError::into_inner).insert(TypeId::of::<T>(), (mark, there));
    }

    /// Forgets it all: whoever had the right to see it has left the seat.
    pub(crate) fn forget_reckoned(&self) {
        self.inner.reckoned.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Bytes nobody can guess.
    pub fn random_bytes<const N: usize>(&self) -> [u8; N] {
        random_bytes()
    }

    /// Changes with whatever is written from now on, at whichever desk; an error once the office is closed.
    pub(crate) fn written(&self) -> watch::Receiver<()> {
        self.inner.watch.get_or_init(|| Watch::begin(self.db())).heard()
    }

    /// Closes the office's connections; until then committed work may stand in a file beside the office file.
    pub async fn close(&self) {
        self.inner.watch.get_or_init(Watch::ended).end().await;
        self.inner.db.close().await;
    }
}

#[expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "the one place that asks the machine for chance; a machine without any cannot keep a secret"
)]
fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the machine gives random bytes");
    bytes
}
