/** The sentences of refusals and events, in the language on the screen now. */
import { language } from '../texts/language.svelte';
import type { EventWords } from './events';
import type { Words } from './refusals';
import { da } from './words/da';

let english = $state.raw<(Words & EventWords) | null>(null);
language.alsoFetches(async () => {
  english = (await import('./words/en')).en;
});

export function words(): Words & EventWords {
  return language.current === 'en' && english ? english : da;
}
