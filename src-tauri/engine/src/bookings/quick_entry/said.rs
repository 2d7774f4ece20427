//! What was said about days and repetition, sorted by what it is.

use super::phrase::{DayPhrase, EndPhrase, ExceptPhrase, Phrase, RepeatPhrase, Said, Spoken, WrittenDate};
use crate::bookings::series::NthOfMonth;
use crate::shared::calendar::{WeekParity, Weekday};

/// Everything that says on which days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct SaidDays {
    /// Weekdays, in the order they were said.
    pub weekdays: Vec<(Weekday, Said)>,
    /// Whether they were said as a range: `man-fre`.
    pub in_a_row: bool,
    /// Dates, each with the weekday that stood before it.
    pub dates: Vec<(WrittenDate, Option<Weekday>)>,
    pub range: Option<(WrittenDate, WrittenDate)>,
    pub of_month: Vec<u32>,
    pub weeks: Vec<(u32, Option<i32>)>,
    pub week_range: Option<(u32, u32)>,
    pub week_away: Option<i64>,
    pub weekend: Option<Said>,
    pub nth_in: Vec<(NthOfMonth, Weekday, u32)>,
    pub month: Option<u32>,
    pub away: Vec<i64>,
    pub from: Option<DayPhrase>,
    /// A night whose ends have their days.
    pub nights: Option<(DayPhrase, DayPhrase)>,
    pub rhythm: SaidRhythm,
    pub end: Option<EndPhrase>,
    pub exceptions: Vec<ExceptPhrase>,
}

/// Everything that says how often.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct SaidRhythm {
    pub daily: Option<u32>,
    pub weekly: Option<u32>,
    pub monthly: Option<u32>,
    pub yearly: bool,
    pub parity: Option<WeekParity>,
    /// `hver anden fredag`: every so many weeks.
    pub every: Vec<(u32, Weekday)>,
    /// `tirsdage`, `alle hverdage`.
    pub each: Vec<Weekday>,
    pub nth: Option<(NthOfMonth, Weekday)>,
}

impl SaidRhythm {
    /// Whether anything was said about repeating.
    pub fn is_said(&self) -> bool {
        *self != Self::default()
    }

    fn take(&mut self, repeat: RepeatPhrase) {
        match repeat {
            RepeatPhrase::Daily(every) => self.daily = Some(every),
            RepeatPhrase::Weekly(every) => self.weekly = Some(every),
            // `hver 2. måned … i måneden`: the longer rhythm is the one that was meant.
            RepeatPhrase::Monthly(every) => self.monthly = Some(self.monthly.map_or(every, |there| there.max(every))),
            RepeatPhrase::Yearly => self.yearly = true,
            RepeatPhrase::Parity(parity) => self.parity = Some(parity),
            RepeatPhrase::EveryWeekday(every, weekday) => self.every.push((every, weekday)),
            RepeatPhrase::NthWeekday(nth, weekday) => self.nth = Some((nth, weekday)),
            RepeatPhrase::WorkingDays => self.each.extend(&Weekday::ALL[..5]),
        }
    }
}

impl SaidDays {
    /// From what was understood, in the order it was said.
    pub fn of(spoken: &[Spoken]) -> Self {
        let mut said = Self::default();
        let mut weekday_before = None;
        for there in spoken {
            let before = weekday_before.take();
            match &there.phrase {
                Phrase::Day(day) => {
                    if let DayPhrase::Weekday(weekday, _) = day {
                        weekday_before = Some(*weekday);
                    }
                    said.take_day(day, before);
                }
                Phrase::From(day) => said.from = Some(day.clone()),
                Phrase::Repeat(repeat) => said.rhythm.take(*repeat),
                Phrase::Until(end) => said.end = Some(end.clone()),
                Phrase::Except(list) => said.exceptions.extend(list.iter().cloned()),
                _ => {}
            }
        }
        said.settle();
        said
    }

    fn take_day(&mut self, day: &DayPhrase, before: Option<Weekday>) {
        match day {
            DayPhrase::Weekday(weekday, said) => self.weekdays.push((*weekday, *said)),
            DayPhrase::Weekdays(weekdays) => {
                self.in_a_row = true;
                self.weekdays.extend(weekdays.iter().map(|weekday| (*weekday, Said::Plainly)));
            }
            DayPhrase::EachWeekday(weekday) => self.rhythm.each.push(*weekday),
            DayPhrase::Away(days, _) => self.away.push(*days),
            DayPhrase::Dates(dates) => self.dates.extend(dates.iter().map(|date| (*date, before))),
            DayPhrase::Range(first, last) => self.range = Some((*first, *last)),
            DayPhrase::OfMonth(days) => self.of_month.extend(days),
            DayPhrase::Weeks(weeks, year) => self.weeks.extend(weeks.iter().map(|week| (*week, *year))),
            DayPhrase::WeekRange(first, last) => self.week_range = Some((*first, *last)),
            DayPhrase::WeekAway(weeks) => self.week_away = Some(*weeks),
            DayPhrase::Weekend(said) => self.weekend = Some(*said),
            DayPhrase::NthIn(nth, weekday, month) => self.nth_in.push((*nth, *weekday, *month)),
            DayPhrase::Month(month) => self.month = Some(*month),
        }
    }

    /// Takes a date that was not meant as a time among the dates.
    pub fn take_dates(&mut self, dates: &[WrittenDate]) {
        self.dates.extend(dates.iter().map(|date| (*date, None)));
    }

    /// `lør uge 2` and `til uge 12` are a range of weeks, however far apart they were said.
    fn join_weeks(&mut self) {
        let ([(first, None)], Some(EndPhrase::On(DayPhrase::Weeks(last, None)))) = (self.weeks.as_slice(), &self.end)
        else {
            return;
        };
        let [last] = last.as_slice() else { return };
        if self.rhythm.is_said() || self.weekdays.is_empty() {
            return;
        }
        self.week_range = Some((*first, *last));
        self.weeks.clear();
        self.end = None;
    }

    /// The other way round where months repeat: `uge 2 til uge 12 hver måned` says when it begins and when it ends.
    fn part_weeks(&mut self) {
        let repeats_by_month = self.rhythm.monthly.is_some() || self.rhythm.nth.is_some() || self.rhythm.yearly;
        if !repeats_by_month || self.end.is_some() {
            return;
        }
        let Some((first, last)) = self.week_range.take() else { return };
        self.weeks.push((first, None));
        self.end = Some(EndPhrase::On(DayPhrase::Weeks(vec![last], None)));
    }

    /// What only looks like a beginning or an end: `fra 5/1` and `til fredag` without anything that repeats are days.
    fn settle(&mut self) {
        self.join_weeks();
        self.part_weeks();
        if self.week_range.is_some() && !self.rhythm.is_said() && !self.weekdays.is_empty() {
            self.rhythm.weekly = Some(1);
        }
        let repeats = self.rhythm.is_said();
        if !repeats && let Some(day) = self.from.take() {
            self.take_day(&day, None);
        }
        let is_day_alone = !repeats && !self.says_a_day();
        if is_day_alone && let Some(EndPhrase::On(day)) = &self.end {
            let day = day.clone();
            self.end = None;
            self.take_day(&day, None);
        }
        // `hver dag mandag-fredag` is every week on those days.
        if self.rhythm.daily == Some(1) && !self.weekdays.is_empty() && self.in_a_row {
            self.rhythm.daily = None;
            self.rhythm.weekly = Some(1);
        }
    }

    /// Whether anything but a weekday of a rhythm says a day.
    pub fn says_a_day(&self) -> bool {
        let nothing = Self {
            end: self.end.clone(),
            exceptions: self.exceptions.clone(),
            rhythm: self.rhythm.clone(),
            nights: self.nights.clone(),
            ..Self::default()
        };
        *self != nothing
    }
}
