/**
 * Where a long Danish word may break in a narrow column. The common pattern lists break compounds badly
 * (`Man-dagscaféen`), so a break is only allowed where a syllable begins and four letters stand on both sides.
 */
const VOWEL = /[aeiouyæøåéáóü]/i;
/** Pairs that begin Danish words and stay together; `sl sm sn sv` are left out, since the s is more often a joint. */
const ONSETS = new Set('bl br dr fl fr gl gn gr kl kn kr kv pl pr sk sp st tr tv'.split(' '));
/** What the last part of a long name often begins with where a vowel hides the joint (`Handicap|idræt`). */
const LAST_PARTS = /^(aften|aktivitet|arbejd|idræt|omsorg|orkest|udvalg|undervisning|ungdom|ældre|øvelse)/i;
const SHORTEST_WORD = 10;
const BOTH_SIDES = 4;
/** A stretch this long without a joint may break between any two syllables: better than in the middle of one. */
const LONG_STRETCH = 10;
const SOFT_HYPHEN = '\u00ad';

/** The text with soft hyphens in its longest words; shorter ones are left as they are. */
export function softened(text: string): string {
  return text.replace(/\p{L}+/gu, (word) => (word.length < SHORTEST_WORD ? word : broken(word)));
}

function broken(word: string): string {
  const inside = Array.from({ length: word.length - 2 * BOTH_SIDES + 1 }, (_, index) => index + BOTH_SIDES);
  const joints = inside.filter((index) => isJoint(word, index));
  const edges = [0, ...joints, word.length];
  const isFarFromJoints = (index: number): boolean => {
    const after = edges.findIndex((edge) => edge >= index);
    return (edges[after] ?? 0) - (edges[after - 1] ?? 0) >= LONG_STRETCH;
  };
  const breaks = new Set([...joints, ...inside.filter((index) => isFarFromJoints(index) && isBetweenSyllables(word, index))]);
  return [...word].map((letter, index) => (breaks.has(index) ? SOFT_HYPHEN + letter : letter)).join('');
}

/**
 * After a consonant, with one consonant before the next vowel (`Mandags|caféen`) or two that begin words together
 * (`Senior|klubben`). An s that joins compounds stays before the break (`Bestyrelses|møde`).
 */
function isJoint(word: string, index: number): boolean {
  const [before = '', here = '', after = '', next = ''] = word.slice(index - 1, index + 3).toLowerCase();
  if (VOWEL.test(before)) return false;
  if (VOWEL.test(here)) return LAST_PARTS.test(word.slice(index));
  if (VOWEL.test(after)) return !ONSETS.has(before + here);
  return ONSETS.has(here + after) && VOWEL.test(next);
}

/** A vowel, then one consonant that belongs to the next vowel (`Jule|dekorationer`). */
function isBetweenSyllables(word: string, index: number): boolean {
  const [before = '', here = '', after = ''] = word.slice(index - 1, index + 2);
  return VOWEL.test(before) && !VOWEL.test(here) && VOWEL.test(after);
}
