//! A second start beside a window that is open: it only brings that one to the front. Where it was asked to open something, that
//! is said at both ends, for nothing was opened.

use std::fs::{File, TryLockError};
use std::path::Path;

use tauri::{AppHandle, Manager};

const LOCK_NAME: &str = "window.lock";
const TOLD_IN_TERMINAL: &str = "\
Frivillighus er åbent i forvejen, og der er ikke åbnet noget andet. Log ud i vinduet, og vælg et andet kontor, eller luk det, \
og start igen.";
/// The page listens to this on its own window.
const TOLD_IN_WINDOW: &str = "dispatchEvent(new Event('second-start'))";

/// Held for as long as the window is open.
struct OpenWindow {
    _lock: File,
}

/// Takes the place of the one window; where another has it and this start named an office, whoever typed that is told. Called
/// before the other window is looked for, which ends this start.
pub fn take_place(app: &AppHandle, names_an_office: bool) {
    let Ok(folder) = app.path().app_data_dir() else { return };
    match place_in(&folder) {
        Place::Ours(lock) => {
            app.manage(OpenWindow { _lock: lock });
        }
        Place::Taken if names_an_office && finds_other_window() => eprintln!("{TOLD_IN_TERMINAL}"),
        Place::Taken | Place::Unknown => {}
    }
}

/// Whose the place of the one window is.
#[derive(Debug)]
enum Place {
    /// This start's, for as long as the file is open.
    Ours(File),
    /// Another start's.
    Taken,
    /// Nobody can tell: the folder cannot be written.
    Unknown,
}

fn place_in(folder: &Path) -> Place {
    let _ = std::fs::create_dir_all(folder);
    let lock = File::options().create(true).truncate(false).write(true).open(folder.join(LOCK_NAME));
    let Ok(lock) = lock else { return Place::Unknown };
    match lock.try_lock() {
        Ok(()) => Place::Ours(lock),
        Err(TryLockError::WouldBlock) => Place::Taken,
        Err(TryLockError::Error(_)) => Place::Unknown,
    }
}

/// On Linux the other window is found over the session's bus; without one this start opens a window of its own.
fn finds_other_window() -> bool {
    let bus = std::env::var_os("XDG_RUNTIME_DIR").map(|folder| Path::new(&folder).join("bus"));
    !cfg!(target_os = "linux")
        || std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some()
        || bus.is_some_and(|bus| bus.exists())
}

/// Brings the window that is open to the front; `words` is what the second start was given.
pub fn show_window(app: &AppHandle, words: &[String]) {
    let Some(window) = app.get_webview_window("main") else { return };
    let _ = window.set_focus();
    if crate::arguments::name_an_office(words)
        && let Err(error) = window.eval(TOLD_IN_WINDOW)
    {
        log::warn!("the page could not be told of a second start: {error}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_finds_the_place_taken_until_the_first_has_gone() {
        let folder = std::env::temp_dir().join(format!("frivillighus-second-start-{}", std::process::id()));
        let first = place_in(&folder);
        assert!(matches!(first, Place::Ours(_)));
        assert!(matches!(place_in(&folder), Place::Taken));
        drop(first);
        assert!(matches!(place_in(&folder), Place::Ours(_)));
        std::fs::remove_dir_all(&folder).expect("removed");
    }
}
