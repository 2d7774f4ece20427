//! What the office's rules say to a change of several dates at once, date by date, and what is overruled by it. A date is
//! asked only about what it does not break already; dates that stay as they are count like anybody's bookings.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::edited::{Edited, EditedDate};
use super::judging::Said;
use crate::access::RequestContext;
use crate::bookings::rules::{Answered, answered, notes_of, rules};
use crate::bookings::series::SeriesField;
use crate::bookings::series::edit::DateContent;
use crate::bookings::{BookingError, Overruled, RuleBook, RuleNote};
use crate::database::{DatabaseError, Tx};
use crate::organisations;
use crate::shared::ids::{BookingId, OrganisationId};

/// What the rules say to each date that changes. Those of `stuck` stay where they are; their texts change all the same.
pub(super) async fn said_to(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    edited: &Edited,
    stuck: &BTreeSet<NaiveDate>,
) -> Result<Said, DatabaseError> {
    let becomes = |date: &EditedDate| {
        let mut after = date.after.clone();
        if stuck.contains(&date.on) {
            [SeriesField::Time, SeriesField::Rooms].into_iter().for_each(|field| after.take(field, &date.before));
        }
        after
    };
    let all = edited.dates.iter().map(|date| (date, becomes(date)));
    let (dates, after): (Vec<&EditedDate>, Vec<DateContent>) =
        all.filter(|(date, after)| date.before != *after).unzip();
    let before: Vec<DateContent> = dates.iter().map(|date| date.before.clone()).collect();
    let except: BTreeSet<BookingId> = dates.iter().map(|date| date.id()).collect();
    let (book, _) = rules(tx).await?;
    let known = all_said(context, tx, &book, &before, &except).await?;
    let now = all_said(context, tx, &book, &after, &except).await?;
    let news = |((date, known), now): ((&&EditedDate, Vec<RuleNote>), Vec<RuleNote>)| (date.on, new(date, &known, now));
    Ok(dates.iter().zip(known).zip(now).map(news).collect())
}

/// Without what somebody has had to answer already.
fn new(date: &EditedDate, known: &[RuleNote], now: Vec<RuleNote>) -> Vec<RuleNote> {
    let overruled = date.stored.booking.overruled.as_ref().map_or(&[][..], |overruled| &overruled.findings);
    let is_known = |note: &RuleNote| {
        let rule = note.finding.rule();
        known.iter().any(|there| there.finding.rule() == rule) || overruled.iter().any(|there| there.rule() == rule)
    };
    now.into_iter().filter(|note| !note.asks_for_a_reason() || !is_known(note)).collect()
}

/// What the rules say to bookings of perhaps several borrowers, in their order. Of one that borrows as several things, all
/// hours count together.
async fn all_said(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    book: &RuleBook,
    contents: &[DateContent],
    except: &BTreeSet<BookingId>,
) -> Result<Vec<Vec<RuleNote>>, DatabaseError> {
    let mut said = vec![Vec::new(); contents.len()];
    let borrowers: BTreeSet<Option<OrganisationId>> = contents.iter().map(|there| there.organisation_id).collect();
    for id in borrowers {
        let borrower = match id {
            Some(id) => organisations::borrower(tx, id).await?,
            None => None,
        };
        let theirs: Vec<usize> = (0..contents.len()).filter(|place| contents[*place].organisation_id == id).collect();
        let wishes: Vec<_> = theirs.iter().map(|place| contents[*place].wish()).collect();
        let notes = notes_of(context, tx, book, borrower.as_ref(), &wishes, except).await?;
        theirs.into_iter().zip(notes).for_each(|(place, notes)| said[place] = notes);
    }
    Ok(said)
}

/// What is overruled on each date of an edit from now on; one reason holds for all of them. Where somebody has to say why,
/// the notes of all dates are told.
pub(super) fn overruled_on(
    context: &RequestContext<'_>,
    edited: &Edited,
    said: &Said,
    reason: Option<&str>,
) -> Result<Vec<Option<Overruled>>, BookingError> {
    let mut overruled = Vec::with_capacity(edited.dates.len());
    let mut broken = Vec::new();
    for date in &edited.dates {
        let notes = said.get(&date.on).map_or(&[][..], Vec::as_slice);
        match answered(context, notes, Answered { reason, known: &[], before: date.stored.booking.overruled.as_ref() })
        {
            Ok(there) => overruled.push(there),
            Err(BookingError::RulesBroken { notes }) => broken.extend(notes),
            Err(refusal) => return Err(refusal),
        }
    }
    if broken.is_empty() { Ok(overruled) } else { Err(BookingError::RulesBroken { notes: broken }) }
}
