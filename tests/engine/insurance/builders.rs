//! What the tests of this slice begin with.

use frivillighus_engine::access::Role;
use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{NOW, TestOffice, TestSeat, new_key};
use serde_json::{Value, json};

pub const DAY: i64 = 24 * 60 * 60;

/// A consultant, a manager, a workplace, an association, a covered kind of effort and three insurances.
pub struct Centre {
    pub consultant: TestSeat,
    pub manager: TestSeat,
    pub workplace: Value,
    pub association: Value,
    pub visits: Value,
}

impl Centre {
    pub async fn of(test: &TestOffice) -> Self {
        let (consultant, manager) = (test.seat(Role::Consultant).await, test.seat(Role::Manager).await);
        let workplace = organisation(&consultant, "workplace", "Plejecentret Havblik").await;
        let association = organisation(&consultant, "association", "Besøgsvennerne").await;
        let visits = effort_type(&manager, "Besøgsven", &[("2020-01-01", "")]).await;
        for kind in ["industrial_injury", "accident", "liability"] {
            cover(&manager, kind, ("2020-01-01", "")).await;
        }
        Self { consultant, manager, workplace, association, visits }
    }

    /// So many days on; whoever sat there has signed in again.
    pub async fn later(self, test: &TestOffice, days: i64) -> Self {
        test.clock.set(Instant::from_unix(NOW + days * DAY));
        Self { consultant: test.seat(Role::Consultant).await, manager: test.seat(Role::Manager).await, ..self }
    }

    /// An effort at the workplace from this day on, approved in time.
    pub fn effort(&self, starts_on: &str, ends_on: &str) -> Value {
        json!({ "workplaceId": self.workplace, "track": "volunteer_effort", "trackReason": "Bestemmer selv hvornår",
            "activity": "Besøgsven", "effortTypeId": self.visits, "startsOn": starts_on, "endsOn": ends_on,
            "weeklyHours": "2,5", "approvedBy": "Lone Holm", "approvedOn": "2020-01-02" })
    }

    /// Work at the workplace that nobody has approved.
    pub fn work(&self, starts_on: &str, ends_on: &str) -> Value {
        json!({ "workplaceId": self.workplace, "track": "volunteer_work", "trackReason": "Står i vagtplanen",
            "activity": "Café", "startsOn": starts_on, "endsOn": ends_on, "weeklyHours": "3" })
    }

    /// Through the association.
    pub fn through(&self, starts_on: &str, ends_on: &str) -> Value {
        json!({ "workplaceId": self.workplace, "track": "via_association", "trackReason": "Foreningen leder",
            "associationId": self.association, "activity": "Besøgsven", "startsOn": starts_on, "endsOn": ends_on })
    }

    /// Registers somebody new; their card.
    pub async fn volunteer(&self, name: &str, attachment: Option<Value>) -> Value {
        self.registered(name, in_order(), attachment).await["now"].clone()
    }

    /// The same with facts of their own; the whole answer.
    pub async fn registered(&self, name: &str, facts: Value, attachment: Option<Value>) -> Value {
        let mut input =
            json!({ "requestKey": new_key(), "person": { "who": "new", "facts": person(name) }, "facts": facts });
        if let Some(attachment) = attachment {
            input["attachment"] = attachment;
        }
        self.consultant.ask("register_volunteer", input).await
    }

    /// Attaches a volunteer; the whole answer.
    pub async fn attached(&self, card: &Value, facts: Value) -> Value {
        let input = json!({ "requestKey": new_key(), "personId": card["personId"], "facts": facts });
        self.consultant.ask("attach_volunteer", input).await
    }

    pub async fn card(&self, card: &Value) -> Value {
        self.consultant.ask("open_volunteer", json!({ "personId": card["personId"] })).await
    }

    /// How somebody stood on a day, as is known now or was known on a day.
    pub async fn on(&self, card: &Value, on: &str, known_on: Option<&str>) -> Value {
        let known = known_on.map_or(json!({ "as": "now" }), |day| json!({ "as": "on", "day": day }));
        let input = json!({ "personId": card["personId"], "on": on, "known": known });
        self.consultant.ask("coverage_of_volunteer", input).await
    }

    /// The same in one word.
    pub async fn standing(&self, card: &Value, on: &str) -> String {
        self.on(card, on, None).await["standing"].as_str().expect("a standing").to_owned()
    }

    /// Does something to the first attachment of a card; the whole answer.
    pub async fn act(&self, operation: &str, card: &Value, more: Value) -> Value {
        self.consultant.ask(operation, first(card, more)).await
    }
}

/// Names the first attachment of a card, with what else is asked.
pub fn first(card: &Value, more: Value) -> Value {
    let attachment = &card["attachments"][0];
    with(json!({ "attachmentId": attachment["id"], "version": attachment["version"] }), &more)
}

pub fn with(mut base: Value, more: &Value) -> Value {
    for (name, value) in more.as_object().expect("an object") {
        base[name] = value.clone();
    }
    base
}

pub fn person(name: &str) -> Value {
    let address = json!({ "kind": "shown", "street": "Strandvænget 3", "postalCode": "2683", "town": "Havbjerg" });
    json!({ "fullName": name, "phone": "84 00 01 45", "address": address })
}

/// A volunteer of whom everything is in order.
pub fn in_order() -> Value {
    json!({ "birthDate": "15/6-1958", "confidentiality": { "on": "2/1-2020", "by": "Lone Holm" } })
}

pub async fn organisation(seat: &TestSeat, kind: &str, name: &str) -> Value {
    let category = if kind == "association" { "social" } else { "municipal" };
    let facts = json!({ "kind": kind, "name": name, "borrowerCategory": category });
    let answer = seat.ask("register_organisation", json!({ "requestKey": new_key(), "facts": facts })).await;
    answer["now"]["organisation"]["id"].clone()
}

pub async fn effort_type(seat: &TestSeat, name: &str, periods: &[(&str, &str)]) -> Value {
    let period = |(from, to): &(&str, &str)| json!({ "from": from, "to": to, "decision": "SOU 2019-12, punkt 4" });
    let facts = json!({ "name": name, "periods": periods.iter().map(period).collect::<Vec<_>>() });
    seat.ask("add_effort_type", json!({ "requestKey": new_key(), "facts": facts })).await["now"]["id"].clone()
}

pub fn cover_facts(kind: &str, (from, to): (&str, &str)) -> Value {
    json!({ "kind": kind, "carrier": "insurer", "insurer": "Kystens Forsikring", "policyNumber": "77-1204", "from": from, "to": to })
}

pub async fn cover(seat: &TestSeat, kind: &str, period: (&str, &str)) -> Value {
    let input = json!({ "requestKey": new_key(), "facts": cover_facts(kind, period) });
    seat.ask("add_municipal_cover", input).await["now"].clone()
}

/// The fields that a refusal names.
pub fn fields(details: &Value) -> Vec<String> {
    let problems = details["problems"].as_array().expect("problems").iter();
    problems.map(|one| one["field"].as_str().expect("a field").to_owned()).collect()
}

/// One word of each thing in a list.
pub fn words(list: &Value, name: &str) -> Vec<String> {
    let list = list.as_array().expect("a list").iter();
    list.map(|one| one[name].as_str().expect("a word").to_owned()).collect()
}
