//! People as they stand in a mail: one on a line or one in a paragraph, in any order, with what belongs to them. What
//! nobody can place stands in a column of its own: nothing is lost.

use super::{Sheet, TableProblem, sheet};
use crate::shared::email::EmailAddress;
use crate::shared::phone::PhoneNumber;

/// What a line tells.
#[derive(Debug, Default, PartialEq, Eq)]
struct Told {
    name: String,
    phone: String,
    email: String,
    rest: String,
}

impl Told {
    fn has_contact(&self) -> bool {
        !self.phone.is_empty() || !self.email.is_empty()
    }

    fn cells(self) -> Vec<String> {
        vec![self.name, self.phone, self.email, self.rest]
    }
}

/// Whether some column holds phone numbers and e-mail addresses: then the rows were written by hand, each its own way.
pub(super) fn is_mixed(rows: &[(u32, Vec<String>)]) -> bool {
    let width = rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or_default();
    (0..width).any(|column| {
        let cells = || rows.iter().filter_map(|(_, cells)| cells.get(column));
        cells().any(|cell| EmailAddress::parse(cell).is_ok()) && cells().any(|cell| PhoneNumber::parse(cell).is_ok())
    })
}

/// A line or a paragraph each. Lines without phone and e-mail among others that have them (a greeting) get no name, so
/// that somebody looks at them before they become a person.
pub(super) fn sheet_of_lines(text: &str) -> Result<Sheet, TableProblem> {
    let told: Vec<(u32, Told)> = pieces_of(text).into_iter().map(|(number, piece)| (number, told(&piece))).collect();
    let with_contact = told.iter().filter(|(_, told)| told.has_contact()).count();
    if with_contact == 0 {
        return sheet("", lines_of(text).map(|(number, line)| (number, vec![line.to_owned()])));
    }
    let are_most = with_contact * 2 > told.len();
    let rows = told.into_iter().map(|(number, mut told)| {
        if are_most && !told.has_contact() {
            let name = std::mem::take(&mut told.name);
            told.rest = [name, told.rest].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        }
        (number, told.cells())
    });
    sheet("", rows)
}

fn lines_of(text: &str) -> impl Iterator<Item = (u32, &str)> {
    (1_u32..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty())
}

/// Paragraphs, where each is one person's and its lines are not; else lines.
fn pieces_of(text: &str) -> Vec<(u32, String)> {
    let mut paragraphs: Vec<(u32, Vec<&str>)> = Vec::new();
    let mut is_inside = false;
    for (number, line) in (1_u32..).zip(text.lines()) {
        match (line.trim().is_empty(), is_inside, paragraphs.last_mut()) {
            (true, _, _) => is_inside = false,
            (false, true, Some((_, lines))) => lines.push(line),
            (false, _, _) => {
                paragraphs.push((number, vec![line]));
                is_inside = true;
            }
        }
    }
    let is_one_person = |(_, lines): &(u32, Vec<&str>)| {
        let told: Vec<Told> = lines.iter().map(|line| told(line)).collect();
        let emails = told.iter().filter(|told| !told.email.is_empty()).count();
        let phones = told.iter().filter(|told| !told.phone.is_empty()).count();
        lines.len() > 1
            && emails + phones > 0
            && emails < 2
            && phones < 3
            && !told[0].name.is_empty()
            && !told[0].has_contact()
    };
    let whole = paragraphs.iter().filter(|paragraph| is_one_person(paragraph)).count();
    if whole > 1 && whole * 2 > paragraphs.len() {
        return paragraphs.into_iter().map(|(number, lines)| (number, lines.join("; "))).collect();
    }
    lines_of(text).map(|(number, line)| (number, line.to_owned())).collect()
}

fn told(line: &str) -> Told {
    let line = without_bullet(line);
    let (email, line) = email_in(line);
    let (phone, line) = phone_in(&line);
    let mut parts =
        line.split([',', ';', '|', '\t', '(', ')', '<', '>', '\u{2013}']).flat_map(|part| part.split(" - "));
    let words = |part: &str| without_labels(part).trim_matches([' ', ':', '-', '.', '"', '\u{a0}']).to_owned();
    let mut parts = parts.by_ref().map(words).filter(|part| !part.is_empty());
    let name = parts.next().unwrap_or_default();
    Told { name, phone, email, rest: parts.collect::<Vec<_>>().join(", ") }
}

/// Without what stands before the points of a list, and before quoted lines of a mail.
fn without_bullet(line: &str) -> &str {
    let line = line.trim().trim_start_matches(['>', '-', '*', '\u{2022}', '\u{b7}', '\u{2013}', ' ', '\t']);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    match line.get(digits..) {
        Some(rest) if (1..=3).contains(&digits) => rest.strip_prefix(['.', ')']).unwrap_or(line).trim_start(),
        _ => line,
    }
}

/// Without the words that say that a number or an address follows.
fn without_labels(part: &str) -> String {
    const LABELS: [&str; 10] = ["tlf", "tlf.", "telefon", "mobil", "mob", "mob.", "tel", "mail", "e-mail", "email"];
    let is_label = |word: &&str| LABELS.contains(&word.trim_end_matches(':').to_lowercase().as_str());
    part.split_whitespace().filter(|word| !is_label(word)).collect::<Vec<_>>().join(" ")
}

/// The first e-mail address, and the line with a break where it stood.
fn email_in(line: &str) -> (String, String) {
    let is_between = |character: char| character.is_whitespace() || "<>(),;|\"[]".contains(character);
    let found = line.split(is_between).find_map(|word| {
        let bare = word.trim_start_matches("mailto:").trim_end_matches(['.', ':']);
        EmailAddress::parse(bare).ok().map(|email| (word, String::from(email)))
    });
    match found {
        Some((word, email)) => (email, line.replacen(word, ";", 1)),
        None => (String::new(), line.to_owned()),
    }
}

/// The first phone number, and the line with a break where it stood.
fn phone_in(line: &str) -> (String, String) {
    let is_part = |character: char| character.is_ascii_digit() || " +.-()\u{a0}".contains(character);
    let mut start = 0;
    while start < line.len() {
        let Some(begins) = line[start..].find(|character: char| character.is_ascii_digit() || character == '+') else {
            break;
        };
        let begins = start + begins;
        let ends = line[begins..].find(|character| !is_part(character)).map_or(line.len(), |length| begins + length);
        let run = line[begins..ends].trim_end_matches(|character: char| !character.is_ascii_digit());
        if let Ok(phone) = PhoneNumber::parse(run) {
            return (phone.display(), format!("{};{}", &line[..begins], &line[begins + run.len()..]));
        }
        start = ends.max(begins + 1);
    }
    (String::new(), line.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        sheet_of_lines(text).expect("lines").rows.into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn a_line_of_a_mail_tells_a_name_a_phone_and_an_address() {
        for (line, wanted) in [
            (
                "1. Åse Bækgaard, tlf. 84 00 01 45, aase@example.dk",
                ["Åse Bækgaard", "84 00 01 45", "aase@example.dk", ""],
            ),
            ("Ib Skov <ib@example.dk> 84000146", ["Ib Skov", "84 00 01 46", "ib@example.dk", ""]),
            ("- Mette Holm - besøgsven - mobil: +46 70 123 45 67", ["Mette Holm", "+46701234567", "", "besøgsven"]),
            ("> Bo Lund (chauffør) bo@example.dk.", ["Bo Lund", "", "bo@example.dk", "chauffør"]),
        ] {
            assert_eq!(told(line).cells(), wanted, "{line}");
        }
    }

    #[test]
    fn a_greeting_becomes_nobody() {
        let found = rows("Hej Anne\nÅse Bækgaard 84000145\nIb Skov ib@example.dk\nMette Holm 84000147\nHilsen Bo");
        assert_eq!(found[0], ["", "", "", "Hej Anne"]);
        assert_eq!(found[1], ["Åse Bækgaard", "84 00 01 45", "", ""]);
        assert_eq!(found[4], ["", "", "", "Hilsen Bo"]);
    }

    #[test]
    fn a_paragraph_each_is_a_person_each() {
        let found = rows("Åse Bækgaard\nKirkebakken 4\n84 00 01 45\n\nIb Skov\nib@example.dk\n84 00 01 46");
        assert_eq!(
            found,
            [["Åse Bækgaard", "84 00 01 45", "", "Kirkebakken 4"], ["Ib Skov", "84 00 01 46", "ib@example.dk", ""],]
        );
    }

    #[test]
    fn names_alone_are_a_column() {
        assert_eq!(rows("Åse Bækgaard\nIb Skov"), [["Åse Bækgaard"], ["Ib Skov"]]);
    }

    #[test]
    fn rows_that_were_written_by_hand_are_seen() {
        let row = |cells: [&str; 2]| (1, cells.map(str::to_owned).to_vec());
        assert!(is_mixed(&[row(["Åse", "84000145"]), row(["Ib", "ib@example.dk"])]));
        assert!(!is_mixed(&[row(["Åse", "84000145"]), row(["Ib", "84000146"])]));
    }
}
