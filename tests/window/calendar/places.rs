//! Where things lie in the calendar, for a pointer: which room, which hour, which day.

use fantoccini::elements::Element;
use serde_json::json;

use crate::window::Window;

/// A room's column in the day.
pub struct DayColumn {
    /// What the columns stand on.
    pub ground: Element,
    /// Of the column's middle, from the ground's.
    x: f64,
    /// The ground's height in pixels.
    height: f64,
    /// The hour it begins with.
    first: f64,
    /// The height of an hour.
    hour: f64,
}

impl DayColumn {
    /// Where this hour stands, measured from the middle of the ground.
    pub fn at(&self, hour: f64) -> (f64, f64) {
        (self.x, (hour - self.first) * self.hour - self.height / 2.0)
    }

    /// How far so many hours are, downwards.
    #[expect(clippy::cast_possible_truncation, reason = "a few hundred pixels")]
    pub fn long(&self, hours: f64) -> i32 {
        (hours * self.hour).round() as i32
    }
}

impl Window {
    /// The column of a room, by the short name over it.
    pub async fn day_column(&self, room: &str) -> DayColumn {
        const SCRIPT: &str = "
            const [room] = arguments;
            const board = document.querySelector('.day-board');
            const heads = [...board.querySelectorAll('.rooms [role=columnheader]')].slice(1);
            const ground = board.querySelector('.columns').getBoundingClientRect();
            const style = getComputedStyle(board);
            const index = heads.findIndex((head) => head.querySelector('b').innerText === room);
            const pixels = parseFloat(style.getPropertyValue('--minute'));
            const first = parseFloat(style.getPropertyValue('--first'));
            return [index, ground.width / heads.length, ground.width, ground.height, first / 60, pixels * 60];";
        let ground = self.find(".day-board .columns").await;
        let found = self.look_at(SCRIPT, vec![json!(room)]).await;
        let [index, wide, width, height, first, hour] =
            serde_json::from_value::<[f64; 6]>(found).expect("a day with columns");
        assert!(index >= 0.0, "there is no room called {room}");
        DayColumn { ground, x: (index + 0.5) * wide - width / 2.0, height, first, hour }
    }

    /// The cell of a room and a date in the week or the overview, by the room's name and the date as `2026-11-25`.
    pub async fn week_cell(&self, room: &str, date: &str) -> Element {
        const SCRIPT: &str = "
            const [room, date] = arguments;
            const row = [...document.querySelectorAll('.row.room')].find((row) => row.querySelector('.name b').innerText === room);
            const dates = [...document.querySelectorAll('.row.head [data-date]')].map((head) => head.dataset.date);
            return row?.querySelectorAll('[role=gridcell]')[dates.indexOf(date)] ?? null;";
        self.find(".row.room").await;
        let cell = self.look_at(SCRIPT, vec![json!(room), json!(date)]).await;
        self.element(&cell).unwrap_or_else(|| panic!("no cell of {room} on {date}"))
    }

    /// How far it is from the middle of one element to the middle of another.
    #[expect(clippy::cast_possible_truncation, reason = "pixels of a screen")]
    pub async fn way(&self, from: &Element, to: &Element) -> (i32, i32) {
        let (from, to) = (from.rectangle().await.expect("a place"), to.rectangle().await.expect("a place"));
        let middle = |(x, y, width, height): (f64, f64, f64, f64)| (x + width / 2.0, y + height / 2.0);
        let ((from_x, from_y), (to_x, to_y)) = (middle(from), middle(to));
        ((to_x - from_x).round() as i32, (to_y - from_y).round() as i32)
    }
}
