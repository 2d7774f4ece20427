//! What passed and what failed.

use std::time::Duration;

use crate::stream::say;

/// Tests counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Passed.
    pub passed: u64,
    /// Failed, or could not be run.
    pub failed: u64,
    /// Ignored here because only `--long` runs them.
    pub left_for_long: u64,
}

impl Counts {
    /// One thing that passed.
    pub const PASSED: Self = Self { passed: 1, failed: 0, left_for_long: 0 };
    /// One thing that failed.
    pub const FAILED: Self = Self { passed: 0, failed: 1, left_for_long: 0 };

    /// Adds what a line of `cargo test` counts: `test result: ok. 5 passed; 1 failed; 0 ignored; …`.
    pub fn read_line(&mut self, line: &str) {
        let Some(numbers) = line.strip_prefix("test result: ") else { return };
        for part in numbers.split([';', '.']) {
            let mut words = part.split_whitespace();
            let (Some(Ok(number)), Some(kind)) = (words.next().map(str::parse::<u64>), words.next()) else { continue };
            match kind {
                "passed" => self.passed += number,
                "failed" => self.failed += number,
                "ignored" => self.left_for_long += number,
                _ => {}
            }
        }
    }

    /// Reads the report that vitest writes as JSON. Skipped tests count as failed: nothing there may be skipped.
    pub fn read_vitest(json: &str) -> Option<Self> {
        let passed = number_after(json, "\"numPassedTests\":")?;
        let failed = number_after(json, "\"numFailedTests\":")?;
        let skipped = number_after(json, "\"numPendingTests\":")? + number_after(json, "\"numTodoTests\":")?;
        Some(Self { passed, failed: failed + skipped, left_for_long: 0 })
    }

    /// The same, and at least one failure: of a program that failed before it could count.
    pub fn with_a_failure(self) -> Self {
        Self { failed: self.failed.max(1), ..self }
    }

    /// Whether nothing was counted at all.
    pub fn is_nothing(self) -> bool {
        self.passed == 0 && self.failed == 0
    }
}

fn number_after(json: &str, key: &str) -> Option<u64> {
    let rest = json.split_once(key)?.1.trim_start();
    let digits: &str = rest.split(|character: char| !character.is_ascii_digit()).next()?;
    digits.parse().ok()
}

/// What every step came to.
#[derive(Debug, Default)]
pub struct Report {
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    name: &'static str,
    counts: Counts,
    took: Duration,
    remark: Option<String>,
}

impl Report {
    /// Notes a step, and says how it ended.
    pub fn note(&mut self, name: &'static str, counts: Counts, took: Duration, remark: Option<String>) {
        let verdict = if counts.failed == 0 { "ok" } else { "FAILED" };
        let remark_text = remark.as_ref().map(|remark| format!(": {remark}")).unwrap_or_default();
        say(&format!("--- {name}: {verdict} after {}{remark_text}", in_words(took)));
        self.rows.push(Row { name, counts, took, remark });
    }

    /// All steps together.
    pub fn total(&self) -> Counts {
        self.rows.iter().fold(Counts::default(), |sum, row| Counts {
            passed: sum.passed + row.counts.passed,
            failed: sum.failed + row.counts.failed,
            left_for_long: sum.left_for_long + row.counts.left_for_long,
        })
    }

    /// Prints every step again, then the one line that all ends with.
    pub fn print(&self, took: Duration) {
        say(&format!("\n  passed  failed         time  step (in all {})", in_words(took)));
        for row in &self.rows {
            let Counts { passed, failed, left_for_long } = row.counts;
            let long = if left_for_long > 0 { format!(" ({left_for_long} more with --long)") } else { String::new() };
            let remark = row.remark.as_ref().map(|remark| format!(" - {remark}")).unwrap_or_default();
            say(&format!("{passed:>8}{failed:>8}{:>13}  {}{long}{remark}", in_words(row.took), row.name));
        }
        say(&format!("\n{}", self.last_line()));
    }

    fn last_line(&self) -> String {
        let Counts { passed, failed, .. } = self.total();
        format!("{passed} passed, {failed} failed")
    }
}

/// `0.8 s`, `2 min 05 s`.
pub fn in_words(took: Duration) -> String {
    let seconds = took.as_secs();
    if seconds < 60 {
        format!("{:.1} s", took.as_secs_f64())
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(passed: u64, failed: u64, left_for_long: u64) -> Counts {
        Counts { passed, failed, left_for_long }
    }

    #[test]
    fn the_results_of_every_test_program_add_up() {
        let mut sum = Counts::default();
        for line in [
            "running 4 tests",
            "test result: ok. 4 passed; 0 failed; 2 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "test result: FAILED. 1 passed; 3 failed; 0 ignored; 0 measured; 7 filtered out; finished in 1.50s",
        ] {
            sum.read_line(line);
        }
        assert_eq!(sum, counts(5, 3, 2));
    }

    #[test]
    fn vitest_counts_skipped_tests_as_failed() {
        let json =
            r#"{"numTotalTestSuites":2,"numPassedTests":12,"numFailedTests":1,"numPendingTests":2,"numTodoTests":0}"#;
        assert_eq!(Counts::read_vitest(json), Some(counts(12, 3, 0)));
        assert_eq!(Counts::read_vitest("{}"), None);
    }

    #[test]
    fn the_last_line_is_plain() {
        let mut report = Report::default();
        report.note("unit", counts(5, 0, 1), Duration::from_millis(80), None);
        report.note("window", Counts::FAILED, Duration::from_secs(125), Some("no display".to_owned()));
        assert_eq!(report.last_line(), "5 passed, 1 failed");
    }

    #[test]
    fn durations_are_short_words() {
        assert_eq!(in_words(Duration::from_millis(840)), "0.8 s");
        assert_eq!(in_words(Duration::from_secs(125)), "2 min 05 s");
    }
}
