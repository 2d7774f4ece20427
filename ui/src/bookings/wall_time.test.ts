import { describe, expect, test } from 'vitest';
import { at, dateToJumpTo, daysFrom, isoWeekOf, isDate, minutesOf, mondayOf, mondayOfWeek, wallTime, weekName } from './wall_time';

test('a wall time survives the way into minutes and back', () => {
  for (const time of ['2026-11-24T19:00', '2026-12-31T23:45', '2028-02-29T00:00']) expect(wallTime(minutesOf(time))).toBe(time);
});

test('minute 1440 of a date is the next midnight', () => {
  expect(at('2026-12-31', 1440)).toBe('2027-01-01T00:00');
});

describe('ISO weeks', () => {
  test.each([
    ['2026-11-24', 2026, 48],
    ['2026-12-31', 2026, 53],
    ['2027-01-03', 2026, 53],
    ['2027-01-04', 2027, 1],
    ['2024-12-30', 2025, 1],
  ])('%s lies in %i week %i', (date, year, week) => {
    expect(isoWeekOf(date)).toEqual({ year, week });
    expect(mondayOfWeek(weekName(date))).toBe(mondayOf(date));
  });

  test('a week that the year does not have is none', () => {
    expect(mondayOfWeek('2025-W53')).toBeUndefined();
    expect(mondayOfWeek('2026-W53')).toBe('2026-12-28');
  });

  test('a week in summer time and out of it has seven days', () => {
    expect(daysFrom('2026-03-23', 7).at(-1)).toBe('2026-03-29');
    expect(daysFrom('2026-10-19', 7).at(-1)).toBe('2026-10-25');
  });
});

describe('jumping to a week or a date', () => {
  test.each([
    ['48', '2026-11-23'],
    ['uge 2', '2027-01-11'],
    ['53', '2026-12-28'],
    ['uge 10/2027', '2027-03-08'],
    ['24/11', '2026-11-24'],
    ['3/1', '2027-01-03'],
    ['24.11.27', '2027-11-24'],
    ['24/11-2026', '2026-11-24'],
    ['2026-11-24', '2026-11-24'],
  ])('%s, written in November 2026, is %s', (typed, date) => {
    expect(dateToJumpTo(typed, '2026-11-24')).toBe(date);
  });

  test.each(['31/2', 'uge 60', 'tirsdagsklubben', ''])('%s is no date', (typed) => {
    expect(dateToJumpTo(typed, '2026-11-24')).toBeUndefined();
  });

  test('29 February exists in leap years only', () => {
    expect(isDate('2028-02-29')).toBe(true);
    expect(isDate('2027-02-29')).toBe(false);
  });
});
