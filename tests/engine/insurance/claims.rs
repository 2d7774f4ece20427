//! Claims: written down, reported in time and closed; read by those entitled only, and nowhere in clear.

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::{PASSWORD, TestOffice, TestSeat, new_key, office_test};
use serde_json::{Value, json};

use super::builders::{Centre, fields, first, with};
use super::cpr::{policy, raw};

/// Words of an account that stand nowhere else.
const SECRETS: [&str; 5] = ["Snublede", "Venstre kraveben", "Skadestuen", "Gerda Vidne", "Mengrad"];

pub struct Claims {
    pub centre: Centre,
    pub card: Value,
}

impl Claims {
    /// An office in which the manager reads of claims, and one volunteer at work.
    pub async fn of(test: &TestOffice) -> Self {
        let centre = Centre::of(test).await;
        centre.manager.ask("begin_sealing", json!({ "name": "claims" })).await;
        let card = centre.volunteer("Kirsten Bækgaard", Some(centre.work("2020-01-01", ""))).await;
        Self { centre, card }
    }

    pub fn to_note(&self, happened_on: &str) -> Value {
        let facts =
            json!({ "flow": "injury", "attachmentId": self.card["attachments"][0]["id"], "happenedOn": happened_on });
        json!({ "requestKey": new_key(), "personId": self.card["personId"], "facts": facts, "account": account() })
    }

    /// One that happened twelve days ago; the whole answer.
    pub async fn noted(&self) -> Value {
        self.centre.manager.ask("note_claim", self.to_note("12/11-2026")).await
    }

    async fn handled(&self, claim: &Value, more: Value) -> Value {
        self.centre.manager.ask("handle_claim", handling(claim, &more)).await
    }

    async fn list(&self) -> Value {
        self.centre.manager.ask("list_claims", json!({})).await
    }
}

fn account() -> Value {
    json!({ "time": "14.15", "place": "Køkkenet", "course": "Snublede over et kabel", "harm": "Venstre kraveben",
        "treatment": "Skadestuen samme aften", "witnesses": "Gerda Vidne" })
}

fn which(claim: &Value) -> Value {
    json!({ "claimId": claim["id"] })
}

fn seen(claim: &Value) -> Value {
    json!({ "claimId": claim["id"], "version": claim["version"] })
}

fn handling(claim: &Value, more: &Value) -> Value {
    with(seen(claim), &json!({ "handling": with(claim["handling"].clone(), more) }))
}

fn reported(on: &str) -> Value {
    json!({ "reportedTo": "easy", "reportedOn": on, "reference": "A 7" })
}

fn closed(on: &str) -> Value {
    json!({ "outcome": "accepted", "decidedOn": on, "closedOn": on })
}

fn sheet(claim: &Value, cpr: &str) -> Value {
    json!({ "requestKey": new_key(), "paper": which(claim), "cpr": cpr })
}

async fn bytes(seat: &TestSeat, operation: &str, input: Value) -> Result<Vec<u8>, Value> {
    gate::bytes(&seat.seat, operation, input).await
}

office_test! {
    async fn a_claim_is_noted_reported_decided_and_closed(test) {
        let claims = Claims::of(test).await;
        let noted = claims.noted().await;
        let claim = &noted["now"];
        assert_eq!((&claim["state"], &claim["goesTo"], &claim["account"]["course"]), (&json!("noted"), &json!("easy"), &json!("Snublede over et kabel")));
        assert_eq!(claim["deadline"], json!({ "countsFrom": "2026-11-12", "lastDay": "2026-11-26", "daysLeft": 2, "stage": "pressing" }));
        assert_eq!((&claim["cover"]["standing"], &claim["coverThen"]["standing"]), (&json!("covered_by_law"), &json!("not_attached")));
        let told = json!({ "told": [{ "on": "12/11-2026", "whom": "Lone Holm", "by": "phone" }] });
        let told = claims.handled(claim, told).await;
        let sent = claims.handled(&told["now"], reported("24/11-2026")).await;
        assert_eq!((&sent["now"]["state"], &sent["now"]["deadline"]["stage"]), (&json!("reported"), &json!("in_time")));
        assert_eq!(sent["now"]["handling"]["told"][0]["whom"], "Lone Holm", "who was told stays");
        let over = claims.handled(&sent["now"], closed("24/11-2026")).await;
        assert_eq!(over["now"]["state"], "closed");
        let log = claims.centre.manager.ask("read_log", json!({ "reason": "Test" })).await;
        let events: Vec<&str> = log["lines"].as_array().expect("lines").iter().filter(|line| line["subject"]["kind"] == "claim")
            .map(|line| line["event"]["event"].as_str().expect("a name")).collect();
        assert_eq!(events, ["claim_closed", "claim_reported", "claim_told_changed", "claim_noted"]);
        let names = log["names"].as_array().expect("names").iter();
        assert!(names.filter(|one| one["subject"]["kind"] == "claim").count() == 0, "the log does not say whose claim it is");
    }

    async fn a_claim_goes_by_what_its_attachment_was_on_its_day(test) {
        let claims = Claims::of(test).await;
        let claim = claims.noted().await["now"].clone();
        let effort = with(claims.centre.effort("2020-01-01", ""), &json!({ "activity": "Højtlæser" }));
        let input = first(&claims.card, json!({ "facts": effort, "holdsFrom": "1/11-2026" }));
        claims.centre.consultant.ask("change_attachment", input).await;
        let now = claims.centre.manager.ask("open_claim", which(&claim)).await;
        assert_eq!((&now["goesTo"], &now["cover"]["standing"]), (&json!("insurance_office"), &json!("covered_by_scheme")));
    }

    async fn each_change_is_taken_back_by_its_version_and_no_word_of_it_crosses_in_the_way_back(test) {
        let claims = Claims::of(test).await;
        let noted = claims.noted().await;
        let changed = with(account(), &json!({ "harm": "Mengrad 5", "firstAbsenceOn": "16/11-2026" }));
        let input = with(seen(&noted["now"]), &json!({ "facts": noted["now"]["facts"], "account": changed }));
        let changed = claims.centre.manager.ask("change_claim", input).await;
        assert_eq!((&changed["now"]["account"]["harm"], &changed["now"]["deadline"]["lastDay"]), (&json!("Mengrad 5"), &json!("2026-11-30")));
        for step in [&noted["undo"], &changed["undo"]] {
            assert!(SECRETS.iter().all(|secret| !step.to_string().contains(secret)), "{step}");
        }
        let back = claims.centre.manager.undo(&changed).await;
        assert_eq!((&back["now"]["account"]["harm"], &back["now"]["deadline"]["lastDay"]), (&json!("Venstre kraveben"), &json!("2026-11-26")));
        let forward = claims.centre.manager.undo(&back).await;
        assert_eq!(forward["now"]["account"]["harm"], "Mengrad 5");
        let gone = claims.centre.manager.ask("withdraw_claim", seen(&forward["now"])).await;
        assert_eq!(claims.list().await["claims"], json!([]));
        claims.centre.manager.refused("withdraw_claim", seen(&gone["now"]), "claim_not_found").await;
        claims.centre.manager.undo(&gone).await;
        assert_eq!(claims.list().await["claims"].as_array().map(Vec::len), Some(1));
        let log = claims.centre.manager.ask("read_log", json!({ "reason": "Test" })).await.to_string();
        assert!(log.contains("claim_reinstated") && log.contains("claim_returned"));
        assert!(SECRETS.iter().all(|secret| !log.contains(secret)), "{log}");
    }

    async fn a_lost_answer_notes_one_claim(test) {
        let claims = Claims::of(test).await;
        let input = claims.to_note("12/11-2026");
        let first = claims.centre.manager.ask("note_claim", input.clone()).await;
        let again = claims.centre.manager.ask("note_claim", input).await;
        assert_eq!((&again["now"]["id"], &again["undo"]), (&first["now"]["id"], &Value::Null));
        assert_eq!(claims.list().await["claims"].as_array().map(Vec::len), Some(1));
    }

    async fn what_is_wrong_is_told_at_its_field(test) {
        let claims = Claims::of(test).await;
        let manager = &claims.centre.manager;
        let mut input = claims.to_note("25/11-2026");
        input["account"] = json!({ "course": "", "witnesses": "150680-9997", "absenceDays": "mange" });
        let refused = manager.refused("note_claim", input, "fields_refused").await;
        assert_eq!(fields(&refused), ["facts.happenedOn", "account.course", "account.absenceDays", "account.witnesses"]);
        let mut another = claims.to_note("12/11-2026");
        another["facts"]["attachmentId"] = json!(9_999);
        assert_eq!(fields(&manager.refused("note_claim", another, "fields_refused").await), ["facts.attachmentId"]);
        let nobody = with(claims.to_note("12/11-2026"), &json!({ "personId": 9_999 }));
        manager.refused("note_claim", nobody, "volunteer_not_found").await;
        manager.refused("list_claims", json!({ "personId": 9_999 }), "volunteer_not_found").await;
        let claim = claims.noted().await["now"].clone();
        let refused = manager.refused("handle_claim", handling(&claim, &reported("11/11-2026")), "fields_refused").await;
        assert_eq!(fields(&refused), ["handling.reportedOn"]);
        let nothing = json!({ "claimId": 9_999 });
        manager.refused("open_claim", nothing.clone(), "claim_not_found").await;
        assert_eq!(bytes(manager, "preview_claim_sheet", nothing.clone()).await.expect_err("none")["code"], "claim_not_found");
        let unseen = json!({ "claimId": 9_999, "version": 1 });
        manager.refused("withdraw_claim", unseen.clone(), "claim_not_found").await;
        manager.refused("return_claim", with(unseen.clone(), &json!({ "asOf": 1 })), "claim_not_found").await;
        manager.refused("return_claim", with(seen(&claim), &json!({ "asOf": 77 })), "claim_not_found").await;
        manager.refused("handle_claim", with(unseen.clone(), &json!({ "handling": {} })), "claim_not_found").await;
        let change = json!({ "facts": claim["facts"], "account": account() });
        manager.refused("change_claim", with(unseen, &change), "claim_not_found").await;
    }

    async fn what_was_done_stands_in_its_order(test) {
        let claims = Claims::of(test).await;
        let manager = &claims.centre.manager;
        let claim = claims.noted().await["now"].clone();
        let refused = manager.refused("handle_claim", handling(&claim, &closed("20/11-2026")), "fields_refused").await;
        assert_eq!(fields(&refused), ["handling.reportedTo"], "what nobody got, nobody has decided about");
        let nothing = with(closed("20/11-2026"), &json!({ "outcome": "no_claim" }));
        let over = claims.handled(&claim, nothing).await;
        let claim = manager.undo(&over).await["now"].clone();
        let claim = claims.handled(&claim, reported("20/11-2026")).await["now"].clone();
        let refused = manager.refused("handle_claim", handling(&claim, &closed("19/11-2026")), "fields_refused").await;
        assert_eq!(refused["problems"], json!([{ "field": "handling.decidedOn", "problem": { "kind": "before_reported" } }]));
        let facts = with(claim["facts"].clone(), &json!({ "happenedOn": "21/11-2026" }));
        let later = with(seen(&claim), &json!({ "facts": facts, "account": account() }));
        let refused = manager.refused("change_claim", later.clone(), "fields_refused").await;
        assert_eq!(refused["problems"], json!([{ "field": "facts.happenedOn", "problem": { "kind": "after_what_was_done" } }]));
        let same_day = with(facts, &json!({ "happenedOn": "20/11-2026" }));
        manager.ask("change_claim", with(later, &json!({ "facts": same_day }))).await;
    }

    async fn what_a_kind_of_claim_is_not_asked_is_not_kept_and_moves_no_deadline(test) {
        let claims = Claims::of(test).await;
        let absent = with(account(), &json!({ "firstAbsenceOn": "16/11-2026", "absenceDays": "mange", "died": true, "thirdParty": { "thing": "En rude" } }));
        let mut input = with(claims.to_note("12/11-2026"), &json!({ "account": absent }));
        input["facts"]["flow"] = json!("liability");
        let noted = claims.centre.manager.ask("note_claim", input).await["now"].clone();
        assert_eq!((&noted["account"]["firstAbsenceOn"], &noted["account"]["died"]), (&json!(""), &json!(false)));
        assert_eq!((&noted["account"]["thirdParty"]["thing"], &noted["deadline"]["lastDay"]), (&json!("En rude"), &json!("2026-11-26")));
        let facts = with(noted["facts"].clone(), &json!({ "flow": "injury" }));
        let injury = with(seen(&noted), &json!({ "facts": facts, "account": noted["account"] }));
        let injury = claims.centre.manager.ask("change_claim", injury).await;
        assert_eq!(injury["now"]["account"]["thirdParty"]["thing"], "");
    }

    async fn somebody_is_told_of_all_their_claims_by_whoever_reads_of_claims(test) {
        let claims = Claims::of(test).await;
        let manager = &claims.centre.manager;
        let claim = claims.noted().await["now"].clone();
        let changed = with(account(), &json!({ "harm": "Mengrad 5", "mayGiveBenefits": true }));
        let changed = with(seen(&claim), &json!({ "facts": claim["facts"], "account": changed }));
        let changed = manager.ask("change_claim", changed).await["now"].clone();
        let reported = claims.handled(&changed, reported("20/11-2026")).await["now"].clone();
        manager.ask("withdraw_claim", seen(&reported)).await;
        let person = json!({ "personId": claims.card["personId"] });
        let told = json_of(&bytes(manager, "export_access_report", person).await.expect("a report"));
        let told = &told["volunteer"]["claims"][0];
        assert_eq!((&told["wasMistaken"], &told["isSealed"]), (&json!(true), &json!(false)));
        assert_eq!((&told["handling"]["reportedTo"], &told["handling"]["reference"]), (&json!("easy"), &json!("A 7")));
        assert_eq!((&told["account"]["harm"], &told["account"]["mayGiveBenefits"]), (&json!("Mengrad 5"), &json!(true)));
        let earlier = told["earlier"].as_array().expect("a list");
        assert_eq!((earlier.len(), &earlier[0]["harm"]), (1, &json!("Venstre kraveben")), "each once");
        assert!(!told.to_string().contains("Gerda"), "others stand in nobody's report");
    }

    async fn of_two_desks_the_later_is_told_and_nothing_of_the_account(test) {
        let claims = Claims::of(test).await;
        let claim = claims.noted().await["now"].clone();
        claims.handled(&claim, reported("20/11-2026")).await;
        let manager = &claims.centre.manager;
        let change = with(seen(&claim), &json!({ "facts": claim["facts"], "account": account() }));
        for (operation, input) in [
            ("handle_claim", handling(&claim, &closed("24/11-2026"))),
            ("change_claim", change),
            ("withdraw_claim", seen(&claim)),
            ("return_claim", with(seen(&claim), &json!({ "asOf": 1 }))),
        ] {
            assert_eq!(manager.refused(operation, input, "stale_claim").await, json!({ "version": 2 }), "{operation}");
        }
    }

    async fn only_who_is_entitled_reads_of_claims_and_the_others_know_how_many_wait(test) {
        let claims = Claims::of(test).await;
        let claim = claims.noted().await["now"].clone();
        let consultant = &claims.centre.consultant;
        let told = consultant.ask("list_claims", json!({})).await;
        assert_eq!(told, json!({ "closed": "no_own_password", "unreported": 1, "claims": [] }));
        let of_one = consultant.ask("list_claims", json!({ "personId": claims.card["personId"] })).await;
        assert_eq!(of_one, json!({ "closed": "no_own_password", "unreported": 0, "claims": [] }), "nobody is told that they have one");
        let note = claims.to_note("12/11-2026");
        let change = with(seen(&claim), &json!({ "facts": claim["facts"], "account": account() }));
        for (operation, input) in [
            ("open_claim", which(&claim)), ("note_claim", note), ("change_claim", change),
            ("handle_claim", handling(&claim, &reported("20/11-2026"))), ("withdraw_claim", seen(&claim)),
            ("return_claim", with(seen(&claim), &json!({ "asOf": 1 }))), ("print_claim_sheet", sheet(&claim, "by_hand")),
        ] {
            assert_eq!(consultant.refused(operation, input, "key_closed").await["why"], "no_own_password", "{operation}");
        }
        assert_eq!(bytes(consultant, "preview_claim_sheet", which(&claim)).await.expect_err("closed")["code"], "key_closed");
        let history = json!({ "subject": { "kind": "claim", "id": claim["id"] } });
        assert_eq!(consultant.ask("subject_history", history.clone()).await["lines"], json!([]));
        assert_eq!(claims.centre.manager.ask("subject_history", history.clone()).await["lines"].as_array().map(Vec::len), Some(1));
        let reminders = consultant.ask("insurance_reminders", json!({})).await;
        assert_eq!(reminders["claims"], json!({ "claims": [], "hidden": 1 }));
        let reminders = claims.centre.manager.ask("insurance_reminders", json!({})).await;
        assert_eq!((&reminders["claims"]["hidden"], &reminders["claims"]["claims"][0]["fullName"]), (&json!(0), &json!("Kirsten Bækgaard")));
        let seats = [
            (Role::FrontDesk, test.seat(Role::FrontDesk).await),
            (Role::Auditor, test.seat(Role::Auditor).await),
            (Role::Administrator, administrator_only(test).await),
        ];
        for (role, seat) in seats {
            for operation in ["list_claims", "open_claim", "note_claim", "change_claim", "handle_claim", "withdraw_claim", "return_claim", "print_claim_sheet"] {
                seat.refused(operation, json!({}), "not_allowed").await;
            }
            if role != Role::Auditor {
                let lines = seat.ask("subject_history", history.clone()).await["lines"].to_string();
                assert!(!lines.contains("claim_noted"), "{role:?}");
            }
        }
    }

    async fn the_time_is_reminded_of_on_day_7_and_12_and_when_it_is_over(test) {
        let claims = Claims::of(test).await;
        let manager = &claims.centre.manager;
        for day in ["24/11-2026", "17/11-2026", "12/11-2026", "9/11-2026"] {
            manager.ask("note_claim", claims.to_note(day)).await;
        }
        let listed = claims.list().await;
        let told: Vec<(&str, &str)> = listed["claims"].as_array().expect("a list").iter()
            .map(|one| (one["happenedOn"].as_str().expect("a day"), one["deadline"]["stage"].as_str().expect("a stage"))).collect();
        assert_eq!(told, [("2026-11-09", "overdue"), ("2026-11-12", "pressing"), ("2026-11-17", "soon"), ("2026-11-24", "waiting")]);
        let reminded = manager.ask("insurance_reminders", json!({})).await;
        assert_eq!(reminded["claims"]["claims"].as_array().map(Vec::len), Some(3));
        let kept = manager.ask("insurance_rules", json!({})).await;
        let rules = with(kept["rules"].clone(), &json!({ "claimDeadlineDays": 30 }));
        manager.ask("change_insurance_rules", json!({ "version": kept["version"], "rules": rules })).await;
        assert_eq!(claims.list().await["claims"][0]["deadline"]["lastDay"], "2026-12-09", "the office's rule counts");
    }

    async fn a_fact_sheet_is_stored_sealed_and_opens_for_those_entitled(test) {
        let claims = Claims::of(test).await;
        let claim = claims.noted().await["now"].clone();
        let manager = &claims.centre.manager;
        assert!(bytes(manager, "preview_claim_sheet", which(&claim)).await.expect("a preview").starts_with(b"%PDF"));
        let input = sheet(&claim, "by_hand");
        let printed = manager.ask("print_claim_sheet", input.clone()).await;
        assert_eq!(manager.ask("print_claim_sheet", input).await["now"]["id"], printed["now"]["id"], "the same key is the same paper");
        let paper = json!({ "id": printed["now"]["id"] });
        for operation in ["paper", "take_out_paper"] {
            assert!(bytes(manager, operation, paper.clone()).await.expect("a paper").starts_with(b"%PDF"), "{operation}");
            let refused = bytes(&claims.centre.consultant, operation, paper.clone()).await.expect_err("sealed");
            assert_eq!(refused["code"], "key_closed", "{operation}");
        }
        let desk = test.seat(Role::FrontDesk).await;
        assert_eq!(bytes(&desk, "paper", paper.clone()).await.expect_err("none of theirs")["code"], "paper_not_found");
        let about = json!({ "subject": { "kind": "claim", "id": claim["id"] } });
        for seat in [&claims.centre.consultant, &desk] {
            assert_eq!(seat.ask("papers_about", about.clone()).await, json!([]));
        }
        assert_eq!(manager.ask("papers_about", about).await.as_array().map(Vec::len), Some(1));
        assert_eq!(claims.centre.card(&claims.card).await["papers"], json!([]), "it stands on no card that others see");
        assert_eq!(test.count("SELECT count(*) FROM papers WHERE sealing_key_id IS NOT NULL AND second_sealing_key_id IS NULL").await, 1);
        test.sabotage("UPDATE papers SET request_key = 'another'").await.expect("sabotage");
        assert_eq!(bytes(manager, "paper", paper).await.expect_err("moved")["code"], "paper_damaged");
        let moved = claims.centre.volunteer("Kirsten 漢", Some(claims.centre.work("2020-01-01", ""))).await;
        let unprintable = with(claims.to_note("12/11-2026"), &json!({ "personId": moved["personId"], "facts": { "flow": "liability", "attachmentId": null, "happenedOn": "12/11-2026" } }));
        let unprintable = manager.ask("note_claim", unprintable).await["now"].clone();
        manager.refused("print_claim_sheet", sheet(&unprintable, "by_hand"), "cannot_be_printed").await;
        manager.ask("withdraw_claim", seen(&unprintable)).await;
        manager.refused("print_claim_sheet", sheet(&unprintable, "by_hand"), "claim_not_found").await;
    }

    async fn a_cpr_number_on_a_sheet_is_a_choice_an_event_and_a_second_key(test) {
        let claims = Claims::of(test).await;
        let manager = &claims.centre.manager;
        let claim = claims.noted().await["now"].clone();
        manager.refused("print_claim_sheet", sheet(&claim, "printed"), "cpr_not_found").await;
        manager.ask("begin_sealing", json!({ "name": "cpr" })).await;
        let number = json!({ "requestKey": new_key(), "personId": claims.card["personId"], "number": "150658-9997", "claimId": claim["id"] });
        manager.ask("keep_cpr", number).await;
        let printed = manager.ask("print_claim_sheet", sheet(&claim, "printed")).await;
        assert_eq!(test.count("SELECT count(*) FROM papers WHERE second_sealing_key_id IS NOT NULL").await, 1);
        let paper = bytes(manager, "paper", json!({ "id": printed["now"]["id"] })).await.expect("a paper");
        assert!(paper.starts_with(b"%PDF"));
        let log = manager.ask("read_log", json!({ "reason": "Test" })).await.to_string();
        assert!(log.contains("cpr_revealed") && log.contains("\"withCpr\":true") && !log.contains("9997"));
    }

    async fn a_number_is_kept_for_a_claim_of_that_person(test) {
        let claims = Claims::of(test).await;
        let manager = &claims.centre.manager;
        policy(manager, "on_claim").await;
        manager.ask("begin_sealing", json!({ "name": "cpr" })).await;
        let claim = claims.noted().await["now"].clone();
        let person = json!({ "personId": claims.card["personId"] });
        assert_eq!(manager.ask("cpr_of", person).await["claims"], json!([{ "id": claim["id"], "happenedOn": "2026-11-12" }]));
        let other = claims.centre.volunteer("Ib Holm", None).await;
        let theirs = json!({ "requestKey": new_key(), "personId": other["personId"], "number": "150658-9997", "claimId": claim["id"] });
        manager.refused("keep_cpr", theirs, "claim_not_found").await;
        let own = json!({ "requestKey": new_key(), "personId": claims.card["personId"], "number": "150658-9997", "claimId": claim["id"] });
        let kept = manager.ask("keep_cpr", own).await;
        assert_eq!(kept["now"]["kept"]["injuredOn"], "2026-11-12");
        let person = json!({ "personId": claims.card["personId"] });
        let told = claims.centre.consultant.ask("cpr_of", person).await;
        assert_eq!((&told["claims"], &told["kept"]["injuredOn"]), (&json!([]), &Value::Null), "whoever does not read of claims is told of none");
        let log = manager.ask("read_log", json!({ "reason": "Test" })).await;
        let kept = log["lines"].as_array().expect("lines").iter().find(|line| line["event"]["event"] == "cpr_kept").expect("it is in the log");
        assert_eq!(kept["event"]["values"]["injuredOn"], Value::Null);
        test.sabotage("UPDATE cpr_numbers SET claim_id = NULL, injured_on = '2026-10-01'").await.expect("as it was kept before");
        let person = json!({ "personId": claims.card["personId"] });
        assert_eq!(manager.ask("cpr_of", person).await["kept"]["injuredOn"], "2026-10-01", "a day that was typed stays to be read");
    }

    async fn a_lost_key_leaves_accounts_sealed_and_nothing_is_written_over_them(test) {
        let claims = Claims::of(test).await;
        let claim = claims.noted().await["now"].clone();
        test.sabotage("UPDATE sealing_keys SET put_aside_at = made_at WHERE name = 'claims'").await.expect("sabotage");
        let manager = &claims.centre.manager;
        manager.ask("begin_sealing", json!({ "name": "claims" })).await;
        test.sabotage("DELETE FROM key_grants WHERE sealing_key_id = (SELECT id FROM sealing_keys WHERE put_aside_at IS NOT NULL)").await.expect("sabotage");
        let card = manager.ask("open_claim", which(&claim)).await;
        assert_eq!((&card["account"], &card["closed"]), (&Value::Null, &json!("put_aside")));
        let change = with(seen(&claim), &json!({ "facts": claim["facts"], "account": account() }));
        assert_eq!(manager.refused("change_claim", change, "key_closed").await["why"], "put_aside");
        let handled = manager.ask("handle_claim", handling(&claim, &reported("20/11-2026"))).await;
        assert_eq!(handled["now"]["state"], "reported", "what is to be done is done all the same");
    }

    async fn a_name_stays_while_a_claim_runs_and_then_goes_with_what_happened(test) {
        let claims = Claims::of(test).await;
        let (manager, consultant) = (&claims.centre.manager, &claims.centre.consultant);
        let claim = claims.noted().await["now"].clone();
        manager.ask("print_claim_sheet", sheet(&claim, "by_hand")).await;
        claims.centre.act("end_attachment", &claims.card, json!({ "endsOn": "13/11-2026" })).await;
        let person = json!({ "personId": claims.card["personId"] });
        let going = with(person.clone(), &json!({ "reason": "they_asked" }));
        let refused = manager.refused("anonymise_person", going.clone(), "anonymising_hindered").await;
        assert_eq!(refused["hindrances"], json!([{ "kind": "claim_running", "claims": 1 }]));
        for (seat, sealed) in [(manager, false), (consultant, true)] {
            let told = bytes(seat, "export_access_report", person.clone()).await.expect("a report");
            let told = json_of(&told);
            assert_eq!(told["volunteer"]["sealedClaims"], json!(i32::from(sealed)));
            assert_eq!(told["volunteer"]["claims"].as_array().map(Vec::len), Some(usize::from(!sealed)));
            for secret in ["Snublede", "2026-11-12", "Faktaark", "claim_noted"] {
                assert_eq!(told.to_string().contains(secret), !sealed, "{secret}");
            }
            assert!(!told.to_string().contains("Gerda"), "others stand in nobody's report");
        }
        let told = json!({ "told": [{ "on": "12/11-2026", "whom": "Lone Holm", "by": "phone" }] });
        let told = claims.handled(&claim, told).await;
        let over = with(reported("23/11-2026"), &closed("23/11-2026"));
        claims.handled(&told["now"], over).await;
        let refused = manager.refused("anonymise_person", going.clone(), "anonymising_hindered").await;
        assert_eq!(refused["hindrances"], json!([{ "kind": "claim_kept", "until": "2036-11-24" }]));
        let rules = manager.ask("retention_rules", json!({})).await;
        let none = with(rules["rules"].clone(), &json!({ "injuryClaimMonths": 0, "liabilityClaimMonths": 0 }));
        manager.ask("change_retention_rules", json!({ "version": rules["version"], "rules": none })).await;
        let look = manager.ask("look_at_anonymising", person).await;
        assert_eq!((&look["hindrances"], &look["papers"]), (&json!([]), &json!(1)));
        manager.ask("anonymise_person", going).await;
        assert_eq!(test.count("SELECT count(*) FROM claim_versions WHERE sealed IS NOT NULL OR handling LIKE '%Lone%'").await, 0);
        assert_eq!(test.count("SELECT count(*) FROM papers").await, 0);
        assert_eq!(test.count("SELECT count(*) FROM claims WHERE closed_on IS NOT NULL").await, 1, "the figures stay");
        let card = manager.ask("open_claim", which(&claim)).await;
        assert_eq!((&card["account"], &card["closed"], &card["state"]), (&Value::Null, &Value::Null, &json!("closed")));
        assert_eq!(card["version"], 4, "whoever read it before has read another version");
    }

    async fn what_happened_goes_when_its_time_is_over_and_the_volunteer_stays(test) {
        let claims = Claims::of(test).await;
        let claim = claims.noted().await["now"].clone();
        claims.centre.manager.ask("print_claim_sheet", sheet(&claim, "by_hand")).await;
        claims.handled(&claim, with(reported("23/11-2026"), &closed("23/11-2026"))).await;
        let case = json!({ "case": { "kind": "claim", "id": claim["id"] }, "caseNumber": "26/00417" });
        let early = claims.centre.manager.refused("forget_case", case.clone(), "anonymising_hindered").await;
        assert_eq!(early["hindrances"], json!([{ "kind": "case_kept", "until": "2036-11-24" }, { "kind": "not_journalled", "papers": 1 }]));
        let Claims { centre, card } = claims;
        let centre = centre.later(test, 3_660).await;
        let manager = &centre.manager;
        let due = manager.ask("retention_due", json!({})).await;
        assert_eq!((&due["cases"][0]["name"], &due["cases"][0]["flow"], &due["cases"][0]["isDue"]), (&json!("Kirsten Bækgaard"), &json!("injury"), &json!(true)));
        let told = centre.consultant.ask("retention_due", json!({})).await;
        assert_eq!((&told["cases"], &told["hiddenClaims"]), (&json!([]), &json!(1)), "whose it is, only those are told who read of claims");
        let listed = manager.ask("papers_in_journal", json!({ "about": "claim", "settled": false })).await;
        let place = json!({ "state": "journalled", "caseNumber": "26/00417", "documentNumber": "" });
        let settled = json!({ "papers": [{ "id": listed["papers"][0]["paper"]["id"], "seen": { "state": "waits" }, "place": place }] });
        manager.ask("journal_papers", settled).await;
        let gone = manager.ask("forget_case", case.clone()).await;
        assert_eq!((&gone["now"], &gone["undo"]), (&json!({ "papers": 1, "numbers": 0, "reasons": 0 }), &Value::Null));
        assert_eq!(test.count("SELECT count(*) FROM claim_versions WHERE sealed IS NOT NULL").await, 0);
        assert_eq!(test.count("SELECT count(*) FROM papers").await, 0);
        assert_eq!(test.count("SELECT count(*) FROM claims WHERE closed_on IS NOT NULL").await, 1, "the figures stay");
        assert_eq!(centre.card(&card).await["fullName"], "Kirsten Bækgaard");
        manager.refused("forget_case", case, "nothing_to_forget").await;
        assert_eq!(manager.ask("retention_due", json!({})).await["cases"], json!([]));
    }

    async fn no_word_of_what_happened_stands_anywhere_in_clear(test) {
        let claims = Claims::of(test).await;
        let manager = &claims.centre.manager;
        let noted = claims.noted().await;
        let changed = with(account(), &json!({ "decision": "Mengrad 5" }));
        let input = with(seen(&noted["now"]), &json!({ "facts": noted["now"]["facts"], "account": changed }));
        let changed = manager.ask("change_claim", input).await;
        manager.undo(&changed).await;
        manager.ask("open_claim", which(&noted["now"])).await;
        manager.ask("print_claim_sheet", sheet(&noted["now"], "by_hand")).await;
        let mut exported = Vec::new();
        frivillighus_engine::backup::export_office(&test.office, &mut exported).await.expect("an export");
        let exported = String::from_utf8(exported).expect("JSON");
        for secret in ["claim_versions", "\"claims\":"] {
            assert!(!exported.contains(secret), "{secret} leaves with no export");
        }
        let all = format!("{}{exported}", raw(test).await);
        assert!(all.contains("Kirsten B"), "the rows were read");
        assert!(!all.contains("%PDF"), "the paper is sealed as a whole");
        for secret in SECRETS {
            let hex: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
            assert!(!all.contains(secret) && !all.contains(&hex), "{secret}");
        }
    }
}

/// Whoever looks after the machine and is nothing else at the office.
async fn administrator_only(test: &TestOffice) -> TestSeat {
    let user = json!({ "requestKey": new_key(), "userName": "alma", "fullName": "Alma Teknik", "roles": ["administrator"],
        "password": PASSWORD, "passwordAgain": PASSWORD });
    test.seat(Role::Administrator).await.ask("add_user", user).await;
    let seat = test.visitor();
    seat.ask("sign_in", json!({ "userName": "alma", "password": PASSWORD })).await;
    seat
}

fn json_of(bundle: &[u8]) -> Value {
    use std::io::Read as _;
    let mut bundle = zip::ZipArchive::new(std::io::Cursor::new(bundle)).expect("an archive");
    let mut json = String::new();
    bundle.by_name("Indsigt 2026-11-24.json").expect("the data").read_to_string(&mut json).expect("text");
    serde_json::from_str(&json).expect("data")
}
