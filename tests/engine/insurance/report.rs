//! The insurer's report: counted, delivered, taken back, shown again beside what is known now, given out.

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::{TestSeat, new_key, office_test};
use serde_json::{Value, json};

use super::builders::{Centre, fields, in_order, person, with};

const REPORT_OPERATIONS: [&str; 6] = [
    "insurer_report",
    "delivered_insurer_reports",
    "deliver_insurer_report",
    "withdraw_insurer_report",
    "reinstate_insurer_report",
    "print_insurer_report",
];

fn days() -> Value {
    json!({ "from": "2026-01-01", "to": "2026-12-31", "on": "2026-11-01" })
}

async fn now(centre: &Centre) -> Value {
    centre.consultant.ask("insurer_report", json!({ "report": { "of": "now", "days": days() } })).await
}

async fn delivered(centre: &Centre, handed_over: &str) -> Value {
    let input = json!({ "requestKey": new_key(), "days": days(), "recipient": " Kystens  Forsikring ", "handedOver": handed_over });
    centre.consultant.ask("deliver_insurer_report", input).await
}

async fn bytes(seat: &TestSeat, operation: &str, input: Value) -> Vec<u8> {
    gate::bytes(&seat.seat, operation, input).await.unwrap_or_else(|refusal| panic!("{operation}: {refusal}"))
}

/// `Plejecentret Havblik/Besøgsven/effort: 1 1 25000 15`, then what is known now.
fn lines(report: &Value) -> Vec<String> {
    let figures =
        |figures: &Value| ["onDay", "persons", "hours", "fullTime"].map(|name| figures[name].to_string()).join(" ");
    let line = |line: &Value| {
        let word = |name: &str| line[name].as_str().expect("a word").to_owned();
        let what = if line["kind"] == "effort_type" { word("effortType") } else { word("kind") };
        let beside = if line["now"].is_null() { String::new() } else { format!(" | {}", figures(&line["now"])) };
        format!("{}/{what}/{}: {}{beside}", word("workplace"), word("track"), figures(&line["figures"]))
    };
    report["table"]["lines"].as_array().expect("lines").iter().map(line).collect()
}

office_test! {
    async fn persons_hours_and_full_time_equivalents_are_counted_by_workplace_kind_and_track(test) {
        let centre = Centre::of(test).await;
        // 2,5 hours a week on the 70 days from 1 January: 25 hours.
        let card = centre.volunteer("Åse Bækgaard", Some(centre.effort("1/1-2026", "11/3-2026"))).await;
        // 3 hours a week on all 365 days: 156,43 hours.
        centre.attached(&card, centre.work("1/1-2020", "")).await;
        let bare = with(centre.effort("1/1-2026", ""), &json!({ "approvedBy": "", "approvedOn": "" }));
        centre.volunteer("Ikke Godkendt", Some(bare)).await;
        centre.volunteer("Foreningens Egen", Some(centre.through("1/1-2026", ""))).await;
        let report = now(&centre).await;
        assert_eq!(lines(&report), [
            "Plejecentret Havblik/Besøgsven/effort: 0 1 2500 1",
            "Plejecentret Havblik/unsaid/work: 1 1 15643 9",
            "Plejecentret Havblik/sum/work: 1 1 15643 9",
            "Plejecentret Havblik/sum/effort: 0 1 2500 1",
            "Plejecentret Havblik/sum/both: 1 1 18143 11",
            "/sum/work: 1 1 15643 9",
            "/sum/effort: 0 1 2500 1",
            "/sum/both: 1 1 18143 11",
        ]);
        assert_eq!((&report["table"]["hoursPerFullTime"], &report["changes"], &report["delivered"]), (&json!(1670), &json!(null), &json!(null)));
        assert_eq!(report["policies"].as_array().expect("policies").len(), 3);
        let kept = centre.consultant.ask("insurance_rules", json!({})).await;
        let rules = with(kept["rules"].clone(), &json!({ "hoursPerFullTime": 100 }));
        centre.manager.ask("change_insurance_rules", json!({ "version": kept["version"], "rules": rules })).await;
        assert_eq!(now(&centre).await["table"]["total"]["both"]["fullTime"], 181, "by the office's own rule");
    }

    async fn hours_that_are_others_from_a_day_on_count_from_that_day(test) {
        let centre = Centre::of(test).await;
        let card = centre.volunteer("Åse Bækgaard", Some(centre.effort("1/1-2026", ""))).await;
        let four = with(centre.effort("1/1-2026", ""), &json!({ "weeklyHours": "4" }));
        let changed = centre.act("change_attachment", &card, json!({ "facts": four, "holdsFrom": "1/11-2026" })).await;
        // 2,5 hours a week on 304 days, 4 on 61: 143,43 hours. She is one person.
        assert_eq!(lines(&now(&centre).await)[0], "Plejecentret Havblik/Besøgsven/effort: 1 1 14343 9");
        let back = centre.consultant.undo(&changed).await;
        assert_eq!(lines(&now(&centre).await)[0], "Plejecentret Havblik/Besøgsven/effort: 1 1 13036 8");
        centre.consultant.undo(&back).await;
        assert_eq!(lines(&now(&centre).await)[0], "Plejecentret Havblik/Besøgsven/effort: 1 1 14343 9");
    }

    async fn somebody_with_two_overlapping_attachments_of_a_kind_is_one_person_of_it(test) {
        let centre = Centre::of(test).await;
        let card = centre.volunteer("Åse Bækgaard", Some(centre.effort("1/1-2026", ""))).await;
        centre.attached(&card, centre.effort("1/2-2026", "")).await;
        let lines = lines(&now(&centre).await);
        assert!(lines[0].starts_with("Plejecentret Havblik/Besøgsven/effort: 1 1 "), "{lines:?}");
        assert!(lines.last().expect("a sum").starts_with("/sum/both: 1 1 "), "{lines:?}");
    }

    async fn paused_days_and_a_day_outside_the_time_are_counted_as_they_are(test) {
        let centre = Centre::of(test).await;
        let paused = with(centre.effort("1/1-2026", ""), &json!({ "weeklyHours": "7", "pauses": [{ "from": "1/2-2026", "to": "28/2-2026" }] }));
        centre.volunteer("Åse Bækgaard", Some(paused)).await;
        let asked = |days: Value| json!({ "report": { "of": "now", "days": days } });
        let told = centre.consultant.ask("insurer_report", asked(json!({ "from": "2026-02-01", "to": "2026-03-31", "on": "2026-04-01" }))).await;
        assert_eq!(lines(&told)[0], "Plejecentret Havblik/Besøgsven/effort: 1 1 3100 2");
        let told = centre.consultant.ask("insurer_report", asked(json!({ "from": "2026-02-01", "to": "2026-02-28", "on": "2026-02-10" }))).await;
        assert_eq!(lines(&told), ["/sum/both: 0 0 0 0"], "nobody is said too");
        let turned = asked(json!({ "from": "2026-12-31", "to": "2026-01-01", "on": "2026-11-01" }));
        assert_eq!(fields(&centre.consultant.refused("insurer_report", turned, "fields_refused").await), ["to"]);
    }

    async fn a_delivered_report_is_shown_as_delivered_beside_what_is_known_now(test) {
        let centre = Centre::of(test).await;
        let card = centre.volunteer("Åse Bækgaard", Some(centre.effort("1/1-2026", ""))).await;
        let leaving = centre.volunteer("Bo Lund", Some(centre.effort("1/1-2026", ""))).await;
        let first = delivered(&centre, "figures").await;
        assert_eq!((&first["now"]["recipient"], &first["now"]["sinceId"]), (&json!("Kystens Forsikring"), &json!(null)));
        let shown = |id: &Value| json!({ "report": { "of": "delivered", "id": id } });
        let report = centre.consultant.ask("insurer_report", shown(&first["now"]["id"])).await;
        assert_eq!(lines(&report)[0], "Plejecentret Havblik/Besøgsven/effort: 2 2 26071 16 | 2 2 26071 16");
        // One is found to have left in May, one has other hours, one came.
        centre.act("end_attachment", &leaving, json!({ "endsOn": "31/5-2026" })).await;
        let more = with(centre.effort("1/1-2026", ""), &json!({ "weeklyHours": "5" }));
        centre.act("change_attachment", &card, json!({ "facts": more })).await;
        centre.volunteer("Carla Skov", Some(centre.effort("1/10-2026", ""))).await;
        let report = centre.consultant.ask("insurer_report", shown(&first["now"]["id"])).await;
        assert_eq!(lines(&report)[0], "Plejecentret Havblik/Besøgsven/effort: 2 2 26071 16 | 2 3 34750 21");
        let changes = &now(&centre).await["changes"];
        let names = |kind: &str| changes[kind].as_array().expect("a list").iter().map(|one| one["fullName"].clone()).collect::<Vec<_>>();
        assert_eq!((names("joined"), names("left"), names("changed")), (vec![json!("Carla Skov")], vec![json!("Bo Lund")], vec![json!("Åse Bækgaard")]));
        assert_eq!(changes["left"][0]["workplaces"], json!(["Plejecentret Havblik"]));
        assert_eq!(changes["workplaces"][0], json!({ "workplaceId": centre.workplace, "name": "Plejecentret Havblik", "joined": 1, "left": 1, "changed": 1 }));
        // The second is counted from the first; one that is taken back counts no more.
        let second = delivered(&centre, "figures").await;
        assert_eq!(second["now"]["sinceId"], first["now"]["id"]);
        let again = centre.consultant.ask("insurer_report", shown(&second["now"]["id"])).await;
        assert_eq!(again["changes"]["joined"].as_array().expect("a list").len(), 1);
        assert_eq!(now(&centre).await["changes"]["joined"], json!([]));
    }

    async fn delivering_is_taken_back_and_done_again(test) {
        let centre = Centre::of(test).await;
        centre.volunteer("Åse Bækgaard", Some(centre.effort("1/1-2026", ""))).await;
        let input = json!({ "requestKey": new_key(), "days": days(), "recipient": "Kystens Forsikring", "handedOver": "figures" });
        let done = centre.consultant.ask("deliver_insurer_report", input.clone()).await;
        assert_eq!(centre.consultant.ask("deliver_insurer_report", input).await["now"], done["now"], "the same key is the same report");
        let list = async || centre.consultant.ask("delivered_insurer_reports", json!({})).await.as_array().expect("a list").len();
        assert_eq!(list().await, 1);
        let taken_back = centre.consultant.undo(&done).await;
        assert_eq!((list().await, &taken_back["now"]["keeping"]), (0, &json!("withdrawn")));
        let shown = json!({ "report": { "of": "delivered", "id": done["now"]["id"] } });
        centre.consultant.refused("insurer_report", shown.clone(), "insurer_report_not_found").await;
        centre.consultant.undo(&taken_back).await;
        assert_eq!(list().await, 1);
        assert_eq!(centre.consultant.ask("insurer_report", shown).await["delivered"]["version"], 3);
        for operation in ["withdraw_insurer_report", "reinstate_insurer_report"] {
            let stale = centre.consultant.refused(operation, json!({ "id": done["now"]["id"], "version": 1 }), "stale_insurer_report").await;
            assert_eq!(stale["current"]["version"], 3);
            centre.consultant.refused(operation, json!({ "id": 9_999, "version": 1 }), "insurer_report_not_found").await;
        }
        let bad = json!({ "requestKey": new_key(), "days": { "from": "2026-02-01", "to": "2026-01-01", "on": "2026-01-01" }, "recipient": "x", "handedOver": "figures" });
        assert_eq!(fields(&centre.consultant.refused("deliver_insurer_report", bad, "fields_refused").await), ["to"]);
        for recipient in [" ", "150680-9997"] {
            let bad = json!({ "requestKey": new_key(), "days": days(), "recipient": recipient, "handedOver": "figures" });
            assert_eq!(fields(&centre.consultant.refused("deliver_insurer_report", bad, "fields_refused").await), ["recipient"]);
        }
        let auditor = test.seat(Role::Auditor).await;
        let log = auditor.ask("read_log", json!({ "reason": "Kontrol" })).await;
        let lines: Vec<String> = log["lines"].as_array().expect("lines").iter()
            .filter(|line| line["event"]["event"].as_str().is_some_and(|event| event.starts_with("insurer_report"))).map(Value::to_string).collect();
        assert_eq!(lines.len(), 3, "delivered, taken back, delivered after all: {log:#}");
        assert!(lines.iter().all(|line| line.contains("2026-11-01") && !line.contains("Bækgaard")), "nobody is named in the log");
    }

    async fn names_go_out_only_where_the_office_chooses_and_protected_ones_never(test) {
        let centre = Centre::of(test).await;
        centre.volunteer("Åse Bækgaard", Some(centre.effort("1/1-2026", ""))).await;
        let hidden = with(person("Hemmelig Person"), &json!({ "protection": "protected", "address": { "kind": "shown", "street": "Skjulvej 7", "postalCode": "", "town": "" } }));
        let input = json!({ "requestKey": new_key(), "person": { "who": "new", "facts": hidden }, "facts": in_order(), "attachment": centre.effort("1/1-2026", "") });
        centre.consultant.ask("register_volunteer", input).await;
        let csv = async |handed_over: &str, format: &str| {
            let paper = json!({ "report": { "of": "now", "days": days() }, "handedOver": handed_over, "language": "da" });
            bytes(&centre.consultant, "export_insurer_report", json!({ "paper": paper, "format": format })).await
        };
        let text = String::from_utf8(csv("figures", "csv").await).expect("UTF-8");
        let expected = "Plejecentret Havblik;Besøgsven;Frivillig indsats;2026-11-01;2;2026-01-01;2026-12-31;2;260,71;0,16\r\n";
        assert!(text.contains(expected), "{text}");
        let sheets = async |handed_over: &str| {
            let workbook = csv(handed_over, "xlsx").await;
            let source = { use base64::Engine as _; base64::engine::general_purpose::STANDARD.encode(&workbook) };
            let look = centre.consultant.ask("look_at_party_table", json!({ "table": { "of": "people" }, "source": { "from": "file", "bytes": source } })).await;
            look["sheets"].to_string()
        };
        let figures = sheets("figures").await;
        assert!(figures.contains("Plejecentret Havblik") && !figures.contains("Bækgaard"), "{figures}");
        let names = sheets("figures_and_names").await;
        assert!(names.contains("Åse Bækgaard") && names.contains("(beskyttet navn)"), "{names}");
        for never in ["Hemmelig", "Skjulvej", "1958"] {
            assert!(!names.contains(never), "{never}: {names}");
        }
    }

    async fn an_insurer_who_got_names_is_told_whose_name_is_new_gone_or_changed(test) {
        let centre = Centre::of(test).await;
        let changing = centre.volunteer("Åse Bækgaard", Some(centre.effort("1/1-2026", ""))).await;
        let leaving = centre.volunteer("Bo Lund", Some(centre.effort("1/1-2026", ""))).await;
        let mistaken = centre.volunteer("Dorte Skov", Some(centre.effort("1/1-2026", ""))).await;
        let asked = json!({ "report": { "of": "now", "days": days() }, "handedOver": "figures_and_names", "language": "da" });
        let file = async |format: &str| bytes(&centre.consultant, "export_insurer_report", json!({ "paper": asked, "format": format })).await;
        assert!(!String::from_utf8(file("csv").await).expect("UTF-8").contains("Ændring"), "there is none before the first");
        delivered(&centre, "figures_and_names").await;
        let four = with(centre.effort("1/1-2026", ""), &json!({ "weeklyHours": "4" }));
        centre.act("change_attachment", &changing, json!({ "facts": four, "holdsFrom": "1/11-2026" })).await;
        centre.act("end_attachment", &leaving, json!({ "endsOn": "31/10-2026" })).await;
        centre.act("withdraw_attachment", &mistaken, json!({})).await;
        centre.volunteer("Carla Holm", Some(centre.effort("1/10-2026", ""))).await;
        let workbook = file("xlsx").await;
        let source = { use base64::Engine as _; base64::engine::general_purpose::STANDARD.encode(&workbook) };
        let look = centre.consultant.ask("look_at_party_table", json!({ "table": { "of": "people" }, "source": { "from": "file", "bytes": source } })).await;
        let sheets = look["sheets"].to_string();
        for name in ["Åse Bækgaard", "Bo Lund", "Dorte Skov", "Carla Holm"] {
            assert!(sheets.contains(name), "{name}: {sheets}");
        }
        for word in ["Kommet til", "Ophørt", "Ændret"] {
            assert!(sheets.contains(word), "{word}: {sheets}");
        }
        let text = String::from_utf8(file("csv").await).expect("UTF-8");
        for line in [
            "Plejecentret Havblik;Ændring: kommet til siden 1. november 2026;;2026-11-01;1;",
            "Plejecentret Havblik;Ændring: ophørt siden 1. november 2026;;2026-11-01;2;",
            "I alt;Ændring: ændret siden 1. november 2026;;2026-11-01;1;",
        ] {
            assert!(text.contains(line), "{line}: {text}");
        }
        assert!(!text.contains("Bækgaard"), "separated values have no names");
    }

    async fn the_report_is_printed_kept_and_read_by_the_register_only(test) {
        let centre = Centre::of(test).await;
        centre.volunteer("Åse Bækgaard", Some(centre.effort("1/1-2026", ""))).await;
        let paper = json!({ "report": { "of": "now", "days": days() }, "handedOver": "figures" });
        assert!(bytes(&centre.consultant, "preview_insurer_report", paper.clone()).await.starts_with(b"%PDF"));
        let input = json!({ "requestKey": new_key(), "paper": paper });
        let printed = centre.consultant.ask("print_insurer_report", input.clone()).await;
        assert_eq!(centre.consultant.ask("print_insurer_report", input).await["now"]["id"], printed["now"]["id"]);
        let desk = test.seat(Role::FrontDesk).await;
        let id = json!({ "id": printed["now"]["id"] });
        assert_eq!(gate::bytes(&desk.seat, "paper", id.clone()).await.expect_err("a refusal")["code"], "paper_not_found");
        assert!(gate::bytes(&centre.consultant.seat, "paper", id).await.is_ok());
        let subject = json!({ "subject": { "kind": "register", "id": 1 } });
        assert_eq!(desk.ask("papers_about", subject.clone()).await, json!([]));
        assert_eq!(centre.consultant.ask("papers_about", subject.clone()).await.as_array().expect("papers").len(), 1);
        assert_eq!(desk.ask("subject_history", subject.clone()).await["lines"], json!([]));
        assert_ne!(centre.consultant.ask("subject_history", subject).await["lines"], json!([]));
        for operation in REPORT_OPERATIONS {
            desk.refused(operation, json!({}), "not_allowed").await;
        }
        let nothing = json!({ "report": { "of": "delivered", "id": 9_999 }, "handedOver": "figures" });
        centre.consultant.refused("print_insurer_report", json!({ "requestKey": new_key(), "paper": nothing }), "insurer_report_not_found").await;
    }

    async fn a_name_that_no_font_has_is_told(test) {
        let centre = Centre::of(test).await;
        centre.volunteer("Kirsten 漢", Some(centre.effort("1/1-2026", ""))).await;
        let paper = json!({ "report": { "of": "now", "days": days() }, "handedOver": "figures_and_names" });
        let details = centre.consultant.refused("print_insurer_report", json!({ "requestKey": new_key(), "paper": paper }), "cannot_be_printed").await;
        assert_eq!(details["characters"], json!(["漢"]));
    }
}
