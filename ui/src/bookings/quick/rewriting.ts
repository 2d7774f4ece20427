/** Changing the phrase for whoever types it: a word is put in the place of what was read, or added. */
import type { Mark } from '../../backend/generated/operations';

/** The text with other words where something was read; the rest of what was read there goes. */
export function rewritten(text: string, marks: ReadonlyArray<Mark>, words: string): string {
  const ordered = [...marks].sort((one, other) => one.from - other.from);
  if (ordered.length === 0) return added(text, words);
  let done = '';
  let at = 0;
  ordered.forEach((mark, index) => {
    done += text.slice(at, mark.from) + (index === 0 ? words : '');
    at = mark.until;
  });
  return tidy(done + text.slice(at));
}

/** The text with more words at its end. */
export function added(text: string, words: string): string {
  return tidy(`${text} ${words}`);
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/ ([,;])/g, '$1').trim();
}

/** What stands there, as it was typed. */
export function typedAt(text: string, marks: ReadonlyArray<Mark>): string {
  return marks.map(({ from, until }) => text.slice(from, until)).join(' ');
}
