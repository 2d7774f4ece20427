//! Copies of the office, looking into them, putting it back, giving it out, and the check.

mod restore;

use std::path::{Path, PathBuf};

use frivillighus_engine::access::{Role, Seat};
use frivillighus_engine::backup::{CheckFinding, back_up_if_due, check_office, export_office};
use frivillighus_engine::database::Db;
use frivillighus_engine::office::{Clock, Office};
use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{Engine, NOW, PASSWORD, TestOffice, TestPlace, TestSeat};
use serde_json::{Value, json};

/// A folder of its own, gone when dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("frivillighus-backup-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir(&path).expect("a folder");
        Self(path)
    }

    fn as_str(&self) -> &str {
        self.0.to_str().expect("a path")
    }

    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.0).expect("the folder");
        let mut names: Vec<String> =
            entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    fn only(&self) -> PathBuf {
        let names = self.names();
        assert_eq!(names.len(), 1, "{names:?}");
        self.0.join(&names[0])
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// An office file with a backup folder, its administrator, and the folder.
async fn office_with_folder(name: &str) -> (TestOffice, TestSeat, Folder) {
    let test = TestOffice::on(Engine::Sqlite).await;
    let folder = Folder::new(name);
    let administrator = test.seat(Role::Administrator).await;
    administrator.ask("keep_backup_folder", json!({ "folder": folder.as_str() })).await;
    (test, administrator, folder)
}

fn file_of(test: &TestOffice) -> PathBuf {
    match &test.place {
        TestPlace::File(path) => path.clone(),
        TestPlace::Server { .. } => panic!("an office file"),
    }
}

async fn rename_office(administrator: &TestSeat, name: &str) {
    let now = administrator.ask("office_details", json!({})).await;
    let mut change = json!({ "version": now["version"], "name": name });
    for field in
        ["municipalityName", "street", "postalCode", "town", "cvr", "phone", "email", "language", "lockAfterMinutes"]
    {
        change[field] = now[field].clone();
    }
    administrator.ask("change_office_details", change).await;
}

async fn name_in(path: &Path) -> Value {
    let office = Office::open_file(path, Clock::held_at(Instant::from_unix(NOW))).await.expect("the office opens");
    let seat = Seat::new(office.clone());
    let state = frivillighus_engine::gate::call(&seat, "office_state", json!({})).await.expect("a state");
    office.close().await;
    state["office"]["name"].clone()
}

async fn exported(office: &Office) -> Value {
    let mut bytes = Vec::new();
    export_office(office, &mut bytes).await.expect("an export");
    serde_json::from_slice(&bytes).expect("the export is JSON")
}

#[tokio::test]
async fn what_stays_beside_the_office_goes_once_there_are_newer_copies() {
    let (test, administrator, _folder) = office_with_folder("beside").await;
    let beside = |end: &str| PathBuf::from(format!("{}.before-{end}", file_of(&test).display()));
    for end in ["7-2026-09-01T1200", "restore-2026-11-01T1200"] {
        std::fs::write(beside(end), "a name that is to be gone").expect("a file");
    }
    administrator.ask("back_up_now", json!({})).await;
    assert!(!beside("7-2026-09-01T1200").exists());
    assert!(beside("restore-2026-11-01T1200").exists(), "it is not a month old");
    std::fs::remove_file(beside("restore-2026-11-01T1200")).expect("removed");
    test.remove().await;
}

#[tokio::test]
async fn a_copy_of_before_an_update_that_had_to_stay_beside_the_office_is_told() {
    let (test, administrator, _folder) = office_with_folder("told-beside").await;
    let kept = async || administrator.ask("backup_state", json!({})).await["keptBeside"].clone();
    let beside = |end: &str| PathBuf::from(format!("{}.before-{end}", file_of(&test).display()));
    std::fs::write(beside("restore-2026-11-23T0900"), "as it was before a restore").expect("a file");
    assert_eq!(kept().await, Value::Null);
    for end in ["44-2026-11-18T1700", "45-2026-11-20T0830"] {
        std::fs::write(beside(end), "as it was before an update").expect("a file");
    }
    assert_eq!(kept().await, "2026-11-20T08:30");
    for end in ["restore-2026-11-23T0900", "44-2026-11-18T1700", "45-2026-11-20T0830"] {
        std::fs::remove_file(beside(end)).expect("removed");
    }
    test.remove().await;
}

#[tokio::test]
async fn a_copy_is_made_while_the_office_is_in_use_and_bears_the_time_in_its_name() {
    let (test, administrator, folder) = office_with_folder("in-use").await;
    let desk = test.seat(Role::FrontDesk).await;
    let writing = async {
        for number in 0..50 {
            let draft = json!({ "kind": "note", "slot": number.to_string(), "title": "t", "body": "x".repeat(1000) });
            desk.ask("save_draft", draft).await;
        }
    };
    let (made, ()) = tokio::join!(administrator.ask("back_up_now", json!({})), writing);
    let stem = file_of(&test).file_stem().expect("a stem").to_string_lossy().into_owned();
    assert_eq!(made["fileName"], format!("{stem}-2026-11-24T1042.frivillighus-backup"));
    assert_eq!(folder.names(), [made["fileName"].as_str().expect("a name")]);
    assert_eq!(made["bytes"], std::fs::metadata(folder.only()).expect("facts").len());
    let state = administrator.ask("backup_state", json!({})).await;
    assert_eq!(state["newest"]["made"], "2026-11-24T10:42");
    assert_eq!(state["isDue"], false);
    assert_eq!(state["failure"], Value::Null);
    test.remove().await;
}

#[tokio::test]
async fn only_so_many_generations_are_kept_and_never_another_offices_removed() {
    let (test, administrator, folder) = office_with_folder("generations").await;
    administrator.ask("keep_backup_generations", json!({ "generations": 2 })).await;
    let stem = file_of(&test).file_stem().expect("a stem").to_string_lossy().into_owned();
    // Another office that happens to have a file of the same name, and a file that only looks like a copy.
    let other = TestOffice::on(Engine::Sqlite).await;
    other.office.db().close().await;
    let others_copy = format!("{stem}-2020-01-01T0000.frivillighus-backup");
    std::fs::copy(file_of(&other), folder.0.join(&others_copy)).expect("a copy");
    let lookalike = format!("{stem}-2020-01-02T0000.frivillighus-backup");
    std::fs::write(folder.0.join(&lookalike), "noter").expect("a file");
    for day in 0..4 {
        test.clock.set(Instant::from_unix(NOW + day * 86_400));
        let administrator = test.seat(Role::Administrator).await;
        administrator.ask("back_up_now", json!({})).await;
    }
    let kept = ["2020-01-01T0000", "2020-01-02T0000", "2026-11-26T1042", "2026-11-27T1042"];
    let kept: Vec<String> = kept.iter().map(|stamp| format!("{stem}-{stamp}.frivillighus-backup")).collect();
    assert_eq!(folder.names(), kept);
    other.remove().await;
    test.remove().await;
}

#[tokio::test]
async fn the_daily_copy_is_made_once_a_day_and_tried_again_an_hour_after_a_failure() {
    let (test, administrator, folder) = office_with_folder("daily").await;
    assert_eq!(administrator.ask("backup_state", json!({})).await["isDue"], true);
    assert!(back_up_if_due(&test.office).await.expect("a copy").is_some());
    assert!(back_up_if_due(&test.office).await.expect("nothing due").is_none());
    test.clock.set(Instant::from_unix(NOW + 86_400));
    let away = folder.0.with_extension("away");
    std::fs::rename(&folder.0, &away).expect("the drive is pulled");
    assert!(back_up_if_due(&test.office).await.is_err());
    assert!(back_up_if_due(&test.office).await.expect("waits").is_none());
    let administrator = test.seat(Role::Administrator).await;
    let state = administrator.ask("backup_state", json!({})).await;
    assert_eq!(state["failure"], "folder_missing");
    assert_eq!(state["folderTrouble"], "folder_missing");
    assert_eq!(state["newest"], Value::Null);
    assert_eq!(state["madeAt"], "2026-11-24T09:42:00Z");
    std::fs::rename(&away, &folder.0).expect("the drive is back");
    test.clock.set(Instant::from_unix(NOW + 86_400 + 3600));
    assert!(back_up_if_due(&test.office).await.expect("a copy").is_some());
    assert_eq!(folder.names().len(), 2);
    test.remove().await;
}

#[tokio::test]
async fn without_a_folder_nothing_is_copied_and_that_is_said() {
    let (test, administrator, folder) = office_with_folder("without").await;
    let changed = administrator.ask("keep_backup_folder", json!({ "folder": "" })).await;
    assert_eq!(changed["now"]["folder"], Value::Null);
    administrator.refused("back_up_now", json!({}), "backup_folder_not_chosen").await;
    assert!(back_up_if_due(&test.office).await.expect("nothing due").is_none());
    let back = administrator.undo(&changed).await;
    assert_eq!(back["now"]["folder"], folder.as_str());
    test.remove().await;
}

#[tokio::test]
async fn only_the_administrator_sees_to_copies_and_everybody_sees_how_old_they_are() {
    let (test, _, folder) = office_with_folder("roles").await;
    let desk = test.seat(Role::Consultant).await;
    for (operation, input) in [
        ("back_up_now", json!({})),
        ("keep_backup_folder", json!({ "folder": folder.as_str() })),
        ("keep_backup_generations", json!({ "generations": 3 })),
        ("preview_backup", json!({ "path": "x" })),
        ("begin_restore", json!({ "path": "x" })),
        ("begin_export", json!({})),
    ] {
        desk.refused(operation, input, "not_allowed").await;
    }
    assert_eq!(desk.ask("backup_state", json!({})).await["place"], "file");
    test.remove().await;
}

#[tokio::test]
async fn an_office_on_a_server_is_backed_up_by_the_servers_owner_and_nothing_else_is_claimed() {
    let test = TestOffice::on(Engine::Postgres).await;
    let administrator = test.seat(Role::Administrator).await;
    assert_eq!(administrator.ask("backup_state", json!({})).await, json!({ "place": "server" }));
    for (operation, input) in [
        ("back_up_now", json!({})),
        ("keep_backup_folder", json!({ "folder": "/tmp" })),
        ("keep_backup_generations", json!({ "generations": 3 })),
        ("preview_backup", json!({ "path": "x" })),
        ("begin_restore", json!({ "path": "x" })),
    ] {
        administrator.refused(operation, input, "backup_belongs_to_server").await;
    }
    assert!(back_up_if_due(&test.office).await.expect("nothing to do").is_none());
    test.remove().await;
}

#[tokio::test]
async fn what_points_nowhere_is_found_by_the_check() {
    let test = TestOffice::on(Engine::Sqlite).await;
    test.sabotage("PRAGMA foreign_keys = OFF").await.expect("sabotage");
    test.sabotage("INSERT INTO user_roles (user_id, role) VALUES (99, 'manager')").await.expect("sabotage");
    let report = check_office(&test.office).await.expect("a report");
    assert_eq!(report.findings, [CheckFinding::Damage("user_roles -> users".into())]);
    test.remove().await;
}

/// Both engines give the same tables, columns and kinds of values out, so that an export tells nothing of where the
/// office was kept. This holds the names of instants to what the export expects.
#[tokio::test]
async fn an_export_has_one_shape_on_both_engines() {
    let (file, server) = (TestOffice::on(Engine::Sqlite).await, TestOffice::on(Engine::Postgres).await);
    let Db::Sqlite { read, .. } = file.office.db() else { unreachable!("a file") };
    let Db::Postgres(pool) = server.office.db() else { unreachable!("a server") };
    let of_file: Vec<(String, String, String)> = sqlx::query_as(
        "SELECT t.name, c.name, CASE
            WHEN c.type = 'INTEGER' AND (c.name = 'at' OR c.name LIKE '%\\_at' ESCAPE '\\' OR c.name LIKE '%\\_since' ESCAPE '\\'
                OR c.name LIKE '%\\_until' ESCAPE '\\') THEN 'instant'
            WHEN c.type = 'BLOB' THEN 'bytes' WHEN c.type = 'INTEGER' THEN 'number' ELSE 'text' END
        FROM pragma_table_list t JOIN pragma_table_info(t.name) c
        WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name <> '_sqlx_migrations'",
    )
    .fetch_all(read)
    .await
    .expect("columns");
    let of_server: Vec<(String, String, String)> = sqlx::query_as(
        "SELECT CAST(c.table_name AS TEXT), CAST(c.column_name AS TEXT), CASE data_type WHEN 'timestamp with time zone' THEN 'instant'
            WHEN 'bytea' THEN 'bytes' WHEN 'bigint' THEN 'number' WHEN 'text' THEN 'text' WHEN 'date' THEN 'text'
            WHEN 'timestamp without time zone' THEN 'text' ELSE CAST(data_type AS TEXT) END
        FROM information_schema.columns c WHERE table_schema = current_schema() AND is_generated = 'NEVER'
            AND table_name <> '_sqlx_migrations'",
    )
    .fetch_all(pool)
    .await
    .expect("columns");
    let sorted = |mut columns: Vec<(String, String, String)>| {
        columns.sort();
        columns
    };
    let (of_file, of_server) = (sorted(of_file), sorted(of_server));
    let only_in = |one: &[(String, String, String)], other: &[(String, String, String)]| {
        one.iter().filter(|column| !other.contains(column)).cloned().collect::<Vec<_>>()
    };
    assert_eq!(only_in(&of_file, &of_server), [], "only in the file");
    assert_eq!(only_in(&of_server, &of_file), [], "only on the server");
    file.remove().await;
    server.remove().await;
}

#[tokio::test]
async fn a_copy_that_was_interrupted_leaves_nothing_behind() {
    let (test, administrator, folder) = office_with_folder("interrupted").await;
    let stem = file_of(&test).file_stem().expect("a stem").to_string_lossy().into_owned();
    std::fs::write(folder.0.join(format!(".{stem}-2026-11-24T1042.frivillighus-backup.unfinished")), "half")
        .expect("a rest");
    administrator.ask("back_up_now", json!({})).await;
    assert_eq!(folder.names().len(), 1);
    let again = administrator.ask("back_up_now", json!({})).await;
    assert_eq!(folder.names(), [again["fileName"].as_str().expect("a name")]);
    let visitor = test.visitor();
    visitor.ask("sign_in", json!({ "userName": "anne", "password": PASSWORD })).await;
    test.remove().await;
}
