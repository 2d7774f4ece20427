//! What the office writes about each room of the demo.

use super::houses::House;
use crate::premises::{Buffers, Fact, FactState, Layout, LayoutSeats, RoomDetails};

use Layout::{Boardroom, Classroom, Empty, Horseshoe, Islands, Theatre};

/// A room or, where it has parts, a combination.
#[derive(Debug)]
pub(super) struct RoomRow {
    pub house: House,
    pub name: &'static str,
    short_name: &'static str,
    aliases: &'static [&'static str],
    floor: &'static str,
    pub maximum: i64,
    layouts: &'static [(Layout, i64)],
    equipment: &'static [&'static str],
    /// The steps on the way; none where it is step-free.
    steps: &'static str,
    hearing_loop: FactState,
    /// Minutes before and after.
    buffers: (i64, i64),
    rules: &'static str,
    pub parts: &'static [&'static str],
}

const PLAIN: RoomRow = RoomRow {
    house: House::Centre,
    name: "",
    short_name: "",
    aliases: &[],
    floor: "Stuen",
    maximum: 1,
    layouts: &[],
    equipment: &[],
    steps: "",
    hearing_loop: FactState::No,
    buffers: (0, 0),
    rules: "",
    parts: &[],
};

/// Twelve rooms and three combinations, parts before what is made of them.
pub(super) const ROOMS: [RoomRow; 15] = [
    RoomRow {
        name: "Storesal A",
        short_name: "Sal A",
        maximum: 90,
        layouts: &[(Theatre, 70), (Islands, 56), (Classroom, 48)],
        equipment: &["projektor", "lærred", "højttalere", "scene"],
        hearing_loop: FactState::Yes,
        buffers: (0, 30),
        ..PLAIN
    },
    RoomRow {
        name: "Storesal B",
        short_name: "Sal B",
        maximum: 70,
        layouts: &[(Theatre, 50), (Islands, 40), (Horseshoe, 30)],
        equipment: &["projektor", "klaver"],
        hearing_loop: FactState::Yes,
        buffers: (0, 30),
        ..PLAIN
    },
    RoomRow {
        name: "Storesal A+B",
        short_name: "Sal A+B",
        aliases: &["hele Storesalen", "den store sal"],
        maximum: 150,
        layouts: &[(Theatre, 120), (Islands, 104), (Empty, 150)],
        equipment: &["projektor", "lærred", "højttalere", "scene", "klaver"],
        hearing_loop: FactState::Yes,
        buffers: (0, 30),
        rules: "Foldevæggen flyttes kun af huset.",
        parts: &["Storesal A", "Storesal B"],
        ..PLAIN
    },
    RoomRow {
        name: "Caféen",
        aliases: &["cafeen"],
        maximum: 48,
        layouts: &[(Islands, 40)],
        equipment: &["kaffemaskine", "køleskab", "skærm"],
        rules: "Hverdage kl. 10–15 er der åben café.",
        ..PLAIN
    },
    RoomRow {
        name: "Blåt mødelokale",
        short_name: "Blåt",
        floor: "1. sal, elevator",
        maximum: 12,
        layouts: &[(Boardroom, 10), (Horseshoe, 8)],
        equipment: &["skærm", "tavle"],
        ..PLAIN
    },
    RoomRow {
        name: "Grønt mødelokale",
        short_name: "Grønt",
        floor: "1. sal, elevator",
        maximum: 12,
        layouts: &[(Boardroom, 10)],
        equipment: &["skærm", "tavle"],
        ..PLAIN
    },
    RoomRow {
        name: "Blåt + Grønt",
        short_name: "Blåt+Grønt",
        floor: "1. sal, elevator",
        maximum: 24,
        layouts: &[(Boardroom, 20), (Classroom, 16)],
        equipment: &["skærm", "tavle"],
        parts: &["Blåt mødelokale", "Grønt mødelokale"],
        ..PLAIN
    },
    RoomRow {
        name: "Værkstedet",
        aliases: &["cykelværkstedet"],
        maximum: 16,
        layouts: &[(Islands, 12)],
        equipment: &["søjleboremaskine", "symaskiner", "høvlebænke"],
        buffers: (0, 30),
        rules: "Maskinerne kræver kursus.",
        ..PLAIN
    },
    RoomRow {
        house: House::School,
        name: "Gymnastiksalen",
        short_name: "Gym",
        aliases: &["salen på skolen"],
        maximum: 150,
        layouts: &[(Theatre, 100), (Empty, 150)],
        equipment: &["måtter", "mål", "højttalere"],
        buffers: (0, 30),
        rules: "Arrangementer med 50 personer og flere meldes 14 dage før.",
        ..PLAIN
    },
    RoomRow {
        house: House::School,
        name: "Lokale 1",
        short_name: "L1",
        maximum: 30,
        layouts: &[(Classroom, 24), (Horseshoe, 18)],
        equipment: &["projektor", "tavle"],
        ..PLAIN
    },
    RoomRow {
        house: House::School,
        name: "Lokale 2",
        short_name: "L2",
        maximum: 30,
        layouts: &[(Classroom, 24), (Islands, 20)],
        equipment: &["tavle"],
        steps: "6 trin",
        ..PLAIN
    },
    RoomRow {
        house: House::School,
        name: "Lokale 1+2",
        short_name: "L1+2",
        maximum: 60,
        layouts: &[(Classroom, 48), (Theatre, 56)],
        equipment: &["projektor", "tavle"],
        steps: "6 trin",
        parts: &["Lokale 1", "Lokale 2"],
        ..PLAIN
    },
    RoomRow {
        house: House::School,
        name: "Musiklokalet",
        short_name: "Musik",
        maximum: 20,
        layouts: &[(Empty, 12)],
        equipment: &["klaver", "trommesæt", "forstærkere"],
        steps: "6 trin",
        rules: "Støj til kl. 21.",
        ..PLAIN
    },
    RoomRow {
        house: House::Citizens,
        name: "Salen",
        aliases: &["festsalen"],
        maximum: 200,
        layouts: &[(Theatre, 160), (Islands, 140), (Empty, 200)],
        equipment: &["scene", "projektor", "højttalere", "borde til 160"],
        hearing_loop: FactState::Yes,
        buffers: (0, 60),
        rules: "Over 150 personer kræver en godkendt bordplan.",
        ..PLAIN
    },
    RoomRow {
        house: House::Citizens,
        name: "Køkkenet",
        aliases: &["industrikøkkenet"],
        maximum: 10,
        equipment: &["ovn", "opvasker", "service til 160"],
        buffers: (0, 30),
        rules: "Eget viskestykke medbringes.",
        ..PLAIN
    },
];

/// The room as it is registered.
pub(super) fn details_of(row: &RoomRow) -> RoomDetails {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    let (before, after) = row.buffers;
    let step_free = if row.steps.is_empty() { FactState::Yes } else { FactState::No };
    RoomDetails {
        name: row.name.into(),
        short_name: row.short_name.into(),
        aliases: words(row.aliases),
        floor: row.floor.into(),
        maximum_persons: row.maximum,
        layouts: row.layouts.iter().map(|(layout, seats)| LayoutSeats { layout: *layout, seats: *seats }).collect(),
        equipment: words(row.equipment),
        step_free: Fact { state: step_free, note: row.steps.into() },
        hearing_loop: Fact { state: row.hearing_loop, note: String::new() },
        buffers: Buffers { before, after },
        least_minutes: None,
        most_minutes: None,
        house_rules: row.rules.into(),
    }
}
