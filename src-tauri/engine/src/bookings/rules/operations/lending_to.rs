//! As what a borrower may be lent to, and what each costs: for whoever says at the desk that it is a private party.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::access::RequestContext;
use crate::bookings::BookingError;
use crate::bookings::operations::one_problem;
use crate::bookings::rules::{LendingTerms, store};
use crate::gate::Input;
use crate::organisations::{self, BorrowerCategory};
use crate::shared::field::Problem;
use crate::shared::ids::OrganisationId;

/// Who borrows.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LookAtLending {
    /// The borrower.
    pub organisation_id: OrganisationId,
}

impl Input for LookAtLending {
    fn sample() -> Self {
        Self { organisation_id: OrganisationId(1) }
    }
}

/// How the office lends to a borrower.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LendingTo {
    /// What the borrower is; a booking is lent as that unless it says otherwise.
    pub own: BorrowerCategory,
    /// Every category as which it may be lent, with what is asked for it now, in the order of their priority.
    pub terms: Vec<LendingTerms>,
}

/// What a borrower is, and how the office lends to each category.
pub async fn lending_to(context: &RequestContext<'_>, input: LookAtLending) -> Result<LendingTo, BookingError> {
    let mut tx = context.read().await?;
    let borrower = organisations::borrower(&mut tx, input.organisation_id).await?;
    let own = borrower.ok_or_else(|| one_problem("organisationId", Problem::NotFound))?.category;
    Ok(LendingTo { own, terms: store::rules(&mut tx).await?.0.lending })
}
