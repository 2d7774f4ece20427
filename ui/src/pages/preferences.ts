/** How this person likes the screen: fetched at sign-in, kept at each change. Who has chosen no language hears the office's. */
import { session } from '../access';
import { call } from '../backend/call';
import type { Preferences } from '../backend/generated/operations';
import { appearance } from '../shared/appearance.svelte';
import { keyboard } from '../shared/keyboard.svelte';
import { language, type Language } from '../texts/language.svelte';
import { remember } from './remembered';

/** Their own choice; none is the office's. */
let ownLanguage: Language | null = null;

function now(): Preferences {
  return {
    appearance: appearance.theme,
    density: appearance.density,
    textSize: appearance.textSize,
    language: ownLanguage,
    shortcuts: keyboard.lettersOn ? 'all' : 'combinations_only',
  };
}

function use(kept: Preferences): void {
  appearance.load({ theme: kept.appearance, density: kept.density, textSize: kept.textSize });
  ownLanguage = kept.language ?? (language.isJustChosen ? language.current : null);
  language.follow(ownLanguage ?? session.officeLanguage);
  keyboard.lettersOn = kept.shortcuts === 'all';
}

/** A choice of looks that can't be stored holds until the window closes; that is nothing to stop anybody for. */
async function keep(): Promise<void> {
  await call('keep_preferences', now());
}

/** The letter keys were switched. */
export function shortcutsChanged(): void {
  remember({ lettersOn: keyboard.lettersOn });
  void keep();
}

/** Follows the person signed in until the returned function is called. */
export function usePreferences(): () => void {
  const windowKeeps = { appearance: appearance.onchange, language: language.onchange };
  let gone = false;
  void call('own_preferences', {}).then((outcome) => {
    if (gone) return;
    if (outcome.ok) use(outcome.answer);
    appearance.onchange = (choices) => {
      windowKeeps.appearance(choices);
      void keep();
    };
    language.onchange = (chosen) => {
      ownLanguage = chosen;
      windowKeeps.language(chosen);
      void keep();
    };
  });
  return () => {
    gone = true;
    ownLanguage = null;
    language.isJustChosen = false;
    appearance.onchange = windowKeeps.appearance;
    language.onchange = windowKeeps.language;
  };
}
