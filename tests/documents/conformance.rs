//! Every sample is a PDF/A-2a and a PDF/UA-1, says so itself, and comes out the same each time.

use frivillighus_engine::documents::{Block, PrintError, render};
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

use crate::samples;

pub fn violations(bytes: &[u8], profile: ValidationProfile) -> Vec<String> {
    let report = validate_pdf_bytes(bytes, &ValidationOptions::default().profile(profile)).unwrap();
    report.failures.iter().map(ToString::to_string).collect()
}

/// With `SAVE_PAPERS=<folder>` every sample is also saved, to be looked at.
pub fn save(name: &str, bytes: &[u8]) {
    if let Ok(folder) = std::env::var("SAVE_PAPERS") {
        std::fs::write(format!("{folder}/{name}.pdf"), bytes).unwrap();
    }
}

#[test]
fn every_paper_can_be_archived_and_read_aloud() {
    let mut broken = Vec::new();
    for (name, paper) in samples::printed() {
        save(name, &paper.bytes);
        for profile in [ValidationProfile::PdfA2a, ValidationProfile::PdfUa1] {
            broken.extend(violations(&paper.bytes, profile).into_iter().map(|line| format!("{name}: {line}")));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_same_paper_is_the_same_file() {
    for ((name, paper), (_, document)) in samples::printed().iter().zip(samples::all()) {
        assert_eq!(*paper, render(&document).unwrap(), "{name}");
    }
}

#[test]
fn another_paper_has_another_id() {
    let id = |document| {
        lopdf::Document::load_mem(&render(document).unwrap().bytes).unwrap().trailer.get(b"ID").unwrap().clone()
    };
    let first = samples::short_agreement();
    let mut second = first.clone();
    second.identifier = "test-2".to_owned();
    assert_ne!(id(&first), id(&second));
}

#[test]
fn a_paper_with_a_character_no_font_has_is_refused_and_the_character_named() {
    let document = samples::paper("Brev", vec![Block::paragraph("Kære 漢 og 👋 og 漢")]);
    assert_eq!(document.unprintable(), vec!['漢', '👋']);
    assert_eq!(render(&document), Err(PrintError::Unprintable { characters: vec!['漢', '👋'] }));
}

#[test]
fn a_character_that_cannot_be_printed_is_found_in_the_margins_too() {
    let mut document = samples::smallest();
    document.margins.foot = Some("漢".to_owned());
    assert_eq!(document.unprintable(), vec!['漢']);
}

#[test]
fn a_paper_without_a_title_is_refused() {
    assert_eq!(render(&samples::paper(" ", Vec::new())), Err(PrintError::Untitled));
}

#[test]
fn an_agreement_is_small_enough_for_any_mailbox() {
    let size = render(&samples::agreement()).unwrap().bytes.len();
    assert!(size < 60_000, "{size} bytes");
}
