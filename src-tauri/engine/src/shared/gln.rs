//! The GLN, which people call the EAN number: where a public unit is sent its invoices. Thirteen digits in one block
//! with a GS1 check digit; the shorter and longer codes of the same family are refused.

use super::text_value::{only_ascii_digits, text_value, without_blanks_and};

text_value! {
    /// Thirteen digits with a fitting check digit.
    pub struct Gln as "string & { readonly of: \"gln\" }", refused with GlnError
}

/// Why a text is not a GLN.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum GlnError {
    /// Something other than digits.
    #[error("a GLN is thirteen digits and nothing else")]
    Format,
    /// Digits, but not thirteen.
    #[error("a GLN is thirteen digits")]
    Length,
    /// Thirteen digits whose check digit does not fit.
    #[error("the check digit of the GLN does not fit")]
    Checksum,
}

/// What the GLNs of Danish public units usually begin with. Another beginning is worth a hint, never a refusal.
const USUAL_DANISH_PREFIX: &str = "5798";

impl Gln {
    /// Reads a GLN as people type it: blanks are taken off.
    pub fn parse(text: &str) -> Result<Self, GlnError> {
        let digits = without_blanks_and(&[], text);
        if !only_ascii_digits(&digits) {
            return Err(GlnError::Format);
        }
        if digits.len() != 13 {
            return Err(GlnError::Length);
        }
        // The check digit has weight 1 itself, so the whole sum of a right one ends in 0.
        let sum: u32 = digits
            .bytes()
            .zip([1, 3].into_iter().cycle())
            .map(|(digit, weight)| u32::from(digit - b'0') * weight)
            .sum();
        if !sum.is_multiple_of(10) {
            return Err(GlnError::Checksum);
        }
        Ok(Self(digits))
    }

    /// Whether it begins as the GLNs of Danish public units usually do.
    pub fn begins_as_danish_public_ones_do(&self) -> bool {
        self.0.starts_with(USUAL_DANISH_PREFIX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::vectors;

    #[test]
    fn every_vector_is_judged_as_the_oracle_judged_it_but_for_other_lengths() {
        let rows = vectors::rows(include_str!("../../../../tests/vectors/gln_vectors.csv"));
        assert_eq!(rows.len(), 15);
        for row in rows {
            let [input, result, normalised, error, _] = row.as_slice() else { panic!("five columns: {row:?}") };
            // The oracle takes the 12 and 14 digits of the same family of codes too; an invoice address has 13.
            let expected = match (result.as_str(), error.as_str()) {
                _ if [12, 14].contains(&input.len()) && only_ascii_digits(input) => Err(GlnError::Length),
                ("valid", _) => Ok(normalised.clone()),
                (_, "InvalidFormat") => Err(GlnError::Format),
                (_, "InvalidChecksum") => Err(GlnError::Checksum),
                other => panic!("unknown verdict {other:?}"),
            };
            assert_eq!(Gln::parse(input).map(String::from), expected, "{input:?}");
        }
    }

    #[test]
    fn an_unusual_beginning_is_told_and_not_refused() {
        assert!(!Gln::parse("2900000000018").unwrap().begins_as_danish_public_ones_do());
        assert!(Gln::parse("5798000000001").is_ok_and(|gln| gln.begins_as_danish_public_ones_do()));
    }
}
