/** What quick entry speaks of, drawn in the calendar while somebody types; and the way to bring its day in sight. */
import type { Tone } from '../ghosts';
import type { Place } from '../place';
import type { CivilDate } from '../wall_time';

export interface Outline {
  place: Place;
  tone: Tone;
}

class QuickOutlines {
  now = $state.raw<ReadonlyArray<Outline>>([]);
  /** Who it is for. */
  label = $state('');
  #show: ((date: CivilDate) => void) | undefined;

  /** The calendar is open: it brings a date in sight. Gives the way to take it back. */
  watch(show: (date: CivilDate) => void): () => void {
    this.#show = show;
    return () => {
      if (this.#show === show) this.#show = undefined;
    };
  }

  draw(outlines: ReadonlyArray<Outline>, label: string): void {
    this.now = outlines;
    this.label = label;
    const first = outlines[0];
    if (first) this.#show?.(first.place.starts.slice(0, 10));
  }

  clear(): void {
    this.now = [];
    this.label = '';
  }
}

export const quickOutlines = new QuickOutlines();
