//! Where things lie.

use std::ffi::OsString;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::obstacle::Obstacle;
use crate::stream::say;

/// The repository and where cargo puts what it builds.
#[derive(Debug, Clone)]
pub struct Places {
    /// The repository.
    pub root: PathBuf,
    /// Where debug programs are built: this program is one of them.
    pub debug: PathBuf,
    /// Which cargo started us.
    cargo: OsString,
}

impl Places {
    /// Finds them from where this program stands.
    pub fn find() -> Result<Self, Obstacle> {
        // Cargo sets the variable when it runs us, also after the clone was moved.
        let own_folder = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = own_folder.ancestors().nth(2).map(Path::to_path_buf);
        let program = std::env::current_exe().map_err(|error| Obstacle::not_started("xtask", &error))?;
        let debug = program.parent().map(Path::to_path_buf);
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
        match (root, debug) {
            (Some(root), Some(debug)) if root.join("Cargo.lock").is_file() => Ok(Self { root, debug, cargo }),
            _ => Err(Obstacle::Machine(
                "The repository was not found: start this with `cargo xtask` inside the clone.".to_owned(),
            )),
        }
    }

    /// A cargo command in the repository, as if it was typed. What cargo told us about ourselves is taken away: build scripts
    /// that look at those variables (ring's does) would else be run anew, and everything above them built again, each time
    /// somebody changes between `cargo build` and `cargo xtask`.
    pub fn cargo(&self, words: &[&str]) -> Command {
        let mut command = Command::new(&self.cargo);
        for (name, _) in std::env::vars_os() {
            if name.to_str().is_some_and(is_about_ourselves) {
                command.env_remove(name);
            }
        }
        command.args(words).current_dir(&self.root);
        command
    }

    /// The window's page.
    pub fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// The debug build of the desktop program.
    pub fn program(&self) -> PathBuf {
        self.debug.join("frivillighus")
    }

    /// The debug build of the command-line tool.
    pub fn command_line_tool(&self) -> PathBuf {
        self.debug.join("frivillighus-cli")
    }

    /// Waits until no other run tests in this target folder, and keeps others out while the answer lives: two runs at once
    /// build under each other's feet and make one demo office between them.
    pub fn alone(&self) -> Result<File, Obstacle> {
        let path = self.debug.with_file_name("xtask-test.lock");
        let failed =
            |error: &std::io::Error| Obstacle::Machine(format!("{} cannot be locked: {error}.", path.display()));
        let file = File::create(&path).map_err(|error| failed(&error))?;
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) => {
                say("Another run is testing in this target folder; waiting until it has ended")
            }
            Err(TryLockError::Error(error)) => return Err(failed(&error)),
        }
        file.lock().map_err(|error| failed(&error))?;
        Ok(file)
    }

    /// Where release programs are built.
    pub fn release(&self) -> PathBuf {
        self.debug.with_file_name("release")
    }
}

/// The program of this name on `PATH`.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| is_program(file))
}

fn is_about_ourselves(variable: &str) -> bool {
    variable.starts_with("CARGO_PKG_") || variable.starts_with("CARGO_MANIFEST_")
}

/// Whether this is a file that may be executed.
pub fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|about| about.is_file() && about.permissions().mode() & 0o111 != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_is_not_told_who_starts_it() {
        let command = Places::find().unwrap().cargo(&["build"]);
        let taken_away: Vec<_> =
            command.get_envs().filter(|(_, value)| value.is_none()).map(|(name, _)| name).collect();
        assert!(std::env::var_os("CARGO_PKG_NAME").is_some(), "cargo tells every test so");
        assert!(taken_away.contains(&"CARGO_PKG_NAME".as_ref()) && taken_away.contains(&"CARGO_MANIFEST_DIR".as_ref()));
    }

    #[test]
    fn a_second_run_in_one_target_folder_waits_for_the_first() {
        let target = std::env::temp_dir().join(format!("frivillighus-lock-{}", std::process::id()));
        std::fs::create_dir_all(&target).unwrap();
        let places = Places { root: target.clone(), debug: target.join("debug"), cargo: OsString::new() };
        let first = places.alone().unwrap();
        let second = std::thread::spawn(move || places.alone().map(drop));
        let is_kept_out = File::open(target.join("xtask-test.lock")).unwrap().try_lock().is_err();
        assert!(is_kept_out && !second.is_finished());
        drop(first);
        second.join().unwrap().unwrap();
        std::fs::remove_dir_all(&target).unwrap();
    }
}
