//! The life of an agreement after it is written: handed on, signed, renewed, ended, compared.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{NOW, TestOffice, TestSeat, new_key, office_test};
use serde_json::{Value, json};

const DAY: i64 = 24 * 60 * 60;

/// A consultant, and a draft with everything filled in: 1 December 2026 to 30 November 2027.
pub async fn draft(test: &TestOffice) -> (TestSeat, Value) {
    let consultant = test.seat(Role::Consultant).await;
    let association = consultant
        .ask(
            "register_organisation",
            json!({ "requestKey": new_key(), "facts": { "kind": "association", "name": "Koret Klangbølgen",
                "borrowerCategory": "social", "street": "Kirkebakken 12", "postalCode": "2683", "town": "Havbjerg" } }),
        )
        .await;
    let organisation = &association["now"]["organisation"]["id"];
    let draft = consultant
        .ask(
            "draft_agreement",
            json!({ "requestKey": new_key(), "organisationId": organisation, "activityTitle": "Åben sangaften", "language": "da" }),
        )
        .await;
    let card = open(&consultant, &draft["now"]["id"]).await;
    let missing = card["missing"].as_array().expect("a list").iter();
    let values: serde_json::Map<String, Value> =
        missing.map(|name| (name.as_str().expect("a name").to_owned(), Value::from("æøå skrevet"))).collect();
    let change = json!({ "id": draft["now"]["id"], "version": 1, "values": values });
    let filled = consultant.ask("change_agreement", change).await["now"].clone();
    (consultant, filled)
}

pub async fn open(seat: &TestSeat, id: &Value) -> Value {
    seat.ask("open_agreement", json!({ "id": id })).await
}

pub fn seen(agreement: &Value) -> Value {
    json!({ "id": agreement["id"], "version": agreement["version"] })
}

pub fn with(mut base: Value, more: Value) -> Value {
    for (name, value) in more.as_object().expect("an object") {
        base[name] = value.clone();
    }
    base
}

pub async fn hand_on(seat: &TestSeat, agreement: &Value, to: &str) -> Value {
    let input = json!({ "requestKey": new_key(), "to": to, "holes": "refuse" });
    seat.ask("hand_on_agreement", with(seen(agreement), input)).await
}

fn signature(agreement: &Value, side: &str, on: &str) -> Value {
    with(
        seen(agreement),
        json!({ "requestKey": new_key(), "side": side, "name": "Lone Holm", "title": "forperson", "signedOn": on }),
    )
}

/// Sent and signed by both.
pub async fn signed(seat: &TestSeat, agreement: &Value) -> Value {
    let sent = hand_on(seat, agreement, "association").await;
    let one = seat.ask("sign_agreement", signature(&sent["now"], "municipality", "2026-11-20")).await;
    seat.ask("sign_agreement", signature(&one["now"], "association", "2026-11-22")).await
}

/// The kinds of what is to be thought of.
async fn reminders(seat: &TestSeat) -> Vec<String> {
    let list = seat.ask("agreement_reminders", json!({})).await;
    let kind = |one: &Value| one["date"]["kind"].as_str().expect("a kind").to_owned();
    list.as_array().expect("a list").iter().map(kind).collect()
}

pub fn later(test: &TestOffice, days: i64) {
    test.clock.set(Instant::from_unix(NOW + days * DAY));
}

fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

office_test! {
    async fn it_is_reviewed_sent_and_taken_back_to_be_written_in(test) {
        let (consultant, agreement) = draft(test).await;
        let reviewed = hand_on(&consultant, &agreement, "review").await;
        assert_eq!(reviewed["now"]["state"], "in_review");
        let change = with(seen(&reviewed["now"]), json!({ "values": { "purpose": "noget andet" } }));
        assert_eq!(consultant.refused("change_agreement", change, "agreement_locked").await["state"], "in_review");
        let sent = hand_on(&consultant, &reviewed["now"], "association").await;
        assert_eq!((&sent["now"]["state"], &sent["now"]["sentOn"]), (&json!("sent"), &json!("2026-11-24")));
        let clause = with(seen(&sent["now"]), json!({ "key": "purpose", "body": "Vi danser." }));
        consultant.refused("change_clause", clause, "agreement_locked").await;
        consultant.refused("discard_agreement", seen(&sent["now"]), "agreement_locked").await;
        let undone = consultant.undo(&sent).await;
        assert_eq!((&undone["now"]["state"], &undone["now"]["sentOn"]), (&json!("in_review"), &Value::Null));
        let again = consultant.undo(&undone).await;
        assert_eq!(again["now"]["state"], "sent");
        let back = consultant.ask("take_back_agreement", with(seen(&again["now"]), json!({ "to": "draft" }))).await;
        assert_eq!(back["now"]["state"], "draft");
        let change = with(seen(&back["now"]), json!({ "values": { "purpose": "noget andet" } }));
        consultant.ask("change_agreement", change).await;
    }

    async fn taking_back_that_is_undone_leaves_the_day_of_sending_as_it_was(test) {
        let (consultant, agreement) = draft(test).await;
        let sent = hand_on(&consultant, &agreement, "association").await;
        later(test, 10);
        let consultant = test.seat(Role::Consultant).await;
        let take_back = async |now: &Value| consultant.ask("take_back_agreement", with(seen(now), json!({ "to": "draft" }))).await;
        let back = take_back(&sent["now"]).await;
        assert_eq!(back["now"]["sentOn"], Value::Null);
        let again = consultant.undo(&back).await;
        assert_eq!((&again["now"]["state"], &again["now"]["sentOn"]), (&json!("sent"), &json!("2026-11-24")));
        let back = take_back(&again["now"]).await;
        assert_eq!(hand_on(&consultant, &back["now"], "association").await["now"]["sentOn"], "2026-12-04", "sent anew");
    }

    async fn what_is_handed_on_is_printed_once_and_kept_byte_for_byte(test) {
        let (consultant, agreement) = draft(test).await;
        let reviewed = hand_on(&consultant, &agreement, "review").await;
        let sent = hand_on(&consultant, &reviewed["now"], "association").await;
        let life = open(&consultant, &agreement["id"]).await["life"].clone();
        let reasons: Vec<&Value> = life["versions"].as_array().expect("a list").iter().map(|one| &one["madeFor"]).collect();
        assert_eq!(reasons, [&json!("sending"), &json!("review")]);
        assert_eq!(life["versions"][0]["paperId"], life["versions"][1]["paperId"]);
        assert_eq!(test.count("SELECT count(*) FROM papers").await, 1);
        let printed = consultant.ask("print_agreement", with(seen(&sent["now"]), json!({ "requestKey": new_key(), "holes": "refuse" }))).await;
        assert_eq!(printed["now"]["id"], life["versions"][0]["paperId"], "what was sent is not printed anew");
        assert_eq!(printed["now"]["sha256"], life["versions"][0]["sha256"]);
        let bytes = gate::bytes(&consultant.seat, "paper", json!({ "id": printed["now"]["id"] })).await.expect("the paper");
        assert!(bytes.starts_with(b"%PDF-1.7"));
        let back = consultant.ask("take_back_agreement", with(seen(&sent["now"]), json!({ "to": "draft" }))).await;
        assert_eq!(back["now"]["paper"], "current", "no word was changed");
    }

    async fn it_does_not_go_to_the_association_with_something_missing_unless_one_says_so(test) {
        let (consultant, agreement) = draft(test).await;
        let hole = consultant.ask("change_agreement", with(seen(&agreement), json!({ "values": { "purpose": "" } }))).await;
        let send = with(seen(&hole["now"]), json!({ "requestKey": new_key(), "to": "association", "holes": "refuse" }));
        assert_eq!(consultant.refused("hand_on_agreement", send.clone(), "holes_left").await["missing"], json!(["purpose"]));
        let reviewed = hand_on(&consultant, &hole["now"], "review").await;
        let anyway = with(seen(&reviewed["now"]), json!({ "requestKey": new_key(), "to": "association", "holes": "print" }));
        assert_eq!(consultant.ask("hand_on_agreement", anyway).await["now"]["state"], "sent");
        consultant.refused("hand_on_agreement", with(send, json!({ "version": 1 })), "stale_agreement").await;
    }

    async fn a_lost_answer_asked_for_again_is_not_handed_on_twice(test) {
        let (consultant, agreement) = draft(test).await;
        let input = with(seen(&agreement), json!({ "requestKey": new_key(), "to": "association", "holes": "refuse" }));
        let once = consultant.ask("hand_on_agreement", input.clone()).await;
        assert_eq!(consultant.ask("hand_on_agreement", input).await["now"], once["now"]);
        assert_eq!(test.count("SELECT count(*) FROM agreement_versions").await, 1);
    }

    async fn both_sides_sign_and_each_signature_can_be_taken_off_again(test) {
        let (consultant, agreement) = draft(test).await;
        let sent = hand_on(&consultant, &agreement, "association").await;
        let first = consultant.ask("sign_agreement", signature(&sent["now"], "association", "2026-11-22")).await;
        assert_eq!(first["now"]["state"], "sent", "one side is not both");
        consultant.refused("take_back_agreement", with(seen(&first["now"]), json!({ "to": "draft" })), "already_signed").await;
        let both = consultant.ask("sign_agreement", signature(&first["now"], "municipality", "2026-11-23")).await;
        assert_eq!(both["now"]["state"], "signed");
        let life = open(&consultant, &agreement["id"]).await["life"].clone();
        assert_eq!(life["standing"], "upcoming");
        assert_eq!(life["versions"][0]["madeFor"], "signing");
        assert_eq!(life["versions"][0]["paperId"], life["versions"][1]["paperId"], "the signed words are those that were sent");
        let listed = &consultant.ask("list_agreements", json!({ "view": "in_force" })).await[0];
        assert_eq!(listed["signedBy"], json!([{ "side": "association", "name": "Lone Holm" }, { "side": "municipality", "name": "Lone Holm" }]));
        let undone = consultant.undo(&both).await;
        assert_eq!(undone["now"]["state"], "sent");
        assert_eq!(consultant.undo(&undone).await["now"]["state"], "signed");
        let gone = with(seen(&undone["now"]), json!({ "version": 7, "signatureId": 999 }));
        consultant.refused("withdraw_signature", gone.clone(), "signature_not_found").await;
        consultant.refused("reinstate_signature", gone, "signature_not_found").await;
    }

    async fn the_same_signature_is_noted_once(test) {
        let (consultant, agreement) = draft(test).await;
        let sent = hand_on(&consultant, &agreement, "association").await;
        let input = signature(&sent["now"], "association", "2026-11-22");
        let once = consultant.ask("sign_agreement", input.clone()).await;
        assert_eq!(consultant.ask("sign_agreement", input).await["now"], once["now"]);
        assert_eq!(test.count("SELECT count(*) FROM agreement_signatures").await, 1);
    }

    async fn only_what_was_sent_is_signed_and_not_in_the_future(test) {
        let (consultant, agreement) = draft(test).await;
        let details = consultant.refused("sign_agreement", signature(&agreement, "association", "2026-11-22"), "act_not_possible").await;
        assert_eq!(details, json!({ "act": "sign", "state": "draft" }));
        let sent = hand_on(&consultant, &agreement, "association").await;
        let bad = with(signature(&sent["now"], "association", "2026-11-25"), json!({ "name": " ", "title": "150680-9997" }));
        let details = consultant.refused("sign_agreement", bad, "fields_refused").await;
        let problems: Vec<(&Value, &Value)> = details["problems"].as_array().expect("a list").iter()
            .map(|one| (&one["field"], &one["problem"]["kind"])).collect();
        assert_eq!(problems, [
            (&json!("name"), &json!("missing")),
            (&json!("title"), &json!("looks_like_cpr")),
            (&json!("signedOn"), &json!("in_the_future")),
        ]);
    }

    async fn whoever_signs_for_the_association_is_chosen_from_its_people_and_judged_by_the_role_on_the_day(test) {
        let (consultant, agreement) = draft(test).await;
        let person = json!({ "requestKey": new_key(), "facts": { "fullName": "Åse Bækgaard" } });
        let person = consultant.ask("register_person", person).await["now"]["person"]["id"].clone();
        let role = consultant.ask("give_contact_role", json!({ "requestKey": new_key(), "organisationId": agreement["organisationId"],
            "personId": person, "facts": { "role": "authorised_signatory", "title": "forperson", "validFrom": "2026-11-10", "validTo": "2026-11-20" } })).await;
        let role = role["now"]["id"].clone();
        assert!(role.is_number(), "{role}");
        let sent = hand_on(&consultant, &agreement, "association").await;
        let late = with(signature(&sent["now"], "association", "2026-11-22"), json!({ "contactRoleId": role, "name": "Åse Bækgaard" }));
        let noted = consultant.ask("sign_agreement", late).await;
        let life = open(&consultant, &agreement["id"]).await["life"].clone();
        assert_eq!(life["signatures"][0]["right"], "not_then", "a warning, not a refusal");
        assert_eq!((&life["signatories"][0]["name"], &life["signatories"][0]["standing"], &life["signatories"][0]["maySign"]),
            (&json!("Åse Bækgaard"), &json!("ended"), &json!(true)));
        let strange = with(signature(&noted["now"], "municipality", "2026-11-22"), json!({ "contactRoleId": role }));
        let details = consultant.refused("sign_agreement", strange, "fields_refused").await;
        assert_eq!(details["problems"][0]["field"], "contactRoleId");
    }

    async fn a_scan_is_kept_with_its_sum_and_anything_else_refused(test) {
        let (consultant, agreement) = draft(test).await;
        let png = STANDARD.decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==").expect("base64");
        let attach = |name: &str, bytes: &[u8]| json!({ "requestKey": new_key(), "id": agreement["id"], "fileName": name, "scan": base64(bytes) });
        consultant.refused("attach_signed_copy", attach("scan.png", &png), "act_not_possible").await;
        let sent = hand_on(&consultant, &agreement, "association").await;
        consultant.refused("attach_signed_copy", attach("aftale.pdf", b"PK\x03\x04 et Word-dokument"), "not_a_scan").await;
        consultant.refused("attach_signed_copy", attach("afbrudt.png", &png[..30]), "not_a_scan").await;
        let huge = vec![0; 15 * 1024 * 1024 + 1];
        assert_eq!(consultant.refused("attach_signed_copy", attach("stor.pdf", &huge), "scan_too_large").await["mostMegabytes"], 15);
        let paper = open(&consultant, &agreement["id"]).await["papers"][0].clone();
        let pdf = gate::bytes(&consultant.seat, "paper", json!({ "id": paper["id"] })).await.expect("the paper");
        let kept = consultant.ask("attach_signed_copy", attach("Aftale skannet.PDF", &pdf)).await;
        assert_eq!((&kept["now"]["fileName"], &kept["now"]["pages"]), (&json!("SA-2026-001 Aftale skannet.pdf"), &json!(3)));
        assert_eq!(kept["now"]["sha256"], paper["sha256"], "byte for byte");
        let card = open(&consultant, &agreement["id"]).await;
        assert_eq!(card["life"]["copies"].as_array().expect("a list").len(), 1);
        assert_eq!(card["papers"].as_array().expect("a list").len(), 1, "a scan is no print");
        assert_eq!(card["agreement"]["version"], sent["now"]["version"], "a scan changes no word");
        let undone = consultant.undo(&kept).await;
        assert_eq!(open(&consultant, &agreement["id"]).await["life"]["copies"], json!([]));
        consultant.undo(&undone).await;
        assert_eq!(open(&consultant, &agreement["id"]).await["life"]["copies"][0]["id"], kept["now"]["id"]);
        let named_after_a_person = consultant.ask("attach_signed_copy", attach("150680-9997.png", &png)).await;
        assert_eq!(named_after_a_person["now"]["fileName"], "SA-2026-001 scan.png");
        let strange = json!({ "id": agreement["id"], "paperId": 999 });
        consultant.refused("detach_signed_copy", strange.clone(), "version_not_found").await;
        consultant.refused("reattach_signed_copy", strange, "version_not_found").await;
        consultant.refused("detach_signed_copy", json!({ "id": 999, "paperId": 1 }), "agreement_not_found").await;
    }

    async fn notice_is_counted_shown_given_and_taken_back(test) {
        let (consultant, agreement) = draft(test).await;
        let both = signed(&consultant, &agreement).await;
        let asked = json!({ "id": agreement["id"], "givenOn": "2026-11-24" });
        assert_eq!(consultant.ask("notice_outcome", asked).await, json!({ "endsOn": "2027-02-28", "isNoSooner": false }));
        let late = json!({ "id": agreement["id"], "givenOn": "2027-10-15" });
        assert_eq!(consultant.ask("notice_outcome", late).await, json!({ "endsOn": "2027-11-30", "isNoSooner": true }));
        consultant.refused("notice_outcome", json!({ "id": 999, "givenOn": "2026-11-24" }), "agreement_not_found").await;
        let notice = |on: &str, way: &str| with(seen(&both["now"]), json!({ "givenOn": on, "givenBy": "association", "way": way }));
        let details = consultant.refused("terminate_agreement", notice("2026-11-25", "with_notice"), "fields_refused").await;
        assert_eq!(details["problems"][0]["field"], "givenOn");
        let ended = consultant.ask("terminate_agreement", notice("2026-11-24", "with_notice")).await;
        assert_eq!(ended["now"]["termination"], json!({ "givenOn": "2026-11-24", "givenBy": "association", "way": "with_notice", "endsOn": "2027-02-28" }));
        assert_eq!(ended["now"]["state"], "terminated");
        consultant.refused("terminate_agreement", with(seen(&ended["now"]), json!({ "givenOn": "2026-11-24", "givenBy": "association", "way": "at_once" })), "act_not_possible").await;
        let undone = consultant.undo(&ended).await;
        assert_eq!((&undone["now"]["state"], &undone["now"]["termination"]), (&json!("signed"), &Value::Null));
        let again = consultant.undo(&undone).await;
        assert_eq!(again["now"]["termination"], ended["now"]["termination"]);
        let held = consultant.ask("list_agreements", json!({ "view": "in_force" })).await;
        assert_eq!((&held[0]["standing"], &held[0]["endsOn"]), (&json!("terminated"), &json!("2027-02-28")));
        later(test, 97);
        let consultant = test.seat(Role::Consultant).await;
        assert_eq!(consultant.ask("list_agreements", json!({ "view": "in_force" })).await, json!([]));
        assert_eq!(consultant.ask("list_agreements", json!({ "view": "ended" })).await[0]["number"], "SA-2026-001");
    }

    async fn after_a_gross_breach_it_ends_the_same_day(test) {
        let (consultant, agreement) = draft(test).await;
        let both = signed(&consultant, &agreement).await;
        let at_once = with(seen(&both["now"]), json!({ "givenOn": "2026-11-24", "givenBy": "municipality", "way": "at_once" }));
        let ended = consultant.ask("terminate_agreement", at_once).await;
        assert_eq!(ended["now"]["termination"], json!({ "givenOn": "2026-11-24", "givenBy": "municipality", "way": "at_once", "endsOn": "2026-11-24" }));
        let undone = consultant.undo(&ended).await;
        assert_eq!(consultant.undo(&undone).await["now"]["termination"], ended["now"]["termination"]);
        consultant.refused("withdraw_termination", json!({ "id": agreement["id"], "version": 1 }), "stale_agreement").await;
    }

    async fn what_had_ended_by_itself_is_not_begun_again_by_notice_or_by_what_follows_it(test) {
        let (consultant, agreement) = draft(test).await;
        let both = signed(&consultant, &agreement).await["now"].clone();
        later(test, 400);
        let consultant = test.seat(Role::Consultant).await;
        let asked = json!({ "id": agreement["id"], "givenOn": "2027-12-29", "way": "at_once" });
        assert_eq!(consultant.ask("notice_outcome", asked).await, json!({ "endsOn": "2027-11-30", "isNoSooner": true }));
        let at_once = json!({ "givenOn": "2027-12-29", "givenBy": "municipality", "way": "at_once" });
        let ended = consultant.ask("terminate_agreement", with(seen(&both), at_once)).await;
        assert_eq!(ended["now"]["termination"]["endsOn"], "2027-11-30");
        consultant.undo(&ended).await;
        let next = consultant.ask("renew_agreement", json!({ "requestKey": new_key(), "id": agreement["id"] })).await["now"].clone();
        let period = json!({ "period": { "startsOn": "2028-03-01", "endsOn": "2029-02-28" }, "values": {} });
        let next = consultant.ask("change_agreement", with(seen(&next), period)).await["now"].clone();
        signed(&consultant, &next).await;
        let before = open(&consultant, &agreement["id"]).await;
        assert_eq!((&before["agreement"]["state"], &before["life"]["lastDay"]), (&json!("renewed"), &json!("2027-11-30")));
        let over = consultant.ask("list_agreements", json!({ "view": "ended" })).await;
        assert_eq!((&over[0]["number"], &over[0]["endsOn"]), (&json!("SA-2026-001"), &json!("2027-11-30")));
        let held = consultant.ask("list_agreements", json!({ "view": "in_force" })).await;
        assert_eq!(held.as_array().map(Vec::len), Some(1), "only the one that follows: {held}");
    }

    async fn what_says_something_of_the_old_time_is_moved_on_or_left_to_be_written_anew(test) {
        let (consultant, agreement) = draft(test).await;
        let values = json!({ "grant_period": "1. december 2026 til 30. november 2027", "goals": "40 sangere i 2027", "place": "Sal A" });
        let change = with(seen(&agreement), json!({ "values": values }));
        let filled = consultant.ask("change_agreement", change).await["now"].clone();
        let both = signed(&consultant, &filled).await["now"].clone();
        let next = consultant.ask("renew_agreement", json!({ "requestKey": new_key(), "id": both["id"] })).await["now"].clone();
        assert_eq!(next["values"]["grant_period"], "1. december 2027 til 30. november 2028");
        assert_eq!((&next["values"]["place"], &next["values"]["goals"]), (&json!("Sal A"), &Value::Null));
    }

    async fn tacit_renewal_is_a_choice_that_the_paper_says_and_the_calendar_follows(test) {
        let (consultant, agreement) = draft(test).await;
        assert_eq!(agreement["terms"], json!({ "notice": { "count": 3, "unit": "months", "to": "month_end" }, "tacitMonths": null }));
        let card = open(&consultant, &agreement["id"]).await;
        assert_eq!((&card["filled"]["notice"], &card["life"]["termsOnPaper"]), (&json!("tre måneders varsel"), &json!("said")));
        let terms = json!({ "notice": { "count": 30, "unit": "days", "to": "any_day" }, "tacitMonths": 12 });
        let changed = consultant.ask("change_terms", with(seen(&agreement), json!({ "terms": terms }))).await;
        assert_eq!(changed["now"]["terms"], terms);
        let body = |answer: &Value| answer["now"]["clauses"][14]["body"].as_str().expect("a text").to_owned();
        assert!(body(&changed).contains("fortsætter derefter med {{renewal_step}}"), "{}", body(&changed));
        let card = open(&consultant, &agreement["id"]).await;
        assert_eq!((&card["filled"]["renewal_step"], &card["filled"]["notice"]), (&json!("et år"), &json!("30 dages varsel")));
        assert_eq!((&card["life"]["termsOnPaper"], &card["missing"]), (&json!("said"), &json!([])));
        let undone = consultant.undo(&changed).await;
        assert!(body(&undone).contains("taget op til fornyelse"), "{}", body(&undone));
        let again = consultant.undo(&undone).await;
        let bad = json!({ "terms": { "notice": { "count": 0, "unit": "days", "to": "any_day" }, "tacitMonths": 121 } });
        let details = consultant.refused("change_terms", with(seen(&again["now"]), bad), "fields_refused").await;
        assert_eq!(details["problems"].as_array().expect("a list").len(), 2);
        let both = signed(&consultant, &again["now"]).await;
        consultant.refused("change_terms", with(seen(&both["now"]), json!({ "terms": terms })), "agreement_locked").await;
        let life = open(&consultant, &agreement["id"]).await["life"].clone();
        assert_eq!((&life["noticeDeadline"], &life["endsIfNoticeToday"]), (&json!("2027-10-31"), &json!("2026-12-24")));
        later(test, 365 * 3);
        let consultant = test.seat(Role::Consultant).await;
        let life = open(&consultant, &agreement["id"]).await["life"].clone();
        assert_eq!((&life["standing"], &life["lastDay"]), (&json!("running"), &json!("2029-11-30")));
    }

    async fn a_clause_that_somebody_wrote_in_is_left_alone_and_the_card_says_so(test) {
        let (consultant, agreement) = draft(test).await;
        let written = consultant.ask("change_clause", with(seen(&agreement), json!({ "key": "period", "body": "Vi siger til." }))).await;
        let terms = json!({ "notice": { "count": 3, "unit": "months", "to": "month_end" }, "tacitMonths": 6 });
        let changed = consultant.ask("change_terms", with(seen(&written["now"]), json!({ "terms": terms }))).await;
        assert_eq!(changed["now"]["clauses"][14]["body"], "Vi siger til.");
        assert_eq!(open(&consultant, &agreement["id"]).await["life"]["termsOnPaper"], "unknown");
        let back = json!({ "key": "period", "variant": "ends_month_end" });
        consultant.ask("change_clause", with(seen(&changed["now"]), back)).await;
        assert_eq!(open(&consultant, &agreement["id"]).await["life"]["termsOnPaper"], "contradicted");
    }

    async fn a_renewal_copies_the_words_moves_the_dates_and_takes_over_when_it_is_signed(test) {
        let (consultant, agreement) = draft(test).await;
        let values = json!({ "values": { "evaluation_date": "1/6-2027", "place": "Havbjerg Gamle Skole" }, "caseNumber": "27.15" });
        let dated = consultant.ask("change_agreement", with(seen(&agreement), values)).await;
        let renew = || json!({ "requestKey": new_key(), "id": agreement["id"] });
        consultant.refused("renew_agreement", renew(), "act_not_possible").await;
        let both = signed(&consultant, &dated["now"]).await;
        let asked = renew();
        let next = consultant.ask("renew_agreement", asked.clone()).await;
        assert_eq!(consultant.ask("renew_agreement", asked).await["now"]["id"], next["now"]["id"]);
        let expected = json!({ "number": "SA-2026-002", "state": "draft", "startsOn": "2027-12-01", "endsOn": "2028-11-30",
            "predecessorId": agreement["id"], "caseNumber": "27.15", "activityTitle": "Åben sangaften" });
        for (field, value) in expected.as_object().expect("an object") {
            assert_eq!(&next["now"][field], value, "{field}");
        }
        assert_eq!(next["now"]["values"]["evaluation_date"], "1/6-2028");
        assert_eq!(next["now"]["values"]["place"], "Havbjerg Gamle Skole");
        assert_eq!(consultant.refused("renew_agreement", renew(), "successor_exists").await["number"], "SA-2026-002");
        let compared = consultant.ask("compare_agreement", json!({ "id": next["now"]["id"], "before": { "of": "predecessor" }, "after": { "of": "now" } })).await;
        let changed: Vec<&Value> = compared.as_array().expect("a list").iter().filter(|one| one["change"] != "same").map(|one| &one["key"]).collect();
        assert_eq!(changed, [&json!("evaluation"), &json!("period")]);
        let second = signed(&consultant, &next["now"]).await;
        let first = open(&consultant, &agreement["id"]).await;
        assert_eq!((&first["agreement"]["state"], &first["life"]["lastDay"]), (&json!("renewed"), &json!("2027-11-30")));
        assert_eq!(first["life"]["successor"]["number"], "SA-2026-002");
        consultant.refused("terminate_agreement", with(seen(&both["now"]), json!({ "givenOn": "2026-11-24", "givenBy": "association", "way": "at_once" })), "stale_agreement").await;
        consultant.undo(&second).await;
        assert_eq!(open(&consultant, &agreement["id"]).await["agreement"]["state"], "signed", "its successor is not signed after all");
    }

    async fn an_agreement_without_a_period_is_not_renewed(test) {
        let (consultant, agreement) = draft(test).await;
        let bare = consultant.ask("change_agreement", with(seen(&agreement), json!({ "period": { "startsOn": null, "endsOn": null } }))).await;
        let open_ended = with(seen(&bare["now"]), json!({ "requestKey": new_key(), "to": "association", "holes": "print" }));
        let sent = consultant.ask("hand_on_agreement", open_ended).await;
        let one = consultant.ask("sign_agreement", signature(&sent["now"], "municipality", "2026-11-20")).await;
        consultant.ask("sign_agreement", signature(&one["now"], "association", "2026-11-22")).await;
        let renew = json!({ "requestKey": new_key(), "id": agreement["id"] });
        consultant.refused("renew_agreement", renew, "period_missing").await;
    }

    async fn an_agreement_with_an_archived_party_is_not_renewed(test) {
        let (consultant, agreement) = draft(test).await;
        signed(&consultant, &agreement).await;
        consultant.ask("archive_organisation", json!({ "organisationId": agreement["organisationId"] })).await;
        let renew = json!({ "requestKey": new_key(), "id": agreement["id"] });
        consultant.refused("renew_agreement", renew, "party_not_found").await;
    }

    async fn versions_are_compared_word_by_word(test) {
        let (consultant, agreement) = draft(test).await;
        let said = consultant.ask("change_clause", with(seen(&agreement), json!({ "key": "purpose", "body": "Vi synger om torsdagen." }))).await;
        let reviewed = hand_on(&consultant, &said["now"], "review").await;
        let back = consultant.undo(&reviewed).await;
        consultant.ask("change_clause", with(seen(&back["now"]), json!({ "key": "purpose", "body": "Vi synger om fredagen." }))).await;
        let version = open(&consultant, &agreement["id"]).await["life"]["versions"][0]["id"].clone();
        let compare = |before: Value, after: Value| json!({ "id": agreement["id"], "before": before, "after": after });
        let compared = consultant.ask("compare_agreement", compare(json!({ "of": "version", "id": version }), json!({ "of": "now" }))).await;
        let purpose = compared.as_array().expect("a list").iter().find(|one| one["key"] == "purpose").expect("the clause");
        assert_eq!(purpose["text"], json!([{ "kind": "same", "text": "Vi synger om " }, { "kind": "out", "text": "torsdagen." }, { "kind": "in", "text": "fredagen." }]));
        consultant.refused("compare_agreement", compare(json!({ "of": "version", "id": 999 }), json!({ "of": "now" })), "version_not_found").await;
        consultant.refused("compare_agreement", compare(json!({ "of": "predecessor" }), json!({ "of": "now" })), "version_not_found").await;
        let nothing = json!({ "id": 999, "before": { "of": "now" }, "after": { "of": "now" } });
        consultant.refused("compare_agreement", nothing, "agreement_not_found").await;
    }

    async fn versions_are_compared_in_words_without_marks_but_bold_words_are_another_paper(test) {
        let (consultant, agreement) = draft(test).await;
        let write = |seen: Value, body: &str| with(seen, json!({ "key": "purpose", "body": body }));
        let plain = consultant.ask("change_clause", write(seen(&agreement), "Vi synger:\n- om torsdagen")).await;
        let first = hand_on(&consultant, &plain["now"], "review").await;
        let back = consultant.ask("take_back_agreement", with(seen(&first["now"]), json!({ "to": "draft" }))).await;
        let bold = consultant.ask("change_clause", write(seen(&back["now"]), "Vi **synger**:\n- om *fredagen* på [salen](https://a.example)")).await;
        let versions = |card: Value| card["life"]["versions"].as_array().expect("versions").clone();
        let version = versions(open(&consultant, &agreement["id"]).await)[0]["id"].clone();
        let compare = json!({ "id": agreement["id"], "before": { "of": "version", "id": version }, "after": { "of": "now" } });
        let compared = consultant.ask("compare_agreement", compare).await;
        let purpose = compared.as_array().expect("a list").iter().find(|one| one["key"] == "purpose").expect("the clause");
        assert_eq!(purpose["text"], json!([{ "kind": "same", "text": "Vi synger:\n- om " }, { "kind": "out", "text": "torsdagen" },
            { "kind": "in", "text": "fredagen på salen (https://a.example)" }]));
        let second = hand_on(&consultant, &bold["now"], "review").await;
        let back = consultant.ask("take_back_agreement", with(seen(&second["now"]), json!({ "to": "draft" }))).await;
        let plainer = consultant.ask("change_clause", write(seen(&back["now"]), "Vi synger:\n- om *fredagen* på [salen](https://a.example)")).await;
        hand_on(&consultant, &plainer["now"], "review").await;
        let papers: std::collections::BTreeSet<String> = versions(open(&consultant, &agreement["id"]).await).iter().map(|one| one["paperId"].to_string()).collect();
        assert_eq!(papers.len(), 3, "the same words in another weight are printed anew");
        assert_eq!(open(&consultant, &agreement["id"]).await["agreement"]["clauses"][0]["body"], "Vi synger:\n- om *fredagen* på [salen](https://a.example)");
    }

    async fn a_signature_that_does_not_come_is_thought_of_after_a_fortnight(test) {
        let (consultant, agreement) = draft(test).await;
        hand_on(&consultant, &agreement, "association").await;
        later(test, 13);
        assert_eq!(reminders(&test.seat(Role::Manager).await).await, Vec::<String>::new());
        later(test, 14);
        assert_eq!(reminders(&test.seat(Role::Manager).await).await, ["signature_missing"]);
    }

    async fn what_has_to_be_thought_of_comes_in_time_and_goes_when_it_is_done(test) {
        let (consultant, agreement) = draft(test).await;
        let dated = consultant.ask("change_agreement", with(seen(&agreement), json!({ "values": { "evaluation_date": "1/12-2026" } }))).await;
        assert_eq!(reminders(&consultant).await, Vec::<String>::new());
        let both = signed(&consultant, &dated["now"]).await;
        let list = consultant.ask("agreement_reminders", json!({})).await;
        assert_eq!(list[0]["date"], json!({ "kind": "evaluation", "on": "2026-12-01", "days": 7, "isNear": true }));
        assert_eq!((&list[0]["isOwn"], &list[0]["number"]), (&json!(true), &json!("SA-2026-001")));
        let other = test.seat(Role::Manager).await;
        assert_eq!(other.ask("agreement_reminders", json!({})).await[0]["isOwn"], false);
        let note = json!({ "evaluation": { "evaluatedOn": "2026-11-24", "result": "Fyrre sang med.", "nextStep": "" } });
        let noted = consultant.ask("note_evaluation", with(seen(&both["now"]), note)).await;
        assert_eq!(noted["now"]["evaluation"]["result"], "Fyrre sang med.");
        // Nobody has confirmed the three things that its clauses ask of the association.
        let asked = ["requirement_missing"; 3];
        assert_eq!(reminders(&consultant).await, asked);
        let undone = consultant.undo(&noted).await;
        assert_eq!(undone["now"]["evaluation"], Value::Null);
        consultant.undo(&undone).await;
        later(test, 320);
        assert_eq!(reminders(&test.seat(Role::Manager).await).await, [&asked[..], &["expires"]].concat());
    }

    async fn an_evaluation_says_something_and_belongs_to_a_signed_agreement(test) {
        let (consultant, agreement) = draft(test).await;
        let note = |agreement: &Value, on: &str, result: &str| with(seen(agreement), json!({ "evaluation": { "evaluatedOn": on, "result": result, "nextStep": "Ring til 150680-9997" } }));
        let fine = with(seen(&agreement), json!({ "evaluation": { "evaluatedOn": "2026-11-24", "result": "Godt." } }));
        consultant.refused("note_evaluation", fine, "act_not_possible").await;
        let both = signed(&consultant, &agreement).await;
        let details = consultant.refused("note_evaluation", note(&both["now"], "2026-11-25", " "), "fields_refused").await;
        let fields: Vec<&Value> = details["problems"].as_array().expect("a list").iter().map(|one| &one["field"]).collect();
        assert_eq!(fields, [&json!("evaluation.result"), &json!("evaluation.nextStep"), &json!("evaluation.evaluatedOn")]);
    }

    async fn nothing_is_done_to_a_discarded_draft_or_one_that_is_not_there(test) {
        let (consultant, agreement) = draft(test).await;
        let gone = consultant.ask("discard_agreement", seen(&agreement)).await;
        let hand = json!({ "requestKey": new_key(), "to": "review", "holes": "refuse" });
        consultant.refused("hand_on_agreement", with(seen(&gone["now"]), hand.clone()), "agreement_discarded").await;
        consultant.refused("take_back_agreement", with(seen(&gone["now"]), json!({ "to": "draft" })), "agreement_discarded").await;
        consultant.refused("renew_agreement", json!({ "requestKey": new_key(), "id": agreement["id"] }), "agreement_discarded").await;
        for (operation, more) in [
            ("hand_on_agreement", hand),
            ("take_back_agreement", json!({ "to": "draft" })),
            ("sign_agreement", json!({ "requestKey": new_key(), "side": "association", "name": "Lone", "signedOn": "2026-11-20" })),
            ("withdraw_signature", json!({ "signatureId": 1 })),
            ("reinstate_signature", json!({ "signatureId": 1 })),
            ("terminate_agreement", json!({ "givenOn": "2026-11-20", "givenBy": "association", "way": "at_once" })),
            ("withdraw_termination", json!({})),
            ("change_terms", json!({ "terms": agreement["terms"] })),
            ("note_evaluation", json!({ "evaluation": null })),
        ] {
            consultant.refused(operation, with(json!({ "id": 999, "version": 1 }), more), "agreement_not_found").await;
        }
        consultant.refused("renew_agreement", json!({ "requestKey": new_key(), "id": 999 }), "agreement_not_found").await;
        consultant.refused("attach_signed_copy", json!({ "requestKey": new_key(), "id": 999, "fileName": "a.png",
            "scan": "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==" }), "agreement_not_found").await;
    }
}
