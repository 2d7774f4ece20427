//! Take rows of a table of nominations in: all of them, or none.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::judging::{ReadRow, ReadTable, folded, sample_row};
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
use crate::files::{RowChoice, TypedRow};
use crate::gate::Input;
use crate::shared::ids::{AwardYearId, NominationId, NomineeId, RequestKey};

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
    let is_asked_again = was_done_before(tx, &input).await?;
    let read = ReadTable::of(tx, &at_hand, (&input.table, input.rows), context.now()).await?;
    if !read.for_all.is_empty() {
        return Err(read.for_all.into());
    }
    let rows = ready(read.rows, is_asked_again)?;
    let there = store::nominations(tx, at_hand.year.id).await?;
    let mut taking = Taking {
        at_hand: &at_hand,
        key: input.request_key,
        is_asked_again,
        there,
        made: BTreeMap::new(),
        parts: NominationImportParts { award_year_id: at_hand.year.id, nominees: Vec::new(), nominations: Vec::new() },
        events: Vec::new(),
        told: NominationsImported::default(),
    };
    for (place, (row, told)) in rows.iter().enumerate() {
        taking.take(tx, (place, row), told).await?;
        work.step()?;
    }
    let Taking { parts, mut events, told, .. } = taking;
    if !events.is_empty() {
        let NominationsImported { nominees, nominations, late, .. } = told;
        events.push(AwardEvent::NominationsImported { nominees, nominations, late }.of_year(at_hand.year.id));
    }
    Ok(Done::with_undo(told, events, &TakeBackNominationImport { parts }))
}

/// Refuses rows that are not right, and those with doubles that nobody decided about. The doubles of a request that was done before
/// are what it made itself.
fn ready(rows: Vec<ReadRow>, is_asked_again: bool) -> Result<Vec<(ReadRow, Told)>, AwardError> {
    let is_open = |row: &ReadRow| {
        !row.judged.problems.is_empty()
            || (!row.judged.doubles.is_empty() && row.row.choice.is_none() && !is_asked_again)
    };
    if rows.iter().any(is_open) {
        let refused = rows.into_iter().filter(is_open).map(|row| row.judged).collect();
        return Err(AwardError::RowsRefused { rows: refused });
    }
    Ok(rows.into_iter().filter_map(|mut row| row.told.take().map(|told| (row, told))).collect())
}

/// The key of what a row makes.
fn part(key: RequestKey, place: usize) -> RequestKey {
    key.of_part(u16::try_from(place).unwrap_or(u16::MAX))
}

/// Whether a row of the request has made something.
async fn was_done_before(tx: &mut Tx, input: &ImportNominations) -> Result<bool, DatabaseError> {
    for place in 0..input.rows.len().min(3) {
        if store::nomination_of_request(tx, part(input.request_key, place)).await?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

struct Taking<'a> {
    at_hand: &'a AtHand,
    key: RequestKey,
    is_asked_again: bool,
    /// Nominations that were there before.
    there: Vec<KeptNomination>,
    /// Nominees who were made, by the place of the first row about them.
    made: BTreeMap<usize, NomineeId>,
    parts: NominationImportParts,
    events: Vec<Event>,
    told: NominationsImported,
}

impl Taking<'_> {
    async fn take(&mut self, tx: &mut WriteTx, (place, row): (usize, &ReadRow), told: &Told) -> Result<(), AwardError> {
        let key = part(self.key, place);
        if self.is_asked_again
            && let Some(id) = store::nomination_of_request(tx, key).await?
        {
            return self.found_again(tx, (row, id)).await;
        }
        let nominee_id = match row.row.choice {
            Some(RowChoice::Same { id }) => NomineeId(id),
            Some(RowChoice::New) | None => match self.made.get(&row.first) {
                Some(id) => *id,
                None => self.somebody_new(tx, (row, told)).await?,
            },
        };
        if self.is_there(nominee_id, told) {
            self.told.untouched += 1;
            return Ok(());
        }
        let by = (tx.user_id(), tx.now());
        let where_to = (key, self.at_hand.year.id, nominee_id);
        let nomination_id = store::insert_nomination(tx, where_to, (&told.nomination, told.received_at), by).await?;
        let is_late = moments_of(&self.at_hand.year)?.is_late(told.received_at);
        self.events.push(AwardEvent::NominationReceived { nomination_id, is_late }.about(nominee_id));
        self.note(nomination_id, 1, is_late);
        Ok(())
    }

    async fn somebody_new(
        &mut self,
        tx: &mut WriteTx,
        (row, told): (&ReadRow, &Told),
    ) -> Result<NomineeId, AwardError> {
        let id = store::insert_nominee(tx, self.at_hand.year.id, &told.nominee).await?;
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
    async fn found_again(&mut self, tx: &mut WriteTx, (row, id): (&ReadRow, NominationId)) -> Result<(), AwardError> {
        let there = store::find_nomination(tx, id).await?.ok_or(AwardError::NominationNotFound)?;
        let is_late = moments_of(&self.at_hand.year)?.is_late(there.received_at);
        self.note(id, there.version, is_late);
        let made_one = !matches!(row.row.choice, Some(RowChoice::Same { .. }));
        if made_one && !self.made.contains_key(&row.first) {
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
