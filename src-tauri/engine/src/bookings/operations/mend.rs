//! A time at which nobody lends, made one at which somebody does: on the grid, as long as the room is lent, on the clock.

use super::super::admission::Hindrance;
use super::admit::{Asked, time_of};
use crate::shared::wall_clock::WallTime;

/// The same rooms at the nearest time that is lent; `None` where the time is none of what stands against it.
pub(super) fn lent_time(hindrance: &Hindrance, asked: &Asked) -> Option<Asked> {
    let (starts, ends) = (asked.slot.starts(), asked.slot.ends());
    let (starts, ends) = match hindrance {
        Hindrance::OffGrid { minutes } => on_the_grid((starts, ends), *minutes)?,
        Hindrance::TooShort { least_minutes, .. } => (starts, starts.plus_minutes(*least_minutes)?),
        Hindrance::TooLong { most_minutes, .. } => (starts, starts.plus_minutes(*most_minutes)?),
        _ => return None,
    };
    let (slot, booked) = time_of(&asked.rooms, starts, ends).ok()?;
    Some(Asked { slot, booked, ..asked.clone() })
}

/// All of the time wanted, and as little more as the grid asks for.
fn on_the_grid((starts, ends): (WallTime, WallTime), grid: i64) -> Option<(WallTime, WallTime)> {
    let over = |time: WallTime| minute_of(time) % grid;
    let more = (grid - over(ends)) % grid;
    Some((starts.plus_minutes(-over(starts))?, ends.plus_minutes(more)?))
}

fn minute_of(time: WallTime) -> i64 {
    super::super::alternative::minute_of(time)
}

/// From the time that clocks show instead of the one that is missing. Whoever begins in the gap keeps the length.
pub(super) fn past_the_gap(
    (starts, ends): (WallTime, WallTime),
    (skipped_from, skipped_to): (WallTime, WallTime),
) -> Option<(WallTime, WallTime)> {
    let is_skipped = |time: WallTime| time >= skipped_from && time < skipped_to;
    if is_skipped(starts) {
        let minutes = (ends.naive() - starts.naive()).num_minutes();
        return Some((skipped_to, skipped_to.plus_minutes(minutes)?));
    }
    is_skipped(ends).then_some((starts, skipped_to))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> WallTime {
        WallTime::parse(text).expect("a time")
    }

    fn span(starts: &str, ends: &str) -> (WallTime, WallTime) {
        (at(starts), at(ends))
    }

    #[test]
    fn a_time_off_the_grid_grows_to_the_nearest_lines_of_it() {
        let mended = |starts, ends| on_the_grid(span(starts, ends), 15).expect("a time");
        assert_eq!(mended("2026-12-01T19:05", "2026-12-01T20:50"), span("2026-12-01T19:00", "2026-12-01T21:00"));
        assert_eq!(mended("2026-12-01T19:00", "2026-12-01T20:50"), span("2026-12-01T19:00", "2026-12-01T21:00"));
        assert_eq!(mended("2026-12-01T22:10", "2026-12-01T23:50"), span("2026-12-01T22:00", "2026-12-02T00:00"));
    }

    #[test]
    fn a_time_in_the_missing_hour_begins_when_the_clock_goes_on() {
        let gap = span("2027-03-28T02:00", "2027-03-28T03:00");
        let mended = |starts, ends| past_the_gap(span(starts, ends), gap);
        assert_eq!(mended("2027-03-28T02:30", "2027-03-28T04:00"), Some(span("2027-03-28T03:00", "2027-03-28T04:30")));
        assert_eq!(mended("2027-03-27T22:00", "2027-03-28T02:30"), Some(span("2027-03-27T22:00", "2027-03-28T03:00")));
        assert_eq!(mended("2027-03-28T03:00", "2027-03-28T04:00"), None);
    }
}
