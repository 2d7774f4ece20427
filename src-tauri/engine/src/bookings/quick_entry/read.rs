//! Puts together what the recognisers found: the order in which things were said is of no account.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::phrase::{DayPhrase, EndPhrase, Phrase, TimePhrase};
use super::placed::{Placed, placed};
use super::places::Places;
use super::questions::ask;
use super::reading::{
    DayOption, EndOption, EntryReading, NamedHours, NamedTime, ReadDay, ReadEnd, ReadExceptions, ReadKind, ReadNeed,
    ReadParty, ReadPeople, ReadRepetition, ReadTime, RepetitionOption, RoomNeed, TimeOption,
};
use super::said::SaidDays;
use super::scan::{Scanned, scan};
use super::spans::Spans;
use super::times::{DAY, Times, times};
use super::where_meant::place;
use super::{until, words_for};
use crate::bookings::series::{RepeatRule, SeasonDates, SeriesEnd};
use crate::premises::Premises;
use crate::shared::format::Language;
use crate::shared::ids::RoomId;
use crate::shared::wall_clock::WallTime;

/// How long a booking is where nothing else is known.
pub(super) const USUAL_MINUTES: i64 = 120;

/// What the office has and when it is: all that a reading depends on besides the words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Surroundings<'a> {
    /// Now, on the wall.
    pub now: WallTime,
    /// The language of the words where the two differ.
    pub language: Language,
    /// Every house.
    pub houses: &'a [Premises],
    /// The office's year.
    pub season: &'a SeasonDates,
    /// The hours of the parts of a day.
    pub hours: &'a [NamedHours],
    /// How long bookings of a room usually are, where that is known.
    pub usual_minutes: &'a BTreeMap<RoomId, i64>,
}

/// How a phrase is understood.
pub(super) fn read(text: &str, around: &Surroundings<'_>) -> EntryReading {
    let tokens = super::tokens::tokens_of(text);
    let places = Places::of(around.houses);
    let scanned = scan(&tokens, around.language, &places, around.season);
    Reader { around, spans: Spans::of(text, &tokens), places: &places, scanned }.read()
}

struct Reader<'a> {
    around: &'a Surroundings<'a>,
    spans: Spans<'a>,
    places: &'a Places,
    scanned: Scanned,
}

impl Reader<'_> {
    fn read(mut self) -> EntryReading {
        let mut reading = EntryReading {
            place: place(&self.scanned.spoken, &self.spans, self.places, self.around.houses),
            ..EntryReading::default()
        };
        let rooms = reading.place.as_ref().map(|place| place.rooms.as_slice()).unwrap_or_default();
        let usual = rooms.iter().filter_map(|room| self.around.usual_minutes.get(room)).max().copied();
        let (said_times, places_of_times) = self.said_times();
        let times = times(&said_times, self.today_named(), self.around.hours, usual.unwrap_or(USUAL_MINUTES));
        let unused: Vec<(usize, usize)> =
            times.unused.iter().filter_map(|place| places_of_times.get(*place).copied()).collect();
        self.scanned.left_over.extend(unused);

        let mut said = SaidDays::of(&self.scanned.spoken);
        said.take_dates(&times.dates);
        said.nights.clone_from(&times.nights);
        let (placed, is_later) = placed(&said, &times, reading.place.as_ref(), self.around);
        self.read_time(&mut reading, &times, &placed, is_later);
        self.read_day(&mut reading, &said, &placed, &times);
        self.read_rhythm(&mut reading, &said, &placed);
        self.read_others(&mut reading, &times);
        reading.party = self.party();
        ask(&mut reading, &said, &times, &placed, self.around.houses);
        reading
    }

    fn said_times(&self) -> (Vec<TimePhrase>, Vec<(usize, usize)>) {
        let times = self.scanned.spoken.iter().filter_map(|there| match &there.phrase {
            Phrase::Time(time) => Some((time.clone(), (there.from, there.until))),
            _ => None,
        });
        times.unzip()
    }

    fn today_named(&self) -> Option<NamedTime> {
        self.scanned.spoken.iter().find_map(|there| match &there.phrase {
            Phrase::Day(DayPhrase::Away(_, named)) => *named,
            _ => None,
        })
    }

    fn read_time(&self, reading: &mut EntryReading, times: &Times, placed: &Placed, is_later: bool) {
        let is_time = |phrase: &Phrase| matches!(phrase, Phrase::Time(time) if !is_count(time, times));
        let marks = self.spans.of_phrases(&self.scanned.spoken, is_time);
        let nights = match (placed.days.last, placed.days.options.first(), &times.nights) {
            (Some(last), Some(first), Some(_)) => (last - *first).num_days(),
            _ => 0,
        };
        let Some((starts, ends)) = times.at else { return };
        let ends = ends + nights * DAY;
        let shifts = if is_later { vec![DAY / 2, 0] } else { vec![0] };
        let option = |shift: i64| TimeOption {
            starts_minute: starts + shift,
            ends_minute: ends + shift,
            words: words_for::time(starts + shift, ends + shift, self.around.language),
        };
        let options = shifts.into_iter().map(option).collect();
        reading.time = Some(ReadTime { marks, options, name: times.name, end_is_assumed: times.end_is_assumed });
    }

    fn read_day(&self, reading: &mut EntryReading, said: &SaidDays, placed: &Placed, times: &Times) {
        let has_date_in_time = |phrase: &Phrase| match phrase {
            Phrase::Time(TimePhrase::Range(first, _)) => first.hour >= 24 && !times.dates.is_empty(),
            Phrase::Time(TimePhrase::Overnight(_)) => true,
            _ => false,
        };
        let becomes_a_day = said.end.is_none();
        let is_day = |phrase: &Phrase| match phrase {
            Phrase::Day(DayPhrase::EachWeekday(_)) => false,
            Phrase::Day(_) | Phrase::From(_) => true,
            Phrase::Until(EndPhrase::On(_)) => becomes_a_day,
            other => has_date_in_time(other),
        };
        let marks = self.spans.of_phrases(&self.scanned.spoken, is_day);
        let option = |date: &NaiveDate| DayOption {
            date: *date,
            words: words_for::day(*date, placed.almanac.today, self.around.language),
        };
        let options: Vec<DayOption> = placed.days.options.iter().map(option).collect();
        let says_nothing = marks.is_empty() && options.is_empty() && placed.days.within.is_none();
        reading.day = (!says_nothing).then_some(ReadDay { marks, options, within: placed.days.within });
        reading.questions.extend(&placed.days.questions);
    }

    fn read_rhythm(&self, reading: &mut EntryReading, said: &SaidDays, placed: &Placed) {
        let rules = match placed.days.list.as_slice() {
            [] => placed.rhythm.rules.clone(),
            list => vec![(RepeatRule::Dates { dates: list.to_vec() }, list.first().copied())],
        };
        let is_rhythm = |phrase: &Phrase| matches!(phrase, Phrase::Repeat(_) | Phrase::Day(DayPhrase::EachWeekday(_)));
        if !rules.is_empty() {
            let option = |(rule, first_on): (RepeatRule, Option<NaiveDate>)| RepetitionOption {
                words: words_for::rule(&rule, self.around.language),
                rule,
                first_on,
            };
            let options = rules.into_iter().map(option).collect();
            reading.repetition =
                Some(ReadRepetition { marks: self.spans.of_phrases(&self.scanned.spoken, is_rhythm), options });
        }
        let first = placed.days.options.first().copied().unwrap_or(placed.almanac.today);
        self.read_end(reading, said, placed, first);
        let last = reading.end.as_ref().and_then(|end| end.options.first()).and_then(|end| end.on);
        if said.exceptions.is_empty() {
            return;
        }
        let marks = self.spans.of_phrases(&self.scanned.spoken, |phrase| matches!(phrase, Phrase::Except(_)));
        match until::exceptions(&said.exceptions, (first, last), self.around.season, self.around.language) {
            Ok(exceptions) => reading.exceptions = Some(ReadExceptions { marks, exceptions }),
            Err(question) => reading.questions.push(question),
        }
    }

    fn read_end(&self, reading: &mut EntryReading, said: &SaidDays, placed: &Placed, first: NaiveDate) {
        let marks = self.spans.of_phrases(&self.scanned.spoken, |phrase| matches!(phrase, Phrase::Until(_)));
        let ends = match &said.end {
            Some(end) => until::ends(end, first, self.around.season, (&placed.almanac, self.around.language)),
            None => Ok(placed
                .days
                .last
                .filter(|_| said.nights.is_none())
                .map(|date| (SeriesEnd::On { date }, Some(date)))
                .into_iter()
                .collect()),
        };
        let ends = match ends {
            Ok(ends) => ends,
            Err(question) => {
                reading.questions.push(question);
                return;
            }
        };
        let option = |(end, on): (SeriesEnd, Option<NaiveDate>)| EndOption {
            words: words_for::end(&end, first, self.around.language),
            end,
            on,
        };
        let options: Vec<EndOption> = ends.into_iter().map(option).collect();
        reading.end = (!options.is_empty()).then_some(ReadEnd { marks, options });
    }

    fn read_others(&self, reading: &mut EntryReading, times: &Times) {
        for there in &self.scanned.spoken {
            let marks = || vec![self.spans.of_parts(there.from, there.until)];
            match &there.phrase {
                Phrase::People(count) if reading.people.is_none() => {
                    reading.people = Some(ReadPeople { marks: marks(), count: *count });
                }
                Phrase::Time(time) if is_count(time, times) && reading.people.is_none() => {
                    reading.people = times.people.map(|count| ReadPeople { marks: marks(), count });
                }
                Phrase::Kind(kind) => reading.kind = Some(ReadKind { marks: marks(), kind: *kind }),
                Phrase::Tentative => reading.tentative.extend(marks()),
                Phrase::Equipment(word) => {
                    reading.needs.push(ReadNeed { marks: marks(), need: RoomNeed::Equipment(word.clone()) });
                }
                Phrase::Need(need) => reading.needs.push(ReadNeed { marks: marks(), need: RoomNeed::Access(*need) }),
                _ => {}
            }
        }
    }

    fn party(&self) -> Option<ReadParty> {
        let phone = self.scanned.spoken.iter().find_map(|there| match &there.phrase {
            Phrase::Phone(number) => Some((number.clone(), (there.from, there.until))),
            _ => None,
        });
        let (words, mut marks) = self.spans.left_over(&self.scanned.left_over, self.around.language);
        marks.extend(phone.iter().map(|(_, (from, until))| self.spans.of_parts(*from, *until)));
        marks.sort_by_key(|mark| mark.from);
        let phone = phone.map(|(number, _)| number);
        (!words.is_empty() || phone.is_some()).then_some(ReadParty { marks, words, phone })
    }
}

fn is_count(time: &TimePhrase, times: &Times) -> bool {
    matches!(time, TimePhrase::BareEnd(many) if times.people == Some(*many))
}
