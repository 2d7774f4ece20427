import type { Messages } from './da';

/** Which language the screen speaks now. Changing it redraws every text at once. */
export type Language = 'da' | 'en';

/**
 * Danish is there from the start. English is a file of its own, fetched after the first paint, or before it where the
 * screen speaks English: nobody waits for a language that they do not read.
 */
class LanguageState {
  current = $state<Language>('da');
  /** The English texts, once they are here. */
  english = $state.raw<Messages | null>(null);
  /** Whether somebody chose it at this window, now or before; else it is the office's. */
  isChosen = false;
  /** Whether it was chosen since the last one left: by whoever is about to sit down. */
  isJustChosen = false;
  /** Called when the user changes it, to keep the choice. */
  onchange: (chosen: Language) => void = () => undefined;
  #fetches: (() => Promise<void>)[] = [
    async () => {
      this.english = (await import('./en')).en;
    },
  ];
  #fetched: Promise<void> | null = null;

  /** What else belongs to the English screen. */
  alsoFetches(fetch: () => Promise<void>): void {
    this.#fetches.push(fetch);
  }

  /** Fetches what the English screen says; once. */
  fetchEnglish(): Promise<void> {
    this.#fetched ??= Promise.all(this.#fetches.map((fetch) => fetch())).then(() => undefined);
    return this.#fetched;
  }

  /** Somebody chooses. */
  use(chosen: Language): void {
    const changed = chosen !== this.current;
    this.isChosen = true;
    this.isJustChosen = true;
    this.follow(chosen);
    if (changed) this.onchange(chosen);
  }

  /** Speaks as somebody chose before, or as the office does; that is no choice to be kept. */
  follow(spoken: Language): void {
    this.current = spoken;
    document.documentElement.lang = spoken;
    if (spoken === 'en') void this.fetchEnglish();
  }
}

export const language = new LanguageState();
