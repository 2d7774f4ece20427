//! The diary of the houses: everything that was booked, called off or closed between November 2025 and the day of the
//! demo, in the order in which it was asked for.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};

use super::associations::Directory;
use super::chance::Chance;
use super::desk::{Desk, Expected, after_work_of, at, day, time};
use super::houses::{self, CLOSURES, ClosureRow, Rooms};
use super::meetings::{Meeting, meetings};
use super::occasions::{OCCASIONS, Occasion};
use super::patterns::{PATTERNS, Pattern};
use crate::access::{Event, Role, WriteTx};
use crate::bookings::{self, BookRoom, Booking, BookingError, CancelBooking, CancelledBy, MarkNoShow};
use crate::database::DatabaseError;
use crate::shared::ids::BookingId;
use crate::shared::instant::Instant;
use crate::shared::wall_clock::{WallTime, wall_time_of};

/// When a season's bookings are made, its first day and its last.
const SEASONS: [(&str, &str, &str); 3] = [
    ("2025-11-10", "2025-12-01", "2026-06-30"),
    ("2026-05-18", "2026-07-01", "2026-12-31"),
    ("2026-11-09", "2027-01-01", "2027-06-27"),
];

/// What is asked for later than this has not been asked for yet.
pub(super) const LAST_DAY: &str = "2026-11-23";

const BORROWERS_REASONS: [&str; 6] = [
    "For få tilmeldte",
    "Sygdom",
    "Underviseren er forhindret",
    "Flyttet til en anden dag",
    "Snevejr",
    "Vi er på tur den dag",
];
const HOUSE_REASONS: [&str; 3] = ["Vandskade i lokalet", "Varmen virker ikke", "Lokalet bruges til vaccination"];

/// Something that happens at the desk.
enum Deed {
    Close(&'static ClosureRow),
    Hold(&'static Occasion),
    Plan(&'static Pattern, NaiveDate, NaiveDate),
    Meet(Meeting),
    CallOff(BookingId, i64, CancelledBy),
    StayAway(BookingId, i64),
}

/// What is left to do, by the time it is done; of two at one time, the one thought of first.
#[derive(Default)]
struct Timeline {
    deeds: BTreeMap<(Instant, usize), Deed>,
    thought_of: usize,
}

impl Timeline {
    fn add(&mut self, when: Instant, deed: Deed) {
        self.thought_of += 1;
        self.deeds.insert((when, self.thought_of), deed);
    }
}

/// Lives through a year at the desk.
pub(super) async fn live_through(desk: &Desk, rooms: &Rooms, directory: &Directory) -> Result<(), DatabaseError> {
    let mut diary = Diary { desk, rooms, directory, chance: Chance::seeded(6), timeline: planned(directory) };
    while let Some(((when, _), deed)) = diary.timeline.deeds.pop_first() {
        desk.set(when);
        diary.act(deed).await?;
    }
    Ok(())
}

fn planned(directory: &Directory) -> Timeline {
    let mut timeline = Timeline::default();
    for row in &CLOSURES {
        timeline.add(at(day(row.0), 8, 50), Deed::Close(row));
    }
    for occasion in OCCASIONS {
        timeline.add(at(day(occasion.asked), 11, 20), Deed::Hold(occasion));
    }
    for (made_on, first, last) in SEASONS {
        let mut when = at(day(made_on), 9, 0);
        for pattern in PATTERNS {
            timeline.add(when, Deed::Plan(pattern, day(first), day(last)));
            when = after_work_of(wall_time_of(when), 11);
        }
    }
    let borrowers: Vec<&'static str> = directory.keys().copied().collect();
    let mut chance = Chance::seeded(7);
    for meeting in meetings(&borrowers) {
        let asked = meeting.on.checked_sub_days(Days::new(meeting.lead_days)).unwrap_or(meeting.on);
        let asked = asked.max(day("2025-11-12"));
        let minute = chance.between(0, 400);
        let when = after_work_of(WallTime::at(asked, 8, 45).unwrap_or(WallTime::start_of(asked)), minute);
        if asked < day(LAST_DAY) {
            timeline.add(when, Deed::Meet(meeting));
        }
    }
    timeline
}

/// A wish to book, but for the rooms.
struct Wish {
    borrower: Option<&'static str>,
    title: &'static str,
    starts: WallTime,
    ends: WallTime,
    people: i64,
    /// Why it is booked, should a rule of the centre speak against it.
    why: &'static str,
}

struct Diary<'a> {
    desk: &'a Desk,
    rooms: &'a Rooms,
    directory: &'a Directory,
    chance: Chance,
    timeline: Timeline,
}

impl Diary<'_> {
    async fn act(&mut self, deed: Deed) -> Result<(), DatabaseError> {
        match deed {
            Deed::Close(row) => houses::close(self.desk, self.rooms, row).await,
            Deed::Hold(occasion) => self.hold(occasion).await,
            Deed::Plan(pattern, first, last) => self.plan(pattern, first, last).await,
            Deed::Meet(meeting) => self.meet(&meeting).await,
            Deed::CallOff(id, version, by) => self.call_off(id, version, by).await,
            Deed::StayAway(id, version) => self.stay_away(id, version).await,
        }
    }

    /// One season of one activity, in one go.
    async fn plan(
        &mut self,
        pattern: &'static Pattern,
        first: NaiveDate,
        last: NaiveDate,
    ) -> Result<(), DatabaseError> {
        let context = self.desk.context(Role::FrontDesk, "book_room");
        let mut tx = context.write().await?;
        let mut events = Vec::new();
        let mut kept = Vec::new();
        let days = first.iter_days().take_while(|date| *date <= last);
        let days = days.filter(|date| date.weekday().number_from_monday() == pattern.weekday);
        for date in days.filter(|date| pattern.every.falls_on(*date) && pattern.season.includes(*date)) {
            let on = |(hour, minute): (u32, u32)| WallTime::at(date, hour, minute).unwrap_or(WallTime::start_of(date));
            let wish = Wish {
                borrower: pattern.borrower,
                title: pattern.title,
                starts: on(pattern.from),
                ends: on(pattern.until),
                people: pattern.people,
                why: "Fordelt på sæsonmødet",
            };
            let mut tried = vec![pattern.rooms];
            tried.extend(pattern.instead.iter().map(std::slice::from_ref));
            for rooms in tried {
                let mut input = self.input(&wish, rooms)?;
                input.kind = pattern.kind;
                input.layout = pattern.layout;
                let booked = booked(&context, &mut tx, &input).await?;
                if let Some((booking, told)) = booked {
                    events.extend(told);
                    kept.push(booking);
                    break;
                }
            }
        }
        tx.commit(events).await?;
        let may_be_called_off = pattern.borrower.is_some();
        kept.iter().filter(|_| may_be_called_off).for_each(|booking| self.may_call_off(booking));
        Ok(())
    }

    async fn hold(&mut self, occasion: &'static Occasion) -> Result<(), DatabaseError> {
        let wish = Wish {
            borrower: occasion.borrower,
            title: occasion.title,
            starts: time(occasion.starts),
            ends: time(occasion.ends),
            people: occasion.people,
            why: why_of(occasion),
        };
        let mut input = self.input(&wish, occasion.rooms)?;
        input.attendees = Some(occasion.people);
        input.kind = occasion.kind;
        input.lent_as = occasion.lent_as;
        input.layout = occasion.layout;
        input.note = (!occasion.note.is_empty()).then(|| occasion.note.into());
        input.buffers = occasion.booking_buffers();
        input.holiday_agreement = occasion.agreed_with.map(Into::into);
        let context = self.desk.context(Role::Consultant, "book_room");
        bookings::book_room(&context, input).await.expected(occasion.title).map(|_| ())
    }

    /// The first free room of those that would do, else the same a day later.
    async fn meet(&mut self, meeting: &Meeting) -> Result<(), DatabaseError> {
        let context = self.desk.context(Role::FrontDesk, "book_room");
        let mut tx = context.write().await?;
        for days in 0..4 {
            let date = meeting.on + Days::new(days);
            for room in &meeting.rooms {
                let input = self.input(&wish_of(meeting, date), &[*room])?;
                if let Some((booking, events)) = booked(&context, &mut tx, &input).await? {
                    tx.commit(events).await?;
                    self.may_call_off(&booking);
                    return Ok(());
                }
            }
        }
        tx.rollback().await
    }

    fn input(&mut self, wish: &Wish, rooms: &[&str]) -> Result<BookRoom, DatabaseError> {
        let borrower = match wish.borrower {
            Some(name) => Some(*self.directory.get(name).expected(name)?),
            None => None,
        };
        let most = rooms.iter().map(|name| self.rooms.maximum(name)).sum();
        let spread = wish.people / 6;
        let people = (wish.people + self.chance.between(-spread, spread)).clamp(1, most);
        let asks_for_somebody = self.chance.happens(800);
        Ok(BookRoom {
            request_key: self.desk.new_key(),
            rooms: rooms.iter().map(|name| self.rooms.id(name)).collect::<Result<_, _>>()?,
            starts: wish.starts,
            ends: wish.ends,
            organisation_id: borrower.map(|borrower| borrower.id),
            lent_as: None,
            contact_person_id: borrower.and_then(|borrower| borrower.contact).filter(|_| asks_for_somebody),
            title: wish.title.into(),
            kind: None,
            attendees: Some(people),
            layout: None,
            note: None,
            buffers: None,
            holiday_agreement: None,
            book_as: None,
            hold_id: None,
            overrule: Some(wish.why.into()),
        })
    }

    /// The desk sees the empty room half an hour after it began.
    fn will_stay_away(&mut self, booking: &Booking) {
        let seen = booking.starts.plus_minutes(30).and_then(|then| then.start_instant().ok());
        if let Some(when) = seen.filter(|_| booking.starts.date() < day(LAST_DAY)) {
            self.timeline.add(when, Deed::StayAway(booking.id, booking.version));
        }
    }

    async fn stay_away(&mut self, id: BookingId, version: i64) -> Result<(), DatabaseError> {
        let context = self.desk.context(Role::FrontDesk, "mark_no_show");
        let input = MarkNoShow { id, version };
        bookings::mark_no_show(&context, input).await.expected("they did not come").map(|_| ())
    }

    /// Four in a hundred are called off by the borrower, one by the house, some days before; to one and a half nobody
    /// comes.
    fn may_call_off(&mut self, booking: &Booking) {
        let roll = self.chance.below(1_000);
        let days = self.chance.between(1, 12) as u64;
        let minute = self.chance.between(0, 59) as u32;
        let by = match roll {
            0..43 => CancelledBy::Borrower,
            43..54 => CancelledBy::House,
            54..69 => return self.will_stay_away(booking),
            _ => return,
        };
        let called_off = booking.starts.date().checked_sub_days(Days::new(days)).unwrap_or_default();
        // Of what lies far ahead, some is called off already.
        let called_off = called_off.min(day(LAST_DAY) - Days::new(days));
        let when = at(called_off, 13, minute);
        if when > self.desk.now() {
            self.timeline.add(when, Deed::CallOff(booking.id, booking.version, by));
        }
    }

    async fn call_off(&mut self, id: BookingId, version: i64, by: CancelledBy) -> Result<(), DatabaseError> {
        let reason = match by {
            CancelledBy::House => self.chance.one_of(&HOUSE_REASONS),
            CancelledBy::Borrower | CancelledBy::Undone => self.chance.one_of(&BORROWERS_REASONS),
        };
        let context = self.desk.context(Role::FrontDesk, "cancel_booking");
        let input = CancelBooking { id, version, by, reason: Some(reason.into()) };
        bookings::cancel_booking(&context, input).await.expected("a booking is called off").map(|_| ())
    }
}

/// Above 150 there has to be a plan; what comes each year is agreed long before.
fn why_of(occasion: &Occasion) -> &'static str {
    if occasion.people > 150 {
        "Pladsfordelingsplan PF-2026-03, hænger i foyeren"
    } else {
        "Fast tradition, aftalt med centerlederen"
    }
}

fn wish_of(meeting: &Meeting, date: NaiveDate) -> Wish {
    let at =
        |half_hours: u32| WallTime::at(date, half_hours / 2, half_hours % 2 * 30).unwrap_or(WallTime::start_of(date));
    Wish {
        borrower: Some(meeting.borrower),
        title: meeting.title,
        starts: at(meeting.from_half_hour),
        ends: at(meeting.from_half_hour + meeting.half_hours),
        people: meeting.people,
        why: "Aftalt i telefonen",
    }
}

/// Books if the house and the law let it: whoever has no valid declaration gets nothing.
async fn booked(
    context: &crate::access::RequestContext<'_>,
    tx: &mut WriteTx,
    input: &BookRoom,
) -> Result<Option<(Booking, Vec<Event>)>, DatabaseError> {
    match bookings::book_within(context, tx, input).await {
        Err(BookingError::DeclarationMissing { .. }) => Ok(None),
        answer => answer.expected("a room is booked"),
    }
}
