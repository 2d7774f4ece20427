//! The calendar in its five views, and the page where a room is looked for.

use super::super::scene::Scene;
use super::super::scene::Start::Demo;
use super::super::scene::Step::{At, Click, Keys, Look, Tab, Type};

const SEND: &str = ".side-panel form [type=submit]";

pub const WEEK: Scene = Scene {
    start: Demo(1),
    steps: &[
        Keys("G K"),
        At(".matrix [role=gridcell]:focus"),
        Look("week, filled"),
        Keys("ArrowRight ArrowRight Enter"),
        At("[data-piece]:focus"),
        Keys("Enter"),
        At(".side-panel h2"),
        Look("week, booking open"),
        Keys("Escape"),
        At("[data-piece]:focus"),
        Keys("M ArrowRight"),
        At(".label.clash"),
        Look("week, carried to where somebody is"),
        Keys("Enter"),
        At(".side-panel .conflict"),
        Look("week, move refused"),
        Keys("Escape N"),
        At(".side-panel form"),
        Look("week, new booking"),
        Click(SEND),
        At(".side-panel .error"),
        Look("week, new booking refused"),
        Tab,
    ],
};

pub const OTHER_VIEWS: Scene = Scene {
    start: Demo(1),
    steps: &[
        Keys("G K"),
        At(".matrix [role=gridcell]:focus"),
        Keys("D"),
        At(".day-board"),
        Look("day, filled"),
        Tab,
        Click("main h1"),
        Keys("N"),
        At(".side-panel form"),
        Look("day, new booking"),
        Keys("Escape"),
        Keys("O"),
        At(".matrix.ribbons"),
        Look("overview, filled"),
        Keys("M"),
        At(".matrix.narrow"),
        Look("month, filled"),
        Keys("L"),
        At("main table"),
        Look("list, filled"),
        Click("main tbody tr .acts button"),
        At("[role=menu]"),
        Look("list, menu open"),
        Keys("Escape"),
        Click("main tbody tr .who button"),
        At(".side-panel h2"),
        Keys("Del"),
        At(".undo-bar"),
        Look("list, cancelled and still to be taken back"),
    ],
};

/// Looking for a room.
pub const FINDING: Scene = Scene {
    start: Demo(1),
    steps: &[
        Keys("F"),
        At(".phrase input:focus"),
        Look("find a room, empty"),
        Type("20 pers torsdag 19-21 teleslynge"),
        At(".found.best"),
        Look("find a room, found"),
        Keys("Ctrl A"),
        Type("20 pers tirsdag 19-21 hver uge"),
        At(".answers .notice"),
        Look("find a room, asked until when"),
        Keys("Ctrl A"),
        Type("500 pers torsdag 19-21"),
        At(".answers .notice"),
        Look("find a room, no room has it all"),
        Tab,
    ],
};

/// The phrase in the top bar, over the calendar that it speaks of.
pub const QUICK_ENTRY: Scene = Scene {
    start: Demo(1),
    steps: &[
        Keys("G K"),
        At(".matrix [role=gridcell]:focus"),
        Keys("B"),
        At("header input:focus"),
        Look("quick entry, empty"),
        Type("fyrtårnet 25/11 13-15 sal b"),
        At(".quick .saying.free"),
        Look("quick entry, free"),
        Keys("Ctrl A"),
        Type("fyrtårnet 26/11 10-12 storesal a"),
        At(".quick .saying.clash"),
        Look("quick entry, taken"),
        Keys("Ctrl A"),
        Type("klangbol"),
        At(".quick .missing"),
        Look("quick entry, much is missing"),
    ],
};
