//! Nominations are typed in, corrected, withdrawn and put back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::at_hand::AtHand;
use super::nominees::{NomineeCard, nominee_card, nominee_to_change, stale_nominee};
use super::years::moments_of;
use super::{Done, finish};
use crate::access::{Changed, Changing, RequestContext, WriteTx, seen_things};
use crate::award::conflict::MemberPosition;
use crate::award::nominee::{KeptNomination, NominationFacts, NominatorTie, NomineeFacts, received_at};
use crate::award::store;
use crate::award::{AwardError, AwardEvent};
use crate::database::Tx;
use crate::gate::Input;
use crate::organisations::{self, differing};
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::{AwardYearId, NominationId, NomineeId, RequestKey};

/// A nomination to be kept.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewNomination {
    /// Made by the client; the same key again is the same nomination.
    pub request_key: RequestKey,
    /// In which year.
    pub award_year_id: AwardYearId,
    /// Who, where they are nominated already; then `nominee` is left out.
    pub nominee_id: Option<NomineeId>,
    /// Who, where they are new.
    pub nominee: Option<NomineeFacts>,
    /// What was written.
    pub nomination: NominationFacts,
    /// Whether whoever nominates said yes to an earlier text of theirs being used again; asked where it is one.
    #[serde(default)]
    pub nominator_agreed: bool,
    /// The day it came, as typed; empty is today.
    #[serde(default)]
    pub received_on: String,
    /// The time of day, as typed; empty is now, or the end of an earlier day.
    #[serde(default)]
    pub received_time: String,
}

impl Input for NewNomination {
    fn sample() -> Self {
        Self {
            request_key: RequestKey::numbered(1),
            award_year_id: AwardYearId(1),
            nominee_id: None,
            nominee: Some(NomineeFacts { name: "Kirsten Bækgaard".into(), ..NomineeFacts::default() }),
            nomination: sample_facts(),
            nominator_agreed: false,
            received_on: "24/8-2026".into(),
            received_time: "14.05".into(),
        }
    }
}

pub(super) fn sample_facts() -> NominationFacts {
    NominationFacts {
        effort: "Hun ringer hver dag til dem, som ingen har at tale med. ".repeat(4),
        difference: "Mange har nogen at tale med hver dag, og det mærkes. ".repeat(2),
        why: "Hun har gjort det i mange år, uden at nogen har sagt tak. ".repeat(2),
        nominator: "Ib Holm".into(),
        nominator_phone: "84 00 00 12".into(),
        tie: Some(NominatorTie::Other),
        informed: true,
        ..NominationFacts::default()
    }
}

/// A nomination of which something else is to stand.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NominationToChange {
    /// Which.
    pub nomination_id: NominationId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// What was written.
    pub facts: NominationFacts,
}

impl Input for NominationToChange {
    fn sample() -> Self {
        Self { nomination_id: NominationId(1), version: 1, facts: sample_facts() }
    }
}

impl Changing for NominationToChange {
    const OPERATION: &'static str = "change_nomination";
}

seen_things! {
    /// A nomination to be withdrawn.
    NominationToWithdraw of "withdraw_nomination" { nomination_id: NominationId(1), version: 1 }
    /// A nomination that is to stand again.
    NominationToReinstate of "reinstate_nomination" { nomination_id: NominationId(1), version: 2 }
}

/// Keeps a nomination: of somebody new, or of somebody who is nominated already, whose other reasons all stay. One that comes
/// after the deadline is kept and marked.
pub async fn nominate(context: &RequestContext<'_>, input: NewNomination) -> Result<Changed<NomineeCard>, AwardError> {
    let mut tx = context.write().await?;
    let done = keep(context, &mut tx, &input).await;
    finish(tx, done).await
}

async fn keep(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    input: &NewNomination,
) -> Result<Done<NomineeCard>, AwardError> {
    let at_hand = AtHand::to_change(context, tx, input.award_year_id).await?;
    at_hand.own_as(&[MemberPosition::Secretary, MemberPosition::StandIn])?;
    if let Some(id) = store::nomination_of_request(tx, input.request_key).await? {
        let there = store::find_nomination(tx, id).await?.ok_or(AwardError::NominationNotFound)?;
        return Ok(Done::as_it_was(nominee_card(context, tx, there.nominee_id).await?));
    }
    let mut found = Vec::new();
    let facts = input.nomination.checked("nomination.", context.today());
    let received_at = received_at(context.now(), (&input.received_on, &input.received_time));
    let nominee = match (input.nominee_id, &input.nominee) {
        (Some(id), _) => {
            at_hand.handled(id)?;
            None
        }
        (None, Some(nominee)) => Some(nominee.checked("nominee.", context.today())),
        (None, None) => Some(NomineeFacts::default().checked("nominee.", context.today())),
    };
    let nominee = nominee.map(|checked| checked.map_err(|problems| found.extend(problems)));
    let facts = facts.map_err(|problems| found.extend(problems));
    let received_at = received_at.map_err(|problems| found.extend(problems.into_refusal().unwrap_or_default()));
    let (Ok(facts), Ok(received_at)) = (facts, received_at) else { return Err(found.into()) };
    refuse_unasked_text(input, at_hand.year.year)?;
    let nominee_id = match (input.nominee_id, nominee) {
        (Some(id), _) => id,
        (None, Some(Ok(nominee))) => {
            // Whoever stands in handles only what the secretary does not, which somebody new never is.
            at_hand.own_as(&[MemberPosition::Secretary])?;
            refuse_unknown_cards(tx, "nominee.", &nominee).await?;
            store::insert_nominee(tx, input.award_year_id, &nominee).await?
        }
        (None, _) => return Err(found.into()),
    };
    let by = (tx.user_id(), tx.now());
    let place = (input.request_key, input.award_year_id, nominee_id);
    let nomination_id = store::insert_nomination(tx, place, (&facts, received_at), by).await?;
    let is_late = moments_of(&at_hand.year)?.is_late(received_at);
    let event = AwardEvent::NominationReceived { nomination_id, is_late };
    let now = nominee_card(context, tx, nominee_id).await?;
    let inverse = NominationToWithdraw { nomination_id, version: 1 };
    Ok(Done::with_undo(now, vec![event.about(nominee_id)], &inverse))
}

/// The text of an earlier year is used again only with the yes of whoever wrote it.
fn refuse_unasked_text(input: &NewNomination, year: i32) -> Result<(), AwardError> {
    let mut problems = FieldProblems::default();
    if let Some(text_of) = input.nomination.text_of_year {
        if !input.nominator_agreed {
            problems.add("nominatorAgreed", Problem::Missing);
        }
        if !(1900..year).contains(&text_of) {
            problems.add("nomination.textOfYear", Problem::OutOfRange { least: 1900, most: i64::from(year) - 1 });
        }
    }
    crate::award::error::refuse(problems)
}

/// Cards that a nominee is linked to have to be there.
pub(super) async fn refuse_unknown_cards(tx: &mut Tx, path: &str, facts: &NomineeFacts) -> Result<(), AwardError> {
    let mut problems = FieldProblems::default();
    if let Some(id) = facts.organisation_id
        && organisations::standing_of(tx, id).await?.is_none()
    {
        problems.add(format!("{path}organisationId"), Problem::NotFound);
    }
    if let Some(id) = facts.person_id
        && organisations::person_name(tx, id).await?.is_none()
    {
        problems.add(format!("{path}personId"), Problem::NotFound);
    }
    crate::award::error::refuse(problems)
}

/// A nomination whose case whoever asks handles, and its year.
pub(super) async fn nomination_to_change(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    id: NominationId,
) -> Result<(AtHand, KeptNomination), AwardError> {
    let nomination = store::find_nomination(tx, id).await?.ok_or(AwardError::NominationNotFound)?;
    match nominee_to_change(context, tx, nomination.nominee_id).await {
        Ok((at_hand, _)) => Ok((at_hand, nomination)),
        Err(AwardError::NomineeNotFound) => Err(AwardError::NominationNotFound),
        Err(other) => Err(other),
    }
}

/// Corrects what was typed of a nomination.
pub async fn change_nomination(
    context: &RequestContext<'_>,
    input: NominationToChange,
) -> Result<Changed<NomineeCard>, AwardError> {
    let mut tx = context.write().await?;
    let done = async {
        let (_, before) = nomination_to_change(context, &mut tx, input.nomination_id).await?;
        let mut facts = input.facts.checked("facts.", context.today())?;
        // Whose text it is was said once, with the nominator's yes.
        facts.text_of_year = before.facts.text_of_year;
        let fields = differing(&facts, &before.facts);
        if !store::write_nomination(&mut tx, (before.id, input.version), &facts).await? {
            return Err(stale_nominee(context, &mut tx, before.nominee_id).await?);
        }
        let event = AwardEvent::NominationChanged { nomination_id: before.id, fields };
        let inverse = NominationToChange { nomination_id: before.id, version: input.version + 1, facts: before.facts };
        let now = nominee_card(context, &mut tx, before.nominee_id).await?;
        Ok(Done::with_undo(now, vec![event.about(before.nominee_id)], &inverse))
    }
    .await;
    finish(tx, done).await
}

/// Withdraws a nomination; it is kept with the nominee's history.
pub async fn withdraw_nomination(
    context: &RequestContext<'_>,
    input: NominationToWithdraw,
) -> Result<Changed<NomineeCard>, AwardError> {
    let mut tx = context.write().await?;
    let done = async {
        let (_, before) = nomination_to_change(context, &mut tx, input.nomination_id).await?;
        let at = tx.now();
        if !store::take_nomination(&mut tx, (before.id, input.version), Some(at)).await? {
            return Err(stale_nominee(context, &mut tx, before.nominee_id).await?);
        }
        let event = AwardEvent::NominationWithdrawn { nomination_id: before.id };
        let inverse = NominationToReinstate { nomination_id: before.id, version: input.version + 1 };
        let now = nominee_card(context, &mut tx, before.nominee_id).await?;
        Ok(Done::with_undo(now, vec![event.about(before.nominee_id)], &inverse))
    }
    .await;
    finish(tx, done).await
}

/// Lets a nomination stand again.
pub async fn reinstate_nomination(
    context: &RequestContext<'_>,
    input: NominationToReinstate,
) -> Result<Changed<NomineeCard>, AwardError> {
    let mut tx = context.write().await?;
    let done = async {
        let (_, before) = nomination_to_change(context, &mut tx, input.nomination_id).await?;
        if !store::take_nomination(&mut tx, (before.id, input.version), None).await? {
            return Err(stale_nominee(context, &mut tx, before.nominee_id).await?);
        }
        let event = AwardEvent::NominationReinstated { nomination_id: before.id };
        let inverse = NominationToWithdraw { nomination_id: before.id, version: input.version + 1 };
        let now = nominee_card(context, &mut tx, before.nominee_id).await?;
        Ok(Done::with_undo(now, vec![event.about(before.nominee_id)], &inverse))
    }
    .await;
    finish(tx, done).await
}
