//! Opening an office: what is none, or cannot be opened, is told apart and left untouched.

mod older;

use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::Command;

use frivillighus_engine::database::{Db, OpenError, ServerLink};
use frivillighus_engine::office::{Clock, Office};
use frivillighus_tests::{Engine, TestOffice, TestPlace};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor};

use self::older::an_older_office;
use crate::desk_process::DeskProcess;

/// A folder of its own, gone when dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("frivillighus-opening-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir(&path).expect("a folder");
        Self(path)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.0).expect("the folder");
        let mut names: Vec<String> =
            entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

async fn opened(path: &Path) -> Result<(), OpenError> {
    let office = Office::open_file(path, Clock::system()).await?;
    office.close().await;
    Ok(())
}

/// The refusal's code, as it crosses.
async fn code(path: &Path) -> String {
    let error = opened(path).await.expect_err("this does not open");
    let refusal = serde_json::to_value(&error).expect("JSON");
    refusal["code"].as_str().expect("a code").to_owned()
}

/// An office that was set up and closed again.
async fn a_closed_office(path: &Path) {
    let office = Office::create_file(path, Clock::system()).await.expect("a new office");
    office.close().await;
}

async fn sqlite(path: &Path) -> SqliteConnection {
    SqliteConnectOptions::new().filename(path).create_if_missing(true).connect().await.expect("SQLite opens it")
}

#[tokio::test]
async fn a_mistyped_name_makes_no_office() {
    let folder = Folder::new("missing");
    for name in ["boegelunde.frivilighus", "no-such-folder/boegelunde.frivillighus"] {
        assert_eq!(code(&folder.file(name)).await, "office_missing");
    }
    assert_eq!(folder.names(), Vec::<String>::new());
}

#[tokio::test]
async fn what_is_no_office_is_told_and_left_as_it_was() {
    let folder = Folder::new("foreign");
    std::fs::write(folder.file("empty"), "").expect("a file");
    std::fs::write(folder.file("short"), "SQLite format 3\0").expect("a file");
    std::fs::write(folder.file("letter.txt"), "Kære alle. ".repeat(500)).expect("a file");
    let mut other = sqlite(&folder.file("other.db")).await;
    other.execute("CREATE TABLE a (b)").await.expect("a table");
    other.close().await.expect("closed");
    std::fs::create_dir(folder.file("folder")).expect("a folder");
    let before = folder.names();
    for name in &before {
        let path = folder.file(name);
        let bytes = std::fs::read(&path).ok();
        assert_eq!(code(&path).await, "not_an_office", "{name}");
        assert_eq!(std::fs::read(&path).ok(), bytes, "{name}");
    }
    assert_eq!(folder.names(), before);
}

#[tokio::test]
async fn a_new_office_never_takes_the_place_of_a_file() {
    let folder = Folder::new("there");
    let path = folder.file("boegelunde.frivillighus");
    std::fs::write(&path, "noget andet").expect("a file");
    let refused = Office::create_file(&path, Clock::system()).await.expect_err("there is a file");
    assert!(matches!(refused, OpenError::AlreadyThere), "{refused}");
    assert_eq!(std::fs::read(&path).expect("the file"), b"noget andet");
    assert_eq!(folder.names(), ["boegelunde.frivillighus"]);
}

/// SQLite itself opens such a file, reads most of it, and would write into it.
#[tokio::test]
async fn a_page_that_is_damaged_inside_is_found_at_start() {
    let folder = Folder::new("damaged");
    let path = folder.file("boegelunde.frivillighus");
    a_closed_office(&path).await;
    let mut office = sqlite(&path).await;
    let root: i64 = sqlx::query_scalar("SELECT rootpage FROM sqlite_master WHERE name = 'bookings_by_time'")
        .fetch_one(&mut office)
        .await
        .expect("a page");
    let size: i64 = sqlx::query_scalar("PRAGMA page_size").fetch_one(&mut office).await.expect("a size");
    office.close().await.expect("closed");
    let mut bytes = std::fs::read(&path).expect("the office");
    let start = usize::try_from((root - 1) * size).expect("a place");
    bytes[start..start + 64].fill(0x5a);
    std::fs::write(&path, &bytes).expect("damage");
    let mut office = sqlite(&path).await;
    office.execute("SELECT count(*) FROM users").await.expect("SQLite does not mind");
    office.close().await.expect("closed");
    assert_eq!(code(&path).await, "damaged");
}

#[tokio::test]
async fn an_office_that_was_cut_short_is_damaged() {
    let folder = Folder::new("cut");
    let path = folder.file("boegelunde.frivillighus");
    a_closed_office(&path).await;
    let bytes = std::fs::read(&path).expect("the office");
    std::fs::write(&path, &bytes[..bytes.len() / 2]).expect("cut");
    assert_eq!(code(&path).await, "damaged");
}

#[tokio::test]
async fn an_office_of_a_newer_version_is_left_alone_on_both_engines() {
    const NEWER: &str = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
        SELECT 9999, 'what comes later', success, checksum, 0 FROM _sqlx_migrations WHERE version = 1";
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let test = TestOffice::on(engine).await;
        test.sabotage(NEWER).await.expect("a newer version was here");
        let before = test.count("SELECT CAST(count(*) AS BIGINT) FROM _sqlx_migrations").await;
        test.office.close().await;
        let refused = match &test.place {
            TestPlace::File(path) => opened(path).await,
            TestPlace::Server { link, .. } => connected(link).await,
        };
        let refused = refused.expect_err("newer than this program");
        assert!(matches!(refused, OpenError::Newer { .. }), "{engine:?}: {refused}");
        assert!(before > 1);
        test.remove().await;
    }
}

async fn connected(link: &str) -> Result<(), OpenError> {
    let office = Office::connect(&ServerLink::parse(link)?, Clock::system()).await?;
    office.close().await;
    Ok(())
}

/// sqlx takes no lock on SQLite: without the program's own, one of two first starts dies of a table that exists already.
#[tokio::test]
async fn several_first_starts_of_a_new_version_take_turns() {
    for round in 0..frivillighus_tests::rounds(3, 40) {
        let folder = Folder::new(&format!("turns-{round}"));
        let path = an_older_office(&folder).await;
        let place = TestPlace::File(path.clone());
        let desks: Vec<DeskProcess> = (0..4).map(|_| DeskProcess::begin(&place)).collect();
        for desk in &desks {
            // It is open: there is only nobody yet who could sit down.
            let refusal = desk.answer().expect_err("nobody is called anne here");
            assert_eq!(refusal["code"], "wrong_password", "{refusal:#}");
        }
        desks.into_iter().for_each(DeskProcess::leave);
        let copies = folder.names().into_iter().filter(|name| name.contains(".before-")).count();
        assert_eq!(copies, 1);
    }
}

#[tokio::test]
async fn a_server_that_awaits_this_version_is_told_from_an_empty_one_and_no_desk_migrates_it() {
    let test = TestOffice::on(Engine::Postgres).await;
    let TestPlace::Server { link, .. } = &test.place else { panic!("a server") };
    let link = link.clone();
    test.sabotage("DELETE FROM _sqlx_migrations WHERE version = (SELECT max(version) FROM _sqlx_migrations)")
        .await
        .expect("sabotage");
    let refused = connected(&link).await.expect_err("older");
    assert!(matches!(refused, OpenError::ServerNotPrepared), "{refused}");
    test.sabotage("ALTER TABLE _sqlx_migrations RENAME TO something_else").await.expect("sabotage");
    let refused = connected(&link).await.expect_err("no office");
    assert!(matches!(refused, OpenError::NotAnOffice), "{refused}");
    test.remove().await;
}

#[tokio::test]
async fn a_server_that_does_not_answer_or_has_no_such_office_is_told() {
    let test = TestOffice::on(Engine::Postgres).await;
    let TestPlace::Server { link, database } = &test.place else { panic!("a server") };
    let refused = connected(&link.replace(database, "no_such_office")).await.expect_err("no such database");
    assert!(matches!(refused, OpenError::NotAnOffice), "{refused}");
    let refused = connected("postgres://tests@%2Fno%2Fsuch%2Ffolder/office").await.expect_err("nobody there");
    assert!(matches!(refused, OpenError::ServerUnreachable), "{refused}");
    test.remove().await;
}

#[tokio::test]
async fn a_file_that_another_program_keeps_for_itself_is_locked() {
    let folder = Folder::new("locked");
    let path = folder.file("boegelunde.frivillighus");
    a_closed_office(&path).await;
    let mut other = sqlite(&path).await;
    for sql in ["PRAGMA locking_mode = EXCLUSIVE", "BEGIN EXCLUSIVE"] {
        other.execute(sql).await.expect("kept");
    }
    assert_eq!(code(&path).await, "locked");
    other.execute("COMMIT").await.expect("given back");
    other.close().await.expect("closed");
    opened(&path).await.expect("it opens again");
}

/// Power may fail after any commit; what is deleted is gone from the file too.
#[tokio::test]
async fn an_office_file_is_kept_as_carefully_as_it_should_be() {
    let test = TestOffice::on(Engine::Sqlite).await;
    let Db::Sqlite { read, write } = test.office.db() else { panic!("a file") };
    for (name, wanted) in
        [("synchronous", 2_i64), ("secure_delete", 1), ("foreign_keys", 1), ("application_id", 0x4672_6976)]
    {
        let sql = AssertSqlSafe(format!("PRAGMA {name}"));
        let value: i64 = sqlx::query_scalar(sql).fetch_one(write).await.expect("a setting");
        assert_eq!(value, wanted, "{name}");
    }
    let mode: String = sqlx::query_scalar("PRAGMA journal_mode").fetch_one(write).await.expect("a mode");
    assert_eq!(mode, "wal");
    read.execute("DELETE FROM users").await.expect_err("what reads cannot write");
    assert_eq!(write.options().get_max_connections(), 1);
    test.remove().await;
}

/// Another user's desk, who may not write: as root everything may be written.
fn a_desk_that_may_not_write(folder: &Folder, office: &Path) -> DeskProcess {
    let program = folder.file("desk");
    std::fs::copy(env!("CARGO_BIN_EXE_desk"), &program).expect("a copy that others reach");
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).expect("a program");
    let is_root = std::fs::metadata("/proc/self").expect("this process").uid() == 0;
    let mut command = Command::new(if is_root { Path::new("setpriv") } else { &program });
    if is_root {
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(&program);
    }
    command.arg(office);
    DeskProcess::run(command)
}

#[tokio::test]
async fn an_office_in_a_folder_that_may_not_be_written_does_not_open() {
    let folder = Folder::new("read-only-folder");
    let inner = folder.file("inner");
    std::fs::create_dir(&inner).expect("a folder");
    let path = inner.join("boegelunde.frivillighus");
    a_closed_office(&path).await;
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o444)).expect("read-only");
    std::fs::set_permissions(&inner, std::fs::Permissions::from_mode(0o555)).expect("read-only");
    let desk = a_desk_that_may_not_write(&folder, &path);
    let refusal = desk.answer().expect_err("it cannot be worked with");
    assert_eq!(refusal["code"], "read_only_folder");
    std::fs::set_permissions(&inner, std::fs::Permissions::from_mode(0o755)).expect("to be removed");
}

#[tokio::test]
async fn an_office_that_may_not_be_read_says_so_and_is_not_told_as_missing() {
    for (name, file_mode, folder_mode) in [("unreadable-file", 0o000, 0o755), ("closed-folder", 0o644, 0o000)] {
        let folder = Folder::new(name);
        let inner = folder.file("inner");
        std::fs::create_dir(&inner).expect("a folder");
        let path = inner.join("boegelunde.frivillighus");
        a_closed_office(&path).await;
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(file_mode)).expect("a mode");
        std::fs::set_permissions(&inner, std::fs::Permissions::from_mode(folder_mode)).expect("a mode");
        let refusal = a_desk_that_may_not_write(&folder, &path).answer().expect_err("it cannot be read");
        assert_eq!(refusal["code"], "may_not_be_read", "{name}");
        std::fs::set_permissions(&inner, std::fs::Permissions::from_mode(0o755)).expect("to be removed");
    }
}

#[tokio::test]
async fn an_office_that_may_only_be_read_does_not_open_either() {
    let folder = Folder::new("read-only-file");
    std::fs::set_permissions(&folder.0, std::fs::Permissions::from_mode(0o777)).expect("anybody's");
    let path = folder.file("boegelunde.frivillighus");
    a_closed_office(&path).await;
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o444)).expect("read-only");
    let desk = a_desk_that_may_not_write(&folder, &path);
    let refusal = desk.answer().expect_err("an office has to be written");
    assert_eq!(refusal["code"], "read_only_folder");
}
