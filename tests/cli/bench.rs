//! Runs the program in a folder of its own, against an office or a server database of its own.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use frivillighus_engine::access::{NewOffice, Seat};
use frivillighus_engine::gate::{self, Input};
use frivillighus_engine::office::{Clock, Office, PasswordCost};
use serde_json::Value;

/// The password of `anne`.
pub const PASSWORD: &str = "et langt kodeord";

/// How the program ended.
#[derive(Debug)]
pub struct Ended {
    pub code: i32,
    pub out: Vec<u8>,
    pub err: String,
}

impl Ended {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.out).into_owned()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.out).unwrap_or_else(|_| panic!("no JSON: {} {}", self.text(), self.err))
    }
}

/// A folder, and perhaps an office in it. Gone when dropped.
pub struct Bench {
    pub folder: PathBuf,
    has_office: bool,
    language: &'static str,
}

impl Bench {
    /// Without an office.
    pub fn bare(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("frivillighus-cli-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir(&folder).expect("a folder");
        Self { folder, has_office: false, language: "da_DK.UTF-8" }
    }

    /// With an office whose administrator is `anne`.
    pub fn with_office(name: &str) -> Self {
        let mut bench = Self::bare(name);
        bench.has_office = true;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let office = Office::create_file(&bench.office(), Clock::system()).await.expect("an office");
            let office = office.with_password_cost(PasswordCost::Least);
            let input = serde_json::to_value(NewOffice {
                password: PASSWORD.into(),
                password_again: PASSWORD.into(),
                ..NewOffice::sample()
            });
            gate::call(&Seat::new(office.clone()), "set_up_office", input.expect("JSON")).await.expect("set up");
            office.close().await;
        });
        bench
    }

    pub fn office(&self) -> PathBuf {
        self.folder.join("boegelunde.frivillighus")
    }

    pub fn in_language(mut self, language: &'static str) -> Self {
        self.language = language;
        self
    }

    /// Runs the program; the office, where there is one, comes first.
    pub fn run(&self, words: &[&str], input: &str) -> Ended {
        let mut command = Command::new(program());
        if self.has_office {
            command.arg("--office").arg(self.office());
        }
        command.args(words).current_dir(&self.folder).env_clear().env("LANG", self.language);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = no_terminal(command).spawn().expect("the program starts");
        // A program that does not read its input has closed it by now.
        let _ = child.stdin.take().expect("standard input").write_all(input.as_bytes());
        let output = child.wait_with_output().expect("the program ends");
        Ended {
            code: output.status.code().expect("an exit code"),
            out: output.stdout,
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

/// In a session of its own, so that a password is asked of nobody who happens to run the tests.
fn no_terminal(command: Command) -> Command {
    let mut session = Command::new("setsid");
    session.arg("--wait").arg(command.get_program()).args(command.get_args());
    session.env_clear().env("PATH", "/usr/bin:/bin");
    for (name, value) in command.get_envs() {
        if let Some(value) = value {
            session.env(name, value);
        }
    }
    session.current_dir(command.get_current_dir().unwrap_or(Path::new(".")));
    session.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    session
}

impl Drop for Bench {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let _ = std::fs::remove_dir_all(&self.folder);
        }
    }
}

/// The program: named by `FRIVILLIGHUS_CLI`, else where cargo puts it. One that is not there is a failure.
fn program() -> PathBuf {
    let beside = || {
        let test = std::env::current_exe().expect("this test has a path");
        test.parent().and_then(Path::parent).expect("target/debug").join("frivillighus-cli")
    };
    let path = std::env::var_os("FRIVILLIGHUS_CLI").map_or_else(beside, PathBuf::from);
    assert!(path.is_file(), "{} is not there: build it with `cargo build -p frivillighus-cli`", path.display());
    path
}

/// An empty database on the private server, dropped with this value.
pub struct NewDatabase {
    pub link: String,
    name: String,
}

impl NewDatabase {
    pub fn new(name: &str) -> Self {
        let name = format!("{name}_{}", std::process::id());
        let server = server_link();
        on_server(&format!("CREATE DATABASE {name}"));
        let (server, _) = server.rsplit_once('/').expect("TEST_POSTGRES ends in a database");
        Self { link: format!("{server}/{name}"), name }
    }
}

impl Drop for NewDatabase {
    fn drop(&mut self) {
        on_server(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
    }
}

fn server_link() -> String {
    std::env::var("TEST_POSTGRES")
        .expect("TEST_POSTGRES names no server: run the tests with `cargo xtask test`, which starts one")
}

fn on_server(sql: &str) {
    use sqlx::{Connection, Executor};
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let mut server = sqlx::postgres::PgConnection::connect(&server_link()).await.expect("the server answers");
        server.execute(sqlx::AssertSqlSafe(sql.to_owned())).await.expect("the server does as told");
    });
}
