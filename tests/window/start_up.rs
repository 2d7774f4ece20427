//! An office that cannot be opened is a window with a sentence and a way out, never a blank one.

use std::fs;
use std::path::Path;
use std::process::Command;

use frivillighus_tests::Engine;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Executor};

use crate::driver::{Folder, program};
use crate::offices::{Desk, demo_copy};
use crate::window::Window;

#[test]
fn without_a_display_it_says_so_in_a_sentence() {
    let folder = Folder::new();
    // None at all, and one that is gone.
    for display in ["", ":4711"] {
        let mut command = Command::new(program());
        command.env("FRIVILLIGHUS_DATA_DIR", folder.path()).env_remove("WAYLAND_DISPLAY").env("DISPLAY", display);
        let ended = command.output().expect("the program starts");
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert_eq!(ended.status.code(), Some(2), "{display:?}: {said}");
        assert!(said.contains("der er ingen skærm") && !said.contains("panicked"), "{display:?}: {said}");
    }
}

/// A window on a place that cannot be opened says why, and leads on.
async fn fails_with(folder: Folder, office: &str, sentence: &str) -> Window {
    let window = Window::open_in(folder, &["--office", office]).await;
    window.sees_in("h1", "Kontoret kunne ikke åbnes").await;
    window.sees(sentence).await;
    window.sees_in("button", "Prøv igen").await;
    window.sees_in("button", "Vælg et andet kontor").await;
    window
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

async fn change(file: &Path, sql: &'static str) {
    let mut office = SqliteConnectOptions::new().filename(file).connect().await.expect("the file opens");
    office.execute(sql).await.expect("the file is changed");
}

#[tokio::test]
async fn a_file_that_is_not_there_is_not_made_and_opens_when_it_has_come_back() {
    let folder = Folder::new();
    let file = folder.path().join("væk.frivillighus");
    let window = fails_with(folder, &text(&file), "Filen findes ikke længere dér").await;
    assert!(!file.exists());
    fs::copy(demo_copy(&window.folder).await, &file).expect("the file comes back");
    window.press("Prøv igen").await;
    window.sees("Vælg en rolle").await;
}

#[tokio::test]
async fn a_file_that_is_no_office_stays_as_it_is_and_another_office_can_be_chosen() {
    let folder = Folder::new();
    let file = folder.path().join("brev.frivillighus");
    fs::write(&file, "Kære alle").expect("a letter");
    let window = fails_with(folder, &text(&file), "Filen er ikke et kontor").await;
    assert_eq!(fs::read_to_string(&file).expect("the letter"), "Kære alle");
    window.press("Vælg et andet kontor").await;
    window.sees("Velkommen til Frivillighus").await;
    window.press("Opret et nyt kontor").await;
    window.sees_in("h1", "Nyt kontor").await;
}

#[tokio::test]
async fn a_damaged_office_is_found_before_anybody_writes_in_it() {
    let folder = Folder::new();
    let file = demo_copy(&folder).await;
    let mut bytes = fs::read(&file).expect("the office");
    let half = bytes.len() / 2;
    bytes[half..].fill(0x5a);
    fs::write(&file, bytes).expect("damage");
    fails_with(folder, &text(&file), "Filen er beskadiget").await;
}

#[tokio::test]
async fn an_office_of_a_newer_version_is_left_alone() {
    let folder = Folder::new();
    let file = demo_copy(&folder).await;
    change(&file, "UPDATE _sqlx_migrations SET version = version + 9000 WHERE version = (SELECT max(version) FROM _sqlx_migrations)").await;
    fails_with(folder, &text(&file), "Kontoret er lavet med en nyere udgave").await;
}

#[tokio::test]
async fn an_office_that_another_program_keeps_for_itself_opens_when_it_is_let_go() {
    let folder = Folder::new();
    let file = demo_copy(&folder).await;
    let mut hog = SqliteConnectOptions::new().filename(&file).connect().await.expect("the file opens");
    hog.execute("PRAGMA journal_mode = DELETE").await.expect("an exclusive file");
    hog.execute("BEGIN EXCLUSIVE").await.expect("the file is kept");
    let window = fails_with(folder, &text(&file), "En anden er ved at gøre kontoret klar").await;
    drop(hog);
    window.press("Prøv igen").await;
    window.sees("Vælg en rolle").await;
}

#[tokio::test]
async fn a_server_that_does_not_answer_is_named() {
    let window = fails_with(Folder::new(), "postgres://anne@127.0.0.1:9/kontor", "Serveren svarer ikke").await;
    window.sees("postgres://anne@127.0.0.1:9/kontor").await;
}

#[tokio::test]
async fn the_office_used_last_is_opened_by_itself() {
    let desk = Desk::of_the_demo(Engine::Sqlite).await;
    desk.window.sees("Vælg en rolle").await;
    let folder = desk.window.close().await;
    let window = Window::open_in(folder, &[]).await;
    window.sees("Vælg en rolle").await;
}
