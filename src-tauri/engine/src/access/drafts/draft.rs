//! A draft, and the search through one for what may not be kept.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use crate::shared::cpr::{lacks_one_digit_of_cpr, looks_like_cpr, without_begun_cpr};
use crate::shared::instant::Instant;

/// A draft in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftSummary {
    /// Which form, by the name the window gives it.
    pub kind: String,
    /// Which thing the form is about, by a text the window makes; `new` for a new one.
    pub slot: String,
    /// What it is called in the list.
    pub title: String,
    /// When it was last changed.
    pub changed_at: Instant,
}

/// A draft with all that was typed.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Draft {
    /// Which form.
    pub kind: String,
    /// Which thing.
    pub slot: String,
    /// What it is called in the list.
    pub title: String,
    /// The form's own JSON.
    #[ts(type = "unknown")]
    pub body: Value,
    /// When it was last changed.
    pub changed_at: Instant,
}

/// Fields in which ten digits are no CPR number.
fn holds_other_numbers(key: &str) -> bool {
    matches!(key, "phone" | "secondPhone" | "pNumber") || key.starts_with("account")
}

/// The paths of texts in which a CPR number stands.
pub(super) fn cpr_numbers_in(body: &Value, today: NaiveDate) -> Vec<String> {
    let mut found = Vec::new();
    search(body, "body", today, &mut found);
    found
}

fn search(value: &Value, path: &str, today: NaiveDate, found: &mut Vec<String>) {
    match value {
        Value::String(text) if looks_like_cpr(text, today) => found.push(path.to_owned()),
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                search(item, &format!("{path}.{place}"), today, found);
            }
        }
        Value::Object(fields) => {
            for (key, field) in fields {
                // The path goes into a refusal, so a number that stands as a key is not repeated there.
                if looks_like_cpr(key, today) {
                    found.push(path.to_owned());
                } else if !(field.is_string() && holds_other_numbers(key)) {
                    search(field, &format!("{path}.{key}"), today, found);
                }
            }
        }
        Value::Number(number) if looks_like_cpr(&number.to_string(), today) => found.push(path.to_owned()),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Takes out of every text in which a CPR number is forbidden what `mend` finds in it.
pub(super) fn mend_texts(value: &mut Value, mend: &impl Fn(&str) -> String) {
    match value {
        Value::String(text) => *text = mend(text),
        Value::Array(items) => items.iter_mut().for_each(|item| mend_texts(item, mend)),
        Value::Object(fields) => {
            let forbidden = |(key, field): &(&String, &mut Value)| !(field.is_string() && holds_other_numbers(key));
            fields.iter_mut().filter(forbidden).for_each(|(_, field)| mend_texts(field, mend));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A text as a draft keeps it: nine digits of a CPR number are as good as ten.
pub(super) fn fit_to_keep(text: &str, today: NaiveDate) -> String {
    if lacks_one_digit_of_cpr(text.trim_end(), today) { without_begun_cpr(text) } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_cpr_number_is_found_wherever_it_is_typed_but_not_in_a_phone_field() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let body = json!({
            "note": "ring til 150680-9991",
            "contacts": [{ "name": "ok", "phone": "1506809991" }, { "name": "1506809991" }],
            "pNumber": "1506809991", "accountNumber": "1506809991",
            "phone": ["1506809991"], "1506809991": true, "count": 1_506_809_991,
        });
        let mut found = cpr_numbers_in(&body, today);
        found.sort_unstable();
        assert_eq!(found, ["body", "body.contacts.1.name", "body.count", "body.note", "body.phone.0"]);
    }
    #[test]
    fn a_number_that_lacks_one_digit_is_left_out_of_what_is_kept() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let mut body =
            json!({ "note": "ring til 150680-999", "contacts": [{ "name": "150680-99", "phone": "150680999" }] });
        mend_texts(&mut body, &|text| fit_to_keep(text, today));
        let kept = json!({ "note": "ring til ", "contacts": [{ "name": "150680-99", "phone": "150680999" }] });
        assert_eq!(body, kept);
    }
}
