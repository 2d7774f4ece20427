/**
 * What the calendar page knows: the week in sight, what is selected, and the acts. Every act asks the engine; what it
 * answers is put in place at once and the week is read again. A refusal becomes a conflict with ways out.
 */
import { call, type Outcome } from '../backend/call';
import { newRequestKey } from '../backend/requestKey';
import { undoStack, announce } from '../shared';
import { texts } from '../texts';
import { differingFields, differingPlace, writable, type BookingPart, type DifferingField } from './beside';
import { layOut, roomsById } from './layout';
import { samePlace } from './moving';
import type { View } from './place_link';
import { refusalSentence } from './refusal_words';
import { addDays, daysFrom, minutesOf, mondayOf } from './wall_time';
import { placeText, whoText } from './wording';
import type {
  Alternative,
  BookRoom,
  Booking,
  BookingCard,
  BookingId,
  Calendar,
  CalendarBooking,
  CancelBooking,
} from '../backend/generated/operations';
import type { BookingRefusal, Place } from './place';
import type { CivilDate } from './wall_time';

/** A no, and what was wanted: the alternatives are tried with the same act. */
export interface Conflict {
  refusal: BookingRefusal;
  wished: Place;
  booking: CalendarBooking | null;
  /** Does the refused act at another place. */
  instead: (alternative: Alternative) => Promise<boolean>;
  /** What I wanted to write, to be seen beside what a colleague has written meanwhile. */
  mine?: Mine;
}

/** A change that met a colleague's. */
export interface Mine {
  /** Field by field, where the two differ. */
  beside: (theirs: Booking) => Array<DifferingField>;
  /** Writes mine all the same. */
  again: () => void;
}

const PREFETCH_AFTER_MILLISECONDS = 250;

/** Whether nothing but the clock is otherwise. */
function isSameWeek(one: Calendar, other: Calendar): boolean {
  return JSON.stringify({ ...one, now: '' }) === JSON.stringify({ ...other, now: '' });
}

export class Bookings {
  calendar = $state.raw<Calendar | null>(null);
  /** Why the week asked for could not be fetched. */
  notLoaded = $state.raw<BookingRefusal | null>(null);
  view = $state<View>('week');
  date = $state<CivilDate>('');
  selectedId = $state.raw<BookingId | null>(null);
  /** All there is to know about the selected booking. */
  opened = $state.raw<BookingCard | null>(null);
  copied = $state.raw<Booking | null>(null);
  conflict = $state.raw<Conflict | null>(null);
  /** Minutes on the office's clock, moved on by `tick`. */
  now = $state(0);

  readonly dates = $derived.by(() => {
    if (!this.calendar) return [];
    return this.view === 'day' ? [this.date] : daysFrom(this.calendar.from, 7);
  });
  readonly board = $derived(this.calendar ? layOut(this.calendar, this.dates) : null);
  readonly roomOf = $derived(roomsById(this.calendar));
  readonly today = $derived(this.calendar?.today ?? '');
  readonly selected = $derived(this.byId(this.selectedId) ?? (this.opened?.booking.id === this.selectedId ? this.opened.booking : undefined));

  /** The weeks read so far, by their Mondays. */
  #kept: Record<CivilDate, Calendar> = {};
  #refreshing: Promise<void> | undefined;
  #asked = 0;
  /** What the office's clock showed when the week was read. */
  #clock = '';
  #readAt = 0;
  #prefetch: ReturnType<typeof setTimeout> | undefined;
  #lastAct: Promise<unknown> = Promise.resolve();

  byId(id: BookingId | null): CalendarBooking | undefined {
    return id === null ? undefined : this.calendar?.bookings.find((booking) => booking.id === id);
  }

  /** Brings a date in sight. What is there stays until the new week has come. */
  async show(date: CivilDate): Promise<void> {
    const monday = mondayOf(date);
    const kept = this.#kept[monday];
    if (kept) this.#put(kept, date);
    const answer = await this.#fetch(monday, ++this.#asked);
    if (answer) this.#put(answer, date);
  }

  /** Reads the week in sight again, and forgets its neighbours. Asked for several times at once, it reads once. */
  refresh(): Promise<void> {
    this.#refreshing ??= new Promise((soon) => setTimeout(soon)).then(() => {
      this.#refreshing = undefined;
      return this.#readAgain();
    });
    return this.#refreshing;
  }

  async #readAgain(): Promise<void> {
    if (!this.calendar) return;
    this.#kept = {};
    const answer = await this.#fetch(this.calendar.from, ++this.#asked);
    if (answer) this.#put(answer, this.date);
  }

  /** Moves the clock on; called every so often while the page is open. */
  tick(milliseconds = performance.now()): void {
    if (this.calendar) this.now = minutesOf(this.#clock) + Math.floor((milliseconds - this.#readAt) / 60_000);
  }

  select(id: BookingId | null): void {
    this.selectedId = id;
    if (this.opened?.booking.id !== id) this.opened = null;
    if (id !== null) void this.#open(id);
  }

  /** The newest the page knows about a booking, in full. */
  async inFull(id: BookingId): Promise<BookingCard | undefined> {
    const answer = await call('open_booking', { id });
    if (answer.ok) return answer.answer;
    announce(refusalSentence(answer.refusal));
    return undefined;
  }

  book(wish: Omit<BookRoom, 'requestKey'>, requestKey = newRequestKey()): Promise<Booking | undefined> {
    return this.#inTurn(async () => {
      const answer = await call('book_room', { ...wish, requestKey });
      const { rooms, starts, ends } = wish;
      return this.#settle(answer, (now) => texts().bookings.said.booked(whoText(now), this.#where(now)), {
        wished: { rooms, starts, ends },
        booking: null,
        instead: async (other) => {
          // The first key's request made nothing, and this is another wish.
          const { rooms, starts, ends } = other;
          return (await this.book({ ...wish, rooms, starts, ends })) !== undefined;
        },
      });
    });
  }

  /** Puts a booking somewhere else; the place is worked out from where it lies when its turn comes. */
  move(id: BookingId, to: (now: CalendarBooking) => Place): Promise<Booking | undefined> {
    return this.#inTurn(async () => {
      const booking = this.byId(id);
      if (!booking) return undefined;
      const place = to(booking);
      if (samePlace(place, booking)) return undefined;
      const { rooms, starts, ends } = place;
      const answer = await call('move_booking', { id, version: booking.version, rooms, starts, ends });
      return this.#settle(answer, (now) => texts().bookings.said.moved(whoText(now), this.#where(now)), {
        wished: place,
        booking,
        instead: async (other) => (await this.move(id, () => other)) !== undefined,
        mine: {
          beside: (theirs) => differingPlace(this.#where(place), this.#where(theirs)),
          again: () => void this.move(id, () => place),
        },
      });
    });
  }

  /**
   * Writes some fields of a booking. The engine takes the whole card, so what was not touched goes along as the card was
   * last read here, with that version: had a colleague written meanwhile, the two are shown beside each other.
   */
  change(id: BookingId, part: BookingPart, borrowerName = ''): Promise<Booking | undefined> {
    return this.#inTurn(async () => {
      const known = this.opened?.booking.id === id ? this.opened.booking : (await this.inFull(id))?.booking;
      if (!known) return undefined;
      const answer = await call('change_booking', { ...writable(known), ...part, id, version: known.version });
      return this.#settle(answer, (now) => texts().bookings.said.changed(whoText(now)), {
        ...this.#nowhereElse(known),
        mine: {
          beside: (theirs) => differingFields(part, theirs, borrowerName),
          again: () => void this.change(id, part, borrowerName),
        },
      });
    });
  }

  cancel(id: BookingId, by: CancelBooking['by'] = 'borrower'): Promise<Booking | undefined> {
    return this.#inTurn(async () => {
      const booking = this.byId(id);
      if (!booking) return undefined;
      const said = texts().bookings.said.cancelled(whoText(booking), this.#where(booking));
      const answer = await call('cancel_booking', { id, version: booking.version, by });
      return this.#settle(answer, () => said, this.#nowhereElse(booking));
    });
  }

  #nowhereElse(booking: CalendarBooking): Omit<Conflict, 'refusal'> {
    return { wished: booking, booking, instead: () => Promise.resolve(false) };
  }

  #where(place: Place): string {
    return placeText(place, this.roomOf, this.today);
  }

  /** One act after the other, so that each carries the version the one before it made. */
  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#lastAct.then(act);
    this.#lastAct = turn.catch(() => undefined);
    return turn;
  }

  #settle(
    answer: Outcome<'book_room'>,
    said: (now: Booking) => string,
    wish: Omit<Conflict, 'refusal'>,
  ): Booking | undefined {
    if (!answer.ok) {
      this.#refused({ ...wish, refusal: answer.refusal });
      return undefined;
    }
    const { now, undo } = answer.answer;
    this.conflict = null;
    this.#take(now);
    const label = said(now);
    // The shell reads a new step aloud; without a way back it has to be said here.
    if (undo) undoStack.push({ label, undo, about: `booking:${now.id}` });
    else announce(label);
    void this.refresh();
    return now;
  }

  #refused(conflict: Conflict): void {
    this.conflict = conflict;
    announce(refusalSentence(conflict.refusal));
    const { refusal } = conflict;
    if (refusal.code === 'stale_booking' || refusal.code === 'booking_is_cancelled') this.#take(refusal.details.current);
    if (['stale_booking', 'booking_is_cancelled', 'booking_not_found'].includes(refusal.code)) void this.refresh();
  }

  /** Puts one booking as it is now into the week in sight, before the week is read again. */
  #take(now: Booking): void {
    if (!this.calendar) return;
    const others = this.calendar.bookings.filter((booking) => booking.id !== now.id);
    const gone = now.state === 'cancelled_by_borrower' || now.state === 'cancelled_by_house';
    this.calendar = {
      ...this.calendar,
      bookings: gone ? others : [...others, now],
      taken: this.calendar.taken.filter((taken) => taken.bookingId !== now.id),
    };
    if (this.selectedId !== now.id) return;
    if (gone) this.select(null);
    else if (this.opened) this.opened = { ...this.opened, booking: now };
  }

  async #open(id: BookingId): Promise<void> {
    const answer = await call('open_booking', { id });
    if (this.selectedId !== id) return;
    if (answer.ok) this.opened = answer.answer;
    else announce(refusalSentence(answer.refusal));
  }

  async #fetch(monday: CivilDate, turn: number): Promise<Calendar | undefined> {
    const answer = await call('calendar', { from: monday, to: addDays(monday, 6) });
    if (turn !== this.#asked) return undefined;
    if (!answer.ok) {
      this.notLoaded = answer.refusal;
      return undefined;
    }
    this.notLoaded = null;
    return answer.answer;
  }

  #put(calendar: Calendar, date: CivilDate): void {
    const moved = this.calendar?.from !== calendar.from;
    // Read once more, a week is mostly what it was; what is drawn already is not drawn again.
    if (!this.calendar || !isSameWeek(this.calendar, calendar)) this.calendar = calendar;
    this.#clock = calendar.now;
    this.date = date;
    this.#kept[calendar.from] = calendar;
    this.#readAt = performance.now();
    this.tick(this.#readAt);
    if (moved) this.#prefetchAround(calendar.from);
  }

  #prefetchAround(monday: CivilDate): void {
    clearTimeout(this.#prefetch);
    this.#prefetch = setTimeout(() => {
      for (const near of [addDays(monday, 7), addDays(monday, -7)]) void this.#keep(near);
    }, PREFETCH_AFTER_MILLISECONDS);
  }

  async #keep(monday: CivilDate): Promise<void> {
    if (this.#kept[monday]) return;
    const answer = await call('calendar', { from: monday, to: addDays(monday, 6) });
    if (answer.ok) this.#kept[monday] = answer.answer;
  }

  stop(): void {
    clearTimeout(this.#prefetch);
    this.#asked += 1;
  }
}
