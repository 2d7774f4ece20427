//! The host of one window: which office is open, and what the user points at. What the page asks of it names no file to
//! open or to save: those are pointed at in a dialog. Of paths the page is shown one, the folder that backups go to.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use frivillighus_engine::access::{LARGEST_SCAN, Seat};
use frivillighus_engine::database::{BACKUP_EXTENSION, OpenError, ServerLink};
use frivillighus_engine::demo;
use frivillighus_engine::files::LARGEST_TABLE;
use frivillighus_engine::gate;
use frivillighus_engine::host::{FileTrouble, HostAnswer, HostRequest, NewOfficePlace, Reach};
use frivillighus_engine::office::{Clock, Office};
use frivillighus_engine::shared::ids::PaperId;
use serde_json::{Value, json};
use tauri::async_runtime::JoinHandle;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, FilePath};
use tauri_plugin_opener::OpenerExt;
use tokio::sync::RwLock;

use crate::arguments::Arguments;
use crate::files;
use crate::log_file;
use crate::opening::{Opening, Wanted};
use crate::reach;
use crate::remembered::Remembered;
use crate::safekeeping::{Folders, is_backup};

pub(crate) const OFFICE_EXTENSION: &str = "frivillighus";
const DEMO_NAME: &str = "demo.frivillighus";
/// Whoever has just opened the office waits for the window, and not for a copy of it.
const BEFORE_THE_FIRST_BACKUP: std::time::Duration = std::time::Duration::from_secs(5);
/// How often it is looked whether the daily backup is due.
const BACKUP_CHECK: std::time::Duration = std::time::Duration::from_secs(15 * 60);

/// The host's own state.
pub struct Host {
    app: AppHandle,
    arguments: Arguments,
    pub(crate) open: RwLock<Opening>,
    /// The folders for copies that the user pointed at here, or that were kept before one of these.
    pub(crate) folders: Mutex<Folders>,
    /// The office being opened while the page is still loaded: the first page that asks is told how it went.
    ahead: Mutex<Option<JoinHandle<HostAnswer>>>,
}

impl Host {
    /// A host with no office open yet: the page asks for it when it can show what happens.
    pub fn new(app: &AppHandle, arguments: Arguments) -> Self {
        let host = Self {
            app: app.clone(),
            arguments,
            open: RwLock::default(),
            folders: Mutex::default(),
            ahead: Mutex::default(),
        };
        log_file::begin(&host.data_folder());
        files::empty_folder(&host.shown_papers());
        host
    }

    /// The seat at this window; a refusal where no office is open. While one is put back to a copy, the page that asked for
    /// it stays as it is and hears how it went: what it asks meanwhile, by itself, throws nobody out.
    pub async fn seat(&self) -> Result<Arc<Seat>, Value> {
        let open = self.open.read().await;
        let why = if open.restoring.is_some() { "unreachable" } else { "not_signed_in" };
        open.seat.clone().ok_or_else(|| json!({ "code": why }))
    }

    /// Papers shown to one user are gone before the next sits down.
    pub fn after_call(&self, operation: &str) {
        if matches!(operation, "sign_out" | "lock_seat") {
            files::empty_folder(&self.shown_papers());
        }
    }

    /// Closes the office's connections.
    pub async fn close(&self) {
        files::empty_folder(&self.shown_papers());
        if let Some(seat) = self.open.write().await.seat.take() {
            if let Err(refusal) = gate::leave(&seat).await {
                log::error!("the last search could not be noted: {refusal}");
            }
            seat.office().close().await;
        }
    }

    async fn leave(&self) -> HostAnswer {
        self.close().await;
        self.open.write().await.leave();
        HostAnswer::NoOffice { last_used: self.server_used_last() }
    }

    /// Answers the page.
    pub async fn answer(&self, request: HostRequest) -> Result<HostAnswer, Value> {
        Ok(match request {
            HostRequest::Start => self.started().await,
            HostRequest::TryAgain => self.try_again().await,
            HostRequest::NewOffice { name, place } => self.new_office(&name, place).await,
            HostRequest::OpenOffice => self.open_chosen().await,
            HostRequest::ConnectOffice { link, password } => self.open(Wanted::Server(link, password)).await,
            HostRequest::OpenDemo => self.open(Wanted::Demo).await,
            HostRequest::LeaveOffice => self.leave().await,
            HostRequest::SavePaper { paper_id, file_name } => self.save_paper(paper_id, &file_name).await?,
            HostRequest::ShowPaper { paper_id, file_name } => self.show_paper(paper_id, &file_name).await?,
            HostRequest::ShowSheet { operation, input, file_name } => {
                let bytes = self.bytes(&operation, input).await?;
                self.show(&bytes, &file_name)
            }
            HostRequest::SaveSheet { operation, input, file_name } => {
                self.save_sheet(&operation, input, &file_name).await?
            }
            HostRequest::ChooseBackupFolder => self.choose_backup_folder().await?,
            HostRequest::ChooseBackup => self.choose_backup().await?,
            HostRequest::RestoreChosenBackup => self.restore_chosen_backup().await?,
            HostRequest::RestoreProgress => self.restore_progress().await,
            HostRequest::ChooseLogo => self.choose_logo().await?,
            HostRequest::ChooseScan { operation, input } => self.choose_scan(&operation, input).await?,
            HostRequest::ChooseTable { operation, input } => self.choose_table(&operation, input).await?,
            HostRequest::Reach { by } => self.reach(&by),
            HostRequest::SetZoom { percent } => self.set_zoom(percent),
            HostRequest::NoteFailure { places } => note_failure(&places),
        })
    }

    pub(crate) fn data_folder(&self) -> PathBuf {
        self.arguments
            .data_folder
            .clone()
            .or_else(|| self.app.path().app_data_dir().ok())
            .unwrap_or_else(std::env::temp_dir)
    }

    pub(crate) fn documents_folder(&self) -> PathBuf {
        match &self.arguments.data_folder {
            Some(folder) => folder.clone(),
            None => self.app.path().document_dir().unwrap_or_else(|_| self.data_folder()),
        }
    }

    fn shown_papers(&self) -> PathBuf {
        self.data_folder().join("shown-papers")
    }

    /// Begins to open the office while the window comes up and its page is loaded.
    pub fn start_ahead(&self) {
        let app = self.app.clone();
        let opening = tauri::async_runtime::spawn(async move { app.state::<Self>().start().await });
        *self.ahead.lock().unwrap_or_else(PoisonError::into_inner) = Some(opening);
    }

    /// How the start went, or goes.
    async fn started(&self) -> HostAnswer {
        let ahead = self.ahead.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Some(opening) = ahead else { return self.start().await };
        match opening.await {
            Ok(answer) => answer,
            Err(_) => self.start().await,
        }
    }

    /// A page that is loaded anew finds the office that is open.
    async fn start(&self) -> HostAnswer {
        {
            let open = self.open.read().await;
            if let (Some(_), Some(wanted)) = (&open.seat, &open.wanted) {
                return HostAnswer::Opened { place: wanted.name() };
            }
        }
        let remembered = Remembered::read(&self.data_folder()).office;
        match (&self.arguments.office, self.arguments.demo, remembered) {
            (Some(office), _, _) => self.open(Wanted::of(office)).await,
            (None, true, _) => self.open(Wanted::Demo).await,
            // A server asks for its password again, which nothing keeps.
            (None, false, Some(office)) if !ServerLink::is_one(&office) => self.open(Wanted::of(&office)).await,
            (None, false, _) => HostAnswer::NoOffice { last_used: self.server_used_last() },
        }
    }

    /// The office's server, where the office used last is on one: all of it but its password, which nothing keeps.
    fn server_used_last(&self) -> Option<String> {
        let office = Remembered::read(&self.data_folder()).office?;
        ServerLink::is_one(&office).then(|| ServerLink::shown(&office))
    }

    async fn try_again(&self) -> HostAnswer {
        let (is_open, wanted) = {
            let open = self.open.read().await;
            (open.seat.is_some(), open.wanted.clone())
        };
        match wanted {
            // Its password is forgotten by now, and its connections mend themselves.
            Some(Wanted::Server(link, _)) if is_open => HostAnswer::Opened { place: ServerLink::shown(&link) },
            Some(wanted) => self.open(wanted).await,
            None => HostAnswer::NoOffice { last_used: self.server_used_last() },
        }
    }

    pub(crate) async fn open(&self, wanted: Wanted) -> HostAnswer {
        self.close().await;
        self.open.write().await.begin();
        let place = wanted.name();
        let opened = match &wanted {
            Wanted::File(path) => Office::open_file(path, Clock::system()).await,
            Wanted::Server(link, password) => connect(link, password.as_deref()).await,
            Wanted::Demo => self.open_demo().await,
        };
        match opened {
            Ok(office) => {
                self.remember(&wanted);
                let office = match &self.arguments.now {
                    Some(now) => demo::with_held_clock(office, now).await,
                    None => office,
                };
                let seat = Arc::new(Seat::new(office));
                keep_backed_up(&seat);
                self.open.write().await.succeed(wanted, seat);
                HostAnswer::Opened { place }
            }
            Err(error) => {
                log::warn!("an office does not open: {error}");
                let file = self.file_of(&wanted);
                self.open.write().await.fail(wanted, file, &error);
                HostAnswer::Failed { place, error }
            }
        }
    }

    /// Where an office lies; `None` for one on a server.
    pub(crate) fn file_of(&self, wanted: &Wanted) -> Option<PathBuf> {
        match wanted {
            Wanted::File(path) => Some(path.clone()),
            Wanted::Demo => Some(self.data_folder().join(DEMO_NAME)),
            Wanted::Server(..) => None,
        }
    }

    fn remember(&self, wanted: &Wanted) {
        let office = match wanted {
            Wanted::File(path) => path.to_string_lossy().into_owned(),
            Wanted::Server(link, _) => link.clone(),
            Wanted::Demo => return,
        };
        if let Err(error) = (Remembered { office: Some(office) }).keep(&self.data_folder()) {
            log::warn!("the office used last could not be remembered: {error}");
        }
    }

    async fn open_demo(&self) -> Result<Office, OpenError> {
        let path = self.data_folder().join(DEMO_NAME);
        if !path.exists() {
            std::fs::create_dir_all(self.data_folder()).map_err(|_| OpenError::ReadOnlyFolder)?;
            demo::make(&path).await?;
        }
        Office::open_file(&path, Clock::system()).await
    }

    async fn new_office(&self, name: &str, place: NewOfficePlace) -> HostAnswer {
        let name = files::safe_name(name);
        let path = match place {
            NewOfficePlace::Documents => {
                let folder = self.documents_folder();
                let _ = std::fs::create_dir_all(&folder);
                files::free_path(&folder, &name, OFFICE_EXTENSION)
            }
            NewOfficePlace::Chosen => {
                let Some(path) = self.ask_where_to_save(&format!("{name}.{OFFICE_EXTENSION}")).await else {
                    return HostAnswer::Cancelled;
                };
                path
            }
        };
        match Office::create_file(&path, Clock::system()).await {
            Ok(office) => {
                office.close().await;
                self.open(Wanted::File(path)).await
            }
            Err(error) => HostAnswer::Failed { place: Wanted::File(path).name(), error },
        }
    }

    /// A copy is not worked in: it becomes an office of its own among the documents.
    async fn open_chosen(&self) -> HostAnswer {
        match self.ask_which_file("Frivillighus", &[OFFICE_EXTENSION, BACKUP_EXTENSION]).await {
            Some(path) if is_backup(&path) => self.open_copy(&path).await,
            Some(path) => self.open(Wanted::File(path)).await,
            None => HostAnswer::Cancelled,
        }
    }

    async fn bytes(&self, operation: &str, input: Value) -> Result<Vec<u8>, Value> {
        let seat = self.seat().await?;
        gate::bytes(&seat, operation, input).await
    }

    async fn paper(&self, paper_id: PaperId) -> Result<Vec<u8>, Value> {
        self.bytes("take_out_paper", json!({ "id": paper_id })).await
    }

    async fn save_paper(&self, paper_id: PaperId, file_name: &str) -> Result<HostAnswer, Value> {
        self.save_sheet("take_out_paper", json!({ "id": paper_id }), file_name).await
    }

    async fn save_sheet(&self, operation: &str, input: Value, file_name: &str) -> Result<HostAnswer, Value> {
        // Taking it out is noted in the log: only where it is in fact saved.
        let Some(path) = self.ask_where_to_save(&files::safe_name(file_name)).await else {
            return Ok(HostAnswer::Cancelled);
        };
        let bytes = self.bytes(operation, input).await?;
        Ok(done_or_trouble(files::write_whole(&path, &bytes)))
    }

    async fn show_paper(&self, paper_id: PaperId, file_name: &str) -> Result<HostAnswer, Value> {
        let bytes = self.paper(paper_id).await?;
        Ok(self.show(&bytes, file_name))
    }

    fn show(&self, bytes: &[u8], file_name: &str) -> HostAnswer {
        let folder = self.shown_papers();
        let path = folder.join(files::safe_name(file_name));
        let written = files::private_folder(&folder).and_then(|()| files::write_whole(&path, bytes));
        if let Err(error) = written {
            return HostAnswer::FileTrouble { trouble: (&error).into() };
        }
        match self.app.opener().open_path(path.to_string_lossy(), None::<&str>) {
            Ok(()) => HostAnswer::Done,
            // The error repeats the file's name, which may be a person's.
            Err(_) => {
                log::warn!("no viewer for a paper");
                HostAnswer::FileTrouble { trouble: FileTrouble::NoViewer }
            }
        }
    }

    fn reach(&self, by: &Reach) -> HostAnswer {
        let opened = reach::link(by).map(|link| self.app.opener().open_url(link, None::<&str>));
        match opened {
            Some(Ok(())) => HostAnswer::Done,
            // The error repeats the number or the address.
            Some(Err(_)) => {
                log::warn!("no program to ring or write with");
                HostAnswer::NoProgram
            }
            None => HostAnswer::NoProgram,
        }
    }

    async fn choose_logo(&self) -> Result<HostAnswer, Value> {
        let Some(path) = self.ask_which_file("PNG", &["png"]).await else { return Ok(HostAnswer::Cancelled) };
        match files::read_at_most(&path, files::LARGEST_PICTURE) {
            Ok(bytes) => self.through_gate("keep_office_logo", json!({ "png": as_text(&bytes) })).await,
            Err(trouble) => Ok(HostAnswer::FileTrouble { trouble }),
        }
    }

    /// The file goes through the gate and no further: the page never sees where it lies.
    async fn choose_scan(&self, operation: &str, mut input: Value) -> Result<HostAnswer, Value> {
        let Some(path) = self.ask_which_file("PDF, PNG, JPEG", &["pdf", "png", "jpg", "jpeg"]).await else {
            return Ok(HostAnswer::Cancelled);
        };
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        match files::read_at_most(&path, LARGEST_SCAN as u64) {
            Ok(bytes) => {
                if let Some(fields) = input.as_object_mut() {
                    fields.insert("fileName".to_owned(), json!(name));
                    fields.insert("scan".to_owned(), json!(as_text(&bytes)));
                }
                self.through_gate(operation, input).await
            }
            Err(trouble) => Ok(HostAnswer::FileTrouble { trouble }),
        }
    }

    /// The file goes through the gate and no further: the page is shown what was read in it.
    async fn choose_table(&self, operation: &str, mut input: Value) -> Result<HostAnswer, Value> {
        let kinds = ["xlsx", "xlsm", "ods", "csv", "tsv", "txt"];
        let Some(path) = self.ask_which_file("XLSX, ODS, CSV", &kinds).await else { return Ok(HostAnswer::Cancelled) };
        match files::read_at_most(&path, LARGEST_TABLE as u64) {
            Ok(bytes) => {
                if let Some(fields) = input.as_object_mut() {
                    fields.insert("source".to_owned(), json!({ "from": "file", "bytes": as_text(&bytes) }));
                }
                self.through_gate(operation, input).await
            }
            Err(trouble) => Ok(HostAnswer::FileTrouble { trouble }),
        }
    }

    fn set_zoom(&self, percent: u32) -> HostAnswer {
        let factor = f64::from(percent.clamp(90, 200)) / 100.0;
        if let Some(window) = self.app.get_webview_window("main")
            && let Err(error) = window.set_zoom(factor)
        {
            log::warn!("the text size could not be set: {error}");
        }
        HostAnswer::Done
    }

    pub(crate) async fn through_gate(&self, operation: &str, input: Value) -> Result<HostAnswer, Value> {
        let seat = self.seat().await?;
        let value = gate::call(&seat, operation, input).await?;
        Ok(HostAnswer::FromGate { value })
    }

    async fn ask_where_to_save(&self, file_name: &str) -> Option<PathBuf> {
        let dialog = self.app.dialog().file().set_file_name(file_name);
        self.in_dialog(move |answer| dialog.save_file(answer)).await
    }

    pub(crate) async fn ask_which_file(&self, kind: &str, extensions: &[&str]) -> Option<PathBuf> {
        let dialog = self.app.dialog().file().add_filter(kind, extensions);
        self.in_dialog(move |answer| dialog.pick_file(answer)).await
    }

    pub(crate) async fn ask_which_folder(&self) -> Option<PathBuf> {
        let dialog = self.app.dialog().file();
        self.in_dialog(move |answer| dialog.pick_folder(answer)).await
    }

    /// Shows a dialog of the system and waits for what the user points at.
    async fn in_dialog(&self, show: impl FnOnce(Box<dyn FnOnce(Option<FilePath>) + Send>)) -> Option<PathBuf> {
        if let Some(path) = self.arguments.pointed_at() {
            return Some(path);
        }
        let (sender, receiver) = tokio::sync::oneshot::channel();
        show(Box::new(move |chosen| {
            let _ = sender.send(chosen);
        }));
        receiver.await.ok().flatten()?.into_path().ok()
    }
}

async fn connect(link: &str, password: Option<&str>) -> Result<Office, OpenError> {
    Office::connect(&ServerLink::parse(link)?.with_password(password), Clock::system()).await
}

/// Backs the office up when it is due, for as long as the seat is in use.
fn keep_backed_up(seat: &Arc<Seat>) {
    let seat = Arc::downgrade(seat);
    tauri::async_runtime::spawn(async move {
        let first = tokio::time::Instant::now() + BEFORE_THE_FIRST_BACKUP;
        let mut hourly = tokio::time::interval_at(first, BACKUP_CHECK);
        loop {
            hourly.tick().await;
            let Some(seat) = seat.upgrade() else { return };
            if let Err(error) = frivillighus_engine::backup::back_up_if_due(seat.office()).await {
                log::warn!("the daily backup was not made: {error}");
            }
        }
    });
}

/// Where the page broke down, in short.
fn note_failure(places: &[String]) -> HostAnswer {
    const MOST_PLACES: usize = 12;
    const LONGEST_PLACE: usize = 160;
    let short = |place: &String| place.chars().take(LONGEST_PLACE).collect::<String>();
    let places: Vec<String> = places.iter().take(MOST_PLACES).map(short).collect();
    log::error!("a screen broke down: {}", places.join(" < "));
    HostAnswer::Done
}

/// Bytes as they cross the gate.
fn as_text(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

fn done_or_trouble(done: std::io::Result<()>) -> HostAnswer {
    match done {
        Ok(()) => HostAnswer::Done,
        Err(error) => HostAnswer::FileTrouble { trouble: (&error).into() },
    }
}
