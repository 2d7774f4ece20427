//! Organisations, people, contact roles, and finding them.

mod builders;
mod cards;
mod directory;
mod people;
mod protection;
mod roles;
mod search;
