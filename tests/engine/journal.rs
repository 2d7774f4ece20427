//! What waits for the municipality's case system, what stands there, and what is given out for it.

use std::io::{Cursor, Read as _};

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::{TestOffice, TestSeat, new_key, office_test};
use serde_json::{Value, json};

use crate::insurance::builders::{Centre, fields};
use crate::organisations::builders::{association, registered};

/// Two printed agreements of one case; their papers, the oldest first.
async fn two_agreements(test: &TestOffice) -> (TestSeat, Vec<Value>) {
    let consultant = test.seat(Role::Consultant).await;
    for name in ["Koret/Klangbølgen", "Havnens Venner"] {
        let party = registered(&consultant, association(name)).await;
        let draft = json!({ "requestKey": new_key(), "organisationId": party["id"], "activityTitle": "Sang", "language": "da" });
        let draft = consultant.ask("draft_agreement", draft).await["now"].clone();
        let case = json!({ "id": draft["id"], "version": draft["version"], "caseNumber": "260114", "values": {} });
        let draft = consultant.ask("change_agreement", case).await["now"].clone();
        let print =
            json!({ "requestKey": new_key(), "id": draft["id"], "version": draft["version"], "holes": "print" });
        consultant.ask("print_agreement", print).await;
    }
    let mut papers = listed(&consultant, false).await;
    papers.reverse();
    (consultant, papers)
}

async fn listed(seat: &TestSeat, settled: bool) -> Vec<Value> {
    let list = seat.ask("papers_in_journal", json!({ "about": "agreement", "settled": settled })).await;
    list["papers"].as_array().expect("papers").clone()
}

fn settled(paper: &Value, place: Value) -> Value {
    let paper = &paper["paper"];
    json!({ "id": paper["id"], "seen": paper["entry"]["place"], "place": place })
}

fn on_case(case: &str, document: &str) -> Value {
    json!({ "state": "journalled", "caseNumber": case, "documentNumber": document })
}

office_test! {
    async fn what_was_printed_waits_until_somebody_says_where_it_stands(test) {
        let (consultant, papers) = two_agreements(test).await;
        let told: Vec<_> = papers.iter().map(|one| (one["party"].as_str().unwrap(), &one["paper"]["entry"]["place"]["state"])).collect();
        assert_eq!(told, [("Koret/Klangbølgen", &json!("waits")), ("Havnens Venner", &json!("waits"))]);
        let both = json!({ "papers": [settled(&papers[0], on_case(" 260114 ", "1204455")), settled(&papers[1], json!({ "state": "left_out", "reason": "Kladde" }))] });
        let done = consultant.ask("journal_papers", both).await;
        assert_eq!(done["now"][0]["entry"]["place"], on_case("260114", "1204455"));
        assert_eq!(listed(&consultant, false).await, Vec::<Value>::new());
        let list = consultant.ask("papers_in_journal", json!({ "about": "agreement", "settled": true })).await;
        assert_eq!(list["papers"].as_array().unwrap().len(), 2);
        assert_eq!(list["counts"][0], json!({ "about": "agreement", "waiting": 0 }));
        let about = papers[0]["paper"]["subject"].clone();
        let history = consultant.ask("subject_history", json!({ "subject": about })).await;
        assert_eq!(history["lines"][0]["event"]["event"], "paper_journalled");
        let other = json!({ "subject": papers[1]["paper"]["subject"] });
        let history = consultant.ask("subject_history", other).await;
        let event = &history["lines"][0]["event"];
        assert_eq!((&event["event"], &event["values"]["reason"]), (&json!("paper_left_out_of_journal"), &json!("Kladde")));
        consultant.undo(&done).await;
        assert_eq!(listed(&consultant, false).await.len(), 2, "one step back for both");
    }

    async fn two_acts_on_one_paper_are_taken_back_one_after_the_other(test) {
        let (consultant, papers) = two_agreements(test).await;
        let first = consultant.ask("journal_papers", json!({ "papers": [settled(&papers[0], on_case("1", ""))] })).await;
        let seen = json!({ "id": papers[0]["paper"]["id"], "seen": on_case("1", ""), "place": on_case("1", "77") });
        let second = consultant.ask("journal_papers", json!({ "papers": [seen] })).await;
        consultant.undo(&second).await;
        let back = consultant.undo(&first).await;
        assert_eq!(back["now"][0]["entry"]["place"], json!({ "state": "waits" }));
    }

    async fn a_colleague_who_was_faster_is_told_of_and_nothing_is_written(test) {
        let (consultant, papers) = two_agreements(test).await;
        let manager = test.seat(Role::Manager).await;
        manager.ask("journal_papers", json!({ "papers": [settled(&papers[1], on_case("9", ""))] })).await;
        let both = json!({ "papers": [settled(&papers[0], on_case("1", "")), settled(&papers[1], on_case("1", ""))] });
        let details = consultant.refused("journal_papers", both, "stale_journal").await;
        assert_eq!(details["current"]["entry"]["place"], on_case("9", ""));
        assert_eq!(listed(&consultant, false).await.len(), 1, "the first waits still");
    }

    async fn of_two_desks_in_the_same_moment_one_settles_a_paper(test) {
        let (consultant, papers) = two_agreements(test).await;
        let manager = test.seat(Role::Manager).await;
        for round in 0..8 {
            let seen = consultant.ask("papers_in_journal", json!({ "about": "agreement", "settled": round > 0 })).await;
            let paper = seen["papers"].as_array().expect("papers").iter().find(|one| one["paper"]["id"] == papers[0]["paper"]["id"]).expect("the paper");
            let on = |case: String| json!({ "papers": [settled(paper, on_case(&case, ""))] });
            let (one, other) = tokio::join!(
                gate::call(&consultant.seat, "journal_papers", on(format!("K{round}"))),
                gate::call(&manager.seat, "journal_papers", on(format!("L{round}"))),
            );
            let refused: Vec<_> = [one, other].into_iter().filter_map(Result::err).collect();
            assert_eq!(refused.len(), 1, "round {round}");
            assert_eq!(refused[0]["code"], "stale_journal");
        }
    }

    async fn a_paper_that_was_left_out_is_not_told_to_be_journalled(test) {
        let (consultant, papers) = two_agreements(test).await;
        consultant.ask("journal_papers", json!({ "papers": [settled(&papers[0], json!({ "state": "left_out", "reason": "Kladde" }))] })).await;
        let wanted = json!({ "papers": [papers[0]["paper"]["id"]], "language": "da" });
        let bundle = gate::bytes(&consultant.seat, "export_papers_for_journal", wanted).await.expect("a bundle");
        let mut table = String::new();
        zip::ZipArchive::new(Cursor::new(bundle)).expect("an archive").by_name("journal.csv").expect("the table").read_to_string(&mut table).expect("text");
        let row: Vec<&str> = table.lines().nth(1).expect("a row").split(';').collect();
        assert_eq!(row[7], "", "the day it was left out is no day of the journal");
    }

    async fn a_case_number_and_a_reason_are_asked_for(test) {
        let (consultant, papers) = two_agreements(test).await;
        let bad = json!({ "papers": [settled(&papers[0], on_case(" ", "150680-9997")), settled(&papers[1], json!({ "state": "left_out", "reason": "" }))] });
        let problems = fields(&consultant.refused("journal_papers", bad, "fields_refused").await);
        assert_eq!(problems, ["papers.0.place.caseNumber", "papers.0.place.documentNumber", "papers.1.place.reason"]);
        consultant.refused("journal_papers", json!({ "papers": [] }), "fields_refused").await;
        let nobody = json!({ "id": 4711, "seen": { "state": "waits" }, "place": on_case("1", "") });
        consultant.refused("journal_papers", json!({ "papers": [nobody] }), "paper_not_found").await;
    }

    async fn papers_go_out_as_they_were_printed_with_a_table_of_what_they_are(test) {
        let (consultant, papers) = two_agreements(test).await;
        consultant.ask("journal_papers", json!({ "papers": [settled(&papers[0], on_case("260114", "1204455"))] })).await;
        let ids: Vec<_> = papers.iter().map(|one| one["paper"]["id"].clone()).collect();
        let wanted = json!({ "papers": ids, "language": "da" });
        let bundle = gate::bytes(&consultant.seat, "export_papers_for_journal", wanted).await.expect("a bundle");
        let mut archive = zip::ZipArchive::new(Cursor::new(bundle)).expect("an archive");
        assert_eq!(archive.len(), 3);
        let mut table = String::new();
        archive.by_name("journal.csv").expect("the table").read_to_string(&mut table).expect("text");
        let rows: Vec<&str> = table.lines().collect();
        assert!(rows[1].contains("Koret/Klangbølgen") && rows[1].contains(";260114;1204455;2026-11-24;"), "{}", rows[1]);
        assert!(archive.file_names().all(|name| !name.contains('/')), "a name is no folder");
        let mut paper = Vec::new();
        archive.by_index(0).expect("a paper").read_to_end(&mut paper).expect("bytes");
        assert_eq!(paper, gate::bytes(&consultant.seat, "paper", json!({ "id": ids[0] })).await.expect("the paper"));
        let events = test.count("SELECT count(*) FROM events WHERE event = 'exported' AND operation = 'export_papers_for_journal'").await;
        assert_eq!(events, 1, "it is noted as given out");
        let none = gate::bytes(&consultant.seat, "export_papers_for_journal", json!({ "papers": [], "language": "da" })).await;
        assert_eq!(none.expect_err("nothing to give out")["code"], "too_many_papers");
    }

    async fn papers_about_somebody_whose_name_goes_leave_the_journal_with_it(test) {
        let centre = Centre::of(test).await;
        let card = centre.volunteer("Åse Bækgaard", Some(centre.work("2020-01-01", "2021-12-31"))).await;
        let paper = json!({ "personId": card["personId"], "attachmentId": card["attachments"][0]["id"] });
        let printed = centre.consultant.ask("print_information_sheet", json!({ "requestKey": new_key(), "paper": paper })).await;
        let wish = json!({ "id": printed["now"]["id"], "seen": { "state": "waits" }, "place": on_case("1", "") });
        centre.consultant.ask("journal_papers", json!({ "papers": [wish] })).await;
        centre.manager.ask("anonymise_person", json!({ "personId": card["personId"], "reason": "they_asked" })).await;
        assert_eq!(test.count("SELECT count(*) FROM paper_journal").await, 0);
    }
}
