//! Bookings that repeat: a rule makes dates, a plan says what becomes of each, and what is booked is exactly what was shown.
//! Nouns: [`Recurrence`], [`SeasonDates`] (the office's year), [`SeriesPlan`], [`BookingSeries`] with its [`SeriesDate`]s.
//! The hard rule: a date is known by its series and the day the rule gave it; what is left out keeps its reason, and the
//! past is never rewritten.

mod booking_series;
mod dates;
mod edit;
mod left_out;
mod operations;
mod plan;
mod recurrence;
mod season;
mod store;

pub use booking_series::{BookingSeries, SeenBooking, SeriesCard, SeriesDate, SeriesField, SeriesTerms};
pub use dates::{MissingDay, SeriesWarning};
pub use edit::{DateContent, DateEdit, SeriesChange, SeriesEdit, SeriesEditPlan};
pub use left_out::LeftOutReason;
pub(super) use operations::times_of_rule;
pub use operations::*;
pub use plan::{DateChoice, DateOutcome, PlannedDate, SeriesOffer, SeriesPlan};
pub use recurrence::{NthOfMonth, Recurrence, RepeatRule, SeriesEnd, SeriesException, WhenMissing};
pub use season::{DayOfYear, HalfYear, NamedDate, SchoolHoliday, SeasonDates};
pub(crate) use store::stored_series_title;
pub(super) use store::{SEASON_STATEMENTS, STATEMENTS, season as stored_season};
