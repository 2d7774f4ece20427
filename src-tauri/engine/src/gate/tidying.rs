//! What is done to every input before an operation reads it: characters that nobody sees are taken away, so that both
//! databases keep the same text, and dates that no office works with are refused before anything reckons with them.

use chrono::{Datelike, NaiveDate};
use serde_json::Value;

use crate::shared::calendar::YEARS;

/// Tidies every text of an input, however deep. `Err` says in English what cannot be read.
pub(super) fn tidy(input: &mut Value) -> Result<(), &'static str> {
    match input {
        Value::String(text) => {
            if text.contains(is_unwanted) || text.contains(SOFT_BREAK) {
                *text = text.replace(SOFT_BREAK, "\n").replace(is_unwanted, "");
            }
            if is_far_date(text) { Err("a date lies outside the years 1900 to 2200") } else { Ok(()) }
        }
        Value::Array(items) => items.iter_mut().try_for_each(tidy),
        Value::Object(fields) => fields.values_mut().try_for_each(tidy),
        Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
    }
}

/// A line break inside a paragraph, as it comes pasted from a word processor.
const SOFT_BREAK: char = '\u{b}';

/// Control characters (NUL is text on SQLite and none on PostgreSQL), and marks that turn the reading order of what
/// follows. The marks of Arabic and Persian words, and those that join an emoji, stay.
fn is_unwanted(character: char) -> bool {
    let is_control = character.is_control() && !matches!(character, '\n' | '\r' | '\t' | SOFT_BREAK);
    is_control || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A date alone, in the form in which dates cross. A person's own words of that very form would be refused too; nobody
/// has any.
fn is_far_date(text: &str) -> bool {
    let has_the_form = text.len() <= 16 && text.ends_with(|last: char| last.is_ascii_digit());
    has_the_form && text.parse::<NaiveDate>().is_ok_and(|date| !YEARS.contains(&date.year()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn tidied(mut input: Value) -> Result<Value, &'static str> {
        tidy(&mut input).map(|()| input)
    }

    #[test]
    fn what_nobody_sees_goes_and_all_else_stays() {
        let input = json!({ "name": "A\u{0}B\u{7}", "lines": ["a\u{b}b\r\nc\td", { "turned": "x\u{202e}y\u{2069}" }], "count": 3 });
        let expected = json!({ "name": "AB", "lines": ["a\nb\r\nc\td", { "turned": "xy" }], "count": 3 });
        assert_eq!(tidied(input), Ok(expected));
        let kept = json!("نادي\u{200c}الشطرنج \u{1f468}\u{200d}\u{1f469} Ærø, 24/11-2026");
        assert_eq!(tidied(kept.clone()), Ok(kept));
    }

    #[test]
    fn a_date_that_no_office_works_with_is_refused() {
        for far in ["-262143-01-01", "-4800-01-01", "1899-12-31", "2201-01-01", "+262142-12-31"] {
            assert!(tidied(json!({ "from": [far] })).is_err(), "{far}");
        }
        for near in ["1900-01-01", "2200-12-31", "2026-11-24", "9999", "den 1066-10-14", "2026-11-24T19:00"] {
            assert_eq!(tidied(json!(near)), Ok(json!(near)), "{near}");
        }
    }
}
