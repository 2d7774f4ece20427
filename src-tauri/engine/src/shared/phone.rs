//! Phone numbers. Danish ones have eight digits and no area codes; foreign ones are taken with their country code.
//! Nothing is told from the digits about place, or mobile against landline: the ranges are many and change.

use super::field::Problem;
use super::text_value::{in_pairs, only_ascii_digits, text_value, without_blanks_and};

text_value! {
    /// A phone number as E.164: `+4584000123`.
    pub struct PhoneNumber as "string & { readonly of: \"phone number\" }", refused with PhoneError
}

/// Why a text is not a phone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a phone number is eight digits, or + and a country code and 6 to 15 digits in all")]
pub struct PhoneError;

impl From<PhoneError> for Problem {
    fn from(_: PhoneError) -> Self {
        Self::Phone
    }
}

const DENMARK: &str = "45";
const MARKS: [char; 7] = ['-', '.', '(', ')', '/', '\u{2010}', '\u{2011}'];

impl PhoneNumber {
    /// Reads a number as people type it. Eight digits are Danish; `+` or `00` begins a country code. Short numbers and the
    /// twelve-digit numbers of machines are refused: nobody can be reached on them from abroad or from another network.
    pub fn parse(text: &str) -> Result<Self, PhoneError> {
        let bare = without_blanks_and(&MARKS, text);
        let with_country = bare.strip_prefix('+').or_else(|| bare.strip_prefix("00"));
        let digits = match with_country {
            Some(digits) => digits.to_owned(),
            None if bare.len() == 8 => format!("{DENMARK}{bare}"),
            None => return Err(PhoneError),
        };
        if !only_ascii_digits(&digits) || digits.starts_with('0') || !(6..=15).contains(&digits.len()) {
            return Err(PhoneError);
        }
        if digits.starts_with(DENMARK) && digits.len() != 10 {
            return Err(PhoneError);
        }
        Ok(Self(format!("+{digits}")))
    }

    /// The digits with the country code and without `+`: a stored column that any last digits can be searched in.
    pub fn digits(&self) -> &str {
        &self.0[1..]
    }

    /// As it is shown in Denmark: `84 00 01 23`; a foreign one as `+46701234567`.
    pub fn display(&self) -> String {
        match self.digits().strip_prefix(DENMARK) {
            Some(national) => in_pairs(national),
            None => self.0.clone(),
        }
    }

    /// With the country code: `+45 84 00 01 23`.
    pub fn display_international(&self) -> String {
        match self.digits().strip_prefix(DENMARK) {
            Some(national) => format!("+{DENMARK} {}", in_pairs(national)),
            None => self.0.clone(),
        }
    }
}

/// The digits to look for at the end of [`PhoneNumber::digits`], when what was typed in a search can be (the end of) a
/// phone number: three digits or more and nothing but digits, blanks and the marks people put between.
pub fn last_digits_typed(query: &str) -> Option<String> {
    let bare = without_blanks_and(&MARKS, query);
    let digits = bare.strip_prefix('+').or_else(|| bare.strip_prefix("00")).unwrap_or(&bare);
    (digits.len() >= 3 && only_ascii_digits(digits)).then(|| digits.to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_is_stored_with_its_country_code() {
        for (input, stored) in [
            ("84000123", "+4584000123"),
            ("84 00 01 23", "+4584000123"),
            (" 8400\u{a0}0123 ", "+4584000123"),
            ("+45 84 00 01 23", "+4584000123"),
            ("0045 84000123", "+4584000123"),
            ("(+45) 84-00-01-23", "+4584000123"),
            ("+46 70 123 45 67", "+46701234567"),
            ("+299 123456", "+299123456"),
        ] {
            assert_eq!(PhoneNumber::parse(input).map(String::from), Ok(stored.to_owned()), "{input:?}");
        }
    }

    #[test]
    fn what_is_no_phone_number_is_refused() {
        for input in [
            "",
            "112",
            "8400012",
            "840001234",
            "4584000123",
            "+45 8400012",
            "+4584000123456",
            "+12345",
            "+1234567890123456",
            "+0123456789",
            "84oo0123",
            "٨4000123",
            "84+00123",
            "lokal 123",
        ] {
            assert_eq!(PhoneNumber::parse(input), Err(PhoneError), "{input:?}");
        }
    }

    #[test]
    fn it_is_shown_in_pairs() {
        let number = PhoneNumber::parse("84000123").unwrap();
        assert_eq!(number.display(), "84 00 01 23");
        assert_eq!(number.display_international(), "+45 84 00 01 23");
        assert_eq!(number.digits(), "4584000123");
        assert_eq!(PhoneNumber::parse("+46701234567").unwrap().display(), "+46701234567");
    }

    #[test]
    fn a_search_for_the_last_digits_is_recognised() {
        for (query, digits) in [
            ("0123", Some("0123")),
            ("01 23", Some("0123")),
            ("+45 84 00 01 23", Some("4584000123")),
            ("12", None),
            ("lokale 12", None),
            ("", None),
        ] {
            assert_eq!(last_digits_typed(query).as_deref(), digits, "{query:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_can_be_typed_again(digits in "[1-9][0-9]{7}") {
            let number = PhoneNumber::parse(&digits).unwrap();
            prop_assert_eq!(PhoneNumber::parse(&number.display()), Ok(number.clone()));
            prop_assert_eq!(PhoneNumber::parse(&number.display_international()), Ok(number.clone()));
            prop_assert_eq!(PhoneNumber::parse(number.as_str()), Ok(number));
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,24}") {
            let _ = (PhoneNumber::parse(&text), last_digits_typed(&text));
        }
    }
}
