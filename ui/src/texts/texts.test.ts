import { expect, test } from 'vitest';
import { da } from './da';
import { anything } from '../testing/anything';
import { en } from './en';
import { pluralDa, pluralEn } from './plural';

function everyText(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String((value as (...args: unknown[]) => string)(anything, anything, anything))]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => everyText(inner, `${path}.${key}`));
}

test('no text is empty, blames the user or shouts', () => {
  for (const [path, text] of [...everyText(da), ...everyText(en)]) {
    expect(text.trim(), path).not.toBe('');
    expect(text, path).not.toMatch(/ugyldig|fejl opstod|skal udfyldes|invalid|!/i);
  }
});

test('English leaves no Danish letters behind', () => {
  const danish = everyText(en).filter(([path, text]) => /[æøå]/i.test(text) && !path.endsWith('danish'));
  expect(danish).toEqual([]);
});

test('numbers bring the right form of the word', () => {
  const forms = { one: 'kladde', other: 'kladder' };
  expect([0, 1, 2, 1200].map((count) => pluralDa(count, forms))).toEqual(['0 kladder', '1 kladde', '2 kladder', '1.200 kladder']);
  expect(pluralEn(1200, { one: 'draft', other: 'drafts' })).toBe('1,200 drafts');
});
