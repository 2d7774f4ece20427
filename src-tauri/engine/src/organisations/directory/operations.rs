//! Finding parties: while one types, and page by page in Danish order.

pub(super) mod index;
mod resembling;

pub use resembling::{Resembling, reached_by, resembling};

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::entry::{Among, DirectoryEntry, EntryContact, FoundParty, FoundThrough, PartyRef, RoleStanding, Standing};
use super::keys::{SoughtWord, sought_words};
use super::marks::marks_in;
use super::store::{self, EntryRow, LinkRow, Lookup};
use crate::access::RequestContext;
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;
use crate::organisations::OrganisationError;
use crate::organisations::organisation::BorrowerCategory;
use crate::organisations::person::Protection;
use crate::shared::cpr::looks_like_cpr;
use crate::shared::field::{FieldProblem, Problem};
use crate::shared::ids::{OrganisationId, PersonId};
use crate::shared::postal::PostalCode;
use crate::shared::wall_clock::date_of;

const USUAL_HITS: u32 = 30;
const MOST_HITS: u32 = 100;
const MOST_ROWS: u32 = 200;
/// Words are compared by how many stand under each, counted no further than this.
const COUNTED: i64 = 6_000;
/// So few are asked one by one.
const FEW: i64 = 300;
/// What the log says of a look through the directory: no words were sought.
const EVERYTHING: &str = "*";

/// What is typed into a search.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FindParties {
    /// Beginnings of words, last digits of a phone number, first digits of a CVR number; in any order.
    pub words: String,
    /// Among whom.
    pub among: Among,
    /// Only these; `None` finds what is put away too, last.
    #[serde(default)]
    #[ts(optional)]
    pub standing: Option<Standing>,
    /// How many at the most; 30 if not said, never more than 100.
    #[serde(default)]
    #[ts(optional)]
    pub most: Option<u32>,
}

impl Input for FindParties {
    fn sample() -> Self {
        Self { words: "klang kor".into(), among: Among::Everyone, standing: None, most: None }
    }

    fn searched(&self) -> Option<&str> {
        Some(&self.words)
    }
}

/// What a search found.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundParties {
    /// Best first.
    pub found: Vec<FoundParty>,
    /// Whether there are more than are told.
    pub more: Completeness,
}

/// Whether everything was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Completeness {
    /// That is all.
    All,
    /// There are more.
    More,
}

/// Finds organisations and people by any beginnings of words, the last digits of a phone number, or a CVR number.
pub async fn find_parties(context: &RequestContext<'_>, input: FindParties) -> Result<FoundParties, OrganisationError> {
    let today = date_of(context.now());
    if let Some(problem) = problem_of_words(&input.words, today) {
        let problems = vec![FieldProblem { field: "words".into(), problem }];
        return Err(OrganisationError::FieldsRefused { problems });
    }
    let words = sought_words(&input.words);
    let most = input.most.unwrap_or(USUAL_HITS).clamp(1, MOST_HITS) as usize;
    let mut tx = context.read().await?;
    let mut rows = best_rows(&mut tx, &words, (input.among, input.standing), most + 1).await?;
    let more = if rows.len() > most { Completeness::More } else { Completeness::All };
    rows.truncate(most);
    let links = Links::of(&mut tx, &rows, today).await?;
    let found = rows.iter().map(|row| links.found(row, &words)).collect();
    Ok(FoundParties { found, more })
}

/// What is sought goes into the log, which forgets nothing.
fn problem_of_words(words: &str, today: NaiveDate) -> Option<Problem> {
    const LONGEST_SEARCH: usize = 200;
    if words.chars().count() > LONGEST_SEARCH {
        return Some(Problem::TooLong { most: LONGEST_SEARCH as u32 });
    }
    looks_like_cpr(words, today).then_some(Problem::LooksLikeCpr)
}

/// Those found under the rarest word and fitting the others; the spelling that was typed before the forgiving one.
async fn best_rows(
    tx: &mut Tx,
    words: &[SoughtWord],
    filter: (Among, Option<Standing>),
    most: usize,
) -> Result<Vec<EntryRow>, DatabaseError> {
    let counted = rarest_first(tx, words).await?;
    let Some(((rarest, _), others)) = counted.split_first() else { return Ok(Vec::new()) };
    let lookup = lookup_of(&counted, &rarest.key);
    let mut rows = Vec::new();
    if let Some(first_key) = &rarest.first_key {
        let words = others.iter().map(|(word, _)| *word).chain([*rarest]).collect();
        rows = store::find(tx, &Lookup { key: first_key, with: None, words }, filter, most as i64).await?;
    }
    if rows.len() < most {
        let there: HashSet<i64> = rows.iter().map(|row| row.party_id).collect();
        let more = store::find(tx, &lookup, filter, most as i64).await?;
        rows.extend(more.into_iter().filter(|row| !there.contains(&row.party_id)));
        rows.truncate(most);
    }
    Ok(rows)
}

/// Under the rarest word; with the next as a second key where both are common, so that it is read once and not asked of
/// each party; a word that nearly everybody has is asked instead, since the answer is soon yes.
fn lookup_of<'a>(counted: &[(&'a SoughtWord, i64)], key: &'a str) -> Lookup<'a> {
    let (first, rest) = match counted {
        [(_, first), rest @ ..] => (*first, rest),
        [] => (0, counted),
    };
    let with = rest.first().filter(|(_, next)| first > FEW && *next < COUNTED).map(|(word, _)| word.key.as_str());
    let told = 1 + usize::from(with.is_some());
    let asked = counted.iter().enumerate().filter(|(place, (word, _))| *place >= told || !word.is_told_by_key());
    Lookup { key, with, words: asked.map(|(_, (word, _))| *word).collect() }
}

/// The words with how many stand under each, the rarest first. A single word is not counted.
async fn rarest_first<'a>(tx: &mut Tx, words: &'a [SoughtWord]) -> Result<Vec<(&'a SoughtWord, i64)>, DatabaseError> {
    let mut counted = Vec::with_capacity(words.len());
    for word in words {
        let count = if words.len() == 1 { 0 } else { store::how_many(tx, &word.key, COUNTED).await? };
        counted.push((word, count));
    }
    counted.sort_by_key(|(_, count)| *count);
    Ok(counted)
}

/// Who holds roles where, for some entries.
struct Links {
    contacts: BTreeMap<OrganisationId, Vec<LinkRow>>,
    places: BTreeMap<PersonId, Vec<LinkRow>>,
    today: NaiveDate,
}

impl Links {
    async fn of(tx: &mut Tx, rows: &[EntryRow], today: NaiveDate) -> Result<Self, DatabaseError> {
        let organisations: Vec<OrganisationId> = rows.iter().filter_map(|row| row.organisation_id).collect();
        let people: Vec<PersonId> = rows.iter().filter_map(|row| row.person_id).collect();
        let mut links = Self { contacts: BTreeMap::new(), places: BTreeMap::new(), today };
        for link in store::contacts_of(tx, &organisations).await? {
            links.contacts.entry(link.organisation_id).or_default().push(link);
        }
        for link in store::places_of(tx, &people).await? {
            links.places.entry(link.person_id).or_default().push(link);
        }
        Ok(links)
    }

    fn at(&self, row: &EntryRow) -> &[LinkRow] {
        let contacts = row.organisation_id.and_then(|id| self.contacts.get(&id));
        let places = row.person_id.and_then(|id| self.places.get(&id));
        contacts.or(places).map_or(&[], Vec::as_slice)
    }

    fn entry(&self, row: &EntryRow) -> DirectoryEntry {
        let current = self.at(row).iter().filter(|link| link.valid_to >= self.today);
        let contact = current.min_by_key(|link| link.role.order()).map(|link| EntryContact {
            party: other_end(row, link),
            name: link.name.clone(),
            role: link.role,
            title: link.title.clone(),
            phone: link.phone.clone(),
        });
        DirectoryEntry {
            party: party_of(row),
            kind: row.kind,
            name: row.name.clone(),
            short_name: row.short_name.clone(),
            category: BorrowerCategory::try_from(row.category.clone()).ok(),
            contact,
            phone: if row.phone.is_empty() { row.second_phone.clone() } else { row.phone.clone() },
            standing: row.standing,
            protection: if row.protected_at.is_some() { Protection::Protected } else { Protection::Open },
        }
    }

    fn found(&self, row: &EntryRow, words: &[SoughtWord]) -> FoundParty {
        let entry = self.entry(row);
        let marks = marks_in(&entry.name, words);
        let unseen = words.iter().find(|word| !word.begins_a_word_of(&entry.name));
        let reason = unseen.map_or(FoundThrough::Name, |word| self.reason(row, word));
        FoundParty { entry, marks, reason }
    }

    fn reason(&self, row: &EntryRow, word: &SoughtWord) -> FoundThrough {
        if word.begins_a_word_of(&row.short_name) {
            return FoundThrough::ShortName;
        }
        if let Some(phone) = [&row.phone, &row.second_phone].into_iter().find(|phone| word.ends(phone)) {
            return FoundThrough::Phone { phone: phone.clone() };
        }
        if word.begins(&row.cvr) {
            return FoundThrough::Cvr { cvr: row.cvr.clone() };
        }
        if row.organisation_id.is_none() {
            return FoundThrough::Name;
        }
        let fits = |link: &&LinkRow| {
            word.begins_a_word_of(&link.name) || word.ends(&link.phone) || word.ends(&link.second_phone)
        };
        self.at(row).iter().filter(fits).min_by_key(|link| (link.valid_to < self.today, link.role.order())).map_or(
            FoundThrough::Name,
            |link| FoundThrough::Contact {
                name: link.name.clone(),
                role: link.role,
                title: link.title.clone(),
                phone: [&link.phone, &link.second_phone].into_iter().find(|phone| word.ends(phone)).cloned(),
                standing: if link.valid_to < self.today { RoleStanding::Held } else { RoleStanding::Holds },
            },
        )
    }
}

fn party_of(row: &EntryRow) -> PartyRef {
    match (row.organisation_id, row.person_id) {
        (Some(id), _) => PartyRef::Organisation(id),
        (None, id) => PartyRef::Person(id.unwrap_or(PersonId(0))),
    }
}

fn other_end(row: &EntryRow, link: &LinkRow) -> PartyRef {
    match row.organisation_id {
        Some(_) => PartyRef::Person(link.person_id),
        None => PartyRef::Organisation(link.organisation_id),
    }
}

/// A stretch of the directory.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListParties {
    /// Among whom.
    pub among: Among,
    /// In use, or put away.
    pub standing: Standing,
    /// Only organisations that count as this when they borrow.
    #[serde(default)]
    #[ts(optional)]
    pub category: Option<BorrowerCategory>,
    /// How many come before the first one told.
    pub from: u32,
    /// How many at the most, never more than 200.
    pub most: u32,
}

impl Input for ListParties {
    fn sample() -> Self {
        Self { among: Among::Everyone, standing: Standing::Active, category: None, from: 0, most: 50 }
    }

    fn searched(&self) -> Option<&str> {
        Some(EVERYTHING)
    }
}

/// A stretch of the directory in Danish order.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PartyPage {
    /// The entries.
    pub entries: Vec<DirectoryEntry>,
    /// How many come before the first.
    pub from: u32,
}

/// One page of the directory.
pub async fn list_parties(context: &RequestContext<'_>, input: ListParties) -> Result<PartyPage, OrganisationError> {
    let today = date_of(context.now());
    let mut tx = context.read().await?;
    let filter = (input.standing, input.among, input.category);
    let most = i64::from(input.most.min(MOST_ROWS));
    let rows = store::page(&mut tx, filter, most, i64::from(input.from)).await?;
    let links = Links::of(&mut tx, &rows, today).await?;
    Ok(PartyPage { entries: rows.iter().map(|row| links.entry(row)).collect(), from: input.from })
}

/// Which part of the directory to count.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CountParties {
    /// Among whom.
    pub among: Among,
    /// In use, or put away.
    pub standing: Standing,
    /// Only organisations that count as this when they borrow.
    #[serde(default)]
    #[ts(optional)]
    pub category: Option<BorrowerCategory>,
}

impl Input for CountParties {
    fn sample() -> Self {
        Self { among: Among::Everyone, standing: Standing::Active, category: None }
    }
}

/// How many there are, and where each letter begins.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PartyCount {
    /// All together.
    #[ts(type = "number")]
    pub total: i64,
    /// In Danish order.
    pub letters: Vec<LetterPlace>,
}

/// Where a letter begins in the directory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LetterPlace {
    /// The letter; `#` for names that begin with none.
    pub letter: String,
    /// How many come before its first name.
    #[ts(type = "number")]
    pub from: i64,
}

/// Counts the directory, letter by letter.
pub async fn count_parties(context: &RequestContext<'_>, input: CountParties) -> Result<PartyCount, OrganisationError> {
    let mut tx = context.read().await?;
    let counts = store::letters(&mut tx, (input.standing, input.among, input.category)).await?;
    let mut total = 0;
    let mut letters = Vec::with_capacity(counts.len());
    for (letter, parties) in counts {
        letters.push(LetterPlace { letter, from: total });
        total += parties;
    }
    Ok(PartyCount { total, letters })
}

/// A postal code whose town is asked for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TownsOf {
    /// As typed so far.
    pub postal_code: String,
}

impl Input for TownsOf {
    fn sample() -> Self {
        Self { postal_code: "4625".into() }
    }
}

/// The towns that the office's own records have for a postal code, the usual one first; none for what is not one yet.
/// Protected addresses are not among the records asked.
pub async fn towns_of(context: &RequestContext<'_>, input: TownsOf) -> Result<Vec<String>, OrganisationError> {
    let Ok(postal_code) = PostalCode::parse(&input.postal_code) else { return Ok(Vec::new()) };
    let mut tx = context.read().await?;
    Ok(crate::organisations::store::towns(&mut tx, postal_code.as_str()).await?)
}
