//! A juror's booklet of some 200 pages: a hundred nominees whose nominations are as long as they can be.

use frivillighus_engine::access::Seat;
use frivillighus_engine::gate;
use frivillighus_tests::kept_rules;
use serde_json::{Value, json};

use crate::figure::{Figure, Samples, Target, Verdict};
use crate::large_office::{Workplace, ask, new_key, seat_in};
use crate::paper::worked;

const ROUNDS: usize = 5;
const NOMINEES: usize = 100;

pub async fn measure(workplace: &Workplace) -> Vec<Verdict> {
    let path = workplace.office_with_past(10_000).await;
    let seat = seat_in(&path, "consultant").await;
    let wanted = a_year_to_read(&seat).await;
    let mut work = Samples::default();
    let mut pages = 0;
    for _ in 0..ROUNDS {
        let before = worked();
        let bytes = gate::bytes(&seat, "preview_jury_booklet", wanted.clone()).await.expect("a booklet");
        work.note(worked() - before);
        pages = frivillighus_engine::documents::pages_in(&bytes).expect("pages");
    }
    seat.office().close().await;
    let figure = Figure {
        name: format!("a booklet of {pages} pages, work of the processor"),
        samples: work,
        baseline: None,
        target: Some(Target::Median(1_000.0)),
    };
    vec![figure.tell()]
}

/// The award of the demo with many more nominees, open for scoring; the booklet of one who works on paper.
async fn a_year_to_read(seat: &Seat) -> Value {
    let year = ask(seat, "award_years", json!({})).await[0]["id"].clone();
    ask(seat, "begin_award_key", json!({ "awardYearId": year })).await;
    for number in 0..NOMINEES {
        nominate(seat, &year, number).await;
    }
    let card = ask(seat, "open_award_year", json!({ "awardYearId": year })).await;
    let on_paper = |member: &&Value| member["facts"]["userId"].is_null();
    let member = card["members"].as_array().expect("members").iter().find(on_paper).expect("on paper")["id"].clone();
    for member in [&Value::Null, &member] {
        answered(seat, &year, member).await;
    }
    ask(seat, "open_scoring", json!({ "awardYearId": year, "version": card["version"] })).await;
    json!({ "awardYearId": year, "memberId": member })
}

/// No interest in anybody: one's own answers, or those of somebody on paper.
async fn answered(seat: &Seat, year: &Value, member: &Value) {
    let page = ask(seat, "award_interests", json!({ "awardYearId": year, "memberId": member })).await;
    let none = |one: &Value| json!({ "nomineeId": one["nomineeId"], "interest": "none", "ground": null, "reason": "" });
    let answers: Vec<Value> = page["nominees"].as_array().expect("nominees").iter().map(none).collect();
    let declared = json!({ "awardYearId": year, "memberId": member, "answers": answers });
    ask(seat, "declare_interests", declared).await;
}

async fn nominate(seat: &Seat, year: &Value, number: usize) {
    let text = |letters: usize| {
        let words = "Åse ringer hver dag til dem, som ingen har at tale med, og synger gerne med på en sang. ";
        words.chars().cycle().skip(number).take(letters).collect::<String>().trim().to_owned()
    };
    let nomination = json!({ "effort": text(1_990), "difference": text(1_990), "why": text(1_490),
        "nominator": "Ib Holm", "nominatorPhone": "84 00 00 12", "tie": "other", "informed": true });
    let input = json!({ "requestKey": new_key(), "awardYearId": year, "nomineeId": null,
        "nominee": { "name": format!("Indstillet Nummer{number}"), "kind": "person" }, "nomination": nomination });
    let card = ask(seat, "nominate", input).await["now"].clone();
    let judged = json!({ "nomineeId": card["id"], "version": card["version"], "eligibility": kept_rules() });
    ask(seat, "judge_eligibility", judged).await;
}
