//! `cargo xtask bench`: builds for release and lets the bench measure, with a display of its own for the window.

use std::process::{Command, ExitCode};

use crate::display::{Display, keep_off_the_desktop};
use crate::machine::Purpose;
use crate::obstacle::Obstacle;
use crate::page::Page;
use crate::places::Places;
use crate::program::{cargo, ended};
use crate::set_up;
use crate::stream::say;
use crate::sweep::Run;

/// Parts of the bench that open no window. They are built and measured first: the window takes much longer to build than
/// they do to run.
const OF_THE_ENGINE: [&str; 11] =
    ["booking", "week", "series", "search", "finding", "importing", "register", "award", "paper", "papers", "booklet"];
/// The others, in the order they are measured.
const OF_THE_WINDOW: [&str; 7] = ["script", "start", "switch", "crowded", "typing", "scoring", "preview"];

/// Builds what is asked for, and measures: the engine first. Everything it starts has ended when it returns.
pub fn bench(arguments: &[String]) -> Result<ExitCode, Obstacle> {
    let places = Places::find()?;
    set_up::prepare(Purpose::Test)?;
    let shares = Shares::of(arguments);
    let mut worst = ExitCode::SUCCESS;
    if let Some(words) = &shares.engine {
        build(&places, &[])?;
        worst = measure(&places, &Run::begin()?, None, words)?;
    }
    if let Some(words) = &shares.window {
        Page::of(&places).build(None)?;
        build(&places, &["--bin", "frivillighus", "--example", "empty_window"])?;
        let run = Run::begin()?;
        let display = Display::start(&run)?;
        let code = measure(&places, &run, Some(&display), words)?;
        worst = if worst == ExitCode::SUCCESS { code } else { worst };
    }
    Ok(worst)
}

/// What the bench is told, once for the engine's parts and once for the window's; `None` where none is wanted.
#[derive(Debug, PartialEq, Eq)]
struct Shares {
    engine: Option<Vec<String>>,
    window: Option<Vec<String>>,
}

impl Shares {
    /// Without `--only` all parts are wanted. What is no part goes to the engine's share, where the bench says so at once.
    fn of(arguments: &[String]) -> Self {
        let (mut parts, mut others) = (Vec::new(), Vec::new());
        let mut words = arguments.iter();
        while let Some(word) = words.next() {
            match (word.as_str(), words.clone().next()) {
                ("--only", Some(part)) => {
                    parts.push(part.as_str());
                    words.next();
                }
                _ => others.push(word.clone()),
            }
        }
        if parts.is_empty() {
            parts = OF_THE_ENGINE.into_iter().chain(OF_THE_WINDOW).collect();
        }
        let (window, engine): (Vec<&str>, Vec<&str>) = parts.iter().partition(|part| OF_THE_WINDOW.contains(part));
        let told = |parts: Vec<&str>| {
            let only = parts.iter().flat_map(|part| ["--only".to_owned(), (*part).to_owned()]);
            (!parts.is_empty()).then(|| only.chain(others.iter().cloned()).collect())
        };
        Self { engine: told(engine), window: told(window) }
    }
}

fn build(places: &Places, more: &[&str]) -> Result<(), Obstacle> {
    say("Building for release (the first time takes some minutes)");
    cargo(places, &[&["build", "--release", "--workspace", "--bin", "bench"], more].concat())
}

fn measure(places: &Places, run: &Run, display: Option<&Display>, arguments: &[String]) -> Result<ExitCode, Obstacle> {
    let release = places.release();
    let mut command = Command::new(release.join("bench"));
    command.args(arguments).current_dir(&places.root);
    keep_off_the_desktop(&mut command);
    if let Some(display) = display {
        command.env("DISPLAY", display.name());
    }
    // However the bench ends, its large offices go with the run.
    command.env("TMPDIR", run.folder());
    command.env("FRIVILLIGHUS_BIN", release.join("frivillighus"));
    command.env("EMPTY_WINDOW", release.join("examples/empty_window"));
    run.step("bench").put_on(&mut command);
    ended(&mut command, "bench")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        line.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn the_engine_is_measured_before_the_window_is_built() {
        let shares = Shares::of(&words("--strict"));
        assert_eq!(
            shares.engine,
            Some(words(
                "--only booking --only week --only series --only search --only finding --only importing --only register \
                 --only award --only paper --only papers --only booklet --strict"
            ))
        );
        assert_eq!(
            shares.window,
            Some(words(
                "--only script --only start --only switch --only crowded --only typing --only scoring --only preview --strict"
            ))
        );
    }

    #[test]
    fn help_names_every_part() {
        for part in OF_THE_ENGINE.into_iter().chain(OF_THE_WINDOW) {
            assert!(crate::command_line::HELP.contains(part), "{part}");
        }
    }

    #[test]
    fn only_what_opens_a_window_needs_one_built() {
        assert_eq!(Shares::of(&words("--only week --strict --only paper")).window, None);
        let mixed = Shares::of(&words("--only start --only week"));
        assert_eq!(mixed, Shares { engine: Some(words("--only week")), window: Some(words("--only start")) });
        assert_eq!(Shares::of(&words("--only start")).engine, None);
    }

    #[test]
    fn what_is_no_part_is_told_before_anything_long() {
        let shares = Shares::of(&words("--only everything"));
        assert_eq!(shares, Shares { engine: Some(words("--only everything")), window: None });
        assert!(Shares::of(&words("--only")).engine.is_some_and(|words| words.contains(&"--only".to_owned())));
    }
}
