//! What the tests of this slice begin with.

use frivillighus_tests::{TestSeat, new_key};
use serde_json::{Value, json};

/// Facts of an association with nothing but a name.
pub fn association(name: &str) -> Value {
    json!({ "kind": "association", "name": name, "borrowerCategory": "social" })
}

/// Facts of a person with a name and a phone.
pub fn person(full_name: &str, phone: &str) -> Value {
    json!({ "fullName": full_name, "phone": phone, "address": { "kind": "shown", "street": "", "postalCode": "", "town": "" } })
}

/// Facts with some of their fields set otherwise.
pub fn with(mut facts: Value, fields: &Value) -> Value {
    for (field, value) in fields.as_object().expect("fields") {
        facts[field] = value.clone();
    }
    facts
}

/// Registers an organisation; its card.
pub async fn registered(seat: &TestSeat, facts: Value) -> Value {
    let answer = seat.ask("register_organisation", json!({ "requestKey": new_key(), "facts": facts })).await;
    answer["now"]["organisation"].clone()
}

/// Registers a person; as they stand.
pub async fn registered_person(seat: &TestSeat, facts: Value) -> Value {
    let answer = seat.ask("register_person", json!({ "requestKey": new_key(), "facts": facts })).await;
    answer["now"]["person"].clone()
}

/// Gives a role from today on; the role.
pub async fn given_role(seat: &TestSeat, organisation: &Value, person: &Value, role: &str) -> Value {
    let input = json!({ "requestKey": new_key(), "organisationId": organisation["id"], "personId": person["id"],
        "facts": { "role": role } });
    seat.ask("give_contact_role", input).await["now"].clone()
}

/// The names that a search finds, best first.
pub async fn found(seat: &TestSeat, words: &str) -> Vec<String> {
    let answer = seat.ask("find_parties", json!({ "words": words, "among": "everyone" })).await;
    names(answer["found"].as_array().expect("hits").iter().map(|hit| &hit["entry"]))
}

/// The names of entries.
pub fn names<'a>(entries: impl Iterator<Item = &'a Value>) -> Vec<String> {
    entries.map(|entry| entry["name"].as_str().expect("a name").to_owned()).collect()
}

/// The problems of a refusal, as `field: kind`.
pub fn problems(details: &Value) -> Vec<String> {
    let problems = details["problems"].as_array().expect("problems").iter();
    problems
        .map(|found| format!("{}: {}", found["field"].as_str().unwrap(), found["problem"]["kind"].as_str().unwrap()))
        .collect()
}
