/** What the engine says of the place in the form, asked while it is written. Only the newest answer counts. */
import type { Conflict } from './bookings.svelte';
import { verdict, type Verdict } from './carry.svelte';
import { samePlace } from './moving';
import type { CheckTimes } from '../backend/generated/operations';
import type { Place } from './place';

export class DraftCheck {
  #checked = $state.raw<{ place: Place; verdict: Verdict } | null>(null);
  #asked = 0;

  /** What is free instead is looked up too, so that a no can be answered while the caller still holds the line. */
  async ask(place: Place | undefined, more: Omit<CheckTimes, keyof Place | 'lookingFor'>): Promise<void> {
    const turn = ++this.#asked;
    if (!place) {
      this.#checked = null;
      return;
    }
    const { rooms, starts, ends } = place;
    const said = await verdict({ rooms, starts, ends, lookingFor: 'ways_out', ...more });
    if (turn === this.#asked) this.#checked = { place, verdict: said };
  }

  of(place: Place | undefined): Verdict {
    return place && this.#checked && samePlace(place, this.#checked.place) ? this.#checked.verdict : { is: 'unknown' };
  }

  /** The no to the place asked about last; it stays in sight until the next answer. A way out fills the form. */
  conflict(fill: (place: Place) => void, because: (reason: string) => Promise<boolean>): Conflict | null {
    if (this.#checked?.verdict.is !== 'refused') return null;
    const instead = async (other: Place): Promise<boolean> => {
      fill(other);
      return true;
    };
    return { refusal: this.#checked.verdict.refusal, wished: this.#checked.place, booking: null, instead, because };
  }
}
