//! The volunteers of Bøgelunde: 180 whom the municipality has attached itself, 60 of them to work and 120 to efforts, and 120
//! through associations. Most is in order. What a register has to bear is told by name in [`SPECIAL`].

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};

use super::associations::{Directory, keep};
use super::chance::Chance;
use super::desk::{Desk, Expected, at, day};
use super::volunteer_tasks::{EFFORTS, HAVBLIK, MANAGERS, NEXT_OF_KIN, THROUGH, Task, WORK};
use super::{claims, cover, sealed_numbers};
use crate::access::{KeyName, Role};
use crate::database::DatabaseError;
use crate::insurance::{
    self, AttachmentFacts, AttachmentToApprove, AttachmentToEnd, AttachmentToPause, CertificateDates, CoverTrack,
    Driving, GivenOn, GuideAnswer, GuideAnswers, NextOfKin, PauseFacts, VolunteerCard, VolunteerFacts, VolunteerPerson,
    VolunteerToAttach, VolunteerToRegister, WorkSign,
};
use crate::organisations::{self, ArchiveOrganisation, BorrowerCategory, OrganisationFacts, OrganisationKind};
use crate::shared::ids::{EffortTypeId, OrganisationId, PersonId};

/// How many do work, and how many make an effort; all others are volunteers of associations.
const AT_WORK: usize = 60;
const IN_EFFORTS: usize = 120;
/// The office began its register on this day.
const BEGAN: &str = "2025-12-08";
/// Of those whom the municipality has attached, so many have stopped.
const STOPPED: usize = 25;

/// What somebody's entry is to bear, by their place among the people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Special {
    /// Approved six weeks after the first day.
    ApprovedLate,
    /// Nobody has approved it.
    Unapproved,
    /// Sixteen years old, and nobody has consented.
    YoungWithoutConsent,
    /// A hundred and one years old.
    VeryOld,
    /// Born on 29 February.
    LeapDay,
    /// Takes no part for a while.
    Paused,
    /// The council's list no longer covers what they do.
    OffTheList,
    /// Works with children, and has no certificate.
    NoCertificate,
    /// Goes through an association too.
    TwoTracks,
    /// The day of birth is unknown.
    NoBirthDate,
    /// The workplace has closed, and nobody has said where they went.
    WorkplaceClosed,
}

/// Places 60 to 179 are in efforts, those before at work.
const SPECIAL: [(usize, Special); 14] = [
    (3, Special::Unapproved),
    (12, Special::VeryOld),
    (18, Special::LeapDay),
    (61, Special::ApprovedLate),
    (66, Special::Unapproved),
    (72, Special::YoungWithoutConsent),
    (80, Special::Paused),
    (88, Special::OffTheList),
    (91, Special::NoCertificate),
    (97, Special::TwoTracks),
    (104, Special::ApprovedLate),
    (110, Special::NoBirthDate),
    (115, Special::WorkplaceClosed),
    (126, Special::LeapDay),
];

/// It closed in the autumn.
const CLOSED: &str = "Dagcentret Solkrogen";

/// Who was hurt, at work; and who broke something, in an effort.
const HURT: usize = 30;
const BROKE_SOMETHING: usize = 70;

fn special(place: usize) -> Option<Special> {
    SPECIAL.iter().find(|(there, _)| *there == place).map(|(_, special)| *special)
}

/// One entry of the register, before it is made.
struct Entry {
    place: usize,
    person_id: PersonId,
    facts: VolunteerFacts,
    attachment: AttachmentFacts,
    /// When the office wrote it down.
    noted_on: NaiveDate,
}

/// Registers everybody, and lives through what happened to some.
pub(super) async fn register(desk: &Desk, people: &[PersonId], directory: &Directory) -> Result<(), DatabaseError> {
    let list = cover::write_down(desk).await?;
    let closing = OrganisationFacts::named(OrganisationKind::Workplace, CLOSED, BorrowerCategory::Municipal);
    let closing = keep(desk, closing).await?;
    let mut chance = Chance::seeded(21);
    let mut entries = Vec::with_capacity(people.len());
    for (place, person_id) in people.iter().enumerate() {
        let mut entry = entry(place, *person_id, (directory, &list), &mut chance)?;
        if special(place) == Some(Special::WorkplaceClosed) {
            (entry.attachment.workplace_id, entry.attachment.contact_person_id) = (closing, None);
        }
        entries.push(entry);
    }
    entries.sort_by_key(|entry| (entry.noted_on, entry.place));
    desk.set(at(day(BEGAN), 8, 45));
    let mut cards = BTreeMap::new();
    let mut last = day(BEGAN);
    for entry in entries {
        if entry.noted_on != last {
            last = entry.noted_on;
            desk.set(at(last, 8, 50));
        }
        let place = entry.place;
        cards.insert(place, write_down(desk, entry).await?);
        desk.work_on(1);
    }
    live_through(desk, &cards, directory).await
}

fn entry(
    place: usize,
    person_id: PersonId,
    (directory, list): (&Directory, &BTreeMap<&str, EffortTypeId>),
    chance: &mut Chance,
) -> Result<Entry, DatabaseError> {
    let starts_on = first_day(chance);
    let (attachment, with_children) = match place {
        _ if place < AT_WORK => {
            of_task(&WORK[place % WORK.len()], CoverTrack::VolunteerWork, starts_on, (directory, list))?
        }
        _ if place < AT_WORK + IN_EFFORTS => {
            of_task(&EFFORTS[place % EFFORTS.len()], CoverTrack::VolunteerEffort, starts_on, (directory, list))?
        }
        _ => (through_association(place, starts_on, directory)?, false),
    };
    let mut facts = facts_of(place, starts_on, with_children, chance);
    let mut attachment = with_hours(attachment, chance);
    if attachment.driving == Driving::None && place % 18 == 5 && attachment.track.is_municipal() {
        attachment.driving = Driving::OwnCar;
    }
    if is_with_families(place) {
        attachment.with_children = true;
        facts.child_certificate = certificate(starts_on);
    }
    if place % 31 == 4 {
        // Nobody has looked at them since they were approved.
        attachment.looked_at_on.clear();
    }
    bear(special(place), (&mut facts, &mut attachment), list);
    if (150..150 + STOPPED).contains(&place) {
        let last_day = starts_on.checked_add_days(Days::new(300)).unwrap_or(starts_on);
        attachment.ends_on = last_day.min(day("2026-10-31")).max(starts_on).to_string();
    }
    let starts_on = day(&attachment.starts_on);
    let noted_on = days_before(starts_on, 5).max(day(BEGAN));
    Ok(Entry { place, person_id, facts, attachment, noted_on: working_day(noted_on) })
}

/// Most began long ago, some this year; none later than the office's last day.
fn first_day(chance: &mut Chance) -> NaiveDate {
    let year = if chance.happens(700) { chance.between(2019, 2024) } else { chance.between(2025, 2026) };
    let first = NaiveDate::from_ymd_opt(i32::try_from(year).unwrap_or(2024), 1, 1).unwrap_or_default();
    let days = Days::new(chance.between(4, if year == 2026 { 300 } else { 360 }).unsigned_abs());
    first.checked_add_days(days).unwrap_or(first)
}

/// Nothing is written down on a Saturday or a Sunday.
fn working_day(date: NaiveDate) -> NaiveDate {
    let weekend = date.weekday().num_days_from_monday().saturating_sub(4);
    date.checked_sub_days(Days::new(u64::from(weekend))).unwrap_or(date)
}

fn days_before(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_sub_days(Days::new(days)).unwrap_or(date)
}

/// Five of those who cook with families are with the children.
fn is_with_families(place: usize) -> bool {
    (AT_WORK..AT_WORK + IN_EFFORTS).contains(&place) && place % 24 == 13
}

/// Seen in good time.
fn certificate(starts_on: NaiveDate) -> CertificateDates {
    CertificateDates {
        requested_on: days_before(starts_on, 30).to_string(),
        received_on: days_before(starts_on, 16).to_string(),
        seen_by: "Signe Ærenlund".into(),
        check_again_on: "2027-09-01".into(),
    }
}

fn place_of(directory: &Directory, name: &str) -> Result<OrganisationId, DatabaseError> {
    Ok(directory.get(name).expected(name)?.id)
}

fn of_task(
    task: &Task,
    track: CoverTrack,
    starts_on: NaiveDate,
    (directory, list): (&Directory, &BTreeMap<&str, EffortTypeId>),
) -> Result<(AttachmentFacts, bool), DatabaseError> {
    let workplace = directory.get(task.workplace).expected(task.workplace)?;
    let mut facts = AttachmentFacts::new(workplace.id, track, task.activity, &starts_on.to_string());
    facts.contact_person_id = workplace.contact;
    facts.effort_type_id = list.get(task.effort_type).copied();
    facts.task = task.task.into();
    facts.answers = answers(track);
    facts.with_children = task.with_children;
    facts.in_homes = task.in_homes;
    facts.driving = task.driving;
    let manager = MANAGERS.iter().find(|(workplace, _)| *workplace == task.workplace);
    facts.approved_by = manager.map(|(_, name)| (*name).to_owned()).unwrap_or_default();
    facts.approved_on = days_before(starts_on, 9).to_string();
    // Whoever was there when the register began was looked at then.
    let was_there = starts_on < day(BEGAN);
    facts.looked_at_on = if was_there { BEGAN.into() } else { String::new() };
    Ok((facts, task.with_children))
}

fn answers(track: CoverTrack) -> GuideAnswers {
    let signs =
        if track == CoverTrack::VolunteerWork { vec![WorkSign::Instructed, WorkSign::Roster] } else { Vec::new() };
    let through = if track.is_municipal() { GuideAnswer::No } else { GuideAnswer::Yes };
    GuideAnswers {
        through_association: through,
        agreed_beforehand: GuideAnswer::Yes,
        signs_weighed: GuideAnswer::Yes,
        signs,
    }
}

fn through_association(
    place: usize,
    starts_on: NaiveDate,
    directory: &Directory,
) -> Result<AttachmentFacts, DatabaseError> {
    let (association, activity, workplace) = THROUGH[place % THROUGH.len()];
    let track = CoverTrack::ViaAssociation;
    let mut facts = AttachmentFacts::new(place_of(directory, workplace)?, track, activity, &starts_on.to_string());
    facts.association_id = Some(place_of(directory, association)?);
    facts.answers = answers(track);
    Ok(facts)
}

fn with_hours(mut facts: AttachmentFacts, chance: &mut Chance) -> AttachmentFacts {
    facts.weekly_hours = chance.one_of(&["1", "1,5", "2", "2", "2,5", "3", "4", "6"]).into();
    facts
}

fn facts_of(place: usize, starts_on: NaiveDate, with_children: bool, chance: &mut Chance) -> VolunteerFacts {
    let before = |days: u64| days_before(starts_on, days).to_string();
    let has_kin = chance.happens(400);
    VolunteerFacts {
        birth_date: birth_date(place, starts_on, chance),
        next_of_kin: NextOfKin {
            name: if has_kin { chance.one_of(&NEXT_OF_KIN).into() } else { String::new() },
            phone: if has_kin { super::people::phone(200 + place * 13 % 800) } else { String::new() },
        },
        confidentiality: GivenOn { on: before(8), by: "Signe Ærenlund".into() },
        child_certificate: if with_children { certificate(starts_on) } else { CertificateDates::default() },
        criminal_record: if chance.happens(300) { certificate(starts_on) } else { CertificateDates::default() },
        information_given_on: before(8),
        ..VolunteerFacts::default()
    }
}

/// Ages as they are at a centre: half are between 65 and 79. The two of the same name were born on the same day.
fn birth_date(place: usize, starts_on: NaiveDate, chance: &mut Chance) -> String {
    let (least, most) = match chance.below(100) {
        0..8 => (18, 24),
        8..22 => (25, 44),
        22..44 => (45, 64),
        44..90 => (65, 79),
        _ => (80, 93),
    };
    // Nobody was a child when they began.
    let year = (2026 - chance.between(least, most)).min(i64::from(starts_on.year()) - 18);
    let (month, date) = (chance.between(1, 12), chance.between(2, 28));
    if matches!(place, 7 | 37) {
        return "1951-05-14".into();
    }
    format!("{year:04}-{month:02}-{date:02}")
}

fn bear(
    special: Option<Special>,
    (facts, attachment): (&mut VolunteerFacts, &mut AttachmentFacts),
    list: &BTreeMap<&str, EffortTypeId>,
) {
    match special {
        Some(Special::ApprovedLate | Special::Unapproved) => {
            attachment.approved_by.clear();
            attachment.approved_on.clear();
            attachment.looked_at_on.clear();
            attachment.starts_on = "2026-02-02".into();
        }
        Some(Special::YoungWithoutConsent) => {
            facts.birth_date = "2010-03-18".into();
            attachment.starts_on = "2026-08-17".into();
            attachment.looked_at_on.clear();
        }
        Some(Special::VeryOld) => facts.birth_date = "1925-08-02".into(),
        Some(Special::LeapDay) => facts.birth_date = "1960-02-29".into(),
        Some(Special::OffTheList) => {
            attachment.effort_type_id = list.get("Parkens venner").copied();
            attachment.activity = "Parkens venner".into();
            attachment.task = "Passer bedene i Strandparken".into();
        }
        Some(Special::NoCertificate) => {
            attachment.with_children = true;
            facts.child_certificate = CertificateDates::default();
        }
        Some(Special::NoBirthDate) => facts.birth_date.clear(),
        Some(Special::Paused | Special::TwoTracks | Special::WorkplaceClosed) | None => {}
    }
}

async fn write_down(desk: &Desk, entry: Entry) -> Result<VolunteerCard, DatabaseError> {
    let context = desk.context(Role::Consultant, "register_volunteer");
    let input = VolunteerToRegister {
        request_key: desk.new_key(),
        person: VolunteerPerson::Known { person_id: entry.person_id },
        facts: entry.facts,
        attachment: Some(entry.attachment),
    };
    let what = format!("volunteer {} is registered", entry.place);
    Ok(insurance::register_volunteer(&context, input).await.expected(&what)?.now)
}

/// What happened to some in the office's year.
async fn live_through(
    desk: &Desk,
    cards: &BTreeMap<usize, VolunteerCard>,
    directory: &Directory,
) -> Result<(), DatabaseError> {
    for (place, special) in SPECIAL {
        let card = cards.get(&place).expected("a volunteer")?;
        match special {
            Special::ApprovedLate => approve_late(desk, card).await?,
            Special::Paused => pause(desk, card).await?,
            Special::TwoTracks => attach_through(desk, card, directory).await?,
            Special::WorkplaceClosed => close_workplace(desk, card).await?,
            _ => {}
        }
    }
    end_soon(desk, cards.get(&100).expected("a volunteer")?).await?;
    desk.set(at(day("2026-11-16"), 10, 50));
    for key in [KeyName::Cpr, KeyName::Claims] {
        sealed_numbers::begin(desk, key).await?;
    }
    let broke_something = cards.get(&BROKE_SOMETHING).expected("a volunteer")?;
    let claim_id = claims::closed(desk, broke_something).await?;
    sealed_numbers::keep_replacement(desk, broke_something, claim_id).await?;
    let hurt = cards.get(&HURT).expected("a volunteer")?;
    let claim_id = claims::running(desk, hurt).await?;
    sealed_numbers::keep_changed(desk, hurt, claim_id).await
}

async fn approve_late(desk: &Desk, card: &VolunteerCard) -> Result<(), DatabaseError> {
    let attachment = card.attachments.first().expected("an attachment")?;
    let starts_on = day(&attachment.facts.starts_on);
    let approved_on = starts_on.checked_add_days(Days::new(43)).unwrap_or(starts_on);
    desk.set(at(working_day(approved_on.max(day("2026-01-12"))), 11, 20));
    let context = desk.context(Role::Consultant, "approve_attachment");
    let input = AttachmentToApprove {
        attachment_id: attachment.id,
        version: attachment.version,
        approved_by: "Asger Engholm".into(),
        approved_on: working_day(approved_on).to_string(),
    };
    insurance::approve_attachment(&context, input).await.expected("an attachment is approved").map(|_| ())
}

async fn pause(desk: &Desk, card: &VolunteerCard) -> Result<(), DatabaseError> {
    desk.set(at(day("2026-10-26"), 9, 30));
    let attachment = card.attachments.first().expected("an attachment")?;
    let context = desk.context(Role::Consultant, "pause_attachment");
    let pause = PauseFacts { from: "2026-11-02".into(), to: "2027-01-31".into(), reason: "Rejser".into() };
    let input = AttachmentToPause { attachment_id: attachment.id, version: attachment.version, pause };
    insurance::pause_attachment(&context, input).await.expected("a pause is noted").map(|_| ())
}

async fn close_workplace(desk: &Desk, card: &VolunteerCard) -> Result<(), DatabaseError> {
    desk.set(at(day("2026-11-02"), 10, 15));
    let attachment = card.attachments.first().expected("an attachment")?;
    let context = desk.context(Role::Consultant, "archive_organisation");
    let input = ArchiveOrganisation { organisation_id: attachment.facts.workplace_id, people: Vec::new() };
    organisations::archive_organisation(&context, input).await.expected("a workplace closes").map(|_| ())
}

/// They sing in the choir at the care home too.
async fn attach_through(desk: &Desk, card: &VolunteerCard, directory: &Directory) -> Result<(), DatabaseError> {
    desk.set(at(day("2026-09-07"), 13, 15));
    let mut facts = AttachmentFacts::new(
        place_of(directory, HAVBLIK)?,
        CoverTrack::ViaAssociation,
        "Sang for beboerne",
        "2026-09-14",
    );
    facts.association_id = Some(place_of(directory, "Koret Klangbølgen")?);
    facts.answers = answers(CoverTrack::ViaAssociation);
    let context = desk.context(Role::Consultant, "attach_volunteer");
    let input = VolunteerToAttach { request_key: desk.new_key(), person_id: card.person_id, facts };
    insurance::attach_volunteer(&context, input).await.expected("somebody is attached").map(|_| ())
}

async fn end_soon(desk: &Desk, card: &VolunteerCard) -> Result<(), DatabaseError> {
    desk.set(at(day("2026-11-16"), 10, 40));
    let attachment = card.attachments.first().expected("an attachment")?;
    let context = desk.context(Role::Consultant, "end_attachment");
    let input =
        AttachmentToEnd { attachment_id: attachment.id, version: attachment.version, ends_on: "2026-12-11".into() };
    insurance::end_attachment(&context, input).await.expected("an attachment ends").map(|_| ())
}
