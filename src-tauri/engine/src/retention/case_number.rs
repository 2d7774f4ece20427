//! Under which case something stands in the municipality's own case system, before it goes from here: what is to be kept for the
//! future lives there (the archives act).

use chrono::NaiveDate;

use crate::organisations::Read;
use crate::shared::field::{FieldProblem, FieldProblems};

const LONGEST: usize = 60;

/// The number as it goes into the log, or empty; or what is wrong with it.
pub(super) fn read_case_number(typed: &str, today: NaiveDate) -> Result<String, Vec<FieldProblem>> {
    let mut problems = FieldProblems::default();
    let number = Read::new(&mut problems, "", today).line("caseNumber", typed, LONGEST);
    problems.into_refusal().map_or(Ok(number), Err)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_number_is_short_and_no_cpr_number() {
        let today = "2026-11-24".parse().expect("a date");
        assert_eq!(read_case_number("  26/ 00417 ", today), Ok("26/ 00417".into()));
        assert_eq!(read_case_number("", today), Ok(String::new()));
        for typed in ["150680-9997", &"9".repeat(61)] {
            let problems = read_case_number(typed, today).expect_err("a problem");
            assert_eq!(problems[0].field, "caseNumber", "{typed}");
        }
    }
}
