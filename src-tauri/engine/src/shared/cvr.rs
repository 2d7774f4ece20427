//! The CVR number, the number of a legal unit. Refuses a wrong check digit: unlike CPR numbers and P-numbers, every CVR
//! number satisfies modulus 11 (Erhvervsstyrelsen, "Modulus 11 kontrol").

use super::field::Problem;
use super::text_value::{in_pairs, only_ascii_digits, text_value, without_blanks_and};

text_value! {
    /// Eight digits that satisfy modulus 11 and do not begin with 0.
    pub struct CvrNumber as "string & { readonly of: \"cvr number\" }", refused with CvrError
}

/// Why a text is not a CVR number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CvrError {
    /// Something other than digits, or a leading 0.
    #[error("a CVR number is eight digits and does not begin with 0")]
    Format,
    /// Digits, but not eight.
    #[error("a CVR number is eight digits")]
    Length,
    /// Eight digits whose check digit does not fit: a slip of the finger.
    #[error("the check digit of the CVR number does not fit")]
    Checksum,
}

impl From<CvrError> for Problem {
    fn from(error: CvrError) -> Self {
        match error {
            CvrError::Format | CvrError::Length => Self::CvrLength,
            CvrError::Checksum => Self::CvrChecksum,
        }
    }
}

const WEIGHTS: [u32; 8] = [2, 7, 6, 5, 4, 3, 2, 1];

impl CvrNumber {
    /// Reads a CVR number as people type it: blanks, hyphens, dots and the prefix `DK` are taken off.
    pub fn parse(text: &str) -> Result<Self, CvrError> {
        let bare = without_blanks_and(&['-', '.'], text).to_uppercase();
        let digits = bare.strip_prefix("DK").unwrap_or(&bare);
        if !only_ascii_digits(digits) {
            return Err(CvrError::Format);
        }
        if digits.len() != WEIGHTS.len() {
            return Err(CvrError::Length);
        }
        if digits.starts_with('0') {
            return Err(CvrError::Format);
        }
        let sum: u32 = digits.bytes().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
        if !sum.is_multiple_of(11) {
            return Err(CvrError::Checksum);
        }
        Ok(Self(digits.to_owned()))
    }

    /// As it is shown and printed: `12 34 56 78`.
    pub fn display(&self) -> String {
        in_pairs(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::shared::vectors;

    #[test]
    fn every_vector_is_judged_as_the_oracle_judged_it() {
        let rows = vectors::rows(include_str!("../../../../tests/vectors/cvr_vectors.csv"));
        assert_eq!(rows.len(), 45);
        for row in rows {
            let [input, result, normalised, error, _] = row.as_slice() else { panic!("five columns: {row:?}") };
            let expected = match (result.as_str(), error.as_str()) {
                ("valid", _) => Ok(normalised.clone()),
                (_, "InvalidFormat") => Err(CvrError::Format),
                (_, "InvalidLength") => Err(CvrError::Length),
                (_, "InvalidChecksum") => Err(CvrError::Checksum),
                other => panic!("unknown verdict {other:?}"),
            };
            assert_eq!(CvrNumber::parse(input).map(String::from), expected, "{input:?}");
        }
    }

    #[test]
    fn it_is_shown_in_pairs_and_sent_as_eight_digits() {
        let number = CvrNumber::parse("DK 99-90.00 08").unwrap();
        assert_eq!(number.display(), "99 90 00 08");
        assert_eq!(serde_json::to_string(&number).unwrap(), "\"99900008\"");
        assert!(serde_json::from_str::<CvrNumber>("\"99900009\"").is_err());
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_always_noticed(prefix in 1_000_000_u32..10_000_000, place in 0_usize..8, step in 1_u8..10) {
            let Some(right) = (0..10).map(|last| format!("{prefix}{last}")).find(|digits| CvrNumber::parse(digits).is_ok())
            else { return Ok(()) };
            let mut wrong = right.into_bytes();
            wrong[place] = (wrong[place] - b'0' + step) % 10 + b'0';
            prop_assert!(CvrNumber::parse(&String::from_utf8(wrong).unwrap()).is_err());
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,24}") {
            let _ = CvrNumber::parse(&text);
        }
    }
}
