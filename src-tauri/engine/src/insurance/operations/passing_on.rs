//! Letting go of what no attachment needs any more: where one ends by what somebody does, and where one simply runs out.

use chrono::NaiveDate;

use crate::access::{self, Event, RequestContext, WriteTx};
use crate::database::DatabaseError;
use crate::insurance::event::volunteer;
use crate::insurance::knowledge::end_of_time;
use crate::insurance::passing::PassingFact;
use crate::insurance::store::{self, KnownVolunteer, Passing};
use crate::insurance::{AttachmentFacts, InsuranceEvent, VolunteerFacts};
use crate::shared::ids::PersonId;
use crate::shared::wall_clock::date_of;

/// So many people are seen to in one transaction.
const AT_ONCE: i64 = 100;

/// Who wrote what is known of a volunteer now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// The act that is on its way: its own version is written over, since its way back names that version.
    ByThisAct,
    /// Somebody before: another version follows, so that nobody who holds the older one writes it back.
    Before,
}

/// Takes out of a volunteer what no attachment needs any more, out of all that was ever known, and notes when to look again.
pub(super) async fn let_go(
    tx: &mut WriteTx,
    (id, written): (PersonId, Written),
    events: &mut Vec<Event>,
) -> Result<(), DatabaseError> {
    let versions = store::volunteer_versions(tx, id).await?;
    let Passing { goes_on: noted, mut let_go } = store::passing(tx, id).await?;
    let (gone, goes_on) = due(tx, id, &versions).await?;
    if !gone.is_empty() {
        let today = date_of(tx.now());
        take_out(tx, (id, written), (&gone, &versions)).await?;
        // A form that somebody began and left holds the same values.
        let begun = format!("facts-{}", id.0);
        access::forget_drafts(tx, "insurance", (&begun, &format!("{begun}-"))).await?;
        let_go.extend(gone.iter().map(|what| (*what, today)));
        events.push(Event::new(volunteer(id), &InsuranceEvent::PassingFactsLetGo { what: gone.clone() }));
    }
    if !gone.is_empty() || goes_on != noted {
        store::note_passing(tx, id, &Passing { goes_on, let_go }).await?;
    }
    Ok(())
}

/// What goes today, and when the next of it goes. Of most people nothing of the kind was ever written.
async fn due(
    tx: &mut WriteTx,
    id: PersonId,
    versions: &[(i64, VolunteerFacts)],
) -> Result<(Vec<PassingFact>, Option<NaiveDate>), DatabaseError> {
    let was_written = |what: &&PassingFact| versions.iter().any(|(_, facts)| what.is_in(facts));
    let written: Vec<PassingFact> = PassingFact::ALL.iter().filter(was_written).copied().collect();
    let Some((_, facts)) = versions.last().filter(|_| !written.is_empty()) else { return Ok((Vec::new(), None)) };
    let standing = store::attachments_between(tx, (id, id)).await?;
    let attachments: Vec<AttachmentFacts> = standing.into_iter().map(|one| one.facts).collect();
    let (rules, _) = store::rules(tx).await?;
    let days = written.into_iter().filter_map(|what| Some((what, what.due_on(facts, &attachments, &rules)?)));
    let today = date_of(tx.now());
    let (gone, later): (Vec<_>, Vec<_>) = days.partition(|(_, due)| *due <= today);
    let goes_on = later.into_iter().map(|(_, due)| due).min();
    Ok((gone.into_iter().map(|(what, _)| what).collect(), goes_on))
}

/// The same for several people, each once.
pub(super) async fn let_go_of_all(
    tx: &mut WriteTx,
    people: impl IntoIterator<Item = PersonId>,
    (written, events): (Written, &mut Vec<Event>),
) -> Result<(), DatabaseError> {
    for id in people {
        let_go(tx, (id, written), events).await?;
    }
    Ok(())
}

async fn take_out(
    tx: &mut WriteTx,
    (id, written): (PersonId, Written),
    (gone, versions): (&[PassingFact], &[(i64, VolunteerFacts)]),
) -> Result<(), DatabaseError> {
    let Some(known) = store::find_volunteer(tx, id, end_of_time()).await? else { return Ok(()) };
    let without = |facts: &VolunteerFacts| {
        let mut facts = facts.clone();
        gone.iter().for_each(|what| what.take_out_of(&mut facts));
        facts
    };
    let stands_there = gone.iter().any(|what| what.is_in(&known.facts));
    if written == Written::Before && stands_there {
        if !store::take_volunteer(tx, id, known.version).await? {
            return Err(DatabaseError::inconsistent("a volunteer changed while something of them was let go"));
        }
        let by = (tx.user_id(), tx.now());
        let next = KnownVolunteer { version: known.version + 1, facts: without(&known.facts), ..known.clone() };
        store::write_volunteer(tx, &next, by).await?;
    }
    for (version, facts) in versions {
        if gone.iter().any(|what| what.is_in(facts)) {
            store::rewrite_volunteer(tx, (id, *version), &without(facts)).await?;
        }
    }
    Ok(())
}

/// Lets go of what attachments that ran out have left behind. Whatever request comes first on a day asks for it.
pub(crate) async fn let_go_of_what_ran_out(context: &RequestContext<'_>) -> Result<(), DatabaseError> {
    let mut before = Vec::new();
    loop {
        let mut tx = context.read().await?;
        let due = store::passing_by(&mut tx, context.today(), AT_ONCE).await?;
        drop(tx);
        if due.is_empty() || due == before {
            return Ok(());
        }
        let mut tx = context.write_by_itself().await?;
        let mut events = Vec::new();
        before.clone_from(&due);
        match let_go_of_all(&mut tx, due, (Written::Before, &mut events)).await {
            Ok(()) => tx.commit(events).await?,
            Err(error) => {
                tx.rollback().await?;
                return Err(error);
            }
        }
    }
}
