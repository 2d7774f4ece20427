/**
 * Where a long Danish word may break in a narrow column. The common pattern lists break compounds badly
 * (`Man-dagscaféen`), so a break is only allowed where a syllable begins and four letters stand on both sides.
 */
const VOWEL = /[aeiouyæøåéáóü]/i;
/** Pairs that begin Danish words and stay together; `sl sm sn sv` are left out, since the s is more often a joint. */
const ONSETS = new Set('bl br dr fl fr gl gn gr kl kn kr kv pl pr sk sp st tr tv'.split(' '));
const SHORTEST_WORD = 10;
const BOTH_SIDES = 4;
const SOFT_HYPHEN = '\u00ad';

/** The text with soft hyphens in its longest words; shorter ones are left as they are. */
export function softened(text: string): string {
  return text.replace(/\p{L}+/gu, (word) => (word.length < SHORTEST_WORD ? word : broken(word)));
}

function broken(word: string): string {
  let result = '';
  for (let index = 0; index < word.length; index += 1) {
    const room = index >= BOTH_SIDES && word.length - index >= BOTH_SIDES;
    if (room && beginsSyllable(word, index)) result += SOFT_HYPHEN;
    result += word[index];
  }
  return result;
}

/**
 * After a consonant, with one consonant before the next vowel (`Mandags|caféen`) or two that begin words together
 * (`Senior|klubben`). An s that joins compounds stays before the break (`Bestyrelses|møde`).
 */
function beginsSyllable(word: string, index: number): boolean {
  const [before = '', here = '', after = '', next = ''] = word.slice(index - 1, index + 3).toLowerCase();
  if (VOWEL.test(before) || VOWEL.test(here)) return false;
  if (VOWEL.test(after)) return !ONSETS.has(before + here);
  return ONSETS.has(here + after) && VOWEL.test(next);
}
