/** A text, what is chosen in it, and what is to be put in place of a stretch of it. */

export interface Chosen {
  text: string;
  from: number;
  to: number;
}

export interface Put {
  from: number;
  to: number;
  words: string;
  /** What is chosen afterwards. */
  select: [number, number];
}

/** A line and which part of it is chosen, counted from its start. */
export interface Line {
  text: string;
  /** Where it begins in the whole text. */
  start: number;
  from: number;
  to: number;
}

/** The lines that are chosen, whole; one whose end alone is touched counts only when nothing else is. */
export function linesIn({ text, from, to }: Chosen): Line[] {
  const first = text.lastIndexOf('\n', from - 1) + 1;
  const last = to > from && text[to - 1] === '\n' ? to - 1 : to;
  const end = text.indexOf('\n', last);
  let start = first;
  return text
    .slice(first, end === -1 ? undefined : end)
    .split('\n')
    .map((line) => {
      const here = { text: line, start, from: clamp(from - start, line.length), to: clamp(last - start, line.length) };
      start += line.length + 1;
      return here;
    });
}

function clamp(place: number, length: number): number {
  return Math.min(length, Math.max(0, place));
}

/** The text as it is afterwards. */
export function putIn(text: string, { from, to, words }: Put): string {
  return text.slice(0, from) + words + text.slice(to);
}
