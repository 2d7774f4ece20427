//! Everybody of the register, judged by the day: how each stands, what is missing, and what they are found by.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

use super::card::Places;
use super::listing::{AttachmentLine, VolunteerLine};
use crate::access::{self, RequestContext};
use crate::database::{DatabaseError, Tx};
use crate::insurance::check::{Looked, checks};
use crate::insurance::knowledge::end_of_time;
use crate::insurance::period::closed;
use crate::insurance::store::{self, KnownAttachment, NamedVolunteer};
use crate::insurance::verdict::{best_of, verdict};
use crate::insurance::{Attachment, AttachmentState, InsuranceRules, Scheme};
use crate::organisations::Protection;
use crate::shared::ids::{OrganisationId, PersonId};
use crate::shared::text::{QueryWord, SearchKeys};
use crate::shared::wall_clock::date_of;

/// So many are read at a time, and so often: more than any office has.
const BATCH: i64 = 1_000;
const MOST_BATCHES: usize = 50;

/// Somebody of the register as they stand today, with what they are found by.
#[derive(Debug)]
pub(super) struct Judged {
    /// What the name is sorted by.
    pub sort_key: String,
    /// The name's words with a blank before each.
    folded_name: String,
    /// Where they are attached, or through whom, as long as it has not ended.
    pub at: Vec<OrganisationId>,
    /// The words of what they do and where, made when somebody seeks by them.
    keys: OnceLock<SearchKeys>,
    /// The day they were taken into the register.
    pub registered_on: NaiveDate,
    pub line: VolunteerLine,
}

/// Everybody of the register by name, judged today. What it takes to judge them all is done once for as long as nothing is changed
/// at the office: a list is asked for with each letter that is typed, and reminders whenever a page is opened.
pub(super) async fn judged(context: &RequestContext<'_>, tx: &mut Tx) -> Result<Arc<Vec<Judged>>, DatabaseError> {
    let mark = access::standing_mark(context, tx).await?;
    if let Some(there) = context.office().reckoned(mark) {
        return Ok(there);
    }
    let register = Arc::new(judged_anew(tx, mark.day).await?);
    context.office().keep_reckoned(mark, &register);
    Ok(register)
}

async fn judged_anew(tx: &mut Tx, today: NaiveDate) -> Result<Vec<Judged>, DatabaseError> {
    let mut judging = Judging {
        scheme: store::known_scheme(tx, end_of_time()).await?,
        rules: store::rules(tx).await?.0,
        places: Places::default(),
        today,
    };
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
            found.push(judging.judged(tx, one, attachments).await?);
        }
    }
    found.sort_by(|one, other| (&one.sort_key, one.line.person_id).cmp(&(&other.sort_key, other.line.person_id)));
    Ok(found)
}

/// What everybody is judged by.
struct Judging {
    scheme: Scheme,
    rules: InsuranceRules,
    places: Places,
    today: NaiveDate,
}

impl Judging {
    async fn judged(
        &mut self,
        tx: &mut Tx,
        named: NamedVolunteer,
        known: Vec<KnownAttachment>,
    ) -> Result<Judged, DatabaseError> {
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
        let checks = checks((&named.volunteer.facts, named.reached), &looked, (&self.rules, &self.scheme), self.today);
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
        Ok(Judged {
            sort_key: named.sort_key,
            folded_name: named.folded_name,
            at,
            keys: OnceLock::new(),
            registered_on: date_of(named.created_at),
            line,
        })
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

impl AttachmentLine {
    /// What they do, where, through whom and of which kind.
    fn texts(&self) -> impl Iterator<Item = &str> {
        let own = [Some(self.activity.as_str()), Some(self.workplace_name.as_str())];
        own.into_iter().chain([self.association_name.as_deref(), self.effort_type_name.as_deref()]).flatten()
    }
}

impl Judged {
    /// Names are folded already, and most searches are for names; the rest is folded only where a name does not do.
    pub fn met_by(&self, words: &[QueryWord]) -> bool {
        let is_of_name = |word: &&QueryWord| self.folded_name.contains(&format!(" {}", word.secondary));
        let left: Vec<QueryWord> = words.iter().filter(|word| !is_of_name(word)).cloned().collect();
        left.is_empty() || self.keys.get_or_init(|| self.line.keys()).met_by(&left)
    }
}

impl VolunteerLine {
    /// The words of all their attachments.
    fn keys(&self) -> SearchKeys {
        let texts: Vec<&str> = self.attachments.iter().flat_map(AttachmentLine::texts).collect();
        SearchKeys::of_all(&texts)
    }
}
