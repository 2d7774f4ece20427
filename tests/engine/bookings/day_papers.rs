//! Day sheets, which mark what has changed since the last print, and door signs.

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::{new_key, office_test, text_of_pdf};
use serde_json::{Value, json};

use super::house_in_use::{HouseInUse, moved};

fn day(office: &HouseInUse) -> Value {
    json!({ "premisesId": office.house["id"], "on": "2026-12-07" })
}

office_test! {
    async fn a_day_sheet_is_kept_as_it_was_printed_and_the_next_one_is_another_where_something_changed(test) {
        let office = HouseInUse::of(test).await;
        let booked = office.book(&office.a, "2026-12-07T19:00", "2026-12-07T21:00").await;
        let preview = gate::bytes(&office.desk.seat, "preview_day_sheet", day(&office)).await.expect("a PDF");
        let key = new_key();
        let input = json!({ "requestKey": key, "sheet": day(&office) });
        let paper = office.desk.ask("print_day_sheet", input.clone()).await["now"].clone();
        assert_eq!(office.desk.ask("print_day_sheet", input).await["now"]["id"], paper["id"], "the same request is the same paper");
        let stored = gate::bytes(&office.desk.seat, "paper", json!({ "id": paper["id"] })).await.expect("the paper");
        assert_eq!(stored, preview);
        assert_eq!(test.count("SELECT count(*) FROM day_sheets").await, 1);
        let same = gate::bytes(&office.desk.seat, "preview_day_sheet", day(&office)).await.expect("a PDF");
        office.desk.ask("move_booking", moved(&booked, &office.b, "2026-12-07T19:00", "2026-12-07T21:00")).await;
        let marked = gate::bytes(&office.desk.seat, "preview_day_sheet", day(&office)).await.expect("a PDF");
        assert_ne!(same, marked);
        let papers = office.desk.ask("papers_about", json!({ "subject": { "kind": "premises", "id": office.house["id"] } })).await;
        assert_eq!(papers[0]["kind"], "day_sheet");
    }

    async fn a_room_whose_combination_is_booked_is_not_said_to_be_empty(test) {
        let office = HouseInUse::of(test).await;
        office.book(&office.both, "2026-12-07T19:00", "2026-12-07T21:00").await;
        let sheet = gate::bytes(&office.desk.seat, "preview_day_sheet", day(&office)).await.expect("a PDF");
        let text = text_of_pdf(&sheet).split_whitespace().collect::<Vec<_>>().join(" ");
        for said in ["Storesal A er en del af Storesal A+B, se bookingerne dér.", "Storesal B er en del af Storesal A+B", "Ingen bookinger i Caféen."] {
            assert!(text.contains(said), "{said} is not in: {text}");
        }
    }

    async fn the_signs_of_a_house_have_a_page_for_each_door(test) {
        let office = HouseInUse::of(test).await;
        office.book(&office.both, "2026-12-07T19:00", "2026-12-07T21:00").await;
        let printed = office.desk.ask("print_door_signs", json!({ "requestKey": new_key(), "signs": day(&office) })).await;
        assert_eq!(printed["now"]["pages"], 3, "the combination has no door");
        let mut one = day(&office);
        one["rooms"] = json!([office.a["id"]]);
        let preview = gate::bytes(&office.desk.seat, "preview_door_signs", one.clone()).await.expect("a PDF");
        assert!(preview.starts_with(b"%PDF"));
        one["rooms"] = json!([999]);
        let refusal = gate::bytes(&office.desk.seat, "preview_door_signs", one).await.expect_err("no such room");
        assert_eq!(refusal["code"], "fields_refused");
    }

    async fn a_house_that_is_not_there_is_refused_at_its_field(test) {
        let office = HouseInUse::of(test).await;
        let nowhere = json!({ "premisesId": 999, "on": "2026-12-07" });
        for operation in ["print_day_sheet", "print_door_signs"] {
            let part = if operation == "print_day_sheet" { "sheet" } else { "signs" };
            let mut input = json!({ "requestKey": new_key() });
            input[part] = nowhere.clone();
            let details = office.desk.refused(operation, input.clone(), "fields_refused").await;
            assert_eq!(details["problems"][0]["field"], "premisesId");
            test.seat(Role::Auditor).await.refused(operation, input, "not_allowed").await;
        }
    }
}
