//! An office of an older version: copied, then brought up to this one; and what stays of that.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use frivillighus_engine::office::{Clock, Office};
use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::NOW;
use sqlx::migrate::Migrator;
use sqlx::{Connection, Executor};

use super::{Folder, a_closed_office, opened, sqlite};

/// The migrations before the newest, in a folder of their own.
fn all_but_the_newest(engine: &str, folder: &Folder) -> PathBuf {
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations").join(engine);
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(all).expect("migrations").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files.pop();
    let older = folder.file("migrations");
    std::fs::create_dir(&older).expect("a folder");
    for file in files {
        std::fs::copy(&file, older.join(file.file_name().expect("a name"))).expect("copied");
    }
    older
}

/// An office file as the version before this one left it.
pub async fn an_older_office(folder: &Folder) -> PathBuf {
    let path = folder.file("boegelunde.frivillighus");
    let migrations = Migrator::new(all_but_the_newest("sqlite", folder)).await.expect("migrations");
    let mut office = sqlite(&path).await;
    office.execute("PRAGMA application_id = 0x46726976").await.expect("the mark of an office");
    migrations.run(&mut office).await.expect("migrated");
    office.close().await.expect("closed");
    path
}

async fn newest_in(path: &Path) -> i64 {
    let mut office = sqlite(path).await;
    let sql = "SELECT max(version) FROM _sqlx_migrations";
    let version = sqlx::query_scalar(sql).fetch_one(&mut office).await.expect("a version");
    office.close().await.expect("closed");
    version
}

#[tokio::test]
async fn an_older_office_is_copied_before_it_is_brought_up_to_this_version() {
    let folder = Folder::new("older");
    let path = an_older_office(&folder).await;
    let before = newest_in(&path).await;
    opened(&path).await.expect("it opens");
    let now = newest_in(&path).await;
    assert!(now > before);
    let copies = copies_before(now, &folder);
    let [copy] = copies.as_slice() else { panic!("one copy: {copies:?}") };
    assert_eq!(newest_in(copy).await, before, "the copy is of before");
    assert_eq!(std::fs::metadata(copy).expect("facts").permissions().mode() & 0o777, 0o600);
    assert!(folder.names().iter().all(|name| !name.ends_with(".unfinished")));
}

/// An older office that wants its copies in this folder, two of them at the most.
async fn an_older_office_that_chose(chosen: &Path, folder: &Folder) -> PathBuf {
    let path = an_older_office(folder).await;
    let mut office = sqlite(&path).await;
    let choice = "UPDATE backup_settings SET folder = $1, generations = 2 WHERE id = 1";
    sqlx::query(choice).bind(chosen.to_str()).execute(&mut office).await.expect("chosen");
    // Every copy of this office bears its mark.
    office.execute("PRAGMA user_version = 4711").await.expect("a mark");
    office.close().await.expect("closed");
    path
}

#[tokio::test]
async fn the_copy_of_before_goes_to_the_folder_that_the_office_chose_and_few_stay_there() {
    let folder = Folder::new("older-chosen");
    let chosen = Folder::new("chosen");
    let path = an_older_office_that_chose(&chosen.0, &folder).await;
    let before = newest_in(&path).await;
    let as_it_was = folder.file("put-aside");
    std::fs::copy(&path, &as_it_was).expect("put aside");
    for at in [NOW, NOW + 60, NOW + 120] {
        std::fs::copy(&as_it_was, &path).expect("put back");
        let clock = Clock::held_at(Instant::from_unix(at));
        Office::open_file(&path, clock).await.expect("it opens").close().await;
    }
    let now = newest_in(&path).await;
    let copy = |minute: u32| format!("boegelunde-before-{now}-2026-11-24T10{minute}.frivillighus-backup");
    assert_eq!(chosen.names(), [copy(43), copy(44)]);
    assert_eq!(newest_in(&chosen.file(&copy(44))).await, before, "the copy is of before");
    assert_eq!(std::fs::metadata(chosen.file(&copy(44))).expect("facts").permissions().mode() & 0o777, 0o600);
    assert_eq!(copies_before(now, &folder), Vec::<PathBuf>::new(), "and none lies beside");
}

#[tokio::test]
async fn the_copy_of_before_lies_beside_where_the_chosen_folder_cannot_be_reached() {
    let folder = Folder::new("older-unreached");
    let path = an_older_office_that_chose(&folder.file("unplugged"), &folder).await;
    opened(&path).await.expect("it opens");
    assert_eq!(copies_before(newest_in(&path).await, &folder).len(), 1);
    assert!(!folder.file("unplugged").exists());
}

/// The copies that were made before this migration.
fn copies_before(migration: i64, folder: &Folder) -> Vec<PathBuf> {
    let beginning = format!("boegelunde.frivillighus.before-{migration}-");
    let is_copy = |name: &String| name.starts_with(&beginning) && !name.ends_with("-wal") && !name.ends_with("-shm");
    folder.names().iter().filter(|name| is_copy(name)).map(|name| folder.file(name)).collect()
}

#[tokio::test]
async fn an_older_office_that_is_put_back_is_copied_again_before_it_is_brought_up_to_this_version() {
    let folder = Folder::new("older-again");
    let path = an_older_office(&folder).await;
    let as_it_was = folder.file("put-aside");
    std::fs::copy(&path, &as_it_was).expect("put aside");
    for made in [1, 2, 2, 2] {
        opened(&path).await.expect("it opens");
        assert_eq!(copies_before(newest_in(&path).await, &folder).len(), made, "no more than two stay");
        std::fs::copy(&as_it_was, &path).expect("put back");
    }
}

#[tokio::test]
async fn what_stays_beside_an_office_goes_after_some_weeks() {
    let folder = Folder::new("beside");
    let path = folder.file("boegelunde.frivillighus");
    a_closed_office(&path).await;
    let beside = |end: &str| folder.file(&format!("boegelunde.frivillighus.before-{end}"));
    for old in ["7-2020-01-01T1200", "restore-2020-01-01T1200", "restore-2020-01-01T1200-2"] {
        std::fs::write(beside(old), "old").expect("a file");
    }
    for new in ["restore", "summer"] {
        std::fs::write(beside(new), "new").expect("a file");
    }
    opened(&path).await.expect("it opens");
    let left: Vec<String> = folder.names().into_iter().filter(|name| name.contains(".before-")).collect();
    assert_eq!(left, ["boegelunde.frivillighus.before-restore", "boegelunde.frivillighus.before-summer"]);
}
