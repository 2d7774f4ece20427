//! Everything that a letter says, read in one go.

use chrono::NaiveDate;

use super::super::letter::{Dated, Letter, LetterKind, LetterSubject, Recipient};
use super::super::store;
use super::super::told::Told;
use crate::access::{self, RequestContext};
use crate::bookings::closing::moved_by;
use crate::bookings::operations::all_presented;
use crate::bookings::{
    Booking, BookingError, CallParty, CancelledBy, LeftOutReason, OpenSeries, SeriesField, open_series,
    store as bookings,
};
use crate::database::{DatabaseError, Tx};
use crate::organisations::{self, Party, PartyContact};
use crate::premises::{self, Scope};
use crate::shared::format::Language;
use crate::shared::ids::{BookingId, ClosureId, OrganisationId, PersonId, RoomId, SeriesId};
use crate::shared::phone::PhoneNumber;
use crate::shared::wall_clock::wall_time_of;

/// The letter of this kind in this language; in the office's own where none is named.
pub(super) async fn gathered(
    context: &RequestContext<'_>,
    subject: LetterSubject,
    kind: LetterKind,
    language: Option<Language>,
) -> Result<Letter, BookingError> {
    let found = match subject {
        LetterSubject::Booking { .. } | LetterSubject::Closure { .. } => Found::default(),
        LetterSubject::Series { id } => of_series(context, id).await?,
    };
    let mut tx = context.read().await?;
    let found = match subject {
        LetterSubject::Booking { id } => of_booking(&mut tx, id).await?,
        LetterSubject::Closure { id, party } => of_closure(&mut tx, id, party).await?,
        LetterSubject::Series { .. } => found,
    };
    let head = access::office_head(&mut tx).await?;
    let rooms: Vec<RoomId> = found.dates.iter().flat_map(|(booking, _)| booking.rooms.iter().copied()).collect();
    let dates = dated(&mut tx, found.dates).await?;
    let before = dates.iter().filter_map(|dated| dated.before.as_ref()).flat_map(|told| told.rooms.iter().copied());
    let closure = match subject {
        LetterSubject::Closure { id, .. } => premises::find_closure(&mut tx, id).await?,
        LetterSubject::Booking { .. } | LetterSubject::Series { .. } => None,
    };
    let closure = closure.filter(|closure| closure.withdrawn_at.is_none());
    let closed = closure.iter().flat_map(|closure| closure.rooms.iter().copied());
    let scope = Scope::OfRooms(rooms.into_iter().chain(before).chain(closed).collect());
    let houses = premises::load(&mut tx, &scope, context.now(), context.now()).await?;
    let last = dates.last().map(|dated| &dated.booking);
    let recipient = match last {
        Some(booking) => recipient(&mut tx, context.today(), booking).await?,
        None => Recipient::default(),
    };
    Ok(Letter {
        kind,
        subject,
        language: language.unwrap_or(head.details.language),
        sender: context.who().map(|who| who.full_name).unwrap_or_default(),
        today: context.today(),
        recipient,
        dates,
        left_out: found.left_out,
        houses,
        closure,
        head,
    })
}

#[derive(Default)]
struct Found {
    dates: Vec<(Booking, Vec<SeriesField>)>,
    left_out: Vec<(NaiveDate, LeftOutReason)>,
}

async fn of_booking(tx: &mut Tx, id: BookingId) -> Result<Found, BookingError> {
    let Some(stored) = bookings::find(tx, id).await? else { return Err(BookingError::BookingNotFound) };
    let booked = all_presented(tx, vec![stored]).await?;
    Ok(Found { dates: booked.into_iter().map(|booking| (booking, Vec::new())).collect(), left_out: Vec::new() })
}

/// The bookings of one borrower that a closure moved.
async fn of_closure(tx: &mut Tx, id: ClosureId, party: CallParty) -> Result<Found, BookingError> {
    if premises::find_closure(tx, id).await?.is_none() {
        return Err(BookingError::ClosureNotFound);
    }
    let ids = moved_by(tx, id).await?;
    let stored = if ids.is_empty() { Vec::new() } else { bookings::find_all(tx, &ids).await? };
    let mut booked = all_presented(tx, stored).await?;
    booked.retain(|booking| CallParty::of(booking) == party);
    Ok(Found { dates: booked.into_iter().map(|booking| (booking, Vec::new())).collect(), left_out: Vec::new() })
}

/// The dates that are not over; all of them where there is nothing else.
async fn of_series(context: &RequestContext<'_>, id: SeriesId) -> Result<Found, BookingError> {
    let card = open_series(context, OpenSeries { id }).await?;
    let now = wall_time_of(context.now());
    let is_slip = |booking: &Booking| booking.cancellation.as_ref().is_some_and(|how| how.by == CancelledBy::Undone);
    let is_over = card.dates.iter().all(|date| date.has_begun);
    let mut found = Found::default();
    for date in card.dates {
        let comes = date.booking.as_ref().map_or(!date.has_begun, |booking| booking.ends > now);
        if !comes && !is_over {
            continue;
        }
        match (date.booking, date.left_out) {
            (Some(booking), _) if !is_slip(&booking) => found.dates.push((booking, date.by_hand)),
            (None, Some(reason)) => found.left_out.push((date.on, reason)),
            _ => {}
        }
    }
    found.dates.sort_by_key(|(booking, _)| (booking.starts, booking.id));
    Ok(found)
}

/// The bookings with what the borrower knows of each.
async fn dated(tx: &mut Tx, dates: Vec<(Booking, Vec<SeriesField>)>) -> Result<Vec<Dated>, DatabaseError> {
    let booked: Vec<Booking> = dates.iter().map(|(booking, _)| booking.clone()).collect();
    let mut told = store::last_told(tx, &booked).await?;
    let ids: Vec<BookingId> = booked.iter().map(|booking| booking.id).collect();
    let mut moved = bookings::first_places(tx, &ids).await?;
    let dated = |(booking, by_hand): (Booking, Vec<SeriesField>)| {
        let written = told.remove(&booking.id);
        let was_told = written.is_some();
        let before = written.or_else(|| Some(Told::before_move(&booking, moved.remove(&booking.id)?.at)));
        Dated { booking, before, was_told, by_hand }
    };
    Ok(dates.into_iter().map(dated).collect())
}

/// Whom it goes to: the borrower at its own address, and the person who is talked to about the booking.
pub(in crate::bookings) async fn recipient(
    tx: &mut Tx,
    today: NaiveDate,
    booking: &Booking,
) -> Result<Recipient, DatabaseError> {
    let party = match booking.borrower.as_ref().map(|borrower| borrower.id) {
        Some(id) => party(tx, id, today).await?,
        None => None,
    };
    let person = match booking.contact_person_id {
        Some(id) => person(tx, id).await?,
        None => None,
    };
    let of_party = party.as_ref();
    let first = of_party.and_then(Party::contact);
    let contact = match person {
        Some(person) => person,
        None => match first.map(|contact| contact.person_id) {
            Some(id) => person_of(tx, id, first).await?,
            None => Reached::default(),
        },
    };
    let own_phone = || of_party.and_then(|party| party.phone.as_ref()).map(PhoneNumber::display);
    let own_email = || of_party.and_then(|party| party.email.as_ref()).map(|email| email.as_str().to_owned());
    Ok(Recipient {
        name: of_party.map(|party| party.name.clone()).unwrap_or_default(),
        address_lines: of_party.map(|party| party.address_lines.clone()).unwrap_or_default(),
        contact: contact.name,
        phone: contact.phone.or_else(own_phone),
        email: contact.email.or_else(own_email),
    })
}

async fn party(tx: &mut Tx, id: OrganisationId, today: NaiveDate) -> Result<Option<Party>, DatabaseError> {
    organisations::party(tx, id, today).await
}

#[derive(Default)]
struct Reached {
    name: Option<String>,
    phone: Option<String>,
    email: Option<String>,
}

async fn person(tx: &mut Tx, id: PersonId) -> Result<Option<Reached>, DatabaseError> {
    let Some(name) = organisations::person_name(tx, id).await? else { return Ok(None) };
    let Some(row) = store::contact(tx, name.id).await? else { return Ok(None) };
    let written = |text: String| (!text.trim().is_empty()).then_some(text);
    Ok(Some(Reached {
        name: row.protected_at.is_none().then_some(row.full_name),
        phone: PhoneNumber::parse(&row.phone).ok().map(|phone| phone.display()),
        email: written(row.email),
    }))
}

async fn person_of(tx: &mut Tx, id: PersonId, first: Option<&PartyContact>) -> Result<Reached, DatabaseError> {
    let known = person(tx, id).await?;
    Ok(known.unwrap_or_else(|| Reached { name: first.map(|contact| contact.name.clone()), ..Reached::default() }))
}
