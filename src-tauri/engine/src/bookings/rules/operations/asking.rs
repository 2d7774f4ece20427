//! What the rules say to what is about to be booked, and whether it was answered.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::access::{RequestContext, Role};
use crate::bookings::admission::OpenedFor;
use crate::bookings::lent_to::LentTo;
use crate::bookings::operations::{counted, said};
use crate::bookings::rules::judging::{Circumstances, RuleWish, notes};
use crate::bookings::rules::prime_time::Used;
use crate::bookings::rules::{Fee, Overruled, RuleBook, RuleFinding, RuleForce, RuleKind, RuleNote, store};
use crate::bookings::store::StoredBooking;
use crate::bookings::{Booking, BookingError, BookingEvent};
use crate::database::{DatabaseError, Tx};
use crate::organisations::Borrower;
use crate::shared::ids::{BookingId, PremisesId, RoomId};
use crate::shared::wall_clock::day_start;

/// Who may overrule what the desk may not, and says yes to what has to be approved.
const OFFICE: &[Role] = &[Role::Consultant, Role::Manager];

/// Whether whoever asks may overrule what the desk may not.
pub(in crate::bookings) fn is_office(context: &RequestContext<'_>) -> bool {
    context.has_role(OFFICE)
}

/// For what a house is opened by whoever gives this reason.
pub(in crate::bookings) fn opened_by(context: &RequestContext<'_>, reason: Option<&str>) -> OpenedFor {
    if said(reason).is_some() && is_office(context) { OpenedFor::Anything } else { OpenedFor::Nothing }
}

/// What has to be answered of what a house is opened for; whoever got as far as that may.
pub(in crate::bookings) fn notes_of_opened(book: &RuleBook, opened: &[RuleFinding]) -> Vec<RuleNote> {
    let note = |finding: &RuleFinding| RuleNote {
        finding: finding.clone(),
        force: RuleForce::Office,
        source: book.source(finding.rule()).to_owned(),
        may_overrule: true,
    };
    opened.iter().map(note).collect()
}

/// What the rules say to each of several wishes of one borrower, in their order: each counts for those after it, as
/// whatever it is lent. Bookings that the wishes are to replace do not count.
pub(in crate::bookings) async fn notes_of(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    book: &RuleBook,
    borrower: Option<&Borrower>,
    wishes: &[RuleWish],
    except: &BTreeSet<BookingId>,
) -> Result<Vec<Vec<RuleNote>>, DatabaseError> {
    let mut used = used(tx, book, borrower, wishes, except).await?;
    let houses = room_houses(tx, book, wishes).await?;
    let no_shows = no_shows(context, tx, book, borrower).await?;
    let is_office = is_office(context);
    let mut said = Vec::with_capacity(wishes.len());
    for wish in wishes {
        let category = borrower.map(|borrower| wish.lent_as.unwrap_or(borrower.category));
        let around = Circumstances { category, today: context.today(), houses: &houses, no_shows };
        let found = notes(book, &around, wish, &used).into_iter();
        // Whoever may say yes says it by booking.
        let found = found.filter(|note| note.finding.rule() != RuleKind::Approval || !is_office);
        said.push(found.map(|note| note.for_whom(is_office)).collect());
        used.add(&book.prime_time, wish.starts, wish.ends);
    }
    Ok(said)
}

/// What a borrower has already of the hours that everybody wants, around these wishes.
async fn used(
    tx: &mut Tx,
    book: &RuleBook,
    borrower: Option<&Borrower>,
    wishes: &[RuleWish],
    except: &BTreeSet<BookingId>,
) -> Result<Used, DatabaseError> {
    let mut used = Used::default();
    let rule = &book.prime_time;
    let first = wishes.iter().map(|wish| wish.starts.date()).min();
    let last = wishes.iter().map(|wish| wish.ends.date()).max();
    let Some(((borrower, first), last)) = borrower.zip(first).zip(last) else { return Ok(used) };
    if rule.force == RuleForce::Off {
        return Ok(used);
    }
    // What began in the week before may reach into the period.
    let from = day_start(rule.per.first_day(first) - chrono::Days::new(8));
    let until = day_start(rule.per.next(last));
    for (id, starts, ends) in store::times_of(tx, borrower.id, from, until).await? {
        if !except.contains(&id) {
            used.add(rule, starts, ends);
        }
    }
    Ok(used)
}

/// How often a borrower has not come in this season, where a rule asks for it.
async fn no_shows(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    book: &RuleBook,
    borrower: Option<&Borrower>,
) -> Result<i64, DatabaseError> {
    let rule = &book.no_shows;
    match borrower.filter(|_| rule.force != RuleForce::Off) {
        Some(borrower) => store::no_shows(tx, borrower.id, day_start(rule.season_of(context.today()))).await,
        None => Ok(0),
    }
}

/// The house of each room, where a rule asks for it.
async fn room_houses(
    tx: &mut Tx,
    book: &RuleBook,
    wishes: &[RuleWish],
) -> Result<BTreeMap<RoomId, PremisesId>, DatabaseError> {
    let rule = &book.large_events;
    let is_large = |wish: &&RuleWish| wish.attendees.is_some_and(|attendees| attendees >= rule.from);
    if rule.force == RuleForce::Off || rule.houses.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rooms: BTreeSet<RoomId> = wishes.iter().filter(is_large).flat_map(|wish| wish.rooms.iter().copied()).collect();
    match rooms.is_empty() {
        true => Ok(BTreeMap::new()),
        false => store::houses_of(tx, &rooms.into_iter().collect::<Vec<_>>()).await,
    }
}

/// A borrower and the rules as they stand, for a booking that is there already.
pub(in crate::bookings) struct Lent {
    pub book: RuleBook,
    pub borrower: Option<Borrower>,
}

impl Lent {
    /// To this borrower, as what it is lent.
    pub async fn of(tx: &mut Tx, lent_to: LentTo) -> Result<Self, DatabaseError> {
        let borrower = counted(tx, lent_to).await?;
        Ok(Self { book: store::rules(tx).await?.0, borrower })
    }

    /// What the rules say to a booking that stands where it does.
    pub async fn notes(
        &self,
        context: &RequestContext<'_>,
        tx: &mut Tx,
        wish: RuleWish,
        id: Option<BookingId>,
    ) -> Result<Vec<RuleNote>, DatabaseError> {
        let except = id.into_iter().collect();
        Ok(notes_of(context, tx, &self.book, self.borrower.as_ref(), &[wish], &except).await?.concat())
    }

    /// What so many minutes cost.
    pub fn fee(&self, minutes: i64) -> Option<Fee> {
        let category = self.borrower.as_ref()?.category;
        Fee::of(self.book.terms(category)?.tariff, category, minutes)
    }

    /// What is overruled when a booking becomes another: what the rules say to it as it is, they need not say again. What
    /// the house is opened for at the new place is asked anew.
    pub async fn answered_anew(
        &self,
        context: &RequestContext<'_>,
        tx: &mut Tx,
        stored: &StoredBooking,
        [before, after]: &[RuleWish; 2],
        (reason, opened): (Option<&str>, &[RuleFinding]),
    ) -> Result<Option<Overruled>, BookingError> {
        let id = Some(stored.booking.id);
        let known = Self::of(tx, stored.lent_to()).await?.notes(context, tx, before.clone(), id).await?;
        let mut notes = self.notes(context, tx, after.clone(), id).await?;
        notes.extend(notes_of_opened(&self.book, opened));
        answered(context, &notes, Answered { reason, known: &known, before: stored.booking.overruled.as_ref() })
    }
}

/// What is overruled when several bookings become others at once; one reason holds for all of them. Where somebody has to
/// say why, the notes of all are told, not only those of the first.
pub(in crate::bookings) async fn all_answered_anew(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    changes: &[(&StoredBooking, [RuleWish; 2])],
    reason: Option<&str>,
) -> Result<Vec<Option<Overruled>>, BookingError> {
    let mut overruled = Vec::with_capacity(changes.len());
    let mut broken = Vec::new();
    for (stored, places) in changes {
        let lent = Lent::of(tx, stored.lent_to()).await?;
        match lent.answered_anew(context, tx, stored, places, (reason, &[])).await {
            Ok(there) => overruled.push(there),
            Err(BookingError::RulesBroken { notes }) => broken.extend(notes),
            Err(refusal) => return Err(refusal),
        }
    }
    if broken.is_empty() { Ok(overruled) } else { Err(BookingError::RulesBroken { notes: broken }) }
}

/// What was overruled when a booking became another; `None` where nothing was.
pub(in crate::bookings) fn anew<'a>(before: &Booking, now: &'a Booking) -> Option<&'a Overruled> {
    now.overruled.as_ref().filter(|_| now.overruled != before.overruled)
}

/// How it stands before the rules: what was there before, and the reason that is given now.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::bookings) struct Answered<'a> {
    /// Why it is done all the same.
    pub reason: Option<&'a str>,
    /// Rules that are not asked again: where the booking is now, they say the same.
    pub known: &'a [RuleNote],
    /// What was overruled when it was booked.
    pub before: Option<&'a Overruled>,
}

/// What is overruled from now on. Refused where nobody said why, or where whoever says it may not.
pub(in crate::bookings) fn answered(
    context: &RequestContext<'_>,
    notes: &[RuleNote],
    answer: Answered<'_>,
) -> Result<Option<Overruled>, BookingError> {
    let before = answer.before.map_or(&[][..], |before| &before.findings);
    let is_known = |finding: &RuleFinding| {
        let is_same = |there: &RuleFinding| match finding.is_closing() {
            true => there == finding,
            false => there.rule() == finding.rule(),
        };
        answer.known.iter().any(|note| is_same(&note.finding)) || before.iter().any(is_same)
    };
    let open: Vec<&RuleNote> =
        notes.iter().filter(|note| note.asks_for_a_reason() && !is_known(&note.finding)).collect();
    if open.is_empty() {
        return Ok(answer.before.cloned());
    }
    // A house that was opened for it before is so still.
    let is_opened = |finding: &&RuleFinding| finding.is_closing() && before.contains(finding);
    let still_opened = notes.iter().map(|note| &note.finding).filter(is_opened);
    match said(answer.reason) {
        Some(reason) if open.iter().all(|note| note.may_overrule) => Ok(Some(Overruled {
            findings: open.iter().map(|note| &note.finding).chain(still_opened).cloned().collect(),
            reason: reason.to_owned(),
            at: context.now(),
        })),
        _ => Err(BookingError::RulesBroken { notes: open.into_iter().cloned().collect() }),
    }
}

/// What the log says of rules that were overruled just now; `dates` are those of a series.
pub(in crate::bookings) fn overruled_event(overruled: &Overruled, dates: Vec<NaiveDate>) -> BookingEvent {
    let rules: BTreeSet<RuleKind> = overruled.findings.iter().map(|finding| finding.rule()).collect();
    BookingEvent::RulesOverruled { rules: rules.into_iter().collect(), reason: overruled.reason.clone(), dates }
}
