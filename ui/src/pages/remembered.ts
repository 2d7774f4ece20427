/**
 * What this window remembers by itself: appearance, language, letter keys, the folded menu.
 * No word about the office or a person is kept here.
 */
import { appearance, type AppearanceChoices } from '../shared/appearance.svelte';
import { keyboard } from '../shared/keyboard.svelte';
import { language, type Language } from '../texts/language.svelte';

interface Remembered extends AppearanceChoices {
  language: Language;
  lettersOn: boolean;
  menuFolded: boolean;
}

const KEY = 'frivillighus.window';

export function remembered(): Partial<Remembered> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}

export function remember(change: Partial<Remembered>): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...remembered(), ...change }));
  } catch {
    // A window that may not keep anything starts plain next time; nothing of the office is lost.
  }
}

/** Applies what is remembered and keeps what the user changes from now on. */
export function useRemembered(): void {
  const kept = remembered();
  language.follow(kept.language === 'en' ? 'en' : 'da');
  language.isChosen = kept.language !== undefined;
  language.onchange = (chosen) => remember({ language: chosen });
  keyboard.lettersOn = kept.lettersOn ?? true;
  appearance.load(kept);
  appearance.onchange = (choices) => remember(choices);
}
