//! A letter as a paper.

use super::letter::Letter;
use super::plain::subject_line;
use super::wording::Wording;
use super::written::{Part, Rows, Written};
use crate::documents::{Block, Column, Content, Document, HeadingLevel, RowHeads, Spans, Table};
use crate::shared::instant::Instant;

/// The paper of a letter.
pub(super) fn document(letter: &Letter, written: &Written, now: Instant) -> Document {
    let subject = letter.subject.subject();
    let identifier = format!("letter-{}-{}-{}", letter.kind.as_str(), subject.kind.as_str(), subject.id);
    let author = &letter.head.details.name;
    let mut document = Document::new(subject_line(written), author, letter.language, identifier, now);
    document.margins.head = Some(written.title.clone());
    document.margins.foot = Some(written.meta.clone());
    let ribbon = Wording::standard().ribbon.in_language(letter.language);
    document.margins.ribbon = letter.head.is_demo.then(|| ribbon.to_owned());
    document.blocks.push(letter.head.letterhead());
    if !written.recipient.is_empty() {
        document.blocks.push(Block::space(14.0));
        document.blocks.push(Block::paragraph(written.recipient.join("\n")));
    }
    document.blocks.push(Block::title(&*written.title));
    if !written.subtitle.is_empty() {
        document.blocks.push(Block::subtitle(&*written.subtitle));
    }
    document.blocks.push(Block::note(&*written.meta));
    document.blocks.extend(written.parts.iter().flat_map(blocks));
    document
}

fn blocks(part: &Part) -> Vec<Block> {
    match part {
        Part::Heading(text) => vec![Block::heading(HeadingLevel::Section, &**text)],
        Part::Paragraph(text) => vec![Block::paragraph(&**text)],
        Part::Facts(facts) => {
            let pairs = facts.iter().map(|(label, value)| (label.clone(), Spans::from(&**value)));
            vec![Content::KeyValues(pairs.collect()).into()]
        }
        Part::Rows(rows) => vec![Content::Table(table(rows)).into()],
        Part::Bullets(items) => vec![Content::Bullets(items.iter().map(|item| Spans::from(&**item)).collect()).into()],
        Part::Closing(lines) => vec![Block::space(10.0), Block::paragraph(lines.join("\n"))],
    }
}

fn table(rows: &Rows) -> Table {
    Table {
        columns: rows.columns.iter().map(|(head, share)| Column::share(&**head, *share)).collect(),
        rows: rows.rows.iter().map(|row| row.iter().map(|cell| Spans::from(&**cell)).collect()).collect(),
        row_heads: RowHeads::First,
    }
}
