//! Files that only this user can read: what stands in an office is for nobody else who uses the machine.

use std::fs::File;
use std::io;
use std::path::Path;

/// Makes a new, empty file that only its owner reads and writes. SQLite fills an empty file as it would make one, and
/// gives what it writes beside it the same rights. Elsewhere than on Unix the folder's rights decide.
/// Fails where there is a file of that name.
pub(super) fn create_private(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
