//! Many cards at once: looked at, judged, taken in, taken back.

use std::fmt::Write as _;

use base64::Engine as _;
use frivillighus_engine::access::Role;
use frivillighus_engine::files::LARGEST_TABLE;
use frivillighus_engine::gate;
use frivillighus_tests::{TestSeat, new_key, office_test};
use serde_json::{Value, json};

use super::builders::{association, found, person, registered, registered_person, with};

fn people() -> Value {
    json!({ "of": "people" })
}

fn associations() -> Value {
    json!({ "of": "organisations", "kind": "association", "borrowerCategory": "social" })
}

fn row(number: u32, cells: Value) -> Value {
    json!({ "number": number, "cells": cells })
}

fn decided(number: u32, cells: Value, choice: Value) -> Value {
    json!({ "number": number, "cells": cells, "choice": choice })
}

async fn looked_at(seat: &TestSeat, table: Value, text: &str) -> Value {
    let source = json!({ "from": "pasted", "text": text });
    seat.ask("look_at_party_table", json!({ "table": table, "source": source })).await["sheets"][0].clone()
}

async fn judged(seat: &TestSeat, table: Value, rows: Value) -> Value {
    seat.ask("judge_parties", json!({ "table": table, "rows": rows })).await["rows"].clone()
}

fn import(table: Value, rows: Value) -> Value {
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
        let cells = one["cells"].as_array().unwrap();
        let cells = keys.iter().zip(cells).filter(|(key, _)| **key != "-");
        row(
            one["number"].as_u64().unwrap() as u32,
            cells.map(|(key, cell)| ((*key).to_owned(), cell.clone())).collect(),
        )
    };
    rows.map(typed).collect()
}

const TWELVE: &str = "Hej Anne, her er de nye:\n\
    1. Åse Bækgaard, 84 00 01 45, aase@example.dk\n2. Ib Skov 84000146\n3. Mette Holm mette@example.dk\n\
    4. Bo Lund 84 00 01 48\n5. Kaj Vest 84000149\n6. Lis Dam 84000150\n7. Per Eng 84000151\n8. Ea Friis 84000152\n\
    9. Jo Gram 84000153\n10. Kim Hede 84000154\n11. Liv Iversen 84000155\n12. Mo Juhl 84000156";

office_test! {
    async fn twelve_out_of_a_mail_are_taken_in_and_taken_back_as_one(test) {
        let office = test.seat(Role::Consultant).await;
        let sheet = looked_at(&office, people(), TWELVE).await;
        assert_eq!(keys(&sheet), ["fullName", "phone", "email", "-"]);
        let rows = rows_of(&sheet);
        let told = judged(&office, people(), rows.clone()).await;
        assert_eq!(told.as_array().unwrap().len(), 1, "only the greeting: {told:#}");
        assert_eq!(told[0]["problems"], json!([{ "field": "fullName", "problem": { "kind": "missing" } }]));
        let twelve: Vec<Value> = rows.as_array().unwrap().iter().skip(1).cloned().collect();
        let done = office.ask("import_parties", import(people(), json!(twelve))).await;
        assert_eq!(done["now"], json!({ "organisations": 0, "people": 12, "completed": 0, "untouched": 0 }));
        assert_eq!(found(&office, "bækgaard").await, ["Åse Bækgaard"]);
        assert_eq!(found(&office, "0154").await, ["Kim Hede"]);
        let back = office.undo(&done).await;
        assert_eq!(back["now"], json!({ "cards": 12, "left": 0 }));
        let active = office.ask("count_parties", json!({ "among": "person", "standing": "active" })).await;
        assert_eq!(active["total"], 0);
        let again = office.undo(&back).await;
        assert_eq!(again["now"]["cards"], 12);
        assert_eq!(office.undo(&again).await["now"]["cards"], 12);
    }

    async fn one_request_makes_nothing_twice(test) {
        let office = test.seat(Role::Consultant).await;
        let input = import(people(), json!([row(2, json!({ "fullName": "Ib Skov" })), row(3, json!({ "fullName": "Ea Friis" }))]));
        let first = office.ask("import_parties", input.clone()).await;
        let again = office.ask("import_parties", input).await;
        assert_eq!(first["undo"]["input"]["parts"]["people"], again["undo"]["input"]["parts"]["people"]);
        assert_eq!(test.count("SELECT count(*) FROM people").await, 2);
    }

    async fn rows_that_are_not_right_are_told_and_none_is_taken_in(test) {
        let office = test.seat(Role::Consultant).await;
        let rows = json!([
            row(2, json!({ "fullName": "Ib Skov", "phone": "84000146" })),
            row(5, json!({ "fullName": "", "phone": "12", "email": "x@", "note": "150680-9997", "postalCode": "99" })),
        ]);
        let told = judged(&office, people(), rows.clone()).await;
        let fields = told[0]["problems"].as_array().unwrap().iter().map(|one| format!("{}: {}", one["field"].as_str().unwrap(), one["problem"]["kind"].as_str().unwrap()));
        assert_eq!(fields.collect::<Vec<_>>(), ["fullName: missing", "phone: phone", "email: email", "postalCode: postal_code", "note: looks_like_cpr"]);
        assert!(!told.to_string().contains("9997"));
        let details = office.refused("import_parties", import(people(), rows), "rows_refused").await;
        assert_eq!(details["rows"][0]["number"], 5);
        assert_eq!(test.count("SELECT count(*) FROM people").await, 0);
    }

    async fn whoever_is_there_already_is_shown_and_completed_or_left(test) {
        let office = test.seat(Role::Consultant).await;
        let aase = registered_person(&office, person("Åse Bækgaard", "84000145")).await;
        registered_person(&office, person("Ib Skov", "")).await;
        let rows = json!([
            row(2, json!({ "fullName": "Aase Bækgård", "phone": "84 00 01 45", "email": "aase@example.dk" })),
            row(3, json!({ "fullName": "Ib Skov", "phone": "84000146" })),
            row(4, json!({ "fullName": "Ny Person" })),
        ]);
        let told = judged(&office, people(), rows.clone()).await;
        assert_eq!(told.as_array().unwrap().len(), 2);
        assert_eq!((&told[0]["doubles"][0]["isSure"], &told[1]["doubles"][0]["isSure"]), (&json!(true), &json!(false)));
        assert_eq!(told[0]["doubles"][0]["cells"], json!({ "fullName": "Åse Bækgaard", "phone": "84 00 01 45" }));
        let details = office.refused("import_parties", import(people(), rows.clone()), "rows_refused").await;
        assert_eq!(details["rows"].as_array().unwrap().len(), 2, "nobody said what is to come of them");
        let same = json!({ "kind": "same", "id": aase["id"] });
        let rows = json!([
            decided(2, rows[0]["cells"].clone(), same), decided(3, rows[1]["cells"].clone(), json!({ "kind": "new" })), rows[2],
        ]);
        let done = office.ask("import_parties", import(people(), rows)).await;
        assert_eq!(done["now"], json!({ "organisations": 0, "people": 2, "completed": 1, "untouched": 0 }));
        let card = office.ask("open_person", json!({ "personId": aase["id"] })).await;
        assert_eq!(card["person"]["facts"]["email"], "aase@example.dk");
        assert_eq!(card["person"]["facts"]["fullName"], "Åse Bækgaard", "nothing that stands there is written over");
        assert_eq!(office.undo(&done).await["now"], json!({ "cards": 3, "left": 0 }));
        let card = office.ask("open_person", json!({ "personId": aase["id"] })).await;
        assert_eq!(card["person"]["facts"], aase["facts"]);
    }

    async fn what_a_colleague_changed_since_stands_when_an_import_is_taken_back(test) {
        let office = test.seat(Role::Consultant).await;
        let aase = registered_person(&office, person("Åse Bækgaard", "84000145")).await;
        let cells = json!({ "fullName": "Åse Bækgaard", "phone": "84000145", "email": "aase@example.dk" });
        let rows = json!([decided(2, cells, json!({ "kind": "same", "id": aase["id"] }))]);
        let done = office.ask("import_parties", import(people(), rows)).await;
        let now = office.ask("open_person", json!({ "personId": aase["id"] })).await["person"].clone();
        let facts = with(now["facts"].clone(), &json!({ "note": "ringer helst om morgenen" }));
        office.ask("change_person", json!({ "personId": aase["id"], "version": now["version"], "facts": facts })).await;
        assert_eq!(office.undo(&done).await["now"], json!({ "cards": 0, "left": 1 }));
    }

    async fn an_association_comes_with_whom_to_ring(test) {
        let office = test.seat(Role::Consultant).await;
        let merete = registered_person(&office, person("Merete Ærenlund", "84000123")).await;
        let text = "Forening;CVR-nr.;Postnr.;By;Kontaktperson;Kontaktpersonens telefon\n\
            Koret Klangbølgen;99900008;2683;Havbjerg;Merete Ærenlund;84 00 01 23\nHavbjerg Bylaug;;2683;;Ib Skov;84000146\n\
            Havbjerg Skak;;;;Ib Skov;84000146";
        registered(&office, with(association("Nabohjælp"), &json!({ "postalCode": "2683", "town": "Havbjerg" }))).await;
        let sheet = looked_at(&office, associations(), text).await;
        assert_eq!(keys(&sheet), ["name", "cvr", "postalCode", "town", "contactName", "contactPhone"]);
        let rows = rows_of(&sheet);
        assert_eq!(judged(&office, associations(), rows.clone()).await, json!([]), "the town is known from other cards");
        let done = office.ask("import_parties", import(associations(), rows)).await;
        assert_eq!(done["now"], json!({ "organisations": 3, "people": 1, "completed": 0, "untouched": 0 }));
        assert_eq!(found(&office, "klangb").await, ["Koret Klangbølgen"]);
        let card = office.ask("open_person", json!({ "personId": merete["id"] })).await;
        assert_eq!(card["roles"][0]["organisationName"], "Koret Klangbølgen");
        let ib = office.ask("find_parties", json!({ "words": "ib skov", "among": "person" })).await;
        assert_eq!(ib["found"].as_array().unwrap().len(), 1, "one card, two roles");
        let bylaug = office.ask("find_parties", json!({ "words": "bylaug", "among": "organisations" })).await;
        let id = &bylaug["found"][0]["entry"]["party"]["id"];
        let bylaug = office.ask("open_organisation", json!({ "organisationId": id })).await;
        assert_eq!(bylaug["organisation"]["facts"]["town"], "Havbjerg");
        assert_eq!(office.undo(&done).await["now"]["cards"], 4);
        let card = office.ask("open_person", json!({ "personId": merete["id"] })).await;
        assert_eq!(card["roles"], json!([]));
    }

    async fn an_association_that_is_there_is_completed(test) {
        let office = test.seat(Role::Consultant).await;
        let kor = registered(&office, association("Koret Klangbølgen")).await;
        let branch = registered(&office, with(association("Kor Nord"), &json!({ "cvr": "99900008" }))).await;
        let cells = json!({ "name": "koret klangbølgen", "cvr": "99900008", "email": "kor@example.dk", "contactName": "Ib Skov" });
        let told = judged(&office, associations(), json!([row(2, cells.clone())])).await;
        let doubles: Vec<_> = told[0]["doubles"].as_array().unwrap().iter().map(|one| (one["id"].clone(), one["isSure"].clone())).collect();
        assert_eq!(doubles, [(kor["id"].clone(), json!(true)), (branch["id"].clone(), json!(false))]);
        let rows = json!([decided(2, cells, json!({ "kind": "same", "id": kor["id"] }))]);
        let done = office.ask("import_parties", import(associations(), rows.clone())).await;
        assert_eq!(done["now"], json!({ "organisations": 0, "people": 1, "completed": 1, "untouched": 0 }));
        let card = office.ask("open_organisation", json!({ "organisationId": kor["id"] })).await;
        assert_eq!((&card["organisation"]["facts"]["cvr"], &card["contacts"][0]["personName"]), (&json!("99900008"), &json!("Ib Skov")));
        office.undo(&done).await;
        let card = office.ask("open_organisation", json!({ "organisationId": kor["id"] })).await;
        assert_eq!(card["organisation"]["facts"], kor["facts"]);
        assert_eq!(card["contacts"], json!([]));
    }

    async fn a_choice_of_somebody_who_is_not_there_is_refused(test) {
        let office = test.seat(Role::Consultant).await;
        let choice = json!({ "kind": "same", "id": 999 });
        let rows = json!([decided(2, json!({ "fullName": "Ib" }), choice.clone())]);
        office.refused("import_parties", import(people(), rows), "person_not_found").await;
        let rows = json!([decided(2, json!({ "name": "Kor" }), choice)]);
        office.refused("import_parties", import(associations(), rows), "organisation_not_found").await;
    }

    async fn a_row_that_stands_twice_is_told(test) {
        let office = test.seat(Role::Consultant).await;
        let cells = json!({ "fullName": "Ib Skov", "phone": "84000146" });
        let told = judged(&office, people(), json!([row(2, cells.clone()), row(3, cells)])).await;
        assert_eq!((&told[0]["number"], &told[0]["sameAsRow"]), (&json!(3), &json!(2)));
    }

    async fn what_is_no_table_is_refused_with_the_reason(test) {
        let office = test.seat(Role::Consultant).await;
        let file = |bytes: &[u8]| json!({ "from": "file", "bytes": base64::engine::general_purpose::STANDARD.encode(bytes) });
        for (source, why) in [
            (json!({ "from": "pasted", "text": " \n" }), "empty"),
            (file(b"%PDF-1.7\x00\x01\x02\x03\x04\x05\x06\x07\x08"), "not_a_table"),
            (file(b"PK\x03\x04 cut off"), "damaged"),
            (file(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "old_workbook"),
            (json!({ "from": "pasted", "text": "x;".repeat(200) }), "too_many_columns"),
            (json!({ "from": "pasted", "text": "x;y\n".repeat(10_001) }), "too_many_rows"),
            (json!({ "from": "pasted", "text": "x".repeat(LARGEST_TABLE + 1) }), "too_large"),
        ] {
            let input = json!({ "table": people(), "source": source });
            let details = office.refused("look_at_party_table", input, "table_unreadable").await;
            assert_eq!(details["problem"]["kind"], why);
        }
        let rows: Vec<Value> = (0..10_001).map(|number| row(number, json!({}))).collect();
        office.refused("import_parties", import(people(), json!(rows)), "table_unreadable").await;
    }

    async fn no_cpr_number_of_a_table_is_told_or_kept(test) {
        let office = test.seat(Role::Consultant).await;
        let sheet = looked_at(&office, people(), "Navn;CPR;Note\nIb Skov;150680-9997;ring 150680 9997\nEa Friis;;x").await;
        assert!(!sheet.to_string().contains("9997"), "{sheet:#}");
        assert_eq!(sheet["cprRemoved"].as_array().unwrap().len(), 2);
        office.ask("import_parties", import(people(), rows_of(&sheet))).await;
        assert_eq!(test.count("SELECT count(*) FROM people WHERE note LIKE '%9997%'").await, 0);
    }

    async fn an_import_that_is_stopped_keeps_nothing(test) {
        let office = test.seat(Role::Consultant).await;
        let rows: Vec<Value> = (0..4_000).map(|number| row(number + 2, json!({ "fullName": format!("Person {number} Nord") }))).collect();
        let input = import(people(), json!(rows));
        let key = json!({ "requestKey": input["requestKey"] });
        assert_eq!(office.ask("work_progress", key.clone()).await, json!({ "done": 0, "total": 0 }));
        let taking = gate::call(&office.seat, "import_parties", input);
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
        assert_eq!(test.count("SELECT count(*) FROM people").await, 0);
        assert_eq!(office.ask("work_progress", key).await, json!({ "done": 0, "total": 0 }));
    }

    async fn five_thousand_rows_are_read_judged_and_taken_in(test) {
        let office = test.seat(Role::Consultant).await;
        let mut text = "Navn;Telefon;E-mail;Vej;Postnr.;By\n".to_owned();
        for number in 0..5_000 {
            let _ = writeln!(text, "Person {number} Nord{};{};p{number}@example.dk;Vej {number};2683;Havbjerg", number % 97, 84_000_000 + number);
        }
        let sheet = looked_at(&office, people(), &text).await;
        let rows = rows_of(&sheet);
        assert_eq!(judged(&office, people(), rows.clone()).await, json!([]));
        let done = office.ask("import_parties", import(people(), rows)).await;
        assert_eq!(done["now"]["people"], 5_000);
        assert_eq!(found(&office, "84004999").await, ["Person 4999 Nord52"]);
    }

    async fn the_front_desk_takes_no_lists_in(test) {
        let desk = test.seat(Role::FrontDesk).await;
        for operation in ["look_at_party_table", "judge_parties", "import_parties", "take_back_import", "lay_import_again"] {
            desk.refused(operation, json!({}), "not_allowed").await;
        }
    }
}
