//! Keeping, opening and discarding one's own drafts. No event, no log: what is not finished is nobody else's business.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

use super::draft::{cpr_numbers_in, fit_to_keep, mend_texts};
use super::store::{self, DraftToStore};
use super::{Draft, DraftSummary};
use crate::access::plain_text::{check_optional, check_required};
use crate::access::users::refuse;
use crate::access::{AccessError, Changed, Changing, Nothing, RequestContext};
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;
use crate::shared::cpr::without_begun_cpr;
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::UserId;
use crate::shared::instant::Instant;

const LONGEST_KEY: u32 = 80;
const LONGEST_TITLE: u32 = 200;
/// The most bytes of a draft's JSON.
const MOST_BYTES: usize = 64 * 1024;

/// A draft as it stands now.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DraftToSave {
    /// Which form.
    pub kind: String,
    /// Which thing the form is about; `new` for a new one.
    pub slot: String,
    /// What it is called in the list.
    pub title: String,
    /// The form's own JSON, at most 64 kB.
    #[ts(type = "unknown")]
    pub body: Value,
}

impl Input for DraftToSave {
    fn sample() -> Self {
        Self {
            kind: "organisation".into(),
            slot: "new".into(),
            title: "Bøgelunde Skakklub".into(),
            body: json!({ "name": "Bøgelunde Skakklub", "note": "ringer igen torsdag" }),
        }
    }
}

impl Changing for DraftToSave {
    const OPERATION: &'static str = "save_draft";
}

/// One of one's own drafts.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DraftSlot {
    /// Which form.
    pub kind: String,
    /// Which thing the form is about.
    pub slot: String,
}

impl Input for DraftSlot {
    fn sample() -> Self {
        Self { kind: "organisation".into(), slot: "new".into() }
    }
}

/// Keeps a draft, in place of the one of the same form and thing.
pub async fn save_draft(context: &RequestContext<'_>, mut input: DraftToSave) -> Result<DraftSummary, AccessError> {
    let user_id = user(context)?;
    let body = input.body.to_string();
    let today = context.today();
    let mut problems = FieldProblems::default();
    check_required(&mut problems, "kind", &input.kind, LONGEST_KEY, today);
    check_required(&mut problems, "slot", &input.slot, LONGEST_KEY, today);
    check_optional(&mut problems, "title", &input.title, LONGEST_TITLE, today);
    if body.len() > MOST_BYTES {
        problems.add("body", Problem::TooLong { most: MOST_BYTES as u32 });
    } else {
        for path in cpr_numbers_in(&input.body, today) {
            problems.add(path, Problem::LooksLikeCpr);
        }
    }
    if problems.hold(&Problem::LooksLikeCpr) {
        forget_begun_number(context, (&input.kind, &input.slot)).await?;
    }
    refuse(problems)?;
    mend_texts(&mut input.body, &|text| fit_to_keep(text, today));
    input.title = fit_to_keep(&input.title, today);
    let mut tx = context.write().await?;
    keep(&mut tx, user_id, &input, context.now()).await?;
    tx.commit_unseen().await?;
    Ok(DraftSummary { kind: input.kind, slot: input.slot, title: input.title, changed_at: context.now() })
}

async fn keep(tx: &mut Tx, user_id: UserId, input: &DraftToSave, now: Instant) -> Result<(), DatabaseError> {
    let body = input.body.to_string();
    let draft = DraftToStore { kind: &input.kind, slot: &input.slot, title: &input.title, body: &body };
    store::save(tx, user_id, draft, now).await
}

/// The number that was refused now was begun when the draft was kept last: what stands there of it goes.
async fn forget_begun_number(context: &RequestContext<'_>, (kind, slot): (&str, &str)) -> Result<(), AccessError> {
    let user_id = user(context)?;
    let mut tx = context.write().await?;
    if let Some(Draft { kind, slot, title, mut body, changed_at }) = store::find(&mut tx, user_id, kind, slot).await? {
        mend_texts(&mut body, &without_begun_cpr);
        let title = without_begun_cpr(&title);
        keep(&mut tx, user_id, &DraftToSave { kind, slot, title, body }, changed_at).await?;
    }
    tx.commit_unseen().await?;
    Ok(())
}

/// One's own drafts, the newest first.
pub async fn list_drafts(context: &RequestContext<'_>, _: Nothing) -> Result<Vec<DraftSummary>, AccessError> {
    let mut tx = context.read().await?;
    Ok(store::list(&mut tx, user(context)?).await?)
}

/// One of one's own drafts, if it is there.
pub async fn open_draft(context: &RequestContext<'_>, input: DraftSlot) -> Result<Option<Draft>, AccessError> {
    let mut tx = context.read().await?;
    Ok(store::find(&mut tx, user(context)?, &input.kind, &input.slot).await?)
}

/// Throws one of one's own drafts away.
pub async fn discard_draft(context: &RequestContext<'_>, input: DraftSlot) -> Result<Changed<Nothing>, AccessError> {
    let user_id = user(context)?;
    let mut tx = context.write().await?;
    let before = store::find(&mut tx, user_id, &input.kind, &input.slot).await?;
    store::discard(&mut tx, user_id, &input.kind, &input.slot).await?;
    tx.commit_unseen().await?;
    Ok(match before {
        Some(Draft { kind, slot, title, body, .. }) => {
            Changed::with_undo(Nothing {}, &DraftToSave { kind, slot, title, body })
        }
        None => Changed::for_good(Nothing {}),
    })
}

fn user(context: &RequestContext<'_>) -> Result<UserId, AccessError> {
    context.who().map(|who| who.user_id).ok_or(AccessError::UserNotFound)
}
