//! The rules as settings.

use frivillighus_engine::access::Role;
use frivillighus_tests::office_test;
use serde_json::json;

use super::with_rules;
use crate::bookings::house_in_use::{HouseInUse, booking, each};
use crate::premises::with;

office_test! {
    async fn a_new_office_has_rules_with_their_sources(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let rules = desk.ask("booking_rules", json!({})).await;
        assert_eq!(rules["book"], rules["comesWith"]);
        let book = &rules["book"];
        assert_eq!((book["leadTime"]["days"].as_i64(), book["cancelDays"].as_i64(), book["recallDays"].as_i64()), (Some(3), Some(8), Some(8)));
        assert_eq!((book["largeEvents"]["from"].as_i64(), book["seatingPlans"]["above"].as_i64(), book["largeEvents"]["days"].as_i64()), (Some(50), Some(150), Some(14)));
        assert!(book["sources"]["seating_plan"].as_str().is_some_and(|source| source.contains("BR18")), "{book:#}");
        assert_eq!(each(&book["lending"], "category"), ["municipal", "social", "education_children", "education_adult",
            "education_adults_activity", "other_association", "private_commercial"]);
    }

    async fn rules_are_kept_and_taken_back(test) {
        let manager = test.seat(Role::Manager).await;
        let before = manager.ask("booking_rules", json!({})).await;
        let sources = with(before["book"]["sources"].clone(), json!({ "lead_time": " Byrådet, 12/3-2026 " }));
        let kept = with_rules(&manager, json!({ "cancelDays": 14, "sources": sources })).await;
        assert_eq!((kept["now"]["book"]["cancelDays"].as_i64(), kept["now"]["book"]["sources"]["lead_time"].as_str()), (Some(14), Some("Byrådet, 12/3-2026")));
        let back = manager.undo(&kept).await;
        assert_eq!(back["now"]["book"], before["book"]);
        assert_eq!(manager.undo(&back).await["now"]["book"]["cancelDays"], 14);
        let log = manager.ask("read_log", json!({})).await;
        let changed: Vec<_> = each(&log["lines"], "event").into_iter().filter(|event| event["event"] == "booking_rules_changed").collect();
        assert_eq!(changed[0]["values"]["rules"], json!(["lead_time", "cancel_notice"]), "{log:#}");
    }

    async fn an_option_is_kept_as_long_as_the_rules_say(test) {
        let office = HouseInUse::of(test).await;
        let kept = with_rules(&office.manager, json!({ "optionDays": 3 })).await;
        assert_eq!(kept["now"]["comesWith"]["optionDays"], 7);
        let option = json!({ "bookAs": { "kind": "reserved" } });
        let booked = office.desk.ask("book_room", with(booking(&[&office.a], "2026-12-05T19:00", "2026-12-05T21:00"), option)).await;
        assert_eq!(booked["now"]["optionUntil"], "2026-11-27T16:00");
        let confirmed = office.desk.ask("confirm_reservation", json!({ "id": booked["now"]["id"], "version": booked["now"]["version"] })).await;
        with_rules(&office.manager, json!({ "optionDays": 5 })).await;
        let again = json!({ "id": booked["now"]["id"], "version": confirmed["now"]["version"] });
        assert_eq!(office.desk.ask("reserve_booking", again).await["now"]["optionUntil"], "2026-11-29T16:00");
    }

    async fn rules_with_faults_are_told_field_by_field(test) {
        let manager = test.seat(Role::Manager).await;
        let rules = manager.ask("booking_rules", json!({})).await;
        let book = with(rules["book"].clone(), json!({ "cancelDays": -1, "leadTime": { "force": "desk", "days": 367 } }));
        let details = manager.refused("keep_booking_rules", json!({ "version": rules["version"], "book": book }), "fields_refused").await;
        assert_eq!(each(&details["problems"], "field"), ["book.leadTime.days", "book.cancelDays"]);
    }

    async fn rules_that_a_colleague_changed_are_shown_first(test) {
        let manager = test.seat(Role::Manager).await;
        let rules = manager.ask("booking_rules", json!({})).await;
        with_rules(&manager, json!({ "cancelDays": 14 })).await;
        let input = json!({ "version": rules["version"], "book": rules["book"] });
        let details = manager.refused("keep_booking_rules", input, "stale_booking_rules").await;
        assert_eq!(details["current"]["book"]["cancelDays"], 14);
    }

    async fn the_desk_reads_the_rules_and_does_not_write_them(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let rules = desk.ask("booking_rules", json!({})).await;
        desk.refused("keep_booking_rules", json!({ "version": rules["version"], "book": rules["book"] }), "not_allowed").await;
    }
}
