//! What the demo office lends by: the program's own rules, with some that the centre in Bøgelunde has made for itself.

use super::desk::{Desk, Expected};
use super::houses::{House, Rooms};
use crate::access::{Nothing, Role};
use crate::bookings::{self, DayOfYear, Horizon, KeepBookingRules, RuleBook, RuleForce, RuleKind, Tariff, WeekSpan};
use crate::database::DatabaseError;
use crate::organisations::BorrowerCategory;
use crate::shared::calendar::Weekday;
use crate::shared::money::Oere;

/// Keeps the rules that the centre began with.
pub(super) async fn begin(desk: &Desk, rooms: &Rooms) -> Result<(), DatabaseError> {
    let school = rooms.house(House::School)?;
    keep(desk, |book| {
        for terms in &mut book.lending {
            if let Horizon::HalfYears { first, second } = &mut terms.horizon {
                *first = DayOfYear { month: 11, day: 1 };
                *second = DayOfYear { month: 5, day: 1 };
            }
            if let (BorrowerCategory::OtherAssociation, Ok(rate)) = (terms.category, Oere::from_kroner(25)) {
                terms.tariff = Tariff::PerHour { rate };
            }
        }
        book.large_events.houses = vec![school];
        book.prime_time.force = RuleForce::Tell;
        // Whoever comes at short notice gets a room if there is one.
        book.lead_time.force = RuleForce::Tell;
        book.sources.insert(RuleKind::Horizon, "Brugerrådet, 14/9-2025: åbner 1. november og 1. maj".into());
        book.sources.insert(RuleKind::OpeningHours, "Brugerrådet, 14/9-2025: der må ryddes op efter lukketid".into());
        book.sources
            .insert(RuleKind::Lending, "Frivilligpolitik for Bøgelunde Kommune, del 3: højst et symbolsk beløb".into());
    })
    .await
}

/// What was decided since: the workshop's machines and Saturday evenings need a yes.
pub(super) async fn decide_on_approval(desk: &Desk, rooms: &Rooms) -> Result<(), DatabaseError> {
    let workshop = rooms.id("Værkstedet")?;
    keep(desk, |book| {
        book.approval.rooms = vec![workshop];
        book.approval.spans =
            vec![WeekSpan { weekdays: vec![Weekday::Saturday], from_minute: 18 * 60, until_minute: 24 * 60 }];
        book.sources.insert(RuleKind::Approval, "Centerlederen, 20/11-2026: maskinerne kræver kursus".into());
    })
    .await
}

async fn keep(desk: &Desk, change: impl FnOnce(&mut RuleBook)) -> Result<(), DatabaseError> {
    let context = desk.context(Role::Manager, "keep_booking_rules");
    let rules = bookings::booking_rules(&context, Nothing {}).await.expected("the rules")?;
    let mut book = rules.book;
    change(&mut book);
    let input = KeepBookingRules { version: rules.version, book };
    bookings::keep_booking_rules(&context, input).await.expected("rules are kept").map(|_| ())
}
