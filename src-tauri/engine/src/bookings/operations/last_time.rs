//! The same as last time: what a borrower had.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::store;
use super::super::{Booking, BookingError};
use super::find_again;
use crate::access::RequestContext;
use crate::gate::Input;
use crate::shared::ids::OrganisationId;

/// Whose last booking.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LastBookingOf {
    /// The borrower.
    pub organisation_id: OrganisationId,
}

impl Input for LastBookingOf {
    fn sample() -> Self {
        Self { organisation_id: OrganisationId(1) }
    }
}

/// The borrower's last booking that was not cancelled, by when it begins; one that is still to come counts. `None` for
/// whoever never borrowed.
pub async fn last_booking_of(
    context: &RequestContext<'_>,
    input: LastBookingOf,
) -> Result<Option<Booking>, BookingError> {
    let mut tx = context.read().await?;
    match store::last_of(&mut tx, input.organisation_id).await? {
        Some(id) => Ok(Some(find_again(&mut tx, id).await?)),
        None => Ok(None),
    }
}
