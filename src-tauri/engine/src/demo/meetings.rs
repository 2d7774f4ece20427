//! Board meetings and general meetings: scattered evenings in small rooms. Many want the same evening; the house tries
//! the next free room, and then the next evening.

use chrono::{Datelike, Days, NaiveDate};

use super::chance::Chance;
use super::desk::day;

/// A meeting as it is wished for.
#[derive(Debug, Clone)]
pub(super) struct Meeting {
    pub borrower: &'static str,
    pub title: &'static str,
    pub on: NaiveDate,
    /// Hour and half hours: 37 is 18.30.
    pub from_half_hour: u32,
    pub half_hours: u32,
    /// How many days before it was asked for.
    pub lead_days: u64,
    pub rooms: Vec<&'static str>,
    pub people: i64,
}

const BOARD_ROOMS: [&str; 5] = ["Blåt mødelokale", "Grønt mødelokale", "Lokale 1", "Lokale 2", "Musiklokalet"];
const ASSEMBLY_ROOMS: [&str; 5] = ["Storesal B", "Storesal A", "Lokale 1+2", "Salen", "Gymnastiksalen"];
const WEEKEND_ROOMS: [&str; 4] = ["Salen", "Lokale 1", "Storesal B", "Caféen"];

/// Meetings that began to be asked for when the demo begins, in no particular order.
pub(super) fn meetings(borrowers: &[&'static str]) -> Vec<Meeting> {
    let mut chance = Chance::seeded(5);
    let mut meetings = Vec::new();
    for borrower in borrowers {
        for _ in 0..8 {
            meetings.push(board_meeting(borrower, &mut chance));
        }
        meetings.push(assembly(borrower, 2026, &mut chance));
        if chance.happens(700) {
            meetings.push(assembly(borrower, 2027, &mut chance));
        }
        if chance.happens(800) {
            meetings.push(weekend(borrower, &mut chance));
        }
    }
    meetings
}

fn board_meeting(borrower: &'static str, chance: &mut Chance) -> Meeting {
    let mut on = day("2025-12-01") + Days::new(chance.below(490) as u64);
    // Nobody has a board meeting in July, on a Friday or in the weekend.
    if on.month() == 7 {
        on = on + Days::new(45);
    }
    let on = on - Days::new(u64::from(on.weekday().num_days_from_monday().saturating_sub(3)));
    Meeting {
        borrower,
        title: "Bestyrelsesmøde",
        on,
        from_half_hour: chance.one_of(&[34, 36, 37, 38]),
        half_hours: chance.one_of(&[2, 3, 4]),
        lead_days: chance.between(5, 40) as u64,
        rooms: chance.shuffled(&BOARD_ROOMS),
        people: chance.between(5, 9),
    }
}

/// February and March, evenings: everybody at once.
fn assembly(borrower: &'static str, year: i32, chance: &mut Chance) -> Meeting {
    let first = NaiveDate::from_ymd_opt(year, 2, 2).unwrap_or_default();
    let week = first + Days::new(7 * chance.below(8) as u64);
    let on = week - Days::new(u64::from(week.weekday().num_days_from_monday())) + Days::new(chance.below(4) as u64);
    Meeting {
        borrower,
        title: "Generalforsamling",
        on,
        from_half_hour: 38,
        half_hours: 4,
        lead_days: if year == 2026 { chance.between(30, 80) } else { chance.between(82, 130) } as u64,
        rooms: ASSEMBLY_ROOMS.to_vec(),
        people: chance.between(18, 48),
    }
}

fn weekend(borrower: &'static str, chance: &mut Chance) -> Meeting {
    let saturday = day("2025-12-06") + Days::new(7 * chance.below(74) as u64);
    Meeting {
        borrower,
        title: chance.one_of(&["Frivilligdag", "Kursus for frivillige", "Sommerfrokost", "Loppemarked"]),
        on: saturday + Days::new(u64::from(chance.happens(350))),
        from_half_hour: chance.one_of(&[20, 21, 22]),
        half_hours: chance.one_of(&[6, 8]),
        lead_days: chance.between(20, 90) as u64,
        rooms: chance.shuffled(&WEEKEND_ROOMS),
        people: chance.between(15, 30),
    }
}
