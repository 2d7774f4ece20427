//! Finding organisations and people while one types.

use frivillighus_engine::access::Role;
use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{NOW, TestSeat, office_test};
use serde_json::json;

use super::builders::{association, found, given_role, person, problems, registered, registered_person, with};

/// Searches for these words as a hand types them, letter by letter.
async fn typed(desk: &TestSeat, words: &str) {
    for (place, letter) in words.char_indices() {
        found(desk, &words[..place + letter.len_utf8()]).await;
    }
}

office_test! {
    async fn a_name_is_found_however_it_is_typed(test) {
        let desk = test.seat(Role::FrontDesk).await;
        for (name, short_name) in [
            ("Strandens Strikkeklub", ""), ("Koret Klangbølgen", "KK"), ("Spejderne ved Åen", ""), ("Nørgaards Venner", ""),
            ("Reparationscaféen Fix & Fryd", "Fixerne"), ("IT-frivillige 60+", ""), ("K.F.U.M. Idræt", ""),
        ] {
            registered(&desk, with(association(name), &json!({ "shortName": short_name }))).await;
        }
        for name in ["Kirsten O'Brien", "Lis Müller", "Jytte Juhl-Møller", "Åse Ærenlund", "Aase Aagaard"] {
            registered_person(&desk, person(name, "")).await;
        }
        for (words, expected) in [
            ("klang", &["Koret Klangbølgen"][..]),
            ("klangbolg", &["Koret Klangbølgen"]),
            ("KLANGBØLGEN kor", &["Koret Klangbølgen"]),
            ("klangboelgen", &["Koret Klangbølgen"]),
            ("klangbølgerne", &[]),
            ("bølgen", &[]),
            ("kk", &["Koret Klangbølgen"]),
            ("aen", &["Spejderne ved Åen"]),
            ("åen", &["Spejderne ved Åen"]),
            ("norgard", &["Nørgaards Venner"]),
            ("noergaard", &["Nørgaards Venner"]),
            ("nørgård", &["Nørgaards Venner"]),
            ("fixer", &["Reparationscaféen Fix & Fryd"]),
            ("fryd repa", &["Reparationscaféen Fix & Fryd"]),
            ("60", &["IT-frivillige 60+"]),
            ("kfum", &["K.F.U.M. Idræt"]),
            ("obrien", &["Kirsten O'Brien"]),
            ("o'b", &["Kirsten O'Brien"]),
            ("muller", &["Lis Müller"]),
            ("mueller", &["Lis Müller"]),
            ("moller", &["Jytte Juhl-Møller"]),
            ("juhl-møller", &["Jytte Juhl-Møller"]),
            ("aerenlund", &["Åse Ærenlund"]),
            ("arenlund", &["Åse Ærenlund"]),
            ("ase", &["Aase Aagaard", "Åse Ærenlund"]),
            ("", &[]),
            (" % _ ' ", &[]),
        ] {
            let mut hits = found(&desk, words).await;
            hits.sort_unstable();
            let mut expected = expected.to_vec();
            expected.sort_unstable();
            assert_eq!(hits, expected, "{words:?}");
        }
    }

    async fn the_best_come_first(test) {
        let desk = test.seat(Role::FrontDesk).await;
        registered(&desk, association("Foreningen Kor og Kage")).await;
        let kor = registered(&desk, association("Koret")).await;
        registered(&desk, association("Aarhuskoret")).await;
        let ib = registered_person(&desk, person("Ib Korsgaard", "")).await;
        let cafe = registered(&desk, association("Caféen")).await;
        given_role(&desk, &cafe, &ib, "chair").await;
        let old = registered(&desk, association("Kor for alle")).await;
        desk.ask("archive_organisation", json!({ "organisationId": old["id"] })).await;
        assert_eq!(found(&desk, "kor").await, ["Koret", "Foreningen Kor og Kage", "Ib Korsgaard", "Caféen", "Kor for alle"]);
        let input = json!({ "words": "kor", "among": "organisations", "standing": "active", "most": 2 });
        let answer = desk.ask("find_parties", input).await;
        assert_eq!(answer["found"][0]["entry"]["party"], json!({ "of": "organisation", "id": kor["id"] }));
        assert_eq!(answer["found"].as_array().unwrap().len(), 2);
        assert_eq!(answer["more"], "more");
    }

    async fn what_was_typed_comes_before_what_only_looks_like_it(test) {
        let desk = test.seat(Role::FrontDesk).await;
        registered_person(&desk, person("Anders Nord", "")).await;
        registered_person(&desk, person("Zita Nørgaard", "")).await;
        assert_eq!(found(&desk, "noe").await, ["Zita Nørgaard", "Anders Nord"]);
    }

    async fn a_phone_is_found_by_its_last_digits_with_the_reason(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let kor = registered(&desk, with(association("Kor"), &json!({ "phone": "84000123" }))).await;
        let ib = registered_person(&desk, with(person("Ib Skov", "84 00 01 45"), &json!({ "secondPhone": "+46 70 123 45 67" }))).await;
        given_role(&desk, &kor, &ib, "chair").await;
        for (digits, names) in [
            ("0123", &["Kor"][..]), ("84 00 01 23", &["Kor"]), ("+45 84 00 01 23", &["Kor"]), ("004584000123", &["Kor"]),
            ("0145", &["Ib Skov", "Kor"]), ("234567", &["Ib Skov", "Kor"]), ("ib 45", &["Ib Skov", "Kor"]), ("8400", &[]),
        ] {
            assert_eq!(found(&desk, digits).await, names, "{digits}");
        }
        let answer = desk.ask("find_parties", json!({ "words": "0145", "among": "organisations" })).await;
        assert_eq!(answer["found"][0]["reason"], json!({ "through": "contact", "name": "Ib Skov", "role": "chair", "title": "",
            "phone": "+4584000145", "standing": "holds" }));
        let answer = desk.ask("find_parties", json!({ "words": "0123", "among": "everyone" })).await;
        assert_eq!(answer["found"][0]["reason"], json!({ "through": "phone", "phone": "+4584000123" }));
    }

    async fn a_cvr_number_is_found_by_its_first_digits(test) {
        let desk = test.seat(Role::FrontDesk).await;
        registered(&desk, with(association("Kor"), &json!({ "cvr": "99900008" }))).await;
        for digits in ["9", "9990", "99 90 00 08"] {
            assert_eq!(found(&desk, digits).await, ["Kor"], "{digits}");
        }
        let answer = desk.ask("find_parties", json!({ "words": "9990", "among": "everyone" })).await;
        assert_eq!(answer["found"][0]["reason"], json!({ "through": "cvr", "cvr": "99900008" }));
    }

    async fn a_contact_is_found_at_their_organisation_under_their_new_name(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let kor = registered(&desk, with(association("Koret"), &json!({ "shortName": "Sang" }))).await;
        let ib = registered_person(&desk, person("Ib Skov", "84000001")).await;
        given_role(&desk, &kor, &ib, "treasurer").await;
        let facts = with(ib["facts"].clone(), &json!({ "fullName": "Ib Ærenlund" }));
        desk.ask("change_person", json!({ "personId": ib["id"], "version": 1, "facts": facts })).await;
        let answer = desk.ask("find_parties", json!({ "words": "kor aerenl", "among": "everyone" })).await;
        let hit = &answer["found"][0];
        assert_eq!(hit["entry"]["name"], "Koret");
        assert_eq!(hit["marks"], json!([{ "from": 0, "until": 3 }]));
        assert_eq!(hit["reason"]["name"], "Ib Ærenlund");
        assert_eq!(hit["reason"]["role"], "treasurer");
        assert_eq!(hit["entry"]["contact"]["phone"], "+4584000001");
        assert_eq!(found(&desk, "skov").await, Vec::<String>::new());
        let answer = desk.ask("find_parties", json!({ "words": "sang", "among": "everyone" })).await;
        assert_eq!(answer["found"][0]["reason"], json!({ "through": "short_name" }));
    }

    async fn a_cpr_number_is_not_searched_and_not_logged(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let details = desk.refused("find_parties", json!({ "words": "ib 150680-9997", "among": "everyone" }), "fields_refused").await;
        assert_eq!(problems(&details), ["words: looks_like_cpr"]);
        desk.ask("office_state", json!({})).await;
        assert_eq!(logged!(test, "event = 'searched'"), 0);
    }

    async fn a_cpr_number_that_is_typed_digit_by_digit_is_not_logged_either(test) {
        let desk = test.seat(Role::FrontDesk).await;
        registered_person(&desk, person("Ib Skov", "84000123")).await;
        typed(&desk, "ib 150680-999").await;
        desk.refused("find_parties", json!({ "words": "ib 150680-9997", "among": "everyone" }), "fields_refused").await;
        for words in ["ib 150680-99971", "ib 150680-999", "ib 150680-99", "ib 150680-9", "ib 150680"] {
            found(&desk, words).await;
        }
        desk.ask("towns_of", json!({ "postalCode": "46" })).await;
        assert_eq!(logged!(test, "event = 'searched'"), 1);
        assert_eq!(logged!(test, "event = 'searched' AND event_values LIKE '%ib%' AND event_values NOT LIKE '%150680-%'"), 1);
        typed(&desk, "84000123").await;
        desk.ask("towns_of", json!({ "postalCode": "46" })).await;
        assert_eq!(logged!(test, "event = 'searched' AND event_values LIKE '%84000123%'"), 1);
    }

    async fn a_cpr_number_leaves_nothing_where_other_things_are_asked_between_its_digits(test) {
        let desk = test.seat(Role::FrontDesk).await;
        for words in ["ib", "ib 150680", "ib 150680-9", "ib 150680-99", "ib 150680-999"] {
            found(&desk, words).await;
            desk.ask("towns_of", json!({ "postalCode": "46" })).await;
        }
        desk.refused("find_parties", json!({ "words": "ib 150680-9997", "among": "everyone" }), "fields_refused").await;
        assert_eq!(logged!(test, "event = 'searched' AND event_values LIKE '%150680-%'"), 0);
    }

    async fn nine_digits_of_a_cpr_number_are_not_logged_though_the_tenth_never_comes(test) {
        let desk = test.seat(Role::FrontDesk).await;
        typed(&desk, "150680-999").await;
        test.clock.set(Instant::from_unix(NOW + 6));
        desk.ask("latest_change", json!({})).await;
        desk.ask("towns_of", json!({ "postalCode": "46" })).await;
        assert_eq!(logged!(test, "event = 'searched'"), 0);
    }

    async fn more_words_than_anybody_types_are_not_searched_and_not_logged(test) {
        let desk = test.seat(Role::FrontDesk).await;
        let details = desk.refused("find_parties", json!({ "words": "x".repeat(201), "among": "everyone" }), "fields_refused").await;
        assert_eq!(problems(&details), ["words: too_long"]);
        desk.ask("towns_of", json!({ "postalCode": "46" })).await;
        assert_eq!(logged!(test, "event = 'searched'"), 0);
    }

    async fn letters_taken_off_again_hide_no_search(test) {
        let desk = test.seat(Role::FrontDesk).await;
        for words in ["carsten", "carsten stub", "cars", "c", "ch", "christian"] {
            found(&desk, words).await;
        }
        desk.ask("towns_of", json!({ "postalCode": "46" })).await;
        assert_eq!(logged!(test, "event = 'searched'"), 2);
        assert_eq!(logged!(test, "event = 'searched' AND event_values LIKE '%carsten stub%'"), 1);
        assert_eq!(logged!(test, "event = 'searched' AND event_values LIKE '%christian%'"), 1);
    }

    async fn a_search_nobody_types_on_is_noted_though_nothing_else_is_asked(test) {
        let desk = test.seat(Role::FrontDesk).await;
        found(&desk, "signe").await;
        desk.ask("latest_change", json!({})).await;
        assert_eq!(logged!(test, "event = 'searched'"), 0, "it may still be typed on");
        test.clock.set(Instant::from_unix(NOW + 6));
        desk.ask("latest_change", json!({})).await;
        desk.ask("latest_change", json!({})).await;
        assert_eq!(logged!(test, "event = 'searched' AND event_values LIKE '%signe%'"), 1);
    }

    async fn a_search_is_noted_once_it_is_over(test) {
        let desk = test.seat(Role::FrontDesk).await;
        for words in ["s", "si", "signe"] {
            found(&desk, words).await;
        }
        desk.ask("towns_of", json!({ "postalCode": "46" })).await;
        let noted = logged!(test, "event = 'searched' AND event_values LIKE '%signe%'");
        assert_eq!(noted, 1);
    }
}

// More common names than are asked one by one, put there past the rules: only the directory's own tables are read.
const MANY_PEOPLE: &str =
    "INSERT INTO people (request_key, full_name, sort_key, folded_name, phone, second_phone, email,
        street, postal_code, town, note, created_at)
    WITH RECURSIVE many (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < 700)
    SELECT 'x' || CAST(n AS TEXT), 'Hans nr. ' || CAST(n AS TEXT), '', '', '', '', '', '', '', '', '', o.set_up_at
    FROM many CROSS JOIN office_details o";
const MANY_PARTIES: &str = "INSERT INTO parties (kind, person_id, category, standing, letter, sort_key, words)
    SELECT 'person', id, '', 'active', 'H', CAST(1000 + id AS TEXT),
        CASE WHEN id % 2 = 0 THEN ' hans jensen ' ELSE ' hans nielsen ' END FROM people";
const MANY_KEYS: &str = "INSERT INTO party_keys (search_key, best_first, sort_key, party_id)
    SELECT 'hans', 0, sort_key, id FROM parties
    UNION ALL SELECT 'jensen', 1, sort_key, id FROM parties WHERE words = ' hans jensen '
    UNION ALL SELECT 'nielsen', 1, sort_key, id FROM parties WHERE words = ' hans nielsen '";

office_test! {
    async fn common_words_meet_as_rare_ones_do(test) {
        for statement in [MANY_PEOPLE, MANY_PARTIES, MANY_KEYS] {
            test.sabotage(statement).await.unwrap();
        }
        let desk = test.seat(Role::FrontDesk).await;
        assert_eq!(found(&desk, "jensen hans").await.len(), 30);
        assert_eq!(found(&desk, "nielsen jensen").await.len(), 0);
        let answer = desk.ask("find_parties", json!({ "words": "hans jensen", "among": "person", "most": 2 })).await;
        let ids: Vec<i64> = answer["found"].as_array().unwrap().iter().map(|hit| hit["entry"]["party"]["id"].as_i64().unwrap()).collect();
        assert_eq!(ids, [2, 4]);
        assert_eq!(answer["more"], "more");
        assert_eq!(desk.ask("find_parties", json!({ "words": "hans jensen", "among": "organisations" })).await["found"], json!([]));
    }
}
