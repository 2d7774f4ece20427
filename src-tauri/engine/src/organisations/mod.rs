//! Whom the office works with: associations, municipal workplaces, councils, people, what people are there, and what
//! associations were given.
//! Nouns: [`Organisation`], [`Person`], [`ContactRole`], [`Borrower`], [`Party`]. Cards are put away, never deleted, and
//! what was merged into another is read as the other. The hard rule: the address of somebody with name-and-address
//! protection is told by [`open_person`] alone, to few, and is never searched, printed or written to the log.

mod contact_role;
mod directory;
mod error;
mod event;
mod facts;
mod grants;
mod importing;
mod operations;
mod organisation;
mod party;
mod person;
mod store;

pub use contact_role::{ContactRole, ContactRoleFacts, ContactRoleKind, OPEN_END, PeriodStanding};
pub use directory::*;
pub use error::OrganisationError;
pub use event::OrganisationEvent;
pub(crate) use facts::{Read, differing, kept_date};
pub use grants::*;
pub use importing::*;
pub use operations::*;
pub use organisation::{
    Borrower, BorrowerCategory, DeclarationMissing, Organisation, OrganisationFacts, OrganisationKind,
};
pub use party::{Party, PartyContact};
pub use person::{Person, PersonAddress, PersonFacts, PersonName, Protection};

/// The SQL of this slice, for the tests that prepare it on both databases.
pub(crate) const STATEMENTS: [&[crate::database::Statement]; 7] = [
    store::ORGANISATIONS_STATEMENTS,
    store::PEOPLE_STATEMENTS,
    store::ROLES_STATEMENTS,
    store::LOOKUPS_STATEMENTS,
    directory::STATEMENTS,
    grants::STATEMENTS,
    importing::STATEMENTS,
];
