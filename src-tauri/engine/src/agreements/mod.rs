//! Cooperation agreements: what the municipality and an association do together, drafted from a template, printed as a
//! paper and kept. Nouns: [`Agreement`], [`Template`], the wording that fills one with the other. The hard rule: what
//! was printed stays byte for byte, and nothing prints with a hole unless the user says so.

mod agreement;
mod error;
mod event;
mod facts;
mod operations;
mod paper;
mod people;
mod store;
mod template;
mod wording;

pub use agreement::{Agreement, AgreementState, AgreementSummary, AgreementView, Clause, ClauseState, PaperStanding};
pub use error::AgreementError;
pub use event::AgreementEvent;
pub use operations::*;
pub(crate) use store::{STATEMENTS, stored_number};
pub use template::{Section, Template, Variable, VariableKind, Variant};
pub use wording::{Piece, fill};
