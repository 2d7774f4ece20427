//! The calendar of the demo office in the week of 24 November: everything a hand can do there, by keys and by pointer,
//! with the way back. Thursday at 10 the Demensvennerne are in Storesal A; Storesal B is free then, and so is Tuesday.

mod by_keys;
mod by_pointer;
mod month;
mod places;
mod series;

use frivillighus_tests::Engine;
use serde_json::json;

use crate::offices::Desk;

/// The front desk in the week, with the focus in the board.
async fn in_the_week() -> Desk {
    let desk = Desk::as_role(Engine::Sqlite, "Kontor").await;
    desk.window.keys("G K").await;
    desk.window.focus_is_on("Storesal A, tirsdag 24/11").await;
    desk
}

/// The same on Thursday, in the view of one day.
async fn on_thursday() -> Desk {
    let desk = in_the_week().await;
    desk.window.keys("ArrowRight ArrowRight").await;
    desk.window.focus_is_on("Storesal A, torsdag 26/11").await;
    desk.window.keys("D").await;
    desk.window.sees_in("h1", "Torsdag 26. november").await;
    desk
}

/// What a cell of the week says; its bookings say more than there is room for.
const IN_CELL: &str = "const said = [...arguments[0].querySelectorAll('.chip')].map((chip) => chip.title);
    return [arguments[0].innerText, ...said].join(' ')";

impl Desk {
    /// Expects that a booking lies in a room on a date, at this time.
    pub async fn lies(&self, who: &str, room: &str, date: &str, time: &str) {
        let said = || async {
            let cell = self.window.week_cell(room, date).await;
            self.window.look_at(IN_CELL, vec![json!(cell)]).await.to_string()
        };
        let there = self.window.eventually(|| async {
            let said = said().await;
            said.contains(who) && said.contains(time)
        });
        if !there.await {
            self.window.keep_picture("lies-elsewhere").await;
            panic!("{who} {time} is not in {room} on {date}, but: {}", said().await);
        }
    }
}
