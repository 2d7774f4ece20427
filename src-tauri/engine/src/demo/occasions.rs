//! What comes once: feasts, premières, a night on the floor, and the busy week of 23 November 2026.

use crate::bookings::{BookingBuffers, BookingKind};
use crate::organisations::BorrowerCategory;
use crate::premises::Layout;

use BookingKind::{Community, Course, Municipal};

/// One occasion.
#[derive(Debug, Clone, Copy)]
pub(super) struct Occasion {
    /// When it was booked.
    pub asked: &'static str,
    /// Whose; none is the house's own.
    pub borrower: Option<&'static str>,
    pub title: &'static str,
    pub rooms: &'static [&'static str],
    pub starts: &'static str,
    pub ends: &'static str,
    pub people: i64,
    pub kind: Option<BookingKind>,
    /// As what it is lent, where that is something else than the borrower is.
    pub lent_as: Option<BorrowerCategory>,
    pub layout: Option<Layout>,
    pub note: &'static str,
    /// Minutes before and after instead of the rooms' own, and why.
    buffers: Option<(i64, i64, &'static str)>,
    /// Whom at the house it was agreed with, on a holiday.
    pub agreed_with: Option<&'static str>,
}

const fn on(
    asked: &'static str,
    borrower: &'static str,
    title: &'static str,
    rooms: &'static [&'static str],
    starts: &'static str,
    ends: &'static str,
    people: i64,
) -> Occasion {
    Occasion {
        asked,
        borrower: Some(borrower),
        title,
        rooms,
        starts,
        ends,
        people,
        kind: None,
        lent_as: None,
        layout: None,
        note: "",
        buffers: None,
        agreed_with: None,
    }
}

impl Occasion {
    const fn note(self, note: &'static str) -> Self {
        Self { note, ..self }
    }

    const fn kind(self, kind: BookingKind) -> Self {
        Self { kind: Some(kind), ..self }
    }

    const fn lent_as(self, category: BorrowerCategory) -> Self {
        Self { lent_as: Some(category), ..self }
    }

    const fn set_up(self, layout: Layout) -> Self {
        Self { layout: Some(layout), ..self }
    }

    const fn by_the_house(self) -> Self {
        Self { borrower: None, ..self }
    }

    const fn with_buffers(self, before: i64, after: i64, reason: &'static str) -> Self {
        Self { buffers: Some((before, after, reason)), ..self }
    }

    const fn agreed_with(self, whom: &'static str) -> Self {
        Self { agreed_with: Some(whom), ..self }
    }

    /// The buffers as they are booked.
    pub fn booking_buffers(&self) -> Option<BookingBuffers> {
        self.buffers.map(|(before, after, reason)| BookingBuffers { before, after, reason: reason.into() })
    }
}

const HALL_AND_KITCHEN: &[&str] = &["Salen", "Køkkenet"];

/// In no particular order. They are booked before the seasons' patterns of their time.
pub(super) const OCCASIONS: &[Occasion] = &[
    on(
        "2025-11-06",
        "Julehjælpen Bøgelunde",
        "Julearrangement",
        HALL_AND_KITCHEN,
        "2025-12-13T12:00",
        "2025-12-13T17:00",
        140,
    )
    .set_up(Layout::Islands)
    .kind(Community)
    .note("Juletræ leveres fredag eftermiddag."),
    on(
        "2026-03-09",
        "Julehjælpen Bøgelunde",
        "Julearrangement",
        HALL_AND_KITCHEN,
        "2026-12-12T12:00",
        "2026-12-12T17:00",
        140,
    )
    .set_up(Layout::Islands)
    .kind(Community),
    // Over the night when the clocks go forward, and over the one when they go back.
    on("2025-11-06", "Spejderne ved Åen", "Overnatning", HALL_AND_KITCHEN, "2026-03-28T18:00", "2026-03-29T09:00", 36)
        .note("Vågen brandvagt hele natten. Sommertid: natten er en time kortere."),
    on("2026-03-09", "Spejderne ved Åen", "Overnatning", HALL_AND_KITCHEN, "2026-10-24T18:00", "2026-10-25T09:00", 38)
        .note("Vågen brandvagt hele natten. Vintertid: natten er en time længere."),
    on(
        "2025-11-07",
        "Boligsocialt Netværk Møllevænget",
        "Sankthansfest",
        HALL_AND_KITCHEN,
        "2026-06-23T17:00",
        "2026-06-24T00:00",
        120,
    )
    .kind(Community),
    on(
        "2026-02-02",
        "Bøgelunde Lokalhistoriske Venner",
        "Grundlovsmøde",
        &["Salen"],
        "2026-06-05T13:00",
        "2026-06-05T16:00",
        110,
    )
    .set_up(Layout::Theatre)
    .kind(Community)
    .agreed_with("Henning Østergaard"),
    on(
        "2025-11-07",
        "Teaterholdet Rampefeber",
        "Premiere",
        &["Storesal A+B"],
        "2026-04-18T11:00",
        "2026-04-18T14:00",
        118,
    )
    .set_up(Layout::Theatre)
    .with_buffers(60, 60, "Scenen bygges op og tages ned samme dag"),
    // One more than needs an approved seating plan.
    on(
        "2026-01-12",
        "Frivilligrådet i Bøgelunde Kommune",
        "Frivillig Fredag",
        HALL_AND_KITCHEN,
        "2026-09-25T16:00",
        "2026-09-25T21:00",
        151,
    )
    .set_up(Layout::Theatre)
    .kind(Community)
    .note("Bordplan er godkendt 14 dage før."),
    on("2026-01-12", "Havbjerg Bylaug", "Fastelavn", &["Gymnastiksalen"], "2027-02-06T10:00", "2027-02-06T13:00", 130)
        .kind(Community),
    // The week of 23 November 2026.
    on("2026-10-26", "", "Personalemøde", &["Blåt mødelokale"], "2026-11-23T08:45", "2026-11-23T10:00", 9)
        .by_the_house()
        .kind(Municipal),
    on(
        "2026-10-27",
        "Naturgruppen Strandengen",
        "Kurvefletning",
        &["Værkstedet"],
        "2026-11-24T10:00",
        "2026-11-24T13:00",
        12,
    )
    .kind(Course),
    on("2026-10-27", "Julehjælpen Bøgelunde", "Pakkedag", &["Lokale 1+2"], "2026-11-28T09:00", "2026-11-28T14:00", 30)
        .note("Kasser fra fredag må stå ved døren."),
    on(
        "2026-10-28",
        "Havbjerg Bylaug",
        "Borgermøde om stien",
        &["Lokale 1+2"],
        "2026-11-26T19:30",
        "2026-11-26T21:30",
        55,
    )
    .set_up(Layout::Theatre)
    .kind(Community),
    on("2026-10-28", "Familiehuset Tømmerup", "Forældrekursus", &["Salen"], "2026-11-25T16:30", "2026-11-25T19:00", 32)
        .kind(Course),
    on(
        "2026-10-29",
        "Aftenvandrerne i Bøgelunde",
        "Vagtplan og førstehjælp",
        &["Storesal A"],
        "2026-11-24T18:30",
        "2026-11-24T21:00",
        35,
    )
    .kind(Course),
    on(
        "2026-10-29",
        "Handicaprådet i Bøgelunde Kommune",
        "Temadag om adgang",
        &["Salen", "Køkkenet"],
        "2026-11-23T13:00",
        "2026-11-23T17:00",
        70,
    )
    .set_up(Layout::Classroom),
    on(
        "2026-10-30",
        "Havbjerg Skole",
        "Skolekoncert",
        &["Gymnastiksalen"],
        "2026-11-27T19:30",
        "2026-11-27T21:30",
        140,
    )
    .set_up(Layout::Theatre)
    .kind(Community),
    on("2026-10-30", "Koret Klangbølgen", "Generalprøve", &["Salen"], "2026-11-29T10:00", "2026-11-29T13:30", 44),
    on(
        "2026-11-02",
        "Haveholdet Grønne Fingre",
        "Juledekorationer",
        &["Værkstedet"],
        "2026-11-28T10:00",
        "2026-11-28T13:00",
        14,
    )
    .kind(Community)
    .lent_as(BorrowerCategory::OtherAssociation)
    .note("Deltagerne betaler 60 kr. ved døren."),
    on("2026-11-02", "Ungeklubben Kælderen", "Øvedag", &["Musiklokalet"], "2026-11-28T10:00", "2026-11-28T15:00", 8),
    on(
        "2026-11-03",
        "Nattelyset (vågetjeneste)",
        "Vågekursus",
        &["Storesal B"],
        "2026-11-25T17:00",
        "2026-11-25T20:00",
        18,
    )
    .kind(Course),
    on("2026-11-03", "Den Grønne Dør Bøgelunde", "Åbent hus", &["Caféen"], "2026-11-28T11:00", "2026-11-28T14:00", 40)
        .kind(Community),
    on("2026-11-04", "Bøgelunde Bibliotek", "Højtlæsning", &["Storesal B"], "2026-11-28T10:30", "2026-11-28T12:00", 35)
        .kind(Community),
    on("2026-11-05", "Gadens Venner", "Tøjbytte", &["Storesal A"], "2026-11-25T13:00", "2026-11-25T16:00", 40)
        .kind(Community),
    on("2026-11-09", "Kvinder på Tværs", "Madlavning", &["Køkkenet"], "2026-11-24T17:00", "2026-11-24T20:00", 10),
];
