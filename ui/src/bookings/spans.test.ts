import { expect, test } from 'vitest';
import { inLanes, joined, overlaps, placed, without, type Span } from './spans';

const span = (from: number, until: number): Span => ({ from, until });

test('spans that touch or overlap become one', () => {
  expect(joined([span(600, 660), span(540, 600), span(900, 960), span(930, 940)])).toEqual([span(540, 660), span(900, 960)]);
});

test('what is left of the day are the gaps', () => {
  expect(without(span(480, 1320), [span(600, 720), span(480, 510), span(1200, 1400)])).toEqual([span(510, 600), span(720, 1200)]);
});

test('a gap shorter than the grid is not told', () => {
  expect(without(span(480, 720), [span(480, 590), span(600, 720)], 15)).toEqual([]);
});

test('nothing is left beyond the day', () => {
  expect(without(span(480, 600), [span(300, 420), span(660, 700)])).toEqual([span(480, 600)]);
});

test('on the ribbon eight to twenty-two, noon to three lies where it should', () => {
  expect(placed(span(720, 900), span(480, 1320))).toEqual({ start: 28.571, size: 21.429 });
});

test('no two bookings in one lane overlap, whatever they are', () => {
  let state = 7;
  const chance = (most: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % most;
  };
  for (let round = 0; round < 200; round += 1) {
    const items = Array.from({ length: 1 + chance(12) }, () => {
      const from = chance(90) * 15;
      return span(from, from + 15 + chance(12) * 15);
    });
    const laned = inLanes(items);
    expect(laned).toHaveLength(items.length);
    for (const [index, one] of laned.entries()) {
      expect(one.lane).toBeLessThan(one.lanes);
      for (const other of laned.slice(index + 1)) {
        if (overlaps(one.item, other.item)) {
          expect(one.lane).not.toBe(other.lane);
          expect(one.lanes).toBe(other.lanes);
        }
      }
    }
  }
});
