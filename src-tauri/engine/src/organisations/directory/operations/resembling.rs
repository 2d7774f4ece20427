//! Parties that resemble what was said, for slices above: forgiving where the directory's own search is exact.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::super::entry::{Among, FoundParty, Standing};
use super::super::keys::{LONGEST_KEY, SoughtWord, sought_words};
use super::super::resemblance::{
    Certainty, Closeness, Names, closeness, said_words, slipped_beginnings, telling_beginning,
};
use super::super::store::{self, EntryRow, Lookup};
use super::{Links, best_rows};
use crate::database::{DatabaseError, Tx};

/// Words of one text that are looked at.
const MOST_SAID: usize = 10;
/// Candidates that one word may bring.
const MOST_OF_A_WORD: i64 = 40;
/// Fewer letters of a beginning would bring anybody.
const LEAST_LETTERS: usize = 4;
/// Counted no further: whether there are any is what is asked.
const ANY: i64 = 1;

/// A party and how closely it resembles what was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resembling {
    /// The party.
    pub found: FoundParty,
    /// How closely.
    pub closeness: Closeness,
}

/// The parties in use that resemble what was said, the closest first. A phone number finds whoever has it.
pub async fn resembling(
    tx: &mut Tx,
    said: &str,
    today: NaiveDate,
    most: usize,
) -> Result<Vec<Resembling>, DatabaseError> {
    let words = said_words(said).into_iter().take(MOST_SAID).collect::<Vec<_>>();
    let sought: Vec<SoughtWord> = words.iter().flat_map(|word| sought_words(word)).collect();
    let rows = candidates(tx, &sought).await?;
    let links = Links::of(tx, &rows, today).await?;
    let mut found: Vec<Resembling> = Vec::new();
    for row in &rows {
        let contacts = links.at(row).iter().filter(|_| row.organisation_id.is_some());
        let names = Names {
            own: vec![&row.name, &row.short_name],
            contacts: contacts.map(|link| link.name.as_str()).collect(),
        };
        if let Some(closeness) = closeness(&words, &names) {
            found.push(Resembling { found: links.found(row, &sought), closeness });
        }
    }
    found.sort_by_key(|one| std::cmp::Reverse(one.closeness.per_cent));
    found.truncate(most);
    Ok(found)
}

/// Whoever has this phone number: of their own first, then those who are reached by it.
pub async fn reached_by(tx: &mut Tx, digits: &str, today: NaiveDate) -> Result<Vec<Resembling>, DatabaseError> {
    let words = sought_words(digits);
    let rows = best_rows(tx, &words, (Among::Everyone, Some(Standing::Active)), MOST_OF_A_WORD as usize).await?;
    let links = Links::of(tx, &rows, today).await?;
    let is_own = |row: &EntryRow| [&row.phone, &row.second_phone].into_iter().any(|phone| phone.ends_with(digits));
    let told = |row: &EntryRow| {
        let (per_cent, certainty) = if is_own(row) { (100, Certainty::Sure) } else { (50, Certainty::Possible) };
        Resembling { found: links.found(row, &words), closeness: Closeness { per_cent, certainty } }
    };
    let mut found: Vec<Resembling> = rows.iter().map(told).collect();
    found.sort_by_key(|there| std::cmp::Reverse(there.closeness.per_cent));
    Ok(found)
}

/// Whoever may be meant: those that all known words fit, else those that any fits.
async fn candidates(tx: &mut Tx, sought: &[SoughtWord]) -> Result<Vec<EntryRow>, DatabaseError> {
    let filter = (Among::Everyone, Some(Standing::Active));
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for word in sought.iter().filter(|word| word.word.chars().count() > 1) {
        let is_known = store::how_many(tx, &word.key, ANY).await? > 0;
        if is_known { known.push(word.clone()) } else { unknown.push(word) }
    }
    known.sort_by_key(|word| std::cmp::Reverse(word.word.len()));
    let mut rows = BTreeMap::new();
    let together = known.iter().take(super::super::keys::MOST_WORDS).cloned().collect::<Vec<_>>();
    add(&mut rows, best_rows(tx, &together, filter, MOST_OF_A_WORD as usize).await?);
    for word in known.iter().filter(|word| word.word.chars().count() >= LEAST_LETTERS) {
        let lookup = Lookup { key: &word.key, with: None, words: Vec::new() };
        add(&mut rows, store::find(tx, &lookup, filter, MOST_OF_A_WORD).await?);
    }
    for word in unknown {
        if let Some(keys) = keys_like(tx, &word.word).await? {
            for key in keys {
                let lookup = Lookup { key: &key, with: None, words: Vec::new() };
                add(&mut rows, store::find(tx, &lookup, filter, MOST_OF_A_WORD).await?);
            }
        }
    }
    Ok(rows.into_values().collect())
}

fn add(rows: &mut BTreeMap<i64, EntryRow>, found: Vec<EntryRow>) {
    rows.extend(found.into_iter().map(|row| (row.party_id, row)));
}

/// Keys that a word nobody has may stand for: its longest beginning that somebody has, else beginnings with one slip.
async fn keys_like(tx: &mut Tx, word: &str) -> Result<Option<Vec<String>>, DatabaseError> {
    let letters: Vec<char> = word.chars().collect();
    for length in (telling_beginning(word)..letters.len().min(LONGEST_KEY)).rev() {
        let beginning: String = letters[..length].iter().collect();
        if store::how_many(tx, &beginning, ANY).await? > 0 {
            return Ok(Some(vec![beginning]));
        }
    }
    if letters.len() <= LEAST_LETTERS {
        return Ok(None);
    }
    let there = store::those_there(tx, &slipped_beginnings(word)).await?;
    Ok(Some(there))
}
