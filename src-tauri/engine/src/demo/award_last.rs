//! Last year's award of the demo, from its beginning to its recipient: handed over on 5 December 2025, the day of volunteers. One
//! juror was conflicted with a nominee, another in doubt, a third abstained, so that its results have all of it to show.

use std::collections::BTreeMap;

use super::award::{appoint, written};
use super::desk::{Desk, Expected, at, day};
use crate::access::{Nothing, Role};
use crate::award::{
    self, AwardCycle, AwardFacts, AwardToPublish, AwardYearCard, AwardYearToChange, AwardYearToOpen, ConflictGround,
    Criteria, DecisionFacts, DecisionKind, DecisionToKeep, DeclaredInterest, Eligibility, EligibilityAnswer,
    EligibilityRule, EligibilityTick, EligibilityToJudge, EligibilityVerdict, InterestAnswer, InterestDecision,
    InterestsToDeclare, NewAwardYear, NewNomination, NominationFacts, NominatorTie, NomineeFacts, NomineeKind,
    ScoreSheet, ScoringOf, ScoringRound, SheetToKeep, SheetToRead,
};
use crate::database::DatabaseError;
use crate::shared::ids::{AwardMemberId, AwardYearId, NomineeId};

/// A nominee of last year: by `since` a juror's blind sheet is known again.
struct Last {
    name: &'static str,
    kind: NomineeKind,
    place: &'static str,
    area: &'static str,
    since: &'static str,
    target_group: &'static str,
    effort: &'static str,
    /// Who wrote, where they get e-mails, if anywhere, and how they are tied to the nominee.
    by: (&'static str, &'static str, NominatorTie),
    /// What chair, deputy and the three jurors gave, a digit a criterion; none of who gave nothing.
    points: [&'static str; 5],
}

const NOMINEES: [Last; 4] = [
    Last {
        name: "Kaj Molbech",
        kind: NomineeKind::Person,
        place: "Cykelværkstedet",
        area: "Havbjerg",
        since: "2017",
        target_group: "Børn og nytilflyttede",
        effort: "Hver onsdag åbner han garagen, og så står der en kø af børn og voksne med punkterede dæk. Han lapper aldrig selv: han \
                 viser det én gang og holder lampen. 140 har lært at lappe, cykle og komme hjem igen, og flere af dem hjælper nu de nye.",
        by: ("Anders Friborg", "anders.friborg@bogelunde.example", NominatorTie::User),
        points: ["54453", "45544", "55454", "44344", "55545"],
    },
    Last {
        name: "Strikkecaféen Masken",
        kind: NomineeKind::Group,
        place: "Biblioteket",
        area: "Bøgelunde Strand",
        since: "2015",
        target_group: "Ensomme",
        effort: "Tolv kvinder og to mænd strikker om mandagen på biblioteket, og der er altid en stol fri. Huerne går til krisecentret, \
                 men det vigtigste er stolen: den, der kommer alene, har fået kaffe og et garnnøgle, før jakken er af.",
        by: ("Bibliotekar Rie Thorup", "rie.thorup@bogelunde.example", NominatorTie::Colleague),
        points: ["44353", "43454", "", "34442", "45454"],
    },
    Last {
        name: "Lis Ravnkilde",
        kind: NomineeKind::Person,
        place: "Madspildscaféen",
        area: "Bøgelunde Strand",
        since: "2018",
        target_group: "Alle",
        effort: "Tirsdag morgen henter hun det, butikkerne ellers smider ud, og til aften spiser firs mennesker af det. Hun kan navnet på \
                 dem alle. Den, der ikke kan betale, vasker op, og den, der ikke kan vaske op, får lov at dække bord.",
        by: ("Mona Ejlersen", "", NominatorTie::Member),
        points: ["43443", "33434", "44343", "43233", "44454"],
    },
    Last {
        name: "Tage Overby",
        kind: NomineeKind::Person,
        place: "Skovlaget",
        area: "Lille Tømmerup",
        since: "2012",
        target_group: "Alle",
        effort: "Han har sat 61 bænke og holdt ni kilometer sti åben med le og trillebør, så en kørestol kan komme helt ud til søen. Når \
                 det har stormet, er han ude, før nogen når at ringe, og han spørger altid den næste, om de vil med.",
        by: ("Jytte Høgh", "", NominatorTie::Other),
        points: ["34233", "52332", "43323", "23223", ""],
    },
];

const JURY: [&str; 5] =
    ["Henning Østergaard", "Grethe Lindhardt", "Merete Winther", "Jens Kvistgaard", "Ulla Toftegaard"];

/// A year on its way.
struct Year<'a> {
    desk: &'a Desk,
    id: AwardYearId,
    nominees: Vec<NomineeId>,
}

/// Walks through the award of 2025.
pub(super) async fn hand_over(desk: &Desk) -> Result<(), DatabaseError> {
    desk.set(at(day("2025-11-04"), 10, 0));
    let mut year = Year { desk, id: begin(desk).await?, nominees: Vec::new() };
    desk.set(at(day("2025-11-07"), 13, 10));
    year.receive().await?;
    desk.set(at(day("2025-11-13"), 9, 40));
    year.check().await?;
    desk.set(at(day("2025-11-14"), 11, 0));
    year.answer().await?;
    desk.set(at(day("2025-11-17"), 10, 15));
    year.score().await?;
    desk.set(at(day("2025-11-26"), 14, 30));
    year.decide(DecisionKind::Recommendation).await?;
    desk.set(at(day("2025-12-02"), 9, 5));
    year.decide(DecisionKind::Decision).await?;
    desk.set(at(day("2025-12-05"), 16, 30));
    year.publish().await
}

async fn begin(desk: &Desk) -> Result<AwardYearId, DatabaseError> {
    let context = desk.context(Role::Manager, "award_candidates");
    let candidates = award::award_candidates(&context, Nothing {}).await.expected("who can be in the award")?;
    let secretary = candidates.iter().find(|one| one.full_name == "Signe Ærenlund").expected("a secretary")?;
    let input =
        NewAwardYear { request_key: desk.new_key(), year: 2025, secretary_id: secretary.user_id, copies_last: false };
    let context = desk.context(Role::Manager, "start_award_year");
    let begun = award::start_award_year(&context, input).await.expected("the award is begun")?.now;
    let cycle = AwardCycle {
        opens_on: "2025-10-01".into(),
        deadline_on: "2025-11-07".into(),
        deadline_time: "12.00".into(),
        checked_by: "2025-11-14".into(),
        scored_by: "2025-11-24".into(),
        recommended_by: "2025-11-26".into(),
        decided_by: "2025-12-02".into(),
        handed_over_on: "2025-12-05".into(),
        handed_over_time: "16.00".into(),
        published_on: "2025-12-05".into(),
        evaluated_by: "2026-01-30".into(),
    };
    let facts = AwardFacts { cycle, committee: "Social- og Kulturudvalget".into(), ..begun.facts };
    let input = AwardYearToChange { award_year_id: begun.id, version: begun.version, facts };
    let context = desk.context(Role::Consultant, "change_award_year");
    award::change_award_year(&context, input).await.expected("the award has its dates")?;
    appoint(desk, begun.id, &candidates, ("2025-01-01", "2026-12-31")).await?;
    Ok(begun.id)
}

impl Year<'_> {
    async fn card(&self) -> Result<AwardYearCard, DatabaseError> {
        let context = self.desk.context(Role::Consultant, "open_award_year");
        award::open_award_year(&context, AwardYearToOpen { award_year_id: self.id })
            .await
            .expected("the year is opened")
    }

    /// Somebody of the jury: the seat they answer and score at, and whose sheets they are there.
    async fn juror(&self, name: &str) -> Result<(Role, Option<AwardMemberId>), DatabaseError> {
        let members = self.card().await?.members;
        let member = members.into_iter().find(|member| member.facts.name == name).expected("a juror")?;
        Ok(match (name, member.facts.user_id) {
            (_, None) => (Role::Consultant, Some(member.id)),
            ("Merete Winther", _) => (Role::Juror, None),
            _ => (Role::Manager, None),
        })
    }

    async fn receive(&mut self) -> Result<(), DatabaseError> {
        for (place, last) in NOMINEES.iter().enumerate() {
            let (name, mail, tie) = last.by;
            let nominee = NomineeFacts {
                name: last.name.into(),
                kind: last.kind,
                place: last.place.into(),
                area: last.area.into(),
                since: last.since.into(),
                target_group: last.target_group.into(),
                ..NomineeFacts::default()
            };
            let input = NewNomination {
                request_key: self.desk.new_key(),
                award_year_id: self.id,
                nominee_id: None,
                nominee: Some(nominee),
                nomination: NominationFacts { nominator_email: mail.into(), ..written(last.effort, name, tie) },
                nominator_agreed: false,
                received_on: format!("{}/10-2025", 9 + 5 * place),
                received_time: "12.30".into(),
            };
            let context = self.desk.context(Role::Consultant, "nominate");
            self.nominees.push(award::nominate(&context, input).await.expected("somebody is nominated")?.now.id);
        }
        Ok(())
    }

    async fn check(&self) -> Result<(), DatabaseError> {
        let kept = |rule: &EligibilityRule| EligibilityAnswer {
            rule: *rule,
            tick: EligibilityTick::Kept,
            reason: String::new(),
        };
        for nominee_id in &self.nominees {
            let eligibility = Eligibility {
                answers: EligibilityRule::ALL.iter().map(kept).collect(),
                verdict: EligibilityVerdict::Accepted,
                reason: String::new(),
            };
            let input = EligibilityToJudge { nominee_id: *nominee_id, version: 1, eligibility };
            let context = self.desk.context(Role::Consultant, "judge_eligibility");
            award::judge_eligibility(&context, input).await.expected("the rules are ticked")?;
        }
        Ok(())
    }

    /// Everybody has no interest in anybody, but for one who leads the group, and one in doubt, whom the chair lets take part.
    async fn answer(&self) -> Result<(), DatabaseError> {
        self.declare((Role::Consultant, None), |_| DeclaredInterest::None).await?;
        for name in JURY {
            let juror = self.juror(name).await?;
            let interest = |place: usize| match (name, place) {
                ("Merete Winther", 1) => DeclaredInterest::Conflicted,
                ("Jens Kvistgaard", 2) => DeclaredInterest::InDoubt,
                _ => DeclaredInterest::None,
            };
            self.declare(juror, interest).await?;
        }
        let (_, in_doubt) = self.juror("Jens Kvistgaard").await?;
        let input = InterestDecision {
            award_year_id: self.id,
            member_id: in_doubt.expected("a juror on paper")?,
            nominee_id: self.nominees[2],
            takes_part: true,
            reason: "Spiser der af og til som alle andre og har ingen plads i ledelsen".into(),
        };
        let context = self.desk.context(Role::Manager, "decide_interest");
        award::decide_interest(&context, input).await.expected("the chair decides").map(|_| ())
    }

    async fn declare(
        &self,
        (role, member_id): (Role, Option<AwardMemberId>),
        interest: impl Fn(usize) -> DeclaredInterest,
    ) -> Result<(), DatabaseError> {
        let answers = self.nominees.iter().enumerate().map(|(place, nominee_id)| {
            let interest = interest(place);
            let (ground, reason) = match interest {
                DeclaredInterest::None => (None, ""),
                DeclaredInterest::InDoubt => (None, "Spiser i caféen et par gange om måneden"),
                DeclaredInterest::Conflicted => (Some(ConflictGround::Leadership), "Er med til at lede caféen"),
            };
            InterestAnswer { nominee_id: *nominee_id, interest, ground, reason: reason.into() }
        });
        let input = InterestsToDeclare { award_year_id: self.id, member_id, answers: answers.collect() };
        let context = self.desk.context(role, "declare_interests");
        award::declare_interests(&context, input).await.expected("somebody answers").map(|_| ())
    }

    async fn score(&self) -> Result<(), DatabaseError> {
        let of_year = AwardYearToOpen { award_year_id: self.id };
        let context = self.desk.context(Role::Consultant, "begin_award_key");
        award::begin_award_key(&context, of_year).await.expected("the year has a key")?;
        let context = self.desk.context(Role::Consultant, "share_award_key");
        award::share_award_key(&context, of_year).await.expected("everybody has the key")?;
        let round = ScoringRound { award_year_id: self.id, version: self.card().await?.version };
        let context = self.desk.context(Role::Consultant, "open_scoring");
        award::open_scoring(&context, round).await.expected("scoring is open")?;
        for (place, name) in JURY.into_iter().enumerate() {
            self.desk.work_on(60);
            self.fill_in(self.juror(name).await?, place).await?;
        }
        self.desk.set(at(day("2025-11-25"), 8, 50));
        let round = ScoringRound { award_year_id: self.id, version: self.card().await?.version };
        let context = self.desk.context(Role::Consultant, "close_scoring");
        award::close_scoring(&context, round).await.expected("scoring is closed").map(|_| ())
    }

    async fn fill_in(
        &self,
        (role, member_id): (Role, Option<AwardMemberId>),
        place: usize,
    ) -> Result<(), DatabaseError> {
        let context = self.desk.context(role, "award_scoring");
        let table = award::award_scoring(&context, ScoringOf { award_year_id: self.id, member_id }).await;
        for line in table.expected("there is something to score")?.lines {
            let context = self.desk.context(role, "read_for_scoring");
            let input = SheetToRead { award_year_id: self.id, member_id, number: line.number };
            let reading = award::read_for_scoring(&context, input).await.expected("a juror reads")?;
            let last = NOMINEES.iter().find(|last| last.since == reading.since).expected("a nominee")?;
            let sheet = sheet_of(last.points[place]);
            let (number, mark) = (line.number, line.mark);
            let input = SheetToKeep { award_year_id: self.id, member_id, number, mark, version: 0, sheet };
            let context = self.desk.context(role, "score_nominee");
            award::score_nominee(&context, input).await.expected("a juror scores")?;
        }
        Ok(())
    }

    async fn decide(&self, kind: DecisionKind) -> Result<(), DatabaseError> {
        let facts = DecisionFacts {
            nominee_id: self.nominees[0],
            reason: "at vise 140 børn og voksne, hvordan man lapper, cykler og kommer hjem igen".into(),
            long_reason: "Hver onsdag i otte år har Kaj Molbech åbnet sin garage. Han lapper ikke for folk; han lærer dem det. Derfor \
                          er der i dag et helt værksted af mennesker, der hjælper hinanden, og derfor får han prisen."
                .into(),
            other_reason: String::new(),
        };
        let request_key = self.desk.new_key();
        let input = DecisionToKeep { request_key, award_year_id: self.id, kind, seen: None, facts };
        let context = self.desk.context(Role::Consultant, "decide_award");
        award::decide_award(&context, input).await.expected("it is decided").map(|_| ())
    }

    async fn publish(&self) -> Result<(), DatabaseError> {
        let input = AwardToPublish { award_year_id: self.id, version: self.card().await?.version };
        let context = self.desk.context(Role::Consultant, "publish_award");
        award::publish_award(&context, input).await.expected("the recipient is public").map(|_| ())
    }
}

/// A sheet of these digits; who gave none abstains.
fn sheet_of(points: &str) -> ScoreSheet {
    let digits = points.bytes().map(|digit| digit - b'0');
    let codes = Criteria::default().criteria.into_iter().map(|criterion| criterion.code);
    let scores: BTreeMap<String, u8> = codes.zip(digits).collect();
    ScoreSheet { abstained: scores.is_empty(), scores, note: String::new() }
}
