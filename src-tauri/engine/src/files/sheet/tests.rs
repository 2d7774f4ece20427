use std::io::Write as _;

use proptest::prelude::*;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::*;
use crate::files::{Cell, Table};

fn cells(sheets: &[Sheet]) -> Vec<Vec<&str>> {
    sheets[0].rows.iter().map(|row| row.cells.iter().map(String::as_str).collect()).collect()
}

fn of_text_file(text: &str) -> Vec<Vec<String>> {
    let sheets = of_file(text.as_bytes()).expect("a table");
    sheets[0].rows.iter().map(|row| row.cells.clone()).collect()
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("memory takes it");
        writer.write_all(bytes).expect("memory takes it");
    }
    writer.finish().expect("memory takes it").into_inner()
}

fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body>
        <office:spreadsheet><table:table table:name="Ark1">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    let manifest = br#"<?xml version="1.0"?><manifest:manifest xmlns:manifest="m"></manifest:manifest>"#;
    zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", manifest),
    ])
}

#[test]
fn values_are_parted_by_whatever_parts_them() {
    for text in [
        "Navn;Telefon\nÅse;84000145",
        "Navn,Telefon\nÅse,84000145",
        "Navn\tTelefon\nÅse\t84000145",
        "sep=;\nNavn;Telefon\nÅse;84000145",
        "\u{feff}Navn;Telefon\r\nÅse;84000145\r\n",
        "Navn|Telefon\nÅse|84000145",
    ] {
        assert_eq!(of_text_file(text), [["Navn", "Telefon"], ["Åse", "84000145"]], "{text:?}");
    }
    let with_commas = "Navn;Adresse\nÅse;Kirkebakken 4, 2. tv\nIb;Strandvej 7, 1. th";
    assert_eq!(of_text_file(with_commas)[1], ["Åse", "Kirkebakken 4, 2. tv"]);
}

#[test]
fn letters_are_read_whatever_wrote_them() {
    let wanted = [["Navn", "By"], ["Åse Ærø", "Østby"]];
    let text = "Navn;By\r\nÅse Ærø;Østby\r\n";
    let utf_16 = |to_bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to_bytes).collect::<Vec<u8>>();
    let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
    for bytes in [
        text.as_bytes().to_vec(),
        marked(b"\xef\xbb\xbf", text.as_bytes().to_vec()),
        marked(b"\xff\xfe", utf_16(u16::to_le_bytes)),
        marked(b"\xfe\xff", utf_16(u16::to_be_bytes)),
        utf_16(u16::to_le_bytes),
        b"Navn;By\r\n\xc5se \xc6r\xf8;\xd8stby\r\n".to_vec(),
    ] {
        let sheets = of_file(&bytes).expect("a table");
        assert_eq!(cells(&sheets), wanted, "{:?}", &bytes[..8]);
    }
}

#[test]
fn a_line_break_in_quotes_is_no_new_row_and_a_lone_quote_swallows_nothing() {
    let sheets = of_file(b"Navn;Note\n\"Kor\";\"en\nto\"\nIb;x").expect("a table");
    assert_eq!(cells(&sheets), [["Navn", "Note"], ["Kor", "en\nto"], ["Ib", "x"]]);
    assert_eq!(sheets[0].rows.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 2, 4]);
    assert_eq!(of_text_file("Navn;Mål\n\"Kor;5\nIb;6")[2], ["Ib", "6"]);
}

#[test]
fn formulas_are_words_and_phones_keep_their_plus() {
    let rows = of_text_file("Navn;Telefon\n=1+1;+45 84 00 01 23\n'=1+1;'+4584000123\n-5;@x");
    assert_eq!(rows[1..], [["=1+1", "+45 84 00 01 23"], ["=1+1", "+4584000123"], ["-5", "@x"]]);
}

#[test]
fn days_are_written_as_here() {
    let rows = of_text_file("Dag;Andet\n2026-11-24;x\n2026-11-24 00:00:00;x\n1066-10-14;x\n24/11-26;2026-11-24 19:00");
    let days: Vec<&str> = rows[1..].iter().map(|row| row[0].as_str()).collect();
    assert_eq!(days, ["24-11-2026", "24-11-2026", "14-10-1066", "24/11-26"]);
    assert_eq!(rows[4][1], "2026-11-24 19:00");
}

#[test]
fn what_is_no_table_is_refused_by_what_it_is() {
    let locked = [
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(),
        "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect(),
    ]
    .concat();
    let whole = Table { name: "Ark", heads: vec!["Navn"], rows: vec![vec![Cell::Text("Ib".into())]] }
        .to_xlsx(NaiveDate::from_ymd_opt(2026, 11, 24).unwrap())
        .unwrap();
    let locked_ods = zipped(&[("content.xml", b"x"), ("META-INF/manifest.xml", b"<manifest:encryption-data/>")]);
    let mut noise = Vec::new();
    (0..4_000_u32).for_each(|number| noise.extend(number.wrapping_mul(2_654_435_761).to_be_bytes()));
    for (bytes, why) in [
        (b"".to_vec(), TableProblem::Empty),
        (b" \r\n ;;\n\t".to_vec(), TableProblem::Empty),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Workbook".to_vec(), TableProblem::OldWorkbook),
        (locked, TableProblem::Locked),
        (locked_ods, TableProblem::Locked),
        (whole[..whole.len() / 2].to_vec(), TableProblem::Damaged),
        (zipped(&[("word/document.xml", b"<x/>")]), TableProblem::NotATable),
        (zipped(&[("xl/workbook.xml", b"<workbook")]), TableProblem::Damaged),
        (noise, TableProblem::NotATable),
        (vec![b'a'; LARGEST_TABLE + 1], TOO_LARGE),
        ("x;y\n".repeat(MOST_ROWS + 1).into_bytes(), TOO_MANY_ROWS),
        (";x".repeat(MOST_COLUMNS).into_bytes(), TOO_MANY_COLUMNS),
    ] {
        assert_eq!(of_file(&bytes), Err(why), "{:?}", &bytes[..bytes.len().min(12)]);
    }
}

#[test]
fn a_small_file_that_unpacks_to_a_huge_one_is_refused() {
    let bytes = zipped(&[("xl/workbook.xml", &vec![b' '; MOST_UNPACKED as usize + 1])]);
    assert!(bytes.len() < 1_000_000);
    assert_eq!(of_file(&bytes), Err(TOO_LARGE));
    let cell = |attributes: &str| {
        format!(r#"<table:table-cell {attributes} office:value-type="string"><text:p>x</text:p></table:table-cell>"#)
    };
    let wide = ods(&format!("<table:table-row>{}</table:table-row>", cell(r#"table:number-columns-repeated="16000""#)));
    assert_eq!(of_file(&wide), Err(TOO_MANY_COLUMNS));
    let long = ods(&format!(r#"<table:table-row table:number-rows-repeated="1000000">{}</table:table-row>"#, cell("")));
    assert_eq!(of_file(&long), Err(TOO_MANY_ROWS));
}

#[test]
fn a_sheet_of_libre_office_is_read() {
    let text = |text: &str| {
        format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#)
    };
    let day = r#"<table:table-cell office:value-type="date" office:date-value="2026-11-24"><text:p>24-11-2026</text:p></table:table-cell>"#;
    let number = r#"<table:table-cell office:value-type="float" office:value="84000145"><text:p>84000145</text:p></table:table-cell>"#;
    let rows = format!(
        r#"<table:table-row>{}{}{}</table:table-row><table:table-row>{}{day}{number}</table:table-row>
        <table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#,
        text("Navn"),
        text("Dag"),
        text("Telefon"),
        text("Åse")
    );
    let sheets = of_file(&ods(&rows)).expect("a table");
    assert_eq!(cells(&sheets), [["Navn", "Dag", "Telefon"], ["Åse", "24-11-2026", "84000145"]]);
    assert_eq!(sheets[0].name, "Ark1");
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-ZæøåÆØÅ0-9 .,;:|\"'()/@=+-]{0,12}",
        Just("=1+1".to_owned()),
        Just("+45 84 00 01 23".to_owned()),
        Just("'=1".to_owned()),
        Just("to\nlinjer".to_owned()),
        Just("\"".to_owned()),
    ]
}

fn any_cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        4 => any_text().prop_map(Cell::Text),
        1 => (0_i64..40_000).prop_map(|days| Cell::Day(NaiveDate::from_ymd_opt(1950, 1, 1).unwrap() + chrono::Days::new(days as u64))),
        1 => (0_i64..1_000_000, 0_u8..3).prop_map(|(scaled, places)| Cell::Number { scaled, places }),
        1 => Just(Cell::Empty),
    ]
}

/// The words of a cell as they come back.
fn comes_back(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Day(day) => danish(*day),
        Cell::Number { scaled, places } => {
            let value = *scaled as f64 / 10_f64.powi(i32::from(*places));
            value.to_string().replace('.', ",")
        }
    }
}

proptest! {
    #[test]
    fn a_table_that_was_written_reads_the_same(rows in prop::collection::vec(prop::collection::vec(any_cell(), 3), 1..12)) {
        let table = Table { name: "Ark", heads: vec!["Navn", "Andet", "Tredje"], rows };
        let mut wanted = vec![vec!["Navn".to_owned(), "Andet".to_owned(), "Tredje".to_owned()]];
        wanted.extend(table.rows.iter().map(|row| row.iter().map(comes_back).collect::<Vec<_>>()));
        wanted.retain(|row| row.iter().any(|cell| !cell.trim().is_empty()));
        let made_on = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        for bytes in [table.to_csv().unwrap(), table.to_xlsx(made_on).unwrap()] {
            let sheets = of_file(&bytes).unwrap();
            let found: Vec<Vec<String>> = sheets[0].rows.iter().map(|row| row.cells.clone()).collect();
            prop_assert_eq!(&found, &wanted);
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), magic in 0_usize..4) {
        let magics: [&[u8]; 4] = [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe"];
        let _ = of_file(&[magics[magic], &bytes].concat());
    }

    #[test]
    fn a_workbook_with_a_slip_in_it_makes_nothing_panic(at in 0_usize..6_000, by in 1_u8..255) {
        let table = Table { name: "Ark", heads: vec!["Navn", "Dag"], rows: vec![vec![Cell::Text("Ib".into()), Cell::Empty]; 3] };
        let mut bytes = table.to_xlsx(NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()).unwrap();
        let at = at % bytes.len();
        bytes[at] = bytes[at].wrapping_add(by);
        let _ = of_file(&bytes);
    }

    #[test]
    fn every_letter_of_a_pasted_text_is_in_some_cell(lines in prop::collection::vec("[a-zæøå]{1,8}([ ,;\t][a-zæøå]{1,8}){0,4}", 1..8)) {
        let text = lines.join("\n");
        let sheets = of_text(&text).unwrap();
        let letters = |text: &str| { let mut all: Vec<char> = text.chars().filter(|one| one.is_alphabetic()).collect(); all.sort_unstable(); all };
        let found: String = sheets[0].rows.iter().flat_map(|row| row.cells.iter().map(String::as_str)).collect();
        prop_assert_eq!(letters(&found), letters(&text));
    }
}
