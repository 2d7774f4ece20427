//! Taking a person into the register, and changing what is known of them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::card::{VolunteerCard, card_of};
use super::correcting::VolunteerToWithdraw;
use super::passing_on::{Written, let_go};
use super::writing::{add_attachment, standing_volunteer, take_volunteer, write_volunteer};
use super::{Done, finish};
use crate::access::{Changed, Changing, Event, RequestContext, Subject, WriteTx};
use crate::gate::Input;
use crate::insurance::attachment::CheckedAttachment;
use crate::insurance::event::volunteer;
use crate::insurance::store::{self, KnownVolunteer};
use crate::insurance::volunteer::CheckedVolunteer;
use crate::insurance::{
    AttachmentFacts, CoverTrack, GivenOn, InsuranceError, InsuranceEvent, RegisterKeeping, VolunteerFacts,
};
use crate::organisations::{self, PersonFacts, differing};
use crate::shared::field::{FieldProblem, FieldProblems, Problem};
use crate::shared::ids::{OrganisationId, PersonId, RequestKey};
use crate::shared::text_enum::text_enum;

/// Who is taken into the register.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "who", rename_all = "snake_case", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum VolunteerPerson {
    /// Somebody whom the office knows.
    Known {
        /// Who.
        person_id: PersonId,
    },
    /// Somebody new.
    New {
        /// What is known of them.
        facts: PersonFacts,
    },
}

text_enum! {
    /// What becomes of the person's own card when their entry is withdrawn or put back.
    #[derive(Default)]
    pub enum PersonCardKeeping {
        /// It stays as it is.
        #[default]
        LeftAlone = "left_alone",
        /// It is put away with the entry, and taken out with it: it was made for it.
        AlongWithIt = "along_with_it",
    }
}

/// A person to be taken into the register.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VolunteerToRegister {
    /// Made by the client; the same key again is the same volunteer.
    pub request_key: RequestKey,
    /// Who.
    pub person: VolunteerPerson,
    /// What is known of them.
    #[serde(default)]
    pub facts: VolunteerFacts,
    /// Their first attachment.
    #[serde(default)]
    #[ts(optional)]
    pub attachment: Option<AttachmentFacts>,
}

fn sample_facts() -> VolunteerFacts {
    VolunteerFacts {
        birth_date: "15/6-1958".into(),
        confidentiality: GivenOn { on: "2/11-2026".into(), by: "Lone Holm".into() },
        ..VolunteerFacts::default()
    }
}

pub(super) fn sample_attachment() -> AttachmentFacts {
    let mut facts = AttachmentFacts::new(OrganisationId(1), CoverTrack::VolunteerEffort, "Besøgsven", "1/12-2026");
    facts.track_reason = "Bestemmer selv hvornår og hvordan.".into();
    facts.weekly_hours = "2,5".into();
    facts
}

impl Input for VolunteerToRegister {
    fn sample() -> Self {
        let person = VolunteerPerson::New { facts: PersonFacts::named("Åse Bækgaard") };
        Self {
            request_key: RequestKey::numbered(1),
            person,
            facts: sample_facts(),
            attachment: Some(sample_attachment()),
        }
    }
}

/// What is to be known of a volunteer from now on.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VolunteerToChange {
    /// Whose entry.
    pub person_id: PersonId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// All that is known of them, changed or not.
    pub facts: VolunteerFacts,
}

impl Input for VolunteerToChange {
    fn sample() -> Self {
        Self { person_id: PersonId(1), version: 1, facts: sample_facts() }
    }

    fn about(&self) -> Option<Subject> {
        Some(volunteer(self.person_id))
    }
}

impl Changing for VolunteerToChange {
    const OPERATION: &'static str = "change_volunteer";
}

/// Takes a person into the register, with their first attachment where one is given. All problems are told at once.
pub async fn register_volunteer(
    context: &RequestContext<'_>,
    input: VolunteerToRegister,
) -> Result<Changed<VolunteerCard>, InsuranceError> {
    let today = context.today();
    let mut problems: Vec<FieldProblem> = Vec::new();
    let facts = input.facts.checked("facts.", today).map_err(|found| problems.extend(found)).ok();
    let attachment = input.attachment.as_ref().map(|facts| facts.checked("attachment.", today)).transpose();
    let attachment = attachment.map_err(|found| problems.extend(found)).ok();
    let (Some(facts), Some(attachment)) = (facts, attachment) else {
        problems.extend(problems_of_person(&input.person, context));
        return Err(problems.into());
    };
    let mut tx = context.write().await?;
    let done = register(&mut tx, &input, &facts, attachment.as_ref()).await;
    finish(tx, done).await
}

/// What is wrong with somebody new, beside what is wrong with their entry.
fn problems_of_person(person: &VolunteerPerson, context: &RequestContext<'_>) -> Vec<FieldProblem> {
    match person {
        VolunteerPerson::Known { .. } => Vec::new(),
        VolunteerPerson::New { facts } => organisations::problems_of_person("person.facts.", facts, context.today()),
    }
}

async fn register(
    tx: &mut WriteTx,
    input: &VolunteerToRegister,
    facts: &CheckedVolunteer,
    attachment: Option<&CheckedAttachment>,
) -> Result<Done<VolunteerCard>, InsuranceError> {
    if let Some(there) = store::volunteer_of_request(tx, input.request_key).await? {
        return Ok(Done::as_it_was(card_of(tx, there).await?));
    }
    let mut events = Vec::new();
    let (person_id, card) = person_of(tx, input, &mut events).await?;
    let now = tx.now();
    if !store::insert_volunteer(tx, (person_id, input.request_key), now).await? {
        return Err(InsuranceError::AlreadyVolunteer { person_id });
    }
    let known = KnownVolunteer { person_id, version: 1, keeping: RegisterKeeping::Kept, facts: facts.facts().clone() };
    write_volunteer(tx, &known, (RegisterKeeping::Kept, &known.facts)).await?;
    events.push(InsuranceEvent::VolunteerRegistered.about(person_id));
    if let Some(attachment) = attachment {
        add_attachment(tx, (&known, input.request_key), ("attachment.", attachment), &mut events).await?;
    }
    let_go(tx, (person_id, Written::ByThisAct), &mut events).await?;
    let inverse = VolunteerToWithdraw { person_id, version: 1, person_card: card };
    Ok(Done::with_undo(card_of(tx, person_id).await?, events, &inverse))
}

/// Whoever is meant; somebody new gets a card, which goes with the entry where it is taken back.
async fn person_of(
    tx: &mut WriteTx,
    input: &VolunteerToRegister,
    events: &mut Vec<Event>,
) -> Result<(PersonId, PersonCardKeeping), InsuranceError> {
    match &input.person {
        VolunteerPerson::New { facts } => {
            let id = organisations::add_person(tx, input.request_key, ("person.facts.", facts), events).await?;
            Ok((id, PersonCardKeeping::AlongWithIt))
        }
        VolunteerPerson::Known { person_id } => match organisations::person_name(tx, *person_id).await? {
            Some(person) => Ok((person.id, PersonCardKeeping::LeftAlone)),
            None => {
                let mut problems = FieldProblems::default();
                problems.add("person.personId", Problem::NotFound);
                Err(problems.into_refusal().unwrap_or_default().into())
            }
        },
    }
}

/// Changes what is known of a volunteer. What was known until now stays as what was known.
pub async fn change_volunteer(
    context: &RequestContext<'_>,
    input: VolunteerToChange,
) -> Result<Changed<VolunteerCard>, InsuranceError> {
    let facts = input.facts.checked("facts.", context.today())?;
    let mut tx = context.write().await?;
    let done = change(&mut tx, &input, &facts).await;
    finish(tx, done).await
}

async fn change(
    tx: &mut WriteTx,
    input: &VolunteerToChange,
    checked: &CheckedVolunteer,
) -> Result<Done<VolunteerCard>, InsuranceError> {
    standing_volunteer(tx, input.person_id).await?;
    let before = take_volunteer(tx, input.person_id, input.version).await?;
    let facts = checked.facts();
    let fields = differing(facts, &before.facts);
    write_volunteer(tx, &before, (RegisterKeeping::Kept, facts)).await?;
    if fields.is_empty() {
        return Ok(Done::as_it_was(card_of(tx, input.person_id).await?));
    }
    let mut events = vec![InsuranceEvent::VolunteerChanged { fields }.about(input.person_id)];
    let_go(tx, (input.person_id, Written::ByThisAct), &mut events).await?;
    let now = card_of(tx, input.person_id).await?;
    let inverse = VolunteerToChange { person_id: input.person_id, version: before.version, facts: before.facts };
    Ok(Done::with_undo(now, events, &inverse))
}
