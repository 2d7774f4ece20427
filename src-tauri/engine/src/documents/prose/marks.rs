//! Bold, italic and links within one line, found by pulldown-cmark.
//!
//! The library only says where a mark stands; what is written comes from the line itself. So a letter can be lost only
//! where it is a mark, and what the library makes of anything else (entities, code, HTML, pictures) never shows.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use crate::documents::model::{Span, Spans};

/// To Markdown the words of a heading are one line of marked text: no list, no quotation, no code begins in it.
const HEADING: &str = "# ";

/// A line as spans.
pub(super) fn read(line: &str) -> Spans {
    if !line.contains(['*', '_', '[', '\\']) {
        return Spans::from(line);
    }
    let mut found = Found { line, letters: vec![Letter::default(); line.len()], addresses: Vec::new(), link: None };
    found.look();
    found.take_escapes();
    found.spans()
}

/// What becomes of one byte of the line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Letter {
    /// Part of a mark, and not printed.
    is_mark: bool,
    /// The library takes it for words.
    is_word: bool,
    look: Look,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Look {
    is_bold: bool,
    is_italic: bool,
    link: Option<usize>,
}

/// A link whose end is not found yet.
struct OpenLink {
    whole: Range<usize>,
    /// Where its words end, as far as they have come.
    words_end: usize,
    address: String,
}

struct Found<'a> {
    line: &'a str,
    letters: Vec<Letter>,
    addresses: Vec<String>,
    link: Option<OpenLink>,
}

impl Found<'_> {
    fn look(&mut self) {
        let heading = format!("{HEADING}{}", masked(self.line));
        let mut as_typed = 0;
        for (event, range) in Parser::new(&heading).into_offset_iter() {
            let Some(start) = range.start.checked_sub(HEADING.len()) else { continue };
            let range = start..(range.end - HEADING.len()).min(self.line.len());
            if range.start < as_typed {
                continue;
            }
            self.lengthen_link(&range);
            match event {
                Event::Start(Tag::Strong) => self.emphasise(&range, 2, |look| look.is_bold = true),
                Event::Start(Tag::Emphasis) => self.emphasise(&range, 1, |look| look.is_italic = true),
                Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, title, .. })
                    if title.is_empty() && self.is_followed(&range, &dest_url) =>
                {
                    self.link = Some(OpenLink { words_end: start + 1, whole: range, address: sendable(&dest_url) });
                }
                Event::End(TagEnd::Link) => self.end_link(),
                Event::End(_) => {}
                Event::Text(_) => self.set(range, |letter| letter.is_word = true),
                // Code, HTML, pictures, links to nowhere: all of it as it was typed.
                _ => {
                    as_typed = range.end;
                    self.set(range, |letter| letter.is_word = true);
                }
            }
        }
    }

    fn set(&mut self, range: Range<usize>, change: impl Fn(&mut Letter)) {
        if let Some(letters) = self.letters.get_mut(range) {
            letters.iter_mut().for_each(change);
        }
    }

    fn emphasise(&mut self, range: &Range<usize>, marks: usize, change: impl Fn(&mut Look)) {
        let text = self.line.get(range.clone()).unwrap_or_default();
        let is_mark =
            |part: Option<&str>| part.is_some_and(|part| part.bytes().all(|byte| matches!(byte, b'*' | b'_')));
        if text.len() < 2 * marks || !is_mark(text.get(..marks)) || !is_mark(text.get(text.len() - marks..)) {
            return;
        }
        self.set(range.clone(), |letter| change(&mut letter.look));
        self.set(range.start..range.start + marks, |letter| letter.is_mark = true);
        self.set(range.end - marks..range.end, |letter| letter.is_mark = true);
    }

    /// Whether a link has words to press on and leads to a place that a reader can open from a paper.
    fn is_followed(&self, whole: &Range<usize>, address: &str) -> bool {
        let text = self.line.get(whole.clone()).unwrap_or_default();
        let is_place = SCHEMES.iter().any(|scheme| address.len() > scheme.len() && address.starts_with(scheme));
        let is_filled_in = text.rsplit("](").next().is_some_and(|address| address.contains("{{"));
        is_place && !is_filled_in && !text.starts_with("[]")
    }

    fn lengthen_link(&mut self, range: &Range<usize>) {
        if let Some(link) = self.link.as_mut().filter(|link| range.start > link.whole.start) {
            link.words_end = link.words_end.max(range.end);
        }
    }

    fn end_link(&mut self) {
        let Some(OpenLink { whole, words_end, address }) = self.link.take() else { return };
        if !self.line.get(words_end..whole.end).is_some_and(|rest| rest.starts_with("](")) {
            return;
        }
        self.addresses.push(address);
        let number = self.addresses.len() - 1;
        self.set(whole.clone(), |letter| letter.look.link = Some(number));
        self.set(whole.start..whole.start + 1, |letter| letter.is_mark = true);
        self.set(words_end..whole.end, |letter| letter.is_mark = true);
    }

    /// A backslash before what would be a mark says that it is none. Any other is words: `\\server\drev`.
    fn take_escapes(&mut self) {
        let bytes = self.line.as_bytes();
        for at in 0..bytes.len() {
            let before = &bytes[..at];
            let is_escape = match bytes.get(at + 1) {
                Some(b'*' | b'_' | b'[' | b']') => true,
                Some(b'-') => before.is_empty(),
                Some(b'.' | b')') => !before.is_empty() && before.iter().all(u8::is_ascii_digit),
                _ => false,
            };
            if bytes[at] == b'\\' && is_escape && !self.letters[at].is_word {
                self.letters[at].is_mark = true;
            }
        }
    }

    fn spans(&self) -> Spans {
        let mut spans = Spans::default();
        let mut start = 0;
        for stretch in self.letters.chunk_by(|one, next| one.is_mark == next.is_mark && one.look == next.look) {
            let end = start + stretch.len();
            let Letter { is_mark, look, .. } = stretch[0];
            if !is_mark {
                self.add(&mut spans, look, &self.line[start..end]);
            }
            start = end;
        }
        spans
    }

    fn add(&self, spans: &mut Spans, look: Look, text: &str) {
        let span = match (look.is_bold, look.is_italic) {
            (false, false) => Span::Text(text.to_owned()),
            (true, false) => Span::Bold(text.to_owned()),
            (false, true) => Span::Italic(text.to_owned()),
            (true, true) => Span::BoldItalic(text.to_owned()),
        };
        match look.link.and_then(|link| self.addresses.get(link)) {
            Some(address) => spans.add(Span::Link { words: span.into(), address: address.clone() }),
            None => spans.add(span),
        }
    }
}

/// Where a link on a paper may lead.
const SCHEMES: [&str; 4] = ["https://", "http://", "mailto:", "tel:"];

/// An address as it may stand in a file: without letters beyond ASCII, which PDF does not know in addresses.
fn sendable(address: &str) -> String {
    let mut sent = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_graphic() {
            sent.push(char::from(byte));
        } else {
            sent.push_str(&format!("%{byte:02X}"));
        }
    }
    sent
}

/// The line with the same number of bytes, in which what is no mark looks like a word: a name to be filled in, and a
/// line of underscores to write on.
fn masked(line: &str) -> String {
    let mut bytes = line.as_bytes().to_vec();
    let mut at = 0;
    while let Some(found) = line[at..].find("{{") {
        let start = at + found;
        let Some(length) = line[start..].find("}}") else { break };
        bytes[start..start + length + 2].fill(b'a');
        at = start + length + 2;
    }
    for run in line.match_indices('_').map(|(at, _)| at).collect::<Vec<_>>().chunk_by(|one, next| one + 1 == *next) {
        if run.len() > 2 {
            run.iter().for_each(|at| bytes[*at] = b'a');
        }
    }
    bytes.iter_mut().filter(|byte| **byte == b'\r').for_each(|byte| *byte = b' ');
    String::from_utf8(bytes).unwrap_or_else(|_| line.to_owned())
}
