//! Searching a directory of 100,000 names while somebody types.

use std::path::{Path, PathBuf};

use serde_json::json;
use sqlx::{AssertSqlSafe, Connection, Executor};

use crate::figure::{Baseline, Figure, Samples, Target, Verdict};
use crate::large_office::{Workplace, ask, ask_for_text, careless_connection, new_key, seat_in};

const FIRST_NAMES: [&str; 50] = [
    "Anne",
    "Åse",
    "Bent",
    "Birgit",
    "Bodil",
    "Carsten",
    "Christina",
    "Dorthe",
    "Ejvind",
    "Elin",
    "Erik",
    "Eva",
    "Finn",
    "Freja",
    "Gitte",
    "Grethe",
    "Hanne",
    "Hans",
    "Helle",
    "Henrik",
    "Ida",
    "Ib",
    "Inge",
    "Jens",
    "Jørgen",
    "Jytte",
    "Karen",
    "Kirsten",
    "Knud",
    "Lars",
    "Lene",
    "Lis",
    "Mads",
    "Maren",
    "Mette",
    "Mogens",
    "Niels",
    "Ole",
    "Peter",
    "Poul",
    "Preben",
    "Rasmus",
    "Sanne",
    "Signe",
    "Søren",
    "Tage",
    "Tove",
    "Ulla",
    "Vibeke",
    "Ærø",
];
const LAST_NAMES: [&str; 50] = [
    "Abildgaard",
    "Andersen",
    "Bach",
    "Bækgaard",
    "Berg",
    "Bjerre",
    "Bruun",
    "Carlsen",
    "Christensen",
    "Dahl",
    "Dam",
    "Eriksen",
    "Frandsen",
    "Friis",
    "Gregersen",
    "Haahr",
    "Hansen",
    "Hedegaard",
    "Holm",
    "Iversen",
    "Jacobsen",
    "Jensen",
    "Johansen",
    "Jørgensen",
    "Kjær",
    "Knudsen",
    "Kristensen",
    "Kruse",
    "Larsen",
    "Lassen",
    "Lund",
    "Madsen",
    "Mikkelsen",
    "Møller",
    "Nielsen",
    "Nørgaard",
    "Olsen",
    "Overgaard",
    "Pedersen",
    "Petersen",
    "Poulsen",
    "Rasmussen",
    "Schmidt",
    "Simonsen",
    "Skov",
    "Sørensen",
    "Thomsen",
    "Vestergaard",
    "Winther",
    "Østergaard",
];
/// Each of 2,500 names is borne by so many.
const NAMESAKES: usize = 40;
pub const NAMES: usize = FIRST_NAMES.len() * LAST_NAMES.len() * NAMESAKES;

const ROUNDS: usize = 3;

/// What is typed, letter by letter: a name, two halves, a rare one, one that nobody has, a phone.
const TYPED: [&str; 9] =
    ["hans jensen", "sør øst", "noergaard", "birgit", "kirsten kr", "jensen", "aase", "xylofon", "41 20 17 33"];

/// A demo office with 100,000 more people. Each name is registered once through the gate; its namesakes are copies of
/// what that wrote.
pub async fn office_with_names(workplace: &Workplace) -> PathBuf {
    let path = workplace.file("names.frivillighus");
    if path.exists() {
        return path;
    }
    let few = workplace.office_with_past(10_000).await;
    std::fs::copy(few, &path).expect("a copy");
    register_names(&path).await;
    let mut file = careless_connection(&path).await;
    file.execute("BEGIN").await.expect("a transaction");
    for sql in copies() {
        file.execute(AssertSqlSafe(sql)).await.expect("namesakes");
    }
    file.execute("COMMIT").await.expect("kept");
    file.execute("PRAGMA wal_checkpoint(TRUNCATE)").await.expect("one file");
    file.close().await.expect("closed");
    path
}

async fn register_names(path: &Path) {
    let seat = seat_in(path, "front_desk").await;
    let frivillighus_engine::database::Db::Sqlite { write, .. } = seat.office().db() else { panic!("a file") };
    write.execute("PRAGMA synchronous = OFF").await.expect("in a hurry");
    for (number, (first, last)) in
        FIRST_NAMES.iter().flat_map(|first| LAST_NAMES.iter().map(move |last| (first, last))).enumerate()
    {
        let facts = json!({ "fullName": format!("{first} {last}"), "phone": format!("41{:06}", number * 397) });
        ask(&seat, "register_person", json!({ "requestKey": new_key(), "facts": facts })).await;
    }
    seat.office().close().await;
}

fn copies() -> Vec<String> {
    let most = NAMESAKES - 1;
    vec![
        "CREATE TEMP TABLE named AS SELECT p.id AS person_id, q.id AS party_id FROM people p JOIN parties q ON q.person_id = p.id
            WHERE p.phone LIKE '+4541%' ORDER BY p.id DESC LIMIT 2500"
            .to_owned(),
        format!(
            "CREATE TEMP TABLE namesakes AS
            WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < {most})
            SELECT n.person_id, n.party_id, c.n, row_number() OVER (ORDER BY n.person_id, c.n) AS place
            FROM named n CROSS JOIN counted c"
        ),
        "INSERT INTO people (id, request_key, full_name, sort_key, folded_name, phone, second_phone, email, street, postal_code,
            town, note, created_at)
        SELECT s.place + (SELECT max(id) FROM people), 'namesake-' || s.place, p.full_name, p.sort_key, p.folded_name, p.phone,
            '', '', '', '', '', '', p.created_at
        FROM namesakes s JOIN people p ON p.id = s.person_id"
            .to_owned(),
        "CREATE TEMP TABLE firsts AS SELECT (SELECT max(id) FROM people) - (SELECT max(place) FROM namesakes) AS person,
            (SELECT max(id) FROM parties) AS party"
            .to_owned(),
        "INSERT INTO parties (id, kind, person_id, category, standing, letter, sort_key, words)
        SELECT s.place + f.party, p.kind, s.place + f.person, p.category, p.standing, p.letter, p.sort_key, p.words
        FROM firsts f CROSS JOIN namesakes s JOIN parties p ON p.id = s.party_id"
            .to_owned(),
        "INSERT INTO party_keys (search_key, best_first, sort_key, party_id)
        SELECT k.search_key, k.best_first, k.sort_key, s.place + f.party
        FROM firsts f CROSS JOIN namesakes s JOIN party_keys k ON k.party_id = s.party_id
        ORDER BY k.search_key, k.best_first, k.sort_key"
            .to_owned(),
    ]
}

pub async fn measure(workplace: &Workplace) -> Vec<Verdict> {
    let path = office_with_names(workplace).await;
    let seat = seat_in(&path, "front_desk").await;
    let mut raw = careless_connection(&path).await;
    let people: i64 = sqlx::query_scalar("SELECT count(*) FROM people").fetch_one(&mut raw).await.expect("a count");
    assert!(people >= NAMES as i64, "{people} names");
    let (mut samples, mut raw_samples) = (Samples::default(), Samples::default());
    for round in 0..=ROUNDS {
        for typed in TYPED {
            for (end, letter) in typed.char_indices() {
                let words = &typed[..end + letter.len_utf8()];
                let input = json!({ "words": words, "among": "everyone", "most": 100 });
                let (found, row) = (ask_for_text(&seat, "find_parties", input), one_row(&mut raw, people));
                if round == 0 {
                    found.await;
                    row.await;
                } else {
                    samples.time(found).await;
                    raw_samples.time(row).await;
                }
            }
        }
    }
    raw.close().await.expect("closed");
    seat.office().close().await;
    let figure = Figure {
        name: "a search among 100,000 names, letter by letter".to_owned(),
        samples,
        baseline: Some(Baseline::new("one row read by its key", &raw_samples)),
        target: Some(Target::P99(5.0)),
    };
    vec![figure.tell()]
}

async fn one_row(file: &mut sqlx::sqlite::SqliteConnection, id: i64) {
    sqlx::query("SELECT * FROM people WHERE id = $1").bind(id).fetch_one(file).await.expect("a row");
}
