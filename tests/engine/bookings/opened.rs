//! A house that is not open, opened for one booking: by a consultant or a manager, with a reason that stays.

use frivillighus_engine::access::Role;
use frivillighus_tests::{new_key, office_test};
use serde_json::{Value, json};

use super::house_in_use::{HouseInUse, booking, cancelled, moved};
use crate::premises::with;

const BECAUSE: &str = "Lakeringen er udsat en dag";
const STARTS: &str = "2026-12-02T10:00";
const ENDS: &str = "2026-12-02T12:00";

/// The whole house is closed from 1 to 3 December.
async fn closed(office: &HouseInUse) {
    let input = json!({ "requestKey": new_key(), "premisesId": office.house["id"], "starts": "2026-12-01T08:00",
        "ends": "2026-12-03T16:00", "reason": "Gulvet lakeres" });
    office.manager.ask("close_rooms", input).await;
}

/// The centre is open from 8.30 to 21.30 on Tuesdays.
async fn with_hours(office: &HouseInUse) {
    let interval = json!({ "weekday": 2, "opensMinute": 510, "closesMinute": 1290 });
    let periods = json!([{ "name": "", "firstDate": null, "lastDate": null, "intervals": [interval] }]);
    office
        .manager
        .ask("set_opening_hours", json!({ "premisesId": office.house["id"], "version": 1, "periods": periods }))
        .await;
}

fn because(input: Value) -> Value {
    with(input, json!({ "requestKey": new_key(), "overrule": BECAUSE }))
}

fn seen(answer: &Value) -> Value {
    json!({ "id": answer["now"]["id"], "version": answer["now"]["version"] })
}

office_test! {
    async fn a_closure_is_overruled_with_a_reason_that_stays_on_the_booking_and_in_the_log(test) {
        let office = HouseInUse::of(test).await;
        let consultant = test.seat(Role::Consultant).await;
        closed(&office).await;
        let input = booking(&[&office.a], STARTS, ENDS);
        let details = consultant.refused("book_room", input.clone(), "room_closed").await;
        assert_eq!(details["mayOverrule"], true);
        consultant.refused("book_room", with(input.clone(), json!({ "overrule": " " })), "room_closed").await;
        let booked = consultant.ask("book_room", because(input)).await;
        let overruled = &booked["now"]["overruled"];
        assert_eq!(overruled["reason"], BECAUSE);
        assert_eq!(
            overruled["findings"],
            json!([{ "kind": "room_closed", "roomId": office.a["id"], "reason": { "kind": "closure", "text": "Gulvet lakeres" },
                "starts": "2026-12-01T08:00", "ends": "2026-12-03T16:00" }])
        );
        let card = office.manager.ask("open_booking", json!({ "id": booked["now"]["id"] })).await;
        let lines = card["history"].as_array().expect("a history");
        let told = lines.iter().find(|line| line["event"]["event"] == "rules_overruled").expect("the log tells it");
        assert_eq!((told["event"]["values"]["rules"].clone(), told["event"]["values"]["reason"].as_str()), (json!(["opening_hours"]), Some(BECAUSE)));
    }

    async fn the_desk_is_told_that_others_may_and_gives_no_reason(test) {
        let office = HouseInUse::of(test).await;
        closed(&office).await;
        let input = booking(&[&office.a], STARTS, ENDS);
        let details = office.desk.refused("book_room", input.clone(), "room_closed").await;
        assert_eq!(details["mayOverrule"], false);
        office.desk.refused("book_room", because(input), "room_closed").await;
        let asked = json!({ "rooms": [office.a["id"]], "starts": STARTS, "ends": ENDS });
        for (seat, may) in [(&office.desk, false), (&office.manager, true)] {
            let check = seat.ask("check_times", asked.clone()).await;
            assert_eq!(check["refusal"]["details"]["mayOverrule"], may);
            let check = seat.ask("check_times", with(asked.clone(), json!({ "lookingFor": "ways_out" }))).await;
            assert_eq!(check["refusal"]["details"]["mayOverrule"], may);
        }
    }

    async fn what_a_house_was_opened_for_is_taken_up_again_by_anybody_and_goes_nowhere_else(test) {
        let office = HouseInUse::of(test).await;
        closed(&office).await;
        let booked = office.manager.ask("book_room", because(booking(&[&office.a], STARTS, ENDS))).await;
        let gone = office.desk.ask("cancel_booking", cancelled(&booked)).await;
        let back = office.desk.undo(&gone).await;
        assert_eq!((back["now"]["state"].as_str(), back["now"]["overruled"]["reason"].as_str()), (Some("confirmed"), Some(BECAUSE)));
        office.desk.refused("move_booking", moved(&back, &office.b, STARTS, ENDS), "room_closed").await;
        let other = office.manager.ask("move_booking", with(moved(&back, &office.b, STARTS, ENDS), json!({ "overrule": "Også B er fri" }))).await;
        assert_eq!((other["now"]["overruled"]["reason"].as_str(), other["now"]["overruled"]["findings"][0]["roomId"].clone()), (Some("Også B er fri"), office.b["id"].clone()));
        let again = office.desk.undo(&other).await;
        assert_eq!((again["now"]["rooms"].clone(), again["now"]["overruled"]["reason"].as_str()), (json!([office.a["id"]]), Some(BECAUSE)), "a way back is asked nothing");
    }

    async fn opening_hours_are_overruled_for_one_time(test) {
        let office = HouseInUse::of(test).await;
        with_hours(&office).await;
        let (starts, ends) = ("2026-12-01T20:00", "2026-12-01T23:00");
        let details = office.manager.refused("book_room", booking(&[&office.a], starts, ends), "outside_opening_hours").await;
        assert_eq!(details["mayOverrule"], true);
        let details = office.desk.refused("book_room", because(booking(&[&office.a], starts, ends)), "outside_opening_hours").await;
        assert_eq!(details["mayOverrule"], false);
        let booked = office.manager.ask("book_room", because(booking(&[&office.a], starts, ends))).await;
        assert_eq!(
            booked["now"]["overruled"]["findings"],
            json!([{ "kind": "outside_hours", "premisesId": office.house["id"], "starts": starts, "ends": ends }])
        );
        office.desk.refused("move_booking", moved(&booked, &office.a, starts, "2026-12-01T23:30"), "outside_opening_hours").await;
        let inside = office.desk.ask("move_booking", moved(&booked, &office.a, "2026-12-01T19:00", "2026-12-01T21:00")).await;
        let back = office.desk.undo(&inside).await;
        assert_eq!(back["now"]["ends"], ends);
    }

    async fn a_request_for_a_closed_day_is_agreed_to_with_a_reason(test) {
        let office = HouseInUse::of(test).await;
        let consultant = test.seat(Role::Consultant).await;
        closed(&office).await;
        let request = with(booking(&[&office.a], STARTS, ENDS), json!({ "bookAs": { "kind": "requested" } }));
        let asked = office.desk.ask("book_room", request).await;
        assert_eq!(asked["now"]["overruled"], Value::Null);
        let details = consultant.refused("approve_request", seen(&asked), "room_closed").await;
        assert_eq!(details["mayOverrule"], true);
        let agreed = consultant.ask("approve_request", with(seen(&asked), json!({ "overrule": BECAUSE }))).await;
        assert_eq!((agreed["now"]["state"].as_str(), agreed["now"]["overruled"]["reason"].as_str()), (Some("confirmed"), Some(BECAUSE)));
        let back = consultant.undo(&agreed).await;
        assert_eq!((back["now"]["state"].as_str(), back["now"]["overruled"].clone()), (Some("requested"), Value::Null));
        let again = consultant.undo(&back).await;
        assert_eq!((again["now"]["state"].as_str(), again["now"]["overruled"]["reason"].as_str()), (Some("confirmed"), Some(BECAUSE)));
    }

    async fn a_holiday_is_overruled_like_a_closure(test) {
        let office = HouseInUse::of(test).await;
        let input = booking(&[&office.a], "2026-12-24T10:00", "2026-12-24T12:00");
        office.desk.refused("book_room", because(input.clone()), "room_closed").await;
        let booked = office.manager.ask("book_room", because(input)).await;
        let finding = &booked["now"]["overruled"]["findings"][0];
        assert_eq!((finding["kind"].as_str(), finding["reason"]["nameDa"].as_str()), (Some("room_closed"), Some("Juleaftensdag")));
        office.manager.refused("book_room", with(because(booking(&[&office.a], "2026-12-25T10:00", "2026-12-25T12:00")), json!({ "attendees": 91 })), "too_many_people").await;
    }

    async fn no_date_of_a_series_is_booked_into_a_closure(test) {
        let office = HouseInUse::of(test).await;
        closed(&office).await;
        let rule = json!({ "rule": { "kind": "weekly", "every": 1, "weekdays": ["wed"] }, "ends": { "kind": "after", "count": 2 } });
        let input = json!({ "booking": because(booking(&[&office.a], STARTS, ENDS)), "recurrence": rule });
        let plan = office.manager.ask("plan_series", input).await;
        assert_eq!(plan["free"], 1, "{plan:#}");
    }
}
