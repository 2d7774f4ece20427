//! References between the clauses of a printed agreement: what a reader of the file can follow.

use lopdf::{Dictionary, Document, Object};
use serde_json::json;

use crate::agreements::{conforms, read_back};
use crate::office::{Wanted, print, usual};

fn with_references() -> Wanted {
    let mut wanted = usual("da");
    let body = "{{label: sang}} Vi synger, jf. punkt {{clause: period}}.\nJf. punkt {{clause: sang}} er **punkt {{clause: roles}}** med.";
    wanted.clauses.push(json!({ "key": "activity", "body": body }));
    wanted
}

/// The links within the paper: what they are told as, the page they lead to, and how far up on it.
fn links(pdf: &Document) -> Vec<(String, usize, f32)> {
    let pages: Vec<_> = pdf.get_pages().into_values().collect();
    let annotations = pdf
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|one| one.has(b"Dest") && one.has(b"Rect"));
    let led = |one: &Dictionary| {
        let told = one.get(b"Contents").and_then(Object::as_str).unwrap();
        let told = match told.strip_prefix(b"\xfe\xff") {
            Some(wide) => {
                let wide: Vec<u16> = wide.chunks(2).map(|two| u16::from_be_bytes([two[0], two[1]])).collect();
                String::from_utf16(&wide).unwrap()
            }
            None => String::from_utf8(told.to_vec()).unwrap(),
        };
        let to = one.get(b"Dest").and_then(Object::as_array).unwrap();
        let page = pages.iter().position(|page| *page == to[0].as_reference().unwrap()).expect("a page of this paper");
        (told, page, to[3].as_float().unwrap())
    };
    annotations.map(led).collect()
}

#[tokio::test]
async fn a_printed_reference_leads_to_its_clause_and_can_be_archived_and_read_aloud() {
    let printed = print(&with_references()).await;
    conforms("references", &printed.bytes);
    let text = read_back(&printed.bytes);
    assert!(text.contains("2.1") && text.contains("Vi synger, jf. punkt 14."), "{text}");
    assert!(text.contains("Jf. punkt 2.1 er punkt 4 med."), "{text}");
    let pdf = Document::load_mem(&printed.bytes).unwrap();
    let mut found = links(&pdf);
    found.sort_by(|one, other| one.0.cmp(&other.0));
    let told: Vec<&str> = found.iter().map(|(told, ..)| told.as_str()).collect();
    assert_eq!(
        told,
        ["14 Periode, ændring og opsigelse", "2.1 Aktiviteten", "4 Roller og ansvar", "6 Kontaktpersoner og dialog"]
    );
    let page_of = |words: &str| text.split('\u{c}').position(|page| page.contains(words)).expect("on the paper");
    assert_eq!(found[0].1, page_of("Periode, ændring og opsigelse"));
    assert_eq!(found[1].1, page_of("Vi synger"));
    assert!(found.iter().all(|(_, _, up)| *up > 0.0));
    printed.office.remove().await;
}
