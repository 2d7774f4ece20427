//! The repository itself: what lies where, what things are called, and that it stands alone.

use std::collections::BTreeSet;

use crate::house_rule;
use crate::source::{Source, Violation, parts_of};

/// This test has to name what it forbids.
pub fn is_this_test(source: &Source) -> bool {
    source.path == "tests/house_rules.rs" || source.is_in("tests/house_rules")
}

/// The top level is fixed by the customer.
fn the_top_level_is_as_agreed(tree: &[Source]) -> Vec<Violation> {
    const ALLOWED: [&str; 8] =
        ["Cargo.toml", "Cargo.lock", "README.md", "src-tauri", "ui", "migrations", "tests", "icons"];
    let entries: BTreeSet<&str> = tree.iter().filter_map(|source| source.path.split('/').next()).collect();
    let strangers = entries.into_iter().filter(|entry| !entry.starts_with('.') && !ALLOWED.contains(entry));
    strangers.map(|entry| Violation::of_tree(format!("`{entry}` does not belong at the top level"))).collect()
}

house_rule! {
    whole the_top_level_is_as_agreed,
    red: [[("docs/plan.md", "")], [("clippy.toml", "")], [("scripts/a.sh", "")]],
    green: [[("Cargo.toml", ""), (".clippy.toml", ""), (".ci/run", ""), ("ui/src/main.ts", ""), ("README.md", "")]],
}

/// A file is called after the noun it defines, or by its role; never by a word that holds anything.
fn no_file_is_a_drawer(source: &Source) -> Vec<Violation> {
    const DRAWERS: [&str; 14] = [
        "util",
        "utils",
        "utilities",
        "helper",
        "helpers",
        "common",
        "types",
        "misc",
        "manager",
        "managers",
        "service",
        "services",
        "stuff",
        "lib_utils",
    ];
    let is_ours = ["src-tauri", "ui/src", "tests", "migrations"].iter().any(|folder| source.is_in(folder));
    if !is_ours {
        return Vec::new();
    }
    let names = source.path.split('/').filter(|name| !name.is_empty());
    let drawer = names.map(|name| name.split('.').next().unwrap_or_default()).find(|stem| {
        let last = parts_of(stem).pop().unwrap_or_default();
        DRAWERS.contains(&last.as_str())
    });
    drawer.map(|name| source.violation(1, format!("`{name}` says nothing: name the noun"))).into_iter().collect()
}

house_rule! {
    each no_file_is_a_drawer,
    red: [
        ("src-tauri/engine/src/bookings/utils.rs", ""),
        ("src-tauri/engine/src/helpers/a.rs", ""),
        ("ui/src/bookings/types.ts", ""),
        ("ui/src/bookings/BookingManager.svelte", ""),
        ("src-tauri/engine/src/bookings/booking_service.rs", ""),
        ("tests/common/mod.rs", ""),
    ],
    green: [
        ("src-tauri/engine/src/bookings/booking.rs", ""),
        ("ui/src/bookings/BookingForm.svelte", ""),
        ("ui/tsconfig.types.json", ""),
        ("src-tauri/engine/src/bookings/mod.rs", ""),
    ],
}

/// Both engines have the same list of migrations, each numbered, each opening with why.
fn migrations_are_twins(tree: &[Source]) -> Vec<Violation> {
    let migrations =
        |engine: &'static str| tree.iter().filter(move |source| source.is_in(&format!("migrations/{engine}")));
    let names = |engine| migrations(engine).map(Source::name).collect::<BTreeSet<&str>>();
    let (sqlite, postgres) = (names("sqlite"), names("postgres"));
    let mut found: Vec<Violation> = sqlite
        .symmetric_difference(&postgres)
        .map(|name| Violation::of_tree(format!("migration {name} exists for one engine only")))
        .collect();
    if sqlite.is_empty() {
        found.push(Violation::of_tree("there are no migrations"));
    }
    let numbers: Vec<&str> = sqlite.iter().map(|name| name.split('_').next().unwrap_or_default()).collect();
    let unique: BTreeSet<&&str> = numbers.iter().collect();
    if unique.len() < numbers.len() {
        found.push(Violation::of_tree("two migrations have one number"));
    }
    for source in migrations("sqlite").chain(migrations("postgres")) {
        let number = source.name().split('_').next().unwrap_or_default();
        if number.len() != 4 || !number.chars().all(|digit| digit.is_ascii_digit()) || !source.is_kind(&[".sql"]) {
            found.push(source.violation(1, "a migration is called NNNN_what_changes.sql"));
        }
        if !source.text.starts_with("-- ") {
            found.push(source.violation(1, "a migration opens with a sentence of why"));
        }
    }
    found
}

house_rule! {
    whole migrations_are_twins,
    red: [
        [("migrations/sqlite/0001_access.sql", "-- Why.")],
        [("migrations/sqlite/0001_a.sql", "-- Why."), ("migrations/postgres/0001_b.sql", "-- Why.")],
        [("migrations/sqlite/0001_a.sql", "CREATE TABLE a;"), ("migrations/postgres/0001_a.sql", "-- Why.")],
        [("migrations/sqlite/first.sql", "-- Why."), ("migrations/postgres/first.sql", "-- Why.")],
        [
            ("migrations/sqlite/0001_a.sql", "-- Why."), ("migrations/postgres/0001_a.sql", "-- Why."),
            ("migrations/sqlite/0001_b.sql", "-- Why."), ("migrations/postgres/0001_b.sql", "-- Why."),
        ],
    ],
    green: [[("migrations/sqlite/0001_a.sql", "-- Why."), ("migrations/postgres/0001_a.sql", "-- Why.")]],
}

/// Every path that README names is there.
fn readme_names_what_is_there(tree: &[Source]) -> Vec<Violation> {
    let Some(readme) = tree.iter().find(|source| source.path == "README.md") else {
        return vec![Violation::of_tree("README.md is missing")];
    };
    let named = paths_in_readme(&readme.text);
    if named.is_empty() {
        return vec![readme.violation(1, "README names no path: where is the code map?")];
    }
    let is_there = |path: &str| {
        let path = path.trim_end_matches('/');
        tree.iter().any(|source| source.path == path || source.is_in(path))
    };
    let missing = named.into_iter().filter(|(_, path)| !is_there(path));
    missing.map(|(line, path)| readme.violation(line, format!("`{path}` is not there"))).collect()
}

/// Paths in backticks that begin with a folder of the top level, and the folders of a tree drawn by indentation.
fn paths_in_readme(text: &str) -> Vec<(usize, String)> {
    const TOP: [&str; 5] = ["src-tauri/", "ui/", "tests/", "migrations/", "icons/"];
    let mut found = Vec::new();
    let mut folders: Vec<(usize, String)> = Vec::new();
    let mut in_block = false;
    for (index, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            in_block = !in_block;
            folders.clear();
            continue;
        }
        if !in_block {
            let spans = line.split('`').skip(1).step_by(2);
            let paths = spans.filter(|span| TOP.iter().any(|top| span.starts_with(top)));
            found.extend(paths.filter(|path| is_plain(path)).map(|path| (index + 1, path.to_owned())));
            continue;
        }
        let indent = line.len() - line.trim_start().len();
        folders.retain(|(depth, _)| *depth < indent);
        let parent = folders.last().map(|(_, path)| path.clone()).unwrap_or_default();
        for word in line.split_whitespace().take_while(|word| word.ends_with('/') && is_plain(word)) {
            let path = format!("{parent}{word}");
            if TOP.iter().any(|top| path.starts_with(top)) {
                found.push((index + 1, path.clone()));
                if line.split_whitespace().next() == Some(word) {
                    folders.push((indent, path));
                }
            }
        }
    }
    found
}

fn is_plain(path: &str) -> bool {
    path.chars().all(|character| character.is_ascii_alphanumeric() || "/-_.".contains(character))
}

house_rule! {
    whole readme_names_what_is_there,
    red: [
        [("ui/src/main.ts", "")],
        [("README.md", "Nothing about the code.")],
        [("README.md", "See `ui/src/bookings/`."), ("ui/src/main.ts", "")],
        [("README.md", "```\nsrc-tauri/\n  engine/   the office\n    src/\n      lottery/   draws lots\n```"), ("src-tauri/engine/src/lib.rs", "")],
    ],
    green: [
        [("README.md", "See `ui/src/`, `src-tauri/engine/src/<slice>/` and `cargo xtask run`."), ("ui/src/main.ts", "")],
        [
            ("README.md", "```\nsrc-tauri/   the shell\n  engine/   the office\n    src/\n      bookings/  premises/   rooms\ntests/\n```"),
            ("src-tauri/engine/src/bookings/mod.rs", ""),
            ("src-tauri/engine/src/premises/mod.rs", ""),
            ("tests/lib.rs", ""),
        ],
    ],
}

/// What the repository needs, it holds: nothing leads out of it.
fn the_repository_stands_alone(source: &Source) -> Vec<Violation> {
    const OUTSIDE: [&str; 8] = [
        "/work/",
        "shared/policies",
        "shared/domain",
        "shared/design",
        "shared/facts",
        "shared/hooks",
        "domain/domain.md",
        "/root/",
    ];
    if is_this_test(source) {
        return Vec::new();
    }
    source.each_line(&source.text, |line| {
        let path = OUTSIDE.iter().find(|path| line.contains(**path))?;
        Some(format!("`{path}` lies outside the repository"))
    })
}

house_rule! {
    each the_repository_stands_alone,
    red: [
        ("tests/lib.rs", "include_str!(\"/work/shared/a.csv\")"),
        ("README.md", "See ../shared/domain/domain.md."),
    ],
    green: [
        ("ui/src/bookings/Form.svelte", "<script>import Button from '../shared/Button.svelte';</script>"),
        ("src-tauri/engine/src/shared/mod.rs", "use crate::shared::ids;"),
    ],
}

/// Texts end their lines as Unix does: a migration's checksum and a golden text must be the same everywhere.
fn lines_end_as_on_unix(source: &Source) -> Vec<Violation> {
    let has_return = source.text.contains("\r\n");
    has_return.then(|| source.violation(1, "lines end in LF")).into_iter().collect()
}

house_rule! {
    each lines_end_as_on_unix,
    red: [("migrations/sqlite/0001_access.sql", "-- Why.\r\nCREATE TABLE a;\r\n")],
    green: [("migrations/sqlite/0001_access.sql", "-- Why.\nCREATE TABLE a;\n")],
}
