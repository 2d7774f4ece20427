//! What waits for the desk on the morning of the demo: requests (one of them for a hall that is taken), reservations that
//! run out, one that has, somebody who did not come, a series of which one evening was taken, and
//! whom somebody has to tell of many people.

use super::associations::Directory;
use super::desk::{Desk, Expected, at, day, time};
use super::houses::Rooms;
use crate::access::Role;
use crate::bookings::{
    self, BookAs, BookRoom, BookSeries, Booking, BookingState, ListBookings, MarkNoShow, NoticeKind, Recurrence,
    RepeatRule, SeriesEnd, TickNotice,
};
use crate::database::DatabaseError;
use crate::shared::calendar::Weekday;

/// Who, what, in which room or else in which, from when until when, and how many.
type Row = (&'static str, &'static str, &'static [&'static str], &'static str, &'static str, i64);

/// The first wants a part of the hall in which banko is played.
const REQUESTS: [Row; 4] = [
    ("Familienetværket Brobyggerne", "Julehygge", &["Storesal A"], "2026-11-27T14:00", "2026-11-27T16:00", 45),
    ("Havbjerg Spisevenner", "Fællesspisning", &["Salen"], "2026-11-28T17:00", "2026-11-28T21:00", 60),
    ("Sprogcaféen Verdensbordet", "Aftensprog", &["Lokale 1"], "2026-12-01T19:00", "2026-12-01T21:00", 16),
    ("Selvhjælp Bøgelunde", "Temaaften", &["Storesal B"], "2026-12-08T19:00", "2026-12-08T21:00", 30),
];

/// And until when they are kept: this afternoon, tomorrow at noon, and this morning before the demo begins.
const RESERVATIONS: [(Row, &str); 3] = [
    (
        ("Parkinsonkoret", "Prøvesang", &["Salen", "Musiklokalet"], "2026-11-26T10:00", "2026-11-26T12:00", 22),
        "2026-11-24T16:00",
    ),
    (
        (
            "Selvhjælp Bøgelunde",
            "Frivilligmøde",
            &["Blåt mødelokale", "Salen"],
            "2026-11-27T10:00",
            "2026-11-27T12:00",
            12,
        ),
        "2026-11-25T12:00",
    ),
    (
        (
            "Gældsrådgivningen Bøgelunde",
            "Kursusdag",
            &["Grønt mødelokale", "Blåt mødelokale", "Salen"],
            "2026-12-02T13:00",
            "2026-12-02T15:00",
            9,
        ),
        "2026-11-24T09:00",
    ),
];

/// Many people at the old school: the fire brigade is told by the Saturday.
const MARKET: Row = ("Havbjerg Bylaug", "Julemarked", &["Gymnastiksalen"], "2026-12-12T10:00", "2026-12-12T14:00", 120);

/// Two evenings that one association asks for, and what took one of them before anybody answered.
const EVENINGS: Row = ("Kvinder på Tværs", "Danseaften", &["Storesal A"], "2027-01-21T19:30", "2027-01-21T21:30", 30);
const LAST_EVENING: &str = "2027-01-28";
const IN_THE_WAY: Row =
    ("Bøgelunde Lokalhistoriske Venner", "Foredrag", &["Storesal A"], "2027-01-28T19:30", "2027-01-28T21:30", 60);

/// Notes the requests and the reservations down, the afternoon before, and who had not come that day.
pub(super) async fn ask(desk: &Desk, rooms: &Rooms, directory: &Directory) -> Result<(), DatabaseError> {
    desk.set(at(day("2026-11-23"), 14, 10));
    for row in REQUESTS {
        desk.work_on(7);
        let context = desk.context(Role::FrontDesk, "book_room");
        let input = wish(desk, rooms, directory, row, row.2[0], BookAs::Requested)?;
        bookings::book_room(&context, input).await.expected(row.1)?;
    }
    for (row, until) in RESERVATIONS {
        desk.work_on(7);
        reserve(desk, rooms, directory, row, until).await?;
    }
    ask_for_evenings(desk, rooms, directory).await?;
    desk.work_on(7);
    let context = desk.context(Role::FrontDesk, "book_room");
    let market = wish(desk, rooms, directory, MARKET, MARKET.2[0], BookAs::Confirmed)?;
    bookings::book_room(&context, market).await.expected(MARKET.1)?;
    tell_of_carnival(desk).await?;
    mark_who_stayed_away(desk).await
}

async fn ask_for_evenings(desk: &Desk, rooms: &Rooms, directory: &Directory) -> Result<(), DatabaseError> {
    let context = desk.context(Role::FrontDesk, "book_series");
    let recurrence = Recurrence {
        rule: RepeatRule::Weekly { every: 1, weekdays: vec![Weekday::Thursday] },
        ends: Some(SeriesEnd::On { date: day(LAST_EVENING) }),
        exceptions: Vec::new(),
    };
    let booking = wish(desk, rooms, directory, EVENINGS, EVENINGS.2[0], BookAs::Requested)?;
    let series = BookSeries { booking, recurrence, choices: Vec::new(), held: None };
    bookings::book_series(&context, series).await.expected(EVENINGS.1)?;
    desk.work_on(7);
    let context = desk.context(Role::FrontDesk, "book_room");
    let taken = wish(desk, rooms, directory, IN_THE_WAY, IN_THE_WAY.2[0], BookAs::Confirmed)?;
    bookings::book_room(&context, taken).await.expected(IN_THE_WAY.1).map(|_| ())
}

/// The fire brigade was told long before of the carnival in February.
async fn tell_of_carnival(desk: &Desk) -> Result<(), DatabaseError> {
    let page = listed(desk, "2027-02-06").await?;
    let carnival = page.iter().find(|there| there.title == "Fastelavn").expected("Fastelavn")?;
    let input = TickNotice { kind: NoticeKind::LargeEvent, bookings: vec![carnival.into()], is_given: true };
    let context = desk.context(Role::FrontDesk, "tick_notice");
    bookings::tick_notice(&context, input).await.expected("the fire brigade is told").map(|_| ())
}

async fn listed(desk: &Desk, on: &str) -> Result<Vec<Booking>, DatabaseError> {
    let context = desk.context(Role::FrontDesk, "list_bookings");
    let listed = ListBookings {
        from: day(on),
        to: day(on),
        premises_id: None,
        room_id: None,
        organisation_id: None,
        kind: None,
        standing: None,
        page: None,
    };
    Ok(bookings::list_bookings(&context, listed).await.expected("the day's bookings")?.bookings)
}

/// In the first of its rooms that is free.
async fn reserve(
    desk: &Desk,
    rooms: &Rooms,
    directory: &Directory,
    row: Row,
    until: &str,
) -> Result<(), DatabaseError> {
    let context = desk.context(Role::FrontDesk, "book_room");
    let mut tx = context.write().await?;
    for room in row.2 {
        let input = wish(desk, rooms, directory, row, room, BookAs::Reserved { until: Some(time(until)) })?;
        let booked = bookings::book_within(&context, &mut tx, &input).await.expected(row.1)?;
        if let Some((_, events)) = booked {
            return tx.commit(events).await;
        }
    }
    tx.rollback().await?;
    None.expected(row.1)
}

fn wish(
    desk: &Desk,
    rooms: &Rooms,
    directory: &Directory,
    row: Row,
    room: &str,
    book_as: BookAs,
) -> Result<BookRoom, DatabaseError> {
    let (borrower, title, _, starts, ends, people) = row;
    let borrower = directory.get(borrower).expected(borrower)?;
    Ok(BookRoom {
        request_key: desk.new_key(),
        rooms: vec![rooms.id(room)?],
        starts: time(starts),
        ends: time(ends),
        lent_as: None,
        organisation_id: Some(borrower.id),
        contact_person_id: borrower.contact,
        title: title.into(),
        kind: None,
        attendees: Some(people),
        layout: None,
        note: None,
        buffers: None,
        holiday_agreement: None,
        book_as: Some(book_as),
        hold_id: None,
        overrule: Some("Aftalt i telefonen".into()),
    })
}

async fn mark_who_stayed_away(desk: &Desk) -> Result<(), DatabaseError> {
    let context = desk.context(Role::FrontDesk, "mark_no_show");
    let page = listed(desk, "2026-11-23").await?;
    let came = page.iter().rfind(|there| there.borrower.is_some() && there.state == BookingState::TookPlace);
    let Some(there) = came else { return Ok(()) };
    let input = MarkNoShow { id: there.id, version: there.version };
    bookings::mark_no_show(&context, input).await.expected("they did not come").map(|_| ())
}
