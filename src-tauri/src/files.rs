//! Files outside the office: papers saved or shown, pictures chosen.

use std::io::Write;
use std::path::{Path, PathBuf};

/// The largest picture that is read at all; the gate has its own, smaller limit.
pub const LARGEST_PICTURE: u64 = 4 * 1024 * 1024;

/// Writes a file so that it is either the old one or whole.
pub fn write_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let unfinished = path.with_extension("unfinished");
    let mut file = std::fs::File::create(&unfinished)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(unfinished, path)
}

/// A folder only this user can read.
pub fn private_folder(path: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Empties a folder of shown papers; what a viewer still holds open goes when it closes.
pub fn empty_folder(path: &Path) {
    let Ok(entries) = std::fs::read_dir(path) else { return };
    for entry in entries.flatten() {
        if let Err(error) = std::fs::remove_file(entry.path()) {
            log::warn!("a shown paper could not be removed: {error}");
        }
    }
}

/// A file name that every system takes, made of a proposed one.
pub fn safe_name(proposed: &str) -> String {
    let name: String = proposed
        .chars()
        .map(|character| if character.is_alphanumeric() || " .-_,()".contains(character) { character } else { '-' })
        .take(120)
        .collect();
    let name = name.trim_matches(['.', ' ']).to_owned();
    if name.is_empty() { "papir.pdf".to_owned() } else { name }
}

/// A path that is free: `navn.frivillighus`, `navn 2.frivillighus`, …
pub fn free_path(folder: &Path, name: &str, extension: &str) -> PathBuf {
    let first = folder.join(format!("{name}.{extension}"));
    if !first.exists() {
        return first;
    }
    (2..1_000)
        .map(|number| folder.join(format!("{name} {number}.{extension}")))
        .find(|path| !path.exists())
        .unwrap_or(first)
}
