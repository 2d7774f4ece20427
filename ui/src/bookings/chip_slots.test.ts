import { expect, test } from 'vitest';
import { ChipSlots } from './chip_slots';
import type { Piece } from './layout';

const pieces = (...keys: string[]): Piece[] => keys.map((key) => ({ key }) as Piece);
const slots = (chips: ChipSlots, date: string, ...keys: string[]) => chips.assign('1/0', date, pieces(...keys)).map(({ slot }) => slot);

test('another week takes over the chips of the one before', () => {
  const chips = new ChipSlots();
  expect(slots(chips, '2026-11-23', 'a', 'b')).toEqual([0, 1]);
  expect(slots(chips, '2026-11-30', 'c', 'd', 'e')).toEqual([0, 1, 2]);
});

test('on one day a chip stays with its booking, and none is given to another', () => {
  const chips = new ChipSlots();
  slots(chips, '2026-11-23', 'a', 'b');
  expect(slots(chips, '2026-11-23', 'c', 'b')).toEqual([2, 1]);
  expect(slots(chips, '2026-11-23', 'b', 'a')).toEqual([1, 3]);
  expect(slots(chips, '2026-11-23', 'b', 'a')).toEqual([1, 3]);
});

test('cells know nothing of each other', () => {
  const chips = new ChipSlots();
  expect(chips.assign('1/0', '2026-11-23', pieces('a'))[0]?.slot).toBe(0);
  expect(chips.assign('1/1', '2026-11-24', pieces('b'))[0]?.slot).toBe(0);
});
