//! The office's verbs on tables: look at one, judge its rows, take them in, and take that back.

mod adding;
mod judging;
mod known_people;
mod looking;
mod taking_back;

pub use adding::*;
pub use judging::*;
pub use known_people::KnownPeople;
pub use looking::*;
pub use taking_back::*;
