//! What the volunteers of Bøgelunde do, and where.

use crate::insurance::Driving;

/// Where, what it is called, the kind of effort, the task, and what it asks.
pub(super) struct Task {
    pub workplace: &'static str,
    pub activity: &'static str,
    pub effort_type: &'static str,
    pub task: &'static str,
    pub with_children: bool,
    pub in_homes: bool,
    pub driving: Driving,
}

const fn task(workplace: &'static str, activity: &'static str, effort_type: &'static str, text: &'static str) -> Task {
    Task { workplace, activity, effort_type, task: text, with_children: false, in_homes: false, driving: Driving::None }
}

pub(super) const HAVBLIK: &str = "Plejecentret Havblik";
const HEALTH: &str = "Sundhedscenter Bøgelunde";
const LIBRARY: &str = "Bøgelunde Bibliotek";
const SCHOOL: &str = "Havbjerg Skole";
const FAMILY: &str = "Familiehuset Tømmerup";

pub(super) const WORK: [Task; 4] = [
    task(HAVBLIK, "Caféen", "", "Tager en vagt i caféen efter planen: kasse, kaffe og oprydning"),
    task(HEALTH, "Reception", "", "Tager imod borgere og viser vej efter planen"),
    Task { with_children: true, ..task(SCHOOL, "Morgenmad", "", "Laver morgenmad til eleverne efter planen") },
    task(LIBRARY, "Opsætning", "", "Sætter bøger på plads sammen med personalet"),
];

pub(super) const EFFORTS: [Task; 8] = [
    Task { in_homes: true, ..task(HEALTH, "Besøgsven", "Besøgsven", "Besøger en borger en gang om ugen") },
    task(HAVBLIK, "Højtlæsning", "Højtlæsning og samvær", "Læser højt og spiller spil med beboerne"),
    Task { driving: Driving::Rickshaw, ..task(HAVBLIK, "Rickshawture", "Cykelrickshaw", "Kører ture langs stranden") },
    Task { with_children: true, ..task(LIBRARY, "Lektiecafé", "Lektiehjælp", "Hjælper børn med lektierne") },
    task(LIBRARY, "IT-hjælp for seniorer", "IT-hjælp", "Hjælper med telefon, computer og MitID"),
    task(FAMILY, "Fællesspisning", "Caféhjælp", "Laver mad sammen med familierne"),
    task(LIBRARY, "Sprogcafé", "Sprogven", "Taler dansk med nye borgere"),
    task(HEALTH, "Følgeven", "Følgeven", "Følger borgere til læge og indkøb"),
];

/// The managers, by workplace.
pub(super) const MANAGERS: [(&str, &str); 5] = [
    (HAVBLIK, "Vibeke Tranekær"),
    (HEALTH, "Asger Engholm"),
    (LIBRARY, "Nanna Fyrgaard"),
    (SCHOOL, "Tobias Lyngbæk"),
    (FAMILY, "Rikke Stubkjær"),
];

/// Whom to ring if something happens.
pub(super) const NEXT_OF_KIN: [&str; 6] =
    ["Bente Krogsgaard", "Jens Havmand", "Tine Åstrup", "Lars Lyngbæk", "Pia Tranekær", "Morten Engholm"];

/// Through which associations, and what they do there for the municipality's citizens.
pub(super) const THROUGH: [(&str, &str, &str); 6] = [
    ("Besøgsvennerne i Bøgelunde", "Besøgsven", HEALTH),
    ("Rickshawholdet Medvind", "Rickshawture", HAVBLIK),
    ("Lektiecaféen Blækhuset", "Lektiehjælp", LIBRARY),
    ("IT-frivillige 60+", "IT-hjælp", LIBRARY),
    ("Koret Klangbølgen", "Sang for beboerne", HAVBLIK),
    ("Sprogcaféen Verdensbordet", "Sprogcafé", LIBRARY),
];
