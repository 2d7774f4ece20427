//! Whom the office works with: associations, municipal workplaces, councils, people, and what people are there.
//! Nouns: [`Organisation`], [`Person`], [`ContactRole`], [`Borrower`], [`Party`]. Cards are put away, never deleted, and
//! what was merged into another is read as the other. The hard rule: the address of somebody with name-and-address
//! protection is told by [`open_person`] alone, to few, and is never searched, printed or written to the log.

mod contact_role;
mod directory;
mod error;
mod event;
mod facts;
mod operations;
mod organisation;
mod party;
mod person;
mod store;

pub(crate) use directory::STATEMENTS as DIRECTORY_STATEMENTS;
pub(crate) use store::STATEMENTS;

pub use contact_role::{ContactRole, ContactRoleFacts, ContactRoleKind, OPEN_END, PeriodStanding};
pub use directory::*;
pub use error::OrganisationError;
pub use event::OrganisationEvent;
pub use operations::*;
pub use organisation::{
    Borrower, BorrowerCategory, DeclarationMissing, Organisation, OrganisationFacts, OrganisationKind,
};
pub use party::{Party, PartyContact};
pub use person::{Person, PersonAddress, PersonFacts, PersonName, Protection};
