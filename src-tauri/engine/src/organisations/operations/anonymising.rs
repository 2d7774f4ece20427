//! What slices above need to take a person's name away for good, and to tell somebody what is known of them.

use chrono::NaiveDate;

use super::name_keys;
use crate::access::WriteTx;
use crate::database::{DatabaseError, Tx};
use crate::organisations::contact_role::ContactRole;
use crate::organisations::directory::{forget_person, index_organisation};
use crate::organisations::store;
use crate::shared::forgotten_name::ForgottenName;
use crate::shared::ids::PersonId;

/// What stands where a name was. It reads in both languages, for it is kept as a name is.
pub const WITHOUT_NAME: &str = "Anonym";

/// Takes away everything that is known of a person but that there was one. Nothing brings it back; whoever asks for their
/// card finds none. Whether there was a name to take away.
pub async fn anonymise_person(tx: &mut WriteTx, id: PersonId) -> Result<bool, DatabaseError> {
    let now = tx.now();
    if !store::anonymise_person(tx, id, (WITHOUT_NAME, &name_keys(WITHOUT_NAME)), now).await? {
        return Ok(false);
    }
    forget_person(tx, id).await?;
    for organisation_id in store::places_of(tx, id).await? {
        index_organisation(tx, organisation_id).await?;
    }
    Ok(true)
}

/// Takes a name out of the notes on cards of associations and workplaces; how many texts.
pub(crate) async fn forget_in_cards(tx: &mut WriteTx, name: &ForgottenName) -> Result<u32, DatabaseError> {
    store::forget_in_notes(tx, name).await
}

/// What somebody is, or was, at organisations, as it stands on a day: what they hold first.
pub async fn roles_of(tx: &mut Tx, id: PersonId, today: NaiveDate) -> Result<Vec<ContactRole>, DatabaseError> {
    store::roles_of(tx, id, today).await
}
