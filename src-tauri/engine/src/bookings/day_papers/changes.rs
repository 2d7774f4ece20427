//! What has changed since a day sheet was printed.

use serde::{Deserialize, Serialize};

use crate::premises::Layout;
use crate::shared::ids::{BookingId, RoomId};
use crate::shared::wall_clock::WallTime;

/// One booking as a day sheet tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SheetLine {
    pub booking_id: BookingId,
    pub rooms: Vec<RoomId>,
    pub starts: WallTime,
    pub ends: WallTime,
    pub blocked_from: WallTime,
    pub blocked_until: WallTime,
    pub who: String,
    pub what: String,
    pub contact: String,
    pub attendees: Option<i64>,
    pub layout: Option<Layout>,
    pub note: String,
    pub is_tentative: bool,
}

/// How a line stands beside the last sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineNews {
    Same,
    New,
    Changed,
}

/// How a line stands beside what was printed.
pub(super) fn news_of(line: &SheetLine, before: &[SheetLine]) -> LineNews {
    match before.iter().find(|there| there.booking_id == line.booking_id) {
        None => LineNews::New,
        Some(there) if there == line => LineNews::Same,
        Some(_) => LineNews::Changed,
    }
}

/// The lines that were printed and are not there any more.
pub(super) fn gone<'a>(now: &[SheetLine], before: &'a [SheetLine]) -> Vec<&'a SheetLine> {
    let is_there = |there: &&SheetLine| now.iter().any(|line| line.booking_id == there.booking_id);
    before.iter().filter(|there| !is_there(there)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(id: i64, starts: &str) -> SheetLine {
        let wall = |text: &str| WallTime::parse(text).expect("a time");
        let (starts, ends) = (wall(starts), wall("2026-12-01T21:00"));
        SheetLine {
            booking_id: BookingId(id),
            rooms: vec![RoomId(1)],
            starts,
            ends,
            blocked_from: starts,
            blocked_until: ends,
            who: "Koret".into(),
            what: String::new(),
            contact: String::new(),
            attendees: None,
            layout: None,
            note: String::new(),
            is_tentative: false,
        }
    }

    #[test]
    fn what_came_what_is_another_and_what_went_are_told_apart() {
        let before = [line(1, "2026-12-01T18:00"), line(2, "2026-12-01T18:00"), line(3, "2026-12-01T18:00")];
        let now = [line(1, "2026-12-01T18:00"), line(2, "2026-12-01T19:00"), line(4, "2026-12-01T18:00")];
        let news: Vec<LineNews> = now.iter().map(|line| news_of(line, &before)).collect();
        assert_eq!(news, [LineNews::Same, LineNews::Changed, LineNews::New]);
        assert_eq!(gone(&now, &before).iter().map(|line| line.booking_id.0).collect::<Vec<_>>(), [3]);
    }
}
