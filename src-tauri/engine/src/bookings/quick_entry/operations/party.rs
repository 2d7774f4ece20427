//! Whoever may be meant by the words that nobody else understood.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::bookings::BookingError;
use crate::bookings::quick_entry::{ReadParty, search_words, store};
use crate::database::Tx;
use crate::organisations::{self, Certainty, FoundParty, PartyRef, Resembling};
use crate::shared::format::Language;
use crate::shared::ids::OrganisationId;

/// More would not be read to the end on the phone.
const MOST: usize = 6;
/// One party has to fit so much better than the next to be taken for meant, in per cent.
const MARGIN: u32 = 8;

/// Whoever may be meant, best first.
#[derive(Debug, Clone, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EntryParties {
    /// Who was found.
    pub found: Vec<FoundParty>,
    /// The one that is taken for meant; nobody where none fits well, or two do.
    pub chosen: Option<PartyRef>,
}

impl EntryParties {
    /// The organisation that is taken for meant.
    pub(super) fn sure(&self) -> Option<OrganisationId> {
        match self.chosen? {
            PartyRef::Organisation(id) => Some(id),
            PartyRef::Person(_) => None,
        }
    }
}

/// Looks for a party: by phone number where one was said, else by what resembles the words. Of those that fit as well,
/// whoever borrowed last comes first.
pub(super) async fn parties(
    tx: &mut Tx,
    said: Option<&ReadParty>,
    language: Language,
    today: NaiveDate,
) -> Result<EntryParties, BookingError> {
    let Some(said) = said else { return Ok(EntryParties::default()) };
    let mut found = match &said.phone {
        Some(phone) => organisations::reached_by(tx, last_eight(phone.digits()), today).await?,
        None => organisations::resembling(tx, &search_words(&said.words, language), today, MOST).await?,
    };
    found.truncate(MOST);
    let chosen = chosen(&found);
    let mut latest = Vec::with_capacity(found.len());
    for there in &found {
        latest.push(match there.found.entry.party {
            PartyRef::Organisation(id) => store::latest_of(tx, id).await?.map(|(starts_at, _)| starts_at),
            PartyRef::Person(_) => None,
        });
    }
    let mut ranked: Vec<_> = found.into_iter().zip(latest).collect();
    ranked.sort_by_key(|(there, latest)| std::cmp::Reverse((there.closeness.per_cent, *latest)));
    Ok(EntryParties { found: ranked.into_iter().map(|(there, _)| there.found).collect(), chosen })
}

fn last_eight(digits: &str) -> &str {
    &digits[digits.len().saturating_sub(8)..]
}

fn chosen(found: &[Resembling]) -> Option<PartyRef> {
    let (first, rest) = found.split_first()?;
    let is_alone = rest.iter().all(|next| next.closeness.per_cent + MARGIN <= first.closeness.per_cent);
    (first.closeness.certainty == Certainty::Sure && is_alone).then_some(first.found.entry.party)
}
