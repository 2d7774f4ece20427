//! Changing what is written about a booking; never its time or rooms.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::admission::{Hindrance, capacity};
use super::super::booking::{BookingKind, NOTE_LENGTH, TITLE_LENGTH};
use super::super::lent_to::LentTo;
use super::super::rules::{Lent, RuleWish, anew, overruled_event, set_terms};
use super::super::store::{self, BookingTexts, StoredBooking};
use super::super::{AgreedTerms, Booking, BookingAct, BookingError, BookingEvent};
use super::admit::{Asked, houses, wish_of};
use super::way_out::with_way_out;
use super::{
    about, check_attendees, check_text, counted, find_again, give_up, lendable, presented, ready, refuse_not_lent,
    refuse_unknown_contact, refused, said, stale,
};
use crate::access::{Changed, Changing, RequestContext, WriteTx};
use crate::gate::Input;
use crate::organisations::BorrowerCategory;
use crate::premises::{Layout, Scope, changed_fields};
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::{BookingId, OrganisationId, PersonId};

/// What is written about a booking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangeBooking {
    /// The booking.
    pub id: BookingId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// Who borrows; `null` is the house itself.
    pub organisation_id: Option<OrganisationId>,
    /// As what it is lent to them; `null` is as what they are.
    pub lent_as: Option<BorrowerCategory>,
    /// Whom to talk to about it.
    pub contact_person_id: Option<PersonId>,
    /// What it is called; empty, the borrower's name.
    pub title: String,
    /// What it is for.
    pub kind: BookingKind,
    /// How many are expected.
    #[ts(type = "number | null")]
    pub attendees: Option<i64>,
    /// How the room is to be set up.
    pub layout: Option<Layout>,
    /// Whatever else the house has to know.
    pub note: String,
    /// Why it is done all the same, where rules of the office are broken that were not before.
    #[serde(default)]
    #[ts(optional)]
    pub overrule: Option<String>,
    /// Given by the way back alone: it takes up again what was agreed before, whatever the rules say by now.
    #[serde(default)]
    #[ts(optional)]
    pub as_agreed: Option<AgreedTerms>,
}

impl Input for ChangeBooking {
    fn sample() -> Self {
        Self {
            id: BookingId(1),
            version: 1,
            organisation_id: Some(OrganisationId(1)),
            lent_as: Some(BorrowerCategory::OtherAssociation),
            contact_person_id: None,
            title: "Korprøve".into(),
            kind: BookingKind::Association,
            attendees: Some(24),
            layout: Some(Layout::Theatre),
            note: "Flyglet skal stå ved vinduet".into(),
            overrule: None,
            as_agreed: None,
        }
    }
}

impl Changing for ChangeBooking {
    const OPERATION: &'static str = "change_booking";
}

impl ChangeBooking {
    fn of(stored: &StoredBooking) -> Self {
        let booking = &stored.booking;
        Self {
            id: booking.id,
            version: booking.version,
            organisation_id: stored.organisation_id,
            lent_as: booking.lent_as,
            contact_person_id: booking.contact_person_id,
            title: booking.title.clone(),
            kind: booking.kind,
            attendees: booking.attendees,
            layout: booking.layout,
            note: booking.note.clone(),
            overrule: None,
            as_agreed: None,
        }
    }

    fn lent_to(&self) -> LentTo {
        LentTo::new(self.organisation_id, self.lent_as)
    }
}

/// Changes what is written about a booking.
pub async fn change_booking(
    context: &RequestContext<'_>,
    input: ChangeBooking,
) -> Result<Changed<Booking>, BookingError> {
    let mut problems = FieldProblems::default();
    check_text(context, &mut problems, "title", &input.title, TITLE_LENGTH);
    check_text(context, &mut problems, "note", &input.note, NOTE_LENGTH);
    check_text(context, &mut problems, "overrule", input.overrule.as_deref().unwrap_or_default(), NOTE_LENGTH);
    check_attendees(&mut problems, input.attendees);
    refused(problems)?;
    let (mut tx, stored, _) = ready(context, input.id, input.version, BookingAct::Change).await?;
    let before = ChangeBooking::of(&stored);
    let texts = match checked(context, &mut tx, &stored, &input).await {
        Ok(texts) => texts,
        Err(Refusal::Plain(refusal)) => return give_up(tx, refusal).await,
        Err(Refusal::TooMany(asked, hindrance)) => {
            tx.rollback().await?;
            return Err(with_way_out(context, &asked, hindrance).await?);
        }
    };
    let terms = match terms(context, &mut tx, &stored, &texts).await {
        Ok(terms) => terms,
        Err(refusal) => return give_up(tx, refusal).await,
    };
    let stored_texts = BookingTexts {
        lent_to: texts.lent_to(),
        contact_person_id: texts.contact_person_id,
        title: &texts.title,
        kind: texts.kind,
        attendees: texts.attendees,
        layout: texts.layout,
        note: texts.note.trim(),
    };
    if !store::set_texts(&mut tx, input.id, input.version, &stored_texts).await? {
        return stale(tx, input.id).await;
    }
    set_terms(&mut tx, input.id, terms.fee.as_ref(), terms.overruled.as_ref()).await?;
    let now = find_again(&mut tx, input.id).await?;
    let written = ChangeBooking { overrule: None, as_agreed: None, ..texts };
    let event = BookingEvent::BookingChanged { fields: changed_fields(&before, &written) };
    let anew = anew(&stored.booking, &now).map(|overruled| overruled_event(overruled, Vec::new()));
    tx.commit([event].into_iter().chain(anew).map(|event| about(input.id, &event)).collect()).await?;
    let as_agreed = Some(AgreedTerms::of(&stored.booking));
    Ok(Changed::with_undo(now.clone(), &ChangeBooking { version: now.version, as_agreed, ..before }))
}

/// What holds of it from now on. Another borrower, or the same as something else, pays by the tariff as it is now; the same
/// by the one agreed.
async fn terms(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    stored: &StoredBooking,
    texts: &ChangeBooking,
) -> Result<AgreedTerms, BookingError> {
    if let Some(agreed) = &texts.as_agreed {
        return Ok(agreed.clone());
    }
    let booking = &stored.booking;
    let is_same = texts.lent_to() == stored.lent_to();
    if is_same && texts.attendees == booking.attendees {
        return Ok(AgreedTerms::of(booking));
    }
    let lent = Lent::of(tx, texts.lent_to()).await?;
    let before = RuleWish::of_booking(booking);
    let after = RuleWish { attendees: texts.attendees, lent_as: texts.lent_as, ..before.clone() };
    let overruled = lent.answered_anew(context, tx, stored, &[before, after], (texts.overrule.as_deref(), &[])).await?;
    let fee = if is_same { booking.fee } else { lent.fee(stored.booked.minutes()) };
    Ok(AgreedTerms { fee, overruled })
}

enum Refusal {
    Plain(BookingError),
    TooMany(Box<Asked>, Hindrance),
}

impl<E: Into<BookingError>> From<E> for Refusal {
    fn from(error: E) -> Self {
        Self::Plain(error.into())
    }
}

/// The input with its title filled in. A borrower that stays is not judged anew: a text edit has no other effect, and what
/// it borrows as is judged only for itself.
async fn checked(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    stored: &StoredBooking,
    input: &ChangeBooking,
) -> Result<ChangeBooking, Refusal> {
    let mut texts = input.clone();
    let lent_to = input.lent_to();
    texts.lent_as = lent_to.lent_as;
    let borrower = if input.organisation_id != stored.organisation_id {
        lendable(tx, context, lent_to).await?
    } else {
        if lent_to != stored.lent_to()
            && let Some(counted) = counted(tx, lent_to).await?
        {
            refuse_not_lent(tx, &counted).await?;
        }
        None
    };
    if let Some(borrower) = &borrower {
        texts.organisation_id = Some(borrower.id);
    }
    if input.contact_person_id != stored.booking.contact_person_id {
        refuse_unknown_contact(tx, input.contact_person_id).await?;
    }
    if said(Some(&input.title)).is_none() {
        let known = presented(tx, stored.clone()).await?.borrower.map(|borrower| borrower.name);
        let name = borrower.map(|borrower| borrower.name).or(known.filter(|_| input.organisation_id.is_some()));
        texts.title = name.ok_or_else(|| super::one_problem("title", Problem::Missing))?;
    }
    texts.title = texts.title.trim().to_owned();
    if input.attendees != stored.booking.attendees {
        refuse_too_many(tx, stored, input).await?;
    }
    Ok(texts)
}

async fn refuse_too_many(tx: &mut WriteTx, stored: &StoredBooking, input: &ChangeBooking) -> Result<(), Refusal> {
    let Some(attendees) = input.attendees else { return Ok(()) };
    let booking = &stored.booking;
    let plainly = Asked::plainly(booking.rooms.clone(), booking.starts, booking.ends)?;
    let asked = Asked { attendees: input.attendees, layout: input.layout, except: Some(booking.id), ..plainly };
    let houses = houses(tx, &Scope::OfRooms(asked.rooms.clone()), asked.booked).await?;
    let wish = wish_of(&houses, &asked)?;
    let maximum = capacity(&houses, &wish.rooms);
    let largest = wish.rooms.iter().max_by_key(|room| room.details.maximum_persons).map(|room| room.id);
    match largest {
        Some(room_id) if attendees > maximum => {
            Err(Refusal::TooMany(Box::new(asked), Hindrance::TooManyPeople { room_id, maximum, attendees }))
        }
        _ => Ok(()),
    }
}
