//! Sealed sheets, opened for one request.

use std::collections::BTreeMap;

use super::at_hand::AtHand;
use crate::access::{RequestContext, SealingKey};
use crate::award::AwardError;
use crate::award::scoring::ScoreSheet;
use crate::award::store::{self, KeptSheet, SealedToKeep, SheetPlace};
use crate::database::{DatabaseError, Tx};
use crate::shared::ids::{AwardMemberId, NomineeId};

/// A sheet as it stands now.
#[derive(Debug, Clone, Default)]
pub(super) struct OpenSheet {
    pub sheet: ScoreSheet,
    /// 0 of one that was never written.
    pub version: i64,
}

/// The latest sheet of each juror about each nominee.
#[derive(Debug, Default)]
pub(super) struct OpenSheets {
    sheets: BTreeMap<(AwardMemberId, NomineeId), OpenSheet>,
    /// What stands for one that was never written.
    unwritten: OpenSheet,
}

impl OpenSheets {
    pub fn of(&self, member: AwardMemberId, nominee: NomineeId) -> &OpenSheet {
        self.sheets.get(&(member, nominee)).unwrap_or(&self.unwritten)
    }
}

pub(super) fn place_of(place: SheetPlace) -> String {
    let SheetPlace { year, member, nominee, round, version } = place;
    format!("award_sheets/{}/{}/{}/{round}/{version}", year.0, member.0, nominee.0)
}

/// All sheets of a year, as they stand now; one that a lost key sealed is as if nothing stood on it, for everybody.
pub(super) async fn open_sheets(tx: &mut Tx, at_hand: &AtHand, key: &SealingKey) -> Result<OpenSheets, AwardError> {
    opened(tx, (at_hand, None), key).await
}

/// Those of one juror.
pub(super) async fn open_sheets_of(
    tx: &mut Tx,
    (at_hand, member): (&AtHand, AwardMemberId),
    key: &SealingKey,
) -> Result<OpenSheets, AwardError> {
    opened(tx, (at_hand, Some(member)), key).await
}

async fn opened(
    tx: &mut Tx,
    (at_hand, of): (&AtHand, Option<AwardMemberId>),
    key: &SealingKey,
) -> Result<OpenSheets, AwardError> {
    let mut opened = OpenSheets::default();
    for kept in store::sheets(tx, at_hand.year.id, of).await? {
        let KeptSheet { member_id: member, nominee_id: nominee, round, version, sealing_key_id, sealed } = kept;
        if sealing_key_id != key.id() {
            // What a lost key sealed is kept, and is written anew.
            opened.sheets.insert((member, nominee), OpenSheet { sheet: ScoreSheet::default(), version });
            continue;
        }
        let place = SheetPlace { year: at_hand.year.id, member, nominee, round, version };
        let sheet = unsealed(key, &place_of(place), &sealed)?;
        opened.sheets.insert((member, nominee), OpenSheet { sheet, version });
    }
    Ok(opened)
}

/// What was sealed for a place.
pub(super) fn unsealed<T: serde::de::DeserializeOwned>(
    key: &SealingKey,
    place: &str,
    sealed: &[u8],
) -> Result<T, DatabaseError> {
    let clear = key.open(place, sealed).and_then(|clear| serde_json::from_slice(&clear).ok());
    clear.ok_or_else(|| DatabaseError::inconsistent("something sealed of an award year does not open"))
}

/// Something sealed for a place.
pub(super) fn sealed<T: serde::Serialize>(
    context: &RequestContext<'_>,
    key: &SealingKey,
    (place, clear): (&str, &T),
) -> Result<SealedToKeep, DatabaseError> {
    let clear = serde_json::to_vec(clear).map(zeroize::Zeroizing::new);
    let sealed = clear.ok().and_then(|clear| key.seal(context.office(), place, &clear));
    let sealed = sealed.ok_or_else(|| DatabaseError::inconsistent("something of an award year could not be sealed"))?;
    Ok(SealedToKeep { sealing_key_id: key.id(), sealed })
}

/// A sheet, sealed for where it lies.
pub(super) fn sealed_sheet(
    context: &RequestContext<'_>,
    key: &SealingKey,
    (place, sheet): (SheetPlace, &ScoreSheet),
) -> Result<SealedToKeep, DatabaseError> {
    sealed(context, key, (&place_of(place), sheet))
}
