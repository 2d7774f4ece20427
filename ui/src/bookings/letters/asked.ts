/** A letter that is asked for where no booking is open any more, as after it was cancelled. */
import { session } from '../../access';
import type { Booking } from '../../backend/generated/operations';
import type { UndoStep } from '../../shared';
import { texts } from '../../texts';
import type { LetterScope } from './letters.svelte';

type Show = (about: LetterScope) => void;

class AskedLetter {
  #show: Show | undefined;

  /** Whoever shows letters is there. Gives the way to take it back. */
  watch(show: Show): () => void {
    this.#show = show;
    return () => {
      if (this.#show === show) this.#show = undefined;
    };
  }

  show(about: LetterScope): void {
    this.#show?.(about);
  }
}

export const askedLetter = new AskedLetter();

/** Shows a letter at once, as the end of the act that it tells of. */
export function showLetter(about: LetterScope): void {
  askedLetter.show(about);
}

type Offer = NonNullable<UndoStep['more']>;

/** The cancellation, offered beside the way back. */
export function letterOffer(about: LetterScope): Offer {
  if (!session.may('open_letters')) return [];
  return [{ text: texts().letters.cancelledReady, icon: 'file-text', run: () => askedLetter.show(about) }];
}

/** Of one booking, where there is somebody to write to. */
export function cancellationLetter({ id, borrower, contactPersonId }: Booking): Offer {
  const isAddressed = borrower !== null || contactPersonId !== null;
  return isAddressed ? letterOffer({ scope: 'booking', subject: { of: 'booking', id } }) : [];
}
