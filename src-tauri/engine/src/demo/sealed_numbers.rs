//! CPR numbers of the demo: a volunteer was hurt, and whoever deals with it asks. No number is anybody's: each fails modulus 11 on a
//! day that such numbers are not given out for.

use chrono::Datelike;

use super::desk::{Desk, Expected};
use crate::access::{self, KeyName, KeyToGrant, KeyToSee, Role};
use crate::database::DatabaseError;
use crate::insurance::{self, CprToKeep, VolunteerCard};
use crate::organisations::kept_date;
use crate::shared::cpr::parse_cpr;
use crate::shared::ids::ClaimId;
use crate::shared::wall_clock::date_of;

/// The manager begins to seal, and gives the consultant access.
pub(super) async fn begin(desk: &Desk, name: KeyName) -> Result<(), DatabaseError> {
    let context = desk.context(Role::Manager, "begin_sealing");
    let begun = access::begin_sealing(&context, KeyToSee { name }).await.expected("sealing is begun")?;
    let consultant = desk.context(Role::Consultant, "own_preferences").who().map(|who| who.user_id);
    let candidate = begun.state.candidates.into_iter().find(|candidate| Some(candidate.user_id) == consultant);
    let Some(candidate) = candidate else { return Ok(()) };
    let context = desk.context(Role::Manager, "grant_key");
    let grant = KeyToGrant { name, user_id: candidate.user_id };
    access::grant_key(&context, grant).await.expected("the consultant has access").map(|_| ())
}

/// Keeps the number of somebody who was hurt: at first one that the office gave them itself, and then their own, which was found.
pub(super) async fn keep_changed(desk: &Desk, card: &VolunteerCard, claim_id: ClaimId) -> Result<(), DatabaseError> {
    keep_replacement(desk, card, claim_id).await?;
    let Some(number) = invented(desk, card) else { return Ok(()) };
    keep(desk, card, (claim_id, number)).await
}

/// Keeps a number that the office itself gave somebody: the first digit of the day is raised by six.
pub(super) async fn keep_replacement(
    desk: &Desk,
    card: &VolunteerCard,
    claim_id: ClaimId,
) -> Result<(), DatabaseError> {
    let Some(number) = invented(desk, card) else { return Ok(()) };
    let (tens, rest) = number.split_at(1);
    let raised = tens.parse::<u8>().map_or(6, |tens| tens + 6);
    keep(desk, card, (claim_id, format!("{raised}{rest}"))).await
}

async fn keep(desk: &Desk, card: &VolunteerCard, (claim_id, number): (ClaimId, String)) -> Result<(), DatabaseError> {
    let input = CprToKeep { request_key: desk.new_key(), person_id: card.person_id, number, claim_id: Some(claim_id) };
    let context = desk.context(Role::Consultant, "keep_cpr");
    insurance::keep_cpr(&context, input).await.expected("a CPR number is kept").map(|_| ())
}

/// A number of their day of birth that is nobody's.
fn invented(desk: &Desk, card: &VolunteerCard) -> Option<String> {
    let today = date_of(desk.now());
    let born = kept_date(&card.facts.birth_date)?;
    let century = if born.year() < 1937 { 399 } else { 999 };
    let fails = |number: &String| {
        parse_cpr(number, today).is_ok_and(|facts| facts.birth_date == born && facts.is_probably_a_slip())
    };
    (0..10).map(|last| format!("{}-{century}{last}", born.format("%d%m%y"))).find(fails)
}
