//! Bookings that are lent as something else than the association is: a party of its members, an evening with tickets.

use frivillighus_tests::{TestSeat, new_key, office_test};
use serde_json::{Value, json};

use super::house_in_use::{HouseInUse, an_association, booking, cancelled, each, moved};
use super::rules::with_rules;
use super::series::edited::{as_shown, edit, edited_as_shown};
use super::series::{booked_as_shown, card, date, dates_that_are, series, until, weekly};
use crate::premises::with;

const EVENING: (&str, &str) = ("2026-12-01T19:00", "2026-12-01T21:00");
/// What an hour costs other associations, in øre.
const AN_HOUR: i64 = 1_900;

/// Other associations pay by the hour; private borrowers, where they are lent to, pay more.
async fn with_tariffs(office: &HouseInUse, private_is_lent: bool) {
    let rules = office.manager.ask("booking_rules", json!({})).await;
    let mut lending = rules["book"]["lending"].clone();
    for row in lending.as_array_mut().expect("rows") {
        match row["category"].as_str() {
            Some("other_association") => row["tariff"] = json!({ "kind": "per_hour", "rate": AN_HOUR }),
            Some("private_commercial") => {
                row["tariff"] = json!({ "kind": "per_hour", "rate": 30_000 });
                row["lent"] = json!(private_is_lent);
            }
            _ => {}
        }
    }
    with_rules(&office.manager, json!({ "lending": lending })).await;
}

/// An association's wish for Storesal A, lent as this.
fn wish(office: &HouseInUse, association: &Value, (starts, ends): (&str, &str), lent_as: &str) -> Value {
    with(booking(&[&office.a], starts, ends), json!({ "organisationId": association, "lentAs": lent_as }))
}

/// What is written about a booking, lent as this from now on.
fn lent(booking: &Value, lent_as: Value) -> Value {
    json!({ "id": booking["id"], "version": booking["version"], "organisationId": booking["borrower"]["id"], "lentAs": lent_as,
        "contactPersonId": null, "title": booking["title"], "kind": booking["kind"], "attendees": null, "layout": null, "note": "" })
}

/// Three Tuesdays of a choir, lent as what it is.
async fn three_tuesdays(office: &HouseInUse, choir: &Value, lent_as: Option<&str>) -> Value {
    let input = series(&[&office.a], EVENING.0, EVENING.1, weekly("tue", until("2026-12-15")));
    let theirs = with(input["booking"].clone(), json!({ "organisationId": choir, "lentAs": lent_as }));
    card(&booked_as_shown(&office.desk, with(input, json!({ "booking": theirs }))).await).clone()
}

/// What each date costs, in øre; 0 is free.
fn fees(card: &Value) -> Vec<i64> {
    each(&card["dates"], "booking").into_iter().map(|booking| booking["fee"]["amount"].as_i64().unwrap_or(0)).collect()
}

fn lent_each(card: &Value) -> Vec<Option<&str>> {
    each(&card["dates"], "booking").into_iter().map(|booking| booking["lentAs"].as_str()).collect()
}

async fn change(desk: &TestSeat, booking: &Value, lent_as: Value) -> Value {
    desk.ask("change_booking", lent(booking, lent_as)).await
}

office_test! {
    async fn a_party_costs_what_others_pay_and_is_of_their_kind(test) {
        let office = HouseInUse::of(test).await;
        with_tariffs(&office, true).await;
        let choir = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
        let told = office.desk.ask("check_times", json!({ "rooms": [office.a["id"]], "starts": EVENING.0, "ends": EVENING.1,
            "organisationId": choir, "lentAs": "other_association" })).await;
        assert_eq!(told["fee"]["amount"], 2 * AN_HOUR, "told before it is booked");
        let booked = office.desk.ask("book_room", wish(&office, &choir, EVENING, "private_commercial")).await;
        let now = &booked["now"];
        assert_eq!(now["fee"], json!({ "amount": 60_000, "tariff": { "kind": "per_hour", "rate": 30_000 }, "category": "private_commercial" }));
        assert_eq!((now["lentAs"].as_str(), now["kind"].as_str()), (Some("private_commercial"), Some("private")));
        assert_eq!(now["borrower"]["name"], "Koret Klangbølgen", "the borrower stays who it is");
        let open = office.desk.ask("open_booking", json!({ "id": now["id"] })).await;
        assert_eq!(open["booking"], *now, "as it was answered, so it is kept");
        let longer = office.desk.ask("move_booking", moved(&booked, &office.a, EVENING.0, "2026-12-01T22:00")).await;
        assert_eq!(longer["now"]["fee"]["amount"], 90_000);
        let own = office.desk.ask("book_room", with(wish(&office, &choir, ("2026-12-02T19:00", "2026-12-02T21:00"), ""), json!({ "lentAs": null }))).await;
        assert_eq!((&own["now"]["fee"], &own["now"]["lentAs"], own["now"]["kind"].as_str()), (&json!(null), &json!(null), Some("association")));
        let last = office.desk.ask("last_booking_of", json!({ "organisationId": choir })).await;
        assert_eq!(last["lentAs"], json!(null));
    }

    async fn it_is_asked_by_the_rules_of_what_it_is_lent_as(test) {
        let office = HouseInUse::of(test).await;
        let school = an_association(&office.desk, "Strandskolen", json!({ "borrowerCategory": "municipal" })).await;
        let far = ("2027-09-01T19:00", "2027-09-01T21:00");
        let party = wish(&office, &school, far, "other_association");
        let told = office.desk.ask("check_times", json!({ "rooms": party["rooms"], "starts": far.0, "ends": far.1, "organisationId": school,
            "lentAs": "other_association" })).await;
        assert_eq!(told["notes"][0]["finding"]["kind"], "not_open_yet");
        let details = office.desk.refused("book_room", party.clone(), "rules_broken").await;
        assert_eq!(details["notes"][0]["finding"]["kind"], "not_open_yet");
        let own = office.desk.ask("book_room", with(party, json!({ "requestKey": new_key(), "lentAs": null }))).await;
        office.desk.refused("change_booking", lent(&own["now"], json!("other_association")), "rules_broken").await;
        let because = with(lent(&own["now"], json!("other_association")), json!({ "overrule": "Aftalt i telefonen" }));
        let changed = office.desk.ask("change_booking", because).await;
        assert_eq!(changed["now"]["overruled"]["findings"][0]["kind"], "not_open_yet");
    }

    async fn what_the_office_lends_to_nobody_is_refused_on_every_path(test) {
        let office = HouseInUse::of(test).await;
        with_tariffs(&office, false).await;
        let choir = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
        let details = office.desk.refused("book_room", wish(&office, &choir, EVENING, "private_commercial"), "borrower_not_allowed").await;
        assert_eq!(details, json!({ "organisationId": choir, "name": "Koret Klangbølgen", "category": "private_commercial" }));
        let input = series(&[&office.a], EVENING.0, EVENING.1, weekly("tue", until("2026-12-15")));
        let party = with(input["booking"].clone(), json!({ "organisationId": choir, "lentAs": "private_commercial" }));
        let input = with(input, json!({ "booking": party }));
        office.desk.refused("plan_series", input.clone(), "borrower_not_allowed").await;
        office.desk.refused("book_series", input, "borrower_not_allowed").await;
        let card = three_tuesdays(&office, &choir, None).await;
        let first = &date(&card, "2026-12-01")["booking"];
        office.desk.refused("change_booking", lent(first, json!("private_commercial")), "borrower_not_allowed").await;
        let wanted = edit(&card, json!([{ "field": "lent_as", "lentAs": "private_commercial" }]));
        office.desk.refused("plan_series_edit", wanted, "borrower_not_allowed").await;
    }

    async fn what_is_no_longer_lent_is_not_taken_up_again_and_goes_on_no_longer(test) {
        let office = HouseInUse::of(test).await;
        with_tariffs(&office, true).await;
        let choir = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
        let booked = office.desk.ask("book_room", wish(&office, &choir, ("2026-12-02T19:00", "2026-12-02T21:00"), "private_commercial")).await;
        let gone = office.desk.ask("cancel_booking", cancelled(&booked)).await;
        let card = three_tuesdays(&office, &choir, Some("private_commercial")).await;
        with_tariffs(&office, false).await;
        office.desk.refused("restore_booking", json!({ "id": gone["now"]["id"], "version": gone["now"]["version"] }), "borrower_not_allowed").await;
        let further = json!({ "id": card["series"]["id"], "extension": { "kind": "until", "end": until("2026-12-22") } });
        office.desk.refused("plan_extension", further.clone(), "borrower_not_allowed").await;
        office.desk.refused("extend_series", with(further, json!({ "version": card["series"]["version"] })), "borrower_not_allowed").await;
        let texts = with(lent(&date(&card, "2026-12-01")["booking"], json!("private_commercial")), json!({ "note": "Nøgle i boks 4" }));
        assert_eq!(office.desk.ask("change_booking", texts).await["now"]["note"], "Nøgle i boks 4", "what stays is not judged anew");
    }

    async fn a_change_costs_anew_is_told_and_is_taken_back(test) {
        let office = HouseInUse::of(test).await;
        with_tariffs(&office, true).await;
        let choir = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
        let booked = office.desk.ask("book_room", wish(&office, &choir, EVENING, "other_association")).await;
        let changed = change(&office.desk, &booked["now"], json!("private_commercial")).await;
        assert_eq!(changed["now"]["fee"]["amount"], 60_000);
        let open = office.desk.ask("open_booking", json!({ "id": booked["now"]["id"] })).await;
        assert_eq!(open["history"][0]["event"], json!({ "event": "booking_changed", "values": { "fields": ["lentAs"] } }));
        let back = office.desk.undo(&changed).await;
        assert_eq!((back["now"]["lentAs"].as_str(), &back["now"]["fee"]), (Some("other_association"), &booked["now"]["fee"]));
        let free = change(&office.desk, &back["now"], json!(null)).await;
        assert_eq!((&free["now"]["lentAs"], &free["now"]["fee"]), (&json!(null), &json!(null)));
        let house = with(lent(&free["now"], json!("other_association")), json!({ "organisationId": null }));
        let house = office.desk.ask("change_booking", house).await;
        assert_eq!((&house["now"]["lentAs"], &house["now"]["fee"]), (&json!(null), &json!(null)), "the house itself counts as nothing");
    }

    async fn a_text_leaves_the_fee_that_was_agreed(test) {
        let office = HouseInUse::of(test).await;
        with_tariffs(&office, true).await;
        let choir = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
        let booked = office.desk.ask("book_room", wish(&office, &choir, EVENING, "other_association")).await;
        with_rules(&office.manager, json!({ "lending": office.manager.ask("booking_rules", json!({})).await["comesWith"]["lending"] })).await;
        let texts = with(lent(&booked["now"], json!("other_association")), json!({ "note": "Nøgle i boks 4" }));
        assert_eq!(office.desk.ask("change_booking", texts).await["now"]["fee"], booked["now"]["fee"]);
    }

    async fn a_series_is_lent_as_something_else_and_every_date_costs_so(test) {
        let office = HouseInUse::of(test).await;
        with_tariffs(&office, true).await;
        let choir = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
        let card = three_tuesdays(&office, &choir, Some("other_association")).await;
        assert_eq!(fees(&card), [2 * AN_HOUR; 3]);
        assert_eq!(card["series"]["terms"]["lentAs"], "other_association");
        let further = json!({ "kind": "until", "end": until("2026-12-22") });
        let plan = office.desk.ask("plan_extension", json!({ "id": card["series"]["id"], "extension": further })).await;
        let longer = office.desk.ask("extend_series", json!({ "id": card["series"]["id"], "version": card["series"]["version"],
            "extension": further, "held": dates_that_are(&plan, "free") })).await;
        assert_eq!(fees(&longer["now"]), [2 * AN_HOUR; 4], "what it goes on with is lent as the rest");
        assert_eq!(lent_each(&longer["now"]), [Some("other_association"); 4]);
    }

    async fn a_series_edit_leaves_what_was_chosen_by_hand_on_a_date_and_is_taken_back(test) {
        let office = HouseInUse::of(test).await;
        with_tariffs(&office, true).await;
        let choir = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
        let card = three_tuesdays(&office, &choir, None).await;
        change(&office.desk, &date(&card, "2026-12-08")["booking"], json!("private_commercial")).await;
        let card = office.desk.ask("open_series", json!({ "id": card["series"]["id"] })).await;
        assert_eq!(date(&card, "2026-12-08")["byHand"], json!(["lent_as"]));
        let wanted = edit(&card, json!([{ "field": "lent_as", "lentAs": "other_association" }]));
        let plan = office.desk.ask("plan_series_edit", wanted.clone()).await;
        assert_eq!((&date(&plan, "2026-12-01")["changes"], &date(&plan, "2026-12-08")["kept"]), (&json!(["lent_as"]), &json!(["lent_as"])));
        let done = office.desk.ask("edit_series", as_shown(&plan, &wanted)).await;
        assert_eq!(fees(&done["now"]), [2 * AN_HOUR, 60_000, 2 * AN_HOUR]);
        assert_eq!(lent_each(&done["now"]), [Some("other_association"), Some("private_commercial"), Some("other_association")]);
        let log = office.manager.ask("read_log", json!({ "subject": { "kind": "series", "id": card["series"]["id"] } })).await;
        let changed = each(&log["lines"], "event").into_iter().find(|event| event["event"] == "series_changed").expect("told");
        assert_eq!(changed["values"]["fields"], json!(["lent_as"]));
        let back = office.desk.undo(&done).await;
        assert_eq!(fees(&back["now"]), [0, 60_000, 0]);
        assert_eq!(back["now"]["series"]["terms"]["lentAs"], json!(null));
        let again = office.desk.undo(&back).await;
        assert_eq!(fees(&again["now"]), fees(&done["now"]), "and done once more");
    }

    async fn a_series_that_becomes_the_houses_own_counts_as_nothing(test) {
        let office = HouseInUse::of(test).await;
        with_tariffs(&office, true).await;
        let choir = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
        let card = three_tuesdays(&office, &choir, Some("other_association")).await;
        change(&office.desk, &date(&card, "2026-12-08")["booking"], json!("private_commercial")).await;
        let own = edited_as_shown(&office.desk, edit(&card, json!([{ "field": "borrower", "organisationId": null }, { "field": "title", "title": "Eget" }]))).await;
        assert_eq!((fees(&own["now"]), lent_each(&own["now"])), (vec![0; 3], vec![None; 3]));
        assert_eq!(own["now"]["series"]["terms"]["lentAs"], json!(null));
        assert_eq!(fees(&office.desk.undo(&own).await["now"]), [2 * AN_HOUR, 60_000, 2 * AN_HOUR]);
    }

    async fn an_associations_hours_count_together_whatever_they_are_lent_as(test) {
        let office = HouseInUse::of(test).await;
        let every_day = json!(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]);
        let evenings = json!({ "force": "desk", "hours": 6, "per": "month", "spans": [{ "weekdays": every_day, "fromMinute": 17 * 60, "untilMinute": 24 * 60 }] });
        with_rules(&office.manager, json!({ "primeTime": evenings })).await;
        let choir = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
        let card = three_tuesdays(&office, &choir, None).await;
        change(&office.desk, &date(&card, "2026-12-08")["booking"], json!("other_association")).await;
        let plan = office.desk.ask("plan_series_edit", edit(&card, json!([{ "field": "time", "lengthMinutes": 180 }]))).await;
        let noted = |on: &str| date(&plan, on)["notes"].as_array().expect("notes").len();
        assert_eq!([noted("2026-12-01"), noted("2026-12-08"), noted("2026-12-15")], [0, 0, 1], "nine hours, of six: {plan:#}");
    }

    async fn what_a_borrower_may_be_lent_as_is_told_with_what_it_costs(test) {
        let office = HouseInUse::of(test).await;
        with_tariffs(&office, false).await;
        let choir = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
        let told = office.desk.ask("lending_to", json!({ "organisationId": choir })).await;
        assert_eq!(told["own"], "social");
        let terms = told["terms"].as_array().expect("terms");
        assert_eq!(terms.len(), 7);
        let other = terms.iter().find(|row| row["category"] == "other_association").expect("others");
        assert_eq!((&other["tariff"], &other["lent"]), (&json!({ "kind": "per_hour", "rate": AN_HOUR }), &json!(true)));
        assert_eq!(terms[6]["lent"], false, "private borrowers");
        let details = office.desk.refused("lending_to", json!({ "organisationId": 999 }), "fields_refused").await;
        assert_eq!(details["problems"], json!([{ "field": "organisationId", "problem": { "kind": "not_found" } }]));
    }
}
