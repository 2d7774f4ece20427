//! Everybody on a day: who was covered, where, and who was not; and the front desk's short answer about today.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::card::Places;
use super::covering::{AttachmentOnDay, on_day};
use crate::access::RequestContext;
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;
use crate::insurance::knowledge::end_of_time;
use crate::insurance::store::{self, Asked, DayPerson, PageAsked, StandingThere};
use crate::insurance::verdict::best_of;
use crate::insurance::{CoverStanding, InsuranceError, Known, Scheme};
use crate::shared::cpr::looks_like_cpr;
use crate::shared::field::{FieldProblem, Problem};
use crate::shared::ids::{OrganisationId, PersonId};
use crate::shared::text::{fold_query, sort_key};
use crate::shared::text_enum::text_enum;

/// So many people are told at a time.
const PAGE: usize = 100;
/// Where there are more pieces around a day, people are gone through in order instead of gathered.
const FEW: i64 = 2_000;
/// The front desk is told so many at the most.
const MOST_AT_DESK: i64 = 30;
const LONGEST_SEARCH: usize = 200;

text_enum! {
    /// Which people of a day.
    #[derive(Default)]
    pub enum DayView {
        /// Those who were covered by the municipality.
        #[default]
        Covered = "covered",
        /// Those who were to be, and were not.
        NotCovered = "not_covered",
        /// Those of associations.
        ThroughAssociation = "through_association",
        /// Everybody who was attached.
        Everybody = "everybody",
    }
}

impl DayView {
    /// From the one to the other, as the store ranks them.
    fn ranks(self) -> (i64, i64) {
        match self {
            Self::Covered => (1, 2),
            Self::NotCovered => (3, 3),
            Self::ThroughAssociation => (4, 4),
            Self::Everybody => (1, 4),
        }
    }
}

/// A place in the order of names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PlaceAmongNames {
    /// The name as it is sorted.
    pub sort_key: String,
    /// Who.
    pub person_id: PersonId,
}

/// Which day, and whom of it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DayAsked {
    /// The day.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// Of when the knowledge is; of now, if not said.
    #[serde(default)]
    #[ts(optional)]
    pub known: Option<Known>,
    /// At this workplace only.
    #[serde(default)]
    #[ts(optional)]
    pub workplace_id: Option<OrganisationId>,
    /// Which of them; those who were covered, if not said.
    #[serde(default)]
    #[ts(optional)]
    pub view: Option<DayView>,
    /// Words that start words of the name; all of them.
    #[serde(default)]
    #[ts(optional)]
    pub words: Option<String>,
    /// Behind this place in the order of names. Only the first page tells how many there are.
    #[serde(default)]
    #[ts(optional)]
    pub after: Option<PlaceAmongNames>,
}

impl Input for DayAsked {
    fn sample() -> Self {
        let on = NaiveDate::from_ymd_opt(2026, 3, 12).unwrap_or_default();
        Self { on, known: None, workplace_id: None, view: None, words: None, after: None }
    }

    fn searched(&self) -> Option<&str> {
        Some(self.words.as_deref().filter(|words| !words.trim().is_empty()).unwrap_or(super::listing::EVERYTHING))
    }
}

/// How many people stood how, each counted once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DayCounts {
    /// Covered by the industrial injuries act.
    #[ts(type = "number")]
    pub covered_by_law: i64,
    /// Covered by what the municipality has taken out, and not by the act.
    #[ts(type = "number")]
    pub covered_by_scheme: i64,
    /// Attached, and not covered.
    #[ts(type = "number")]
    pub not_covered: i64,
    /// Only through an association.
    #[ts(type = "number")]
    pub through_association: i64,
}

impl DayCounts {
    fn add(&mut self, standing: CoverStanding) {
        let place = match standing {
            CoverStanding::CoveredByLaw => &mut self.covered_by_law,
            CoverStanding::CoveredByScheme => &mut self.covered_by_scheme,
            CoverStanding::ThroughAssociation => &mut self.through_association,
            CoverStanding::NotCovered | CoverStanding::NotAttached => &mut self.not_covered,
        };
        *place += 1;
    }
}

/// A workplace on a day.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WorkplaceOnDay {
    /// The workplace.
    pub workplace_id: OrganisationId,
    /// Its name.
    pub name: String,
    /// How many stood how there.
    pub counts: DayCounts,
}

/// How many there are, of everybody on the day, whichever page is looked at and whatever is sought.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CountedPeople {
    /// In all.
    pub all: DayCounts,
    /// By workplace, by name. Who is at two counts at both.
    pub workplaces: Vec<WorkplaceOnDay>,
}

/// Somebody on a day.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SomebodyOnDay {
    /// Who.
    pub person_id: PersonId,
    /// Their full name.
    pub full_name: String,
    /// How they stood; at the workplace that is asked about, where one is.
    pub standing: CoverStanding,
    /// Their attachments around the day, the best covered first.
    pub attachments: Vec<AttachmentOnDay>,
}

/// People on a day.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PeopleOnDay {
    /// The day.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// Of when the knowledge is.
    pub known: Known,
    /// How many there are; only on the first page.
    pub counts: Option<CountedPeople>,
    /// By name; at most a hundred at a time.
    pub people: Vec<SomebodyOnDay>,
    /// Where the next page begins; none on the last.
    pub next: Option<PlaceAmongNames>,
}

/// Everybody on a day, by name.
pub async fn coverage_on_day(context: &RequestContext<'_>, input: DayAsked) -> Result<PeopleOnDay, InsuranceError> {
    refuse_words(input.words.as_deref().unwrap_or_default(), context.today())?;
    let known = input.known.unwrap_or_default();
    let mut tx = context.read().await?;
    let scheme = store::known_scheme(&mut tx, known.moment()).await?;
    let asked = Asked::about(input.on, known.moment(), input.workplace_id, &scheme);
    let counts = match input.after {
        Some(_) => None,
        None => Some(counted(&mut tx, &asked).await?),
    };
    let (people, next) = people_of(&mut tx, (&asked, &scheme), &input).await?;
    Ok(PeopleOnDay { on: input.on, known, counts, people, next })
}

/// A page of people with their attachments around the day, and where the next begins.
async fn people_of(
    tx: &mut Tx,
    (asked, scheme): (&Asked, &Scheme),
    input: &DayAsked,
) -> Result<(Vec<SomebodyOnDay>, Option<PlaceAmongNames>), InsuranceError> {
    let moment = input.known.unwrap_or_default().moment();
    let (page, next) = page_of(tx, asked, input).await?;
    let ids: Vec<PersonId> = page.iter().map(|one| one.person_id).collect();
    let mut attachments: BTreeMap<PersonId, Vec<AttachmentOnDay>> = BTreeMap::new();
    let mut places = Places::default();
    for one in store::attachments_around(tx, &ids, (input.on, moment)).await? {
        if input.workplace_id.is_none_or(|workplace| workplace == one.facts.workplace_id) {
            let person_id = one.person_id;
            let there = on_day(tx, one, (scheme, input.on), &mut places).await?;
            attachments.entry(person_id).or_default().push(there);
        }
    }
    let people = page.into_iter().map(|one| {
        let mut attachments = attachments.remove(&one.person_id).unwrap_or_default();
        attachments.sort_by_key(|one| one.verdict.standing);
        let standing = best_of(attachments.iter().map(|one| one.verdict.standing));
        SomebodyOnDay { person_id: one.person_id, full_name: one.full_name, standing, attachments }
    });
    Ok((people.collect(), next))
}

/// Everybody whom a question is about, page after page, and how many stood how.
pub(super) async fn everybody_of(
    tx: &mut Tx,
    mut input: DayAsked,
) -> Result<(DayCounts, Vec<SomebodyOnDay>), InsuranceError> {
    let known = input.known.unwrap_or_default();
    let scheme = store::known_scheme(tx, known.moment()).await?;
    let asked = Asked::about(input.on, known.moment(), input.workplace_id, &scheme);
    let (counts, _) = tallied(&store::standings(tx, &asked).await?);
    let mut everybody = Vec::new();
    loop {
        let (people, next) = people_of(tx, (&asked, &scheme), &input).await?;
        everybody.extend(people);
        input.after = next;
        if input.after.is_none() {
            return Ok((counts, everybody));
        }
    }
}

/// What is sought goes into the log, which forgets nothing.
pub(super) fn refuse_words(words: &str, today: NaiveDate) -> Result<(), InsuranceError> {
    let problem = if words.chars().count() > LONGEST_SEARCH {
        Problem::TooLong { most: LONGEST_SEARCH as u32 }
    } else if looks_like_cpr(words, today) {
        Problem::LooksLikeCpr
    } else {
        return Ok(());
    };
    Err(vec![FieldProblem { field: "words".into(), problem }].into())
}

/// Each person once, in all and at each workplace.
fn tallied(standings: &[StandingThere]) -> (DayCounts, BTreeMap<OrganisationId, DayCounts>) {
    let mut all = DayCounts::default();
    let mut by_workplace: BTreeMap<OrganisationId, DayCounts> = BTreeMap::new();
    for of_one in standings.chunk_by(|one, next| one.person_id == next.person_id) {
        all.add(best_of(of_one.iter().map(|there| there.standing)));
        for there in of_one.chunk_by(|one, next| one.workplace_id == next.workplace_id) {
            let best = best_of(there.iter().map(|there| there.standing));
            by_workplace.entry(there[0].workplace_id).or_default().add(best);
        }
    }
    (all, by_workplace)
}

async fn counted(tx: &mut Tx, asked: &Asked) -> Result<CountedPeople, DatabaseError> {
    let (all, by_workplace) = tallied(&store::standings(tx, asked).await?);
    let mut places = Places::default();
    let mut workplaces = Vec::with_capacity(by_workplace.len());
    for (workplace_id, counts) in by_workplace {
        let name = places.name(tx, workplace_id).await?;
        workplaces.push(WorkplaceOnDay { workplace_id, name, counts });
    }
    workplaces.sort_by_cached_key(|one| (sort_key(&one.name), one.workplace_id));
    Ok(CountedPeople { all, workplaces })
}

/// A page of people, and where the next begins. One that many are around is walked through in order: that costs as much
/// as the page; a day with few people is gathered, since a walk would go past everybody.
async fn page_of(
    tx: &mut Tx,
    asked: &Asked,
    input: &DayAsked,
) -> Result<(Vec<DayPerson>, Option<PlaceAmongNames>), DatabaseError> {
    let view = input.view.unwrap_or_default();
    let words = input.words.as_deref().unwrap_or_default();
    let after = input.after.as_ref().map_or(("", PersonId(0)), |place| (place.sort_key.as_str(), place.person_id));
    let page = PageAsked { ranks: view.ranks(), after, patterns: patterns_of(words), most: PAGE as i64 + 1 };
    let is_common = matches!(view, DayView::Covered | DayView::Everybody) && words.trim().is_empty();
    let people = if is_common && input.workplace_id.is_none() && store::count_around(tx, asked, FEW).await? >= FEW {
        store::walked(tx, asked, &page).await?
    } else {
        store::gathered(tx, asked, &page).await?
    };
    Ok(cut_to_page(people))
}

fn cut_to_page(mut people: Vec<DayPerson>) -> (Vec<DayPerson>, Option<PlaceAmongNames>) {
    let has_more = people.len() > PAGE;
    people.truncate(PAGE);
    let last = people.last().filter(|_| has_more);
    let next = last.map(|last| PlaceAmongNames { sort_key: last.sort_key.clone(), person_id: last.person_id });
    (people, next)
}

/// Patterns on a name's words, one for each word that is sought; more than three would only be noise.
fn patterns_of(words: &str) -> [String; 3] {
    let words = fold_query(words);
    [0, 1, 2].map(|place| words.get(place).map_or_else(|| "%".into(), |word| format!("% {}%", word.secondary)))
}

/// Whom the front desk asks about.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CoveredTodayAsked {
    /// Words that start words of the name; all of them.
    pub words: String,
}

impl Input for CoveredTodayAsked {
    fn sample() -> Self {
        Self { words: "kirsten bæk".into() }
    }

    fn searched(&self) -> Option<&str> {
        Some(&self.words)
    }
}

/// All that the front desk is told.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CoveredToday {
    /// Who.
    pub person_id: PersonId,
    /// Their full name.
    pub full_name: String,
    /// Whether the municipality covers them today.
    pub covered: bool,
}

/// Volunteers of a name who are attached today, and whether they are covered: all that the front desk is told.
pub async fn covered_today(
    context: &RequestContext<'_>,
    input: CoveredTodayAsked,
) -> Result<Vec<CoveredToday>, InsuranceError> {
    let today = context.today();
    refuse_words(&input.words, today)?;
    if fold_query(&input.words).is_empty() {
        return Ok(Vec::new());
    }
    let mut tx = context.read().await?;
    let scheme = store::known_scheme(&mut tx, end_of_time()).await?;
    let asked = Asked::about(today, end_of_time(), None, &scheme);
    let mut found = Vec::new();
    for (view, covered) in
        [(DayView::Covered, true), (DayView::NotCovered, false), (DayView::ThroughAssociation, false)]
    {
        let after = ("", PersonId(0));
        let page = PageAsked { ranks: view.ranks(), after, patterns: patterns_of(&input.words), most: MOST_AT_DESK };
        let people = store::gathered(&mut tx, &asked, &page).await?;
        let told = |one: DayPerson| {
            (one.sort_key, CoveredToday { person_id: one.person_id, full_name: one.full_name, covered })
        };
        found.extend(people.into_iter().map(told));
    }
    found.sort_by(|(one, first), (other, second)| (one, first.person_id).cmp(&(other, second.person_id)));
    found.truncate(MOST_AT_DESK as usize);
    Ok(found.into_iter().map(|(_, one)| one).collect())
}
