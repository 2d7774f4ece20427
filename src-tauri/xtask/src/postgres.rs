//! A private PostgreSQL server: its own folder, its own socket, nothing on the network, gone with the run.

use std::fs::{self, File};
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::machine::{is_root, postgres_programs};
use crate::obstacle::Obstacle;
use crate::sweep::{Run, signal};

const PATIENCE: Duration = Duration::from_secs(60);
const PARTING: Duration = Duration::from_secs(10);

/// Durability is off: a server for tests may forget everything when the machine stops.
const SETTINGS: [&str; 10] = [
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "listen_addresses=",
    "shared_buffers=64MB",
    "max_connections=200",
    "wal_level=minimal",
    "max_wal_senders=0",
    "autovacuum=off",
    "logging_collector=off",
];

/// The running server.
#[derive(Debug)]
pub struct Postgres {
    server: Child,
    folder: PathBuf,
}

impl Postgres {
    /// Makes a cluster in the run's folder and starts it.
    pub fn start(run: &Run) -> Result<Self, Obstacle> {
        let programs = postgres_programs()
            .ok_or_else(|| Obstacle::Machine("PostgreSQL's server programs are missing".to_owned()))?;
        let owner = Owner::choose()?;
        let folder = run.folder().to_owned();
        owner.give(&folder)?;
        make_cluster(run, &programs, &owner, &folder)?;
        let server = owner
            .command(run, &folder, &programs.join("postgres"), "server.log")?
            .arg("-D")
            .arg(folder.join("data"))
            .arg("-c")
            .arg(format!("unix_socket_directories={}", folder.display()))
            .args(SETTINGS.iter().flat_map(|setting| ["-c", setting]))
            .process_group(0)
            .spawn()
            .map_err(|error| Obstacle::not_started("postgres", &error))?;
        let mut postgres = Self { server, folder };
        postgres.wait_until_ready(&programs)?;
        Ok(postgres)
    }

    /// The link for `TEST_POSTGRES`, as sqlx reads it: a host that begins with a slash, escaped, is a socket's folder.
    pub fn link(&self) -> String {
        link_to(&self.folder)
    }

    fn wait_until_ready(&mut self, programs: &Path) -> Result<(), Obstacle> {
        let until = Instant::now() + PATIENCE;
        loop {
            let ready = Command::new(programs.join("pg_isready"))
                .arg("-q")
                .arg("-h")
                .arg(&self.folder)
                .stdin(Stdio::null())
                .status()
                .is_ok_and(|status| status.success());
            let has_ended = !matches!(self.server.try_wait(), Ok(None));
            if ready && !has_ended {
                return Ok(());
            }
            if has_ended || Instant::now() >= until {
                return Err(Obstacle::Failed(format!(
                    "PostgreSQL does not answer:\n{}",
                    log_of(&self.folder, "server.log")
                )));
            }
            sleep(Duration::from_millis(30));
        }
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let until = Instant::now() + PARTING;
        signal("INT", &[self.server.id()]);
        while Instant::now() < until {
            if !matches!(self.server.try_wait(), Ok(None)) {
                return;
            }
            sleep(Duration::from_millis(20));
        }
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn make_cluster(run: &Run, programs: &Path, owner: &Owner, folder: &Path) -> Result<(), Obstacle> {
    let status = owner
        .command(run, folder, &programs.join("initdb"), "initdb.log")?
        .arg("-D")
        .arg(folder.join("data"))
        .args(["--no-sync", "-U", "tests", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"])
        .status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(Obstacle::Failed(format!("initdb failed:\n{}", log_of(folder, "initdb.log")))),
        Err(error) => Err(Obstacle::not_started("initdb", &error)),
    }
}

/// Who the server runs as. PostgreSQL refuses to run as root.
#[derive(Debug, PartialEq, Eq)]
enum Owner {
    Ourselves,
    Other { user: u32, group: u32 },
}

impl Owner {
    fn choose() -> Result<Self, Obstacle> {
        if !is_root() {
            return Ok(Self::Ourselves);
        }
        let users = fs::read_to_string("/etc/passwd").unwrap_or_default();
        Self::among(&users).ok_or_else(|| {
            let sentence = "As root, PostgreSQL needs a user `postgres` or `nobody` to run as; neither exists";
            Obstacle::Machine(sentence.to_owned())
        })
    }

    fn among(users: &str) -> Option<Self> {
        ["postgres", "nobody"].iter().find_map(|wanted| {
            let line = users.lines().find(|line| line.split(':').next() == Some(wanted))?;
            let mut fields = line.split(':').skip(2).map(str::parse::<u32>);
            match (fields.next(), fields.next()) {
                (Some(Ok(user)), Some(Ok(group))) => Some(Self::Other { user, group }),
                _ => None,
            }
        })
    }

    /// Lets the owner into the run's folder; root comes in anyway.
    fn give(&self, folder: &Path) -> Result<(), Obstacle> {
        match self {
            Self::Ourselves => Ok(()),
            Self::Other { user, group } => chown(folder, Some(*user), Some(*group)).map_err(|error| {
                Obstacle::Machine(format!("{} cannot be given to PostgreSQL's user: {error}", folder.display()))
            }),
        }
    }

    /// A command that runs as the owner and ends when we do. The signal is asked for after the change of user, which
    /// would clear it.
    fn command(&self, run: &Run, folder: &Path, program: &Path, log: &str) -> Result<Command, Obstacle> {
        let refused = |error: std::io::Error| Obstacle::Machine(format!("{log} cannot be written: {error}"));
        let log = File::create(folder.join(log)).map_err(refused)?;
        let second = log.try_clone().map_err(refused)?;
        let mut command = Command::new("setpriv");
        if let Self::Other { user, group } = self {
            command.args([format!("--reuid={user}"), format!("--regid={group}"), "--clear-groups".to_owned()]);
            command.arg("setpriv");
        }
        command.arg("--pdeathsig=INT").arg(program).current_dir(folder);
        command.stdin(Stdio::null()).stdout(log).stderr(second);
        run.mark(&mut command);
        Ok(command)
    }
}

fn log_of(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap_or_default()
}

fn link_to(folder: &Path) -> String {
    format!("postgres://tests@{}/postgres", folder.to_string_lossy().replace('%', "%25").replace('/', "%2F"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_link_names_the_sockets_folder_as_its_host() {
        assert_eq!(link_to(Path::new("/tmp/a-1/postgres")), "postgres://tests@%2Ftmp%2Fa-1%2Fpostgres/postgres");
    }

    #[test]
    fn as_root_the_server_runs_as_postgres_or_else_as_nobody() {
        let nobody = "root:x:0:0:root:/root:/bin/bash\nnobody:x:65534:65534::/:/usr/sbin/nologin\n";
        let postgres = format!("{nobody}postgres:x:105:109:,,,:/var/lib/postgresql:/bin/bash\n");
        assert_eq!(Owner::among(&postgres), Some(Owner::Other { user: 105, group: 109 }));
        assert_eq!(Owner::among(nobody), Some(Owner::Other { user: 65534, group: 65534 }));
        assert_eq!(Owner::among("root:x:0:0::/root:/bin/sh\nmypostgres:x:7:7::/:"), None);
    }
}
