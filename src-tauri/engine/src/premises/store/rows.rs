//! The rows that houses, rooms and opening hours are read from.

use chrono::NaiveDate;
use serde::de::DeserializeOwned;

use crate::premises::{
    Buffers, Fact, FactState, LayoutSeats, OnHoliday, OpeningInterval, OpeningPeriod, Premises, PremisesDetails, Room,
    RoomDetails,
};
use crate::shared::ids::{OpeningHoursId, PremisesId, RoomId, SpaceId};
use crate::shared::instant::Instant;

/// A list kept as JSON text: words of a room, seats of its layouts.
#[derive(Debug)]
struct KeptList<T>(Vec<T>);

impl<T: DeserializeOwned> TryFrom<String> for KeptList<T> {
    type Error = serde_json::Error;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        serde_json::from_str(&text).map(Self)
    }
}

#[derive(Debug, sqlx::FromRow)]
pub(super) struct PremisesRow {
    id: PremisesId,
    name: String,
    short_name: String,
    #[sqlx(try_from = "String")]
    aliases: KeptList<String>,
    street: String,
    postal_code: String,
    town: String,
    nearest_stop: String,
    stop_distance: String,
    #[sqlx(try_from = "String")]
    step_free: FactState,
    step_free_note: String,
    #[sqlx(try_from = "String")]
    accessible_toilet: FactState,
    accessible_toilet_note: String,
    #[sqlx(try_from = "String")]
    hearing_loop: FactState,
    hearing_loop_note: String,
    #[sqlx(try_from = "String")]
    parking: FactState,
    parking_note: String,
    grid_minutes: i64,
    #[sqlx(try_from = "String")]
    on_holiday: OnHoliday,
    house_rules: String,
    retired_at: Option<Instant>,
    version: i64,
}

impl PremisesRow {
    pub(super) fn into_premises(self) -> Premises {
        let details = PremisesDetails {
            name: self.name,
            short_name: self.short_name,
            aliases: self.aliases.0,
            street: self.street,
            postal_code: self.postal_code,
            town: self.town,
            nearest_stop: self.nearest_stop,
            stop_distance: self.stop_distance,
            step_free: Fact { state: self.step_free, note: self.step_free_note },
            accessible_toilet: Fact { state: self.accessible_toilet, note: self.accessible_toilet_note },
            hearing_loop: Fact { state: self.hearing_loop, note: self.hearing_loop_note },
            parking: Fact { state: self.parking, note: self.parking_note },
            grid_minutes: self.grid_minutes,
            on_holiday: self.on_holiday,
            house_rules: self.house_rules,
        };
        Premises {
            id: self.id,
            details,
            rooms: Vec::new(),
            opening_periods: Vec::new(),
            closures: Vec::new(),
            retired_at: self.retired_at,
            version: self.version,
        }
    }
}

#[derive(Debug, sqlx::FromRow)]
pub(super) struct RoomRow {
    pub(super) id: RoomId,
    pub(super) premises_id: PremisesId,
    name: String,
    short_name: String,
    position: i64,
    #[sqlx(try_from = "String")]
    aliases: KeptList<String>,
    floor: String,
    maximum_persons: i64,
    #[sqlx(try_from = "String")]
    layouts: KeptList<LayoutSeats>,
    #[sqlx(try_from = "String")]
    equipment: KeptList<String>,
    #[sqlx(try_from = "String")]
    step_free: FactState,
    step_free_note: String,
    #[sqlx(try_from = "String")]
    hearing_loop: FactState,
    hearing_loop_note: String,
    buffer_before_minutes: i64,
    buffer_after_minutes: i64,
    least_minutes: Option<i64>,
    most_minutes: Option<i64>,
    house_rules: String,
    retired_at: Option<Instant>,
    version: i64,
    pub(super) space_id: SpaceId,
}

impl RoomRow {
    pub(super) fn into_room(self) -> Room {
        let details = RoomDetails {
            name: self.name,
            short_name: self.short_name,
            aliases: self.aliases.0,
            floor: self.floor,
            maximum_persons: self.maximum_persons,
            layouts: self.layouts.0,
            equipment: self.equipment.0,
            step_free: Fact { state: self.step_free, note: self.step_free_note },
            hearing_loop: Fact { state: self.hearing_loop, note: self.hearing_loop_note },
            buffers: Buffers { before: self.buffer_before_minutes, after: self.buffer_after_minutes },
            least_minutes: self.least_minutes,
            most_minutes: self.most_minutes,
            house_rules: self.house_rules,
        };
        Room {
            id: self.id,
            premises_id: self.premises_id,
            details,
            spaces: vec![self.space_id],
            parts: Vec::new(),
            position: self.position,
            retired_at: self.retired_at,
            version: self.version,
        }
    }
}

#[derive(Debug, sqlx::FromRow)]
pub(super) struct PeriodRow {
    pub(super) premises_id: PremisesId,
    pub(super) id: OpeningHoursId,
    name: String,
    first_date: Option<NaiveDate>,
    last_date: Option<NaiveDate>,
    weekday: Option<i64>,
    opens_minute: Option<i64>,
    closes_minute: Option<i64>,
}

impl PeriodRow {
    pub(super) fn period(&self) -> OpeningPeriod {
        OpeningPeriod {
            name: self.name.clone(),
            first_date: self.first_date,
            last_date: self.last_date,
            intervals: Vec::new(),
        }
    }

    pub(super) fn interval(&self) -> Option<OpeningInterval> {
        Some(OpeningInterval {
            weekday: self.weekday?,
            opens_minute: self.opens_minute?,
            closes_minute: self.closes_minute?,
        })
    }
}
