//! The P-number, the number of a workplace (production unit). No checksum: a series was given out with wrong weights
//! (Erhvervsstyrelsen, "Modulus 11 kontrol"). Some P-numbers also parse as CPR numbers, so the field that holds one is
//! exempt from the search for CPR numbers in free text.

use super::field::Problem;
use super::text_value::{only_ascii_digits, text_value, without_blanks_and};

text_value! {
    /// Ten digits.
    pub struct PNumber as "string & { readonly of: \"p number\" }", refused with PNumberError
}

/// Why a text is not a P-number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a P-number is ten digits")]
pub struct PNumberError;

impl From<PNumberError> for Problem {
    fn from(_: PNumberError) -> Self {
        Self::PNumberLength
    }
}

impl PNumber {
    /// Reads a P-number as people type it: blanks, hyphens and dots are taken off. A hyphen after six digits is refused:
    /// so are CPR numbers written, and only they.
    pub fn parse(text: &str) -> Result<Self, PNumberError> {
        let written_as_cpr = text.trim().as_bytes().get(6) == Some(&b'-');
        let digits = without_blanks_and(&['-', '.'], text);
        if written_as_cpr || digits.len() != 10 || !only_ascii_digits(&digits) {
            return Err(PNumberError);
        }
        Ok(Self(digits))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_digits_are_taken_whatever_their_sum() {
        for (input, stored) in
            [("1000000000", "1000000000"), ("1.000.000.001", "1000000001"), (" 10 00 00 00 02 ", "1000000002")]
        {
            assert_eq!(PNumber::parse(input).map(String::from), Ok(stored.to_owned()), "{input:?}");
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for input in ["", "100000000", "10000000000", "100000000A", "١000000000", "100000-0000"] {
            assert_eq!(PNumber::parse(input), Err(PNumberError), "{input:?}");
        }
    }
}
