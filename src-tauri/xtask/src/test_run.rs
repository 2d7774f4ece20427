//! `cargo xtask test`: the order of things, and what a failure keeps the rest from.

use std::collections::BTreeMap;
use std::fs::File;
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use crate::command_line::{Step, Wishes};
use crate::display::Display;
use crate::machine::Purpose;
use crate::obstacle::Obstacle;
use crate::page::Page;
use crate::places::Places;
use crate::postgres::Postgres;
use crate::report::{Counts, Report, in_words};
use crate::set_up;
use crate::steps::{Bench, Needed, Outcome};
use crate::stream::{self, say};
use crate::sweep::Run;

const BUILD_LIMIT: Duration = Duration::from_secs(75 * 60);

/// Runs the steps asked for and prints what came of them.
pub fn test(wishes: &Wishes) -> Result<ExitCode, Obstacle> {
    let started = Instant::now();
    let report = match run_all(wishes) {
        Ok(report) => report,
        Err(obstacle) => {
            say(&format!("\n{obstacle}\n\n0 passed, 1 failed"));
            return Ok(ExitCode::from(obstacle.exit_code()));
        }
    };
    report.print(started.elapsed());
    Ok(if report.total().failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Everything it starts has ended when it returns.
fn run_all(wishes: &Wishes) -> Result<Report, Obstacle> {
    let places = Places::find()?;
    let _alone = places.alone()?;
    set_up::prepare(Purpose::Test)?;
    let run = Run::begin()?;
    let bench = Bench { places: &places, run: &run, wishes, environment: BTreeMap::new() };
    let mut test_run = TestRun { bench, report: Report::default(), servers: Servers::default(), done: Vec::new() };
    test_run.all();
    Ok(test_run.report)
}

#[derive(Default)]
struct Servers {
    postgres: Option<Postgres>,
    display: Option<Display>,
}

struct TestRun<'a> {
    bench: Bench<'a>,
    report: Report,
    servers: Servers,
    /// What was needed and tried, and whether it is there.
    done: Vec<(Needed, Result<(), Obstacle>)>,
}

impl TestRun<'_> {
    fn all(&mut self) {
        if self.bench.wishes.only.is_empty() {
            self.step(Step::Format);
            self.build_everything();
            for step in Step::ALL.into_iter().filter(|step| *step != Step::Format) {
                self.step(step);
            }
        } else {
            for step in self.bench.wishes.only.clone() {
                self.step(step);
            }
        }
    }

    fn step(&mut self, step: Step) {
        let missing = step.needs().iter().find_map(|needed| self.provide(*needed).err());
        say(&format!("\n=== {}: {}", step.name(), step.heading()));
        let started = Instant::now();
        let Outcome { counts, remark } = match missing {
            None => self.bench.perform(step),
            Some(why) => Outcome::failed(format!("not run: {why}")),
        };
        self.report.note(step.name(), counts, started.elapsed(), remark);
    }

    /// Builds all there is before the first test, while npm fetches and builds the page.
    fn build_everything(&mut self) {
        let page_is_fresh = Page::of(self.bench.places).is_fresh();
        let head_start = if page_is_fresh { None } else { self.build_what_needs_no_page() };
        let _ = self.provide(Needed::Page);
        if let Some(mut building) = head_start {
            say("    Waiting for the engine's build");
            let _ = building.wait();
        }
        let _ = self.provide(Needed::Programs);
    }

    /// Its verdict does not count, and nobody sees what it says: everything is built again, in sight, after it.
    fn build_what_needs_no_page(&self) -> Option<Child> {
        let log = File::create(self.bench.run.folder().join("head-start.log")).ok()?;
        let second = log.try_clone().ok()?;
        let mut command = self.bench.cargo(&["build", "--workspace", "--lib"]);
        self.bench.run.mark(&mut command);
        command.stdin(Stdio::null()).stdout(log).stderr(second).spawn().ok()
    }

    /// Makes it if it was not tried before; a failure is reported once, and told to every step that needs it.
    fn provide(&mut self, needed: Needed) -> Result<(), Obstacle> {
        if let Some((_, result)) = self.done.iter().find(|(known, _)| *known == needed) {
            return result.clone();
        }
        let name = match needed {
            Needed::Packages => "set-up: the page's packages",
            Needed::Page => "set-up: the page",
            Needed::Programs => "set-up: build",
            Needed::Postgres => "set-up: PostgreSQL",
            Needed::Display => "set-up: display",
        };
        say(&format!("\n=== {name}"));
        let started = Instant::now();
        let page = Page::of(self.bench.places);
        let mark = self.bench.run.step("page");
        let made = match needed {
            Needed::Packages => page.install(Some(&mark)),
            Needed::Page => page.build(Some(&mark)),
            Needed::Programs => self.build_programs(),
            Needed::Postgres => self.start_postgres(),
            Needed::Display => self.start_display(),
        };
        match &made {
            Ok(()) => say(&format!("--- {name}: ready after {}", in_words(started.elapsed()))),
            Err(why) => self.report.note(name, Counts::FAILED, started.elapsed(), Some(why.to_string())),
        }
        let told = made.map_err(|_| Obstacle::Failed(format!("{name} failed")));
        self.done.push((needed, told.clone()));
        told
    }

    fn build_programs(&self) -> Result<(), Obstacle> {
        let is_whole = self.bench.wishes.only.is_empty();
        if is_whole {
            self.cargo_build(&["test", "--workspace", "--no-run", "--lib", "--bins", "--tests"])?;
        }
        self.cargo_build(&["build", "--workspace", "--bins"])
    }

    fn cargo_build(&self, words: &[&str]) -> Result<(), Obstacle> {
        let mut command: Command = self.bench.cargo(words);
        let mark = self.bench.run.step("build");
        let ended = stream::run(&mut command, BUILD_LIMIT, Some(&mark))?;
        ended.trouble.map_or(Ok(()), |trouble| Err(Obstacle::Failed(trouble)))
    }

    fn start_postgres(&mut self) -> Result<(), Obstacle> {
        let postgres = Postgres::start(self.bench.run)?;
        self.bench.environment.insert("TEST_POSTGRES", postgres.link());
        self.servers.postgres = Some(postgres);
        Ok(())
    }

    fn start_display(&mut self) -> Result<(), Obstacle> {
        let display = Display::start(self.bench.run)?;
        self.bench.environment.insert("DISPLAY", display.name());
        self.servers.display = Some(display);
        Ok(())
    }
}
