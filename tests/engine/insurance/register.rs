//! Registering, attaching, approving, pausing, ending, and taking each of them back.

use frivillighus_tests::{new_key, office_test};
use serde_json::{Value, json};

use super::builders::{Centre, effort_type, fields, first, in_order, organisation, person, with, words};

const CPR: &str = "Ring til 150680-9997";

fn register(person: Value, facts: Value) -> Value {
    json!({ "requestKey": new_key(), "person": person, "facts": facts })
}

office_test! {
    async fn somebody_new_is_registered_with_an_attachment_and_taken_back_as_a_whole(test) {
        let centre = Centre::of(test).await;
        let input = with(register(json!({ "who": "new", "facts": person("Åse Bækgaard") }), in_order()),
            &json!({ "attachment": centre.effort("1/2-2026", "") }));
        let answer = centre.consultant.ask("register_volunteer", input.clone()).await;
        let card = &answer["now"];
        assert_eq!((&card["fullName"], &card["age"], &card["today"]), (&json!("Åse Bækgaard"), &json!(68), &json!("covered_by_scheme")));
        let attachment = &card["attachments"][0];
        assert_eq!(attachment["names"]["workplace"], "Plejecentret Havblik");
        assert_eq!((&attachment["state"], &attachment["facts"]["startsOn"]), (&json!("active"), &json!("2026-02-01")));
        let again = centre.consultant.ask("register_volunteer", input).await;
        assert_eq!((&again["now"]["personId"], &again["undo"]), (&card["personId"], &Value::Null), "the same key is the same volunteer");
        let gone = centre.consultant.undo(&answer).await;
        assert_eq!((&gone["now"]["keeping"], &gone["now"]["attachments"]), (&json!("withdrawn"), &json!([])));
        assert_eq!(centre.standing(card, "2026-11-24").await, "not_attached");
        let kirsten = centre.consultant.ask("find_parties", json!({ "words": "åse", "among": "person", "standing": "active" })).await;
        assert_eq!(kirsten["found"], json!([]), "the card that was made for it is put away with it");
        let back = centre.consultant.undo(&gone).await;
        assert_eq!(back["now"]["today"], "covered_by_scheme");
        assert_eq!(centre.consultant.undo(&back).await["now"]["keeping"], "withdrawn");
    }

    async fn somebody_known_is_registered_once(test) {
        let centre = Centre::of(test).await;
        let known = centre.consultant.ask("register_person", json!({ "requestKey": new_key(), "facts": person("Ib Holm") })).await;
        let who = json!({ "who": "known", "personId": known["now"]["person"]["id"] });
        let answer = centre.consultant.ask("register_volunteer", register(who.clone(), json!({}))).await;
        assert_eq!(answer["now"]["fullName"], "Ib Holm");
        let details = centre.consultant.refused("register_volunteer", register(who, json!({})), "already_volunteer").await;
        assert_eq!(details["personId"], known["now"]["person"]["id"]);
        let gone = centre.consultant.undo(&answer).await;
        let found = centre.consultant.ask("find_parties", json!({ "words": "ib", "among": "person", "standing": "active" })).await;
        assert_eq!(found["found"].as_array().expect("hits").len(), 1, "whoever was known stays known");
        assert_eq!(centre.consultant.undo(&gone).await["now"]["keeping"], "kept");
        let nobody = register(json!({ "who": "known", "personId": 9_999 }), json!({}));
        assert_eq!(fields(&centre.consultant.refused("register_volunteer", nobody, "fields_refused").await), ["person.personId"]);
    }

    async fn everything_that_is_wrong_with_a_new_volunteer_is_told_at_once(test) {
        let centre = Centre::of(test).await;
        let facts = json!({ "birthDate": "150680", "note": CPR });
        let attachment = with(centre.effort("", ""), &json!({ "weeklyHours": "mange" }));
        let input = with(register(json!({ "who": "new", "facts": person(" ") }), facts), &json!({ "attachment": attachment }));
        let details = centre.consultant.refused("register_volunteer", input, "fields_refused").await;
        assert_eq!(fields(&details),
            ["facts.birthDate", "facts.note", "attachment.weeklyHours", "attachment.startsOn", "person.facts.fullName"]);
        let input = register(json!({ "who": "new", "facts": person(" ") }), in_order());
        let details = centre.consultant.refused("register_volunteer", input, "fields_refused").await;
        assert_eq!(fields(&details), ["person.facts.fullName"]);
        assert_eq!(test.count("SELECT count(*) FROM volunteers").await, 0, "nothing is left behind");
        assert_eq!(test.count("SELECT count(*) FROM people").await, 0);
    }

    async fn what_is_known_of_a_volunteer_is_changed_and_taken_back(test) {
        let centre = Centre::of(test).await;
        let card = centre.volunteer("Åse Bækgaard", None).await;
        let facts = with(card["facts"].clone(), &json!({ "nextOfKin": { "name": "Ole", "phone": "84 00 01 46" } }));
        let change = json!({ "personId": card["personId"], "version": card["version"], "facts": facts });
        let changed = centre.consultant.ask("change_volunteer", change.clone()).await;
        assert_eq!(changed["now"]["facts"]["nextOfKin"], json!({ "name": "Ole", "phone": "+4584000146" }));
        let details = centre.consultant.refused("change_volunteer", change.clone(), "stale_volunteer").await;
        assert_eq!(details["current"]["facts"]["nextOfKin"]["name"], "Ole");
        let bad = with(change.clone(), &json!({ "version": 2, "facts": { "note": CPR } }));
        assert_eq!(fields(&centre.consultant.refused("change_volunteer", bad, "fields_refused").await), ["facts.note"]);
        let back = centre.consultant.undo(&changed).await;
        assert_eq!(back["now"]["facts"], card["facts"]);
        let nobody = json!({ "personId": 9_999, "version": 1, "facts": {} });
        centre.consultant.refused("change_volunteer", nobody, "volunteer_not_found").await;
        centre.consultant.refused("open_volunteer", json!({ "personId": 9_999 }), "volunteer_not_found").await;
        let withdraw = json!({ "personId": card["personId"], "version": 3 });
        centre.consultant.refused("withdraw_volunteer", with(withdraw.clone(), &json!({ "version": 1 })), "stale_volunteer").await;
        centre.consultant.ask("withdraw_volunteer", withdraw).await;
        let change = with(change, &json!({ "version": 4 }));
        centre.consultant.refused("change_volunteer", change, "volunteer_withdrawn").await;
        let attach = json!({ "requestKey": new_key(), "personId": card["personId"], "facts": centre.work("1/1-2026", "") });
        centre.consultant.refused("attach_volunteer", attach, "volunteer_withdrawn").await;
        centre.consultant.refused("reinstate_volunteer", json!({ "personId": card["personId"], "version": 1 }), "stale_volunteer").await;
    }

    async fn a_volunteer_is_attached_changed_and_each_is_taken_back(test) {
        let centre = Centre::of(test).await;
        let card = centre.volunteer("Åse Bækgaard", None).await;
        let attached = centre.attached(&card, centre.work("1/12-2026", "")).await;
        assert_eq!(attached["now"]["attachments"][0]["state"], "awaiting_approval");
        assert_eq!(words(&attached["now"]["checks"], "kind"), ["approval_missing"]);
        let facts = with(attached["now"]["attachments"][0]["facts"].clone(), &json!({ "activity": "Caféhjælp", "drivingWrong": 1 }));
        centre.consultant.refused("change_attachment", first(&attached["now"], json!({ "facts": facts })), "unreadable_input").await;
        let facts = with(attached["now"]["attachments"][0]["facts"].clone(), &json!({ "activity": "Caféhjælp" }));
        let changed = centre.act("change_attachment", &attached["now"], json!({ "facts": facts })).await;
        assert_eq!(changed["now"]["attachments"][0]["facts"]["activity"], "Caféhjælp");
        centre.consultant.refused("change_attachment", first(&attached["now"], json!({ "facts": facts })), "stale_attachment").await;
        let back = centre.consultant.undo(&changed).await;
        assert_eq!(back["now"]["attachments"][0]["facts"], attached["now"]["attachments"][0]["facts"]);
        let gone = centre.act("withdraw_attachment", &back["now"], json!({})).await;
        assert_eq!(gone["now"]["attachments"], json!([]));
        let withdrawn = first(&back["now"], json!({ "facts": facts, "version": 4 }));
        centre.consultant.refused("change_attachment", withdrawn, "attachment_not_found").await;
        let again = centre.consultant.undo(&gone).await;
        assert_eq!(again["now"]["attachments"].as_array().expect("a list").len(), 1);
        assert_eq!(centre.consultant.undo(&again).await["now"]["attachments"], json!([]));
        let nothing = json!({ "attachmentId": 9_999, "version": 1 });
        centre.consultant.refused("withdraw_attachment", nothing.clone(), "attachment_not_found").await;
        centre.consultant.refused("reinstate_attachment", nothing, "attachment_not_found").await;
    }

    async fn a_change_from_a_day_on_leaves_each_day_what_held_on_it(test) {
        let centre = Centre::of(test).await;
        let card = centre.volunteer("Åse Bækgaard", Some(centre.effort("1/2-2026", ""))).await;
        let work = with(centre.effort("1/2-2026", ""), &json!({ "track": "volunteer_work", "activity": "Café" }));
        let centre = centre.later(test, 1).await;
        let from = |day: &str, facts: &Value| first(&card, json!({ "facts": facts, "holdsFrom": day }));
        let refused = centre.consultant.refused("change_attachment", from("31/2-2026", &work), "fields_refused").await;
        assert_eq!(fields(&refused), ["holdsFrom"]);
        let ended = with(work.clone(), &json!({ "endsOn": "31/10-2026" }));
        let refused = centre.consultant.refused("change_attachment", from("1/11-2026", &ended), "fields_refused").await;
        assert_eq!(fields(&refused), ["facts.endsOn"], "it would end before it goes on");
        let changed = centre.consultant.ask("change_attachment", from("1/11-2026", &work)).await;
        assert_eq!(changed["now"]["attachments"].as_array().expect("attachments").len(), 2);
        for (on, standing) in [("2026-03-12", "covered_by_scheme"), ("2026-10-31", "covered_by_scheme"), ("2026-11-01", "covered_by_law"), ("2026-11-12", "covered_by_law")] {
            assert_eq!(centre.standing(&card, on).await, standing, "{on}");
        }
        assert_eq!(centre.on(&card, "2026-11-12", Some("2026-11-24")).await["standing"], "covered_by_scheme", "as it was known the day before");
        assert_eq!((&changed["now"]["gaps"], &changed["now"]["overlaps"]), (&json!([]), &json!([])));
        let subject = json!({ "kind": "volunteer", "id": card["personId"] });
        let lines = centre.consultant.ask("subject_history", json!({ "subject": subject })).await["lines"].clone();
        assert_eq!((&lines[0]["event"]["event"], &lines[0]["event"]["values"]["from"]), (&json!("attachment_changed_from"), &json!("2026-11-01")));
        let back = centre.consultant.undo(&changed).await;
        assert_eq!(back["now"]["attachments"].as_array().expect("attachments").len(), 1);
        assert_eq!(back["now"]["attachments"][0]["facts"], card["attachments"][0]["facts"]);
        assert_eq!(centre.standing(&card, "2026-11-12").await, "covered_by_scheme");
        let again = centre.consultant.undo(&back).await;
        assert_eq!((again["now"]["attachments"].as_array().expect("attachments").len(), centre.standing(&card, "2026-11-12").await.as_str()), (2, "covered_by_law"));
        // From its first day on is a correction of all of it.
        let other = centre.volunteer("Bo Lund", Some(centre.effort("1/2-2026", ""))).await;
        let whole = centre.act("change_attachment", &other, json!({ "facts": work, "holdsFrom": "1/2-2026" })).await;
        assert_eq!((whole["now"]["attachments"].as_array().expect("attachments").len(), centre.standing(&other, "2026-03-12").await.as_str()), (1, "covered_by_law"));
        let another = |version: i64| json!({ "attachmentId": whole["now"]["attachments"][0]["id"], "version": version });
        let strange = |version: i64| first(&again["now"], json!({ "facts": work, "takesBack": another(version) }));
        centre.consultant.refused("change_attachment", strange(1), "stale_attachment").await;
        centre.consultant.refused("change_attachment", strange(2), "attachment_not_found").await;
    }

    async fn an_attachment_undone_is_withdrawn_and_the_same_key_is_the_same_one(test) {
        let centre = Centre::of(test).await;
        let card = centre.volunteer("Åse Bækgaard", None).await;
        let input = json!({ "requestKey": new_key(), "personId": card["personId"], "facts": centre.effort("1/1-2026", "") });
        let attached = centre.consultant.ask("attach_volunteer", input.clone()).await;
        let again = centre.consultant.ask("attach_volunteer", input).await;
        assert_eq!(again["now"]["attachments"].as_array().expect("a list").len(), 1);
        assert_eq!(centre.consultant.undo(&attached).await["now"]["attachments"], json!([]));
        let nobody = json!({ "requestKey": new_key(), "personId": 9_999, "facts": centre.work("1/1-2026", "") });
        centre.consultant.refused("attach_volunteer", nobody, "volunteer_not_found").await;
    }

    async fn what_an_attachment_points_to_is_there_and_in_use(test) {
        let centre = Centre::of(test).await;
        let card = centre.volunteer("Åse Bækgaard", None).await;
        let attach = |facts: Value| json!({ "requestKey": new_key(), "personId": card["personId"], "facts": facts });
        let wrong = with(centre.effort("1/1-2026", ""), &json!({ "workplaceId": centre.association, "effortTypeId": 9_999, "contactPersonId": 9_999 }));
        let details = centre.consultant.refused("attach_volunteer", attach(wrong), "fields_refused").await;
        assert_eq!(fields(&details), ["facts.workplaceId", "facts.contactPersonId", "facts.effortTypeId"]);
        let wrong = with(centre.through("1/1-2026", ""), &json!({ "associationId": centre.workplace }));
        assert_eq!(fields(&centre.consultant.refused("attach_volunteer", attach(wrong), "fields_refused").await), ["facts.associationId"]);
        let there = centre.attached(&card, centre.effort("1/1-2026", "")).await;
        centre.consultant.ask("archive_organisation", json!({ "organisationId": centre.workplace })).await;
        let details = centre.consultant.refused("attach_volunteer", attach(centre.work("1/1-2026", "")), "fields_refused").await;
        assert_eq!(details["problems"], json!([{ "field": "facts.workplaceId", "problem": { "kind": "archived" } }]));
        let closed = centre.card(&card).await;
        assert_eq!(words(&closed["checks"], "kind"), ["workplace_closed"]);
        let facts = with(there["now"]["attachments"][0]["facts"].clone(), &json!({ "activity": "Højtlæsning" }));
        centre.act("change_attachment", &there["now"], json!({ "facts": facts })).await;
    }

    async fn nobody_is_attached_before_the_age_of_the_offices_rule(test) {
        let centre = Centre::of(test).await;
        let young = with(in_order(), &json!({ "birthDate": "25/11-2013" }));
        let card = centre.registered("Elias Toft", young, None).await["now"].clone();
        let attach = |facts: Value| json!({ "requestKey": new_key(), "personId": card["personId"], "facts": facts });
        let details = centre.consultant.refused("attach_volunteer", attach(centre.effort("24/11-2026", "")), "too_young").await;
        assert_eq!((&details["leastAge"], &details["oldEnoughOn"]), (&json!(13), &json!("2026-11-25")));
        centre.attached(&card, centre.through("1/1-2026", "31/10-2026")).await;
        let attached = centre.attached(&card, centre.effort("25/11-2026", "")).await;
        assert_eq!(words(&attached["now"]["checks"], "kind"), ["consent_missing", "with_adult"]);
        let facts = with(attached["now"]["attachments"][0]["facts"].clone(), &json!({ "startsOn": "2026-11-01" }));
        centre.consultant.refused("change_attachment", first(&attached["now"], json!({ "facts": facts })), "too_young").await;
        let rules = centre.manager.ask("insurance_rules", json!({})).await;
        let lower = with(rules["rules"].clone(), &json!({ "leastAge": 12 }));
        centre.manager.ask("change_insurance_rules", json!({ "version": rules["version"], "rules": lower })).await;
        centre.act("change_attachment", &attached["now"], json!({ "facts": facts })).await;
    }

    async fn an_approval_is_noted_taken_back_and_noted_again_by_undo(test) {
        let centre = Centre::of(test).await;
        let bare = with(centre.effort("1/2-2026", ""), &json!({ "approvedBy": "", "approvedOn": "" }));
        let card = centre.volunteer("Åse Bækgaard", Some(bare)).await;
        assert_eq!(card["today"], "not_covered");
        centre.consultant.refused("take_back_approval", first(&card, json!({})), "not_approved").await;
        let nothing = first(&card, json!({ "approvedBy": " ", "approvedOn": "" }));
        assert_eq!(fields(&centre.consultant.refused("approve_attachment", nothing, "fields_refused").await), ["approvedBy", "approvedOn"]);
        let tomorrow = first(&card, json!({ "approvedBy": "Lone Holm", "approvedOn": "25/11-2026" }));
        assert_eq!(fields(&centre.consultant.refused("approve_attachment", tomorrow, "fields_refused").await), ["approvedOn"]);
        let approve = json!({ "approvedBy": "Lone Holm", "approvedOn": "10/3-2026" });
        let approved = centre.act("approve_attachment", &card, approve.clone()).await;
        assert_eq!(approved["now"]["today"], "covered_by_scheme");
        assert_eq!(words(&approved["now"]["checks"], "kind"), ["approved_after_start"]);
        centre.consultant.refused("approve_attachment", first(&card, approve), "stale_attachment").await;
        let back = centre.act("take_back_approval", &approved["now"], json!({})).await;
        assert_eq!(back["now"]["today"], "not_covered");
        let again = centre.consultant.undo(&back).await;
        assert_eq!(again["now"]["attachments"][0]["facts"]["approvedOn"], "2026-03-10");
        let undone = centre.consultant.undo(&again).await;
        assert_eq!(undone["now"]["attachments"][0]["facts"]["approvedBy"], "");
    }

    async fn a_pause_is_noted_ended_and_taken_back(test) {
        let centre = Centre::of(test).await;
        let card = centre.volunteer("Åse Bækgaard", Some(centre.effort("1/2-2026", ""))).await;
        centre.consultant.refused("end_pause", first(&card, json!({ "takesPartFrom": "24/11-2026" })), "not_paused").await;
        let backwards = first(&card, json!({ "pause": { "from": "2/7-2026", "to": "1/7-2026" } }));
        assert_eq!(fields(&centre.consultant.refused("pause_attachment", backwards, "fields_refused").await), ["pause.to"]);
        let paused = centre.act("pause_attachment", &card, json!({ "pause": { "from": "1/11-2026", "reason": "Rejser" } })).await;
        assert_eq!((&paused["now"]["today"], &paused["now"]["attachments"][0]["state"]), (&json!("not_covered"), &json!("paused")));
        let bad = first(&paused["now"], json!({ "takesPartFrom": "snart" }));
        assert_eq!(fields(&centre.consultant.refused("end_pause", bad, "fields_refused").await), ["takesPartFrom"]);
        let ended = centre.act("end_pause", &paused["now"], json!({ "takesPartFrom": "24/11-2026" })).await;
        assert_eq!(ended["now"]["today"], "covered_by_scheme");
        assert_eq!(ended["now"]["attachments"][0]["facts"]["pauses"][0]["to"], "2026-11-23");
        assert_eq!(centre.standing(&card, "2026-11-23").await, "not_covered");
        assert_eq!(centre.standing(&card, "2026-10-31").await, "covered_by_scheme");
        let back = centre.consultant.undo(&ended).await;
        assert_eq!(back["now"]["attachments"][0]["facts"]["pauses"][0]["to"], "");
    }

    async fn an_attachment_ends_with_its_last_day_and_goes_on_by_undo(test) {
        let centre = Centre::of(test).await;
        let card = centre.volunteer("Åse Bækgaard", Some(centre.effort("1/2-2026", ""))).await;
        assert_eq!(fields(&centre.consultant.refused("end_attachment", first(&card, json!({ "endsOn": " " })), "fields_refused").await), ["endsOn"]);
        let before = first(&card, json!({ "endsOn": "31/1-2026" }));
        assert_eq!(fields(&centre.consultant.refused("end_attachment", before, "fields_refused").await), ["endsOn"]);
        let ended = centre.act("end_attachment", &card, json!({ "endsOn": "23/11-2026" })).await;
        assert_eq!((&ended["now"]["attachments"][0]["state"], &ended["now"]["today"]), (&json!("ended"), &json!("not_attached")));
        assert_eq!(centre.standing(&card, "2026-11-23").await, "covered_by_scheme");
        assert_eq!(centre.consultant.undo(&ended).await["now"]["today"], "covered_by_scheme");
    }

    async fn the_history_says_what_was_done_in_the_most_telling_word(test) {
        let centre = Centre::of(test).await;
        let card = centre.volunteer("Åse Bækgaard", Some(centre.work("1/2-2026", ""))).await;
        let approved = centre.act("approve_attachment", &card, json!({ "approvedBy": "Lone Holm", "approvedOn": "10/1-2026" })).await;
        let paused = centre.act("pause_attachment", &approved["now"], json!({ "pause": { "from": "1/12-2026" } })).await;
        centre.act("end_attachment", &paused["now"], json!({ "endsOn": "31/12-2026" })).await;
        let subject = json!({ "kind": "volunteer", "id": card["personId"] });
        let history = centre.consultant.ask("subject_history", json!({ "subject": subject })).await;
        let lines = history["lines"].as_array().expect("lines").iter();
        let events: Vec<&str> = lines.map(|line| line["event"]["event"].as_str().expect("an event")).collect();
        assert_eq!(events, ["attachment_ended", "pauses_changed", "attachment_approved", "volunteer_attached", "volunteer_registered"]);
        assert!(!history.to_string().contains("Lone Holm"), "what is personal stays out of the log");
    }

    async fn a_way_to_reach_a_volunteer_is_to_be_got_and_an_address_only_where_it_is_not_protected(test) {
        let centre = Centre::of(test).await;
        let nowhere = json!({ "kind": "shown", "street": "", "postalCode": "", "town": "" });
        let register = async |change: Value| {
            let facts = with(person("Ib Holm"), &change);
            let input = json!({ "requestKey": new_key(), "person": { "who": "new", "facts": facts }, "facts": in_order(), "attachment": centre.effort("1/2-2026", "") });
            words(&centre.consultant.ask("register_volunteer", input).await["now"]["checks"], "kind")
        };
        assert_eq!(register(json!({ "phone": "" })).await, ["contact_missing"]);
        assert_eq!(register(json!({ "phone": "", "email": "ib@bogelunde.example" })).await, [""; 0]);
        assert_eq!(register(json!({ "address": nowhere })).await, ["address_missing"]);
        assert_eq!(register(json!({ "address": nowhere, "protection": "protected" })).await, [""; 0]);
        let missing = centre.consultant.ask("list_volunteers", json!({ "view": "missing" })).await;
        assert_eq!(missing["volunteers"].as_array().expect("a list").len(), 1, "an address is a hint and no more");
        assert_eq!(words(&missing["volunteers"][0]["checks"], "kind"), ["contact_missing"]);
    }

    async fn the_list_shows_who_is_where_and_what_is_missing(test) {
        let centre = Centre::of(test).await;
        let library = organisation(&centre.consultant, "workplace", "Bøgelunde Bibliotek").await;
        centre.volunteer("Åse Bækgaard", Some(centre.effort("1/2-2026", "10/12-2026"))).await;
        let bare = with(centre.effort("1/2-2026", ""), &json!({ "approvedBy": "", "approvedOn": "", "workplaceId": library }));
        centre.volunteer("Ib Holm", Some(bare)).await;
        centre.volunteer("Maja Lund", Some(centre.through("1/2-2026", ""))).await;
        centre.volunteer("Ole Skov", Some(centre.effort("1/2-2025", "31/1-2026"))).await;
        let list = |more: Value| centre.consultant.ask("list_volunteers", more);
        assert_eq!(words(&list(json!({})).await["volunteers"], "fullName"), ["Ib Holm", "Maja Lund", "Åse Bækgaard"]);
        for (view, names) in [
            ("missing", &["Ib Holm"][..]),
            ("awaiting_approval", &["Ib Holm"]),
            ("ending_soon", &["Åse Bækgaard"]),
            ("covered_today", &["Åse Bækgaard"]),
            ("not_covered_today", &["Ib Holm"]),
            ("paused", &[]),
            ("to_come", &[]),
            ("through_association", &["Maja Lund"]),
            ("ended", &["Ole Skov"]),
            ("everybody", &["Ib Holm", "Maja Lund", "Ole Skov", "Åse Bækgaard"]),
        ] {
            let page = list(json!({ "view": view })).await;
            assert_eq!(words(&page["volunteers"], "fullName"), names, "{view}");
            let counted = page["counts"].as_array().expect("counts").iter().find(|count| count["view"] == view).expect("a count");
            assert_eq!(counted["volunteers"], names.len(), "{view}");
        }
        for (sought, names) in [("bæk", &["Åse Bækgaard"][..]), ("biblio", &["Ib Holm"]), ("besøgs ib", &["Ib Holm"]), ("maja besøgsvennerne", &["Maja Lund"]), ("ukendt", &[])] {
            assert_eq!(words(&list(json!({ "words": sought })).await["volunteers"], "fullName"), names, "{sought}");
        }
        assert_eq!(words(&list(json!({ "organisationId": library })).await["volunteers"], "fullName"), ["Ib Holm"]);
        assert_eq!(words(&list(json!({ "organisationId": centre.association })).await["volunteers"], "fullName"), ["Maja Lund"]);
        assert_eq!(fields(&centre.consultant.refused("list_volunteers", json!({ "words": "150680-9997" }), "fields_refused").await), ["words"]);
        let after = json!({ "sortKey": "", "personId": 0 });
        assert_eq!(words(&list(json!({ "after": after })).await["volunteers"], "fullName").len(), 3);
    }

    async fn the_list_is_asked_by_state_and_by_one_thing_that_was_found(test) {
        let centre = Centre::of(test).await;
        let paused = with(centre.effort("1/2-2026", ""), &json!({ "pauses": [{ "from": "1/11-2026", "to": "" }] }));
        centre.volunteer("Åse Bækgaard", Some(paused)).await;
        centre.volunteer("Bo Lund", Some(centre.effort("1/12-2026", ""))).await;
        centre.registered("Ib Holm", with(in_order(), &json!({ "birthDate": "" })), Some(centre.effort("1/2-2026", ""))).await;
        let list = |more: Value| centre.consultant.ask("list_volunteers", more);
        for (view, name) in [("paused", "Åse Bækgaard"), ("to_come", "Bo Lund"), ("covered_today", "Ib Holm")] {
            assert_eq!(words(&list(json!({ "view": view })).await["volunteers"], "fullName"), [name], "{view}");
        }
        let found = list(json!({ "check": "birth_date_unknown" })).await;
        assert_eq!(words(&found["volunteers"], "fullName"), ["Ib Holm"]);
        assert_eq!(found["checks"], json!([{ "kind": "birth_date_unknown", "volunteers": 1 }]));
        let current = found["counts"].as_array().expect("counts").iter().find(|one| one["view"] == "current").expect("a count");
        assert_eq!(current["volunteers"], 1, "the parts are counted of those of whom it was found");
        assert_eq!(list(json!({ "check": "hours_missing" })).await["volunteers"], json!([]));
    }

    async fn what_was_changed_by_anybody_or_by_the_day_is_in_the_next_list(test) {
        let centre = Centre::of(test).await;
        let card = centre.volunteer("Kirsten Bækgaard", Some(centre.effort("2020-01-01", "2026-11-25"))).await;
        let list = json!({ "view": "covered_today", "words": "havblik" });
        let names = |page: &Value| words(&page["volunteers"], "fullName");
        let seats = [&centre.consultant, &centre.manager];
        for seat in seats {
            assert_eq!(names(&seat.ask("list_volunteers", list.clone()).await), ["Kirsten Bækgaard"]);
        }
        let open = centre.consultant.ask("open_person", json!({ "personId": card["personId"] })).await["person"].clone();
        let facts = with(open["facts"].clone(), &json!({ "fullName": "Kirsten Holm" }));
        centre.consultant.ask("change_person", json!({ "personId": card["personId"], "version": open["version"], "facts": facts })).await;
        for seat in seats {
            assert_eq!(names(&seat.ask("list_volunteers", list.clone()).await), ["Kirsten Holm"], "another name");
        }
        let paused = centre.act("pause_attachment", &card, json!({ "pause": { "from": "20/11-2026", "to": "24/11-2026" } })).await;
        assert_eq!(centre.manager.ask("list_volunteers", list.clone()).await["volunteers"], json!([]), "a pause at another desk");
        centre.consultant.undo(&paused).await;
        assert_eq!(names(&centre.manager.ask("list_volunteers", list.clone()).await), ["Kirsten Holm"], "taken back");
        let tomorrow = centre.later(test, 1).await;
        assert_eq!(names(&tomorrow.consultant.ask("list_volunteers", list.clone()).await), ["Kirsten Holm"]);
        let day_after = tomorrow.later(test, 2).await;
        assert_eq!(day_after.consultant.ask("list_volunteers", list).await["volunteers"], json!([]), "the day ends it");
    }

    async fn what_is_to_be_thought_of_is_told_the_nearest_day_first(test) {
        let centre = Centre::of(test).await;
        let waits = |starts: &str| with(centre.effort(starts, ""), &json!({ "approvedBy": "", "approvedOn": "" }));
        centre.volunteer("Åse Bækgaard", Some(waits("1/12-2026"))).await;
        centre.volunteer("Ib Holm", Some(waits("1/11-2026"))).await;
        centre.volunteer("Maja Lund", Some(centre.effort("1/2-2026", "24/12-2026"))).await;
        centre.registered("Ole Skov", json!({ "birthDate": "1/5-1960" }), Some(centre.effort("1/2-2026", "25/12-2026"))).await;
        let told = centre.consultant.ask("insurance_reminders", json!({})).await;
        let lines: Vec<String> = told["reminders"].as_array().expect("a list").iter().map(|one| format!("{} {}", one["kind"].as_str().expect("a kind"), one["fullName"].as_str().expect("a name"))).collect();
        assert_eq!(lines, ["awaiting_approval Ib Holm", "awaiting_approval Åse Bækgaard", "ending_soon Maja Lund", "missing Ole Skov"]);
        assert_eq!((&told["awaitingApproval"], &told["endingSoon"], &told["missing"]), (&json!(2), &json!(1), &json!(1)));
        let centre = centre.later(test, 1).await;
        let told = centre.consultant.ask("insurance_reminders", json!({})).await;
        assert_eq!(told["endingSoon"], 2);
    }

    async fn an_attachment_that_is_being_written_is_judged_and_nothing_is_stored(test) {
        let centre = Centre::of(test).await;
        let judge = |facts: Value| centre.consultant.ask("judge_attachment", json!({ "facts": facts }));
        let answers = json!({ "throughAssociation": "no", "signsWeighed": "yes", "signs": ["roster"] });
        let judged = judge(with(centre.work("1/12-2026", ""), &json!({ "answers": answers, "trackReason": "" }))).await;
        assert_eq!((&judged["guide"]["proposed"], &judged["guide"]["decidedBy"]), (&json!("volunteer_work"), &json!(["roster"])));
        assert_eq!((&judged["verdict"]["on"], &judged["verdict"]["standing"]), (&json!("2026-12-01"), &json!("covered_by_law")));
        assert_eq!(judged["kept"]["startsOn"], "2026-12-01");
        let judged = judge(with(centre.effort("", ""), &json!({ "answers": answers, "trackReason": "" }))).await;
        assert_eq!((&judged["verdict"], &judged["kept"]), (&Value::Null, &Value::Null));
        assert_eq!(fields(&judged), ["facts.startsOn", "facts.trackReason"]);
        let garden = effort_type(&centre.manager, "Have", &[("2020-01-01", "2025-12-31")]).await;
        let judged = judge(with(centre.effort("1/2-2026", ""), &json!({ "effortTypeId": garden }))).await;
        assert_eq!(words(&judged["verdict"]["reasons"], "why"), ["effort_type_not_covered"]);
        assert_eq!(test.count("SELECT count(*) FROM attachments").await, 0);
    }
}
