//! The register as a list: who is where, whether they are covered today, and what is missing.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::judging::{Judged, judged};
use super::on_day::{PlaceAmongNames, refuse_words};
use crate::access::RequestContext;
use crate::gate::Input;
use crate::insurance::{AttachmentState, Check, CheckForce, CheckKind, CoverStanding, CoverTrack, InsuranceError};
use crate::organisations::Protection;
use crate::shared::ids::{AttachmentId, OrganisationId, PersonId};
use crate::shared::text::fold_query;
use crate::shared::text_enum::text_enum;

/// So many are told at a time.
const PAGE: usize = 200;
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
        /// Those who take no part for a while.
        Paused = "paused",
        /// Those with an attachment whose first day is still to come.
        ToCome = "to_come",
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
    /// Of whom this was found.
    #[serde(default)]
    #[ts(optional)]
    pub check: Option<CheckKind>,
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

/// Of how many something was found, of those that the words and the place leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckCount {
    /// What.
    pub kind: CheckKind,
    /// Of how many.
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
    /// How many there are in each part, of those of whom the check that is asked for was found.
    pub counts: Vec<VolunteerCount>,
    /// What was found of anybody, whichever check is asked for.
    pub checks: Vec<CheckCount>,
}

/// The register by name.
pub async fn list_volunteers(
    context: &RequestContext<'_>,
    input: VolunteersWanted,
) -> Result<VolunteersPage, InsuranceError> {
    let today = context.today();
    refuse_words(input.words.as_deref().unwrap_or_default(), today)?;
    let mut tx = context.read().await?;
    let register = judged(context, &mut tx).await?;
    let words = fold_query(input.words.as_deref().unwrap_or_default());
    let is_sought = |one: &&Judged| input.organisation_id.is_none_or(|id| one.at.contains(&id)) && one.met_by(&words);
    let sought: Vec<&Judged> = register.iter().filter(is_sought).collect();
    let checks = check_counts(&sought);
    let is_found = |one: &&Judged| input.check.is_none_or(|kind| one.line.has(kind));
    let found: Vec<&Judged> = sought.into_iter().filter(is_found).collect();
    let soon = soon_of(&input, today);
    let counts = VolunteerView::ALL.iter().map(|view| VolunteerCount {
        view: *view,
        volunteers: found.iter().filter(|one| one.line.is_in(*view, soon)).count() as i64,
    });
    let counts = counts.collect();
    let view = input.view.unwrap_or_default();
    let behind = |one: &&Judged| {
        let place = (one.sort_key.as_str(), one.line.person_id);
        input.after.as_ref().is_none_or(|after| place > (after.sort_key.as_str(), after.person_id))
    };
    let mut shown = found.into_iter().filter(|one| one.line.is_in(view, soon)).filter(behind);
    let page: Vec<&Judged> = shown.by_ref().take(PAGE).collect();
    let next = page.last().filter(|_| shown.next().is_some());
    let next = next.map(|one| PlaceAmongNames { sort_key: one.sort_key.clone(), person_id: one.line.person_id });
    Ok(VolunteersPage { volunteers: page.into_iter().map(|one| one.line.clone()).collect(), next, counts, checks })
}

/// What was found of some of them, in the order of checks.
fn check_counts(among: &[&Judged]) -> Vec<CheckCount> {
    let count = |kind: CheckKind| among.iter().filter(|one| one.line.has(kind)).count() as i64;
    let counted = CheckKind::ALL.iter().map(|kind| CheckCount { kind: *kind, volunteers: count(*kind) });
    counted.filter(|one| one.volunteers > 0).collect()
}

/// The last day that is soon.
fn soon_of(input: &VolunteersWanted, today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let days = chrono::Days::new(input.within_days.unwrap_or(SOON_DAYS).clamp(0, 3_660).unsigned_abs());
    (today, today.checked_add_days(days).unwrap_or(today))
}

impl VolunteerLine {
    /// Whether this was found of them.
    fn has(&self, kind: CheckKind) -> bool {
        self.checks.iter().any(|check| check.kind == kind)
    }

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
            VolunteerView::Paused => any(&|line| line.state == AttachmentState::Paused),
            VolunteerView::ToCome => any(&|line| runs(line) && line.starts_on > soon.0),
            VolunteerView::ThroughAssociation => any(&runs) && !any(&|line| runs(line) && line.track.is_municipal()),
        }
    }
}
