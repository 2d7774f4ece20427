//! `cargo xtask bench`: how long the office has to wait, in release, beside raw work of the same run. Medians of a busy
//! machine are worth little in themselves; the ratios are.
//!
//! A target that is missed is printed as `MISSED`; with `--strict` the program then ends with 1.

mod award;
mod bare;
mod booking;
mod booklet;
mod crowded;
mod figure;
mod finding;
mod importing;
mod large_office;
mod paper;
mod papers;
mod preview;
mod register;
mod scoring;
mod script;
mod search;
mod series;
mod start;
mod switch;
mod typing;
mod typst;
mod watched;
mod week;
mod window;

use std::process::ExitCode;

use figure::{Verdict, tell_heads};
use large_office::Workplace;

const HELP: &str = "\
cargo xtask bench [--only PART]... [--strict]
    --strict    ends with 1 when a target is missed
    Parts: ";

/// One thing that is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Booking,
    Week,
    Series,
    Search,
    Finding,
    Importing,
    Register,
    Award,
    Paper,
    Papers,
    Booklet,
    Script,
    Start,
    Switch,
    Crowded,
    Typing,
    Scoring,
    Preview,
}

impl Part {
    /// The engine first.
    const ALL: [Self; 18] = [
        Self::Booking,
        Self::Week,
        Self::Series,
        Self::Search,
        Self::Finding,
        Self::Importing,
        Self::Register,
        Self::Award,
        Self::Paper,
        Self::Papers,
        Self::Booklet,
        Self::Script,
        Self::Start,
        Self::Switch,
        Self::Crowded,
        Self::Typing,
        Self::Scoring,
        Self::Preview,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Booking => "booking",
            Self::Week => "week",
            Self::Series => "series",
            Self::Search => "search",
            Self::Finding => "finding",
            Self::Importing => "importing",
            Self::Register => "register",
            Self::Award => "award",
            Self::Paper => "paper",
            Self::Papers => "papers",
            Self::Booklet => "booklet",
            Self::Script => "script",
            Self::Start => "start",
            Self::Switch => "switch",
            Self::Crowded => "crowded",
            Self::Typing => "typing",
            Self::Scoring => "scoring",
            Self::Preview => "preview",
        }
    }

    async fn measure(self, workplace: &Workplace) -> Vec<Verdict> {
        match self {
            Self::Booking => booking::measure(workplace).await,
            Self::Week => week::measure(workplace).await,
            Self::Series => series::measure(workplace).await,
            Self::Search => search::measure(workplace).await,
            Self::Finding => finding::measure(workplace).await,
            Self::Importing => importing::measure(workplace).await,
            Self::Register => register::measure(workplace).await,
            Self::Award => award::measure(workplace).await,
            Self::Paper => paper::measure(workplace).await,
            Self::Papers => papers::measure(workplace).await,
            Self::Booklet => booklet::measure(workplace).await,
            Self::Script => script::measure(),
            Self::Start => start::measure(workplace).await,
            Self::Switch => switch::measure(workplace).await,
            Self::Crowded => crowded::measure(workplace).await,
            Self::Typing => typing::measure(workplace).await,
            Self::Scoring => scoring::measure(workplace).await,
            Self::Preview => preview::measure(workplace).await,
        }
    }
}

/// What was asked for.
#[derive(Debug, Default)]
struct Wishes {
    only: Vec<Part>,
    strict: bool,
}

fn wishes() -> Option<Wishes> {
    let mut wishes = Wishes::default();
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--strict" => wishes.strict = true,
            "--only" => {
                let name = words.next()?;
                wishes.only.push(Part::ALL.into_iter().find(|part| part.name() == name)?);
            }
            _ => return None,
        }
    }
    Some(wishes)
}

fn main() -> ExitCode {
    let Some(wishes) = wishes() else {
        println!("{HELP}{}", Part::ALL.map(Part::name).join(", "));
        return ExitCode::from(2);
    };
    let parts = if wishes.only.is_empty() { Part::ALL.to_vec() } else { wishes.only };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let verdicts = runtime.expect("a runtime").block_on(measure(&parts));
    let missed = verdicts.iter().filter(|verdict| **verdict == Verdict::Missed).count();
    println!("\n{} of {} figures missed their target", missed, verdicts.len());
    if missed > 0 && wishes.strict { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

async fn measure(parts: &[Part]) -> Vec<Verdict> {
    let workplace = Workplace::new();
    println!("{}\n", machine());
    tell_heads();
    let mut verdicts = Vec::new();
    for part in parts {
        verdicts.extend(part.measure(&workplace).await);
    }
    verdicts
}

/// How busy the machine is: what a figure is worth.
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or("?").to_owned();
    let build = if cfg!(debug_assertions) { "a DEBUG build: for trying the bench, not for figures" } else { "release" };
    format!("{build}, {cores} cores, load {load}")
}
