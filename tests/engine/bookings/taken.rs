//! No space twice: what clashes, what does not, and what is offered instead.

use frivillighus_tests::office_test;
use serde_json::{Value, json};

use super::house_in_use::{HouseInUse, an_association, booking, cancelled, each, moved};
use crate::premises::{a_house, a_room, with};

office_test! {
    async fn a_room_cannot_be_booked_twice(test) {
        let office = HouseInUse::of(test).await;
        let choir = an_association(&office.desk, "Koret Klangbølgen", json!({ "shortName": "Klangbølgen" })).await;
        let input = with(booking(&[&office.a], "2026-12-01T18:30", "2026-12-01T20:30"), json!({ "organisationId": choir, "title": "" }));
        let booked = office.desk.ask("book_room", input).await;
        for (starts, ends) in [
            ("2026-12-01T18:30", "2026-12-01T20:30"), ("2026-12-01T19:00", "2026-12-01T20:00"), ("2026-12-01T18:00", "2026-12-01T21:00"),
            ("2026-12-01T18:00", "2026-12-01T18:45"), ("2026-12-01T20:15", "2026-12-01T22:00"),
        ] {
            let details = office.taken(&office.a, starts, ends).await;
            let clash = &details["clashes"][0];
            assert_eq!(clash["bookingId"], booked["now"]["id"]);
            assert_eq!(clash["roomName"], "Storesal A");
            assert_eq!(clash["title"], "Koret Klangbølgen", "the borrower's name where no title was written");
            assert_eq!(clash["borrower"]["shortName"], "Klangbølgen");
            assert_eq!((clash["starts"].as_str(), clash["ends"].as_str()), (Some("2026-12-01T18:30"), Some("2026-12-01T20:30")));
        }
    }

    async fn bookings_that_touch_both_fit(test) {
        let office = HouseInUse::of(test).await;
        office.book(&office.a, "2026-12-01T10:00", "2026-12-01T11:00").await;
        office.book(&office.a, "2026-12-01T11:00", "2026-12-01T12:00").await;
        office.book(&office.a, "2026-12-01T09:00", "2026-12-01T10:00").await;
    }

    async fn whole_days_from_midnight_to_midnight_have_no_buffers(test) {
        let office = HouseInUse::of(test).await;
        let day = office.book(&office.cafe, "2026-12-01T00:00", "2026-12-02T00:00").await;
        let blocked = |booked: &Value| (booked["now"]["blockedFrom"].clone(), booked["now"]["blockedUntil"].clone());
        assert_eq!(blocked(&day), (json!("2026-12-01T00:00"), json!("2026-12-02T00:00")));
        let two = office.book(&office.cafe, "2026-12-02T00:00", "2026-12-04T00:00").await;
        assert_eq!(blocked(&two).1, "2026-12-04T00:00");
        assert_eq!(office.tried(&office.cafe, "2026-12-04T00:00", "2026-12-04T02:00").await, "room_taken", "setting up is work of its own");
        assert_eq!(office.tried(&office.cafe, "2026-12-04T00:15", "2026-12-04T02:00").await, "free");
        let moved_to = moved(&two, &office.cafe, "2026-12-05T10:00", "2026-12-05T12:00");
        let back = office.desk.ask("move_booking", moved_to).await;
        assert_eq!(blocked(&back), (json!("2026-12-05T09:45"), json!("2026-12-05T12:30")), "a part of a day has the room's own");
        let by_hand = json!({ "buffers": { "before": 0, "after": 60, "reason": "Gulvvask" } });
        let by_hand = with(booking(&[&office.cafe], "2026-12-07T00:00", "2026-12-08T00:00"), by_hand);
        assert_eq!(blocked(&office.desk.ask("book_room", by_hand).await).1, "2026-12-08T01:00", "what is set by hand holds");
    }

    async fn buffers_of_neighbours_add_up(test) {
        let office = HouseInUse::of(test).await;
        office.book(&office.cafe, "2026-12-01T10:00", "2026-12-01T11:00").await;
        office.taken(&office.cafe, "2026-12-01T11:30", "2026-12-01T12:00").await;
        office.book(&office.cafe, "2026-12-01T11:45", "2026-12-01T12:00").await;
        office.taken(&office.cafe, "2026-12-01T08:30", "2026-12-01T09:30").await;
        office.book(&office.cafe, "2026-12-01T08:30", "2026-12-01T09:15").await;
    }

    async fn a_combination_blocks_its_parts_and_a_part_blocks_the_combination(test) {
        let office = HouseInUse::of(test).await;
        office.book(&office.both, "2026-12-01T10:00", "2026-12-01T11:00").await;
        let details = office.taken(&office.a, "2026-12-01T10:00", "2026-12-01T11:00").await;
        assert_eq!(details["clashes"][0]["roomName"], "Storesal A+B", "the room that is in the way, not the wanted one");
        office.taken(&office.b, "2026-12-01T10:30", "2026-12-01T11:30").await;
        office.book(&office.cafe, "2026-12-01T10:00", "2026-12-01T11:00").await;

        office.book(&office.a, "2026-12-02T10:00", "2026-12-02T11:00").await;
        office.taken(&office.both, "2026-12-02T10:00", "2026-12-02T11:00").await;
        office.book(&office.b, "2026-12-02T10:00", "2026-12-02T11:00").await;
    }

    async fn one_booking_that_is_in_the_way_of_two_rooms_is_told_once(test) {
        let office = HouseInUse::of(test).await;
        office.book(&office.both, "2026-12-01T10:00", "2026-12-01T11:00").await;
        let input = booking(&[&office.a, &office.b], "2026-12-01T10:00", "2026-12-01T11:00");
        let details = office.desk.refused("book_room", input, "room_taken").await;
        assert_eq!(each(&details["clashes"], "roomName"), [&json!("Storesal A+B")]);
    }

    async fn several_clashes_are_told_the_earliest_first(test) {
        let office = HouseInUse::of(test).await;
        office.book(&office.a, "2026-12-01T14:00", "2026-12-01T15:00").await;
        office.book(&office.a, "2026-12-01T10:00", "2026-12-01T11:00").await;
        office.book(&office.b, "2026-12-01T12:00", "2026-12-01T13:00").await;
        let details = office.taken(&office.both, "2026-12-01T10:00", "2026-12-01T16:00").await;
        let starts = ["2026-12-01T10:00", "2026-12-01T12:00", "2026-12-01T14:00"].map(|time| json!(time));
        assert_eq!(each(&details["clashes"], "starts"), starts.iter().collect::<Vec<_>>());
    }

    async fn a_cancelled_booking_keeps_nobody_out(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.book(&office.a, "2026-12-01T10:00", "2026-12-01T11:00").await;
        office.desk.ask("cancel_booking", cancelled(&booked)).await;
        office.book(&office.a, "2026-12-01T10:00", "2026-12-01T11:00").await;
    }

    async fn a_booking_cannot_be_moved_onto_another(test) {
        let office = HouseInUse::of(test).await;
        office.book(&office.a, "2026-12-01T10:00", "2026-12-01T11:00").await;
        let other = office.book(&office.b, "2026-12-01T10:00", "2026-12-01T11:00").await;
        office.desk.refused("move_booking", moved(&other, &office.both, "2026-12-01T10:00", "2026-12-01T11:00"), "room_taken").await;
        let card = office.desk.ask("open_booking", json!({ "id": other["now"]["id"] })).await;
        assert_eq!(card["booking"], other["now"], "nothing changed");
        assert_eq!(office.tried(&office.b, "2026-12-01T10:00", "2026-12-01T11:00").await, "room_taken", "it still holds its room");
    }

    async fn a_no_comes_with_what_is_free_instead_best_first(test) {
        let office = HouseInUse::of(test).await;
        let school = a_house(&office.manager, "Skolen", json!({ "gridMinutes": 30 })).await;
        a_room(&office.manager, &school, "Lokale 1", 30, json!({})).await;
        a_room(&office.manager, &school, "Lokale 2", 10, json!({})).await;
        office.book(&office.cafe, "2026-12-01T18:30", "2026-12-01T20:30").await;
        let input = with(booking(&[&office.cafe], "2026-12-01T19:00", "2026-12-01T21:00"), json!({ "attendees": 20 }));
        let details = office.desk.refused("book_room", input, "room_taken").await;
        let offers = &details["alternatives"];
        assert_eq!(each(offers, "roomNames"), [&json!(["Storesal B"]), &json!(["Storesal A"]), &json!(["Caféen"]), &json!(["Caféen"])]);
        assert_eq!(each(offers, "reason"), ["same_house", "same_house", "later", "earlier"]);
        assert_eq!(offers[2]["starts"], "2026-12-01T21:15", "after the cleaning, with its own setting up");
        assert_eq!(offers[3]["starts"], "2026-12-01T15:45");

        // With the centre's halls taken, the house next door comes up; the small room there does not fit.
        office.book(&office.both, "2026-12-01T18:00", "2026-12-01T22:00").await;
        let input = with(booking(&[&office.cafe], "2026-12-01T19:00", "2026-12-01T21:00"), json!({ "attendees": 20 }));
        let details = office.desk.refused("book_room", input, "room_taken").await;
        assert_eq!(each(&details["alternatives"], "reason"), ["other_house", "later", "earlier"]);
        assert_eq!(details["alternatives"][0]["premisesName"], "Skolen");
        assert_eq!(details["alternatives"][0]["sameHouse"], false);
    }

    async fn what_is_offered_can_be_booked(test) {
        let office = HouseInUse::of(test).await;
        office.book(&office.both, "2026-12-01T18:00", "2026-12-01T22:00").await;
        office.book(&office.cafe, "2026-12-01T12:00", "2026-12-01T13:00").await;
        let details = office.taken(&office.a, "2026-12-01T19:00", "2026-12-01T21:00").await;
        let offers = details["alternatives"].as_array().expect("offers");
        assert!(!offers.is_empty());
        for offer in offers {
            let check = office.desk.ask("check_times", json!({ "rooms": offer["rooms"], "starts": offer["starts"], "ends": offer["ends"] })).await;
            assert_eq!(check["outcome"], "free", "{offer:#}");
        }
    }

    async fn only_the_room_in_the_way_is_replaced(test) {
        let office = HouseInUse::of(test).await;
        office.book(&office.a, "2026-12-01T19:00", "2026-12-01T21:00").await;
        let input = booking(&[&office.a, &office.cafe], "2026-12-01T19:00", "2026-12-01T21:00");
        let details = office.desk.refused("book_room", input, "room_taken").await;
        assert_eq!(details["alternatives"][0]["roomNames"], json!(["Caféen", "Storesal B"]));
    }

    async fn nothing_earlier_than_now_is_offered(test) {
        let office = HouseInUse::of(test).await;
        office.book(&office.a, "2026-11-24T11:00", "2026-11-24T13:00").await;
        let details = office.taken(&office.a, "2026-11-24T11:00", "2026-11-24T12:00").await;
        let times = details["alternatives"].as_array().expect("offers").iter().filter(|offer| offer["roomNames"] == json!(["Storesal A"]));
        let starts: Vec<_> = times.map(|offer| offer["starts"].as_str().expect("a time")).collect();
        assert_eq!(starts, ["2026-11-24T13:00"], "10.42 has passed");
    }

    async fn the_database_itself_refuses_what_gets_past_the_gate(test) {
        let office = HouseInUse::of(test).await;
        office.book(&office.a, "2026-12-01T10:00", "2026-12-01T11:00").await;
        let row = match test.office.db() {
            frivillighus_engine::database::Db::Sqlite { .. } => [
                "INSERT INTO occupancy SELECT space_id, starts_at + 1800, ends_at + 1800, booking_id FROM occupancy",
                "INSERT INTO occupancy SELECT space_id, starts_at - 1800, ends_at - 1800, booking_id FROM occupancy",
                "INSERT OR REPLACE INTO occupancy SELECT space_id, starts_at, ends_at, booking_id FROM occupancy",
                "INSERT INTO occupancy SELECT space_id, starts_at - 60, ends_at + 60, booking_id FROM occupancy",
                "INSERT INTO occupancy SELECT space_id, starts_at + 999999, ends_at + 9999999, booking_id FROM occupancy",
            ],
            frivillighus_engine::database::Db::Postgres(_) => [
                "INSERT INTO occupancy SELECT space_id, starts_at + interval '30 minutes', ends_at + interval '30 minutes', booking_id FROM occupancy",
                "INSERT INTO occupancy SELECT space_id, starts_at - interval '30 minutes', ends_at - interval '30 minutes', booking_id FROM occupancy",
                "INSERT INTO occupancy SELECT space_id, starts_at, ends_at, booking_id FROM occupancy",
                "INSERT INTO occupancy SELECT space_id, starts_at - interval '1 minute', ends_at + interval '1 minute', booking_id FROM occupancy",
                "INSERT INTO occupancy SELECT space_id, starts_at + interval '20 days', ends_at + interval '30 days', booking_id FROM occupancy",
            ],
        };
        for sql in row {
            test.sabotage(sql).await.expect_err(sql);
        }
        office.book(&office.a, "2026-12-01T12:00", "2026-12-01T13:00").await;
        test.sabotage("UPDATE occupancy SET ends_at = (SELECT max(ends_at) FROM occupancy)").await.expect_err("an update that overlaps");
    }

    async fn a_guard_that_fires_after_the_gate_is_the_same_no(test) {
        let office = HouseInUse::of(test).await;
        // As if another program wrote between the question and the answer.
        test.sabotage(match test.office.db() {
            frivillighus_engine::database::Db::Sqlite { .. } => {
                "CREATE TRIGGER somebody_else BEFORE INSERT ON occupancy BEGIN SELECT RAISE(ABORT, 'occupancy_no_overlap'); END"
            }
            frivillighus_engine::database::Db::Postgres(_) => {
                "CREATE FUNCTION somebody_else() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION USING ERRCODE = '23P01', CONSTRAINT = 'occupancy_no_overlap', MESSAGE = 'taken'; END; $$;
                CREATE TRIGGER somebody_else BEFORE INSERT ON occupancy FOR EACH ROW EXECUTE FUNCTION somebody_else()"
            }
        }).await.expect("the sabotage works");
        office.taken(&office.a, "2026-12-01T10:00", "2026-12-01T11:00").await;
        let list = office.desk.ask("list_bookings", json!({ "from": "2026-12-01", "to": "2026-12-01", "standing": "all" })).await;
        assert_eq!(list["total"], 0, "nothing is half-written");
    }
}
