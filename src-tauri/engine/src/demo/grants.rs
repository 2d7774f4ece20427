//! What the associations of the demo were given in two years, and from which sum on the centre asks for an agreement: some
//! lie just below it, one exactly at it, one reaches it only together with its branch, one paid so much back that it does
//! not.

use super::associations::{self, Directory};
use super::chance::Chance;
use super::desk::{Desk, Expected, at, day};
use crate::access::{Nothing, Role};
use crate::agreements::{self, AgreementRuleKind, KeepAgreementRule};
use crate::database::DatabaseError;
use crate::organisations::{self, ChangeOrganisation, GrantFacts, OpenOrganisation, RecordGrant};

const SPRING: (&str, &str) = ("15. april", "2026-05-18");
const AUTUMN: (&str, &str) = ("15. oktober", "2026-11-13");

/// Who, how much, how much of it was paid back, and in which round.
type Row = (&'static str, &'static str, &'static str, (&'static str, &'static str));

/// What is worth telling, of 2026.
const GRANTS: [Row; 15] = [
    ("Værestedet Ankeret", "70.000", "", SPRING),
    ("Værestedet Ankeret", "50.000", "", AUTUMN),
    // Just below, and just below once something was paid back.
    ("Gældsrådgivningen Bøgelunde", "60.000", "", SPRING),
    ("Gældsrådgivningen Bøgelunde", "39.999", "", AUTUMN),
    ("Selvhjælp Bøgelunde", "110.000", "15.000", SPRING),
    // Exactly at it, and there is an agreement.
    ("Besøgsvennerne i Bøgelunde", "60.000", "", SPRING),
    ("Besøgsvennerne i Bøgelunde", "40.000", "", AUTUMN),
    // Only together.
    ("Menighedsplejen Bøgelunde", "65.000", "", SPRING),
    ("Sognecaféen Tømmerup", "40.000", "", AUTUMN),
    // An agreement is being written, and one is to be signed.
    ("Demensvennerne Bøgelunde", "130.000", "", SPRING),
    ("Sprogcaféen Verdensbordet", "52.500", "", SPRING),
    ("Sprogcaféen Verdensbordet", "50.000", "", AUTUMN),
    ("Lektiecaféen Blækhuset", "118.000", "", SPRING),
    ("Koret Klangbølgen", "45.000", "", SPRING),
    ("IT-frivillige 60+", "36.000", "", AUTUMN),
];

/// The year before.
const LAST_YEAR: [(&str, &str); 4] = [
    ("Værestedet Ankeret", "95.000"),
    ("Besøgsvennerne i Bøgelunde", "80.000"),
    ("Lektiecaféen Blækhuset", "102.000"),
    ("Menighedsplejen Bøgelunde", "60.000"),
];

/// Writes it all down.
pub(super) async fn record(desk: &Desk, directory: &Directory) -> Result<(), DatabaseError> {
    desk.set(at(day("2025-12-01"), 13, 0));
    ask_for_agreements(desk).await?;
    join(desk, directory, "Sognecaféen Tømmerup", "Menighedsplejen Bøgelunde").await?;
    for (name, amount) in LAST_YEAR {
        give(desk, directory, name, facts("2025", amount, "", ("15. april", "2025-05-19"))).await?;
    }
    desk.set(at(day("2026-05-18"), 13, 0));
    for (name, amount) in small_grants() {
        give(desk, directory, name, facts("2026", &amount, "", SPRING)).await?;
    }
    desk.set(at(day("2026-11-13"), 13, 0));
    for (name, amount, repaid, round) in GRANTS {
        give(desk, directory, name, facts("2026", amount, repaid, round)).await?;
    }
    Ok(())
}

async fn ask_for_agreements(desk: &Desk) -> Result<(), DatabaseError> {
    let context = desk.context(Role::Manager, "keep_agreement_rule");
    let kept = agreements::agreement_rule(&context, Nothing {}).await.expected("the rule")?;
    let mut rule = kept.rule;
    rule.asked = true;
    rule.sources.insert(
        AgreementRuleKind::Required,
        "Frivilligpolitik for Bøgelunde Kommune, del 4: 100.000 kr. eller mere".into(),
    );
    let input = KeepAgreementRule { version: kept.version, rule };
    agreements::keep_agreement_rule(&context, input).await.expected("the rule is kept").map(|_| ())
}

/// One becomes a branch of the other.
async fn join(desk: &Desk, directory: &Directory, branch: &str, parent: &str) -> Result<(), DatabaseError> {
    let organisation_id = directory.get(branch).expected(branch)?.id;
    let context = desk.context(Role::Consultant, "change_organisation");
    let card = organisations::open_organisation(&context, OpenOrganisation { organisation_id }).await;
    let organisation = card.expected(branch)?.organisation;
    let mut facts = organisation.facts;
    facts.parent_id = Some(directory.get(parent).expected(parent)?.id);
    let input = ChangeOrganisation { organisation_id, version: organisation.version, facts, left_as: None };
    organisations::change_organisation(&context, input).await.expected("a branch is joined").map(|_| ())
}

/// Every second of the others has had a little.
fn small_grants() -> Vec<(&'static str, String)> {
    let mut chance = Chance::seeded(18);
    let is_told = |name: &str| GRANTS.iter().any(|(there, ..)| *there == name);
    let others = associations::names().filter(|name| !is_told(name)).step_by(2);
    others.map(|name| (name, format!("{}.000", chance.between(2, 60)))).collect()
}

fn facts(year: &str, amount: &str, repaid: &str, (round, granted_on): (&str, &str)) -> GrantFacts {
    GrantFacts {
        source: "§ 18-midler".into(),
        round: round.into(),
        year: year.into(),
        granted_on: granted_on.into(),
        amount: amount.into(),
        repaid: repaid.into(),
    }
}

async fn give(desk: &Desk, directory: &Directory, name: &str, facts: GrantFacts) -> Result<(), DatabaseError> {
    desk.work_on(1);
    let context = desk.context(Role::Consultant, "record_grant");
    let organisation_id = directory.get(name).expected(name)?.id;
    let input = RecordGrant { request_key: desk.new_key(), organisation_id, facts };
    organisations::record_grant(&context, input).await.expected("a grant is recorded").map(|_| ())
}
