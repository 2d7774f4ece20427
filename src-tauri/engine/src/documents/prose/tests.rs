//! What people type and what they mean by it.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::documents::{Block, Content, Document, proof};
use crate::shared::format::Language;
use crate::shared::instant::Instant;

/// Spans with their looks in signs: `<b>`, `<i>`, `<link address>`.
fn seen(spans: &Spans) -> String {
    let one = |span: &Span| match span {
        Span::Text(text) => text.clone(),
        Span::Bold(text) => format!("<b>{text}</b>"),
        Span::Italic(text) => format!("<i>{text}</i>"),
        Span::BoldItalic(text) => format!("<bi>{text}</bi>"),
        Span::Link { words, address } => format!("<{address}>{}</>", seen(words)),
        Span::Reference { words, .. } | Span::Name(words) => seen(words),
        Span::Missing(_) | Span::Blank(_) => "?".to_owned(),
    };
    spans.0.iter().map(one).collect()
}

fn line(text: &str) -> String {
    let passages = read_prose(text);
    match passages.as_slice() {
        [Passage::Paragraph(spans)] => seen(spans),
        other => format!("{other:?}"),
    }
}

#[test]
fn bold_italic_and_links_are_read() {
    for (typed, read) in [
        ("Vi **synger** *højt*.", "Vi <b>synger</b> <i>højt</i>."),
        ("***begge*** dele", "<bi>begge</bi> dele"),
        ("**fed og *skrå* med**", "<b>fed og </b><bi>skrå</bi><b> med</b>"),
        ("__fed__ og _skrå_", "<b>fed</b> og <i>skrå</i>"),
        ("[her](https://oestby.example/a)", "<https://oestby.example/a>her</>"),
        ("**[her](mailto:a@b.example)**", "<mailto:a@b.example><b>her</b></>"),
        ("[**h**er](tel:+4584000145)", "<tel:+4584000145><b>h</b>er</>"),
        ("[her](https://øst.example/å b)", "[her](https://øst.example/å b)"),
        ("[her](https://øst.example/å)", "<https://%C3%B8st.example/%C3%A5>her</>"),
        ("**{{purpose}}**s mål", "<b>{{purpose}}</b>s mål"),
        ("*{{my_name}}* og {{your_name}}", "<i>{{my_name}}</i> og {{your_name}}"),
    ] {
        assert_eq!(line(typed), read, "{typed}");
    }
}

#[test]
fn what_is_no_mark_stands_as_it_was_typed() {
    for typed in [
        "# Overskrift",
        "Lokale #",
        "> citat",
        "    fire mellemrum",
        "---",
        "* * *",
        "`kode` og <b>html</b> og &amp; og <https://a.example>",
        "![billede](https://a.example/a.png)",
        "[her](/sti) [her](javascript:alert) [her](https://a.example \"titel\") [](https://a.example)",
        "[her]: https://a.example",
        "[her](https://a.example/{{place}})",
        "|a|b|",
        "5 * 3 * 2",
        "fil_navn_her",
        "Navn: ________ (____) og (____)",
        r"\\server\drev og C:\mappe",
        "Pris* … *inkl. moms er *",
        "1. oktober mødes vi",
        "2026. Derefter",
        "+ moms",
        "– tankestreg",
        "a) første",
        "-uden mellemrum",
    ] {
        assert_eq!(line(typed), typed.trim());
    }
}

#[test]
fn a_backslash_takes_the_meaning_of_a_mark() {
    for (typed, read) in [
        (r"\*ikke skrå\*", "*ikke skrå*"),
        (r"\[ikke link](https://a.example)", "[ikke link](https://a.example)"),
        (r"\- ikke et punkt", "- ikke et punkt"),
        (r"1\. ikke et punkt", "1. ikke et punkt"),
        (r"**a\*b**", "<b>a*b</b>"),
        (r"a\b og \. og \#", r"a\b og \. og \#"),
    ] {
        assert_eq!(line(typed), read, "{typed}");
    }
}

#[test]
fn lists_are_read_and_nested_once() {
    for (typed, plain) in [
        ("- a\n- b", "- a\n- b"),
        ("* a\n* b", "- a\n- b"),
        ("1. a\n1. b\n7) c", "1. a\n2. b\n3. c"),
        ("3. a\n4. b", "3. a\n4. b"),
        ("- a\n  - b\n    - c\n- d", "- a\n  - b\n  - c\n- d"),
        ("- a\n\t1. b\n\t2. c", "- a\n  1. b\n  2. c"),
        ("- a\n\n- b", "- a\n- b"),
        ("- a\n  mere\nafsnit", "- a\nmere\nafsnit"),
        ("Intro:\n- **a**\nTil sidst", "Intro:\n- a\nTil sidst"),
        ("- a\n1. b", "- a\n1. b"),
        ("  - a", "- a"),
    ] {
        assert_eq!(plain_text(&read_prose(typed)), plain, "{typed}");
    }
    assert_eq!(read_prose("- a\n- b\n1. c").len(), 2);
    assert_eq!(read_prose("- a\n  mere\nafsnit").len(), 2);
}

#[test]
fn plain_words_of_a_link_say_where_it_leads() {
    for (typed, plain) in [
        ("[reglerne](https://a.example)", "reglerne (https://a.example)"),
        ("[a@b.example](mailto:a@b.example)", "a@b.example"),
        ("[https://a.example](https://a.example)", "https://a.example"),
    ] {
        assert_eq!(plain_text(&read_prose(typed)), plain);
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// Words that a printed line leaves as they are.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![6 => "[a-zæøå]{1,14}", 1 => "[a-zæøå]{40,70}", 1 => "[A-ZÆØÅ][a-zæøå]{2,9}", 1 => "[0-9]{1,4}"]
}

fn words() -> impl Strategy<Value = String> {
    vec(word(), 1..12).prop_map(|words| words.join(" "))
}

/// A stretch as it is typed and as it is read.
fn stretch() -> impl Strategy<Value = (String, String)> {
    (words(), 0..5_u8).prop_map(|(words, kind)| {
        let typed = match kind {
            0 => format!("**{words}**"),
            1 => format!("*{words}*"),
            2 => format!("***{words}***"),
            3 => format!("[{words}](https://oestby.example/side)"),
            _ => words.clone(),
        };
        (typed, words)
    })
}

/// A line as it is typed, and as it is read with what stands before it.
fn typed_line() -> impl Strategy<Value = (String, String)> {
    (vec(stretch(), 1..5), 0..4_u8).prop_map(|(stretches, kind)| {
        let join = |part: fn(&(String, String)) -> &str| stretches.iter().map(part).collect::<Vec<_>>().join(" ");
        let (mark, label) = [("- ", "•"), ("  - ", "◦"), ("", ""), ("", "")][usize::from(kind)];
        (format!("{mark}{}", join(|one| &one.0)), format!("{label}{}", join(|one| &one.1)))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn all_that_is_typed_is_on_the_paper_in_its_order_without_marks(lines in vec(typed_line(), 1..14)) {
        // A nested line with nothing above it is the first level.
        let mut is_in_list = false;
        let mut read = String::new();
        for (typed, words) in &lines {
            let is_nested = typed.starts_with("  - ");
            read.push_str(&if is_nested && !is_in_list { words.replace('◦', "•") } else { words.clone() });
            is_in_list = is_nested || typed.starts_with("- ");
        }
        let text = lines.iter().map(|(typed, _)| typed.as_str()).collect::<Vec<_>>().join("\n");
        let mut document = Document::new("Prøve", "Centret", Language::Da, "prøve", Instant::EPOCH);
        document.margins.numbering = crate::documents::Numbering::None;
        document.blocks = read_prose(&text).into_iter().map(|passage| Block::from(Content::from(passage))).collect();
        prop_assert_eq!(letters(&proof(&document).text.concat()), letters(&read));
    }

    #[test]
    fn reading_never_fails_and_loses_nothing_but_marks(text in "[a-zæø \\n\\t*_\\[\\]()\\\\`<>!#&;.{}1-9:/漢-]{0,120}") {
        let plain = plain_text(&read_prose(&text));
        let kept = |text: &str| text.chars().filter(|letter| letter.is_alphabetic()).collect::<String>();
        // Addresses are said behind their words, so that nothing is compared where a link can be.
        if !text.contains("](") {
            prop_assert_eq!(kept(&plain), kept(&text));
        }
    }

    #[test]
    fn any_text_can_be_read(text in "\\PC{0,200}") {
        let _ = plain_text(&read_prose(&text));
    }

    #[test]
    fn text_without_marks_is_one_plain_paragraph_for_each_line(text in "[A-Za-zæøåÆØÅ .,;:§0-9()/–\\n]{0,200}") {
        let is_numbered = |line: &str| line.trim_start().starts_with(|letter: char| letter.is_ascii_digit());
        prop_assume!(!text.lines().any(is_numbered));
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let expected: Vec<Passage> = lines.map(|line| Passage::Paragraph(line.into())).collect();
        prop_assert_eq!(read_prose(&text), expected);
    }
}
