//! What the scores come to, for each viewer over the nominees in whose case they take part.

use serde::Serialize;
use ts_rs::TS;

use super::at_hand::AtHand;
use super::keys::key_of;
use super::rounds::reason_place;
use super::sheets::{OpenSheets, open_sheets, unsealed};
use super::years::AwardYearToOpen;
use crate::access::RequestContext;
use crate::award::AwardError;
use crate::award::conflict::MemberPosition;
use crate::award::criterion::BEST;
use crate::award::nominee::KeptNominee;
use crate::award::results::{Ballot, Contest, JurorMeasure, Measured, Outcome, Ratio};
use crate::award::scoring::SheetState;
use crate::award::store;
use crate::award::viewing::Sight;
use crate::award::year::KeptMember;
use crate::database::Tx;
use crate::shared::ids::{AwardMemberId, NomineeId};

/// What the scores of one nominee come to. Decimals are shown; the order goes by the exact value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NomineeResult {
    /// Which.
    pub nominee_id: NomineeId,
    /// Their name.
    pub name: String,
    /// Their rank; shared where nothing declared parts them. None of those who have too few sheets.
    #[ts(type = "number | null")]
    pub rank: Option<usize>,
    /// How many sheets count.
    #[ts(type = "number")]
    pub scorers: usize,
    /// The weighted mean from 0 to 100, in tenths.
    #[ts(type = "number | null")]
    pub mean_tenths: Option<i64>,
    /// The median of the jurors' weighted sums, in tenths.
    #[ts(type = "number | null")]
    pub median_tenths: Option<i64>,
    /// The mean of the places that jurors give, in tenths.
    #[ts(type = "number | null")]
    pub place_tenths: Option<i64>,
    /// The mean points of each criterion, in tenths and in the order of the criteria.
    #[ts(type = "Array<number>")]
    pub criterion_tenths: Vec<i64>,
    /// The criteria about which jurors are more than two points apart, by code.
    pub wide: Vec<String>,
}

/// How one juror scores, beside the others. It is shown and decides nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JurorResult {
    /// Who.
    pub member_id: AwardMemberId,
    /// Their name.
    pub name: String,
    /// How many of their sheets count.
    #[ts(type = "number")]
    pub scored: usize,
    /// The mean of their weighted sums, in tenths.
    #[ts(type = "number | null")]
    pub mean_tenths: Option<i64>,
    /// How much more they give than the others do to the same nominees, in tenths; less than nought: less.
    #[ts(type = "number | null")]
    pub lean_tenths: Option<i64>,
    /// Whether all their sheets, of several, say the same.
    pub all_the_same: bool,
}

/// Who is first when one juror is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FirstWithout {
    /// Without whom.
    pub member_id: AwardMemberId,
    /// Who is first then; nobody where no sheet is left.
    pub first: Vec<NomineeId>,
}

/// Whether the first is the first another way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ResultRobustness {
    /// Whether it is the same every way.
    pub holds: bool,
    /// Who is first by the median.
    pub by_median: Vec<NomineeId>,
    /// Who is first by the jurors' places.
    pub by_places: Vec<NomineeId>,
    /// Who is first without each juror.
    pub without: Vec<FirstWithout>,
}

/// Something that is to be said in words beside the figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum ResultNotice {
    /// Nobody has sheets enough to be ranked.
    NobodyRanked,
    /// A nominee has too few sheets to be ranked.
    TooFewSheets {
        /// Which.
        nominee_id: NomineeId,
        /// How many there are.
        #[ts(type = "number")]
        scorers: usize,
        /// How many are asked for.
        #[ts(type = "number")]
        least: i64,
    },
    /// Everybody who takes part abstained.
    AllAbstained {
        /// From whom.
        nominee_id: NomineeId,
    },
    /// A sheet is not complete, and left out whole.
    SheetIncomplete {
        /// About whom.
        nominee_id: NomineeId,
        /// Whose.
        member_id: AwardMemberId,
    },
    /// A juror scored only one.
    ScoredOnlyOne {
        /// Who.
        member_id: AwardMemberId,
    },
    /// Several are first, and nothing declared parts them: the jury decides, with a reason.
    TieForFirst {
        /// Which.
        nominee_ids: Vec<NomineeId>,
    },
    /// The means are the same, and a declared criterion decided who is first.
    DecidedByCriterion {
        /// By its code.
        code: String,
    },
}

/// What the scores come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AwardResults {
    /// The nominees, the best first; those who are not ranked last.
    pub nominees: Vec<NomineeResult>,
    /// The jurors.
    pub jurors: Vec<JurorResult>,
    /// Who is first by the mean.
    pub first: Vec<NomineeId>,
    /// Whether that holds another way.
    pub robustness: ResultRobustness,
    /// What is to be said in words.
    pub notices: Vec<ResultNotice>,
    /// Why scoring was opened again, each time; none for whoever takes no part in the case of somebody judged.
    pub reopened: Vec<String>,
}

/// The results, once scoring is closed. Whoever takes no part in a nominee's case gets results in which that nominee never was.
pub async fn award_results(context: &RequestContext<'_>, input: AwardYearToOpen) -> Result<AwardResults, AwardError> {
    let mut tx = context.read().await?;
    let at_hand = AtHand::of(context, &mut tx, input.award_year_id).await?;
    results_of(context, &mut tx, &at_hand).await
}

pub(super) async fn results_of(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    at_hand: &AtHand,
) -> Result<AwardResults, AwardError> {
    at_hand.own_as(MemberPosition::ALL)?;
    if at_hand.year.marks.scoring_closed_at.is_none() {
        return Err(AwardError::ScoringNotClosed);
    }
    let key = key_of(context, tx, at_hand).await?;
    let sheets = open_sheets(tx, at_hand, &key).await?;
    let mut reopened = Vec::new();
    if !at_hand.is_kept_out() {
        for (round, key_id, bytes) in store::rounds(tx, at_hand.year.id).await? {
            if key_id == key.id() {
                reopened.push(unsealed(&key, &reason_place(at_hand.year.id, round), &bytes)?);
            }
        }
    }
    Ok(AwardResults { reopened, ..Reckoning::of(at_hand, &sheets).results() })
}

/// The nominees and jurors that a contest speaks of by their places.
struct Reckoning<'a> {
    at_hand: &'a AtHand,
    sheets: &'a OpenSheets,
    nominees: Vec<&'a KeptNominee>,
    jury: Vec<&'a KeptMember>,
    contest: Contest,
}

impl<'a> Reckoning<'a> {
    fn of(at_hand: &'a AtHand, sheets: &'a OpenSheets) -> Self {
        let nominees: Vec<&KeptNominee> = at_hand.seen(Sight::Texts).filter(|nominee| nominee.is_judged()).collect();
        let jury: Vec<&KeptMember> = at_hand.jury().collect();
        let judged_by = &at_hand.year.facts.judged_by;
        let mut ballots = Vec::new();
        for (place, nominee) in nominees.iter().enumerate() {
            for (juror, member) in jury.iter().enumerate() {
                let takes_part = at_hand.conflicts.is_clear(nominee.id, member.id);
                let points = sheets.of(member.id, nominee.id).sheet.counted(judged_by).filter(|_| takes_part);
                ballots.extend(points.map(|points| Ballot { nominee: place, juror, points }));
            }
        }
        let contest = Contest {
            weights: judged_by.weights(),
            ties_by: judged_by.tie_places(),
            best: BEST.into(),
            least_scorers: usize::try_from(at_hand.year.facts.least_scorers).unwrap_or(usize::MAX),
            nominees: nominees.len(),
            jurors: jury.len(),
            ballots,
        };
        Self { at_hand, sheets, nominees, jury, contest }
    }

    fn results(&self) -> AwardResults {
        let outcome = self.contest.outcome();
        let jurors = self.contest.jurors_measured();
        let mut nominees: Vec<NomineeResult> =
            (0..self.nominees.len()).map(|place| self.nominee(place, &outcome)).collect();
        nominees.sort_by_key(|nominee| (nominee.rank.is_none(), nominee.rank, nominee.nominee_id));
        let without = outcome
            .robustness
            .without
            .iter()
            .map(|without| FirstWithout { member_id: self.jury[without.juror].id, first: self.named(&without.first) });
        AwardResults {
            nominees,
            jurors: jurors.iter().enumerate().map(|(place, measure)| self.juror(place, measure)).collect(),
            first: self.named(&outcome.first),
            robustness: ResultRobustness {
                holds: outcome.robustness.holds,
                by_median: self.named(&outcome.robustness.by_median),
                by_places: self.named(&outcome.robustness.by_places),
                without: without.collect(),
            },
            notices: self.notices(&outcome, &jurors),
            reopened: Vec::new(),
        }
    }

    fn named(&self, places: &[usize]) -> Vec<NomineeId> {
        places.iter().map(|place| self.nominees[*place].id).collect()
    }

    fn code(&self, place: usize) -> Option<String> {
        Some(self.at_hand.year.facts.judged_by.criteria.get(place)?.code.clone())
    }

    fn nominee(&self, place: usize, outcome: &Outcome) -> NomineeResult {
        let measured = outcome.measured[place].as_ref();
        let tenths = |of: fn(&Measured) -> Ratio| measured.map(|measured| of(measured).tenths());
        NomineeResult {
            nominee_id: self.nominees[place].id,
            name: self.nominees[place].facts.name.clone(),
            rank: outcome.ranks[place],
            scorers: measured.map_or(0, |measured| measured.scorers),
            mean_tenths: tenths(|measured| measured.mean),
            median_tenths: tenths(|measured| measured.median),
            place_tenths: measured.and_then(|measured| measured.place).map(Ratio::tenths),
            criterion_tenths: measured
                .map(|measured| measured.criteria.iter().map(|mean| mean.tenths()).collect())
                .unwrap_or_default(),
            wide: measured.map(Measured::wide).unwrap_or_default().into_iter().filter_map(|at| self.code(at)).collect(),
        }
    }

    fn juror(&self, place: usize, measure: &JurorMeasure) -> JurorResult {
        JurorResult {
            member_id: self.jury[place].id,
            name: self.jury[place].facts.name.clone(),
            scored: measure.scored,
            mean_tenths: measure.mean.map(Ratio::tenths),
            lean_tenths: measure.lean.map(Ratio::tenths),
            all_the_same: measure.is_flat,
        }
    }

    fn notices(&self, outcome: &Outcome, jurors: &[JurorMeasure]) -> Vec<ResultNotice> {
        let mut found = Vec::new();
        if outcome.first.is_empty() {
            found.push(ResultNotice::NobodyRanked);
        }
        if outcome.first.len() > 1 {
            found.push(ResultNotice::TieForFirst { nominee_ids: self.named(&outcome.first) });
        }
        let decided_by = outcome.decided_by.and_then(|place| self.code(place));
        found.extend(decided_by.map(|code| ResultNotice::DecidedByCriterion { code }));
        for (place, nominee) in self.nominees.iter().enumerate() {
            let scorers = outcome.measured[place].as_ref().map_or(0, |measured| measured.scorers);
            let states = self.states(nominee);
            let nominee_id = nominee.id;
            if !states.is_empty() && states.iter().all(|(_, state)| *state == SheetState::Abstained) {
                found.push(ResultNotice::AllAbstained { nominee_id });
            } else if outcome.ranks[place].is_none() {
                let least = self.at_hand.year.facts.least_scorers;
                found.push(ResultNotice::TooFewSheets { nominee_id, scorers, least });
            }
            let incomplete = states.into_iter().filter(|(_, state)| *state == SheetState::Incomplete);
            found.extend(incomplete.map(|(member_id, _)| ResultNotice::SheetIncomplete { nominee_id, member_id }));
        }
        let only_one = jurors.iter().enumerate().filter(|(_, juror)| juror.scored == 1 && self.nominees.len() > 1);
        found.extend(only_one.map(|(place, _)| ResultNotice::ScoredOnlyOne { member_id: self.jury[place].id }));
        found
    }

    /// How far the sheets are of whoever takes part in a nominee's case.
    fn states(&self, nominee: &KeptNominee) -> Vec<(AwardMemberId, SheetState)> {
        let takes_part = |member: &&&KeptMember| self.at_hand.conflicts.is_clear(nominee.id, member.id);
        let judged_by = &self.at_hand.year.facts.judged_by;
        let state = |member: &&KeptMember| (member.id, self.sheets.of(member.id, nominee.id).sheet.state(judged_by));
        self.jury.iter().filter(takes_part).map(state).collect()
    }
}
