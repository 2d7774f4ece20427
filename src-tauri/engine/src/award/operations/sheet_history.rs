//! A sheet as it stood before: for whoever may see the sheet.

use serde::Serialize;
use ts_rs::TS;

use super::at_hand::AtHand;
use super::scoring::{Desk, SheetToRead};
use super::sheets::{place_of, unsealed};
use crate::access::RequestContext;
use crate::award::AwardError;
use crate::award::scoring::ScoreSheet;
use crate::award::store::{self, SheetPlace};
use crate::shared::ids::UserId;
use crate::shared::instant::Instant;

/// What stood on a sheet until the next version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SheetVersion {
    /// Counts the changes of the sheet.
    #[ts(type = "number")]
    pub version: i64,
    /// Which time scoring was open.
    #[ts(type = "number")]
    pub round: i64,
    /// When it was written.
    pub written_at: Instant,
    /// Who wrote it, by the name they have in the year; empty of somebody who is not in it.
    pub written_by: String,
    /// What was scored; what a lost key sealed can be read no more.
    pub sheet: Option<ScoreSheet>,
}

/// Everything that ever stood on a sheet, the newest first.
pub async fn sheet_history(context: &RequestContext<'_>, input: SheetToRead) -> Result<Vec<SheetVersion>, AwardError> {
    let mut tx = context.read().await?;
    let at_hand = AtHand::of(context, &mut tx, input.award_year_id).await?;
    let desk = Desk::of(context, &mut tx, (at_hand, input.member_id)).await?;
    let (year, member, nominee) = (desk.at_hand.year.id, desk.member.id, desk.read(input.number)?.id);
    let mut versions = Vec::new();
    for kept in store::sheet_versions(&mut tx, (year, member, nominee)).await? {
        let place = SheetPlace { year, member, nominee, round: kept.round, version: kept.version };
        let is_readable = kept.sealing_key_id == desk.key.id();
        let sheet = is_readable.then(|| unsealed(&desk.key, &place_of(place), &kept.sealed)).transpose()?;
        let written_by = name_in_year(&desk.at_hand, kept.written_by);
        let (version, round, written_at) = (kept.version, kept.round, kept.written_at);
        versions.push(SheetVersion { version, round, written_at, written_by, sheet });
    }
    Ok(versions)
}

fn name_in_year(at_hand: &AtHand, user_id: Option<UserId>) -> String {
    let of_user = at_hand.members.iter().filter(|member| user_id.is_some() && member.facts.user_id == user_id);
    of_user.map(|member| member.facts.name.clone()).next_back().unwrap_or_default()
}
