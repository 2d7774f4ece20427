//! Reading and changing what the office is called and where it is.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store;
use crate::access::plain_text::{check_optional, check_required};
use crate::access::users::refuse;
use crate::access::{
    AccessError, AccessEvent, Changed, Changing, Event, Nothing, RequestContext, Subject, SubjectKind,
};
use crate::database::{DatabaseError, Tx};
use crate::documents::{Block, Content, Picture};
use crate::gate::Input;
use crate::shared::cvr::CvrNumber;
use crate::shared::email::EmailAddress;
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::format::Language;
use crate::shared::phone::PhoneNumber;
use crate::shared::postal::PostalCode;

const LONGEST_NAME: u32 = 120;
const LEAST_LOCK_MINUTES: i64 = 1;
const MOST_LOCK_MINUTES: i64 = 480;

/// What stands at the head and foot of the office's papers, and how its seats behave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfficeDetails {
    /// The office's name.
    pub name: String,
    /// The municipality it belongs to.
    pub municipality_name: String,
    /// Street and number.
    pub street: String,
    /// Four digits, or empty.
    pub postal_code: String,
    /// Town.
    pub town: String,
    /// Eight digits, or empty.
    pub cvr: String,
    /// With its country code, or empty.
    pub phone: String,
    /// Or empty.
    pub email: String,
    /// The language of papers, and of screens until a user chooses.
    pub language: Language,
    /// After how many quiet minutes a seat locks.
    #[ts(type = "number")]
    pub lock_after_minutes: i64,
    /// What the logo shows, in words, for those who cannot see it.
    pub logo_text: String,
    /// How large the logo is; 0 where there is none.
    #[ts(type = "number")]
    pub logo_bytes: i64,
    /// Counts the changes; an edit carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
}

/// What slices above print at the head of a paper.
#[derive(Debug, Clone)]
pub struct OfficeHead {
    /// The office's details.
    pub details: OfficeDetails,
    /// The logo as PNG.
    pub logo: Option<Vec<u8>>,
    /// Whether everything in this office is invented, which its papers say too.
    pub is_demo: bool,
}

/// As high as the head of a paper allows.
const LOGO_HEIGHT: f64 = 28.0;

impl OfficeHead {
    /// What stands at the head of every paper.
    pub fn letterhead(&self) -> Block {
        let logo = self.logo.as_ref().and_then(|png| {
            let alternative = if self.details.logo_text.is_empty() {
                &self.details.municipality_name
            } else {
                &self.details.logo_text
            };
            Picture::from_png(png.as_slice(), alternative.as_str(), LOGO_HEIGHT).ok()
        });
        Content::Letterhead { logo, unit: self.details.name.clone() }.into()
    }
}

/// The office's details and logo, for a paper.
pub async fn office_head(tx: &mut Tx) -> Result<OfficeHead, DatabaseError> {
    let details = found(tx).await?;
    let logo = store::find_logo(tx).await?.map(|(picture, _)| picture);
    let is_demo = crate::access::store::office_state(tx).await?.is_some_and(|office| office.demo_since.is_some());
    Ok(OfficeHead { details, logo, is_demo })
}

pub(super) async fn found(tx: &mut Tx) -> Result<OfficeDetails, DatabaseError> {
    store::find(tx).await?.ok_or_else(|| DatabaseError::inconsistent("office_details has no row"))
}

/// The office's details.
pub async fn office_details(context: &RequestContext<'_>, _: Nothing) -> Result<OfficeDetails, AccessError> {
    let mut tx = context.read().await?;
    Ok(found(&mut tx).await?)
}

/// The office's details as they are to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OfficeDetailsChange {
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// The office's name.
    pub name: String,
    /// The municipality it belongs to.
    pub municipality_name: String,
    /// Street and number.
    pub street: String,
    /// Four digits, or empty.
    pub postal_code: String,
    /// Town.
    pub town: String,
    /// As people type it, or empty.
    pub cvr: String,
    /// As people type it, or empty.
    pub phone: String,
    /// Or empty.
    pub email: String,
    /// The language of papers, and of screens until a user chooses.
    pub language: Language,
    /// After how many quiet minutes a seat locks: 1 to 480.
    #[ts(type = "number")]
    pub lock_after_minutes: i64,
}

impl Input for OfficeDetailsChange {
    fn sample() -> Self {
        Self {
            version: 1,
            name: "Bøgelunde Frivilligcenter".into(),
            municipality_name: "Bøgelunde Kommune".into(),
            street: "Torvet 2".into(),
            postal_code: "9990".into(),
            town: "Bøgelunde".into(),
            cvr: String::new(),
            phone: "84 00 01 23".into(),
            email: "kontor@boegelunde.example".into(),
            language: Language::Da,
            lock_after_minutes: 15,
        }
    }
}

impl Changing for OfficeDetailsChange {
    const OPERATION: &'static str = "change_office_details";
}

/// Changes the office's details.
pub async fn change_office_details(
    context: &RequestContext<'_>,
    input: OfficeDetailsChange,
) -> Result<Changed<OfficeDetails>, AccessError> {
    let change = parsed(&input, context.today())?;
    let mut tx = context.write().await?;
    let before = found(&mut tx).await?;
    if !store::change(&mut tx, &change).await? {
        let current = Box::new(found(&mut tx).await?);
        tx.rollback().await?;
        return Err(AccessError::StaleOfficeDetails { current });
    }
    let now = found(&mut tx).await?;
    let inverse = OfficeDetailsChange { version: now.version, ..as_change(&before) };
    let event = AccessEvent::OfficeChanged { fields: changed_fields(&before, &now) };
    tx.commit(vec![Event::new(Subject::of(SubjectKind::Office, 1), &event)]).await?;
    Ok(Changed::with_undo(now, &inverse))
}

fn as_change(details: &OfficeDetails) -> OfficeDetailsChange {
    let details = details.clone();
    OfficeDetailsChange {
        version: details.version,
        name: details.name,
        municipality_name: details.municipality_name,
        street: details.street,
        postal_code: details.postal_code,
        town: details.town,
        cvr: details.cvr,
        phone: details.phone,
        email: details.email,
        language: details.language,
        lock_after_minutes: details.lock_after_minutes,
    }
}

/// The names of the fields that differ, as they cross the wire.
fn changed_fields(before: &OfficeDetails, now: &OfficeDetails) -> Vec<String> {
    let fields = |details| serde_json::to_value(as_change(details)).unwrap_or_default();
    let (before, now) = (fields(before), fields(now));
    let Some(names) = now.as_object().map(|fields| fields.keys().cloned()) else { return Vec::new() };
    names.filter(|name| name != "version" && before[name] != now[name]).collect()
}

/// Checks every field and gives them as they are stored.
fn parsed(input: &OfficeDetailsChange, today: NaiveDate) -> Result<OfficeDetailsChange, AccessError> {
    let mut problems = FieldProblems::default();
    check_required(&mut problems, "name", &input.name, LONGEST_NAME, today);
    for (field, text) in
        [("municipalityName", &input.municipality_name), ("street", &input.street), ("town", &input.town)]
    {
        check_optional(&mut problems, field, text, LONGEST_NAME, today);
    }
    if !(LEAST_LOCK_MINUTES..=MOST_LOCK_MINUTES).contains(&input.lock_after_minutes) {
        problems.add("lockAfterMinutes", Problem::OutOfRange { least: LEAST_LOCK_MINUTES, most: MOST_LOCK_MINUTES });
    }
    let cvr = optional(&mut problems, "cvr", &input.cvr, CvrNumber::parse);
    let phone = optional(&mut problems, "phone", &input.phone, PhoneNumber::parse);
    let email = optional(&mut problems, "email", &input.email, EmailAddress::parse);
    let postal_code = optional(&mut problems, "postalCode", &input.postal_code, PostalCode::parse);
    refuse(problems)?;
    let trimmed = |text: &str| text.trim().to_owned();
    Ok(OfficeDetailsChange {
        name: trimmed(&input.name),
        municipality_name: trimmed(&input.municipality_name),
        street: trimmed(&input.street),
        town: trimmed(&input.town),
        postal_code,
        cvr,
        phone,
        email,
        ..*input
    })
}

/// An empty field stays empty; any other text has to parse.
fn optional<T: Into<String>, E: Into<Problem>>(
    problems: &mut FieldProblems,
    field: &str,
    text: &str,
    parse: impl FnOnce(&str) -> Result<T, E>,
) -> String {
    if text.trim().is_empty() {
        return String::new();
    }
    problems.take(field, parse(text).map_err(Into::into)).map(Into::into).unwrap_or_default()
}
