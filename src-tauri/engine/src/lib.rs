//! The office of a volunteer centre: every rule, every table and every paper, without a window.
//!
//! - [`access`]: who is at the desk and what they may do; the log, drafts, papers kept.
//! - [`organisations`]: associations, municipal workplaces, councils, people and what they are there.
//! - [`agreements`]: cooperation agreements, from a draft to a printed paper.
//! - [`award`]: the yearly award, from nominations to the recipient.
//! - [`insurance`]: the register of volunteers, and who was covered on which day.
//! - [`premises`]: houses, spaces, rooms, opening hours, closures.
//! - [`bookings`]: who has which room when.
//! - [`desk`]: what reads every slice: names for what the log speaks of.
//! - [`backup`]: copies of the office, putting it back, giving it out.
//! - [`files`]: files of other kinds than papers, such as drafts of e-mails.
//! - [`retention`]: when somebody's name goes for good, and what they are told of themselves.
//! - [`gate`]: the one way in for every host.
//! - [`host`]: what a window asks of its host besides.

pub mod access;
pub mod agreements;
pub mod award;
pub mod backup;
pub mod bookings;
pub mod database;
pub mod demo;
pub mod desk;
pub mod documents;
pub mod files;
pub mod gate;
pub mod host;
pub mod insurance;
pub mod office;
pub mod organisations;
pub mod premises;
pub mod retention;
pub mod shared;
