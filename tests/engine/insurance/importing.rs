//! Many volunteers at once: looked at, judged by the same checks as one, taken in, taken back as one.

use std::fmt::Write as _;

use base64::Engine as _;
use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::{TestSeat, new_key, office_test};
use serde_json::{Value, json};

use super::builders::{Centre, fields, first, organisation, person, with};

fn row(number: u32, cells: &Value) -> Value {
    json!({ "number": number, "cells": cells })
}

fn same(number: u32, cells: &Value, id: &Value) -> Value {
    json!({ "number": number, "cells": cells, "choice": { "kind": "same", "id": id } })
}

/// What is said once for everybody on a list.
fn for_all(centre: &Centre) -> Value {
    json!({ "workplaceId": centre.workplace, "track": "volunteer_effort", "trackReason": "Bestemmer selv hvornår",
        "activity": "Besøgsven", "effortTypeId": centre.visits, "startsOn": "1/12-2026" })
}

async fn looked_at(seat: &TestSeat, text: &str) -> Value {
    let source = json!({ "from": "pasted", "text": text });
    seat.ask("look_at_volunteer_table", json!({ "source": source })).await["sheets"][0].clone()
}

async fn judged(seat: &TestSeat, table: &Value, rows: &Value) -> Value {
    seat.ask("judge_volunteers", json!({ "table": table, "rows": rows })).await
}

fn import(table: &Value, rows: &Value) -> Value {
    json!({ "requestKey": new_key(), "table": table, "rows": rows })
}

fn keys(sheet: &Value) -> Vec<&str> {
    sheet["columns"].as_array().unwrap().iter().map(|column| column["key"].as_str().unwrap_or("-")).collect()
}

/// Rows of a look, as they are taken in: each cell under what its column holds.
fn rows_of(sheet: &Value) -> Value {
    let keys = keys(sheet);
    let rows = sheet["rows"].as_array().unwrap().iter().skip(sheet["headRows"].as_u64().unwrap() as usize);
    let typed = |one: &Value| {
        let cells = keys.iter().zip(one["cells"].as_array().unwrap()).filter(|(key, _)| **key != "-");
        let cells: Value = cells.map(|(key, cell)| ((*key).to_owned(), cell.clone())).collect();
        row(one["number"].as_u64().unwrap() as u32, &cells)
    };
    rows.map(typed).collect()
}

/// `startsOn: date, endsOn: ends_before_start`.
fn problems(row: &Value) -> String {
    let told = row["problems"].as_array().unwrap().iter();
    let told =
        told.map(|one| format!("{}: {}", one["field"].as_str().unwrap(), one["problem"]["kind"].as_str().unwrap()));
    told.collect::<Vec<_>>().join(", ")
}

async fn register(seat: &TestSeat, view: &str) -> Vec<String> {
    let page = seat.ask("list_volunteers", json!({ "view": view })).await;
    page["volunteers"].as_array().unwrap().iter().map(|one| one["fullName"].as_str().unwrap().to_owned()).collect()
}

const TWELVE: &str = "Hej Anne, her er de nye:\n\
    1. Åse Bækgaard, 84 00 01 45, aase@example.dk\n2. Ib Skov 84000146\n3. Mette Holm mette@example.dk\n\
    4. Bo Lund 84 00 01 48\n5. Kaj Vest 84000149\n6. Lis Dam 84000150\n7. Per Eng 84000151\n8. Ea Friis 84000152\n\
    9. Jo Gram 84000153\n10. Kim Hede 84000154\n11. Liv Iversen 84000155\n12. Mo Juhl 84000156";

/// Many people around a day are walked through, and gathered where words are sought: both find the same, page by page.
async fn many_on_a_day_are_the_same_found_either_way(office: &TestSeat) {
    let mut seen = std::collections::BTreeSet::new();
    let mut after = Value::Null;
    loop {
        let mut asked = json!({ "on": "2027-03-12", "view": "everybody" });
        if !after.is_null() {
            asked["after"] = after.clone();
        }
        let walked = office.ask("coverage_on_day", asked.clone()).await;
        let is_looked_at_both_ways = seen.len() < 300;
        if is_looked_at_both_ways {
            asked["words"] = json!("person");
            assert_eq!(walked["people"], office.ask("coverage_on_day", asked).await["people"]);
        }
        let people = walked["people"].as_array().expect("people");
        assert!(people.iter().all(|one| seen.insert(one["personId"].as_i64())), "nobody comes twice");
        after = walked["next"].clone();
        if after.is_null() {
            break;
        }
    }
    assert_eq!(seen.len(), 5_000);
}

office_test! {
    async fn twelve_out_of_a_mail_become_volunteers_and_are_taken_back_as_one(test) {
        let centre = Centre::of(test).await;
        let office = &centre.consultant;
        let sheet = looked_at(office, TWELVE).await;
        assert_eq!(keys(&sheet), ["fullName", "phone", "email", "-"]);
        let rows = rows_of(&sheet);
        let bare = judged(office, &json!({}), &rows).await;
        assert_eq!(fields(&json!({ "problems": bare["forAll"] })), ["activity", "startsOn", "track", "trackReason", "workplace"]);
        assert_eq!(bare["rows"].as_array().unwrap().len(), 1, "what is said once is asked once; the greeting is the row: {bare:#}");
        let all = for_all(&centre);
        let told = judged(office, &all, &rows).await;
        assert_eq!((&told["forAll"], problems(&told["rows"][0])), (&json!([]), "fullName: missing".to_owned()));
        let twelve: Value = rows.as_array().unwrap().iter().skip(1).cloned().collect();
        let done = office.ask("import_volunteers", import(&all, &twelve)).await;
        assert_eq!(done["now"], json!({ "volunteers": 12, "attachments": 12, "untouched": 0 }));
        assert_eq!(register(office, "awaiting_approval").await.len(), 12);
        let back = office.undo(&done).await;
        assert_eq!(back["now"], json!({ "volunteers": 12, "attachments": 12 }));
        assert!(register(office, "everybody").await.is_empty());
        let people = office.ask("count_parties", json!({ "among": "person", "standing": "active" })).await;
        assert_eq!(people["total"], 0);
        let again = office.undo(&back).await;
        assert_eq!(register(office, "awaiting_approval").await.len(), 12);
        assert_eq!(office.undo(&again).await["now"]["volunteers"], 12);
    }

    async fn a_list_with_everything_in_it_is_read_by_its_headings(test) {
        let centre = Centre::of(test).await;
        let office = &centre.consultant;
        let text = "Navn;Fødselsdato;E-mail;Telefon;Arbejdsplads;Indsatstype;Aktivitet;Dækningstype;Begrundelse;Startdato;Slutdato;Timer om ugen;Godkendt af;Godkendt den\n\
            Åse Bækgaard;15/6-1958;aase@example.dk;+45 84 00 01 45;plejecentret havblik;besøgsven;Højtlæsning;Frivillig indsats;Bestemmer selv;1/2-2026;;2,5;Lone Holm;15/1-2026\n\
            Ib Skov;;;84000146;Plejecentret Havblik;;Café;Frivilligt arbejde;Står i vagtplanen;1/3-2026;31/12-2026;3;;";
        let sheet = looked_at(office, text).await;
        assert_eq!(keys(&sheet), ["fullName", "birthDate", "email", "phone", "workplace", "effortType", "activity", "track",
            "trackReason", "startsOn", "endsOn", "weeklyHours", "approvedBy", "approvedOn"]);
        let rows = rows_of(&sheet);
        assert_eq!(judged(office, &json!({}), &rows).await, json!({ "forAll": [], "rows": [] }));
        office.ask("import_volunteers", import(&json!({}), &rows)).await;
        let page = office.ask("list_volunteers", json!({ "words": "bækgaard" })).await;
        let aase = &page["volunteers"][0];
        assert_eq!((&aase["today"], &aase["attachments"][0]["activity"]), (&json!("covered_by_scheme"), &json!("Højtlæsning")));
        let card = office.ask("open_volunteer", json!({ "personId": aase["personId"] })).await;
        assert_eq!((&card["facts"]["birthDate"], &card["phone"]), (&json!("1958-06-15"), &json!("+4584000145")));
        assert_eq!(card["attachments"][0]["facts"]["approvedOn"], "2026-01-15");
    }

    async fn what_is_wrong_with_a_row_is_told_at_its_column_and_nobody_is_taken_in(test) {
        let centre = Centre::of(test).await;
        let office = &centre.consultant;
        let closed = organisation(office, "workplace", "Solgården").await;
        office.ask("archive_organisation", json!({ "organisationId": closed })).await;
        organisation(office, "workplace", "Biblioteket").await;
        organisation(office, "workplace", "Biblioteket").await;
        let all = for_all(&centre);
        let cells = [
            (json!({ "fullName": "A En", "startsOn": "1/12-2026", "endsOn": "1/11-2026" }), "endsOn: ends_before_start"),
            (json!({ "fullName": "B To", "workplace": "Solgården" }), "workplace: archived"),
            (json!({ "fullName": "C Tre", "workplace": "Havbo" }), "workplace: not_found"),
            (json!({ "fullName": "D Fire", "workplace": "Biblioteket" }), "workplace: several_called_so"),
            (json!({ "fullName": "E Fem", "birthDate": "31/2-1980" }), "birthDate: date"),
            (json!({ "fullName": "F Seks", "birthDate": "1/1-2030" }), "birthDate: date"),
            (json!({ "fullName": "G Syv", "birthDate": "1/1-2020" }), "birthDate: too_young"),
            (json!({ "fullName": "H Otte", "approvedOn": "1/11-2026" }), "approvedBy: missing"),
            (json!({ "fullName": "I Ni", "weeklyHours": "=1+1" }), "weeklyHours: number_of_hours"),
            (json!({ "fullName": "J Ti", "track": "noget", "effortType": "noget" }), "effortType: not_found, track: not_found"),
            (json!({ "fullName": "K Elleve", "track": "via forening" }), "association: missing"),
            (json!({ "fullName": "L Tolv", "birthDate": "150680-9997" }), "birthDate: looks_like_cpr"),
            (json!({ "fullName": "M Tretten", "activity": "ring 150680-9997" }), "activity: looks_like_cpr"),
            (json!({ "phone": "12", "email": "x@" }), "fullName: missing, phone: phone, email: email"),
        ];
        let rows: Value = cells.iter().zip(2..).map(|((cells, _), number)| row(number, cells)).collect();
        let told = judged(office, &all, &rows).await;
        for ((_, expected), found) in cells.iter().zip(told["rows"].as_array().unwrap()) {
            let mut expected: Vec<&str> = expected.split(", ").collect();
            let found = problems(found);
            let mut found: Vec<&str> = found.split(", ").collect();
            expected.sort_unstable();
            found.sort_unstable();
            assert_eq!(found, expected);
        }
        assert_eq!(told["rows"].as_array().unwrap().len(), cells.len());
        assert!(!told.to_string().contains("9997"));
        let details = office.refused("import_volunteers", import(&all, &rows), "rows_refused").await;
        assert_eq!(details["rows"].as_array().unwrap().len(), cells.len());
        let details = office.refused("import_volunteers", import(&json!({}), &json!([row(2, &json!({ "fullName": "Ib" }))])), "fields_refused").await;
        assert_eq!(fields(&details), ["activity", "startsOn", "track", "trackReason", "workplace"]);
        assert_eq!(test.count("SELECT count(*) FROM volunteers").await, 0);
        assert_eq!(test.count("SELECT count(*) FROM people").await, 0);
    }

    async fn what_is_wrong_for_all_is_told_once(test) {
        let centre = Centre::of(test).await;
        let office = &centre.consultant;
        let rows = json!([row(2, &json!({ "fullName": "Ib Skov" })), row(3, &json!({ "fullName": "Ea Friis" }))]);
        let all = with(for_all(&centre), &json!({ "startsOn": "31/2-2026", "workplaceId": centre.association }));
        let told = judged(office, &all, &rows).await;
        assert_eq!(fields(&json!({ "problems": told["forAll"] })), ["startsOn"]);
        let all = with(all, &json!({ "startsOn": "1/2-2026" }));
        let told = judged(office, &all, &rows).await;
        assert_eq!(told["forAll"], json!([{ "field": "workplace", "problem": { "kind": "not_found" } }]), "an association is no workplace");
        assert_eq!(told["rows"], json!([]));
    }

    async fn whoever_is_there_already_is_shown_and_attached_or_left(test) {
        let centre = Centre::of(test).await;
        let office = &centre.consultant;
        let aase = centre.volunteer("Åse Bækgaard", Some(centre.work("1/2-2026", ""))).await;
        let ib = centre.volunteer("Ib Skov", None).await;
        let all = for_all(&centre);
        let rows = json!([
            row(2, &json!({ "fullName": "Aase Bækgård", "birthDate": "15/6-1958", "email": "aase@example.dk" })),
            row(3, &json!({ "fullName": "Ib Skov", "birthDate": "1/1-1990" })),
        ]);
        let told = judged(office, &all, &rows).await;
        let double = &told["rows"][0]["doubles"][0];
        assert_eq!((&double["id"], &double["isSure"]), (&aase["personId"], &json!(true)), "born on the same day");
        assert_eq!((&double["cells"]["birthDate"], &double["cells"]["workplace"]), (&json!("15.06.1958"), &json!("Plejecentret Havblik")));
        assert_eq!(told["rows"][1]["doubles"][0]["isSure"], false, "born on another day");
        let details = office.refused("import_volunteers", import(&all, &rows), "rows_refused").await;
        assert_eq!(details["rows"].as_array().unwrap().len(), 2, "nobody said what is to come of them");
        let rows = json!([
            same(2, &rows[0]["cells"], &aase["personId"]),
            json!({ "number": 3, "cells": rows[1]["cells"], "choice": { "kind": "new" } }),
        ]);
        let done = office.ask("import_volunteers", import(&all, &rows)).await;
        assert_eq!(done["now"], json!({ "volunteers": 1, "attachments": 2, "untouched": 0 }));
        let card = centre.card(&aase).await;
        assert_eq!((card["attachments"].as_array().unwrap().len(), &card["email"]), (2, &json!("aase@example.dk")));
        assert_eq!(card["fullName"], "Åse Bækgaard", "nothing that stands there is written over");
        assert_eq!(centre.card(&ib).await["attachments"], json!([]));
        let again = office.ask("import_volunteers", import(&all, &json!([rows[0]]))).await;
        assert_eq!(again["now"], json!({ "volunteers": 0, "attachments": 0, "untouched": 1 }));
        office.undo(&done).await;
        let card = centre.card(&aase).await;
        assert_eq!((card["attachments"].as_array().unwrap().len(), &card["email"]), (1, &json!("")));
    }

    async fn a_person_who_was_no_volunteer_is_entered_and_their_card_stays_when_it_is_taken_back(test) {
        let centre = Centre::of(test).await;
        let office = &centre.consultant;
        let known = office.ask("register_person", json!({ "requestKey": new_key(), "facts": person("Kim Hede") })).await;
        let id = known["now"]["person"]["id"].clone();
        let rows = json!([same(2, &json!({ "fullName": "Kim Hede", "birthDate": "1/1-1990" }), &id)]);
        let done = office.ask("import_volunteers", import(&for_all(&centre), &rows)).await;
        assert_eq!(done["now"]["volunteers"], 1);
        let back = office.undo(&done).await;
        let card = office.ask("open_person", json!({ "personId": id })).await;
        assert_eq!(card["person"]["archivedAt"], Value::Null);
        assert!(register(office, "everybody").await.is_empty());
        let rows = json!([same(2, &json!({ "fullName": "Kim Hede" }), &id)]);
        let details = office.refused("import_volunteers", import(&for_all(&centre), &rows), "rows_refused").await;
        assert_eq!(problems(&details["rows"][0]), "fullName: archived", "the entry was taken out, and is put back first");
        office.undo(&back).await;
        assert_eq!(register(office, "everybody").await, ["Kim Hede"]);
        let rows = json!([same(2, &json!({ "fullName": "Kim Hede" }), &json!(999_999))]);
        let details = office.refused("import_volunteers", import(&for_all(&centre), &rows), "rows_refused").await;
        assert_eq!(problems(&details["rows"][0]), "fullName: not_found");
    }

    async fn who_is_at_two_workplaces_stands_on_the_list_twice_and_is_one_volunteer(test) {
        let centre = Centre::of(test).await;
        let office = &centre.consultant;
        organisation(office, "workplace", "Biblioteket").await;
        let rows = json!([
            row(2, &json!({ "fullName": "Ib Skov", "phone": "84000146" })),
            row(3, &json!({ "fullName": "ib skov", "phone": "84 00 01 46", "workplace": "biblioteket", "birthDate": "1/1-1990" })),
            row(4, &json!({ "fullName": "Ib Skov", "birthDate": "2/2-1970" })),
        ]);
        let done = office.ask("import_volunteers", import(&for_all(&centre), &rows)).await;
        assert_eq!(done["now"], json!({ "volunteers": 2, "attachments": 3, "untouched": 0 }));
        let twice = json!([row(2, &json!({ "fullName": "Ea Friis" })), row(3, &json!({ "fullName": "Ea Friis" }))]);
        let told = judged(office, &for_all(&centre), &twice).await;
        assert_eq!((&told["rows"][0]["number"], &told["rows"][0]["sameAsRow"]), (&json!(3), &json!(2)));
    }

    async fn what_was_changed_since_is_not_swept_away(test) {
        let centre = Centre::of(test).await;
        let office = &centre.consultant;
        let rows = json!([row(2, &json!({ "fullName": "Ib Skov" })), row(3, &json!({ "fullName": "Ea Friis" }))]);
        let done = office.ask("import_volunteers", import(&for_all(&centre), &rows)).await;
        let step = &done["undo"];
        let page = office.ask("list_volunteers", json!({ "words": "skov" })).await;
        let ib = centre.card(&page["volunteers"][0]).await;
        centre.act("approve_attachment", &ib, json!({ "approvedBy": "Lone Holm", "approvedOn": "24/11-2026" })).await;
        let details = office.refused(step["operation"].as_str().unwrap(), step["input"].clone(), "import_changed_since").await;
        assert_eq!(details, json!({ "names": ["Ib Skov"], "people": 1 }));
        assert_eq!(register(office, "everybody").await.len(), 2, "nothing of it was taken back");
        let page = office.ask("list_volunteers", json!({ "words": "friis" })).await;
        let ea = centre.card(&page["volunteers"][0]).await;
        centre.attached(&ea, centre.work("1/2-2026", "")).await;
        let details = office.refused(step["operation"].as_str().unwrap(), step["input"].clone(), "import_changed_since").await;
        assert_eq!(details["people"], 2, "somebody attached one of them elsewhere");
        let ib = centre.card(&ib).await;
        let back = office.ask("take_back_approval", first(&ib, json!({}))).await;
        assert!(back["undo"].is_object());
        office.refused(step["operation"].as_str().unwrap(), step["input"].clone(), "import_changed_since").await;
    }

    async fn a_laid_import_is_refused_too_where_its_entries_were_put_back(test) {
        let centre = Centre::of(test).await;
        let office = &centre.consultant;
        let rows = json!([row(2, &json!({ "fullName": "Ib Skov" }))]);
        let done = office.ask("import_volunteers", import(&for_all(&centre), &rows)).await;
        let back = office.undo(&done).await;
        let entry = &back["undo"]["input"]["parts"]["entries"][0];
        let input = json!({ "personId": entry["personId"], "version": entry["version"], "personCard": "along_with_it" });
        office.ask("reinstate_volunteer", input).await;
        let step = &back["undo"];
        office.refused(step["operation"].as_str().unwrap(), step["input"].clone(), "import_changed_since").await;
    }

    async fn one_request_makes_nothing_twice(test) {
        let centre = Centre::of(test).await;
        let office = &centre.consultant;
        let rows = json!([row(2, &json!({ "fullName": "Ib Skov" })), row(3, &json!({ "fullName": "Ea Friis" }))]);
        let input = import(&for_all(&centre), &rows);
        let first = office.ask("import_volunteers", input.clone()).await;
        let again = office.ask("import_volunteers", input).await;
        assert_eq!(first["undo"], again["undo"]);
        assert_eq!(first["now"], again["now"]);
        assert_eq!(test.count("SELECT count(*) FROM attachments").await, 2);
        assert_eq!(test.count("SELECT count(*) FROM people").await, 2);
    }

    async fn a_file_in_an_old_encoding_is_read_and_what_is_no_table_is_refused(test) {
        let office = test.seat(Role::Consultant).await;
        let file = |bytes: &[u8]| json!({ "source": { "from": "file", "bytes": base64::engine::general_purpose::STANDARD.encode(bytes) } });
        let look = office.ask("look_at_volunteer_table", file(b"Navn;F\xf8dselsdato\n\xc5se B\xe6kgaard;15/6-1958")).await;
        assert_eq!(keys(&look["sheets"][0]), ["fullName", "birthDate"]);
        assert_eq!(look["sheets"][0]["rows"][1]["cells"][0], "Åse Bækgaard");
        for (bytes, why) in [(b"PK\x03\x04 cut off".as_slice(), "damaged"), (b"%PDF-1.7\x00\x01\x02\x03", "not_a_table")] {
            let details = office.refused("look_at_volunteer_table", file(bytes), "table_unreadable").await;
            assert_eq!(details["problem"]["kind"], why);
        }
        let rows: Vec<Value> = (0..10_001).map(|number| row(number, &json!({}))).collect();
        office.refused("import_volunteers", import(&json!({}), &json!(rows)), "table_unreadable").await;
        office.refused("judge_volunteers", json!({ "table": {}, "rows": rows }), "table_unreadable").await;
    }

    async fn a_list_without_headings_tells_days_of_birth_from_first_days(test) {
        let office = test.seat(Role::Consultant).await;
        let sheet = looked_at(&office, "Ib Skov;1/12-2026;2/3-1958\nEa Friis;1/11-2026;17/5-1990").await;
        assert_eq!(keys(&sheet), ["fullName", "startsOn", "birthDate"]);
    }

    async fn an_import_that_is_stopped_keeps_nothing(test) {
        let centre = Centre::of(test).await;
        let office = &centre.consultant;
        let rows: Value = (0..4_000).map(|number| row(number + 2, &json!({ "fullName": format!("Person {number} Nord") }))).collect();
        let input = import(&for_all(&centre), &rows);
        let key = json!({ "requestKey": input["requestKey"] });
        let taking = gate::call(&office.seat, "import_volunteers", input);
        let stopping = async {
            loop {
                let progress = office.ask("work_progress", key.clone()).await;
                if progress["total"] == 4_000 && progress["done"].as_u64().unwrap() > 0 {
                    return office.ask("stop_work", key.clone()).await;
                }
                tokio::task::yield_now().await;
            }
        };
        let (taken, _) = tokio::join!(taking, stopping);
        assert_eq!(taken.expect_err("it was stopped")["code"], "import_stopped");
        assert_eq!(test.count("SELECT count(*) FROM volunteers").await, 0);
    }

    async fn five_thousand_rows_are_read_judged_and_taken_in(test) {
        let centre = Centre::of(test).await;
        let office = &centre.consultant;
        let mut text = "Navn;Telefon;Fødselsdato;Arbejdsplads\n".to_owned();
        for number in 0..5_000 {
            let _ = writeln!(text, "Person {number} Nord{};{};1/1-1960;Plejecentret Havblik", number % 97, 84_000_000 + number);
        }
        let rows = rows_of(&looked_at(office, &text).await);
        let all = for_all(&centre);
        assert_eq!(judged(office, &all, &rows).await, json!({ "forAll": [], "rows": [] }));
        let done = office.ask("import_volunteers", import(&all, &rows)).await;
        assert_eq!(done["now"], json!({ "volunteers": 5_000, "attachments": 5_000, "untouched": 0 }));
        many_on_a_day_are_the_same_found_either_way(office).await;
    }

    async fn the_front_desk_takes_no_lists_of_volunteers_in(test) {
        let desk = test.seat(Role::FrontDesk).await;
        for operation in ["look_at_volunteer_table", "judge_volunteers", "import_volunteers", "take_back_volunteer_import", "lay_volunteer_import_again"] {
            desk.refused(operation, json!({}), "not_allowed").await;
        }
    }
}
