/** The texts of the screen. `texts().shell.today` gives the sentence in the language chosen now. */
import { da, type Messages } from './da';
import { language, type Language } from './language.svelte';

export { language, type Language } from './language.svelte';

/** Call it in the template or in `$derived`, so that a change of language reaches the text. */
export function texts(): Messages {
  return language.current === 'en' && language.english ? language.english : da;
}

/** The texts in the language of a paper, whatever the screen speaks. */
export async function textsIn(spoken: Language): Promise<Messages> {
  if (spoken === 'en') await language.fetchEnglish();
  return spoken === 'en' && language.english ? language.english : da;
}
