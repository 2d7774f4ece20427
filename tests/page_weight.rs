//! What of the built page has to be there before it can show anything.

use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;

/// No more JavaScript than this may stand before the first paint, as it would travel: 180 kB.
pub const MOST_BEFORE_FIRST_PAINT: usize = 180_000;

/// A script of the page.
#[derive(Debug)]
pub struct Script {
    /// The name of its file.
    pub name: String,
    /// Its bytes, packed by gzip.
    pub packed: usize,
}

/// The scripts that the page fetches before its first paint: its own, and those it imports without waiting to be asked.
pub fn scripts_before_first_paint() -> Vec<Script> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/dist");
    let page =
        std::fs::read_to_string(folder.join("index.html")).expect("the page is built: `cargo xtask test` does it");
    let links = page.split(['"', '\'']).filter(|word| word.starts_with('/') && word.ends_with(".js"));
    links.map(|link| packed(&folder.join(link.trim_start_matches('/')))).collect()
}

fn packed(file: &PathBuf) -> Script {
    let bytes = std::fs::read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(&bytes).expect("packed");
    let name = file.file_name().expect("a name").to_string_lossy().into_owned();
    Script { name, packed: packer.finish().expect("packed").len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn little_javascript_stands_before_the_first_paint() {
        let scripts = scripts_before_first_paint();
        assert!(!scripts.is_empty(), "the page has no script");
        let whole: usize = scripts.iter().map(|script| script.packed).sum();
        assert!(whole <= MOST_BEFORE_FIRST_PAINT, "{whole} bytes: {scripts:#?}");
    }
}
