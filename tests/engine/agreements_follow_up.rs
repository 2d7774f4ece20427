//! What comes of an agreement while it runs: goals and how they went, talks about it, what it asks of the association.

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{NOW, TestOffice, TestSeat, new_key, office_test};
use serde_json::{Value, json};

const DAY: i64 = 24 * 60 * 60;
const CPR: &str = "Ring til 150680-9997";

/// A consultant and a draft, 1 December 2026 to 30 November 2027.
async fn draft(test: &TestOffice) -> (TestSeat, Value) {
    let consultant = test.seat(Role::Consultant).await;
    let facts = json!({ "kind": "association", "name": "Koret Klangbølgen", "borrowerCategory": "social",
        "street": "Kirkebakken 12", "postalCode": "2683", "town": "Havbjerg" });
    let association = consultant.ask("register_organisation", json!({ "requestKey": new_key(), "facts": facts })).await;
    let begin = json!({ "requestKey": new_key(), "organisationId": association["now"]["organisation"]["id"],
        "activityTitle": "Åben sangaften", "language": "da" });
    let agreement = consultant.ask("draft_agreement", begin).await["now"].clone();
    (consultant, agreement)
}

/// The same, signed by both.
async fn signed(test: &TestOffice) -> (TestSeat, Value) {
    let (consultant, agreement) = draft(test).await;
    let now = sign(&consultant, &agreement).await;
    (consultant, now)
}

async fn sign(seat: &TestSeat, agreement: &Value) -> Value {
    let seen =
        |agreement: &Value, more: Value| with(json!({ "id": agreement["id"], "version": agreement["version"] }), more);
    let send = json!({ "requestKey": new_key(), "to": "association", "holes": "print" });
    let mut now = seat.ask("hand_on_agreement", seen(agreement, send)).await["now"].clone();
    for side in ["municipality", "association"] {
        let signature = json!({ "requestKey": new_key(), "side": side, "name": "Lone Holm", "title": "", "signedOn": "2026-11-22" });
        now = seat.ask("sign_agreement", seen(&now, signature)).await["now"].clone();
    }
    now
}

fn with(mut base: Value, more: Value) -> Value {
    for (name, value) in more.as_object().expect("an object") {
        base[name] = value.clone();
    }
    base
}

fn goal_of(agreement: &Value, goal: &str, on: &str) -> Value {
    json!({ "requestKey": new_key(), "agreementId": agreement["id"], "facts": { "goal": goal, "measure": "Tælling", "evaluateOn": on } })
}

fn answer_to(goal: &Value, outcome: &str, again_on: Value) -> Value {
    json!({ "requestKey": new_key(), "goalId": goal["id"], "outcome": outcome, "result": "43 sangere.", "nextStep": "",
        "evaluatedOn": "2026-11-24", "againOn": again_on })
}

fn talk_of(agreement: &Value, next_step: &str, next_on: Value) -> Value {
    json!({ "requestKey": new_key(), "agreementId": agreement["id"], "facts": { "heldOn": "2026-11-20",
        "tookPart": "formanden", "said": "Salen er for lille.", "nextStep": next_step, "nextOn": next_on } })
}

async fn follow_up(seat: &TestSeat, agreement: &Value) -> Value {
    seat.ask("agreement_follow_up", json!({ "id": agreement["id"] })).await
}

/// What is asked on I dag, besides an agreement's own days: the kind, and what of it.
async fn asked(seat: &TestSeat) -> Vec<(String, String)> {
    let list = seat.ask("agreement_reminders", json!({})).await;
    let about =
        |one: &Value| one["about"]["text"].as_str().or(one["about"]["kind"].as_str()).unwrap_or_default().to_owned();
    let kind = |one: &Value| one["date"]["kind"].as_str().expect("a kind").to_owned();
    let open = list.as_array().expect("a list").iter().filter(|one| one["about"]["of"] != "agreement");
    open.map(|one| (kind(one), about(one))).collect()
}

async fn asked_goals(seat: &TestSeat) -> Vec<String> {
    asked(seat).await.into_iter().filter(|(kind, _)| kind == "goal_due").map(|(_, text)| text).collect()
}

fn standing<'a>(follow_up: &'a Value, kind: &str) -> &'a Value {
    follow_up["requirements"]
        .as_array()
        .expect("a list")
        .iter()
        .find(|one| one["kind"] == kind)
        .expect("the requirement")
}

fn fields(details: &Value) -> Vec<&str> {
    details["problems"].as_array().expect("a list").iter().map(|one| one["field"].as_str().expect("a field")).collect()
}

fn later(test: &TestOffice, days: i64) {
    test.clock.set(Instant::from_unix(NOW + days * DAY));
}

office_test! {
    async fn a_goal_is_set_put_otherwise_and_taken_back(test) {
        let (consultant, agreement) = draft(test).await;
        let input = goal_of(&agreement, " 40 sangere ", "2027-10-01");
        let set = consultant.ask("set_goal", input.clone()).await;
        let goal = set["now"]["goals"][0].clone();
        assert_eq!((&goal["facts"]["goal"], &goal["dueOn"]), (&json!("40 sangere"), &json!("2027-10-01")));
        let again = consultant.ask("set_goal", input).await;
        assert_eq!((again["now"]["goals"].as_array().expect("a list").len(), &again["undo"]), (1, &Value::Null));
        let change = json!({ "goalId": goal["id"], "version": 1, "facts": { "goal": "50 sangere", "measure": "", "evaluateOn": "2027-09-01" } });
        let changed = consultant.ask("change_goal", change.clone()).await;
        assert_eq!(changed["now"]["goals"][0]["facts"]["goal"], "50 sangere");
        consultant.refused("change_goal", change, "stale_record").await;
        let undone = consultant.undo(&changed).await;
        assert_eq!(undone["now"]["goals"][0]["facts"], goal["facts"]);
        let gone = consultant.ask("keep_goal", json!({ "goalId": goal["id"], "version": 3, "keeping": "taken_back" })).await;
        assert_eq!(gone["now"]["goals"], json!([]));
        consultant.refused("keep_goal", json!({ "goalId": goal["id"], "version": 3, "keeping": "taken_back" }), "stale_record").await;
        let back = consultant.undo(&gone).await;
        assert_eq!(back["now"]["goals"][0]["id"], goal["id"]);
        assert_eq!(consultant.undo(&back).await["now"]["goals"], json!([]));
    }

    async fn a_goal_says_something_and_holds_no_cpr_number(test) {
        let (consultant, agreement) = draft(test).await;
        let details = consultant.refused("set_goal", goal_of(&agreement, " ", "2027-10-01"), "fields_refused").await;
        assert_eq!(fields(&details), ["facts.goal"]);
        let mut input = goal_of(&agreement, CPR, "2027-10-01");
        input["facts"]["measure"] = json!(CPR);
        assert_eq!(fields(&consultant.refused("set_goal", input, "fields_refused").await), ["facts.goal", "facts.measure"]);
        let set = consultant.ask("set_goal", goal_of(&agreement, "40 sangere", "2027-10-01")).await;
        let change = json!({ "goalId": set["now"]["goals"][0]["id"], "version": 1, "facts": { "goal": "", "measure": "", "evaluateOn": "2027-09-01" } });
        consultant.refused("change_goal", change, "fields_refused").await;
    }

    async fn a_goal_that_is_due_is_asked_about_until_somebody_answers(test) {
        let (consultant, agreement) = draft(test).await;
        consultant.ask("set_goal", goal_of(&agreement, "40 sangere", "2026-11-24")).await;
        consultant.ask("set_goal", goal_of(&agreement, "Tre værter", "2026-11-25")).await;
        assert_eq!(asked_goals(&consultant).await, Vec::<String>::new(), "a draft is judged by nobody");
        let goal = follow_up(&consultant, &agreement).await["goals"][0].clone();
        consultant.refused("evaluate_goal", answer_to(&goal, "met", Value::Null), "act_not_possible").await;
        sign(&consultant, &agreement).await;
        assert_eq!(asked_goals(&consultant).await, ["40 sangere"]);
        let list = consultant.ask("list_agreements", json!({})).await;
        assert_eq!(list[0]["goalsDue"], 1);
        let input = answer_to(&goal, "partly", json!("2026-12-24"));
        let answered = consultant.ask("evaluate_goal", input.clone()).await;
        let newest = &answered["now"]["goals"].as_array().expect("a list").iter().find(|one| one["id"] == goal["id"]).expect("the goal")["evaluations"][0];
        assert_eq!((&newest["outcome"], &newest["result"], &newest["againOn"]), (&json!("partly"), &json!("43 sangere."), &json!("2026-12-24")));
        assert!(newest["notedBy"].is_string(), "{newest}");
        assert_eq!(consultant.ask("evaluate_goal", input).await["undo"], Value::Null, "the same request again");
        assert_eq!(asked_goals(&consultant).await, Vec::<String>::new());
        let undone = consultant.undo(&answered).await;
        assert_eq!(asked_goals(&consultant).await, ["40 sangere"]);
        consultant.undo(&undone).await;
        assert_eq!(asked_goals(&consultant).await, Vec::<String>::new());
        later(test, 30);
        assert_eq!(asked_goals(&test.seat(Role::Manager).await).await, ["Tre værter", "40 sangere"], "it comes back on its day");
    }

    async fn a_second_answer_follows_the_first_which_stays_to_be_read(test) {
        let (consultant, agreement) = signed(test).await;
        let set = consultant.ask("set_goal", goal_of(&agreement, "40 sangere", "2026-11-20")).await;
        let goal = &set["now"]["goals"][0];
        consultant.ask("evaluate_goal", answer_to(goal, "missed", json!("2026-12-24"))).await;
        let second = consultant.ask("evaluate_goal", answer_to(goal, "met", Value::Null)).await;
        let outcomes = |all: &Value| all["goals"][0]["evaluations"].as_array().expect("a list").iter().map(|one| one["outcome"].clone()).collect::<Vec<_>>();
        assert_eq!(outcomes(&second["now"]), ["met", "missed"]);
        assert_eq!(second["now"]["goals"][0]["dueOn"], Value::Null);
        let undone = consultant.undo(&second).await;
        assert_eq!((outcomes(&undone["now"]), &undone["now"]["goals"][0]["dueOn"]), (vec![json!("missed")], &json!("2026-12-24")));
    }

    async fn an_answer_is_of_a_day_that_has_come_and_comes_back_later(test) {
        let (consultant, agreement) = signed(test).await;
        let set = consultant.ask("set_goal", goal_of(&agreement, "40 sangere", "2026-11-20")).await;
        let goal = &set["now"]["goals"][0];
        let mut input = answer_to(goal, "met", json!("2026-11-25"));
        input["evaluatedOn"] = json!("2026-11-25");
        input["result"] = json!(CPR);
        input["nextStep"] = json!(CPR);
        assert_eq!(fields(&consultant.refused("evaluate_goal", input, "fields_refused").await), ["result", "nextStep", "evaluatedOn", "againOn"]);
        let gone = consultant.ask("keep_goal", json!({ "goalId": goal["id"], "version": 1, "keeping": "taken_back" })).await;
        consultant.refused("evaluate_goal", answer_to(goal, "met", Value::Null), "record_not_found").await;
        assert_eq!(gone["now"]["goals"], json!([]));
    }

    async fn goals_that_were_not_reached_are_taken_along_when_it_is_renewed(test) {
        let (consultant, agreement) = signed(test).await;
        for (goal, on) in [("40 sangere", "2026-11-01"), ("Tre værter", "2026-11-10"), ("En koncert", "2026-11-20")] {
            consultant.ask("set_goal", goal_of(&agreement, goal, on)).await;
        }
        let goals = follow_up(&consultant, &agreement).await["goals"].clone();
        consultant.ask("evaluate_goal", answer_to(&goals[0], "met", Value::Null)).await;
        consultant.ask("evaluate_goal", answer_to(&goals[1], "missed", Value::Null)).await;
        let next = consultant.ask("renew_agreement", json!({ "requestKey": new_key(), "id": agreement["id"] })).await["now"].clone();
        let before = follow_up(&consultant, &next).await;
        let names = |list: &Value| list.as_array().expect("a list").iter().map(|one| one["facts"]["goal"].clone()).collect::<Vec<_>>();
        assert_eq!((names(&before["goals"]), names(&before["inherited"])), (vec![], vec![json!("Tre værter"), json!("En koncert")]));
        let carry = |goal: &Value| json!({ "requestKey": new_key(), "agreementId": next["id"], "goalId": goal["id"] });
        let input = carry(&goals[1]);
        let carried = consultant.ask("carry_goal", input.clone()).await;
        let taken = &carried["now"]["goals"][0];
        assert_eq!((&taken["facts"]["goal"], &taken["facts"]["evaluateOn"]), (&json!("Tre værter"), &json!("2027-11-10")));
        assert_eq!((&taken["carriedFrom"]["number"], &taken["carriedFrom"]["evaluation"]["outcome"]), (&agreement["number"], &json!("missed")));
        assert_eq!(names(&carried["now"]["inherited"]), [json!("En koncert")]);
        assert_eq!(consultant.ask("carry_goal", input).await["undo"], Value::Null);
        let details = consultant.refused("carry_goal", carry(&goals[1]), "goal_carried_already").await;
        assert_eq!(details["number"], next["number"]);
        assert_eq!(asked_goals(&consultant).await, ["En koncert"]);
        consultant.ask("carry_goal", carry(&goals[2])).await;
        assert_eq!(asked_goals(&consultant).await, Vec::<String>::new(), "it is asked about where it goes on");
        let undone = consultant.undo(&carried).await;
        assert_eq!(names(&undone["now"]["inherited"]), [json!("Tre værter")]);
        let card = consultant.ask("open_agreement", json!({ "id": next["id"] })).await;
        consultant.ask("discard_agreement", json!({ "id": next["id"], "version": card["agreement"]["version"] })).await;
        assert_eq!(asked_goals(&consultant).await, ["En koncert"], "what goes on nowhere is asked about again");
        consultant.refused("carry_goal", carry(&goals[1]), "agreement_discarded").await;
    }

    async fn only_a_goal_of_the_agreement_before_is_taken_along(test) {
        let (consultant, agreement) = signed(test).await;
        let set = consultant.ask("set_goal", goal_of(&agreement, "40 sangere", "2026-11-01")).await;
        let carry = |of: &Value, goal: &Value| json!({ "requestKey": new_key(), "agreementId": of["id"], "goalId": goal });
        consultant.refused("carry_goal", carry(&agreement, &set["now"]["goals"][0]["id"]), "record_not_found").await;
        let next = consultant.ask("renew_agreement", json!({ "requestKey": new_key(), "id": agreement["id"] })).await["now"].clone();
        consultant.refused("carry_goal", carry(&next, &json!(999)), "record_not_found").await;
        consultant.refused("carry_goal", carry(&json!({ "id": 999 }), &json!(1)), "agreement_not_found").await;
    }

    async fn a_talk_is_noted_corrected_and_taken_back(test) {
        let (consultant, agreement) = draft(test).await;
        let input = talk_of(&agreement, "", Value::Null);
        let noted = consultant.ask("note_talk", input.clone()).await;
        assert_eq!(consultant.ask("note_talk", input).await["now"]["talks"].as_array().expect("a list").len(), 1);
        let talk = noted["now"]["talks"][0].clone();
        assert_eq!((&talk["facts"]["tookPart"], &talk["facts"]["said"]), (&json!("formanden"), &json!("Salen er for lille.")));
        let mut facts = talk["facts"].clone();
        facts["said"] = json!("Salen er stor nok.");
        let change = json!({ "talkId": talk["id"], "version": 1, "facts": facts });
        let changed = consultant.ask("change_talk", change.clone()).await;
        assert_eq!(changed["now"]["talks"][0]["facts"]["said"], "Salen er stor nok.");
        consultant.refused("change_talk", change, "stale_record").await;
        assert_eq!(consultant.undo(&changed).await["now"]["talks"][0]["facts"], talk["facts"]);
        let gone = consultant.ask("keep_talk", json!({ "talkId": talk["id"], "version": 3, "keeping": "taken_back" })).await;
        assert_eq!(gone["now"]["talks"], json!([]));
        consultant.refused("keep_talk", json!({ "talkId": talk["id"], "version": 3, "keeping": "taken_back" }), "stale_record").await;
        assert_eq!(consultant.undo(&gone).await["now"]["talks"][0]["id"], talk["id"]);
    }

    async fn what_was_to_be_done_after_a_talk_comes_back_on_its_day(test) {
        let (consultant, agreement) = draft(test).await;
        let noted = consultant.ask("note_talk", talk_of(&agreement, "Spørg huset", json!("2026-11-25"))).await;
        assert_eq!(asked(&consultant).await, []);
        later(test, 1);
        let manager = test.seat(Role::Manager).await;
        let next_step = [("next_step".to_owned(), "Spørg huset".to_owned())];
        assert_eq!(asked(&manager).await, next_step);
        let settle = json!({ "talkId": noted["now"]["talks"][0]["id"], "version": 1, "state": "done" });
        let settled = manager.ask("settle_next_step", settle.clone()).await;
        assert_eq!((asked(&manager).await, &settled["now"]["talks"][0]["nextDoneOn"]), (vec![], &json!("2026-11-25")));
        manager.refused("settle_next_step", settle, "stale_record").await;
        manager.undo(&settled).await;
        assert_eq!(asked(&manager).await, next_step);
        manager.ask("discard_agreement", json!({ "id": agreement["id"], "version": 1 })).await;
        assert_eq!(asked(&manager).await, [], "nothing is done about a draft that was thrown away");
    }

    async fn a_talk_says_what_was_said_and_a_day_belongs_to_something_to_be_done(test) {
        let (consultant, agreement) = draft(test).await;
        let mut input = talk_of(&agreement, "", json!("2026-12-01"));
        input["facts"]["said"] = json!(" ");
        input["facts"]["tookPart"] = json!(CPR);
        input["facts"]["heldOn"] = json!("2026-11-25");
        let details = consultant.refused("note_talk", input, "fields_refused").await;
        assert_eq!(fields(&details), ["facts.heldOn", "facts.tookPart", "facts.said", "facts.nextStep"]);
        let noted = consultant.ask("note_talk", talk_of(&agreement, "", Value::Null)).await;
        let id = &noted["now"]["talks"][0]["id"];
        consultant.refused("settle_next_step", json!({ "talkId": id, "version": 1, "state": "done" }), "record_not_found").await;
        let mut facts = noted["now"]["talks"][0]["facts"].clone();
        facts["said"] = json!("");
        consultant.refused("change_talk", json!({ "talkId": id, "version": 1, "facts": facts }), "fields_refused").await;
    }

    async fn whoever_only_reads_agreements_sees_goals_but_no_talks(test) {
        let (consultant, agreement) = draft(test).await;
        consultant.ask("note_talk", talk_of(&agreement, "", Value::Null)).await;
        consultant.ask("set_goal", goal_of(&agreement, "40 sangere", "2027-10-01")).await;
        let desk = test.seat(Role::FrontDesk).await;
        let all = follow_up(&desk, &agreement).await;
        assert_eq!((all["goals"].as_array().expect("a list").len(), &all["talks"]), (1, &json!([])));
        let all = follow_up(&test.seat(Role::Manager).await, &agreement).await;
        assert_eq!(all["talks"].as_array().expect("a list").len(), 1);
        desk.refused("set_goal", goal_of(&agreement, "50 sangere", "2027-10-01"), "not_allowed").await;
    }

    async fn what_an_agreement_asks_for_follows_from_its_clauses_or_is_said_with_a_reason(test) {
        let (consultant, agreement) = draft(test).await;
        let all = follow_up(&consultant, &agreement).await;
        for kind in ["child_protection", "confidentiality", "contacts_confirmed"] {
            assert_eq!(standing(&all, kind)["standing"], "missing", "{kind}");
        }
        let out = json!({ "id": agreement["id"], "version": agreement["version"], "key": "certificates", "state": "off" });
        consultant.ask("change_clause", out).await;
        let all = follow_up(&consultant, &agreement).await;
        assert_eq!(standing(&all, "child_protection")["standing"], "not_asked");
        let set = |kind: &str, version: i64, rule: &str, reason: &str| json!({ "id": agreement["id"], "kind": kind, "version": version, "rule": rule, "reason": reason });
        let applies = consultant.ask("set_requirement", set("child_protection", 0, "applies", "Børn er med.")).await;
        let asked = standing(&applies["now"], "child_protection");
        assert_eq!((&asked["standing"], &asked["reason"], &asked["isInClauses"]), (&json!("missing"), &json!("Børn er med."), &json!(false)));
        consultant.refused("set_requirement", set("child_protection", 0, "applies", "Igen."), "stale_record").await;
        let undone = consultant.undo(&applies).await;
        assert_eq!(standing(&undone["now"], "child_protection")["standing"], "not_asked");
        let details = consultant.refused("set_requirement", set("confidentiality", 0, "does_not_apply", " "), "fields_refused").await;
        assert_eq!(fields(&details), ["reason"]);
        consultant.ask("set_requirement", set("confidentiality", 0, "does_not_apply", "Ingen borgere.")).await;
        let back = consultant.ask("set_requirement", set("confidentiality", 1, "by_clause", "tæller ikke")).await;
        let asked = standing(&back["now"], "confidentiality");
        assert_eq!((&asked["standing"], &asked["reason"]), (&json!("missing"), &json!("")));
    }

    async fn a_requirement_is_met_by_a_day_and_asked_about_while_it_is_not(test) {
        let (consultant, agreement) = signed(test).await;
        let wanting = |kind: &str| ("requirement_missing".to_owned(), kind.to_owned());
        assert_eq!(asked(&consultant).await, ["child_protection", "confidentiality", "contacts_confirmed"].map(wanting));
        let confirm = |kind: &str, version: i64| json!({ "id": agreement["id"], "kind": kind, "version": version, "confirmation": { "on": "2026-11-23", "by": "formanden" } });
        let confirmed = consultant.ask("confirm_requirement", confirm("child_protection", 0)).await;
        let met = standing(&confirmed["now"], "child_protection");
        assert_eq!((&met["standing"], &met["confirmedBy"], &met["holdsUntil"]), (&json!("met"), &json!("formanden"), &json!("2027-11-23")));
        consultant.refused("confirm_requirement", confirm("child_protection", 0), "stale_record").await;
        assert_eq!(asked(&consultant).await, ["confidentiality", "contacts_confirmed"].map(wanting));
        let wanting_list = async || consultant.ask("list_agreements", json!({ "view": "wanting" })).await;
        assert_eq!(wanting_list().await[0]["wanting"], json!(["confidentiality", "contacts_confirmed"]));
        consultant.ask("confirm_requirement", confirm("contacts_confirmed", 0)).await;
        let last = consultant.ask("confirm_requirement", confirm("confidentiality", 0)).await;
        assert_eq!((asked(&consultant).await, wanting_list().await), (vec![], json!([])));
        let undone = consultant.undo(&last).await;
        assert_eq!(standing(&undone["now"], "confidentiality")["standing"], "missing");
        consultant.undo(&undone).await;
        later(test, 364);
        assert_eq!(asked(&test.seat(Role::Consultant).await).await, [], "its last day");
        later(test, 365);
        let run_out = |kind: &str| ("requirement_run_out".to_owned(), kind.to_owned());
        assert_eq!(asked(&test.seat(Role::Consultant).await).await, ["child_protection", "contacts_confirmed"].map(run_out));
        later(test, 372);
        assert_eq!(asked(&test.seat(Role::Consultant).await).await, [], "the agreement is over");
    }

    async fn a_confirmation_says_who_and_is_of_a_day_that_has_come(test) {
        let (consultant, agreement) = draft(test).await;
        let confirm = json!({ "id": agreement["id"], "kind": "confidentiality", "version": 0, "confirmation": { "on": "2026-11-25", "by": " " } });
        let details = consultant.refused("confirm_requirement", confirm, "fields_refused").await;
        assert_eq!(fields(&details), ["confirmation.on", "confirmation.by"]);
    }

    async fn what_was_confirmed_holds_for_the_next_agreement_too(test) {
        let (consultant, agreement) = signed(test).await;
        let confirm = json!({ "id": agreement["id"], "kind": "confidentiality", "version": 0, "confirmation": { "on": "2026-11-23", "by": "formanden" } });
        consultant.ask("confirm_requirement", confirm).await;
        let next = consultant.ask("renew_agreement", json!({ "requestKey": new_key(), "id": agreement["id"] })).await;
        let all = follow_up(&consultant, &next["now"]).await;
        assert_eq!(standing(&all, "confidentiality")["standing"], "met");
        assert_eq!(standing(&all, "child_protection")["standing"], "missing");
    }

    async fn the_sheet_is_looked_at_copied_printed_once_and_drafted_as_an_e_mail(test) {
        let (consultant, agreement) = signed(test).await;
        let set = consultant.ask("set_goal", goal_of(&agreement, "40 sangere", "2026-11-20")).await;
        consultant.ask("evaluate_goal", answer_to(&set["now"]["goals"][0], "partly", Value::Null)).await;
        let sheet = json!({ "id": agreement["id"] });
        let preview = gate::bytes(&consultant.seat, "preview_evaluation_sheet", sheet.clone()).await.expect("the sheet");
        assert!(preview.starts_with(b"%PDF-1.7"));
        let text = consultant.ask("evaluation_sheet_text", sheet.clone()).await;
        assert_eq!(text["subject"], "Evalueringsark: Åben sangaften");
        let body = text["body"].as_str().expect("a text");
        assert!(body.contains("1. 40 SANGERE") && body.contains("Er målet nået?: Delvist nået") && body.contains("Resultat: 43 sangere."), "{body}");
        let english = consultant.ask("evaluation_sheet_text", json!({ "id": agreement["id"], "language": "en" })).await;
        assert_eq!(english["subject"], "Evaluation sheet: Åben sangaften");
        let print = json!({ "requestKey": new_key(), "sheet": sheet });
        let paper = consultant.ask("print_evaluation_sheet", print.clone()).await["now"].clone();
        assert_eq!(consultant.ask("print_evaluation_sheet", print).await["now"]["id"], paper["id"]);
        let mail = gate::bytes(&consultant.seat, "evaluation_sheet_mail", json!({ "sheet": sheet, "paperId": paper["id"] })).await.expect("a draft");
        let mail = String::from_utf8(mail).expect("seven bits");
        assert!(mail.contains("X-Unsent: 1") && mail.contains("application/pdf"), "{mail}");
        let card = consultant.ask("open_agreement", json!({ "id": agreement["id"] })).await;
        assert_eq!(card["life"]["copies"], json!([]), "it is no scan of the agreement");
        let other = json!({ "sheet": sheet, "paperId": card["life"]["versions"][0]["paperId"] });
        let refusal = gate::bytes(&consultant.seat, "evaluation_sheet_mail", other).await.expect_err("another paper");
        assert_eq!(refusal["code"], "version_not_found");
        consultant.refused("evaluation_sheet_text", json!({ "id": 999 }), "agreement_not_found").await;
        consultant.ask("set_goal", goal_of(&agreement, "漢", "2026-11-20")).await;
        let print = json!({ "requestKey": new_key(), "sheet": sheet });
        consultant.refused("print_evaluation_sheet", print, "cannot_be_printed").await;
    }

    async fn nothing_is_noted_about_what_is_thrown_away_or_not_there(test) {
        let (consultant, agreement) = draft(test).await;
        let set = consultant.ask("set_goal", goal_of(&agreement, "40 sangere", "2027-10-01")).await;
        let noted = consultant.ask("note_talk", talk_of(&agreement, "Ring", Value::Null)).await;
        let (goal, talk) = (&set["now"]["goals"][0], &noted["now"]["talks"][0]);
        consultant.ask("discard_agreement", json!({ "id": agreement["id"], "version": agreement["version"] })).await;
        let every = |id: &Value, goal_id: &Value, talk_id: &Value| {
            [
                ("set_goal", goal_of(&json!({ "id": id }), "50", "2027-10-01")),
                ("change_goal", json!({ "goalId": goal_id, "version": 1, "facts": goal["facts"] })),
                ("keep_goal", json!({ "goalId": goal_id, "version": 1, "keeping": "taken_back" })),
                ("evaluate_goal", answer_to(&json!({ "id": goal_id }), "met", Value::Null)),
                ("note_talk", talk_of(&json!({ "id": id }), "", Value::Null)),
                ("change_talk", json!({ "talkId": talk_id, "version": 1, "facts": talk["facts"] })),
                ("keep_talk", json!({ "talkId": talk_id, "version": 1, "keeping": "taken_back" })),
                ("settle_next_step", json!({ "talkId": talk_id, "version": 1, "state": "done" })),
                ("set_requirement", json!({ "id": id, "kind": "confidentiality", "version": 0, "rule": "applies", "reason": "a" })),
                ("confirm_requirement", json!({ "id": id, "kind": "confidentiality", "version": 0, "confirmation": null })),
            ]
        };
        for (operation, input) in every(&agreement["id"], &goal["id"], &talk["id"]) {
            consultant.refused(operation, input, "agreement_discarded").await;
        }
        for (operation, input) in every(&json!(999), &json!(999), &json!(999)) {
            let about_agreement = ["set_goal", "note_talk", "set_requirement", "confirm_requirement"].contains(&operation);
            consultant.refused(operation, input, if about_agreement { "agreement_not_found" } else { "record_not_found" }).await;
        }
        consultant.refused("agreement_follow_up", json!({ "id": 999 }), "agreement_not_found").await;
        consultant.refused("keep_goal_evaluation", json!({ "evaluationId": 999, "keeping": "kept" }), "record_not_found").await;
    }
}
