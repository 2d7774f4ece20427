//! References from clause to clause: `{{clause: roles}}` stands for the number that the clause of this key has on the paper,
//! and `{{label: tasks}}` in a paragraph gives it a name to refer to: `{{clause: tasks}}` is then "4.2". Numbers are counted
//! when the paper is made, so they hold when clauses are moved, put in or left out. The Danish words are understood too.

use std::collections::BTreeMap;

use super::Agreement;
use super::facts::standing;
use super::wording::{labels_in, references_in};
use crate::documents::{Passage, Span, Spans, read_prose};

/// What a name in braces refers to, where it is a reference.
pub(super) fn reference(name: &str) -> Option<&str> {
    after(name, ["clause", "punkt"])
}

/// What a name in braces calls the paragraph it stands in, where it is such a label.
pub(super) fn label(name: &str) -> Option<&str> {
    after(name, ["label", "mærke"])
}

fn after<'a>(name: &'a str, words: [&str; 2]) -> Option<&'a str> {
    let (word, rest) = name.split_once(':')?;
    let word = word.trim().to_lowercase();
    Some(rest.trim()).filter(|rest| !rest.is_empty() && words.contains(&word.as_str()))
}

/// What stands for each reference that leads somewhere, by its name as it is written.
pub(super) fn numbers(agreement: &Agreement) -> BTreeMap<String, String> {
    let mut places: BTreeMap<String, String> = BTreeMap::new();
    for (number, clause) in (1..).zip(standing(agreement)) {
        places.insert(clause.key.clone(), number.to_string());
    }
    for (number, clause) in (1_usize..).zip(standing(agreement)) {
        let labels = labels_of(&clause.body);
        let is_numbered = labels.len() > 1;
        for (part, label) in (1..).zip(labels) {
            let number = if is_numbered { format!("{number}.{part}") } else { number.to_string() };
            if let Some(label) = label {
                places.entry(label).or_insert(number);
            }
        }
    }
    let asked = standing(agreement).flat_map(|clause| references_in(&clause.body));
    let known = |name: String| Some((places.get(reference(&name)?)?.clone(), name));
    asked.filter_map(known).map(|(number, name)| (name, number)).collect()
}

/// The label of each paragraph of a clause's text; nothing at all where none has one.
pub(super) fn labels_of(body: &str) -> Vec<Option<String>> {
    let mut labels: Vec<Option<String>> = Vec::new();
    if labels_in(body).is_empty() {
        return labels;
    }
    for passage in read_prose(body) {
        let is_own = matches!(passage, Passage::Paragraph(_)) || labels.is_empty();
        let label = match &passage {
            Passage::Paragraph(spans) => label_in(spans),
            Passage::List(list) => list.items.iter().find_map(|item| label_in(&item.spans)),
        };
        if is_own {
            labels.push(label);
        } else if let Some(above) = labels.last_mut().filter(|above| above.is_none()) {
            *above = label;
        }
    }
    labels
}

fn label_in(spans: &Spans) -> Option<String> {
    spans.0.iter().find_map(|span| match span {
        Span::Text(text) | Span::Bold(text) | Span::Italic(text) | Span::BoldItalic(text) => {
            labels_in(text).into_iter().next()
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreements::Template;
    use crate::shared::format::Language;

    #[test]
    fn both_languages_words_are_understood_and_nothing_else_is_a_reference() {
        for (name, refers, labels) in [
            ("clause: roles", Some("roles"), None),
            ("Punkt:roles", Some("roles"), None),
            ("mærke: opgaver", None, Some("opgaver")),
            ("label : tasks", None, Some("tasks")),
            ("clause:", None, None),
            ("purpose", None, None),
            ("tid: nu", None, None),
        ] {
            assert_eq!((reference(name), label(name)), (refers, labels), "{name}");
        }
    }

    #[test]
    fn a_label_belongs_to_the_paragraph_it_stands_in_or_above_its_list() {
        let body = "{{label: first}} Et.\nTo.\n- a\n- {{label: second}} b\n**Tre {{mærke: third}}**.";
        let labels: Vec<Option<String>> = labels_of(body);
        assert_eq!(labels, [Some("first".to_owned()), Some("second".to_owned()), Some("third".to_owned())]);
        assert_eq!(labels_of("- {{label: only}} a\n- b\nTo."), [Some("only".to_owned()), None]);
        assert!(labels_of("Et.\nTo.").is_empty());
    }

    #[test]
    fn every_reference_of_the_standard_template_leads_to_a_clause_that_is_always_there() {
        let template = Template::standard();
        let mut seen = 0;
        for text in template.clauses.iter().flat_map(|clause| clause.texts()) {
            for name in references_in(text) {
                let key = reference(&name).expect("a reference");
                let found = template.clauses.iter().find(|clause| clause.key == key);
                assert!(found.is_some_and(|clause| clause.condition.is_none()), "{name}");
                seen += 1;
            }
        }
        assert!(seen > 0);
        for clause in &template.clauses {
            let variants: Vec<Option<&str>> = clause.variants.iter().map(|one| Some(one.key.as_str())).collect();
            for variant in if variants.is_empty() { vec![None] } else { variants } {
                let [danish, english] =
                    [Language::Da, Language::En].map(|one| references_in(clause.body(variant, one)));
                assert_eq!(danish, english, "{}: the languages refer to different clauses", clause.key);
            }
        }
    }
}
