//! A letter as plain text: for the clipboard and for an e-mail.

use super::written::{Part, Rows, Written};

/// The subject line of an e-mail.
pub(super) fn subject_line(written: &Written) -> String {
    if written.subtitle.is_empty() { written.title.clone() } else { format!("{}: {}", written.title, written.subtitle) }
}

/// All of it, paragraphs parted by an empty line.
pub(super) fn text(written: &Written) -> String {
    let head = [written.title.clone(), written.subtitle.clone(), written.meta.clone()];
    let head = head.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    std::iter::once(head).chain(written.parts.iter().map(part)).collect::<Vec<_>>().join("\n\n")
}

fn part(part: &Part) -> String {
    match part {
        Part::Heading(text) => text.to_uppercase(),
        Part::Paragraph(text) => text.clone(),
        Part::Facts(facts) => {
            facts.iter().map(|(label, value)| format!("{label}: {value}")).collect::<Vec<_>>().join("\n")
        }
        Part::Bullets(items) => items.iter().map(|item| format!("- {item}")).collect::<Vec<_>>().join("\n"),
        Part::Rows(rows) => lines_of(rows),
        Part::Closing(lines) => lines.join("\n"),
    }
}

/// The first cell says which; the others say what they are, unless it is a bare list.
fn lines_of(rows: &Rows) -> String {
    let line = |row: &Vec<String>| {
        let named = rows.columns.iter().zip(row).skip(1).filter(|(_, cell)| !cell.is_empty());
        let rest: Vec<String> = named.map(|((head, _), cell)| format!("{head}: {cell}")).collect();
        let first = row.first().map(String::as_str).unwrap_or_default();
        std::iter::once(format!("- {first}")).chain(rest).collect::<Vec<_>>().join("; ")
    };
    rows.rows.iter().map(line).collect::<Vec<_>>().join("\n")
}
