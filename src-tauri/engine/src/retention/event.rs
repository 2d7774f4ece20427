//! What can happen in this slice: counts, never whose.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::{AnonymiseReason, OldKind, RetentionRuleKind};
use crate::shared::ids::PaperId;

/// What can happen in this slice.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "event", content = "values", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum RetentionEvent {
    /// Somebody's name was taken away for good.
    PersonAnonymised {
        /// Why.
        reason: AnonymiseReason,
        /// How many papers went with it.
        papers: u32,
        /// Out of how many searches the words were taken.
        searches: u32,
        /// Out of how many reasons in the log. Names that went before the log's reasons were looked at have none here.
        #[ts(type = "number | undefined")]
        reasons: u32,
        /// Out of how many texts elsewhere. Names that went before these were looked at have none here.
        #[ts(type = "number | undefined")]
        texts: u32,
        /// The case under which it stands in the municipality's own case system, or empty. Names that went before it was asked for
        /// have none here.
        #[ts(type = "string | undefined")]
        case_number: String,
    },
    /// What happened in a claim went for good, since its time was over.
    ClaimForgotten {
        /// How many papers and files went with it.
        papers: u32,
        /// How many CPR numbers that were kept for it.
        numbers: u32,
        /// Out of how many reasons in the log the words were taken.
        reasons: u32,
        /// The case under which it stands in the municipality's own case system, or empty.
        case_number: String,
    },
    /// What an agreement said, and who signed it, went for good, since its time was over.
    AgreementForgotten {
        /// How many papers and scans went with it.
        papers: u32,
        /// Out of how many reasons in the log the words were taken.
        reasons: u32,
        /// The case under which it stands in the municipality's own case system, or empty.
        case_number: String,
    },
    /// Papers with the names of several, or contacts of bookings, went for good, since their time was over.
    OldForgotten {
        /// What.
        what: OldKind,
        /// How many.
        count: u32,
        /// The first day of which all is kept.
        #[ts(type = "string")]
        kept_from: NaiveDate,
    },
    /// Lines of the log that only tell of use went for good, since their time was over.
    LogThinned {
        /// How many.
        lines: u32,
        /// The first day whose lines stay.
        #[ts(type = "string")]
        kept_from: NaiveDate,
    },
    /// The letter that tells somebody what is kept of them was printed.
    InformationLetterPrinted {
        /// The stored paper.
        paper_id: PaperId,
        /// Its SHA-256.
        sha256: String,
    },
    /// Everybody nominated for an award, and those who nominated, lost their name for good; the jury's sheets went with them.
    AwardYearAnonymised {
        /// How many nominees.
        nominees: u32,
        /// How many nominations.
        nominations: u32,
        /// How many papers went with it.
        papers: u32,
        /// Out of how many searches the words were taken.
        searches: u32,
    },
    /// The jury's sheets of an award went for good.
    AwardSheetsForgotten {
        /// How many, with each change of one.
        sheets: u32,
    },
    /// Rules were changed.
    RetentionRulesChanged {
        /// Which, by value or source.
        rules: Vec<RetentionRuleKind>,
    },
}
