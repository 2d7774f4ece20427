//! A name that is to go: where running text says it, and the text without it.

use super::text::SearchKeys;

/// What stands where a name, or words about somebody, were.
pub const GONE: &str = "…";

/// Somebody's name as it is said in running text.
#[derive(Debug, Clone)]
pub struct ForgottenName(Vec<String>);

impl ForgottenName {
    /// The words of a name; single letters say nobody's.
    pub fn of(name: &str) -> Self {
        Self(name.split_whitespace().map(folded).filter(|word| word.chars().count() > 1).collect())
    }

    /// Whether a text says it: its first word and its last, wherever they stand, also as a genitive.
    pub fn is_said_in(&self, text: &str) -> bool {
        let (Some(first), Some(last)) = (self.0.first(), self.0.last()) else { return false };
        let words = SearchKeys::of(text).secondary;
        let says = |own: &String| words.split(' ').any(|word| is_word(word, own));
        says(first) && says(last)
    }

    /// A text with every word of the name taken out of it, also where the word goes on, as in a genitive.
    pub fn taken_out_of(&self, text: &str) -> String {
        let is_theirs = |word: &str| {
            let word = folded(word);
            self.0.iter().any(|own| is_word(&word, own))
        };
        let parts = text.split_inclusive(char::is_whitespace).map(|part| {
            let word = part.trim_end();
            if is_theirs(word) { format!("{GONE}{}", &part[word.len()..]) } else { part.to_owned() }
        });
        parts.collect()
    }

    /// The same of a text that says it; none of any other text, which may speak of somebody else with one of the words.
    pub fn mended(&self, text: &str) -> Option<String> {
        self.is_said_in(text).then(|| self.taken_out_of(text))
    }
}

fn folded(word: &str) -> String {
    SearchKeys::of(word).secondary.trim().to_owned()
}

fn is_word(word: &str, own: &str) -> bool {
    word == own || word.strip_prefix(own).is_some_and(|rest| rest == "s")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_taken_out_of_a_text_and_nothing_else() {
        for (text, expected) in [
            ("Åse Bækgaard bestemmer selv.\nAftalt med Bækgaards leder", "… … bestemmer selv.\nAftalt med … leder"),
            ("aase, og kun hende", "… og kun hende"),
            ("Besøgsven i Bækgården", "Besøgsven i Bækgården"),
            ("", ""),
        ] {
            assert_eq!(ForgottenName::of("Åse Bækgaard").taken_out_of(text), expected);
        }
    }

    #[test]
    fn a_name_is_said_where_its_first_and_last_word_are() {
        let name = ForgottenName::of("Åse Marie Bækgaard");
        for said in [
            "Talte med Åse Bækgaard, der venter",
            "Bækgaard (Åse) var her",
            "åse marie bækgaard",
            "Åse Bækgaards nøgle",
        ] {
            assert!(name.is_said_in(said), "{said}");
        }
        for other in ["Åse var her", "Bækgaards nøgle", "Dobbelt udskrift", ""] {
            assert!(!name.is_said_in(other), "{other}");
            assert_eq!(name.mended(other), None);
        }
        assert!(ForgottenName::of("Åse").is_said_in("Åse var her"));
        assert!(!ForgottenName::of(" ").is_said_in("Åse var her"), "no name is said nowhere");
    }
}
