//! The register as a list: who is where, whether they are covered today, and what is missing.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::card::Places;
use super::on_day::{PlaceAmongNames, refuse_words};
use crate::access::RequestContext;
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;
use crate::insurance::check::{Looked, checks};
use crate::insurance::knowledge::end_of_time;
use crate::insurance::period::closed;
use crate::insurance::store::{self, KnownAttachment, NamedVolunteer};
use crate::insurance::verdict::{best_of, verdict};
use crate::insurance::{
    Attachment, AttachmentState, Check, CheckForce, CoverStanding, CoverTrack, InsuranceError, InsuranceRules, Scheme,
};
use crate::organisations::Protection;
use crate::shared::ids::{AttachmentId, OrganisationId, PersonId};
use crate::shared::text::fold_query;
use crate::shared::text_enum::text_enum;

/// So many are told at a time.
const PAGE: usize = 200;
/// So many are read at a time, and so often: more than any office has.
const BATCH: i64 = 1_000;
const MOST_BATCHES: usize = 50;
/// What ends within so many days ends soon, if not said otherwise.
const SOON_DAYS: i64 = 30;
/// What the log says of a look through the register: no words were sought.
pub(super) const EVERYTHING: &str = "*";

text_enum! {
    /// Which part of the register.
    #[derive(Default)]
    pub enum VolunteerView {
        /// Those with an attachment that has not ended, and those who have none yet.
        #[default]
        Current = "current",
        /// Those about whom something is missing.
        Missing = "missing",
        /// Those with an attachment that nobody has approved.
        AwaitingApproval = "awaiting_approval",
        /// Those with an attachment that ends soon.
        EndingSoon = "ending_soon",
        /// Those whom the municipality covers today.
        CoveredToday = "covered_today",
        /// Those who are attached to it today, and not covered.
        NotCoveredToday = "not_covered_today",
        /// Those who are volunteers through an association only.
        ThroughAssociation = "through_association",
        /// Those whose attachments have all ended.
        Ended = "ended",
        /// Everybody.
        Everybody = "everybody",
    }
}

/// Which volunteers.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VolunteersWanted {
    /// Which part of the register; the current ones, if not said.
    #[serde(default)]
    #[ts(optional)]
    pub view: Option<VolunteerView>,
    /// Words that start words of the name, an activity, a workplace, an association or a kind of effort; all of them.
    #[serde(default)]
    #[ts(optional)]
    pub words: Option<String>,
    /// With an attachment to this workplace, or through this association, that has not ended.
    #[serde(default)]
    #[ts(optional)]
    pub organisation_id: Option<OrganisationId>,
    /// What ends soon, in days; 30 if not said.
    #[serde(default)]
    #[ts(optional, type = "number")]
    pub within_days: Option<i64>,
    /// Behind this place in the order of names.
    #[serde(default)]
    #[ts(optional)]
    pub after: Option<PlaceAmongNames>,
}

impl Input for VolunteersWanted {
    fn sample() -> Self {
        Self { words: Some("kirsten".into()), ..Self::default() }
    }

    fn searched(&self) -> Option<&str> {
        Some(self.words.as_deref().filter(|words| !words.trim().is_empty()).unwrap_or(EVERYTHING))
    }
}

/// An attachment in the list.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AttachmentLine {
    /// The attachment.
    pub id: AttachmentId,
    /// Counts the changes; an edit carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
    /// The workplace.
    pub workplace_id: OrganisationId,
    /// Its name.
    pub workplace_name: String,
    /// The association's name, on that track.
    pub association_name: Option<String>,
    /// What the kind of effort is called.
    pub effort_type_name: Option<String>,
    /// What they do.
    pub activity: String,
    /// On which track.
    pub track: CoverTrack,
    /// How it stands today.
    pub state: AttachmentState,
    /// Whether it is covered today.
    pub standing: CoverStanding,
    /// The first day.
    #[ts(type = "string")]
    pub starts_on: NaiveDate,
    /// The last day; none while it is open.
    #[ts(type = "string | null")]
    pub ends_on: Option<NaiveDate>,
}

/// A volunteer in the list.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VolunteerLine {
    /// Who.
    pub person_id: PersonId,
    /// Their full name.
    pub full_name: String,
    /// Their phone, or empty.
    pub phone: String,
    /// Whether name and address are protected.
    pub protection: Protection,
    /// How they stand today.
    pub today: CoverStanding,
    /// Their attachments: those that run first.
    pub attachments: Vec<AttachmentLine>,
    /// What is missing, what matters most first.
    pub checks: Vec<Check>,
    /// The next day on which an attachment ends.
    #[ts(type = "string | null")]
    pub next_end: Option<NaiveDate>,
}

/// How many there are in each part of the register, of those that the words and the place leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VolunteerCount {
    /// Which part.
    pub view: VolunteerView,
    /// How many.
    #[ts(type = "number")]
    pub volunteers: i64,
}

/// A page of the register.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VolunteersPage {
    /// By name; at most two hundred at a time.
    pub volunteers: Vec<VolunteerLine>,
    /// Where the next page begins; none on the last.
    pub next: Option<PlaceAmongNames>,
    /// How many there are in each part.
    pub counts: Vec<VolunteerCount>,
}

/// The register by name.
pub async fn list_volunteers(
    context: &RequestContext<'_>,
    input: VolunteersWanted,
) -> Result<VolunteersPage, InsuranceError> {
    let today = context.today();
    refuse_words(input.words.as_deref().unwrap_or_default(), today)?;
    let mut tx = context.read().await?;
    let found = everybody(&mut tx, &input, today).await?;
    let soon = soon_of(&input, today);
    let counts = VolunteerView::ALL.iter().map(|view| VolunteerCount {
        view: *view,
        volunteers: found.iter().filter(|(_, one)| one.is_in(*view, soon)).count() as i64,
    });
    let counts = counts.collect();
    let view = input.view.unwrap_or_default();
    let behind = |key: &str, id: PersonId| {
        input.after.as_ref().is_none_or(|after| (key, id) > (after.sort_key.as_str(), after.person_id))
    };
    let mut shown: Vec<(String, VolunteerLine)> =
        found.into_iter().filter(|(key, one)| one.is_in(view, soon) && behind(key, one.person_id)).collect();
    let has_more = shown.len() > PAGE;
    shown.truncate(PAGE);
    let next = shown.last().filter(|_| has_more);
    let next = next.map(|(key, one)| PlaceAmongNames { sort_key: key.clone(), person_id: one.person_id });
    Ok(VolunteersPage { volunteers: shown.into_iter().map(|(_, one)| one).collect(), next, counts })
}

/// The last day that is soon.
fn soon_of(input: &VolunteersWanted, today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let days = chrono::Days::new(input.within_days.unwrap_or(SOON_DAYS).clamp(0, 3_660).unsigned_abs());
    (today, today.checked_add_days(days).unwrap_or(today))
}

/// Everybody of the register whom the words and the place leave, by name, each with the key the name is sorted by.
pub(super) async fn everybody(
    tx: &mut Tx,
    input: &VolunteersWanted,
    today: NaiveDate,
) -> Result<Vec<(String, VolunteerLine)>, DatabaseError> {
    let mut judging = Judging {
        scheme: store::known_scheme(tx, end_of_time()).await?,
        rules: store::rules(tx).await?.0,
        places: Places::default(),
        today,
    };
    let words = fold_query(input.words.as_deref().unwrap_or_default());
    let mut found = Vec::new();
    let mut after = PersonId(0);
    for _ in 0..MOST_BATCHES {
        let batch = store::volunteers_after(tx, after, BATCH).await?;
        let (Some(first), Some(last)) = (batch.first(), batch.last()) else { break };
        let ends = (first.volunteer.person_id, last.volunteer.person_id);
        after = ends.1;
        let mut theirs: BTreeMap<PersonId, Vec<KnownAttachment>> = BTreeMap::new();
        for attachment in store::attachments_between(tx, ends).await? {
            theirs.entry(attachment.person_id).or_default().push(attachment);
        }
        for one in batch {
            let attachments = theirs.remove(&one.volunteer.person_id).unwrap_or_default();
            let (key, folded) = (one.sort_key.clone(), one.folded_name.clone());
            let line = judging.line(tx, one, attachments).await?;
            let is_there = input.organisation_id.is_none_or(|id| line.is_at(id));
            if is_there && line.folded(folded).met_by(&words) {
                found.push((key, line.line));
            }
        }
    }
    found.sort_by(|(one, first), (other, second)| (one, first.person_id).cmp(&(other, second.person_id)));
    Ok(found)
}

/// What everybody is judged by.
struct Judging {
    scheme: Scheme,
    rules: InsuranceRules,
    places: Places,
    today: NaiveDate,
}

/// A line, and the organisations that it can be found by.
struct JudgedLine {
    line: VolunteerLine,
    at: Vec<OrganisationId>,
}

impl Judging {
    async fn line(
        &mut self,
        tx: &mut Tx,
        named: NamedVolunteer,
        known: Vec<KnownAttachment>,
    ) -> Result<JudgedLine, DatabaseError> {
        let mut lines = Vec::with_capacity(known.len());
        let mut at = Vec::new();
        for one in &known {
            let reckoned = one.facts.attachment();
            let line = self.attachment_line(tx, one, &reckoned).await?;
            if line.state != AttachmentState::Ended {
                at.extend([Some(one.facts.workplace_id), one.facts.association_id].into_iter().flatten());
            }
            lines.push((line, reckoned));
        }
        let looked: Vec<Looked<'_>> = known
            .iter()
            .zip(&lines)
            .map(|(one, (_, attachment))| Looked {
                id: one.id,
                facts: &one.facts,
                attachment,
                workplace_closed_on: self.places.closed_on(one.facts.workplace_id),
            })
            .collect();
        let checks = checks(&named.volunteer.facts, &looked, (&self.rules, &self.scheme), self.today);
        let mut attachments: Vec<AttachmentLine> = lines.into_iter().map(|(line, _)| line).collect();
        attachments.sort_by_key(|line| (line.state == AttachmentState::Ended, line.starts_on, line.id));
        let coming = attachments.iter().filter_map(|line| line.ends_on).filter(|end| *end >= self.today);
        let line = VolunteerLine {
            person_id: named.volunteer.person_id,
            full_name: named.full_name,
            phone: named.phone,
            protection: if named.is_protected { Protection::Protected } else { Protection::Open },
            today: best_of(attachments.iter().map(|line| line.standing)),
            next_end: coming.min(),
            checks,
            attachments,
        };
        Ok(JudgedLine { line, at })
    }

    async fn attachment_line(
        &mut self,
        tx: &mut Tx,
        one: &KnownAttachment,
        reckoned: &Attachment,
    ) -> Result<AttachmentLine, DatabaseError> {
        let association_name = match one.facts.association_id {
            Some(id) => Some(self.places.name(tx, id).await?),
            None => None,
        };
        let effort_type = one.facts.effort_type_id.and_then(|id| self.scheme.effort_type(id));
        Ok(AttachmentLine {
            id: one.id,
            version: one.version,
            workplace_id: one.facts.workplace_id,
            workplace_name: self.places.name(tx, one.facts.workplace_id).await?,
            association_name,
            effort_type_name: effort_type.map(|effort_type| effort_type.facts.name.clone()),
            activity: one.facts.activity.clone(),
            track: reckoned.track,
            state: reckoned.state_on(self.today),
            standing: verdict(reckoned, &self.scheme, self.today).standing,
            starts_on: reckoned.period.from,
            ends_on: closed(reckoned.period.to),
        })
    }
}

impl JudgedLine {
    fn is_at(&self, id: OrganisationId) -> bool {
        self.at.contains(&id)
    }

    /// Everything that the line is found by.
    fn folded(&self, folded_name: String) -> Found<'_> {
        Found { line: &self.line, folded_name }
    }
}

struct Found<'a> {
    line: &'a VolunteerLine,
    folded_name: String,
}

impl Found<'_> {
    /// Names are folded already, and most searches are for names; the rest is folded only where a name does not do.
    fn met_by(&self, words: &[crate::shared::text::QueryWord]) -> bool {
        let starts_a_word = |text: &str, word: &str| text.contains(&format!(" {word}"));
        let left: Vec<_> =
            words.iter().filter(|word| !starts_a_word(&self.folded_name, &word.secondary)).cloned().collect();
        if left.is_empty() {
            return true;
        }
        let texts: Vec<&str> = self
            .line
            .attachments
            .iter()
            .flat_map(|line| {
                [
                    Some(&line.activity),
                    Some(&line.workplace_name),
                    line.association_name.as_ref(),
                    line.effort_type_name.as_ref(),
                ]
            })
            .flatten()
            .map(String::as_str)
            .collect();
        crate::shared::text::SearchKeys::of_all(&texts).met_by(&left)
    }
}

impl VolunteerLine {
    /// Whether they stand in a part of the register. `soon` is from today to the last day that is soon.
    fn is_in(&self, view: VolunteerView, soon: (NaiveDate, NaiveDate)) -> bool {
        let any = |holds: &dyn Fn(&AttachmentLine) -> bool| self.attachments.iter().any(holds);
        let runs = |line: &AttachmentLine| line.state != AttachmentState::Ended;
        match view {
            VolunteerView::Everybody => true,
            VolunteerView::Current => self.attachments.is_empty() || any(&runs),
            VolunteerView::Ended => !self.attachments.is_empty() && !any(&runs),
            VolunteerView::Missing => self.checks.iter().any(|check| check.force != CheckForce::Hint),
            VolunteerView::AwaitingApproval => any(&|line| line.state == AttachmentState::AwaitingApproval),
            VolunteerView::EndingSoon => any(&|line| line.ends_on.is_some_and(|end| soon.0 <= end && end <= soon.1)),
            VolunteerView::CoveredToday => self.today.is_covered(),
            VolunteerView::NotCoveredToday => self.today == CoverStanding::NotCovered,
            VolunteerView::ThroughAssociation => any(&runs) && !any(&|line| runs(line) && line.track.is_municipal()),
        }
    }
}
