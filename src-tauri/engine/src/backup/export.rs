//! The whole office as JSON, for moving it elsewhere. Without password hashes, recovery codes and keys, without CPR numbers
//! and claims, sealed as they are, without the bytes of sealed papers, and without the addresses of people whose name and
//! address are protected: those leave the house on no list. Without drafts too: what was typed by half is nobody else's yet,
//! and may be such an address. Of awards only the years and who was in them: whoever takes the office elsewhere opens no award,
//! and of the log and the papers nothing about a nominee before the recipient is public.

use std::io::Write;

use super::error::BackupError;
use super::event::BackupEvent;
use super::settings::about_office;
use super::store;
use crate::access::{Nothing, RequestContext, SubjectKind};
use crate::award;
use crate::database::{DatabaseError, ExportError, ExportRules, RowsLeftOut, Tx, write_export};
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
        "award_papers",
        "award_files",
        "award_letter_ticks",
        "premises_state",
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

/// What is told to nobody yet: lines and papers about nominees of an award that is not published, and what was refused meanwhile.
async fn told_to_nobody(tx: &mut Tx) -> Result<[RowsLeftOut; 3], DatabaseError> {
    let public = award::public_of_awards(tx).await?;
    let nominees: Vec<i64> = public.nominees.iter().map(|id| id.0).collect();
    let about_nominees = |table, but| {
        let kind = ("subject_kind", SubjectKind::Nominee.as_str());
        RowsLeftOut { table, kind, id: "subject_id", but }
    };
    let years = public.years.iter().map(|id| id.0).collect();
    Ok([
        about_nominees("events", nominees.clone()),
        about_nominees("papers", nominees),
        RowsLeftOut { table: "events", kind: ("event", "award_refused"), id: "subject_id", but: years },
    ])
}

/// Writes the whole office as it stands in one moment, row by row. Gives the number of rows.
pub async fn export_office<W: Write + Send>(office: &Office, writer: &mut W) -> Result<u64, ExportError> {
    let mut tx = office.db().begin_read(office.now()).await?;
    let version = store::version(&mut tx).await?;
    let at = serde_json::json!(office.now());
    writeln!(writer, "{{\"format\":\"frivillighus\",\"version\":{version},\"exportedAt\":{at},\"tables\":")?;
    let left_out = told_to_nobody(&mut tx).await?;
    let rows = write_export(&mut tx, (RULES, &left_out), writer).await?;
    writeln!(writer, "}}")?;
    writer.flush()?;
    tx.rollback().await?;
    Ok(rows)
}
