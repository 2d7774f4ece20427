//! Running text with marks, as people write it: `**bold**`, `*italic*`, `- ` and `1. ` before the items of a list,
//! `[words](https://address)`. A small part of Markdown; whatever else Markdown knows stands as it was typed.
//!
//! Each line is a paragraph of its own, as it always was on these papers: Markdown would join lines. So lines and lists
//! are told apart here, and `marks` reads what stands within a line with a Markdown library.

mod marks;
#[cfg(test)]
mod tests;

use super::model::{List, ListItem, ListMarks, Passage, Span, Spans};
use crate::shared::format::{Language, month_names};

/// Reads a text with marks. Never fails: what is no mark is words.
#[must_use]
pub fn read_prose(text: &str) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    let mut is_after_blank = false;
    for line in text.lines() {
        let words = line.trim();
        if words.is_empty() {
            is_after_blank = true;
            continue;
        }
        let is_indented = indent_of(line) >= NESTED;
        match (list_mark(line.trim_start()), passages.last_mut()) {
            (Some((marks, words)), last) => {
                let item = ListItem { spans: marks::read(words), below: Vec::new() };
                match last {
                    Some(Passage::List(list)) if is_indented => list.add_below(marks, item),
                    Some(Passage::List(list)) if list.marks.is_like(marks) => list.items.push(item),
                    _ => passages.push(Passage::List(List { marks, items: vec![item] })),
                }
            }
            (None, Some(Passage::List(list))) if is_indented && !is_after_blank => list.go_on(marks::read(words)),
            (None, _) => passages.push(Passage::Paragraph(marks::read(words))),
        }
        is_after_blank = false;
    }
    passages
}

/// What the passages say, without marks: for comparing, for e-mails. A link is followed by its address, which nobody
/// can see otherwise.
#[must_use]
pub fn plain_text(passages: &[Passage]) -> String {
    let mut lines = Vec::new();
    for passage in passages {
        match passage {
            Passage::Paragraph(spans) => lines.push(words_of(spans)),
            Passage::List(list) => add_lines(list, "", &mut lines),
        }
    }
    lines.join("\n")
}

fn add_lines(list: &List, indent: &str, lines: &mut Vec<String>) {
    for (position, item) in list.items.iter().enumerate() {
        let mark = match list.marks {
            ListMarks::Bullets => "-".to_owned(),
            ListMarks::Numbers { .. } => list.label(position),
        };
        lines.push(format!("{indent}{mark} {}", words_of(&item.spans)));
        for below in &item.below {
            add_lines(below, "  ", lines);
        }
    }
}

fn words_of(spans: &Spans) -> String {
    let words = |span: &Span| match span {
        Span::Text(text) | Span::Bold(text) | Span::Italic(text) | Span::BoldItalic(text) => text.clone(),
        Span::Link { words, address } => {
            let words = words_of(words);
            if is_said_by(&words, address) { words } else { format!("{words} ({address})") }
        }
        Span::Reference { words, .. } | Span::Name(words) => words_of(words),
        Span::Missing(name) => format!("[{name}]"),
        Span::Blank(letters) => "_".repeat(*letters),
    };
    spans.0.iter().map(words).collect()
}

fn is_said_by(words: &str, address: &str) -> bool {
    let bare = ["mailto:", "tel:", "https://", "http://"].iter().find_map(|scheme| address.strip_prefix(scheme));
    words == address || bare == Some(words)
}

/// So far from the margin a line belongs to the item above it.
const NESTED: usize = 2;

/// Spaces before the first word; a tab is as wide as four.
fn indent_of(line: &str) -> usize {
    line.chars().take_while(|letter| letter.is_whitespace()).map(|letter| if letter == '\t' { 4 } else { 1 }).sum()
}

/// What a line of a list begins with, and the words behind it.
fn list_mark(line: &str) -> Option<(ListMarks, &str)> {
    let (mark, words) = line.split_once([' ', '\t'])?;
    let words = words.trim();
    if matches!(mark, "-" | "*") {
        // "* * *" is a line across the page to Markdown, and no list to anybody.
        let is_rule = !words.is_empty() && words.split_whitespace().all(|word| word == mark);
        return (!is_rule).then_some((ListMarks::Bullets, words));
    }
    let digits = mark.strip_suffix(['.', ')'])?;
    let is_number = (1..=MOST_DIGITS).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit());
    if !is_number || begins_with_month(words) {
        return None;
    }
    Some((ListMarks::Numbers { first: digits.parse().ok()? }, words))
}

/// "2026." at the beginning of a line is a year.
const MOST_DIGITS: usize = 3;

/// "1. oktober mødes vi" begins with a date, not with the first of a list.
fn begins_with_month(words: &str) -> bool {
    let letters = |word: &str| word.trim_end_matches(|letter: char| !letter.is_alphabetic()).to_lowercase();
    words.split_whitespace().next().map(letters).is_some_and(|word| {
        let mut months = [Language::Da, Language::En].into_iter().flat_map(month_names);
        months.any(|month| month.to_lowercase() == word)
    })
}

impl List {
    /// Adds an item a level below the last one.
    fn add_below(&mut self, marks: ListMarks, item: ListItem) {
        let Some(last) = self.items.last_mut() else { return self.items.push(item) };
        match last.below.last_mut() {
            Some(list) if list.marks.is_like(marks) => list.items.push(item),
            _ => last.below.push(List { marks, items: vec![item] }),
        }
    }

    /// Goes on with the last item on a new line.
    fn go_on(&mut self, words: Spans) {
        let Some(last) = self.items.last_mut() else { return };
        match last.below.last_mut() {
            Some(list) => list.go_on(words),
            None => last.spans.add_line(words),
        }
    }
}

impl ListMarks {
    fn is_like(self, other: Self) -> bool {
        matches!((self, other), (Self::Bullets, Self::Bullets) | (Self::Numbers { .. }, Self::Numbers { .. }))
    }
}
