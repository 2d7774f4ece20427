//! What the program was started with.

use std::path::PathBuf;

/// The command line and the variables of the environment.
#[derive(Debug, Default)]
pub struct Arguments {
    /// `--office FILE-OR-LINK`: opens this office instead of the one used last.
    pub office: Option<String>,
    /// `--demo`: opens the demo office.
    pub demo: bool,
    /// `--now 2026-11-24T10:42`: holds the clock of a demo office.
    pub now: Option<String>,
    /// `FRIVILLIGHUS_DATA_DIR`: keeps everything of this program in another folder, so that several can run.
    pub data_folder: Option<PathBuf>,
    /// `FRIVILLIGHUS_POINTS_AT`: a file that says what the user points at. The window tests cannot reach the system's
    /// dialogs; what is released knows no such file.
    points_at: Option<PathBuf>,
}

impl Arguments {
    /// Reads them. Unknown words are left to the system (GTK takes some).
    pub fn of_this_process() -> Self {
        let mut arguments = Self {
            data_folder: std::env::var_os("FRIVILLIGHUS_DATA_DIR").map(PathBuf::from),
            points_at: std::env::var_os("FRIVILLIGHUS_POINTS_AT").map(PathBuf::from),
            ..Self::default()
        };
        let mut words = std::env::args().skip(1);
        while let Some(word) = words.next() {
            match word.as_str() {
                "--demo" => arguments.demo = true,
                "--office" => arguments.office = words.next(),
                "--now" => arguments.now = words.next(),
                _ => {}
            }
        }
        arguments
    }

    /// Whether this start was asked to open something of its own.
    pub fn names_an_office(&self) -> bool {
        self.demo || self.office.is_some()
    }

    /// What stands in for the answer of a dialog.
    pub fn pointed_at(&self) -> Option<PathBuf> {
        let says = self.points_at.as_ref().filter(|_| cfg!(debug_assertions))?;
        std::fs::read_to_string(says).ok().map(|path| PathBuf::from(path.trim()))
    }
}

/// Whether words of a command line ask to open something.
pub fn name_an_office(words: &[String]) -> bool {
    words.iter().any(|word| matches!(word.as_str(), "--demo" | "--office"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_start_that_names_an_office_is_told_from_one_that_does_not() {
        let names = |line: &str| name_an_office(&line.split(' ').map(str::to_owned).collect::<Vec<_>>());
        assert!(names("frivillighus --demo") && names("frivillighus --office kontor.frivillighus"));
        assert!(!names("frivillighus") && !names("frivillighus --now 2026-11-24T10:42"));
    }
}
