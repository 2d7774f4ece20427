//! Take somebody's name away for good: look first at what goes, what stays and what stands in the way.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::access::{self, Changed, Done, Event, RequestContext, Subject, SubjectKind, WriteTx, finish};
use crate::award::{self, Asked};
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;
use crate::organisations::{self, PeriodStanding, PersonFacts};
use crate::retention::case_number::read_case_number;
use crate::retention::{Hindrance, RetentionError, RetentionEvent, Ties, hindrances, store};
use crate::shared::forgotten_name::ForgottenName;
use crate::shared::ids::PersonId;
use crate::shared::instant::Instant;
use crate::shared::text_enum::text_enum;
use crate::shared::wall_clock::date_of;
use crate::{agreements, bookings, insurance, premises};

text_enum! {
    /// Why somebody's name is taken away. A choice, not words: words could say whose it was.
    pub enum AnonymiseReason {
        /// The time for which it is kept is over.
        TimeIsOver = "time_is_over",
        /// They asked for it, and nothing speaks against it.
        TheyAsked = "they_asked",
        /// It should not have been registered.
        NotNeeded = "not_needed",
    }
}

/// Whose name is to go.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AnonymisingWanted {
    /// Who.
    pub person_id: PersonId,
}

impl Input for AnonymisingWanted {
    fn sample() -> Self {
        Self { person_id: PersonId(1) }
    }

    fn about(&self) -> Option<Subject> {
        Some(person(self.person_id))
    }
}

/// A name to be taken away.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NameToTakeAway {
    /// Whose.
    pub person_id: PersonId,
    /// Why.
    pub reason: AnonymiseReason,
    /// The case under which it stands in the municipality's own case system, or empty.
    #[serde(default)]
    pub case_number: String,
}

impl Input for NameToTakeAway {
    fn sample() -> Self {
        Self { person_id: PersonId(1), reason: AnonymiseReason::TimeIsOver, case_number: "26/00417".into() }
    }
}

/// What would go, and what would stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnonymisingLook {
    /// Who.
    pub person_id: PersonId,
    /// Their full name.
    pub full_name: String,
    /// Whether they are in the register of volunteers: then their day of birth, next of kin, certificates and notes go too.
    pub is_volunteer: bool,
    /// The day their name falls due; none where it has no such day, or they are still attached.
    #[ts(type = "string | null")]
    pub due_on: Option<NaiveDate>,
    /// How many kept papers go.
    pub papers: u32,
    /// Out of how many searches in the log the words are taken.
    pub searches: u32,
    /// Out of how many reasons in the log the words are taken: given for something of theirs, or with their name in them.
    pub reasons: u32,
    /// How many attachments stay, without a name.
    pub attachments: u32,
    /// How many bookings stay, with no name as their contact.
    pub bookings: u32,
    /// What stands in the way.
    pub hindrances: Vec<Hindrance>,
}

/// What went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct NameTakenAway {
    /// How many kept papers.
    pub papers: u32,
    /// Out of how many searches in the log the words were taken.
    pub searches: u32,
    /// Out of how many reasons.
    pub reasons: u32,
    /// Out of how many texts elsewhere: notes, titles and reasons of bookings, closures and agreements, and what the register says
    /// of others.
    pub texts: u32,
}

fn person(id: PersonId) -> Subject {
    Subject::of(SubjectKind::Person, id.0)
}

/// What is about somebody, as papers and the log have it.
async fn subjects_of(tx: &mut Tx, id: PersonId) -> Result<Vec<Subject>, DatabaseError> {
    let claims = insurance::claim_ids(tx, id).await?.into_iter().map(|claim| Subject::of(SubjectKind::Claim, claim.0));
    Ok([person(id), Subject::of(SubjectKind::Volunteer, id.0)].into_iter().chain(claims).collect())
}

/// What reasons in the log are about somebody: the same, and bookings of which they are or were the contact.
async fn reasoned_about(tx: &mut Tx, id: PersonId, theirs: &[Subject]) -> Result<Vec<Subject>, DatabaseError> {
    let bookings = bookings::subjects_with_contact(tx, id).await?;
    Ok(theirs.iter().copied().chain(bookings).collect())
}

/// What somebody is to the office.
pub(super) async fn ties_of(
    tx: &mut Tx,
    id: PersonId,
    (today, now): (NaiveDate, Instant),
) -> Result<Ties, DatabaseError> {
    let workplaces = insurance::volunteer_ties(tx, id, today).await?.map(|ties| ties.workplaces).unwrap_or_default();
    let roles = organisations::roles_of(tx, id, today).await?.into_iter();
    let roles = roles.filter(|role| role.standing != PeriodStanding::Ended);
    let roles = roles.map(|role| (role.organisation_name, role.facts.role)).collect();
    let bookings = bookings::to_come_with_contact(tx, id, now).await?.into_iter();
    let bookings = bookings.map(|(number, starts)| (number, starts.date())).collect();
    let claims = insurance::claim_ties(tx, id).await?;
    let open_claims = claims.iter().filter(|claim| claim.closed_on.is_none()).count() as u32;
    let (rules, _) = store::rules(tx).await?;
    let claims_kept_until = rules.claims_due_on(&claims).filter(|until| *until > today);
    Ok(Ties { open_claims, claims_kept_until, workplaces, roles, bookings })
}

/// Looks at what would go with a name, what would stay, and what stands in the way.
pub async fn look_at_anonymising(
    context: &RequestContext<'_>,
    input: AnonymisingWanted,
) -> Result<AnonymisingLook, RetentionError> {
    let (id, today) = (input.person_id, context.today());
    let mut tx = context.read().await?;
    let known = organisations::person_of(&mut tx, id).await?.ok_or(RetentionError::PersonNotFound)?;
    let (rules, _) = store::rules(&mut tx).await?;
    let ties = insurance::volunteer_ties(&mut tx, id, today).await?;
    let last_day = ties.as_ref().filter(|ties| ties.workplaces.is_empty()).and_then(|ties| ties.last_day);
    let claims = match last_day {
        Some(_) => insurance::claim_ties(&mut tx, id).await?,
        None => Vec::new(),
    };
    let theirs = subjects_of(&mut tx, id).await?;
    let reasoned_about = reasoned_about(&mut tx, id, &theirs).await?;
    let mut papers = 0;
    for subject in &theirs {
        papers += access::count_papers(&mut tx, *subject).await?;
    }
    papers += i64::from(award::count_award_papers_of(&mut tx, &as_asked(known.id, &known.facts)).await?);
    Ok(AnonymisingLook {
        person_id: id,
        is_volunteer: ties.is_some(),
        due_on: last_day.and_then(|last| rules.volunteer_due_on(last)).max(rules.claims_due_on(&claims)),
        papers: u32::try_from(papers).unwrap_or(u32::MAX),
        searches: access::count_searches_for(&mut tx, &known.facts.full_name).await?,
        reasons: access::count_reasons_about(&mut tx, &known.facts.full_name, &reasoned_about).await?,
        attachments: ties.map_or(0, |ties| ties.attachments),
        bookings: bookings::all_with_contact(&mut tx, id).await?.len() as u32,
        hindrances: hindrances(&ties_of(&mut tx, id, (today, context.now())).await?),
        full_name: known.facts.full_name,
    })
}

/// Takes somebody's name away for good, and everything else that says who they are. There is no way back.
pub async fn anonymise_person(
    context: &RequestContext<'_>,
    input: NameToTakeAway,
) -> Result<Changed<NameTakenAway>, RetentionError> {
    let problems = |problems| RetentionError::FieldsRefused { problems };
    let case_number = read_case_number(&input.case_number, context.today()).map_err(problems)?;
    let mut tx = context.write().await?;
    let done = take_away(&mut tx, input.person_id).await.map(|(taken, name)| {
        let NameTakenAway { papers, searches, reasons, texts } = taken;
        // Whoever calls a case by a name leaves none in the log.
        let case_number = name.taken_out_of(&case_number);
        let reason = input.reason;
        let event = RetentionEvent::PersonAnonymised { reason, papers, searches, reasons, texts, case_number };
        Done::for_good(taken, vec![Event::new(person(input.person_id), &event)])
    });
    let taken = finish(tx, done).await?;
    context.office().remove_old_beside();
    Ok(taken)
}

/// Somebody as awards know them.
pub(super) fn as_asked(person_id: PersonId, facts: &PersonFacts) -> Asked {
    let reached_by = [&facts.phone, &facts.second_phone, &facts.email].map(Clone::clone).to_vec();
    Asked { person_id, full_name: facts.full_name.clone(), reached_by }
}

async fn take_away(tx: &mut WriteTx, id: PersonId) -> Result<(NameTakenAway, ForgottenName), RetentionError> {
    let known = organisations::person_of(tx, id).await?.ok_or(RetentionError::PersonNotFound)?;
    let now = tx.now();
    let found = hindrances(&ties_of(tx, known.id, (date_of(now), now)).await?);
    if !found.is_empty() {
        return Err(RetentionError::AnonymisingHindered { hindrances: found });
    }
    let name = known.facts.full_name.clone();
    let theirs = subjects_of(tx, known.id).await?;
    let said = ForgottenName::of(&name);
    let papers = insurance::anonymise_volunteer(tx, known.id, &said).await?;
    let papers = papers + award::forget_in_awards(tx, &as_asked(known.id, &known.facts)).await?;
    let searches = access::forget_searches_for(tx, &name).await?;
    let reasoned_about = reasoned_about(tx, known.id, &theirs).await?;
    let reasons = access::forget_reasons_about(tx, &name, &reasoned_about).await?;
    let texts = forget_in_texts(tx, known.id, &said).await?;
    organisations::anonymise_person(tx, known.id).await?;
    Ok((NameTakenAway { papers, searches, reasons, texts }, said))
}

/// Takes the name out of what stays, wherever somebody wrote it in their own words.
async fn forget_in_texts(tx: &mut WriteTx, id: PersonId, name: &ForgottenName) -> Result<u32, DatabaseError> {
    Ok(bookings::forget_in_bookings(tx, (id, name)).await?
        + bookings::forget_in_sheets(tx, name).await?
        + premises::forget_in_closures(tx, name).await?
        + agreements::forget_in_agreements(tx, name).await?
        + insurance::forget_in_register(tx, name).await?
        + organisations::forget_in_cards(tx, name).await?
        + award::forget_in_award_texts(tx, name).await?
        + access::forget_in_journal(tx, name).await?
        + access::forget_in_reminders(tx, name).await?)
}
