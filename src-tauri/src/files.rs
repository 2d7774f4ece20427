//! Files outside the office: papers saved or shown, pictures chosen.

use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use frivillighus_engine::host::FileTrouble;

/// The largest picture that is read at all; the gate has its own, smaller limit.
pub const LARGEST_PICTURE: u64 = 4 * 1024 * 1024;

/// Names that are tried for an unfinished file before it is given up.
const MOST_NAMES: u32 = 1_000;

/// A file the user pointed at; one that is larger is not read at all.
pub fn read_at_most(path: &Path, most: u64) -> Result<Vec<u8>, FileTrouble> {
    let size = std::fs::metadata(path).map_err(|error| FileTrouble::from(&error))?.len();
    if size > most {
        return Err(FileTrouble::TooLarge);
    }
    std::fs::read(path).map_err(|error| FileTrouble::from(&error))
}

/// Writes a file so that it is either the old one or whole. Nothing else in its folder is touched, and where it fails
/// nothing is left there.
pub fn write_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let (unfinished, mut file) = new_beside(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    drop(file);
    let named = written.and_then(|()| std::fs::rename(&unfinished, path));
    if named.is_err() {
        let _ = std::fs::remove_file(&unfinished);
    }
    named
}

/// A new file in the same folder, under a name that nothing there has.
fn new_beside(path: &Path) -> std::io::Result<(PathBuf, File)> {
    for number in 0..MOST_NAMES {
        let unfinished = path.with_file_name(format!(".frivillighus-{}-{number}.unfinished", std::process::id()));
        match File::create_new(&unfinished) {
            Ok(file) => return Ok((unfinished, file)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
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

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let path = std::env::temp_dir().join(format!("frivillighus-files-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir(&path).expect("a folder");
        path
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).expect("the folder").flatten();
        let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_paper_takes_the_place_of_an_older_one_and_leaves_the_rest_of_the_folder_alone() {
        let folder = folder("whole");
        let taken = format!(".frivillighus-{}-0.unfinished", std::process::id());
        for name in ["aftale.unfinished", taken.as_str()] {
            std::fs::write(folder.join(name), "brugerens egen").expect("a file");
        }
        for text in ["den første", "den anden"] {
            write_whole(&folder.join("aftale.pdf"), text.as_bytes()).expect("written");
            assert_eq!(std::fs::read_to_string(folder.join("aftale.pdf")).expect("the paper"), text);
        }
        assert_eq!(names(&folder), [taken.as_str(), "aftale.pdf", "aftale.unfinished"]);
        for name in ["aftale.unfinished", taken.as_str()] {
            assert_eq!(std::fs::read_to_string(folder.join(name)).expect("the file"), "brugerens egen");
        }
        std::fs::remove_dir_all(folder).expect("gone");
    }

    #[test]
    fn a_paper_that_cannot_be_written_leaves_nothing_behind() {
        let folder = folder("failed");
        let in_the_way = folder.join("aftale.pdf");
        std::fs::create_dir(&in_the_way).expect("a folder of that name");
        assert!(write_whole(&in_the_way, b"papir").is_err());
        assert_eq!(names(&folder), ["aftale.pdf"]);
        std::fs::remove_dir_all(folder).expect("gone");
    }
}
