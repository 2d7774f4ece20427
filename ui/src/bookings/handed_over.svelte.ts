/** A booking that was begun elsewhere in the window, on its way to the form: what is known of it. */
import type { PickedParty } from '../organisations';
import type { Layout } from '../backend/generated/operations';
import type { Place } from './place';

export interface Begun {
  place: Place;
  attendees: number | null;
  layout: Layout | null;
  party: PickedParty | null;
  note: string;
}

class HandedOver {
  #begun: Begun | null = null;

  give(begun: Begun): void {
    this.#begun = begun;
  }

  /** Taken once. */
  take(): Begun | null {
    const begun = this.#begun;
    this.#begun = null;
    return begun;
  }
}

export const handedOver = new HandedOver();
