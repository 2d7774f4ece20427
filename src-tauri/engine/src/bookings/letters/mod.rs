//! What the office writes to a borrower about bookings: a confirmation, a change, a cancellation. Each is a paper, a text to
//! copy and a draft of an e-mail, all made of the same [`Written`](crate::documents::Written). Nouns: [`LetterSubject`],
//! [`LetterKind`], what a letter told of each booking. The hard rule: what was told is kept with the paper, so that the
//! next letter says what has changed since; nobody's home is ever in a letter.

mod compose;
mod letter;
mod operations;
mod paper;
mod store;
mod told;
mod wording;

pub use letter::{LetterKind, LetterSubject};
pub(in crate::bookings) use operations::recipient;
pub use operations::*;
pub(super) use store::STATEMENTS;
pub(crate) use store::{forget_old_letters, old_letters};
