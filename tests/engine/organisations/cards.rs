//! Registering, changing and putting away organisations.

use frivillighus_engine::access::Role;
use frivillighus_engine::organisations;
use frivillighus_engine::shared::ids::OrganisationId;
use frivillighus_tests::{new_key, office_test};
use serde_json::json;

use super::builders::{association, found, problems, registered, with};

office_test! {
    async fn an_association_is_registered_with_whom_to_ring_in_one_card(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let facts = with(association("Koret  Klangbølgen "), &json!({ "shortName": "Klangbølgen", "cvr": "DK 99 90 00 08",
            "phone": "84 00 01 23", "email": "Kor@Eksempel.DK", "postalCode": "4625", "town": "Lille Tømmerup",
            "educationApprovedOn": "1/8-2020", "declarationValidUntil": "31.12.2027" }));
        let contact = json!({ "facts": { "fullName": "Merete Ærenlund", "phone": "+45 84000145" }, "role": "contact_person" });
        let answer = desk.ask("register_organisation", json!({ "requestKey": new_key(), "facts": facts, "contact": contact })).await;
        let kept = &answer["now"]["organisation"]["facts"];
        assert_eq!(kept["name"], "Koret Klangbølgen");
        assert_eq!(kept["cvr"], "99900008");
        assert_eq!(kept["phone"], "+4584000123");
        assert_eq!(kept["email"], "Kor@eksempel.dk");
        assert_eq!(kept["declarationValidUntil"], "2027-12-31");
        assert_eq!(answer["now"]["contact"]["personName"], "Merete Ærenlund");
        assert_eq!(answer["now"]["doubles"], json!([]));

        let id = &answer["now"]["organisation"]["id"];
        let card = desk.ask("open_organisation", json!({ "organisationId": id })).await;
        assert_eq!(card["contacts"][0]["phone"], "+4584000145");
        assert_eq!(card["contacts"][0]["facts"]["validFrom"], "2026-11-24");
        assert_eq!(card["contacts"][0]["standing"], "current");
        assert_eq!(card["declaration"], json!({ "state": "valid", "until": "2027-12-31" }));

        let undone = desk.undo(&answer).await;
        assert!(undone["now"]["archivedAt"].is_string());
        let hits = desk.ask("find_parties", json!({ "words": "merete", "among": "person", "standing": "active" })).await;
        assert_eq!(hits["found"], json!([]), "whoever came with it is put away with it");
        desk.undo(&undone).await;
        assert_eq!(found(&desk, "merete").await, ["Merete Ærenlund", "Koret Klangbølgen"]);
    }

    async fn the_same_request_again_is_the_same_organisation(test) {
        let desk = test.seat(Role::Manager).await;
        let contact = json!({ "facts": { "fullName": "Ib Skov" }, "role": "chair" });
        let input = json!({ "requestKey": new_key(), "facts": association("Havbjerg Bylaug"), "contact": contact });
        let first = desk.ask("register_organisation", input.clone()).await;
        let again = desk.ask("register_organisation", input).await;
        assert_eq!(first["now"]["organisation"], again["now"]["organisation"]);
        assert_eq!(first["now"]["contact"]["id"], again["now"]["contact"]["id"]);
        assert_eq!(found(&desk, "bylaug").await.len(), 1);
    }

    async fn every_bad_field_is_told_at_once(test) {
        let desk = test.seat(Role::Manager).await;
        let facts = with(association(" "), &json!({ "shortName": "x".repeat(41), "cvr": "99900009", "pNumber": "123",
            "phone": "8400", "email": "nej", "postalCode": "46", "declarationValidUntil": "31/2-2027",
            "note": "ring til 150680-9997", "parentId": null }));
        let contact = json!({ "facts": { "fullName": "", "phone": "12" }, "role": "chair" });
        let input = json!({ "requestKey": new_key(), "facts": facts, "contact": contact });
        let details = desk.refused("register_organisation", input, "fields_refused").await;
        assert_eq!(problems(&details), [
            "facts.name: missing", "facts.shortName: too_long", "facts.cvr: cvr_checksum", "facts.pNumber: p_number_length",
            "facts.phone: phone", "facts.email: email", "facts.postalCode: postal_code",
            "facts.declarationValidUntil: date", "facts.note: looks_like_cpr",
            "contact.facts.fullName: missing", "contact.facts.phone: phone",
        ]);
        let facts = with(association("Kor"), &json!({ "postalCode": "4625" }));
        let details = desk.refused("register_organisation", json!({ "requestKey": new_key(), "facts": facts }), "fields_refused").await;
        assert_eq!(problems(&details), ["facts.town: missing"]);
    }

    async fn a_p_number_is_not_judged_by_a_check_digit(test) {
        let desk = test.seat(Role::Manager).await;
        let facts = with(association("Ældrecenter Solsikken"), &json!({ "kind": "workplace", "pNumber": "1000000001" }));
        assert_eq!(registered(&desk, facts).await["facts"]["pNumber"], "1000000001");
    }

    async fn doubles_are_a_hint_and_branches_may_share_a_cvr_number(test) {
        let desk = test.seat(Role::Manager).await;
        let facts = with(association("Nørre Bådelaug"), &json!({ "cvr": "99900008" }));
        let first = registered(&desk, facts.clone()).await;
        let branch = with(facts, &json!({ "name": "Noerre Baadelaug", "parentId": first["id"] }));
        let answer = desk.ask("register_organisation", json!({ "requestKey": new_key(), "facts": branch })).await;
        let traits: Vec<&str> = answer["now"]["doubles"].as_array().unwrap().iter().map(|double| double["same"].as_str().unwrap()).collect();
        assert_eq!(traits, ["name", "cvr"]);
        let card = desk.ask("open_organisation", json!({ "organisationId": first["id"] })).await;
        assert_eq!(card["branches"][0]["name"], "Noerre Baadelaug");
    }

    async fn no_organisation_is_a_branch_of_itself(test) {
        let desk = test.seat(Role::Manager).await;
        let top = registered(&desk, association("Top")).await;
        let branch = registered(&desk, with(association("Gren"), &json!({ "parentId": top["id"] }))).await;
        for parent in [&top["id"], &branch["id"], &json!(999)] {
            let facts = with(top["facts"].clone(), &json!({ "parentId": parent }));
            let input = json!({ "organisationId": top["id"], "version": 1, "facts": facts });
            let details = desk.refused("change_organisation", input, "fields_refused").await;
            assert_eq!(problems(&details), ["facts.parentId: not_found"]);
        }
    }

    async fn a_change_is_undone_and_done_again_step_by_step(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let organisation = registered(&desk, association("Kor")).await;
        let change = |version: i64, name: &str, note: &str| {
            let facts = with(organisation["facts"].clone(), &json!({ "name": name, "note": note }));
            json!({ "organisationId": organisation["id"], "version": version, "facts": facts })
        };
        let first = desk.ask("change_organisation", change(1, "Koret Klangbølgen", "")).await;
        let second = desk.ask("change_organisation", change(2, "Koret Klangbølgen", "har nøgle")).await;
        assert_eq!(second["now"]["version"], 3);
        let back = desk.undo(&second).await;
        assert_eq!(back["now"]["facts"]["note"], "");
        let further_back = desk.undo(&first).await;
        assert_eq!(further_back["now"]["facts"]["name"], "Kor");
        assert_eq!(found(&desk, "klang").await, Vec::<String>::new());
        desk.undo(&further_back).await;
        let forth = desk.undo(&back).await;
        assert_eq!(forth["now"]["facts"]["note"], "har nøgle");
        assert_eq!(found(&desk, "klang").await, ["Koret Klangbølgen"]);
    }

    async fn a_change_is_not_undone_over_a_colleagues(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let colleague = test.seat(Role::Consultant).await;
        let organisation = registered(&desk, association("Kor")).await;
        let with_note = |note: &str| with(organisation["facts"].clone(), &json!({ "note": note }));
        let mine = desk.ask("change_organisation", json!({ "organisationId": organisation["id"], "version": 1, "facts": with_note("min") })).await;
        colleague.ask("change_organisation", json!({ "organisationId": organisation["id"], "version": 2, "facts": with_note("hendes") })).await;
        let step = &mine["undo"];
        let details = desk.refused(step["operation"].as_str().unwrap(), step["input"].clone(), "stale_organisation").await;
        assert_eq!(details["current"]["facts"]["note"], "hendes");
    }

    async fn a_stale_edit_shows_how_it_stands_now(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let organisation = registered(&desk, association("Kor")).await;
        let change = |field: &str, value: &str| json!({ "organisationId": organisation["id"], "version": 1,
            "facts": with(organisation["facts"].clone(), &json!({ field: value })) });
        desk.ask("change_organisation", change("note", "ny")).await;
        let details = desk.refused("change_organisation", change("phone", "84000123"), "stale_organisation").await;
        assert_eq!(details["current"]["version"], 2);
        assert_eq!(details["current"]["facts"]["note"], "ny");
        let same = desk.ask("change_organisation", change("note", "ny")).await;
        assert_eq!((same["now"]["version"].as_i64(), &same["undo"]), (Some(2), &json!(null)), "what changes nothing is no change");
    }

    async fn two_desks_that_change_at_once_do_not_overwrite_each_other(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let organisation = registered(&desk, association("Kor")).await;
        let other = frivillighus_tests::TestSeat { seat: frivillighus_engine::access::Seat::new(test.again().await) };
        other.ask("sign_in", json!({ "userName": "anne", "password": frivillighus_tests::PASSWORD })).await;
        let change = |note: &str| json!({ "organisationId": organisation["id"], "version": 1,
            "facts": with(organisation["facts"].clone(), &json!({ "note": note })) });
        let (one, two) = tokio::join!(
            frivillighus_engine::gate::call(&desk.seat, "change_organisation", change("en")),
            frivillighus_engine::gate::call(&other.seat, "change_organisation", change("to")),
        );
        assert_eq!([&one, &two].iter().filter(|outcome| outcome.is_ok()).count(), 1, "{one:?} {two:?}");
        let refusal = one.err().or(two.err()).expect("one is refused");
        assert_eq!(refusal["code"], "stale_organisation");
        other.seat.office().close().await;
    }

    async fn an_organisation_is_put_away_once_and_taken_out_once(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let organisation = registered(&desk, association("Kor")).await;
        let input = json!({ "organisationId": organisation["id"] });
        desk.refused("restore_organisation", input.clone(), "not_archived").await;
        desk.ask("archive_organisation", input.clone()).await;
        desk.refused("archive_organisation", input.clone(), "already_archived").await;
        let restored = desk.ask("restore_organisation", input).await;
        assert_eq!(restored["now"]["archivedAt"], json!(null));
    }

    async fn what_is_not_there_is_said_to_be_missing(test) {
        let desk = test.seat(Role::FrontDesk).await;
        for operation in ["open_organisation", "archive_organisation", "restore_organisation"] {
            desk.refused(operation, json!({ "organisationId": 999 }), "organisation_not_found").await;
        }
        let input = json!({ "organisationId": 999, "version": 1, "facts": association("Kor") });
        desk.refused("change_organisation", input, "organisation_not_found").await;
    }

    async fn what_was_merged_is_read_as_the_other(test) {
        let desk = test.seat(Role::FrontDesk).await;
        for name in ["Gammelt Kor", "Mellemste Kor", "Nyt Kor"] {
            registered(&desk, association(name)).await;
        }
        test.sabotage("UPDATE organisations SET merged_into = id + 1 WHERE name <> 'Nyt Kor'").await.unwrap();
        let card = desk.ask("open_organisation", json!({ "organisationId": 1 })).await;
        assert_eq!(card["organisation"]["facts"]["name"], "Nyt Kor");
        let mut tx = test.office.db().begin_read(test.office.now()).await.unwrap();
        let borrower = organisations::borrower(&mut tx, OrganisationId(2)).await.unwrap().unwrap();
        assert_eq!(borrower.name, "Nyt Kor");
        let ids = [OrganisationId(1), OrganisationId(3), OrganisationId(999), OrganisationId(1)];
        let mut names = organisations::names(&mut tx, &ids).await.unwrap();
        names.sort_by_key(|names| names.asked);
        let asked: Vec<(i64, i64, &str)> = names.iter().map(|names| (names.asked.0, names.id.0, names.label())).collect();
        assert_eq!(asked, [(1, 3, "Nyt Kor"), (3, 3, "Nyt Kor")]);
    }

    async fn what_was_merged_away_is_found_no_more(test) {
        let desk = test.seat(Role::FrontDesk).await;
        registered(&desk, association("Gammelt Kor")).await;
        let other = registered(&desk, association("Nyt Kor")).await;
        test.sabotage("UPDATE organisations SET merged_into = 2 WHERE id = 1").await.unwrap();
        let facts = with(other["facts"].clone(), &json!({ "note": "begge" }));
        desk.ask("change_organisation", json!({ "organisationId": 1, "version": 1, "facts": facts })).await;
        let card = desk.ask("open_organisation", json!({ "organisationId": 2 })).await;
        assert_eq!(card["organisation"]["facts"]["note"], "begge");
    }

    async fn the_log_names_fields_and_no_values(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let organisation = registered(&desk, association("Kor")).await;
        let facts = with(organisation["facts"].clone(), &json!({ "note": "hemmelig note" }));
        desk.ask("change_organisation", json!({ "organisationId": organisation["id"], "version": 1, "facts": facts })).await;
        let kept = logged!(test, "event_values LIKE '%hemmelig%'");
        assert_eq!(kept, 0);
        let named = logged!(test, "event = 'organisation_changed' AND event_values LIKE '%note%'");
        assert_eq!(named, 1);
    }

    async fn the_auditor_reads_and_changes_nothing(test) {
        let manager = test.seat(Role::Manager).await;
        let organisation = registered(&manager, association("Kor")).await;
        let auditor = test.seat(Role::Auditor).await;
        auditor.ask("open_organisation", json!({ "organisationId": organisation["id"] })).await;
        auditor.refused("archive_organisation", json!({ "organisationId": organisation["id"] }), "not_allowed").await;
    }
}
