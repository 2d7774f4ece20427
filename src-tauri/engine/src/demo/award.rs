//! The award of the demo: it was put off until January, nominations have come in, one of them late and two about one
//! nominee; the jury is appointed, partly on paper, and nothing is answered or scored. So every step is still to be walked.

use super::associations::Directory;
use super::award_cases;
use super::desk::{Desk, Expected};
use crate::access::{Nothing, Role};
use crate::award::{
    self, AwardCandidate, AwardCycle, AwardFacts, AwardYearCard, AwardYearToChange, MemberFacts, MemberPosition,
    MemberToAppoint, NewAwardYear, NewNomination, NewPastWinner, NominationFacts, NominatorTie, NomineeFacts,
    NomineeKind, PastWinnerFacts,
};
use crate::database::DatabaseError;
use crate::shared::ids::{AwardYearId, NomineeId};

/// Begins the award of 2026 and types in what came.
pub(super) async fn receive(desk: &Desk, directory: &Directory) -> Result<(), DatabaseError> {
    let context = desk.context(Role::Manager, "award_candidates");
    let candidates = award::award_candidates(&context, Nothing {}).await.expected("who can be in the award")?;
    let secretary = candidates.iter().find(|one| one.full_name == "Signe Ærenlund").expected("a secretary")?;
    let input =
        NewAwardYear { request_key: desk.new_key(), year: 2026, secretary_id: secretary.user_id, copies_last: false };
    let context = desk.context(Role::Manager, "start_award_year");
    let begun = award::start_award_year(&context, input).await.expected("the award is begun")?.now;
    put_off(desk, &begun).await?;
    appoint(desk, begun.id, &candidates, ("2026-01-01", "2027-12-31")).await?;
    let mut kept = Vec::new();
    for (mut nominee, nomination, came) in nominations() {
        nominee.organisation_id = award_cases::card_of(&nominee, directory);
        kept.push(nominate(desk, begun.id, None, Some(nominee), nomination, came).await?);
    }
    let (effort, by, came) = SECOND;
    nominate(desk, begun.id, kept.first().copied(), None, written(effort, by, NominatorTie::Colleague), came).await?;
    remember(desk).await?;
    award_cases::receive(desk, begun.id, directory).await
}

/// Who was given the award before the program: the latest still warns.
async fn remember(desk: &Desk) -> Result<(), DatabaseError> {
    let winners = [
        (2024, "Poul Erik Mosegaard", NomineeKind::Person, "at køre til lægen med alle, der ikke selv kan"),
        (
            2023,
            "Strikkeklubben Maskerne",
            NomineeKind::Group,
            "at give hver nyfødt i byen en hue og mødrene et bord at sidde ved",
        ),
        (2021, "Bodil Storgaard", NomineeKind::Person, "at lave suppe til fyrre hver onsdag i fjorten år"),
    ];
    for (year, name, kind, reason) in winners {
        let facts = PastWinnerFacts { year, name: name.into(), kind, reason: reason.into(), amount: "7.000,00".into() };
        let input = NewPastWinner { request_key: desk.new_key(), facts };
        let context = desk.context(Role::Consultant, "add_past_winner");
        award::add_past_winner(&context, input).await.expected("an earlier recipient is typed in")?;
    }
    Ok(())
}

/// The hall was flooded in September, so that the award is handed over in January.
async fn put_off(desk: &Desk, begun: &AwardYearCard) -> Result<(), DatabaseError> {
    let cycle = AwardCycle {
        opens_on: "2026-10-01".into(),
        deadline_on: "2026-11-20".into(),
        deadline_time: "12.00".into(),
        checked_by: "2026-11-27".into(),
        scored_by: "2026-12-08".into(),
        recommended_by: "2026-12-15".into(),
        decided_by: "2026-12-22".into(),
        handed_over_on: "2027-01-29".into(),
        handed_over_time: "16.00".into(),
        published_on: "2027-01-30".into(),
        evaluated_by: "2027-02-26".into(),
    };
    let facts = AwardFacts { cycle, committee: "Social- og Kulturudvalget".into(), ..begun.facts.clone() };
    let input = AwardYearToChange { award_year_id: begun.id, version: begun.version, facts };
    let context = desk.context(Role::Consultant, "change_award_year");
    award::change_award_year(&context, input).await.expected("the award is put off").map(|_| ())
}

/// The manager chairs, one juror signs in, the others work on paper. They serve from one day to another.
pub(super) async fn appoint(
    desk: &Desk,
    id: AwardYearId,
    candidates: &[AwardCandidate],
    (from, to): (&str, &str),
) -> Result<(), DatabaseError> {
    let members = [
        (MemberPosition::Chair, "Henning Østergaard"),
        (MemberPosition::Deputy, "Grethe Lindhardt"),
        (MemberPosition::Juror, "Merete Winther"),
        (MemberPosition::Juror, "Jens Kvistgaard"),
        (MemberPosition::Juror, "Ulla Toftegaard"),
    ];
    for (position, name) in members {
        let user_id = candidates.iter().find(|one| one.full_name == name).map(|one| one.user_id);
        let facts = MemberFacts {
            position,
            user_id,
            on_paper: false,
            person_id: None,
            name: name.into(),
            serves_from: from.into(),
            serves_to: to.into(),
        };
        let input = MemberToAppoint { request_key: desk.new_key(), award_year_id: id, facts };
        let context = desk.context(Role::Consultant, "appoint_award_member");
        award::appoint_award_member(&context, input).await.expected("a member is appointed")?;
    }
    Ok(())
}

/// The day and the time of day a nomination came, as typed.
pub(super) type Came = (&'static str, &'static str);

/// The first nominee, by somebody else.
const SECOND: (&str, &str, Came) = (
    "Jytte kommer hver uge med sin guitar, og beboere, der ellers ikke siger noget, synger med fra første vers. Hun har lært de \
     andre frivillige sangene, så der også bliver sunget, når hun selv er på ferie hos sine børnebørn.",
    "Lars Bagger",
    ("14/10-2026", "9.30"),
);

fn nominations() -> Vec<(NomineeFacts, NominationFacts, Came)> {
    let person = |name: &str, place: &str, since: &str, target: &str| NomineeFacts {
        name: name.into(),
        place: place.into(),
        since: since.into(),
        target_group: target.into(),
        ..NomineeFacts::default()
    };
    vec![
        (
            person("Jytte Sandholt", "Plejecentret Havblik", "2014", "Ældre"),
            written(
                "Hver torsdag i tolv år har hun sunget med beboerne på plejecentret. Hun kender alles yndlingssang og begynder \
                 med den, som har haft en svær uge. Bagefter sidder hun hos dem, der ikke kunne komme ned i salen.",
                "Karen Elmholt",
                NominatorTie::Colleague,
            ),
            ("12/10-2026", "13.20"),
        ),
        (
            NomineeFacts {
                kind: NomineeKind::Group,
                contact: "Bo Krogsgaard".into(),
                ..person("Natteravnene ved Stationen", "Havbjerg Station", "2019", "Unge")
            },
            written(
                "Fredag og lørdag nat går de fra stationen til havnen i gule veste. De løser ikke konflikter; de er der, og så \
                 bliver der ingen. De ringer efter en taxa, og de bliver stående, til den er kommet og døren er lukket.",
                "Mette Asferg",
                NominatorTie::Other,
            ),
            ("2/11-2026", "16.10"),
        ),
        (
            person("Aksel Thorup Dahl", "Lektiecaféen", "2021", "Børn"),
            written(
                "Han var lærer i fyrre år og kunne have holdt fri. I stedet sidder han tre eftermiddage om ugen med børn, som \
                 ikke har nogen derhjemme til at hjælpe. To af dem er begyndt på gymnasiet i år, og de kommer stadig.",
                "Sanne Brix",
                NominatorTie::Relative,
            ),
            ("19/11-2026", "20.45"),
        ),
        (
            person("Inger Marie Falk", "Genbrugsbutikken", "2016", "Alle"),
            written(
                "Hun har nøglen, kassen og overblikket. Når der kommer et dødsbo, er det hende, der kører ud, også om søndagen, \
                 og hun finder altid noget, som familien alligevel skal beholde. Overskuddet går til julehjælpen.",
                "Dennis Holme",
                NominatorTie::Member,
            ),
            ("21/11-2026", "11.00"),
        ),
    ]
}

pub(super) fn written(effort: &str, nominator: &str, tie: NominatorTie) -> NominationFacts {
    NominationFacts {
        effort: effort.into(),
        difference: "Mange har nogen at være sammen med hver uge, og det kan mærkes i hele byen, også hos dem, der bare går \
                     forbi og hører, at der er nogen."
            .into(),
        why: "Det er gjort år efter år uden at nogen har bedt om det, og uden at nogen har sagt tak. Det vil vi gerne gøre nu, \
              så alle kan høre det."
            .into(),
        nominator: nominator.into(),
        nominator_phone: super::people::phone(90),
        tie: Some(tie),
        informed: true,
        ..NominationFacts::default()
    }
}

pub(super) async fn nominate(
    desk: &Desk,
    award_year_id: AwardYearId,
    nominee_id: Option<NomineeId>,
    nominee: Option<NomineeFacts>,
    nomination: NominationFacts,
    (received_on, received_time): Came,
) -> Result<NomineeId, DatabaseError> {
    let input = NewNomination {
        request_key: desk.new_key(),
        award_year_id,
        nominee_id,
        nominee,
        nomination,
        nominator_agreed: false,
        received_on: received_on.into(),
        received_time: received_time.into(),
    };
    let context = desk.context(Role::Consultant, "nominate");
    Ok(award::nominate(&context, input).await.expected("somebody is nominated")?.now.id)
}
