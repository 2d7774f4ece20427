//! What somebody has to think of in the office's agreements.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::times_of;
use crate::access::{Nothing, RequestContext};
use crate::agreements::store::{Listed, NextStep, WaitingGoal};
use crate::agreements::{
    AgreementDate, AgreementDateKind, AgreementError, AgreementStanding, AgreementTimes, Requirement, RequirementKind,
    store,
};
use crate::database::Tx;
use crate::shared::ids::{AgreementId, GoalId, OrganisationId, TalkId};

/// As many agreements are looked through, the ones changed last first.
const MOST: i64 = 20_000;

/// What of an agreement is to be thought of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum ReminderAbout {
    /// The agreement itself.
    Agreement,
    /// One of its goals.
    Goal {
        /// The goal.
        id: GoalId,
        /// What is to be reached.
        text: String,
    },
    /// What was to be done after a talk.
    Talk {
        /// The talk.
        id: TalkId,
        /// What was to be done.
        text: String,
    },
    /// Something it asks of the association.
    Requirement {
        /// What.
        kind: RequirementKind,
    },
}

/// Something to think of.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgreementReminder {
    /// The agreement.
    pub id: AgreementId,
    /// Its number.
    pub number: String,
    /// The other party.
    pub organisation_id: OrganisationId,
    /// Its name.
    pub organisation_name: String,
    /// What the cooperation is about.
    pub activity_title: String,
    /// What, and on which day.
    pub date: AgreementDate,
    /// What of it.
    pub about: ReminderAbout,
    /// Who began the agreement.
    pub drafted_by: Option<String>,
    /// Whether that is whoever asks.
    pub is_own: bool,
}

/// What somebody has to think of, the nearest day first.
pub async fn agreement_reminders(
    context: &RequestContext<'_>,
    _: Nothing,
) -> Result<Vec<AgreementReminder>, AgreementError> {
    let (today, asks) = (context.today(), context.who().map(|who| who.user_id));
    let mut tx = context.read().await?;
    let before = (context.now().plus_seconds(24 * 60 * 60), AgreementId(i64::MAX));
    let all = store::list(&mut tx, before, MOST).await?;
    let open = Open::read(&mut tx, today).await?;
    let mut reminders: Vec<AgreementReminder> = all
        .iter()
        .flat_map(|one| {
            let is_own = one.created_by.is_some() && one.created_by == asks;
            open.of(one, today).into_iter().map(move |(date, about)| AgreementReminder {
                id: one.summary.id,
                number: one.summary.number.clone(),
                organisation_id: one.summary.organisation_id,
                organisation_name: one.summary.organisation_name.clone(),
                activity_title: one.summary.activity_title.clone(),
                date,
                about,
                drafted_by: one.summary.drafted_by.clone(),
                is_own,
            })
        })
        .collect();
    reminders.sort_by_key(|reminder| (reminder.date.on, reminder.id));
    Ok(reminders)
}

/// What stands open in the agreements, besides their own days.
struct Open {
    goals: BTreeMap<AgreementId, Vec<WaitingGoal>>,
    steps: BTreeMap<AgreementId, Vec<NextStep>>,
    requirements: BTreeMap<AgreementId, Vec<Requirement>>,
    times: AgreementTimes,
}

impl Open {
    async fn read(tx: &mut Tx, today: NaiveDate) -> Result<Self, AgreementError> {
        let all = (AgreementId(0), AgreementId(i64::MAX));
        Ok(Self {
            goals: store::waiting_goals(tx, all).await?,
            steps: store::next_steps(tx, all).await?,
            requirements: store::requirements_between(tx, all, today).await?,
            times: times_of(tx).await?,
        })
    }

    /// What one agreement wants on the day. Its goals are asked about once it is signed, also when it is over; what it
    /// asks of the association only while it holds.
    fn of(&self, listed: &Listed, today: NaiveDate) -> Vec<(AgreementDate, ReminderAbout)> {
        let (id, facts) = (&listed.summary.id, &listed.facts);
        let dates = facts.reminders(today, self.times).into_iter().map(|date| (date, ReminderAbout::Agreement));
        let has_come = |on: &NaiveDate| *on <= today;
        let goals = self.goals.get(id).into_iter().flatten().filter(|goal| facts.is_judged() && has_come(&goal.due_on));
        let goals = goals.map(|goal| {
            let date = AgreementDate::seen_on(today, self.times, AgreementDateKind::GoalDue, goal.due_on);
            (date, ReminderAbout::Goal { id: goal.id, text: goal.goal.clone() })
        });
        let is_kept = facts.standing(today) != AgreementStanding::Discarded;
        let steps = self.steps.get(id).into_iter().flatten().filter(|step| is_kept && has_come(&step.next_on));
        let steps = steps.map(|step| {
            let date = AgreementDate::seen_on(today, self.times, AgreementDateKind::NextStep, step.next_on);
            (date, ReminderAbout::Talk { id: step.id, text: step.next_step.clone() })
        });
        let wanting = self.requirements.get(id).into_iter().flatten();
        let wanting = wanting.filter(|one| facts.holds(today) && one.is_wanting()).map(|one| {
            let (kind, on) = match one.holds_until {
                Some(last) => (AgreementDateKind::RequirementRunOut, last),
                None => (AgreementDateKind::RequirementMissing, listed.summary.starts_on.unwrap_or(today)),
            };
            (AgreementDate::seen_on(today, self.times, kind, on), ReminderAbout::Requirement { kind: one.kind })
        });
        dates.chain(goals).chain(steps).chain(wanting).collect()
    }
}
