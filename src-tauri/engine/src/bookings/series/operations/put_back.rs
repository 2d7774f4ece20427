//! The way back from a change of a series: every date says again what it said, and what was agreed is agreed again.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::cancel::{all_admitted, chosen, clashes_of};
use super::card::{Whole, about_series, card_again, seen_series, stale_series};
use super::edited::{booking_of, too_many};
use super::judging::houses_around;
use super::rewriting::{NewTerms, Rewrite, rewrite};
use super::wanted::Placed;
use crate::access::{Changed, Changing, RequestContext, WriteTx};
use crate::bookings::admission::Hindrance;
use crate::bookings::booking::{NOTE_LENGTH, TITLE_LENGTH};
use crate::bookings::lent_to::LentTo;
use crate::bookings::operations::admit::Asked;
use crate::bookings::operations::book::sample_time;
use crate::bookings::operations::cancel::asked_again;
use crate::bookings::operations::way_out::with_way_out;
use crate::bookings::operations::{
    check_attendees, check_text, give_up, lendable, one_problem, refuse_unknown_contact, refused,
};
use crate::bookings::series::edit::DateContent;
use crate::bookings::series::{SeenBooking, SeriesCard, SeriesTerms, store};
use crate::bookings::store::StoredBooking;
use crate::bookings::{AgreedTerms, BookingError, BookingEvent, BookingKind};
use crate::gate::Input;
use crate::premises::{self, Premises};
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::{BookingId, OrganisationId, PersonId, RoomId, SeriesId};
use crate::shared::wall_clock::wall_time_of;

/// More than these a series was never changed.
const MOST_TERMS: usize = 1_000;

/// What is agreed from a date of the rule on, until the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DatedTerms {
    /// From this date on.
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    /// What is agreed.
    pub terms: SeriesTerms,
}

impl From<(NaiveDate, SeriesTerms)> for DatedTerms {
    fn from((from_on, terms): (NaiveDate, SeriesTerms)) -> Self {
        Self { from_on, terms }
    }
}

/// One date, and what it said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DateAsItWas {
    /// The booking as it is now.
    pub booking: SeenBooking,
    /// What it said.
    pub content: DateContent,
    /// What it cost, and what was overruled on it.
    #[serde(default)]
    #[ts(optional)]
    pub agreed: Option<AgreedTerms>,
}

impl DateAsItWas {
    /// Of a booking of a card, as it was stored.
    pub(super) fn of(card: &SeriesCard, before: &StoredBooking, content: DateContent) -> Option<Self> {
        let mut bookings = card.dates.iter().filter_map(|date| date.booking.as_ref());
        let booking = SeenBooking::from(bookings.find(|booking| booking.id == before.booking.id)?);
        Some(Self { booking, content, agreed: Some(AgreedTerms::of(&before.booking)) })
    }
}

/// A series to be put back to what it was.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PutSeriesBack {
    /// The series.
    pub id: SeriesId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// What was agreed, by the date from which it holds.
    pub terms: Vec<DatedTerms>,
    /// The dates that said something else.
    pub dates: Vec<DateAsItWas>,
}

impl Input for PutSeriesBack {
    fn sample() -> Self {
        let from_on = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap_or_default();
        let content = DateContent {
            rooms: vec![RoomId(1)],
            starts: sample_time("2026-12-08T19:00"),
            ends: sample_time("2026-12-08T21:00"),
            organisation_id: Some(OrganisationId(1)),
            lent_as: None,
            contact_person_id: None,
            title: "Korprøve".into(),
            kind: BookingKind::Association,
            attendees: Some(20),
            layout: None,
            note: String::new(),
        };
        let terms = SeriesTerms {
            rooms: content.rooms.clone(),
            day_shift: 0,
            starts_minute: 19 * 60,
            length_minutes: 120,
            organisation_id: content.organisation_id,
            lent_as: content.lent_as,
            contact_person_id: None,
            title: content.title.clone(),
            kind: content.kind,
            attendees: content.attendees,
            layout: None,
            note: String::new(),
            buffers: None,
            holiday_agreement: None,
        };
        let booking = SeenBooking { id: BookingId(2), version: 2 };
        Self {
            id: SeriesId(1),
            version: 2,
            terms: vec![DatedTerms { from_on, terms }],
            dates: vec![DateAsItWas { booking, content, agreed: None }],
        }
    }
}

impl Changing for PutSeriesBack {
    const OPERATION: &'static str = "put_series_back";
}

/// Puts a series back to what it was before it was changed, all of it or nothing. Every date passes the gate anew, and
/// what has begun meanwhile is left alone.
pub async fn put_series_back(
    context: &RequestContext<'_>,
    input: PutSeriesBack,
) -> Result<Changed<SeriesCard>, BookingError> {
    refuse_bad_content(context, &input)?;
    let (mut tx, whole) = seen_series(context, input.id, input.version).await?;
    let seen: Vec<SeenBooking> = input.dates.iter().map(|date| date.booking).collect();
    let Some(chosen) = chosen(&whole, &seen, |there| !there.booking.state.is_cancelled()) else {
        return stale_series(context, tx, input.id).await;
    };
    let back = match backs(context, &mut tx, &whole, &input, &chosen).await {
        Ok(back) => back,
        Err(refusal) => return give_up(tx, refusal).await,
    };
    let placed: Vec<Placed> = back.iter().filter_map(|date| date.placed.clone()).collect();
    let rooms = back.iter().filter(|date| date.placed.is_some());
    let rooms: Vec<RoomId> =
        rooms.flat_map(|date| date.before.rooms.iter().chain(&date.content.rooms)).copied().collect();
    premises::lock_rooms(&mut tx, &rooms).await?;
    let houses = houses_around(&mut tx, &placed).await?;
    match too_many_again(&houses, &back) {
        Ok(None) => {}
        Ok(Some((asked, hindrance))) => {
            tx.rollback().await?;
            return Err(with_way_out(context, &asked, hindrance).await?);
        }
        Err(refusal) => return give_up(tx, refusal).await,
    }
    let goes: BTreeSet<BookingId> =
        back.iter().filter(|date| date.placed.is_some()).map(|date| date.stored.booking.id).collect();
    let Some(admitted) = all_admitted(&mut tx, &placed, &goes).await? else {
        tx.rollback().await?;
        return Err(clashes_of(context, &placed, &goes).await?);
    };
    let mut given = admitted.iter();
    let place = |date: &'_ Back<'_>| date.placed.is_some();
    let rewrites: Vec<Rewrite<'_>> = back
        .iter()
        .map(|date| Rewrite {
            stored: date.stored,
            before: &date.before,
            after: date.content,
            place: if place(date) { date.asked().zip(given.next()) } else { None },
            terms: date.terms(),
        })
        .collect();
    if !rewrite(&mut tx, &rewrites).await? {
        return stale_series(context, tx, input.id).await;
    }
    let terms: Vec<(NaiveDate, SeriesTerms)> =
        input.terms.iter().map(|there| (there.from_on, there.terms.clone())).collect();
    store::keep_terms(&mut tx, input.id, &terms).await?;
    finish(context, tx, &whole, &back).await
}

/// One date on its way back.
struct Back<'a> {
    on: NaiveDate,
    stored: &'a StoredBooking,
    before: DateContent,
    content: &'a DateContent,
    agreed: Option<&'a AgreedTerms>,
    /// Where it goes, if it was elsewhere.
    placed: Option<Placed>,
}

impl Back<'_> {
    fn asked(&self) -> Option<&Asked> {
        self.placed.as_ref()?.asked.as_ref().ok()
    }

    fn terms(&self) -> NewTerms<'_> {
        let overruled = self.stored.booking.overruled.as_ref();
        self.agreed.map_or(NewTerms::Overruled(overruled), NewTerms::AsAgreed)
    }
}

/// More people than the law allows by now in the rooms of a date that stays where it is, whatever was agreed before.
fn too_many_again(houses: &[Premises], back: &[Back<'_>]) -> Result<Option<(Asked, Hindrance)>, BookingError> {
    let stays = |date: &&Back<'_>| date.placed.is_none() && date.content.attendees != date.before.attendees;
    let found = back.iter().filter(stays).find_map(|date| Some((date, too_many(houses, date.content)?)));
    let Some((date, hindrance)) = found else { return Ok(None) };
    let asked = Asked { attendees: date.content.attendees, ..asked_again(date.stored)? };
    Ok(Some((asked, hindrance)))
}

async fn backs<'a>(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    whole: &Whole,
    input: &'a PutSeriesBack,
    chosen: &[(NaiveDate, &'a StoredBooking)],
) -> Result<Vec<Back<'a>>, BookingError> {
    let now = wall_time_of(context.now());
    let mut back = Vec::with_capacity(chosen.len());
    for (on, stored) in chosen {
        let Some(date) = input.dates.iter().find(|date| date.booking.id == stored.booking.id) else { continue };
        if stored.booking.starts <= now || date.content.starts <= now {
            return Err(BookingError::DateHasBegun { on: *on });
        }
        let before = DateContent::of(&stored.booking, stored.organisation_id);
        let content = &date.content;
        let placed = match before.is_elsewhere(content) {
            true => {
                let booking = booking_of(stored, content);
                Some(Placed::new(&booking, *on, content.rooms.clone(), (content.starts, content.ends), true)?)
            }
            false => None,
        };
        back.push(Back { on: *on, stored, before, content, agreed: date.agreed.as_ref(), placed });
    }
    refuse_strangers(context, tx, whole, input).await?;
    Ok(back)
}

/// Whoever borrows or is to be asked is of the series already, or may be.
async fn refuse_strangers(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    whole: &Whole,
    input: &PutSeriesBack,
) -> Result<(), BookingError> {
    type Named = (LentTo, Option<PersonId>);
    let of_terms = |terms: &SeriesTerms| -> Named { (terms.lent_to(), terms.contact_person_id) };
    let agreed = whole.series.terms.iter().map(|(_, terms)| of_terms(terms));
    let booked = whole.bookings.values().map(|there| (there.lent_to(), there.booking.contact_person_id));
    let (borrowers, contacts): (BTreeSet<_>, BTreeSet<_>) = agreed.chain(booked).unzip();
    let dates = input.dates.iter().map(|date| (date.content.lent_to(), date.content.contact_person_id));
    let wanted = input.terms.iter().map(|there| of_terms(&there.terms)).chain(dates);
    let (new_borrowers, new_contacts): (BTreeSet<_>, BTreeSet<_>) = wanted.unzip();
    for borrower in new_borrowers.difference(&borrowers) {
        lendable(tx, context, *borrower).await?;
    }
    for contact in new_contacts.difference(&contacts) {
        refuse_unknown_contact(tx, *contact).await?;
    }
    Ok(())
}

async fn finish(
    context: &RequestContext<'_>,
    mut tx: WriteTx,
    whole: &Whole,
    back: &[Back<'_>],
) -> Result<Changed<SeriesCard>, BookingError> {
    let id = whole.series.id;
    let card = card_again(&mut tx, id, wall_time_of(context.now())).await?;
    let dates = back.iter().map(|date| date.on).collect();
    tx.commit(vec![about_series(id, &BookingEvent::SeriesPutBack { dates })]).await?;
    let dates = back.iter().filter_map(|date| DateAsItWas::of(&card, date.stored, date.before.clone()));
    let terms = whole.series.terms.iter().cloned().map(DatedTerms::from).collect();
    let inverse = PutSeriesBack { id, version: card.series.version, terms, dates: dates.collect() };
    Ok(Changed::with_undo(card, &inverse))
}

fn refuse_bad_content(context: &RequestContext<'_>, input: &PutSeriesBack) -> Result<(), BookingError> {
    let mut problems = FieldProblems::default();
    let is_in_order = input.terms.is_sorted_by(|one, other| one.from_on < other.from_on);
    if input.terms.is_empty() || input.terms.len() > MOST_TERMS || !is_in_order {
        return Err(one_problem("terms", Problem::NotFound));
    }
    for DatedTerms { terms, .. } in &input.terms {
        terms.place_problems(&mut problems);
        let reason = terms.buffers.as_ref().map(|buffers| buffers.reason.as_str());
        let texts = [Some(terms.note.as_str()), reason, terms.holiday_agreement.as_deref()];
        check_text(context, &mut problems, "title", &terms.title, TITLE_LENGTH);
        texts.into_iter().flatten().for_each(|text| check_text(context, &mut problems, "note", text, NOTE_LENGTH));
        check_attendees(&mut problems, terms.attendees);
    }
    for DateAsItWas { content, .. } in &input.dates {
        if content.title.trim().is_empty() {
            problems.add("title", Problem::Missing);
        }
        check_text(context, &mut problems, "title", &content.title, TITLE_LENGTH);
        check_text(context, &mut problems, "note", &content.note, NOTE_LENGTH);
        check_attendees(&mut problems, content.attendees);
    }
    refused(problems)
}
