//! The words of day sheets and door signs.

use crate::premises::Layout;
use crate::shared::format::Language;

pub(super) struct Words {
    pub sheet: &'static str,
    pub signs: &'static str,
    pub open: &'static str,
    pub closed_all_day: &'static str,
    pub closed: &'static str,
    pub since: &'static str,
    pub nothing_new: &'static str,
    pub new: &'static str,
    pub changed: &'static str,
    pub gone: &'static str,
    pub cancelled: &'static str,
    pub moved_to: &'static str,
    pub moved_from: &'static str,
    pub nothing_in: &'static str,
    pub part_of: &'static str,
    pub see_there: &'static str,
    pub nothing: &'static str,
    pub who: &'static str,
    pub contact: &'static str,
    pub people: &'static str,
    pub layout: &'static str,
    pub note: &'static str,
    pub tentative: &'static str,
    pub set_up_from: &'static str,
    pub cleared_at: &'static str,
    pub time: &'static str,
    pub free: &'static str,
    pub shut: &'static str,
    pub private: &'static str,
    pub and: &'static str,
    pub with: &'static str,
    pub ribbon: &'static str,
}

const DANISH: Words = Words {
    sheet: "Dagsark",
    signs: "Dørskilte",
    open: "Åbent",
    closed_all_day: "Huset har ikke åbent",
    closed: "Lukket",
    since: "Nyt siden udskriften",
    nothing_new: "Intet er ændret siden udskriften",
    new: "NY",
    changed: "ÆNDRET",
    gone: "Ikke længere",
    cancelled: "aflyst",
    moved_to: "flyttet til",
    moved_from: "flyttet fra",
    nothing_in: "Ingen bookinger i",
    part_of: "er en del af",
    see_there: "se bookingerne dér",
    nothing: "Der er ingen bookinger den dag.",
    who: "Hvem og hvad",
    contact: "Kontakt",
    people: "Antal",
    layout: "Opstilling",
    note: "Bemærk",
    tentative: "foreløbig",
    set_up_from: "klargøres fra",
    cleared_at: "ryddet",
    time: "Tid",
    free: "Ledig",
    shut: "Lukket",
    private: "Privat arrangement",
    and: "og",
    with: "sammen med",
    ribbon: "Demodata – alle personer er opdigtede",
};

const ENGLISH: Words = Words {
    sheet: "Day sheet",
    signs: "Door signs",
    open: "Open",
    closed_all_day: "The house is not open",
    closed: "Closed",
    since: "New since the print of",
    nothing_new: "Nothing has changed since the print of",
    new: "NEW",
    changed: "CHANGED",
    gone: "No longer",
    cancelled: "cancelled",
    moved_to: "moved to",
    moved_from: "moved from",
    nothing_in: "No bookings in",
    part_of: "is part of",
    see_there: "see the bookings there",
    nothing: "There are no bookings on that day.",
    who: "Who and what",
    contact: "Contact",
    people: "People",
    layout: "Set-up",
    note: "Note",
    tentative: "tentative",
    set_up_from: "set up from",
    cleared_at: "cleared by",
    time: "Time",
    free: "Free",
    shut: "Closed",
    private: "Private event",
    and: "and",
    with: "together with",
    ribbon: "Demo data – all persons are invented",
};

impl Words {
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Da => &DANISH,
            Language::En => &ENGLISH,
        }
    }
}

/// What a set-up is called.
pub(super) fn layout(layout: Layout, language: Language) -> &'static str {
    let (danish, english) = match layout {
        Layout::Theatre => ("Biografopstilling", "Theatre rows"),
        Layout::Horseshoe => ("Hestesko", "Horseshoe"),
        Layout::Classroom => ("Skolebord", "Classroom"),
        Layout::Islands => ("Ø-borde", "Table groups"),
        Layout::Boardroom => ("Mødebord", "Boardroom table"),
        Layout::Empty => ("Tomt gulv", "Empty floor"),
    };
    match language {
        Language::Da => danish,
        Language::En => english,
    }
}
