//! Papers about a volunteer: looked at first, then printed and kept byte for byte.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::card::{AttachmentNames, Places, names_of};
use super::covering::{CoverageAsked, person_on_day};
use crate::access::{self, Changed, Event, NewPaper, NoPaper, PaperSummary, RequestContext, Subject};
use crate::database::Tx;
use crate::documents::{Document, Paper};
use crate::gate::Input;
use crate::insurance::cover_proof::CoverProof;
use crate::insurance::event::{register, volunteer};
use crate::insurance::information_sheet::InformationSheet;
use crate::insurance::knowledge::end_of_time;
use crate::insurance::paper::Frame;
use crate::insurance::store::{self, KnownAttachment};
use crate::insurance::verdict::verdict;
use crate::insurance::volunteer_agreement::{VolunteerAgreement, file_name, usual_talk};
use crate::insurance::{AttachmentFacts, InsuranceError, InsuranceEvent, Known, RegisterKeeping, Verdict};
use crate::organisations;
use crate::shared::format::Language;
use crate::shared::ids::{AttachmentId, PersonId, RequestKey};

/// What the papers are called among those that are kept.
const PROOF: &str = "cover_proof";
const AGREEMENT: &str = "volunteer_agreement";
pub(super) const SHEET: &str = "information_sheet";
/// More letters than these say no time.
const LONGEST_TIME: usize = 60;

/// A proof of cover.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CoverProofWanted {
    /// Of whom.
    pub person_id: PersonId,
    /// On which day.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// Of when the knowledge is; of now, if not said.
    #[serde(default)]
    #[ts(optional)]
    pub known: Option<Known>,
    /// In which language; left out, the office's.
    #[serde(default)]
    #[ts(optional)]
    pub language: Option<Language>,
}

impl Input for CoverProofWanted {
    fn sample() -> Self {
        let CoverageAsked { person_id, on, known } = CoverageAsked::sample();
        Self { person_id, on, known, language: None }
    }

    fn about(&self) -> Option<Subject> {
        Some(volunteer(self.person_id))
    }
}

/// A paper about an attachment.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AttachmentPaperWanted {
    /// Whose.
    pub person_id: PersonId,
    /// About which attachment of theirs.
    pub attachment_id: AttachmentId,
    /// In which language; left out, the office's.
    #[serde(default)]
    #[ts(optional)]
    pub language: Option<Language>,
    /// Of an agreement, after how long they talk about how it goes, in words; a month, if not said.
    #[serde(default)]
    #[ts(optional)]
    pub talk_after: Option<String>,
}

impl Input for AttachmentPaperWanted {
    fn sample() -> Self {
        Self { person_id: PersonId(1), attachment_id: AttachmentId(1), language: None, talk_after: None }
    }

    fn about(&self) -> Option<Subject> {
        Some(volunteer(self.person_id))
    }
}

/// A proof of cover to be printed.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CoverProofToPrint {
    /// Made by the client; the same key again is the same paper.
    pub request_key: RequestKey,
    /// Which.
    pub paper: CoverProofWanted,
}

impl Input for CoverProofToPrint {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(1), paper: CoverProofWanted::sample() }
    }
}

/// A paper about an attachment to be printed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AttachmentPaperToPrint {
    /// Made by the client; the same key again is the same paper.
    pub request_key: RequestKey,
    /// Which.
    pub paper: AttachmentPaperWanted,
}

impl Input for AttachmentPaperToPrint {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(1), paper: AttachmentPaperWanted::sample() }
    }
}

/// What a paper is about.
#[derive(Debug, Clone, Copy)]
pub(super) enum About {
    Volunteer(PersonId),
    /// The register as a whole.
    Register,
}

impl About {
    fn subject(self) -> Subject {
        match self {
            Self::Volunteer(person_id) => volunteer(person_id),
            Self::Register => register(),
        }
    }

    fn printed(self, kind: &str, summary: &PaperSummary) -> Event {
        let (kind, paper_id, sha256) = (kind.to_owned(), summary.id, summary.sha256.clone());
        match self {
            Self::Volunteer(id) => InsuranceEvent::VolunteerPaperPrinted { kind, paper_id, sha256 }.about(id),
            Self::Register => InsuranceEvent::RegisterPaperPrinted { kind, paper_id, sha256 }.of_register(),
        }
    }
}

/// A paper that is ready to be laid out.
pub(super) struct Ready {
    pub kind: &'static str,
    pub about: About,
    pub title: String,
    pub file_name: String,
    pub document: Document,
}

/// The proof as a PDF, before it is printed.
pub async fn preview_cover_proof(
    context: &RequestContext<'_>,
    input: CoverProofWanted,
) -> Result<Vec<u8>, InsuranceError> {
    Ok(render(proof(context, input).await?.document).await?.bytes)
}

/// Prints a proof of cover; it is stored byte for byte.
pub async fn print_cover_proof(
    context: &RequestContext<'_>,
    input: CoverProofToPrint,
) -> Result<Changed<PaperSummary>, InsuranceError> {
    if let Some(there) = printed_before(context, input.request_key, About::Volunteer(input.paper.person_id)).await? {
        return Ok(there);
    }
    print(context, input.request_key, proof(context, input.paper).await?).await
}

/// The volunteer agreement as a PDF, before it is printed.
pub async fn preview_volunteer_agreement(
    context: &RequestContext<'_>,
    input: AttachmentPaperWanted,
) -> Result<Vec<u8>, InsuranceError> {
    Ok(render(agreement(context, &input).await?.document).await?.bytes)
}

/// Prints a volunteer agreement; it is stored byte for byte.
pub async fn print_volunteer_agreement(
    context: &RequestContext<'_>,
    input: AttachmentPaperToPrint,
) -> Result<Changed<PaperSummary>, InsuranceError> {
    if let Some(there) = printed_before(context, input.request_key, About::Volunteer(input.paper.person_id)).await? {
        return Ok(there);
    }
    print(context, input.request_key, agreement(context, &input.paper).await?).await
}

/// The information sheet as a PDF, before it is printed.
pub async fn preview_information_sheet(
    context: &RequestContext<'_>,
    input: AttachmentPaperWanted,
) -> Result<Vec<u8>, InsuranceError> {
    Ok(render(sheet(context, &input).await?.document).await?.bytes)
}

/// Prints an information sheet; it is stored byte for byte.
pub async fn print_information_sheet(
    context: &RequestContext<'_>,
    input: AttachmentPaperToPrint,
) -> Result<Changed<PaperSummary>, InsuranceError> {
    if let Some(there) = printed_before(context, input.request_key, About::Volunteer(input.paper.person_id)).await? {
        return Ok(there);
    }
    print(context, input.request_key, sheet(context, &input.paper).await?).await
}

pub(super) async fn frame(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    language: Option<Language>,
) -> Result<Frame, InsuranceError> {
    let head = access::office_head(tx).await?;
    let language = language.unwrap_or(head.details.language);
    Ok(Frame { head, language, now: context.now() })
}

async fn proof(context: &RequestContext<'_>, wanted: CoverProofWanted) -> Result<Ready, InsuranceError> {
    let mut tx = context.read().await?;
    let frame = frame(context, &mut tx, wanted.language).await?;
    let asked = CoverageAsked { person_id: wanted.person_id, on: wanted.on, known: wanted.known };
    let person = person_on_day(&mut tx, asked).await?;
    let moment = person.known.moment();
    let born_on =
        store::find_volunteer(&mut tx, person.person_id, moment).await?.and_then(|known| known.facts.born_on());
    let paper = CoverProof { frame, person, born_on };
    Ok(Ready {
        kind: PROOF,
        about: About::Volunteer(wanted.person_id),
        title: format!("{} {}", paper.title(), wanted.on),
        file_name: file_name(paper.title(), wanted.on),
        document: paper.document(),
    })
}

/// An attachment that stands, with the names that a paper about it says.
struct Gathered {
    frame: Frame,
    full_name: String,
    facts: AttachmentFacts,
    names: AttachmentNames,
    /// How they stand today or, where it begins later, on its first day.
    verdict: Verdict,
}

async fn gathered(context: &RequestContext<'_>, wanted: &AttachmentPaperWanted) -> Result<Gathered, InsuranceError> {
    let mut tx = context.read().await?;
    let frame = frame(context, &mut tx, wanted.language).await?;
    let known = standing(&mut tx, wanted).await?;
    let person =
        organisations::person_name(&mut tx, wanted.person_id).await?.ok_or(InsuranceError::VolunteerNotFound)?;
    let scheme = store::known_scheme(&mut tx, end_of_time()).await?;
    let reckoned = known.facts.attachment();
    let on = context.today().max(reckoned.period.from);
    Ok(Gathered {
        frame,
        full_name: person.full_name,
        names: names_of(&mut tx, &known.facts, &scheme, &mut Places::default()).await?,
        verdict: verdict(&reckoned, &scheme, on),
        facts: known.facts,
    })
}

async fn standing(tx: &mut Tx, wanted: &AttachmentPaperWanted) -> Result<KnownAttachment, InsuranceError> {
    let found = store::find_attachment(tx, wanted.attachment_id).await?;
    let stands = |one: &KnownAttachment| one.person_id == wanted.person_id && one.keeping == RegisterKeeping::Kept;
    found.filter(stands).ok_or(InsuranceError::AttachmentNotFound)
}

async fn agreement(context: &RequestContext<'_>, wanted: &AttachmentPaperWanted) -> Result<Ready, InsuranceError> {
    let Gathered { frame, full_name, facts, names, verdict } = gathered(context, wanted).await?;
    let typed = wanted.talk_after.as_deref().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let talk_after: String =
        if typed.is_empty() { usual_talk(frame.language).into() } else { typed.chars().take(LONGEST_TIME).collect() };
    let paper = VolunteerAgreement { frame, full_name, facts, names, verdict, talk_after };
    let identifier = format!("volunteer-agreement-{}", wanted.attachment_id.0);
    Ok(ready(context, (AGREEMENT, wanted.person_id), paper.title(), paper.document(identifier)))
}

/// What the information sheet about an attachment says.
pub(super) async fn information_sheet(
    context: &RequestContext<'_>,
    wanted: &AttachmentPaperWanted,
) -> Result<InformationSheet, InsuranceError> {
    let Gathered { frame, full_name, facts, names, verdict } = gathered(context, wanted).await?;
    Ok(InformationSheet { frame, full_name, facts, names, verdict })
}

async fn sheet(context: &RequestContext<'_>, wanted: &AttachmentPaperWanted) -> Result<Ready, InsuranceError> {
    let paper = information_sheet(context, wanted).await?;
    let identifier = format!("information-sheet-{}", wanted.attachment_id.0);
    Ok(ready(context, (SHEET, wanted.person_id), paper.title(), paper.document(identifier)))
}

fn ready(
    context: &RequestContext<'_>,
    (kind, person_id): (&'static str, PersonId),
    title: &str,
    document: Document,
) -> Ready {
    let today = context.today();
    let about = About::Volunteer(person_id);
    Ready { kind, about, title: format!("{title} {today}"), file_name: file_name(title, today), document }
}

pub(super) async fn render(document: Document) -> Result<Paper, InsuranceError> {
    access::render(document).await.map_err(|no| match no {
        NoPaper::Unprintable { characters } => InsuranceError::CannotBePrinted { characters },
        NoPaper::Failed(error) => error.into(),
    })
}

/// The paper that the request has printed before.
pub(super) async fn printed_before(
    context: &RequestContext<'_>,
    key: RequestKey,
    about: About,
) -> Result<Option<Changed<PaperSummary>>, InsuranceError> {
    let mut tx = context.read().await?;
    Ok(access::paper_of_request(&mut tx, key, about.subject()).await?.map(Changed::for_good))
}

/// Sets a paper and stores it byte for byte.
pub(super) async fn print(
    context: &RequestContext<'_>,
    request_key: RequestKey,
    ready: Ready,
) -> Result<Changed<PaperSummary>, InsuranceError> {
    let paper = render(ready.document).await?;
    let new_paper = NewPaper {
        request_key,
        kind: ready.kind,
        subject: ready.about.subject(),
        title: &ready.title,
        file_name: &ready.file_name,
        pages: u32::try_from(paper.pages).unwrap_or(u32::MAX),
        bytes: &paper.bytes,
    };
    let mut tx = context.write().await?;
    let summary = access::stored_paper(&mut tx, &new_paper).await?;
    tx.commit(vec![ready.about.printed(ready.kind, &summary)]).await?;
    Ok(Changed::for_good(summary))
}
