//! Opening, creating and connecting. A mistyped path never creates a database, and what is not an office is left
//! untouched: the header of a file is read before the engine sees it.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use serde::Serialize;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgPool, SqlitePool};
use ts_rs::TS;

use super::migrate::{
    Standing, beside, migrate_postgres, migrate_sqlite, newest_version, postgres_standing, sqlite_standing, take_turn,
};
use super::private_file::create_private;
use super::{DatabaseError, Db, Trouble, remove_old_beside};
use crate::shared::instant::Instant;

/// `application_id` in the header of every office file: the ASCII codes of `Friv`.
const APPLICATION_ID: u32 = 0x4672_6976;
const HEADER_LENGTH: usize = 100;
const BUSY: Duration = Duration::from_secs(5);
const READERS: u32 = 4;
/// Rows that wait for whoever reads them. A week of bookings fits: what does not makes the two threads take turns.
const ROWS_UNDER_WAY: usize = 1024;
/// More than there are statements, so that each is prepared once for each connection.
const STATEMENTS_KEPT: usize = 500;
const SERVER_CONNECTIONS: u32 = 8;

/// Why an office cannot be opened or made, each with a sentence and a way out.
#[derive(Debug, thiserror::Error, Serialize, TS)]
#[serde(tag = "code", content = "details", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum OpenError {
    /// There is no file of that name.
    #[error("no such office file")]
    OfficeMissing,
    /// The file, or the database on the server, holds something else.
    #[error("not an office")]
    NotAnOffice,
    /// Pages or tables of the file are damaged.
    #[error("the office is damaged")]
    Damaged,
    /// Written by a newer version of this program.
    #[error("the office was written by a newer version ({version})")]
    Newer {
        /// The number of its newest migration.
        version: i64,
    },
    /// The office on the server awaits this version's migrations, which its administrator runs.
    #[error("the server's office is older than this program")]
    ServerNotPrepared,
    /// Another program keeps the file for itself.
    #[error("the office file is locked")]
    Locked,
    /// The system does not let this user read the file, or enter its folder.
    #[error("the office file may not be read")]
    MayNotBeRead,
    /// The folder cannot be written, and an office file needs to.
    #[error("the folder is read-only")]
    ReadOnlyFolder,
    /// The file lies on a network drive, where two desks would damage it.
    #[error("the office file lies on a network drive")]
    OnNetworkDrive,
    /// A new office never replaces a file that is there.
    #[error("there is a file of that name already")]
    AlreadyThere,
    /// The link cannot be read as one to a PostgreSQL server.
    #[error("not a server link")]
    NotAServerLink,
    /// A password in a link would end in lists and logs.
    #[error("the link carries a password")]
    PasswordInLink,
    /// The server does not answer.
    #[error("the server does not answer")]
    ServerUnreachable,
    /// The server says no to this name or password.
    #[error("the server refuses the sign-in")]
    ServerRefused,
    /// The database failed in another way.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}

impl OpenError {
    /// Whether the file itself is gone or beyond reading, so that nobody can sign in there to say who may put it back to
    /// a backup. Not so where it only has to be tried again: the office behind it may be sound.
    pub fn leaves_nobody_to_ask(&self) -> bool {
        match self {
            Self::OfficeMissing | Self::NotAnOffice | Self::Damaged => true,
            Self::Database(error) => error.trouble == Trouble::Damaged,
            Self::Newer { .. }
            | Self::ServerNotPrepared
            | Self::Locked
            | Self::MayNotBeRead
            | Self::ReadOnlyFolder
            | Self::OnNetworkDrive
            | Self::AlreadyThere
            | Self::NotAServerLink
            | Self::PasswordInLink
            | Self::ServerUnreachable
            | Self::ServerRefused => false,
        }
    }
}

/// Where an office server is, without a password.
#[derive(Debug, Clone)]
pub struct ServerLink {
    options: PgConnectOptions,
    link: String,
}

impl ServerLink {
    /// Reads a `postgres://user@host/database` link. A link with a password, or that names a file with one, is refused.
    pub fn parse(link: &str) -> Result<Self, OpenError> {
        let link = link.trim();
        if !Self::is_one(link) {
            return Err(OpenError::NotAServerLink);
        }
        // The driver reads over line breaks and tabs, also in the middle of a word.
        if link.contains(char::is_control) {
            return Err(OpenError::NotAServerLink);
        }
        if carries_password(link) {
            return Err(OpenError::PasswordInLink);
        }
        let options = PgConnectOptions::from_str(link).map_err(|_| OpenError::NotAServerLink)?;
        Ok(Self { options, link: link.to_owned() })
    }

    /// What may be shown of a link that somebody gave: all of it where it holds no password, and else that it was one.
    pub fn shown(link: &str) -> String {
        Self::parse(link).map_or_else(|_| "postgres://…".to_owned(), |link| link.link)
    }

    /// Whether the text is meant as a server link rather than a file name.
    pub fn is_one(text: &str) -> bool {
        text.starts_with("postgres://") || text.starts_with("postgresql://")
    }

    /// The link as it was given: it holds no password.
    pub fn as_str(&self) -> &str {
        &self.link
    }

    /// Adds the server's password, which came from a prompt or a 0600 file and is kept nowhere.
    #[must_use]
    pub fn with_password(mut self, password: Option<&str>) -> Self {
        if let Some(password) = password {
            self.options = self.options.password(password);
        }
        self
    }
}

/// Whether a password stands before the host, or among the settings behind it.
fn carries_password(link: &str) -> bool {
    let rest = link.split_once("://").map_or("", |(_, rest)| rest);
    let (place, settings) = rest.split_once(['?', '#']).unwrap_or((rest, ""));
    // A slash in a password does not end it: what stands before the last @ is never a host.
    let user = place.rsplit_once('@').map_or("", |(user, _)| user);
    user.contains(':') || settings.split(['&', '#', '?']).any(is_about_password)
}

/// `password`, `passfile` and `sslpassword`, however they are spelt: `%70assword` is one to the driver.
fn is_about_password(setting: &str) -> bool {
    let key = setting.split('=').next().unwrap_or_default();
    percent_decoded(key).to_lowercase().contains("pass")
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let escaped = if *first == b'%' { after.get(..2).and_then(hexadecimal) } else { None };
        bytes.push(escaped.unwrap_or(*first));
        rest = if escaped.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hexadecimal(digits: &[u8]) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

impl Db {
    /// Opens an office file that is there.
    pub async fn open_file(path: &Path, now: Instant) -> Result<Self, OpenError> {
        check_is_office_file(path)?;
        // SQLite waits for nobody when a file is first put into WAL mode: several first starts take turns.
        let turn = take_turn(path)?;
        let write = writer(path).await?;
        let checked = check_file(&write, path, now).await;
        if let Err(error) = checked {
            write.close().await;
            return Err(error);
        }
        remove_old_beside(path, now);
        drop(turn);
        Ok(Self::Sqlite { read: readers(path).await?, write })
    }

    /// Makes a new, empty office file, which only this user can read. It appears under its name only when it is whole.
    /// `mark` tells this office from others, in its copies too: a random number above zero.
    pub async fn create_file(path: &Path, mark: u32, now: Instant) -> Result<Self, OpenError> {
        if path.exists() {
            return Err(OpenError::AlreadyThere);
        }
        refuse_network_drive(path)?;
        let unfinished = beside(path, "unfinished");
        let _ = std::fs::remove_file(&unfinished);
        create_private(&unfinished).map_err(|_| OpenError::ReadOnlyFolder)?;
        let mut connection = SqliteConnectOptions::new()
            .filename(&unfinished)
            .journal_mode(SqliteJournalMode::Delete)
            .pragma("application_id", APPLICATION_ID.to_string())
            .pragma("secure_delete", "ON")
            .connect()
            .await
            .map_err(from_connect_error)?;
        // Any page written stores the header with its application_id. The user_version is the mark; versions of the
        // tables are told by the migrations.
        let sql = format!("PRAGMA user_version = {}", mark & 0x7fff_ffff);
        sqlx::query(AssertSqlSafe(sql)).execute(&mut connection).await.map_err(DatabaseError::from)?;
        connection.close().await.map_err(DatabaseError::from)?;
        std::fs::hard_link(&unfinished, path)
            .and_then(|()| std::fs::remove_file(&unfinished))
            .or_else(|_| std::fs::rename(&unfinished, path))
            .map_err(|_| OpenError::ReadOnlyFolder)?;
        Self::open_file(path, now).await
    }

    /// Connects a desk to an office that is on a server. Migrations are not run from here.
    pub async fn connect(link: &ServerLink) -> Result<Self, OpenError> {
        let pool = server_pool(link).await?;
        match postgres_standing(&pool).await? {
            Standing::Current => Ok(Self::Postgres(pool)),
            Standing::Empty => Err(OpenError::NotAnOffice),
            Standing::Older => Err(OpenError::ServerNotPrepared),
            Standing::Newer => Err(OpenError::Newer { version: newest_version() + 1 }),
        }
    }

    /// Makes or migrates the tables on a server; run by whoever owns the database.
    pub async fn prepare_server(link: &ServerLink) -> Result<Self, OpenError> {
        let pool = server_pool(link).await?;
        migrate_postgres(&pool).await?;
        Ok(Self::Postgres(pool))
    }
}

async fn server_pool(link: &ServerLink) -> Result<PgPool, OpenError> {
    let options = link
        .options
        .clone()
        .application_name("Frivillighus")
        .options([("lock_timeout", "5s"), ("statement_timeout", "30s"), ("idle_in_transaction_session_timeout", "60s")])
        .disable_statement_logging();
    // A pool retries a refused connection until its own time is up and then forgets the cause: ask once, plainly, first.
    let first = tokio::time::timeout(BUSY, sqlx::PgConnection::connect_with(&options)).await;
    let first = first.map_err(|_| OpenError::ServerUnreachable)?.map_err(from_server_error)?;
    first.close().await.map_err(DatabaseError::from)?;
    let pool = PgPoolOptions::new().max_connections(SERVER_CONNECTIONS).acquire_timeout(BUSY).connect_with(options);
    Ok(pool.await.map_err(DatabaseError::from)?)
}

fn from_server_error(error: sqlx::Error) -> OpenError {
    let refused = error.as_database_error().and_then(|error| error.code()).is_some_and(|code| code.starts_with("28"));
    let no_database = error.as_database_error().and_then(|error| error.code()).is_some_and(|code| code == "3D000");
    match error {
        _ if refused => OpenError::ServerRefused,
        _ if no_database => OpenError::NotAnOffice,
        sqlx::Error::Io(_) | sqlx::Error::Tls(_) => OpenError::ServerUnreachable,
        error => OpenError::Database(error.into()),
    }
}

/// Reads the header: SQLite's magic, then our `application_id`, big-endian at offset 68.
pub(super) fn check_is_office_file(path: &Path) -> Result<(), OpenError> {
    refuse_network_drive(path)?;
    let facts = std::fs::metadata(path).map_err(|error| unless_forbidden(&error, OpenError::OfficeMissing))?;
    if !facts.is_file() {
        return Err(OpenError::NotAnOffice);
    }
    let mut file = File::open(path).map_err(|error| unless_forbidden(&error, OpenError::ReadOnlyFolder))?;
    let header = header_of(&mut file).ok_or(OpenError::NotAnOffice)?;
    let is_sqlite = header.starts_with(b"SQLite format 3\0");
    if !is_sqlite || header[68..72] != APPLICATION_ID.to_be_bytes() {
        return Err(OpenError::NotAnOffice);
    }
    Ok(())
}

/// Of a file in a folder that one may not enter nobody knows whether it is there.
fn unless_forbidden(error: &std::io::Error, otherwise: OpenError) -> OpenError {
    if error.kind() == ErrorKind::PermissionDenied { OpenError::MayNotBeRead } else { otherwise }
}

fn header_of(file: &mut File) -> Option<[u8; HEADER_LENGTH]> {
    let mut header = [0_u8; HEADER_LENGTH];
    file.read_exact(&mut header).ok()?;
    Some(header)
}

/// The mark of an office file or of a copy of one: its `user_version`, big-endian at offset 60.
pub(super) fn mark_of(path: &Path) -> Option<[u8; 4]> {
    let header = header_of(&mut File::open(path).ok()?)?;
    let is_office = header[68..72] == APPLICATION_ID.to_be_bytes();
    is_office.then(|| [header[60], header[61], header[62], header[63]])
}

/// WAL needs memory shared between the processes, which network drives do not have.
pub(super) fn refuse_network_drive(path: &Path) -> Result<(), OpenError> {
    let text = path.to_string_lossy();
    if text.starts_with(r"\\") || text.starts_with("//") || is_network_mount(path) {
        return Err(OpenError::OnNetworkDrive);
    }
    Ok(())
}

/// On Linux the mount table says which file systems are remote; elsewhere only the form of the path is known.
fn is_network_mount(path: &Path) -> bool {
    let Ok(mounts) = std::fs::read_to_string("/proc/self/mounts") else { return false };
    let folder = path.parent().map(Path::to_path_buf).and_then(|folder| folder.canonicalize().ok()).unwrap_or_default();
    let deepest = mounts
        .lines()
        .filter_map(|line| {
            let mut words = line.split(' ');
            let (_, point, kind) = (words.next()?, words.next()?, words.next()?);
            folder.starts_with(point).then(|| (PathBuf::from(point), kind.to_owned()))
        })
        .max_by_key(|(point, _)| point.components().count());
    deepest.is_some_and(|(_, kind)| {
        ["nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "davfs"].contains(&kind.as_str())
    })
}

async fn check_file(write: &SqlitePool, path: &Path, now: Instant) -> Result<(), OpenError> {
    if sqlite_standing(write).await.map_err(as_damage)? == Standing::Newer {
        return Err(OpenError::Newer { version: newest_version() + 1 });
    }
    // Damaged pages inside a file open, read and even write: only this finds them.
    let found: String =
        sqlx::query_scalar("PRAGMA quick_check(1)").fetch_one(write).await.map_err(|error| as_damage(error.into()))?;
    if found != "ok" {
        log::error!("quick_check: {found}");
        return Err(OpenError::Damaged);
    }
    migrate_sqlite(write, path, now).await
}

fn as_damage(error: DatabaseError) -> OpenError {
    match error.trouble {
        Trouble::Damaged => OpenError::Damaged,
        Trouble::Busy => OpenError::Locked,
        Trouble::ReadOnly => OpenError::ReadOnlyFolder,
        _ => OpenError::Database(error),
    }
}

pub(super) fn from_connect_error(error: sqlx::Error) -> OpenError {
    let code = error.as_database_error().and_then(|error| error.code()).unwrap_or_default().into_owned();
    match code.as_str() {
        "14" | "266" | "8" | "1544" | "1032" => OpenError::ReadOnlyFolder,
        "26" => OpenError::NotAnOffice,
        "11" => OpenError::Damaged,
        "5" | "261" => OpenError::Locked,
        _ => OpenError::Database(error.into()),
    }
}

/// 32 MiB a connection where SQLite would take 2: a search in a large directory, or a booking among a million, touches more
/// pages than that.
const KEPT_IN_MEMORY: &str = "-32768";

pub(super) fn file_options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(false)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .pragma("secure_delete", "ON")
        .foreign_keys(true)
        .pragma("cache_size", KEPT_IN_MEMORY)
        .busy_timeout(BUSY)
        .row_buffer_size(ROWS_UNDER_WAY)
        .statement_cache_capacity(STATEMENTS_KEPT)
        .disable_statement_logging()
}

async fn writer(path: &Path) -> Result<SqlitePool, OpenError> {
    SqlitePoolOptions::new()
        .max_connections(1)
        // A file does not go away as a server does.
        .test_before_acquire(false)
        .acquire_timeout(BUSY * 2)
        // After a full disk SQLite has rolled back by itself while sqlx still counts a transaction; such a connection
        // would refuse every later one.
        .before_acquire(|connection, _| Box::pin(async move { Ok(!connection.is_in_transaction()) }))
        .connect_with(file_options(path))
        .await
        .map_err(from_connect_error)
}

async fn readers(path: &Path) -> Result<SqlitePool, OpenError> {
    SqlitePoolOptions::new()
        .max_connections(READERS)
        .test_before_acquire(false)
        .acquire_timeout(BUSY)
        .connect_with(file_options(path).pragma("query_only", "ON"))
        .await
        .map_err(from_connect_error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_that_carries_a_password_is_refused_however_it_is_spelt() {
        for link in [
            "postgres://anne:hemmelig@localhost/office",
            "postgres://anne:@localhost/office",
            "postgres://anne:54/hemmelig@localhost/office",
            "postgres://localhost/office?password=hemmelig",
            "postgres://localhost/office?sslmode=require&PASSWORD=hemmelig",
            "postgres://localhost/office?%70assword=hemmelig",
            "postgres://localhost/office?p%61%73sword=hemmelig",
            "postgres://localhost/office?passfile=/home/anne/hemmelig",
            "postgres://localhost/office?ssl%50assword=hemmelig",
            "postgres://localhost/office?sslmode=require#password=hemmelig",
        ] {
            let refused = ServerLink::parse(link).err();
            assert!(matches!(refused, Some(OpenError::PasswordInLink)), "{link}: {refused:?}");
            assert!(!ServerLink::shown(link).contains("hemmelig"), "{link}");
        }
    }

    #[test]
    fn a_link_that_cannot_be_read_is_not_shown_either() {
        for link in ["postgres://anne:hemme/lig@localhost/office", "postgres://localhost/office?pass\tword=hemmelig"] {
            assert!(ServerLink::parse(link).is_err(), "{link}");
            assert_eq!(ServerLink::shown(link), "postgres://…");
        }
    }

    #[test]
    fn a_link_without_a_password_is_taken_and_shown_as_it_is() {
        for link in [
            "postgres://anne@localhost/office",
            "postgresql://anne@localhost:5432/office?sslmode=require",
            "postgres://tests@%2Frun%2Fpostgres/office",
            "postgres://localhost/office?user=anne%40office",
        ] {
            let taken = ServerLink::parse(link).map(|link| link.as_str().to_owned());
            assert_eq!(taken.ok().as_deref(), Some(link));
            assert_eq!(ServerLink::shown(link), link);
        }
    }

    #[test]
    fn nobody_is_asked_only_where_the_file_itself_is_lost() {
        for lost in [OpenError::OfficeMissing, OpenError::NotAnOffice, OpenError::Damaged] {
            assert!(lost.leaves_nobody_to_ask(), "{lost}");
        }
        for sound in
            [OpenError::Locked, OpenError::Newer { version: 9 }, OpenError::ReadOnlyFolder, OpenError::MayNotBeRead]
        {
            assert!(!sound.leaves_nobody_to_ask(), "{sound}");
        }
    }
}
