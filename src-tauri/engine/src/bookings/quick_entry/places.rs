//! Houses and rooms by any of their names, several at once, and what has to be in a room. A room that does not exist is
//! not taken for another: its words are left to the search for a party.

use std::collections::{BTreeMap, BTreeSet};

use super::cursor::{Cursor, lexicon};
use super::phrase::{Phrase, PlacePhrase};
use super::tokens::{TokenKind, folded, tokens_of};
use super::words::{AND, FILLER};
use crate::bookings::needs::{KITCHEN, is_kitchen_room};
use crate::premises::{Premises, Room};
use crate::shared::ids::{PremisesId, RoomId};

/// A part of a room's name that is shorter than this names nothing.
const LEAST_PART: usize = 5;

lexicon! {
    OR: () = [("eller|or", ())];
    /// `salen/køkkenet`: both, as in the house's own lists.
    SLASH: () = [("/", ())];
    /// English words for what Danish rooms have.
    ENGLISH: &'static str = [
        ("projector", "projektor"), ("canvas", "lærred"), ("screen", "skærm"), ("speakers", "højttalere"),
        ("stage", "scene"), ("piano", "klaver"), ("whiteboard|blackboard|board", "tavle"), ("kitchen", KITCHEN),
        ("drums|drum kit", "trommesæt"), ("sewing machines", "symaskiner"), ("mats", "måtter"), ("fridge", "køleskab"),
        ("coffee machine", "kaffemaskine"), ("oven", "ovn"), ("dishwasher", "opvasker"),
    ];
}

/// Every name of the office's houses and rooms.
#[derive(Debug, Default)]
pub(super) struct Places {
    rooms: BTreeMap<String, Vec<RoomId>>,
    houses: BTreeMap<String, PremisesId>,
    /// Rooms by a word that is only part of their name.
    parts: BTreeMap<String, Vec<RoomId>>,
    /// What is in the rooms, by how it is compared.
    equipment: BTreeMap<String, String>,
    /// Combinations, each with the rooms it is made of.
    combinations: Vec<(RoomId, BTreeSet<RoomId>)>,
    longest: usize,
}

impl Places {
    /// Of the houses and rooms that are lent.
    pub fn of(houses: &[Premises]) -> Self {
        let mut places = Self::default();
        for house in houses.iter().filter(|house| house.retired_at.is_none()) {
            let details = &house.details;
            for name in [&details.name, &details.short_name].into_iter().chain(&details.aliases) {
                places.add_house(name, house.id);
            }
            for room in house.rooms.iter().filter(|room| room.retired_at.is_none()) {
                places.add_room(room);
            }
        }
        places
    }

    fn add_house(&mut self, name: &str, id: PremisesId) {
        let key = key_of(name);
        if key.len() > 1 {
            self.longest = self.longest.max(key.len());
            self.houses.entry(key).or_insert(id);
        }
    }

    fn add_room(&mut self, room: &Room) {
        let details = &room.details;
        for name in [&details.name, &details.short_name].into_iter().chain(&details.aliases) {
            let key = key_of(name);
            if key.len() < 2 {
                continue;
            }
            self.longest = self.longest.max(key.len());
            add(self.rooms.entry(key.clone()).or_default(), room.id);
        }
        // A kitchen is asked for as equipment by the bare word.
        if is_kitchen_room(room) {
            self.equipment.insert(folded(KITCHEN), KITCHEN.to_owned());
        }
        for token in tokens_of(&details.name) {
            if let TokenKind::Word(word) = token.kind
                && word.chars().count() >= LEAST_PART
            {
                add(self.parts.entry(word).or_default(), room.id);
            }
        }
        for word in &details.equipment {
            self.equipment.entry(key_of(word)).or_insert_with(|| word.clone());
        }
        if room.is_combination() {
            self.combinations.push((room.id, room.parts.iter().copied().collect()));
        }
    }

    /// The place or the equipment that stands here, if any.
    pub fn recognise<'t>(&self, cursor: Cursor<'t>) -> Option<(Phrase, Cursor<'t>)> {
        if let Some((rooms, after)) = self.named(cursor, |key| self.rooms.get(key).cloned()) {
            let house = self.named(cursor, |key| self.houses.get(key).copied());
            if let Some((house, further)) = house.filter(|(_, further)| further.at() > after.at()) {
                return Some((Phrase::Place(PlacePhrase::House(house)), further));
            }
            return Some(self.with_others(cursor, rooms, after));
        }
        if let Some((house, after)) = self.named(cursor, |key| self.houses.get(key).copied()) {
            return Some((Phrase::Place(PlacePhrase::House(house)), after));
        }
        self.equipment_at(cursor).or_else(|| self.part_at(cursor))
    }

    /// Several rooms said as one: `sal a eller b`, `lokale 1 og 3`.
    fn with_others<'t>(&self, start: Cursor<'t>, first: Vec<RoomId>, after: Cursor<'t>) -> (Phrase, Cursor<'t>) {
        let next = |joint: Cursor<'t>| {
            self.named(joint, |key| self.rooms.get(key).cloned()).or_else(|| self.like_before(start, after, joint))
        };
        if let Some((others, further)) = OR.read(after).and_then(|((), joint)| next(joint)) {
            let mut any = first;
            others.into_iter().for_each(|id| add(&mut any, id));
            return (Phrase::Place(PlacePhrase::OneOf(any)), further);
        }
        let like_it = AND.read(after).and_then(|((), joint)| self.like_before(start, after, joint));
        let both = like_it.or_else(|| SLASH.read(after).and_then(|((), joint)| next(joint)));
        match both {
            Some((others, further)) => (Phrase::Place(PlacePhrase::All(vec![first, others])), further),
            None => (Phrase::Place(PlacePhrase::All(vec![first])), after),
        }
    }

    /// A room whose name differs from the one before in its last part only: the `b` of `sal a eller b`.
    fn like_before<'t>(
        &self,
        start: Cursor<'t>,
        end: Cursor<'t>,
        joint: Cursor<'t>,
    ) -> Option<(Vec<RoomId>, Cursor<'t>)> {
        let mut key = Key::default();
        let mut cursor = start;
        while cursor.next().at() < end.at() {
            key.push(&cursor.token()?.kind);
            cursor = cursor.next();
        }
        let last = joint.token()?;
        let is_short = match &last.kind {
            TokenKind::Word(word) => word.chars().count() <= 2,
            TokenKind::Number(_) => true,
            TokenKind::Mark(_) => false,
        };
        if key.text.is_empty() || !is_short {
            return None;
        }
        key.push(&last.kind);
        Some((self.rooms.get(&key.text)?.clone(), joint.next().past_dot()))
    }

    /// The longest name that stands here. Blanks and marks between its parts are of no account.
    fn named<'t, T>(&self, cursor: Cursor<'t>, find: impl Fn(&str) -> Option<T>) -> Option<(T, Cursor<'t>)> {
        let (mut key, mut here, mut found) = (Key::default(), cursor, None);
        while let Some(token) = here.token() {
            let is_part = key.push(&token.kind);
            here = here.next();
            if key.text.is_empty() || key.text.len() > self.longest {
                break;
            }
            if is_part && let Some(means) = find(&key.text) {
                found = Some((means, here.past_dot()));
            }
        }
        found
    }

    fn equipment_at<'t>(&self, cursor: Cursor<'t>) -> Option<(Phrase, Cursor<'t>)> {
        let whole = self.named_equipment(cursor);
        let in_english = || {
            let (danish, after) = ENGLISH.read(cursor)?;
            Some((self.equipment.get(&folded(danish))?.clone(), after))
        };
        let other_form = || {
            let (word, after) = cursor.word()?;
            Some((forms_of(word).find_map(|form| self.equipment.get(&form))?.clone(), after.past_dot()))
        };
        let (word, after) = whole.or_else(in_english).or_else(other_form)?;
        Some((Phrase::Equipment(word), after))
    }

    fn named_equipment<'t>(&self, cursor: Cursor<'t>) -> Option<(String, Cursor<'t>)> {
        let (mut key, mut here, mut found) = (Key::default(), cursor, None);
        for _ in 0..4 {
            let Some(token) = here.token() else { break };
            let is_part = key.push(&token.kind);
            here = here.next();
            if is_part && let Some(word) = self.equipment.get(&key.text) {
                found = Some((word.clone(), here.past_dot()));
            }
        }
        found
    }

    /// `mødelokale`: a word that only some rooms' names hold.
    fn part_at<'t>(&self, cursor: Cursor<'t>) -> Option<(Phrase, Cursor<'t>)> {
        let (word, after) = cursor.word()?;
        if FILLER.read(cursor).is_some() {
            return None;
        }
        let rooms = self.parts.get(word)?.clone();
        Some((Phrase::Place(PlacePhrase::OneOf(rooms)), after.past_dot()))
    }

    /// Rooms that make up a combination are the combination.
    pub fn combined(&self, rooms: Vec<RoomId>) -> Vec<RoomId> {
        let fits = |(_, parts): &&(RoomId, BTreeSet<RoomId>)| parts.iter().all(|part| rooms.contains(part));
        let Some((whole, parts)) = self.combinations.iter().filter(fits).max_by_key(|(_, parts)| parts.len()) else {
            return rooms;
        };
        let mut combined = Vec::new();
        for room in rooms {
            add(&mut combined, if parts.contains(&room) { *whole } else { room });
        }
        combined
    }
}

fn add(rooms: &mut Vec<RoomId>, id: RoomId) {
    if !rooms.contains(&id) {
        rooms.push(id);
    }
}

/// Other forms of a word: `projektoren`, `højttaler`.
fn forms_of(word: &str) -> impl Iterator<Item = String> {
    let long_enough = word.chars().count() >= LEAST_PART;
    let longer = ["e", "r", "er"].map(|ending| format!("{word}{ending}"));
    let shorter =
        ["en", "et", "n", "erne"].into_iter().filter_map(|ending| word.strip_suffix(ending).map(str::to_owned));
    longer.into_iter().chain(shorter.collect::<Vec<_>>()).filter(move |_| long_enough)
}

/// A name as it is compared: letters and digits, and a `+` wherever something is joined to something.
#[derive(Debug, Default)]
struct Key {
    text: String,
    ends_in_number: bool,
}

impl Key {
    /// Adds a part; `false` where it says nothing at the end of a name.
    fn push(&mut self, part: &TokenKind) -> bool {
        match part {
            TokenKind::Word(word) if matches!(word.as_str(), "og" | "and") && !self.text.is_empty() => {
                self.text.push('+');
                self.ends_in_number = false;
                false
            }
            TokenKind::Word(word) => {
                self.text.push_str(word);
                self.ends_in_number = false;
                true
            }
            TokenKind::Number(digits) => {
                if self.ends_in_number {
                    self.text.push(' ');
                }
                self.text.push_str(digits);
                self.ends_in_number = true;
                true
            }
            TokenKind::Mark('+' | '&') => {
                self.text.push('+');
                self.ends_in_number = false;
                false
            }
            TokenKind::Mark(_) => false,
        }
    }
}

fn key_of(name: &str) -> String {
    let mut key = Key::default();
    for token in tokens_of(name) {
        key.push(&token.kind);
    }
    key.text
}
