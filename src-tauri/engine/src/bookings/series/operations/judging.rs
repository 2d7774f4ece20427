//! What becomes of each date, and what is free instead. However many dates, the database is asked the same few questions.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::wanted::{LeftOut, Placed};
use crate::access::RequestContext;
use crate::bookings::alternative::{Busy, NearestTimes, Search, booked};
use crate::bookings::houses::Houses;
use crate::bookings::needs::Needs;
use crate::bookings::occupancy::{Held, Holder, Occupied, Period, whole};
use crate::bookings::operations::admit::{self, Admitted, Asked, Hindered, judge_among, wish_of};
use crate::bookings::operations::counted;
use crate::bookings::operations::way_out::{Known, not_before, rooms_in_the_way};
use crate::bookings::rules::{RuleWish, notes_of};
use crate::bookings::series::{DateOutcome, LeftOutReason, PlannedDate, SeriesOffer, SeriesPlan, SeriesWarning};
use crate::bookings::{Alternative, BookingError, RuleNote, store};
use crate::database::{DatabaseError, Tx};
use crate::premises::{Buffers, Premises, Room, Scope};
use crate::shared::ids::{BookingId, RoomId};
use crate::shared::wall_clock::{MissingHour, TimeSlot, WallTime, day_start, wall_time_of};

/// More would not be read to the end on the phone.
const MOST_OFFERS: usize = 4;

/// What the gate says to one date.
#[derive(Debug)]
pub(super) enum Verdict {
    /// It can be had.
    Free(Admitted),
    /// Something stands against it.
    Hindered(Hindered),
    /// No clock shows the time that night.
    NoSuchTime(MissingHour),
}

impl Verdict {
    pub fn is_free(&self) -> bool {
        matches!(self, Self::Free(_))
    }

    /// What the date would block.
    fn occupied(&self) -> &[Occupied] {
        match self {
            Self::Free(admitted) => &admitted.occupied,
            Self::Hindered(_) | Self::NoSuchTime(_) => &[],
        }
    }
}

/// Every house, with whatever closes it on these dates.
pub(super) async fn houses_around(tx: &mut Tx, placed: &[Placed]) -> Result<Houses, DatabaseError> {
    let first = placed.iter().map(|there| there.starts.date()).min().unwrap_or_default();
    let last = placed.iter().map(|there| there.ends.date()).max().unwrap_or_default();
    let end = last.checked_add_days(Days::new(1)).unwrap_or(last);
    admit::houses(tx, &Scope::All, Period { from: day_start(first), until: day_start(end) }).await
}

/// What the gate says to each date, in their order. A date that is admitted stands in the way of those after it: what it
/// holds is noted in `held`.
pub(super) async fn judged(
    tx: &mut Tx,
    houses: &Houses,
    placed: &[&Placed],
    except: &BTreeSet<BookingId>,
    held: &mut Held,
) -> Result<Vec<Verdict>, BookingError> {
    let asked: Vec<&Asked> = placed.iter().filter_map(|there| there.asked.as_ref().ok()).collect();
    let mut verdicts = judge_among(tx, houses, &asked, except, held).await?.into_iter();
    let verdict = |there: &&Placed| match &there.asked {
        Err(missing) => Verdict::NoSuchTime(*missing),
        Ok(_) => match verdicts.next() {
            Some(Ok(admitted)) => Verdict::Free(admitted),
            Some(Err(hindered)) => Verdict::Hindered(hindered),
            None => Verdict::Hindered(crate::bookings::admission::Hindrance::Taken.into()),
        },
    };
    Ok(placed.iter().map(verdict).collect())
}

/// The bookings that are in the way of any date.
pub(super) async fn known_of(tx: &mut Tx, verdicts: &[Verdict]) -> Result<Known, DatabaseError> {
    let touched = verdicts.iter().flat_map(|verdict| match verdict {
        Verdict::Hindered(hindered) => hindered.touched.as_slice(),
        Verdict::Free(_) | Verdict::NoSuchTime(_) => &[],
    });
    Known::of(tx, touched.map(|(holder, _)| *holder)).await
}

/// What booking a date would answer, without what is free instead; `None` where it is free.
pub(super) fn refusal_of(verdict: &Verdict, houses: &[Premises], known: &Known) -> Option<BookingError> {
    match verdict {
        Verdict::Free(_) => None,
        Verdict::NoSuchTime(MissingHour { skipped_from, skipped_to }) => {
            let alternatives = Vec::new();
            Some(BookingError::MissingHour { skipped_from: *skipped_from, skipped_to: *skipped_to, alternatives })
        }
        Verdict::Hindered(hindered) => {
            let clashes = known.clashes(houses, &hindered.touched);
            Some(hindered.hindrance.clone().into_error(clashes, Vec::new()))
        }
    }
}

/// Why a date is left out that cannot be had, or was not asked for.
pub(super) fn reason_of(verdict: &Verdict, houses: &[Premises], known: &Known) -> LeftOutReason {
    let refusal = refusal_of(verdict, houses, known);
    let reason = refusal.as_ref().map(|refusal| LeftOutReason::of_refusal(refusal).unwrap_or(LeftOutReason::Skipped));
    // It has become free since it was shown as taken.
    reason.unwrap_or(LeftOutReason::Taken { by: Vec::new() })
}

/// What the rules say, by the date that the rule of the series gave.
pub(super) type Said = BTreeMap<NaiveDate, Vec<RuleNote>>;

/// What a plan is made of besides its dates.
pub(super) struct Around<'a> {
    pub houses: &'a Houses,
    /// Bookings that do not count: the dates are to replace them.
    pub except: &'a BTreeSet<BookingId>,
    pub left_out: &'a [LeftOut],
    pub warnings: &'a [SeriesWarning],
    /// What the rules say to the dates, where that was asked already: of bookings that become others it is only what is new.
    pub said: Option<&'a Said>,
}

/// The plan of these dates.
pub(super) async fn plan_of(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    around: &Around<'_>,
    placed: &[Placed],
    verdicts: &[Verdict],
) -> Result<SeriesPlan, BookingError> {
    let known = known_of(tx, verdicts).await?;
    let busy = if verdicts.iter().all(Verdict::is_free) {
        Busy::default()
    } else {
        busy_around(tx, around, placed, verdicts).await?
    };
    let lookout = Lookout { houses: around.houses, busy: &busy, now: wall_time_of(context.now()) };
    let mut dates = Vec::with_capacity(placed.len() + around.left_out.len());
    let mut notes = match around.said {
        Some(said) => said_of_free(said, placed, verdicts),
        None => notes_of_free(context, tx, around, placed, verdicts).await?,
    }
    .into_iter();
    for (there, verdict) in placed.iter().zip(verdicts) {
        let outcome = match (verdict, refusal_of(verdict, around.houses, &known)) {
            (Verdict::Free(admitted), _) => free(there, admitted, notes.next().unwrap_or_default()),
            (_, Some(refusal)) => {
                let instead = lookout.instead_of(there, verdict)?;
                DateOutcome::Hindered { refusal: Box::new(refusal), instead }
            }
            (Verdict::Hindered(_) | Verdict::NoSuchTime(_), None) => continue,
        };
        let Placed { on, rooms, starts, ends, chosen, .. } = there;
        let (rooms, chosen) = (rooms.clone(), *chosen);
        dates.push(PlannedDate { on: *on, rooms, starts: *starts, ends: *ends, chosen, outcome });
    }
    let left_out = |there: &LeftOut| PlannedDate {
        on: there.on,
        rooms: Vec::new(),
        starts: there.starts,
        ends: there.ends,
        chosen: false,
        outcome: DateOutcome::LeftOut { reason: there.reason.clone() },
    };
    dates.extend(around.left_out.iter().map(left_out));
    let offers = lookout.whole_series(placed, verdicts)?;
    Ok(SeriesPlan::of(dates, offers, around.warnings.to_vec()))
}

fn said_of_free(said: &Said, placed: &[Placed], verdicts: &[Verdict]) -> Vec<Vec<RuleNote>> {
    let free = placed.iter().zip(verdicts).filter(|(_, verdict)| verdict.is_free());
    free.map(|(there, _)| said.get(&there.on).cloned().unwrap_or_default()).collect()
}

/// What the rules say to each date that can be had, in their order.
async fn notes_of_free(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    around: &Around<'_>,
    placed: &[Placed],
    verdicts: &[Verdict],
) -> Result<Vec<Vec<RuleNote>>, DatabaseError> {
    let free: Vec<&Placed> =
        placed.iter().zip(verdicts).filter(|(_, verdict)| verdict.is_free()).map(|(there, _)| there).collect();
    let borrower = match free.first() {
        Some(there) => counted(tx, there.lent_to).await?,
        None => None,
    };
    notes_of(context, tx, &around.houses.rules, borrower.as_ref(), &wishes_of(&free), around.except).await
}

/// What the rules look at, date by date; dates that no clock shows are not among those that can be had.
pub(super) fn wishes_of(placed: &[&Placed]) -> Vec<RuleWish> {
    let wish = |there: &&Placed| Some(RuleWish::of(there.asked.as_ref().ok()?, there.lent_to.lent_as));
    placed.iter().filter_map(wish).collect()
}

fn free(there: &Placed, admitted: &Admitted, notes: Vec<RuleNote>) -> DateOutcome {
    let blocked = match &there.asked {
        Ok(asked) => whole(&admitted.occupied, asked.booked),
        Err(_) => return DateOutcome::Free { blocked_from: there.starts, blocked_until: there.ends, notes },
    };
    DateOutcome::Free { blocked_from: wall_time_of(blocked.from), blocked_until: wall_time_of(blocked.until), notes }
}

/// What stands in the way around these dates: others' bookings, and the dates themselves that can be had.
async fn busy_around(
    tx: &mut Tx,
    around: &Around<'_>,
    placed: &[Placed],
    verdicts: &[Verdict],
) -> Result<Busy, DatabaseError> {
    let buffers = widest_buffers(around.houses);
    let time = |(there, verdict): (&Placed, &Verdict)| {
        let day = |date: NaiveDate| day_start(date);
        let next = |date: NaiveDate| date.checked_add_days(Days::new(1)).unwrap_or(date);
        let wanted = match (verdict, &there.asked) {
            (Verdict::Free(_), Ok(asked)) => asked.booked,
            // Another time on the same day may do: it begins before midnight and lasts as long.
            _ => Period {
                from: day(there.starts.date()),
                until: day(next(there.starts.date())).plus_seconds(lasts(there)),
            },
        };
        wanted.with_buffers(buffers)
    };
    let times: Vec<Period> = placed.iter().zip(verdicts).map(time).collect();
    let others = store::busy_around(tx, &times).await?;
    let is_replaced = |holder: &Holder| matches!(holder, Holder::Booking(id) if around.except.contains(id));
    let others = others.into_iter().filter(|(holder, _)| !is_replaced(holder)).map(|(_, occupied)| occupied);
    let own = verdicts.iter().flat_map(Verdict::occupied);
    Ok(Busy::new(others.chain(own.copied())))
}

/// Seconds from start to end, and the hour that autumn may add.
fn lasts(there: &Placed) -> i64 {
    (there.ends.naive() - there.starts.naive()).num_seconds() + 60 * 60
}

fn widest_buffers(houses: &[Premises]) -> Buffers {
    let rooms = houses.iter().flat_map(|house| &house.rooms).map(|room| room.details.buffers);
    rooms.fold(Buffers::default(), |widest, there| Buffers {
        before: widest.before.max(there.before),
        after: widest.after.max(there.after),
    })
}

/// Looks for what is free instead.
struct Lookout<'a> {
    houses: &'a Houses,
    busy: &'a Busy,
    now: WallTime,
}

impl<'a> Lookout<'a> {
    fn rooms_of(&self, rooms: &[RoomId]) -> Vec<&'a Room> {
        let all = || self.houses.iter().flat_map(|house| &house.rooms);
        rooms.iter().filter_map(|id| all().find(|room| room.id == *id)).collect()
    }

    fn search<'s>(&'s self, slot: TimeSlot, asked: Option<&Asked>, needs: &'s Needs) -> Search<'s> {
        use crate::bookings::admission::HolidayLeave;
        Search {
            houses: self.houses,
            busy: self.busy,
            slot,
            needs,
            buffers: asked.and_then(|asked| asked.buffers),
            holiday: asked.map_or(HolidayLeave::NotGiven, |asked| asked.holiday),
            not_before: not_before(slot.starts(), self.now),
            nearest: NearestTimes::OnTheSameDay,
        }
    }

    /// Other rooms at the time wanted, and the rooms wanted at another time of that day.
    fn instead_of(&self, there: &Placed, verdict: &Verdict) -> Result<Vec<Alternative>, BookingError> {
        let Ok(slot) = TimeSlot::new(there.starts, there.ends) else { return Ok(Vec::new()) };
        let rooms = self.rooms_of(&there.rooms);
        let asked = there.asked.as_ref().ok();
        let in_the_way = match (verdict, asked) {
            (Verdict::Hindered(Hindered { hindrance, touched }), Some(asked)) => {
                rooms_in_the_way(&wish_of(self.houses, asked)?, hindrance, touched)
            }
            _ => Vec::new(),
        };
        let needs = needs_of(asked);
        Ok(self.search(slot, asked, &needs).alternatives(&rooms, &in_the_way))
    }

    /// Rooms that are free on more of the dates than those wanted, best first.
    fn whole_series(&self, placed: &[Placed], verdicts: &[Verdict]) -> Result<Vec<SeriesOffer>, BookingError> {
        let of_the_rule: Vec<(&Placed, &Verdict)> =
            placed.iter().zip(verdicts).filter(|(there, _)| !there.chosen).collect();
        let free_now = of_the_rule.iter().filter(|(_, verdict)| verdict.is_free()).count();
        let Some((first, _)) = of_the_rule.first().filter(|_| free_now < of_the_rule.len()) else {
            return Ok(Vec::new());
        };
        let wished = self.rooms_of(&first.rooms);
        let in_the_way = self.in_the_way_of_any(&of_the_rule)?;
        let is_replaced = |room: &&Room| in_the_way.is_empty() || in_the_way.contains(&room.id);
        let kept: Vec<&Room> = wished.iter().copied().filter(|room| !is_replaced(room)).collect();
        let is_new = |room: &&Room| {
            !wished.iter().any(|there| there.id == room.id) && !kept.iter().any(|there| there.overlaps(room))
        };
        let needs = needs_of(first.asked.as_ref().ok());
        let searches: Vec<(Search<'_>, Period)> = of_the_rule
            .iter()
            .filter_map(|(there, _)| {
                let slot = TimeSlot::new(there.starts, there.ends).ok()?;
                Some((self.search(slot, there.asked.as_ref().ok(), &needs), booked(slot)?))
            })
            .collect();
        let houses = self.houses.iter().filter(|house| house.retired_at.is_none());
        let candidates = houses.flat_map(|house| house.rooms.iter().map(move |room| (house, room)));
        let mut offers: Vec<(OfferRank, SeriesOffer)> = candidates
            .filter(|(_, room)| is_new(room))
            .filter_map(|(house, room)| {
                let rooms: Vec<&Room> = kept.iter().copied().chain([room]).collect();
                let is_free =
                    |(search, booked): &&(Search<'_>, Period)| search.is_free_at(&rooms, search.slot, *booked);
                let free = searches.iter().filter(is_free).count();
                (free > free_now).then(|| self.offer(house, &rooms, room, &wished, free))
            })
            .collect();
        offers.sort_by_key(|(rank, _)| *rank);
        Ok(offers.into_iter().map(|(_, offer)| offer).take(MOST_OFFERS).collect())
    }

    fn in_the_way_of_any(&self, dates: &[(&Placed, &Verdict)]) -> Result<BTreeSet<RoomId>, BookingError> {
        let mut rooms = BTreeSet::new();
        for (there, verdict) in dates {
            if let (Verdict::Hindered(Hindered { hindrance, touched }), Ok(asked)) = (verdict, &there.asked) {
                rooms.extend(rooms_in_the_way(&wish_of(self.houses, asked)?, hindrance, touched));
            }
        }
        Ok(rooms)
    }

    fn offer(
        &self,
        house: &Premises,
        rooms: &[&Room],
        room: &Room,
        wished: &[&Room],
        free: usize,
    ) -> (OfferRank, SeriesOffer) {
        use crate::bookings::admission::capacity;
        let same_house = wished.first().is_none_or(|there| there.premises_id == house.id);
        let wanted = wished.iter().map(|there| there.details.maximum_persons).max().unwrap_or_default();
        let maximum = capacity(self.houses, rooms);
        let rank = (std::cmp::Reverse(free), !same_house, (maximum - wanted).abs(), room.id);
        let offer = SeriesOffer {
            rooms: rooms.iter().map(|room| room.id).collect(),
            room_names: rooms.iter().map(|room| room.details.name.clone()).collect(),
            premises_name: house.details.name.clone(),
            same_house,
            maximum,
            free,
        };
        (rank, offer)
    }
}

/// The more dates the better; then the same house, then the size nearest to what was asked for.
type OfferRank = (std::cmp::Reverse<usize>, bool, i64, RoomId);

fn needs_of(asked: Option<&Asked>) -> Needs {
    Needs {
        attendees: asked.and_then(|asked| asked.attendees),
        layout: asked.and_then(|asked| asked.layout),
        ..Needs::default()
    }
}
