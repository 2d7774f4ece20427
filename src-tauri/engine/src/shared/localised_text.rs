//! Texts that are data in two languages.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::format::Language;

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LocalisedText {
    /// Danish.
    pub da: String,
    /// English.
    pub en: String,
}

impl LocalisedText {
    /// The text in this language.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Da => &self.da,
            // Where nobody wrote an English text the Danish one stands.
            Language::En if self.en.is_empty() => &self.da,
            Language::En => &self.en,
        }
    }
}
