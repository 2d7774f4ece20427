//! A clause's text as it stands on the paper: its marks read, its names filled in.
//!
//! Marks are read before names are filled, so that an association called `*Stjernen*` keeps its stars. What is written
//! in a long field is text with marks of its own: a list written there is a list within the sentence's paragraph.

use std::collections::BTreeMap;

use super::references::reference;
use super::wording::{Part, parts_of};
use super::{Template, VariableKind};
use crate::documents::{List, ListItem, Passage, Span, Spans, plain_text, read_prose};

/// What stands for the names of a text.
pub(super) struct Filling<'a> {
    pub values: &'a BTreeMap<String, String>,
    /// What stands where nobody has written anything.
    pub gap: &'a dyn Fn(&str) -> Span,
}

impl Filling<'_> {
    /// A text by its paragraphs: each with what belongs under it.
    pub fn paragraphs(&self, text: &str) -> Vec<Vec<Passage>> {
        let mut paragraphs: Vec<Vec<Passage>> = Vec::new();
        for passage in read_prose(text) {
            match (passage, paragraphs.last_mut()) {
                (Passage::Paragraph(spans), _) => paragraphs.push(self.paragraph(&spans)),
                (Passage::List(list), Some(above)) => above.push(Passage::List(self.list(list))),
                (Passage::List(list), None) => paragraphs.push(vec![Passage::List(self.list(list))]),
            }
        }
        paragraphs
    }

    /// One paragraph, and what its values put under it.
    pub fn paragraph(&self, spans: &Spans) -> Vec<Passage> {
        let mut flow = Flow::default();
        let pieces: Vec<(Piece, Look)> = spans.0.iter().flat_map(pieces_of).collect();
        for (position, (piece, look)) in pieces.iter().enumerate() {
            match piece {
                Piece::Words(words) => flow.words(words, *look),
                Piece::Other(span) => flow.span(self.whole(span)),
                Piece::Name(name) => {
                    let after = pieces.get(position + 1).map(|(piece, _)| piece);
                    let ends_sentence = matches!(after, Some(Piece::Words(words)) if words.starts_with('.'));
                    self.value(name, *look, ends_sentence, &mut flow);
                }
            }
        }
        flow.end()
    }

    fn value(&self, name: &str, look: Look, ends_sentence: bool, flow: &mut Flow) {
        let Some(value) = self.filled(name) else { return flow.span((self.gap)(name)) };
        if let Some(to) = reference(name) {
            let words = look.over(Span::Text(value.to_owned())).into();
            return flow.span(Span::Reference { words, to: to.to_owned() });
        }
        // A value that ends in a full stop does not get a second one from the sentence around it.
        let value = if ends_sentence { value.strip_suffix('.').unwrap_or(value) } else { value };
        if is_name(name) {
            return flow.span(Span::Name(look.over(Span::Text(value.to_owned())).into()));
        }
        let passages = if is_prose(name) { read_prose(value) } else { Vec::new() };
        if passages.is_empty() || passages.iter().map(words_alone).eq(lines_of(value).map(Some)) {
            return flow.words(value, look);
        }
        for (position, passage) in passages.into_iter().enumerate() {
            match passage {
                Passage::List(list) => flow.list(list),
                Passage::Paragraph(spans) => {
                    if position > 0 {
                        flow.words("\n", look);
                    }
                    spans.0.into_iter().for_each(|span| flow.span(look.over(span)));
                }
            }
        }
    }

    fn filled(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(|value| value.trim()).filter(|value| !value.is_empty())
    }

    fn list(&self, list: List) -> List {
        let item = |item: ListItem| {
            let mut below: Vec<List> = Vec::new();
            let mut spans = Spans::default();
            for (position, passage) in self.paragraph(&item.spans).into_iter().enumerate() {
                match passage {
                    Passage::List(list) => below.push(list),
                    Passage::Paragraph(more) if position == 0 => spans = more,
                    Passage::Paragraph(more) => spans.add_line(more),
                }
            }
            below.extend(item.below.into_iter().map(|list| self.list(list)));
            ListItem { spans, below }
        };
        List { marks: list.marks, items: list.items.into_iter().map(item).collect() }
    }

    /// A link with its names filled in; what stands in it is words only.
    fn whole(&self, span: &Span) -> Span {
        let Span::Link { words, address } = span else { return span.clone() };
        let mut filled = Spans::default();
        for (piece, look) in words.0.iter().flat_map(pieces_of) {
            filled.add(match piece {
                Piece::Words(words) => look.over(Span::Text(words)),
                Piece::Other(span) => span,
                Piece::Name(name) => match self.filled(&name) {
                    Some(value) => look.over(Span::Text(value.to_owned())),
                    None => (self.gap)(&name),
                },
            });
        }
        Span::Link { words: filled, address: address.clone() }
    }
}

/// Whether what is written for a name has marks of its own.
pub(super) fn is_prose(name: &str) -> bool {
    Template::standard().variable(name).is_some_and(|variable| variable.kind == VariableKind::LongText)
}

/// Whether what stands for it is what somebody or something is called.
fn is_name(name: &str) -> bool {
    Template::standard().variable(name).is_some_and(|variable| {
        let from = variable.from.as_deref();
        variable.kind == VariableKind::Person
            || matches!(from, Some("office.municipality" | "office.name" | "association.name"))
    })
}

/// A text in words alone, and the text with its marks where it has any.
pub(super) fn words_and_marks(typed: String, passages: &[Passage]) -> (String, Option<String>) {
    let words = plain_text(passages);
    if lines_of(&typed).eq(lines_of(&words)) { (typed, None) } else { (words, Some(typed)) }
}

fn lines_of(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// The words of a paragraph in which nothing is marked.
fn words_alone(passage: &Passage) -> Option<&str> {
    match passage {
        Passage::Paragraph(Spans(spans)) => match spans.as_slice() {
            [Span::Text(words)] => Some(words),
            _ => None,
        },
        Passage::List(_) => None,
    }
}

enum Piece {
    Words(String),
    Name(String),
    Other(Span),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Look {
    is_bold: bool,
    is_italic: bool,
}

impl Look {
    /// The span with this look laid over its own.
    fn over(self, span: Span) -> Span {
        let (own, text) = match span {
            Span::Text(text) => (Self { is_bold: false, is_italic: false }, text),
            Span::Bold(text) => (Self { is_bold: true, is_italic: false }, text),
            Span::Italic(text) => (Self { is_bold: false, is_italic: true }, text),
            Span::BoldItalic(text) => (Self { is_bold: true, is_italic: true }, text),
            Span::Link { words, address } => return Span::Link { words: self.over_all(words), address },
            Span::Name(words) => return Span::Name(self.over_all(words)),
            other => return other,
        };
        match (self.is_bold || own.is_bold, self.is_italic || own.is_italic) {
            (false, false) => Span::Text(text),
            (true, false) => Span::Bold(text),
            (false, true) => Span::Italic(text),
            (true, true) => Span::BoldItalic(text),
        }
    }

    fn over_all(self, spans: Spans) -> Spans {
        Spans(spans.0.into_iter().map(|span| self.over(span)).collect())
    }
}

fn pieces_of(span: &Span) -> Vec<(Piece, Look)> {
    let (text, is_bold, is_italic) = match span {
        Span::Text(text) => (text, false, false),
        Span::Bold(text) => (text, true, false),
        Span::Italic(text) => (text, false, true),
        Span::BoldItalic(text) => (text, true, true),
        other => return vec![(Piece::Other(other.clone()), Look { is_bold: false, is_italic: false })],
    };
    let look = Look { is_bold, is_italic };
    let piece = |part| match part {
        Part::Words(words) => Piece::Words(words.to_owned()),
        Part::Name(name) => Piece::Name(name.to_owned()),
    };
    parts_of(text).into_iter().map(|part| (piece(part), look)).collect()
}

/// A paragraph as it grows, with the lists that values put into it.
#[derive(Default)]
struct Flow {
    done: Vec<Passage>,
    open: Spans,
}

impl Flow {
    fn words(&mut self, words: &str, look: Look) {
        let mut words = words;
        if self.open.0.is_empty()
            && let Some(Passage::List(list)) = self.done.last_mut()
        {
            // The sentence around a list ends with the list's last words.
            if let Some(rest) = words.strip_prefix('.') {
                end_sentence(list);
                words = rest;
            }
            words = words.trim_start();
        }
        if !words.is_empty() {
            self.open.add(look.over(Span::Text(words.to_owned())));
        }
    }

    fn span(&mut self, span: Span) {
        self.open.add(span);
    }

    fn list(&mut self, list: List) {
        let mut open = std::mem::take(&mut self.open);
        if let Some(Span::Text(text)) = open.0.last_mut() {
            text.truncate(text.trim_end().len());
        }
        if !open.0.is_empty() {
            self.done.push(Passage::Paragraph(open));
        }
        self.done.push(Passage::List(list));
    }

    fn end(mut self) -> Vec<Passage> {
        if !self.open.0.is_empty() || self.done.is_empty() {
            self.done.push(Passage::Paragraph(self.open));
        }
        self.done
    }
}

fn end_sentence(list: &mut List) {
    let Some(last) = list.items.last_mut() else { return };
    match last.below.last_mut() {
        Some(below) => end_sentence(below),
        None => last.spans.add(Span::Text(".".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The paragraphs with bold in `<b>`, lists in words, paragraphs parted by `|`.
    fn filled(text: &str, values: &[(&str, &str)]) -> String {
        let values: BTreeMap<String, String> =
            values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let gap = |name: &str| Span::Missing(name.to_owned());
        let filling = Filling { values: &values, gap: &gap };
        let bold = |spans: &mut Spans| {
            for span in &mut spans.0 {
                if let Span::Bold(text) = span {
                    *span = Span::Text(format!("<b>{text}</b>"));
                }
            }
        };
        let said = |mut passages: Vec<Passage>| {
            for passage in &mut passages {
                match passage {
                    Passage::Paragraph(spans) => bold(spans),
                    Passage::List(list) => list.items.iter_mut().for_each(|item| bold(&mut item.spans)),
                }
            }
            plain_text(&passages)
        };
        filling.paragraphs(text).into_iter().map(said).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn a_value_takes_the_look_of_the_words_around_it_and_a_name_is_no_mark() {
        for (text, values, said) in [
            ("Vi **{{purpose}}**s.", vec![("purpose", "synger")], "Vi <b>synger</b>s."),
            ("{{purpose}}", vec![("purpose", "syng **højt**")], "syng <b>højt</b>"),
            ("I {{association_name}}.", vec![("association_name", "*Stjernen*")], "I *Stjernen*."),
            ("I **{{association_name}}**.", vec![], "I [association_name]."),
            ("Vi {{purpose}}.", vec![("purpose", "spiser sammen.")], "Vi spiser sammen."),
            ("Vi **{{purpose}}**.", vec![("purpose", "spiser sammen.")], "Vi <b>spiser sammen</b>."),
            ("[{{place}}](https://a.example)", vec![("place", "Salen")], "Salen (https://a.example)"),
        ] {
            assert_eq!(filled(text, &values), said, "{text}");
        }
    }

    #[test]
    fn a_list_written_in_a_long_field_stands_under_its_sentence_and_ends_it() {
        let tasks = [("association_tasks", "- kaffe\n- sang")];
        assert_eq!(
            filled("Foreningen står for {{association_tasks}}. Det er alt.\nKommunen hjælper.", &tasks),
            "Foreningen står for\n- kaffe\n- sang.\nDet er alt.|Kommunen hjælper."
        );
        assert_eq!(filled("{{association_tasks}}", &tasks), "- kaffe\n- sang");
    }

    #[test]
    fn a_list_belongs_to_the_paragraph_above_it() {
        assert_eq!(filled("Et:\n- a\n- {{fee}}\nTo.", &[("fee", "gratis")]), "Et:\n- a\n- gratis|To.");
        assert_eq!(filled("- a\n- b\nTo.", &[]), "- a\n- b|To.");
    }

    #[test]
    fn lines_of_a_long_field_without_marks_stay_one_paragraph_as_they_were_typed() {
        assert_eq!(filled("Vi ser på: {{goals}}.", &[("goals", "et\n\nto")]), "Vi ser på: et\n\nto.");
    }

    proptest! {
        #[test]
        fn a_text_without_marks_is_filled_as_it_always_was(
            text in "([a-zæøå .,]{0,9}|\\{\\{(purpose|fee)\\}\\}){0,6}", purpose in "[a-zæøå .]{0,12}"
        ) {
            let values = BTreeMap::from([("purpose".to_owned(), purpose.clone())]);
            let before: String = super::super::wording::fill(&text, &values).into_iter().map(|piece| match piece {
                super::super::Piece::Text { text } => text,
                super::super::Piece::Missing { name } => format!("[{name}]"),
            }).collect();
            let after = filled(&text, &[("purpose", &purpose)]);
            prop_assert_eq!(after.trim(), before.trim());
        }
    }
}
