//! Filling a text: `{{purpose}}` becomes what was written for it, or a marked hole.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use super::references::{label, reference};

/// A stretch of a filled text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Piece {
    /// As it will be printed.
    Text {
        /// The words.
        text: String,
    },
    /// Nobody has written this yet.
    Missing {
        /// The variable's name.
        name: String,
    },
}

/// Fills a text. An empty value is a hole, and so is a name that nobody declared: a slip in `{{purpose}}` must not be
/// printed as it stands. Whatever stands between braces on one line is a name; a brace without its other is a word.
pub fn fill(text: &str, values: &BTreeMap<String, String>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut words = String::new();
    let mut rest = text;
    while let Some((before, name, after)) = next_placeholder(rest) {
        words.push_str(before);
        if label(name).is_some() {
            rest = without_space(after);
            continue;
        }
        match values.get(name).map(|value| value.trim()) {
            Some("") | None => {
                push_text(&mut pieces, &mut words);
                pieces.push(Piece::Missing { name: name.to_owned() });
            }
            Some(value) => push_value(&mut words, value, after),
        }
        rest = after;
    }
    words.push_str(rest);
    push_text(&mut pieces, &mut words);
    pieces
}

/// A value that ends in a full stop does not get a second one from the sentence around it.
fn push_value(words: &mut String, value: &str, after: &str) {
    let value = if after.starts_with('.') { value.strip_suffix('.').unwrap_or(value) } else { value };
    words.push_str(value);
}

/// A stretch of a text that is not filled yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part<'a> {
    /// As it is.
    Words(&'a str),
    /// To be filled in.
    Name(&'a str),
}

/// A text in stretches of words and the names between them.
pub(super) fn parts_of(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, name, after)) = next_placeholder(rest) {
        if !before.is_empty() {
            parts.push(Part::Words(before));
        }
        rest = after;
        match label(name) {
            Some(_) => rest = without_space(after),
            None => parts.push(Part::Name(name)),
        }
    }
    if !rest.is_empty() {
        parts.push(Part::Words(rest));
    }
    parts
}

/// The space behind a label goes with it: the label is nothing on paper.
fn without_space(after: &str) -> &str {
    after.strip_prefix(' ').unwrap_or(after)
}

fn push_text(pieces: &mut Vec<Piece>, words: &mut String) {
    if !words.is_empty() {
        pieces.push(Piece::Text { text: std::mem::take(words) });
    }
}

fn next_placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    loop {
        let end = from + text[from..].find("}}")?;
        if let Some(found) = text[from..end].rfind("{{") {
            let start = from + found;
            let name = text[start + 2..end].trim();
            if !name.is_empty() && !name.contains('\n') {
                return Some((&text[..start], name, &text[end + 2..]));
            }
        }
        // Braces around nothing, or without their others on the line, belong to the words: go on behind them.
        from = end + 2;
    }
}

/// The names a text asks for, each once, in the order they come.
pub(super) fn names_in(text: &str) -> Vec<String> {
    in_braces(text, |name| (reference(name).is_none() && label(name).is_none()).then_some(name))
}

/// The references of a text to other clauses, as they are written.
pub(super) fn references_in(text: &str) -> Vec<String> {
    in_braces(text, |name| reference(name).map(|_| name))
}

/// What a text's paragraphs are called by those who refer to them.
pub(super) fn labels_in(text: &str) -> Vec<String> {
    in_braces(text, label)
}

/// What is wanted of what stands in braces, each once, in the order it comes.
fn in_braces(text: &str, wanted: impl Fn(&str) -> Option<&str>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some((_, name, after)) = next_placeholder(rest) {
        if let Some(name) = wanted(name).filter(|name| !found.iter().any(|known| known == name)) {
            found.push(name.to_owned());
        }
        rest = after;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn values(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    fn plain(pieces: &[Piece]) -> String {
        pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text { text } => text.clone(),
                Piece::Missing { name } => format!("[{name}]"),
            })
            .collect()
    }

    #[test]
    fn what_is_written_stands_in_the_sentence_and_what_is_not_is_a_marked_hole() {
        let filled = fill("Den foregår {{time}} på {{place}}.", &values(&[("time", "tirsdag kl. 19"), ("place", " ")]));
        assert_eq!(plain(&filled), "Den foregår tirsdag kl. 19 på [place].");
        assert!(filled.contains(&Piece::Missing { name: "place".into() }));
    }

    #[test]
    fn a_sentence_ends_in_one_full_stop() {
        assert_eq!(plain(&fill("Vi {{purpose}}.", &values(&[("purpose", "spiser sammen.")]))), "Vi spiser sammen.");
    }

    #[test]
    fn a_name_nobody_knows_is_a_hole_however_it_is_written() {
        for (typed, filled) in [
            ("Se {{her}} og {{Noget Andet}} {{ og {{her}}", "Se [her] og [Noget Andet] {{ og [her]"),
            ("For {{målgrupe}}, {{ antal frivilige }}, {{Tid2}}", "For [målgrupe], [antal frivilige], [Tid2]"),
            ("{{{her}}} {{a{b}}", "{[her]} [a{b]"),
            ("Fra {{her\ntil her}} og {{ }} og }} {{her}}", "Fra {{her\ntil her}} og {{ }} og }} [her]"),
        ] {
            assert_eq!(plain(&fill(typed, &values(&[]))), filled, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn no_word_of_a_text_without_variables_is_lost(text in "[^{}]{0,200}") {
            prop_assert_eq!(plain(&fill(&text, &BTreeMap::new())), text);
        }

        #[test]
        fn any_text_can_be_filled(text in ".{0,200}") {
            let _ = fill(&text, &values(&[("a", "b")]));
        }
    }
}
