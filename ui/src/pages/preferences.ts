/** How this person likes the screen: fetched at sign-in, kept at each change. */
import { call } from '../backend/call';
import type { Preferences } from '../backend/generated/operations';
import { appearance } from '../shared/appearance.svelte';
import { keyboard } from '../shared/keyboard.svelte';
import { language } from '../texts/language.svelte';
import { remember } from './remembered';

function now(): Preferences {
  return {
    appearance: appearance.theme,
    density: appearance.density,
    textSize: appearance.textSize,
    language: language.current,
    shortcuts: keyboard.lettersOn ? 'all' : 'combinations_only',
  };
}

function use(kept: Preferences): void {
  appearance.load({ theme: kept.appearance, density: kept.density, textSize: kept.textSize });
  if (kept.language) language.use(kept.language);
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
      windowKeeps.language(chosen);
      void keep();
    };
  });
  return () => {
    gone = true;
    appearance.onchange = windowKeeps.appearance;
    language.onchange = windowKeeps.language;
  };
}
