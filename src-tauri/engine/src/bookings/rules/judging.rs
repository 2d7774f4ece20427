//! What the rules say to a booking: rules, wish and history in, notes out.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, Months, NaiveDate};

use super::book::RuleBook;
use super::note::{RuleFinding, RuleNote};
use super::prime_time::{Used, by_day, touches};
use super::rule::Horizon;
use super::rule_kind::RuleForce;
use crate::bookings::operations::admit::Asked;
use crate::bookings::{Booking, DayOfYear};
use crate::organisations::BorrowerCategory;
use crate::shared::ids::{PremisesId, RoomId};
use crate::shared::wall_clock::WallTime;

/// Whoever has a room at this minute of the night stays overnight.
const DEEP_NIGHT: i64 = 3 * 60;

/// What is to be booked, as far as the rules look at it.
#[derive(Debug, Clone)]
pub(in crate::bookings) struct RuleWish {
    pub rooms: Vec<RoomId>,
    pub starts: WallTime,
    pub ends: WallTime,
    pub attendees: Option<i64>,
    /// As what it is lent, where that is another category than the borrower's own.
    pub lent_as: Option<BorrowerCategory>,
}

impl RuleWish {
    /// Of what the gate is asked, for whoever borrows as this.
    pub fn of(asked: &Asked, lent_as: Option<BorrowerCategory>) -> Self {
        let (starts, ends) = (asked.slot.starts(), asked.slot.ends());
        Self { rooms: asked.rooms.clone(), starts, ends, attendees: asked.attendees, lent_as }
    }

    /// Of what is booked.
    pub fn of_booking(booking: &Booking) -> Self {
        let Booking { rooms, starts, ends, attendees, lent_as, .. } = booking;
        Self { rooms: rooms.clone(), starts: *starts, ends: *ends, attendees: *attendees, lent_as: *lent_as }
    }
}

/// Whoever borrows, and what stands around the wish.
#[derive(Debug)]
pub(super) struct Circumstances<'a> {
    /// What the borrower counts as; `None` is the house itself, which the rules for borrowers are not about.
    pub category: Option<BorrowerCategory>,
    /// Today in Denmark.
    pub today: NaiveDate,
    /// The house of each room.
    pub houses: &'a BTreeMap<RoomId, PremisesId>,
    /// How often the borrower has not come, in the season that today lies in.
    pub no_shows: i64,
}

/// What the rules say to one wish. `used` is what the borrower has already of the hours that everybody wants.
pub(super) fn notes(book: &RuleBook, around: &Circumstances<'_>, wish: &RuleWish, used: &Used) -> Vec<RuleNote> {
    let lateness = |by: NaiveDate| by < around.today;
    let of_borrower = around.category.map(|category| {
        [
            (book.horizon, horizon(book, category, around.today, wish.starts.date())),
            (book.lead_time.force, short_notice(book.lead_time.days, around.today, wish.starts.date())),
            (book.prime_time.force, prime_time(book, wish, used)),
            (book.no_shows.force, no_shows(book, around)),
        ]
    });
    let of_anybody = [
        (book.large_events.force, large_event(book, around, wish, lateness)),
        (book.overnight.force, overnight(book, wish, lateness)),
        (book.seating_plans.force, seating_plan(book, wish)),
    ];
    let approval = around.category.and_then(|_| needs_approval(book, wish)).map(|finding| (RuleForce::Office, finding));
    of_borrower
        .into_iter()
        .flatten()
        .chain(of_anybody)
        .filter_map(|(force, finding)| Some((force, finding?)))
        .chain(approval)
        .filter(|(force, _)| *force != RuleForce::Off)
        .map(|(force, finding)| {
            let source = book.source(finding.rule()).to_owned();
            RuleNote { finding, force, source, may_overrule: false }
        })
        .collect()
}

fn horizon(book: &RuleBook, category: BorrowerCategory, today: NaiveDate, on: NaiveDate) -> Option<RuleFinding> {
    match book.terms(category)?.horizon {
        Horizon::Always => None,
        Horizon::Months { months } => {
            let latest_on = today.checked_add_months(Months::new(u32::try_from(months).ok()?))?;
            (on > latest_on).then_some(RuleFinding::TooFarAhead { months, latest_on })
        }
        Horizon::HalfYears { first, second } => {
            let opens_on = half_year_opens(first, second, on)?;
            (today < opens_on).then_some(RuleFinding::NotOpenYet { opens_on })
        }
    }
}

/// When the half-year that a date lies in opens: on the last such day that is not after its first.
fn half_year_opens(first: DayOfYear, second: DayOfYear, on: NaiveDate) -> Option<NaiveDate> {
    let (day, begins) = match on.month() {
        1..=6 => (first, NaiveDate::from_ymd_opt(on.year(), 1, 1)?),
        _ => (second, NaiveDate::from_ymd_opt(on.year(), 7, 1)?),
    };
    let this_year = NaiveDate::from_ymd_opt(on.year(), day.month, day.day)?;
    if this_year <= begins { Some(this_year) } else { NaiveDate::from_ymd_opt(on.year() - 1, day.month, day.day) }
}

/// Whoever notes down what has been is not late.
fn short_notice(least: i64, today: NaiveDate, on: NaiveDate) -> Option<RuleFinding> {
    let days = (on - today).num_days();
    (0..least).contains(&days).then_some(RuleFinding::ShortNotice { days, least })
}

fn prime_time(book: &RuleBook, wish: &RuleWish, used: &Used) -> Option<RuleFinding> {
    let rule = &book.prime_time;
    let (from, minutes) = used.too_much(rule, wish.starts, wish.ends)?;
    Some(RuleFinding::PrimeTime { minutes, most: rule.hours * 60, per: rule.per, from })
}

fn no_shows(book: &RuleBook, around: &Circumstances<'_>) -> Option<RuleFinding> {
    let (rule, count) = (&book.no_shows, around.no_shows);
    let since = rule.season_of(around.today);
    (count >= rule.from).then_some(RuleFinding::NoShows { count, from: rule.from, since })
}

fn large_event(
    book: &RuleBook,
    around: &Circumstances<'_>,
    wish: &RuleWish,
    is_late: impl Fn(NaiveDate) -> bool,
) -> Option<RuleFinding> {
    let rule = &book.large_events;
    let attendees = wish.attendees.filter(|attendees| *attendees >= rule.from)?;
    let houses = wish.rooms.iter().filter_map(|room| around.houses.get(room)).copied();
    let premises_id = houses.into_iter().find(|house| rule.houses.contains(house))?;
    let by = days_before(wish.starts.date(), rule.days);
    let notify = rule.notify.clone();
    Some(RuleFinding::LargeEvent { attendees, from: rule.from, premises_id, notify, by, late: is_late(by) })
}

fn overnight(book: &RuleBook, wish: &RuleWish, is_late: impl Fn(NaiveDate) -> bool) -> Option<RuleFinding> {
    let stays = by_day(wish.starts, wish.ends).iter().any(|(_, from, until)| *from < DEEP_NIGHT && *until > DEEP_NIGHT);
    let rule = &book.overnight;
    stays.then(|| {
        let are_more_than = |persons: i64| wish.attendees.is_some_and(|attendees| attendees > persons);
        let days = if are_more_than(rule.many_above) { rule.many_days } else { rule.days };
        let by = days_before(wish.starts.date(), days);
        let (notify, needs_plan) = (rule.notify.clone(), are_more_than(rule.plan_above));
        RuleFinding::Overnight { notify, by, late: is_late(by), needs_plan }
    })
}

fn seating_plan(book: &RuleBook, wish: &RuleWish) -> Option<RuleFinding> {
    let above = book.seating_plans.above;
    let attendees = wish.attendees.filter(|attendees| *attendees > above)?;
    Some(RuleFinding::SeatingPlan { attendees, above })
}

fn needs_approval(book: &RuleBook, wish: &RuleWish) -> Option<RuleFinding> {
    let rule = &book.approval;
    let room = wish.rooms.iter().find(|room| rule.rooms.contains(room));
    let of_hours = || touches(&rule.spans, wish.starts, wish.ends).then_some(RuleFinding::HoursNeedApproval);
    room.map(|room_id| RuleFinding::RoomNeedsApproval { room_id: *room_id }).or_else(of_hours)
}

/// So many days before a date.
pub(in crate::bookings) fn days_before(on: NaiveDate, days: i64) -> NaiveDate {
    on.checked_sub_days(Days::new(u64::try_from(days).unwrap_or_default())).unwrap_or(on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bookings::{RuleKind, WeekSpan};
    use crate::shared::calendar::Weekday;

    const SCHOOL: PremisesId = PremisesId(2);

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn wish(starts: &str, ends: &str, attendees: i64) -> RuleWish {
        let at = |text| WallTime::parse(text).expect("a time");
        RuleWish {
            rooms: vec![RoomId(7)],
            starts: at(starts),
            ends: at(ends),
            attendees: Some(attendees),
            lent_as: None,
        }
    }

    fn said_to(book: &RuleBook, category: Option<BorrowerCategory>, today: &str, wish: &RuleWish) -> Vec<RuleFinding> {
        let houses = BTreeMap::from([(RoomId(7), SCHOOL)]);
        let around = Circumstances { category, today: day(today), houses: &houses, no_shows: 0 };
        notes(book, &around, wish, &Used::default()).into_iter().map(|note| note.finding).collect()
    }

    fn evening(date: &str) -> RuleWish {
        wish(&format!("{date}T19:00"), &format!("{date}T21:00"), 20)
    }

    #[test]
    fn a_half_year_opens_in_the_middle_of_the_month_before_it() {
        let book = RuleBook::default();
        let said = |today: &str, date: &str| said_to(&book, Some(BorrowerCategory::Social), today, &evening(date));
        let not_before = |date: &str| vec![RuleFinding::NotOpenYet { opens_on: day(date) }];
        assert_eq!(said("2026-12-14", "2027-01-01"), not_before("2026-12-15"));
        assert_eq!(said("2026-12-15", "2027-01-01"), []);
        assert_eq!(said("2026-12-15", "2027-06-30"), []);
        assert_eq!(said("2026-12-15", "2027-07-01"), not_before("2027-06-15"));
        assert_eq!(said("2026-12-15", "2028-03-01"), not_before("2027-12-15"));
        assert_eq!(said("2026-11-24", "2026-12-31"), [], "the half-year that is");
        let municipal = said_to(&book, Some(BorrowerCategory::Municipal), "2026-11-24", &evening("2028-03-01"));
        assert_eq!(municipal, [], "the municipality's own activities come before all others");
        assert_eq!(said_to(&book, None, "2026-11-24", &evening("2028-03-01")), [], "the house itself");
    }

    #[test]
    fn months_are_counted_from_today() {
        let mut book = RuleBook::default();
        book.lending[1].horizon = Horizon::Months { months: 3 };
        let said = |date: &str| said_to(&book, Some(BorrowerCategory::Social), "2026-11-30", &evening(date));
        assert_eq!(said("2027-02-28"), []);
        assert_eq!(said("2027-03-01"), [RuleFinding::TooFarAhead { months: 3, latest_on: day("2027-02-28") }]);
    }

    #[test]
    fn three_days_before_is_soon_enough_and_what_has_been_is_not_late() {
        let book = RuleBook::default();
        let said = |date: &str| said_to(&book, Some(BorrowerCategory::Social), "2026-11-24", &evening(date));
        assert_eq!(said("2026-11-27"), []);
        assert_eq!(said("2026-11-26"), [RuleFinding::ShortNotice { days: 2, least: 3 }]);
        assert_eq!(said("2026-11-24"), [RuleFinding::ShortNotice { days: 0, least: 3 }]);
        assert_eq!(said("2026-11-23"), []);
    }

    #[test]
    fn fifty_people_at_a_school_are_told_of_fourteen_days_before() {
        let mut book = RuleBook::default();
        let fifty = wish("2026-12-20T14:00", "2026-12-20T17:00", 50);
        assert_eq!(said_to(&book, None, "2026-11-24", &fifty), [], "no house of the office's asks for it");
        book.large_events.houses.push(SCHOOL);
        let told = |late| RuleFinding::LargeEvent {
            attendees: 50,
            from: 50,
            premises_id: SCHOOL,
            notify: "Beredskabet".into(),
            by: day("2026-12-06"),
            late,
        };
        assert_eq!(said_to(&book, None, "2026-12-06", &fifty), [told(false)]);
        assert_eq!(said_to(&book, None, "2026-12-07", &fifty), [told(true)]);
        assert_eq!(said_to(&book, None, "2026-12-07", &RuleWish { attendees: Some(49), ..fifty.clone() }), []);
        assert_eq!(said_to(&book, None, "2026-12-07", &RuleWish { attendees: None, ..fifty }), []);
    }

    #[test]
    fn a_night_is_told_of_fourteen_days_before_and_four_weeks_where_many_stay() {
        let book = RuleBook::default();
        let night = |attendees| wish("2027-01-15T18:00", "2027-01-16T09:00", attendees);
        let by = |attendees: i64| match said_to(&book, None, "2026-11-24", &night(attendees)).first() {
            Some(RuleFinding::Overnight { by, needs_plan, .. }) => Some((*by, *needs_plan)),
            _ => None,
        };
        assert_eq!(by(50), Some((day("2027-01-01"), false)));
        assert_eq!(by(51), Some((day("2027-01-01"), true)), "a plan of where more than fifty sleep");
        assert_eq!(by(151), Some((day("2026-12-18"), true)));
        let late = wish("2027-01-15T18:00", "2027-01-16T02:00", 20);
        assert_eq!(said_to(&book, None, "2026-11-24", &late), [], "a feast that lasts long is no night");
    }

    #[test]
    fn more_than_a_hundred_and_fifty_need_an_approved_plan_of_where_they_sit() {
        let book = RuleBook::default();
        let event = |attendees| wish("2026-12-20T14:00", "2026-12-20T17:00", attendees);
        assert_eq!(said_to(&book, None, "2026-11-24", &event(150)), []);
        let plan = RuleFinding::SeatingPlan { attendees: 151, above: 150 };
        assert_eq!(said_to(&book, None, "2026-11-24", &event(151)), [plan]);
    }

    #[test]
    fn a_room_or_a_time_of_the_week_needs_a_yes() {
        let mut book = RuleBook::default();
        let weekend = vec![Weekday::Saturday, Weekday::Sunday];
        book.approval.spans.push(WeekSpan { weekdays: weekend, from_minute: 0, until_minute: 1_440 });
        let said =
            |book: &RuleBook, date: &str| said_to(book, Some(BorrowerCategory::Social), "2026-11-24", &evening(date));
        assert_eq!(said(&book, "2026-12-04"), [], "a Friday");
        assert_eq!(said(&book, "2026-12-05"), [RuleFinding::HoursNeedApproval]);
        let into_saturday = wish("2026-12-04T20:00", "2026-12-05T01:00", 20);
        let said_of_it = said_to(&book, Some(BorrowerCategory::Social), "2026-11-24", &into_saturday);
        assert_eq!(said_of_it, [RuleFinding::HoursNeedApproval]);
        book.approval.rooms.push(RoomId(7));
        assert_eq!(said(&book, "2026-12-04"), [RuleFinding::RoomNeedsApproval { room_id: RoomId(7) }]);
        assert_eq!(said_to(&book, None, "2026-11-24", &evening("2026-12-05")), [], "the house need not ask itself");
    }

    #[test]
    fn whoever_did_not_come_three_times_since_august_is_told_of() {
        let book = RuleBook::default();
        let houses = BTreeMap::new();
        let said = |today: &str, no_shows| {
            let category = Some(BorrowerCategory::Social);
            let around = Circumstances { category, today: day(today), houses: &houses, no_shows };
            let found = notes(&book, &around, &evening("2027-03-05"), &Used::default());
            found
                .into_iter()
                .map(|note| note.finding)
                .filter(|there| there.rule() == RuleKind::NoShow)
                .collect::<Vec<_>>()
        };
        assert_eq!(said("2027-02-01", 2), []);
        assert_eq!(said("2027-02-01", 3), [RuleFinding::NoShows { count: 3, from: 3, since: day("2026-08-01") }]);
        assert_eq!(said("2027-08-01", 4), [RuleFinding::NoShows { count: 4, from: 3, since: day("2027-08-01") }]);
    }

    #[test]
    fn a_rule_that_is_off_says_nothing_and_a_note_carries_its_source() {
        let mut book = RuleBook::default();
        let tomorrow = evening("2026-11-25");
        let houses = BTreeMap::new();
        let category = Some(BorrowerCategory::Social);
        let around = Circumstances { category, today: day("2026-11-24"), houses: &houses, no_shows: 0 };
        let said = notes(&book, &around, &tomorrow, &Used::default());
        assert_eq!(said[0].source, book.source(RuleKind::LeadTime));
        book.lead_time.force = RuleForce::Off;
        assert_eq!(notes(&book, &around, &tomorrow, &Used::default()), []);
    }
}
