//! Contacts of bookings whose time is over: the booking stays, with where, when and who borrowed; whom to ring about it goes.

use std::collections::BTreeSet;

use crate::access::{self, Subject, SubjectKind, WriteTx};
use crate::bookings::store;
use crate::database::DatabaseError;
use crate::organisations;
use crate::shared::forgotten_name::ForgottenName;
use crate::shared::ids::PersonId;
use crate::shared::instant::Instant;

/// What went with old contacts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct ContactsForgotten {
    /// From how many bookings.
    pub bookings: u32,
    /// Out of how many titles, notes and reasons their names were taken.
    pub texts: u32,
    /// Out of how many reasons in the log the words were taken.
    pub reasons: u32,
}

/// Takes contacts off bookings that ended before a moment, and their names out of what was written of those. Of series, once their
/// last date is as old.
pub(crate) async fn forget_old_contacts(tx: &mut WriteTx, before: Instant) -> Result<ContactsForgotten, DatabaseError> {
    let old = store::old_contacts(tx, before).await?;
    let people: BTreeSet<PersonId> = old.iter().map(|(_, person)| *person).collect();
    let mut texts = 0;
    for id in people {
        if let Some(person) = organisations::person_name(tx, id).await? {
            let name = ForgottenName::of(&person.full_name);
            texts += store::forget_in_old_bookings(tx, (id, &name), before).await?;
        }
        store::release_series_of_contact(tx, id, before).await?;
    }
    let about: Vec<Subject> = old.iter().map(|(id, _)| Subject::of(SubjectKind::Booking, id.0)).collect();
    // Given for what is about somebody, a reason goes with a name in it or without.
    let reasons = access::forget_reasons_about(tx, "", &about).await?;
    let bookings = store::release_old_contacts(tx, before).await?;
    Ok(ContactsForgotten { bookings: u32::try_from(bookings).unwrap_or(u32::MAX), texts, reasons })
}
