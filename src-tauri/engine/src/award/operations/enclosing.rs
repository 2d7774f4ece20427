//! Pictures and cuttings that came with a nomination: judged by what is in the file, sealed as a whole with the key of the year, and
//! taken away again without being lost. Whoever works on the case sees them; jurors when they are told who is meant.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::at_hand::AtHand;
use super::keys::key_of;
use super::nominating::nomination_to_change;
use super::nominees::{NomineeCard, nominee_card};
use super::sheets::{sealed, unsealed};
use super::{Done, finish};
use crate::access::{
    self, Changed, Changing, HandedOverFile, LARGEST_SCAN_MEGABYTES, NewPaper, NoScan, RequestContext, Subject,
    SubjectKind, WriteTx, read_handed_over,
};
use crate::award::enclosed::{EnclosedFile, MOST_ENCLOSED};
use crate::award::nominee::KeptNomination;
use crate::award::store::{self, KeptEnclosed};
use crate::award::viewing::Sight;
use crate::award::{AwardError, AwardEvent};
use crate::database::Tx;
use crate::gate::Input;
use crate::shared::ids::{NominationId, PaperId, RequestKey};
use crate::shared::instant::Instant;
use crate::shared::wall_clock::date_of;

/// What such a paper is called among those that are kept.
const ENCLOSED: &str = "nomination_file";

/// A file to be kept with a nomination.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FileToEnclose {
    /// Made by the client; the same key again is the same file.
    pub request_key: RequestKey,
    /// The nomination.
    pub nomination_id: NominationId,
    /// The name of the file, without its folder. It is sealed.
    pub file_name: String,
    /// A PDF, PNG or JPEG of at most fifteen megabytes, as base64 text. It is sealed.
    pub scan: String,
}

impl std::fmt::Debug for FileToEnclose {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "FileToEnclose({})", self.nomination_id.0)
    }
}

/// One grey pixel.
const SAMPLE: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";

impl Input for FileToEnclose {
    fn sample() -> Self {
        Self {
            request_key: RequestKey::numbered(1),
            nomination_id: NominationId(1),
            file_name: "avisudklip.png".into(),
            scan: SAMPLE.into(),
        }
    }
}

/// A file to be taken away from a nomination. It stays stored: what came in is never lost by a slip.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EnclosedToTakeAway {
    /// The nomination.
    pub nomination_id: NominationId,
    /// The file.
    pub paper_id: PaperId,
}

impl Input for EnclosedToTakeAway {
    fn sample() -> Self {
        Self { nomination_id: NominationId(1), paper_id: PaperId(1) }
    }
}

impl Changing for EnclosedToTakeAway {
    const OPERATION: &'static str = "take_enclosed_away";
}

/// A file to be put back.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EnclosedToPutBack {
    /// The nomination.
    pub nomination_id: NominationId,
    /// The file.
    pub paper_id: PaperId,
}

impl Input for EnclosedToPutBack {
    fn sample() -> Self {
        Self { nomination_id: NominationId(1), paper_id: PaperId(1) }
    }
}

impl Changing for EnclosedToPutBack {
    const OPERATION: &'static str = "put_enclosed_back";
}

impl From<NoScan> for AwardError {
    fn from(no: NoScan) -> Self {
        match no {
            NoScan::Unreadable => Self::NotAScan,
            NoScan::TooLarge => Self::ScanTooLarge { most_megabytes: LARGEST_SCAN_MEGABYTES },
        }
    }
}

/// Where what a file is called is sealed to: it opens for its own paper only.
fn place_of(id: PaperId) -> String {
    format!("award_files/{}", id.0)
}

/// Whether whoever asks sees what came with a nomination: the office as it works on the case; whoever reads blind when they are told
/// who is meant, for a picture tells.
fn sees(at_hand: &AtHand, nomination: &KeptNomination) -> bool {
    let is_judged = |id| at_hand.nominees.iter().any(|one| one.id == id && one.is_judged());
    match at_hand.sight(nomination.nominee_id) {
        Sight::Everything => true,
        Sight::Texts => {
            let is_told = at_hand.viewer.is_published || at_hand.year.marks.scoring_closed_at.is_some();
            is_told && nomination.withdrawn_at.is_none() && is_judged(at_hand.whole(nomination.nominee_id))
        }
        Sight::NameOnly | Sight::Nothing => false,
    }
}

/// What came with these nominations, as far as whoever asks sees it.
pub(super) async fn enclosed_with(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    (at_hand, nominations): (&AtHand, &[KeptNomination]),
) -> Result<Vec<(NominationId, EnclosedFile)>, AwardError> {
    let is_seen =
        |kept: &KeptEnclosed| nominations.iter().any(|one| one.id == kept.nomination_id && sees(at_hand, one));
    let kept: Vec<KeptEnclosed> = store::enclosed(tx, at_hand.year.id).await?.into_iter().filter(is_seen).collect();
    if kept.is_empty() {
        return Ok(Vec::new());
    }
    let key = match key_of(context, tx, at_hand).await {
        Ok(key) => Some(key),
        Err(AwardError::AwardKeyClosed { .. }) => None,
        Err(other) => return Err(other),
    };
    let told = |kept: KeptEnclosed| {
        let key = key.as_ref().filter(|key| key.id() == kept.sealing_key_id);
        let facts: Option<HandedOverFile> =
            key.map(|key| unsealed(key, &place_of(kept.paper_id), &kept.sealed)).transpose()?;
        let KeptEnclosed { paper_id, nomination_id, printed_at, printed_by, .. } = kept;
        let file = EnclosedFile { paper_id, facts, enclosed_at: printed_at, enclosed_by: printed_by };
        Ok((nomination_id, file))
    };
    kept.into_iter().map(told).collect()
}

/// Whether a stored paper came with a nomination that whoever asks sees, and was not taken away.
pub(super) async fn sees_enclosed(tx: &mut Tx, at_hand: &AtHand, id: PaperId) -> Result<bool, AwardError> {
    let kept = store::enclosed(tx, at_hand.year.id).await?.into_iter().find(|kept| kept.paper_id == id);
    let Some(kept) = kept else { return Ok(false) };
    let nomination = store::find_nomination(tx, kept.nomination_id).await?;
    Ok(nomination.is_some_and(|nomination| sees(at_hand, &nomination)))
}

/// Keeps a picture or a cutting with a nomination, sealed as a whole.
pub async fn enclose_file(
    context: &RequestContext<'_>,
    input: FileToEnclose,
) -> Result<Changed<NomineeCard>, AwardError> {
    let (bytes, facts) = read_handed_over(&input.scan, (&input.file_name, context.today()))?;
    let mut tx = context.write().await?;
    let done = enclose(context, &mut tx, (input.request_key, input.nomination_id), (&bytes, &facts)).await;
    finish(tx, done).await
}

async fn enclose(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    (request_key, id): (RequestKey, NominationId),
    (bytes, facts): (&[u8], &HandedOverFile),
) -> Result<Done<NomineeCard>, AwardError> {
    let (at_hand, nomination) = nomination_to_change(context, tx, id).await?;
    let key = key_of(context, tx, &at_hand).await?;
    let subject = Subject::of(SubjectKind::AwardYear, at_hand.year.id.0);
    if access::paper_of_request(tx, request_key, subject).await?.is_some() {
        return Ok(Done::as_it_was(nominee_card(context, tx, nomination.nominee_id).await?));
    }
    let there = store::enclosed(tx, at_hand.year.id).await?;
    if there.iter().filter(|one| one.nomination_id == id).count() >= MOST_ENCLOSED {
        return Err(AwardError::TooManyEnclosed { most: MOST_ENCLOSED as u32 });
    }
    let day = date_of(tx.now());
    let language = access::office_head(tx).await?.details.language;
    let (title, file_name) = access::plain_annex_names(language, facts.kind, day);
    let (title, file_name) = (title.as_str(), file_name.as_str());
    let paper = NewPaper { request_key, kind: ENCLOSED, subject, title, file_name, pages: facts.pages, bytes };
    let summary = access::store_sealed_paper(context, tx, &paper, (&key, None)).await?;
    let paper_id = summary.id;
    let facts = sealed(context, &key, (&place_of(paper_id), facts))?;
    store::insert_enclosed(tx, (paper_id, id), facts).await?;
    let event = AwardEvent::FileEnclosed { nomination_id: id, paper_id, sha256: summary.sha256 };
    let now = nominee_card(context, tx, nomination.nominee_id).await?;
    let inverse = EnclosedToTakeAway { nomination_id: id, paper_id };
    Ok(Done::with_undo(now, vec![event.about(nomination.nominee_id)], &inverse))
}

/// Takes away what came with a nomination.
pub async fn take_enclosed_away(
    context: &RequestContext<'_>,
    input: EnclosedToTakeAway,
) -> Result<Changed<NomineeCard>, AwardError> {
    let EnclosedToTakeAway { nomination_id, paper_id } = input;
    let mut tx = context.write().await?;
    let at = Some(tx.now());
    let done = async {
        let nomination = set_aside(context, &mut tx, (nomination_id, paper_id), at).await?;
        let event = AwardEvent::EnclosedTakenAway { nomination_id, paper_id };
        let now = nominee_card(context, &mut tx, nomination.nominee_id).await?;
        let inverse = EnclosedToPutBack { nomination_id, paper_id };
        Ok(Done::with_undo(now, vec![event.about(nomination.nominee_id)], &inverse))
    }
    .await;
    finish(tx, done).await
}

/// Puts it back.
pub async fn put_enclosed_back(
    context: &RequestContext<'_>,
    input: EnclosedToPutBack,
) -> Result<Changed<NomineeCard>, AwardError> {
    let EnclosedToPutBack { nomination_id, paper_id } = input;
    let mut tx = context.write().await?;
    let done = async {
        let nomination = set_aside(context, &mut tx, (nomination_id, paper_id), None).await?;
        let event = AwardEvent::EnclosedPutBack { nomination_id, paper_id };
        let now = nominee_card(context, &mut tx, nomination.nominee_id).await?;
        let inverse = EnclosedToTakeAway { nomination_id, paper_id };
        Ok(Done::with_undo(now, vec![event.about(nomination.nominee_id)], &inverse))
    }
    .await;
    finish(tx, done).await
}

/// The file stood otherwise before; else somebody was faster.
async fn set_aside(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    (id, paper_id): (NominationId, PaperId),
    at: Option<Instant>,
) -> Result<KeptNomination, AwardError> {
    let (_, nomination) = nomination_to_change(context, tx, id).await?;
    let is_with_it = store::enclosed_with(tx, id).await?.contains(&paper_id);
    if !is_with_it || !access::set_paper_aside(tx, (paper_id, ENCLOSED), at).await? {
        return Err(AwardError::EnclosedNotFound);
    }
    Ok(nomination)
}
