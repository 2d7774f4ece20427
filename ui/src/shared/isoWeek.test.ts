import { expect, test } from 'vitest';
import { vectors } from '../testing/vectors';
import { isoWeekOf } from './isoWeek';

// The engine is tested by the same file: the holidays of twenty-one years, many of them about New Year.
test.each(vectors('dk_holidays.csv'))('%s, %s, lies in the week of %s numbered %s', (date = '', _weekday, year, week) => {
  expect(isoWeekOf(date)).toEqual({ year: Number(year), week: Number(week) });
});
