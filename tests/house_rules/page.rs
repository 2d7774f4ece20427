//! Inside the page: one door to the host, strict types, and what the content security policy would block.

use crate::house_rule;
use crate::source::{Source, Violation, words};

fn is_script(source: &Source) -> bool {
    source.is_in("ui/src") && source.is_kind(&[".ts", ".svelte", ".js"])
}

/// Only the backend folder speaks with the window's host.
fn only_backend_knows_tauri(source: &Source) -> Vec<Violation> {
    if !is_script(source) || source.is_in("ui/src/backend") {
        return Vec::new();
    }
    source.each_line(&source.uncommented, |line| {
        let name = ["@tauri-apps", "__TAURI"].into_iter().find(|name| line.contains(name))?;
        Some(format!("`{name}`: only ui/src/backend speaks with the host"))
    })
}

house_rule! {
    each only_backend_knows_tauri,
    red: [
        ("ui/src/bookings/Form.svelte", "<script lang=\"ts\">import { invoke } from '@tauri-apps/api/core';</script>"),
        ("ui/src/main.ts", "window.__TAURI_INTERNALS__.invoke('call');"),
    ],
    green: [
        ("ui/src/backend/call.ts", "import { invoke } from '@tauri-apps/api/core';"),
        ("ui/src/shared/a.ts", "// not @tauri-apps\nconst a = 1;"),
        ("ui/package.json", "{ \"@tauri-apps/api\": \"2\" }"),
    ],
}

/// The content security policy blocks style attributes. A `style:` directive goes through the object model and works.
fn no_style_attributes(source: &Source) -> Vec<Violation> {
    let is_markup = source.is_in("ui") && source.is_kind(&[".svelte", ".html"]);
    if !is_markup {
        return Vec::new();
    }
    source.each_line(&source.uncommented, |line| {
        let attribute = line.match_indices("style=").any(|(at, _)| {
            line[..at].chars().last().is_none_or(char::is_whitespace) && line[at + 6..].starts_with(['"', '\''])
        });
        attribute.then(|| "a style attribute is blocked by the policy: use a class or a style: directive".into())
    })
}

house_rule! {
    each no_style_attributes,
    red: [
        ("ui/src/shared/Badge.svelte", "<p class=\"a\" style=\"color: red\">"),
        ("ui/index.html", "<body style='margin: 0'>"),
    ],
    green: [
        ("ui/src/shared/Badge.svelte", "<p style:left={left} class=\"a\" data-style=\"b\"></p>\n<!-- style=\"a\" -->"),
        ("ui/src/texts/da.ts", "const style = 'a';"),
    ],
}

/// WebKit gives a fieldset another height when something in it gets the focus: what lies below moves away under the pointer.
fn no_fieldset(source: &Source) -> Vec<Violation> {
    if !source.is_in("ui/src") || !source.is_kind(&[".svelte"]) {
        return Vec::new();
    }
    source.each_line(&source.uncommented, |line| {
        line.contains("<fieldset").then(|| "a fieldset moves what lies below it: use FieldGroup".into())
    })
}

house_rule! {
    each no_fieldset,
    red: [("ui/src/bookings/Form.svelte", "<fieldset class=\"row\"><legend>Dage</legend></fieldset>")],
    green: [("ui/src/bookings/Form.svelte", "<!-- No <fieldset>. -->\n<FieldGroup {id} legend={say.days} />")],
}

/// Papers are made in the engine; the page never prints itself.
fn the_page_never_prints(source: &Source) -> Vec<Violation> {
    if !is_script(source) {
        return Vec::new();
    }
    source.each_line(&source.code, |line| {
        ["window.print", "globalThis.print"]
            .into_iter()
            .find(|call| line.contains(call))
            .map(|call| format!("`{call}`: papers are printed from the engine's PDF"))
    })
}

house_rule! {
    each the_page_never_prints,
    red: [("ui/src/agreements/Editor.svelte", "<button onclick={() => window.print()}>")],
    green: [("ui/src/agreements/Editor.svelte", "<button onclick={() => printPaper(id)}>")],
}

/// `any` switches the types off, and so do the comments that silence the compiler.
fn types_are_never_switched_off(source: &Source) -> Vec<Violation> {
    if !is_script(source) {
        return Vec::new();
    }
    let script = script_of(source);
    let mut found = source.each_line(&script, |line| {
        let mut before = "";
        for word in words(line) {
            let at = word.as_ptr() as usize - line.as_ptr() as usize;
            let ahead = line[..at].trim_end().chars().last();
            let behind = line[at + word.len()..].trim_start().chars().next();
            let is_type = word == "any"
                && !matches!(ahead, Some('.'))
                && !matches!(behind, Some('(' | ':' | '.'))
                && (matches!(ahead, Some(':' | '<' | '|' | '&' | '=' | ',' | '('))
                    || ["as", "extends"].contains(&before));
            if is_type {
                return Some("`any` switches the types off: use `unknown` and look".into());
            }
            before = word;
        }
        None
    });
    found.extend(source.each_line(&source.text, |line| {
        let silencer =
            ["@ts-ignore", "@ts-nocheck", "@ts-expect-error"].into_iter().find(|word| line.contains(word))?;
        Some(format!("`{silencer}` silences the compiler"))
    }));
    found
}

/// The code of a script, or what stands between `<script` and `</script>`; line for line.
fn script_of(source: &Source) -> String {
    if !source.is_kind(&[".svelte"]) {
        return source.code.clone();
    }
    let mut inside = false;
    let lines = source.code.lines().map(|line| {
        let opens = line.contains("<script");
        let closes = line.contains("</script");
        let shown = inside || opens;
        inside = (inside || opens) && !closes;
        if shown { line } else { "" }
    });
    lines.collect::<Vec<_>>().join("\n")
}

house_rule! {
    each types_are_never_switched_off,
    red: [
        ("ui/src/backend/call.ts", "function a(b: any) {}"),
        ("ui/src/backend/call.ts", "const a = b as any;"),
        ("ui/src/backend/call.ts", "type A = Record<string, any>;"),
        ("ui/src/shared/A.svelte", "<script lang=\"ts\">\nlet a: any[] = [];\n</script>"),
        ("ui/src/shared/a.ts", "// @ts-ignore\nb();"),
    ],
    green: [
        ("ui/src/backend/call.ts", "// any\nconst a: unknown = 'any'; list.any(b); const many = 1;"),
        ("ui/src/shared/A.svelte", "<script lang=\"ts\">let a = 1;</script>\n<p>Is there: any</p>"),
        ("ui/src/shared/a.ts", "const a = { any: 1 };"),
    ],
}

/// A test that is skipped, or that lets only itself run, is a test that nobody runs.
fn no_test_is_skipped(source: &Source) -> Vec<Violation> {
    if source.is_in("ui/src") && source.path.contains(".test.") {
        return source.each_line(&source.code, |line| {
            let call = [".only(", ".skip(", ".todo(", ".skipIf(", "xit(", "xtest("]
                .into_iter()
                .find(|call| line.contains(call))?;
            Some(format!("`{call}…)`: every test runs"))
        });
    }
    if !source.is_kind(&[".rs"]) {
        return Vec::new();
    }
    let lines = source.code.lines().zip(source.uncommented.lines()).enumerate();
    lines
        .filter(|(_, (code, _))| code.trim_start().starts_with("#[ignore"))
        .filter(|(_, (_, line))| !line.contains("\"long"))
        .map(|(index, _)| source.violation(index + 1, "only long rounds wait: #[ignore = \"long: …\"]"))
        .collect()
}

house_rule! {
    each no_test_is_skipped,
    red: [
        ("ui/src/shared/format.test.ts", "it.skip('formats', () => {});"),
        ("ui/src/shared/format.test.ts", "describe.only('dates', () => {});"),
        ("tests/engine/bookings.rs", "#[test]\n#[ignore]\nfn a() {}"),
        ("tests/engine/bookings.rs", "#[ignore = \"fails\"]\nfn a() {}"),
    ],
    green: [
        ("ui/src/shared/format.test.ts", "it('skips what is blank', () => {});"),
        ("tests/engine/bookings.rs", "#[ignore = \"long: 50 rounds\"]\nfn a() {}"),
    ],
}
