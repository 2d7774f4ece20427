//! Where the rules of an office come from: a law, a page of the policy, a decision; one line for each kind of rule.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::cpr::looks_like_cpr;
use super::field::{FieldProblems, Problem};

const LONGEST: usize = 200;

/// Puts each on one line, and leaves out what says nothing.
pub fn tidy<K: Ord>(sources: &mut BTreeMap<K, String>) {
    for source in sources.values_mut() {
        *source = source.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    sources.retain(|_, source| !source.is_empty());
}

/// Adds what is wrong with each, at `path` and the word of its kind.
pub fn add_problems<K: Copy>(
    problems: &mut FieldProblems,
    path: &str,
    sources: &BTreeMap<K, String>,
    word: impl Fn(K) -> &'static str,
    today: NaiveDate,
) {
    for (kind, source) in sources {
        let field = format!("{path}.{}", word(*kind));
        if source.chars().count() > LONGEST {
            problems.add(field, Problem::TooLong { most: LONGEST as u32 });
        } else if looks_like_cpr(source, today) {
            problems.add(field, Problem::LooksLikeCpr);
        }
    }
}
