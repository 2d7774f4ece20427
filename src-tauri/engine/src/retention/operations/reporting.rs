//! Tell somebody what is known of them: a paper to read, and the same as data.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::anonymising::as_asked;
use crate::access::{self, RequestContext, Subject, SubjectKind};
use crate::award;
use crate::database::{DatabaseError, Tx};
use crate::files;
use crate::gate::Input;
use crate::retention::RetentionError;
use crate::retention::access_report::{AccessReport, LogTold, PersonalData};
use crate::shared::format::Language;
use crate::shared::ids::PersonId;
use crate::{bookings, insurance, organisations};

/// Of whom, in which language.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AccessReportWanted {
    /// Who asks what is known of them.
    pub person_id: PersonId,
    /// In which language; left out, the office's.
    #[serde(default)]
    #[ts(optional)]
    pub language: Option<Language>,
}

impl Input for AccessReportWanted {
    fn sample() -> Self {
        Self { person_id: PersonId(1), language: None }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::Person, self.person_id.0))
    }
}

/// Everything that is known of somebody, as a PDF to be read through before it is given out.
pub async fn preview_access_report(
    context: &RequestContext<'_>,
    input: AccessReportWanted,
) -> Result<Vec<u8>, RetentionError> {
    let report = report(context, input).await?;
    Ok(access::render(report.document()).await?.bytes)
}

/// The same as a bundle: the PDF, and the data as JSON.
pub async fn export_access_report(
    context: &RequestContext<'_>,
    input: AccessReportWanted,
) -> Result<Vec<u8>, RetentionError> {
    let report = report(context, input).await?;
    let failed = |error: &dyn std::error::Error| DatabaseError::inconsistent(error.to_string());
    let json = serde_json::to_vec_pretty(&report.data).map_err(|error| failed(&error))?;
    let paper = access::render(report.document()).await?.bytes;
    let name = report.file_name();
    let (pdf, data) = (format!("{name}.pdf"), format!("{name}.json"));
    let bundle = files::bundle(&[(&pdf, &paper), (&data, &json)]).map_err(|error| failed(&error))?;
    Ok(bundle)
}

async fn report(context: &RequestContext<'_>, input: AccessReportWanted) -> Result<AccessReport, RetentionError> {
    let mut tx = context.read().await?;
    let head = access::office_head(&mut tx).await?;
    let language = input.language.unwrap_or(head.details.language);
    let data = gathered(context, &mut tx, input.person_id).await?;
    Ok(AccessReport { head, language, now: context.now(), data })
}

async fn gathered(context: &RequestContext<'_>, tx: &mut Tx, id: PersonId) -> Result<PersonalData, RetentionError> {
    // A protected address is on no paper and in no file, not even in one's own.
    let person = organisations::person_of(tx, id).await?.ok_or(RetentionError::PersonNotFound)?;
    let roles = organisations::roles_of(tx, person.id, context.today()).await?;
    let mut volunteer = insurance::volunteer_told(context, tx, person.id).await?;
    if let Some(told) = &mut volunteer {
        told.without_others();
    }
    let mut log = Vec::new();
    // The log and the papers of a claim say when it happened, and how.
    let claims = insurance::claim_ids_told(context, tx, person.id).await?;
    let claims = claims.into_iter().map(|id| Subject::of(SubjectKind::Claim, id.0));
    let themselves = [SubjectKind::Person, SubjectKind::Volunteer].map(|kind| Subject::of(kind, person.id.0));
    let mut papers = Vec::new();
    for subject in themselves.into_iter().chain(claims) {
        let until = context.now().plus_seconds(1);
        let lines = access::lines_about(tx, subject, until).await?;
        log.extend(lines.iter().map(LogTold::of));
        papers.extend(access::papers_of(tx, subject).await?);
    }
    let award = award::award_told(context, tx, &as_asked(person.id, &person.facts)).await?;
    for nominee in award.nominated.iter().flat_map(|told| &told.ids) {
        let about = Subject::of(SubjectKind::Nominee, nominee.0);
        let lines = access::lines_about(tx, about, context.now().plus_seconds(1)).await?;
        log.extend(lines.iter().map(LogTold::of).filter(LogTold::is_about_themselves));
    }
    log.sort_by_key(|line| std::cmp::Reverse(line.at));
    Ok(PersonalData {
        made_at: context.now(),
        registered_at: person.created_at,
        person: person.facts,
        roles: roles.into_iter().map(Into::into).collect(),
        volunteer,
        award,
        bookings: bookings::all_with_contact(tx, person.id).await?.into_iter().map(Into::into).collect(),
        papers: papers.into_iter().map(Into::into).collect(),
        log,
    })
}
