//! Take rows of a table of nominations in: all of them, or none.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::judging::{read_table, sample_row};
use super::taking_back::{NominationImportParts, NominationOfImport, NomineeOfImport, TakeBackNominationImport};
use crate::access::{Changed, Event, RequestContext, Work, WriteTx};
use crate::award::conflict::MemberPosition;
use crate::award::nominee::KeptNomination;
use crate::award::operations::at_hand::AtHand;
use crate::award::operations::years::moments_of;
use crate::award::operations::{Done, finish};
use crate::award::store;
use crate::award::table::{NominationTable, Told};
use crate::award::{AwardError, AwardEvent};
use crate::database::{DatabaseError, Tx};
use crate::files::{Asking, ReadyRow, TypedRow};
use crate::gate::Input;
use crate::shared::ids::{AwardYearId, NominationId, NomineeId, RequestKey};
use crate::shared::text::folded;

/// Rows of nominations to be taken in.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ImportNominations {
    /// Made by the client; the same key again makes nothing twice. Its progress is asked for by it too.
    pub request_key: RequestKey,
    /// In which year.
    pub award_year_id: AwardYearId,
    /// What is said once for all of them.
    pub table: NominationTable,
    /// The rows as they are to be taken in, mended, without those that are skipped.
    pub rows: Vec<TypedRow>,
}

impl Input for ImportNominations {
    fn sample() -> Self {
        Self {
            request_key: RequestKey::numbered(8),
            award_year_id: AwardYearId(1),
            table: NominationTable::default(),
            rows: vec![sample_row()],
        }
    }
}

/// What came of a table of nominations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NominationsImported {
    /// Nominees who were not there before.
    pub nominees: u32,
    /// Nominations that were kept, theirs too.
    pub nominations: u32,
    /// How many of them came after the deadline, and are marked.
    pub late: u32,
    /// Rows whose nomination was there already.
    pub untouched: u32,
}

/// Takes rows in. Where one is not right, or somebody like it is nominated and nobody said what is to come of it, none is.
pub async fn import_nominations(
    context: &RequestContext<'_>,
    input: ImportNominations,
) -> Result<Changed<NominationsImported>, AwardError> {
    let work = context.begin_work(input.request_key, input.rows.len() as u32);
    let mut tx = context.write().await?;
    let done = take_in(&mut tx, context, input, &work).await;
    finish(tx, done).await
}

async fn take_in(
    tx: &mut WriteTx,
    context: &RequestContext<'_>,
    input: ImportNominations,
    work: &Work,
) -> Result<Done<NominationsImported>, AwardError> {
    let at_hand = AtHand::to_change(context, tx, input.award_year_id).await?;
    at_hand.own_as(&[MemberPosition::Secretary])?;
    let asking = asking(tx, input.request_key).await?;
    let read = read_table(tx, &at_hand, (&input.table, input.rows), context.now()).await?;
    let rows = read.ready(input.request_key, asking)?;
    let there = store::nominations(tx, at_hand.year.id).await?;
    let mut taking = Taking {
        at_hand: &at_hand,
        asking,
        there,
        made: BTreeMap::new(),
        parts: NominationImportParts { award_year_id: at_hand.year.id, nominees: Vec::new(), nominations: Vec::new() },
        events: Vec::new(),
        told: NominationsImported::default(),
    };
    for row in &rows {
        taking.take(tx, row).await?;
        work.step()?;
    }
    let Taking { parts, mut events, told, .. } = taking;
    if !events.is_empty() {
        let NominationsImported { nominees, nominations, late, .. } = told;
        events.push(AwardEvent::NominationsImported { nominees, nominations, late }.of_year(at_hand.year.id));
    }
    Ok(Done::with_undo(told, events, &TakeBackNominationImport { parts }))
}

/// The first rows tell whether the request was done before: few make nothing.
async fn asking(tx: &mut Tx, key: RequestKey) -> Result<Asking, DatabaseError> {
    for place in 0..3 {
        if store::nomination_of_request(tx, key.of_part(place)).await?.is_some() {
            return Ok(Asking::Again);
        }
    }
    Ok(Asking::First)
}

struct Taking<'a> {
    at_hand: &'a AtHand,
    asking: Asking,
    /// Nominations that were there before.
    there: Vec<KeptNomination>,
    /// Nominees who were made, by the place of the first row about them.
    made: BTreeMap<usize, NomineeId>,
    parts: NominationImportParts,
    events: Vec<Event>,
    told: NominationsImported,
}

impl Taking<'_> {
    async fn take(&mut self, tx: &mut WriteTx, row: &ReadyRow<Told>) -> Result<(), AwardError> {
        if self.asking == Asking::Again
            && let Some(id) = store::nomination_of_request(tx, row.key).await?
        {
            return self.found_again(tx, (row, id)).await;
        }
        let told = &row.told;
        let nominee_id = match (row.same_as, self.made.get(&row.first).copied()) {
            (Some(id), _) => NomineeId(id),
            (None, Some(id)) => id,
            (None, None) => self.somebody_new(tx, row).await?,
        };
        if self.is_there(nominee_id, told) {
            self.told.untouched += 1;
            return Ok(());
        }
        let by = (tx.user_id(), tx.now());
        let where_to = (row.key, self.at_hand.year.id, nominee_id);
        let nomination_id = store::insert_nomination(tx, where_to, (&told.nomination, told.received_at), by).await?;
        let is_late = moments_of(&self.at_hand.year)?.is_late(told.received_at);
        self.events.push(AwardEvent::NominationReceived { nomination_id, is_late }.about(nominee_id));
        self.note(nomination_id, 1, is_late);
        Ok(())
    }

    async fn somebody_new(&mut self, tx: &mut WriteTx, row: &ReadyRow<Told>) -> Result<NomineeId, AwardError> {
        let id = store::insert_nominee(tx, self.at_hand.year.id, &row.told.nominee).await?;
        self.made.insert(row.first, id);
        self.parts.nominees.push(NomineeOfImport { nominee_id: id, version: 1 });
        self.told.nominees += 1;
        Ok(id)
    }

    /// Whether the same was nominated by the same with the same words before: a list that is taken in twice changes nothing.
    fn is_there(&self, nominee: NomineeId, told: &Told) -> bool {
        let nominator = folded(&told.nomination.nominator);
        self.there.iter().any(|one| {
            self.at_hand.whole(one.nominee_id) == nominee
                && one.withdrawn_at.is_none()
                && one.facts.effort == told.nomination.effort
                && folded(&one.facts.nominator) == nominator
        })
    }

    /// The same request again: what it made stands as it stands now.
    async fn found_again(
        &mut self,
        tx: &mut WriteTx,
        (row, id): (&ReadyRow<Told>, NominationId),
    ) -> Result<(), AwardError> {
        let there = store::find_nomination(tx, id).await?.ok_or(AwardError::NominationNotFound)?;
        let is_late = moments_of(&self.at_hand.year)?.is_late(there.received_at);
        self.note(id, there.version, is_late);
        if row.same_as.is_none() && !self.made.contains_key(&row.first) {
            let nominee = store::find_nominee(tx, there.nominee_id).await?.ok_or(AwardError::NomineeNotFound)?;
            self.made.insert(row.first, nominee.id);
            self.parts.nominees.push(NomineeOfImport { nominee_id: nominee.id, version: nominee.version });
            self.told.nominees += 1;
        }
        Ok(())
    }

    fn note(&mut self, nomination_id: NominationId, version: i64, is_late: bool) {
        self.parts.nominations.push(NominationOfImport { nomination_id, version });
        self.told.nominations += 1;
        self.told.late += u32::from(is_late);
    }
}
