//! The office's verbs around bookings. Every path that gives a booking rooms and a time passes the gate in `admit`.

pub(in crate::bookings) mod admit;
mod answer;
mod attendance;
pub(in crate::bookings) mod book;
mod buffers;
mod by_words;
mod calendar;
pub(in crate::bookings) mod cancel;
mod change;
mod closed_over;
mod forgetting;
mod free;
mod hold;
mod last_time;
mod look;
mod mend;
mod move_booking;
pub(in crate::bookings) mod moved;
mod reserve;
mod swap;
mod waiting;
pub(in crate::bookings) mod way_out;

pub use answer::*;
pub use attendance::*;
pub use book::*;
pub use buffers::*;
pub use by_words::*;
pub use calendar::*;
pub use cancel::*;
pub use change::*;
pub use closed_over::*;
pub(crate) use forgetting::forget_old_contacts;
pub use free::*;
pub use hold::*;
pub use last_time::*;
pub use look::*;
pub use move_booking::*;
pub use moved::list_moved;
pub use reserve::*;
pub use swap::*;
pub use waiting::*;

use self::admit::{Admitted, Stop};
use super::booking::NOTE_LENGTH;
use super::error::BookingError;
use super::lent_to::LentTo;
use super::rules::rules;
use super::states::{NotNow, after};
use super::store::{self, StoredBooking};
use super::{Booking, BookingAct, BookingBorrower, BookingBuffers, BookingEvent, BookingState};
use crate::access::{Event, RequestContext, Subject, SubjectKind, WriteTx};
use crate::database::{DatabaseError, Tx};
use crate::organisations::{self, Borrower};
use crate::premises::Buffers;
use crate::shared::cpr::looks_like_cpr;
use crate::shared::field::{FieldProblem, FieldProblems, Problem};
use crate::shared::ids::{BookingId, OrganisationId, PersonId};
use crate::shared::instant::Instant;

/// A booking with the name of whoever borrows.
pub(in crate::bookings) async fn presented(tx: &mut Tx, stored: StoredBooking) -> Result<Booking, DatabaseError> {
    Ok(all_presented(tx, vec![stored]).await?.remove(0))
}

/// Bookings with the names of whoever borrows.
pub(in crate::bookings) async fn all_presented(
    tx: &mut Tx,
    stored: Vec<StoredBooking>,
) -> Result<Vec<Booking>, DatabaseError> {
    let names = BorrowerNames::of(tx, stored.iter().filter_map(|there| there.organisation_id)).await?;
    let named = |there: StoredBooking| Booking { borrower: names.borrower(there.organisation_id), ..there.booking };
    Ok(stored.into_iter().map(named).collect())
}

/// The names of borrowers by the id a booking carries; one that was merged into another goes by the other's name.
pub(in crate::bookings) struct BorrowerNames {
    names: std::collections::HashMap<OrganisationId, BookingBorrower>,
}

impl BorrowerNames {
    pub(in crate::bookings) async fn of(
        tx: &mut Tx,
        ids: impl Iterator<Item = OrganisationId>,
    ) -> Result<Self, DatabaseError> {
        let ids: Vec<OrganisationId> = ids.collect();
        let names = if ids.is_empty() { Vec::new() } else { organisations::names(tx, &ids).await? };
        let borrower = |names: organisations::OrganisationNames| {
            let short_name = names.label().to_owned();
            (names.asked, BookingBorrower { id: names.id, name: names.name, short_name })
        };
        Ok(Self { names: names.into_iter().map(borrower).collect() })
    }

    pub(in crate::bookings) fn borrower(&self, id: Option<OrganisationId>) -> Option<BookingBorrower> {
        self.names.get(&id?).cloned()
    }
}

/// Whoever borrows, as it counts for what is lent; `None` for the house itself and for one that is not there.
pub(in crate::bookings) async fn counted(tx: &mut Tx, lent_to: LentTo) -> Result<Option<Borrower>, DatabaseError> {
    let Some(id) = lent_to.organisation_id else { return Ok(None) };
    Ok(organisations::borrower(tx, id).await?.map(|borrower| lent_to.counted(borrower)))
}

/// Whoever borrows, if the office may lend to them today as what they borrow. An association approved under
/// folkeoplysningsloven without a declaration, one in the archive, and private or commercial borrowers get no room.
pub(in crate::bookings) async fn lendable(
    tx: &mut Tx,
    context: &RequestContext<'_>,
    lent_to: LentTo,
) -> Result<Option<Borrower>, BookingError> {
    if lent_to.organisation_id.is_none() {
        return Ok(None);
    }
    let Some(borrower) = counted(tx, lent_to).await? else {
        return Err(one_problem("organisationId", Problem::NotFound));
    };
    let (organisation_id, name) = (borrower.id, borrower.name.clone());
    if borrower.archived_at.is_some() {
        return Err(BookingError::BorrowerArchived { organisation_id, name });
    }
    refuse_not_lent(tx, &borrower).await?;
    if let Err(missing) = borrower.may_borrow_on(context.today()) {
        return Err(BookingError::DeclarationMissing { organisation_id, name, valid_until: missing.valid_until });
    }
    Ok(Some(borrower))
}

/// Refuses to lend as what the office lends to nobody.
pub(in crate::bookings) async fn refuse_not_lent(tx: &mut Tx, borrower: &Borrower) -> Result<(), BookingError> {
    let Borrower { id: organisation_id, category, .. } = *borrower;
    match rules(tx).await?.0.lends_to(category) {
        true => Ok(()),
        false => Err(BookingError::BorrowerNotAllowed { organisation_id, name: borrower.name.clone(), category }),
    }
}

/// Refuses a contact whom the office does not know.
pub(in crate::bookings) async fn refuse_unknown_contact(tx: &mut Tx, id: Option<PersonId>) -> Result<(), BookingError> {
    let Some(id) = id else { return Ok(()) };
    match organisations::person_name(tx, id).await? {
        Some(person) if person.archived_at.is_some() => Err(one_problem("contactPersonId", Problem::Archived)),
        Some(_) => Ok(()),
        None => Err(one_problem("contactPersonId", Problem::NotFound)),
    }
}

pub(in crate::bookings) fn one_problem(field: &str, problem: Problem) -> BookingError {
    BookingError::FieldsRefused { problems: vec![FieldProblem { field: field.to_owned(), problem }] }
}

/// Free texts: short enough, and without a CPR number.
pub(in crate::bookings) fn check_text(
    context: &RequestContext<'_>,
    problems: &mut FieldProblems,
    field: &str,
    text: &str,
    most: u32,
) {
    if text.trim().chars().count() > most as usize {
        problems.add(field, Problem::TooLong { most });
    } else if looks_like_cpr(text, context.today()) {
        problems.add(field, Problem::LooksLikeCpr);
    }
}

pub(in crate::bookings) fn check_attendees(problems: &mut FieldProblems, attendees: Option<i64>) {
    const MOST: i64 = 100_000;
    if attendees.is_some_and(|attendees| !(1..=MOST).contains(&attendees)) {
        problems.add("attendees", Problem::OutOfRange { least: 1, most: MOST });
    }
}

fn check_buffers(context: &RequestContext<'_>, problems: &mut FieldProblems, buffers: Option<&BookingBuffers>) {
    let Some(buffers) = buffers else { return };
    check_minutes(problems, Some(buffers.minutes()));
    if buffers.reason.trim().is_empty() {
        problems.add("buffers.reason", Problem::Missing);
    }
    check_text(context, problems, "buffers.reason", &buffers.reason, NOTE_LENGTH);
}

/// As long as a buffer may be.
fn check_minutes(problems: &mut FieldProblems, buffers: Option<Buffers>) {
    let Some(Buffers { before, after }) = buffers else { return };
    for (field, minutes) in [("buffers.before", before), ("buffers.after", after)] {
        if !(0..=Buffers::MOST).contains(&minutes) {
            problems.add(field, Problem::OutOfRange { least: 0, most: Buffers::MOST });
        }
    }
}

pub(in crate::bookings) fn refused(problems: FieldProblems) -> Result<(), BookingError> {
    problems.into_refusal().map_or(Ok(()), |problems| Err(BookingError::FieldsRefused { problems }))
}

/// Text that says something; blanks alone say nothing.
pub(in crate::bookings) fn said(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

pub(in crate::bookings) fn about(id: BookingId, event: &BookingEvent) -> Event {
    Event::new(Subject::of(SubjectKind::Booking, id.0), event)
}

/// Takes everything back and says no.
pub(in crate::bookings) async fn give_up<T>(tx: WriteTx, refusal: BookingError) -> Result<T, BookingError> {
    tx.rollback().await?;
    Err(refusal)
}

/// A booking that was there when it was asked for.
async fn find_again(tx: &mut Tx, id: BookingId) -> Result<Booking, BookingError> {
    let stored = store::find(tx, id).await?;
    let stored = stored.ok_or_else(|| DatabaseError::inconsistent("bookings: a row just written is not there"))?;
    Ok(presented(tx, stored).await?)
}

/// The booking as it was seen, in a transaction that may change it.
async fn seen(
    context: &RequestContext<'_>,
    id: BookingId,
    version: i64,
) -> Result<(WriteTx, StoredBooking), BookingError> {
    let mut tx = context.write().await?;
    let Some(stored) = store::find(&mut tx, id).await? else {
        return give_up(tx, BookingError::BookingNotFound).await;
    };
    if stored.booking.version != version {
        return stale(tx, id).await;
    }
    Ok((tx, stored))
}

/// The booking as it was seen, to which this may be done as it stands, and how it will be stored afterwards.
async fn ready(
    context: &RequestContext<'_>,
    id: BookingId,
    version: i64,
    act: BookingAct,
) -> Result<(WriteTx, StoredBooking, BookingState), BookingError> {
    let (tx, stored) = seen(context, id, version).await?;
    match after(stored.standing(context.now()), act) {
        Ok(state) => Ok((tx, stored, state)),
        Err(why) => not_now(tx, stored, act, why).await,
    }
}

/// Takes everything back and says how the booking stands, and that this cannot be done to it.
pub(in crate::bookings) async fn not_now<T>(
    mut tx: WriteTx,
    stored: StoredBooking,
    act: BookingAct,
    why: NotNow,
) -> Result<T, BookingError> {
    let current = Box::new(presented(&mut tx, stored).await?);
    let refusal = match why {
        NotNow::Cancelled => BookingError::BookingIsCancelled { current },
        // Nothing to take up: whoever asks looks at an older state.
        NotNow::NotCancelled => BookingError::StaleBooking { current },
        NotNow::NotSo => BookingError::NotAsItStands { act, current },
        NotNow::NotBegun => BookingError::NotBegun { act, current },
    };
    give_up(tx, refusal).await
}

/// Gives a booking another state, with what it occupies in it. Whether the version was the one seen.
async fn stand_anew(
    tx: &mut WriteTx,
    stored: &StoredBooking,
    (state, option_until): (BookingState, Option<Instant>),
    admitted: &Admitted,
) -> Result<bool, Stop> {
    let Booking { id, version, .. } = stored.booking;
    if !store::stand(tx, id, version, state, option_until).await? {
        return Ok(false);
    }
    store::delete_occupancy(tx, id).await?;
    if state.at(tx.now(), option_until, stored.booked.until).occupies() {
        book::occupy(tx, id, admitted).await?;
    }
    Ok(true)
}

/// Gives a booking another state through the one gate, if it occupies its rooms in it.
async fn admitted_anew(
    context: &RequestContext<'_>,
    tx: WriteTx,
    stored: &StoredBooking,
    to: (BookingState, Option<Instant>),
) -> Result<WriteTx, BookingError> {
    let asked = match cancel::asked_again(stored) {
        Ok(asked) => asked,
        Err(refusal) => return give_up(tx, refusal).await,
    };
    Ok(admitted_as(context, tx, stored, to, &asked).await?.0)
}

/// The same, asked for as this.
async fn admitted_as(
    context: &RequestContext<'_>,
    mut tx: WriteTx,
    stored: &StoredBooking,
    to: (BookingState, Option<Instant>),
    asked: &admit::Asked,
) -> Result<(WriteTx, Admitted), BookingError> {
    let (state, option_until) = to;
    let state_now = state.at(context.now(), option_until, stored.booked.until);
    let admitted = match admit::admit_as(&mut tx, asked, state_now).await {
        Ok(admitted) => admitted,
        Err(stop) => return way_out::give_way(context, tx, asked, stop).await,
    };
    match stand_anew(&mut tx, stored, to, &admitted).await {
        Ok(true) => Ok((tx, admitted)),
        Ok(false) => stale(tx, stored.booking.id).await,
        Err(stop) => way_out::give_way(context, tx, asked, stop).await,
    }
}

async fn stale<T>(mut tx: WriteTx, id: BookingId) -> Result<T, BookingError> {
    let current = Box::new(find_again(&mut tx, id).await?);
    give_up(tx, BookingError::StaleBooking { current }).await
}
