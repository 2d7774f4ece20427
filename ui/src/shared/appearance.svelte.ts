/** How the app looks to this person. Applied as data attributes; kept by whoever listens. */
export type Theme = 'light' | 'dark' | 'system';
export type Density = 'compact' | 'normal' | 'roomy';
export const TEXT_SIZES = [90, 100, 110, 120, 130, 140, 150] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

export interface AppearanceChoices {
  theme: Theme;
  density: Density;
  textSize: TextSize;
}

const DEFAULTS: AppearanceChoices = { theme: 'system', density: 'normal', textSize: 100 };

export class Appearance {
  theme = $state<Theme>(DEFAULTS.theme);
  density = $state<Density>(DEFAULTS.density);
  textSize = $state<TextSize>(DEFAULTS.textSize);
  #systemDark = $state(false);
  /** Called after a change by the user, to store it. */
  onchange: (choices: AppearanceChoices) => void = () => undefined;

  readonly dark = $derived(this.theme === 'dark' || (this.theme === 'system' && this.#systemDark));

  /** Follows the system until the returned function is called. */
  start(): () => void {
    const system = matchMedia('(prefers-color-scheme: dark)');
    const read = () => {
      this.#systemDark = system.matches;
      this.apply();
    };
    read();
    system.addEventListener('change', read);
    return () => system.removeEventListener('change', read);
  }

  get choices(): AppearanceChoices {
    return { theme: this.theme, density: this.density, textSize: this.textSize };
  }

  /** Takes over what was kept; unreadable parts fall back. */
  load(kept: Partial<AppearanceChoices>): void {
    this.theme = kept.theme && ['light', 'dark', 'system'].includes(kept.theme) ? kept.theme : DEFAULTS.theme;
    this.density = kept.density && ['compact', 'normal', 'roomy'].includes(kept.density) ? kept.density : DEFAULTS.density;
    this.textSize = TEXT_SIZES.find((size) => size === kept.textSize) ?? DEFAULTS.textSize;
    this.apply();
  }

  choose(change: Partial<AppearanceChoices>): void {
    this.load({ ...this.choices, ...change });
    this.onchange(this.choices);
  }

  stepTextSize(step: 1 | -1): void {
    const next = TEXT_SIZES[TEXT_SIZES.indexOf(this.textSize) + step];
    if (next) this.choose({ textSize: next });
  }

  apply(): void {
    const root = document.documentElement.dataset;
    root.theme = this.dark ? 'dark' : 'light';
    root.density = this.density;
    root.textSize = String(this.textSize);
  }
}

export const appearance = new Appearance();
