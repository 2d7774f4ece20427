//! Taking back, and taking back the taking back.

use frivillighus_tests::office_test;
use serde_json::json;

use super::house_in_use::{HouseInUse, cancelled, moved};

office_test! {
    async fn a_booking_taken_back_is_gone_and_can_be_brought_back(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.book(&office.a, "2026-12-01T19:00", "2026-12-01T21:00").await;
        let undone = office.desk.undo(&booked).await;
        assert_eq!(undone["now"]["cancellation"]["by"], "undone", "a slip, not a cancellation of the house's");
        assert_eq!(office.tried(&office.a, "2026-12-01T19:00", "2026-12-01T21:00").await, "free");
        let redone = office.desk.undo(&undone).await;
        assert_eq!(redone["now"]["state"], "confirmed");
        assert_eq!(redone["now"]["number"], booked["now"]["number"]);
        assert_eq!(redone["now"]["cancellation"], json!(null));
        assert_eq!(office.tried(&office.a, "2026-12-01T19:00", "2026-12-01T21:00").await, "room_taken");
        let again = office.desk.undo(&redone).await;
        office.desk.undo(&again).await;
    }

    async fn a_move_taken_back_stands_where_it_stood(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.book(&office.cafe, "2026-12-01T19:00", "2026-12-01T21:00").await;
        let there = office.desk.ask("move_booking", moved(&booked, &office.both, "2026-12-02T10:00", "2026-12-02T12:00")).await;
        let back = office.desk.undo(&there).await;
        for field in ["rooms", "starts", "ends", "blockedFrom", "blockedUntil", "number"] {
            assert_eq!(back["now"][field], booked["now"][field], "{field}");
        }
        let forth = office.desk.undo(&back).await;
        assert_eq!(forth["now"]["rooms"], json!([office.both["id"]]));
    }

    async fn a_change_of_texts_taken_back_reads_as_before(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.book(&office.a, "2026-12-01T19:00", "2026-12-01T21:00").await;
        let input = json!({ "id": booked["now"]["id"], "version": 1, "organisationId": null, "contactPersonId": null,
            "title": "Banko", "kind": "community", "attendees": 60, "layout": "islands", "note": "Gevinster" });
        let changed = office.desk.ask("change_booking", input).await;
        let back = office.desk.undo(&changed).await;
        for field in ["title", "kind", "attendees", "layout", "note"] {
            assert_eq!(back["now"][field], booked["now"][field], "{field}");
        }
        assert_eq!(office.desk.undo(&back).await["now"]["title"], "Banko");
    }

    async fn a_cancelled_booking_is_not_taken_up_again_when_another_has_the_room(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.book(&office.a, "2026-12-01T19:00", "2026-12-01T21:00").await;
        let gone = office.desk.ask("cancel_booking", cancelled(&booked)).await;
        let other = office.book(&office.both, "2026-12-01T20:00", "2026-12-01T22:00").await;
        let restore = json!({ "id": gone["now"]["id"], "version": gone["now"]["version"] });
        let details = office.desk.refused("restore_booking", restore.clone(), "room_taken").await;
        assert_eq!(details["clashes"][0]["bookingId"], other["now"]["id"]);
        office.desk.ask("cancel_booking", cancelled(&other)).await;
        let back = office.desk.ask("restore_booking", restore).await;
        assert_eq!(back["now"]["state"], "confirmed");
        let gone_again = office.desk.undo(&back).await;
        assert_eq!(gone_again["now"]["state"], "cancelled_by_borrower", "as it was cancelled before");
    }

    async fn a_booking_comes_back_with_the_buffers_it_had(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.book(&office.a, "2026-12-01T19:00", "2026-12-01T21:00").await;
        let undone = office.desk.undo(&booked).await;
        let room = crate::premises::with(office.a["details"].clone(), json!({ "buffers": { "before": 60, "after": 60 } }));
        office.manager.ask("change_room", json!({ "id": office.a["id"], "version": 1, "room": room })).await;
        let back = office.desk.undo(&undone).await;
        assert_eq!(back["now"]["blockedFrom"], "2026-12-01T19:00");
    }

    async fn what_somebody_else_has_changed_since_is_not_taken_back(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.book(&office.a, "2026-12-01T19:00", "2026-12-01T21:00").await;
        office.manager.ask("move_booking", moved(&booked, &office.b, "2026-12-01T19:00", "2026-12-01T21:00")).await;
        let step = booked["undo"]["input"].clone();
        let details = office.desk.refused("cancel_booking", step, "stale_booking").await;
        assert_eq!(details["current"]["rooms"], json!([office.b["id"]]));
    }
}
