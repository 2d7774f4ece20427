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

/// Parts of the bench that open no window, which takes much longer to build than they do to run.
const WITHOUT_WINDOW: [&str; 4] = ["booking", "week", "search", "paper"];

/// Builds what is asked for, and measures. Everything it starts has ended when it returns.
pub fn bench(arguments: &[String]) -> Result<ExitCode, Obstacle> {
    let places = Places::find()?;
    set_up::prepare(Purpose::Test)?;
    if !needs_window(arguments) {
        build(&places, &[])?;
        let run = Run::begin()?;
        return measure(&places, &run, None, arguments);
    }
    Page::of(&places).build(None)?;
    build(&places, &["--bin", "frivillighus", "--example", "empty_window"])?;
    let run = Run::begin()?;
    let display = Display::start(&run).map_err(Obstacle::Failed)?;
    measure(&places, &run, Some(&display), arguments)
}

fn needs_window(arguments: &[String]) -> bool {
    let only = arguments.iter().zip(arguments.iter().skip(1)).filter(|(word, _)| *word == "--only");
    let parts: Vec<&String> = only.map(|(_, part)| part).collect();
    parts.is_empty() || parts.iter().any(|part| !WITHOUT_WINDOW.contains(&part.as_str()))
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
    fn only_what_opens_a_window_needs_one_built() {
        for (line, needed) in [
            ("", true),
            ("--strict", true),
            ("--only booking", false),
            ("--only week --strict --only paper", false),
            ("--only week --only start", true),
        ] {
            assert_eq!(needs_window(&words(line)), needed, "{line}");
        }
    }
}
