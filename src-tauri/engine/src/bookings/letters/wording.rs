//! The words of letters. Data, not code: `wording.json`, in Danish and English.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::letter::{Letter, LetterKind};
use crate::premises::Layout;
use crate::shared::format::Language;
use crate::shared::localised_text::LocalisedText;

/// The words around the facts of a letter.
#[derive(Debug, Deserialize)]
pub(super) struct Wording {
    pub ribbon: LocalisedText,
    pub confirmation: Confirmation,
    pub receipt: Receipt,
    pub change: Change,
    pub cancellation: Cancellation,
    pub labels: Labels,
    pub persons: LocalisedText,
    pub one_person: LocalisedText,
    pub span: LocalisedText,
    pub other_room: LocalisedText,
    pub other_time: LocalisedText,
    pub call: LocalisedText,
    pub write: LocalisedText,
    pub call_or_write: LocalisedText,
    pub visit: LocalisedText,
    pub maximum: LocalisedText,
    pub footings: Footings,
    pub prices: Prices,
    pub remember: Vec<LocalisedText>,
    layouts: BTreeMap<String, LocalisedText>,
    pub left_out: LeftOut,
}

#[derive(Debug, Deserialize)]
pub(super) struct Confirmation {
    pub title: LocalisedText,
    pub intro: LocalisedText,
    pub series_intro: LocalisedText,
    pub reserved_title: LocalisedText,
    pub reserved: LocalisedText,
    pub reserved_series: LocalisedText,
    pub not_yet: LocalisedText,
}

/// What is said of what holds nothing.
#[derive(Debug, Deserialize)]
pub(super) struct Receipt {
    pub title: LocalisedText,
    pub intro: LocalisedText,
    pub series_intro: LocalisedText,
    pub lapsed_title: LocalisedText,
    pub lapsed: LocalisedText,
    pub lapsed_series: LocalisedText,
}

#[derive(Debug, Deserialize)]
pub(super) struct Change {
    pub title: LocalisedText,
    pub intro: LocalisedText,
    pub series_intro: LocalisedText,
    pub closure: LocalisedText,
    pub whole_house: LocalisedText,
    pub now: LocalisedText,
}

#[derive(Debug, Deserialize)]
pub(super) struct Cancellation {
    pub title: LocalisedText,
    pub by_borrower: LocalisedText,
    pub by_house: LocalisedText,
    pub reason: LocalisedText,
    pub remaining: LocalisedText,
    pub remaining_one: LocalisedText,
}

#[derive(Debug, Deserialize)]
pub(super) struct Labels {
    pub number: LocalisedText,
    pub attention: LocalisedText,
    pub what: LocalisedText,
    pub when: LocalisedText,
    pub time: LocalisedText,
    #[serde(rename = "where")]
    pub place: LocalisedText,
    pub address: LocalisedText,
    pub stop: LocalisedText,
    pub attendees: LocalisedText,
    pub layout: LocalisedText,
    pub contact: LocalisedText,
    pub standing: LocalisedText,
    pub price: LocalisedText,
    pub date: LocalisedText,
    pub room: LocalisedText,
    pub remark: LocalisedText,
    pub why: LocalisedText,
    pub before: LocalisedText,
    pub after: LocalisedText,
    pub dates: LocalisedText,
    pub without: LocalisedText,
    pub cancelled_dates: LocalisedText,
    pub remember: LocalisedText,
    pub questions: LocalisedText,
    pub regards: LocalisedText,
    pub cancelled: LocalisedText,
    pub unsaid: LocalisedText,
    pub and: LocalisedText,
}

/// How firmly something stands.
#[derive(Debug, Deserialize)]
pub(super) struct Footings {
    pub requested: LocalisedText,
    pub reserved: LocalisedText,
    pub reserved_until: LocalisedText,
    pub lapsed: LocalisedText,
    pub agreed: LocalisedText,
}

/// What something costs.
#[derive(Debug, Deserialize)]
pub(super) struct Prices {
    pub per_hour: LocalisedText,
    pub each: LocalisedText,
    pub in_all: LocalisedText,
}

#[derive(Debug, Deserialize)]
pub(super) struct LeftOut {
    pub date: LocalisedText,
    pub period: LocalisedText,
    pub week: LocalisedText,
    pub named: LocalisedText,
    pub skipped: LocalisedText,
    pub taken: LocalisedText,
    pub closed: LocalisedText,
    pub hours: LocalisedText,
    pub missing_hour: LocalisedText,
    pub length: LocalisedText,
    pub by_borrower: LocalisedText,
    pub by_house: LocalisedText,
}

impl Wording {
    /// The words the program comes with.
    #[expect(clippy::expect_used, reason = "compiled in, and read by a test")]
    pub fn standard() -> &'static Self {
        static STANDARD: OnceLock<Wording> = OnceLock::new();
        STANDARD.get_or_init(|| serde_json::from_str(include_str!("wording.json")).expect("the built-in words read"))
    }

    /// What a letter is called. Only where nothing of it is agreed, it goes by what holds less.
    pub fn title(&self, letter: &Letter) -> &LocalisedText {
        match letter.kind {
            LetterKind::Confirmation if letter.is_only_reserved() => &self.confirmation.reserved_title,
            LetterKind::Confirmation => &self.confirmation.title,
            LetterKind::Receipt if letter.has_only_lapsed() => &self.receipt.lapsed_title,
            LetterKind::Receipt => &self.receipt.title,
            LetterKind::Change => &self.change.title,
            LetterKind::Cancellation => &self.cancellation.title,
        }
    }

    /// What a set-up is called.
    pub fn layout(&self, layout: Layout, language: Language) -> &str {
        self.layouts.get(layout.as_str()).map_or("", |text| text.in_language(language))
    }
}

/// A text with what stands for each `{{name}}`.
pub(super) fn filled(text: &LocalisedText, language: Language, values: &[(&str, &str)]) -> String {
    values.iter().fold(text.in_language(language).to_owned(), |text, (name, value)| {
        text.replace(&format!("{{{{{name}}}}}"), value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_set_up_has_its_word_in_both_languages() {
        for layout in Layout::ALL {
            for language in [Language::Da, Language::En] {
                assert!(!Wording::standard().layout(*layout, language).is_empty(), "{layout:?}");
            }
        }
    }

    #[test]
    fn the_languages_ask_for_the_same_values() {
        let words: serde_json::Value = serde_json::from_str(include_str!("wording.json")).expect("JSON");
        let mut pairs = Vec::new();
        gather(&words, &mut pairs);
        assert!(pairs.len() > 50);
        for (danish, english) in pairs {
            assert!(!danish.trim().is_empty() && !english.trim().is_empty());
            assert_eq!(names_in(&danish), names_in(&english), "{danish}");
        }
    }

    fn gather(words: &serde_json::Value, pairs: &mut Vec<(String, String)>) {
        if let (Some(danish), Some(english)) = (words["da"].as_str(), words["en"].as_str()) {
            pairs.push((danish.to_owned(), english.to_owned()));
            return;
        }
        words.as_object().into_iter().flat_map(|fields| fields.values()).for_each(|field| gather(field, pairs));
        words.as_array().into_iter().flatten().for_each(|item| gather(item, pairs));
    }

    fn names_in(text: &str) -> std::collections::BTreeSet<&str> {
        text.split("{{").skip(1).filter_map(|rest| rest.split("}}").next()).collect()
    }
}
