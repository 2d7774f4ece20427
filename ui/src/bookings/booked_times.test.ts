import { beforeEach, expect, test, vi } from 'vitest';
import { setBackend } from '../backend/call';
import type { Booking, Calendar, OrganisationId, RoomId } from '../backend/generated/operations';
import { fakeBackend, refuse } from '../testing/inventedOffice';
import { language } from '../texts';
import { bookedTimes } from './booked_times';
import { InventedEngine, type Wish } from './testing/invented_bookings';
import { addDays } from './wall_time';

const CHOIR = 2 as OrganisationId;
const SALEN = 11 as RoomId;
const KITCHEN = 12 as RoomId;
const wanted = { organisationId: CHOIR, language: 'da' as const, from: '2026-12-01', to: '2027-11-30' };

/** Bookings at the same time, so many days apart. */
function every(days: number, count: number, change: Partial<Wish> = {}, clock = ['19:00', '21:00']): Wish[] {
  const dates = Array.from({ length: count }, (_, index) => addDays('2026-12-01', index * days));
  return dates.map((date) => ({ rooms: [SALEN, KITCHEN], starts: `${date}T${clock[0]}`, ends: `${date}T${clock[1]}`, title: 'Korøvelse', ...change }));
}

async function office(wishes: Wish[], pageSize = 100) {
  const engine = new InventedEngine({ density: 0 });
  wishes.forEach((wish) => engine.add(wish));
  const calendar = (await engine.backend.call('calendar', { from: '2026-12-01', to: '2026-12-01' })) as Calendar;
  const list = vi.fn(({ page = 0 }: { page?: number }) => ({
    bookings: (engine.bookings as Booking[]).slice(page * pageSize, (page + 1) * pageSize),
    total: wishes.length,
    page,
    pageSize,
  }));
  setBackend(fakeBackend({ list_bookings: list, calendar: () => calendar }));
  return list;
}

beforeEach(() => language.use('da'));

test('a weekly series is one weekday with its time and its period, whichever page its dates stand on', async () => {
  const list = await office(every(7, 26), 10);
  expect(await bookedTimes(wanted)).toEqual({
    told: 'times',
    rooms: 'Salen og Køkkenet i Tømmerup Medborgerhus',
    times: 'tirsdage kl. 19–21 fra 1. december 2026 til 25. maj 2027, i alt 26 gange',
    left: 0,
  });
  expect(list).toHaveBeenCalledTimes(3);
});

test('every other week, single days and several rooms are told apart', async () => {
  await office([...every(14, 5, { rooms: [SALEN] }), ...every(28, 3, { rooms: [KITCHEN] }, ['09:30', '12:00'])]);
  expect(await bookedTimes(wanted)).toMatchObject({
    times:
      'i Salen hver anden tirsdag kl. 19–21 fra 1. december 2026 til 26. januar 2027, i alt 5 gange; ' +
      'i Køkkenet den 1. december 2026, 29. december 2026 og 26. januar 2027 kl. 9.30–12',
  });
});

test('an English agreement is told in English by a Danish screen', async () => {
  await office(every(7, 3, {}, ['19:00', '21:30']));
  expect(await bookedTimes({ ...wanted, language: 'en' })).toMatchObject({
    rooms: 'Salen and Køkkenet in Tømmerup Medborgerhus',
    times: 'Tuesdays 19:00–21:30 from 1 December 2026 to 15 December 2026, 3 times in all',
  });
});

test('what is not confirmed is counted and not promised', async () => {
  await office([...every(7, 2, { state: 'requested' }), ...every(7, 1, { state: 'reserved' })]);
  expect(await bookedTimes(wanted)).toEqual({ told: 'none', left: 3 });
});

test('a refusal is said in words', async () => {
  await office([]);
  setBackend(fakeBackend({ calendar: () => refuse('not_allowed', { allowed: ['consultant'] }) }));
  expect(await bookedTimes(wanted)).toMatchObject({ told: 'refused', sentence: expect.stringMatching(/\S/) as string });
});
