//! Many nominations at once, out of the answers of a form: looked at, judged by the same checks as one that is typed in, taken in,
//! taken back as one.

use std::fmt::Write as _;

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::{new_key, office_test};
use serde_json::{Value, json};

use super::builders::{Award, names, written};

fn cells(name: &str, nominator: &str) -> Value {
    let mut all = written(name, nominator);
    all["name"] = name.into();
    all["kind"] = "Person".into();
    all["informed"] = "Ja".into();
    all["receivedOn"] = "24/8-2026 kl. 14.05".into();
    all
}

fn row(number: u32, cells: &Value) -> Value {
    json!({ "number": number, "cells": cells })
}

fn with(mut cells: Value, more: &Value) -> Value {
    for (key, value) in more.as_object().expect("an object") {
        cells[key] = value.clone();
    }
    cells
}

fn same(number: u32, cells: &Value, id: &Value) -> Value {
    json!({ "number": number, "cells": cells, "choice": { "kind": "same", "id": id } })
}

impl Award {
    async fn judged(&self, table: &Value, rows: &Value) -> Value {
        self.secretary.ask("judge_nominations", json!({ "awardYearId": self.year, "table": table, "rows": rows })).await
    }

    fn list(&self, rows: &Value) -> Value {
        json!({ "requestKey": new_key(), "awardYearId": self.year, "table": {}, "rows": rows })
    }

    async fn listed(&self) -> Vec<String> {
        let list = self.secretary.ask("list_nominees", self.at()).await;
        let lines = list["nominees"].as_array().expect("a list").clone();
        let told = |line: &Value| {
            let late = if line["isLate"] == true { " late" } else { "" };
            format!(
                "{} {}{late} {}",
                line["name"].as_str().unwrap_or_default(),
                line["nominations"],
                line["state"].as_str().unwrap_or_default()
            )
        };
        lines.iter().map(told).collect()
    }
}

/// `effort: too_short, name: missing`.
fn problems(row: &Value) -> String {
    let told = row["problems"].as_array().expect("problems").iter();
    let told = told.map(|one| {
        format!(
            "{}: {}",
            one["field"].as_str().unwrap_or_default(),
            one["problem"]["kind"].as_str().unwrap_or_default()
        )
    });
    let mut told: Vec<String> = told.collect();
    told.sort_unstable();
    told.join(", ")
}

const DANISH: &str = "Tidsstempel;1. Hvem indstiller du?;2. Er det en person, en gruppe eller en forening?;3. Kontaktoplysninger på den indstillede (eller en kontaktperson);4. Hvor yder den indstillede sin indsats?;5. Hvor længe har indsatsen stået på?;6. Hvad gør den indstillede? Beskriv indsatsen;7. Hvilken forskel gør det – og for hvem?;8. Hvorfor skal netop denne kandidat have prisen?;9. Hvilke kriterier passer bedst?;10. Ved den indstillede, at du indstiller?;11. Dit navn, telefon, e-mail og eventuel forening;12. Din tilknytning til den indstillede;13. Bilag (billede, avisudklip);14. Jeg er indforstået med, at oplysningerne bruges til at vælge årets modtager, og at de slettes bagefter";
const ENGLISH: &str = "Timestamp;Who do you nominate?;person, group or association;contact of the nominee;where;since when;what do they do;what difference, for whom;why this one;which criteria fit;does the nominee know;your name and contact;your relation;attachment;data note";
const IN_ORDER: [&str; 15] = [
    "receivedOn",
    "name",
    "kind",
    "contact",
    "place",
    "since",
    "effort",
    "difference",
    "why",
    "criteria",
    "knows",
    "nominator",
    "tie",
    "enclosed",
    "informed",
];

fn keys(sheet: &Value) -> Vec<&str> {
    sheet["columns"].as_array().expect("columns").iter().map(|column| column["key"].as_str().unwrap_or("-")).collect()
}

/// Rows of a look, as they are taken in: each cell under what its column holds.
fn rows_of(sheet: &Value) -> Value {
    let keys = keys(sheet);
    let rows =
        sheet["rows"].as_array().expect("rows").iter().skip(sheet["headRows"].as_u64().expect("a number") as usize);
    let typed = |one: &Value| {
        let cells = keys.iter().zip(one["cells"].as_array().expect("cells")).filter(|(key, _)| **key != "-");
        let cells: Value = cells.map(|(key, cell)| ((*key).to_owned(), cell.clone())).collect();
        row(one["number"].as_u64().expect("a number") as u32, &cells)
    };
    rows.map(typed).collect()
}

fn form(head: &str) -> String {
    let (effort, difference, why) = (
        "Hun ringer til dem, som ingen ringer til. ".repeat(6),
        "Mange har nogen at tale med hver dag. ".repeat(4),
        "Det er sket i mange år uden tak fra nogen. ".repeat(3),
    );
    let mut text = format!("{head}\n");
    let tail = "\"Ib Holm, 84 00 00 12, ib@example.dk, Koret\";medlem;;Ja";
    let _ = writeln!(
        text,
        "2026-08-24 14:05:33;Kirsten Bækgaard;En person;\"Bo Krog, 84 00 00 13\";Havbjerg;2011;{effort};{difference};{why};Gør en mærkbar forskel for borgere i en udsat eller sårbar situation;Nej;{tail}"
    );
    let _ = writeln!(
        text,
        "2026-09-01 00:00:10;Natteravnene;En gruppe;;Stationen;siden 2019;{effort};{difference};{why};;Ja;{tail}"
    );
    text
}

office_test! {
    async fn the_questions_of_the_form_are_known_in_danish_and_english_and_late_ones_are_marked(test) {
        let award = Award::of(test).await;
        for head in [DANISH, ENGLISH] {
            let source = json!({ "from": "pasted", "text": form(head) });
            let sheet = award.secretary.ask("look_at_nomination_table", json!({ "source": source })).await["sheets"][0].clone();
            assert_eq!(keys(&sheet), IN_ORDER, "{head}");
            let judged = award.judged(&json!({}), &rows_of(&sheet)).await;
            assert_eq!(judged, json!({ "forAll": [], "rows": [], "late": [3] }));
        }
        let source = json!({ "from": "pasted", "text": form(DANISH) });
        let sheet = award.secretary.ask("look_at_nomination_table", json!({ "source": source })).await["sheets"][0].clone();
        let done = award.secretary.ask("import_nominations", award.list(&rows_of(&sheet))).await;
        assert_eq!(done["now"], json!({ "nominees": 2, "nominations": 2, "late": 1, "untouched": 0 }));
        assert_eq!(award.listed().await, ["Kirsten Bækgaard 1 received", "Natteravnene 1 late received"]);
        let list = award.secretary.ask("list_nominees", award.at()).await;
        let card = award.secretary.ask("open_nominee", json!({ "nomineeId": list["nominees"][0]["id"] })).await;
        let (who, what) = (&card["facts"], &card["nominations"][0]["facts"]);
        assert_eq!((&who["contact"], &who["phone"], &who["since"]), (&json!("Bo Krog"), &json!("+4584000013"), &json!("2011")));
        assert_eq!((&what["nominator"], &what["nominatorEmail"], &what["nominatorAssociation"]), (&json!("Ib Holm"), &json!("ib@example.dk"), &json!("Koret")));
        assert_eq!((&what["criteria"], &what["knows"], &what["tie"]), (&json!(["difference"]), &json!("no"), &json!("member")));
        assert_eq!(card["nominations"][0]["receivedAt"], "2026-08-24T12:05:00Z");
    }

    async fn what_came_of_a_list_is_taken_back_and_laid_again_as_one(test) {
        let award = Award::of(test).await;
        let rows = json!([row(2, &cells("Kirsten Bækgaard", "Ib Holm")), row(3, &cells("Bent Lund", "Ib Holm")), row(4, &cells("kirsten bækgaard", "Bo Dam"))]);
        let done = award.secretary.ask("import_nominations", award.list(&rows)).await;
        assert_eq!(done["now"], json!({ "nominees": 2, "nominations": 3, "late": 0, "untouched": 0 }), "rows about one nominee are gathered");
        let back = award.secretary.undo(&done).await;
        assert_eq!(back["now"], json!({ "nominees": 2, "nominations": 3 }));
        assert_eq!(award.listed().await, ["Bent Lund 0 withdrawn", "Kirsten Bækgaard 0 withdrawn"], "kept with their history");
        let again = award.secretary.undo(&back).await;
        assert_eq!(award.listed().await, ["Bent Lund 1 received", "Kirsten Bækgaard 2 received"]);
        let list = award.secretary.ask("list_nominees", award.at()).await["nominees"].clone();
        let mut more = award.nomination("", "Else Friis");
        more["nomineeId"] = list[0]["id"].clone();
        more["nominee"] = Value::Null;
        award.secretary.ask("nominate", more).await;
        let step = again["undo"]["input"].clone();
        let refused = award.secretary.refused("take_back_nomination_import", step, "nominations_changed_since").await;
        assert_eq!(refused, json!({ "names": ["Bent Lund"], "nominees": 1 }), "what somebody wrote since is not swept away");
        assert_eq!(award.listed().await, ["Bent Lund 2 received", "Kirsten Bækgaard 2 received"]);
        award.secretary.refused("lay_nomination_import_again", done["undo"]["input"].clone(), "nominations_changed_since").await;
        let unknown = json!({ "parts": { "awardYearId": award.year, "nominees": [], "nominations": [{ "nominationId": 999, "version": 1 }] } });
        award.secretary.refused("take_back_nomination_import", unknown, "nomination_not_found").await;
    }

    async fn a_lost_answer_takes_a_list_in_once_and_a_list_taken_in_twice_changes_nothing(test) {
        let award = Award::of(test).await;
        let rows = json!([row(2, &cells("Kirsten Bækgaard", "Ib Holm")), row(3, &cells("Bent Lund", "Ib Holm"))]);
        let input = award.list(&rows);
        let done = award.secretary.ask("import_nominations", input.clone()).await;
        let again = award.secretary.ask("import_nominations", input).await;
        assert_eq!((&done["now"], &done["undo"]), (&again["now"], &again["undo"]), "the same request is the same list");
        assert_eq!(test.count("SELECT count(*) FROM award_nominations").await, 2);
        let judged = award.judged(&json!({}), &rows).await;
        assert_eq!((judged["rows"].as_array().expect("rows").len(), &judged["rows"][0]["doubles"][0]["isSure"]), (2, &json!(true)));
        let ids = names_to_ids(&judged);
        let chosen = json!([same(2, &rows[0]["cells"], &ids[0]), same(3, &rows[1]["cells"], &ids[1])]);
        let twice = award.secretary.ask("import_nominations", award.list(&chosen)).await;
        assert_eq!(twice["now"], json!({ "nominees": 0, "nominations": 0, "late": 0, "untouched": 2 }));
    }

    async fn whoever_is_nominated_already_is_shown_and_gathered_or_another(test) {
        let award = Award::of(test).await;
        let there = award.nominated("Kirsten Bækgaard").await;
        let rows = json!([row(2, &cells("Kristen Bækgaard", "Else Friis")), row(3, &cells("Kirsten Bækgaard", "Bo Dam"))]);
        let judged = award.judged(&json!({}), &rows).await;
        let double = &judged["rows"][0]["doubles"][0];
        assert_eq!((&double["id"], &double["isSure"], &double["cells"]["nominator"]), (&there["id"], &json!(false), &json!("Ib Holm")));
        assert_eq!(judged["rows"][1]["doubles"][0]["isSure"], true);
        let refused = award.secretary.refused("import_nominations", award.list(&rows), "rows_refused").await;
        assert_eq!(refused["rows"].as_array().expect("rows").len(), 2, "nobody said what is to come of them");
        let chosen = json!([json!({ "number": 2, "cells": rows[0]["cells"], "choice": { "kind": "new" } }), same(3, &rows[1]["cells"], &there["id"])]);
        award.secretary.ask("import_nominations", award.list(&chosen)).await;
        assert_eq!(award.listed().await, ["Kirsten Bækgaard 2 received", "Kristen Bækgaard 1 received"]);
        let unknown = json!([same(2, &cells("Anna", "Bo Dam"), &json!(4711))]);
        let refused = award.secretary.refused("import_nominations", award.list(&unknown), "rows_refused").await;
        assert_eq!(problems(&refused["rows"][0]), "name: not_found");
    }

    async fn a_nominee_the_secretary_does_not_see_is_no_double_of_theirs(test) {
        let award = Award::of(test).await;
        let there = award.nominated("Kirsten Bækgaard").await;
        award.declares(&award.secretary, &[(&there["id"], "conflicted")]).await;
        let rows = json!([row(2, &cells("Kirsten Bækgaard", "Else Friis"))]);
        assert_eq!(award.judged(&json!({}), &rows).await["rows"], json!([]));
        let chosen = json!([same(2, &rows[0]["cells"], &there["id"])]);
        let refused = award.secretary.refused("import_nominations", award.list(&chosen), "rows_refused").await;
        assert_eq!(problems(&refused["rows"][0]), "name: not_found", "as if there were none");
    }

    async fn what_is_wrong_is_told_at_its_column_and_nobody_is_taken_in(test) {
        let award = Award::of(test).await;
        let base = || cells("Kirsten Bækgaard", "Ib Holm");
        let wrong = [
            (with(base(), &json!({ "name": "" })), "name: missing"),
            (with(base(), &json!({ "kind": "hund" })), "kind: not_found"),
            (with(base(), &json!({ "kind": "" })), "kind: missing"),
            (with(base(), &json!({ "effort": "Kort" })), "effort: too_short"),
            (with(base(), &json!({ "why": "a".repeat(1501) })), "why: too_long"),
            (with(base(), &json!({ "nominatorPhone": "" })), "nominatorPhone: missing"),
            (with(base(), &json!({ "receivedOn": "31/2-2026" })), "receivedOn: date"),
            (with(base(), &json!({ "receivedOn": "25/11-2026" })), "receivedOn: in_the_future"),
            (with(base(), &json!({ "receivedOn": "29/3-2026 kl. 2.30" })), "receivedTime: missing_hour"),
            (with(base(), &json!({ "tie": "underbo" })), "tie: not_found"),
            (with(base(), &json!({ "tie": "" })), "tie: missing"),
            (with(base(), &json!({ "criteria": "noget" })), "criteria: not_found"),
            (with(base(), &json!({ "informed": "Nej" })), "informed: missing"),
            (with(base(), &json!({ "place": "bor ved 150680-9997" })), "place: looks_like_cpr"),
        ];
        let rows: Value = wrong.iter().zip(2..).map(|((cells, _), number)| row(number, cells)).collect();
        let judged = award.judged(&json!({}), &rows).await;
        for ((_, expected), found) in wrong.iter().zip(judged["rows"].as_array().expect("rows")) {
            assert_eq!(problems(found), *expected);
        }
        assert!(!judged.to_string().contains("9997"));
        let refused = award.secretary.refused("import_nominations", award.list(&rows), "rows_refused").await;
        assert_eq!(refused["rows"].as_array().expect("rows").len(), wrong.len());
        assert_eq!(test.count("SELECT count(*) FROM award_nominees").await, 0);
    }

    async fn what_is_missing_for_all_is_asked_once(test) {
        let award = Award::of(test).await;
        let bare = |name: &str| with(cells(name, "Ib Holm"), &json!({ "informed": "", "receivedOn": "", "tie": "" }));
        let rows = json!([row(2, &bare("Kirsten Bækgaard")), row(3, &bare("Bent Lund"))]);
        let judged = award.judged(&json!({}), &rows).await;
        assert_eq!((names(&judged["forAll"], "field"), &judged["rows"]), (vec!["informed".to_owned(), "tie".to_owned()], &json!([])));
        let refused = award.secretary.refused("import_nominations", award.list(&rows), "fields_refused").await;
        assert_eq!(names(&refused["problems"], "field"), ["informed", "tie"]);
        let mut input = award.list(&rows);
        input["table"] = json!({ "informed": true, "receivedOn": "1/9-2026", "tie": "colleague" });
        let done = award.secretary.ask("import_nominations", input).await;
        assert_eq!((&done["now"]["nominations"], &done["now"]["late"]), (&json!(2), &json!(2)));
    }

    async fn an_association_with_a_card_is_linked_to_it(test) {
        let award = Award::of(test).await;
        let desk = test.seat(Role::FrontDesk).await;
        let facts = json!({ "kind": "association", "name": "Koret Klangbølgen", "borrowerCategory": "social" });
        let organisation = desk.ask("register_organisation", json!({ "requestKey": new_key(), "facts": facts })).await;
        let choir = with(cells("koret klangbølgen", "Ib Holm"), &json!({ "kind": "Forening" }));
        award.secretary.ask("import_nominations", award.list(&json!([row(2, &choir)]))).await;
        let list = award.secretary.ask("list_nominees", award.at()).await;
        let card = award.secretary.ask("open_nominee", json!({ "nomineeId": list["nominees"][0]["id"] })).await;
        assert_eq!(card["facts"]["organisationId"], organisation["now"]["organisation"]["id"]);
    }

    async fn an_import_that_is_stopped_keeps_nothing_and_only_the_secretary_takes_lists_in(test) {
        let award = Award::of(test).await;
        // So many that whoever stops it is heard long before the last one.
        let rows: Value = (0..1_900).map(|number| row(number + 2, &cells(&format!("Person Nummer{number}"), "Ib Holm"))).collect();
        let input = award.list(&rows);
        let key = json!({ "requestKey": input["requestKey"] });
        let taking = gate::call(&award.secretary.seat, "import_nominations", input);
        let stopping = async {
            loop {
                let progress = award.secretary.ask("work_progress", key.clone()).await;
                if progress["total"] == 1_900 && progress["done"].as_u64().unwrap_or_default() > 0 {
                    return award.secretary.ask("stop_work", key.clone()).await;
                }
                tokio::task::yield_now().await;
            }
        };
        let (taken, _) = tokio::join!(taking, stopping);
        assert_eq!(taken.expect_err("it was stopped")["code"], "import_stopped");
        assert_eq!(test.count("SELECT count(*) FROM award_nominees").await, 0);
        let one = json!([row(2, &cells("Kirsten Bækgaard", "Ib Holm"))]);
        award.manager.refused("import_nominations", award.list(&one), "not_yours_in_award").await;
        award.manager.refused("judge_nominations", json!({ "awardYearId": award.year, "table": {}, "rows": one }), "not_yours_in_award").await;
        for operation in ["look_at_nomination_table", "judge_nominations", "import_nominations", "take_back_nomination_import", "lay_nomination_import_again"] {
            award.juror.refused(operation, json!({}), "not_allowed").await;
        }
        let source = json!({ "from": "pasted", "text": " " });
        award.secretary.refused("look_at_nomination_table", json!({ "source": source }), "table_unreadable").await;
        let many: Value = (0..2_001).map(|number| row(number + 2, &json!({}))).collect();
        award.secretary.refused("import_nominations", award.list(&many), "table_unreadable").await;
    }
}

fn names_to_ids(judged: &Value) -> Vec<Value> {
    judged["rows"].as_array().expect("rows").iter().map(|row| row["doubles"][0]["id"].clone()).collect()
}
