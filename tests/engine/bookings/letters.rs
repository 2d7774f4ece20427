//! Letters to borrowers: which there are, what they tell, and that the next one says what has changed since.

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{NOW, PASSWORD, TestSeat, new_key, office_test};
use serde_json::{Value, json};

use super::house_in_use::{HouseInUse, an_association, booking, cancelled, moved};
use super::rules::with_rules;
use super::series::{booked_as_shown, cancelling, card, series, standing, times, weekly};
use crate::premises::with;

fn about(booked: &Value) -> Value {
    json!({ "of": "booking", "id": booked["now"]["id"] })
}

fn letter(subject: &Value, kind: &str) -> Value {
    json!({ "subject": subject, "kind": kind })
}

async fn kinds(desk: &TestSeat, subject: &Value) -> Value {
    desk.ask("open_letters", json!({ "subject": subject })).await["kinds"].clone()
}

async fn print(desk: &TestSeat, subject: &Value, kind: &str) -> Value {
    desk.ask("print_letter", json!({ "requestKey": new_key(), "letter": letter(subject, kind) })).await["now"].clone()
}

async fn text(desk: &TestSeat, subject: &Value, kind: &str) -> String {
    desk.ask("letter_text", letter(subject, kind)).await["body"].as_str().expect("a text").to_owned()
}

async fn choir(office: &HouseInUse) -> Value {
    let address =
        json!({ "street": "Kirkebakken 12", "postalCode": "2683", "town": "Havbjerg", "email": "kor@example.org" });
    an_association(&office.desk, "Koret Klangbølgen", address).await
}

async fn booked_by(office: &HouseInUse, choir: &Value) -> Value {
    let input = booking(&[&office.a], "2026-12-01T19:00", "2026-12-01T21:00");
    office.desk.ask("book_room", with(input, json!({ "organisationId": choir, "title": "", "attendees": 20 }))).await
}

async fn asked_as(office: &HouseInUse, choir: &Value, book_as: Value) -> Value {
    let input = booking(&[&office.a], "2026-12-01T19:00", "2026-12-01T21:00");
    office.desk.ask("book_room", with(input, json!({ "organisationId": choir, "title": "", "bookAs": book_as }))).await
}

office_test! {
    async fn a_new_booking_is_confirmed_and_the_paper_is_kept_as_it_was_printed(test) {
        let office = HouseInUse::of(test).await;
        let choir = choir(&office).await;
        let subject = about(&booked_by(&office, &choir).await);
        assert_eq!(kinds(&office.desk, &subject).await, json!(["confirmation"]));
        let body = text(&office.desk, &subject, "confirmation").await;
        for said in ["Bekræftelse af booking", "Koret Klangbølgen", "tirsdag den 1. december 2026 kl. 19.00–21.00",
            "Storesal A, Centret", "Strandengen 85, 2681 Bøgelunde Strand", "20 personer", "højst være 90 personer i Storesal A"] {
            assert!(body.contains(said), "{said} is not in:\n{body}");
        }
        let preview = gate::bytes(&office.desk.seat, "preview_letter", letter(&subject, "confirmation")).await.expect("a PDF");
        let key = new_key();
        let input = json!({ "requestKey": key, "letter": letter(&subject, "confirmation") });
        let paper = office.desk.ask("print_letter", input.clone()).await["now"].clone();
        let again = office.desk.ask("print_letter", input).await["now"].clone();
        assert_eq!(paper["id"], again["id"], "the same request is the same paper");
        let stored = gate::bytes(&office.desk.seat, "paper", json!({ "id": paper["id"] })).await.expect("the paper");
        assert_eq!(stored, preview);
        let offered = office.desk.ask("open_letters", json!({ "subject": subject })).await;
        assert_eq!(offered["papers"].as_array().expect("papers").len(), 1);
        assert_eq!(offered["email"], "kor@example.org");
        assert!(paper["fileName"].as_str().expect("a name").starts_with("Bekræftelse af booking B-2026-"));
    }

    async fn what_changed_since_the_last_letter_is_told_once(test) {
        let office = HouseInUse::of(test).await;
        let choir = choir(&office).await;
        let booked = booked_by(&office, &choir).await;
        let subject = about(&booked);
        office.desk.refused("letter_text", letter(&subject, "change"), "nothing_to_tell").await;
        print(&office.desk, &subject, "confirmation").await;
        office.desk.refused("print_letter", json!({ "requestKey": new_key(), "letter": letter(&subject, "change") }), "nothing_to_tell").await;
        let there = office.desk.ask("move_booking", moved(&booked, &office.b, "2026-12-01T18:00", "2026-12-01T20:00")).await;
        assert_eq!(kinds(&office.desk, &subject).await, json!(["change", "confirmation"]));
        let body = text(&office.desk, &subject, "change").await;
        assert!(body.contains("Før: tirsdag den 1. december 2026 kl. 19.00–21.00; Nu: tirsdag den 1. december 2026 kl. 18.00–20.00"), "{body}");
        assert!(body.contains("Før: Storesal A, Centret; Nu: Storesal B, Centret"), "{body}");
        assert!(!body.contains("Deltagere; Før") && !body.contains("Deltagere: Før"), "the number is as it was: {body}");
        print(&office.desk, &subject, "change").await;
        assert_eq!(kinds(&office.desk, &subject).await, json!(["confirmation"]), "it is told by now");
        // Back where it was is another change for whoever has the letters.
        office.desk.undo(&there).await;
        assert_eq!(kinds(&office.desk, &subject).await, json!(["change", "confirmation"]));
    }

    async fn a_move_that_nobody_had_a_letter_about_is_known_from_the_log(test) {
        let office = HouseInUse::of(test).await;
        let choir = choir(&office).await;
        let booked = booked_by(&office, &choir).await;
        let first = office.desk.ask("move_booking", moved(&booked, &office.a, "2026-12-02T19:00", "2026-12-02T21:00")).await;
        office.desk.ask("move_booking", moved(&first, &office.a, "2026-12-03T19:00", "2026-12-03T21:00")).await;
        let subject = about(&booked);
        assert_eq!(kinds(&office.desk, &subject).await, json!(["confirmation", "change"]));
        let body = text(&office.desk, &subject, "change").await;
        assert!(body.contains("Før: tirsdag den 1. december 2026"), "the first of all: {body}");
    }

    async fn a_cancellation_says_who_called_it_off_and_why(test) {
        let office = HouseInUse::of(test).await;
        let choir = choir(&office).await;
        let booked = booked_by(&office, &choir).await;
        let subject = about(&booked);
        office.desk.refused("letter_text", letter(&subject, "cancellation"), "nothing_to_tell").await;
        let off = with(cancelled(&booked), json!({ "by": "house", "reason": "Vandskade i salen" }));
        let gone = office.desk.ask("cancel_booking", off).await;
        assert_eq!(kinds(&office.desk, &subject).await, json!(["cancellation"]));
        let body = text(&office.desk, &subject, "cancellation").await;
        assert!(body.contains("Vi må desværre aflyse") && body.contains("Vandskade i salen"), "{body}");
        office.desk.refused("letter_text", letter(&subject, "confirmation"), "nothing_to_tell").await;
        print(&office.desk, &subject, "cancellation").await;
        assert_eq!(kinds(&office.desk, &subject).await, json!(["cancellation"]), "it can be printed again");
        office.desk.undo(&gone).await;
        assert_eq!(kinds(&office.desk, &subject).await, json!(["change", "confirmation"]), "it stands again");
    }

    async fn why_the_house_calls_dates_of_a_series_off_stands_in_the_letter(test) {
        let office = HouseInUse::of(test).await;
        let choir = choir(&office).await;
        let input = series(&[&office.a], "2026-12-03T19:00", "2026-12-03T21:00", weekly("thu", times(3)));
        let whole = with(input["booking"].clone(), json!({ "organisationId": choir, "title": "" }));
        let there = card(&booked_as_shown(&office.desk, with(input, json!({ "booking": whole }))).await).clone();
        let two: Vec<Value> = standing(&there).into_iter().skip(1).collect();
        let off = with(cancelling(&there, &two, "house"), json!({ "reason": "Gulvet lakeres" }));
        office.desk.ask("cancel_series", off).await;
        let subject = json!({ "of": "series", "id": there["series"]["id"] });
        let body = text(&office.desk, &subject, "cancellation").await;
        for said in ["Vi må desværre aflyse", "Begrundelse: Gulvet lakeres", "torsdag den 17. december 2026", "Jeres sidste dato gælder stadig."] {
            assert!(body.contains(said), "{said} is not in:\n{body}");
        }
    }

    async fn a_series_is_confirmed_with_its_dates_exceptions_and_reasons(test) {
        let office = HouseInUse::of(test).await;
        let choir = choir(&office).await;
        office.book(&office.a, "2026-12-10T18:00", "2026-12-10T20:00").await;
        let input = series(&[&office.a], "2026-12-03T19:00", "2026-12-03T21:00", weekly("thu", times(6)));
        let booked = booked_as_shown(&office.desk, with(input.clone(), json!({
            "booking": with(input["booking"].clone(), json!({ "organisationId": choir, "title": "", "overrule": "Fast hold" })) }))).await;
        let dates = card(&booked)["dates"].as_array().expect("dates").clone();
        let third = dates.iter().find(|date| date["on"] == "2026-12-17").expect("the third")["booking"].clone();
        office.desk.ask("move_booking", moved(&json!({ "now": third }), &office.b, "2026-12-17T20:00", "2026-12-17T22:00")).await;
        let subject = json!({ "of": "series", "id": card(&booked)["series"]["id"] });
        let body = text(&office.desk, &subject, "confirmation").await;
        for said in ["torsdag den 3. december 2026", "torsdag den 17. december 2026; Tid: kl. 20.00–22.00; Lokale: Storesal B, Centret; Bemærk: Anden tid end ellers. Andet lokale end ellers",
            "DATOER UDEN BOOKING", "torsdag den 10. december 2026; Hvorfor: Lokalet er optaget"] {
            assert!(body.contains(said), "{said} is not in:\n{body}");
        }
        assert!(!body.contains("Et møde"), "who has the room instead is nobody else's business: {body}");
        print(&office.desk, &subject, "confirmation").await;
        let single = json!({ "of": "booking", "id": third["id"] });
        assert_eq!(kinds(&office.desk, &single).await, json!(["confirmation"]), "the letter about all told of each");
    }

    async fn a_draft_of_an_e_mail_has_the_address_the_text_and_the_paper(test) {
        let office = HouseInUse::of(test).await;
        let choir = choir(&office).await;
        let booked = booked_by(&office, &choir).await;
        let subject = about(&booked);
        print(&office.desk, &subject, "confirmation").await;
        office.desk.ask("move_booking", moved(&booked, &office.b, "2026-12-01T19:00", "2026-12-01T21:00")).await;
        let paper = print(&office.desk, &subject, "change").await;
        let input = json!({ "letter": letter(&subject, "change"), "paperId": paper["id"] });
        let mail = gate::bytes(&office.desk.seat, "letter_mail", input).await.expect("a draft");
        let mail = String::from_utf8(mail).expect("seven bits");
        assert!(mail.contains("X-Unsent: 1") && mail.contains("kor@example.org") && mail.contains("application/pdf"), "{mail}");
        assert!(mail.contains("Storesal A") && mail.contains("Storesal B"), "the words are those of the paper: {mail}");
        let unknown = json!({ "letter": letter(&subject, "change"), "paperId": 999 });
        let refusal = gate::bytes(&office.desk.seat, "letter_mail", unknown).await.expect_err("no such paper");
        assert_eq!(refusal["code"], "letter_not_found");
    }

    async fn a_letter_about_nothing_is_refused_and_one_that_cannot_be_printed_names_the_letters(test) {
        let office = HouseInUse::of(test).await;
        office.desk.refused("open_letters", json!({ "subject": { "of": "booking", "id": 999 } }), "booking_not_found").await;
        office.desk.refused("open_letters", json!({ "subject": { "of": "series", "id": 999 } }), "series_not_found").await;
        let input = with(booking(&[&office.a], "2026-12-01T19:00", "2026-12-01T21:00"), json!({ "title": "漢字" }));
        let subject = about(&office.desk.ask("book_room", input).await);
        let details = office.desk.refused("print_letter", json!({ "requestKey": new_key(), "letter": letter(&subject, "confirmation") }), "cannot_be_printed").await;
        assert_eq!(details["characters"], json!(["字", "漢"]));
        test.seat(Role::Auditor).await.refused("open_letters", json!({ "subject": subject }), "not_allowed").await;
    }

    async fn where_people_live_and_who_is_protected_stands_in_no_letter(test) {
        let office = HouseInUse::of(test).await;
        let choir = choir(&office).await;
        let facts = json!({ "fullName": "Gerda Skjult", "phone": "84 00 01 45", "protection": "protected",
            "address": { "kind": "shown", "street": "Hemmelig Sti 7", "postalCode": "4625", "town": "Lille Tømmerup" } });
        let person = office.desk.ask("register_person", json!({ "requestKey": new_key(), "facts": facts })).await;
        let input = booking(&[&office.a], "2026-12-01T19:00", "2026-12-01T21:00");
        let contact = json!({ "organisationId": choir, "contactPersonId": person["now"]["person"]["id"], "title": "" });
        let subject = about(&office.desk.ask("book_room", with(input, contact)).await);
        let body = text(&office.desk, &subject, "confirmation").await;
        for part in ["Hemmelig", "Gerda", "4625"] {
            assert!(!body.contains(part), "{part} is in the letter: {body}");
        }
    }

    async fn a_request_gets_a_receipt_and_its_approval_is_news(test) {
        let office = HouseInUse::of(test).await;
        let choir = choir(&office).await;
        let booked = asked_as(&office, &choir, json!({ "kind": "requested" })).await;
        let subject = about(&booked);
        assert_eq!(kinds(&office.desk, &subject).await, json!(["receipt"]));
        office.desk.refused("letter_text", letter(&subject, "confirmation"), "nothing_to_tell").await;
        let body = text(&office.desk, &subject, "receipt").await;
        for said in ["Kvittering for forespørgsel", "Lokalet er ikke booket endnu", "Status: Forespørgsel, ikke godkendt endnu"] {
            assert!(body.contains(said), "{said} is not in:\n{body}");
        }
        print(&office.desk, &subject, "receipt").await;
        let approval = json!({ "id": booked["now"]["id"], "version": booked["now"]["version"] });
        let approved = office.manager.ask("approve_request", approval).await;
        assert_eq!(kinds(&office.desk, &subject).await, json!(["confirmation", "change"]), "the approval is the news");
        let change = text(&office.desk, &subject, "change").await;
        assert!(change.contains("Før: Forespørgsel, ikke godkendt endnu; Nu: Booket"), "{change}");
        let body = text(&office.desk, &subject, "confirmation").await;
        assert!(body.contains("Bekræftelse af booking") && !body.contains("Status:"), "what is agreed goes without saying: {body}");
        office.desk.refused("letter_text", letter(&subject, "receipt"), "nothing_to_tell").await;
        print(&office.desk, &subject, "confirmation").await;
        assert_eq!(kinds(&office.desk, &subject).await, json!(["confirmation"]));
        office.manager.undo(&approved).await;
        assert_eq!(kinds(&office.desk, &subject).await, json!(["receipt", "change"]), "it waits again");
    }

    async fn an_option_says_until_when_it_is_kept_and_what_ran_out_says_so(test) {
        let office = HouseInUse::of(test).await;
        let choir = choir(&office).await;
        let option = json!({ "kind": "reserved", "until": "2026-11-24T12:00" });
        let subject = about(&asked_as(&office, &choir, option).await);
        assert_eq!(kinds(&office.desk, &subject).await, json!(["confirmation"]));
        let body = text(&office.desk, &subject, "confirmation").await;
        for said in ["Reservation af lokale", "bookingen er ikke endelig", "Status: Reserveret til tirsdag den 24. november 2026 kl. 12.00"] {
            assert!(body.contains(said), "{said} is not in:\n{body}");
        }
        assert!(!body.contains("Bekræftelse af booking"), "{body}");
        print(&office.desk, &subject, "confirmation").await;
        test.clock.set(Instant::from_unix(NOW + 2 * 60 * 60));
        office.desk.ask("unlock_seat", json!({ "password": PASSWORD })).await;
        assert_eq!(kinds(&office.desk, &subject).await, json!(["receipt", "change"]));
        let body = text(&office.desk, &subject, "receipt").await;
        assert!(body.contains("Reservationen er udløbet") && body.contains("uden at vi har hørt fra jer"), "{body}");
    }

    async fn a_confirmation_says_what_was_agreed_that_it_costs(test) {
        let office = HouseInUse::of(test).await;
        let choir = choir(&office).await;
        let rules = office.manager.ask("booking_rules", json!({})).await;
        let mut lending = rules["book"]["lending"].clone();
        for row in lending.as_array_mut().expect("rows") {
            if row["category"] == "social" {
                row["tariff"] = json!({ "kind": "per_hour", "rate": 15_000 });
            }
        }
        with_rules(&office.manager, json!({ "lending": lending })).await;
        let subject = about(&booked_by(&office, &choir).await);
        let body = text(&office.desk, &subject, "confirmation").await;
        assert!(body.contains("Pris: 300\u{a0}kr. (150\u{a0}kr. pr. time)"), "{body}");
        let input = series(&[&office.b], "2026-12-03T19:00", "2026-12-03T21:00", weekly("thu", times(2)));
        let whole = with(input["booking"].clone(), json!({ "organisationId": choir, "title": "", "overrule": "Fast hold" }));
        let booked = booked_as_shown(&office.desk, with(input, json!({ "booking": whole }))).await;
        let subject = json!({ "of": "series", "id": card(&booked)["series"]["id"] });
        let body = text(&office.desk, &subject, "confirmation").await;
        assert!(body.contains("Pris: 300\u{a0}kr. pr. dato, i alt 600\u{a0}kr."), "{body}");
    }

    async fn the_letter_speaks_english_where_that_is_asked_for(test) {
        let office = HouseInUse::of(test).await;
        let choir = choir(&office).await;
        let subject = about(&booked_by(&office, &choir).await);
        let wanted = with(letter(&subject, "confirmation"), json!({ "language": "en" }));
        let text = office.desk.ask("letter_text", wanted).await;
        assert_eq!(text["subject"], "Booking confirmation: Koret Klangbølgen");
        assert!(text["body"].as_str().expect("a text").contains("Tuesday 1 December 2026 19:00–21:00"), "{text:#}");
    }
}
