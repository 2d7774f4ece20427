import { describe, expect, test } from 'vitest';
import { axisOf, dayNumber, daysOf, placeOf, stretchOf, ticksOf, type Lane } from './timeline';

const TODAY = '2026-11-24';

function lane(from: string, to: string | null): Lane {
  return { id: 1, label: 'Højtlæsning', stretches: [{ from, to, standing: 'covered_by_scheme' }], pauses: [] };
}

describe('the strip of a volunteer', () => {
  test('begins with the first period and shows some way past today', () => {
    const axis = axisOf([lane('2025-03-01', null)], TODAY);
    expect(axis.first).toBe(dayNumber('2025-03-01'));
    expect(axis.last).toBeGreaterThan(dayNumber(TODAY));
  });

  test('what begins later is in sight', () => {
    const axis = axisOf([lane('2027-11-02', null)], TODAY);
    expect(placeOf(axis, dayNumber('2027-11-02'))).toBeLessThan(100);
  });

  test('is at least a year long, and never more than some years back', () => {
    const short = axisOf([lane('2026-11-20', '2026-11-22')], TODAY);
    expect(short.last - short.first).toBeGreaterThanOrEqual(365);
    expect(axisOf([lane('1999-01-01', null)], TODAY).first).toBe(dayNumber(TODAY) - 5 * 365);
  });

  test('both ends of a period belong to it: a single day has a width', () => {
    const axis = { first: dayNumber('2026-01-01'), last: dayNumber('2026-04-11') };
    expect(stretchOf(axis, '2026-01-01', '2026-01-01')).toEqual({ left: 0, width: 1 });
    expect(stretchOf(axis, '2026-01-01', null)).toEqual({ left: 0, width: 100 });
    expect(daysOf('2026-01-31', '2026-01-31')).toBe(1);
    expect(daysOf('2026-01-31', '2026-02-02')).toBe(3);
  });

  test('what lies before the strip begins at its edge', () => {
    const axis = { first: dayNumber('2026-01-01'), last: dayNumber('2026-12-31') };
    expect(placeOf(axis, dayNumber('2020-01-01'))).toBe(0);
    expect(stretchOf(axis, '2020-01-01', '2021-01-01').width).toBe(0);
  });

  test('has years where it is long, and quarters where it is short', () => {
    const long = ticksOf({ first: dayNumber('2022-02-01'), last: dayNumber('2026-06-01') });
    expect(long.map(({ text }) => text)).toEqual(['2023', '2024', '2025', '2026']);
    const short = ticksOf({ first: dayNumber('2026-02-01'), last: dayNumber('2027-02-01') });
    expect(short.map(({ text }) => text)).toEqual(['1/4', '1/7', '1/10', '2027']);
  });
});
