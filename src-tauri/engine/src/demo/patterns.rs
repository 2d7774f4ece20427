//! The weekly life of the houses: who is where on which weekday. Plain bookings are made from it, season by season.

use super::year::{Every, Season};
use crate::bookings::BookingKind;
use crate::premises::Layout;

use Every::{EvenWeek, LastOfMonth, NthOfMonth, OddWeek, OtherSecondWeek, SecondWeek, Week};
use Season::{NotInJuly, SchoolWeeks, SeptemberToApril, WholeYear};

/// One activity.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pattern {
    /// Whose; none is the house's own.
    pub borrower: Option<&'static str>,
    pub title: &'static str,
    /// Taken together.
    pub rooms: &'static [&'static str],
    /// Tried one by one where those are taken.
    pub instead: &'static [&'static str],
    /// 1 is Monday.
    pub weekday: u32,
    pub from: (u32, u32),
    pub until: (u32, u32),
    pub every: Every,
    pub season: Season,
    /// How many come, more or less.
    pub people: i64,
    pub layout: Option<Layout>,
    /// Where it is another than the borrower's.
    pub kind: Option<BookingKind>,
}

const MONDAY: u32 = 1;
const TUESDAY: u32 = 2;
const WEDNESDAY: u32 = 3;
const THURSDAY: u32 = 4;
const FRIDAY: u32 = 5;
const SATURDAY: u32 = 6;
const SUNDAY: u32 = 7;

const fn of(
    borrower: &'static str,
    title: &'static str,
    rooms: &'static [&'static str],
    weekday: u32,
    from: (u32, u32),
    until: (u32, u32),
) -> Pattern {
    Pattern {
        borrower: Some(borrower),
        title,
        rooms,
        instead: &[],
        weekday,
        from,
        until,
        every: Week,
        season: NotInJuly,
        people: 12,
        layout: None,
        kind: None,
    }
}

const fn cafe(weekday: u32) -> Pattern {
    let own = of("", "Åben café", &["Caféen"], weekday, (10, 0), (15, 0));
    Pattern { borrower: None, season: WholeYear, people: 25, kind: Some(BookingKind::Community), ..own }
}

impl Pattern {
    const fn every(self, every: Every) -> Self {
        Self { every, ..self }
    }

    const fn season(self, season: Season) -> Self {
        Self { season, ..self }
    }

    const fn people(self, people: i64) -> Self {
        Self { people, ..self }
    }

    const fn set_up(self, layout: Layout) -> Self {
        Self { layout: Some(layout), ..self }
    }

    const fn or_in(self, instead: &'static [&'static str]) -> Self {
        Self { instead, ..self }
    }

    const fn open_to_all(self) -> Self {
        Self { kind: Some(BookingKind::Community), ..self }
    }
}

const BLUE: &[&str] = &["Blåt mødelokale"];
const GREEN: &[&str] = &["Grønt mødelokale"];
const HALL_A: &[&str] = &["Storesal A"];
const HALL_B: &[&str] = &["Storesal B"];
const BOTH_HALLS: &[&str] = &["Storesal A+B"];
const GYM: &[&str] = &["Gymnastiksalen"];
const CITIZENS: &[&str] = &["Salen"];
const HALL_AND_KITCHEN: &[&str] = &["Salen", "Køkkenet"];

/// Everything that comes again.
pub(super) const PATTERNS: &[Pattern] = &[
    cafe(MONDAY),
    cafe(TUESDAY),
    cafe(WEDNESDAY),
    cafe(THURSDAY),
    cafe(FRIDAY),
    // Monday
    of("Parkinsonkoret", "Parkinsonkor", HALL_B, MONDAY, (10, 0), (12, 0)).season(SeptemberToApril).people(24),
    of("Tømmerup Seniorklub", "Formiddagskaffe", CITIZENS, MONDAY, (9, 30), (12, 0)).people(45).set_up(Layout::Islands),
    of("Bøgelunde Pensionistforening", "Seniordans", BOTH_HALLS, MONDAY, (13, 30), (15, 30))
        .season(SeptemberToApril)
        .people(60)
        .set_up(Layout::Empty),
    of("Strandens Strikkeklub", "Strikkecafé", &["Caféen"], MONDAY, (15, 30), (17, 30))
        .every(EvenWeek)
        .or_in(&["Storesal B"])
        .open_to_all(),
    of("Strandens Strikkeklub", "Strikkecafé", &["Værkstedet"], MONDAY, (15, 30), (17, 30))
        .every(OddWeek)
        .open_to_all(),
    of("Boldklubben Fair Start", "Boldskole", GYM, MONDAY, (16, 0), (18, 0)).season(SchoolWeeks).people(30),
    of("Retshjælpen ved Stranden", "Retshjælp", BLUE, MONDAY, (17, 0), (19, 0)).people(4).or_in(GREEN),
    of("Sprogcaféen Verdensbordet", "Sprogcafé", &["Lokale 2"], MONDAY, (17, 0), (19, 0)).people(22).open_to_all(),
    of("Kørestolsdanserne", "Kørestolsdans", HALL_A, MONDAY, (18, 0), (20, 0)).season(SeptemberToApril).people(18),
    // Ends its buffer to the minute when the next begins.
    of("Hjertemotion Havbjerg", "Hjertemotion", GYM, MONDAY, (18, 30), (20, 0)).people(26),
    of("Diabetesklubben Sødt Nok", "Klubaften", GREEN, MONDAY, (19, 0), (21, 0)).every(SecondWeek).people(10),
    // Tuesday
    of("Ældrenes Vandrehold", "Samling før turen", GREEN, TUESDAY, (9, 0), (10, 0)).people(10),
    of("Sundhedscenter Bøgelunde", "Genoptræning", HALL_B, TUESDAY, (9, 0), (11, 0)).people(14),
    of("Mødrecaféen Spiren", "Mødrecafé", HALL_A, TUESDAY, (10, 0), (12, 0)).people(20),
    of("Lungekoret Åndehullet", "Lungekor", HALL_B, TUESDAY, (13, 0), (15, 0)).season(SeptemberToApril).people(24),
    of("Sognecaféen Tømmerup", "Sognecafé", CITIZENS, TUESDAY, (14, 0), (16, 30)).people(40).open_to_all(),
    of("Gåfodbold Tømmerup", "Gåfodbold", GYM, TUESDAY, (16, 0), (17, 30)).people(20),
    of("Lektiecaféen Blækhuset", "Lektiehjælp", &["Lokale 1"], TUESDAY, (16, 0), (18, 0))
        .season(SchoolWeeks)
        .people(18)
        .set_up(Layout::Classroom),
    of("Angstgruppen Modet", "Gruppemøde", GREEN, TUESDAY, (17, 0), (19, 0)).people(8),
    of("Ungeklubben Kælderen", "Bandøvning", &["Musiklokalet"], TUESDAY, (17, 0), (20, 0)).people(8),
    of("Handicapidræt Bøgelunde", "Idræt for alle", GYM, TUESDAY, (18, 0), (20, 0)).people(22),
    of("Teaterholdet Rampefeber", "Prøve", HALL_B, TUESDAY, (18, 30), (21, 30)).season(SeptemberToApril).people(16),
    of("Sorggruppen Fyrtårnet", "Sorggruppe", BLUE, TUESDAY, (19, 0), (21, 0)).every(SecondWeek).people(8),
    of("Pårørendenetværket Havblik", "Netværksmøde", BLUE, TUESDAY, (19, 0), (21, 0)).every(OtherSecondWeek).people(9),
    // Wednesday
    of("IT-frivillige 60+", "IT-hjælp for seniorer", &["Blåt + Grønt"], WEDNESDAY, (10, 0), (12, 0))
        .people(18)
        .set_up(Layout::Classroom)
        .open_to_all(),
    of("Hjerneskadecaféen", "Café", HALL_B, WEDNESDAY, (10, 0), (12, 0)).every(SecondWeek).people(16),
    of("Hørecaféen Bøgelunde Strand", "Hørecafé", GREEN, WEDNESDAY, (13, 0), (15, 0)).every(OtherSecondWeek).people(9),
    of("Byttebiksen", "Byttedag", &["Værkstedet"], WEDNESDAY, (14, 0), (17, 0)).people(14).open_to_all(),
    of("Værestedet Ankeret", "Aftensmad for alle", &["Caféen"], WEDNESDAY, (16, 0), (19, 0)).people(35).open_to_all(),
    of("Pigeklubben Stjerneskud", "Klubeftermiddag", &["Lokale 2"], WEDNESDAY, (16, 0), (18, 0))
        .season(SchoolWeeks)
        .people(20),
    of("Spejderne ved Åen", "Spejdermøde", &["Lokale 1+2"], WEDNESDAY, (18, 0), (20, 0))
        .season(SchoolWeeks)
        .people(34)
        .or_in(GYM),
    of("Koret Klangbølgen", "Kor", GYM, WEDNESDAY, (19, 0), (21, 30)).season(SeptemberToApril).people(42),
    of("Læsekredsen Lup og Lune", "Læsekreds", BLUE, WEDNESDAY, (19, 0), (21, 0)).every(NthOfMonth(1)).people(9),
    of("Sundhedscenter Bøgelunde", "Rygestop", HALL_A, WEDNESDAY, (16, 30), (18, 0)).season(SchoolWeeks).people(12),
    of("Ungeklubben Kælderen", "Trommekursus", &["Musiklokalet"], WEDNESDAY, (17, 0), (19, 0))
        .season(SchoolWeeks)
        .people(6),
    // Thursday
    of("Gigtholdet på Land", "Gigthold", CITIZENS, THURSDAY, (9, 0), (10, 30)).people(25).set_up(Layout::Empty),
    of("Demensvennerne Bøgelunde", "Erindringsdans", HALL_A, THURSDAY, (10, 0), (12, 0)).people(28),
    of("Jobcenter Bøgelunde", "Jobcafé", HALL_B, THURSDAY, (9, 0), (12, 0)).every(SecondWeek).people(20),
    of("Kræftcaféen Pusterummet", "Cafémøde", &["Caféen"], THURSDAY, (15, 30), (17, 30)).people(18),
    of("Lektiecaféen Blækhuset", "Lektiehjælp", &["Lokale 1"], THURSDAY, (16, 0), (18, 0))
        .season(SchoolWeeks)
        .people(18),
    of("Gældsrådgivningen Bøgelunde", "Gældsrådgivning", BLUE, THURSDAY, (16, 0), (19, 0)).people(4),
    of("Havbjerg Spisevenner", "Fællesspisning", HALL_AND_KITCHEN, THURSDAY, (17, 0), (20, 30))
        .every(NthOfMonth(1))
        .people(90)
        .set_up(Layout::Islands)
        .open_to_all(),
    of("Nye Naboer Bøgelunde", "Naboaften", &["Lokale 2"], THURSDAY, (17, 0), (19, 0)).people(24),
    of("Ungeklubben Kælderen", "Bandøvning", &["Musiklokalet"], THURSDAY, (17, 0), (20, 0)).people(8),
    of("Besøgsvennerne i Bøgelunde", "Erfamøde", GREEN, THURSDAY, (16, 0), (18, 0)).every(NthOfMonth(2)).people(10),
    // The public title says nothing of what it is about.
    of("Selvhjælp Bøgelunde", "Møde", GREEN, THURSDAY, (19, 0), (21, 0)).people(8),
    of("Folkedanserne Havbjerg", "Folkedans", GYM, THURSDAY, (19, 0), (21, 30)).season(SeptemberToApril).people(36),
    // Friday
    of("Sundhedscenter Bøgelunde", "Genoptræning", HALL_B, FRIDAY, (9, 0), (11, 0)).people(14),
    of("Synscaféen", "Synscafé", GREEN, FRIDAY, (10, 0), (12, 0)).every(NthOfMonth(2)).people(9),
    of("Plejecentret Havblik", "Sang og minder", HALL_A, FRIDAY, (10, 0), (11, 30)).every(OtherSecondWeek).people(30),
    of("Bøgelunde Pensionistforening", "Banko", BOTH_HALLS, FRIDAY, (13, 0), (16, 0))
        .every(LastOfMonth)
        .people(95)
        .set_up(Layout::Islands),
    of("Kaffebordet i Havbjerg", "Kaffebord", &["Lokale 1"], FRIDAY, (16, 0), (18, 0)).every(SecondWeek).people(20),
    of("Familienetværket Brobyggerne", "Fredagshygge", &["Lokale 2"], FRIDAY, (16, 30), (19, 0)).people(25),
    of("Beboercaféen Birkehegnet", "Beboermiddag", HALL_AND_KITCHEN, FRIDAY, (17, 0), (20, 0))
        .every(OtherSecondWeek)
        .people(60)
        .open_to_all(),
    of("Svøm for Alle Havbjerg", "Tørtræning", GYM, FRIDAY, (17, 0), (19, 0)).season(SchoolWeeks).people(24),
    // Saturday
    of("Boldklubben Fair Start", "Stævne", GYM, SATURDAY, (9, 0), (12, 0)).every(SecondWeek).people(50),
    of("Bøgelunde Lokalhistoriske Venner", "Arkivet er åbent", BLUE, SATURDAY, (10, 0), (12, 0))
        .every(NthOfMonth(1))
        .people(8)
        .open_to_all(),
    of("Reparationscaféen Fix & Fryd", "Reparationscafé", &["Værkstedet"], SATURDAY, (10, 0), (14, 0))
        .every(NthOfMonth(3))
        .people(15)
        .open_to_all(),
    of("Rickshawholdet Medvind", "Cykelværksted", &["Værkstedet"], SATURDAY, (10, 0), (12, 0))
        .every(NthOfMonth(2))
        .people(8),
    of("Kvinder på Tværs", "Fællesbrunch", HALL_AND_KITCHEN, SATURDAY, (10, 0), (13, 0)).every(SecondWeek).people(40),
    // Sunday
    of("Menighedsplejen Bøgelunde", "Søndagsfrokost", HALL_AND_KITCHEN, SUNDAY, (11, 30), (14, 0))
        .every(NthOfMonth(2))
        .people(55)
        .open_to_all(),
    of("Bedsteforældre for Alle Bøgelunde", "Legesøndag", CITIZENS, SUNDAY, (14, 0), (16, 30))
        .every(NthOfMonth(4))
        .people(45),
    // Councils
    of("Seniorrådet i Bøgelunde Kommune", "Rådsmøde", BLUE, WEDNESDAY, (13, 0), (15, 0)).every(NthOfMonth(2)).people(9),
    of("Frivilligrådet i Bøgelunde Kommune", "Rådsmøde", GREEN, MONDAY, (16, 30), (18, 30))
        .every(NthOfMonth(2))
        .people(9),
    of("Handicaprådet i Bøgelunde Kommune", "Rådsmøde", BLUE, THURSDAY, (13, 0), (15, 0))
        .every(NthOfMonth(3))
        .people(8),
];
