/**
 * What is pasted from Word, Outlook or a web page, as text with marks: bold, italic, lists and links are kept, all else
 * is dropped. The page it came from is read in a document of its own, where nothing runs and nothing is fetched.
 */
import { cleaned, cleanText } from './cleaning';
import { addressOf } from './links';

/** What to put into the field. */
export function pastedText(html: string, plain: string): string {
  return (html === '' ? '' : fromHtml(html)) || cleanText(plain);
}

export function fromHtml(html: string): string {
  const reading = new Reading();
  reading.walk(new DOMParser().parseFromString(html, 'text/html').body, PLAIN);
  return reading.text();
}

interface Look {
  bold: boolean;
  italic: boolean;
  address: string | null;
}
const PLAIN: Look = { bold: false, italic: false, address: null };

interface Run extends Look {
  text: string;
}

interface Line {
  /** The mark of an item with its indent; nothing for a paragraph. */
  mark: string;
  runs: Run[];
}

const NEVER = new Set(['HEAD', 'STYLE', 'SCRIPT', 'TITLE', 'TEMPLATE', 'XML', 'DEL', 'NOSCRIPT', 'OBJECT', 'SVG']);
const BLOCKS = new Set(
  'P DIV LI UL OL DL DT DD H1 H2 H3 H4 H5 H6 TR TABLE BLOCKQUOTE PRE SECTION ARTICLE HEADER FOOTER MAIN HR'.split(' '),
);

class Reading {
  #lines: Line[] = [{ mark: '', runs: [] }];
  /** How far each level of a list without its own numbers has come. */
  #counted: number[] = [];

  text(): string {
    const lines = this.#lines.map(({ mark, runs }) => {
      const words = written(runs);
      return words === '' ? '' : mark + words;
    });
    return lines.filter((line) => line !== '').join('\n');
  }

  walk(node: Node, look: Look): void {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) this.#add(child.textContent ?? '', look);
      else if (child instanceof Element || isElement(child)) this.#element(child as HTMLElement, look);
    }
  }

  #element(element: HTMLElement, look: Look): void {
    const style = (element.getAttribute('style') ?? '').toLowerCase();
    if (NEVER.has(element.tagName.toUpperCase()) || /display:\s*none|mso-hide:\s*all/.test(style)) return;
    if (/mso-list:\s*ignore/.test(style)) return;
    if (element.tagName === 'BR') return this.#break();
    if (element.tagName === 'TD' || element.tagName === 'TH') this.#add(' ', look);
    const isBlock = BLOCKS.has(element.tagName);
    if (isBlock) this.#break(markOf(element, style, this.#counted));
    this.walk(element, lookOf(element, style, look));
    if (isBlock) this.#break();
  }

  #add(text: string, look: Look): void {
    const line = this.#lines.at(-1);
    const last = line?.runs.at(-1);
    const words = text.replace(/[ \t\r\n]+/g, ' ');
    if (last && last.bold === look.bold && last.italic === look.italic && last.address === look.address) last.text += words;
    else line?.runs.push({ ...look, text: words });
  }

  /** A new line; a blank one only changes what it is. */
  #break(mark = ''): void {
    const last = this.#lines.at(-1);
    if (last && written(last.runs) === '') {
      last.runs = [];
      last.mark = mark || last.mark;
    } else this.#lines.push({ mark, runs: [] });
  }
}

/** An element of another document is of another class where pages are tested. */
function isElement(node: Node): boolean {
  return node.nodeType === Node.ELEMENT_NODE;
}

function lookOf(element: HTMLElement, style: string, look: Look): Look {
  const weight = /(?:^|[;\s])font-weight:\s*(bold|normal|[0-9]+)/.exec(style)?.[1];
  const slant = /(?:^|[;\s])font-style:\s*(italic|oblique|normal)/.exec(style)?.[1];
  const tag = element.tagName;
  const bold = weight === undefined ? look.bold || tag === 'B' || tag === 'STRONG' : weight === 'bold' || Number(weight) >= 600;
  const italic = slant === undefined ? look.italic || tag === 'I' || tag === 'EM' : slant !== 'normal';
  const address = tag === 'A' ? linkOf(element.getAttribute('href') ?? '') : look.address;
  return { bold, italic, address };
}

/** Where a link leads; Outlook puts its own address before the one that was meant. */
function linkOf(address: string): string | null {
  if (!/^(?:https?:\/\/|mailto:|tel:)/i.test(address)) return null;
  const meant = /^https:\/\/[^/]*safelinks\.protection\.outlook\.com\/.*[?&]url=([^&]+)/i.exec(address)?.[1];
  return addressOf((meant ? decoded(meant) : address).replaceAll(' ', '%20'));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What an item begins with: of a list of the page, or of Word, which writes its lists as paragraphs. */
function markOf(element: HTMLElement, style: string, counted: number[]): string {
  const level = /mso-list:[^;]*level(\d+)/.exec(style)?.[1];
  if (level !== undefined) return markOfWord(element, Number(level), counted);
  if (element.tagName !== 'LI') {
    if (element.tagName === 'P' && !element.closest('li')) counted.length = 0;
    return '';
  }
  const depth = depthOf(element);
  const list = element.parentElement;
  if (list?.tagName !== 'OL') return `${indent(depth)}- `;
  const items = [...list.children].filter((one) => one.tagName === 'LI');
  const first = Number(list.getAttribute('start') ?? 1);
  return `${indent(depth)}${(Number.isFinite(first) ? first : 1) + items.indexOf(element)}. `;
}

function depthOf(element: Element): number {
  let depth = 0;
  for (let at = element.parentElement; at; at = at.parentElement) if (at.tagName === 'UL' || at.tagName === 'OL') depth += 1;
  return depth;
}

function markOfWord(element: HTMLElement, level: number, counted: number[]): string {
  const spans = [...element.querySelectorAll('[style]')];
  const shown = spans.find((one) => /mso-list:\s*ignore/i.test(one.getAttribute('style') ?? ''))?.textContent ?? '';
  const isNumber = /^\s*(?:\d|[a-zæøå]{1,4}[.)])/i.test(shown);
  counted.length = Math.min(counted.length, level);
  counted[level - 1] = (counted[level - 1] ?? 0) + 1;
  const own = /^\s*(\d{1,3})[.)]/.exec(shown)?.[1];
  return `${indent(level)}${isNumber ? `${own ?? counted[level - 1] ?? 1}. ` : '- '}`;
}

/** The paper knows two levels. */
function indent(depth: number): string {
  return depth > 1 ? '  ' : '';
}

/** Runs as a line with marks. Marks stand close to the words: blanks, and signs that a letter follows, go outside. */
function written(runs: readonly Run[]): string {
  const texts = runs.map(({ text }) => cleaned(text));
  const line = runs.map((run, place) => {
    const text = texts[place] ?? '';
    if (!run.bold && !run.italic && !run.address) return text;
    const before = touches(texts[place - 1] ?? '', text) ? BLANKS_AND_SIGNS : BLANKS;
    const after = touches(text, texts[place + 1] ?? '') ? BLANKS_AND_SIGNS : BLANKS;
    const found = new RegExp(`^(${before})(.*?)(${after})$`, 'su').exec(text);
    const [, lead = '', words = '', trail = ''] = found ?? [];
    return words === '' ? text : lead + marked(words, run) + trail;
  });
  return line.join('').replace(/ {2,}/g, ' ').trim();
}

const BLANKS = '\\s*';
const BLANKS_AND_SIGNS = '[\\s\\p{P}]*';

/** Whether no blank stands between two stretches. */
function touches(one: string, next: string): boolean {
  return /\S$/.test(one) && /^\S/.test(next);
}

function marked(words: string, { bold, italic, address }: Look): string {
  const shown = address ? `[${words.replaceAll('[', '(').replaceAll(']', ')')}](${address})` : words;
  const stars = '*'.repeat((bold ? 2 : 0) + (italic ? 1 : 0));
  return stars + shown + stars;
}
