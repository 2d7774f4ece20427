//! The same agreement beside typst: another maker of such papers, by its package for Python. It is used for this comparison
//! alone; `TYPST` names a Python that has it, and where none is named nothing is said about it.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::figure::{Baseline, Figure, Samples, Target, Verdict};

/// Makes the paper as often as it is told, its fonts read once, and tells how many milliseconds the processor worked for each. What
/// typst made of a paragraph it remembers, so each begins with another number each time, as papers for others have other words.
const SCRIPT: &str = r#"
import sys, time, typst
source, fonts, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
words = open(source, encoding="utf-8").read()
paper = source + ".typ"
open(paper, "w", encoding="utf-8").write(words)
compiler = typst.Compiler(paper, font_paths=[fonts], ignore_system_fonts=True)
for number in range(rounds + 5):
    open(paper, "w", encoding="utf-8").write(words.replace("par(\"", "par(\"%d " % number))
    before = time.process_time()
    compiler.compile(format="pdf", pdf_standards=["a-2a", "ua-1"])
    if number >= 5:
        print((time.process_time() - before) * 1000)
"#;
const FONTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../src-tauri/engine/src/documents/fonts");
const HEAD: &str = "#set document(title: \"Samarbejdsaftale\", author: \"Kommunen\")
#set page(paper: \"a4\", margin: (x: 25mm, y: 25mm), footer: context align(right, counter(page).display(\"Side 1 af 1\", both: true)))
#set text(font: \"Source Sans 3\", lang: \"da\", size: 10.5pt, hyphenate: true)
#set par(leading: 0.65em)
";

/// Ours, beside typst's; `None` where no typst is named.
pub fn beside(ours: Samples, pages: &Value, folder: &Path, rounds: usize) -> Option<Verdict> {
    let python = std::env::var_os("TYPST")?;
    let source = folder.join("agreement");
    std::fs::write(&source, source_of(pages)).expect("a source");
    let script = folder.join("made_by_typst.py");
    std::fs::write(&script, SCRIPT).expect("a script");
    let mut run = Command::new(PathBuf::from(python));
    let told = run.arg(&script).arg(&source).arg(FONTS).arg(rounds.to_string()).output().expect("TYPST is a Python");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let mut theirs = Samples::default();
    for line in String::from_utf8_lossy(&told.stdout).lines() {
        theirs.note_milliseconds(line.parse().expect("milliseconds"));
    }
    let figure = Figure {
        name: "the same beside typst, work of the processor".to_owned(),
        samples: ours,
        baseline: Some(Baseline::new("typst, its fonts read once", &theirs)),
        target: Some(Target::Times(0.5)),
    };
    Some(figure.tell())
}

/// The words of the paper with headings, paragraphs and the table of the parties.
fn source_of(pages: &Value) -> String {
    let lines: Vec<&str> =
        pages.as_array().expect("pages").iter().flat_map(|page| page.as_str().expect("words").lines()).collect();
    let first = lines.iter().position(|line| is_heading(line)).expect("a clause");
    let mut source = HEAD.to_owned();
    for line in &lines[..first.min(5)] {
        source.push_str(&format!("#par({line:?})\n"));
    }
    let cells: Vec<String> = lines[first.min(5)..first].iter().map(|line| format!("[#{line:?}]")).collect();
    source.push_str(&format!("#table(columns: 2, {})\n", cells.join(", ")));
    for line in &lines[first..] {
        let what = if is_heading(line) { "heading(level: 1, " } else { "par(" };
        source.push_str(&format!("#{what}{line:?})\n"));
    }
    source
}

/// `3 Hvem gør hvad`, and no clause of it.
fn is_heading(line: &str) -> bool {
    let (number, words) = line.split_once(' ').unwrap_or((line, ""));
    !words.is_empty() && words.chars().count() < 60 && number.chars().all(|digit| digit.is_ascii_digit())
}
