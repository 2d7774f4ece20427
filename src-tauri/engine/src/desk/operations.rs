//! The log and a thing's history, read with names.

use super::named_log::{NamedLogPage, SubjectName, spoken_of};
use crate::access::{
    self, AccessError, LogPage, LogToRead, Nothing, RequestContext, Role, Subject, SubjectHistory, SubjectKind,
    ToldOfAwards,
};
use crate::award::{AwardError, ConflictHint, InterestsOf};
use crate::database::{DatabaseError, Tx};
use crate::premises::{self, Premises, Scope};
use crate::shared::ids::{
    AgreementId, AwardYearId, BookingId, ClosureId, OrganisationId, PaperId, PersonId, SeriesId, UserId,
};
use crate::{agreements, award, bookings, organisations};

/// Whose names people at the desk and the auditor may know.
const KNOW_PARTIES: &[Role] = &[Role::FrontDesk, Role::Consultant, Role::Manager, Role::Auditor];

/// The log as far as the reader's roles reach, with names.
pub async fn read_log(context: &RequestContext<'_>, input: LogToRead) -> Result<NamedLogPage, AccessError> {
    let page = access::read_log(context, input, told_of_awards(context).await?).await?;
    Ok(named(context, page).await?)
}

/// What was done to a thing, with names.
pub async fn subject_history(context: &RequestContext<'_>, input: SubjectHistory) -> Result<NamedLogPage, AccessError> {
    let page = access::subject_history(context, input, told_of_awards(context).await?).await?;
    Ok(named(context, page).await?)
}

/// What colleagues did to bookings and closures since one looked last, with names: bookings go by their titles, as in the
/// calendar.
pub async fn colleagues_news(context: &RequestContext<'_>, _: Nothing) -> Result<NamedLogPage, AccessError> {
    let page = access::news(context).await?;
    let mut named = named(context, page).await?;
    let mut tx = context.read().await?;
    for there in named.names.iter_mut().filter(|there| there.subject.kind == SubjectKind::Booking) {
        there.name = bookings::stored_title(&mut tx, BookingId(there.subject.id)).await?.unwrap_or_default();
    }
    Ok(named)
}

/// What of awards the log tells: of those whose recipient is public.
async fn told_of_awards(context: &RequestContext<'_>) -> Result<ToldOfAwards, DatabaseError> {
    let mut tx = context.read().await?;
    let public = award::public_of_awards(&mut tx).await?;
    Ok(ToldOfAwards::of(&public.nominees, &public.years))
}

async fn named(context: &RequestContext<'_>, page: LogPage) -> Result<NamedLogPage, DatabaseError> {
    let spoken_of = spoken_of(&page);
    let mut tx = context.read().await?;
    let houses = if spoken_of.iter().any(|subject| is_of_a_house(subject.kind)) {
        premises::load(&mut tx, &Scope::All, context.now(), context.now()).await?
    } else {
        Vec::new()
    };
    let mut names = Vec::new();
    for subject in spoken_of {
        let may_know = !is_party(subject.kind) || context.has_role(KNOW_PARTIES);
        let name = if may_know { name_of(&mut tx, subject, &houses).await? } else { None };
        names.extend(name.map(|name| SubjectName { subject, name }));
    }
    Ok(NamedLogPage::new(page, names))
}

fn is_party(kind: SubjectKind) -> bool {
    matches!(kind, SubjectKind::Organisation | SubjectKind::Person | SubjectKind::Volunteer)
}

fn is_of_a_house(kind: SubjectKind) -> bool {
    matches!(kind, SubjectKind::Premises | SubjectKind::Room | SubjectKind::Closure)
}

async fn name_of(tx: &mut Tx, subject: Subject, houses: &[Premises]) -> Result<Option<String>, DatabaseError> {
    let id = subject.id;
    Ok(match subject.kind {
        // Whose claim it is, the log does not say.
        SubjectKind::Office | SubjectKind::Register | SubjectKind::Claim | SubjectKind::Nominee => None,
        SubjectKind::AwardYear => award::year_number(tx, AwardYearId(id)).await?.map(|year| year.to_string()),
        SubjectKind::User => access::user_name(tx, UserId(id)).await?,
        SubjectKind::Paper => access::paper_title(tx, PaperId(id)).await?,
        SubjectKind::Organisation => {
            organisations::names(tx, &[OrganisationId(id)]).await?.pop().map(|names| names.name)
        }
        SubjectKind::Person | SubjectKind::Volunteer => {
            organisations::person_name(tx, PersonId(id)).await?.map(|person| person.full_name)
        }
        SubjectKind::Premises => houses.iter().find(|house| house.id.0 == id).map(|house| house.details.name.clone()),
        SubjectKind::Room => room_name(houses, id),
        SubjectKind::Closure => closure_name(tx, ClosureId(id), houses).await?,
        SubjectKind::Booking => bookings::stored_number(tx, BookingId(id)).await?,
        SubjectKind::Series => bookings::stored_series_title(tx, SeriesId(id)).await?,
        SubjectKind::Agreement => agreements::stored_number(tx, AgreementId(id)).await?,
    })
}

fn room_name(houses: &[Premises], id: i64) -> Option<String> {
    let room = houses.iter().flat_map(|house| &house.rooms).find(|room| room.id.0 == id)?;
    Some(room.details.name.clone())
}

/// The rooms that are closed, or the house.
async fn closure_name(tx: &mut Tx, id: ClosureId, houses: &[Premises]) -> Result<Option<String>, DatabaseError> {
    let Some(closure) = premises::find_closure(tx, id).await? else { return Ok(None) };
    let rooms: Vec<String> = closure.rooms.iter().filter_map(|room| room_name(houses, room.0)).collect();
    let house = || houses.iter().find(|house| house.id == closure.premises_id).map(|house| house.details.name.clone());
    Ok(if rooms.is_empty() { house() } else { Some(rooms.join(", ")) })
}

/// What signed agreements say about somebody of an award year and the nominees they answer for: a question, beside those that the
/// page of answers asks by itself.
pub async fn agreement_hints(
    context: &RequestContext<'_>,
    input: InterestsOf,
) -> Result<Vec<ConflictHint>, AwardError> {
    let mut tx = context.read().await?;
    let asked = award::linked_nominees(context, &mut tx, input).await?;
    let mut found = Vec::new();
    for (nominee_id, linked) in &asked.links {
        let mut signers = Vec::new();
        for organisation_id in linked {
            signers.extend(agreements::signers_for(&mut tx, *organisation_id).await?);
        }
        found.extend(asked.hint(*nominee_id, &signers));
    }
    Ok(found)
}
