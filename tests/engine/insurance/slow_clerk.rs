//! Cover as a slow clerk would tell it, day by day, out of a book in which every state of what was known is copied whole; and both
//! questions, what is known now and what was known then, asked of the register for a person and for everybody.

use chrono::{Days, NaiveDate};
use frivillighus_tests::{TestOffice, office_test};
use serde_json::{Value, json};

use super::builders::{Centre, with};

/// The days that are asked about.
const FIRST: &str = "2026-03-01";
const DAYS: u64 = 24;
/// How many volunteers there are, and on how many days something is changed.
const PEOPLE: usize = 4;
const TURNS: i64 = 6;

/// Numbers that look like chance and are the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

fn day(number: u64) -> NaiveDate {
    FIRST.parse::<NaiveDate>().expect("a date") + Days::new(number)
}

/// Days from one to another, both included; open where there is no last.
type Span = (NaiveDate, Option<NaiveDate>);

fn holds((from, to): &Span, on: NaiveDate) -> bool {
    let mut each = *from;
    loop {
        if each == on {
            return true;
        }
        if Some(each) == *to || each > on {
            return false;
        }
        each = each.succ_opt().expect("a day");
    }
}

/// An effort as the clerk has it in the book.
#[derive(Debug, Clone)]
struct Effort {
    period: Span,
    approved_on: Option<NaiveDate>,
    pauses: Vec<Span>,
}

/// A page of the book: all that is known at the end of a day.
#[derive(Debug, Clone, Default)]
struct Page {
    list: Vec<Span>,
    efforts: Vec<Option<Effort>>,
}

impl Page {
    fn standing(&self, who: usize, on: NaiveDate) -> &'static str {
        let Some(effort) = self.efforts.get(who).and_then(Option::as_ref) else { return "not_attached" };
        if !holds(&effort.period, on) {
            return "not_attached";
        }
        let is_approved = effort.approved_on.is_some_and(|approved| approved <= on);
        let is_paused = effort.pauses.iter().any(|pause| holds(pause, on));
        let is_listed = self.list.iter().any(|period| holds(period, on));
        if is_approved && !is_paused && is_listed { "covered_by_scheme" } else { "not_covered" }
    }
}

fn written(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

fn some_span(chance: &mut Chance) -> Span {
    let from = chance.below(DAYS);
    (day(from), (chance.below(4) > 0).then(|| day(from + chance.below(12))))
}

fn some_effort(chance: &mut Chance) -> Effort {
    let period = some_span(chance);
    let approved_on = (chance.below(4) > 0).then(|| day(chance.below(DAYS)));
    let mut pauses = Vec::new();
    if chance.below(2) == 0 {
        // A pause lies within the period.
        let from = period.0 + Days::new(chance.below(3));
        if period.1.is_none_or(|last| from <= last) {
            let to = from + Days::new(chance.below(4));
            pauses.push((from, Some(period.1.map_or(to, |last| last.min(to)))));
        }
    }
    Effort { period, approved_on, pauses }
}

/// The facts of an effort, as they are sent.
fn facts(centre: &Centre, effort: &Effort) -> Value {
    let pause = |(from, to): &Span| json!({ "from": from.to_string(), "to": written(*to), "reason": "Rejse" });
    with(
        centre.effort(&effort.period.0.to_string(), &written(effort.period.1)),
        &json!({ "approvedBy": if effort.approved_on.is_some() { "Lone Holm" } else { "" },
            "approvedOn": written(effort.approved_on), "pauses": effort.pauses.iter().map(pause).collect::<Vec<_>>() }),
    )
}

/// Writes another list, and another effort of somebody, into the register and into the book.
async fn turn(centre: &Centre, cards: &mut [Value], page: &mut Page, chance: &mut Chance) {
    if chance.below(2) == 0 {
        let from = chance.below(DAYS / 2);
        page.list = vec![(day(from), Some(day(from + chance.below(6)))), (day(from + 8), None)];
        let list = centre.manager.ask("list_effort_types", json!({})).await[0].clone();
        let period = |(from, to): &Span| json!({ "from": from.to_string(), "to": written(*to) });
        let periods: Vec<Value> = page.list.iter().map(period).collect();
        let facts = json!({ "name": "Besøgsven", "periods": periods });
        let change = json!({ "effortTypeId": list["id"], "version": list["version"], "facts": facts });
        centre.manager.ask("change_effort_type", change).await;
    }
    let who = chance.below(PEOPLE as u64) as usize;
    let effort = some_effort(chance);
    cards[who] = if page.efforts[who].is_none() {
        centre.attached(&cards[who], facts(centre, &effort)).await["now"].clone()
    } else {
        let more = json!({ "facts": facts(centre, &effort) });
        centre.act("change_attachment", &cards[who], more).await["now"].clone()
    };
    page.efforts[who] = Some(effort);
}

/// Asks for each person and for everybody, on every day, as it was known then or is known now.
async fn compared(centre: &Centre, cards: &[Value], page: &Page, known_on: Option<NaiveDate>) {
    let known_on = known_on.map(|day| day.to_string());
    for number in 0..DAYS + 4 {
        let on = day(number);
        let said = format!("{on}, known {known_on:?}, {page:?}");
        let mut counts = [0, 0];
        for (who, card) in cards.iter().enumerate() {
            let told = centre.on(card, &on.to_string(), known_on.as_deref()).await;
            assert_eq!(told["standing"], page.standing(who, on), "{who} on {said}");
            counts[0] += i32::from(told["standing"] == "covered_by_scheme");
            counts[1] += i32::from(told["standing"] == "not_covered");
        }
        let known = known_on.as_ref().map_or(json!({ "as": "now" }), |day| json!({ "as": "on", "day": day }));
        let all = centre.consultant.ask("coverage_on_day", json!({ "on": on.to_string(), "known": known })).await;
        let told = &all["counts"]["all"];
        assert_eq!((&told["coveredByScheme"], &told["notCovered"]), (&json!(counts[0]), &json!(counts[1])), "{said}");
        assert_eq!(all["people"].as_array().map(Vec::len), Some(counts[0] as usize), "{said}");
    }
}

async fn book_kept(test: &TestOffice, seed: u64) {
    let mut chance = Chance(seed);
    let mut centre = Centre::of(test).await;
    let mut cards = Vec::new();
    for name in ["Åse Bækgaard", "Ib Skov", "Ea Friis", "Mo Juhl"] {
        cards.push(centre.volunteer(name, None).await);
    }
    let mut page = Page { list: vec![("2020-01-01".parse().expect("a date"), None)], efforts: vec![None; PEOPLE] };
    let mut book = Vec::new();
    for number in 0..TURNS {
        centre = centre.later(test, number * 3).await;
        for _ in 0..3 {
            turn(&centre, &mut cards, &mut page, &mut chance).await;
        }
        let written_on = "2026-11-24".parse::<NaiveDate>().expect("a date") + Days::new(3 * number as u64);
        book.push((written_on, page.clone()));
    }
    for (written_on, page) in &book {
        // What was known is the same on the day after, when nothing was written.
        compared(&centre, &cards, page, Some(*written_on)).await;
    }
    compared(&centre, &cards, &page, None).await;
}

office_test! {
    async fn both_questions_are_answered_as_a_slow_clerk_would_out_of_a_book(test) {
        book_kept(test, 20_261_124).await;
    }
}
