//! What a lost key sealed, once its code is found: it is sealed anew with the key in use, where it lies, so that it is there for everybody
//! who has that key, as if nothing had been lost. What was written meanwhile is newer and goes on to count.

use super::at_hand::AtHand;
use super::deciding::place_of as decision_place;
use super::keys::key_of;
use super::rounds::reason_place;
use super::sheets::place_of as sheet_place;
use crate::access::{self, NamedKey, RequestContext, SealingKey, WriteTx};
use crate::award::AwardError;
use crate::award::decision::DecisionKind;
use crate::award::store::{self, SealedToKeep, SheetPlace};
use crate::database::DatabaseError;
use crate::shared::ids::SealingKeyId;

/// The key that was found, and the one in use.
struct Keys {
    found: SealingKey,
    in_use: SealingKey,
}

impl Keys {
    /// What one sealed for a place, sealed for the same place by the other.
    fn anew(
        &self,
        context: &RequestContext<'_>,
        (place, sealed): (&str, &[u8]),
    ) -> Result<SealedToKeep, DatabaseError> {
        let clear = self.found.open(place, sealed);
        let sealed = clear.and_then(|clear| self.in_use.seal(context.office(), place, &clear));
        let sealed = sealed.ok_or_else(|| DatabaseError::inconsistent("what a lost key sealed does not open"))?;
        Ok(SealedToKeep { sealing_key_id: self.in_use.id(), sealed })
    }
}

/// Brings back what a key sealed that was found again; how many versions of sheets. Whoever found it has the key in use too, or is
/// told to ask for it first. A public award stays as it is.
pub(super) async fn bring_back(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    (at_hand, found): (&AtHand, SealingKeyId),
) -> Result<u32, AwardError> {
    let year = &at_hand.year;
    let in_use = key_of(context, tx, at_hand).await?;
    if in_use.id() == found || year.marks.published_at.is_some() {
        return Ok(0);
    }
    let found = access::open_key_of(context, tx, (NamedKey::AwardYear(year.year), found)).await?;
    let keys = Keys { found, in_use };
    let id = year.id;
    let sheets = store::sheets_of_key(tx, (id, keys.found.id())).await?;
    for sheet in &sheets {
        let (member, nominee, round, version) = (sheet.member_id, sheet.nominee_id, sheet.round, sheet.version);
        let place = sheet_place(SheetPlace { year: id, member, nominee, round, version });
        store::seal_sheet_again(tx, (id, sheet), keys.anew(context, (&place, &sheet.sealed))?).await?;
    }
    for (round, key_id, sealed) in store::rounds(tx, id).await? {
        if key_id == keys.found.id() {
            let anew = keys.anew(context, (&reason_place(id, round), &sealed))?;
            store::seal_round_again(tx, (id, round), anew).await?;
        }
    }
    for (decision, kind, sealed) in store::decisions_of_key(tx, (id, keys.found.id())).await? {
        let kind = DecisionKind::try_from(kind).map_err(|_| DatabaseError::inconsistent("award_decisions.kind"))?;
        let anew = keys.anew(context, (&decision_place(id, kind), &sealed))?;
        store::seal_decision_again(tx, decision, anew).await?;
    }
    Ok(u32::try_from(sheets.len()).unwrap_or(u32::MAX))
}
