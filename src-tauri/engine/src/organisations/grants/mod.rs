//! What associations were given, round by round, and who counts as one when it is added up. Nouns: [`GrantReceived`],
//! [`Family`], [`Counted`]. There is one reader of it, [`grants_together`], and it reads what was merged as the other.

mod counting;
mod family;
mod grant;
mod operations;
mod store;

pub use counting::{Counted, CountingPeriod, FamilyGrants, GrantsTogether};
pub use family::{Families, Family, FamilyMember};
pub use grant::{GrantFacts, GrantReceived};
pub use operations::*;
pub(super) use store::STATEMENTS;
