//! What stays beside an office file after something large was done to it: the office of before a migration, and the file that
//! a restore replaced. They are there for a mishap and not for good: names that were taken away since still stand in them.

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};

use super::backup::with_suffix;
use super::migrate::beside;
use crate::shared::instant::Instant;
use crate::shared::wall_clock::wall_time_of;

/// So many of each kind stay.
const MOST_OF_A_KIND: usize = 2;
/// By then the daily copies hold all that is worth having.
const DAYS_KEPT: i64 = 30;
/// How the wall clock stands in a copy's name.
pub(super) const STAMP: &str = "%Y-%m-%dT%H%M";
const STAMP_LENGTH: usize = "2026-11-24T1042".len();

/// Why a file stays beside the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KeptFor {
    /// As it was before the migration of this number.
    Migration(i64),
    /// As it was before a copy took its place.
    Restore,
}

/// A file that stayed.
#[derive(Debug, PartialEq, Eq)]
struct Kept {
    is_of_restore: bool,
    /// When, on the wall clock.
    at: NaiveDateTime,
    /// Several of one minute have a number.
    number: u32,
    path: PathBuf,
}

/// A name nobody has: `office.frivillighus.before-restore-2026-11-24T1042`, and a number for those that come later in the same
/// minute.
pub(super) fn unused_name(office_file: &Path, kept_for: KeptFor, now: Instant) -> PathBuf {
    let what = match kept_for {
        KeptFor::Migration(version) => version.to_string(),
        KeptFor::Restore => "restore".to_owned(),
    };
    let at = wall_time_of(now).naive();
    let is_alike = |kept: &Kept| kept.is_of_restore == (kept_for == KeptFor::Restore) && kept.at == at;
    let last = kept_beside(office_file).iter().filter(|kept| is_alike(kept)).map(|kept| kept.number).max();
    let plain = beside(office_file, &format!("before-{what}-{}", at.format(STAMP)));
    let named = |number: u32| if number == 1 { plain.clone() } else { with_suffix(&plain, &format!("-{number}")) };
    (last.unwrap_or(0) + 1..).map(named).find(|path| !path.exists()).unwrap_or(plain.clone())
}

/// When an office was last copied before a migration and the copy stayed beside it, on the wall clock.
pub(crate) fn last_kept_before_migrating(office_file: &Path) -> Option<NaiveDateTime> {
    kept_beside(office_file).iter().filter(|kept| !kept.is_of_restore).map(|kept| kept.at).max()
}

/// Removes what has stayed beside an office for long enough: all but the newest of each kind, and whatever is too old.
pub(crate) fn remove_old_beside(office_file: &Path, now: Instant) {
    let oldest = wall_time_of(now).naive() - TimeDelta::days(DAYS_KEPT);
    let (of_restores, of_migrations): (Vec<Kept>, Vec<Kept>) =
        kept_beside(office_file).into_iter().partition(|kept| kept.is_of_restore);
    for mut kept in [of_restores, of_migrations] {
        kept.sort_by_key(|kept| std::cmp::Reverse((kept.at, kept.number)));
        let old = kept.iter().enumerate().filter(|(place, kept)| *place >= MOST_OF_A_KIND || kept.at < oldest);
        old.for_each(|(_, kept)| remove(&kept.path));
    }
}

fn remove(path: &Path) {
    if let Err(error) = std::fs::remove_file(path) {
        return log::warn!("an old copy beside the office could not be removed: {error}");
    }
    // Of a file that was damaged these stayed with it.
    for suffix in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(with_suffix(path, suffix));
    }
}

fn kept_beside(office_file: &Path) -> Vec<Kept> {
    let Some(folder) = office_file.parent() else { return Vec::new() };
    let beginning = beside(office_file, "before-");
    let beginning = beginning.file_name().unwrap_or_default().to_string_lossy();
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let kept = entries.filter_map(|entry| {
        let name = entry.file_name();
        let (is_of_restore, stamp, number) = read_name(name.to_str()?.strip_prefix(&*beginning)?)?;
        let at = match stamp {
            Some(at) => at,
            // Names had no time once: then the file tells it.
            None => wall_time_of(DateTime::<Utc>::from(entry.metadata().ok()?.modified().ok()?).into()).naive(),
        };
        Some(Kept { is_of_restore, at, number, path: entry.path() })
    });
    kept.collect()
}

/// What stands in a name after `before-`. Names that somebody gave by hand are not ours to read.
fn read_name(rest: &str) -> Option<(bool, Option<NaiveDateTime>, u32)> {
    let (is_of_restore, rest) = match rest.strip_prefix("restore") {
        Some(rest) => (true, rest),
        None => (false, without_digits(rest)?),
    };
    let stamp = rest.get(1..=STAMP_LENGTH).filter(|_| rest.starts_with('-'));
    let at = stamp.and_then(|stamp| NaiveDateTime::parse_from_str(stamp, STAMP).ok());
    let rest = if at.is_some() { &rest[1 + STAMP_LENGTH..] } else { rest };
    let number = match rest.strip_prefix('-') {
        Some(number) => number.parse().ok()?,
        None if rest.is_empty() => 1,
        None => return None,
    };
    Some((is_of_restore, at, number))
}

/// The rest of a text that begins with digits.
fn without_digits(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|character: char| character.is_ascii_digit());
    (rest.len() < text.len()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_this_program_gives_are_read() {
        let at = NaiveDateTime::parse_from_str("2026-11-24T1042", STAMP).ok();
        for (rest, read) in [
            ("restore", Some((true, None, 1))),
            ("restore-2", Some((true, None, 2))),
            ("43", Some((false, None, 1))),
            ("restore-2026-11-24T1042", Some((true, at, 1))),
            ("43-2026-11-24T1042", Some((false, at, 1))),
            ("43-2026-11-24T1042-3", Some((false, at, 3))),
            ("summer", None),
            ("43-summer", None),
            ("restore-2026-11-24T1042-wal", None),
            ("43-2026-11-24T1042.unfinished", None),
            ("", None),
        ] {
            assert_eq!(read_name(rest), read, "{rest}");
        }
    }
}
