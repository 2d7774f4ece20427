//! Who may know whom: the arrows between the parts of the engine, and between those of the page.

use crate::house_rule;
use crate::source::{Source, Violation, parts_of, words};

const ENGINE: &str = "src-tauri/engine/src";
const PAGE: &str = "ui/src";

/// Each part of the engine and the parts it may know. All arrows point down this list.
const ENGINE_ARROWS: &[(&str, &[&str])] = &[
    ("shared", &[]),
    ("database", &["shared"]),
    ("documents", &["shared"]),
    ("files", &["shared"]),
    ("office", &["shared", "database", "documents", "files"]),
    ("host", &["shared", "database", "office"]),
    ("access", &["shared", "database", "documents", "files", "office"]),
    ("organisations", &["shared", "database", "documents", "files", "office", "access"]),
    ("premises", &["shared", "database", "documents", "files", "office", "access", "organisations"]),
    ("bookings", &["shared", "database", "documents", "files", "office", "access", "organisations", "premises"]),
    ("agreements", &["shared", "database", "documents", "files", "office", "access", "organisations"]),
    ("insurance", &["shared", "database", "documents", "files", "office", "access", "organisations"]),
    ("award", &["shared", "database", "documents", "files", "office", "access", "organisations"]),
    ("backup", &["shared", "database", "documents", "files", "office", "access", "award"]),
    ("desk", BELOW_DESK),
    ("retention", BELOW_DESK),
    ("gate", BELOW_GATE),
    ("demo", BELOW_DEMO),
    ("lib", BELOW_DEMO),
];

const BELOW_DESK: &[&str] = &[
    "shared",
    "database",
    "documents",
    "files",
    "office",
    "access",
    "organisations",
    "premises",
    "bookings",
    "agreements",
    "insurance",
    "award",
    "backup",
];
const BELOW_GATE: &[&str] = &[
    "shared",
    "database",
    "documents",
    "files",
    "office",
    "host",
    "access",
    "organisations",
    "premises",
    "bookings",
    "agreements",
    "insurance",
    "award",
    "backup",
    "desk",
    "retention",
];
const BELOW_DEMO: &[&str] = &[
    "shared",
    "database",
    "documents",
    "files",
    "office",
    "host",
    "access",
    "organisations",
    "premises",
    "bookings",
    "agreements",
    "insurance",
    "award",
    "backup",
    "desk",
    "gate",
    "demo",
];

/// What a slice may name above itself: the trait that its inputs implement.
const ABOVE: &str = "gate::Input";

/// The slices: the capabilities of the office, named the same everywhere.
pub const SLICES: [&str; 10] = [
    "access",
    "organisations",
    "premises",
    "bookings",
    "agreements",
    "insurance",
    "award",
    "backup",
    "desk",
    "retention",
];

/// Words that only slices say. `access` is too common a word to listen for.
const SLICE_WORDS: [&str; 12] = [
    "organisation",
    "organisations",
    "premises",
    "booking",
    "bookings",
    "agreement",
    "agreements",
    "insurance",
    "insurances",
    "award",
    "awards",
    "nomination",
];

/// Each folder of the page and the folders it may know. Of a slice below, only its `index.ts`.
const PAGE_ARROWS: &[(&str, &[&str])] = &[
    ("shared", &["texts"]),
    ("texts", &[]),
    ("backend", &["texts", "shared"]),
    ("access", &["shared", "texts", "backend"]),
    ("importing", &["shared", "texts", "backend"]),
    ("organisations", &["shared", "texts", "backend", "access", "importing"]),
    ("premises", &["shared", "texts", "backend", "access", "organisations"]),
    ("papers", &["shared", "texts", "backend"]),
    ("bookings", &["shared", "texts", "backend", "access", "organisations", "premises", "papers"]),
    ("agreements", &["shared", "texts", "backend", "access", "organisations", "papers"]),
    ("insurance", &["shared", "texts", "backend", "access", "organisations", "papers", "importing"]),
    ("award", &["shared", "texts", "backend", "access", "organisations", "papers", "importing"]),
    ("backup", &["shared", "texts", "backend", "access"]),
    ("desk", &["shared", "texts", "backend", "access", "organisations", "premises", "bookings", "agreements"]),
    ("pages", ALL_OF_PAGE),
    ("testing", ALL_OF_PAGE),
    ("", ALL_OF_PAGE),
];
const ALL_OF_PAGE: &[&str] = &[
    "shared",
    "texts",
    "backend",
    "access",
    "importing",
    "organisations",
    "premises",
    "papers",
    "bookings",
    "agreements",
    "insurance",
    "award",
    "desk",
    "pages",
    "testing",
];

fn allowed_of(arrows: &'static [(&str, &[&str])], part: &str) -> Option<&'static [&'static str]> {
    arrows.iter().find(|(name, _)| *name == part).map(|(_, allowed)| *allowed)
}

/// The part of the engine that a file belongs to: its folder, or its own name at the top.
fn engine_part(source: &Source) -> Option<&str> {
    let inside = source.path.strip_prefix(ENGINE)?.strip_prefix('/')?;
    let (first, _) = inside.split_once('/').unwrap_or((inside.strip_suffix(".rs")?, ""));
    source.is_kind(&[".rs"]).then_some(first)
}

/// Engine: a part names only the parts below it.
fn engine_arrows_point_down(source: &Source) -> Vec<Violation> {
    let Some(part) = engine_part(source) else { return Vec::new() };
    let Some(allowed) = allowed_of(ENGINE_ARROWS, part) else {
        return vec![source.violation(1, format!("`{part}` is not on the map: draw it in ENGINE_ARROWS and README"))];
    };
    let mut found = Vec::new();
    for (line, path) in crate_paths(&source.code) {
        let first = path.split("::").next().unwrap_or_default();
        if first == part || allowed.contains(&first) || (SLICES.contains(&part) && path.starts_with(ABOVE)) {
            continue;
        }
        found.push(source.violation(line, format!("`{part}` must not know `crate::{path}`")));
    }
    found
}

house_rule! {
    each engine_arrows_point_down,
    red: [
        ("src-tauri/engine/src/premises/store.rs", "use crate::bookings::Booking;"),
        ("src-tauri/engine/src/bookings/operations.rs", "use crate::{shared::ids::RoomId, agreements};"),
        ("src-tauri/engine/src/agreements/draft.rs", "fn a() { crate::bookings::book_room() }"),
        ("src-tauri/engine/src/shared/money.rs", "use crate::office::Clock;"),
        ("src-tauri/engine/src/office.rs", "use crate::access::Seat;"),
        ("src-tauri/engine/src/bookings/operations.rs", "use crate::gate::call;"),
        ("src-tauri/engine/src/bookings/operations.rs", "use crate::{\n    gate::{Input, call},\n};"),
        ("src-tauri/engine/src/bookings/letter.rs", "use crate::demo;"),
        ("src-tauri/engine/src/lottery/mod.rs", "//! A part nobody drew."),
        ("src-tauri/engine/src/organisations/person.rs", "pub use crate::desk::Sheet;"),
    ],
    green: [
        ("src-tauri/engine/src/bookings/store.rs", "use crate::premises::{Room, Buffers};\nuse crate::database::Tx;"),
        ("src-tauri/engine/src/bookings/operations.rs", "use crate::gate::Input;\nuse crate::access::RequestContext;"),
        ("src-tauri/engine/src/bookings/booking.rs", "use crate::bookings::number::Number;"),
        ("src-tauri/engine/src/premises/room.rs", "//! See [`crate::bookings`].\nlet a = \"crate::bookings\";"),
        ("src-tauri/engine/src/gate/operations.rs", "use crate::{access, desk, bookings::{self, Booking}};"),
        ("src-tauri/engine/src/desk/mod.rs", "use crate::agreements;"),
        ("src-tauri/engine/src/shared/ids.rs", "use crate::shared::field::Problem; ids! {}"),
    ],
}

/// Every path behind `crate::`, with groups opened: `crate::{a, b::{c, d}}` is `a`, `b::c` and `b::d`.
fn crate_paths(code: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let before = code[..at].chars().last();
        if before.is_some_and(|character| character.is_alphanumeric() || character == '_' || character == '$') {
            continue;
        }
        let line = code[..at].matches('\n').count() + 1;
        let mut paths = Vec::new();
        open_path(&code[at + "crate::".len()..], "", &mut paths);
        found.extend(paths.into_iter().map(|path| (line, path)));
    }
    found
}

/// Reads one path, or a group of them, and gives back what follows.
fn open_path<'a>(code: &'a str, before: &str, found: &mut Vec<String>) -> &'a str {
    let code = code.trim_start();
    if let Some(mut inside) = code.strip_prefix('{') {
        while !inside.trim_start().starts_with('}') && !inside.is_empty() {
            inside = open_path(inside, before, found).trim_start();
            inside = inside.strip_prefix(',').unwrap_or(inside);
        }
        return inside.trim_start().strip_prefix('}').unwrap_or_default();
    }
    let length = code.find(|character: char| !character.is_alphanumeric() && character != '_').unwrap_or(code.len());
    let (word, rest) = code.split_at(length);
    if word.is_empty() {
        // Nothing that a path may begin with: step over it, so that a group always ends.
        found.extend(before.strip_suffix("::").map(str::to_owned));
        return code.get(code.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default();
    }
    let path = format!("{before}{word}");
    if let Some(after_macro) = rest.strip_prefix('!') {
        return after_macro;
    }
    if let Some(deeper) = rest.strip_prefix("::") {
        return open_path(deeper, &format!("{path}::"), found);
    }
    found.push(path);
    let rest = rest.trim_start();
    match rest.strip_prefix("as ") {
        Some(renamed) => {
            renamed.trim_start().trim_start_matches(|character: char| character.is_alphanumeric() || character == '_')
        }
        None => rest,
    }
}

#[test]
fn groups_of_imports_are_opened() {
    let paths = |code: &str| crate_paths(code).into_iter().map(|(_, path)| path).collect::<Vec<_>>();
    assert_eq!(paths("use crate::{a, b::{c, d as e}, f};"), ["a", "b::c", "b::d", "f"]);
    assert_eq!(paths("use crate::shared::ids::*;"), ["shared::ids"]);
    assert_eq!(paths("pub(crate) use x; $crate::y; crate::z::Z { a: 1 }; crate::m!(1)"), ["z::Z"]);
    assert_eq!(paths("use crate::{self, a};"), ["self", "a"]);
}

/// Engine: a slice's store, and what it keeps to itself, are private to it.
fn stores_are_private(source: &Source) -> Vec<Violation> {
    if !source.is_in(ENGINE) || source.name() != "mod.rs" {
        return Vec::new();
    }
    source.each_line(&source.code, |line| {
        let is_face = line.contains("pub ") || line.contains("pub(");
        (is_face && line.trim_end().ends_with("mod store;"))
            .then(|| "`mod store;` stands without `pub`: only the slice itself speaks to its tables".into())
    })
}

house_rule! {
    each stores_are_private,
    red: [
        ("src-tauri/engine/src/bookings/mod.rs", "pub mod store;"),
        ("src-tauri/engine/src/bookings/mod.rs", "pub(crate) mod store;"),
    ],
    green: [("src-tauri/engine/src/bookings/mod.rs", "mod store;\npub mod booking;")],
}

/// The shared kernel, in the engine and on the page, says no slice's word. Ids are the exception: all slices share
/// them, so all are made in one file.
fn shared_parts_know_no_slice(source: &Source) -> Vec<Violation> {
    let is_shared = ["shared", "database"].iter().any(|part| source.is_in(&format!("{ENGINE}/{part}")));
    let is_shared_page = source.is_in(&format!("{PAGE}/shared")) && !source.path.contains(".test.");
    if !(is_shared || is_shared_page) || source.path == format!("{ENGINE}/shared/ids.rs") {
        return Vec::new();
    }
    let own_name = parts_of(source.name()).into_iter().find(|part| SLICE_WORDS.contains(&part.as_str()));
    let mut found: Vec<Violation> =
        own_name.map(|word| source.violation(1, format!("a shared file is not called `{word}`"))).into_iter().collect();
    let code = without_tests(source);
    found.extend(source.each_line(code, |line| {
        let word = words(line).filter(|word| !word.ends_with("Id")).flat_map(parts_of);
        let told = word.into_iter().find(|part| SLICE_WORDS.contains(&part.as_str()))?;
        Some(format!("shared code says `{told}`: that belongs to a slice"))
    }));
    found
}

/// The part of a Rust file before its tests: these may take their examples where they like.
fn without_tests(source: &Source) -> &str {
    source.code.split("#[cfg(test)]").next().unwrap_or_default()
}

house_rule! {
    each shared_parts_know_no_slice,
    red: [
        ("src-tauri/engine/src/shared/text.rs", "pub fn booking_title() {}"),
        ("src-tauri/engine/src/database/db.rs", "struct BookingRow;"),
        ("src-tauri/engine/src/shared/agreement_number.rs", "pub struct Number;"),
        ("ui/src/shared/Card.svelte", "<script lang=\"ts\">let organisationName = $props();</script>"),
    ],
    green: [
        ("src-tauri/engine/src/shared/ids.rs", "ids! { BookingId, AgreementId }"),
        ("src-tauri/engine/src/database/values.rs", "// A booking's id.\nimpl Type for BookingId {}"),
        ("src-tauri/engine/src/shared/text.rs", "fn a() {}\n#[cfg(test)]\nmod tests { fn a_booking() {} }"),
        ("src-tauri/engine/src/bookings/booking.rs", "pub struct Booking;"),
        ("ui/src/shared/Button.svelte", "<!-- as on a booking --><button>{label}</button>"),
    ],
}

/// Page: a folder imports only what it may know, and of a slice below only its `index.ts`.
fn page_arrows_point_down(source: &Source) -> Vec<Violation> {
    let Some(inside) = source.path.strip_prefix(PAGE).and_then(|rest| rest.strip_prefix('/')) else {
        return Vec::new();
    };
    if !source.is_kind(&[".ts", ".svelte"]) {
        return Vec::new();
    }
    let part = inside.split_once('/').map_or("", |(folder, _)| folder);
    let Some(allowed) = allowed_of(PAGE_ARROWS, part) else {
        return vec![source.violation(1, format!("`{part}` is not on the map: draw it in PAGE_ARROWS and README"))];
    };
    let is_test = source.path.contains(".test.") || source.path.contains("/testing/");
    let mut found = Vec::new();
    for (line, import) in imports_of(source) {
        let Some(target) = resolved(inside, &import) else { continue };
        // `../bookings` is the folder's index; `../App.svelte` lies beside the folders.
        let (folder, file) = match target.split_once('/') {
            Some(parts) => parts,
            None if target.contains('.') || target == "main" => ("", target.as_str()),
            None => (target.as_str(), ""),
        };
        let is_known = folder == part || allowed.contains(&folder) || (is_test && folder == "testing");
        let is_inside = is_known
            && SLICES.contains(&folder)
            && SLICES.contains(&part)
            && folder != part
            && !["", "index", "index.ts"].contains(&file);
        if !is_known {
            found.push(source.violation(line, format!("`{part}` must not know `{import}`")));
        } else if is_inside {
            found.push(source.violation(line, format!("of `{folder}` only its index.ts may be known, not `{import}`")));
        }
    }
    found
}

house_rule! {
    each page_arrows_point_down,
    red: [
        ("ui/src/premises/Room.svelte", "<script lang=\"ts\">import { a } from '../bookings/index';</script>"),
        ("ui/src/bookings/Form.svelte", "<script lang=\"ts\">\nimport Picker from '../organisations/Picker.svelte';</script>"),
        ("ui/src/bookings/state.svelte.ts", "import type { A } from '../agreements';"),
        ("ui/src/agreements/list.ts", "const page = await import('../bookings/Form.svelte');"),
        ("ui/src/access/a.ts", "import '../pages/routes';"),
        ("ui/src/shared/Button.svelte", "<script lang=\"ts\">import { call } from '../backend/call';</script>"),
        ("ui/src/bookings/deep/a.ts", "export { b } from '../../App.svelte';"),
        ("ui/src/lottery/a.ts", "const a = 1;"),
        ("ui/src/bookings/state.ts", "import { anOffice } from '../testing/inventedOffice';"),
    ],
    green: [
        ("ui/src/bookings/Form.svelte", "<script lang=\"ts\">import { Picker } from '../organisations';\nimport a from '../premises/index.ts';\nimport { t } from '../texts';\nimport './form.css';\nimport { x } from 'bits-ui';</script>"),
        ("ui/src/pages/Shell.svelte", "<script lang=\"ts\">import Form from '../bookings/Form.svelte';</script>"),
        ("ui/src/premises/a.ts", "// import { a } from '../bookings';\nconst b = 1;"),
        ("ui/src/premises/a.test.ts", "import { anOffice } from '../testing/inventedOffice';"),
        ("ui/src/App.svelte", "<script lang=\"ts\">import Shell from './pages/Shell.svelte';</script>"),
        ("ui/vite.config.ts", "import a from '../anything';"),
    ],
}

/// What a script imports: `from '…'`, `import '…'`, `import('…')`.
fn imports_of(source: &Source) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let text = &source.uncommented;
    for keyword in ["from", "import"] {
        for (at, _) in text.match_indices(keyword) {
            let stands_alone =
                text[..at].chars().last().is_none_or(|before| !before.is_alphanumeric() && before != '.');
            let after = text[at + keyword.len()..].trim_start();
            let after = after.strip_prefix('(').map_or(after, str::trim_start);
            let Some(quote) = after.chars().next().filter(|quote| *quote == '\'' || *quote == '"') else { continue };
            let Some((import, _)) = after[1..].split_once(quote) else { continue };
            if stands_alone {
                found.push((text[..at].matches('\n').count() + 1, import.to_owned()));
            }
        }
    }
    found
}

/// Where a relative import leads inside the page; packages lead nowhere here.
fn resolved(from: &str, import: &str) -> Option<String> {
    if !import.starts_with('.') {
        return None;
    }
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for step in import.split('/') {
        match step {
            "." | "" => {}
            ".." => {
                folders.pop();
            }
            name => folders.push(name),
        }
    }
    Some(folders.join("/"))
}
