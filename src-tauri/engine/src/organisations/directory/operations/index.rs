//! Makes a party's place in the directory from its card. Called within the transaction of each change.

use super::super::entry::{PartyKind, Standing};
use super::super::keys::{FoundBy, keys_of, letter_of, words_of};
use super::super::store::{self, PartyToWrite};
use crate::database::{DatabaseError, Tx};
use crate::organisations::organisation::OrganisationKind;
use crate::organisations::store as cards;
use crate::shared::ids::{OrganisationId, PersonId};
use crate::shared::text::sort_key;

impl From<OrganisationKind> for PartyKind {
    fn from(kind: OrganisationKind) -> Self {
        match kind {
            OrganisationKind::Association => Self::Association,
            OrganisationKind::Workplace => Self::Workplace,
            OrganisationKind::Council => Self::Council,
        }
    }
}

/// Makes an organisation's place anew, with whoever holds or held a role there.
pub(in crate::organisations) async fn index_organisation(tx: &mut Tx, id: OrganisationId) -> Result<(), DatabaseError> {
    // Taken before the card is read, so that of two changes at once the second sees what the first wrote.
    let party_id = store::take_organisation(tx, id).await?;
    let Some(organisation) = cards::find_organisation(tx, id).await? else { return Ok(()) };
    let contacts = store::contacts_of(tx, &[id]).await?;
    let facts = &organisation.facts;
    let theirs = contacts.iter().flat_map(|contact| [&contact.phone, &contact.second_phone]);
    let phones = [&facts.phone].into_iter().chain(theirs);
    let found_by = FoundBy {
        names: vec![facts.name.clone(), facts.short_name.clone()],
        contact_names: contacts.iter().map(|contact| contact.name.clone()).collect(),
        numbers: [&facts.cvr].into_iter().filter(|number| !number.is_empty()).cloned().collect(),
        phones: digits_of(phones),
    };
    let standing = standing_of(organisation.archived_at.is_some());
    let party = PartyToWrite {
        id: party_id,
        kind: facts.kind.into(),
        category: Some(facts.borrower_category),
        standing,
        letter: &letter_of(&facts.name),
        sort_key: &sort_key(&facts.name),
        words: &words_of(&found_by),
    };
    store::write_party(tx, &party, &keys_of(&found_by, standing == Standing::Archived)).await
}

/// Makes a person's place anew. What names the organisations where they hold a role is theirs to write.
pub(in crate::organisations) async fn index_person(tx: &mut Tx, id: PersonId) -> Result<(), DatabaseError> {
    let party_id = store::take_person(tx, id).await?;
    let Some(person) = cards::find_person(tx, id).await? else { return Ok(()) };
    let facts = &person.facts;
    let found_by = FoundBy {
        names: vec![facts.full_name.clone()],
        phones: digits_of([&facts.phone, &facts.second_phone].into_iter()),
        ..FoundBy::default()
    };
    let standing = standing_of(person.archived_at.is_some());
    let party = PartyToWrite {
        id: party_id,
        kind: PartyKind::Person,
        category: None,
        standing,
        letter: &letter_of(&facts.full_name),
        sort_key: &sort_key(&facts.full_name),
        words: &words_of(&found_by),
    };
    store::write_party(tx, &party, &keys_of(&found_by, standing == Standing::Archived)).await
}

fn standing_of(is_archived: bool) -> Standing {
    if is_archived { Standing::Archived } else { Standing::Active }
}

fn digits_of<'a>(phones: impl Iterator<Item = &'a String>) -> Vec<String> {
    let digits = phones.map(|phone| phone.trim_start_matches('+').to_owned());
    digits.filter(|digits| !digits.is_empty()).collect()
}
