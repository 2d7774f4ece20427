//! The whole office as JSON, for moving it elsewhere. Without password hashes, recovery codes and keys, without CPR numbers
//! and claims, sealed as they are, without the bytes of sealed papers, and without the addresses of people whose name and
//! address are protected: those leave the house on no list. Without drafts too: what was typed by half is nobody else's yet,
//! and may be such an address. Of awards only the years and who was in them: whoever takes the office elsewhere opens no award.

use std::io::Write;

use super::error::BackupError;
use super::event::BackupEvent;
use super::settings::about_office;
use super::store;
use crate::access::{Nothing, RequestContext};
use crate::database::{ExportError, ExportRules, write_export};
use crate::office::Office;

const RULES: ExportRules = ExportRules {
    without_tables: &[
        "drafts",
        "recovery_codes",
        "key_pairs",
        "sealing_keys",
        "key_grants",
        "cpr_numbers",
        "claims",
        "claim_versions",
        "claim_files",
        "award_nominees",
        "award_nominations",
        "award_interests",
        "award_numbers",
        "award_sheets",
        "award_rounds",
        "award_decisions",
    ],
    without_columns: &[("users", "password_hash")],
    emptied_where: &[
        ("people", "protected_at", &["street", "postal_code", "town"]),
        ("papers", "sealing_key_id", &["bytes"]),
    ],
};

/// Says yes to an export, and notes it. The host then calls [`export_office`].
pub async fn begin_export(context: &RequestContext<'_>, _: Nothing) -> Result<Nothing, BackupError> {
    let tx = context.write().await?;
    tx.commit(vec![about_office(&BackupEvent::ExportBegun)]).await?;
    Ok(Nothing {})
}

/// Writes the whole office as it stands in one moment, row by row. Gives the number of rows.
pub async fn export_office<W: Write + Send>(office: &Office, writer: &mut W) -> Result<u64, ExportError> {
    let mut tx = office.db().begin_read(office.now()).await?;
    let version = store::version(&mut tx).await?;
    let at = serde_json::json!(office.now());
    writeln!(writer, "{{\"format\":\"frivillighus\",\"version\":{version},\"exportedAt\":{at},\"tables\":")?;
    let rows = write_export(&mut tx, RULES, writer).await?;
    writeln!(writer, "}}")?;
    writer.flush()?;
    tx.rollback().await?;
    Ok(rows)
}
