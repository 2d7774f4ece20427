//! What every test of the engine starts from: an office of its own on either database, and a seat in it.
//!
//! `office_test!` runs one test on SQLite and on PostgreSQL. The server comes from `cargo xtask test`, which sets
//! `TEST_POSTGRES`; without it the PostgreSQL half fails and says so.
pub mod page_weight;

use std::path::PathBuf;
use std::str::FromStr;
use std::sync::atomic::{AtomicU64, Ordering};

use frivillighus_engine::access::{NewOffice, Role, Seat};
use frivillighus_engine::database::ServerLink;
use frivillighus_engine::gate;
use frivillighus_engine::office::{Clock, Office, PasswordCost};
use frivillighus_engine::shared::ids::RequestKey;
use frivillighus_engine::shared::instant::Instant;
use serde_json::{Value, json};
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{AssertSqlSafe, Connection, Executor};
use tokio::sync::Mutex;

/// The password of every user in tests.
pub const PASSWORD: &str = "et langt kodeord";

/// Tuesday 24 November 2026, 10.42 in Denmark: when every test begins.
pub const NOW: i64 = 1_795_513_320;

/// Which engine a test runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// A file.
    Sqlite,
    /// A database on the private server.
    Postgres,
}

/// An office of its own, empty but for an administrator `anne` who is also manager. Gone when dropped, unless the test
/// failed: then it stays, and its name is printed.
pub struct TestOffice {
    /// The office.
    pub office: Office,
    /// Its clock, held at [`NOW`] until the test moves it.
    pub clock: Clock,
    /// Where it lies: for a second seat, or for sabotage.
    pub place: TestPlace,
}

/// Where a test's office lies.
#[derive(Debug, Clone)]
pub enum TestPlace {
    /// In this file.
    File(PathBuf),
    /// Behind this link.
    Server {
        /// The link to the database.
        link: String,
        /// The database's name.
        database: String,
    },
}

static NEXT: AtomicU64 = AtomicU64::new(1);
static TEMPLATE: Mutex<Option<String>> = Mutex::const_new(None);

/// A request key that no other call of this process gives.
pub fn new_key() -> RequestKey {
    RequestKey::numbered(NEXT.fetch_add(1, Ordering::SeqCst) + 1_000)
}

/// What a PDF says, as any reader gets it back: with `pdftotext`, which `cargo xtask test` installs.
pub fn text_of_pdf(bytes: &[u8]) -> String {
    let path = std::env::temp_dir().join(format!("paper_{}_{}.pdf", std::process::id(), new_key()));
    std::fs::write(&path, bytes).expect("a file");
    let read = std::process::Command::new("pdftotext").arg("-layout").arg(&path).arg("-").output();
    std::fs::remove_file(&path).expect("the file is there");
    String::from_utf8(read.expect("pdftotext (poppler-utils)").stdout).expect("text")
}

/// How many rounds a test makes: the usual number, or the many of `cargo xtask test --long`.
pub fn rounds(usual: usize, long: usize) -> usize {
    if std::env::var_os("TEST_LONG").is_some() { long } else { usual }
}

impl TestPlace {
    /// As the command line names it: a path or a link.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.to_string_lossy().into_owned(),
            Self::Server { link, .. } => link.clone(),
        }
    }
}

impl TestOffice {
    /// A new office on this engine.
    pub async fn on(engine: Engine) -> Self {
        let test = Self::empty_on(engine).await;
        test.set_up().await;
        test
    }

    /// Tables that nobody has set up yet.
    pub async fn empty_on(engine: Engine) -> Self {
        let clock = Clock::held_at(Instant::from_unix(NOW));
        let number = NEXT.fetch_add(1, Ordering::SeqCst);
        let name = format!("t_{}_{number}", std::process::id());
        let (office, place) = match engine {
            Engine::Sqlite => {
                let path = std::env::temp_dir().join(format!("{name}.frivillighus"));
                let office = Office::create_file(&path, clock.clone()).await.expect("a new office file");
                (office, TestPlace::File(path))
            }
            Engine::Postgres => {
                let link = new_database(&name).await;
                let server = ServerLink::parse(&link).expect("the link reads");
                let office = Office::connect(&server, clock.clone()).await.expect("the new database is an office");
                (office, TestPlace::Server { link, database: name })
            }
        };
        Self { office: office.with_password_cost(PasswordCost::Least), clock, place }
    }

    async fn set_up(&self) {
        let seat = Seat::new(self.office.clone());
        let mut input = serde_json::to_value(<NewOffice as gate::Input>::sample()).expect("a sample is JSON");
        input["password"] = PASSWORD.into();
        input["passwordAgain"] = PASSWORD.into();
        gate::call(&seat, "set_up_office", input).await.expect("the office is set up");
    }

    /// The same office through connections of its own: another desk.
    pub async fn again(&self) -> Office {
        let office = match &self.place {
            TestPlace::File(path) => Office::open_file(path, self.clock.clone()).await,
            TestPlace::Server { link, .. } => {
                Office::connect(&ServerLink::parse(link).expect("the link reads"), self.clock.clone()).await
            }
        };
        office.expect("the office opens again").with_password_cost(PasswordCost::Least)
    }

    /// Somebody of this role at a seat of their own. Administrators and managers are `anne`; others are added.
    pub async fn seat(&self, role: Role) -> TestSeat {
        let seat = TestSeat { seat: Seat::new(self.office.clone()) };
        if matches!(role, Role::Administrator | Role::Manager) {
            seat.ask("sign_in", json!({ "userName": "anne", "password": PASSWORD })).await;
            return seat;
        }
        let administrator = TestSeat { seat: Seat::new(self.office.clone()) };
        administrator.ask("sign_in", json!({ "userName": "anne", "password": PASSWORD })).await;
        let user_name = format!("{}{}", role.as_str(), NEXT.fetch_add(1, Ordering::SeqCst));
        administrator
            .ask(
                "add_user",
                json!({ "requestKey": new_key(), "userName": user_name, "fullName": format!("Test {}", role.as_str()),
                    "roles": [role], "password": PASSWORD, "passwordAgain": PASSWORD }),
            )
            .await;
        seat.ask("sign_in", json!({ "userName": user_name, "password": PASSWORD })).await;
        seat
    }

    /// A seat nobody has signed in at.
    pub fn visitor(&self) -> TestSeat {
        TestSeat { seat: Seat::new(self.office.clone()) }
    }

    /// Runs SQL past every rule, as only sabotage would.
    pub async fn sabotage(&self, sql: &'static str) -> Result<u64, sqlx::Error> {
        match self.office.db() {
            frivillighus_engine::database::Db::Sqlite { write, .. } => {
                write.execute(sql).await.map(|done| done.rows_affected())
            }
            frivillighus_engine::database::Db::Postgres(pool) => {
                pool.execute(sql).await.map(|done| done.rows_affected())
            }
        }
    }

    /// The number that a `SELECT count(*)` gives, past every rule.
    pub async fn count(&self, sql: &'static str) -> i64 {
        let counted = match self.office.db() {
            frivillighus_engine::database::Db::Sqlite { write, .. } => sqlx::query_scalar(sql).fetch_one(write).await,
            frivillighus_engine::database::Db::Postgres(pool) => sqlx::query_scalar(sql).fetch_one(pool).await,
        };
        counted.expect("the rows are counted")
    }

    /// Prepares a statement without running it.
    pub async fn prepare(&self, sql: &'static str) -> Result<(), sqlx::Error> {
        use sqlx::SqlSafeStr;
        match self.office.db() {
            frivillighus_engine::database::Db::Sqlite { write, .. } => {
                write.acquire().await?.prepare(sql.into_sql_str()).await.map(|_| ())
            }
            frivillighus_engine::database::Db::Postgres(pool) => {
                pool.acquire().await?.prepare(sql.into_sql_str()).await.map(|_| ())
            }
        }
    }

    /// Closes and removes the office.
    pub async fn remove(self) {
        self.office.close().await;
        match &self.place {
            TestPlace::File(path) => {
                for suffix in ["", "-wal", "-shm", ".lock"] {
                    let mut name = path.clone().into_os_string();
                    name.push(suffix);
                    let _ = std::fs::remove_file(name);
                }
            }
            TestPlace::Server { database, .. } => {
                let mut server = admin().await;
                let sql = format!("DROP DATABASE IF EXISTS {database} WITH (FORCE)");
                server.execute(AssertSqlSafe(sql)).await.expect("the test database is dropped");
            }
        }
    }
}

/// A seat in a test's office.
pub struct TestSeat {
    /// The seat.
    pub seat: Seat,
}

impl TestSeat {
    /// Asks and expects an answer.
    pub async fn ask(&self, operation: &str, input: Value) -> Value {
        match gate::call(&self.seat, operation, input).await {
            Ok(answer) => answer,
            Err(refusal) => panic!("{operation} refused: {refusal:#}"),
        }
    }

    /// Asks and expects a refusal of this code; gives its details.
    pub async fn refused(&self, operation: &str, input: Value, code: &str) -> Value {
        match gate::call(&self.seat, operation, input).await {
            Ok(answer) => panic!("{operation} should refuse with {code} but answered {answer:#}"),
            Err(refusal) => {
                assert_eq!(refusal["code"], code, "{operation}: {refusal:#}");
                refusal["details"].clone()
            }
        }
    }

    /// Takes a change back as the undo bar does: by the step that the change answered.
    pub async fn undo(&self, changed: &Value) -> Value {
        let step = &changed["undo"];
        let operation = step["operation"].as_str().unwrap_or_else(|| panic!("no way back in {changed:#}"));
        self.ask(operation, step["input"].clone()).await
    }
}

fn server_link() -> String {
    std::env::var("TEST_POSTGRES")
        .expect("TEST_POSTGRES names no server: run the tests with `cargo xtask test`, which starts one")
}

async fn admin() -> PgConnection {
    let options = PgConnectOptions::from_str(&server_link()).expect("TEST_POSTGRES is a link");
    PgConnection::connect_with(&options).await.expect("the private PostgreSQL server answers")
}

/// A database copied from a migrated template, which the first caller of this process makes.
async fn new_database(name: &str) -> String {
    let mut template = TEMPLATE.lock().await;
    let mut server = admin().await;
    if template.is_none() {
        let template_name = format!("template_{}", std::process::id());
        let drop = format!("DROP DATABASE IF EXISTS {template_name} WITH (FORCE)");
        server.execute(AssertSqlSafe(drop)).await.expect("an old template is dropped");
        server.execute(AssertSqlSafe(format!("CREATE DATABASE {template_name}"))).await.expect("a template database");
        let link = ServerLink::parse(&link_to(&template_name)).expect("the link reads");
        let office = Office::prepare_server(&link, Clock::system()).await.expect("the template is migrated");
        office.close().await;
        *template = Some(template_name);
    }
    let template_name = template.as_deref().unwrap_or_default();
    let sql = format!("CREATE DATABASE {name} TEMPLATE {template_name} STRATEGY FILE_COPY");
    server.execute(AssertSqlSafe(sql)).await.expect("a test database");
    link_to(name)
}

fn link_to(database: &str) -> String {
    let link = server_link();
    let (server, _) = link.rsplit_once('/').expect("TEST_POSTGRES ends in a database");
    format!("{server}/{database}")
}

/// Runs a test on both databases: `office_test! { async fn a_sentence(test: TestOffice) { … } }`. The body borrows the
/// office; it is removed when the test passes.
#[macro_export]
macro_rules! office_test {
    ($($(#[$meta:meta])* async fn $name:ident($test:ident) $body:block)*) => { $(
        $(#[$meta])*
        mod $name {
            use super::*;

            async fn run($test: &$crate::TestOffice) $body

            #[tokio::test]
            async fn on_sqlite() {
                let test = $crate::TestOffice::on($crate::Engine::Sqlite).await;
                run(&test).await;
                test.remove().await;
            }

            #[tokio::test]
            async fn on_postgres() {
                let test = $crate::TestOffice::on($crate::Engine::Postgres).await;
                run(&test).await;
                test.remove().await;
            }
        }
    )* };
}

/// How an award's rules are judged of somebody who keeps them all.
pub fn kept_rules() -> Value {
    let rules = [
        "local_effort",
        "voluntary",
        "outside_job",
        "not_oneself",
        "not_jury",
        "not_committee",
        "not_staff",
        "not_recent_winner",
    ];
    let answers = rules.map(|rule| json!({ "rule": rule, "tick": "kept", "reason": "" }));
    json!({ "answers": answers, "verdict": "accepted", "reason": "" })
}
