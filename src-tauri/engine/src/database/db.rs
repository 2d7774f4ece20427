//! One database of two engines. Stores write one SQL text; [`within`] gives them the connection of whichever it is.

use sqlx::{PgPool, Postgres, Sqlite, SqlitePool, Transaction};

use super::DatabaseError;
use crate::shared::instant::Instant;

/// The office's database. Cloning is cheap: the pools are shared.
#[derive(Debug, Clone)]
pub enum Db {
    /// One desk: a file. One connection writes, several read.
    Sqlite {
        /// Cannot write (`query_only`).
        read: SqlitePool,
        /// The one writer.
        write: SqlitePool,
    },
    /// Several desks: the office's own server.
    Postgres(PgPool),
}

/// A transaction on either engine, and the moment that it asks about: what has run out by then does not count, whether
/// or not anybody has cleared it away. Dropped without a commit, it is rolled back.
#[derive(Debug)]
pub enum Tx {
    /// On the file.
    Sqlite(Transaction<'static, Sqlite>, Instant),
    /// On the server.
    Postgres(Transaction<'static, Postgres>, Instant),
}

/// Runs `$body` with `$connection` bound to the transaction's connection; the body is type-checked for both engines.
macro_rules! within {
    ($tx:expr, $connection:ident => $body:expr) => {
        match $tx {
            $crate::database::Tx::Sqlite(transaction, _) => {
                let $connection = &mut **transaction;
                $body
            }
            $crate::database::Tx::Postgres(transaction, _) => {
                let $connection = &mut **transaction;
                $body
            }
        }
    };
}
pub(crate) use within;

impl Db {
    /// A consistent view that cannot write.
    pub async fn begin_read(&self, moment: Instant) -> Result<Tx, DatabaseError> {
        Ok(match self {
            Self::Sqlite { read, .. } => Tx::Sqlite(read.begin().await.map_err(DatabaseError::of_file)?, moment),
            Self::Postgres(pool) => {
                Tx::Postgres(pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?, moment)
            }
        })
    }

    /// A writing transaction. On SQLite it takes the write lock at once, so that what it reads cannot change under it;
    /// on PostgreSQL each statement sees what others have committed, and operations lock the rows they decide about.
    pub async fn begin_write(&self, moment: Instant) -> Result<Tx, DatabaseError> {
        Ok(match self {
            Self::Sqlite { write, .. } => {
                let begun = write.begin_with("BEGIN IMMEDIATE").await;
                Tx::Sqlite(begun.map_err(DatabaseError::of_file)?, moment)
            }
            Self::Postgres(pool) => Tx::Postgres(pool.begin().await?, moment),
        })
    }

    /// Writes a file without waiting for the disk, until it is closed: for one that is thrown away unless it gets whole.
    pub(crate) async fn write_without_waiting(&self) -> Result<(), DatabaseError> {
        if let Self::Sqlite { write, .. } = self {
            sqlx::query("PRAGMA synchronous = OFF").execute(write).await?;
        }
        Ok(())
    }

    /// Closes every connection. Until then committed work may stand in the `-wal` file beside the office file.
    pub async fn close(&self) {
        match self {
            Self::Sqlite { read, write } => {
                read.close().await;
                write.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

impl Tx {
    /// The moment that it asks about.
    pub fn moment(&self) -> Instant {
        match self {
            Self::Sqlite(_, moment) | Self::Postgres(_, moment) => *moment,
        }
    }

    /// How an instant stands in a list that a statement takes as JSON (`json_each`, which the migrations give PostgreSQL):
    /// whatever `CAST(… AS TIMESTAMPTZ)` reads on this engine.
    pub fn listed(&self, instant: Instant) -> serde_json::Value {
        match self {
            Self::Sqlite(..) => instant.unix().into(),
            Self::Postgres(..) => instant.utc().to_rfc3339().into(),
        }
    }

    /// Makes what was written durable.
    pub async fn commit(self) -> Result<(), DatabaseError> {
        match self {
            Self::Sqlite(transaction, _) => transaction.commit().await?,
            Self::Postgres(transaction, _) => transaction.commit().await?,
        }
        Ok(())
    }

    /// Takes back what was written, and waits until it is.
    pub async fn rollback(self) -> Result<(), DatabaseError> {
        match self {
            Self::Sqlite(transaction, _) => transaction.rollback().await?,
            Self::Postgres(transaction, _) => transaction.rollback().await?,
        }
        Ok(())
    }
}
