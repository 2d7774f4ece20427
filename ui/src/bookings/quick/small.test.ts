import { expect, test } from 'vitest';
import { dockFor } from './docking';
import { added, rewritten, typedAt } from './rewriting';

test('other words stand where something was read, and the rest of it goes', () => {
  const text = 'tirsdag 19-21 d. 3/12 sal a';
  const marks = [
    { from: 0, until: 7 },
    { from: 14, until: 21 },
  ];
  expect(typedAt(text, marks)).toBe('tirsdag d. 3/12');
  expect(rewritten(text, marks, 'torsdag 3/12')).toBe('torsdag 3/12 19-21 sal a');
  expect(rewritten(text, [...marks].reverse(), 'torsdag 3/12')).toBe('torsdag 3/12 19-21 sal a');
  expect(rewritten(text, [], 'til jul')).toBe('tirsdag 19-21 d. 3/12 sal a til jul');
  expect(added('sal a ', 'til jul')).toBe('sal a til jul');
});

test('the box goes to the right edge where it would cover what it speaks of', () => {
  const under = { left: 260, right: 930, top: 50, bottom: 290 };
  const right = { left: 1000, right: 1420, top: 50, bottom: 400 };
  const ghost = (left: number) => ({ left, right: left + 140, top: 200, bottom: 222 });
  expect(dockFor(under, right, [])).toBe('under');
  expect(dockFor(under, right, [ghost(500)])).toBe('right');
  expect(dockFor(under, right, [ghost(1100)])).toBe('under');
  expect(dockFor(under, right, [ghost(500), ghost(1100)])).toBe('under');
});
