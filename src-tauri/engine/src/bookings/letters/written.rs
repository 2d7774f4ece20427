//! A letter in words, before it is a paper, a text or an e-mail.

/// A letter in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Written {
    pub title: String,
    /// What it is about, under the title.
    pub subtitle: String,
    /// Number and date, small.
    pub meta: String,
    /// The address it goes to, line by line.
    pub recipient: Vec<String>,
    pub parts: Vec<Part>,
}

/// One part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    Heading(String),
    Paragraph(String),
    /// Labels and what stands for them.
    Facts(Vec<(String, String)>),
    /// A head and rows.
    Rows(Rows),
    Bullets(Vec<String>),
    /// The greeting at the end, line by line.
    Closing(Vec<String>),
}

/// A table of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rows {
    /// What stands over each column, and how wide it is beside the others.
    pub columns: Vec<(String, u16)>,
    pub rows: Vec<Vec<String>>,
}

impl Rows {
    /// Without the columns that say nothing.
    pub fn without_empty(mut self) -> Self {
        for column in (0..self.columns.len()).rev() {
            if self.rows.iter().all(|row| row.get(column).is_none_or(String::is_empty)) {
                self.columns.remove(column);
                for row in &mut self.rows {
                    row.remove(column);
                }
            }
        }
        self
    }
}
