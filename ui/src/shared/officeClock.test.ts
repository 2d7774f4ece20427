import { afterEach, expect, test, vi } from 'vitest';
import { officeNow, officeToday, setOfficeClock } from './officeClock';

afterEach(() => vi.useRealTimers());

test('the page goes by the office’s clock, not by the computer’s', () => {
  vi.useFakeTimers({ now: new Date('2030-01-01T12:00:00Z') });
  setOfficeClock('2026-11-24T09:42:00Z');
  expect(officeNow()).toBe('2026-11-24T10:42');
  vi.advanceTimersByTime(60_000);
  expect(officeNow()).toBe('2026-11-24T10:43');
});

test('today is the Danish day, also when it is still yesterday elsewhere', () => {
  vi.useFakeTimers({ now: new Date('2026-12-31T23:30:00Z') });
  setOfficeClock('2026-12-31T23:30:00Z');
  expect(officeToday()).toBe('2027-01-01');
});
