//! Take back what came from a table of nominations, as one; and lay it again. Where something of it was changed since, it is refused
//! and says whose: what somebody wrote after the import is not swept away with it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::access::{Changed, Changing, Event, RequestContext, WriteTx};
use crate::award::conflict::MemberPosition;
use crate::award::operations::at_hand::AtHand;
use crate::award::operations::numbering::settle_numbers;
use crate::award::operations::{Done, finish};
use crate::award::store;
use crate::award::{AwardError, AwardEvent};
use crate::gate::Input;
use crate::shared::ids::{AwardYearId, NominationId, NomineeId};

/// So many are told by name.
const MOST_NAMES: usize = 5;

/// A nominee that an import made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NomineeOfImport {
    /// Which.
    pub nominee_id: NomineeId,
    /// The version that the import left.
    #[ts(type = "number")]
    pub version: i64,
}

/// A nomination that an import made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NominationOfImport {
    /// Which.
    pub nomination_id: NominationId,
    /// The version that the import left.
    #[ts(type = "number")]
    pub version: i64,
}

/// What came from a table of nominations, so that it can be taken back as one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NominationImportParts {
    /// In which year.
    pub award_year_id: AwardYearId,
    /// Nominees who were made.
    pub nominees: Vec<NomineeOfImport>,
    /// Nominations that were made.
    pub nominations: Vec<NominationOfImport>,
}

/// An import of nominations to be taken back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TakeBackNominationImport {
    /// What came of it.
    pub parts: NominationImportParts,
}

impl Changing for TakeBackNominationImport {
    const OPERATION: &'static str = "take_back_nomination_import";
}

impl Input for TakeBackNominationImport {
    fn sample() -> Self {
        let parts = NominationImportParts {
            award_year_id: AwardYearId(1),
            nominees: vec![NomineeOfImport { nominee_id: NomineeId(1), version: 1 }],
            nominations: vec![NominationOfImport { nomination_id: NominationId(1), version: 1 }],
        };
        Self { parts }
    }
}

/// An import of nominations that was taken back and is wanted after all.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LayNominationImportAgain {
    /// What was taken back of it.
    pub parts: NominationImportParts,
}

impl Changing for LayNominationImportAgain {
    const OPERATION: &'static str = "lay_nomination_import_again";
}

impl Input for LayNominationImportAgain {
    fn sample() -> Self {
        Self { parts: TakeBackNominationImport::sample().parts }
    }
}

/// What followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct NominationImportFollowed {
    /// How many nominees.
    pub nominees: u32,
    /// How many nominations.
    pub nominations: u32,
}

/// Withdraws what came from a table of nominations; it is kept with its history.
pub async fn take_back_nomination_import(
    context: &RequestContext<'_>,
    input: TakeBackNominationImport,
) -> Result<Changed<NominationImportFollowed>, AwardError> {
    let mut tx = context.write().await?;
    let done = follow(context, &mut tx, input.parts, Following::Withdrawn).await;
    let done = done.map(|(now, parts, events)| Done::with_undo(now, events, &LayNominationImportAgain { parts }));
    finish(tx, done).await
}

/// Puts back what came from a table of nominations and was taken back.
pub async fn lay_nomination_import_again(
    context: &RequestContext<'_>,
    input: LayNominationImportAgain,
) -> Result<Changed<NominationImportFollowed>, AwardError> {
    let mut tx = context.write().await?;
    let done = follow(context, &mut tx, input.parts, Following::Standing).await;
    let done = done.map(|(now, parts, events)| Done::with_undo(now, events, &TakeBackNominationImport { parts }));
    finish(tx, done).await
}

/// What becomes of all parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Following {
    Withdrawn,
    Standing,
}

async fn follow(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    parts: NominationImportParts,
    following: Following,
) -> Result<(NominationImportFollowed, NominationImportParts, Vec<Event>), AwardError> {
    let id = parts.award_year_id;
    let at_hand = AtHand::to_change(context, tx, id).await?;
    at_hand.own_as(&[MemberPosition::Secretary])?;
    refuse_changed(tx, (&at_hand, following), &parts).await?;
    let followed =
        NominationImportFollowed { nominees: parts.nominees.len() as u32, nominations: parts.nominations.len() as u32 };
    let withdrawn_at = (following == Following::Withdrawn).then(|| tx.now());
    let mut events = Vec::new();
    let mut back = NominationImportParts { award_year_id: id, nominees: Vec::new(), nominations: Vec::new() };
    for NominationOfImport { nomination_id, version } in parts.nominations {
        let there = store::find_nomination(tx, nomination_id).await?.ok_or(AwardError::NominationNotFound)?;
        store::take_nomination(tx, (nomination_id, version), withdrawn_at).await?;
        let event = match following {
            Following::Withdrawn => AwardEvent::NominationWithdrawn { nomination_id },
            Following::Standing => AwardEvent::NominationReinstated { nomination_id },
        };
        events.push(event.about(there.nominee_id));
        back.nominations.push(NominationOfImport { nomination_id, version: version + 1 });
    }
    for NomineeOfImport { nominee_id, version } in parts.nominees {
        store::take_nominee(tx, (nominee_id, version), withdrawn_at).await?;
        let event = match following {
            Following::Withdrawn => AwardEvent::NomineeWithdrawn,
            Following::Standing => AwardEvent::NomineeReinstated,
        };
        events.push(event.about(nominee_id));
        back.nominees.push(NomineeOfImport { nominee_id, version: version + 1 });
    }
    let NominationImportFollowed { nominees, nominations } = followed;
    let event = match following {
        Following::Withdrawn => AwardEvent::NominationImportTakenBack { nominees, nominations },
        Following::Standing => AwardEvent::NominationImportLaidAgain { nominees, nominations },
    };
    events.push(event.of_year(id));
    settle_numbers(context, tx, id).await?;
    Ok((followed, back, events))
}

/// Refuses where anything stands in another version than it was left in, or somebody was nominated once more since. A nominee whose
/// case is not theirs any more is not told of.
async fn refuse_changed(
    tx: &mut WriteTx,
    (at_hand, following): (&AtHand, Following),
    parts: &NominationImportParts,
) -> Result<(), AwardError> {
    let mut changed: BTreeSet<NomineeId> = BTreeSet::new();
    let all = store::nominations(tx, parts.award_year_id).await?;
    let is_of_import = |id: NominationId| parts.nominations.iter().any(|part| part.nomination_id == id);
    for part in &parts.nominations {
        let there = all.iter().find(|one| one.id == part.nomination_id).ok_or(AwardError::NominationNotFound)?;
        at_hand.handled(there.nominee_id)?;
        if there.version != part.version {
            changed.insert(there.nominee_id);
        }
    }
    for part in &parts.nominees {
        let there = at_hand.handled(part.nominee_id)?;
        let is_nominated_since = following == Following::Withdrawn
            && all.iter().any(|one| one.nominee_id == there.id && one.withdrawn_at.is_none() && !is_of_import(one.id));
        if there.version != part.version || is_nominated_since {
            changed.insert(there.id);
        }
    }
    if changed.is_empty() {
        return Ok(());
    }
    let names = changed.iter().take(MOST_NAMES).map(|id| at_hand.name_of(*id)).collect();
    Err(AwardError::NominationsChangedSince { names, nominees: changed.len() as u32 })
}
