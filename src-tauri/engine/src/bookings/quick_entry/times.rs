//! From what was said about the time to a start and an end.

use super::phrase::{ClockPhrase, DayPhrase, Half, TimePhrase, WrittenDate};
use super::reading::{NamedHours, NamedTime};

/// Minutes of a day.
pub(super) const DAY: i64 = 24 * 60;
const NOON: i64 = 12 * 60;

/// What the phrases about the time mean together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Times {
    /// Start and end in minutes from midnight; an end above a day's minutes is on a later day.
    pub at: Option<(i64, i64)>,
    /// The part of the day, where that is all that was said.
    pub name: Option<NamedTime>,
    /// Whether nobody said when it ends.
    pub end_is_assumed: bool,
    /// Whether it could as well be twelve hours later: `7-9`.
    pub may_be_later: bool,
    /// Whether it ends before it starts.
    pub crosses_midnight: bool,
    /// Whether the clock has no such time.
    pub no_such_time: bool,
    /// The days of a night whose both ends were written with theirs.
    pub nights: Option<(DayPhrase, DayPhrase)>,
    /// `24-11`, which can be no time.
    pub dates: Vec<WrittenDate>,
    /// `til 20`, which is no end.
    pub people: Option<u32>,
    /// Phrases that say nothing beside the others, by their place in the list.
    pub unused: Vec<usize>,
}

/// What the phrases mean. A phrase that names no end has the usual length.
pub(super) fn times(said: &[TimePhrase], today_named: Option<NamedTime>, hours: &[NamedHours], usual: i64) -> Times {
    let mut times = Times::default();
    let named = said.iter().find_map(|phrase| match phrase {
        TimePhrase::Named(named) => Some(*named),
        _ => None,
    });
    let named = named.or(today_named);
    let half = named.and_then(half_of);
    for (place, phrase) in said.iter().enumerate() {
        let taken = match phrase {
            TimePhrase::Range(first, last) => times.take_range(*first, *last, half),
            TimePhrase::Overnight(ends) => times.take_night(ends),
            TimePhrase::Start(start) => times.take_start(said, *start, half, usual),
            TimePhrase::Named(_) => true,
            // Read together with their start.
            TimePhrase::End(_) | TimePhrase::Length(_) => {
                said.iter().any(|phrase| matches!(phrase, TimePhrase::Start(_)))
            }
            TimePhrase::BareEnd(many) => {
                let is_end = ends_a_start(said, *many);
                if !is_end {
                    times.people = Some(*many);
                }
                true
            }
        };
        if !taken {
            times.unused.push(place);
        }
    }
    if times.at.is_none() && !times.no_such_time {
        times.take_named(named, hours);
    }
    times
}

/// Whether a bare `til 21` ends what a start begins.
fn ends_a_start(said: &[TimePhrase], many: u32) -> bool {
    let has_start = said.iter().any(|phrase| matches!(phrase, TimePhrase::Start(_)));
    let has_end = said.iter().any(|phrase| matches!(phrase, TimePhrase::End(_) | TimePhrase::Length(_)));
    has_start && !has_end && many <= 24
}

fn half_of(named: NamedTime) -> Option<(Half, NamedTime)> {
    match named {
        NamedTime::Morning => Some((Half::Morning, named)),
        NamedTime::Afternoon | NamedTime::Evening => Some((Half::Afternoon, named)),
        NamedTime::AllDay => None,
    }
}

impl Times {
    fn take_named(&mut self, named: Option<NamedTime>, hours: &[NamedHours]) {
        let Some(hours) = hours.iter().find(|hours| Some(hours.name) == named) else { return };
        self.at = Some((hours.starts_minute, hours.ends_minute));
        self.name = named;
    }

    fn take_range(&mut self, first: ClockPhrase, last: ClockPhrase, half: Option<(Half, NamedTime)>) -> bool {
        if first.hour >= 24 && first.minute == 0 && last.minute == 0 && (1..=12).contains(&last.hour) {
            self.dates.push(WrittenDate { day: first.hour, month: last.hour, year: None, slashed: false });
            return true;
        }
        if self.at.is_some() {
            return false;
        }
        self.place(first, last, half);
        true
    }

    /// Start and end as they were written, or none where the clock has no such time.
    fn place(&mut self, first: ClockPhrase, last: ClockPhrase, half: Option<(Half, NamedTime)>) {
        let Some((starts, ends)) = both(first, last, half) else {
            self.no_such_time = true;
            return;
        };
        let is_told = half.is_some() || first.half.is_some() || last.half.is_some();
        self.may_be_later = !is_told && starts >= 60 && starts < ends && ends <= NOON;
        self.crosses_midnight = ends < starts;
        self.at = Some((starts, if ends < starts { ends + DAY } else { ends }));
    }

    fn take_start(
        &mut self,
        said: &[TimePhrase],
        start: ClockPhrase,
        half: Option<(Half, NamedTime)>,
        usual: i64,
    ) -> bool {
        if self.at.is_some() || self.no_such_time {
            return false;
        }
        let end = said.iter().find_map(|phrase| match phrase {
            TimePhrase::End(end) => Some(*end),
            TimePhrase::BareEnd(hour) if ends_a_start(said, *hour) => {
                Some(ClockPhrase { hour: *hour, minute: 0, half: None })
            }
            _ => None,
        });
        if let Some(end) = end {
            self.place(start, end, half);
            return true;
        }
        let Some(starts) = minute_of(start, half).filter(|starts| *starts < DAY) else {
            self.no_such_time = true;
            return true;
        };
        let length = said.iter().find_map(|phrase| match phrase {
            TimePhrase::Length(minutes) => Some(i64::from(*minutes)),
            _ => None,
        });
        self.end_is_assumed = length.is_none();
        let ends = match length {
            Some(minutes) => starts + minutes,
            None => (starts + usual).min(DAY),
        };
        self.crosses_midnight = ends > DAY;
        self.may_be_later = half.is_none() && start.half.is_none() && (60..NOON).contains(&starts) && ends <= NOON;
        self.at = Some((starts, ends));
        true
    }

    fn take_night(&mut self, ends: &[(DayPhrase, ClockPhrase); 2]) -> bool {
        let [(first_day, first), (last_day, last)] = ends;
        match minute_of(*first, None).zip(minute_of(*last, None)) {
            Some((starts, ends)) => self.at = Some((starts, ends)),
            None => self.no_such_time = true,
        }
        self.nights = Some((first_day.clone(), last_day.clone()));
        true
    }
}

/// Minutes from midnight; 1440 only where 24 was written.
fn minute_of(clock: ClockPhrase, half: Option<(Half, NamedTime)>) -> Option<i64> {
    let half = clock.half.or(half.map(|(half, _)| half));
    let hour = match half {
        Some(Half::Afternoon) if (1..=11).contains(&clock.hour) => clock.hour + 12,
        Some(Half::Morning) if clock.hour == 12 && clock.half.is_some() => 0,
        _ => clock.hour,
    };
    let exists = clock.minute < 60 && (hour < 24 || (hour == 24 && clock.minute == 0));
    exists.then(|| i64::from(hour * 60 + clock.minute))
}

/// Start and end of a range. What is said of one end holds for the other where that makes sense: `7-9pm`, `11-2pm`,
/// `9am-2`. An end at midnight is the end of the day.
fn both(first: ClockPhrase, last: ClockPhrase, half: Option<(Half, NamedTime)>) -> Option<(i64, i64)> {
    let ends_at_noon_of_night = half.is_some_and(|(_, named)| named == NamedTime::Evening) && last.hour == 12;
    let end = |as_half: Option<Half>| minute_of(ClockPhrase { half: last.half.or(as_half), ..last }, half);
    let start = |as_half: Option<Half>| minute_of(ClockPhrase { half: first.half.or(as_half), ..first }, half);
    let (starts, ends) = match (first.half, last.half) {
        (None, Some(of_end)) => {
            let (alike, ends) = (start(Some(of_end))?, end(None)?);
            (if alike < ends { alike } else { start(None)? }, ends)
        }
        (Some(of_start), None) => {
            let starts = start(None)?;
            let later = [end(Some(of_start))?, end(Some(Half::Afternoon))?].into_iter().find(|ends| *ends > starts);
            (starts, later.map_or_else(|| end(None), Some)?)
        }
        _ => (start(None)?, end(None)?),
    };
    let ends = if ends == 0 || ends_at_noon_of_night { DAY } else { ends };
    (starts < DAY).then_some((starts, ends))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: u32) -> ClockPhrase {
        ClockPhrase { hour, minute: 0, half: None }
    }

    fn in_half(hour: u32, half: Half) -> ClockPhrase {
        ClockPhrase { half: Some(half), ..at(hour) }
    }

    fn evening() -> Vec<NamedHours> {
        vec![NamedHours { name: NamedTime::Evening, starts_minute: 1140, ends_minute: 1320 }]
    }

    fn read(said: &[TimePhrase]) -> Times {
        times(said, None, &evening(), 90)
    }

    fn hours(said: &[TimePhrase]) -> Option<(i64, i64)> {
        read(said).at.map(|(starts, ends)| (starts / 60, ends / 60))
    }

    #[test]
    fn ranges_are_placed_on_the_clock() {
        use Half::{Afternoon, Morning};
        use TimePhrase::{Named, Range};
        for (said, expected) in [
            (vec![Range(at(19), at(21))], Some((19, 21))),
            (vec![Range(at(7), in_half(9, Afternoon))], Some((19, 21))),
            (vec![Range(at(11), in_half(2, Afternoon))], Some((11, 14))),
            (vec![Range(in_half(9, Morning), at(2))], Some((9, 14))),
            (vec![Range(in_half(9, Afternoon), in_half(2, Morning))], Some((21, 26))),
            (vec![Range(at(7), at(9)), Named(NamedTime::Evening)], Some((19, 21))),
            (vec![Named(NamedTime::Evening), Range(at(7), at(12))], Some((19, 24))),
            (vec![Range(at(18), at(0))], Some((18, 24))),
            (vec![Range(at(18), at(24))], Some((18, 24))),
            (vec![Range(at(21), at(19))], Some((21, 43))),
            (vec![Named(NamedTime::Evening)], Some((19, 22))),
            (vec![Range(at(25), at(27))], None),
        ] {
            assert_eq!(hours(&said), expected, "{said:?}");
        }
    }

    #[test]
    fn a_start_has_its_end_its_length_or_the_usual_one() {
        use TimePhrase::{BareEnd, End, Length, Start};
        assert_eq!(read(&[Start(at(19))]).at, Some((1140, 1230)));
        assert!(read(&[Start(at(19))]).end_is_assumed);
        assert_eq!(hours(&[Length(120), Start(at(19))]), Some((19, 21)));
        assert_eq!(hours(&[Start(at(19)), End(at(21))]), Some((19, 21)));
        assert_eq!(hours(&[Start(at(19)), BareEnd(21)]), Some((19, 21)));
        let crowd = read(&[TimePhrase::Range(at(19), at(21)), BareEnd(20)]);
        assert_eq!((crowd.at, crowd.people), (Some((1140, 1260)), Some(20)));
        assert_eq!(read(&[Length(120)]).unused, [0]);
    }

    #[test]
    fn what_cannot_be_a_time_is_a_date_or_is_asked_about() {
        let date = read(&[TimePhrase::Range(at(24), at(11)), TimePhrase::Range(at(19), at(21))]);
        assert_eq!((date.at, date.dates[0].day, date.dates[0].month), (Some((1140, 1260)), 24, 11));
        assert!(read(&[TimePhrase::Range(at(19), at(25))]).no_such_time);
        assert!(read(&[TimePhrase::Start(ClockPhrase { minute: 75, ..at(19) })]).no_such_time);
    }

    #[test]
    fn only_a_bare_morning_may_be_meant_twelve_hours_later() {
        let may = |said: &[TimePhrase]| read(said).may_be_later;
        assert!(may(&[TimePhrase::Range(at(7), at(9))]));
        assert!(!may(&[TimePhrase::Range(at(10), at(13))]));
        assert!(!may(&[TimePhrase::Range(at(7), in_half(9, Half::Morning))]));
        assert!(!may(&[TimePhrase::Range(at(19), at(21))]));
    }
}
