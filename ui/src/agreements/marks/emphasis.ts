/** Bold and italic words in a text with marks: `**bold**`, `*italic*`, `***both***`. The engine reads them the same. */
import { linesIn, type Chosen, type Line, type Put } from './chosen';

export type Look = 'bold' | 'italic';

const STARS: Record<Look, number> = { bold: 2, italic: 1 };

/** Words with stars around them, within a line. */
interface Stretch {
  from: number;
  to: number;
  stars: number;
}

/** What a line says behind the mark of a list, and where that begins. */
const BEHIND_ITEM = /^\s*(?:[-*]|\d{1,3}[.)])[ \t]+/;

function stretchesIn(line: string): Stretch[] {
  const begin = BEHIND_ITEM.exec(line)?.[0].length ?? 0;
  const found = line.slice(begin).matchAll(/(?<![\\*])(\*{1,3})(?=[^\s*])(.*?[^\s*\\])\1(?!\*)/g);
  return [...found].map(({ 0: whole, 1: marks = '', index }) => ({
    from: begin + index,
    to: begin + index + whole.length,
    stars: marks.length,
  }));
}

function has(stars: number, look: Look): boolean {
  return stars === 3 || stars === STARS[look];
}

/** The words that are meant: those chosen without the blanks around them, or the word at the cursor. */
function meant(line: Line): [number, number] {
  let { from, to } = line;
  if (from === to) {
    const before = /[\p{L}\p{N}{}_-]*$/u.exec(line.text.slice(0, from))?.[0].length ?? 0;
    const after = /^[\p{L}\p{N}{}_-]*/u.exec(line.text.slice(to))?.[0].length ?? 0;
    return wholeNames(line.text, [from - before, to + after]);
  }
  from = Math.max(from, Math.min(to, BEHIND_ITEM.exec(line.text)?.[0].length ?? 0));
  while (from < to && /\s/.test(line.text.charAt(from))) from += 1;
  while (to > from && /\s/.test(line.text.charAt(to - 1))) to -= 1;
  return wholeNames(line.text, [from, to]);
}

/** A name to be filled in is never cut: `{{tid og sted}}`. */
function wholeNames(line: string, [from, to]: [number, number]): [number, number] {
  for (const { 0: name, index } of line.matchAll(/\{\{[^{}]*\}\}/g)) {
    if (index < to && from < index + name.length) [from, to] = [Math.min(from, index), Math.max(to, index + name.length)];
  }
  return [from, to];
}

/** The stretch that the words lie in, or are. */
function around(line: string, [from, to]: [number, number]): Stretch | undefined {
  return stretchesIn(line).find((one) => one.from <= from && to <= one.to);
}

export function isLooking(chosen: Chosen, look: Look): boolean {
  const lines = linesIn(chosen).filter(({ text }) => text.trim() !== '');
  return lines.length > 0 && lines.every((line) => has(around(line.text, meant(line))?.stars ?? 0, look));
}

function withStars(words: string, stars: number): string {
  const marks = '*'.repeat(stars);
  return `${marks}${words}${marks}`;
}

/** Gives the words the look, or takes it where all of them have it. A line without words is left alone. */
export function toggleLook(chosen: Chosen, look: Look): Put {
  const stars = STARS[look];
  const { text, from, to } = chosen;
  const isLone = from === to && linesIn(chosen).every((line) => meant(line)[0] === meant(line)[1]);
  if (isLone) {
    const marks = '*'.repeat(stars);
    const [before, after] = [/\*+$/.exec(text.slice(0, from))?.[0] ?? '', /^\*+/.exec(text.slice(to))?.[0] ?? ''];
    const isEmptied = before === after && has(before.length, look);
    if (isEmptied) return { from: from - stars, to: to + stars, words: '', select: [from - stars, from - stars] };
    return { from, to, words: marks + marks, select: [from + stars, from + stars] };
  }
  const on = !isLooking(chosen, look);
  let select: [number, number] | null = null;
  let moved = 0;
  const lines = linesIn(chosen);
  const changed = lines.map((line) => {
    const words = meant(line);
    if (words[0] === words[1]) return line.text;
    const one = around(line.text, words) ?? { from: words[0], to: words[1], stars: 0 };
    const inside = line.text.slice(one.from + one.stars, one.to - one.stars);
    const bare = one.stars === 0 && look === 'bold' ? inside.replaceAll('**', '') : inside;
    const now = has(one.stars, look) === on ? one.stars : one.stars + (on ? stars : -stars);
    const begin = line.start + moved + one.from + now;
    select = [select?.[0] ?? begin, begin + bare.length];
    const next = line.text.slice(0, one.from) + withStars(bare, now) + line.text.slice(one.to);
    moved += next.length - line.text.length;
    return next;
  });
  const start = lines[0]?.start ?? from;
  const end = lines.at(-1);
  const words = changed.join('\n');
  const kept = from === to && select ? caretIn(chosen, select, stars, on) : select;
  return { from: start, to: end ? end.start + end.text.length : to, words, select: kept ?? [from, to] };
}

/** The cursor stays in the word it stood in. */
function caretIn({ from }: Chosen, [begin, end]: [number, number], stars: number, on: boolean): [number, number] {
  const caret = Math.min(end, Math.max(begin, from + (on ? stars : -stars)));
  return [caret, caret];
}
