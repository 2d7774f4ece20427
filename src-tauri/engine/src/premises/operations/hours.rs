//! Opening hours.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::{OpeningInterval, OpeningPeriod, Premises, PremisesError, PremisesEvent, opening_hours, store};
use super::houses::{about, seen};
use super::{find_premises, refused, still_there};
use crate::access::{Changed, Changing, RequestContext};
use crate::gate::Input;
use crate::shared::field::FieldProblems;
use crate::shared::ids::PremisesId;

/// All the opening hours of a house.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetOpeningHours {
    /// The house.
    pub premises_id: PremisesId,
    /// The version of the house that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// The usual hours (without dates) and the periods with hours of their own. None at all: open at any time.
    pub periods: Vec<OpeningPeriod>,
}

impl Input for SetOpeningHours {
    fn sample() -> Self {
        let usual = |weekday| OpeningInterval { weekday, opens_minute: 16 * 60, closes_minute: 22 * 60 };
        let period = OpeningPeriod {
            name: String::new(),
            first_date: None,
            last_date: None,
            intervals: (1..=5).map(usual).collect(),
        };
        Self { premises_id: PremisesId(1), version: 1, periods: vec![period] }
    }
}

impl Changing for SetOpeningHours {
    const OPERATION: &'static str = "set_opening_hours";
}

/// Sets the opening hours of a house. Bookings outside them stay.
pub async fn set_opening_hours(
    context: &RequestContext<'_>,
    input: SetOpeningHours,
) -> Result<Changed<Premises>, PremisesError> {
    let mut problems = FieldProblems::default();
    opening_hours::problems_of(&input.periods, &mut problems, context.today());
    refused(problems)?;
    let (mut tx, before) = seen(context, input.premises_id, input.version).await?;
    store::set_opening_periods(&mut tx, input.premises_id, input.version, &input.periods).await?;
    let now = still_there(find_premises(&mut tx, input.premises_id, context.now()).await?)?;
    let event = PremisesEvent::OpeningHoursSet { periods: input.periods.len() };
    tx.commit(vec![about(input.premises_id, &event)]).await?;
    let inverse =
        SetOpeningHours { premises_id: input.premises_id, version: now.version, periods: before.opening_periods };
    Ok(Changed::with_undo(now, &inverse))
}
