//! Writing down that a volunteer was told what is kept of them.

use crate::access::{Event, WriteTx};
use crate::database::DatabaseError;
use crate::insurance::knowledge::{RegisterKeeping, end_of_time};
use crate::insurance::operations::VolunteerToChange;
use crate::insurance::store::{self, KnownVolunteer};
use crate::insurance::{InsuranceEvent, VolunteerFacts};
use crate::shared::ids::PersonId;
use crate::shared::wall_clock::date_of;

/// Writes today as the day on which somebody was told what is kept of them, where no day stands there; the way back.
pub(crate) async fn note_information_given(
    tx: &mut WriteTx,
    id: PersonId,
    events: &mut Vec<Event>,
) -> Result<Option<VolunteerToChange>, DatabaseError> {
    let known = store::find_volunteer(tx, id, end_of_time()).await?;
    let Some(before) = known.filter(|known| known.keeping == RegisterKeeping::Kept) else { return Ok(None) };
    if !before.facts.information_given_on.is_empty() || !store::take_volunteer(tx, id, before.version).await? {
        return Ok(None);
    }
    let (by, now) = (tx.user_id(), tx.now());
    let facts = VolunteerFacts { information_given_on: date_of(now).to_string(), ..before.facts.clone() };
    let version = before.version + 1;
    let next = KnownVolunteer { person_id: id, version, keeping: before.keeping, facts };
    store::write_volunteer(tx, &next, (by, now)).await?;
    let fields = vec!["informationGivenOn".to_owned()];
    events.push(InsuranceEvent::VolunteerChanged { fields }.about(id));
    Ok(Some(VolunteerToChange { person_id: id, version, facts: before.facts }))
}
