//! A letter as a paper.

use super::letter::Letter;
use super::wording::Wording;
use crate::documents::{Document, Written};
use crate::shared::instant::Instant;

/// The paper of a letter.
pub(super) fn document(letter: &Letter, written: &Written, now: Instant) -> Document {
    let subject = letter.subject.subject();
    let identifier = format!("letter-{}-{}-{}", letter.kind.as_str(), subject.kind.as_str(), subject.id);
    let author = &letter.head.details.name;
    let mut document = Document::new(written.subject_line(), author, letter.language, identifier, now);
    document.margins.head = Some(written.title.clone());
    document.margins.foot = Some(written.meta.clone());
    let ribbon = Wording::standard().ribbon.in_language(letter.language);
    document.margins.ribbon = letter.head.is_demo.then(|| ribbon.to_owned());
    document.blocks.push(letter.head.letterhead());
    document.blocks.extend(written.blocks());
    document
}
