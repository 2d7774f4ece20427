//! A phrase as somebody types it: understood, its party looked for, its room and time tried. Writes nothing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::offer::{EntryOffer, offer};
use super::party::{EntryParties, parties};
use crate::access::RequestContext;
use crate::bookings::operations::{check_text, refused};
use crate::bookings::quick_entry::reading::EntryReading;
use crate::bookings::quick_entry::{Surroundings, read, store};
use crate::bookings::{BookingError, series};
use crate::database::Tx;
use crate::gate::Input;
use crate::premises::{self, Premises, Room};
use crate::shared::field::FieldProblems;
use crate::shared::format::Language;
use crate::shared::ids::{HoldId, PremisesId, RoomId};
use crate::shared::wall_clock::wall_time_of;

/// Longer phrases are told to nobody on the phone.
pub(super) const LONGEST: u32 = 300;

/// What is typed into quick entry.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReadEntry {
    /// The phrase.
    pub text: String,
    /// The language of the window; it decides where the two read a word or a date differently.
    pub language: Language,
    /// The time that this desk keeps while the caller thinks: it does not stand in the way.
    #[serde(default)]
    #[ts(optional)]
    pub hold_id: Option<HoldId>,
}

impl Input for ReadEntry {
    fn sample() -> Self {
        Self { text: "tirsdag 19-21 Sal A 20 pers Klangbølgen".into(), language: Language::Da, hold_id: None }
    }

    fn searched(&self) -> Option<&str> {
        Some(&self.text)
    }
}

/// A phrase with what the office has to say to it.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EntryAnswer {
    /// How it was understood.
    pub reading: EntryReading,
    /// Whoever may be meant.
    pub parties: EntryParties,
    /// The rooms that were named, and those of which one was.
    pub rooms: Vec<EntryRoom>,
    /// The houses that were named.
    pub houses: Vec<EntryHouse>,
    /// Whether it can be had, and what else is free; nothing as long as day or time are not plain. What repeats in rooms
    /// that were named is planned as a series.
    pub offer: Option<EntryOffer>,
}

/// A room that was named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EntryRoom {
    /// The room.
    pub id: RoomId,
    /// Its name.
    pub name: String,
    /// What stands where there is little room.
    pub short_name: String,
    /// Its house.
    pub premises_id: PremisesId,
    /// Its house's name.
    pub premises_name: String,
    /// How many may be in it.
    #[ts(type = "number")]
    pub maximum: i64,
}

/// A house that was named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EntryHouse {
    /// The house.
    pub id: PremisesId,
    /// Its name.
    pub name: String,
}

/// Reads a phrase, looks for its party and tries its room and time.
pub async fn read_entry(context: &RequestContext<'_>, input: ReadEntry) -> Result<EntryAnswer, BookingError> {
    let mut problems = FieldProblems::default();
    check_text(context, &mut problems, "text", &input.text, LONGEST);
    refused(problems)?;
    let mut tx = context.read().await?;
    let houses = premises::load(&mut tx, &premises::Scope::All, context.now(), context.now()).await?;
    let reading = understood(context, &mut tx, &input, &houses).await?;
    let parties = parties(&mut tx, reading.party.as_ref(), input.language, context.today()).await?;
    let offer = offer(context, &mut tx, &reading, parties.sure(), input.hold_id).await?;
    let rooms = named_rooms(&reading, &houses);
    let named = reading.place.iter().flat_map(|place| &place.houses);
    let house = |id: &PremisesId| houses.iter().find(|house| house.id == *id);
    let houses =
        named.filter_map(house).map(|house| EntryHouse { id: house.id, name: house.details.name.clone() }).collect();
    Ok(EntryAnswer { reading, parties, rooms, houses, offer })
}

/// The reading; where nobody said when it ends, with the length that is usual in the rooms it names.
pub(super) async fn understood(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    input: &ReadEntry,
    houses: &[Premises],
) -> Result<EntryReading, BookingError> {
    let season = series::stored_season(tx).await?;
    let hours = store::named_hours(tx).await?.hours;
    let mut usual_minutes = BTreeMap::new();
    let now = wall_time_of(context.now());
    let around = Surroundings {
        now,
        language: input.language,
        houses,
        season: &season,
        hours: &hours,
        usual_minutes: &usual_minutes,
    };
    let reading = read(&input.text, &around);
    if !reading.time.as_ref().is_some_and(|time| time.end_is_assumed) {
        return Ok(reading);
    }
    for room in reading.place.iter().flat_map(|place| &place.rooms) {
        if let Some(minutes) = store::usual_minutes(tx, *room).await? {
            usual_minutes.insert(*room, minutes);
        }
    }
    let around = Surroundings {
        now,
        language: input.language,
        houses,
        season: &season,
        hours: &hours,
        usual_minutes: &usual_minutes,
    };
    Ok(read(&input.text, &around))
}

fn named_rooms(reading: &EntryReading, houses: &[Premises]) -> Vec<EntryRoom> {
    let ids = reading.place.iter().flat_map(|place| place.rooms.iter().chain(&place.one_of));
    let told = |(house, room): (&Premises, &Room)| EntryRoom {
        id: room.id,
        name: room.details.name.clone(),
        short_name: room.short_name().to_owned(),
        premises_id: house.id,
        premises_name: house.details.name.clone(),
        maximum: room.details.maximum_persons,
    };
    ids.filter_map(|id| found(houses, *id)).map(told).collect()
}

/// A room with its house.
pub(super) fn found(houses: &[Premises], id: RoomId) -> Option<(&Premises, &Room)> {
    houses.iter().find_map(|house| Some((house, house.rooms.iter().find(|room| room.id == id)?)))
}
