//! Looking into a copy, and putting an office back to it.

use std::os::unix::fs::PermissionsExt;

use frivillighus_engine::access::{Role, Seat};
use frivillighus_engine::backup::{check_office, restore_office};
use frivillighus_engine::database::{RestoreError, RestoreProgress, RestoreStage};
use frivillighus_engine::office::{Clock, Office};
use frivillighus_tests::{Engine, TestOffice, office_test};
use serde_json::json;

use super::{exported, file_of, name_in, office_with_folder, rename_office};

#[tokio::test]
async fn a_folder_that_takes_no_copy_is_refused_with_its_reason() {
    let (test, administrator, folder) = office_with_folder("reasons").await;
    let cases = [
        ("/nowhere/at/all", "folder_missing"),
        ("relative/folder", "folder_missing"),
        ("/proc", "folder_missing"),
        ("/sys", "folder_read_only"),
    ];
    for (path, trouble) in cases {
        let details = administrator.refused("keep_backup_folder", json!({ "folder": path }), "backup_failed").await;
        assert!(details["trouble"] == trouble || path == "/proc", "{path}: {details}");
    }
    let details = administrator.refused("keep_backup_generations", json!({ "generations": 1 }), "fields_refused").await;
    assert_eq!(details["problems"][0]["problem"], json!({ "kind": "out_of_range", "least": 2, "most": 400 }));
    std::fs::remove_dir(&folder.0).expect("the folder goes");
    let details = administrator.refused("back_up_now", json!({}), "backup_failed").await;
    assert_eq!(details["trouble"], "folder_missing");
    let log = administrator.ask("read_log", json!({})).await;
    assert!(
        log["lines"].to_string().contains(r#"{"event":"backup_failed","values":{"trouble":"folder_missing"}}"#),
        "{log:#}"
    );
    test.remove().await;
}

#[tokio::test]
async fn a_copy_is_looked_into_before_the_office_is_put_back_to_it() {
    let (test, administrator, folder) = office_with_folder("restore").await;
    administrator.ask("back_up_now", json!({})).await;
    let copy = folder.only();
    rename_office(&administrator, "Et forkert navn").await;
    let preview = administrator.ask("preview_backup", json!({ "path": copy })).await;
    assert_eq!(preview["officeName"], "Bøgelunde Frivilligcenter");
    assert_eq!(preview["isOfThisOffice"], true);
    assert_eq!(
        [&preview["organisations"], &preview["people"], &preview["bookings"], &preview["agreements"]],
        [0, 0, 0, 0]
    );
    assert_eq!(preview["newestEventAt"], "2026-11-24T09:42:00Z");
    administrator.ask("begin_restore", json!({ "path": copy })).await;
    let file = file_of(&test);
    test.office.close().await;
    let kept = restore_office(&file, &copy, test.clock.clone(), &RestoreProgress::default())
        .await
        .expect("the office is put back");
    assert_eq!(name_in(&file).await, "Bøgelunde Frivilligcenter");
    assert_eq!(name_in(&kept).await, "Et forkert navn");
    assert!(copy.exists());
    let restored = test.again().await;
    let log = exported(&restored).await["tables"]["events"].clone();
    let last = log.as_array().and_then(|events| events.last()).expect("an event").clone();
    assert_eq!(last["event"], "backup_restored");
    restored.close().await;
    // A second time keeps a second file.
    let second = restore_office(&file, &copy, test.clock.clone(), &RestoreProgress::default())
        .await
        .expect("the office is put back again");
    assert_ne!(kept, second);
    for path in [&kept, &second] {
        std::fs::remove_file(path).expect("kept");
    }
    test.remove().await;
}

#[tokio::test]
async fn an_office_that_is_open_elsewhere_is_not_put_back() {
    let (test, administrator, folder) = office_with_folder("open").await;
    administrator.ask("back_up_now", json!({})).await;
    let copy = folder.only();
    rename_office(&administrator, "Efter kopien").await;
    let other_desk = test.again().await;
    test.office.close().await;
    let file = file_of(&test);
    let refused = restore_office(&file, &copy, test.clock.clone(), &RestoreProgress::default())
        .await
        .expect_err("somebody works there");
    assert!(matches!(refused, RestoreError::OfficeInUse), "{refused}");
    let seat = Seat::new(other_desk.clone());
    let state = frivillighus_engine::gate::call(&seat, "office_state", json!({})).await.expect("goes on working");
    assert_eq!(state["office"]["name"], "Efter kopien");
    other_desk.close().await;
    assert_eq!(name_in(&file).await, "Efter kopien");
    test.remove().await;
}

#[tokio::test]
async fn a_copy_becomes_an_office_of_its_own_where_none_lay() {
    let (test, administrator, folder) = office_with_folder("own").await;
    administrator.ask("back_up_now", json!({})).await;
    let office = folder.0.join("nyt.frivillighus");
    let progress = RestoreProgress::default();
    assert_eq!((progress.stage(), progress.bytes()), (RestoreStage::Checking, (0, 0)));
    let copy = folder.only();
    let kept = restore_office(&office, &copy, test.clock.clone(), &progress).await.expect("an office is made");
    assert!(!kept.exists(), "nothing lay there");
    assert_eq!(name_in(&office).await, "Bøgelunde Frivilligcenter");
    let bytes = std::fs::metadata(&copy).expect("the copy").len();
    assert_eq!((progress.stage(), progress.bytes()), (RestoreStage::CheckingAgain, (bytes, bytes)));
    test.remove().await;
}

#[tokio::test]
async fn only_this_user_can_read_an_office_its_copies_and_what_is_put_back() {
    let (test, administrator, folder) = office_with_folder("modes").await;
    administrator.ask("back_up_now", json!({})).await;
    let copy = folder.only();
    let restored = folder.0.join("nyt.frivillighus");
    restore_office(&restored, &copy, test.clock.clone(), &RestoreProgress::default()).await.expect("an office is made");
    let file = file_of(&test);
    let beside = |suffix: &str| std::path::PathBuf::from(format!("{}{suffix}", file.display()));
    for path in [beside(""), beside("-wal"), beside("-shm"), copy, restored] {
        let mode = std::fs::metadata(&path).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{}", path.display());
    }
    test.remove().await;
}

#[tokio::test]
async fn a_damaged_office_is_put_back_and_kept_as_it_was() {
    let (test, administrator, folder) = office_with_folder("damaged").await;
    administrator.ask("back_up_now", json!({})).await;
    test.office.close().await;
    let file = file_of(&test);
    let mut bytes = std::fs::read(&file).expect("the office file");
    let half = bytes.len() / 2;
    bytes[half..].fill(0x5a);
    std::fs::write(&file, &bytes).expect("damage");
    assert!(Office::open_file(&file, Clock::system()).await.is_err());
    let kept = restore_office(&file, &folder.only(), test.clock.clone(), &RestoreProgress::default())
        .await
        .expect("the office is put back");
    assert_eq!(name_in(&file).await, "Bøgelunde Frivilligcenter");
    assert_eq!(std::fs::read(&kept).expect("the damaged file"), bytes);
    std::fs::remove_file(kept).expect("kept");
    test.remove().await;
}

#[tokio::test]
async fn what_is_no_copy_is_refused_and_the_office_left_alone() {
    let (test, administrator, folder) = office_with_folder("unusable").await;
    administrator.ask("back_up_now", json!({})).await;
    let good = std::fs::read(folder.only()).expect("the copy");
    let mut damaged = good.clone();
    let half = damaged.len() / 2;
    damaged[half..].fill(0x5a);
    let file = file_of(&test);
    let before = name_in(&file).await;
    let cases: [(&str, Option<&[u8]>, &str); 4] = [
        ("missing", None, "office_missing"),
        ("text", Some(b"ikke en kopi"), "not_an_office"),
        ("cut", Some(&good[..good.len() / 2]), "damaged"),
        ("damaged", Some(&damaged), "damaged"),
    ];
    for (name, bytes, reason) in cases {
        let path = folder.0.join(name);
        if let Some(bytes) = bytes {
            std::fs::write(&path, bytes).expect("a file");
        }
        let details = administrator.refused("preview_backup", json!({ "path": path }), "backup_unusable").await;
        assert_eq!(details["reason"]["code"], reason, "{name}");
        administrator.refused("begin_restore", json!({ "path": path }), "backup_unusable").await;
    }
    // An office file that is open somewhere lacks its last changes.
    let details = administrator.refused("preview_backup", json!({ "path": file }), "backup_unusable").await;
    assert_eq!(details["reason"]["code"], "locked");
    test.office.close().await;
    let refused = restore_office(&file, &folder.0.join("damaged"), test.clock.clone(), &RestoreProgress::default())
        .await
        .expect_err("no copy");
    assert!(matches!(refused, RestoreError::BackupUnusable { .. }), "{refused}");
    assert_eq!(name_in(&file).await, before);
    test.remove().await;
}

#[tokio::test]
async fn a_copy_of_another_office_is_told_apart() {
    let (test, administrator, folder) = office_with_folder("another").await;
    administrator.ask("back_up_now", json!({})).await;
    let other = TestOffice::on(Engine::Sqlite).await;
    let others_administrator = other.seat(Role::Administrator).await;
    let preview = others_administrator.ask("preview_backup", json!({ "path": folder.only() })).await;
    assert_eq!(preview["isOfThisOffice"], false);
    let copy = json!({ "path": folder.only() });
    let details = others_administrator.refused("begin_restore", copy, "backup_of_another_office").await;
    assert_eq!(details["officeName"], "Bøgelunde Frivilligcenter");
    let log = others_administrator.ask("read_log", json!({ "topic": "backups" })).await;
    assert!(!log["lines"].to_string().contains("restore_begun"), "{log:#}");
    other.remove().await;
    test.remove().await;
}

office_test! {
    async fn an_export_holds_the_office_without_its_secrets(test) {
        let administrator = test.seat(Role::Administrator).await;
        let png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";
        administrator.ask("keep_office_logo", json!({ "png": png })).await;
        administrator.ask("make_recovery_code", json!({})).await;
        administrator.ask("begin_export", json!({})).await;
        let export = exported(&test.office).await;
        assert_eq!(export["format"], "frivillighus");
        assert_eq!(export["exportedAt"], "2026-11-24T09:42:00Z");
        let tables = &export["tables"];
        assert_eq!(tables["office_details"][0]["logo"], png);
        assert_eq!(tables["office_details"][0]["set_up_at"], "2026-11-24T09:42:00Z");
        assert_eq!(tables["users"][0]["user_name"], "anne");
        assert_eq!(tables["users"][0].get("password_hash"), None);
        assert_eq!(tables.get("recovery_codes"), None);
        assert!(!export.to_string().contains("$argon2"));
        let last = tables["events"].as_array().and_then(|events| events.last()).expect("an event");
        assert_eq!(last["event"], "export_begun");
    }

    async fn a_protected_address_leaves_the_house_in_no_export(test) {
        test.sabotage("INSERT INTO people (request_key, full_name, sort_key, folded_name, phone, second_phone, email, street,
            postal_code, town, protected_at, note, created_at, version)
            SELECT 'a', 'Beskyttet', '', '', '', '', '', 'Hemmelig Vej 1', '9990', 'Skjultby', set_up_at, '', set_up_at, 1
            FROM office_details").await.expect("a protected person");
        test.sabotage("INSERT INTO people (request_key, full_name, sort_key, folded_name, phone, second_phone, email, street,
            postal_code, town, note, created_at, version)
            SELECT 'b', 'Åben', '', '', '', '', '', 'Torvet 2', '9990', 'Bøgelunde', '', set_up_at, 1
            FROM office_details").await.expect("another");
        let people = exported(&test.office).await["tables"]["people"].clone();
        assert_eq!(people[0]["full_name"], "Beskyttet");
        assert_eq!([&people[0]["street"], &people[0]["postal_code"], &people[0]["town"]], ["", "", ""]);
        assert_eq!(people[1]["street"], "Torvet 2");
    }

    async fn what_was_typed_by_half_is_in_no_export(test) {
        let administrator = test.seat(Role::Administrator).await;
        let body = json!({ "fullName": "Halvt skrevet", "street": "Hemmelig Vej 7" });
        administrator.ask("save_draft", json!({ "kind": "person", "slot": "new", "title": "Ny", "body": body })).await;
        assert_eq!(test.count("SELECT CAST(count(*) AS BIGINT) FROM drafts").await, 1);
        let export = exported(&test.office).await;
        assert_eq!(export["tables"].get("drafts"), None);
        assert!(!export.to_string().contains("Hemmelig Vej 7"));
    }

    async fn a_sound_office_is_found_sound(test) {
        let report = check_office(&test.office).await.expect("a report");
        assert_eq!(report.findings, []);
        assert!(report.version >= 6);
    }
}
