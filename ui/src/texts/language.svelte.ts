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

  use(chosen: Language): void {
    const changed = chosen !== this.current;
    this.current = chosen;
    document.documentElement.lang = chosen;
    if (chosen === 'en') void this.fetchEnglish();
    if (changed) this.onchange(chosen);
  }
}

export const language = new LanguageState();
