//! Where the rules come from that the program comes with. The office's words, kept beside the code as the agreement's are.

use std::collections::BTreeMap;

use super::rule_kind::RuleKind;

const SOURCES: &str = include_str!("default_sources.json");

/// Who is told of large events, and who of nights, where the office has not said.
pub(super) const WHO_IS_TOLD: (&str, &str) = ("Beredskabet", "Den afdeling, der har lokalet, og beredskabet");

/// The sources of an office that has not changed any.
pub(super) fn default_sources() -> BTreeMap<RuleKind, String> {
    serde_json::from_str(SOURCES).unwrap_or_default()
}
