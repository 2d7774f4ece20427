//! A few series that the front desk booked for the spring as series. Where somebody else has the room, a date is left
//! out with its reason, so that adding it later can be tried.

use super::associations::Directory;
use super::desk::{Desk, Expected, day, time};
use super::houses::Rooms;
use crate::access::Role;
use crate::bookings::{
    self, BookRoom, BookSeries, DateOutcome, NthOfMonth, PlanSeries, Recurrence, RepeatRule, SeriesEnd, SeriesException,
};
use crate::database::DatabaseError;
use crate::shared::calendar::{WeekParity, Weekday};

/// Who, what, where, from when until when on the first day that may be one, and the last.
type SeriesRow = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

const SERIES: [SeriesRow; 3] = [
    ("Koret Klangbølgen", "Stemmeprøver", "Salen", "2027-01-05T10:00", "2027-01-05T12:00", "2027-05-25"),
    (
        "Strandens Strikkeklub",
        "Strik for de nye",
        "Grønt mødelokale",
        "2027-01-06T17:00",
        "2027-01-06T19:00",
        "2027-04-28",
    ),
    (
        "Sorggruppen Fyrtårnet",
        "Gruppe for unge",
        "Blåt mødelokale",
        "2027-01-01T17:00",
        "2027-01-01T19:00",
        "2027-06-30",
    ),
];

/// In even weeks, weekly, and on the first Tuesday of the month.
fn rules() -> [RepeatRule; 3] {
    [
        RepeatRule::ByWeekParity { parity: WeekParity::Even, weekdays: vec![Weekday::Tuesday] },
        RepeatRule::Weekly { every: 1, weekdays: vec![Weekday::Wednesday] },
        RepeatRule::MonthlyByWeekday {
            every: 1,
            nth: NthOfMonth::First,
            weekday: Weekday::Tuesday,
            when_missing: None,
        },
    ]
}

/// Has one of the evenings already.
const IN_THE_WAY: SeriesRow = (
    "Retshjælpen ved Stranden",
    "Kursus i ny lov",
    "Grønt mødelokale",
    "2027-02-03T17:30",
    "2027-02-03T19:30",
    "2027-02-03",
);

/// Books them, each as it was planned.
pub(super) async fn book(desk: &Desk, rooms: &Rooms, directory: &Directory) -> Result<(), DatabaseError> {
    let single = booking(desk, rooms, directory, IN_THE_WAY)?;
    bookings::book_room(&desk.context(Role::FrontDesk, "book_room"), single).await.expected(IN_THE_WAY.1)?;
    for (row, rule) in SERIES.into_iter().zip(rules()) {
        desk.work_on(20);
        book_one(desk, rooms, directory, row, rule).await?;
    }
    Ok(())
}

async fn book_one(
    desk: &Desk,
    rooms: &Rooms,
    directory: &Directory,
    row: SeriesRow,
    rule: RepeatRule,
) -> Result<(), DatabaseError> {
    let booking = booking(desk, rooms, directory, row)?;
    let (_, title, .., last) = row;
    let recurrence = Recurrence {
        rule,
        ends: Some(SeriesEnd::On { date: day(last) }),
        exceptions: vec![SeriesException::PublicHolidays],
    };
    let context = desk.context(Role::FrontDesk, "plan_series");
    let wish = PlanSeries { booking: booking.clone(), recurrence: recurrence.clone(), choices: Vec::new() };
    let plan = bookings::plan_series(&context, wish).await.expected(title)?;
    let free = plan.dates.iter().filter(|date| matches!(date.outcome, DateOutcome::Free { .. }));
    let held = Some(free.map(|date| date.on).collect());
    let context = desk.context(Role::FrontDesk, "book_series");
    let series = BookSeries { booking, recurrence, choices: Vec::new(), held };
    bookings::book_series(&context, series).await.expected(title).map(|_| ())
}

fn booking(
    desk: &Desk,
    rooms: &Rooms,
    directory: &Directory,
    (borrower, title, room, starts, ends, _): SeriesRow,
) -> Result<BookRoom, DatabaseError> {
    let registered = directory.get(borrower).expected(borrower)?;
    Ok(BookRoom {
        request_key: desk.new_key(),
        rooms: vec![rooms.id(room)?],
        starts: time(starts),
        ends: time(ends),
        lent_as: None,
        organisation_id: Some(registered.id),
        contact_person_id: registered.contact,
        title: title.into(),
        kind: None,
        attendees: Some(10),
        layout: None,
        note: None,
        buffers: None,
        holiday_agreement: None,
        book_as: None,
        hold_id: None,
        overrule: None,
    })
}
