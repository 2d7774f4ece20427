//! The window's page: its packages and its build, each done again only when what it is made from has changed.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::obstacle::Obstacle;
use crate::places::Places;
use crate::stream::{run, say};
use crate::sweep::StepMark;

const LIMIT: Duration = Duration::from_secs(20 * 60);

/// How far the page is from what its sources say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    ui: PathBuf,
    icons: PathBuf,
}

impl Page {
    /// The page of this repository.
    pub fn of(places: &Places) -> Self {
        Self { ui: places.ui(), icons: places.root.join("icons") }
    }

    /// Whether its packages are those of the lock file and its build is that of its sources.
    pub fn is_fresh(&self) -> bool {
        self.packages_are_fresh() && self.build_is_fresh()
    }

    /// Installs the packages if they changed. npm does not end by itself when we are interrupted; the mark sees to it.
    pub fn install(&self, mark: Option<&StepMark>) -> Result<(), Obstacle> {
        if !self.ui.join("package.json").is_file() {
            return Err(Obstacle::Failed("ui/package.json is missing: there is no page to build.".to_owned()));
        }
        if self.packages_are_fresh() {
            return Ok(());
        }
        say("Installing the page's packages (npm ci)");
        npm(&self.ui, &["ci", "--no-audit", "--no-fund"], mark)?;
        self.stamp("installed", self.packages_digest())
    }

    /// Builds the page if its packages or sources changed.
    pub fn build(&self, mark: Option<&StepMark>) -> Result<(), Obstacle> {
        self.install(mark)?;
        if self.build_is_fresh() {
            return Ok(());
        }
        say("Building the page (npm run build)");
        // Taken before: what is edited while it builds is built again next time.
        let digest = self.sources_digest();
        npm(&self.ui, &["run", "build"], mark)?;
        self.stamp("built", digest)
    }

    fn packages_are_fresh(&self) -> bool {
        self.has_stamp("installed", self.packages_digest())
    }

    fn build_is_fresh(&self) -> bool {
        self.ui.join("dist/index.html").is_file() && self.has_stamp("built", self.sources_digest())
    }

    fn packages_digest(&self) -> u64 {
        digest_of([self.ui.join("package.json"), self.ui.join("package-lock.json")])
    }

    fn sources_digest(&self) -> u64 {
        let mut files = BTreeSet::new();
        collect_files(&self.ui, &mut files);
        collect_files(&self.icons, &mut files);
        digest_of(files)
    }

    fn has_stamp(&self, name: &str, digest: u64) -> bool {
        fs::read_to_string(self.stamp_file(name)).is_ok_and(|stamp| stamp == digest.to_string())
    }

    fn stamp(&self, name: &str, digest: u64) -> Result<(), Obstacle> {
        let file = self.stamp_file(name);
        fs::write(&file, digest.to_string())
            .map_err(|error| Obstacle::Failed(format!("{} cannot be written: {error}.", file.display())))
    }

    /// Beside the packages, so that whoever removes them removes the stamp.
    fn stamp_file(&self, name: &str) -> PathBuf {
        self.ui.join("node_modules").join(format!(".frivillighus-{name}"))
    }
}

fn npm(ui: &Path, words: &[&str], mark: Option<&StepMark>) -> Result<(), Obstacle> {
    match run(Command::new("npm").args(words).current_dir(ui), LIMIT, mark)?.trouble {
        None => Ok(()),
        Some(_) => Err(Obstacle::Failed(format!("`npm {}` failed in ui, as it says above.", words.join(" ")))),
    }
}

/// Everything in a folder but what is made there.
fn collect_files(folder: &Path, files: &mut BTreeSet<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let path = entry.path();
        if path.is_dir() {
            if name != "node_modules" && name != "dist" {
                collect_files(&path, files);
            }
        } else {
            files.insert(path);
        }
    }
}

/// Changes whenever a name or a content does. Not a safeguard against anybody, only against a stale build.
fn digest_of(files: impl IntoIterator<Item = PathBuf>) -> u64 {
    let mut hasher = DefaultHasher::new();
    for file in files {
        let content = fs::read(&file).unwrap_or_default();
        hasher.write(file.as_os_str().as_encoded_bytes());
        hasher.write_usize(content.len());
        hasher.write(&content);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn a_page(name: &str) -> Page {
        let root = std::env::temp_dir().join(format!("frivillighus-page-{}-{name}", std::process::id()));
        for folder in ["ui/src", "ui/node_modules", "ui/dist", "icons"] {
            fs::create_dir_all(root.join(folder)).unwrap();
        }
        let page = Page { ui: root.join("ui"), icons: root.join("icons") };
        for file in ["package.json", "package-lock.json", "src/App.svelte", "dist/index.html"] {
            fs::write(page.ui.join(file), file).unwrap();
        }
        page
    }

    fn stamped(page: &Page) {
        page.stamp("installed", page.packages_digest()).unwrap();
        page.stamp("built", page.sources_digest()).unwrap();
    }

    fn remove(page: &Page) {
        fs::remove_dir_all(page.ui.parent().unwrap()).unwrap();
    }

    #[test]
    fn nothing_changed_means_nothing_to_do() {
        let page = a_page("same");
        assert!(!page.is_fresh(), "never built");
        stamped(&page);
        assert!(page.is_fresh());
        fs::write(page.ui.join("dist/more.js"), "made by the build").unwrap();
        assert!(page.is_fresh(), "what the build made does not count");
        remove(&page);
    }

    #[test]
    fn a_changed_source_is_built_again_without_installing() {
        let page = a_page("source");
        stamped(&page);
        fs::write(page.ui.join("src/App.svelte"), "changed").unwrap();
        assert!(page.packages_are_fresh() && !page.build_is_fresh());
        remove(&page);
    }

    #[test]
    fn a_changed_lock_file_installs_and_builds_again() {
        let page = a_page("lock");
        stamped(&page);
        fs::write(page.ui.join("package-lock.json"), "newer").unwrap();
        assert!(!page.packages_are_fresh() && !page.build_is_fresh());
        remove(&page);
    }

    #[test]
    fn a_missing_build_is_made_again() {
        let page = a_page("dist");
        stamped(&page);
        fs::remove_file(page.ui.join("dist/index.html")).unwrap();
        assert!(page.packages_are_fresh() && !page.build_is_fresh());
        remove(&page);
    }
}
