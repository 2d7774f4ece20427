//! Who borrows, and as what. An association counts as its own category, unless a booking is lent to it as another: a social
//! association's private party is rented as one, and an evening with tickets is no social work.

use super::Booking;
use crate::organisations::{Borrower, BorrowerCategory};
use crate::shared::ids::OrganisationId;

/// Who borrows, and as what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct LentTo {
    /// Who; `None` is the house itself.
    pub organisation_id: Option<OrganisationId>,
    /// As another category than its own; `None` is as what it is.
    pub lent_as: Option<BorrowerCategory>,
}

impl LentTo {
    /// The house itself counts as nothing: no category is kept of it.
    pub fn new(organisation_id: Option<OrganisationId>, lent_as: Option<BorrowerCategory>) -> Self {
        Self { organisation_id, lent_as: lent_as.filter(|_| organisation_id.is_some()) }
    }

    /// A booking as it stands, its borrower being this one.
    pub fn of(booking: &Booking, organisation_id: Option<OrganisationId>) -> Self {
        Self::new(organisation_id, booking.lent_as)
    }

    /// The borrower as it counts here. Everything else of it stays, its declaration too: that is about the association.
    pub fn counted(self, borrower: Borrower) -> Borrower {
        Borrower { category: self.lent_as.unwrap_or(borrower.category), ..borrower }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choir() -> Borrower {
        Borrower {
            id: OrganisationId(2),
            name: "Koret Klangbølgen".into(),
            short_name: String::new(),
            category: BorrowerCategory::Social,
            education_approved_on: None,
            declaration_valid_until: None,
            archived_at: None,
        }
    }

    #[test]
    fn a_borrower_counts_as_what_it_is_unless_a_booking_says_otherwise() {
        let who = Some(OrganisationId(2));
        assert_eq!(LentTo::new(who, None).counted(choir()), choir());
        let rented = LentTo::new(who, Some(BorrowerCategory::PrivateCommercial)).counted(choir());
        assert_eq!(rented, Borrower { category: BorrowerCategory::PrivateCommercial, ..choir() });
    }

    #[test]
    fn the_house_itself_counts_as_nothing() {
        let house = LentTo::new(None, Some(BorrowerCategory::Social));
        assert_eq!(house, LentTo { organisation_id: None, lent_as: None });
    }
}
