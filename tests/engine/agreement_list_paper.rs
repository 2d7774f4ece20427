//! The list of agreements that hold, on paper.

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::{TestSeat, new_key, office_test};
use serde_json::{Value, json};

use crate::organisations::builders::{association, registered};

async fn paper(seat: &TestSeat, operation: &str, input: Value) -> Vec<u8> {
    gate::bytes(&seat.seat, operation, input).await.expect(operation)
}

office_test! {
    async fn the_list_is_printed_once_as_it_was_looked_at_and_stands_in_the_log(test) {
        let consultant = test.seat(Role::Consultant).await;
        let seen = paper(&consultant, "preview_agreement_list", json!({ "language": "da" })).await;
        let input = json!({ "requestKey": new_key(), "list": { "language": "da" } });
        let printed = consultant.ask("print_agreement_list", input.clone()).await["now"].clone();
        assert_eq!((&printed["title"], &printed["fileName"]), (
            &json!("Løbende samarbejdsaftaler 2026-11-24"),
            &json!("Løbende samarbejdsaftaler 2026-11-24.pdf"),
        ));
        assert_eq!(consultant.ask("print_agreement_list", input).await["now"]["id"], printed["id"], "the same wish is the same paper");
        assert_eq!(paper(&consultant, "paper", json!({ "id": printed["id"] })).await, seen, "byte for byte");
        assert_eq!(test.count("SELECT count(*) FROM events WHERE event = 'agreement_list_printed' AND subject_kind = 'office'").await, 1);
        let english = json!({ "requestKey": new_key(), "list": { "language": "en" } });
        assert_eq!(consultant.ask("print_agreement_list", english).await["now"]["title"], "Agreements in force 2026-11-24");
    }

    async fn a_name_that_no_font_has_is_told_and_nothing_is_kept(test) {
        let consultant = test.seat(Role::Consultant).await;
        let kor = registered(&consultant, association("Kor 𓂀")).await;
        let draft = json!({ "requestKey": new_key(), "organisationId": kor["id"], "activityTitle": "Sang", "language": "da" });
        consultant.ask("draft_agreement", draft).await;
        // A paper of its own could not be made either, so it was signed before anybody looked.
        test.sabotage("UPDATE agreements SET state = 'signed', starts_on = '2026-01-01', ends_on = '2026-12-31'").await.unwrap();
        let input = json!({ "requestKey": new_key(), "list": {} });
        let details = consultant.refused("print_agreement_list", input, "cannot_be_printed").await;
        assert_eq!(details["characters"], json!(["𓂀"]));
        assert_eq!(test.count("SELECT count(*) FROM papers").await, 0);
    }
}
