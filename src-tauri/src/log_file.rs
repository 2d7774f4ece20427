//! What the program notes about its own failures, in a file in its data folder. It holds what the code hands to `log`:
//! codes and causes, never a name, an address or what somebody typed.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use frivillighus_engine::office::Clock;
use log::{Level, LevelFilter, Log, Metadata, Record};

use crate::files;

const NAME: &str = "frivillighus.log";
/// What the crates of this repository are called.
const OURS: &str = "frivillighus";
/// A longer file makes room for a new one; the one that made room before is replaced.
const MOST_BYTES: u64 = 1_000_000;

/// Begins to write what is logged. A folder that cannot be written costs the log and nothing else.
pub fn begin(folder: &Path) {
    let _ = files::private_folder(folder);
    if log::set_boxed_logger(Box::new(LogFile::in_folder(folder))).is_ok() {
        log::set_max_level(LevelFilter::Info);
        log::info!("version {} begins", env!("CARGO_PKG_VERSION"));
    }
}

struct LogFile {
    path: PathBuf,
    /// Held while a line is written.
    turn: Mutex<()>,
}

impl LogFile {
    fn in_folder(folder: &Path) -> Self {
        Self { path: folder.join(NAME), turn: Mutex::new(()) }
    }

    fn append(&self, line: &str) -> io::Result<()> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        if std::fs::metadata(&self.path).is_ok_and(|facts| facts.len() > MOST_BYTES) {
            std::fs::rename(&self.path, self.path.with_added_extension("1"))?;
        }
        private_end_of(&self.path)?.write_all(line.as_bytes())
    }
}

impl Log for LogFile {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        let most = if metadata.target().starts_with(OURS) { Level::Info } else { Level::Warn };
        metadata.level() <= most
    }

    fn log(&self, record: &Record<'_>) {
        if !self.enabled(record.metadata()) {
            return;
        }
        // Nobody can be told that the log cannot be written.
        let _ = self.append(&line_of(record));
    }

    fn flush(&self) {}
}

/// The machine's time, also where a demo office holds its own.
fn line_of(record: &Record<'_>) -> String {
    let now = Clock::system().now().utc().format("%Y-%m-%dT%H:%M:%SZ");
    let message = record.args().to_string().replace(['\r', '\n'], " ");
    format!("{now} {} {} {message}\n", record.level(), record.target())
}

/// Opens a file for writing at its end; where it is made, only this user can read it.
fn private_end_of(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let path = std::env::temp_dir().join(format!("frivillighus-log-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir(&path).expect("a folder");
        path
    }

    fn note(log: &LogFile, level: Level, target: &str, message: &str) {
        log.log(&Record::builder().level(level).target(target).args(format_args!("{message}")).build());
    }

    #[test]
    fn a_failure_is_one_line_with_its_time_level_and_place() {
        let folder = folder("line");
        let log = LogFile::in_folder(&folder);
        note(&log, Level::Error, "frivillighus_engine::backup", "the restore could not be noted:\ndisk full");
        let text = std::fs::read_to_string(&log.path).expect("a log");
        let (time, rest) = text.split_at("2026-11-24T09:42:00Z".len());
        assert!(time.ends_with('Z') && time.as_bytes()[10] == b'T', "{time}");
        assert_eq!(rest, " ERROR frivillighus_engine::backup the restore could not be noted: disk full\n");
        std::fs::remove_dir_all(folder).expect("gone");
    }

    #[test]
    fn ours_are_heard_from_info_and_others_from_warn() {
        let log = LogFile::in_folder(Path::new("/nowhere"));
        let cases = [
            ("frivillighus::host", Level::Info, true),
            ("frivillighus_engine::gate", Level::Debug, false),
            ("sqlx::query", Level::Warn, true),
            ("sqlx::query", Level::Info, false),
        ];
        for (target, level, heard) in cases {
            let metadata = Metadata::builder().target(target).level(level).build();
            assert_eq!(log.enabled(&metadata), heard, "{target} {level}");
        }
    }

    #[test]
    fn a_long_log_makes_room_and_one_before_it_is_kept() {
        let folder = folder("long");
        let log = LogFile::in_folder(&folder);
        let before = folder.join("frivillighus.log.1");
        std::fs::write(&before, "older").expect("a log");
        std::fs::write(&log.path, vec![b'x'; 1_000_001]).expect("a long log");
        note(&log, Level::Warn, "frivillighus::host", "no viewer");
        assert!(std::fs::read_to_string(&log.path).expect("a log").ends_with("frivillighus::host no viewer\n"));
        assert!(std::fs::read(&before).expect("the long log").starts_with(b"xxx"));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(&log.path).expect("facts").permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        std::fs::remove_dir_all(folder).expect("gone");
    }
}
