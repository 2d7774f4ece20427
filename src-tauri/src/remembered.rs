//! What the window remembers between starts: which office was used last. Never a password, never a name of a person.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// Kept as `window.json` in the program's folder.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Remembered {
    /// A file name or a server link without a password.
    pub office: Option<String>,
}

impl Remembered {
    fn file(folder: &Path) -> PathBuf {
        folder.join("window.json")
    }

    /// What is there; nothing where it cannot be read, which only costs one click.
    pub fn read(folder: &Path) -> Self {
        let text = std::fs::read_to_string(Self::file(folder)).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// Keeps it.
    pub fn keep(&self, folder: &Path) -> std::io::Result<()> {
        std::fs::create_dir_all(folder)?;
        std::fs::write(Self::file(folder), serde_json::to_vec(self)?)
    }
}
