//! A request for a series, answered date by date: yes to what is free, no with a reason, the others wait; one way back.

use frivillighus_engine::access::Role;
use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{NOW, TestOffice, TestSeat, office_test};
use serde_json::{Value, json};

use super::{card, date, dates_that_are, until, weekly};
use crate::bookings::house_in_use::{HouseInUse, an_association, booking, each};
use crate::bookings::rules::with_rules;
use crate::premises::with;

const FIRST: &str = "2026-12-01";
const SECOND: &str = "2026-12-08";
const THIRD: &str = "2026-12-15";

struct Asked {
    office: HouseInUse,
    consultant: TestSeat,
    /// The card of three Tuesdays that were asked for.
    card: Value,
}

async fn three_tuesdays(test: &TestOffice) -> Asked {
    let office = HouseInUse::of(test).await;
    let choir = an_association(&office.desk, "Koret Klangbølgen", json!({})).await;
    let one = with(
        booking(&[&office.a], "2026-12-01T19:00", "2026-12-01T21:00"),
        json!({ "organisationId": choir, "bookAs": { "kind": "requested" } }),
    );
    let input = json!({ "booking": one, "recurrence": weekly("tue", until(THIRD)), "choices": [] });
    let booked = office.desk.ask("book_series", input).await;
    Asked { consultant: test.seat(Role::Consultant).await, card: card(&booked).clone(), office }
}

impl Asked {
    fn seen(&self, on: &str) -> Value {
        let booking = &date(&self.card, on)["booking"];
        json!({ "id": booking["id"], "version": booking["version"] })
    }

    fn yes(&self, on: &str) -> Value {
        json!({ "kind": "approve", "booking": self.seen(on) })
    }

    fn no(&self, on: &str, reason: &str) -> Value {
        json!({ "kind": "decline", "booking": self.seen(on), "reason": reason })
    }

    fn answers(&self, answers: &[Value]) -> Value {
        json!({ "id": self.card["series"]["id"], "version": self.card["series"]["version"], "answers": answers })
    }

    async fn plan(&self) -> Value {
        self.consultant.ask("plan_series_answer", json!({ "id": self.card["series"]["id"] })).await
    }

    async fn opened(&self) -> Value {
        self.consultant.ask("open_series", json!({ "id": self.card["series"]["id"] })).await
    }
}

fn states(card: &Value) -> Vec<&str> {
    each(&card["dates"], "booking").into_iter().filter_map(|booking| booking["state"].as_str()).collect()
}

office_test! {
    async fn the_house_turns_a_request_down_by_an_answer_alone(test) {
        let asked = three_tuesdays(test).await;
        let off = |by: &str| json!({ "id": asked.card["series"]["id"], "version": asked.card["series"]["version"], "by": by,
            "bookings": [asked.seen(FIRST), asked.seen(SECOND)] });
        for seat in [&asked.office.desk, &asked.consultant] {
            let details = seat.refused("cancel_series", off("house"), "not_as_it_stands").await;
            assert_eq!(details["act"], "cancel_by_house");
        }
        assert_eq!(states(&asked.opened().await), ["requested"; 3], "none of them is touched");
        let gone = asked.office.desk.ask("cancel_series", off("borrower")).await;
        assert_eq!(states(&gone["now"]), ["cancelled_by_borrower", "cancelled_by_borrower", "requested"]);
    }

    async fn a_request_that_was_turned_down_and_taken_up_is_turned_down_again_by_an_answer(test) {
        let asked = three_tuesdays(test).await;
        let no = asked.consultant.ask("answer_series", asked.answers(&[asked.no(FIRST, "Salen males")])).await;
        let booking = &date(&no["now"], FIRST)["booking"];
        let seen = json!([{ "id": booking["id"], "version": booking["version"] }]);
        let up = json!({ "id": no["now"]["series"]["id"], "version": no["now"]["series"]["version"], "bookings": seen });
        let again = asked.office.desk.ask("restore_series", up).await;
        assert_eq!(states(&again["now"]), ["requested"; 3]);
        assert_eq!(again["undo"]["operation"], "answer_series");
        let back = asked.consultant.undo(&again).await;
        let declined = &date(&back["now"], FIRST)["booking"];
        assert_eq!((declined["state"].as_str(), declined["cancellation"]["reason"].as_str()), (Some("cancelled_by_house"), Some("Salen males")));
    }

    async fn it_waits_as_one_request_with_how_many_of_its_dates_could_be_had(test) {
        let asked = three_tuesdays(test).await;
        asked.office.book(&asked.office.a, "2026-12-08T20:00", "2026-12-08T22:00").await;
        let alone = with(booking(&[&asked.office.b], "2026-12-02T19:00", "2026-12-02T21:00"), json!({ "bookAs": { "kind": "requested" } }));
        asked.office.desk.ask("book_room", alone).await;
        let waiting = asked.office.desk.ask("waiting_bookings", json!({})).await;
        let starts: Vec<&Value> = waiting["requests"].as_array().expect("requests").iter().map(|row| &row["booking"]["starts"]).collect();
        assert_eq!(starts, ["2026-12-01T19:00", "2026-12-02T19:00"]);
        assert_eq!(each(&waiting["requests"], "dates"), [3, 1]);
        assert_eq!(each(&waiting["requests"], "freeDates"), [2, 1]);
    }

    async fn each_date_says_whether_it_can_be_had_and_only_what_waits_is_asked_about(test) {
        let asked = three_tuesdays(test).await;
        asked.office.book(&asked.office.both, "2026-12-08T20:00", "2026-12-08T22:00").await;
        let plan = asked.plan().await;
        assert_eq!((dates_that_are(&plan, "free"), dates_that_are(&plan, "hindered")), (vec![FIRST, THIRD], vec![SECOND]));
        let refusal = &date(&plan, SECOND)["outcome"]["refusal"];
        assert_eq!((refusal["code"].as_str(), refusal["details"]["clashes"][0]["title"].as_str()), (Some("room_taken"), Some("Et møde")));
        asked.consultant.ask("answer_series", asked.answers(&[asked.yes(FIRST)])).await;
        let left = asked.plan().await;
        assert_eq!(each(&left["dates"], "on"), [SECOND, THIRD]);
        test.clock.set(Instant::from_unix(NOW + 15 * 86_400));
        let consultant = test.seat(Role::Consultant).await;
        let left = consultant.ask("plan_series_answer", json!({ "id": asked.card["series"]["id"] })).await;
        assert_eq!(each(&left["dates"], "on"), [THIRD], "what has begun is over");
    }

    async fn yes_no_and_not_yet_in_one_act_with_one_way_back(test) {
        let asked = three_tuesdays(test).await;
        let answers = asked.answers(&[asked.yes(FIRST), asked.no(SECOND, " Salen er optaget den aften ")]);
        let done = asked.consultant.ask("answer_series", answers).await;
        assert_eq!(states(&done["now"]), ["confirmed", "cancelled_by_house", "requested"]);
        assert_eq!(date(&done["now"], SECOND)["booking"]["cancellation"]["reason"], "Salen er optaget den aften");
        asked.office.taken(&asked.office.a, "2026-12-01T20:00", "2026-12-01T22:00").await;
        assert_eq!(asked.office.tried(&asked.office.a, "2026-12-15T20:00", "2026-12-15T22:00").await, "free", "what waits holds nothing");
        let history = asked.consultant.ask("open_booking", json!({ "id": date(&done["now"], SECOND)["booking"]["id"] })).await["history"].clone();
        assert_eq!(history[0]["event"], json!({ "event": "series_dates_declined", "values": { "dates": [SECOND] } }));
        let back = asked.consultant.undo(&done).await;
        assert_eq!(states(&back["now"]), ["requested"; 3]);
        assert_eq!(asked.office.tried(&asked.office.a, "2026-12-01T20:00", "2026-12-01T22:00").await, "free");
        let again = asked.consultant.undo(&back).await;
        assert_eq!(states(&again["now"]), ["confirmed", "cancelled_by_house", "requested"]);
        assert_eq!(date(&again["now"], SECOND)["booking"]["cancellation"]["reason"], "Salen er optaget den aften");
    }

    async fn a_date_that_was_taken_meanwhile_answers_nothing_and_shows_the_new_plan(test) {
        let asked = three_tuesdays(test).await;
        asked.office.book(&asked.office.a, "2026-12-15T18:00", "2026-12-15T20:00").await;
        let answers = asked.answers(&[asked.yes(FIRST), asked.no(SECOND, "Ferie"), asked.yes(THIRD)]);
        let details = asked.consultant.refused("answer_series", answers, "plan_changed").await;
        assert_eq!((&details["dates"], dates_that_are(&details["plan"], "free")), (&json!([THIRD]), vec![FIRST, SECOND]));
        assert_eq!(states(&asked.opened().await), ["requested"; 3]);
    }

    async fn the_rules_are_asked_on_the_day_of_the_answer_and_one_reason_holds_for_all(test) {
        let asked = three_tuesdays(test).await;
        test.clock.set(Instant::from_unix(NOW + 6 * 86_400));
        let consultant = test.seat(Role::Consultant).await;
        let plan = consultant.ask("plan_series_answer", json!({ "id": asked.card["series"]["id"] })).await;
        assert_eq!(date(&plan, FIRST)["outcome"]["notes"][0]["finding"]["kind"], "short_notice");
        let answers = asked.answers(&[asked.yes(FIRST), asked.yes(THIRD)]);
        let details = consultant.refused("answer_series", answers.clone(), "rules_broken").await;
        assert_eq!(details["notes"].as_array().map(Vec::len), Some(1));
        let done = consultant.ask("answer_series", with(answers, json!({ "overrule": "Aftalt i telefonen" }))).await;
        let overruled: Vec<&Value> = each(&done["now"]["dates"], "booking").into_iter().map(|booking| &booking["overruled"]["reason"]).collect();
        assert_eq!(overruled, [&json!("Aftalt i telefonen"), &json!(null), &json!(null)]);
        let back = consultant.undo(&done).await;
        assert_eq!(date(&back["now"], FIRST)["booking"]["overruled"], json!(null));
        let again = consultant.undo(&back).await;
        assert_eq!(date(&again["now"], FIRST)["booking"]["overruled"]["reason"], "Aftalt i telefonen", "the way back is asked nothing");
    }

    async fn more_people_than_the_law_allows_and_a_borrower_in_the_archive_get_no_yes(test) {
        let asked = three_tuesdays(test).await;
        let borrower = &asked.card["series"]["borrower"]["id"];
        asked.office.manager.ask("archive_organisation", json!({ "organisationId": borrower })).await;
        asked.consultant.refused("answer_series", asked.answers(&[asked.yes(FIRST)]), "borrower_archived").await;
        let no = asked.consultant.ask("answer_series", asked.answers(&[asked.no(FIRST, "Foreningen er lukket")])).await;
        assert_eq!(states(&no["now"])[0], "cancelled_by_house", "a no needs no borrower");
    }

    async fn a_room_that_needs_approval_is_agreed_to_by_answering(test) {
        let asked = three_tuesdays(test).await;
        with_rules(&asked.office.manager, json!({ "approval": { "rooms": [asked.office.a["id"]], "spans": [] } })).await;
        let done = asked.consultant.ask("answer_series", asked.answers(&[asked.yes(FIRST), asked.yes(SECOND), asked.yes(THIRD)])).await;
        assert_eq!(states(&done["now"]), ["confirmed"; 3]);
    }

    async fn an_answer_with_faults_is_told_field_by_field(test) {
        let asked = three_tuesdays(test).await;
        let faulty = [asked.yes(FIRST), asked.no(SECOND, "  "), asked.no(THIRD, "Ring til 150680-9997")];
        let details = asked.consultant.refused("answer_series", asked.answers(&faulty), "fields_refused").await;
        assert_eq!(each(&details["problems"], "field"), ["answers.1.reason", "answers.2.reason"]);
        let none = asked.consultant.refused("answer_series", asked.answers(&[]), "fields_refused").await;
        assert_eq!(each(&none["problems"], "field"), ["answers"]);
        let unknown = json!({ "id": 999, "version": 1, "answers": [asked.yes(FIRST)] });
        asked.consultant.refused("answer_series", unknown, "series_not_found").await;
        asked.consultant.refused("plan_series_answer", json!({ "id": 999 }), "series_not_found").await;
        asked.office.desk.refused("answer_series", asked.answers(&[asked.yes(FIRST)]), "not_allowed").await;
    }

    async fn what_a_colleague_has_answered_is_shown_first_and_what_has_begun_is_left_alone(test) {
        let asked = three_tuesdays(test).await;
        let first = asked.consultant.ask("answer_series", asked.answers(&[asked.yes(FIRST)])).await;
        let details = asked.office.manager.refused("answer_series", asked.answers(&[asked.no(SECOND, "Ferie")]), "stale_series").await;
        assert_eq!(states(&details["current"]), ["confirmed", "requested", "requested"]);
        asked.office.manager.ask("approve_request", asked.seen(SECOND)).await;
        let now = asked.opened().await;
        let answered = json!({ "id": now["series"]["id"], "version": now["series"]["version"], "answers": [asked.no(SECOND, "Ferie")] });
        asked.consultant.refused("answer_series", answered, "stale_series").await;
        let moved = json!({ "id": date(&first["now"], FIRST)["booking"]["id"], "version": 2, "by": "borrower" });
        asked.office.desk.ask("cancel_booking", moved).await;
        let undo = first["undo"]["input"].clone();
        asked.consultant.refused("take_back_answers", undo, "stale_series").await;
        test.clock.set(Instant::from_unix(NOW + 22 * 86_400));
        let consultant = test.seat(Role::Consultant).await;
        let late = json!({ "id": now["series"]["id"], "version": now["series"]["version"], "answers": [asked.no(THIRD, "Ferie")] });
        assert_eq!(consultant.refused("answer_series", late, "date_has_begun").await["on"], THIRD);
    }
}
