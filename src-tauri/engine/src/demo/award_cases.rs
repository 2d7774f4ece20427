//! Nominees of the demo's award who need more than a reading: one who may be another, misspelt; one who was given the award not long
//! ago, and is rejected; an association that wants no award; and a group whose association one of the jury keeps the books of.

use super::associations::Directory;
use super::award::{Came, nominate, written};
use super::desk::{Desk, Expected};
use crate::access::Role;
use crate::award::{
    self, Eligibility, EligibilityAnswer, EligibilityRule, EligibilityTick, EligibilityToJudge, EligibilityVerdict,
    NominationFacts, NominatorTie, NomineeFacts, NomineeKind, NomineeToWithdraw,
};
use crate::database::DatabaseError;
use crate::shared::ids::{AwardYearId, NomineeId, OrganisationId};

/// The group, and the association it belongs to: its treasurer is of the jury.
const LINKED: (&str, &str) = ("Natteravnene ved Stationen", "Aftenvandrerne i Bøgelunde");
const WANTS_NO_AWARD: &str = "Byttebiksen";

/// The card of a nominee's association, where there is one.
pub(super) fn card_of(nominee: &NomineeFacts, directory: &Directory) -> Option<OrganisationId> {
    let (group, association) = LINKED;
    let name = if nominee.name == group { association } else { nominee.name.as_str() };
    directory.get(name).map(|registered| registered.id)
}

/// Types them in, and does what was done about each.
pub(super) async fn receive(desk: &Desk, year: AwardYearId, directory: &Directory) -> Result<(), DatabaseError> {
    keep(desk, year, misspelt()).await?;
    let winner = keep(desk, year, winner_of_2021()).await?;
    reject(desk, winner).await?;
    let (mut facts, nomination, came) = association();
    facts.organisation_id = card_of(&facts, directory);
    let nominee_id = keep(desk, year, (facts, nomination, came)).await?;
    let context = desk.context(Role::Consultant, "withdraw_nominee");
    let withdrawn = award::withdraw_nominee(&context, NomineeToWithdraw { nominee_id, version: 1 }).await;
    withdrawn.expected("a nominee is withdrawn").map(|_| ())
}

type Nominated = (NomineeFacts, NominationFacts, Came);

async fn keep(
    desk: &Desk,
    year: AwardYearId,
    (facts, nomination, came): Nominated,
) -> Result<NomineeId, DatabaseError> {
    nominate(desk, year, None, Some(facts), nomination, came).await
}

fn misspelt() -> Nominated {
    let facts = NomineeFacts {
        name: "Aksel Torup Dahl".into(),
        place: "Lektiecaféen Blækhuset".into(),
        target_group: "Børn".into(),
        ..NomineeFacts::default()
    };
    let effort = "Min datter hadede matematik, til hun kom i lektiecaféen. Han regner ikke for hende; han spørger, til hun selv ser \
                  det. Nu tager hun sin lillebror med, og de går derfra med en bog under armen og kommer glade hjem til aftensmad.";
    (facts, written(effort, "Rikke Vad", NominatorTie::User), ("20/11-2026", "9.10"))
}

fn winner_of_2021() -> Nominated {
    let facts = NomineeFacts {
        name: "Bodil Storgaard".into(),
        place: "Frivilligcentrets køkken".into(),
        since: "2007".into(),
        target_group: "Alle".into(),
        ..NomineeFacts::default()
    };
    let effort = "Hun laver stadig suppe hver onsdag, nu til halvtreds. Grøntsagerne henter hun selv på ladcykel, og hun har lært fire \
                  andre at røre i gryden, så der også er suppe, når hun er væk. Den, der kommer for sent, får altid en portion med hjem.";
    (facts, written(effort, "Kurt Engholm", NominatorTie::User), ("5/11-2026", "10.15"))
}

fn association() -> Nominated {
    let facts = NomineeFacts {
        name: WANTS_NO_AWARD.into(),
        kind: NomineeKind::Association,
        place: "Havnegade".into(),
        since: "2018".into(),
        target_group: "Alle".into(),
        ..NomineeFacts::default()
    };
    let effort = "Her kan man bytte sin vinterjakke til en, der passer, uden at nogen spørger hvorfor. De vasker, lapper og sorterer \
                  hver lørdag, og det, som ingen vil have, bliver til karklude. Ingen går derfra uden at have fået noget varmt.";
    (facts, written(effort, "Pia Krog", NominatorTie::Other), ("8/10-2026", "14.00"))
}

/// Every rule is kept but that of those who were given it.
async fn reject(desk: &Desk, nominee_id: NomineeId) -> Result<(), DatabaseError> {
    let answer = |rule: &EligibilityRule| {
        let is_broken = *rule == EligibilityRule::NotRecentWinner;
        let tick = if is_broken { EligibilityTick::Broken } else { EligibilityTick::Kept };
        let reason = if is_broken { "Fik prisen i 2021" } else { "" };
        EligibilityAnswer { rule: *rule, tick, reason: reason.into() }
    };
    let eligibility = Eligibility {
        answers: EligibilityRule::ALL.iter().map(answer).collect(),
        verdict: EligibilityVerdict::Rejected,
        reason: "Fik prisen i 2021 og kan få den igen fra 2027".into(),
    };
    let context = desk.context(Role::Consultant, "judge_eligibility");
    let input = EligibilityToJudge { nominee_id, version: 1, eligibility };
    award::judge_eligibility(&context, input).await.expected("somebody is rejected").map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::associations::names;

    #[test]
    fn both_associations_have_a_card() {
        let (_, linked) = LINKED;
        assert!([linked, WANTS_NO_AWARD].iter().all(|wanted| names().any(|name| name == *wanted)));
    }
}
