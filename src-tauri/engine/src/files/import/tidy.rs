//! What people write around a number or an address in a list.

use crate::shared::phone::PhoneNumber;

/// A phone number without the word before it, and a second one where two stand in the cell. What is none stays as it is.
pub fn phones_told(cell: &str) -> (String, String) {
    let bare =
        |text: &str| text.trim().trim_start_matches(|one: char| one.is_alphabetic() || ".: ".contains(one)).to_owned();
    let whole = bare(cell);
    if PhoneNumber::parse(&whole).is_ok() {
        return (whole, String::new());
    }
    for between in [" og ", ";", ",", "/", "\n"] {
        if let Some((first, second)) = cell.split_once(between) {
            let (first, second) = (bare(first), bare(second));
            if PhoneNumber::parse(&first).is_ok() && PhoneNumber::parse(&second).is_ok() {
                return (first, second);
            }
        }
    }
    (cell.trim().to_owned(), String::new())
}

/// An e-mail address out of `Åse Bækgaard <aase@example.dk>` or `mailto:aase@example.dk`; else what stands there.
pub fn emails_told(cell: &str) -> String {
    let inside = cell.split_once('<').and_then(|(_, rest)| rest.split_once('>')).map_or(cell, |(inside, _)| inside);
    inside.trim().trim_start_matches("mailto:").trim_end_matches([';', ',']).to_owned()
}

/// Whether a cell says yes: a word or a cross.
pub fn said_yes(cell: &str) -> bool {
    matches!(cell.trim().to_lowercase().as_str(), "ja" | "j" | "x" | "yes" | "y" | "1" | "sand" | "true")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_taken_out_of_what_stands_around_them() {
        let told = |cell: &str| {
            let (first, second) = phones_told(cell);
            format!("{first}|{second}")
        };
        assert_eq!(told("tlf. 84 00 01 45"), "84 00 01 45|");
        assert_eq!(told("84000145 / 84000146"), "84000145|84000146");
        assert_eq!(told("+45 84000145"), "+45 84000145|");
        assert_eq!(told("ved ikke"), "ved ikke|");
        assert_eq!(emails_told("Åse <aase@example.dk>"), "aase@example.dk");
        assert_eq!(emails_told("mailto:aase@example.dk;"), "aase@example.dk");
        assert!(said_yes(" Ja ") && !said_yes("nej") && !said_yes(""));
    }
}
