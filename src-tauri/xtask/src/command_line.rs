//! What was asked for.

use std::path::PathBuf;

use crate::obstacle::Obstacle;

/// Printed by `cargo xtask help`.
pub const HELP: &str = "\
cargo xtask run [--demo] [arguments of the program]
    Installs what is missing (Debian, Ubuntu), builds, and opens Frivillighus. --demo opens the demo office.
cargo xtask test [--long] [--only <step>]... [-- <arguments of the test programs>]
    Installs what is missing, starts a PostgreSQL server and a display of its own, checks everything, and ends with
    `N passed, N failed`. --long adds the long rounds.
    Steps: format, clippy, house-rules, types, unit, engine, cli, ui-check, ui-lint, ui-test, documents, window
cargo xtask types
    Writes what is made from the gate's table: ui/src/backend/generated and tests/engine/permissions.txt.
cargo xtask demo <file>
    Makes a demo office.
cargo xtask bench [--only <part>]... [--strict]
    Builds for release and measures what the office waits for, beside raw work of the same run. A target that is missed
    is printed as MISSED; --strict then ends with 1.
    Parts: booking, week, series, search, finding, importing, register, award, paper, papers, booklet;
    in the window: script, start, switch, crowded, typing, scoring, preview
cargo xtask help

Exit code: 0 all is well, 1 something failed, 2 the machine lacks something or the command was not understood.";

/// One step of `cargo xtask test`, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// `cargo fmt`.
    Format,
    /// Clippy, warnings as errors.
    Clippy,
    /// The architecture's rules over the source tree.
    HouseRules,
    /// Whether the window's types are those of the engine.
    Types,
    /// Tests inside the Rust sources.
    Unit,
    /// Every operation on both databases.
    Engine,
    /// The command line as a process.
    Cli,
    /// The page's types.
    UiCheck,
    /// The page's lint.
    UiLint,
    /// The page's components.
    UiTest,
    /// The printed papers' conformance.
    Documents,
    /// The real window.
    Window,
}

impl Step {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Format,
        Self::Clippy,
        Self::HouseRules,
        Self::Types,
        Self::Unit,
        Self::Engine,
        Self::Cli,
        Self::UiCheck,
        Self::UiLint,
        Self::UiTest,
        Self::Documents,
        Self::Window,
    ];

    /// As it is called after `--only`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Clippy => "clippy",
            Self::HouseRules => "house-rules",
            Self::Types => "types",
            Self::Unit => "unit",
            Self::Engine => "engine",
            Self::Cli => "cli",
            Self::UiCheck => "ui-check",
            Self::UiLint => "ui-lint",
            Self::UiTest => "ui-test",
            Self::Documents => "documents",
            Self::Window => "window",
        }
    }

    fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == word)
    }
}

/// One command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// Say what there is.
    Help,
    /// Build and open the program.
    Run {
        /// Handed on to the program.
        program_arguments: Vec<String>,
    },
    /// Check everything.
    Test(Wishes),
    /// Write what is made from the gate's table.
    Types,
    /// Make a demo office.
    Demo {
        /// Handed on to the command-line tool: the file first.
        arguments: Vec<String>,
    },
    /// Measure.
    Bench {
        /// Handed on to the bench.
        arguments: Vec<String>,
    },
    /// Started by `test` itself: waits for its end, then removes what it left. Not for people.
    Sweep {
        /// What the processes to end carry in their environment.
        mark: String,
        /// The folder to remove.
        folder: PathBuf,
    },
}

/// How to test.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wishes {
    /// How many rounds.
    pub length: Length,
    /// Only these steps; all when empty.
    pub only: Vec<Step>,
    /// Handed on to the Rust test programs, such as part of a test's name.
    pub test_arguments: Vec<String>,
}

/// How many rounds the tests run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Length {
    /// What every change is checked with.
    #[default]
    Usual,
    /// The long rounds too.
    Long,
}

/// Reads the words after `cargo xtask`.
pub fn parse(words: &[String]) -> Result<Task, Obstacle> {
    let Some((first, rest)) = words.split_first() else { return Ok(Task::Help) };
    match first.as_str() {
        "help" | "--help" | "-h" => Ok(Task::Help),
        "run" => Ok(Task::Run { program_arguments: rest.to_vec() }),
        "test" => parse_wishes(rest).map(Task::Test),
        "types" if rest.is_empty() => Ok(Task::Types),
        "demo" if !rest.is_empty() => Ok(Task::Demo { arguments: rest.to_vec() }),
        "demo" => Err(misuse("`cargo xtask demo` needs the name of the file to make.")),
        "bench" => Ok(Task::Bench { arguments: rest.to_vec() }),
        "sweep" => match rest {
            [mark, folder] => Ok(Task::Sweep { mark: mark.clone(), folder: PathBuf::from(folder) }),
            _ => Err(misuse("`sweep` is started by `cargo xtask test` itself.")),
        },
        other => Err(misuse(&format!("`cargo xtask {other}` is not a command, or not with these words."))),
    }
}

fn parse_wishes(words: &[String]) -> Result<Wishes, Obstacle> {
    let mut wishes = Wishes::default();
    let mut rest = words.iter();
    while let Some(word) = rest.next() {
        match word.as_str() {
            "--long" => wishes.length = Length::Long,
            "--only" => wishes.only.push(parse_step(rest.next())?),
            "--" => wishes.test_arguments = rest.by_ref().cloned().collect(),
            other => return Err(misuse(&format!("`cargo xtask test` knows no `{other}`."))),
        }
    }
    Ok(wishes)
}

fn parse_step(word: Option<&String>) -> Result<Step, Obstacle> {
    let word = word.map(String::as_str).unwrap_or_default();
    Step::named(word).ok_or_else(|| {
        let names = Step::ALL.map(Step::name).join(", ");
        misuse(&format!("`--only {word}`: the steps are {names}."))
    })
}

fn misuse(sentence: &str) -> Obstacle {
    Obstacle::Misuse(format!("{sentence} `cargo xtask help` lists what there is."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Task, Obstacle> {
        parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn nothing_asked_for_gives_help() {
        assert_eq!(parsed(""), Ok(Task::Help));
    }

    #[test]
    fn what_follows_run_goes_to_the_program() {
        let program_arguments = vec!["--demo".to_owned(), "--now".to_owned()];
        assert_eq!(parsed("run --demo --now"), Ok(Task::Run { program_arguments }));
    }

    #[test]
    fn steps_are_chosen_by_name_and_the_rest_goes_to_the_tests() {
        let wishes = Wishes {
            length: Length::Long,
            only: vec![Step::Engine, Step::Window],
            test_arguments: vec!["a_room".to_owned()],
        };
        assert_eq!(parsed("test --only engine --long --only window -- a_room"), Ok(Task::Test(wishes)));
    }

    #[test]
    fn what_is_not_understood_is_refused_with_a_way_on() {
        for line in ["tset", "test --only everything", "test --only", "test --quick", "demo", "types now", "sweep"] {
            let refused = parsed(line);
            assert!(matches!(&refused, Err(Obstacle::Misuse(text)) if text.contains("cargo xtask help")), "{line}");
        }
    }

    #[test]
    fn help_names_every_step() {
        for step in Step::ALL {
            assert!(HELP.contains(step.name()), "{step:?}");
        }
    }
}
