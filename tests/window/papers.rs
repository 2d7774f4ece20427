//! What is expected of every paper the window prints.

use std::io::Write;
use std::process::{Command, Stdio};

use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

/// Expects a paper that can be archived (PDF/A-2a) and read aloud (PDF/UA-1).
pub fn conforms(pdf: &[u8]) {
    for profile in [ValidationProfile::PdfA2a, ValidationProfile::PdfUa1] {
        let report = validate_pdf_bytes(pdf, &ValidationOptions::default().profile(profile)).expect("a PDF");
        let failures: Vec<String> = report.failures.iter().map(ToString::to_string).collect();
        assert!(failures.is_empty(), "{profile:?}: {}", failures.join("\n"));
    }
}

/// What `pdftotext` reads in it, each run of blanks and line ends one blank.
pub fn text_of(pdf: &[u8]) -> String {
    let mut reader = Command::new("pdftotext")
        .args(["-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext starts (package poppler-utils)");
    let mut paper = reader.stdin.take().expect("its input");
    paper.write_all(pdf).expect("the paper is read");
    drop(paper);
    let output = reader.wait_with_output().expect("pdftotext ends");
    assert!(output.status.success(), "pdftotext cannot read the paper");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
