//! Day sheets, door signs and call lists on paper: the smallest, the usual and the extreme.

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::new_key;
use serde_json::{Value, json};

use crate::agreements::{conforms, lines_of, read_back};
use crate::conformance::save;
use crate::letters::{Desk, a_person};
use crate::office::tell_all;

async fn paper(desk: &Desk, name: &str, operation: &str, part: &str, wanted: Value) -> String {
    let mut input = json!({ "requestKey": new_key() });
    input[part] = wanted;
    let printed = desk.desk.ask(operation, input).await;
    let bytes = gate::bytes(&desk.desk.seat, "paper", json!({ "id": printed["now"]["id"] })).await.expect("the paper");
    save(name, &bytes);
    conforms(name, &bytes);
    lines_of(&read_back(&bytes))
}

async fn book(desk: &Desk, room: usize, starts: &str, ends: &str, more: Value) -> Value {
    let mut input = json!({ "requestKey": new_key(), "rooms": [desk.rooms[room]], "title": "Bestyrelsesmøde",
        "starts": format!("2026-12-01T{starts}"), "ends": format!("2026-12-01T{ends}") });
    for (field, value) in more.as_object().into_iter().flatten() {
        input[field] = value.clone();
    }
    desk.desk.ask("book_room", input).await["now"].clone()
}

fn day(desk: &Desk) -> Value {
    json!({ "premisesId": desk.house, "on": "2026-12-01" })
}

#[tokio::test]
async fn an_empty_day_is_a_sheet_and_a_sign_too() {
    let desk = Desk::with_rooms(&["Sal".into()], "").await;
    let sheet = paper(&desk, "sheet-smallest", "print_day_sheet", "sheet", day(&desk)).await;
    assert!(sheet.contains("Der er ingen bookinger den dag."), "{sheet}");
    let sign = paper(&desk, "sign-smallest", "print_door_signs", "signs", day(&desk)).await;
    assert!(sign.contains("Ledig"), "{sign}");
    desk.office.remove().await;
}

#[tokio::test]
async fn the_usual_day_reads_back_with_what_changed_since_the_print() {
    let desk = Desk::with_rooms(&["Storesal A".into(), "Storesal B".into(), "Mødelokalet".into()], "").await;
    tell_all(&desk.office.seat(Role::Administrator).await).await;
    let choir = desk
        .association(json!({ "kind": "association", "name": "Koret Klangbølgen", "borrowerCategory": "social" }))
        .await;
    let contact = a_person(&desk.desk, "Åse Bækgaard").await;
    let evening = json!({ "title": "Åben sangaften", "organisationId": choir, "contactPersonId": contact, "attendees": 40,
        "layout": "horseshoe", "note": "Klaveret skal stemmes" });
    let singing = book(&desk, 0, "19:00", "21:30", evening).await;
    let gone = book(&desk, 1, "10:00", "12:00", json!({})).await;
    paper(&desk, "sheet-first", "print_day_sheet", "sheet", day(&desk)).await;
    let later = json!({ "id": singing["id"], "version": singing["version"], "rooms": singing["rooms"],
        "starts": "2026-12-01T19:30", "ends": "2026-12-01T22:00" });
    desk.desk.ask("move_booking", later).await;
    desk.desk.ask("cancel_booking", json!({ "id": gone["id"], "version": gone["version"], "by": "borrower" })).await;
    book(&desk, 1, "13:00", "14:00", json!({})).await;
    let sheet = paper(&desk, "sheet-usual", "print_day_sheet", "sheet", day(&desk)).await;
    for said in [
        "ÆNDRET",
        "NY",
        "Ikke længere: 10.00–12.00 Storesal B, Bestyrelsesmøde",
        "Klaveret",
        "Hestesko",
        "Åse Bækgaard",
    ] {
        assert!(sheet.contains(said), "{said} is not on the sheet: {sheet}");
    }
    let sign = paper(&desk, "sign-usual", "print_door_signs", "signs", day(&desk)).await;
    for said in ["19.30–22.00 Koret Klangbølgen", "Ledig", "Mødelokalet"] {
        assert!(sign.contains(said), "{said} is on no door: {sign}");
    }
    desk.office.remove().await;
}

#[tokio::test]
async fn forty_bookings_with_endless_names_lose_nothing_and_name_their_room_on_every_page() {
    let compound = "frivillighedskoordineringsudvalgsformandskandidatopstillingsmøde";
    let desk = Desk::with_rooms(&[format!("Sal {compound}"), "Sal B".into()], "").await;
    for hour in 0..20 {
        let more =
            json!({ "title": format!("{compound} N{hour}N"), "attendees": 48, "note": "Stole i rækker. ".repeat(12) });
        let (starts, ends) = (format!("{:02}:00", hour), format!("{:02}:45", hour));
        book(&desk, 0, &starts, &ends, more.clone()).await;
        book(&desk, 1, &starts, &ends, more).await;
    }
    let sheet = paper(&desk, "sheet-extreme", "print_day_sheet", "sheet", day(&desk)).await;
    let letters: String = sheet.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{ad}').collect();
    assert!(letters.matches("frivillighedskoordinerings").count() >= 40, "each booking's name begins: {sheet}");
    for hour in 0..20 {
        // A word of its own: what stands beside a cell's line is read back between its lines.
        assert_eq!(letters.matches(&format!("N{hour}N")).count(), 2, "{hour} is lost: {sheet}");
    }
    paper(&desk, "sign-extreme", "print_door_signs", "signs", day(&desk)).await;
    desk.office.remove().await;
}

#[tokio::test]
async fn the_call_list_can_be_ticked_on_paper() {
    let desk = Desk::with_rooms(&["Storesal A".into(), "Storesal B".into()], "").await;
    let choir = desk
        .association(json!({ "kind": "association", "name": "Koret Klangbølgen", "borrowerCategory": "social" }))
        .await;
    book(&desk, 0, "19:00", "21:00", json!({ "organisationId": choir })).await;
    let manager = desk.office.seat(Role::Manager).await;
    let closure = json!({ "requestKey": new_key(), "premisesId": desk.house, "rooms": [desk.rooms[0]],
        "starts": "2026-12-01T08:00", "ends": "2026-12-05T08:00", "reason": "Gulvet lakeres" });
    let closure = manager.ask("close_rooms", closure).await["now"].clone();
    let text = paper(&desk, "calls", "print_call_list", "id", closure["id"].clone()).await;
    assert!(text.contains("Koret Klangbølgen") && text.contains("☐") && text.contains("Storesal A"), "{text}");
    desk.office.remove().await;
}
