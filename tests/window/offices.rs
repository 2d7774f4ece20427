//! The offices that windows under test open: the demo office on either database, a real one, and files that are none.

use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use frivillighus_engine::access::{NewOffice, Role, Seat};
use frivillighus_engine::demo;
use frivillighus_engine::gate::{self, Input};
use frivillighus_engine::office::{Clock, Office, PasswordCost};
use frivillighus_tests::{Engine, PASSWORD, TestOffice, TestPlace};
use serde_json::{Value, json};
use tokio::sync::OnceCell;

use crate::driver::Folder;
use crate::window::Window;

/// When it is in every demo office under test: a Tuesday morning.
pub const NOW: &str = "2026-11-24T10:42";

static DEMO: OnceCell<PathBuf> = OnceCell::const_new();

/// A window on an office, and what its desk's neighbour would use to get at the same office.
pub struct Desk {
    /// The window.
    pub window: Window,
    /// The file or the link.
    pub office: String,
    /// What the clock of both shows.
    pub now: &'static str,
}

impl Desk {
    /// A window on a demo office of its own, with nobody signed in.
    pub async fn of_the_demo(engine: Engine) -> Self {
        Self::of_the_demo_in(Folder::new(), engine).await
    }

    /// The same in this folder.
    pub async fn of_the_demo_in(folder: Folder, engine: Engine) -> Self {
        match engine {
            Engine::Sqlite => {
                let file = demo_copy(&folder).await;
                Self::open(folder, file.to_string_lossy().into_owned()).await
            }
            Engine::Postgres => Self::open(folder, demo_database().await).await,
        }
    }

    /// The same with somebody of this role signed in, by a click on the role's name.
    pub async fn as_role(engine: Engine, role: &str) -> Self {
        let desk = Self::of_the_demo(engine).await;
        desk.sit_down(role).await;
        desk
    }

    /// A window on a real office that is set up and holds nothing; nobody is signed in, the administrator is `anne`.
    pub async fn of_a_new_office(folder: Folder) -> Self {
        let file = folder.path().join("nyt.frivillighus");
        let office = Office::create_file(&file, Clock::system()).await.expect("a new office file");
        let seat = Seat::new(office.with_password_cost(PasswordCost::Least));
        let sample = <NewOffice as Input>::sample();
        let new = NewOffice { password: PASSWORD.into(), password_again: PASSWORD.into(), ..sample };
        gate::call(&seat, "set_up_office", json!(new)).await.expect("the office is set up");
        seat.office().close().await;
        Self::open(folder, file.to_string_lossy().into_owned()).await
    }

    async fn open(folder: Folder, office: String) -> Self {
        Self::open_at(folder, office, NOW).await
    }

    async fn open_at(folder: Folder, office: String, now: &'static str) -> Self {
        let window = Window::open_in(folder, &["--office", &office, "--now", now]).await;
        Self { window, office, now }
    }

    /// The program ends, and is started again on the same office in the same folder. What a window remembers by itself is
    /// gone: WebKit happens to have written it or not.
    pub async fn ends_and_starts_again(self) -> Self {
        let now = self.now;
        self.starts_again_at(now).await
    }

    /// The same on another day.
    pub async fn starts_again_at(self, now: &'static str) -> Self {
        let Self { window, office, .. } = self;
        let folder = window.close().await;
        folder.forget_the_window();
        Self::open_at(folder, office, now).await
    }

    /// Whoever sits here leaves, and somebody of this role sits down.
    pub async fn changes_to(&self, role: &str) {
        self.window.press_in("header .user", "").await;
        self.window.press("Skift bruger").await;
        self.sit_down(role).await;
    }

    /// Sits down in the demo.
    pub async fn sit_down(&self, role: &str) {
        self.window.press(role).await;
        self.window.find("main#main h1").await;
    }

    /// Presses what opens something in another program, within this part of the page; gives what that program was given.
    pub async fn opens(&self, part: &str, button: &str) -> Vec<u8> {
        self.window.folder.clear_the_viewer();
        self.window.press_in(&format!("{part} button"), button).await;
        self.viewed_paper().await
    }

    /// Sees a paper in the dialog of this title, prints it, opens what was printed and closes the dialog. Gives the paper.
    pub async fn prints_in_the_dialog(&self, title: &str) -> Vec<u8> {
        let window = &self.window;
        window.sees_in("[role=dialog] [role=heading]", title).await;
        window.find("[role=dialog] article[data-page]").await;
        window.press_in("[role=dialog] .acts button", "Udskriv").await;
        window.sees_in("[role=dialog]", "Papiret er udskrevet og gemt").await;
        let paper = self.opens("[role=dialog]", "Åbn").await;
        window.keys("Escape").await;
        window.sees_none("[role=dialog]", "").await;
        paper
    }

    /// What was copied, pasted where lists are: nothing of it is kept.
    pub async fn pastes_what_was_copied(&self) -> String {
        let window = &self.window;
        window.keys("G F").await;
        window.press("Indlæs flere …").await;
        window.focus_is_on("Sæt listen ind").await;
        window.keys("Ctrl V").await;
        let came = window.eventually(|| async { !window.value_of("Sæt listen ind").await.is_empty() }).await;
        assert!(came, "nothing was copied");
        window.value_of("Sæt listen ind").await
    }

    /// The paper that the system's viewer was given.
    pub async fn viewed_paper(&self) -> Vec<u8> {
        let viewed = self.window.folder.viewed();
        let paper = || std::fs::read_dir(&viewed).ok()?.flatten().find(|entry| entry.path().extension().is_some());
        let came = self.window.eventually(|| async { paper().is_some() }).await;
        assert!(came, "the viewer was given nothing; the window says:\n{}", self.window.text().await);
        std::fs::read(paper().expect("a paper").path()).expect("the paper is read")
    }

    /// What a colleague does meanwhile at a desk of their own, in another program on the same office.
    pub async fn colleague(&self, role: Role, operation: &str, input: Value) -> Value {
        let program = std::env::var("FRIVILLIGHUS_CLI")
            .expect("FRIVILLIGHUS_CLI names no program: run the tests with `cargo xtask test`");
        let role = role.as_str().replace('_', "-");
        let ended = tokio::process::Command::new(program)
            .args([
                "--office",
                &self.office,
                "--demo-role",
                &role,
                "--now",
                self.now,
                "call",
                operation,
                &input.to_string(),
            ])
            .output()
            .await
            .expect("the command line runs");
        let (said, wrong) = (String::from_utf8_lossy(&ended.stdout), String::from_utf8_lossy(&ended.stderr));
        assert!(ended.status.success(), "{operation}: {said} {wrong}");
        serde_json::from_str(&said).unwrap_or_else(|_| panic!("{operation} answers no JSON: {said}"))
    }
}

/// A demo office in this folder.
pub async fn demo_copy(folder: &Folder) -> PathBuf {
    let file = folder.path().join("bøgelunde.frivillighus");
    std::fs::copy(demo_file().await, &file).expect("a demo office of this test's own");
    file
}

/// The demo office, made once: the same program makes the same office, so that the next run finds it there.
async fn demo_file() -> &'static Path {
    let made = DEMO.get_or_init(|| async {
        let program = std::env::current_exe().expect("this test has a path");
        let built = program.metadata().and_then(|facts| facts.modified()).expect("this test has an age");
        let stamp = built.duration_since(UNIX_EPOCH).expect("an age after 1970").as_nanos();
        let shelf = Path::new(env!("CARGO_TARGET_TMPDIR")).join("demo-office");
        let file = shelf.join(format!("{stamp}.frivillighus"));
        if !file.exists() {
            let _ = std::fs::remove_dir_all(&shelf);
            std::fs::create_dir_all(&shelf).expect("a shelf for the demo office");
            demo::make(&file).await.expect("the demo office is made");
        }
        file
    });
    made.await
}

async fn demo_database() -> String {
    let test = TestOffice::empty_on(Engine::Postgres).await;
    demo::make_in(&test.office).await.expect("the demo office is made");
    test.office.close().await;
    match test.place {
        // The private server is thrown away with all its databases.
        TestPlace::Server { link, .. } => link,
        TestPlace::File(path) => panic!("{} is no database", path.display()),
    }
}
