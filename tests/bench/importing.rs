//! Lists of 5,000 people, and of 5,000 volunteers, taken into a directory of 100,000: read, judged and added.

use std::fmt::Write as _;

use serde_json::{Value, json};
use sqlx::sqlite::SqliteConnection;
use sqlx::{Connection, Executor};

use crate::figure::{Baseline, Figure, Samples, Target, Verdict};
use crate::large_office::{Workplace, ask, careless_connection, new_key, seat_in};
use crate::search::office_with_names;

const ROUNDS: usize = 3;
const ROWS: usize = 5_000;

/// The file of a municipality: a fifth of the names are there already, with other phones.
fn list(round: usize) -> String {
    let mut text = "Navn;Telefon;E-mail;Vej;Postnr.;By\n".to_owned();
    for number in 0..ROWS {
        let name = if number % 5 == 0 { "Åse Bækgaard".to_owned() } else { format!("Person {number} Runde{round}") };
        let phone = 60_000_000 + round * ROWS + number;
        let _ =
            writeln!(text, "{name} {number};{phone};p{number}.{round}@example.dk;Kirkebakken {number};2683;Havbjerg");
    }
    text
}

pub async fn measure(workplace: &Workplace) -> Vec<Verdict> {
    let path = office_with_names(workplace).await;
    let seat = seat_in(&path, "manager").await;
    let mut raw = careless_connection(&path).await;
    let (mut samples, mut bare) = (Samples::default(), Samples::default());
    let (mut volunteers, mut bare_beside) = (Samples::default(), Samples::default());
    let workplace = registered_workplace(&seat).await;
    for round in 0..ROUNDS {
        let text = list(round);
        let rows = samples.time(take_in(&seat, &text)).await;
        assert_eq!(rows, ROWS);
        bare.time(bare_rows(&mut raw)).await;
        let text = list(ROUNDS + round);
        let rows = volunteers.time(take_volunteers_in(&seat, &text, &workplace)).await;
        assert_eq!(rows, ROWS);
        bare_beside.time(bare_rows(&mut raw)).await;
    }
    raw.close().await.expect("closed");
    seat.office().close().await;
    let figure = Figure {
        name: "a list of 5,000 people read, judged and added to 100,000".to_owned(),
        samples,
        baseline: Some(Baseline::new("as many bare rows written", &bare)),
        target: Some(Target::Median(10_000.0)),
    };
    let of_volunteers = Figure {
        name: "a list of 5,000 volunteers read, judged and added to 100,000 people".to_owned(),
        samples: volunteers,
        baseline: Some(Baseline::new("as many bare rows written", &bare_beside)),
        target: Some(Target::Median(10_000.0)),
    };
    vec![figure.tell(), of_volunteers.tell()]
}

/// A workplace that people can be attached to.
pub async fn registered_workplace(seat: &frivillighus_engine::access::Seat) -> Value {
    let facts = json!({ "kind": "workplace", "name": "Plejecentret Havblik", "borrowerCategory": "municipal" });
    let answer = ask(seat, "register_organisation", json!({ "requestKey": new_key(), "facts": facts })).await;
    answer["now"]["organisation"]["id"].clone()
}

async fn take_volunteers_in(seat: &frivillighus_engine::access::Seat, text: &str, workplace: &Value) -> usize {
    let source = json!({ "from": "pasted", "text": text });
    let look = ask(seat, "look_at_volunteer_table", json!({ "source": source })).await;
    let rows = typed_rows(&look["sheets"][0]);
    let table = json!({ "workplaceId": workplace, "track": "volunteer_work", "trackReason": "Står i vagtplanen",
        "activity": "Café", "startsOn": "1/2-2026" });
    ask(seat, "judge_volunteers", json!({ "table": table, "rows": rows })).await;
    let done = ask(seat, "import_volunteers", json!({ "requestKey": new_key(), "table": table, "rows": rows })).await;
    done["now"]["volunteers"].as_u64().and_then(|count| usize::try_from(count).ok()).unwrap_or_default()
}

/// The rows of a sheet as they are taken in, all of them as somebody new.
fn typed_rows(sheet: &Value) -> Vec<Value> {
    let columns = sheet["columns"].as_array().expect("columns");
    let keys: Vec<&str> = columns.iter().map(|column| column["key"].as_str().unwrap_or_default()).collect();
    let typed = |row: &Value| {
        let cells = keys.iter().zip(row["cells"].as_array().expect("cells")).filter(|(key, _)| !key.is_empty());
        let cells: Value = cells.map(|(key, cell)| ((*key).to_owned(), cell.clone())).collect();
        json!({ "number": row["number"], "cells": cells, "choice": { "kind": "new" } })
    };
    sheet["rows"].as_array().expect("rows").iter().skip(1).map(typed).collect()
}

async fn take_in(seat: &frivillighus_engine::access::Seat, text: &str) -> usize {
    let table = json!({ "of": "people" });
    let source = json!({ "from": "pasted", "text": text });
    let look = ask(seat, "look_at_party_table", json!({ "table": table, "source": source })).await;
    let rows = typed_rows(&look["sheets"][0]);
    ask(seat, "judge_parties", json!({ "table": table, "rows": rows })).await;
    let done = ask(seat, "import_parties", json!({ "requestKey": new_key(), "table": table, "rows": rows })).await;
    done["now"]["people"].as_u64().and_then(|count| usize::try_from(count).ok()).unwrap_or_default()
}

/// The same people as bare rows, and gone again.
async fn bare_rows(file: &mut SqliteConnection) {
    const INSERT: &str =
        "INSERT INTO people (request_key, full_name, sort_key, folded_name, phone, second_phone, email,
        street, postal_code, town, note, created_at) VALUES ($1, $1, $1, $1, '', '', '', '', '', '', '', 0)";
    file.execute("BEGIN IMMEDIATE").await.expect("a transaction");
    for number in 0..ROWS {
        sqlx::query(INSERT).bind(format!("bare-{number}")).execute(&mut *file).await.expect("a row");
    }
    file.execute("ROLLBACK").await.expect("gone");
}
