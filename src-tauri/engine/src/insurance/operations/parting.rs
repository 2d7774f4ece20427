//! A change that holds from a day on: the attachment ends the day before, and another goes on from it; and the way back.

use chrono::NaiveDate;

use super::Done;
use super::attaching::AttachmentToChange;
use super::card::{VolunteerCard, card_of};
use super::passing_on::{Written, let_go};
use super::roll_call_carrying::SeenAttachment;
use super::writing::{event_of, lay_bare, refuse_too_young, refuse_unknown, take_standing, write_attachment};
use crate::access::{Event, WriteTx};
use crate::insurance::parting::Parted;
use crate::insurance::store::{KnownAttachment, KnownVolunteer};
use crate::insurance::{AttachmentFacts, InsuranceError, InsuranceEvent, RegisterKeeping};
use crate::organisations::differing;
use crate::shared::date_entry::parse_date;
use crate::shared::field::{FieldProblem, Problem};
use crate::shared::ids::RequestKey;
use crate::shared::wall_clock::date_of;

/// The day that was typed; none where nothing was.
pub(super) fn holds_from(typed: Option<&str>, today: NaiveDate) -> Result<Option<NaiveDate>, Vec<FieldProblem>> {
    let typed = typed.map(str::trim).filter(|typed| !typed.is_empty());
    let read = typed.map(|typed| parse_date(typed, today)).transpose();
    read.map_err(|problem| vec![FieldProblem { field: "holdsFrom".into(), problem: Problem::from(problem) }])
}

/// Lets an attachment go on in another way from a day.
pub(super) async fn change_from(
    tx: &mut WriteTx,
    (volunteer, before): (KnownVolunteer, KnownAttachment),
    parted: &Parted,
    key: RequestKey,
) -> Result<Done<VolunteerCard>, InsuranceError> {
    let mut events = Vec::new();
    let later = lay_parted(tx, (&volunteer, &before), parted, key, &mut events).await?;
    let_go(tx, (before.person_id, Written::Before), &mut events).await?;
    let now = card_of(tx, before.person_id).await?;
    let inverse = AttachmentToChange {
        takes_back: Some(later),
        ..AttachmentToChange::whole(before.id, before.version, before.facts)
    };
    Ok(Done::with_undo(now, events, &inverse))
}

/// Takes back what went on from an attachment, which stands as it did.
pub(super) async fn change_back(
    tx: &mut WriteTx,
    before: KnownAttachment,
    facts: &AttachmentFacts,
    later: SeenAttachment,
) -> Result<Done<VolunteerCard>, InsuranceError> {
    let mut events = Vec::new();
    let went_on = join(tx, (&before, facts), later, &mut events).await?;
    let_go(tx, (before.person_id, Written::Before), &mut events).await?;
    let now = card_of(tx, before.person_id).await?;
    let inverse = AttachmentToChange {
        holds_from: Some(went_on.starts_on.clone()),
        ..AttachmentToChange::whole(before.id, before.version, went_on)
    };
    Ok(Done::with_undo(now, events, &inverse))
}

/// Writes an attachment that was taken as it was until a day, and another as it goes on; that one as it is seen then.
pub(super) async fn lay_parted(
    tx: &mut WriteTx,
    (volunteer, before): (&KnownVolunteer, &KnownAttachment),
    parted: &Parted,
    key: RequestKey,
    events: &mut Vec<Event>,
) -> Result<SeenAttachment, InsuranceError> {
    let checked = parted.later.checked("facts.", date_of(tx.now()))?;
    let later = checked.facts();
    refuse_unknown(tx, ("facts.", later), Some(&before.facts)).await?;
    if later.track != before.facts.track {
        refuse_too_young(tx, &volunteer.facts, later).await?;
    }
    write_attachment(tx, before, (RegisterKeeping::Kept, &parted.earlier)).await?;
    let attachment_id = lay_bare(tx, (before.person_id, key), Some(before.id), later).await?;
    let event = InsuranceEvent::AttachmentChangedFrom {
        attachment_id: before.id,
        organisation_id: before.facts.workplace_id,
        from: parted.from,
        fields: parted.fields.clone(),
    };
    events.push(event.about(before.person_id));
    Ok(SeenAttachment { attachment_id, version: 1 })
}

/// Withdraws what went on from an attachment that was taken, and writes that one as it is to stand again; what went on.
pub(super) async fn join(
    tx: &mut WriteTx,
    (before, facts): (&KnownAttachment, &AttachmentFacts),
    later: SeenAttachment,
    events: &mut Vec<Event>,
) -> Result<AttachmentFacts, InsuranceError> {
    let (_, went_on) = take_standing(tx, later.attachment_id, later.version).await?;
    if went_on.person_id != before.person_id {
        return Err(InsuranceError::AttachmentNotFound);
    }
    write_attachment(tx, &went_on, (RegisterKeeping::Withdrawn, &went_on.facts)).await?;
    write_attachment(tx, before, (RegisterKeeping::Kept, facts)).await?;
    let withdrawn =
        InsuranceEvent::AttachmentWithdrawn { attachment_id: went_on.id, organisation_id: went_on.facts.workplace_id };
    events.push(withdrawn.about(before.person_id));
    let fields = differing(facts, &before.facts);
    if !fields.is_empty() {
        events.push(event_of(before.id, facts, fields).about(before.person_id));
    }
    Ok(went_on.facts)
}
