//! The press text: for everybody of the year, once the recipient is public.

use serde::Serialize;
use ts_rs::TS;

use super::at_hand::AtHand;
use super::deciding::decision_of;
use super::history::winners;
use super::papers::{Ready, YearPaperToPrint, YearPaperWanted, frame, print, printed_before};
use crate::access::{self, Changed, PaperSummary, RequestContext};
use crate::award::AwardError;
use crate::award::conflict::MemberPosition;
use crate::award::decision::DecisionKind;
use crate::award::handing_over::PressText;
use crate::award::papers::AwardPaperKind;
use crate::award::store;
use crate::database::Tx;
use crate::documents::Written;
use crate::organisations::kept_date;

/// What is written about an award, as text.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AwardText {
    /// A line that says what it is.
    pub subject: String,
    /// All of it.
    pub body: String,
}

impl From<Written> for AwardText {
    fn from(written: Written) -> Self {
        Self { subject: written.subject_line(), body: written.plain_text() }
    }
}

async fn gathered(context: &RequestContext<'_>, tx: &mut Tx, wanted: YearPaperWanted) -> Result<PressText, AwardError> {
    let at_hand = AtHand::of(context, tx, wanted.award_year_id).await?;
    at_hand.own_as(MemberPosition::ALL)?;
    let winner = at_hand.year.published.clone().ok_or(AwardError::AwardNotPublished)?;
    // Whoever has no key any more writes with the short reason, which is public.
    let decision = match decision_of(context, tx, (&at_hand, DecisionKind::Decision)).await {
        Err(AwardError::AwardKeyClosed { .. }) => None,
        other => other?,
    };
    let nominations = store::nominations(tx, at_hand.year.id).await?;
    let (_, facts) = store::handing_over(tx, at_hand.year.id).await?;
    let year = &at_hand.year;
    Ok(PressText {
        frame: frame(context, tx, (year.year, wanted.language)).await?,
        winner,
        long_reason: decision.map(|decision| decision.facts.long_reason).unwrap_or_default(),
        amount: year.facts.amount.clone(),
        nominations: nominations.iter().filter(|one| one.withdrawn_at.is_none()).count() as i64,
        facts,
        handed_over_on: kept_date(&year.facts.cycle.handed_over_on),
        earlier: winners(tx).await?.into_iter().filter(|one| one.year < year.year).collect(),
    })
}

/// The press text as a PDF, before it is printed.
pub async fn preview_press_text(context: &RequestContext<'_>, input: YearPaperWanted) -> Result<Vec<u8>, AwardError> {
    let mut tx = context.read().await?;
    let press = gathered(context, &mut tx, input).await?;
    drop(tx);
    Ok(access::render(press.document()).await?.bytes)
}

/// The press text as text, to be put where somebody wants it.
pub async fn press_text(context: &RequestContext<'_>, input: YearPaperWanted) -> Result<AwardText, AwardError> {
    let mut tx = context.read().await?;
    Ok(gathered(context, &mut tx, input).await?.written().into())
}

/// Prints the press text; it is stored byte for byte.
pub async fn print_press_text(
    context: &RequestContext<'_>,
    input: YearPaperToPrint,
) -> Result<Changed<PaperSummary>, AwardError> {
    let id = input.paper.award_year_id;
    let mut tx = context.read().await?;
    let press = gathered(context, &mut tx, input.paper).await?;
    drop(tx);
    if let Some(there) = printed_before(context, (input.request_key, id)).await? {
        return Ok(there);
    }
    let ready = Ready {
        kind: AwardPaperKind::PressText,
        year: id,
        member_id: None,
        secret: None,
        title: press.title(),
        document: press.document(),
    };
    print(context, input.request_key, ready).await
}
