//! The yearly roll-call: lists to workplaces, answers, differences, carried out in one act and taken back as one.

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::{TestSeat, new_key, office_test};
use serde_json::{Value, json};

use super::builders::{Centre, fields, first, organisation, with, words};

const ROLL_CALL_OPERATIONS: [&str; 11] = [
    "roll_call",
    "start_roll_call",
    "withdraw_roll_call",
    "reinstate_roll_call",
    "roll_call_list",
    "answer_roll_call",
    "note_roll_call_sent",
    "carry_out_roll_call",
    "take_back_roll_call",
    "read_roll_call_sheet",
    "print_roll_call_list",
];

/// A roll-call on 1 November with two volunteers at a workplace.
struct Roll {
    centre: Centre,
    id: Value,
    people: Vec<Value>,
}

impl Roll {
    async fn of(centre: Centre) -> Self {
        let mut people = Vec::new();
        for name in ["Åse Bækgaard", "Bo Lund"] {
            people.push(centre.volunteer(name, Some(centre.effort("1/2-2026", ""))).await);
        }
        let id = started(&centre).await["now"]["id"].clone();
        Self { centre, id, people }
    }

    fn at(&self, more: Value) -> Value {
        with(json!({ "rollCallId": self.id, "workplaceId": self.centre.workplace }), &more)
    }

    async fn list(&self) -> Value {
        self.centre.consultant.ask("roll_call_list", self.at(json!({}))).await
    }

    fn about(&self, place: usize, answer: Value) -> Value {
        json!({ "attachmentId": self.people[place]["attachments"][0]["id"], "answer": answer })
    }

    async fn answer(&self, answers: Value) -> Value {
        self.centre.consultant.ask("answer_roll_call", self.at(json!({ "answers": answers }))).await
    }

    /// The attachments as the list shows them.
    async fn seen(&self) -> Value {
        let list = self.list().await;
        let seen = |one: &Value| json!({ "attachmentId": one["attachmentId"], "version": one["version"] });
        let answered = |one: &&Value| !one["answer"].is_null() && one["isCarriedOut"] == false;
        json!(list["people"].as_array().expect("people").iter().filter(answered).map(seen).collect::<Vec<_>>())
    }

    async fn workplace(&self) -> Value {
        let now = self.centre.consultant.ask("roll_call", json!({})).await;
        now["current"]["workplaces"][0].clone()
    }
}

async fn started(centre: &Centre) -> Value {
    centre.consultant.ask("start_roll_call", json!({ "requestKey": new_key(), "countedOn": "2026-11-01" })).await
}

async fn reminder(centre: &Centre) -> Value {
    centre.consultant.ask("insurance_reminders", json!({})).await["rollCall"].clone()
}

fn stopped(on: &str) -> Value {
    json!({ "kind": "stopped", "stoppedOn": on })
}

fn still_here() -> Value {
    json!({ "kind": "still_here" })
}

async fn bytes(seat: &TestSeat, operation: &str, input: Value) -> Vec<u8> {
    gate::bytes(&seat.seat, operation, input).await.unwrap_or_else(|refusal| panic!("{operation}: {refusal}"))
}

office_test! {
    async fn a_roll_call_is_begun_taken_back_and_begun_again(test) {
        let centre = Centre::of(test).await;
        let none = centre.consultant.ask("roll_call", json!({})).await;
        assert_eq!((&none["dueOn"], &none["current"]), (&json!("2026-11-01"), &json!(null)));
        assert_eq!(reminder(&centre).await, json!({ "on": "2026-11-01", "isBegun": false, "awaited": 0, "answered": 0 }));
        centre.volunteer("Åse Bækgaard", Some(centre.effort("1/2-2026", ""))).await;
        let input = json!({ "requestKey": new_key(), "countedOn": "2026-11-01" });
        let begun = centre.consultant.ask("start_roll_call", input.clone()).await;
        assert_eq!(centre.consultant.ask("start_roll_call", input).await["now"], begun["now"], "the same key is the same roll-call");
        let again = started(&centre).await;
        assert_eq!((&again["now"]["id"], &again["undo"]), (&begun["now"]["id"], &json!(null)), "one for each day");
        assert_eq!(reminder(&centre).await, json!({ "on": "2026-11-01", "isBegun": true, "awaited": 1, "answered": 0 }));
        let taken_back = centre.consultant.undo(&begun).await;
        assert_eq!(centre.consultant.ask("roll_call", json!({})).await["current"], json!(null));
        let at = json!({ "rollCallId": begun["now"]["id"], "workplaceId": centre.workplace });
        centre.consultant.refused("roll_call_list", at, "roll_call_not_found").await;
        centre.consultant.undo(&taken_back).await;
        assert_eq!(centre.consultant.ask("roll_call", json!({})).await["current"]["version"], 3);
        for operation in ["withdraw_roll_call", "reinstate_roll_call"] {
            let stale = centre.consultant.refused(operation, json!({ "id": begun["now"]["id"], "version": 1 }), "stale_roll_call").await;
            assert_eq!(stale["current"]["version"], 3);
            centre.consultant.refused(operation, json!({ "id": 9_999, "version": 1 }), "roll_call_not_found").await;
        }
    }

    async fn a_list_holds_who_was_there_on_the_day_on_every_track(test) {
        let centre = Centre::of(test).await;
        let other = organisation(&centre.consultant, "workplace", "Biblioteket").await;
        for (name, facts) in [
            ("Åse Bækgaard", centre.effort("1/11-2026", "")),
            ("Bo Lund", centre.work("1/2-2026", "1/11-2026")),
            ("Carla Skov", centre.through("1/2-2026", "")),
            ("For Sent", centre.effort("2/11-2026", "")),
            ("For Tidligt", centre.effort("1/2-2026", "31/10-2026")),
            ("Et Andet Sted", with(centre.effort("1/2-2026", ""), &json!({ "workplaceId": other }))),
        ] {
            centre.volunteer(name, Some(facts)).await;
        }
        let begun = started(&centre).await;
        assert_eq!(words(&begun["now"]["workplaces"], "name"), ["Biblioteket", "Plejecentret Havblik"]);
        let at = json!({ "rollCallId": begun["now"]["id"], "workplaceId": centre.workplace });
        let list = centre.consultant.ask("roll_call_list", at).await;
        assert_eq!(words(&list["people"], "fullName"), ["Bo Lund", "Carla Skov", "Åse Bækgaard"]);
        assert_eq!((&list["workplace"]["standing"], &list["workplace"]["asked"]), (&json!("to_be_sent"), &json!(3)));
        let nowhere = json!({ "rollCallId": begun["now"]["id"], "workplaceId": centre.association });
        centre.consultant.refused("roll_call_list", nowhere, "workplace_not_found").await;
    }

    async fn an_answer_is_kept_and_changes_nothing_until_it_is_carried_out(test) {
        let roll = Roll::of(Centre::of(test).await).await;
        let one = roll.answer(json!([roll.about(1, stopped("31/10-2026"))])).await;
        assert_eq!((&one["now"]["workplace"]["standing"], &one["now"]["workplace"]["answered"]), (&json!("awaited"), &json!(1)));
        let bo = |list: &Value| list["people"].as_array().expect("people").iter().find(|one| one["fullName"] == "Bo Lund").expect("Bo").clone();
        assert_eq!(bo(&one["now"])["differences"], json!([{ "field": "endsOn", "before": "", "after": "2026-10-31" }]));
        assert_eq!(roll.centre.card(&roll.people[1]).await["attachments"][0]["facts"]["endsOn"], "");
        // Another answer in its place; taken back, the one before it stands again.
        let hours = json!({ "kind": "changed", "weeklyHours": "4 timer" });
        let other = roll.answer(json!([roll.about(1, hours)])).await;
        assert_eq!(bo(&other["now"])["differences"], json!([{ "field": "weeklyHours", "before": "2,5", "after": "4" }]));
        let back = roll.centre.consultant.undo(&other).await;
        assert_eq!(bo(&back["now"])["answer"]["stoppedOn"], "2026-10-31");
        let none = roll.answer(json!([roll.about(1, json!(null))])).await;
        assert_eq!(none["now"]["workplace"]["answered"], 0);
        // What cannot be kept is told at its field, and nothing of the rest is kept.
        let bad = roll.at(json!({ "answers": [roll.about(0, still_here()), roll.about(1, stopped("31/1-2026"))] }));
        assert_eq!(fields(&roll.centre.consultant.refused("answer_roll_call", bad, "fields_refused").await), ["answers.1.answer.stoppedOn"]);
        assert_eq!(roll.list().await["workplace"]["answered"], 0);
        let nobody = roll.at(json!({ "answers": [{ "attachmentId": 9_999, "answer": still_here() }] }));
        roll.centre.consultant.refused("answer_roll_call", nobody, "attachment_not_found").await;
        let missing = roll.centre.consultant.ask("answer_roll_call", roll.at(json!({ "answers": [], "missing": "Dorte fra caféen" }))).await;
        assert_eq!((&missing["now"]["missing"], &missing["now"]["workplace"]["saysMissing"]), (&json!("Dorte fra caféen"), &json!(true)));
        assert_eq!(roll.centre.consultant.undo(&missing).await["now"]["missing"], "");
        let cpr = roll.at(json!({ "answers": [], "missing": "150680-9997" }));
        assert_eq!(fields(&roll.centre.consultant.refused("answer_roll_call", cpr, "fields_refused").await), ["missing"]);
    }

    async fn answers_are_carried_out_in_one_act_and_taken_back_as_one(test) {
        let roll = Roll::of(Centre::of(test).await).await;
        roll.answer(json!([roll.about(0, still_here()), roll.about(1, stopped("31/10-2026"))])).await;
        assert_eq!(reminder(&roll.centre).await, json!({ "on": "2026-11-01", "isBegun": true, "awaited": 0, "answered": 1 }));
        let done = roll.centre.consultant.ask("carry_out_roll_call", roll.at(json!({ "seen": roll.seen().await }))).await;
        assert_eq!((&done["now"]["workplace"]["standing"], &reminder(&roll.centre).await), (&json!("carried_out"), &json!(null)));
        let facts = async |place: usize| roll.centre.card(&roll.people[place]).await["attachments"][0]["facts"].clone();
        assert_eq!((&facts(0).await["lookedAtOn"], &facts(1).await["endsOn"]), (&json!("2026-11-24"), &json!("2026-10-31")));
        assert_eq!(roll.centre.standing(&roll.people[1], "2026-11-01").await, "not_attached");
        assert_eq!(roll.list().await["people"].as_array().expect("people").len(), 2, "who has left because of it stays on the list");
        let back = roll.centre.consultant.undo(&done).await;
        assert_eq!((&facts(0).await["lookedAtOn"], &facts(1).await["endsOn"]), (&json!(""), &json!("")));
        assert_eq!((&back["now"]["workplace"]["standing"], &back["now"]["workplace"]["answered"]), (&json!("answered"), &json!(2)), "the answers stay");
        let again = roll.centre.consultant.undo(&back).await;
        assert_eq!((&again["now"]["workplace"]["standing"], &facts(1).await["endsOn"]), (&json!("carried_out"), &json!("2026-10-31")));
        let auditor = test.seat(Role::Auditor).await;
        let log = auditor.ask("read_log", json!({ "reason": "Kontrol" })).await.to_string();
        for event in ["roll_call_started", "roll_call_answered", "roll_call_carried_out", "roll_call_taken_back", "attachment_ended"] {
            assert!(log.contains(event), "{event}: {log}");
        }
    }

    async fn what_is_another_from_a_day_on_leaves_the_days_before_as_they_were(test) {
        let roll = Roll::of(Centre::of(test).await).await;
        let hours = json!({ "kind": "changed", "weeklyHours": "4", "holdsFrom": "1/11-2026" });
        roll.answer(json!([roll.about(0, hours), roll.about(1, still_here())])).await;
        let late = json!({ "kind": "changed", "weeklyHours": "4", "holdsFrom": "31/2-2026" });
        let bad = roll.at(json!({ "answers": [roll.about(0, late)] }));
        assert_eq!(fields(&roll.centre.consultant.refused("answer_roll_call", bad, "fields_refused").await), ["answers.0.answer.holdsFrom"]);
        let done = roll.centre.consultant.ask("carry_out_roll_call", roll.at(json!({ "seen": roll.seen().await }))).await;
        let told = async || {
            let card = roll.centre.card(&roll.people[0]).await;
            let mut told: Vec<String> = card["attachments"].as_array().expect("attachments").iter().map(|one| {
                let word = |name: &str| one["facts"][name].as_str().expect("a word");
                format!("{}-{} {} {}", word("startsOn"), word("endsOn"), word("weeklyHours"), word("approvedOn"))
            }).collect();
            told.sort();
            told
        };
        let parted = ["2026-02-01-2026-10-31 2,5 2020-01-02", "2026-11-01- 4 2020-01-02"];
        assert_eq!(told().await, parted);
        assert_eq!(words(&done["now"]["people"], "fullName"), ["Bo Lund", "Åse Bækgaard"], "what goes on is not asked about once more");
        assert_eq!((&done["now"]["workplace"]["standing"], &done["now"]["workplace"]["asked"]), (&json!("carried_out"), &json!(2)));
        assert_eq!(roll.centre.standing(&roll.people[0], "2026-10-31").await, "covered_by_scheme");
        assert_eq!(roll.centre.standing(&roll.people[0], "2026-11-01").await, "covered_by_scheme");
        let back = roll.centre.consultant.undo(&done).await;
        assert_eq!(told().await, ["2026-02-01- 2,5 2020-01-02"]);
        assert_eq!(back["now"]["workplace"]["answered"], 2);
        let again = roll.centre.consultant.undo(&back).await;
        assert_eq!((told().await, &again["now"]["workplace"]["standing"]), (parted.map(str::to_owned).to_vec(), &json!("carried_out")));
    }

    async fn a_change_on_a_sheet_holds_from_the_day_that_is_counted(test) {
        let roll = Roll::of(Centre::of(test).await).await;
        let id = roll.people[0]["attachments"][0]["id"].clone();
        let text = format!("Nr.;Navn;Svar: her, stoppet eller ændret;Nye timer om ugen\n{id};Åse Bækgaard;ændret;4\n");
        let source = json!({ "from": "pasted", "text": text });
        let told = roll.centre.consultant.ask("read_roll_call_sheet", roll.at(json!({ "source": source }))).await;
        assert_eq!(told["answers"][0]["answer"]["holdsFrom"], "2026-11-01");
    }

    async fn what_was_not_seen_is_not_carried_out_and_nothing_with_it(test) {
        let roll = Roll::of(Centre::of(test).await).await;
        roll.answer(json!([roll.about(0, still_here()), roll.about(1, stopped("31/10-2026"))])).await;
        let seen = roll.seen().await;
        let later = with(roll.centre.effort("1/2-2026", ""), &json!({ "weeklyHours": "5" }));
        roll.centre.consultant.ask("change_attachment", first(&roll.people[1], json!({ "facts": later }))).await;
        roll.centre.consultant.refused("carry_out_roll_call", roll.at(json!({ "seen": seen })), "stale_attachment").await;
        assert_eq!(roll.list().await["workplace"]["carriedOut"], 0);
        let unanswered = json!([{ "attachmentId": 9_999, "version": 1 }]);
        for seen in [unanswered, json!([])] {
            roll.centre.consultant.refused("carry_out_roll_call", roll.at(json!({ "seen": seen })), "not_answered").await;
        }
        let facts = roll.centre.effort("1/2-2026", "");
        let attachments = json!([{ "attachmentId": roll.people[0]["attachments"][0]["id"], "version": 1, "facts": facts }]);
        roll.centre.consultant.refused("take_back_roll_call", roll.at(json!({ "attachments": attachments })), "not_answered").await;
        roll.centre.consultant.ask("carry_out_roll_call", roll.at(json!({ "seen": roll.seen().await }))).await;
        let done = roll.at(json!({ "seen": [{ "attachmentId": roll.people[0]["attachments"][0]["id"], "version": 2 }] }));
        roll.centre.consultant.refused("carry_out_roll_call", done, "not_answered").await;
        for (operation, more) in [("carry_out_roll_call", json!({ "seen": [] })), ("take_back_roll_call", json!({ "attachments": [] })), ("answer_roll_call", json!({ "answers": [] })), ("note_roll_call_sent", json!({ "sent": true }))] {
            let nowhere = with(json!({ "rollCallId": 9_999, "workplaceId": roll.centre.workplace }), &more);
            roll.centre.consultant.refused(operation, nowhere, "roll_call_not_found").await;
        }
    }

    async fn that_a_list_was_sent_is_noted_and_taken_back(test) {
        let roll = Roll::of(Centre::of(test).await).await;
        let sent = roll.centre.consultant.ask("note_roll_call_sent", roll.at(json!({ "sent": true }))).await;
        assert_eq!((&sent["now"]["workplace"]["standing"], sent["now"]["workplace"]["sentAt"].is_null()), (&json!("awaited"), false));
        assert_eq!(roll.workplace().await["standing"], "awaited");
        let again = roll.centre.consultant.ask("note_roll_call_sent", roll.at(json!({ "sent": true }))).await;
        assert_eq!(again["undo"], json!(null));
        let back = roll.centre.consultant.undo(&sent).await;
        assert_eq!(back["now"]["workplace"]["standing"], "to_be_sent");
        assert_eq!(roll.centre.consultant.undo(&back).await["now"]["workplace"]["standing"], "awaited");
    }

    async fn the_sheet_that_goes_out_comes_back_with_its_answers(test) {
        let roll = Roll::of(Centre::of(test).await).await;
        let list = with(roll.at(json!({})), &json!({ "language": "da" }));
        let workbook = bytes(&roll.centre.consultant, "export_roll_call_list", list).await;
        let encoded = { use base64::Engine as _; base64::engine::general_purpose::STANDARD.encode(&workbook) };
        let read = async |source: Value| roll.centre.consultant.ask("read_roll_call_sheet", roll.at(json!({ "source": source }))).await;
        let untouched = read(json!({ "from": "file", "bytes": encoded })).await;
        assert_eq!((&untouched["answers"], &untouched["unanswered"], &untouched["unread"]), (&json!([]), &json!(2), &json!([])));
        let ids = [0, 1].map(|place: usize| roll.people[place]["attachments"][0]["id"].clone());
        let text = format!(
            "Nr.;Navn;Opgave;Dækningstype;Siden;Timer om ugen;Svar: her, stoppet eller ændret;Stoppet den;Nye timer om ugen;Ny opgave\n\
             {};Åse Bækgaard;Besøgsven;;;2,5;her;;;\n{};Bo Lund;Besøgsven;;;2,5;stoppet;31-10-2026;;\n77;Ukendt Person;;;;;her;;;\n{};Bo Lund;;;;;måske;;;\n{};Bo Lund;;;;;stoppet;31-01-2026;;\n",
            ids[0], ids[1], ids[1], ids[1]);
        let told = read(json!({ "from": "pasted", "text": text })).await;
        assert_eq!(told["answers"][1], json!({ "attachmentId": ids[1], "answer": { "kind": "stopped", "stoppedOn": "2026-10-31", "weeklyHours": "", "activity": "", "holdsFrom": "" } }));
        let unread: Vec<(Value, Value)> = told["unread"].as_array().expect("rows").iter()
            .map(|row| (row["number"].clone(), row["problems"][0]["field"].clone())).collect();
        assert_eq!(unread, [(json!(4), json!("fullName")), (json!(5), json!("answer")), (json!(6), json!("stoppedOn"))]);
        let kept = roll.answer(told["answers"].clone()).await;
        assert_eq!(kept["now"]["workplace"]["standing"], "answered");
        let nothing = roll.at(json!({ "source": { "from": "pasted", "text": " " } }));
        let details = roll.centre.consultant.refused("read_roll_call_sheet", nothing, "table_unreadable").await;
        assert_eq!(details["problem"]["kind"], "empty");
    }

    async fn lists_are_printed_kept_and_read_by_the_register_only(test) {
        let roll = Roll::of(Centre::of(test).await).await;
        let paper = roll.at(json!({}));
        assert!(bytes(&roll.centre.consultant, "preview_roll_call_list", paper.clone()).await.starts_with(b"%PDF"));
        let input = json!({ "requestKey": new_key(), "paper": paper });
        let printed = roll.centre.consultant.ask("print_roll_call_list", input.clone()).await;
        assert_eq!(roll.centre.consultant.ask("print_roll_call_list", input).await["now"]["id"], printed["now"]["id"]);
        let desk = test.seat(Role::FrontDesk).await;
        assert_eq!(gate::bytes(&desk.seat, "paper", json!({ "id": printed["now"]["id"] })).await.expect_err("a refusal")["code"], "paper_not_found");
        for operation in ROLL_CALL_OPERATIONS {
            desk.refused(operation, json!({}), "not_allowed").await;
        }
        roll.centre.volunteer("Kirsten 漢", Some(roll.centre.effort("1/2-2026", ""))).await;
        let details = roll.centre.consultant.refused("print_roll_call_list", json!({ "requestKey": new_key(), "paper": roll.at(json!({})) }), "cannot_be_printed").await;
        assert_eq!(details["characters"], json!(["漢"]));
    }
}
