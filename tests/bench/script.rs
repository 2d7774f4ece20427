//! How much JavaScript stands before the first paint.

use frivillighus_tests::page_weight::{MOST_BEFORE_FIRST_PAINT, scripts_before_first_paint};

use crate::figure::{Verdict, tell_size};

pub fn measure() -> Vec<Verdict> {
    let whole: usize = scripts_before_first_paint().iter().map(|script| script.packed).sum();
    vec![tell_size("JavaScript before the first paint, packed", whole, MOST_BEFORE_FIRST_PAINT / 1000)]
}
