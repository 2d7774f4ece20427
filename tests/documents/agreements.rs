//! Agreements on paper, from the office that prints them: the smallest, the usual and the extreme.

use std::path::{Path, PathBuf};

use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::new_key;
use serde_json::json;

use crate::conformance::{save, violations};
use crate::office::{Printed, Wanted, extreme, marked, print, smallest, usual};
use page_validation::ValidationProfile;

async fn printed(name: &str, wanted: &Wanted) -> Printed {
    let printed = print(wanted).await;
    save(name, &printed.bytes);
    printed
}

/// The text of a paper as any reader gets it back.
pub fn read_back(bytes: &[u8]) -> String {
    frivillighus_tests::text_of_pdf(bytes)
}

/// Lines without the spaces that place them, and without empty ones.
pub fn lines_of(text: &str) -> String {
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    text.lines().map(words).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Compares with the kept text. With `KEEP_GOLDEN=1` the text is kept instead, to be read before it is committed.
pub fn reads_as_kept(name: &str, bytes: &[u8]) {
    is_as_kept(name, &read_back(bytes));
}

/// The same for a text that was read back.
pub fn is_as_kept(name: &str, read: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(PathBuf::from(format!("documents/golden/{name}.txt")));
    let text = lines_of(read);
    if std::env::var_os("KEEP_GOLDEN").is_some() {
        std::fs::write(&path, format!("{text}\n")).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap();
    assert_eq!(text, lines_of(&kept), "{name} reads otherwise than {}", path.display());
}

pub fn conforms(name: &str, bytes: &[u8]) {
    for profile in [ValidationProfile::PdfA2a, ValidationProfile::PdfUa1] {
        let broken = violations(bytes, profile);
        assert!(broken.is_empty(), "{name}: {}", broken.join("\n"));
    }
}

#[tokio::test]
async fn the_usual_agreement_reads_back_in_danish_and_can_be_archived() {
    let printed = printed("office-usual", &usual("da")).await;
    conforms("usual", &printed.bytes);
    reads_as_kept("usual", &printed.bytes);
    assert!(printed.bytes.len() < 60_000, "{} bytes", printed.bytes.len());
    printed.office.remove().await;
}

#[tokio::test]
async fn the_same_agreement_in_english_reads_back_in_english() {
    let printed = printed("office-english", &usual("en")).await;
    conforms("english", &printed.bytes);
    reads_as_kept("english", &printed.bytes);
    printed.office.remove().await;
}

#[tokio::test]
async fn an_agreement_that_knows_nothing_yet_prints_with_lines_to_write_on() {
    let printed = printed("office-smallest", &smallest()).await;
    conforms("smallest", &printed.bytes);
    reads_as_kept("smallest", &printed.bytes);
    let text = read_back(&printed.bytes);
    assert!(!text.contains('['), "a marked hole is on paper: {text}");
    printed.office.remove().await;
}

#[tokio::test]
async fn an_agreement_with_marks_shows_them_and_can_be_archived_and_read_aloud() {
    let printed = printed("office-marked", &marked()).await;
    conforms("marked", &printed.bytes);
    reads_as_kept("marked", &printed.bytes);
    let pdf = lopdf::Document::load_mem(&printed.bytes).unwrap();
    let dictionaries: Vec<_> = pdf.objects.values().filter_map(|object| object.as_dict().ok()).collect();
    let addresses: Vec<&[u8]> = dictionaries
        .iter()
        .filter_map(|one| one.get(b"A").ok()?.as_dict().ok()?.get(b"URI").ok()?.as_str().ok())
        .collect();
    assert!(addresses.contains(&b"https://bogelunde.example/regler".as_slice()), "{addresses:?}");
    assert!(addresses.contains(&b"mailto:centret@bogelunde.example".as_slice()), "{addresses:?}");
    let numbered = |name: &[u8]| {
        let is = |one: &&&lopdf::Dictionary| {
            let attributes = one.get(b"A").and_then(lopdf::Object::as_dict);
            attributes.and_then(|all| all.get(b"ListNumbering")?.as_name()).is_ok_and(|found| found == name)
        };
        dictionaries.iter().filter(is).count()
    };
    assert_eq!((numbered(b"Disc"), numbered(b"Circle")), (1, 1));
    printed.office.remove().await;
}

#[tokio::test]
async fn an_agreement_of_thirty_pages_with_endless_words_and_other_scripts_loses_nothing() {
    let printed = printed("office-extreme", &extreme()).await;
    conforms("extreme", &printed.bytes);
    let text = read_back(&printed.bytes);
    let pages = text.matches('\u{c}').count();
    assert!(pages >= 30, "{pages} pages");
    assert!(text.contains(&format!("Side {pages} af {pages}")));
    let letters: String = text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{ad}').collect();
    let compounds = letters.matches("frivillighedskoordineringsudvalgsformand").count();
    assert!(compounds > 100, "only {compounds} of the long words are whole");
    for name in ["محمد", "Kĸaaĸortoĸ", "Łukaszewicz-Żółkiewska", "Þórður→✓"] {
        assert!(letters.contains(name), "{name} is lost");
    }
    printed.office.remove().await;
}

#[tokio::test]
async fn printed_again_on_the_same_day_it_is_the_same_file_and_on_another_day_it_is_not() {
    let printed = print(&usual("da")).await;
    let again = |key| {
        let mut asked = printed.print.clone();
        asked["requestKey"] = json!(key);
        asked
    };
    let second = printed.consultant.ask("print_agreement", again(new_key())).await;
    assert_eq!(printed.paper(&second["now"]["id"]).await, printed.bytes);
    let tomorrow = printed.office.office.now().plus_seconds(24 * 60 * 60);
    printed.office.clock.set(tomorrow);
    // Overnight the seat was locked.
    let consultant = printed.office.seat(Role::Consultant).await;
    let third = consultant.ask("print_agreement", again(new_key())).await;
    let third = gate::bytes(&consultant.seat, "paper", json!({ "id": third["now"]["id"] })).await.expect("the paper");
    assert_ne!(third, printed.bytes);
    printed.office.remove().await;
}

#[tokio::test]
async fn where_the_people_of_an_agreement_live_stands_on_no_paper() {
    let mut wanted = usual("da");
    let home = |street: &str, protection: &str| {
        let address = json!({ "kind": "shown", "street": street, "postalCode": "4625", "town": "Lille Tømmerup" });
        json!({ "address": address, "protection": protection })
    };
    wanted.people = vec![
        json!({ "name": "Gerda Skjult", "role": "authorised_signatory", "title": "formand",
            "facts": home("Hemmelig Sti 7", "protected") }),
        json!({ "name": "Ib Åben", "role": "contact_person", "facts": home("Kendtvej 9", "open") }),
    ];
    let printed = print(&wanted).await;
    let text = read_back(&printed.bytes);
    assert!(text.contains("Gerda Skjult, formand") && text.contains("Ib Åben"), "{text}");
    for part in ["Hemmelig", "Kendtvej", "4625", "Lille Tømmerup"] {
        assert!(!text.contains(part), "{part} is on paper: {text}");
    }
    printed.office.remove().await;
}
