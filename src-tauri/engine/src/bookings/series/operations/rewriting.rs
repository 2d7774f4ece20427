//! Writing what several dates of a series say. All rows of what moves go before any comes anew: dates that take each
//! other's places would meet half-way.

use super::cancel::written_past_the_lock;
use crate::access::WriteTx;
use crate::bookings::operations::admit::{Admitted, Asked};
use crate::bookings::operations::book::occupy;
use crate::bookings::rules::{Lent, set_terms};
use crate::bookings::series::SeenBooking;
use crate::bookings::series::edit::DateContent;
use crate::bookings::store::{self as bookings, BookingTexts, StoredBooking};
use crate::bookings::{AgreedTerms, BookingError, Fee, Overruled};

/// One date that is to say something else.
pub(super) struct Rewrite<'a> {
    pub stored: &'a StoredBooking,
    pub before: &'a DateContent,
    pub after: &'a DateContent,
    /// What it asked for and was given, where it is to be elsewhere.
    pub place: Option<(&'a Asked, &'a Admitted)>,
    /// What is agreed of it besides.
    pub terms: NewTerms<'a>,
}

/// What a date costs from now on, and what is overruled on it.
#[derive(Clone, Copy)]
pub(super) enum NewTerms<'a> {
    /// The fee by the tariff of what changes, and these rules overruled.
    Overruled(Option<&'a Overruled>),
    /// On the way back: again what was agreed.
    AsAgreed(&'a AgreedTerms),
}

impl Rewrite<'_> {
    fn has_other_texts(&self) -> bool {
        let DateContent { rooms, starts, ends, .. } = self.before.clone();
        DateContent { rooms, starts, ends, ..self.after.clone() } != *self.before
    }
}

/// Whether every date was as it was seen; else nothing may be kept of it.
pub(super) async fn rewrite(tx: &mut WriteTx, dates: &[Rewrite<'_>]) -> Result<bool, BookingError> {
    for date in dates.iter().filter(|date| date.place.is_some()) {
        bookings::delete_occupancy(tx, date.stored.booking.id).await?;
    }
    for date in dates {
        if !write_one(tx, date).await? {
            return Ok(false);
        }
    }
    for date in dates.iter().filter(|date| date.stored.booking.state.occupies()) {
        if let Some((_, given)) = date.place {
            occupy(tx, date.stored.booking.id, given).await.map_err(written_past_the_lock)?;
        }
    }
    Ok(true)
}

/// What it costs from now on, where that can be another: another length by the tariff that was agreed; another borrower, or
/// the same as something else, by the tariff as it is now.
async fn fee_of(tx: &mut WriteTx, date: &Rewrite<'_>) -> Result<Option<Fee>, BookingError> {
    let minutes = date.place.map_or(date.stored.booked.minutes(), |(asked, _)| asked.booked.minutes());
    let fee = date.stored.booking.fee;
    if date.after.lent_to() == date.before.lent_to() {
        return Ok(if date.place.is_some() { fee.map(|fee| fee.for_minutes(minutes)) } else { fee });
    }
    Ok(Lent::of(tx, date.after.lent_to()).await?.fee(minutes))
}

async fn write_one(tx: &mut WriteTx, date: &Rewrite<'_>) -> Result<bool, BookingError> {
    let SeenBooking { id, mut version } = SeenBooking::from(&date.stored.booking);
    if date.has_other_texts() {
        let after = date.after;
        let texts = BookingTexts {
            lent_to: after.lent_to(),
            contact_person_id: after.contact_person_id,
            title: after.title.trim(),
            kind: after.kind,
            attendees: after.attendees,
            layout: after.layout,
            note: after.note.trim(),
        };
        if !bookings::set_texts(tx, id, version, &texts).await? {
            return Ok(false);
        }
        version += 1;
    }
    let (fee, overruled) = match date.terms {
        NewTerms::Overruled(overruled) => (fee_of(tx, date).await?, overruled),
        NewTerms::AsAgreed(agreed) => (agreed.fee, agreed.overruled.as_ref()),
    };
    if (fee, overruled) != (date.stored.booking.fee, date.stored.booking.overruled.as_ref()) {
        set_terms(tx, id, fee.as_ref(), overruled).await?;
    }
    let Some((asked, given)) = date.place else { return Ok(true) };
    let agreement = date.stored.booking.holiday_agreement.as_deref();
    if !bookings::set_times(tx, id, version, asked.slot, asked.booked, agreement).await? {
        return Ok(false);
    }
    bookings::set_rooms(tx, id, &given.rooms).await?;
    Ok(true)
}
