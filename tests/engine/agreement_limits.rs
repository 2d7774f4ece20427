//! Agreements at their limits: one of fifty pages, and one that two consultants write in at the same time.

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::{office_test, text_of_pdf};
use serde_json::{Value, json};

use crate::agreements_life::{draft, hand_on, open, seen, with};

/// The clauses that are written full, each with a heading of its own.
const FULL: [&str; 6] = ["purpose", "activity", "target_group", "roles", "volunteers", "contacts"];

office_test! {
    async fn an_agreement_of_fifty_pages_is_read_printed_handed_on_and_compared_with_nothing_lost(test) {
        let (consultant, agreement) = draft(test).await;
        let mut now = agreement.clone();
        for key in FULL {
            // Many short paragraphs, up to the last letter that a clause takes.
            let body: String = (1..=700).map(|number| format!("{key} {number}\n")).collect::<String>().chars().take(7_900).collect();
            now = consultant.ask("change_clause", with(seen(&now), json!({ "key": key, "body": body.trim_end() }))).await["now"].clone();
        }
        let text = consultant.ask("preview_text", json!({ "id": now["id"] })).await;
        let pages = text["pages"].as_array().expect("pages").len();
        assert!(pages >= 50, "{pages} pages");
        let found: Vec<&str> = text["places"].as_array().expect("places").iter().filter_map(|place| place["key"].as_str()).collect();
        assert!(FULL.iter().all(|key| found.contains(key)), "every clause is found by a click");

        let handed = hand_on(&consultant, &now, "review").await["now"].clone();
        let card = open(&consultant, &now["id"]).await;
        let paper = card["life"]["versions"][0]["paperId"].clone();
        let bytes = gate::bytes(&consultant.seat, "paper", json!({ "id": paper })).await.expect("the paper");
        let printed = text_of_pdf(&bytes);
        assert!(printed.contains(&format!("Side {pages} af {pages}")));
        for key in FULL {
            let last = now["clauses"].as_array().expect("clauses").iter().find(|one| one["key"] == key).expect("the clause");
            let last = last["body"].as_str().and_then(|body| body.lines().last()).expect("a line").to_owned();
            assert!(printed.contains(&last), "{last} is lost");
        }

        let back = consultant.ask("take_back_agreement", with(seen(&handed), json!({ "to": "draft" }))).await["now"].clone();
        let body = now["clauses"][5]["body"].as_str().expect("a text").replace("contacts 7\n", "kontakt syv\n");
        consultant.ask("change_clause", with(seen(&back), json!({ "key": "contacts", "body": body }))).await;
        let version = json!({ "of": "version", "id": card["life"]["versions"][0]["id"] });
        let compared = consultant.ask("compare_agreement", json!({ "id": now["id"], "before": version, "after": { "of": "now" } })).await;
        let changed: Vec<&Value> = compared.as_array().expect("a list").iter().filter(|one| one["change"] != "same").map(|one| &one["key"]).collect();
        assert_eq!(changed, [&json!("contacts")]);
    }

    async fn of_two_who_write_at_once_one_is_kept_and_the_other_is_shown_what_stands_there(test) {
        let (one, agreement) = draft(test).await;
        let other = test.seat(Role::Manager).await;
        let write = |body: &str| with(seen(&agreement), json!({ "key": "purpose", "body": body }));
        let (first, second) = tokio::join!(
            gate::call(&one.seat, "change_clause", write("Vi synger om torsdagen.")),
            gate::call(&other.seat, "change_clause", write("Vi synger om fredagen.")),
        );
        let (kept, refused) = match (first, second) {
            (Ok(kept), Err(refused)) | (Err(refused), Ok(kept)) => (kept, refused),
            both => panic!("one is kept and one refused: {both:?}"),
        };
        assert_eq!(refused["code"], "stale_agreement");
        assert_eq!(refused["details"]["current"]["clauses"][0]["body"], kept["now"]["clauses"][0]["body"]);
        let now = open(&one, &agreement["id"]).await["agreement"].clone();
        assert_eq!(now, kept["now"]);
        // Nothing was lost: on top of what stands there now, the other is taken too.
        let mine = with(seen(&now), json!({ "key": "activity", "body": "I kælderen." }));
        let both = other.ask("change_clause", mine).await["now"].clone();
        assert_eq!(both["clauses"][0]["body"], kept["now"]["clauses"][0]["body"]);
        assert_eq!(both["clauses"][1]["body"], "I kælderen.");
    }
}
