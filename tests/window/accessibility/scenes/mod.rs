//! The scenes, by what they show.

pub mod agreements;
pub mod award;
pub mod beginning;
pub mod calendar;
pub mod daily;
pub mod directory;
pub mod insurance;
pub mod settings;
