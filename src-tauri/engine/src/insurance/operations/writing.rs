//! What the acts have in common: an attachment is changed by writing its facts anew as another version, and the way back is
//! to write them as they were.

use super::Done;
use super::attaching::AttachmentToChange;
use super::card::{Places, VolunteerCard, card_of};
use super::passing_on::{Written, let_go};
use crate::access::{Event, WriteTx};
use crate::database::Tx;
use crate::insurance::attachment::CheckedAttachment;
use crate::insurance::knowledge::end_of_time;
use crate::insurance::store::{self, KnownAttachment, KnownVolunteer};
use crate::insurance::{AttachmentFacts, InsuranceError, InsuranceEvent, RegisterKeeping, Scheme, VolunteerFacts};
use crate::organisations::{self, OrganisationKind, differing, kept_date};
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::{AttachmentId, PersonId, RequestKey};

/// A volunteer who stands.
pub(super) async fn standing_volunteer(tx: &mut WriteTx, id: PersonId) -> Result<KnownVolunteer, InsuranceError> {
    let found = store::find_volunteer(tx, id, end_of_time()).await?.ok_or(InsuranceError::VolunteerNotFound)?;
    match found.keeping {
        RegisterKeeping::Kept => Ok(found),
        RegisterKeeping::Withdrawn => Err(InsuranceError::VolunteerWithdrawn),
    }
}

/// Takes the next version of a volunteer for a change that saw `version`; gives them as they were.
pub(super) async fn take_volunteer(
    tx: &mut WriteTx,
    id: PersonId,
    version: i64,
) -> Result<KnownVolunteer, InsuranceError> {
    let taken = store::take_volunteer(tx, id, version).await?;
    let found = store::find_volunteer(tx, id, end_of_time()).await?.ok_or(InsuranceError::VolunteerNotFound)?;
    if taken {
        return Ok(found);
    }
    Err(InsuranceError::StaleVolunteer { current: Box::new(card_of(tx, id).await?) })
}

/// Takes the next version of an attachment for a change that saw `version`; gives it as it was, and its volunteer.
pub(super) async fn take_attachment(
    tx: &mut WriteTx,
    id: AttachmentId,
    version: i64,
) -> Result<(KnownVolunteer, KnownAttachment), InsuranceError> {
    let taken = store::take_attachment(tx, id, version).await?;
    let found = store::find_attachment(tx, id).await?.ok_or(InsuranceError::AttachmentNotFound)?;
    let volunteer = standing_volunteer(tx, found.person_id).await?;
    if taken {
        return Ok((volunteer, found));
    }
    Err(InsuranceError::StaleAttachment { current: Box::new(card_of(tx, found.person_id).await?) })
}

/// The same for an attachment that stands.
pub(super) async fn take_standing(
    tx: &mut WriteTx,
    id: AttachmentId,
    version: i64,
) -> Result<(KnownVolunteer, KnownAttachment), InsuranceError> {
    let (volunteer, found) = take_attachment(tx, id, version).await?;
    match found.keeping {
        RegisterKeeping::Kept => Ok((volunteer, found)),
        RegisterKeeping::Withdrawn => Err(InsuranceError::AttachmentNotFound),
    }
}

/// Writes a volunteer's next version.
pub(super) async fn write_volunteer(
    tx: &mut WriteTx,
    before: &KnownVolunteer,
    (keeping, facts): (RegisterKeeping, &VolunteerFacts),
) -> Result<(), InsuranceError> {
    let by = (tx.user_id(), tx.now());
    let next = KnownVolunteer { person_id: before.person_id, version: before.version, keeping, facts: facts.clone() };
    Ok(store::write_volunteer(tx, &next, by).await?)
}

/// Writes an attachment's next version, and the pieces it is found by.
pub(super) async fn write_attachment(
    tx: &mut WriteTx,
    before: &KnownAttachment,
    (keeping, facts): (RegisterKeeping, &AttachmentFacts),
) -> Result<(), InsuranceError> {
    let (by, now) = (tx.user_id(), tx.now());
    let next = KnownAttachment { keeping, facts: facts.clone(), ..before.clone() };
    store::write_attachment(tx, &next, (by, now)).await?;
    Ok(store::lay_pieces(tx, &next, RegisterKeeping::Kept, now).await?)
}

/// Adds an attachment.
pub(super) async fn add_attachment(
    tx: &mut WriteTx,
    (volunteer, key): (&KnownVolunteer, RequestKey),
    (path, checked): (&str, &CheckedAttachment),
    events: &mut Vec<Event>,
) -> Result<AttachmentId, InsuranceError> {
    let facts = checked.facts();
    refuse_unknown(tx, (path, facts), None).await?;
    refuse_too_young(tx, &volunteer.facts, facts).await?;
    lay_attachment(tx, (volunteer.person_id, key), facts, events).await
}

/// Writes a new attachment that has been judged.
pub(super) async fn lay_attachment(
    tx: &mut WriteTx,
    (person_id, key): (PersonId, RequestKey),
    facts: &AttachmentFacts,
    events: &mut Vec<Event>,
) -> Result<AttachmentId, InsuranceError> {
    let id = lay_bare(tx, (person_id, key), None, facts).await?;
    let event = InsuranceEvent::VolunteerAttached {
        attachment_id: id,
        organisation_id: facts.workplace_id,
        track: facts.track,
        starts_on: kept_date(&facts.starts_on).unwrap_or_default(),
    };
    events.push(event.about(person_id));
    Ok(id)
}

/// Writes a new attachment, and the pieces it is found by; nothing is told of it. `continues` is the one it goes on from.
pub(super) async fn lay_bare(
    tx: &mut WriteTx,
    (person_id, key): (PersonId, RequestKey),
    continues: Option<AttachmentId>,
    facts: &AttachmentFacts,
) -> Result<AttachmentId, InsuranceError> {
    let (by, now) = (tx.user_id(), tx.now());
    let id = store::insert_attachment(tx, (person_id, key), continues, now).await?;
    let known = KnownAttachment { id, person_id, version: 1, keeping: RegisterKeeping::Kept, facts: facts.clone() };
    store::write_attachment(tx, &known, (by, now)).await?;
    store::lay_pieces(tx, &known, RegisterKeeping::Kept, now).await?;
    Ok(id)
}

/// Writes changed facts of an attachment that stands; the way back writes them as they were.
pub(super) async fn change_to(
    tx: &mut WriteTx,
    (volunteer, before): (KnownVolunteer, KnownAttachment),
    (path, checked): (&str, &CheckedAttachment),
) -> Result<Done<VolunteerCard>, InsuranceError> {
    let facts = checked.facts();
    let fields = differing(facts, &before.facts);
    refuse_unknown(tx, (path, facts), Some(&before.facts)).await?;
    if facts.starts_on != before.facts.starts_on || facts.track != before.facts.track {
        refuse_too_young(tx, &volunteer.facts, facts).await?;
    }
    write_attachment(tx, &before, (RegisterKeeping::Kept, facts)).await?;
    if fields.is_empty() {
        return Ok(Done::as_it_was(card_of(tx, before.person_id).await?));
    }
    let mut events = vec![event_of(before.id, facts, fields).about(before.person_id)];
    let_go(tx, (before.person_id, Written::Before), &mut events).await?;
    let now = card_of(tx, before.person_id).await?;
    let inverse = AttachmentToChange::whole(before.id, before.version, before.facts);
    Ok(Done::with_undo(now, events, &inverse))
}

/// What was done, in the most telling word.
pub(super) fn event_of(attachment_id: AttachmentId, facts: &AttachmentFacts, fields: Vec<String>) -> InsuranceEvent {
    let organisation_id = facts.workplace_id;
    let only = |names: &[&str]| fields.iter().all(|field| names.contains(&field.as_str()));
    if only(&["approvedBy", "approvedOn"]) {
        return match kept_date(&facts.approved_on) {
            Some(on) => InsuranceEvent::AttachmentApproved { attachment_id, organisation_id, on },
            None => InsuranceEvent::ApprovalTakenBack { attachment_id, organisation_id },
        };
    }
    if only(&["pauses"]) {
        return InsuranceEvent::PausesChanged { attachment_id, organisation_id };
    }
    if only(&["endsOn"]) {
        return InsuranceEvent::AttachmentEnded { attachment_id, organisation_id, on: kept_date(&facts.ends_on) };
    }
    InsuranceEvent::AttachmentChanged { attachment_id, organisation_id, fields }
}

/// What is pointed to must be there, and in use where it was not pointed to before.
pub(super) async fn refuse_unknown(
    tx: &mut WriteTx,
    (path, facts): (&str, &AttachmentFacts),
    before: Option<&AttachmentFacts>,
) -> Result<(), InsuranceError> {
    let scheme = store::known_scheme(tx, end_of_time()).await?;
    let mut problems = FieldProblems::default();
    note_unknown(tx, (path, facts), before, (&mut Places::default(), &scheme), &mut problems).await?;
    crate::insurance::error::refuse(problems)
}

/// Notes what is pointed to and is not there, or not in use where it was not pointed to before. Places that were asked
/// about are not asked about again.
pub(super) async fn note_unknown(
    tx: &mut Tx,
    (path, facts): (&str, &AttachmentFacts),
    before: Option<&AttachmentFacts>,
    (places, scheme): (&mut Places, &Scheme),
    problems: &mut FieldProblems,
) -> Result<(), InsuranceError> {
    let workplace = [(
        Some(facts.workplace_id),
        before.map(|before| before.workplace_id),
        OrganisationKind::Workplace,
        "workplaceId",
    )];
    let association = [(
        facts.association_id,
        before.and_then(|before| before.association_id),
        OrganisationKind::Association,
        "associationId",
    )];
    for (id, had, kind, field) in workplace.into_iter().chain(association) {
        let Some(id) = id else { continue };
        let problem = match places.at(tx, id).await? {
            Some(place) if place.kind != kind => Some(Problem::NotFound),
            Some(place) if place.archived_at.is_some() && had != Some(id) => Some(Problem::Archived),
            Some(_) => None,
            None => Some(Problem::NotFound),
        };
        if let Some(problem) = problem {
            problems.add(format!("{path}{field}"), problem);
        }
    }
    if let Some(id) = facts.contact_person_id
        && organisations::person_name(tx, id).await?.is_none()
    {
        problems.add(format!("{path}contactPersonId"), Problem::NotFound);
    }
    if facts.effort_type_id.is_some_and(|id| scheme.effort_type(id).is_none()) {
        problems.add(format!("{path}effortTypeId"), Problem::NotFound);
    }
    Ok(())
}

/// The office's rule says from which age on somebody is attached to the municipality.
pub(super) async fn refuse_too_young(
    tx: &mut WriteTx,
    volunteer: &VolunteerFacts,
    facts: &AttachmentFacts,
) -> Result<(), InsuranceError> {
    let (rules, _) = store::rules(tx).await?;
    match rules.too_young(volunteer.born_on(), facts) {
        Some(old_enough_on) => Err(InsuranceError::TooYoung { least_age: rules.least_age, old_enough_on }),
        None => Ok(()),
    }
}
