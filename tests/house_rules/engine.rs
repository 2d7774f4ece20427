//! Inside the engine: where clocks and papers may be, and what a file's role asks of it.

use crate::house_rule;
use crate::slices::SLICES;
use crate::source::{Source, Violation, has_word, words};

pub const ENGINE: &str = "src-tauri/engine/src";

pub fn is_rust(source: &Source) -> bool {
    source.is_kind(&[".rs"])
}

pub fn is_product(source: &Source) -> bool {
    is_rust(source) && source.is_in("src-tauri")
}

pub fn is_store(source: &Source) -> bool {
    source.name() == "store.rs" || source.path.contains("/store/")
}

pub fn forbid_words(source: &Source, forbidden: &[&str], why: &str) -> Vec<Violation> {
    source.each_line(&source.code, |line| {
        let word = forbidden.iter().find(|word| has_word(line, word))?;
        Some(format!("`{word}`: {why}"))
    })
}

/// What a file of a slice is.
#[derive(Debug, PartialEq, Eq)]
enum Role {
    /// `mod.rs`: the face.
    Face,
    /// All SQL.
    Store,
    /// The office's verbs: `operations.rs`, or a file of its own for a verb that has grown.
    Operations,
    /// A noun or a letter: pure.
    Noun,
}

fn role_of(source: &Source) -> Option<Role> {
    let inside = source.path.strip_prefix(ENGINE)?.strip_prefix('/')?;
    let (slice, _) = inside.split_once('/')?;
    if !is_rust(source) || !SLICES.contains(&slice) {
        return None;
    }
    let is_operations = source.name() == "operations.rs" || source.path.contains("/operations/");
    let takes_requests = words(&source.code).any(|word| word == "RequestContext");
    Some(match source.name() {
        _ if is_store(source) => Role::Store,
        _ if is_operations => Role::Operations,
        "mod.rs" => Role::Face,
        _ if takes_requests => Role::Operations,
        _ => Role::Noun,
    })
}

/// Copies, opens and compares whole office files: its files do so by nature, and are no nouns.
const WORKS_ON_FILES: &str = "src-tauri/engine/src/backup";

/// A noun file is pure: data in, data out. It can be tested with a table of cases, and means the same at any time.
fn nouns_are_pure(source: &Source) -> Vec<Violation> {
    if role_of(source) != Some(Role::Noun) || source.is_in(WORKS_ON_FILES) {
        return Vec::new();
    }
    const DOINGS: [&str; 7] = ["async", "await", "tokio", "spawn", "File", "WriteTx", "Clock"];
    const PATHS: [&str; 7] =
        ["std::fs", "std::env", "std::net", "std::process", "std::thread", "::now()", "std::time::Instant"];
    let mut found = forbid_words(source, &DOINGS, "a noun file is pure; this belongs in operations.rs or store.rs");
    found.extend(source.each_line(&source.code, |line| {
        let path = PATHS.iter().find(|path| line.contains(**path))?;
        Some(format!("`{path}`: a noun file is pure"))
    }));
    found
}

house_rule! {
    each nouns_are_pure,
    red: [
        ("src-tauri/engine/src/bookings/booking.rs", "pub async fn overlapping() {}"),
        ("src-tauri/engine/src/bookings/booking.rs", "let today = Utc::now();"),
        ("src-tauri/engine/src/bookings/confirmation.rs", "std::fs::write(a, b)"),
        ("src-tauri/engine/src/bookings/number.rs", "fn next(tx: &mut WriteTx) {}"),
        ("src-tauri/engine/src/premises/room.rs", "fn is_open(clock: &Clock) -> bool"),
    ],
    green: [
        ("src-tauri/engine/src/bookings/booking.rs", "// async\npub fn starts(at: Instant) -> Self {}"),
        ("src-tauri/engine/src/bookings/operations.rs", "pub async fn book_room() {}"),
        ("src-tauri/engine/src/bookings/book.rs", "pub async fn book_room(context: &RequestContext<'_>) {}"),
        ("src-tauri/engine/src/bookings/store.rs", "pub async fn find(tx: &mut Tx) {}"),
        ("src-tauri/engine/src/office.rs", "pub async fn open_file() {}"),
    ],
}

/// Only an operation begins and ends a transaction. A store that commits would cut another's work in two.
fn only_operations_commit(source: &Source) -> Vec<Violation> {
    if !matches!(role_of(source), Some(Role::Store | Role::Noun | Role::Face)) || source.is_in(WORKS_ON_FILES) {
        return Vec::new();
    }
    const CALLS: [&str; 5] = [".commit(", ".rollback(", ".begin(", ".begin_read(", ".begin_write("];
    source.each_line(&source.code, |line| {
        let call = CALLS.iter().find(|call| line.contains(**call))?;
        Some(format!("`{call}…)`: only operations begin and commit"))
    })
}

house_rule! {
    each only_operations_commit,
    red: [
        ("src-tauri/engine/src/bookings/store.rs", "tx.commit(events).await?;"),
        ("src-tauri/engine/src/bookings/store.rs", "let tx = pool.begin().await?;"),
    ],
    green: [
        ("src-tauri/engine/src/bookings/operations.rs", "tx.commit(events).await?;"),
        ("src-tauri/engine/src/access/request.rs", "pub struct RequestContext; fn a() { self.tx.commit() }"),
        ("src-tauri/engine/src/bookings/store.rs", "// .commit(\nfetch(&mut tx).await?;"),
    ],
}

/// A slice's face holds names, not logic.
fn faces_hold_no_logic(source: &Source) -> Vec<Violation> {
    if role_of(source) != Some(Role::Face) {
        return Vec::new();
    }
    let mut found = Vec::new();
    if !source.text.starts_with("//!") {
        found.push(source.violation(1, "a face opens by saying what the office does here and what it refuses"));
    }
    found.extend(source.each_line(&source.code, |line| {
        words(line).any(|word| word == "fn" || word == "impl").then(|| "a face only names what there is".into())
    }));
    found
}

house_rule! {
    each faces_hold_no_logic,
    red: [
        ("src-tauri/engine/src/bookings/mod.rs", "mod booking;"),
        ("src-tauri/engine/src/bookings/mod.rs", "//! Bookings.\npub fn book() {}"),
    ],
    green: [
        ("src-tauri/engine/src/bookings/mod.rs", "//! Bookings.\nmod booking;\npub use booking::Booking;"),
        ("src-tauri/engine/src/database/mod.rs", "pub fn a() {}"),
        ("src-tauri/engine/src/bookings/operations/mod.rs", "async fn refuse(tx: WriteTx) { tx.rollback().await }"),
    ],
}

/// The libraries of one part are named nowhere else.
fn libraries_stay_in_their_part(source: &Source) -> Vec<Violation> {
    const HOMES: [(&[&str], &[&str], &str); 3] = [
        (
            &["printpdf", "lopdf", "harfrust", "subsetter", "pulldown_cmark"],
            &["src-tauri/engine/src/documents", "tests"],
            "only documents/ makes PDF files and reads marks",
        ),
        (
            &["calamine", "rust_xlsxwriter", "csv", "zip"],
            &["src-tauri/engine/src/files", "tests"],
            "only files/ knows formats",
        ),
        (
            &["tauri", "tauri_build", "wry", "tao"],
            &["src-tauri/src", "src-tauri/examples"],
            "only the shell knows Tauri",
        ),
    ];
    let is_build_script = source.path == "src-tauri/build.rs";
    if !is_rust(source) || is_build_script {
        return Vec::new();
    }
    let away = HOMES.iter().filter(|(_, homes, _)| !homes.iter().any(|home| source.is_in(home)));
    away.flat_map(|(names, _, why)| {
        source.each_line(&source.code, |line| {
            let name = names.iter().find(|name| names_crate(line, name))?;
            Some(format!("`{name}`: {why}"))
        })
    })
    .collect()
}

/// Whether a line names the crate: `name::…` or `use name`.
fn names_crate(line: &str, name: &str) -> bool {
    let after_use = line.trim_start().trim_start_matches("pub ").strip_prefix("use ").unwrap_or_default();
    let is_used = words(after_use).next() == Some(name) && after_use.trim_start().starts_with(name);
    let named = line.match_indices(&format!("{name}::")).any(|(at, _)| {
        line[..at].chars().last().is_none_or(|before| !before.is_alphanumeric() && before != '_' && before != ':')
    });
    is_used || named
}

house_rule! {
    each libraries_stay_in_their_part,
    red: [
        ("src-tauri/engine/src/agreements/letter.rs", "use printpdf::Mm;"),
        ("src-tauri/engine/src/agreements/letter.rs", "fn a(_: lopdf::Document) {}"),
        ("src-tauri/engine/src/agreements/filling.rs", "use pulldown_cmark::Parser;"),
        ("src-tauri/engine/src/organisations/import.rs", "let a = calamine::open(b);"),
        ("src-tauri/engine/src/office.rs", "use tauri::Manager;"),
        ("src-tauri/cli/src/main.rs", "use tauri;"),
    ],
    green: [
        ("src-tauri/engine/src/documents/draw.rs", "use printpdf::Mm;"),
        ("src-tauri/engine/src/files/tables.rs", "use calamine::Xlsx;"),
        ("src-tauri/engine/src/files/csv.rs", "use super::csv::Row;"),
        ("src-tauri/src/main.rs", "tauri::Builder::default()"),
        ("src-tauri/build.rs", "tauri_build::build()"),
        ("tests/documents/main.rs", "use lopdf::Document;"),
        ("src-tauri/engine/src/gate/mod.rs", "// tauri::command\nlet a = \"tauri::\";"),
    ],
}

/// The same in the manifests: what is not there cannot be named.
fn manifests_stay_in_their_part(source: &Source) -> Vec<Violation> {
    if source.name() != "Cargo.toml" || source.path == "Cargo.toml" {
        return Vec::new();
    }
    let is_shell = source.path == "src-tauri/Cargo.toml";
    let is_xtask = source.path == "src-tauri/xtask/Cargo.toml";
    let mut section = String::new();
    source.each_line(&source.text.clone(), |line| {
        if line.starts_with('[') {
            line.clone_into(&mut section);
            return None;
        }
        let name = line.split(['.', '=', ' ']).next().filter(|name| !name.is_empty() && !name.starts_with('#'))?;
        let is_dependency = section.contains("dependencies");
        if is_dependency && is_xtask {
            return Some(format!("`{name}`: xtask depends on nothing, so that it answers within seconds"));
        }
        (is_dependency && !is_shell && name.starts_with("tauri"))
            .then(|| format!("`{name}`: only the shell knows Tauri"))
    })
}

house_rule! {
    each manifests_stay_in_their_part,
    red: [
        ("src-tauri/engine/Cargo.toml", "[dependencies]\ntauri.workspace = true"),
        ("src-tauri/xtask/Cargo.toml", "[dependencies]\nserde = \"1\""),
    ],
    green: [
        ("src-tauri/Cargo.toml", "[dependencies]\ntauri.workspace = true"),
        ("src-tauri/xtask/Cargo.toml", "[package]\nname = \"xtask\"\n\n[dependencies]\n\n[lints]\nworkspace = true"),
        ("src-tauri/engine/Cargo.toml", "[package]\ndescription = \"tauri\"\n[dependencies]\nserde = \"1\""),
    ],
}

/// A function that has the shape of an operation stands in the gate's table: else nobody can ask for it, and nobody has
/// said who may.
fn every_operation_is_in_the_table(tree: &[Source]) -> Vec<Violation> {
    let gate = |source: &&Source| source.is_in(&format!("{ENGINE}/gate")) || source.path == format!("{ENGINE}/gate.rs");
    let table: String = tree.iter().filter(gate).map(|source| source.code.as_str()).collect();
    let operations = tree.iter().filter(|source| role_of(source) == Some(Role::Operations));
    operations
        .flat_map(|source| {
            let slice = source.path[ENGINE.len() + 1..].split('/').next().unwrap_or_default().to_owned();
            let listed = |name: &str| words_in_row(&table, &format!("{slice}::{name}"));
            operations_in(source)
                .into_iter()
                .filter(move |(_, name)| !listed(name))
                .map(|(line, name)| source.violation(line, format!("`{name}` has no row in the gate's table")))
                .collect::<Vec<_>>()
        })
        .collect()
}

fn words_in_row(table: &str, row: &str) -> bool {
    table.match_indices(row).any(|(at, _)| table[at + row.len()..].trim_start().starts_with("by "))
}

/// Public async functions whose first parameter is a request's context and which have one more.
fn operations_in(source: &Source) -> Vec<(usize, String)> {
    const OPENING: &str = "pub async fn ";
    let found = source.code.match_indices(OPENING).filter_map(|(at, _)| {
        let after = &source.code[at + OPENING.len()..];
        let (name, parameters) = after.split_once('(')?;
        let parameters: Vec<&str> = parameters.split_once("->")?.0.split(',').filter(|one| one.contains(':')).collect();
        let takes_context = parameters.first().is_some_and(|first| has_word(first, "RequestContext"));
        let line = source.code[..at].matches('\n').count() + 1;
        (takes_context && parameters.len() == 2).then(|| (line, name.to_owned()))
    });
    found.collect()
}

house_rule! {
    whole every_operation_is_in_the_table,
    red: [
        [
            ("src-tauri/engine/src/bookings/operations.rs", "pub async fn book_room(context: &RequestContext<'_>, input: BookRoom) -> Result<Booked, BookingError> {}"),
            ("src-tauri/engine/src/gate/operations.rs", "bookings::book_room_twice by DESK, Changes; premises::book_room by DESK, Changes;"),
        ],
        [("src-tauri/engine/src/bookings/cancel.rs", "pub async fn cancel_booking(\n    context: &RequestContext<'_>,\n    input: Cancel,\n) -> Result<A, B> {}")],
    ],
    green: [
        [
            ("src-tauri/engine/src/bookings/operations.rs", "pub async fn book_room(context: &RequestContext<'_>, input: BookRoom) -> Result<Booked, BookingError> {}\nasync fn check(context: &RequestContext<'_>, a: A) -> B {}\npub(crate) async fn about(context: &RequestContext<'_>, a: A) -> B {}"),
            ("src-tauri/engine/src/gate/operations.rs", "bookings::book_room by DESK, Changes;"),
        ],
    ],
}
