//! What each step of the test needs and runs.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;
use std::time::Duration;

use crate::command_line::{Length, Step, Wishes};
use crate::display::keep_off_the_desktop;
use crate::obstacle::Obstacle;
use crate::places::Places;
use crate::report::Counts;
use crate::stream::run;
use crate::sweep::Run;

/// Generous: reached only by what hangs.
const LIMIT: Duration = Duration::from_secs(40 * 60);
const LONG_LIMIT: Duration = Duration::from_secs(6 * 3600);

/// What has to be there before a step begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needed {
    /// The page's packages.
    Packages,
    /// The built page, which the desktop program holds inside.
    Page,
    /// The built programs.
    Programs,
    /// A PostgreSQL server.
    Postgres,
    /// A display.
    Display,
}

impl Step {
    /// What it needs, in the order it is made.
    pub fn needs(self) -> &'static [Needed] {
        match self {
            Self::Format | Self::HouseRules | Self::Documents => &[],
            Self::Clippy | Self::Unit => &[Needed::Page],
            Self::Types => &[Needed::Page, Needed::Programs],
            Self::Engine => &[Needed::Postgres],
            Self::Cli => &[Needed::Page, Needed::Programs, Needed::Postgres],
            Self::UiCheck | Self::UiLint | Self::UiTest => &[Needed::Packages],
            Self::Window => &[Needed::Page, Needed::Programs, Needed::Postgres, Needed::Display],
        }
    }

    /// One line for people.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Format => "the sources are formatted",
            Self::Clippy => "clippy finds nothing",
            Self::HouseRules => "the house rules hold",
            Self::Types => "the window's types are those of the engine",
            Self::Unit => "tests inside the Rust sources",
            Self::Engine => "every operation on both databases",
            Self::Cli => "the command line",
            Self::UiCheck => "the page's types",
            Self::UiLint => "the page's lint",
            Self::UiTest => "the page's components",
            Self::Documents => "the printed papers conform",
            Self::Window => "the real window",
        }
    }
}

/// What the steps share.
#[derive(Debug)]
pub struct Bench<'a> {
    /// Where things lie.
    pub places: &'a Places,
    /// The run they belong to.
    pub run: &'a Run,
    /// How to test.
    pub wishes: &'a Wishes,
    /// Set for every step: the server's link, the display.
    pub environment: BTreeMap<&'static str, String>,
}

/// How a step came out.
#[derive(Debug)]
pub struct Outcome {
    /// What it counted.
    pub counts: Counts,
    /// Why it failed, when the count alone does not say.
    pub remark: Option<String>,
}

impl Outcome {
    /// It failed before anything could be counted.
    pub fn failed(remark: String) -> Self {
        Self { counts: Counts::FAILED, remark: Some(remark) }
    }

    fn of_obstacle(obstacle: &Obstacle) -> Self {
        Self::failed(obstacle.to_string())
    }
}

impl Bench<'_> {
    /// Runs a step.
    pub fn perform(&self, step: Step) -> Outcome {
        match step {
            Step::Format => self.one(step, self.cargo(&["fmt", "--all", "--check"])),
            Step::Clippy => {
                self.one(step, self.cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))
            }
            Step::HouseRules => self.counted(step, &["--test", "house_rules"], &[]),
            Step::Types => self.types_are_fresh(step),
            Step::Unit => self.counted(step, &["--lib", "--bins", "--no-fail-fast"], &[]),
            Step::Engine => self.counted(step, &["--test", "engine"], &[]),
            Step::Cli => self.counted(step, &["--test", "cli"], &[]),
            Step::UiCheck => self.one(step, self.npm(&["run", "check"])),
            Step::UiLint => self.one(step, self.npm(&["run", "lint"])),
            Step::UiTest => self.component_tests(step),
            Step::Documents => self.counted(step, &["--test", "documents"], &[]),
            // Two windows at a time are what two cores carry.
            Step::Window => self.counted(step, &["--test", "window"], &["--test-threads=2"]),
        }
    }

    /// A cargo command of this workspace, with everything the tests are told.
    pub fn cargo(&self, words: &[&str]) -> Command {
        let mut command = self.places.cargo(words);
        self.furnish(&mut command);
        command
    }

    fn npm(&self, words: &[&str]) -> Command {
        let mut command = Command::new("npm");
        command.args(words).current_dir(self.places.ui());
        self.furnish(&mut command);
        command
    }

    fn furnish(&self, command: &mut Command) {
        keep_off_the_desktop(command);
        command.env("FRIVILLIGHUS_BIN", self.places.program());
        command.env("FRIVILLIGHUS_CLI", self.places.command_line_tool());
        match self.wishes.length {
            Length::Long => command.env("TEST_LONG", "1"),
            // The usual run judges a change: what it draws for the property tests is the same each time. The long one
            // explores, and a case it finds becomes a test of its own.
            Length::Usual => command.env("PROPTEST_RNG_SEED", "20261124"),
        };
        command.envs(&self.environment);
    }

    fn limit(&self) -> Duration {
        match self.wishes.length {
            Length::Usual => LIMIT,
            Length::Long => LONG_LIMIT,
        }
    }

    /// A command that counts as one.
    pub fn one(&self, step: Step, mut command: Command) -> Outcome {
        match run(&mut command, self.limit(), Some(&self.run.step(step.name()))) {
            Ok(ended) if ended.is_well() => Outcome { counts: Counts::PASSED, remark: None },
            Ok(ended) => Outcome { counts: Counts::FAILED, remark: ended.trouble },
            Err(obstacle) => Outcome::of_obstacle(&obstacle),
        }
    }

    /// `cargo test` of some targets. That no test ran is a failure: the target is missing or empty.
    fn counted(&self, step: Step, targets: &[&str], test_arguments: &[&str]) -> Outcome {
        let mut command = self.cargo(&["test", "--workspace"]);
        command.args(targets).arg("--").args(test_arguments);
        if self.wishes.length == Length::Long {
            command.arg("--include-ignored");
        }
        command.args(&self.wishes.test_arguments);
        match run(&mut command, self.limit(), Some(&self.run.step(step.name()))) {
            Ok(ended) if !ended.is_well() => Outcome { counts: ended.counts.with_a_failure(), remark: ended.trouble },
            Ok(ended) if ended.counts.is_nothing() => Outcome::failed("no test ran".to_owned()),
            Ok(ended) => Outcome { counts: ended.counts, remark: None },
            Err(obstacle) => Outcome::of_obstacle(&obstacle),
        }
    }

    fn component_tests(&self, step: Step) -> Outcome {
        let file = self.run.folder().join("components.json");
        let command = self.npm(&[
            "run",
            "test",
            "--",
            "--reporter=default",
            "--reporter=json",
            &format!("--outputFile.json={}", file.display()),
        ]);
        let whole = self.one(step, command);
        let counts = fs::read_to_string(&file).ok().and_then(|json| Counts::read_vitest(&json));
        match counts {
            Some(counts) if whole.counts.failed > 0 => Outcome { counts: counts.with_a_failure(), ..whole },
            Some(counts) if counts.is_nothing() => Outcome::failed("no test ran".to_owned()),
            Some(counts) => Outcome { counts, remark: None },
            None => Outcome { counts: whole.counts.with_a_failure(), remark: Some("no report was written".to_owned()) },
        }
    }

    /// Compares what is made from the gate's table with the files in the repository. It writes nothing, so that whoever compares
    /// after it still sees what was there.
    fn types_are_fresh(&self, step: Step) -> Outcome {
        let mut command = Command::new(self.places.command_line_tool());
        command.args(["types", "--check"]).current_dir(&self.places.root);
        let outcome = self.one(step, command);
        let way_out = |why: String| format!("{why}: where they are stale, run `cargo xtask types` and look it over");
        Outcome { remark: outcome.remark.map(way_out), counts: outcome.counts }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_the_page_inside_needs_the_page_first() {
        for step in Step::ALL {
            let needs = step.needs();
            if needs.contains(&Needed::Programs) {
                assert_eq!(needs.first(), Some(&Needed::Page), "{step:?}");
            }
        }
    }
}
