//! What the log says of where bookings were.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::bookings::RoomsAndTime;
use crate::bookings::moved_from::FirstPlace;
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::BookingId;

statements! {
    MOVED_BEFORE = "SELECT e.subject_id, e.event_values FROM events e
        WHERE e.subject_kind = 'booking'
            AND e.subject_id IN (SELECT CAST(w.value ->> 0 AS BIGINT) FROM json_each(CAST($1 AS TEXT)) w)
            AND e.event IN ('booking_moved', 'rooms_swapped', 'booking_moved_for_closure', 'booking_brought_back')
        ORDER BY e.id DESC";
}

/// Where each booking was before it was moved for the first time; those that never were are not among them.
pub(in crate::bookings) async fn first_places(
    tx: &mut Tx,
    ids: &[BookingId],
) -> Result<BTreeMap<BookingId, FirstPlace>, DatabaseError> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let listed = serde_json::json!(ids.iter().map(|id| [id]).collect::<Vec<_>>()).to_string();
    let rows: Vec<(BookingId, String)> =
        within!(tx, connection => sqlx::query_as(MOVED_BEFORE).bind(listed).fetch_all(connection).await)?;
    let mut places: BTreeMap<BookingId, FirstPlace> = BTreeMap::new();
    for (id, values) in rows {
        let Ok(mut values) = serde_json::from_str::<Value>(&values) else { continue };
        let Ok(at) = serde_json::from_value::<RoomsAndTime>(values["before"].take()) else { continue };
        // The latest comes first: it says whether a closure did it, and the earliest where it was.
        match places.get_mut(&id) {
            Some(there) => there.at = at,
            None => {
                let closure_id = serde_json::from_value(values["closureId"].take()).unwrap_or_default();
                places.insert(id, FirstPlace { at, closure_id });
            }
        }
    }
    Ok(places)
}
