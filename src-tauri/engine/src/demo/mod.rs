//! The demo office: Bøgelunde Kommune, which does not exist, with people who do not either. Made by code from a fixed
//! seed, through the same operations as everything else, so that every flow can be walked. It is lived through from
//! November 2025 to 23 November 2026: the clock of the making stands at when each thing was done.

mod agreement_follow_up;
mod agreement_lives;
mod agreements;
mod associations;
mod award;
mod award_cases;
mod award_last;
mod chance;
mod claims;
mod cover;
mod deals;
mod desk;
mod diary;
mod grants;
mod houses;
mod lending;
mod logo;
mod meetings;
mod occasions;
mod own_variables;
mod patterns;
mod people;
mod rooms;
mod sealed_numbers;
mod series;
mod volunteer_tasks;
mod volunteers;
mod waiting;
mod workplaces;
mod year;

use std::path::Path;

use crate::access::{self, Nothing, OfficeDetailsChange, RequestContext, Role, Seat};
use crate::database::{DatabaseError, OpenError};
use crate::office::{Clock, Office, PasswordCost};
use crate::shared::format::Language;
use crate::shared::wall_clock::WallTime;
use desk::{Desk, Expected, at, day};

/// The centre, which the office is called after.
const NAME: &str = "Bøgelunde Aktivitets- og Frivilligcenter";

/// One user of each role; nobody needs their passwords.
const USERS: [(&str, &str, &[Role]); 6] = [
    ("freja", "Freja Bjerre", &[Role::FrontDesk]),
    ("signe", "Signe Ærenlund", &[Role::Consultant]),
    ("henning", "Henning Østergaard", &[Role::Manager]),
    ("dorthe", "Dorthe Kjær", &[Role::Administrator]),
    ("villy", "Villy Haahr", &[Role::Auditor]),
    ("merete", "Merete Winther", &[Role::Juror]),
];

/// Makes the demo office as a new file. It appears under its name when it is whole.
pub async fn make(path: &Path) -> Result<(), OpenError> {
    if path.exists() {
        return Err(OpenError::AlreadyThere);
    }
    let mut unfinished = path.as_os_str().to_owned();
    unfinished.push(".making");
    let unfinished = Path::new(&unfinished);
    let _ = std::fs::remove_file(unfinished);
    let made = make_unfinished(unfinished).await;
    let moved = made.and_then(|()| move_into_place(unfinished, path));
    // The lock that two first starts take turns on; nobody opens the unfinished file again.
    let _ = std::fs::remove_file(unfinished.with_added_extension("lock"));
    if moved.is_err() {
        let _ = std::fs::remove_file(unfinished);
    }
    moved
}

async fn make_unfinished(path: &Path) -> Result<(), OpenError> {
    let office = Office::create_file(path, Clock::system()).await?.with_password_cost(PasswordCost::Least);
    let made = match office.db().write_without_waiting().await {
        Ok(()) => make_in(&office).await,
        Err(error) => Err(error.into()),
    };
    office.close().await;
    made
}

fn move_into_place(unfinished: &Path, path: &Path) -> Result<(), OpenError> {
    let written = std::fs::File::open(unfinished).and_then(|file| file.sync_all());
    let moved = written.and_then(|()| {
        std::fs::hard_link(unfinished, path)
            .and_then(|()| std::fs::remove_file(unfinished))
            .or_else(|_| std::fs::rename(unfinished, path))
    });
    moved.map_err(|_| OpenError::ReadOnlyFolder)
}

/// Fills an office that is prepared and empty, on either database. One that is set up is left alone.
pub async fn make_in(office: &Office) -> Result<(), OpenError> {
    let clock = Clock::held_at(at(day("2025-11-03"), 8, 45));
    let office = office.clone().with_clock(clock.clone());
    if !access::set_up_demo(&office, NAME, &USERS).await? {
        return Err(OpenError::AlreadyThere);
    }
    let desk = Desk::of(office, clock).await?;
    fill(&desk).await?;
    Ok(())
}

async fn fill(desk: &Desk) -> Result<(), DatabaseError> {
    write_office_details(desk).await?;
    logo::keep(desk).await?;
    let rooms = houses::register(desk).await?;
    lending::begin(desk, &rooms).await?;
    let people = people::register(desk).await?;
    let mut directory = associations::register(desk, &people).await?;
    workplaces::register(desk, &people, &mut directory).await?;
    diary::live_through(desk, &rooms, &directory).await?;
    series::book(desk, &rooms, &directory).await?;
    own_variables::keep(desk).await?;
    let drafted = agreements::draft(desk, &directory).await?;
    agreement_lives::live_through(desk, &drafted).await?;
    grants::record(desk, &directory).await?;
    volunteers::register(desk, &people, &directory).await?;
    award_last::hand_over(desk).await?;
    waiting::ask(desk, &rooms, &directory).await?;
    // Decided last: what is agreed already needs no approval.
    lending::decide_on_approval(desk, &rooms).await?;
    award::receive(desk, &directory).await?;
    Ok(())
}

async fn write_office_details(desk: &Desk) -> Result<(), DatabaseError> {
    let context = desk.context(Role::Administrator, "change_office_details");
    let details = OfficeDetailsChange {
        version: 1,
        name: NAME.into(),
        municipality_name: "Bøgelunde Kommune".into(),
        street: "Strandengen 85".into(),
        postal_code: "2681".into(),
        town: "Bøgelunde Strand".into(),
        cvr: workplaces::MUNICIPAL_CVR.into(),
        phone: people::phone(0),
        email: "frivilligcenter@bogelunde.example".into(),
        language: Language::Da,
        lock_after_minutes: 60,
    };
    access::change_office_details(&context, details).await.expected("office details are written").map(|_| ())
}

/// Whether everything in an office is invented.
pub async fn is_one(office: &Office) -> bool {
    let seat = Seat::new(office.clone());
    let state = access::office_state(&RequestContext::new(&seat, "office_state"), Nothing {}).await;
    state.is_ok_and(|state| state.office.is_some_and(|office| office.is_demo))
}

/// The same office with its clock held at `now` ("2026-11-24T10:42", Danish time), where everything in it is invented:
/// real work is done in real time.
pub async fn with_held_clock(office: Office, now: &str) -> Office {
    let instant = WallTime::parse(now).ok().and_then(|wall| wall.start_instant().ok());
    match instant {
        Some(instant) if is_one(&office).await => office.with_clock(Clock::held_at(instant)),
        _ => {
            log::warn!("the clock is not held: {now} is no time, or the office is real");
            office
        }
    }
}
