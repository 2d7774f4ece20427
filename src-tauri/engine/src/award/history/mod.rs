//! The award through the years: who was given it, also before the program, and what nominations were about.

mod figures;
mod sheet;
mod winner;

pub(super) use figures::{Counted, figures};
pub use figures::{FigureGroup, NomineeFigure, YearFigures};
pub(super) use sheet::{statistics_table, winners_table};
pub(super) use winner::KeptPastWinner;
pub use winner::{PastWinnerFacts, WinnerLine};
