//! "luk sal a 7/12-9/12 vandskade": a closure as somebody says it. What a phrase says of rooms, days and hours is read as
//! for a booking; what nobody else understood is the reason.

use chrono::{Days, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

use super::reading::{EntryReading, ReadPlace, ReadTime};
use super::times::DAY;
use crate::bookings::series::RepeatRule;
use crate::premises::Premises;
use crate::shared::calendar::IsoWeek;
use crate::shared::format::capitalised;
use crate::shared::ids::{PremisesId, RoomId};
use crate::shared::wall_clock::WallTime;

/// What a phrase that closes begins with, in both languages of the window.
const VERBS: [&str; 6] = ["luk", "lukke", "spær", "spærre", "close", "shut"];
/// More than these are nothing to choose from: the name is to be written longer.
const MOST: usize = 6;

/// A closure that a phrase can mean. What was not said is left to the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClosureMeant {
    /// The house.
    pub premises_id: PremisesId,
    /// Its name.
    pub premises_name: String,
    /// Its rooms, without combinations; none for the whole house.
    pub rooms: Vec<RoomId>,
    /// The rooms by name, as they were named.
    pub room_names: Vec<String>,
    /// From when, on the wall clock.
    pub starts: Option<WallTime>,
    /// Until when, on the wall clock.
    pub ends: Option<WallTime>,
    /// Why; empty where nothing was said.
    pub reason: String,
}

/// What follows the verb; nothing where the phrase closes nothing.
pub(super) fn what_is_closed(text: &str) -> Option<&str> {
    let (verb, rest) = text.trim().split_once(char::is_whitespace)?;
    VERBS.iter().any(|known| *known == verb.to_lowercase()).then_some(rest)
}

/// The closures that a reading can mean, the nearest day first; none where it names no place. A name that several rooms
/// have is read as each of them.
pub(super) fn closures_meant(reading: &EntryReading, houses: &[Premises]) -> Vec<ClosureMeant> {
    let places = reading.place.iter().flat_map(|place| places_of(place, houses));
    places.flat_map(|(house, rooms)| closures_of(house, &rooms, reading)).take(MOST).collect()
}

fn closures_of(house: &Premises, rooms: &[RoomId], reading: &EntryReading) -> Vec<ClosureMeant> {
    let (mut parts, mut room_names) = (Vec::new(), Vec::new());
    for room in rooms.iter().filter_map(|id| house.rooms.iter().find(|room| room.id == *id)) {
        room_names.push(room.details.name.clone());
        // A combination is closed by its rooms.
        if room.parts.is_empty() { parts.push(room.id) } else { parts.extend(&room.parts) }
    }
    let closure = |span: Option<(WallTime, WallTime)>| ClosureMeant {
        premises_id: house.id,
        premises_name: house.details.name.clone(),
        rooms: parts.clone(),
        room_names: room_names.clone(),
        starts: span.map(|(starts, _)| starts),
        ends: span.map(|(_, ends)| ends),
        reason: reading.party.as_ref().map(|party| capitalised(&party.words)).unwrap_or_default(),
    };
    let days = days_of(reading);
    if days.is_empty() {
        return vec![closure(None)];
    }
    days.into_iter().map(|(first, last)| closure(span_of(first, last, reading.time.as_ref()))).collect()
}

/// The houses, each with those of its rooms that are meant together; none for a whole house. A closure is of one house.
fn places_of<'a>(place: &ReadPlace, houses: &'a [Premises]) -> Vec<(&'a Premises, Vec<RoomId>)> {
    let together: Vec<Vec<RoomId>> = match place.one_of.as_slice() {
        [] => vec![place.rooms.clone()],
        several => several.iter().map(|one| [place.rooms.as_slice(), &[*one]].concat()).collect(),
    };
    if together.iter().all(Vec::is_empty) {
        return houses
            .iter()
            .filter(|house| place.houses.contains(&house.id))
            .map(|house| (house, Vec::new()))
            .collect();
    }
    let in_house = |house: &'a Premises, rooms: &[RoomId]| {
        let is_here = |id: &&RoomId| house.rooms.iter().any(|room| room.id == **id);
        let here: Vec<RoomId> = rooms.iter().filter(is_here).copied().collect();
        (!here.is_empty()).then_some((house, here))
    };
    together.iter().flat_map(|rooms| houses.iter().filter_map(|house| in_house(house, rooms))).collect()
}

/// First and last day, for each day that can be meant. A week alone is all of its days.
fn days_of(reading: &EntryReading) -> Vec<(NaiveDate, NaiveDate)> {
    let Some(day) = &reading.day else { return Vec::new() };
    if let (true, Some(week)) = (day.options.is_empty(), day.within) {
        return vec![(week.monday(), week.monday() + Days::new(6))];
    }
    let end = reading.end.as_ref().and_then(|end| end.options.first()).and_then(|end| end.on);
    let rule = reading.repetition.as_ref().and_then(|repetition| repetition.options.first()).map(|option| &option.rule);
    let last = |first: NaiveDate| {
        let last = end.or_else(|| rule.and_then(|rule| last_named(rule, first)));
        last.filter(|last| *last >= first).unwrap_or(first)
    };
    day.options.iter().map(|option| (option.date, last(option.date))).collect()
}

/// The last of the days that were named: `man-ons` is closed through, and so is `7/12, 8/12`.
fn last_named(rule: &RepeatRule, first: NaiveDate) -> Option<NaiveDate> {
    match rule {
        RepeatRule::Dates { dates } => dates.iter().max().copied(),
        RepeatRule::Weekly { weekdays, .. } => {
            let last = weekdays.iter().max_by_key(|weekday| weekday.days_after_monday())?;
            Some(IsoWeek::of(first).day(*last))
        }
        _ => None,
    }
}

/// Where only a start was said, it lasts for the rest of the last day.
fn span_of(first: NaiveDate, last: NaiveDate, time: Option<&ReadTime>) -> Option<(WallTime, WallTime)> {
    let said = time.and_then(|time| Some((time.options.first()?, time.end_is_assumed)));
    let (starts, ends) = match said {
        Some((option, true)) => (option.starts_minute, DAY),
        Some((option, false)) => (option.starts_minute, option.ends_minute),
        None => (0, DAY),
    };
    let at = |date, minutes| WallTime::start_of(date).plus_minutes(minutes);
    Some((at(first, starts)?, at(last, ends)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_begins_with_a_verb_closes() {
        assert_eq!(what_is_closed("luk sal a mandag"), Some("sal a mandag"));
        assert_eq!(what_is_closed("  SPÆR caféen"), Some("caféen"));
        assert_eq!(what_is_closed("close hall a"), Some("hall a"));
        for other in ["luk", "lukas hansen", "sal a luk", ""] {
            assert_eq!(what_is_closed(other), None, "{other}");
        }
    }
}
