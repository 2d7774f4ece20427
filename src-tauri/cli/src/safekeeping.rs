//! Copies of the office, putting it back, giving it out, looking it through, and making new ones.

use std::io::{BufRead, BufWriter, IsTerminal, Write};
use std::path::Path;

use frivillighus_engine::access::Seat;
use frivillighus_engine::backup;
use frivillighus_engine::database::{OpenError, RestoreProgress, ServerLink};
use frivillighus_engine::office::{Clock, Office};
use frivillighus_engine::{demo, gate};
use serde_json::{Value, json};

use crate::arguments::{Arguments, BackupPace, Consent, RestoreTarget, RestoreWish};
use crate::desk;
use crate::output::{self, Ending};
use crate::texts::{Language, Misuse, is_yes, restore_question};

/// Makes a backup.
pub async fn back_up(arguments: &Arguments, pace: BackupPace, language: Language) -> Result<(), Ending> {
    let out = arguments.out.as_deref();
    match pace {
        BackupPace::Now => {
            let seat = desk::sit_down(arguments, language).await?;
            let made = gate::call(&seat, "back_up_now", json!({})).await;
            desk::leave(seat).await?;
            output::answer(&made.map_err(Ending::Refusal)?, out)
        }
        BackupPace::IfDue => {
            let office = desk::open(arguments, language).await?;
            let made = backup::back_up_if_due(&office).await;
            office.close().await;
            output::answer(&json!(made.map_err(|error| Ending::refusal(&error))?), out)
        }
    }
}

/// Puts the office back to a backup, after showing what that holds. While the present office opens, only its
/// administrator may.
pub async fn restore(arguments: &Arguments, wish: &RestoreWish, language: Language) -> Result<(), Ending> {
    let office_file = office_file_of(arguments)?;
    refuse_wrong_target(office_file, wish.target)?;
    let seat = match wish.target {
        RestoreTarget::Present => desk::sit_down_to_restore(arguments, office_file, language).await?,
        RestoreTarget::New => None,
    };
    let agreed = agree(seat.as_ref(), office_file, wish, language).await;
    if let Some(seat) = seat {
        desk::leave(seat).await?;
    }
    let preview = agreed?;
    let kept = backup::restore_office(office_file, &wish.backup, Clock::system(), &RestoreProgress::default()).await;
    let kept = kept.map_err(|error| Ending::refusal(&error))?;
    let kept_as = kept.exists().then_some(kept);
    output::answer(&json!({ "restored": preview, "keptAs": kept_as }), arguments.out.as_deref())
}

fn office_file_of(arguments: &Arguments) -> Result<&Path, Ending> {
    let place = arguments.office.as_deref().ok_or(Misuse::NoOffice)?;
    if place.to_str().is_some_and(ServerLink::is_one) {
        return Err(Misuse::NotAFile.into());
    }
    Ok(place.as_ref())
}

/// A mistyped name makes no new office, and a new one takes the place of none.
fn refuse_wrong_target(office_file: &Path, target: RestoreTarget) -> Result<(), Ending> {
    match (target, office_file.exists()) {
        (RestoreTarget::Present, false) => Err(Misuse::NothingToRestore.into()),
        (RestoreTarget::New, true) => Err(Ending::refusal(&OpenError::AlreadyThere)),
        (RestoreTarget::Present, true) | (RestoreTarget::New, false) => Ok(()),
    }
}

/// Shows what the copy holds and gets a yes to it: from whoever was asked, and from the office where somebody sits in it.
async fn agree(
    seat: Option<&Seat>,
    office_file: &Path,
    wish: &RestoreWish,
    language: Language,
) -> Result<Value, Ending> {
    let copy = json!({ "path": wish.backup.to_string_lossy() });
    let preview = match seat {
        Some(seat) => gate::call(seat, "preview_backup", copy.clone()).await.map_err(Ending::Refusal)?,
        None => {
            let preview = backup::look_into(&wish.backup, office_file).await;
            json!(preview.map_err(|error| Ending::refusal(&error))?)
        }
    };
    if wish.consent == Consent::AskedFor {
        confirm(&preview, language)?;
    }
    if let Some(seat) = seat {
        // The file that is kept says who set out to do it.
        gate::call(seat, "begin_restore", copy).await.map_err(Ending::Refusal)?;
    }
    Ok(preview)
}

fn confirm(preview: &Value, language: Language) -> Result<(), Ending> {
    if !std::io::stdin().is_terminal() {
        return Err(Misuse::RestoreNotConfirmed.into());
    }
    let mut answer = String::new();
    let mut terminal = std::io::stderr();
    let asked = write!(terminal, "{preview:#}\n{}", restore_question(language)).and_then(|()| terminal.flush());
    let read = asked.and_then(|()| std::io::stdin().lock().read_line(&mut answer));
    read.map_err(|error| Ending::file(&error))?;
    if is_yes(&answer) { Ok(()) } else { Err(Misuse::RestoreNotConfirmed.into()) }
}

/// Writes the whole office as JSON.
pub async fn export(arguments: &Arguments, language: Language) -> Result<(), Ending> {
    let seat = desk::sit_down(arguments, language).await?;
    let outcome = match gate::call(&seat, "begin_export", json!({})).await {
        Ok(_) => write_export(seat.office(), arguments.out.as_deref()).await,
        Err(refusal) => Err(Ending::Refusal(refusal)),
    };
    desk::leave(seat).await.and(outcome)
}

async fn write_export(office: &Office, out: Option<&Path>) -> Result<(), Ending> {
    let Some(path) = out else {
        let mut writer = BufWriter::new(std::io::stdout());
        return backup::export_office(office, &mut writer).await.map(|_| ()).map_err(of_export);
    };
    let file = output::private_file(path).map_err(|error| Ending::file(&error))?;
    let mut writer = BufWriter::new(file);
    let rows = backup::export_office(office, &mut writer).await.map_err(of_export)?;
    writer.get_ref().sync_all().map_err(|error| Ending::file(&error))?;
    output::answer(&json!({ "rows": rows }), None)
}

fn of_export(error: frivillighus_engine::database::ExportError) -> Ending {
    use frivillighus_engine::database::ExportError;
    match error {
        ExportError::Database(error) => Ending::Refusal(json!({ "code": "database", "details": error })),
        ExportError::File(error) => Ending::file(&error),
    }
}

/// Looks the office through. Ends as a refusal where something is found.
pub async fn check(arguments: &Arguments, language: Language) -> Result<(), Ending> {
    let office = desk::open(arguments, language).await?;
    let report = backup::check_office(&office).await;
    office.close().await;
    let report = report.map_err(|error| Ending::Refusal(json!({ "code": "database", "details": error })))?;
    if !report.findings.is_empty() {
        return Err(Ending::Refusal(json!({ "code": "unsound", "details": report })));
    }
    output::answer(&json!(report), arguments.out.as_deref())
}

/// Makes a demo office.
pub async fn make_demo(path: &Path) -> Result<(), Ending> {
    demo::make(path).await.map_err(|error| Ending::refusal(&error))?;
    output::answer(&json!({ "office": path }), None)
}

/// Makes or updates the tables on a server; its owner runs this before a new version's first start.
pub async fn prepare_server(arguments: &Arguments, _: Language) -> Result<(), Ending> {
    let link = desk::link_of(arguments)?;
    let office = Office::prepare_server(&link, Clock::system()).await.map_err(|error| Ending::refusal(&error))?;
    office.close().await;
    output::answer(&json!({ "prepared": link.as_str() }), arguments.out.as_deref())
}
