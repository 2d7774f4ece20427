import { beforeEach, expect, test } from 'vitest';
import { language } from '../texts/language.svelte';
import { atClock, clock, dateSpan, dayName, money, phone, shortDate, weekName, weekSpan } from './format';

beforeEach(() => language.use('da'));

test('a date is written as the office writes it', () => {
  expect(shortDate('2026-11-24')).toBe('24/11');
  expect(dayName('2026-11-24', '2026-01-01')).toBe('tirsdag 24/11');
  expect(dayName('2027-01-05', '2026-11-24')).toBe('tirsdag 5/1-2027');
});

test.each([
  ['2026-12-31', 'uge 53'],
  ['2027-01-03', 'uge 53'],
  ['2027-01-04', 'uge 1'],
  ['2026-11-24', 'uge 48'],
  ['2024-12-30', 'uge 1'],
])('%s lies in %s', (day, week) => expect(weekName(day)).toBe(week));

test('a week over a month or a year names both', () => {
  expect(dateSpan('2026-11-23', '2026-11-29')).toBe('23.–29. november 2026');
  expect(dateSpan('2026-11-30', '2026-12-06')).toBe('30. november – 6. december 2026');
  expect(dateSpan('2026-12-28', '2027-01-03')).toBe('28. december 2026 – 3. januar 2027');
  expect(weekSpan('2026-11-23', '2026-11-29')).toBe('23.–29. november 2026');
  expect(weekSpan('2026-11-30', '2026-12-06')).toBe('30. nov. – 6. dec. 2026');
  expect(weekSpan('2026-12-28', '2027-01-03')).toBe('28. dec. 2026 – 3. jan. 2027');
});

test('times drop the minutes of a full hour', () => {
  expect(atClock('19:00', '21:00')).toBe('kl. 19–21');
  expect(atClock('08:30:00', '10:05:00')).toBe('kl. 8.30–10.05');
  language.use('en');
  expect(clock('8:30')).toBe('08:30');
});

test('money shows øre only when there are any', () => {
  expect(money(125_000)).toBe('1.250 kr.');
  expect(money(125_050)).toBe('1.250,50 kr.');
});

test('a Danish phone number stands in pairs and a foreign one is left alone', () => {
  expect(phone('20706218')).toBe('20 70 62 18');
  expect(phone('+4520706218')).toBe('20 70 62 18');
  expect(phone('+46 8 123')).toBe('+46 8 123');
});
