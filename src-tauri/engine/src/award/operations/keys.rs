//! The key of a year: made by its secretary, given to whoever takes part, and opened by a printed code where everybody who had
//! it is gone. It is never the key of anything else, and no manager gets it for being one.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::at_hand::AtHand;
use super::bringing_back::bring_back;
use super::years::{AwardYearCard, AwardYearToOpen, card};
use super::{Done, finish};
use crate::access::{
    self, Changed, CodeWords, KeyShared, NamedKey, RequestContext, SealingKey, Subject, SubjectKind, WriteTx, settled,
};
use crate::award::conflict::MemberPosition;
use crate::award::store;
use crate::award::{AwardError, AwardEvent};
use crate::database::Tx;
use crate::gate::Input;
use crate::shared::format::Language;
use crate::shared::ids::{AwardYearId, UserId};

/// The key of a year that was made: what is to be printed.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AwardKeyCode {
    /// To be printed and locked away. Shown this once: it is not kept.
    pub code: String,
    /// How the year stands.
    pub card: AwardYearCard,
}

/// What is typed from the printed code of a year's key.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AwardKeyToRecover {
    /// Of which year.
    pub award_year_id: AwardYearId,
    /// The printed code; hyphens, blanks and case do not matter.
    pub code: String,
}

impl std::fmt::Debug for AwardKeyToRecover {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "AwardKeyToRecover({})", self.award_year_id.0)
    }
}

impl Input for AwardKeyToRecover {
    fn sample() -> Self {
        Self { award_year_id: AwardYearId(1), code: "ABCDE-FGHJK-LMNPQ-RSTUV-WXYZ2".into() }
    }
}

/// A code that was just shown, for its sheet.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AwardKeyToPrint {
    /// Of which year.
    pub award_year_id: AwardYearId,
    /// The code.
    pub code: String,
}

impl std::fmt::Debug for AwardKeyToPrint {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "AwardKeyToPrint({})", self.award_year_id.0)
    }
}

impl Input for AwardKeyToPrint {
    fn sample() -> Self {
        Self { award_year_id: AwardYearId(1), code: "ABCDE-FGHJK-LMNPQ-RSTUV-WXYZ2".into() }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::AwardYear, self.award_year_id.0))
    }
}

/// The key of a year, open for whoever sits at the seat.
pub(super) async fn key_of(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    at_hand: &AtHand,
) -> Result<SealingKey, AwardError> {
    Ok(access::open_key(context, tx, NamedKey::AwardYear(at_hand.year.year)).await?)
}

/// Makes the key of a year, gives it to its secretary, and a code to be printed.
pub async fn begin_award_key(context: &RequestContext<'_>, input: AwardYearToOpen) -> Result<AwardKeyCode, AwardError> {
    let mut tx = context.read().await?;
    let year = AtHand::of(context, &mut tx, input.award_year_id).await?.year.year;
    drop(tx);
    let new = access::prepare_key(context, NamedKey::AwardYear(year)).await?;
    let mut tx = context.write().await?;
    let done = async {
        let at_hand = AtHand::to_change(context, &mut tx, input.award_year_id).await?;
        at_hand.own_as(&[MemberPosition::Secretary])?;
        access::lay_key(context, &mut tx, (NamedKey::AwardYear(year), &new)).await?;
        let card = card(context, &mut tx, input.award_year_id).await?;
        Ok((
            AwardKeyCode { code: new.code.clone(), card },
            vec![AwardEvent::AwardKeyBegun.of_year(input.award_year_id)],
        ))
    }
    .await;
    settled(tx, done).await
}

/// Gives the key to everybody in the year who signs in and has chosen a password of their own. The card says who has not.
pub async fn share_award_key(
    context: &RequestContext<'_>,
    input: AwardYearToOpen,
) -> Result<Changed<AwardYearCard>, AwardError> {
    let mut tx = context.write().await?;
    let done = share(context, &mut tx, input.award_year_id).await;
    finish(tx, done).await
}

async fn share(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    id: AwardYearId,
) -> Result<Done<AwardYearCard>, AwardError> {
    let at_hand = AtHand::to_change(context, tx, id).await?;
    at_hand.own_as(&[MemberPosition::Secretary, MemberPosition::Chair, MemberPosition::Deputy])?;
    key_of(context, tx, &at_hand).await?;
    let mut events = Vec::new();
    for member in at_hand.members.iter().filter(|member| member.left_at.is_none()) {
        let Some(user_id) = member.facts.user_id else { continue };
        let shared = access::share_key(context, tx, (NamedKey::AwardYear(at_hand.year.year), user_id)).await?;
        if shared == KeyShared::Given {
            let event = AwardEvent::AwardKeyGiven { member_id: member.id, name: member.facts.name.clone() };
            events.push(event.of_year(id));
        }
    }
    Ok(Done::for_good(card(context, tx, id).await?, events))
}

/// Gives the key to somebody of the year who has its printed code. With the code of a key that was lost and replaced, what that one
/// sealed is brought back.
pub async fn recover_award_key(
    context: &RequestContext<'_>,
    input: AwardKeyToRecover,
) -> Result<AwardYearCard, AwardError> {
    let mut tx = context.read().await?;
    let at_hand = AtHand::of(context, &mut tx, input.award_year_id).await?;
    drop(tx);
    at_hand.own_as(MemberPosition::ALL)?;
    let name = NamedKey::AwardYear(at_hand.year.year);
    let (mut tx, key_id) = access::recover_named_key(context, name, &input.code).await?;
    let done = async {
        store::take_turns(&mut tx, input.award_year_id).await?;
        let at_hand = AtHand::of(context, &mut tx, input.award_year_id).await?;
        let sheets = bring_back(context, &mut tx, (&at_hand, key_id)).await?;
        let card = card(context, &mut tx, input.award_year_id).await?;
        let mut events = vec![AwardEvent::AwardKeyRecovered.of_year(input.award_year_id)];
        events.extend((sheets > 0).then(|| AwardEvent::LostSheetsBack { sheets }.of_year(input.award_year_id)));
        Ok((card, events))
    }
    .await;
    settled(tx, done).await
}

/// Makes another code, for its secretary; the one before opens nothing any more.
pub async fn make_award_key_code(
    context: &RequestContext<'_>,
    input: AwardYearToOpen,
) -> Result<AwardKeyCode, AwardError> {
    let year = year_to_run(context, input.award_year_id).await?;
    let new = access::prepare_key_code(context, NamedKey::AwardYear(year)).await?;
    let mut tx = context.write().await?;
    let done = async {
        let at_hand = AtHand::of(context, &mut tx, input.award_year_id).await?;
        at_hand.own_as(&[MemberPosition::Secretary])?;
        access::lay_key_code(&mut tx, &new).await?;
        let card = card(context, &mut tx, input.award_year_id).await?;
        Ok((
            AwardKeyCode { code: new.code.clone(), card },
            vec![AwardEvent::AwardKeyCodeMade.of_year(input.award_year_id)],
        ))
    }
    .await;
    settled(tx, done).await
}

/// The year, for its secretary.
async fn year_to_run(context: &RequestContext<'_>, id: AwardYearId) -> Result<i32, AwardError> {
    let mut tx = context.read().await?;
    let at_hand = AtHand::of(context, &mut tx, id).await?;
    at_hand.own_as(&[MemberPosition::Secretary])?;
    Ok(at_hand.year.year)
}

/// Begins anew with another key, by the secretary, where nobody of the year who can sign in has the one there was and its code is
/// gone. What it sealed is kept and stays sealed: scores and decisions are given anew.
pub async fn replace_lost_award_key(
    context: &RequestContext<'_>,
    input: AwardYearToOpen,
) -> Result<AwardKeyCode, AwardError> {
    let year = year_to_run(context, input.award_year_id).await?;
    let new = access::prepare_key(context, NamedKey::AwardYear(year)).await?;
    let mut tx = context.write().await?;
    let done = async {
        let at_hand = AtHand::to_change(context, &mut tx, input.award_year_id).await?;
        at_hand.own_as(&[MemberPosition::Secretary])?;
        let names = who_holds(context, &mut tx, &at_hand).await?;
        if !names.is_empty() {
            return Err(AwardError::AwardKeyIsHeld { names });
        }
        access::replace_key(context, &mut tx, (NamedKey::AwardYear(year), &new)).await?;
        let card = card(context, &mut tx, input.award_year_id).await?;
        Ok((
            AwardKeyCode { code: new.code.clone(), card },
            vec![AwardEvent::LostAwardKeyReplaced.of_year(input.award_year_id)],
        ))
    }
    .await;
    settled(tx, done).await
}

/// Who of the year has its key and can sign in, by name.
async fn who_holds(context: &RequestContext<'_>, tx: &mut Tx, at_hand: &AtHand) -> Result<Vec<String>, AwardError> {
    let held = access::key_held(context, tx, NamedKey::AwardYear(at_hand.year.year)).await?;
    let staff = access::staff(tx).await?;
    let can = |user_id: UserId| held.holders.contains(&user_id) && staff.iter().any(|user| user.id == user_id);
    let present = at_hand.members.iter().filter(|member| member.left_at.is_none());
    let holders = present.filter(|member| member.facts.user_id.is_some_and(can));
    Ok(holders.map(|member| member.facts.name.clone()).collect())
}

/// The sheet with a code that was just shown: printed, locked away, and kept nowhere.
pub async fn award_key_sheet(context: &RequestContext<'_>, input: AwardKeyToPrint) -> Result<Vec<u8>, AwardError> {
    let year = year_to_run(context, input.award_year_id).await?;
    let mut tx = context.read().await?;
    let head = access::office_head(&mut tx).await?;
    drop(tx);
    let (title, what, how) = match head.details.language {
        Language::Da => (
            format!("Kode til Frivillighedsprisen {year}"),
            format!(
                "Koden giver en, der er med i prisåret {year}, årets nøgle, når ingen andre, der kan logge ind, har den. Læg arket i pengeskabet. Uden koden og uden nogen, der har nøglen, kan point og afgørelse ikke læses igen."
            ),
            "Log ind, vælg »Pris«, året og »Opsætning«, og skriv koden under »Årets nøgle«. Med en ny kode virker denne ikke længere.",
        ),
        Language::En => (
            format!("Code to the Volunteer Award {year}"),
            format!(
                "The code gives somebody who is in the award year {year} its key when nobody else who can sign in has it. Lock this sheet away. Without the code, and without anybody who has the key, scores and decision cannot be read again."
            ),
            "Sign in, choose “Award”, the year and “Settings”, and write the code under “Key of the year”. With a new code this one no longer works.",
        ),
    };
    let words = CodeWords { title: &title, what: &what, how };
    Ok(access::code_sheet(&head.details, &words, (&input.code, context.now()))?)
}
