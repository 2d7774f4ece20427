//! Expected hours a week, in hundredths of an hour.

use crate::shared::field::Problem;
use crate::shared::format::{Language, decimal};

/// Hours of a whole week, in hundredths.
const MOST: i64 = 168 * 100;

/// Reads `2`, `2,5`, `2.5` or `2,25 timer`.
pub(super) fn parse_hours(typed: &str) -> Result<i64, Problem> {
    let lower = typed.trim().to_lowercase();
    let bare = ["timer", "time", "t.", "t"].iter().find_map(|unit| lower.strip_suffix(unit)).unwrap_or(&lower).trim();
    let (whole, part) = bare.split_once([',', '.']).unwrap_or((bare, "0"));
    let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole) || !is_number(part) || whole.len() > 3 || part.len() > 2 {
        return Err(Problem::NumberOfHours);
    }
    let number = |digits: &str| digits.parse::<i64>().map_err(|_| Problem::NumberOfHours);
    let hundredths = number(whole)? * 100 + number(&format!("{part:0<2}"))?;
    if (1..=MOST).contains(&hundredths) {
        Ok(hundredths)
    } else {
        Err(Problem::OutOfRange { least: 1, most: MOST / 100 })
    }
}

/// As it is kept and shown: `2,5`.
pub(super) fn hours_text(hundredths: i64) -> String {
    decimal(hundredths, 2, Language::Da)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn hours_are_read_as_danes_type_them() {
        for (typed, expected) in [
            ("2", 200),
            ("2,5", 250),
            (" 2.5 ", 250),
            ("0,25 timer", 25),
            ("3 t.", 300),
            ("37", 3_700),
            ("168", 16_800),
        ] {
            assert_eq!(parse_hours(typed), Ok(expected), "{typed}");
        }
        for typed in ["", "to", "2,555", "-2", "2,", ",5", "1000", "2 1/2", "٢"] {
            assert_eq!(parse_hours(typed), Err(Problem::NumberOfHours), "{typed}");
        }
        for typed in ["0", "0,00", "168,01", "999"] {
            assert_eq!(parse_hours(typed), Err(Problem::OutOfRange { least: 1, most: 168 }), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn what_is_kept_reads_as_itself(hundredths in 1_i64..=MOST) {
            prop_assert_eq!(parse_hours(&hours_text(hundredths)), Ok(hundredths));
        }
    }
}
