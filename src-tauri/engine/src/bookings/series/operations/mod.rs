//! The office's verbs around series. Every date passes the one gate of bookings, all of a series in one go.

mod answer;
mod answer_taken_back;
mod book;
mod cancel;
mod card;
mod edit_rules;
mod edited;
mod editing;
mod extend;
mod going_on;
mod judging;
mod missing;
mod planning;
mod put_back;
mod rewriting;
mod season;
mod settling;
mod wanted;

pub use answer::*;
pub use answer_taken_back::*;
pub use book::*;
pub use cancel::*;
pub use card::*;
pub use editing::*;
pub use extend::*;
pub use missing::*;
pub use planning::*;
pub use put_back::*;
pub use season::*;
pub(in crate::bookings) use wanted::times_of_rule;
