/**
 * A booking (or the outline of a new one) while it is carried, by pointer or by keys. The engine is asked on the way
 * whether the place is free; only the newest answer counts. Dropping asks again, so nothing is decided here.
 */
import { call } from '../backend/call';
import { noteTexts } from '../backend/words/rules';
import { announce } from '../shared';
import { texts } from '../texts';
import type { Bookings } from './bookings.svelte';
import { samePlace } from './moving';
import { refusalSentence } from './refusal_words';
import { placeText, whoText } from './wording';
import type { Booking, CalendarBooking, CheckTimes, Fee, RoomId, RuleNote } from '../backend/generated/operations';
import type { BookingRefusal, Place } from './place';

export interface Carried {
  what: 'move' | 'start' | 'end' | 'new';
  by: 'pointer' | 'keys';
  booking: CalendarBooking | null;
  /** The room whose cell it was taken by, and the one it is over now. */
  fromRoom: RoomId;
  overRoom: RoomId;
  original: Place;
  place: Place;
}

export type Verdict = { is: 'unknown' } | { is: 'free'; notes: ReadonlyArray<RuleNote>; fee: Fee | null } | { is: 'refused'; refusal: BookingRefusal };

const BETWEEN_CHECKS_MILLISECONDS = 110;
const SPEAK_AFTER_MILLISECONDS = 350;

export class Carry {
  now = $state.raw<Carried | null>(null);
  verdict = $state.raw<Verdict>({ is: 'unknown' });
  /** Where the pointer is, for the sentence that follows it. */
  pointer = $state.raw<{ x: number; y: number } | null>(null);

  #desk: Bookings;
  #asked = 0;
  #lastCheck = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #speech: ReturnType<typeof setTimeout> | undefined;

  constructor(desk: Bookings) {
    this.#desk = desk;
  }

  /** What follows the pointer: the place, and who is in the way. */
  get sentence(): string {
    if (!this.now) return '';
    if (this.verdict.is === 'refused') return refusalSentence(this.verdict.refusal);
    const where = placeText(this.now.place, this.#desk.roomOf, this.#desk.today);
    const said = texts().bookings.said;
    if (this.verdict.is !== 'free') return said.checking(where);
    return [said.free(where), ...noteTexts(this.verdict.notes, texts().rules)].join('. ');
  }

  get moved(): boolean {
    return this.now !== null && !samePlace(this.now.place, this.now.original);
  }

  begin(carried: Carried): void {
    this.now = carried;
    this.verdict = { is: 'unknown' };
    this.#desk.conflict = null;
    if (carried.by === 'keys' && carried.booking) announce(texts().bookings.said.pickedUp(whoText(carried.booking)));
    if (!carried.booking) this.#checkSoon();
  }

  to(place: Place, overRoom?: RoomId): void {
    if (!this.now) return;
    const same = samePlace(place, this.now.place);
    this.now = { ...this.now, place, overRoom: overRoom ?? this.now.overRoom };
    if (!same) this.#checkSoon();
  }

  /** Lays it down. A booking that is refused lies where it was, and the ways out are shown. */
  async drop(): Promise<Booking | undefined> {
    const carried = this.now;
    this.#end();
    if (!carried?.booking) return undefined;
    return this.#desk.move(carried.booking.id, () => carried.place, {}, carried.booking);
  }

  /** Ends the outline of a new booking and gives its place. */
  take(): Place | undefined {
    const place = this.now?.place;
    this.#end();
    return place;
  }

  back(): void {
    const booking = this.now?.booking;
    this.#end();
    if (booking) announce(texts().bookings.said.back(whoText(booking)));
  }

  #end(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#speech);
    this.#timer = undefined;
    this.#asked += 1;
    this.now = null;
    this.pointer = null;
  }

  #checkSoon(): void {
    if (this.#timer) return;
    const wait = Math.max(0, BETWEEN_CHECKS_MILLISECONDS - (performance.now() - this.#lastCheck));
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#check();
    }, wait);
  }

  async #check(): Promise<void> {
    const carried = this.now;
    if (!carried) return;
    const turn = ++this.#asked;
    this.#lastCheck = performance.now();
    const verdict = await verdictOn(carried.place, carried.booking);
    if (turn !== this.#asked || !this.now) return;
    if (samePlace(carried.place, this.now.place)) this.verdict = verdict;
    this.#speakSoon();
  }

  /** Rapid steps speak only the last. */
  #speakSoon(): void {
    clearTimeout(this.#speech);
    this.#speech = setTimeout(() => announce(this.sentence), this.now?.by === 'keys' ? 0 : SPEAK_AFTER_MILLISECONDS);
  }
}

/** Asks the engine about a place without booking it. */
async function verdictOn(place: Place, booking: CalendarBooking | null): Promise<Verdict> {
  const { rooms, starts, ends } = place;
  return verdict(booking ? { rooms, starts, ends, exceptBooking: booking.id } : { rooms, starts, ends });
}

export async function verdict(asked: CheckTimes): Promise<Verdict> {
  const answer = await call('check_times', asked);
  if (!answer.ok) return { is: 'refused', refusal: answer.refusal };
  const { answer: said } = answer;
  return said.outcome === 'free' ? { is: 'free', notes: said.notes, fee: said.fee } : { is: 'refused', refusal: said.refusal };
}
