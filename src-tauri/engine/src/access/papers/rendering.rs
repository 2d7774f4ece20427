//! Laying out takes milliseconds of one core: not on a thread that others wait for.

use crate::database::DatabaseError;
use crate::documents::{self, Document, Paper, PrintError};

/// Why a paper was not made.
#[derive(Debug)]
pub enum NoPaper {
    /// No font of the papers has these characters.
    Unprintable {
        /// Each once.
        characters: Vec<char>,
    },
    /// Something failed that nobody can mend by writing otherwise.
    Failed(DatabaseError),
}

/// Prints a paper.
///
/// # Errors
/// [`NoPaper::Unprintable`] where a text has to be changed first.
pub async fn render(document: Document) -> Result<Paper, NoPaper> {
    match apart(move || documents::render(&document)).await.map_err(NoPaper::Failed)? {
        Ok(paper) => Ok(paper),
        Err(PrintError::Unprintable { characters }) => Err(NoPaper::Unprintable { characters }),
        Err(error) => Err(NoPaper::Failed(DatabaseError::inconsistent(format!("a paper could not be made: {error}")))),
    }
}

/// Does work with a paper where nobody waits for it.
///
/// # Errors
/// Where the work itself stopped.
pub async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, DatabaseError> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| DatabaseError::inconsistent(format!("printing stopped: {error}")))
}
