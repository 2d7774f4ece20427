//! What stands behind a window under test: a folder of its own, and a driver that starts the program in it. Both are gone
//! with the test, also when it fails; only a failed test's folder stays.

use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use fantoccini::{Client, ClientBuilder};
use frivillighus_engine::database::BACKUP_EXTENSION;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

/// How long anything may take to appear. Generous: two windows share two cores with the tests.
pub const PATIENCE: Duration = Duration::from_secs(60);

static NEXT: AtomicU64 = AtomicU64::new(1);

/// One grey pixel.
const PIXEL: &[u8] = &[
    137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 58, 126, 155,
    85, 0, 0, 0, 10, 73, 68, 65, 84, 120, 156, 99, 104, 0, 0, 0, 130, 0, 129, 119, 205, 114, 182, 0, 0, 0, 0, 73, 69,
    78, 68, 174, 66, 96, 130,
];

/// The colours that the system is set to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    Light,
    Dark,
}

impl Theme {
    /// As the page calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn of_gtk(self) -> &'static str {
        match self {
            Self::Light => "Adwaita",
            Self::Dark => "Adwaita:dark",
        }
    }
}

/// A folder of a test's own: the program's data, the user's home, and the papers the viewer was given. A user of it has
/// set the system to these colours.
#[derive(Debug)]
pub struct Folder(PathBuf, Theme);

impl Folder {
    /// A new, empty one, on a light system.
    pub fn new() -> Self {
        Self::with_theme(Theme::Light)
    }

    /// A new, empty one.
    pub fn with_theme(theme: Theme) -> Self {
        let number = NEXT.fetch_add(1, Ordering::SeqCst);
        let path = std::env::temp_dir().join(format!("frivillighus-window-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder for this window");
        Self(path, theme)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Where the system's PDF viewer puts what it is given.
    pub fn viewed(&self) -> PathBuf {
        self.0.join("viewed")
    }

    /// Puts away what the viewer was given so far.
    pub fn clear_the_viewer(&self) {
        for entry in std::fs::read_dir(self.viewed()).expect("the folder is read").flatten() {
            std::fs::remove_file(entry.path()).expect("what was viewed is put away");
        }
    }

    /// What the user points at from now on, where the system would show a dialog.
    pub fn point_at(&self, path: &Path) {
        std::fs::write(self.points_at(), path.to_string_lossy().as_bytes()).expect("the user points");
    }

    /// A photo lies here, and the user points at it. Gives what is in it.
    pub fn point_at_a_photo(&self) -> &'static [u8] {
        let photo = self.0.join("Gulvet i foyeren.png");
        std::fs::write(&photo, PIXEL).expect("a photo");
        self.point_at(&photo);
        PIXEL
    }

    fn points_at(&self) -> PathBuf {
        self.0.join("points-at")
    }

    /// The copy of an office that lies here.
    pub fn copy_of_the_office(&self) -> PathBuf {
        let files = std::fs::read_dir(&self.0).expect("the folder is read").flatten().map(|entry| entry.path());
        let is_copy = |path: &PathBuf| path.extension().is_some_and(|extension| extension == BACKUP_EXTENSION);
        files.filter(is_copy).max().expect("a copy of the office")
    }

    /// Takes away what WebKit keeps in it.
    pub fn forget_the_window(&self) {
        let _ = std::fs::remove_dir_all(self.0.join(".local"));
    }

    /// Puts a viewer on the path that keeps what it is given: what a user would have before their eyes.
    fn with_a_viewer(&self) -> String {
        let programs = self.0.join("programs");
        std::fs::create_dir_all(&programs).expect("a folder for programs");
        std::fs::create_dir_all(self.viewed()).expect("a folder for papers");
        let viewer = programs.join("xdg-open");
        // It stands there once it is whole.
        let viewed = self.viewed();
        let script =
            format!("#!/bin/sh\ncd \"{}\" && cp \"$1\" coming && mv coming \"$(basename \"$1\")\"\n", viewed.display());
        std::fs::write(&viewer, script).expect("a viewer");
        let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
        std::fs::set_permissions(&viewer, mode).expect("a viewer that runs");
        format!("{}:{}", programs.display(), std::env::var("PATH").unwrap_or_default())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }
}

/// A running driver.
#[derive(Debug)]
pub struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts one; programs it starts keep everything in this folder.
    pub fn start(folder: &Folder) -> Self {
        let display =
            std::env::var("DISPLAY").expect("DISPLAY names no display: run the tests with `cargo xtask test`");
        let port = free_port();
        let process = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("FRIVILLIGHUS_DATA_DIR", folder.path())
            .env("FRIVILLIGHUS_POINTS_AT", folder.points_at())
            .env("HOME", folder.path())
            .env("GTK_THEME", folder.1.of_gtk())
            .env("PATH", folder.with_a_viewer())
            .env("DISPLAY", display)
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("WebKitWebDriver starts (package webkit2gtk-driver)");
        Self { process, port }
    }

    /// Opens the program with these words on its command line.
    pub async fn open_program(&self, arguments: &[&str]) -> Client {
        let program = program();
        let mut capabilities = serde_json::Map::new();
        capabilities.insert("webkitgtk:browserOptions".into(), json!({ "binary": program, "args": arguments }));
        let until = Instant::now() + PATIENCE;
        loop {
            let client = ClientBuilder::new(HttpConnector::new())
                .capabilities(capabilities.clone())
                .connect(&format!("http://127.0.0.1:{}", self.port))
                .await;
            match client {
                Ok(client) => return client,
                Err(error) if Instant::now() > until => panic!("the window does not start: {error}"),
                Err(_) => tokio::time::sleep(Duration::from_millis(30)).await,
            }
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The driver leads a process group of its own: the program and its web processes end with it.
        let group = format!("-{}", self.process.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.process.wait();
    }
}

/// The program that is tested.
pub fn program() -> String {
    let program = std::env::var("FRIVILLIGHUS_BIN")
        .expect("FRIVILLIGHUS_BIN names no program: run the tests with `cargo xtask test`");
    assert!(Path::new(&program).is_file(), "{program} is not built");
    program
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its number").port()
}
