//! Looking at a series before it is booked.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::judging::{Around, Verdict, houses_around, judged, plan_of};
use super::wanted::{Placed, Wanted, wanted};
use crate::access::RequestContext;
use crate::bookings::admission::Hindrance;
use crate::bookings::lent_to::LentTo;
use crate::bookings::occupancy::Held;
use crate::bookings::operations::admit::Hindered;
use crate::bookings::operations::book::refuse_bad_fields;
use crate::bookings::operations::lendable;
use crate::bookings::operations::way_out::with_way_out;
use crate::bookings::series::{DateChoice, Recurrence, RepeatRule, SeriesEnd, SeriesException, SeriesPlan, store};
use crate::bookings::{BookRoom, BookingError};
use crate::database::Tx;
use crate::gate::Input;
use crate::shared::calendar::Weekday;

/// A series to be looked at.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PlanSeries {
    /// What is booked on each date; its day is the first that a date may have, its times are those of every date.
    pub booking: BookRoom,
    /// How it repeats.
    pub recurrence: Recurrence,
    /// What was decided about single dates.
    #[serde(default)]
    pub choices: Vec<DateChoice>,
}

impl PlanSeries {
    pub(super) fn of_sample() -> Self {
        Self {
            booking: BookRoom::sample(),
            recurrence: Recurrence {
                rule: RepeatRule::Weekly { every: 1, weekdays: vec![Weekday::Tuesday] },
                ends: Some(SeriesEnd::Named { name: "Jul".into() }),
                exceptions: vec![SeriesException::Week { week: 50, year: None }],
            },
            choices: Vec::new(),
        }
    }
}

impl Input for PlanSeries {
    fn sample() -> Self {
        Self::of_sample()
    }
}

/// Every date of a series with what would become of it. Writes nothing and holds nothing.
pub async fn plan_series(context: &RequestContext<'_>, input: PlanSeries) -> Result<SeriesPlan, BookingError> {
    refuse_bad_fields(context, &input.booking)?;
    let mut tx = context.read().await?;
    lendable(&mut tx, context, LentTo::new(input.booking.organisation_id, input.booking.lent_as)).await?;
    let season = store::season(&mut tx).await?;
    let wanted = wanted(&input.booking, &input.recurrence, &input.choices, &season)?;
    planned(context, &mut tx, &wanted).await
}

/// The plan of what is wanted, as things stand.
pub(super) async fn planned(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    wanted: &Wanted,
) -> Result<SeriesPlan, BookingError> {
    let houses = houses_around(tx, &wanted.placed).await?;
    let placed: Vec<&Placed> = wanted.placed.iter().collect();
    let none = std::collections::BTreeSet::new();
    let verdicts = judged(tx, &houses, &placed, &none, &mut Held::default()).await?;
    refuse_what_no_date_allows(context, &wanted.placed, &verdicts).await?;
    let around =
        Around { houses: &houses, except: &none, left_out: &wanted.left_out, warnings: &wanted.warnings, said: None };
    plan_of(context, tx, &around, &wanted.placed, &verdicts).await
}

/// What is wrong with the form on whatever date is no outcome of a date: it is refused as for a single booking.
pub(super) async fn refuse_what_no_date_allows(
    context: &RequestContext<'_>,
    placed: &[Placed],
    verdicts: &[Verdict],
) -> Result<(), BookingError> {
    let of_the_form = placed.iter().zip(verdicts).find_map(|(there, verdict)| match (verdict, &there.asked) {
        (Verdict::Hindered(Hindered { hindrance, .. }), Ok(asked)) if !there.chosen && is_of_the_form(hindrance) => {
            Some((asked, hindrance.clone()))
        }
        _ => None,
    });
    match of_the_form {
        Some((asked, hindrance)) => Err(with_way_out(context, asked, hindrance).await?),
        None => Ok(()),
    }
}

fn is_of_the_form(hindrance: &Hindrance) -> bool {
    matches!(hindrance, Hindrance::Retired { .. } | Hindrance::OffGrid { .. } | Hindrance::TooManyPeople { .. })
}
