//! What is kept of a file beside it, where even what it is called may tell something: it is sealed by the slice that keeps it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::paper::sha256_of;
use super::scan::{NoScan, ScanKind, own_name, read_scan};
use crate::shared::format::Language;

/// What a file is, as it was handed over.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HandedOverFile {
    /// Its own name, with the ending of what it is.
    pub file_name: String,
    /// What it is, judged by what is in it.
    pub kind: ScanKind,
    /// How many pages; one of a picture.
    pub pages: u32,
    /// Its size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Its SHA-256 in hexadecimal, of the file and not of what is stored.
    pub sha256: String,
}

impl std::fmt::Debug for HandedOverFile {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("HandedOverFile")
    }
}

/// A file that crossed the gate as base64 text, and what it is.
pub(crate) fn read_handed_over(
    base64: &str,
    (file_name, today): (&str, NaiveDate),
) -> Result<(Vec<u8>, HandedOverFile), NoScan> {
    let (bytes, scan) = read_scan(base64)?;
    let facts = HandedOverFile {
        file_name: format!("{}.{}", own_name(file_name, today), scan.kind.extension()),
        kind: scan.kind,
        pages: scan.pages,
        bytes: bytes.len() as u64,
        sha256: sha256_of(&bytes),
    };
    Ok((bytes, facts))
}

/// What a sealed file is called where more than those entitled may see it, and as a file: nothing of what it is called itself.
pub(crate) fn plain_annex_names(language: Language, kind: ScanKind, day: NaiveDate) -> (String, String) {
    let word = match language {
        Language::Da => "Bilag",
        Language::En => "Annex",
    };
    let title = format!("{word} {day}");
    let file_name = format!("{title}.{}", kind.extension());
    (title, file_name)
}
