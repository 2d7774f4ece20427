/**
 * Where a long Danish word may break in a narrow column. The common pattern lists break compounds badly
 * (`Man-dagscaféen`), so a break is only allowed where a syllable begins and four letters stand on both sides.
 */
const VOWEL = /[aeiouyæøåéáóü]/i;
const SHORTEST_WORD = 13;
const BOTH_SIDES = 4;
const SOFT_HYPHEN = '\u00ad';

/** The text with soft hyphens in its longest words; shorter ones are left as they are. */
export function softened(text: string): string {
  return text.replace(/\p{L}+/gu, (word) => (word.length < SHORTEST_WORD ? word : broken(word)));
}

function broken(word: string): string {
  let result = '';
  let sinceBreak = 0;
  for (let index = 0; index < word.length; index += 1) {
    if (sinceBreak >= BOTH_SIDES && word.length - index >= BOTH_SIDES && beginsSyllable(word, index)) {
      result += SOFT_HYPHEN;
      sinceBreak = 0;
    }
    result += word[index];
    sinceBreak += 1;
  }
  return result;
}

/** A consonant before a vowel and after another consonant: `Mandags|caféen`, `Bestyrelses|møde`. */
function beginsSyllable(word: string, index: number): boolean {
  const [before = '', here = '', after = ''] = [word[index - 1], word[index], word[index + 1]];
  return !VOWEL.test(before) && !VOWEL.test(here) && VOWEL.test(after);
}
