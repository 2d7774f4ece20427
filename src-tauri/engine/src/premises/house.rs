//! A house with rooms, as it is registered.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Closure, OpeningPeriod, Room};
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::PremisesId;
use crate::shared::instant::Instant;
use crate::shared::text_enum::text_enum;

text_enum! {
    /// How far something is there. Whoever answers the phone must never have to read a tick box as more than it says.
    pub enum FactState {
        /// It is there.
        Yes = "yes",
        /// Only in part; the note says how far.
        Partly = "partly",
        /// It is not there.
        No = "no",
        /// Nobody has looked yet.
        Unknown = "unknown",
    }
}

/// A fact of accessibility: how far, and in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Fact {
    /// How far it is there.
    pub state: FactState,
    /// What somebody must know before they come.
    pub note: String,
}

impl Fact {
    /// Nobody has looked yet.
    pub fn unknown() -> Self {
        Self { state: FactState::Unknown, note: String::new() }
    }
}

text_enum! {
    /// What a house does on public holidays, on 5 June and on 24 and 31 December.
    pub enum OnHoliday {
        /// Nothing can be booked.
        Closed = "closed",
        /// As on any other such weekday.
        Open = "open",
        /// Somebody at the house has to agree first.
        Ask = "ask",
    }
}

/// What the office writes about a house.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PremisesDetails {
    /// Its name; no other house has it.
    pub name: String,
    /// What stands where there is little room; the name where empty.
    pub short_name: String,
    /// Other words people call it by.
    pub aliases: Vec<String>,
    /// Street and number.
    pub street: String,
    /// Four digits.
    pub postal_code: String,
    /// The town, as typed.
    pub town: String,
    /// The nearest stop of bus or train.
    pub nearest_stop: String,
    /// How far that is, in words ("250 m").
    pub stop_distance: String,
    /// Whether one gets in without steps.
    pub step_free: Fact,
    /// Whether there is an accessible toilet.
    pub accessible_toilet: Fact,
    /// Whether there is a hearing loop.
    pub hearing_loop: Fact,
    /// Whether there is parking for disabled visitors.
    pub parking: Fact,
    /// Bookings begin and end on this grid: 15, 30 or 60 minutes.
    #[ts(type = "number")]
    pub grid_minutes: i64,
    /// What it does on holidays.
    pub on_holiday: OnHoliday,
    /// What borrowers have to know.
    pub house_rules: String,
}

/// A house with its rooms, hours and the closures that are not over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Premises {
    /// The house.
    pub id: PremisesId,
    /// What the office wrote about it.
    pub details: PremisesDetails,
    /// Its rooms and combinations, in the office's order; retired ones too.
    pub rooms: Vec<Room>,
    /// When it is open. None at all: at any time.
    pub opening_periods: Vec<OpeningPeriod>,
    /// Closures that are not over and not withdrawn.
    pub closures: Vec<Closure>,
    /// Since when it is no longer lent.
    pub retired_at: Option<Instant>,
    /// Counts the changes; an edit carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
}

/// The most characters of a name.
pub(super) const NAME_LENGTH: u32 = 120;
/// The most characters of a short name.
pub(super) const SHORT_NAME_LENGTH: u32 = 24;
/// The most characters of anything longer.
pub(super) const NOTE_LENGTH: u32 = 2_000;

/// Checks one text; `field` is its path on the wire.
pub(super) fn check_text(problems: &mut FieldProblems, field: &str, text: &str, most: u32, today: chrono::NaiveDate) {
    if text.chars().count() > most as usize {
        problems.add(field, Problem::TooLong { most });
    }
    if crate::shared::cpr::looks_like_cpr(text, today) {
        problems.add(field, Problem::LooksLikeCpr);
    }
}

/// Checks a name that must be there.
pub(super) fn check_name(problems: &mut FieldProblems, field: &str, text: &str, today: chrono::NaiveDate) {
    if text.trim().is_empty() {
        problems.add(field, Problem::Missing);
    }
    check_text(problems, field, text, NAME_LENGTH, today);
}

/// Words such as aliases and equipment: trimmed, without empty ones and doubles.
pub(super) fn tidied(words: &[String]) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for word in words.iter().map(|word| word.trim()).filter(|word| !word.is_empty()) {
        if !kept.iter().any(|there| there.eq_ignore_ascii_case(word)) {
            kept.push(word.to_owned());
        }
    }
    kept
}

impl PremisesDetails {
    /// How far the nearest stop is, as far as the office's words say so: `250 m`, `1,2 km`, `5 min`.
    pub fn stop_metres(&self) -> Option<i64> {
        /// What a slow walker goes.
        const METRES_A_MINUTE: f64 = 80.0;
        let words = self.stop_distance.to_lowercase();
        let from = words.find(|character: char| character.is_ascii_digit())?;
        let number: String = words[from..].chars().take_while(|it| it.is_ascii_digit() || ".,".contains(*it)).collect();
        let unit = words[from + number.len()..].trim_start();
        // `1.200` is written with the mark of thousands, `1.2` as English writes it.
        let is_thousands = number.split_once('.').is_some_and(|(_, after)| after.len() == 3);
        let number = if is_thousands { number.replace('.', "") } else { number.replace(',', ".") };
        let metres_each = match unit {
            _ if unit.starts_with("km") || unit.starts_with("kilometer") => 1_000.0,
            _ if unit.starts_with("min") => METRES_A_MINUTE,
            _ if unit.starts_with('m') => 1.0,
            _ => return None,
        };
        let metres = number.trim_end_matches('.').parse::<f64>().ok()? * metres_each;
        #[expect(clippy::cast_possible_truncation, reason = "distances that one walks")]
        (0.0..1e9).contains(&metres).then_some(metres.round() as i64)
    }

    /// The same without stray blanks.
    #[must_use]
    pub(super) fn tidied(mut self) -> Self {
        for text in [
            &mut self.name,
            &mut self.short_name,
            &mut self.street,
            &mut self.postal_code,
            &mut self.town,
            &mut self.nearest_stop,
            &mut self.stop_distance,
        ] {
            *text = text.trim().to_owned();
        }
        self.aliases = tidied(&self.aliases);
        self
    }

    /// What cannot be taken as it is; paths begin with `premises.`.
    pub(super) fn problems(&self, problems: &mut FieldProblems, today: chrono::NaiveDate) {
        check_name(problems, "premises.name", &self.name, today);
        check_text(problems, "premises.shortName", &self.short_name, SHORT_NAME_LENGTH, today);
        for (index, alias) in self.aliases.iter().enumerate() {
            check_text(problems, &format!("premises.aliases.{index}"), alias, NAME_LENGTH, today);
        }
        for (field, text, most) in [
            ("premises.street", &self.street, NAME_LENGTH),
            ("premises.town", &self.town, NAME_LENGTH),
            ("premises.nearestStop", &self.nearest_stop, NAME_LENGTH),
            ("premises.stopDistance", &self.stop_distance, NAME_LENGTH),
            ("premises.stepFree.note", &self.step_free.note, NOTE_LENGTH),
            ("premises.accessibleToilet.note", &self.accessible_toilet.note, NOTE_LENGTH),
            ("premises.hearingLoop.note", &self.hearing_loop.note, NOTE_LENGTH),
            ("premises.parking.note", &self.parking.note, NOTE_LENGTH),
            ("premises.houseRules", &self.house_rules, NOTE_LENGTH),
        ] {
            check_text(problems, field, text, most, today);
        }
        let is_postal_code = self.postal_code.len() == 4 && self.postal_code.bytes().all(|byte| byte.is_ascii_digit());
        if !self.postal_code.is_empty() && !is_postal_code {
            problems.add("premises.postalCode", Problem::PostalCode);
        }
        if ![15, 30, 60].contains(&self.grid_minutes) {
            problems.add("premises.gridMinutes", Problem::OutOfRange { least: 15, most: 60 });
        }
    }

    /// One house, for samples.
    pub(crate) fn sample() -> Self {
        Self {
            name: "Havbjerg Gamle Skole".into(),
            short_name: "Skolen".into(),
            aliases: vec!["den gamle skole".into()],
            street: "Kirkebakken 4".into(),
            postal_code: "2683".into(),
            town: "Havbjerg".into(),
            nearest_stop: "Havbjerg Kirke (bus 12)".into(),
            stop_distance: "250 m".into(),
            step_free: Fact { state: FactState::Partly, note: "Lokale 2 og Musiklokalet: 6 trin".into() },
            accessible_toilet: Fact { state: FactState::Yes, note: String::new() },
            hearing_loop: Fact { state: FactState::No, note: String::new() },
            parking: Fact { state: FactState::Yes, note: "2 pladser ved porten".into() },
            grid_minutes: 30,
            on_holiday: OnHoliday::Closed,
            house_rules: String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_the_stop_is_read_from_the_offices_words() {
        let metres =
            |words: &str| PremisesDetails { stop_distance: words.into(), ..PremisesDetails::sample() }.stop_metres();
        for (words, expected) in [
            ("250 m", Some(250)),
            ("ca. 600 meter", Some(600)),
            ("1,2 km", Some(1_200)),
            ("1.2 km", Some(1_200)),
            ("1.200 m", Some(1_200)),
            ("5 min", Some(400)),
            ("450", None),
            ("lige ved", None),
            ("", None),
        ] {
            assert_eq!(metres(words), expected, "{words}");
        }
    }
}
