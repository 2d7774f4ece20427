import { expect, test } from 'vitest';
import { linkTo, readHash } from './router.svelte';

test('a link leads back to what it was made of', () => {
  const link = linkTo(['organisations', 7, 'Æbler & Øl'], { date: '2026-11-24', q: 'kor/hus' });
  const route = readHash(link);
  expect(route.parts).toEqual(['organisations', '7', 'Æbler & Øl']);
  expect(Object.fromEntries(route.query)).toEqual({ date: '2026-11-24', q: 'kor/hus' });
});

test.each(['', '#', '#/'])('%j is the front page', (hash) => expect(readHash(hash).parts).toEqual([]));

test('a broken address is no reason to stop', () => expect(readHash('#/%E0%A4%A').parts).toEqual(['%E0%A4%A']));
