//! Text with its emphasis.

/// Text with its emphasis.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spans(pub Vec<Span>);

impl From<&str> for Spans {
    fn from(text: &str) -> Self {
        Self(vec![Span::Text(text.to_owned())])
    }
}

impl From<String> for Spans {
    fn from(text: String) -> Self {
        Self(vec![Span::Text(text)])
    }
}

impl From<Vec<Span>> for Spans {
    fn from(spans: Vec<Span>) -> Self {
        Self(spans)
    }
}

impl From<Span> for Spans {
    fn from(span: Span) -> Self {
        Self(vec![span])
    }
}

/// A stretch of text. A line feed in the text is a new line on the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// Plain.
    Text(String),
    /// Bold.
    Bold(String),
    /// Italic.
    Italic(String),
    /// Bold and italic.
    BoldItalic(String),
    /// A place to go to.
    Link {
        /// What is printed.
        words: Spans,
        /// `https:`, `mailto:` or `tel:` address.
        address: String,
    },
    /// What another place on the same paper is called there, e.g. the number of a clause: leads to it.
    Reference {
        /// What is printed.
        words: Spans,
        /// The key of the block or paragraph it leads to; words alone where the paper has none of that key.
        to: String,
    },
    /// A name: no word of it is divided at the end of a line while it fits on one.
    Name(Spans),
    /// The name of a field nobody has filled in yet: printed in brackets on a tint, so that it is seen and found.
    Missing(String),
    /// A line to write on by hand, about so many letters long.
    Blank(usize),
}

impl Spans {
    /// Adds a span; one that looks like the last goes on with it.
    pub fn add(&mut self, span: Span) {
        match (self.0.last_mut(), span) {
            (Some(Span::Text(text)), Span::Text(more))
            | (Some(Span::Bold(text)), Span::Bold(more))
            | (Some(Span::Italic(text)), Span::Italic(more))
            | (Some(Span::BoldItalic(text)), Span::BoldItalic(more)) => text.push_str(&more),
            (Some(Span::Link { words, address }), Span::Link { words: more, address: same }) if *address == same => {
                more.0.into_iter().for_each(|span| words.add(span));
            }
            (_, span) => self.0.push(span),
        }
    }

    /// Goes on with this on a new line.
    pub fn add_line(&mut self, line: Self) {
        self.add(Span::Text("\n".to_owned()));
        line.0.into_iter().for_each(|span| self.add(span));
    }
}
