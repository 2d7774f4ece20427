/** Links in a text with marks: `[words](https://address)`. */
import { linesIn, type Chosen, type Put } from './chosen';

export interface LinkHere {
  /** Where it stands in the text. */
  from: number;
  to: number;
  words: string;
  address: string;
}

const LINK = /(?<!\\|!)\[([^\]\n]+)\]\(([^()\s]+)\)/g;

/** The link that the cursor or the chosen words stand in. */
export function linkAt(chosen: Chosen): LinkHere | null {
  for (const { text, start, from, to } of linesIn(chosen)) {
    for (const { 0: whole, 1: words = '', 2: address = '', index } of text.matchAll(LINK)) {
      if (index <= from && to <= index + whole.length) {
        return { from: start + index, to: start + index + whole.length, words, address };
      }
    }
  }
  return null;
}

/** What a new link stands on: the words chosen in one line. */
export function linkWords(chosen: Chosen): string {
  return linkAt(chosen)?.words ?? chosen.text.slice(chosen.from, chosen.to).replace(/\s+/g, ' ').trim();
}

/** An address as people write it, as a link needs it; nothing where it is none. */
export function addressOf(typed: string): string | null {
  const text = typed.trim();
  if (/^[^\s@:/]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return `mailto:${text}`;
  if (/^\+?[\d ]{8,}$/.test(text)) return `tel:${text.replaceAll(' ', '')}`;
  const whole = /^(?:https?:\/\/|mailto:|tel:)/i.test(text) ? text : `https://${text}`;
  const rest = whole.replace(/^[a-z]+:(?:\/\/)?/i, '');
  const isPlace = /^mailto:|^tel:/i.test(whole) ? rest !== '' : /^[^\s/]+\.[^\s/]{2,}/.test(rest);
  if (!isPlace || /\s/.test(whole)) return null;
  const scheme = whole.slice(0, whole.length - rest.length).toLowerCase();
  return scheme + rest.replaceAll('(', '%28').replaceAll(')', '%29');
}

/** Puts a link where one stands or words are chosen, or at the cursor. */
export function putLink(chosen: Chosen, words: string, address: string): Put {
  const there = linkAt(chosen);
  const [from, to] = there ? [there.from, there.to] : [chosen.from, chosen.to];
  const shown = (words.trim() || address.replace(/^(?:mailto:|tel:|https?:\/\/)/, '')).replaceAll('[', '(').replaceAll(']', ')');
  const link = `[${shown}](${address})`;
  return { from, to, words: link, select: [from + link.length, from + link.length] };
}

/** Leaves the words of a link and takes the link. */
export function takeLink(chosen: Chosen): Put | null {
  const there = linkAt(chosen);
  return there && { from: there.from, to: there.to, words: there.words, select: [there.from, there.from + there.words.length] };
}
