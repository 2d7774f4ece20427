//! What an edit makes of each date of a series, before anybody else's bookings are asked; and what the gate says to those
//! that are to be elsewhere. Dates of one series may take each other's places: none of those that go stands in the way.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use super::card::Whole;
use super::judging::{Said, Verdict, judged};
use super::wanted::{LeftOut, Placed, by_date};
use crate::bookings::admission::{Hindrance, capacity};
use crate::bookings::houses::Houses;
use crate::bookings::occupancy::Held;
use crate::bookings::operations::admit::Asked;
use crate::bookings::operations::cancel::asked_again;
use crate::bookings::operations::{one_problem, refused};
use crate::bookings::series::edit::{DateContent, DateEdit, SeriesChange, SeriesEdit};
use crate::bookings::series::{DateChoice, LeftOutReason, SeenBooking, SeriesField, SeriesTerms};
use crate::bookings::store::StoredBooking;
use crate::bookings::{BookRoom, BookingError};
use crate::database::Tx;
use crate::premises::{Premises, Room};
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::{BookingId, RequestKey};
use crate::shared::wall_clock::WallTime;

/// One date that is to come, and what it is to say.
pub(super) struct EditedDate {
    pub on: NaiveDate,
    pub stored: StoredBooking,
    pub before: DateContent,
    pub after: DateContent,
    /// What would have changed, had nobody changed it by hand.
    pub kept: Vec<SeriesField>,
    /// Whether the desk chose its place for it alone.
    pub chosen: bool,
    /// Whether the desk leaves it where it is; then where it would have gone.
    pub skipped: Option<(WallTime, WallTime)>,
}

impl EditedDate {
    pub fn id(&self) -> BookingId {
        self.stored.booking.id
    }

    pub fn moves(&self) -> bool {
        self.before.is_elsewhere(&self.after)
    }

    pub fn changes(&self) -> Vec<SeriesField> {
        self.before.differing(&self.after)
    }

    /// It stays where it is; what is written about it changes all the same.
    pub fn stay(&mut self) {
        self.after.take(SeriesField::Time, &self.before);
        self.after.take(SeriesField::Rooms, &self.before);
    }

    fn placed(&self) -> Result<Placed, BookingError> {
        let DateContent { rooms, starts, ends, .. } = self.after.clone();
        Placed::new(&booking_of(&self.stored, &self.after), self.on, rooms, (starts, ends), self.chosen)
    }
}

/// The booking of a date with other content; its key is never stored.
pub(super) fn booking_of(stored: &StoredBooking, content: &DateContent) -> BookRoom {
    let DateContent { rooms, starts, ends, organisation_id, lent_as, contact_person_id, title, .. } = content.clone();
    let DateContent { kind, attendees, layout, note, .. } = content.clone();
    BookRoom {
        request_key: RequestKey::numbered(0),
        rooms,
        starts,
        ends,
        organisation_id,
        lent_as,
        contact_person_id,
        title,
        kind: Some(kind),
        attendees,
        layout,
        note: Some(note),
        buffers: stored.booking.buffers.clone(),
        holiday_agreement: stored.booking.holiday_agreement.clone(),
        // It stays booked as what it is.
        book_as: None,
        hold_id: None,
        overrule: None,
    }
}

/// A series as an edit makes it.
pub(super) struct Edited {
    /// From which date of the rule on.
    pub from_on: NaiveDate,
    pub fields: Vec<SeriesField>,
    /// What is agreed, from which date on.
    pub terms: Vec<(NaiveDate, SeriesTerms)>,
    /// The dates that are to come.
    pub dates: Vec<EditedDate>,
}

impl Edited {
    pub fn of(whole: &Whole, edit: &SeriesEdit, changes: &[SeriesChange], now: WallTime) -> Result<Self, BookingError> {
        let fields = fields_of(changes)?;
        let is_to_come = |there: &StoredBooking| !there.booking.state.is_cancelled() && there.booking.starts > now;
        let in_scope = |on: &NaiveDate| edit.from_on.is_none_or(|from_on| *on >= from_on);
        let to_come: Vec<(NaiveDate, &StoredBooking)> = whole
            .bookings
            .iter()
            .filter(|(on, there)| in_scope(on) && is_to_come(there))
            .map(|(on, there)| (*on, there))
            .collect();
        let Some((first_on, _)) = to_come.first() else { return Err(BookingError::SeriesOver) };
        let from_on = edit.from_on.unwrap_or(NaiveDate::MIN).max(first_untouched(whole, *first_on, now));
        let terms = terms_from(whole, from_on, changes)?;
        let dates: Vec<NaiveDate> = to_come.iter().map(|(on, _)| *on).collect();
        let chosen = by_date(&edit.choices, &dates)?;
        if let Some(index) = edit.also.iter().position(|on| !dates.contains(on)) {
            return Err(one_problem(&format!("also.{index}"), Problem::NotFound));
        }
        let date = |(on, stored): (NaiveDate, &StoredBooking)| {
            let agreed = (agreed_on(&whole.series.terms, on)?, agreed_on(&terms, on)?);
            let gives_way = edit.also.contains(&on);
            Ok(edited_date(on, stored, agreed, &fields, gives_way, chosen.get(&on).copied()))
        };
        let dates = to_come.into_iter().map(date).collect::<Result<_, BookingError>>()?;
        Ok(Self { from_on, fields, terms, dates })
    }

    /// The dates that are to be elsewhere, in order.
    pub fn placed(&self) -> Result<Vec<Placed>, BookingError> {
        self.dates.iter().filter(|date| date.moves()).map(EditedDate::placed).collect()
    }

    /// The dates that the desk leaves where they are.
    pub fn left_out(&self) -> Vec<LeftOut> {
        let skipped = |date: &EditedDate| {
            let (starts, ends) = date.skipped?;
            Some(LeftOut { on: date.on, starts, ends, reason: LeftOutReason::Skipped })
        };
        self.dates.iter().filter_map(skipped).collect()
    }

    /// The bookings of these dates.
    pub fn ids(&self, on: impl Fn(NaiveDate) -> bool) -> BTreeSet<BookingId> {
        self.dates.iter().filter(|date| on(date.on)).map(EditedDate::id).collect()
    }

    /// As it is shown, with what the rules say to each date.
    pub fn shown(&self, said: &Said) -> Vec<DateEdit> {
        let shown = |date: &EditedDate| DateEdit {
            on: date.on,
            booking: SeenBooking::from(&date.stored.booking),
            before: date.before.place(),
            after: date.after.place(),
            changes: date.changes(),
            kept: date.kept.clone(),
            notes: said.get(&date.on).cloned().unwrap_or_default(),
        };
        self.dates.iter().map(shown).collect()
    }

    /// More people than may be in the rooms of a date that stays where it is: in the rooms of the series nobody may have
    /// them; where one date is in others by hand, it keeps the number it had.
    pub fn refuse_too_many(&mut self, houses: &[Premises]) -> Result<Option<(Asked, Hindrance)>, BookingError> {
        let terms = self.terms.clone();
        for date in &mut self.dates {
            if date.moves() || date.after.attendees == date.before.attendees {
                continue;
            }
            let Some(hindrance) = too_many(houses, &date.after) else { continue };
            if terms_on(&terms, date.on).is_some_and(|terms| terms.rooms == date.after.rooms) && date.skipped.is_none()
            {
                let asked = Asked { attendees: date.after.attendees, ..asked_again(&date.stored)? };
                return Ok(Some((asked, hindrance)));
            }
            date.after.attendees = date.before.attendees;
            date.kept.push(SeriesField::Attendees);
        }
        Ok(None)
    }
}

/// More people than may be in the rooms of a date.
pub(super) fn too_many(houses: &[Premises], content: &DateContent) -> Option<Hindrance> {
    let attendees = content.attendees?;
    let all = || houses.iter().flat_map(|house| &house.rooms);
    let rooms: Vec<&Room> = content.rooms.iter().filter_map(|id| all().find(|room| room.id == *id)).collect();
    let largest = rooms.iter().max_by_key(|room| room.details.maximum_persons)?;
    let maximum = capacity(houses, &rooms);
    (attendees > maximum).then_some(Hindrance::TooManyPeople { room_id: largest.id, maximum, attendees })
}

fn fields_of(changes: &[SeriesChange]) -> Result<Vec<SeriesField>, BookingError> {
    let fields: Vec<SeriesField> = changes.iter().map(SeriesChange::field).collect();
    if fields.is_empty() {
        return Err(one_problem("changes", Problem::Missing));
    }
    match (1..fields.len()).find(|index| fields[..*index].contains(&fields[*index])) {
        Some(twice) => Err(one_problem(&format!("changes.{twice}"), Problem::TakenName)),
        None => Ok(fields),
    }
}

/// The day after the last date before this one that has begun: what is left out and to come goes along.
fn first_untouched(whole: &Whole, first_on: NaiveDate, now: WallTime) -> NaiveDate {
    let has_begun = |on: &NaiveDate| match whole.bookings.get(on) {
        Some(there) => there.booking.starts <= now,
        None => {
            whole.series.terms_on(*on).and_then(|terms| terms.times_on(*on)).is_some_and(|(starts, _)| starts <= now)
        }
    };
    let left_out = whole.series.left_out.iter().map(|(on, _)| on);
    let begun = whole.bookings.keys().chain(left_out).filter(|on| **on < first_on && has_begun(on)).max();
    begun.and_then(|on| on.checked_add_days(Days::new(1))).unwrap_or(whole.series.first_on)
}

fn terms_from(
    whole: &Whole,
    from_on: NaiveDate,
    changes: &[SeriesChange],
) -> Result<Vec<(NaiveDate, SeriesTerms)>, BookingError> {
    let all = &whole.series.terms;
    let mut terms: Vec<(NaiveDate, SeriesTerms)> = all.iter().filter(|(on, _)| *on < from_on).cloned().collect();
    let here = whole.series.terms_on(from_on).map(|terms| (from_on, terms.with(changes)));
    let later = all.iter().filter(|(on, _)| *on > from_on).map(|(on, terms)| (*on, terms.with(changes)));
    let changed: Vec<(NaiveDate, SeriesTerms)> = here.into_iter().chain(later).collect();
    let mut problems = FieldProblems::default();
    changed.iter().take(1).for_each(|(_, terms)| terms.place_problems(&mut problems));
    refused(problems)?;
    terms.extend(changed);
    Ok(terms)
}

fn terms_on(terms: &[(NaiveDate, SeriesTerms)], on: NaiveDate) -> Option<&SeriesTerms> {
    terms.iter().rev().find(|(from_on, _)| *from_on <= on).or(terms.first()).map(|(_, terms)| terms)
}

fn agreed_on(terms: &[(NaiveDate, SeriesTerms)], on: NaiveDate) -> Result<DateContent, BookingError> {
    let agreed = terms_on(terms, on).and_then(|terms| DateContent::agreed(terms, on));
    agreed.ok_or_else(|| one_problem("dayShift", Problem::Date))
}

fn edited_date(
    on: NaiveDate,
    stored: &StoredBooking,
    (was, is): (DateContent, DateContent),
    fields: &[SeriesField],
    gives_way: bool,
    choice: Option<&DateChoice>,
) -> EditedDate {
    let before = DateContent::of(&stored.booking, stored.organisation_id);
    let by_hand = if gives_way { Vec::new() } else { was.differing(&before) };
    let otherwise = before.differing(&is);
    let mut after = before.clone();
    let mut kept = Vec::new();
    for field in fields.iter().filter(|field| otherwise.contains(field)) {
        match by_hand.contains(field) {
            true => kept.push(*field),
            false => after.take(*field, &is),
        }
    }
    // The house itself borrows as nothing, whatever somebody chose for the date by hand.
    after.lent_as = after.lent_to().lent_as;
    let chosen_place = |content: &DateContent| content.rooms != is.rooms;
    let mut date =
        EditedDate { on, stored: stored.clone(), chosen: chosen_place(&after), before, after, kept, skipped: None };
    match choice {
        None => {}
        Some(DateChoice::Skip { .. }) => {
            date.skipped = Some((date.after.starts, date.after.ends));
            date.stay();
        }
        Some(DateChoice::Instead { rooms, starts, ends, .. }) => {
            date.after.rooms.clone_from(rooms);
            (date.after.starts, date.after.ends) = (*starts, *ends);
            date.kept.retain(|field| !matches!(field, SeriesField::Time | SeriesField::Rooms));
            date.chosen = true;
        }
    }
    date
}

/// What the gate says to each date that is to be elsewhere. One that cannot go stays, and then stands in the way of
/// others; whoever goes does not.
pub(super) async fn judged_together(
    tx: &mut Tx,
    houses: &Houses,
    edited: &Edited,
    placed: &[Placed],
) -> Result<(Vec<Verdict>, BTreeSet<BookingId>), BookingError> {
    let mut verdicts: Vec<Option<Verdict>> = placed.iter().map(|_| None).collect();
    loop {
        let going: Vec<usize> = (0..placed.len()).filter(|index| verdicts[*index].is_none()).collect();
        let on: BTreeSet<NaiveDate> = going.iter().map(|index| placed[*index].on).collect();
        let except = edited.ids(|date| on.contains(&date));
        let asked: Vec<&Placed> = going.iter().map(|index| &placed[*index]).collect();
        let said = match asked.is_empty() {
            true => Vec::new(),
            false => judged(tx, houses, &asked, &except, &mut Held::default()).await?,
        };
        let all_go = said.iter().all(Verdict::is_free);
        for (index, verdict) in going.into_iter().zip(said) {
            if all_go || !verdict.is_free() {
                verdicts[index] = Some(verdict);
            }
        }
        if all_go {
            return Ok((verdicts.into_iter().flatten().collect(), except));
        }
    }
}
