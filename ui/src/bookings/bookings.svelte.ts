/**
 * What the calendar page knows: the week in sight, what is selected, and the acts. Every act asks the engine; what it
 * answers is put in place at once and the week is read again. A refusal becomes a conflict with ways out.
 */
import { call, type Outcome } from '../backend/call';
import { newRequestKey } from '../backend/requestKey';
import { undoStack, announce, type UndoStep } from '../shared';
import { texts } from '../texts';
import { differingFields, differingPlace, writable, type BookingPart, type DifferingField } from './beside';
import { houseOf, layOut, roomsById } from './layout';
import { samePlace } from './moving';
import type { View } from './place_link';
import { refusalSentence } from './refusal_words';
import { addDays, daysFrom, minutesOf, mondayOf, monthOf, dateOf } from './wall_time';
import { momentText, placeText, whoText } from './wording';
import { addMonths } from '../shared/month';
import { cancellationLetter } from './letters/asked';
import { changesOfMove, changesOfPart, type SeriesWish } from './series/series_edit.svelte';
import type {
  Alternative,
  BookRoom,
  BookingBuffers,
  MoveBooking,
  BookSeries,
  Booking,
  BookingCard,
  BookingId,
  Calendar,
  CalendarBooking,
  CancelBooking,
  HoldId, Operations, RoomHold, SeenBooking, PremisesId, RoomId, SeriesChange,
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
  /** Does the refused act all the same, and says why. */
  because?: (reason: string) => Promise<boolean>;
  /** Does the refused act, agreed with somebody at a house that asks to be asked. */
  agreed?: (name: string) => Promise<boolean>;
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

/** What can be done to a booking as it stands, beside moving, writing and cancelling. */
export type StateAct =
  | 'approve_request'
  | 'reject_request'
  | 'reserve_booking'
  | 'confirm_reservation'
  | 'end_early'
  | 'mark_no_show'
  | 'mark_took_place';

type ActWords<O extends StateAct> = Omit<Operations[O]['input'], 'id' | 'version'>;

const PREFETCH_AFTER_MILLISECONDS = 250;

/** Whether nothing but the clock is otherwise. */
function isSameWeek(one: Calendar, other: Calendar): boolean {
  return JSON.stringify({ ...one, now: '' }) === JSON.stringify({ ...other, now: '' });
}

/** The days that are read for a view: a week, or a month. */
interface Stretch {
  from: CivilDate;
  to: CivilDate;
}

function stretchOf(view: View, date: CivilDate): Stretch {
  if (view !== 'month') return { from: mondayOf(date), to: addDays(mondayOf(date), 6) };
  const days = monthOf(date);
  return { from: days[0] ?? date, to: days.at(-1) ?? date };
}

/** The stretches of the same kind before and after it. */
function neighbours(view: View, { from }: Stretch): Array<Stretch> {
  const dates = view === 'month' ? [addMonths(from, 1), addMonths(from, -1)] : [addDays(from, 7), addDays(from, -7)];
  return dates.map((date) => stretchOf(view, date));
}

function nameOf({ from, to }: Stretch): string {
  return `${from}/${to}`;
}

/** Late is said at once, while the caller is still there. */
function cancelledText(booking: Booking, where: string): string {
  const days = booking.cancellation?.noticeDays ?? null;
  const said = texts().bookings.said.cancelled(whoText(booking), where);
  return days === null ? said : `${said}. ${texts().rules.cancelledLate(days)}`;
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
  /** Told when what was done to one date of a series is to be done to others too. */
  onsame: (wish: SeriesWish, booking: BookingId) => void = () => undefined;
  /** Minutes on the office's clock, moved on by `tick`. */
  now = $state(0);

  readonly dates = $derived.by(() => {
    if (!this.calendar) return [];
    if (this.view === 'day') return [this.date];
    return this.view === 'month' ? monthOf(this.calendar.from) : daysFrom(this.calendar.from, 7);
  });
  /** The house of the month; one at a time. */
  readonly house = $derived(this.calendar?.houses.find(({ id }) => id === this.#houseId) ?? this.calendar?.houses[0]);
  readonly board = $derived(this.calendar ? layOut(this.calendar, this.dates, this.view === 'month' ? this.house?.id : undefined) : null);
  readonly roomOf = $derived(roomsById(this.calendar));
  readonly today = $derived(this.calendar?.today ?? '');
  readonly selected = $derived(this.byId(this.selectedId) ?? (this.opened?.booking.id === this.selectedId ? this.opened.booking : undefined));

  #houseId = $state<PremisesId | null>(null);
  /** The weeks and months read so far, by their days. */
  #kept: Record<string, Calendar> = {};
  #refreshing: Promise<void> | undefined;
  #asked = 0;
  /** Where the page is on its way to, while that is being read. */
  going: { date: CivilDate; view: View } | null = null;
  /** How often the page was sent somewhere: what follows an act tells by it whether somebody has gone on meanwhile. */
  looks = 0;
  #showing: Promise<void> = Promise.resolve();
  /** What the office's clock showed when the week was read. */
  #clock = '';
  #readAt = 0;
  #prefetch: ReturnType<typeof setTimeout> | undefined;
  #lastAct: Promise<unknown> = Promise.resolve();
  /** The versions that were made at this window: what is done here follows itself and is no colleague's. */
  #made: Record<BookingId, number> = {};

  byId(id: BookingId | null): CalendarBooking | undefined {
    return id === null ? undefined : this.calendar?.bookings.find((booking) => booking.id === id);
  }

  /** Brings a date in sight. What is there stays until the new week or month has come. */
  show(date: CivilDate, view = this.view): Promise<void> {
    const stretch = stretchOf(view, date);
    this.looks += 1;
    const kept = this.#kept[nameOf(stretch)];
    if (kept) this.#put(kept, date, view);
    const going = { date, view };
    this.going = going;
    this.#showing = this.#fetch(stretch, ++this.#asked).then((answer) => {
      if (answer) this.#put(answer, date, view);
      if (this.going === going) this.going = null;
    });
    return this.#showing;
  }

  /** The month shows this house from now on. */
  showHouse(id: PremisesId): void {
    this.#houseId = id;
  }

  /** The month shows the house of this room. */
  showHouseOf(room: RoomId | null): void {
    const house = this.calendar && room !== null ? houseOf(this.calendar, room) : undefined;
    if (house) this.#houseId = house.id;
  }

  /** Reads the week in sight again, and forgets its neighbours. Asked for several times at once, it reads once. */
  refresh(): Promise<void> {
    this.#refreshing ??= new Promise((soon) => setTimeout(soon)).then(() => {
      this.#refreshing = undefined;
      return this.#readAgain();
    });
    return this.#refreshing;
  }

  /** Whoever is on the way to another week gets there first: reading the old one again would call that off. */
  async #readAgain(): Promise<void> {
    while (this.going) await this.#showing;
    if (!this.calendar) return;
    this.#kept = {};
    const answer = await this.#fetch(this.calendar, ++this.#asked);
    if (answer) this.#put(answer, this.date, this.view);
  }

  /** Moves the clock on; called every so often while the page is open. */
  tick(milliseconds = performance.now()): void {
    if (!this.calendar) return;
    this.now = minutesOf(this.#clock) + Math.floor((milliseconds - this.#readAt) / 60_000);
    if (this.#hasRunOut(this.calendar)) void this.refresh();
  }

  /** What is kept until a moment goes by itself, without any desk saying so. */
  #hasRunOut({ holds, bookings }: Calendar): boolean {
    const isPast = (until: string | null): boolean => until !== null && minutesOf(until) < this.now;
    return holds.some(({ until }) => isPast(until)) || bookings.some(({ state, optionUntil }) => state === 'reserved' && isPast(optionUntil));
  }

  /** Puts a time that was just kept in sight, before the week is read again. */
  keep(hold: RoomHold, insteadOf?: HoldId): void {
    if (!this.calendar) return;
    const others = this.calendar.holds.filter(({ id }) => id !== insteadOf && id !== hold.id);
    this.calendar = { ...this.calendar, holds: [...others, hold] };
    void this.refresh();
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
      return this.#settle(answer, (now) => this.#saidBooked(now), {
        wished: { rooms, starts, ends },
        booking: null,
        instead: async (other) => {
          // The first key's request made nothing, and this is another wish.
          const { rooms, starts, ends } = other;
          return (await this.book({ ...wish, rooms, starts, ends })) !== undefined;
        },
        because: async (overrule) => (await this.book({ ...wish, overrule }, requestKey)) !== undefined,
        agreed: async (holidayAgreement) => (await this.book({ ...wish, holidayAgreement }, requestKey)) !== undefined,
      });
    });
  }

  #saidBooked(now: Booking): string {
    const who = whoText(now);
    if (now.state === 'requested') return texts().states.said.requested(who, this.#where(now));
    if (now.state === 'reserved' && now.optionUntil) return texts().states.said.reserved(`${who}, ${this.#where(now)}`, momentText(now.optionUntil, this.today));
    return texts().bookings.said.booked(who, this.#where(now));
  }

  /**
   * Puts a booking somewhere else; the place is worked out from where it lies when its turn comes. `seen` is the booking
   * as it was when it was picked up: had a colleague changed it since, the two are shown beside each other, also where
   * the week has been read again meanwhile.
   */
  move(id: BookingId, to: (now: CalendarBooking) => Place, why: Pick<MoveBooking, 'overrule' | 'holidayAgreement'> = {}, seen?: CalendarBooking): Promise<Booking | undefined> {
    return this.#inTurn(async () => {
      const booking = this.byId(id);
      if (!booking) return undefined;
      const place = to(booking);
      if (samePlace(place, booking)) return undefined;
      const { rooms, starts, ends } = place;
      const version = seen && this.#made[id] !== booking.version ? seen.version : booking.version;
      const answer = await call('move_booking', { id, version, rooms, starts, ends, ...why });
      const said = (now: Booking) => texts().bookings.said.moved(whoText(now), this.#where(now));
      const wish = {
        wished: place,
        booking,
        instead: async (other: Alternative) => (await this.move(id, () => other)) !== undefined,
        because: async (overrule: string) => (await this.move(id, () => place, { ...why, overrule })) !== undefined,
        agreed: async (holidayAgreement: string) => (await this.move(id, () => place, { ...why, holidayAgreement })) !== undefined,
        mine: {
          beside: (theirs: Booking) => differingPlace(this.#where(place), this.#where(theirs)),
          again: () => void this.move(id, () => place),
        },
      };
      return this.#settle(answer, said, wish, (now) => changesOfMove(booking, now));
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
      const wish = {
        ...this.#nowhereElse(known),
        because: async (overrule: string) => (await this.change(id, { ...part, overrule }, borrowerName)) !== undefined,
        mine: {
          beside: (theirs: Booking) => differingFields(part, theirs, borrowerName),
          again: () => void this.change(id, part, borrowerName),
        },
      };
      return this.#settle(answer, (now) => texts().bookings.said.changed(whoText(now)), wish, () => changesOfPart(part));
    });
  }

  cancel(id: BookingId, by: CancelBooking['by'] = 'borrower', reason = ''): Promise<Booking | undefined> {
    return this.#inTurn(async () => {
      const booking = this.byId(id);
      if (!booking) return undefined;
      const where = this.#where(booking);
      const answer = await call('cancel_booking', { id, version: booking.version, by, ...(reason === '' ? {} : { reason }) });
      return this.#settle(answer, (now) => cancelledText(now, where), this.#nowhereElse(booking), () => [], cancellationLetter);
    });
  }

  /** What is done to a booking as it stands. Where its rooms turn out to be taken, a way out moves it there first. */
  act<O extends StateAct>(id: BookingId, operation: O, more: ActWords<O>, said: (now: Booking) => string): Promise<Booking | undefined> {
    return this.#inTurn(async () => {
      const booking = this.byId(id) ?? this.selected;
      if (booking?.id !== id) return undefined;
      const input = { ...more, id, version: booking.version } as unknown as Operations[O]['input'];
      const answer = (await call(operation, input)) as Outcome<'approve_request'>;
      return this.#settle(answer, said, {
        wished: booking,
        booking,
        instead: async (other) => (await this.move(id, () => other)) !== undefined && (await this.act(id, operation, more, said)) !== undefined,
        ...(operation === 'approve_request' ? { because: async (overrule: string) => (await this.act(id, operation, { ...more, overrule }, said)) !== undefined } : {}),
      });
    });
  }

  /** Two bookings exchange their rooms. */
  swap(id: BookingId, withId: BookingId, overrule?: string): Promise<boolean> {
    return this.#inTurn(async () => {
      const [one, other] = [this.byId(id), this.byId(withId)];
      if (!one || !other) return false;
      const seen = (booking: CalendarBooking): SeenBooking => ({ id: booking.id, version: booking.version });
      const answer = await call('swap_rooms', { one: seen(one), other: seen(other), ...(overrule === undefined ? {} : { overrule }) });
      if (!answer.ok) {
        const because = (reason: string) => this.swap(id, withId, reason);
        const instead = async (place: Alternative) => (await this.move(id, () => place)) !== undefined;
        this.#refused({ wished: one, booking: one, instead, refusal: answer.refusal, because });
        return false;
      }
      const { now, undo } = answer.answer;
      this.conflict = null;
      [now.one, now.other].forEach((booking) => this.#take(booking));
      const label = texts().states.said.swapped(whoText(now.one), whoText(now.other));
      if (undo) undoStack.push({ label, undo, about: `booking:${now.one.id}` });
      void this.refresh();
      return true;
    });
  }

  /** Other time before and after it than its rooms' own; nothing is the rooms' own again. */
  setBuffers(id: BookingId, buffers: BookingBuffers | null): Promise<Booking | undefined> {
    return this.#inTurn(async () => {
      const booking = this.byId(id);
      if (!booking) return undefined;
      const answer = await call('set_buffers', { id, version: booking.version, buffers });
      const instead = async (place: Alternative) => (await this.move(id, () => place)) !== undefined;
      return this.#settle(answer, (now) => texts().rules.buffersSet(whoText(now)), { wished: booking, booking, instead });
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
    changes: (now: Booking) => SeriesChange[] = () => [],
    more: (now: Booking) => NonNullable<UndoStep['more']> = () => [],
  ): Booking | undefined {
    if (!answer.ok) {
      this.#refused({ ...wish, refusal: answer.refusal });
      return undefined;
    }
    const { now, undo } = answer.answer;
    this.conflict = null;
    this.#made[now.id] = now.version;
    this.#take(now);
    const label = said(now);
    // The shell reads a new step aloud; without a way back it has to be said here.
    const further = [...this.#sameForOthers(now, changes(now)), ...more(now)];
    if (undo) undoStack.push({ label, undo, about: `booking:${now.id}`, ...(further.length > 0 ? { more: further } : {}) });
    else announce(label);
    void this.refresh();
    return now;
  }

  /** A no to an act beside the calendar, shown as its own are. */
  refuse(conflict: Conflict): void {
    this.#refused(conflict);
  }

  /** One date of a series was changed: the others can follow. */
  #sameForOthers({ id, seriesId, originalOn }: Booking, changes: SeriesChange[]): NonNullable<UndoStep['more']> {
    if (seriesId === null || changes.length === 0) return [];
    const say = texts().series;
    return [
      { text: say.alsoFollowing, run: () => this.onsame({ seriesId, fromOn: originalOn, changes }, id) },
      { text: say.alsoAll, run: () => this.onsame({ seriesId, fromOn: null, changes }, id) },
    ];
  }

  /** Books what repeats: exactly what the plan showed. */
  bookSeries(wish: BookSeries): Promise<{ on: CivilDate } | undefined> {
    return this.#inTurn(async () => {
      const answer = await call('book_series', wish);
      const { rooms, starts, ends } = wish.booking;
      if (!answer.ok) {
        const because = async (overrule: string) => (await this.bookSeries({ ...wish, booking: { ...wish.booking, overrule } })) !== undefined;
        this.#refused({ refusal: answer.refusal, wished: { rooms, starts, ends }, booking: null, instead: () => Promise.resolve(false), because });
        return undefined;
      }
      const { now, undo } = answer.answer;
      this.conflict = null;
      const series = now.kind === 'series' ? now.card.series : null;
      const label = now.kind === 'series'
        ? texts().series.bookedLabel(whoText({ borrower: now.card.series.borrower, title: now.card.series.terms.title }), now.card.series.standing)
        : texts().bookings.said.booked(whoText(now.booking), this.#where(now.booking));
      const about = now.kind === 'series' ? `series:${now.card.series.id}` : `booking:${now.booking.id}`;
      if (undo) undoStack.push({ label, undo, about });
      else announce(label);
      await this.refresh();
      return { on: series?.firstOn ?? dateOf(starts) };
    });
  }

  #refused(conflict: Conflict): void {
    this.conflict = conflict;
    announce(refusalSentence(conflict.refusal));
    const { refusal } = conflict;
    if ('details' in refusal && typeof refusal.details === 'object' && 'act' in refusal.details) this.#take(refusal.details.current);
    if (refusal.code === 'stale_booking' || refusal.code === 'booking_is_cancelled') this.#take(refusal.details.current);
    if (['stale_booking', 'booking_is_cancelled', 'booking_not_found', 'not_as_it_stands', 'not_begun'].includes(refusal.code)) void this.refresh();
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

  async #fetch({ from, to }: Stretch, turn: number): Promise<Calendar | undefined> {
    const answer = await call('calendar', { from, to });
    if (turn !== this.#asked) return undefined;
    if (!answer.ok) {
      this.notLoaded = answer.refusal;
      return undefined;
    }
    this.notLoaded = null;
    return answer.answer;
  }

  #put(calendar: Calendar, date: CivilDate, view: View): void {
    const moved = !this.calendar || nameOf(this.calendar) !== nameOf(calendar);
    // Read once more, a week is mostly what it was; what is drawn already is not drawn again.
    if (!this.calendar || !isSameWeek(this.calendar, calendar)) this.calendar = calendar;
    this.#clock = calendar.now;
    this.date = date;
    this.view = view;
    this.#kept[nameOf(calendar)] = calendar;
    this.#readAt = performance.now();
    this.tick(this.#readAt);
    if (moved) this.#prefetchAround(neighbours(view, calendar));
  }

  #prefetchAround(near: ReadonlyArray<Stretch>): void {
    clearTimeout(this.#prefetch);
    this.#prefetch = setTimeout(() => near.forEach((stretch) => void this.#keep(stretch)), PREFETCH_AFTER_MILLISECONDS);
  }

  async #keep(stretch: Stretch): Promise<void> {
    if (this.#kept[nameOf(stretch)]) return;
    const answer = await call('calendar', { from: stretch.from, to: stretch.to });
    if (answer.ok) this.#kept[nameOf(stretch)] = answer.answer;
  }

  stop(): void {
    clearTimeout(this.#prefetch);
    this.#asked += 1;
  }
}
