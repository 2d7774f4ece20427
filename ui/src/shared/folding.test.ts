import { expect, test } from 'vitest';
import { beginsWords } from './folding';

test.each([
  ['Blåt mødelokale', 'moede bl'],
  ['Blåt mødelokale', 'mode'],
  ['Blåt mødelokale', 'blaat'],
  ['Værkstedet', 'vaerk'],
  ['Værkstedet', 'VÆRK'],
  ['Caféen', 'cafeen'],
  ['Storesal A+B', 'b'],
  ['Lås skærmen', ''],
])('«%s» is found by «%s»', (name, text) => expect(beginsWords(name, text)).toBe(true));

test.each([
  ['Blåt mødelokale', 'lokale'],
  ['Blåt mødelokale', 'blåt x'],
])('«%s» is not found by «%s»', (name, text) => expect(beginsWords(name, text)).toBe(false));
