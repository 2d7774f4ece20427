//! States and kinds that are stored as words.

/// An enum whose variants are stored, sent and read as the given words. Gives `as_str`, `ALL`, `TryFrom<String>` (for
/// rows), serde and TypeScript.
macro_rules! text_enum {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        pub enum $name { $($(#[$variant_meta])* #[serde(rename = $word)] $variant,)* }

        impl $name {
            /// Every variant, in the order they are declared.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The word it is stored and sent as.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::shared::text_enum::UnknownWord;

            fn try_from(word: String) -> Result<Self, Self::Error> {
                match word.as_str() {
                    $($word => Ok(Self::$variant),)*
                    _ => Err($crate::shared::text_enum::UnknownWord { word }),
                }
            }
        }
    };
}
pub(crate) use text_enum;

/// A stored word that no variant has: the row was written by another version.
#[derive(Debug, thiserror::Error)]
#[error("no variant is called {word:?}")]
pub struct UnknownWord {
    /// The word found.
    pub word: String,
}
