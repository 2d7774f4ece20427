//! Where things lie.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::obstacle::Obstacle;

/// The repository and where cargo puts what it builds.
#[derive(Debug, Clone)]
pub struct Places {
    /// The repository.
    pub root: PathBuf,
    /// Where debug programs are built: this program is one of them.
    pub debug: PathBuf,
    /// Which cargo started us.
    pub cargo: OsString,
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

/// Whether this is a file that may be executed.
pub fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|about| about.is_file() && about.permissions().mode() & 0o111 != 0)
}
