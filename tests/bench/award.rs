//! What an award comes to: 200 nominees judged by a jury of twelve by five criteria, every sheet sealed and changed some times.

use std::path::{Path, PathBuf};

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use frivillighus_engine::access::Seat;
use frivillighus_engine::award::{Ballot, Contest};
use frivillighus_tests::kept_rules;
use serde_json::{Value, json};
use sqlx::sqlite::SqliteConnection;
use sqlx::{Connection, Executor, Row};

use crate::figure::{Baseline, Figure, Samples, Target, Verdict};
use crate::large_office::{Workplace, ask, ask_for_text, careless_connection, new_key, seat_in};

/// Before the demo's own.
const YEAR: i32 = 2024;
const NOMINEES: usize = 200;
const JURORS: usize = 12;
const CRITERIA: [&str; 5] = ["effort", "difference", "initiative", "together", "example"];
const ROUNDS: usize = 60;

/// Each key that was pressed on a sheet is a version of it: four more of every sheet, which nobody reads any more.
const OLDER: &str =
    "INSERT INTO award_sheets (award_year_id, member_id, nominee_id, round, version, sealing_key_id, sealed,
        written_at, written_by)
    WITH older (back) AS (VALUES (1), (2), (3), (4))
    SELECT award_year_id, member_id, nominee_id, round, version - back, sealing_key_id, sealed, written_at, written_by
    FROM award_sheets CROSS JOIN older";
/// What the results are made of, without a word about it.
const SHEETS: &str = "SELECT s.member_id, s.nominee_id, s.version, s.sealed FROM award_sheets s
    WHERE s.award_year_id = $1 AND s.version = (SELECT max(o.version) FROM award_sheets o
        WHERE o.award_year_id = s.award_year_id AND o.member_id = s.member_id AND o.nominee_id = s.nominee_id)";
const INTERESTS: &str = "SELECT nominee_id, member_id, said, reason FROM award_interests WHERE award_year_id = $1";

pub async fn measure(workplace: &Workplace) -> Vec<Verdict> {
    let judged = Judged::in_an_office(workplace).await;
    let path = workplace.file("award-closed.frivillighus");
    std::fs::copy(&judged.path, &path).expect("a copy");
    let seat = seat_in(&path, "consultant").await;
    let mut raw = careless_connection(&path).await;
    let card = ask(&seat, "open_award_year", json!({ "awardYearId": judged.year })).await;
    ask(&seat, "close_scoring", json!({ "awardYearId": judged.year, "version": card["version"] })).await;
    let (mut samples, mut bare) = (Samples::default(), Samples::default());
    let boxes = Boxes::like_sheets();
    for _ in 0..ROUNDS {
        let input = json!({ "awardYearId": judged.year });
        let results = samples.time(ask_for_text(&seat, "award_results", input)).await;
        assert!(results.matches("\"meanTenths\"").count() >= NOMINEES, "everybody has a mean");
        let read = bare.time(bare_work(&mut raw, judged.year.as_i64().expect("a number"), &boxes)).await;
        assert_eq!(read, 2 * NOMINEES * JURORS + NOMINEES);
    }
    raw.close().await.expect("closed");
    seat.office().close().await;
    let figure = Figure {
        name: format!("results of {NOMINEES} nominees × {JURORS} jurors × 5 criteria"),
        samples,
        baseline: Some(Baseline::new("their rows read bare, as many boxes opened", &bare)),
        target: Some(Target::Median(20.0)),
    };
    let of_a_key = Figure {
        name: "a key on a sheet kept, sealed, among all of them".to_owned(),
        samples: judged.keys,
        baseline: None,
        target: Some(Target::Median(50.0)),
    };
    vec![figure.tell(), reckoned(), of_a_key.tell()]
}

/// The reckoning alone, of random sheets.
fn reckoned() -> Verdict {
    let ballots =
        |juror: usize| (0..NOMINEES).map(move |nominee| Ballot { nominee, juror, points: points_of(juror, nominee) });
    let contest = Contest {
        weights: vec![25, 25, 20, 15, 15],
        ties_by: vec![1, 0],
        best: 5,
        least_scorers: 3,
        nominees: NOMINEES,
        jurors: JURORS,
        ballots: (0..JURORS).flat_map(ballots).collect(),
    };
    let mut samples = Samples::default();
    for _ in 0..ROUNDS {
        let began = std::time::Instant::now();
        let outcome = contest.outcome();
        let jurors = contest.jurors_measured();
        samples.note(began.elapsed());
        assert_eq!((outcome.ranks.len(), outcome.robustness.without.len(), jurors.len()), (NOMINEES, JURORS, JURORS));
    }
    let figure = Figure {
        name: "of that the reckoning, each juror left out in turn".to_owned(),
        samples,
        baseline: None,
        target: None,
    };
    figure.tell()
}

/// What a juror gives, as if by chance.
fn points_of(juror: usize, nominee: usize) -> Vec<i64> {
    let seed = (juror * 7_919 + nominee * 104_729) as u64;
    let drawn = |place: u64| ((seed + place).wrapping_mul(6_364_136_223_846_793_005) >> 33) % 6;
    (0..CRITERIA.len() as u64).map(|place| drawn(place) as i64).collect()
}

/// As many sealed boxes as there are sheets, and as large.
struct Boxes {
    cipher: XChaCha20Poly1305,
    sealed: Vec<Vec<u8>>,
}

impl Boxes {
    fn like_sheets() -> Self {
        let cipher = XChaCha20Poly1305::new(&[7; 32].into());
        let clear = sheet_of(0, 0).to_string();
        let seal = |number: usize| {
            let place = number.to_string();
            let payload = Payload { msg: clear.as_bytes(), aad: place.as_bytes() };
            cipher.encrypt(&XNonce::from([1; 24]), payload).expect("sealed")
        };
        let sealed = (0..NOMINEES * JURORS).map(seal).collect();
        Self { cipher, sealed }
    }

    fn open(&self) -> usize {
        let opened = self.sealed.iter().enumerate().filter(|(number, sealed)| {
            let place = number.to_string();
            let payload = Payload { msg: sealed.as_slice(), aad: place.as_bytes() };
            let clear = self.cipher.decrypt(&XNonce::from([1; 24]), payload).expect("it opens");
            serde_json::from_slice::<Value>(&clear).is_ok()
        });
        opened.count()
    }
}

async fn bare_work(file: &mut SqliteConnection, year: i64, boxes: &Boxes) -> usize {
    let sheets = sqlx::query(SHEETS).bind(year).fetch_all(&mut *file).await.expect("sheets");
    let interests = sqlx::query(INTERESTS).bind(year).fetch_all(&mut *file).await.expect("interests");
    assert_eq!(boxes.open(), sheets.len());
    sheets.iter().filter(|row| !row.get::<Vec<u8>, _>("sealed").is_empty()).count() + interests.len()
}

/// A demo office in which a jury has judged everybody, and scoring is still open.
pub struct Judged {
    pub path: PathBuf,
    pub year: Value,
    keys: Samples,
}

impl Judged {
    pub async fn in_an_office(workplace: &Workplace) -> Self {
        let path = workplace.file("award.frivillighus");
        if path.exists() {
            let juror = seat_in(&path, "juror").await;
            let years = ask(&juror, "award_years", json!({})).await;
            let year =
                years.as_array().expect("years").iter().find(|one| one["year"] == YEAR).expect("it")["id"].clone();
            juror.office().close().await;
            return Self { path, year, keys: Samples::default() };
        }
        workplace.office_of_the_demo("award.frivillighus").await;
        let juror = seat_in(&path, "juror").await;
        let secretary = seat_in(&path, "consultant").await;
        let year = begun(&path, &secretary).await;
        let jury = appointed(&secretary, &year).await;
        nominated(&secretary, &year).await;
        answered(&secretary, &juror, (&year, &jury)).await;
        let keys = scored(&secretary, &juror, (&year, &jury)).await;
        let mut file = careless_connection(&path).await;
        file.execute(OLDER).await.expect("older versions");
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)").await.expect("one file");
        file.close().await.expect("closed");
        for seat in [juror, secretary] {
            seat.office().close().await;
        }
        Self { path, year, keys }
    }
}

async fn begun(path: &Path, secretary: &Seat) -> Value {
    let manager = seat_in(path, "manager").await;
    let secretary_id = json!(secretary.signed_in().expect("signed in").user_id);
    let new = json!({ "requestKey": new_key(), "year": YEAR, "secretaryId": secretary_id, "copiesLast": false });
    let year = ask(&manager, "start_award_year", new).await["now"]["id"].clone();
    manager.office().close().await;
    year
}

/// The demo's juror, who signs in, and eleven who work on paper.
async fn appointed(secretary: &Seat, year: &Value) -> Vec<Value> {
    let candidates = ask(secretary, "award_candidates", json!({})).await;
    let own = candidates.as_array().expect("candidates").iter().find(|one| one["fullName"] == "Merete Winther");
    let own = own.expect("the demo's juror")["userId"].clone();
    let mut jury = Vec::new();
    for number in 0..JURORS {
        let position = if number == 1 { "chair" } else { "juror" };
        let user_id = if number == 0 { own.clone() } else { Value::Null };
        let facts =
            json!({ "position": position, "userId": user_id, "personId": null, "name": format!("Juror nr. {number}") });
        let input = json!({ "requestKey": new_key(), "awardYearId": year, "facts": facts });
        let card = ask(secretary, "appoint_award_member", input).await["now"].clone();
        let last = card["members"].as_array().and_then(|members| members.last()).expect("a member");
        jury.push(last["id"].clone());
    }
    jury
}

async fn nominated(secretary: &Seat, year: &Value) {
    for number in 0..NOMINEES {
        let input = json!({
            "requestKey": new_key(), "awardYearId": year, "nomineeId": null,
            "nominee": { "name": format!("Indstillet {}", name_of(number)), "kind": "person", "since": "2011" },
            "nomination": {
                "effort": "Ringer hver dag til dem, som ingen har at tale med. ".repeat(5),
                "difference": "Mange har nogen at tale med, og det mærkes på dem. ".repeat(3),
                "why": "Det er sket i mange år, uden at nogen har sagt tak. ".repeat(3),
                "nominator": "Ib Holm", "nominatorPhone": "84 00 00 12", "tie": "other", "informed": true,
            },
            "receivedOn": format!("24/8-{YEAR}"), "receivedTime": "14.05",
        });
        let card = ask(secretary, "nominate", input).await["now"].clone();
        let input = json!({ "nomineeId": card["id"], "version": card["version"], "eligibility": kept_rules() });
        ask(secretary, "judge_eligibility", input).await;
    }
}

/// Names that are no twins.
fn name_of(number: usize) -> String {
    let letters = ["ba", "ke", "mi", "lo", "tu", "ry", "sæ", "fø", "gå", "ved", "hin", "jor", "nel", "pir", "dag"];
    let at = |place: usize| letters[(number / letters.len().pow(place as u32) + place * number) % letters.len()];
    format!("{}{}{} {}{}", at(0), at(1), at(2), at(3), number)
}

async fn answered(secretary: &Seat, juror: &Seat, (year, jury): (&Value, &[Value])) {
    let page = ask(juror, "award_interests", json!({ "awardYearId": year, "memberId": null })).await;
    let none = |one: &Value| json!({ "nomineeId": one["nomineeId"], "interest": "none", "ground": null, "reason": "" });
    let answers: Vec<Value> = page["nominees"].as_array().expect("nominees").iter().map(none).collect();
    for (number, member) in jury.iter().enumerate() {
        let (seat, of) = if number == 0 { (juror, &Value::Null) } else { (secretary, member) };
        ask(seat, "declare_interests", json!({ "awardYearId": year, "memberId": of, "answers": answers })).await;
    }
    ask(secretary, "declare_interests", json!({ "awardYearId": year, "answers": answers })).await;
}

/// Everybody scores everybody; how long each sheet of the last took, when all others were there.
async fn scored(secretary: &Seat, juror: &Seat, (year, jury): (&Value, &[Value])) -> Samples {
    ask(secretary, "begin_award_key", json!({ "awardYearId": year })).await;
    let card = ask(secretary, "share_award_key", json!({ "awardYearId": year })).await["now"].clone();
    ask(secretary, "open_scoring", json!({ "awardYearId": year, "version": card["version"] })).await;
    let mut samples = Samples::default();
    for (number, member) in jury.iter().enumerate().rev() {
        let (seat, of) = if number == 0 { (juror, &Value::Null) } else { (secretary, member) };
        let table = ask(seat, "award_scoring", json!({ "awardYearId": year, "memberId": of })).await;
        for sheet in 1..=NOMINEES {
            let input = json!({ "awardYearId": year, "memberId": of, "number": sheet, "version": 0,
                "mark": table["lines"][sheet - 1]["mark"], "sheet": sheet_of(number, sheet) });
            let kept = ask(seat, "score_nominee", input);
            if number == 0 {
                samples.time(kept).await
            } else {
                kept.await
            };
        }
    }
    samples
}

fn sheet_of(juror: usize, nominee: usize) -> Value {
    let points = points_of(juror, nominee);
    let scores: serde_json::Map<String, Value> =
        CRITERIA.iter().zip(points).map(|(code, points)| ((*code).to_owned(), json!(points))).collect();
    json!({ "scores": scores, "abstained": false, "note": "" })
}
