//! A phrase that closes rooms, understood.

use frivillighus_engine::access::Role;
use frivillighus_tests::office_test;
use serde_json::{Value, json};

use crate::bookings::house_in_use::HouseInUse;
use crate::premises::{a_house, a_room};

/// Each reading in short: what, from when until when, and why.
fn told(answer: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap_or("?").to_owned();
    let closures = answer.as_array().expect("readings").iter();
    let short = |closure: &Value| {
        let rooms = closure["roomNames"].as_array().expect("names").iter().map(text).collect::<Vec<_>>().join("+");
        format!("{rooms} {}/{} {}", text(&closure["starts"]), text(&closure["ends"]), text(&closure["reason"]))
    };
    closures.map(short).collect()
}

office_test! {
    async fn what_is_closed_when_and_why_is_read(test) {
        let office = HouseInUse::of(test).await;
        let consultant = test.seat(Role::Consultant).await;
        for (text, expected) in [
            ("luk caféen", "Caféen ?/? "),
            ("luk caféen 7/12 vandskade", "Caféen 2026-12-07T00:00/2026-12-08T00:00 Vandskade"),
            ("luk caféen 7/12-9/12 gulvet slibes", "Caféen 2026-12-07T00:00/2026-12-10T00:00 Gulvet slibes"),
            ("spær caféen torsdag 8-12 hovedrengøring", "Caféen 2026-11-26T08:00/2026-11-26T12:00 Hovedrengøring"),
            ("luk caféen man-ons", "Caféen 2026-11-30T00:00/2026-12-03T00:00 "),
            ("luk caféen uge 50 maling", "Caféen 2026-12-07T00:00/2026-12-14T00:00 Maling"),
            ("luk caféen torsdag kl 14", "Caféen 2026-11-26T14:00/2026-11-27T00:00 "),
        ] {
            let answer = consultant.ask("read_closure", json!({ "text": text, "language": "da" })).await;
            assert_eq!(told(&answer), [expected], "{text}");
            assert_eq!(answer[0]["rooms"], json!([office.cafe["id"]]), "{text}");
        }
    }

    async fn a_combination_is_closed_by_its_rooms_and_a_house_as_a_whole(test) {
        let office = HouseInUse::of(test).await;
        let consultant = test.seat(Role::Consultant).await;
        let read = async |text: &str| consultant.ask("read_closure", json!({ "text": text, "language": "da" })).await;
        let halls = read("luk storesal a+b 7/12").await;
        assert_eq!(halls[0]["rooms"], json!([office.a["id"], office.b["id"]]));
        let house = read(&format!("luk {} 24/12 jul", office.house["details"]["name"].as_str().expect("a name"))).await;
        assert_eq!(house[0]["rooms"], json!([]));
        assert_eq!(house[0]["premisesId"], office.house["id"]);
    }

    async fn a_name_that_several_rooms_have_is_read_as_each_of_them(test) {
        let office = HouseInUse::of(test).await;
        let consultant = test.seat(Role::Consultant).await;
        let other = a_house(&office.manager, "Skolen", json!({})).await;
        a_room(&office.manager, &other, "Caféen", 20, json!({})).await;
        let answer = consultant.ask("read_closure", json!({ "text": "luk caféen 7/12", "language": "da" })).await;
        let houses: Vec<&str> = answer.as_array().expect("readings").iter().map(|one| one["premisesName"].as_str().expect("a name")).collect();
        assert_eq!(houses, ["Centret", "Skolen"]);
        assert_eq!(told(&answer), ["Caféen 2026-12-07T00:00/2026-12-08T00:00 "; 2]);
    }

    async fn what_closes_nothing_is_read_as_nothing(test) {
        let _office = HouseInUse::of(test).await;
        let consultant = test.seat(Role::Consultant).await;
        for text in ["caféen 7/12", "luk", "luk skabet 7/12", "lukas hansen"] {
            let answer = consultant.ask("read_closure", json!({ "text": text, "language": "da" })).await;
            assert_eq!(answer, json!([]), "{text}");
        }
        let long = "luk caféen ".to_owned() + &"a".repeat(300);
        consultant.refused("read_closure", json!({ "text": long, "language": "da" }), "fields_refused").await;
    }
}
