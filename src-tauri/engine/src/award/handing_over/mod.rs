//! What goes out once somebody is chosen: the diploma, the press text with the list of recipients, and letters to the recipient, to
//! the other nominees and to whoever nominated. The hard rule: only the chosen name and a short reason are told to anybody.

mod diploma;
mod facts;
mod frame;
mod letter;
mod letter_words;
mod letters;
mod press;

pub(super) use diploma::{Diploma, kept_reason};
pub use facts::HandingOverFacts;
pub(super) use letter::{AwardLetter, together};
pub use letters::{AwardLetterKind, AwardLetterTo, LetterLeftOut};
pub(super) use letters::{is_gone, standing};
pub(super) use press::PressText;
