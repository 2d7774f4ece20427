//! From exec to a window somebody can use, beside the emptiest window there can be.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::figure::{Baseline, Figure, Samples, Target, Verdict};
use crate::large_office::Workplace;
use crate::window::Window;

const ROUNDS: usize = 9;

/// When the program was started, by a script that becomes it; milliseconds since 1970.
struct Stamped {
    script: PathBuf,
    stamp: PathBuf,
}

impl Stamped {
    fn of(program: &Path, folder: &Path) -> Self {
        let (script, stamp) = (folder.join("start"), folder.join("started"));
        let words = format!("#!/bin/sh\ndate +%s%N > '{}'\nexec '{}' \"$@\"\n", stamp.display(), program.display());
        std::fs::write(&script, words).expect("a script");
        std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o755)).expect("a program");
        Self { script, stamp }
    }

    fn started(&self) -> f64 {
        let stamp = std::fs::read_to_string(&self.stamp).expect("a stamp");
        stamp.trim().parse::<f64>().expect("nanoseconds") / 1e6
    }
}

/// When the page first painted something, once the words are there; milliseconds since 1970. Until the office is open our
/// page shows nothing, so that what is painted first can be used at once.
const PAINTED: &str = "const [words, done] = arguments;
    const look = () => {
        const [paint] = performance.getEntriesByName('first-contentful-paint');
        if (!paint || !document.body.innerText.includes(words)) return setTimeout(look, 5);
        done(performance.timeOrigin + paint.startTime);
    };
    look();";

async fn start(folder: PathBuf, program: &Path, arguments: &[&str], words: &str) -> f64 {
    std::fs::create_dir_all(&folder).expect("a folder");
    let stamped = Stamped::of(program, &folder);
    let window = Window::of_program(&stamped.script, folder, arguments).await;
    let painted = window.client.execute_async(PAINTED, vec![Value::from(words)]).await.expect("the page answers");
    painted.as_f64().expect("milliseconds") - stamped.started()
}

fn program(variable: &str) -> PathBuf {
    PathBuf::from(std::env::var(variable).unwrap_or_else(|_| panic!("{variable}: run `cargo xtask bench`")))
}

pub async fn measure(workplace: &Workplace) -> Vec<Verdict> {
    let office = workplace.office_with_past(10_000).await;
    let office = office.to_str().expect("a path");
    let (ours, empty) = (program("FRIVILLIGHUS_BIN"), program("EMPTY_WINDOW"));
    let (mut samples, mut empty_samples) = (Samples::default(), Samples::default());
    for round in 0..=ROUNDS {
        let emptiest = start(workplace.file(&format!("empty-{round}")), &empty, &[], "Et tomt vindue").await;
        let folder = workplace.file(&format!("ours-{round}"));
        let usable = start(folder, &ours, &["--office", office], "Vælg en rolle").await;
        // The first brings the programs into memory.
        if round > 0 {
            empty_samples.note_milliseconds(emptiest);
            samples.note_milliseconds(usable);
        }
    }
    let figure = Figure {
        name: "from exec to a window that can be used".to_owned(),
        samples,
        baseline: Some(Baseline::new("an empty window", &empty_samples)),
        target: Some(Target::Times(1.3)),
    };
    vec![figure.tell()]
}
