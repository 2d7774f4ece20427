//! Times and lists as the papers of bookings write them.

use chrono::NaiveDate;

use crate::shared::format::{self, Language};
use crate::shared::wall_clock::{TimeSlot, WallTime};

/// The day of something that does not reach into another; an end at midnight belongs to the day before.
pub(super) fn single_day(starts: WallTime, ends: WallTime) -> Option<NaiveDate> {
    let slot = TimeSlot::new(starts, ends).ok()?;
    (slot.dates().last() == Some(starts.date())).then(|| starts.date())
}

/// `kl. 18.00–20.30`, in English `18:00–20:30`; an end at midnight is 24.00.
pub(super) fn clock_span(starts: WallTime, ends: WallTime, language: Language) -> String {
    let span = format::interval(starts.time(), ends.time(), language);
    let ends_at_midnight = ends.date() > starts.date() && ends == WallTime::start_of(ends.date());
    if !ends_at_midnight {
        return span;
    }
    match language {
        Language::Da => span.replace("\u{2013}00.00", "\u{2013}24.00"),
        Language::En => span.replace("\u{2013}00:00", "\u{2013}24:00"),
    }
}

/// `tirsdag den 24. november 2026 kl. 19.00–21.00`.
pub(super) fn date_and_span(starts: WallTime, ends: WallTime, language: Language) -> String {
    TimeSlot::new(starts, ends).map(|slot| format::slot(slot, language)).unwrap_or_default()
}

/// The same however long it is: a closure may last for months.
pub(super) fn span_of(starts: WallTime, ends: WallTime, language: Language) -> String {
    let span = date_and_span(starts, ends, language);
    if !span.is_empty() {
        return span;
    }
    let moment = |time: WallTime| format::date_and_time(time.date(), time.time(), language);
    format!("{} – {}", moment(starts), moment(ends))
}

/// `A, B og C`.
pub(super) fn joined(names: &[&str], and: &str) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wall(text: &str) -> WallTime {
        WallTime::parse(text).expect("a time")
    }

    #[test]
    fn an_evening_that_ends_at_midnight_is_one_day() {
        let (starts, ends) = (wall("2026-12-31T20:00"), wall("2027-01-01T00:00"));
        assert_eq!(single_day(starts, ends), Some(starts.date()));
        assert_eq!(clock_span(starts, ends, Language::Da), "kl. 20.00–24.00");
        assert_eq!(clock_span(starts, ends, Language::En), "20:00–24:00");
        assert_eq!(single_day(starts, wall("2027-01-01T02:00")), None);
    }

    #[test]
    fn names_are_joined_as_one_says_them() {
        assert_eq!(joined(&["A"], "og"), "A");
        assert_eq!(joined(&["A", "B", "C"], "og"), "A, B og C");
    }
}
