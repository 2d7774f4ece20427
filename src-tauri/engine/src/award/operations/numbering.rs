//! The numbers by which jurors read are drawn, and closed up.

use std::collections::BTreeSet;

use super::at_hand::AtHand;
use crate::access::{RequestContext, WriteTx};
use crate::award::AwardError;
use crate::award::conflict::ConflictStand;
use crate::award::numbering::{Renumbered, drawn_after, without_gaps};
use crate::award::store;
use crate::award::year::KeptMember;
use crate::shared::ids::{AwardMemberId, AwardYearId, NomineeId};

/// From here on run the numbers of what the stand-in types in for a juror on paper: in a series of their own they leave no gap in
/// what the secretary types in.
const STAND_INS_FIRST: i64 = 501;

/// Brings the numbers of all jurors in line with what they read now, once scoring was opened. Called wherever somebody is judged
/// or no more, or takes part in a case or no more.
pub(super) async fn settle_numbers(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    id: AwardYearId,
) -> Result<(), AwardError> {
    let at_hand = AtHand::of(context, tx, id).await?;
    if at_hand.year.marks.scoring_opened_at.is_none() {
        return Ok(());
    }
    let drawn = store::numbers(tx, id).await?;
    for member in at_hand.jury() {
        let own = drawn.iter().filter(|(of, ..)| *of == member.id).map(|(_, nominee, number)| (*nominee, *number));
        let mut numbering = Numbering { at_hand: &at_hand, member, numbers: own.collect() };
        if !member.facts.works_on_paper() {
            numbering.close_up(tx).await?;
        }
        if at_hand.year.marks.scoring_closed_at.is_none() {
            numbering.draw(context, tx).await?;
        }
    }
    Ok(())
}

/// The numbers of one juror.
struct Numbering<'a> {
    at_hand: &'a AtHand,
    member: &'a KeptMember,
    numbers: Vec<(NomineeId, i64)>,
}

impl Numbering<'_> {
    /// Closes gaps, and gives numbers anew to nobody else. Of whoever works on paper numbers stay as they were printed.
    async fn close_up(&mut self, tx: &mut WriteTx) -> Result<(), AwardError> {
        let year = self.at_hand.year.id;
        let Renumbered { dropped, moved } = without_gaps(&self.numbers, &self.read());
        for nominee in &dropped {
            store::drop_number(tx, (year, self.member.id, *nominee)).await?;
        }
        for (nominee, number) in &moved {
            store::move_number(tx, (year, self.member.id, *nominee), *number).await?;
        }
        self.numbers.retain(|(nominee, _)| !dropped.contains(nominee));
        for (nominee, number) in &mut self.numbers {
            if let Some((_, free)) = moved.iter().find(|(moved, _)| moved == nominee) {
                *number = *free;
            }
        }
        Ok(())
    }

    /// Draws for what they read and has no number: all at once, when everything is answered. Else the order in which they answer,
    /// where names stand, would be the order in which they read.
    async fn draw(&mut self, context: &RequestContext<'_>, tx: &mut WriteTx) -> Result<(), AwardError> {
        let is_on_paper = self.member.facts.works_on_paper();
        let stands_in = |nominee: &NomineeId| is_on_paper && !self.is_secretarys(*nominee);
        let judged = self.at_hand.nominees.iter().filter(|nominee| nominee.is_judged()).map(|nominee| nominee.id);
        let (stand_ins, others): (Vec<NomineeId>, Vec<NomineeId>) = judged.partition(stands_in);
        self.draw_among(context, tx, (&others, 1)).await?;
        self.draw_among(context, tx, (&stand_ins, STAND_INS_FIRST)).await
    }

    async fn draw_among(
        &mut self,
        context: &RequestContext<'_>,
        tx: &mut WriteTx,
        (nominees, first): (&[NomineeId], i64),
    ) -> Result<(), AwardError> {
        let stand = |nominee: &NomineeId| self.at_hand.conflicts.stand(*nominee, self.member.id);
        if nominees.iter().any(|nominee| stand(nominee) == ConflictStand::Unanswered) {
            return Ok(());
        }
        let has_number = |nominee: &NomineeId| self.numbers.iter().any(|(there, _)| there == nominee);
        let new: Vec<NomineeId> = nominees
            .iter()
            .copied()
            .filter(|nominee| stand(nominee) == ConflictStand::Clear && !has_number(nominee))
            .collect();
        let is_of_series = |number: &i64| (*number >= STAND_INS_FIRST) == (first >= STAND_INS_FIRST);
        let last = self.numbers.iter().map(|(_, number)| *number).filter(is_of_series).max().unwrap_or(first - 1);
        let chance: Vec<[u8; 16]> = new.iter().map(|_| context.office().random_bytes()).collect();
        let place = (self.at_hand.year.id, self.member.id);
        for (nominee, number) in drawn_after(last, &new, &chance) {
            insert(context, tx, place, (nominee, number)).await?;
            self.numbers.push((nominee, number));
        }
        Ok(())
    }

    /// Whom the juror reads now.
    fn read(&self) -> BTreeSet<NomineeId> {
        let is_read = |nominee: NomineeId| self.at_hand.conflicts.is_clear(nominee, self.member.id);
        let judged = self.at_hand.nominees.iter().filter(|nominee| nominee.is_judged()).map(|nominee| nominee.id);
        judged.filter(|nominee| is_read(*nominee)).collect()
    }

    /// Whether the secretary types in what is scored of a nominee.
    fn is_secretarys(&self, nominee: NomineeId) -> bool {
        let secretary = self.at_hand.leaders.secretary;
        secretary.is_some_and(|secretary| !self.at_hand.conflicts.keeps_out(nominee, secretary))
    }
}

async fn insert(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    (year, member): (AwardYearId, AwardMemberId),
    (nominee, number): (NomineeId, i64),
) -> Result<(), AwardError> {
    let [one, two, three, four, ..]: [u8; 16] = context.office().random_bytes();
    let mark = i64::from(u32::from_be_bytes([one, two, three, four]));
    Ok(store::insert_number(tx, year, (member, nominee, number), mark).await?)
}
