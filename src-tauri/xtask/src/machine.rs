//! What the machine has, what it lacks, and who may put it there.
//!
//! Looking is apart from deciding, so that the decision can be tested for machines nobody has at hand. What is there is
//! seen by its use (a program on `PATH`, a library known to `pkg-config`), never by a package's name, so that a machine
//! set up in another way is left alone.

use std::fs;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::obstacle::Obstacle;
use crate::places::{is_program, on_path};

/// The oldest Rust that builds the workspace (its `rust-version`).
const RUST: Version = Version(1, 94);

/// What is to be done with the machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Build and open the window.
    Run,
    /// Build and test everything.
    Test,
}

/// Something that apt can bring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Finds libraries for the build.
    PkgConfig,
    /// The window's web view.
    WebKit,
    /// Drives the window in tests.
    WindowDriver,
    /// A display without a screen.
    Display,
    /// PostgreSQL's server programs.
    Postgres,
    /// Reads text out of a PDF.
    PdfText,
    /// Starts a server as another user, and ends it with us.
    SetPriv,
}

impl Need {
    const FOR_RUN: &[Self] = &[Self::PkgConfig, Self::WebKit];
    const FOR_TEST: &[Self] = &[
        Self::PkgConfig,
        Self::WebKit,
        Self::WindowDriver,
        Self::Display,
        Self::Postgres,
        Self::PdfText,
        Self::SetPriv,
    ];

    fn all_for(purpose: Purpose) -> &'static [Self] {
        match purpose {
            Purpose::Run => Self::FOR_RUN,
            Purpose::Test => Self::FOR_TEST,
        }
    }

    /// The package on Debian and Ubuntu.
    pub fn package(self) -> &'static str {
        match self {
            Self::PkgConfig => "pkg-config",
            Self::WebKit => "libwebkit2gtk-4.1-dev",
            Self::WindowDriver => "webkit2gtk-driver",
            Self::Display => "xvfb",
            Self::Postgres => "postgresql",
            Self::PdfText => "poppler-utils",
            Self::SetPriv => "util-linux",
        }
    }

    fn is_there(self) -> bool {
        match self {
            Self::PkgConfig => on_path("pkg-config").is_some(),
            Self::WebKit => succeeds("pkg-config", &["--exists", "webkit2gtk-4.1"]),
            Self::WindowDriver => on_path("WebKitWebDriver").is_some(),
            Self::Display => on_path("Xvfb").is_some(),
            Self::Postgres => postgres_programs().is_some(),
            Self::PdfText => on_path("pdftotext").is_some(),
            Self::SetPriv => on_path("setpriv").is_some(),
        }
    }
}

/// The two numbers of a version that matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(pub u32, pub u32);

impl Version {
    /// Reads `v20.19.2`, `rustc 1.95.0 (…)` and the like: the first number with a dot.
    fn parse(text: &str) -> Option<Self> {
        let word = text
            .split_whitespace()
            .map(|word| word.trim_start_matches('v'))
            .find(|word| word.starts_with(|character: char| character.is_ascii_digit()) && word.contains('.'))?;
        let mut numbers = word.split(['.', '-']).map(str::parse::<u32>);
        match (numbers.next(), numbers.next()) {
            (Some(Ok(major)), Some(Ok(minor))) => Some(Self(major, minor)),
            _ => None,
        }
    }

    /// As Vite 8 asks: 20.19, 22.12 or newer.
    fn is_enough_node(self) -> bool {
        match self.0 {
            0..=19 | 21 => false,
            20 => self.1 >= 19,
            22 => self.1 >= 12,
            _ => true,
        }
    }
}

impl std::fmt::Display for Version {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}.{}", self.0, self.1)
    }
}

/// Whether we may install.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rights {
    /// We are root.
    Root,
    /// `sudo` lets us, perhaps after asking whoever sits at the terminal.
    Sudo,
    /// Nobody lets us.
    None,
}

/// Whether a window can be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// `DISPLAY` or `WAYLAND_DISPLAY` is set.
    There,
    /// Neither is.
    Missing,
}

/// Whether `apt-get` is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Installer {
    /// Debian, Ubuntu and their kin.
    Apt,
    /// Another distribution.
    Unknown,
}

/// A machine as it was found.
#[derive(Debug, Clone)]
pub struct Machine {
    /// Which Rust compiles.
    pub rust: Option<Version>,
    /// Cargo's own tools that do not answer: `fmt`, `clippy`.
    pub missing_rust_tools: Vec<&'static str>,
    /// Which Node.js runs.
    pub node: Option<Version>,
    /// Where `npm` is.
    pub npm: Option<PathBuf>,
    /// A screen for the window.
    pub screen: Screen,
    /// Who installs.
    pub installer: Installer,
    /// Who may.
    pub rights: Rights,
    /// What is not there.
    pub missing: Vec<Need>,
}

impl Machine {
    /// Looks at this machine.
    pub fn look(purpose: Purpose) -> Self {
        let missing_rust_tools = match purpose {
            Purpose::Run => Vec::new(),
            Purpose::Test => ["fmt", "clippy"].into_iter().filter(|tool| !cargo_has(tool)).collect(),
        };
        let missing: Vec<Need> = Need::all_for(purpose).iter().copied().filter(|need| !need.is_there()).collect();
        Self {
            rust: Version::parse(&answer_of("rustc", &["--version"])),
            missing_rust_tools,
            node: Version::parse(&answer_of("node", &["--version"])),
            npm: on_path("npm"),
            screen: screen(),
            installer: if on_path("apt-get").is_some() { Installer::Apt } else { Installer::Unknown },
            rights: if missing.is_empty() { Rights::None } else { rights() },
            missing,
        }
    }

    /// What to install, or everything that somebody else has to do first.
    pub fn plan(&self, purpose: Purpose) -> Result<&[Need], Obstacle> {
        let sentences: Vec<String> = [
            self.rust_sentence(),
            self.rust_tools_sentence(),
            self.node_sentence(),
            self.packages_sentence(),
            self.screen_sentence(purpose),
        ]
        .into_iter()
        .flatten()
        .collect();
        if sentences.is_empty() { Ok(&self.missing) } else { Err(Obstacle::Machine(sentences.join("\n"))) }
    }

    fn rust_sentence(&self) -> Option<String> {
        match self.rust {
            Some(version) if version >= RUST => None,
            Some(version) => {
                Some(format!("Rust {RUST} or newer is needed, this is {version}: run `rustup update stable`."))
            }
            None => Some(format!("No `rustc` answers: install Rust {RUST} or newer from https://rustup.rs.")),
        }
    }

    fn rust_tools_sentence(&self) -> Option<String> {
        if self.missing_rust_tools.is_empty() {
            return None;
        }
        let components: Vec<&str> =
            self.missing_rust_tools.iter().map(|tool| if *tool == "fmt" { "rustfmt" } else { *tool }).collect();
        Some(format!("Rust lacks a tool: run `rustup component add {}`.", components.join(" ")))
    }

    fn node_sentence(&self) -> Option<String> {
        const WANTED: &str = "Node.js 20.19 or newer, or 22.12 or newer, with npm";
        const HOW: &str = "install it from https://nodejs.org and open a new terminal";
        match (self.node, &self.npm) {
            (None, _) => Some(format!("Node.js is missing. {WANTED} is needed: {HOW}.")),
            (Some(version), _) if !version.is_enough_node() => {
                Some(format!("{WANTED} is needed, this is {version}: {HOW}."))
            }
            (Some(_), None) => Some(format!("npm is missing. {WANTED} is needed: {HOW}.")),
            (Some(_), Some(_)) => None,
        }
    }

    fn packages_sentence(&self) -> Option<String> {
        if self.missing.is_empty() {
            return None;
        }
        let packages = packages(&self.missing);
        match (self.installer, self.rights) {
            (Installer::Unknown, _) => Some(format!(
                "Missing: {packages} (so they are called on Debian). This system has no `apt-get`: install them with \
                 its own package manager, then try again."
            )),
            (Installer::Apt, Rights::None) => Some(format!(
                "Missing: {packages}. This user may not install packages. Ask an administrator to run:\n  \
                 apt-get update && apt-get install {packages}"
            )),
            (Installer::Apt, Rights::Root | Rights::Sudo) => None,
        }
    }

    fn screen_sentence(&self, purpose: Purpose) -> Option<String> {
        match (purpose, self.screen) {
            (Purpose::Run, Screen::Missing) => Some(
                "There is no display to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set. Start it from a \
                 terminal on a desktop, or with `ssh -X`. `cargo xtask test` needs no display."
                    .to_owned(),
            ),
            (Purpose::Run, Screen::There) | (Purpose::Test, _) => None,
        }
    }
}

/// The packages' names, for apt and for people.
pub fn packages(needs: &[Need]) -> String {
    needs.iter().map(|need| need.package()).collect::<Vec<_>>().join(" ")
}

/// Where `initdb` and `postgres` lie: `$PG_BIN`, `PATH`, or Debian's newest version.
pub fn postgres_programs() -> Option<PathBuf> {
    let chosen = std::env::var_os("PG_BIN").map(PathBuf::from);
    let on_path = on_path("initdb").and_then(|file| file.parent().map(Path::to_path_buf));
    chosen
        .into_iter()
        .chain(on_path)
        .chain(debian_postgres())
        .find(|folder| ["initdb", "postgres", "pg_isready"].iter().all(|program| is_program(&folder.join(program))))
}

fn debian_postgres() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?;
    let newest = versions.flatten().max_by_key(|entry| {
        entry.file_name().to_str().and_then(|version| version.parse::<u32>().ok()).unwrap_or_default()
    })?;
    Some(newest.path().join("bin"))
}

/// Whether we are root.
pub fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::metadata("/proc/self").is_ok_and(|about| about.uid() == 0)
}

fn rights() -> Rights {
    if is_root() {
        return Rights::Root;
    }
    let may_ask = std::io::stdin().is_terminal();
    let lets_us = on_path("sudo").is_some() && (succeeds("sudo", &["-n", "true"]) || may_ask);
    if lets_us { Rights::Sudo } else { Rights::None }
}

fn screen() -> Screen {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if is_set("DISPLAY") || is_set("WAYLAND_DISPLAY") { Screen::There } else { Screen::Missing }
}

fn cargo_has(tool: &str) -> bool {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    quiet(Command::new(cargo).args([tool, "--version"])).status().is_ok_and(|status| status.success())
}

fn succeeds(program: &str, arguments: &[&str]) -> bool {
    quiet(Command::new(program).args(arguments)).status().is_ok_and(|status| status.success())
}

fn quiet(command: &mut Command) -> &mut Command {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null())
}

fn answer_of(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).stdin(Stdio::null()).stderr(Stdio::null()).output();
    output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn a_good_machine() -> Machine {
        Machine {
            rust: Some(Version(1, 95)),
            missing_rust_tools: Vec::new(),
            node: Some(Version(20, 20)),
            npm: Some(PathBuf::from("/usr/bin/npm")),
            screen: Screen::There,
            installer: Installer::Apt,
            rights: Rights::None,
            missing: Vec::new(),
        }
    }

    fn sentence(machine: &Machine, purpose: Purpose) -> String {
        match machine.plan(purpose) {
            Ok(needs) => panic!("nothing stands in the way, {needs:?} would be installed"),
            Err(obstacle) => {
                assert_eq!(obstacle.exit_code(), 2);
                obstacle.to_string()
            }
        }
    }

    #[test]
    fn a_machine_with_everything_needs_no_rights() {
        assert_eq!(a_good_machine().plan(Purpose::Run), Ok(&[][..]));
        assert_eq!(a_good_machine().plan(Purpose::Test), Ok(&[][..]));
    }

    #[test]
    fn missing_packages_are_installed_by_root_or_sudo_only() {
        for rights in [Rights::Root, Rights::Sudo] {
            let machine = Machine { missing: vec![Need::WebKit], rights, ..a_good_machine() };
            assert_eq!(machine.plan(Purpose::Run), Ok(&[Need::WebKit][..]));
        }
        let machine = Machine { missing: vec![Need::WebKit, Need::Display], ..a_good_machine() };
        assert!(sentence(&machine, Purpose::Test).contains("apt-get install libwebkit2gtk-4.1-dev xvfb"));
    }

    #[test]
    fn another_distribution_is_told_the_names() {
        let machine = Machine {
            missing: vec![Need::Postgres],
            installer: Installer::Unknown,
            rights: Rights::Root,
            ..a_good_machine()
        };
        assert!(sentence(&machine, Purpose::Test).contains("postgresql"));
    }

    #[test]
    fn an_old_or_missing_rust_is_named() {
        let old = Machine { rust: Some(Version(1, 93)), ..a_good_machine() };
        assert!(sentence(&old, Purpose::Run).contains("rustup update stable"));
        let none = Machine { rust: None, ..a_good_machine() };
        assert!(sentence(&none, Purpose::Run).contains("rustup.rs"));
        let bare = Machine { missing_rust_tools: vec!["fmt", "clippy"], ..a_good_machine() };
        assert!(sentence(&bare, Purpose::Test).contains("rustup component add rustfmt clippy"));
    }

    #[test]
    fn an_old_or_missing_node_is_named() {
        let none = Machine { node: None, ..a_good_machine() };
        assert!(sentence(&none, Purpose::Run).contains("Node.js is missing"));
        let old = Machine { node: Some(Version(18, 20)), ..a_good_machine() };
        assert!(sentence(&old, Purpose::Run).contains("this is 18.20"));
        let no_npm = Machine { npm: None, ..a_good_machine() };
        assert!(sentence(&no_npm, Purpose::Run).contains("npm is missing"));
    }

    #[test]
    fn the_window_needs_a_display_and_the_tests_bring_their_own() {
        let machine = Machine { screen: Screen::Missing, ..a_good_machine() };
        assert!(sentence(&machine, Purpose::Run).contains("DISPLAY"));
        assert!(machine.plan(Purpose::Test).is_ok());
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        let machine = Machine { rust: None, node: None, screen: Screen::Missing, ..a_good_machine() };
        assert_eq!(sentence(&machine, Purpose::Run).lines().count(), 3);
    }

    #[test]
    fn versions_are_read_as_the_programs_print_them() {
        assert_eq!(Version::parse("v20.20.2\n"), Some(Version(20, 20)));
        assert_eq!(Version::parse("rustc 1.95.0 (59807616e 2026-04-14)"), Some(Version(1, 95)));
        assert_eq!(Version::parse("rustc 1.97.0-nightly (abc 2026-05-01)"), Some(Version(1, 97)));
        assert_eq!(Version::parse(""), None);
        assert_eq!(Version::parse("command not found"), None);
    }

    #[test]
    fn node_is_enough_as_vite_says() {
        for (version, enough) in [
            (Version(18, 20), false),
            (Version(20, 18), false),
            (Version(20, 19), true),
            (Version(21, 7), false),
            (Version(22, 11), false),
            (Version(22, 12), true),
            (Version(24, 0), true),
        ] {
            assert_eq!(version.is_enough_node(), enough, "{version}");
        }
    }
}
