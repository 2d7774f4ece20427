import { expect, test } from 'vitest';
import { addDays, addMonths, monthGrid } from './month';

test('weeks begin on Monday and hold the whole month', () => {
  const weeks = monthGrid('2026-11-24');
  expect(weeks[0]?.[0]).toBe('2026-10-26');
  expect(weeks.at(-1)?.at(-1)).toBe('2026-12-06');
  expect(monthGrid('2027-02-10')).toHaveLength(4);
});

test('a month further keeps the day or takes the last', () => {
  expect(addMonths('2027-01-31', 1)).toBe('2027-02-28');
  expect(addMonths('2026-11-24', 2)).toBe('2027-01-24');
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
});
