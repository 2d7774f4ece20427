import { beforeEach, expect, test, vi } from 'vitest';
import { session } from '../access';
import { setBackend } from '../backend/call';
import type { Role, RoomId } from '../backend/generated/operations';
import { setOfficeClock } from '../shared/officeClock';
import { aSession, fakeBackend, refuse } from '../testing/inventedOffice';
import { language } from '../texts';
import { findBookings } from './finding_bookings';
import { InventedEngine } from './testing/invented_bookings';

function deskWith(answer: () => unknown, roles: Role[] = ['front_desk']) {
  const find_bookings = vi.fn(answer);
  session.current = aSession({ roles });
  setBackend(fakeBackend({ find_bookings }));
  return find_bookings;
}

beforeEach(() => {
  language.use('da');
  setOfficeClock('2026-11-24T09:42:00Z');
});

test('a booking is found by its number, says what and when, and leads to its day', async () => {
  const engine = new InventedEngine({ density: 0 });
  engine.add({ rooms: [11 as RoomId], starts: '2026-12-01T19:00', ends: '2026-12-01T21:00', title: 'Korøvelse' });
  const find_bookings = deskWith(() => engine.bookings);
  const [found] = await findBookings('B-2026-12');
  expect(find_bookings).toHaveBeenCalledWith({ words: 'B-2026-12' });
  expect(found?.title).toBe(`${engine.bookings[0]?.number} Korøvelse`);
  expect(found?.detail).toMatch(/1\/12.*19–21/);
  expect(found?.href).toMatch(/^#\/premises\/dag\/2026-12-01\?booking=\d+$/);
});

test('whoever sees no bookings is not searched for, and a search that fails says so', async () => {
  const find_bookings = deskWith(() => [], ['auditor']);
  expect(await findBookings('kor')).toEqual([]);
  expect(find_bookings).not.toHaveBeenCalled();
  deskWith(() => refuse('fields_refused', { problems: [] }));
  await expect(findBookings('kor')).rejects.toThrow('fields_refused');
});
