import { describe, expect, test } from 'vitest';
import { DayScale } from './day_scale';
import type { WallTime } from '../backend/generated/operations';

const AUTUMN = new DayScale({ at: '2026-10-25T02:00' as WallTime, minutes: 60 });
const SPRING = new DayScale({ at: '2027-03-28T02:00' as WallTime, minutes: -60 });
const PLAIN = new DayScale();

describe('the night of 25 hours', () => {
  test.each([
    [60, 60],
    [119, 119],
    [120, 180],
    [150, 210],
    [180, 240],
    [1440, 1500],
  ])('a start at minute %i of the clock is %i minutes after midnight', (minute, passed) => expect(AUTUMN.start(minute)).toBe(passed));
  test('an end at two is the first two, and an end after it is winter time', () => {
    expect([AUTUMN.end(120), AUTUMN.end(121)]).toEqual([120, 181]);
  });
  test('a booking over the hour is as long as it lasts', () => {
    expect(AUTUMN.end(240) - AUTUMN.start(60)).toBe(240);
  });
});

describe('the night of 23 hours', () => {
  test('two and three are the same moment', () => {
    expect([SPRING.start(119), SPRING.end(120), SPRING.start(180), SPRING.start(240), SPRING.end(1440)]).toEqual([119, 120, 120, 180, 1380]);
  });
  test('no clock shows the hour from two', () => {
    expect([119, 120, 179, 180].map((minute) => SPRING.isSkipped(minute))).toEqual([false, true, true, false]);
    expect(AUTUMN.isSkipped(130)).toBe(false);
  });
});

test.each([AUTUMN, SPRING, PLAIN])('what the scale says is read back from it', (scale) => {
  for (let minute = 0; minute < 1440; minute += 15) {
    if (!scale.isSkipped(minute)) expect(scale.clock(scale.start(minute))).toBe(minute);
  }
});

test('the first round of the doubled hour shows its first minute, since nothing can start in it', () => {
  expect([120, 150, 179, 180].map((passed) => AUTUMN.clock(passed))).toEqual([120, 120, 120, 120]);
});
