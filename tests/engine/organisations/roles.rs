//! What people are at organisations, and when.

use frivillighus_engine::access::Role;
use frivillighus_engine::organisations;
use frivillighus_engine::shared::ids::OrganisationId;
use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{NOW, PASSWORD, new_key, office_test};
use serde_json::json;

use super::builders::{association, found, given_role, person, problems, registered, registered_person};

office_test! {
    async fn whom_to_ring_stands_first_and_those_who_left_last(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let kor = registered(&desk, association("Kor")).await;
        let ib = registered_person(&desk, person("Ib Skov", "84000001")).await;
        let åse = registered_person(&desk, person("Åse Holm", "84000002")).await;
        let chair = given_role(&desk, &kor, &ib, "chair").await;
        given_role(&desk, &kor, &ib, "contact_person").await;
        given_role(&desk, &kor, &åse, "treasurer").await;
        let ended = desk.ask("end_contact_role", json!({ "contactRoleId": chair["id"], "version": 1 })).await;
        assert_eq!(ended["now"]["facts"]["validTo"], "2026-11-24");
        assert_eq!(ended["now"]["standing"], "current", "the last day is included");
        test.clock.set(Instant::from_unix(NOW + 86_400));
        desk.ask("unlock_seat", json!({ "password": PASSWORD })).await;
        let card = desk.ask("open_organisation", json!({ "organisationId": kor["id"] })).await;
        let roles: Vec<(&str, &str)> = card["contacts"].as_array().unwrap().iter()
            .map(|contact| (contact["facts"]["role"].as_str().unwrap(), contact["standing"].as_str().unwrap())).collect();
        assert_eq!(roles, [("contact_person", "current"), ("treasurer", "current"), ("chair", "ended")]);
        let back = desk.undo(&ended).await;
        assert_eq!(back["now"]["facts"]["validTo"], "");
        let ib_card = desk.ask("open_person", json!({ "personId": ib["id"] })).await;
        assert_eq!(ib_card["roles"][0]["organisationName"], "Kor");
    }

    async fn a_role_is_given_once_for_each_request(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let kor = registered(&desk, association("Kor")).await;
        let ib = registered_person(&desk, person("Ib Skov", "")).await;
        let input = json!({ "requestKey": new_key(), "organisationId": kor["id"], "personId": ib["id"], "facts": { "role": "chair" } });
        let first = desk.ask("give_contact_role", input.clone()).await;
        assert_eq!(desk.ask("give_contact_role", input).await["now"]["id"], first["now"]["id"]);
    }

    async fn whoever_was_put_away_takes_no_new_ties(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let kor = registered(&desk, association("Kor")).await;
        let ib = registered_person(&desk, person("Ib Skov", "")).await;
        let input = || json!({ "requestKey": new_key(), "organisationId": kor["id"], "personId": ib["id"], "facts": { "role": "chair" } });
        let archived = desk.ask("archive_person", json!({ "personId": ib["id"] })).await;
        desk.refused("give_contact_role", input(), "person_not_found").await;
        desk.undo(&archived).await;
        desk.ask("archive_organisation", json!({ "organisationId": kor["id"] })).await;
        desk.refused("give_contact_role", input(), "organisation_not_found").await;
    }

    async fn nobody_is_the_same_twice_at_once(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let kor = registered(&desk, association("Kor")).await;
        let ib = registered_person(&desk, person("Ib Skov", "")).await;
        let held = given_role(&desk, &kor, &ib, "chair").await;
        let input = |from: &str, to: &str| json!({ "requestKey": new_key(), "organisationId": kor["id"], "personId": ib["id"],
            "facts": { "role": "chair", "validFrom": from, "validTo": to } });
        let details = desk.refused("give_contact_role", input("1/12-2026", ""), "role_held_already").await;
        assert_eq!(details["held"]["id"], held["id"]);
        desk.ask("give_contact_role", input("1/1-2020", "31/12-2020")).await;
    }

    async fn a_role_ends_after_it_begins(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let kor = registered(&desk, association("Kor")).await;
        let ib = registered_person(&desk, person("Ib Skov", "")).await;
        let facts = json!({ "role": "chair", "title": "x".repeat(101), "validFrom": "", "validTo": "snart" });
        let input = json!({ "requestKey": new_key(), "organisationId": kor["id"], "personId": ib["id"], "facts": facts });
        let details = desk.refused("give_contact_role", input, "fields_refused").await;
        assert_eq!(problems(&details), ["facts.title: too_long", "facts.validTo: date"]);
        let role = given_role(&desk, &kor, &ib, "chair").await;
        let input = json!({ "contactRoleId": role["id"], "version": 1, "lastDay": "23/11-2026" });
        assert_eq!(problems(&desk.refused("end_contact_role", input, "fields_refused").await), ["lastDay: ends_before_start"]);
    }

    async fn a_stale_change_of_a_role_shows_how_it_stands_now(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let kor = registered(&desk, association("Kor")).await;
        let ib = registered_person(&desk, person("Ib Skov", "")).await;
        let role = given_role(&desk, &kor, &ib, "chair").await;
        let change = |title: &str| json!({ "contactRoleId": role["id"], "version": 1, "facts": { "role": "chair", "title": title, "validFrom": "2026-11-24" } });
        let changed = desk.ask("change_contact_role", change("Formand")).await;
        assert_eq!(changed["now"]["facts"]["title"], "Formand");
        let details = desk.refused("change_contact_role", change("Forkvinde"), "stale_contact_role").await;
        assert_eq!(details["current"]["facts"]["title"], "Formand");
        assert_eq!(desk.undo(&changed).await["now"]["facts"]["title"], "");
    }

    async fn a_role_given_by_mistake_is_withdrawn_and_put_back(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let kor = registered(&desk, association("Kor")).await;
        let ib = registered_person(&desk, person("Ib Skov", "")).await;
        let input = json!({ "requestKey": new_key(), "organisationId": kor["id"], "personId": ib["id"], "facts": { "role": "chair" } });
        let given = desk.ask("give_contact_role", input).await;
        assert_eq!(found(&desk, "ib").await, ["Ib Skov", "Kor"]);
        let withdrawn = desk.undo(&given).await;
        assert_eq!(found(&desk, "ib").await, ["Ib Skov"]);
        desk.refused("withdraw_contact_role", json!({ "contactRoleId": given["now"]["id"] }), "contact_role_not_found").await;
        desk.undo(&withdrawn).await;
        assert_eq!(found(&desk, "ib").await, ["Ib Skov", "Kor"]);
        desk.refused("reinstate_contact_role", json!({ "contactRoleId": given["now"]["id"] }), "contact_role_not_found").await;
    }

    async fn a_role_needs_both_ends(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let kor = registered(&desk, association("Kor")).await;
        let input = |organisation: &serde_json::Value, person: i64| json!({ "requestKey": new_key(), "organisationId": organisation, "personId": person, "facts": { "role": "chair" } });
        desk.refused("give_contact_role", input(&json!(999), 1), "organisation_not_found").await;
        desk.refused("give_contact_role", input(&kor["id"], 999), "person_not_found").await;
        desk.refused("end_contact_role", json!({ "contactRoleId": 999, "version": 1 }), "contact_role_not_found").await;
        let input = json!({ "contactRoleId": 999, "version": 1, "facts": { "role": "chair" } });
        desk.refused("change_contact_role", input, "contact_role_not_found").await;
    }

    async fn a_paper_of_a_day_names_who_held_a_role_then(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let kor = registered(&desk, association("Kor")).await;
        let ib = registered_person(&desk, person("Ib Skov", "84000001")).await;
        let åse = registered_person(&desk, person("Åse Holm", "")).await;
        for (person, from, to) in [(&ib, "1/1-2020", "31/12-2025"), (&åse, "1/1-2026", "")] {
            let facts = json!({ "role": "chair", "validFrom": from, "validTo": to });
            desk.ask("give_contact_role", json!({ "requestKey": new_key(), "organisationId": kor["id"], "personId": person["id"], "facts": facts })).await;
        }
        let id = OrganisationId(kor["id"].as_i64().unwrap());
        let mut tx = test.office.db().begin_read(test.office.now()).await.unwrap();
        for (on, chair) in [("2025-12-31", "Ib Skov"), ("2026-01-01", "Åse Holm")] {
            let party = organisations::party(&mut tx, id, on.parse().unwrap()).await.unwrap().unwrap();
            assert_eq!(party.contact().unwrap().name, chair);
        }
        assert!(organisations::party(&mut tx, OrganisationId(999), "2026-01-01".parse().unwrap()).await.unwrap().is_none());
    }
}
