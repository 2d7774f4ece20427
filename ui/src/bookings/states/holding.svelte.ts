/** The time that is kept for the booking being written, while the caller thinks. It runs out by itself. */
import { session } from '../../access';
import { call } from '../../backend/call';
import { newRequestKey } from '../../backend/requestKey';
import { announce, undoStack } from '../../shared';
import { texts } from '../../texts';
import type { Bookings } from '../bookings.svelte';
import type { BookingDraft } from '../draft.svelte';
import { samePlace } from '../moving';
import type { Place } from '../place';
import { refusalSentence } from '../refusal_words';
import { dateOf, minuteOf, minutesOf } from '../wall_time';
import { minuteText, placeText } from '../wording';
import type { RoomHold } from '../../backend/generated/operations';

export class Holding {
  #desk: Bookings;
  /** The booking in the form; each keeps a time of its own. */
  #draft: () => BookingDraft;

  constructor(desk: Bookings, draft: () => BookingDraft) {
    this.#desk = desk;
    this.#draft = draft;
  }

  /** What this draft keeps; nothing once it has run out, or was let go anywhere. */
  get now(): RoomHold | null {
    const { hold } = this.#draft().fields;
    return hold && this.minutesLeft(hold) >= 0 && !this.#isGone(hold) ? hold : null;
  }

  /** It was kept, and is not any more. */
  get isOver(): boolean {
    return this.#draft().fields.hold !== null && this.now === null;
  }

  isOf(place: Place | undefined): boolean {
    return this.now !== null && place !== undefined && samePlace(this.now, place);
  }

  isOwn(hold: RoomHold): boolean {
    return hold.byUserId !== null && hold.byUserId === session.current?.userId;
  }

  /** Whole minutes; less than none once it has run out. */
  minutesLeft(hold: RoomHold): number {
    return minutesOf(hold.until) - this.#desk.now;
  }

  #isGone(hold: RoomHold): boolean {
    const { calendar } = this.#desk;
    const inSight = calendar !== null && dateOf(hold.starts) >= calendar.from && dateOf(hold.starts) <= calendar.to;
    return inSight && !calendar.holds.some(({ id }) => id === hold.id);
  }

  /** Keeps a place for ten minutes, instead of what was kept before. */
  async keep(place: Place): Promise<boolean> {
    const draft = this.#draft();
    const before = this.now?.id;
    const { rooms, starts, ends } = place;
    const instead = before === undefined ? {} : { insteadOf: before };
    const answer = await call('hold_room', { requestKey: newRequestKey(), rooms, starts, ends, ...instead });
    if (!answer.ok) {
      this.#desk.refuse({
        refusal: answer.refusal,
        wished: place,
        booking: null,
        instead: async (other) => {
          draft.putAt(other);
          return this.keep(other);
        },
      });
      return false;
    }
    const { now, undo } = answer.answer;
    draft.fields.hold = now;
    this.#desk.keep(now, before);
    const label = texts().states.said.held(this.#where(now), minuteText(minuteOf(now.until)));
    if (undo) undoStack.push({ label, undo, about: `hold:${now.id}` });
    return true;
  }

  /** Lets it go; it can be taken back for as long as nobody else has the room. */
  async release(): Promise<void> {
    const hold = this.now;
    this.#draft().fields.hold = null;
    if (!hold) return;
    const answer = await call('release_hold', { id: hold.id });
    if (!answer.ok) {
      announce(refusalSentence(answer.refusal));
      return;
    }
    const label = texts().states.said.released(this.#where(hold));
    const { undo } = answer.answer;
    if (undo) undoStack.push({ label, undo, about: `hold:${hold.id}` });
    void this.#desk.refresh();
  }

  #where(hold: RoomHold): string {
    return placeText(hold, this.#desk.roomOf, this.#desk.today);
  }
}
