//! The desk that makes the demo: users who sit where they would sit, and a clock that is set to when they did it.

use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{Datelike, NaiveDate, Weekday};

use crate::access::{self, DemoRole, RequestContext, Role, Seat};
use crate::database::DatabaseError;
use crate::office::{Clock, Office};
use crate::shared::ids::RequestKey;
use crate::shared::instant::Instant;
use crate::shared::wall_clock::{WallTime, wall_time_of};

/// Keys of the demo's requests lie far above those that anybody else counts up to.
const FIRST_KEY: u64 = 1 << 48;

/// A desk with its own clock.
pub(super) struct Desk {
    office: Office,
    clock: Clock,
    front_desk: Seat,
    consultant: Seat,
    manager: Seat,
    administrator: Seat,
    juror: Seat,
    keys: AtomicU64,
}

impl Desk {
    /// Seats the users of an office whose clock is `clock`.
    pub async fn of(office: Office, clock: Clock) -> Result<Self, DatabaseError> {
        let desk = Self {
            front_desk: Seat::new(office.clone()),
            consultant: Seat::new(office.clone()),
            manager: Seat::new(office.clone()),
            administrator: Seat::new(office.clone()),
            juror: Seat::new(office.clone()),
            keys: AtomicU64::new(FIRST_KEY),
            office,
            clock,
        };
        for role in [Role::FrontDesk, Role::Consultant, Role::Manager, Role::Administrator, Role::Juror] {
            let context = desk.context(role, "sign_in_as_demo_role");
            access::sign_in_as_demo_role(&context, DemoRole { role }).await.expected("a user signs in")?;
        }
        Ok(desk)
    }

    /// A request of the user of this role, at the time the clock shows.
    pub fn context(&self, role: Role, operation: &'static str) -> RequestContext<'_> {
        let seat = match role {
            Role::FrontDesk => &self.front_desk,
            Role::Manager => &self.manager,
            Role::Administrator => &self.administrator,
            Role::Juror => &self.juror,
            Role::Consultant | Role::Auditor => &self.consultant,
        };
        RequestContext::new(seat, operation)
    }

    /// A key that no other request has.
    pub fn new_key(&self) -> RequestKey {
        RequestKey::numbered(self.keys.fetch_add(1, Ordering::SeqCst))
    }

    /// Now, by the clock of the making.
    pub fn now(&self) -> Instant {
        self.office.now()
    }

    /// Moves the clock.
    pub fn set(&self, at: Instant) {
        self.clock.set(at);
    }

    /// So many minutes of work later: an evening or a weekend is not worked through.
    pub fn work_on(&self, minutes: i64) {
        self.set(after_work_of(wall_time_of(self.now()), minutes));
    }
}

/// When so many minutes of work are done that begin at this time; what goes beyond 15.45 is done the next morning.
pub(super) fn after_work_of(from: WallTime, minutes: i64) -> Instant {
    let then = from.plus_minutes(minutes).unwrap_or(from);
    let evening = WallTime::at(from.date(), 15, 45).unwrap_or(then);
    if then <= evening && is_working_day(then.date()) {
        return instant_of(then);
    }
    let mut morning = from.date().succ_opt().unwrap_or(from.date());
    while !is_working_day(morning) {
        morning = morning.succ_opt().unwrap_or(morning);
    }
    at(morning, 8, 45)
}

fn is_working_day(date: NaiveDate) -> bool {
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

/// An instant by the clock on the office's wall.
pub(super) fn at(date: NaiveDate, hour: u32, minute: u32) -> Instant {
    instant_of(WallTime::at(date, hour, minute).unwrap_or(WallTime::start_of(date)))
}

fn instant_of(time: WallTime) -> Instant {
    time.start_instant().unwrap_or(Instant::EPOCH)
}

/// A day written in a table of the demo.
#[expect(clippy::expect_used, reason = "a constant of the demo's tables, read by the test that makes the demo")]
pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day of the demo's tables")
}

/// A time written in a table of the demo.
#[expect(clippy::expect_used, reason = "a constant of the demo's tables, read by the test that makes the demo")]
pub(super) fn time(text: &str) -> WallTime {
    WallTime::parse(text).expect("a time of the demo's tables")
}

/// What is done in the demo breaks no rule; where it does, the tables are wrong, and the making stops.
pub(super) trait Expected<T> {
    /// The answer; `what` was tried.
    fn expected(self, what: &str) -> Result<T, DatabaseError>;
}

impl<T, E: std::error::Error + serde::Serialize> Expected<T> for Result<T, E> {
    fn expected(self, what: &str) -> Result<T, DatabaseError> {
        self.map_err(|error| {
            let details = serde_json::to_string(&error).unwrap_or_default();
            DatabaseError::inconsistent(format!("the demo's tables: {what}: {details}"))
        })
    }
}

impl<T> Expected<T> for Option<T> {
    fn expected(self, what: &str) -> Result<T, DatabaseError> {
        self.ok_or_else(|| DatabaseError::inconsistent(format!("the demo's tables: {what}")))
    }
}
