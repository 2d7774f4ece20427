/** Lists in a text with marks: each line an item, `- ` or `1. ` before it, two spaces before that a level further in. */
import { linesIn, type Chosen, type Line, type Put } from './chosen';

export type ListKind = 'bullets' | 'numbers';

interface Item {
  indent: string;
  kind: ListKind;
  number: number;
  /** The mark with the blank after it. */
  mark: string;
  words: string;
}

const ITEM = /^([ \t]*)(?:[-*]|(\d{1,3})[.)])[ \t]+(.*)$/;

function itemOf(line: string): Item | null {
  const found = ITEM.exec(line);
  if (!found) return null;
  const [, indent = '', number, words = ''] = found;
  const mark = line.slice(indent.length, line.length - words.length);
  return { indent, kind: number === undefined ? 'bullets' : 'numbers', number: Number(number ?? 1), mark, words };
}

export function isListed(chosen: Chosen, kind: ListKind): boolean {
  const lines = linesIn(chosen).filter(({ text }) => text.trim() !== '');
  return lines.length > 0 && lines.every(({ text }) => itemOf(text)?.kind === kind);
}

/** Makes items of the lines, or lines of the items where all of them are of the kind. */
export function toggleList(chosen: Chosen, kind: ListKind): Put {
  const lines = linesIn(chosen);
  const off = isListed(chosen, kind);
  let number = before(chosen.text, lines[0]?.start ?? 0, kind);
  return changeLines(chosen, lines, (line) => {
    if (line.trim() === '' && lines.length > 1) return line;
    const item = itemOf(line);
    const words = item?.words ?? line.trimStart();
    if (off) return words;
    number += 1;
    return `${item?.indent ?? ''}${kind === 'bullets' ? '- ' : `${number}. `}${words}`;
  });
}

/** The number of the item on the line before, from which a numbered list goes on. */
function before(text: string, start: number, kind: ListKind): number {
  const line = text.slice(0, Math.max(0, start - 1)).split('\n').at(-1) ?? '';
  const item = start === 0 ? null : itemOf(line);
  return item && item.kind === kind && item.indent === '' ? item.number : 0;
}

/** Moves items a level in or out; nothing where no item is chosen or none can go further. */
export function indentList(chosen: Chosen, by: 'in' | 'out'): Put | null {
  const lines = linesIn(chosen);
  const items = lines.map(({ text }) => itemOf(text));
  const moves = (item: Item | null) => item !== null && (item.indent === '') === (by === 'in');
  if (!items.some(moves)) return null;
  return changeLines(chosen, lines, (line) => {
    const item = itemOf(line);
    if (!item || !moves(item)) return line;
    return `${by === 'in' ? '  ' : ''}${item.kind === 'numbers' ? '1. ' : '- '}${item.words}`;
  });
}

/** What Enter does in an item: the next one, or, in an item without words, the end of the list. */
export function nextItem(chosen: Chosen): Put | null {
  const { from, to } = chosen;
  const [line] = linesIn(chosen);
  const item = line && from === to ? itemOf(line.text) : null;
  if (!line || !item || line.from < item.indent.length + item.mark.length) return null;
  if (item.words === '') {
    const words = item.indent === '' ? '' : item.mark;
    return { from: line.start, to: line.start + line.text.length, words, select: [line.start + words.length, line.start + words.length] };
  }
  const mark = item.kind === 'bullets' ? '- ' : `${item.number + 1}. `;
  const words = `\n${item.indent}${mark}`;
  return { from, to, words, select: [from + words.length, from + words.length] };
}

/** The same lines, each changed; what was chosen stays chosen. */
function changeLines({ from, to }: Chosen, lines: readonly Line[], change: (line: string) => string): Put {
  const start = lines[0]?.start ?? from;
  const last = lines.at(-1);
  const end = last ? last.start + last.text.length : to;
  const changed = lines.map(({ text }) => change(text));
  const words = changed.join('\n');
  if (from !== to) return { from: start, to: end, words, select: [start, start + words.length] };
  const caret = Math.max(start, from + words.length - (end - start));
  return { from: start, to: end, words, select: [caret, caret] };
}
