//! A volunteer's card: everything that is known of them, how they stand today, and what is missing.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::access::{self, PaperSummary, RequestContext, Subject};
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;
use crate::insurance::check::{Looked, Reached, checks};
use crate::insurance::event::volunteer;
use crate::insurance::knowledge::end_of_time;
use crate::insurance::passing::still_gone;
use crate::insurance::period::gaps;
use crate::insurance::store::{self, KnownAttachment};
use crate::insurance::stretch::{overlaps, stretches};
use crate::insurance::verdict::{best_of, verdict};
use crate::insurance::volunteer::age_on;
use crate::insurance::{
    AttachmentFacts, AttachmentState, Check, CoverStanding, CoverStretch, DaySpan, InsuranceError, LetGo,
    RegisterKeeping, Scheme, Verdict, VolunteerFacts,
};
use crate::organisations::{self, OrganisationStanding, Person, PersonAddress, PersonFacts, Protection};
use crate::shared::ids::{AttachmentId, OrganisationId, PersonId};
use crate::shared::wall_clock::date_of;

/// Which volunteer.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VolunteerToOpen {
    /// Whose entry.
    pub person_id: PersonId,
}

impl Input for VolunteerToOpen {
    fn sample() -> Self {
        Self { person_id: PersonId(1) }
    }

    fn about(&self) -> Option<Subject> {
        Some(volunteer(self.person_id))
    }
}

/// Names that an attachment speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AttachmentNames {
    /// The workplace's.
    pub workplace: String,
    /// The association's, on that track.
    pub association: Option<String>,
    /// What the kind of effort is called.
    pub effort_type: Option<String>,
    /// The contact person's.
    pub contact_person: Option<String>,
    /// The contact person's phone, where one is known.
    pub contact_phone: Option<String>,
}

/// An attachment on a card.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AttachmentCard {
    /// The attachment.
    pub id: AttachmentId,
    /// Counts the changes; an edit carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
    /// What is known of it.
    pub facts: AttachmentFacts,
    /// Names that it speaks of.
    pub names: AttachmentNames,
    /// How it stands today.
    pub state: AttachmentState,
    /// Whether it is covered today, and why.
    pub verdict: Verdict,
    /// How it stands through its time, without a day between.
    pub stretches: Vec<CoverStretch>,
}

/// Days on which several attachments run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CoverOverlap {
    /// Which days.
    pub period: DaySpan,
    /// Which attachments.
    pub attachment_ids: Vec<AttachmentId>,
}

/// Everything that is known of a volunteer.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VolunteerCard {
    /// Who.
    pub person_id: PersonId,
    /// Their full name.
    pub full_name: String,
    /// Their phone, or empty.
    pub phone: String,
    /// Their e-mail address, or empty.
    pub email: String,
    /// Whether name and address are protected: nothing of it is printed.
    pub protection: Protection,
    /// Whether the entry stands.
    pub keeping: RegisterKeeping,
    /// Counts the changes of what is known of the volunteer; an edit carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
    /// What is known of them.
    pub facts: VolunteerFacts,
    /// What went since no attachment needs it any more, as far as it was not written again.
    pub let_go: Vec<LetGo>,
    /// Their age today, where the day of birth is known.
    pub age: Option<i32>,
    /// How they stand today: as the best of their attachments does.
    pub today: CoverStanding,
    /// Their attachments, the latest first.
    pub attachments: Vec<AttachmentCard>,
    /// The days between their attachments on which they had none.
    pub gaps: Vec<DaySpan>,
    /// The days on which several run.
    pub overlaps: Vec<CoverOverlap>,
    /// What is missing, what matters most first.
    pub checks: Vec<Check>,
    /// What was printed, the newest first.
    pub papers: Vec<PaperSummary>,
}

/// Opens a volunteer's card.
pub async fn open_volunteer(
    context: &RequestContext<'_>,
    input: VolunteerToOpen,
) -> Result<VolunteerCard, InsuranceError> {
    let mut tx = context.read().await?;
    card_of(&mut tx, input.person_id).await
}

/// The card as it is now.
pub(super) async fn card_of(tx: &mut Tx, person_id: PersonId) -> Result<VolunteerCard, InsuranceError> {
    let today = date_of(tx.moment());
    let now = end_of_time();
    let known = store::find_volunteer(tx, person_id, now).await?.ok_or(InsuranceError::VolunteerNotFound)?;
    let person = organisations::person_of(tx, person_id).await?.ok_or(InsuranceError::VolunteerNotFound)?;
    let passing = store::passing(tx, person_id).await?;
    let scheme = store::known_scheme(tx, now).await?;
    let (rules, _) = store::rules(tx).await?;
    let attachments = store::attachments_of(tx, &[person_id], now).await?;
    let mut places = Places::default();
    let mut cards = Vec::with_capacity(attachments.len());
    for attachment in attachments {
        cards.push(attachment_card(tx, attachment, &scheme, &mut places, today).await?);
    }
    let reckoned: Vec<_> = cards.iter().map(|card| card.facts.attachment()).collect();
    let looked: Vec<Looked<'_>> = cards
        .iter()
        .zip(&reckoned)
        .map(|(card, attachment)| Looked {
            id: card.id,
            facts: &card.facts,
            attachment,
            workplace_closed_on: places.closed_on(card.facts.workplace_id),
        })
        .collect();
    let checks = checks((&known.facts, reached(&person.facts)), &looked, (&rules, &scheme), today);
    let periods: Vec<DaySpan> = reckoned.iter().map(|attachment| attachment.period).collect();
    let overlaps = overlaps(&periods).into_iter().map(|(period, places)| CoverOverlap {
        period,
        attachment_ids: places.into_iter().map(|place| cards[place].id).collect(),
    });
    let overlaps = overlaps.collect();
    let papers = access::papers_of(tx, volunteer(person_id)).await?;
    let standings = cards.iter().map(|card| card.verdict.standing);
    let today_standing = best_of(standings);
    cards.sort_by(|one, other| (&other.facts.starts_on, other.id).cmp(&(&one.facts.starts_on, one.id)));
    Ok(VolunteerCard {
        person_id: known.person_id,
        full_name: person.facts.full_name,
        phone: person.facts.phone,
        email: person.facts.email,
        protection: person.facts.protection,
        keeping: known.keeping,
        version: known.version,
        let_go: still_gone(&passing.let_go, &known.facts),
        age: known.facts.born_on().map(|born| age_on(born, today)),
        facts: known.facts,
        today: today_standing,
        attachments: cards,
        gaps: gaps(&periods),
        overlaps,
        checks,
        papers,
    })
}

/// An address that is protected is not told here, and nobody is to ask for it.
fn reached(person: &PersonFacts) -> Reached {
    let has_address = match &person.address {
        PersonAddress::Shown { street, .. } => !street.is_empty() || person.protection == Protection::Protected,
        PersonAddress::Hidden => true,
    };
    let ways = [&person.phone, &person.second_phone, &person.email];
    Reached { by_phone_or_email: ways.iter().any(|way| !way.is_empty()), has_address }
}

async fn attachment_card(
    tx: &mut Tx,
    known: KnownAttachment,
    scheme: &Scheme,
    places: &mut Places,
    today: NaiveDate,
) -> Result<AttachmentCard, DatabaseError> {
    let reckoned = known.facts.attachment();
    Ok(AttachmentCard {
        id: known.id,
        version: known.version,
        names: names_of(tx, &known.facts, scheme, places).await?,
        state: reckoned.state_on(today),
        verdict: verdict(&reckoned, scheme, today),
        stretches: stretches(&reckoned, scheme),
        facts: known.facts,
    })
}

/// The names that an attachment speaks of.
pub(super) async fn names_of(
    tx: &mut Tx,
    facts: &AttachmentFacts,
    scheme: &Scheme,
    places: &mut Places,
) -> Result<AttachmentNames, DatabaseError> {
    let contact = match facts.contact_person_id {
        Some(id) => places.contact(tx, id).await?,
        None => None,
    };
    let association = match facts.association_id {
        Some(id) => Some(places.name(tx, id).await?),
        None => None,
    };
    let effort_type = facts.effort_type_id.and_then(|id| scheme.effort_type(id));
    Ok(AttachmentNames {
        workplace: places.name(tx, facts.workplace_id).await?,
        association,
        effort_type: effort_type.map(|effort_type| effort_type.facts.name.clone()),
        contact_phone: contact.as_ref().map(|contact| contact.phone.clone()).filter(|phone| !phone.is_empty()),
        contact_person: contact.map(|contact| contact.full_name),
    })
}

/// Organisations and contact persons that were asked about already: an office has few workplaces and many volunteers.
#[derive(Debug, Default)]
pub(super) struct Places {
    known: BTreeMap<OrganisationId, Option<OrganisationStanding>>,
    contacts: BTreeMap<PersonId, Option<Contact>>,
}

/// Whom a volunteer turns to.
#[derive(Debug, Clone)]
pub(super) struct Contact {
    full_name: String,
    phone: String,
}

impl Places {
    /// What an organisation is.
    pub async fn at(
        &mut self,
        tx: &mut Tx,
        id: OrganisationId,
    ) -> Result<Option<&OrganisationStanding>, DatabaseError> {
        if let Entry::Vacant(place) = self.known.entry(id) {
            place.insert(organisations::standing_of(tx, id).await?);
        }
        Ok(self.known.get(&id).and_then(Option::as_ref))
    }

    /// What it is called.
    pub async fn name(&mut self, tx: &mut Tx, id: OrganisationId) -> Result<String, DatabaseError> {
        Ok(self.at(tx, id).await?.map(|place| place.name.clone()).unwrap_or_default())
    }

    /// A contact person.
    async fn contact(&mut self, tx: &mut Tx, id: PersonId) -> Result<Option<Contact>, DatabaseError> {
        if let Entry::Vacant(place) = self.contacts.entry(id) {
            let person = organisations::person_of(tx, id).await?;
            let contact = |person: Person| Contact { full_name: person.facts.full_name, phone: person.facts.phone };
            place.insert(person.map(contact));
        }
        Ok(self.contacts.get(&id).cloned().flatten())
    }

    /// When its card was put away, of one that was asked about.
    pub fn closed_on(&self, id: OrganisationId) -> Option<NaiveDate> {
        self.known.get(&id)?.as_ref()?.archived_at.map(date_of)
    }
}
