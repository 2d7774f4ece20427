//! What can go wrong below the rules: the disk, the server, a damaged row. Outside it is one word, never a text of the
//! engine's.

use serde::{Serialize, Serializer};
use ts_rs::TS;

/// A failure of the database. Crosses as its [`Trouble`] only; the chain of causes goes to the log.
#[derive(Debug, thiserror::Error)]
#[error("the database failed: {trouble:?}")]
pub struct DatabaseError {
    /// What it means for the office.
    pub trouble: Trouble,
    #[source]
    source: Box<dyn std::error::Error + Send + Sync>,
}

/// What a failure means for the office, as far as somebody can act on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Trouble {
    /// No room left on the disk; nothing was written.
    DiskFull,
    /// The file or folder may not be written.
    ReadOnly,
    /// The office server does not answer.
    ServerGone,
    /// Another desk held what was needed for too long.
    Busy,
    /// The file is damaged.
    Damaged,
    /// A guard of the database refused what the rules had let through.
    Guard,
    /// A stored row cannot be understood.
    Inconsistent,
    /// Something else.
    Other,
}

impl Serialize for DatabaseError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.trouble.serialize(serializer)
    }
}

impl From<sqlx::Error> for DatabaseError {
    fn from(error: sqlx::Error) -> Self {
        Self { trouble: trouble_of(&error), source: Box::new(error) }
    }
}

impl DatabaseError {
    /// What went wrong before a connection to an office file was had: no server is behind it that could be gone.
    pub(super) fn of_file(error: sqlx::Error) -> Self {
        let is_waited_out = matches!(error, sqlx::Error::PoolTimedOut);
        let error = Self::from(error);
        if is_waited_out { Self { trouble: Trouble::Busy, ..error } } else { error }
    }

    /// A stored row that no rule allows: `what` names the table and the fact, never a person.
    pub fn inconsistent(what: impl Into<String>) -> Self {
        Self { trouble: Trouble::Inconsistent, source: what.into().into() }
    }

    /// Whether the same request, with the same request key, may simply be tried again.
    pub fn is_worth_retrying(&self) -> bool {
        matches!(self.trouble, Trouble::Busy | Trouble::ServerGone)
    }

    /// The name of the constraint that refused, where the engine tells it; on SQLite the text of the trigger or index.
    pub fn guard(&self) -> Option<String> {
        let error = self.source.downcast_ref::<sqlx::Error>()?.as_database_error()?;
        Some(error.constraint().map_or_else(|| error.message().to_owned(), ToOwned::to_owned))
    }
}

fn trouble_of(error: &sqlx::Error) -> Trouble {
    match error {
        sqlx::Error::Io(_) | sqlx::Error::PoolClosed | sqlx::Error::PoolTimedOut | sqlx::Error::Tls(_) => {
            Trouble::ServerGone
        }
        sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) => Trouble::Inconsistent,
        sqlx::Error::Database(error) => trouble_of_code(error.code().as_deref().unwrap_or_default()),
        _ => Trouble::Other,
    }
}

/// SQLite's extended result codes are decimal numbers, PostgreSQL's SQLSTATEs have five characters.
fn trouble_of_code(code: &str) -> Trouble {
    match code {
        "13" | "53100" => Trouble::DiskFull,
        "8" | "264" | "520" | "776" | "1032" | "1288" | "1544" | "25006" => Trouble::ReadOnly,
        "5" | "6" | "261" | "517" | "40P01" | "40001" | "55P03" | "57014" => Trouble::Busy,
        "11" | "26" | "267" | "523" | "779" | "XX001" | "XX002" => Trouble::Damaged,
        "1811" | "2067" | "1555" | "787" | "275" | "23P01" | "23505" | "23503" | "23514" => Trouble::Guard,
        _ if code.starts_with("57P") || code.starts_with("08") => Trouble::ServerGone,
        _ => Trouble::Other,
    }
}

/// In TypeScript a database error is its trouble.
impl TS for DatabaseError {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn name(config: &ts_rs::Config) -> String {
        Trouble::name(config)
    }

    fn inline(config: &ts_rs::Config) -> String {
        Trouble::inline(config)
    }

    fn visit_generics(visitor: &mut impl ts_rs::TypeVisitor) {
        visitor.visit::<Trouble>();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_waited_for_in_vain_is_busy_and_no_server_is_gone() {
        assert_eq!(DatabaseError::of_file(sqlx::Error::PoolTimedOut).trouble, Trouble::Busy);
        assert_eq!(DatabaseError::from(sqlx::Error::PoolTimedOut).trouble, Trouble::ServerGone);
        assert_eq!(DatabaseError::of_file(sqlx::Error::RowNotFound).trouble, Trouble::Other);
    }
}
