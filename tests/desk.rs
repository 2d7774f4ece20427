//! A desk as a process of its own: for what only several processes, or one that is killed, can show.
//!
//! `desk PLACE` opens the office there (a file or a server link) by the clock of the tests, signs in as `anne` and
//! writes `{"answer": …}`. Each line `["operation", {input}]` of its standard input is then asked of the gate and
//! answered by one line, `{"answer": …}` or `{"refusal": …}`. An office that does not open is a refusal, and the end.

use std::io::{BufRead, Write};
use std::path::Path;
use std::process::ExitCode;

use frivillighus_engine::access::Seat;
use frivillighus_engine::database::{OpenError, ServerLink};
use frivillighus_engine::gate::{self, Outcome};
use frivillighus_engine::office::{Clock, Office};
use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{NOW, PASSWORD};
use serde_json::{Value, json};

fn main() -> ExitCode {
    let place = std::env::args().nth(1).expect("desk PLACE");
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.expect("a runtime").block_on(work_at(&place))
}

async fn work_at(place: &str) -> ExitCode {
    let office = match open(place).await {
        Ok(office) => office,
        Err(error) => {
            tell(&Err(serde_json::to_value(&error).expect("a refusal is JSON")));
            return ExitCode::FAILURE;
        }
    };
    let seat = Seat::new(office);
    tell(&gate::call(&seat, "sign_in", json!({ "userName": "anne", "password": PASSWORD })).await);
    for line in std::io::stdin().lock().lines() {
        let (operation, input): (String, Value) =
            serde_json::from_str(&line.expect("a line")).expect("an operation and its input");
        tell(&gate::call(&seat, &operation, input).await);
    }
    seat.office().close().await;
    ExitCode::SUCCESS
}

async fn open(place: &str) -> Result<Office, OpenError> {
    let clock = Clock::held_at(Instant::from_unix(NOW));
    if ServerLink::is_one(place) {
        return Office::connect(&ServerLink::parse(place)?, clock).await;
    }
    Office::open_file(Path::new(place), clock).await
}

/// One line at once, so that whoever reads it knows that it is so.
fn tell(outcome: &Outcome) {
    let line = match outcome {
        Ok(answer) => json!({ "answer": answer }),
        Err(refusal) => json!({ "refusal": refusal }),
    };
    let mut out = std::io::stdout().lock();
    // Nobody listens any more where the test has failed.
    let _ = out.write_all(format!("{line}\n").as_bytes()).and_then(|()| out.flush());
}
