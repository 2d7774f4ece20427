//! One agreement as data. What stands in it is described in `agreement.schema.json`, which goes with it; a change that an
//! older reader cannot read makes a new [`SCHEMA_VERSION`]. It says what the paper says, and no more about people.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::access::PaperSummary;
use crate::agreements::comparison::Words;
use crate::agreements::facts::{Facts, asked_in, missing_in};
use crate::agreements::version::AgreementVersion;
use crate::agreements::{
    Agreement, AgreementLife, AgreementSide, AgreementStanding, AgreementState, Evaluation, FollowUp, Goal,
    GoalEvaluation, GoalOutcome, Notice, Requirement, RequirementKind, RequirementStanding, Term, Termination,
    VersionReason,
};
use crate::files::plain_name;
use crate::shared::format::Language;
use crate::shared::instant::Instant;

/// Describes the data, and goes with it.
pub(in crate::agreements) const SCHEMA: &str = include_str!("agreement.schema.json");
const SCHEMA_NAME: &str = "frivillighus.agreement";
/// Counts what older readers cannot read.
const SCHEMA_VERSION: u32 = 1;

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::agreements) struct ExportedAgreement<'a> {
    schema: &'static str,
    schema_version: u32,
    exported_at: Instant,
    is_demo: bool,
    number: &'a str,
    activity_title: &'a str,
    case_number: &'a str,
    language: Language,
    state: AgreementState,
    standing: AgreementStanding,
    municipality: ExportedParty<'a>,
    association: ExportedParty<'a>,
    starts_on: Option<NaiveDate>,
    ends_on: Option<NaiveDate>,
    current_term: Option<Term>,
    last_day: Option<NaiveDate>,
    notice: Notice,
    tacit_months: Option<u32>,
    drafted_by: Option<&'a str>,
    sent_on: Option<NaiveDate>,
    replaced_from: Option<NaiveDate>,
    termination: Option<Termination>,
    evaluation: Option<&'a Evaluation>,
    follows: Option<&'a str>,
    followed_by: Option<&'a str>,
    passages: Vec<ExportedPassage<'a>>,
    values: BTreeMap<String, String>,
    missing: Vec<String>,
    goals: Vec<ExportedGoal<'a>>,
    requirements: Vec<ExportedRequirement>,
    signatures: Vec<ExportedSignature<'a>>,
    versions: Vec<ExportedVersion<'a>>,
    scans: Vec<ExportedScan<'a>>,
    paper: ExportedPaper<'a>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ExportedParty<'a> {
    name: &'a str,
    unit: Option<&'a str>,
    address_lines: Vec<String>,
    cvr: String,
}

#[derive(Debug, Serialize)]
struct ExportedPassage<'a> {
    key: &'a str,
    heading: &'a str,
    text: &'a str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ExportedGoal<'a> {
    goal: &'a str,
    measure: &'a str,
    evaluate_on: NaiveDate,
    due_on: Option<NaiveDate>,
    answers: Vec<ExportedAnswer<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ExportedAnswer<'a> {
    outcome: GoalOutcome,
    result: &'a str,
    next_step: &'a str,
    evaluated_on: NaiveDate,
    again_on: Option<NaiveDate>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ExportedRequirement {
    kind: RequirementKind,
    standing: RequirementStanding,
    confirmed_on: Option<NaiveDate>,
    holds_until: Option<NaiveDate>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ExportedSignature<'a> {
    side: AgreementSide,
    name: &'a str,
    title: &'a str,
    signed_on: NaiveDate,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ExportedVersion<'a> {
    number: i64,
    made_for: VersionReason,
    made_at: Instant,
    sha256: &'a str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ExportedScan<'a> {
    file_name: String,
    sha256: &'a str,
}

/// The paper beside the data.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::agreements) struct ExportedPaper<'a> {
    pub file_name: &'a str,
    pub sha256: &'a str,
}

/// What a scan is called beside the data: its place among the scans keeps names apart.
pub(in crate::agreements) fn scan_name(place: usize, scan: &PaperSummary) -> String {
    format!("scan-{} {}", place + 1, plain_name(&scan.file_name))
}

fn goal(goal: &Goal) -> ExportedGoal<'_> {
    ExportedGoal {
        goal: &goal.facts.goal,
        measure: &goal.facts.measure,
        evaluate_on: goal.facts.evaluate_on,
        due_on: goal.due_on,
        answers: goal.evaluations.iter().map(answer).collect(),
    }
}

fn answer(one: &GoalEvaluation) -> ExportedAnswer<'_> {
    ExportedAnswer {
        outcome: one.outcome,
        result: &one.result,
        next_step: &one.next_step,
        evaluated_on: one.evaluated_on,
        again_on: one.again_on,
    }
}

fn requirement(one: &Requirement) -> ExportedRequirement {
    let Requirement { kind, standing, confirmed_on, holds_until, .. } = *one;
    ExportedRequirement { kind, standing, confirmed_on, holds_until }
}

/// What the agreement says, with how far it has come.
pub(in crate::agreements) fn exported<'a>(
    agreement: &'a Agreement,
    facts: &'a Facts,
    (life, follow_up): (&'a AgreementLife, &'a FollowUp),
    words: &'a Words,
    paper: ExportedPaper<'a>,
    now: Instant,
) -> ExportedAgreement<'a> {
    let details = &facts.head.details;
    let town = format!("{} {}", details.postal_code, details.town).trim().to_owned();
    let lines = |lines: Vec<String>| lines.into_iter().filter(|line| !line.is_empty()).collect();
    let municipality = ExportedParty {
        name: &details.municipality_name,
        unit: Some(&details.name),
        address_lines: lines(vec![details.street.clone(), town]),
        cvr: details.cvr.clone(),
    };
    let party = facts.party.as_ref();
    let association = ExportedParty {
        name: &facts.party_name,
        unit: None,
        address_lines: lines(party.map(|party| party.address_lines.clone()).unwrap_or_default()),
        cvr: party.and_then(|party| party.cvr.clone()).map(String::from).unwrap_or_default(),
    };
    let passages = words.passages.iter();
    let owned = |(name, value): (&String, &String)| (name.clone(), value.clone());
    let version = |one: &'a AgreementVersion| ExportedVersion {
        number: one.number,
        made_for: one.made_for,
        made_at: one.made_at,
        sha256: &one.sha256,
    };
    ExportedAgreement {
        schema: SCHEMA_NAME,
        schema_version: SCHEMA_VERSION,
        exported_at: now,
        is_demo: facts.head.is_demo,
        number: &agreement.number,
        activity_title: &agreement.activity_title,
        case_number: &agreement.case_number,
        language: agreement.language,
        state: agreement.state,
        standing: life.standing,
        municipality,
        association,
        starts_on: agreement.starts_on,
        ends_on: agreement.ends_on,
        current_term: life.term,
        last_day: life.last_day,
        notice: agreement.terms.notice,
        tacit_months: agreement.terms.tacit_months,
        drafted_by: agreement.drafted_by.as_deref(),
        sent_on: agreement.sent_on,
        replaced_from: agreement.replaced_from,
        termination: agreement.termination,
        evaluation: agreement.evaluation.as_ref(),
        follows: life.predecessor.as_ref().map(|one| one.number.as_str()),
        followed_by: life.successor.as_ref().map(|one| one.number.as_str()),
        passages: passages
            .map(|one| ExportedPassage { key: &one.key, heading: &one.heading, text: &one.text })
            .collect(),
        values: asked_in(agreement, facts)
            .into_iter()
            .filter_map(|name| facts.values.get_key_value(&name))
            .map(owned)
            .collect(),
        missing: missing_in(agreement, facts),
        goals: follow_up.goals.iter().map(goal).collect(),
        requirements: follow_up.requirements.iter().map(requirement).collect(),
        signatures: life
            .signatures
            .iter()
            .map(|one| ExportedSignature {
                side: one.side,
                name: &one.name,
                title: &one.title,
                signed_on: one.signed_on,
            })
            .collect(),
        versions: life.versions.iter().map(version).collect(),
        scans: life
            .copies
            .iter()
            .enumerate()
            .map(|(place, one)| ExportedScan { file_name: scan_name(place, one), sha256: &one.sha256 })
            .collect(),
        paper,
    }
}
