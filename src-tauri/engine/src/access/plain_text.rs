//! Short texts people type into this slice's forms: names, titles, reasons.

use chrono::NaiveDate;

use crate::shared::cpr::looks_like_cpr;
use crate::shared::field::{FieldProblems, Problem};

/// Checks a text that has to be there. `most` is in characters.
pub(super) fn check_required(problems: &mut FieldProblems, field: &str, text: &str, most: u32, today: NaiveDate) {
    if text.trim().is_empty() {
        problems.add(field, Problem::Missing);
    } else {
        check_optional(problems, field, text, most, today);
    }
}

/// Checks a text that may be empty.
pub(super) fn check_optional(problems: &mut FieldProblems, field: &str, text: &str, most: u32, today: NaiveDate) {
    if text.trim().chars().count() > most as usize {
        problems.add(field, Problem::TooLong { most });
    } else if looks_like_cpr(text, today) {
        problems.add(field, Problem::LooksLikeCpr);
    }
}
