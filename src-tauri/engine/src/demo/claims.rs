//! Two claims of the demo: an injury at work that waits to be reported, and damage that was paid. All of it is invented, and says
//! so.

use super::desk::{Desk, Expected, at, day};
use crate::access::Role;
use crate::database::DatabaseError;
use crate::insurance::{
    self, ClaimAccount, ClaimCard, ClaimFacts, ClaimFlow, ClaimHandling, ClaimOutcome, ClaimToHandle, ClaimToNote,
    ReportedTo, ThirdParty, ToldBy, ToldOf, VolunteerCard,
};
use crate::shared::ids::ClaimId;

/// What stands in every account of the demo.
const INVENTED: &str = "(Opdigtet til demoen.)";

/// Somebody slipped; on the day the office is opened, twelve of the fourteen days are gone.
pub(super) async fn running(desk: &Desk, card: &VolunteerCard) -> Result<ClaimId, DatabaseError> {
    desk.set(at(day("2026-11-16"), 11, 20));
    let account = ClaimAccount {
        time: "kl. 14.15".into(),
        place: "Køkkenet, ved opvasken".into(),
        course: format!("Gled på et vådt gulv, mens de bar en stak fade, og faldt på højre side. {INVENTED}"),
        cause: "Gulvet var lige vasket, og der stod intet skilt.".into(),
        harm: "Slag på højre hofte og håndled".into(),
        treatment: "Is og hvile på stedet, set af lægevagten samme aften".into(),
        absence_days: "0".into(),
        may_give_benefits: true,
        ..ClaimAccount::default()
    };
    let noted = note(desk, card, (ClaimFlow::Injury, "2026-11-12"), account).await?;
    let told = vec![told("2026-11-12", "Asger Engholm, leder", ToldBy::InPerson)];
    handle(desk, &noted, ClaimHandling { told, ..ClaimHandling::default() }).await?;
    Ok(noted.id)
}

/// A window that was broken on a walk, reported at once and paid.
pub(super) async fn closed(desk: &Desk, card: &VolunteerCard) -> Result<ClaimId, DatabaseError> {
    desk.set(at(day("2026-11-16"), 11, 0));
    let account = ClaimAccount {
        time: "om formiddagen".into(),
        place: "Indgangen til dagcentret".into(),
        course: format!("Kørestolen ramte glasset i døren, da de ville ud. {INVENTED}"),
        harm: "Revnet rude".into(),
        third_party: ThirdParty {
            name: "Dagcentret".into(),
            contact: "Centrets kontor".into(),
            thing: "Glas i yderdøren".into(),
            sum: "2.400".into(),
        },
        decision: "Glarmesteren er betalt af kommunens ansvarsforsikring.".into(),
        ..ClaimAccount::default()
    };
    let noted = note(desk, card, (ClaimFlow::Liability, "2026-10-20"), account).await?;
    let handling = ClaimHandling {
        told: vec![told("2026-10-20", "Dagcentrets leder", ToldBy::Phone)],
        reported_to: Some(ReportedTo::InsuranceOffice),
        reported_on: "2026-10-22".into(),
        reference: "Demo 7".into(),
        outcome: Some(ClaimOutcome::Accepted),
        decided_on: "2026-11-10".into(),
        closed_on: "2026-11-12".into(),
    };
    handle(desk, &noted, handling).await?;
    Ok(noted.id)
}

fn told(on: &str, whom: &str, by: ToldBy) -> ToldOf {
    ToldOf { on: on.into(), whom: whom.into(), by }
}

async fn note(
    desk: &Desk,
    card: &VolunteerCard,
    (flow, happened_on): (ClaimFlow, &str),
    account: ClaimAccount,
) -> Result<ClaimCard, DatabaseError> {
    let attachment_id = card.attachments.first().map(|attachment| attachment.id);
    let facts = ClaimFacts { flow, attachment_id, happened_on: happened_on.into() };
    let input = ClaimToNote { request_key: desk.new_key(), person_id: card.person_id, facts, account };
    let context = desk.context(Role::Consultant, "note_claim");
    Ok(insurance::note_claim(&context, input).await.expected("a claim is noted")?.now)
}

async fn handle(desk: &Desk, claim: &ClaimCard, handling: ClaimHandling) -> Result<(), DatabaseError> {
    let input = ClaimToHandle { claim_id: claim.id, version: claim.version, handling };
    let context = desk.context(Role::Consultant, "handle_claim");
    insurance::handle_claim(&context, input).await.expected("a claim is handled").map(|_| ())
}
