//! What readers and archives rely on, checked in the file itself: says which of our own rules broke.

use std::collections::BTreeSet;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::samples;

fn files() -> Vec<(&'static str, Document)> {
    samples::printed().iter().map(|(name, paper)| (*name, Document::load_mem(&paper.bytes).unwrap())).collect()
}

fn elements(pdf: &Document) -> Vec<(ObjectId, &Dictionary)> {
    // Nothing else in a file has a role and a parent of its own by these names; their type may be left out.
    let is_element = |dictionary: &Dictionary| dictionary.has(b"S") && dictionary.has(b"P");
    pdf.objects
        .iter()
        .filter_map(|(id, object)| object.as_dict().ok().map(|dictionary| (*id, dictionary)))
        .filter(|(_, dictionary)| is_element(dictionary))
        .collect()
}

fn role(element: &Dictionary) -> String {
    String::from_utf8(element.get(b"S").unwrap().as_name().unwrap().to_vec()).unwrap()
}

#[test]
fn the_catalogue_says_what_readers_look_for() {
    for (name, pdf) in files() {
        let catalog = pdf.catalog().unwrap();
        assert_eq!(pdf.version, "1.7", "{name}");
        assert!(
            catalog.get(b"MarkInfo").unwrap().as_dict().unwrap().get(b"Marked").unwrap().as_bool().unwrap(),
            "{name}"
        );
        let preferences = catalog.get(b"ViewerPreferences").unwrap().as_dict().unwrap();
        assert!(preferences.get(b"DisplayDocTitle").unwrap().as_bool().unwrap(), "{name}");
        assert!(matches!(catalog.get(b"PageMode").unwrap(), Object::Name(_)), "{name}: PageMode is no name");
        let language = catalog.get(b"Lang").unwrap().as_str().unwrap();
        assert_eq!(language, if name == "english" { b"en-GB" } else { b"da-DK" }, "{name}");
        let information = pdf.get_dictionary(pdf.trailer.get(b"Info").unwrap().as_reference().unwrap()).unwrap();
        assert!(information.get(b"GTS_PDFXVersion").is_err(), "{name}: claims to be PDF/X");
    }
}

#[test]
fn nothing_is_painted_outside_the_structure() {
    const PAINTING: [&str; 9] = ["TJ", "Tj", "f", "F", "S", "Do", "B", "sh", "f*"];
    for (name, pdf) in files() {
        for page in pdf.get_pages().into_values() {
            let content = Content::decode(&pdf.get_page_content(page)).unwrap();
            let mut depth = 0_i32;
            for operation in content.operations {
                match operation.operator.as_str() {
                    "BDC" | "BMC" => depth += 1,
                    "EMC" => depth -= 1,
                    painting if PAINTING.contains(&painting) => {
                        assert!(depth > 0, "{name}: {painting} outside of any mark");
                    }
                    _ => {}
                }
                assert!(depth >= 0, "{name}: a mark is closed that was never opened");
            }
            assert_eq!(depth, 0, "{name}: a mark stays open");
        }
    }
}

#[test]
fn every_mark_on_a_page_belongs_to_one_element() {
    for (name, pdf) in files() {
        let mut in_content = BTreeSet::new();
        for page in pdf.get_pages().into_values() {
            assert_eq!(pdf.get_dictionary(page).unwrap().get(b"Tabs").unwrap().as_name().unwrap(), b"S", "{name}");
            let content = Content::decode(&pdf.get_page_content(page)).unwrap();
            let ids =
                content.operations.iter().filter(|operation| operation.operator == "BDC").filter_map(|operation| {
                    operation.operands.get(1)?.as_dict().ok()?.get(b"MCID").ok()?.as_i64().ok()
                });
            for id in ids {
                assert!(in_content.insert((page, id)), "{name}: mark {id} twice");
            }
        }
        let mut in_tree = BTreeSet::new();
        for (_, element) in elements(&pdf) {
            let page = element.get(b"Pg").and_then(Object::as_reference).ok();
            let Ok(kids) = element.get(b"K") else { continue };
            for kid in kids.as_array().map_or(std::slice::from_ref(kids), Vec::as_slice) {
                let owned = match kid {
                    Object::Integer(id) => (page.unwrap(), *id),
                    Object::Dictionary(kid) if kid.has(b"MCID") => {
                        (kid.get(b"Pg").unwrap().as_reference().unwrap(), kid.get(b"MCID").unwrap().as_i64().unwrap())
                    }
                    _ => continue,
                };
                assert!(in_tree.insert(owned), "{name}: mark {owned:?} has two owners");
            }
        }
        assert_eq!(in_content, in_tree, "{name}");
    }
}

#[test]
fn heads_name_their_column_or_row_and_pictures_say_what_they_show() {
    for (name, pdf) in files() {
        for (_, element) in elements(&pdf) {
            if role(element) == "TH" {
                let attributes = element.get(b"A").unwrap().as_dict().unwrap();
                assert!(attributes.has(b"Scope"), "{name}: a head without scope");
            }
            if role(element) == "Figure" {
                assert!(!element.get(b"Alt").unwrap().as_str().unwrap().is_empty(), "{name}: a picture without words");
            }
        }
    }
}

#[test]
fn heading_levels_are_never_skipped() {
    for (name, pdf) in files() {
        let mut last = 0;
        for (_, element) in elements(&pdf) {
            if let Some(level) = role(element).strip_prefix('H').and_then(|level| level.parse::<u8>().ok()) {
                assert!(level <= last + 1, "{name}: level {level} after {last}");
                last = level;
            }
        }
    }
}

#[test]
fn every_font_is_embedded_and_can_be_copied_from() {
    for (name, pdf) in files() {
        let fonts = pdf.objects.values().filter_map(|object| object.as_dict().ok());
        for font in fonts
            .filter(|font| font.get(b"Subtype").is_ok_and(|kind| kind.as_name().is_ok_and(|name| name == b"Type0")))
        {
            assert!(font.has(b"ToUnicode"), "{name}");
            let below = font.get(b"DescendantFonts").unwrap().as_array().unwrap()[0].as_dict().unwrap();
            let descriptor = below.get(b"FontDescriptor").unwrap().as_reference().unwrap();
            assert!(pdf.get_dictionary(descriptor).unwrap().has(b"FontFile2"), "{name}");
            let base = font.get(b"BaseFont").unwrap().as_name().unwrap();
            assert!(base[6] == b'+' && base[..6].iter().all(u8::is_ascii_uppercase), "{name}: {base:?}");
        }
    }
}
