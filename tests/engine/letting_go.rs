//! What is let go of in time besides names: contacts of bookings, papers with the names of several, what agreements said, entries
//! that were withdrawn; and what others' entries say of somebody whose name goes.

use std::io::Read as _;

use frivillighus_engine::gate;
use frivillighus_tests::{TestOffice, new_key, office_test};
use serde_json::{Value, json};

use crate::agreements_life;
use crate::bookings::house_in_use::{HouseInUse, booking};
use crate::insurance::builders::{Centre, fields, in_order, with};

fn of(card: &Value) -> Value {
    json!({ "personId": card["personId"] })
}

async fn old(centre: &Centre) -> Value {
    centre.consultant.ask("retention_due", json!({})).await["old"].clone()
}

/// A roll-call of the workplace, with its list printed.
async fn list_printed(centre: &Centre) -> Value {
    let begun = json!({ "requestKey": new_key(), "countedOn": "2026-11-01" });
    let call = centre.consultant.ask("start_roll_call", begun).await["now"]["id"].clone();
    let paper = json!({ "rollCallId": call, "workplaceId": centre.workplace });
    centre.consultant.ask("print_roll_call_list", json!({ "requestKey": new_key(), "paper": paper })).await;
    paper
}

/// Says of every paper of a kind that the municipality's case system has it.
async fn journalled(centre: &Centre, about: &str) {
    let listed = centre.consultant.ask("papers_in_journal", json!({ "about": about, "settled": false })).await;
    let place = json!({ "state": "journalled", "caseNumber": "26/00417", "documentNumber": "" });
    let papers = listed["papers"].as_array().expect("papers").iter();
    let papers: Vec<Value> =
        papers.map(|one| json!({ "id": one["paper"]["id"], "seen": { "state": "waits" }, "place": place })).collect();
    centre.consultant.ask("journal_papers", json!({ "papers": papers })).await;
}

/// In how many rows of the register somebody called Åse is spoken of.
async fn said_of_aase(test: &TestOffice) -> i64 {
    test.count("SELECT count(*) FROM volunteer_facts WHERE facts LIKE '%Åse%'").await
        + test.count("SELECT count(*) FROM attachment_facts WHERE facts LIKE '%Åse%'").await
}

fn going_person(card: &Value) -> Value {
    json!({ "personId": card["id"], "reason": "time_is_over" })
}

async fn is_forgotten(test: &TestOffice, sql: &'static str) {
    assert_eq!(test.count(sql).await, 0, "{sql}");
}

office_test! {
    async fn a_booking_loses_its_contact_in_time_and_stays_itself(test) {
        let centre = Centre::of(test).await;
        let house = HouseInUse::of(test).await;
        let aase = centre.volunteer("Åse Bækgaard", Some(centre.work("2020-01-01", ""))).await;
        let contact = json!({ "title": "Åses fødselsdag", "contactPersonId": aase["personId"] });
        house.desk.ask("book_room", with(booking(&[&house.a], "2026-11-26T10:00", "2026-11-26T12:00"), &contact)).await;
        let series = with(booking(&[&house.b], "2026-11-30T10:00", "2026-11-30T12:00"), &contact);
        let weekly = json!({ "rule": { "kind": "weekly", "every": 1, "weekdays": ["mon"] }, "ends": { "kind": "on", "date": "2026-12-07" } });
        house.desk.ask("book_series", json!({ "booking": series, "recurrence": weekly, "choices": [] })).await;
        centre.manager.refused("forget_old", json!({ "what": "booking_contacts" }), "nothing_to_forget").await;
        let centre = centre.later(test, 800).await;
        assert_eq!(old(&centre).await, json!([{ "what": "booking_contacts", "count": 3, "waiting": 0, "keptFrom": "2027-02-01" }]));
        assert_eq!(centre.consultant.ask("retention_count", json!({})).await["old"], 3);
        centre.consultant.refused("forget_old", json!({ "what": "booking_contacts" }), "not_allowed").await;
        let gone = centre.manager.ask("forget_old", json!({ "what": "booking_contacts" })).await;
        assert_eq!((&gone["now"]["count"], &gone["now"]["keptFrom"], &gone["undo"]), (&json!(3), &json!("2027-02-01"), &Value::Null));
        is_forgotten(test, "SELECT count(*) FROM bookings WHERE contact_person_id IS NOT NULL OR title LIKE '%Åse%'").await;
        is_forgotten(test, "SELECT count(*) FROM series_terms WHERE contact_person_id IS NOT NULL OR title LIKE '%Åse%'").await;
        assert_eq!(test.count("SELECT count(*) FROM bookings WHERE title = '… fødselsdag'").await, 3, "the figures stay");
        assert_eq!(centre.card(&aase).await["fullName"], "Åse Bækgaard", "whoever is known otherwise is known still");
        assert_eq!(old(&centre).await, json!([]));
        let log = centre.manager.ask("read_log", json!({ "reason": "Kontrol" })).await;
        let line = log["lines"].as_array().expect("lines").iter().find(|line| line["event"]["event"] == "old_forgotten").expect("a line").clone();
        assert_eq!(line["event"]["values"], json!({ "what": "booking_contacts", "count": 3, "keptFrom": "2027-02-01" }));
    }

    async fn how_long_bookings_have_a_contact_is_the_offices_rule(test) {
        let centre = Centre::of(test).await;
        let kept = centre.manager.ask("retention_rules", json!({})).await;
        for rule in ["papers", "bookings", "agreements", "drafts", "people"] {
            assert!(kept["rules"]["sources"][rule].as_str().is_some_and(|source| !source.is_empty()), "{rule}");
        }
        let told = |more: Value| json!({ "version": kept["version"], "rules": with(kept["rules"].clone(), &more) });
        let bad = told(json!({ "sharedPaperMonths": -1, "bookingMonths": 601, "agreementMonths": 601,
            "draftMonths": -1, "personMonths": 601 }));
        let details = centre.manager.refused("change_retention_rules", bad, "fields_refused").await;
        assert_eq!(fields(&details), ["rules.sharedPaperMonths", "rules.bookingMonths", "rules.agreementMonths", "rules.draftMonths", "rules.personMonths"]);
        let changed = centre.manager.ask("change_retention_rules", told(json!({ "bookingMonths": 6 }))).await;
        assert_eq!(changed["now"]["rules"]["bookingMonths"], 6);
    }

    async fn papers_with_the_names_of_several_go_once_they_are_journalled(test) {
        let centre = Centre::of(test).await;
        let house = HouseInUse::of(test).await;
        centre.volunteer("Åse Bækgaard", Some(centre.work("2020-01-01", ""))).await;
        list_printed(&centre).await;
        let sheet = json!({ "requestKey": new_key(), "sheet": { "premisesId": house.house["id"], "on": "2026-11-26" } });
        house.desk.ask("print_day_sheet", sheet).await;
        let centre = centre.later(test, 370).await;
        assert_eq!(old(&centre).await, json!([{ "what": "shared_papers", "count": 1, "waiting": 1, "keptFrom": "2026-11-29" }]));
        centre.manager.ask("forget_old", json!({ "what": "shared_papers" })).await;
        is_forgotten(test, "SELECT count(*) FROM day_sheets").await;
        assert_eq!(test.count("SELECT count(*) FROM papers").await, 1, "what waits to be journalled stays");
        centre.manager.refused("forget_old", json!({ "what": "shared_papers" }), "nothing_to_forget").await;
        journalled(&centre, "register").await;
        let gone = centre.manager.ask("forget_old", json!({ "what": "shared_papers" })).await;
        assert_eq!(gone["now"]["count"], 1);
        is_forgotten(test, "SELECT count(*) FROM papers").await;
        is_forgotten(test, "SELECT count(*) FROM paper_journal").await;
    }

    async fn what_an_agreement_said_goes_five_years_after_it_ended(test) {
        let centre = Centre::of(test).await;
        let (consultant, draft) = agreements_life::draft(test).await;
        let signed = agreements_life::signed(&consultant, &draft).await["now"].clone();
        let case = json!({ "case": { "kind": "agreement", "id": signed["id"] }, "caseNumber": " 26/00417 " });
        centre.manager.refused("forget_case", case.clone(), "nothing_to_forget").await;
        let centre = centre.later(test, 2_000).await;
        let early = centre.manager.refused("forget_case", case.clone(), "anonymising_hindered").await;
        assert_eq!(early["hindrances"][0], json!({ "kind": "case_kept", "until": "2032-12-01" }));
        let centre = centre.later(test, 2_200).await;
        let due = centre.consultant.ask("retention_due", json!({})).await["cases"].clone();
        assert_eq!((&due[0]["name"], &due[0]["overOn"], &due[0]["isDue"]), (&json!("Koret Klangbølgen"), &json!("2027-11-30"), &json!(true)));
        assert_eq!(due[0]["hindrances"][0]["kind"], "not_journalled");
        assert_eq!(centre.consultant.ask("retention_count", json!({})).await["cases"], 0, "it waits for the journal");
        let waits = centre.manager.refused("forget_case", case.clone(), "anonymising_hindered").await;
        assert_eq!(waits["hindrances"][0]["kind"], "not_journalled");
        journalled(&centre, "agreement").await;
        assert_eq!(centre.consultant.ask("retention_count", json!({})).await["cases"], 1);
        centre.consultant.refused("forget_case", case.clone(), "not_allowed").await;
        let named = with(case.clone(), &json!({ "caseNumber": "150680-9997" }));
        assert_eq!(fields(&centre.manager.refused("forget_case", named, "fields_refused").await), ["caseNumber"]);
        let gone = centre.manager.ask("forget_case", case.clone()).await;
        assert!(gone["now"]["papers"].as_i64().is_some_and(|papers| papers > 0), "{gone}");
        for sql in [
            "SELECT count(*) FROM agreement_versions",
            "SELECT count(*) FROM papers",
            "SELECT count(*) FROM agreement_signatures WHERE name <> '…' OR title <> ''",
            "SELECT count(*) FROM agreement_clauses WHERE body <> '…'",
            "SELECT count(*) FROM agreement_values WHERE name LIKE '%contact%' OR name LIKE '%signatory%'",
        ] {
            is_forgotten(test, sql).await;
        }
        let left = centre.consultant.ask("open_agreement", json!({ "id": signed["id"] })).await["agreement"].clone();
        assert_eq!((&left["number"], &left["activityTitle"]), (&signed["number"], &json!("Åben sangaften")), "the figures stay");
        assert_eq!(centre.consultant.ask("list_agreements", json!({ "view": "ended" })).await[0]["number"], signed["number"]);
        let history = json!({ "subject": { "kind": "agreement", "id": signed["id"] } });
        let history = centre.consultant.ask("subject_history", history).await;
        let event = history["lines"].as_array().expect("lines").iter().find(|line| line["event"]["event"] == "agreement_forgotten");
        assert_eq!(event.expect("a line")["event"]["values"]["caseNumber"], "26/00417");
        centre.manager.refused("forget_case", case, "nothing_to_forget").await;
    }

    async fn letters_about_a_booking_go_with_its_contact_once_they_are_journalled(test) {
        let centre = Centre::of(test).await;
        let house = HouseInUse::of(test).await;
        let aase = centre.volunteer("Åse Bækgaard", Some(centre.work("2020-01-01", ""))).await;
        let contact = json!({ "contactPersonId": aase["personId"] });
        let booked = house.desk.ask("book_room", with(booking(&[&house.a], "2026-11-26T10:00", "2026-11-26T12:00"), &contact)).await;
        let later = house.desk.ask("book_room", with(booking(&[&house.b], "2027-10-01T10:00", "2027-10-01T12:00"), &contact)).await;
        for card in [&booked, &later] {
            let letter = json!({ "subject": { "of": "booking", "id": card["now"]["id"] }, "kind": "confirmation" });
            house.desk.ask("print_letter", json!({ "requestKey": new_key(), "letter": letter })).await;
        }
        let centre = centre.later(test, 800).await;
        let letters = async || old(&centre).await.as_array().expect("a list").iter().find(|one| one["what"] == "booking_letters").cloned();
        assert_eq!(letters().await, Some(json!({ "what": "booking_letters", "count": 0, "waiting": 1, "keptFrom": "2027-02-01" })));
        centre.manager.refused("forget_old", json!({ "what": "booking_letters" }), "nothing_to_forget").await;
        journalled(&centre, "booking").await;
        centre.consultant.refused("forget_old", json!({ "what": "booking_letters" }), "not_allowed").await;
        let gone = centre.manager.ask("forget_old", json!({ "what": "booking_letters" })).await;
        assert_eq!((&gone["now"]["count"], &gone["undo"]), (&json!(1), &Value::Null));
        assert_eq!(letters().await, None);
        assert_eq!(test.count("SELECT count(*) FROM papers").await, 1, "that of a booking not long over stays");
        assert_eq!(test.count("SELECT count(*) FROM booking_letters").await, 1);
    }

    async fn an_agreement_that_was_never_signed_goes_after_its_last_change(test) {
        let centre = Centre::of(test).await;
        let (_, draft) = agreements_life::draft(test).await;
        let case = json!({ "case": { "kind": "agreement", "id": draft["id"] } });
        let centre = centre.later(test, 700).await;
        assert_eq!(centre.consultant.ask("retention_count", json!({})).await["cases"], 0);
        centre.manager.refused("forget_case", case.clone(), "nothing_to_forget").await;
        let centre = centre.later(test, 740).await;
        let due = centre.consultant.ask("retention_due", json!({})).await["cases"].clone();
        assert_eq!((&due[0]["number"], &due[0]["isUnsigned"], &due[0]["isDue"]), (&draft["number"], &json!(true), &json!(true)));
        assert_eq!((&due[0]["overOn"], &due[0]["dueOn"]), (&json!("2026-11-24"), &json!("2028-11-25")));
        centre.manager.ask("forget_case", case.clone()).await;
        is_forgotten(test, "SELECT count(*) FROM agreement_clauses WHERE body <> '…'").await;
        assert_eq!(centre.consultant.ask("retention_due", json!({})).await["cases"], json!([]));
        assert_eq!(test.count("SELECT count(*) FROM agreements WHERE state = 'discarded'").await, 1, "nobody goes on writing in it");
        centre.consultant.refused("restore_agreement", json!({ "id": draft["id"] }), "agreement_not_found").await;
        centre.manager.refused("forget_case", case, "nothing_to_forget").await;
    }

    async fn whoever_is_nothing_to_the_office_falls_due(test) {
        let centre = Centre::of(test).await;
        let house = HouseInUse::of(test).await;
        let known = async |name: &str| {
            let input = json!({ "requestKey": new_key(), "facts": { "fullName": name, "phone": "" } });
            house.desk.ask("register_person", input).await["now"]["person"].clone()
        };
        let (lone, chair, booker) = (known("Bo Lind").await, known("Ea Friis").await, known("Ib Skov").await);
        let leader = known("Liv Rask").await;
        let led = with(centre.work("2020-01-01", ""), &json!({ "contactPersonId": leader["id"] }));
        centre.volunteer("Åse Bækgaard", Some(led)).await;
        let role = |from: &str, to: &str| json!({ "requestKey": new_key(), "organisationId": centre.workplace, "personId": chair["id"],
            "facts": { "role": "contact_person", "title": "", "validFrom": from, "validTo": to } });
        centre.consultant.ask("give_contact_role", role("2026-01-01", "2027-12-31")).await;
        let contact = json!({ "contactPersonId": booker["id"] });
        house.desk.ask("book_room", with(booking(&[&house.a], "2026-11-26T10:00", "2026-11-26T12:00"), &contact)).await;
        let centre = centre.later(test, 740).await;
        let names = async |centre: &Centre| centre.consultant.ask("retention_due", json!({})).await["names"].clone();
        let due = names(&centre).await;
        let told = due.as_array().expect("names").iter().find(|one| one["personId"] == lone["id"]).expect("listed");
        assert_eq!((&told["because"], &told["lastDay"], &told["isDue"]), (&json!("untied"), &json!("2026-11-24"), &json!(true)));
        assert_eq!(told["hindrances"], json!([]));
        assert!(!due.to_string().contains("Ea Friis"), "their role ended less than two years ago");
        for tied in ["Ib Skov", "Bækgaard", "Liv Rask"] {
            assert!(!due.to_string().contains(tied), "{tied} is something to the office");
        }
        centre.manager.ask("anonymise_person", going_person(&lone)).await;
        assert!(!names(&centre).await.to_string().contains("Bo Lind"));
        centre.manager.ask("forget_old", json!({ "what": "booking_contacts" })).await;
        let centre = centre.later(test, 1_140).await;
        let due = names(&centre).await.to_string();
        assert!(due.contains("Ea Friis") && due.contains("Ib Skov"), "{due}");
    }

    async fn an_entry_that_was_withdrawn_falls_due_too(test) {
        let centre = Centre::of(test).await;
        let card = centre.volunteer("Ved En Fejl", Some(centre.work("2020-01-01", ""))).await;
        let withdraw = json!({ "personId": card["personId"], "version": card["version"] });
        centre.consultant.ask("withdraw_volunteer", withdraw).await;
        assert_eq!(centre.consultant.ask("retention_count", json!({})).await["due"], 0);
        let centre = centre.later(test, 1_100).await;
        let due = centre.consultant.ask("retention_due", json!({})).await["names"].clone();
        assert_eq!((&due[0]["fullName"], &due[0]["lastDay"], &due[0]["hindrances"]), (&json!("Ved En Fejl"), &json!("2026-11-24"), &json!([])));
        let going = with(of(&card), &json!({ "reason": "time_is_over", "caseNumber": "Sag om Ved En Fejl 26/7" }));
        centre.manager.ask("anonymise_person", going).await;
        assert_eq!(centre.consultant.ask("retention_count", json!({})).await["due"], 0);
        is_forgotten(test, "SELECT count(*) FROM events WHERE event = 'person_anonymised' AND event_values LIKE '%Fejl%'").await;
        assert_eq!(test.count("SELECT count(*) FROM events WHERE event_values LIKE '%26/7%'").await, 1, "the number stays");
    }

    async fn a_name_that_goes_goes_out_of_what_the_register_says_of_others(test) {
        let centre = Centre::of(test).await;
        let aase = centre.volunteer("Åse Bækgaard", Some(centre.work("2020-01-01", "2026-11-20"))).await;
        let facts = with(in_order(), &json!({ "note": "Nabo til Åse Bækgaard", "nextOfKin": { "name": "Finn Lund", "phone": "84000199" } }));
        let effort = with(centre.effort("2020-02-01", ""), &json!({ "task": "Afløser Åse Bækgaard", "approvedBy": "Åse Bækgaard",
            "pauses": [{ "from": "2026-01-01", "to": "2026-02-01", "reason": "Åse Bækgaard tog over" }] }));
        let bo = centre.registered("Bo Lund", facts, Some(effort)).await["now"].clone();
        let other = with(in_order(), &json!({ "note": "Nabo til Åse Holm" }));
        centre.registered("Ea Friis", other, None).await;
        assert_eq!(said_of_aase(test).await, 3);
        centre.manager.ask("anonymise_person", with(of(&aase), &json!({ "reason": "they_asked" }))).await;
        assert_eq!(said_of_aase(test).await, 1, "who is called otherwise is left alone");
        let card = centre.card(&bo).await;
        assert_eq!((&card["facts"]["note"], &card["facts"]["nextOfKin"]["name"]), (&json!("Nabo til … …"), &json!("Finn Lund")));
        assert_eq!(card["attachments"][0]["facts"]["task"], "Afløser … …");
        assert_eq!(centre.standing(&bo, "2026-11-22").await, "covered_by_scheme", "cover rests on days");
        let back = json!({ "personId": bo["personId"], "version": bo["version"], "facts": bo["facts"] });
        centre.consultant.refused("change_volunteer", back, "stale_volunteer").await;
        assert_eq!(said_of_aase(test).await, 1, "nobody writes it back");
    }

    async fn whoever_asks_is_told_who_was_given_their_name(test) {
        let centre = Centre::of(test).await;
        let aase = centre.volunteer("Åse Bækgaard", Some(centre.work("2020-01-01", ""))).await;
        let paper = list_printed(&centre).await;
        centre.consultant.ask("note_roll_call_sent", with(paper, &json!({ "sent": true }))).await;
        for handed_over in ["figures", "figures_and_names"] {
            let days = json!({ "from": "2026-01-01", "to": "2026-12-31", "on": "2026-11-01" });
            let report = json!({ "requestKey": new_key(), "days": days, "recipient": "Kystens Forsikring", "handedOver": handed_over });
            centre.consultant.ask("deliver_insurer_report", report).await;
        }
        let bundle = gate::bytes(&centre.consultant.seat, "export_access_report", of(&aase)).await.expect("a bundle");
        let mut bundle = zip::ZipArchive::new(std::io::Cursor::new(bundle)).expect("an archive");
        let mut text = String::new();
        bundle.by_name("Indsigt 2026-11-24.json").expect("the data").read_to_string(&mut text).expect("text");
        let data: Value = serde_json::from_str(&text).expect("data");
        let mut given: Vec<(&str, &str)> = data["volunteer"]["givenOn"].as_array().expect("a list").iter()
            .map(|one| (one["to"].as_str().expect("a name"), one["with"].as_str().expect("a word"))).collect();
        given.sort_unstable();
        assert_eq!(given, [("Kystens Forsikring", "insurer_report"), ("Plejecentret Havblik", "roll_call")]);
    }
}
