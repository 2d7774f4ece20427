//! Opening, creating and connecting. A mistyped path never creates a database, and what is not an office is left
//! untouched: the header of a file is read before the engine sees it.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use serde::Serialize;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgPool, SqlitePool};
use ts_rs::TS;

use super::migrate::{
    Standing, beside, migrate_postgres, migrate_sqlite, newest_version, postgres_standing, sqlite_standing,
};
use super::{DatabaseError, Db};

/// `application_id` in the header of every office file: the ASCII codes of `Friv`.
const APPLICATION_ID: u32 = 0x4672_6976;
const HEADER_LENGTH: usize = 100;
const BUSY: Duration = Duration::from_secs(5);
const READERS: u32 = 4;
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

/// Where an office server is, without a password.
#[derive(Debug, Clone)]
pub struct ServerLink {
    options: PgConnectOptions,
    link: String,
}

impl ServerLink {
    /// Reads a `postgres://user@host/database` link. A link with a password is refused.
    pub fn parse(link: &str) -> Result<Self, OpenError> {
        let link = link.trim();
        if !Self::is_one(link) {
            return Err(OpenError::NotAServerLink);
        }
        let authority = link.split_once("://").map_or("", |(_, rest)| rest);
        let authority = authority.split(['/', '?']).next().unwrap_or_default();
        let user = authority.rsplit_once('@').map_or("", |(user, _)| user);
        if user.contains(':') || link.to_lowercase().contains("password=") {
            return Err(OpenError::PasswordInLink);
        }
        let options = PgConnectOptions::from_str(link).map_err(|_| OpenError::NotAServerLink)?;
        Ok(Self { options, link: link.to_owned() })
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

impl Db {
    /// Opens an office file that is there.
    pub async fn open_file(path: &Path) -> Result<Self, OpenError> {
        check_is_office_file(path)?;
        let write = writer(path).await?;
        let checked = check_file(&write, path).await;
        if let Err(error) = checked {
            write.close().await;
            return Err(error);
        }
        Ok(Self::Sqlite { read: readers(path).await?, write })
    }

    /// Makes a new, empty office file. It appears under its name only when it is whole. `mark` tells this office from
    /// others, in its copies too: a random number above zero.
    pub async fn create_file(path: &Path, mark: u32) -> Result<Self, OpenError> {
        if path.exists() {
            return Err(OpenError::AlreadyThere);
        }
        refuse_network_drive(path)?;
        let unfinished = beside(path, "unfinished");
        let _ = std::fs::remove_file(&unfinished);
        let mut connection = SqliteConnectOptions::new()
            .filename(&unfinished)
            .create_if_missing(true)
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
        Self::open_file(path).await
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
    if !path.is_file() {
        return Err(if path.exists() { OpenError::NotAnOffice } else { OpenError::OfficeMissing });
    }
    let mut file = File::open(path).map_err(|_| OpenError::ReadOnlyFolder)?;
    let header = header_of(&mut file).ok_or(OpenError::NotAnOffice)?;
    let is_sqlite = header.starts_with(b"SQLite format 3\0");
    if !is_sqlite || header[68..72] != APPLICATION_ID.to_be_bytes() {
        return Err(OpenError::NotAnOffice);
    }
    Ok(())
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

async fn check_file(write: &SqlitePool, path: &Path) -> Result<(), OpenError> {
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
    migrate_sqlite(write, path).await
}

fn as_damage(error: DatabaseError) -> OpenError {
    use super::Trouble;
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

pub(super) fn file_options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(false)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .pragma("secure_delete", "ON")
        .foreign_keys(true)
        .busy_timeout(BUSY)
        .disable_statement_logging()
}

async fn writer(path: &Path) -> Result<SqlitePool, OpenError> {
    SqlitePoolOptions::new()
        .max_connections(1)
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
        .acquire_timeout(BUSY)
        // 32 MiB where SQLite would take 2: a search in a large directory touches more pages than that.
        .connect_with(file_options(path).pragma("query_only", "ON").pragma("cache_size", "-32768"))
        .await
        .map_err(from_connect_error)
}
