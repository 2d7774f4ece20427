use proptest::prelude::*;

use super::*;

const COLUMNS: &[Column] = &[
    Column { key: "fullName", kind: ColumnKind::Name, headings: &["navn", "name", "fulde navn"] },
    Column { key: "phone", kind: ColumnKind::Phone, headings: &["telefon", "tlf", "phone"] },
    Column { key: "secondPhone", kind: ColumnKind::Phone, headings: &["mobil"] },
    Column { key: "email", kind: ColumnKind::Email, headings: &["e-mail", "mail", "email"] },
    Column { key: "postalCode", kind: ColumnKind::PostalCode, headings: &["postnr"] },
    Column { key: "pNumber", kind: ColumnKind::PNumber, headings: &["p-nummer"] },
    Column { key: "cvr", kind: ColumnKind::Cvr, headings: &["cvr"] },
    Column { key: "note", kind: ColumnKind::Words, headings: &["note", "bemærkninger"] },
];

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

fn seen(text: &str) -> TableSheet {
    look(&TableSource::Pasted { text: text.to_owned() }, COLUMNS, today()).expect("a table").sheets.remove(0)
}

/// `key` where the heading says so, `~key` where the content does, `?` where nothing does.
fn keys(sheet: &TableSheet) -> Vec<String> {
    let told = |column: &GuessedColumn| match (&column.key, column.sureness) {
        (Some(key), Sureness::Heading) => key.clone(),
        (Some(key), _) => format!("~{key}"),
        (None, _) => "?".to_owned(),
    };
    sheet.columns.iter().map(told).collect()
}

#[test]
fn columns_are_known_by_their_headings() {
    let sheet = seen("E-mail;Navn;Tlf.;Bemærkninger\na@b.dk;Åse Nord;84000145;x");
    assert_eq!(sheet.head_rows, 1);
    assert_eq!(keys(&sheet), ["email", "fullName", "phone", "note"]);
    assert_eq!(keys(&seen("Kontaktpersonens navn;Telefon (privat)\nÅse;84000145")), ["fullName", "phone"]);
}

#[test]
fn columns_without_headings_are_known_by_what_stands_in_them() {
    let sheet = seen("Åse Bækgaard;84000145;a@b.dk;2680;84000146\nIb Skov;84000147;c@d.dk;4000;");
    assert_eq!(sheet.head_rows, 0);
    assert_eq!(keys(&sheet), ["~fullName", "~phone", "~email", "~postalCode", "~secondPhone"]);
}

#[test]
fn a_title_above_the_headings_is_head_too() {
    let sheet = seen("Medlemmer 2026;\nopdateret af Bo;\nNavn;Telefon\nÅse;84000145\nIb;84000146");
    assert_eq!(sheet.head_rows, 3);
    assert_eq!(keys(&sheet), ["fullName", "phone"]);
}

#[test]
fn headings_nobody_knows_are_still_headings_over_numbers() {
    let sheet = seen("Hvem;Kan nås på\nÅse Nord;84000145\nIb Skov;84000146");
    assert_eq!((sheet.head_rows, keys(&sheet)), (1, vec!["~fullName".to_owned(), "~phone".to_owned()]));
}

#[test]
fn a_cpr_number_is_blanked_wherever_it_stands() {
    let sheet = seen(
        "Navn;CPR-nr.;Note;P-nummer\nÅse Nord;150680;skriv 150680-9997 her;1506809997\nIb 1506809997;;x;1506809997",
    );
    assert_eq!(keys(&sheet), ["fullName", "?", "note", "pNumber"]);
    assert_eq!(sheet.rows[1].cells, ["Åse Nord", "", "", "1506809997"]);
    assert_eq!(sheet.rows[2].cells, ["", "", "x", "1506809997"]);
    let places: Vec<(u32, u32)> = sheet.cpr_removed.iter().map(|place| (place.row, place.column)).collect();
    assert_eq!(places, [(2, 1), (2, 2), (3, 0)]);
    assert_eq!(serde_json::to_string(&sheet).unwrap().matches("9997").count(), 2, "only where P-numbers stand");
}

#[test]
fn a_file_that_is_no_base64_is_no_table() {
    let source = TableSource::File { bytes: "%".into() };
    assert_eq!(look(&source, COLUMNS, today()), Err(TableProblem::NotATable));
}

proptest! {
    #[test]
    fn no_text_makes_it_panic_and_each_column_is_given_once(text in "[a-zæ0-9@.;,\t\n \"+-]{0,200}") {
        if let Ok(found) = look(&TableSource::Pasted { text }, COLUMNS, today()) {
            for sheet in found.sheets {
                let mut keys: Vec<String> = sheet.columns.iter().filter_map(|column| column.key.clone()).collect();
                let count = keys.len();
                keys.sort();
                keys.dedup();
                prop_assert_eq!(keys.len(), count);
                prop_assert!(sheet.rows.iter().all(|row| row.cells.len() == sheet.columns.len()));
                prop_assert!(sheet.head_rows as usize <= sheet.rows.len());
            }
        }
    }

    #[test]
    fn no_cpr_number_comes_back(day in 1_u32..29, month in 1_u32..13, year in 0_u32..100, rest in 0_u32..10_000, dash in "[-]?", around in "[a-zæ]{0,6}") {
        let number = format!("{day:02}{month:02}{year:02}{dash}{rest:04}");
        let sheet = seen(&format!("Navn;Note\n{around} {number};x\ny;{number}"));
        let kept = sheet.rows.iter().flat_map(|row| row.cells.iter()).any(|cell| looks_like_cpr(cell, today()));
        prop_assert!(!kept);
    }
}
