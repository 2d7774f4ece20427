//! Which office this window has open, or last tried to open. What is kept here is kept in memory only, and no longer
//! than it is of use: leaving an office forgets it, and an office that is open needs its server's password no more.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use frivillighus_engine::access::Seat;
use frivillighus_engine::database::{OpenError, RestoreProgress, ServerLink};

/// An office to be opened. It may hold a password, so it is never printed.
#[derive(Clone)]
pub(crate) enum Wanted {
    File(PathBuf),
    Server(String, Option<String>),
    Demo,
}

impl Wanted {
    /// What was given on the command line, or remembered: a file or a link.
    pub(crate) fn of(office: &str) -> Self {
        if ServerLink::is_one(office) {
            Self::Server(office.to_owned(), None)
        } else {
            Self::File(Path::new(office).to_owned())
        }
    }

    /// What it is called in a list. Of a link that is refused nothing is shown: a password may stand in it.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::File(path) => path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
            Self::Server(link, _) => ServerLink::shown(link),
            Self::Demo => "Demo".to_owned(),
        }
    }

    fn without_password(self) -> Self {
        match self {
            Self::Server(link, _) => Self::Server(link, None),
            Self::File(_) | Self::Demo => self,
        }
    }
}

/// A backup that the user pointed at, and the office it is to put back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ChosenBackup {
    pub(crate) office: PathBuf,
    pub(crate) copy: PathBuf,
}

/// What this window has at hand.
#[derive(Default)]
pub(crate) struct Opening {
    /// The office that is open.
    pub(crate) seat: Option<Arc<Seat>>,
    /// The office that is open, or that was to be opened and can be tried again.
    pub(crate) wanted: Option<Wanted>,
    /// The file of an office that was tried and is beyond opening, so that nobody can sign in there.
    pub(crate) lost: Option<PathBuf>,
    pub(crate) backup: Option<ChosenBackup>,
    pub(crate) restoring: Option<RestoreProgress>,
}

impl Opening {
    /// An office is about to be opened: what came of the one before says nothing of it.
    pub(crate) fn begin(&mut self) {
        self.wanted = None;
        self.lost = None;
    }

    /// It is open. The server's password is forgotten: the connections that are open know it.
    pub(crate) fn succeed(&mut self, wanted: Wanted, seat: Arc<Seat>) {
        self.seat = Some(seat);
        self.wanted = Some(wanted.without_password());
        self.lost = None;
    }

    /// It did not open, and can be tried again as it was asked for. `file` is where it lies, unless on a server.
    pub(crate) fn fail(&mut self, wanted: Wanted, file: Option<PathBuf>, error: &OpenError) {
        self.wanted = Some(wanted);
        self.lost = file.filter(|_| error.leaves_nobody_to_ask());
    }

    /// The user left: nothing stays by which the office could be opened, or another put back.
    pub(crate) fn leave(&mut self) {
        self.wanted = None;
        self.lost = None;
        self.backup = None;
    }

    /// The copy chosen for this office.
    pub(crate) fn backup_of(&self, office: &Path) -> Option<PathBuf> {
        self.backup.as_ref().filter(|chosen| chosen.office == office).map(|chosen| chosen.copy.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &str = "postgres://anne@localhost/office";

    fn file() -> PathBuf {
        PathBuf::from("/offices/boegelunde.frivillighus")
    }

    #[test]
    fn a_refused_link_is_not_shown() {
        let name = |link: &str| Wanted::of(link).name();
        assert_eq!(name(LINK), LINK);
        assert_eq!(name("postgres://anne:hemmelig@localhost/office"), "postgres://…");
        assert_eq!(name("/offices/boegelunde.frivillighus"), "boegelunde");
    }

    #[test]
    fn what_failed_can_be_tried_again_with_its_password() {
        let mut opening = Opening::default();
        opening.begin();
        let wanted = Wanted::Server(LINK.into(), Some("hemmelig".into()));
        opening.fail(wanted, None, &OpenError::ServerUnreachable);
        assert!(matches!(&opening.wanted, Some(Wanted::Server(_, Some(password))) if password == "hemmelig"));
        assert_eq!(opening.lost, None);
    }

    #[test]
    fn an_office_that_is_open_keeps_no_password() {
        let wanted = Wanted::Server(LINK.into(), Some("hemmelig".into()));
        assert!(matches!(wanted.without_password(), Wanted::Server(link, None) if link == LINK));
    }

    #[test]
    fn only_a_file_beyond_opening_is_lost() {
        let mut opening = Opening::default();
        opening.fail(Wanted::File(file()), Some(file()), &OpenError::Damaged);
        assert_eq!(opening.lost, Some(file()));
        opening.fail(Wanted::File(file()), Some(file()), &OpenError::Locked);
        assert_eq!(opening.lost, None);
    }

    #[test]
    fn leaving_forgets_the_office_its_failure_and_the_chosen_backup() {
        let mut opening = Opening::default();
        opening.fail(Wanted::File(file()), Some(file()), &OpenError::Damaged);
        opening.backup = Some(ChosenBackup { office: file(), copy: "/copies/one".into() });
        opening.leave();
        assert!(opening.wanted.is_none());
        assert_eq!((opening.lost, opening.backup), (None, None));
    }

    #[test]
    fn a_backup_chosen_for_one_office_puts_back_no_other() {
        let chosen = ChosenBackup { office: file(), copy: "/copies/one".into() };
        let opening = Opening { backup: Some(chosen), ..Opening::default() };
        assert_eq!(opening.backup_of(&file()), Some(PathBuf::from("/copies/one")));
        assert_eq!(opening.backup_of(Path::new("/offices/havnstrup.frivillighus")), None);
    }
}
