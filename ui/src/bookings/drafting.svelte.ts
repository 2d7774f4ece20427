/** The bookings being written: one stands in the form, the others wait in the tray, each with its own words and its own hold. */
import { BookingDraft } from './draft.svelte';
import { DraftKeeping } from './draft_keeping';
import type { Place } from './place';

export class Drafting {
  /** The one in the form. */
  now = $state.raw(new BookingDraft());
  /** The one that made way for it: whoever meant that one can still have it where the form stands. */
  madeWay = $state.raw<BookingDraft | null>(null);
  readonly #keeping = new DraftKeeping();

  /** Keeps the one in the form a moment after the last key; asked again whenever something is written. */
  keep(): void {
    this.#keeping.write(this.now);
  }

  stop(): void {
    this.#keeping.stop();
  }

  /** What was begun goes into the tray with the time that is kept for it, and an empty form takes its place. */
  putAside(): void {
    const { now } = this;
    if (!now.isBegun) return;
    this.#keeping.writeAtOnce(now);
    this.madeWay = now;
    this.now = new BookingDraft();
  }

  /** Takes one out of the tray. False where it is not there any more. */
  async open(slot: string): Promise<boolean> {
    if (slot === this.now.slot) return true;
    const kept = this.madeWay?.slot === slot ? this.madeWay : await this.#keeping.read(slot);
    if (!kept) return false;
    this.#exchange(kept);
    return true;
  }

  /** The one that made way was meant after all: it moves to where the form stands. */
  bringHere(place: Place | undefined): void {
    const { madeWay } = this;
    if (!madeWay) return;
    this.#exchange(madeWay);
    if (place) madeWay.putAt(place);
  }

  /** It was booked, or is given up. */
  done(draft: BookingDraft): void {
    draft.clear();
    if (draft !== this.now) this.#keeping.writeAtOnce(draft);
    this.madeWay = null;
  }

  #exchange(other: BookingDraft): void {
    this.#keeping.writeAtOnce(this.now);
    this.madeWay = null;
    this.now = other;
  }
}
