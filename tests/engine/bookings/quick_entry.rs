//! A phrase as somebody types it: understood, its party found, its room and time tried.

mod closure;
mod corpus;
mod grading;

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::{TestSeat, office_test};
use serde_json::{Value, json};

use super::house_in_use::{HouseInUse, an_association, booking, each};
use crate::premises::{a_house, a_room, with};

async fn read(seat: &TestSeat, text: &str) -> Value {
    seat.ask("read_entry", json!({ "text": text, "language": "da" })).await
}

fn found(answer: &Value) -> Vec<&str> {
    let found = answer["parties"]["found"].as_array().expect("parties");
    found.iter().map(|party| party["entry"]["name"].as_str().expect("a name")).collect()
}

fn offered(answer: &Value) -> Vec<&str> {
    let rooms = answer["offer"]["rooms"].as_array().unwrap_or_else(|| panic!("no rooms: {answer:#}"));
    rooms.iter().map(|offer| offer["roomNames"][0].as_str().expect("a name")).collect()
}

office_test! {
    async fn what_was_said_is_tried_and_free(test) {
        let office = HouseInUse::of(test).await;
        let id = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
        let answer = read(&office.desk, "torsdag 19-21 caféen 20 pers klangbølgen").await;
        assert_eq!(found(&answer), ["Koret Klangbølgen"]);
        assert_eq!(answer["parties"]["chosen"], json!({ "of": "organisation", "id": id }));
        assert_eq!(each(&answer["rooms"], "name"), ["Caféen"]);
        assert_eq!(answer["offer"], json!({ "kind": "free", "rooms": [office.cafe["id"]], "lacking": [],
            "starts": "2026-11-26T19:00", "ends": "2026-11-26T21:00",
            "blockedFrom": "2026-11-26T18:45", "blockedUntil": "2026-11-26T21:30" }));
    }

    async fn a_no_says_who_is_there_and_what_is_free_instead(test) {
        let office = HouseInUse::of(test).await;
        let id = an_association(&office.desk, "Havnekoret", json!({})).await;
        let input = with(booking(&[&office.a], "2026-11-26T18:30", "2026-11-26T20:30"), json!({ "organisationId": id, "overrule": "Aftalt i telefonen" }));
        office.desk.ask("book_room", input).await;
        let answer = read(&office.desk, "torsdag 19-21 storesal a 40 pers").await;
        assert_eq!(answer["offer"]["kind"], "hindered");
        let refusal = &answer["offer"]["refusal"];
        assert_eq!(refusal["code"], "room_taken");
        assert_eq!(refusal["details"]["clashes"][0]["borrower"]["name"], "Havnekoret");
        assert_eq!(refusal["details"]["alternatives"][0]["roomNames"], json!(["Storesal B"]), "step-free like the one wanted");
        let crowd = read(&office.desk, "torsdag 9-11 caféen 60 pers").await;
        assert_eq!(crowd["offer"]["refusal"]["code"], "too_many_people");
    }

    async fn where_no_room_was_said_those_that_would_do_are_offered_best_first(test) {
        let office = HouseInUse::of(test).await;
        let school = a_house(&office.manager, "Skolen", json!({})).await;
        let equipped = json!({ "equipment": ["projektor"], "hearingLoop": { "state": "yes", "note": "" } });
        let room = a_room(&office.manager, &school, "Lokale 1", 60, equipped).await;
        a_room(&office.manager, &school, "Køkkenet", 10, json!({})).await;
        assert_eq!(offered(&read(&office.desk, "40 pers torsdag 19-21").await), ["Caféen", "Lokale 1", "Storesal B", "Storesal A"]);
        assert_eq!(offered(&read(&office.desk, "40 pers torsdag 19-21 skolen").await), ["Lokale 1"]);
        assert_eq!(offered(&read(&office.desk, "storesal a eller b torsdag 19-21 40 pers").await), ["Storesal B", "Storesal A"]);
        assert_eq!(offered(&read(&office.desk, "projektor torsdag 19-21").await), ["Lokale 1"]);
        assert_eq!(offered(&read(&office.desk, "teleslynge torsdag 19-21").await), ["Lokale 1"]);
        assert_eq!(offered(&read(&office.desk, "køkken torsdag 19-21 40 pers").await), ["Lokale 1"], "the kitchen is next door");

        let id = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
        let input = with(booking(&[&room], "2026-11-03T19:00", "2026-11-03T21:00"), json!({ "organisationId": id }));
        office.desk.ask("book_room", input).await;
        let again = read(&office.desk, "klangbølgen 40 pers torsdag 19-21").await;
        assert_eq!(offered(&again)[0], "Lokale 1", "where they were last");
    }

    async fn what_a_room_lacks_is_told(test) {
        let office = HouseInUse::of(test).await;
        let equipped = json!({ "equipment": ["projektor", "klaver"] });
        a_room(&office.manager, &office.house, "Musiklokalet", 20, equipped).await;
        let answer = read(&office.desk, "caféen med klaver torsdag 19-21").await;
        assert_eq!(answer["offer"]["kind"], "free");
        assert_eq!(answer["offer"]["lacking"], json!([{ "kind": "equipment", "what": "klaver" }]));
        assert_eq!(read(&office.desk, "musiklokalet klaver torsdag 19-21").await["offer"]["lacking"], json!([]));
    }

    async fn nothing_is_tried_while_day_or_time_are_not_plain_nor_for_what_repeats(test) {
        let office = HouseInUse::of(test).await;
        for text in ["caféen 19-21", "caféen torsdag", "caféen torsdag 21-19", "caféen i går 19-21", "caféen hver torsdag 19-21 til jul"] {
            assert_eq!(read(&office.desk, text).await["offer"], Value::Null, "{text}");
        }
        let night = read(&office.desk, "caféen 28/3-2027 kl. 2.30-4").await;
        assert_eq!(night["offer"]["refusal"]["code"], "missing_hour");
    }

    async fn an_end_that_was_not_said_is_what_is_usual_in_the_room(test) {
        let office = HouseInUse::of(test).await;
        for (day, ends) in [(1, "20:30"), (2, "20:30"), (3, "22:00")] {
            office.book(&office.cafe, &format!("2026-12-0{day}T19:00"), &format!("2026-12-0{day}T{ends}")).await;
        }
        let time = read(&office.desk, "caféen torsdag kl 19").await["reading"]["time"].clone();
        assert_eq!((time["endIsAssumed"].as_bool(), time["options"][0]["endsMinute"].as_i64()), (Some(true), Some(20 * 60 + 30)));
        let elsewhere = read(&office.desk, "storesal a torsdag kl 19").await["reading"]["time"].clone();
        assert_eq!(elsewhere["options"][0]["endsMinute"], 21 * 60, "nobody has been there yet");
    }

    async fn a_party_is_forgiven_a_slip_and_nobody_is_taken_for_somebody_else(test) {
        let office = HouseInUse::of(test).await;
        for name in ["Koret Klangbølgen", "Bøgelunde Pensionistforening", "Havbjerg Bylaug", "Havbjerg Spisevenner"] {
            an_association(&office.desk, name, json!({})).await;
        }
        for (said, name) in [
            ("klangbølgn", "Koret Klangbølgen"),
            ("kalngbølgen", "Koret Klangbølgen"),
            ("pensionisterne", "Bøgelunde Pensionistforening"),
            ("bylauget", "Havbjerg Bylaug"),
        ] {
            let answer = read(&office.desk, &format!("{said} torsdag 19-21")).await;
            assert_eq!(found(&answer)[0], name, "{said}");
            assert!(!answer["parties"]["chosen"].is_null(), "{said}");
        }
        let unknown = read(&office.desk, "mosaikholdet rav torsdag 19-21").await;
        assert_eq!((found(&unknown).len(), &unknown["parties"]["chosen"]), (0, &Value::Null));
        let half_known = read(&office.desk, "havbjerg skakklub torsdag 19-21").await;
        assert_eq!((found(&half_known).len(), &half_known["parties"]["chosen"]), (2, &Value::Null), "either could be meant, or neither");
    }

    async fn of_those_that_fit_as_well_whoever_borrowed_last_comes_first(test) {
        let office = HouseInUse::of(test).await;
        for name in ["Demensvennerne", "Demenskoret"] {
            let id = an_association(&office.desk, name, json!({})).await;
            let day = if name == "Demenskoret" { "02" } else { "01" };
            let input = booking(&[&office.cafe], &format!("2026-12-{day}T10:00"), &format!("2026-12-{day}T11:00"));
            office.desk.ask("book_room", with(input, json!({ "organisationId": id }))).await;
        }
        let answer = read(&office.desk, "demens torsdag 10-12").await;
        assert_eq!(found(&answer), ["Demenskoret", "Demensvennerne"]);
        assert_eq!(answer["parties"]["chosen"], Value::Null, "two are meant as well as one");
    }

    async fn a_phone_number_is_whoever_has_it(test) {
        let office = HouseInUse::of(test).await;
        let id = an_association(&office.desk, "Koret Klangbølgen", json!({ "phone": "84000046" })).await;
        let answer = read(&office.desk, "84 00 00 46 torsdag 19-21 caféen").await;
        assert_eq!(answer["parties"]["chosen"], json!({ "of": "organisation", "id": id }));
        assert_eq!(found(&read(&office.desk, "84 00 00 47 torsdag").await), Vec::<&str>::new());
    }

    async fn rooms_and_houses_that_are_no_longer_lent_are_not_read(test) {
        let office = HouseInUse::of(test).await;
        office.manager.ask("retire_room", json!({ "id": office.cafe["id"], "version": 1 })).await;
        let answer = read(&office.desk, "caféen torsdag 19-21").await;
        assert_eq!((each(&answer["rooms"], "id").len(), answer["reading"]["party"]["words"].as_str()), (0, Some("caféen")));
    }

    async fn a_cpr_number_is_neither_read_nor_noted(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let entry = |text: &str| json!({ "text": text, "language": "da" });
        let details = desk.refused("read_entry", entry("150680-9991 torsdag 19-21"), "fields_refused").await;
        assert_eq!(details["problems"], json!([{ "field": "text", "problem": { "kind": "looks_like_cpr" } }]));
        let details = desk.refused("read_entry", entry(&"a".repeat(301)), "fields_refused").await;
        assert_eq!(details["problems"][0]["problem"], json!({ "kind": "too_long", "most": 300 }));
        gate::leave(&desk.seat).await.expect("nothing to note");
        assert_eq!(test.count("SELECT count(*) FROM events WHERE event_values LIKE '%150680%'").await, 0);
    }

    async fn a_cpr_number_that_is_typed_digit_by_digit_is_not_noted_either(test) {
        let desk = test.seat(Role::FrontDesk).await;
        for text in ["torsdag 150680-9", "torsdag 150680-99", "torsdag 150680-999"] {
            read(&desk, text).await;
        }
        desk.refused("read_entry", json!({ "text": "torsdag 150680-9997", "language": "da" }), "fields_refused").await;
        gate::leave(&desk.seat).await.expect("the search is noted");
        assert_eq!(test.count("SELECT count(*) FROM events WHERE event_values LIKE '%torsdag%'").await, 1);
        assert_eq!(test.count("SELECT count(*) FROM events WHERE event_values LIKE '%150680%'").await, 0);
    }

    async fn typing_a_phrase_is_one_search_in_the_log(test) {
        let desk = test.seat(Role::FrontDesk).await;
        for text in ["tors", "torsdag 19-21 klang", "torsdag 19-21 klangbølgen"] {
            read(&desk, text).await;
        }
        gate::leave(&desk.seat).await.expect("the search is noted");
        let noted = test.count("SELECT count(*) FROM events WHERE event = 'searched' AND event_values LIKE '%klangbølgen%'").await;
        assert_eq!((noted, test.count("SELECT count(*) FROM events WHERE event = 'searched'").await), (1, 1));
    }

    async fn the_parts_of_a_day_are_the_offices_own(test) {
        let office = HouseInUse::of(test).await;
        let before = office.desk.ask("day_parts", json!({})).await;
        assert_eq!(each(&before["hours"], "name"), ["morning", "afternoon", "evening", "all_day"]);
        let evening = |starts: i64, ends: i64| json!([{ "name": "evening", "startsMinute": starts, "endsMinute": ends }]);
        let keep = |version: &Value, hours: Value| json!({ "version": version, "hours": hours });
        let kept = office.manager.ask("keep_day_parts", keep(&before["version"], evening(18 * 60, 1440))).await;
        let time = read(&office.desk, "caféen torsdag aften").await["reading"]["time"].clone();
        assert_eq!((time["name"].as_str(), &time["options"][0]["startsMinute"]), (Some("evening"), &json!(18 * 60)));
        let back = office.manager.undo(&kept).await;
        assert_eq!(back["now"]["hours"], before["hours"]);
        let details = office.manager.refused("keep_day_parts", keep(&before["version"], evening(0, 60)), "stale_day_parts").await;
        assert_eq!(details["current"], back["now"]);
        let twice = json!([{ "name": "evening", "startsMinute": 1440, "endsMinute": 60 }, { "name": "evening", "startsMinute": 60, "endsMinute": 0 }]);
        let details = office.manager.refused("keep_day_parts", keep(&back["now"]["version"], twice), "fields_refused").await;
        assert_eq!(each(&details["problems"], "field"), ["hours.0.startsMinute", "hours.0.endsMinute", "hours.1.endsMinute", "hours.1.name"]);
        assert_eq!(test.count("SELECT count(*) FROM events WHERE event = 'day_parts_changed'").await, 2);
    }
}
