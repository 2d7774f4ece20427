import { describe, expect, test } from 'vitest';
import {
  addressOf,
  indentList,
  isListed,
  isLooking,
  linkAt,
  linkWords,
  nextItem,
  putIn,
  putLink,
  takeLink,
  toggleList,
  toggleLook,
  type Chosen,
  type Put,
} from './index';

/** `[` and `]` are the ends of what is chosen, `|` is the cursor. */
function chosen(marked: string): Chosen {
  const [from, to] = [marked.search(/[⟦|]/), marked.search(/[⟧|]/)];
  return { text: marked.replace(/[⟦⟧|]/g, ''), from, to: marked.includes('⟧') ? to - 1 : to };
}
function after(marked: string, act: (chosen: Chosen) => Put | null): string {
  const before = chosen(marked);
  const put = act(before);
  if (!put) return 'nothing';
  const text = putIn(before.text, put);
  const [from, to] = put.select;
  return from === to ? `${text.slice(0, from)}|${text.slice(from)}` : `${text.slice(0, from)}⟦${text.slice(from, to)}⟧${text.slice(to)}`;
}
const bold = (one: Chosen) => toggleLook(one, 'bold');
const italic = (one: Chosen) => toggleLook(one, 'italic');

describe('bold and italic', () => {
  test.each([
    ['Vi ⟦synger⟧ højt', 'Vi **⟦synger⟧** højt'],
    ['Vi ⟦synger ⟧højt', 'Vi **⟦synger⟧** højt'],
    ['Vi syn|ger højt', 'Vi **syn|ger** højt'],
    ['Vi **syn|ger** højt', 'Vi syn|ger højt'],
    ['Vi **⟦synger⟧** højt', 'Vi ⟦synger⟧ højt'],
    ['Vi ⟦**synger**⟧ højt', 'Vi ⟦synger⟧ højt'],
    ['Vi *⟦synger⟧* højt', 'Vi ***⟦synger⟧*** højt'],
    ['Vi ***⟦synger⟧*** højt', 'Vi *⟦synger⟧* højt'],
    ['Vi ⟦synger **meget** højt⟧', 'Vi **⟦synger meget højt⟧**'],
    ['Vi | højt', 'Vi **|** højt'],
    ['Vi **|** højt', 'Vi | højt'],
    ['|', '**|**'],
    ['- ⟦kaffe\n- sang⟧', '- **⟦kaffe**\n- **sang⟧**'],
    ['⟦- kaffe\n\n- sang⟧', '- **⟦kaffe**\n\n- **sang⟧**'],
    ['⟦- **kaffe**\n- sang⟧', '- **⟦kaffe**\n- **sang⟧**'],
    ['⟦- **kaffe**\n- **sang**⟧', '- ⟦kaffe\n- sang⟧'],
    ['Hos {{tid og| sted}} nu', 'Hos **{{tid og| sted}}** nu'],
    ['Hos {{tid ⟦og sted}} nu⟧', 'Hos **⟦{{tid og sted}} nu⟧**'],
  ])('%s', (before, expected) => {
    expect(after(before, bold)).toBe(expected);
  });

  test('italic has one star and leaves bold alone', () => {
    expect(after('Vi ⟦synger⟧', italic)).toBe('Vi *⟦synger⟧*');
    expect(after('Vi **⟦synger⟧**', italic)).toBe('Vi ***⟦synger⟧***');
    expect(after('Vi ***⟦synger⟧***', italic)).toBe('Vi **⟦synger⟧**');
    expect(after('Vi *|* højt', italic)).toBe('Vi | højt');
  });

  test('the toolbar tells how the words at the cursor look', () => {
    expect(isLooking(chosen('Vi **syn|ger**'), 'bold')).toBe(true);
    expect(isLooking(chosen('Vi **syn|ger**'), 'italic')).toBe(false);
    expect(isLooking(chosen('Vi ***syn|ger***'), 'italic')).toBe(true);
    expect(isLooking(chosen('V|i **synger**'), 'bold')).toBe(false);
    expect(isLooking(chosen('⟦- **a**\n- b⟧'), 'bold')).toBe(false);
    expect(isLooking(chosen('5 * |3 * 2'), 'italic')).toBe(false);
    expect(isLooking(chosen('* kaf|fe * sang'), 'italic')).toBe(false);
  });
});

describe('lists', () => {
  const bullets = (one: Chosen) => toggleList(one, 'bullets');
  const numbers = (one: Chosen) => toggleList(one, 'numbers');
  test.each([
    ['ka|ffe', '- ka|ffe'],
    ['- ka|ffe', 'ka|ffe'],
    ['|', '- |'],
    ['⟦kaffe\nsang⟧', '⟦- kaffe\n- sang⟧'],
    ['⟦1. kaffe\n2. sang⟧', '⟦- kaffe\n- sang⟧'],
    ['Et\n⟦kaffe\n\nsang⟧\nTo', 'Et\n⟦- kaffe\n\n- sang⟧\nTo'],
    ['⟦kaffe\n⟧sang', '⟦- kaffe⟧\nsang'],
  ])('%s', (before, expected) => {
    expect(after(before, bullets)).toBe(expected);
  });

  test('numbers are counted, and go on from the item before', () => {
    expect(after('⟦kaffe\nsang⟧', numbers)).toBe('⟦1. kaffe\n2. sang⟧');
    expect(after('1. kaffe\nsa|ng', numbers)).toBe('1. kaffe\n2. sa|ng');
    expect(after('⟦1. kaffe\n2. sang⟧', numbers)).toBe('⟦kaffe\nsang⟧');
    expect(isListed(chosen('1. ka|ffe'), 'numbers')).toBe(true);
    expect(isListed(chosen('1. ka|ffe'), 'bullets')).toBe(false);
  });

  test('Enter goes on with the next item, and ends the list in an empty one', () => {
    expect(after('- kaffe|', nextItem)).toBe('- kaffe\n- |');
    expect(after('  1. kaffe|', nextItem)).toBe('  1. kaffe\n  2. |');
    expect(after('- kaf|fe', nextItem)).toBe('- kaf\n- |fe');
    expect(after('- kaffe\n- |', nextItem)).toBe('- kaffe\n|');
    expect(after('- kaffe\n  - |', nextItem)).toBe('- kaffe\n- |');
    expect(after('|- kaffe', nextItem)).toBe('nothing');
    expect(after('kaffe|', nextItem)).toBe('nothing');
    expect(after('- ⟦kaffe⟧', nextItem)).toBe('nothing');
  });

  test('an item goes a level in and out again, and no further', () => {
    const into = (one: Chosen) => indentList(one, 'in');
    const out = (one: Chosen) => indentList(one, 'out');
    expect(after('- a\n- b|', into)).toBe('- a\n  - b|');
    expect(after('- a\n  - b|', into)).toBe('nothing');
    expect(after('- a\n  - b|', out)).toBe('- a\n- b|');
    expect(after('a|', into)).toBe('nothing');
  });
});

describe('links', () => {
  test('a link stands on the words that were chosen, and is changed where it stands', () => {
    const before = chosen('Læs ⟦reglerne⟧ først');
    expect(linkWords(before)).toBe('reglerne');
    expect(after('Læs ⟦reglerne⟧ først', (one) => putLink(one, 'reglerne', 'https://a.example'))).toBe(
      'Læs [reglerne](https://a.example)| først',
    );
    const there = 'Læs [regl|erne](https://a.example) først';
    expect(linkAt(chosen(there))).toMatchObject({ words: 'reglerne', address: 'https://a.example' });
    expect(after(there, (one) => putLink(one, 'dem alle', 'https://b.example'))).toBe('Læs [dem alle](https://b.example)| først');
    expect(after(there, takeLink)).toBe('Læs ⟦reglerne⟧ først');
    expect(after('Skriv: |', (one) => putLink(one, '', 'mailto:a@b.example'))).toBe('Skriv: [a@b.example](mailto:a@b.example)|');
  });

  test.each([
    ['oestby.example/regler', 'https://oestby.example/regler'],
    ['  HTTPS://Oestby.example ', 'https://Oestby.example'],
    ['centret@oestby.example', 'mailto:centret@oestby.example'],
    ['84 00 01 45', 'tel:84000145'],
    ['https://a.example/x_(y)', 'https://a.example/x_%28y%29'],
    ['regler', null],
    ['', null],
    ['javascript:alert(1)', null],
    ['to ord.dk', null],
  ])('the address %s', (typed, expected) => {
    expect(addressOf(typed)).toBe(expected);
  });
});
