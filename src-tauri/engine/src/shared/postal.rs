//! Danish postal codes. No list is carried: four digits are taken, and the town is typed or offered from the records.

use super::field::Problem;
use super::text_value::{only_ascii_digits, text_value};

text_value! {
    /// Four digits, with the leading 0 of the few official ones below 1000.
    pub struct PostalCode as "string & { readonly of: \"postal code\" }", refused with PostalCodeError
}

/// Why a text is not a postal code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a postal code is four digits")]
pub struct PostalCodeError;

impl From<PostalCodeError> for Problem {
    fn from(_: PostalCodeError) -> Self {
        Self::PostalCode
    }
}

impl PostalCode {
    /// Reads a postal code; blanks around it and the prefix `DK-` are taken off.
    pub fn parse(text: &str) -> Result<Self, PostalCodeError> {
        let bare = text.trim();
        let digits = bare.strip_prefix("DK-").or_else(|| bare.strip_prefix("dk-")).unwrap_or(bare);
        if digits.len() != 4 || !only_ascii_digits(digits) {
            return Err(PostalCodeError);
        }
        Ok(Self(digits.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_digits_are_taken_and_nothing_else() {
        for (input, stored) in [("4625", Some("4625")), (" 0800\u{a0}", Some("0800")), ("DK-4625", Some("4625"))] {
            assert_eq!(PostalCode::parse(input).ok().as_ref().map(PostalCode::as_str), stored, "{input:?}");
        }
        for input in ["", "462", "46251", "462A", "46 25", "٤625", "DK-", "S-4625"] {
            assert_eq!(PostalCode::parse(input), Err(PostalCodeError), "{input:?}");
        }
    }
}
