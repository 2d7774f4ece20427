//! The days that are meant, for the time as it was written or for twelve hours later.

use chrono::NaiveDate;

use super::almanac::Almanac;
use super::days_meant::{DaysMeant, days_meant};
use super::read::Surroundings;
use super::reading::ReadPlace;
use super::rhythm::{Rhythm, rhythm};
use super::said::SaidDays;
use super::times::{DAY, Times};
use super::where_meant::houses_of;
use crate::premises::{OpeningHours, Premises};
use crate::shared::wall_clock::WallTime;

/// Days and rhythm for one start.
pub(super) struct Placed {
    pub almanac: Almanac,
    pub days: DaysMeant,
    pub rhythm: Rhythm,
}

/// Places what was said. Where the house is closed at the time as it was written and open twelve hours later, that is
/// what is likelier: `7-9` at a school that opens in the afternoon.
pub(super) fn placed(
    said: &SaidDays,
    times: &Times,
    place: Option<&ReadPlace>,
    around: &Surroundings<'_>,
) -> (Placed, bool) {
    // A time that the clock does not have is asked about; the day is then not in doubt for want of a time.
    let asked_about = times.no_such_time.then_some(DAY - 1);
    let written = placed_at(said, times.at.map(|(starts, _)| starts).or(asked_about), around);
    let Some((starts, ends)) = times.at.filter(|_| times.may_be_later) else { return (written, false) };
    let (later_starts, later_ends) = (starts + DAY / 2, ends + DAY / 2);
    let later = placed_at(said, Some(later_starts), around);
    let Some(date) = later.days.options.first().copied() else { return (written, false) };
    let houses = houses_of(place, around.houses);
    let open = |starts, ends| houses.iter().all(|house| is_open(house, date, starts, ends));
    let is_later = !houses.is_empty() && !open(starts, ends) && open(later_starts, later_ends);
    if is_later { (later, true) } else { (written, false) }
}

fn placed_at(said: &SaidDays, starts: Option<i64>, around: &Surroundings<'_>) -> Placed {
    let almanac = Almanac::of(around.now, starts, around.language);
    if said.rhythm.is_said() {
        let rhythm = rhythm(said, &almanac);
        return Placed { almanac, days: rhythm.days.clone(), rhythm };
    }
    Placed { almanac, days: days_meant(said, &almanac), rhythm: Rhythm::default() }
}

/// Whether a house is open from one minute to another, counted from midnight of a day.
pub(super) fn is_open(house: &Premises, date: NaiveDate, starts: i64, ends: i64) -> bool {
    let at = |minute: i64| WallTime::start_of(date).plus_minutes(minute).map(WallTime::naive);
    let hours = OpeningHours::new(&house.opening_periods);
    at(starts).zip(at(ends)).is_some_and(|(starts, ends)| hours.cover(starts, ends))
}
