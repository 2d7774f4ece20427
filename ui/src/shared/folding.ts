/**
 * Searching among names that the page has itself. What the office keeps is searched by the engine, in the same way:
 * `tests/vectors/names_found.csv` holds both to it. The reasons stand there, in `shared/text.rs`.
 */

const WRITTEN_OUT: Readonly<Record<string, string>> = {
  å: 'aa', æ: 'ae', ä: 'ae', ø: 'oe', ö: 'oe', œ: 'oe', ü: 'ue', ß: 'ss', þ: 'th', ð: 'd', đ: 'd', ł: 'l', ħ: 'h', ı: 'i',
};

/** The words of a text in lower case, the letters beyond a–z written out, accents off, and every way of writing made one. */
function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('a\u030a', 'å')
    .replaceAll('a\u0308', 'ä')
    .replaceAll('o\u0308', 'ö')
    .replaceAll('u\u0308', 'ü')
    .replace(/[\p{M}'’‘ʼ`]/gu, '')
    .replace(/(?<!\p{L})(\p{L})\.(?=\p{L})/gu, '$1');
  const written = plain.replace(/./gsu, (letter) => WRITTEN_OUT[letter] ?? (/[\p{Alphabetic}\p{N}]/u.test(letter) ? letter : ' '));
  return written.split(' ').filter(Boolean).map(bare);
}

/** After an `a` each `a` and `e` is left out, after an `o` or `u` each `e`. */
function bare(word: string): string {
  return word.replace(/a[ae]+|[ou]e+/g, (letters) => letters.charAt(0));
}

/** Every word written begins a word of the name: `moede bl` finds `Blåt mødelokale`. */
export function beginsWords(name: string, text: string): boolean {
  const words = wordsOf(name);
  return wordsOf(text).every((part) => words.some((word) => word.startsWith(part)));
}
