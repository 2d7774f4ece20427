//! A report that was delivered, and what it was counted from.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::report::{ReportDays, ReportRow};
use super::{PolicyHeld, RegisterKeeping};
use crate::shared::ids::{EffortTypeId, InsurerReportId, OrganisationId};
use crate::shared::instant::Instant;
use crate::shared::text_enum::text_enum;

text_enum! {
    /// What the insurer is given.
    #[derive(Default)]
    pub enum HandedOver {
        /// Figures: nobody is named.
        #[default]
        Figures = "figures",
        /// Figures, and the names behind them. Nothing else about anybody, and no protected name.
        FiguresAndNames = "figures_and_names",
    }
}

/// A report that was delivered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeliveredReport {
    /// Which.
    pub id: InsurerReportId,
    /// Counts the changes; an act carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
    /// Whether it stands, or was taken back.
    pub keeping: RegisterKeeping,
    /// The one before it, from which its changes were counted.
    pub since_id: Option<InsurerReportId>,
    /// Which days it is about.
    pub days: ReportDays,
    /// Who got it.
    pub recipient: String,
    /// What they got.
    pub handed_over: HandedOver,
    /// When.
    pub delivered_at: Instant,
    /// The user who delivered it.
    pub delivered_by: String,
}

/// Everything that a report was counted from, as it was when it was delivered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReportContents {
    /// Hours a year that made a full-time equivalent.
    pub hours_per_full_time: i64,
    /// What workplaces were called.
    pub workplaces: BTreeMap<OrganisationId, String>,
    /// What kinds of effort were called.
    pub effort_types: BTreeMap<EffortTypeId, String>,
    /// The insurances that were in force on the day.
    pub policies: Vec<PolicyHeld>,
    /// The attachments.
    pub rows: Vec<ReportRow>,
}

impl ReportContents {
    /// What a workplace was called.
    pub fn workplace(&self, id: OrganisationId) -> String {
        self.workplaces.get(&id).cloned().unwrap_or_default()
    }

    /// What a kind of effort was called, or empty.
    pub fn effort_type(&self, id: Option<EffortTypeId>) -> String {
        id.and_then(|id| self.effort_types.get(&id).cloned()).unwrap_or_default()
    }
}
