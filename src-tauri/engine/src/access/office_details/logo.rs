//! The picture at the head of the office's papers: a PNG that the papers can carry, checked by reading it.

use std::io::Cursor;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::operations::{OfficeDetails, found};
use super::store;
use crate::access::plain_text::check_optional;
use crate::access::users::refuse;
use crate::access::{
    AccessError, AccessEvent, Changed, Changing, Event, Nothing, RequestContext, Subject, SubjectKind, UndoStep,
};
use crate::gate::Input;
use crate::shared::field::{FieldProblems, Problem};

/// The most bytes of a logo.
const MOST_BYTES: usize = 500_000;
/// The most pixels of a side.
const MOST_PIXELS: u32 = 2_000;
const LONGEST_TEXT: u32 = 200;

/// A picture for the head of papers.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OfficeLogo {
    /// A PNG of at most 500 kB and 2,000 pixels a side, as base64 text.
    pub png: String,
    /// What it shows, in words.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
}

/// One grey pixel.
const SAMPLE: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";

impl Input for OfficeLogo {
    fn sample() -> Self {
        Self { png: SAMPLE.into(), text: Some("Et bøgeblad".into()) }
    }
}

impl Changing for OfficeLogo {
    const OPERATION: &'static str = "keep_office_logo";
}

/// Papers without a picture.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NoLogo {}

impl Input for NoLogo {
    fn sample() -> Self {
        Self {}
    }
}

impl Changing for NoLogo {
    const OPERATION: &'static str = "remove_office_logo";
}

/// Puts a picture at the head of papers.
pub async fn keep_office_logo(
    context: &RequestContext<'_>,
    input: OfficeLogo,
) -> Result<Changed<OfficeDetails>, AccessError> {
    let text = input.text.unwrap_or_default().trim().to_owned();
    let mut problems = FieldProblems::default();
    check_optional(&mut problems, "text", &text, LONGEST_TEXT, context.today());
    let picture = problems.take("png", picture_of(&input.png)).unwrap_or_default();
    refuse(problems)?;
    replace(context, Some(&picture), &text).await
}

/// Takes the picture off the papers.
pub async fn remove_office_logo(
    context: &RequestContext<'_>,
    _: NoLogo,
) -> Result<Changed<OfficeDetails>, AccessError> {
    replace(context, None, "").await
}

async fn replace(
    context: &RequestContext<'_>,
    picture: Option<&[u8]>,
    text: &str,
) -> Result<Changed<OfficeDetails>, AccessError> {
    let mut tx = context.write().await?;
    let before = store::find_logo(&mut tx).await?;
    store::keep_logo(&mut tx, picture, text).await?;
    let now = found(&mut tx).await?;
    let event = AccessEvent::OfficeChanged { fields: vec!["logo".into()] };
    tx.commit(vec![Event::new(Subject::of(SubjectKind::Office, 1), &event)]).await?;
    let undo = match before {
        Some((picture, text)) => UndoStep::call(&OfficeLogo { png: STANDARD.encode(picture), text: Some(text) }),
        None => UndoStep::call(&NoLogo {}),
    };
    Ok(Changed { now, undo: Some(undo) })
}

/// The logo as PNG.
pub async fn logo_picture(context: &RequestContext<'_>, _: Nothing) -> Result<Vec<u8>, AccessError> {
    let mut tx = context.read().await?;
    store::find_logo(&mut tx).await?.map(|(picture, _)| picture).ok_or(AccessError::LogoNotFound)
}

fn picture_of(base64: &str) -> Result<Vec<u8>, Problem> {
    if base64.len() > MOST_BYTES.div_ceil(3) * 4 + 4 {
        return Err(Problem::Picture);
    }
    let bytes = STANDARD.decode(base64.trim()).map_err(|_| Problem::Picture)?;
    if bytes.len() > MOST_BYTES || !reads_as_png(&bytes) {
        return Err(Problem::Picture);
    }
    Ok(bytes)
}

/// Whether the whole picture reads: a damaged one would only be noticed on the first paper.
fn reads_as_png(bytes: &[u8]) -> bool {
    let Ok(mut reader) = png::Decoder::new(Cursor::new(bytes)).read_info() else { return false };
    let (width, height) = (reader.info().width, reader.info().height);
    if width > MOST_PIXELS || height > MOST_PIXELS {
        return false;
    }
    let Some(size) = reader.output_buffer_size() else { return false };
    reader.next_frame(&mut vec![0; size]).is_ok() && reader.finish().is_ok()
}
