//! What is left of an attachment when the volunteer's name goes for good: where, when, how long and on which track.

use super::{AttachmentFacts, PauseFacts};
use crate::shared::text::SearchKeys;

/// What stands where a name was.
const GONE: &str = "…";

impl AttachmentFacts {
    /// The same without anything that says whose it is: their name is taken out of every text, and why they took a break,
    /// which may be about their health, with it.
    pub(super) fn without_name(self, name: &str) -> Self {
        let pauses = self.pauses.into_iter().map(|pause| PauseFacts { reason: String::new(), ..pause }).collect();
        Self {
            track_reason: without(&self.track_reason, name),
            activity: without(&self.activity, name),
            task: without(&self.task, name),
            approved_by: String::new(),
            pauses,
            ..self
        }
    }
}

/// A text with every word of a name taken out of it, also where the word goes on, as in a genitive.
fn without(text: &str, name: &str) -> String {
    let folded = |word: &str| SearchKeys::of(word).secondary.trim().to_owned();
    let names: Vec<String> = name.split_whitespace().map(folded).filter(|word| word.chars().count() > 1).collect();
    let is_theirs = |word: &str| {
        let word = folded(word);
        names.iter().any(|own| word == *own || word.strip_prefix(own.as_str()).is_some_and(|rest| rest == "s"))
    };
    let parts = text.split_inclusive(char::is_whitespace).map(|part| {
        let word = part.trim_end();
        if is_theirs(word) { format!("{GONE}{}", &part[word.len()..]) } else { part.to_owned() }
    });
    parts.collect()
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
            assert_eq!(without(text, "Åse Bækgaard"), expected);
        }
    }
}
