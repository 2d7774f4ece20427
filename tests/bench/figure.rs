//! What was measured, against what it is compared with, and whether that is enough.

use std::time::{Duration, Instant};

/// How long something took, again and again; in milliseconds.
#[derive(Debug, Clone, Default)]
pub struct Samples(Vec<f64>);

impl Samples {
    /// One more.
    pub fn note(&mut self, took: Duration) {
        self.note_milliseconds(took.as_secs_f64() * 1000.0);
    }

    /// One more that was measured elsewhere.
    pub fn note_milliseconds(&mut self, took: f64) {
        self.0.push(took);
    }

    /// Runs it and notes how long it took.
    pub async fn time<T>(&mut self, work: impl Future<Output = T>) -> T {
        let began = Instant::now();
        let done = work.await;
        self.note(began.elapsed());
        done
    }

    /// As many are longer as are shorter.
    pub fn median(&self) -> f64 {
        self.at(0.5)
    }

    /// One in a hundred is longer.
    pub fn p99(&self) -> f64 {
        self.at(0.99)
    }

    fn at(&self, part: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let last = sorted.len().saturating_sub(1);
        let index = (last as f64 * part).round() as usize;
        sorted.get(index).copied().unwrap_or(f64::NAN)
    }
}

/// What a figure has to reach.
#[derive(Debug, Clone, Copy)]
pub enum Target {
    /// The median, in milliseconds.
    Median(f64),
    /// All but one in a hundred, in milliseconds.
    P99(f64),
    /// The median, as many times that of the baseline.
    Times(f64),
}

/// The raw work that a figure is compared with, measured in the same run.
#[derive(Debug, Clone)]
pub struct Baseline {
    /// What it is.
    pub name: String,
    /// How long it took.
    pub samples: Samples,
}

impl Baseline {
    /// A baseline of this name.
    pub fn new(name: &str, samples: &Samples) -> Self {
        Self { name: name.to_owned(), samples: samples.clone() }
    }
}

/// One line of the table.
#[derive(Debug, Clone)]
pub struct Figure {
    /// What was measured.
    pub name: String,
    /// How long it took.
    pub samples: Samples,
    /// What it is compared with.
    pub baseline: Option<Baseline>,
    /// What it has to reach; `None` where it is only told.
    pub target: Option<Target>,
}

/// Whether targets were reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// They were, or there was none.
    Met,
    /// One was not.
    Missed,
}

impl Verdict {
    fn word(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Missed => "MISSED",
        }
    }
}

impl Figure {
    fn ratio(&self) -> Option<f64> {
        self.baseline.as_ref().map(|baseline| self.samples.median() / baseline.samples.median())
    }

    fn verdict(&self) -> Verdict {
        let (found, most) = match self.target {
            None => return Verdict::Met,
            Some(Target::Median(most)) => (self.samples.median(), most),
            Some(Target::P99(most)) => (self.samples.p99(), most),
            Some(Target::Times(most)) => (self.ratio().unwrap_or(f64::NAN), most),
        };
        if found <= most { Verdict::Met } else { Verdict::Missed }
    }

    /// Prints the line.
    pub fn tell(&self) -> Verdict {
        let compared = self.baseline.as_ref().zip(self.ratio()).map_or_else(String::new, |(baseline, ratio)| {
            format!("{ratio:.2} × {} ({})", baseline.name, milliseconds(baseline.samples.median()))
        });
        let verdict = self.verdict();
        let target = match self.target {
            None => String::new(),
            Some(Target::Median(most)) => format!("≤ {most} ms: {}", verdict.word()),
            Some(Target::P99(most)) => format!("≤ {most} ms at p99: {}", verdict.word()),
            Some(Target::Times(most)) => format!("≤ {most} ×: {}", verdict.word()),
        };
        let (median, p99) = (milliseconds(self.samples.median()), milliseconds(self.samples.p99()));
        row(&self.name, &median, &p99, &compared, &target);
        verdict
    }
}

/// A size that has to stay below another.
pub fn tell_size(name: &str, bytes: usize, most_kilobytes: usize) -> Verdict {
    let verdict = if bytes <= most_kilobytes * 1000 { Verdict::Met } else { Verdict::Missed };
    let size = format!("{:.1} kB", bytes as f64 / 1000.0);
    row(name, &size, "", "", &format!("≤ {most_kilobytes} kB: {}", verdict.word()));
    verdict
}

/// The heads of the table.
pub fn tell_heads() {
    row("", "median", "p99", "compared with", "target");
}

fn row(name: &str, median: &str, p99: &str, compared: &str, target: &str) {
    println!("{}", format!("{name:<52} {median:>10} {p99:>10}   {compared:<52} {target}").trim_end());
}

fn milliseconds(value: f64) -> String {
    match value {
        value if value < 0.1 => format!("{:.0} µs", value * 1000.0),
        value if value < 10.0 => format!("{value:.2} ms"),
        value if value < 100.0 => format!("{value:.1} ms"),
        value => format!("{value:.0} ms"),
    }
}
