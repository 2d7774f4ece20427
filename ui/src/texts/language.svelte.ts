/** Which language the screen speaks now. Changing it redraws every text at once. */
export type Language = 'da' | 'en';

class LanguageState {
  current = $state<Language>('da');
  /** Called when the user changes it, to keep the choice. */
  onchange: (chosen: Language) => void = () => undefined;

  use(chosen: Language): void {
    const changed = chosen !== this.current;
    this.current = chosen;
    document.documentElement.lang = chosen;
    if (changed) this.onchange(chosen);
  }
}

export const language = new LanguageState();
