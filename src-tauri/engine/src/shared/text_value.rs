//! Values that are kept as checked text: identifiers and addresses of the electronic kind.

/// A newtype over text that only its own `parse` can make. Gives `as_str`, `TryFrom<String>` (for rows and for serde),
/// and the branded TypeScript string.
macro_rules! text_value {
    ($(#[$meta:meta])* pub struct $name:ident as $typescript:literal, refused with $error:ty) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        #[serde(try_from = "String", into = "String")]
        #[ts(type = $typescript)]
        pub struct $name(String);

        impl $name {
            /// As it is stored and sent.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = $error;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.0
            }
        }
    };
}
pub(crate) use text_value;

/// The text without blanks of any kind (the no-break ones too) and without the given marks.
pub(crate) fn without_blanks_and(marks: &[char], text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace() && !marks.contains(character)).collect()
}

/// Whether every character is one of `0` to `9`. Digits of other scripts are not: they would be stored and never found.
pub(crate) fn only_ascii_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The digits in pairs from the left, with a blank between: `12 34 56 78`, the usual Danish print form.
pub(crate) fn in_pairs(digits: &str) -> String {
    digits.as_bytes().chunks(2).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ")
}
