//! All letters that go by post, in one paper: each begins on its own page.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::finish;
use super::lettering::{AwardLetterLine, of_office};
use super::papers::{YearPaperWanted, keep, printed_before, set};
use super::writing_to::gathered;
use crate::access::{self, Changed, PaperSummary, RequestContext};
use crate::award::AwardError;
use crate::award::handing_over::{AwardLetter, together};
use crate::database::Tx;
use crate::gate::Input;
use crate::shared::ids::RequestKey;

/// The letters of a year that go by post, to be printed.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LettersByPostToPrint {
    /// Made by the client; the same key again is the same paper.
    pub request_key: RequestKey,
    /// Which.
    pub letters: YearPaperWanted,
}

impl Input for LettersByPostToPrint {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(1), letters: YearPaperWanted::sample() }
    }
}

/// Those to whoever has no e-mail address and is not ticked yet.
async fn by_post(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    wanted: YearPaperWanted,
) -> Result<Vec<AwardLetter>, AwardError> {
    let to_write = gathered(context, tx, wanted.award_year_id).await?;
    let mut letters = Vec::new();
    for line in to_write.lines.iter().filter(|line| line.left_out.is_none() && line.done_at.is_none()) {
        if line.email.is_empty() {
            letters.push(to_write.letter(context, tx, line, wanted.language).await?);
        }
    }
    if letters.is_empty() { Err(AwardError::NothingToPost) } else { Ok(letters) }
}

/// All letters that go by post and are not ticked yet, as one PDF, before they are printed.
pub async fn preview_letters_by_post(
    context: &RequestContext<'_>,
    input: YearPaperWanted,
) -> Result<Vec<u8>, AwardError> {
    let mut tx = context.read().await?;
    let letters = by_post(context, &mut tx, input).await?;
    drop(tx);
    Ok(access::render(together(&letters)).await?.bytes)
}

/// Prints them; they are stored sealed as a whole, for they say who nominated whom.
pub async fn print_letters_by_post(
    context: &RequestContext<'_>,
    input: LettersByPostToPrint,
) -> Result<Changed<PaperSummary>, AwardError> {
    let id = input.letters.award_year_id;
    let mut tx = context.read().await?;
    let letters = by_post(context, &mut tx, input.letters).await?;
    drop(tx);
    if let Some(there) = printed_before(context, (input.request_key, id)).await? {
        return Ok(there);
    }
    let document = together(&letters);
    let set = set(of_office((id, None), document.title.clone(), document)).await?;
    let mut tx = context.write().await?;
    let done = async {
        // A name that was taken away while the letters were set is on no paper that is kept.
        let now = gathered(context, &mut tx, id).await?;
        let is_printed = |line: &&AwardLetterLine| letters.iter().any(|letter| letter.to == line.to);
        if let Some(why) = now.lines.iter().filter(is_printed).find_map(|line| line.left_out) {
            return Err(AwardError::NotWrittenTo { why });
        }
        keep(context, &mut tx, (input.request_key, &set)).await
    }
    .await;
    finish(tx, done).await
}
