import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setBackend } from '../backend/call';
import type { Booking, Calendar, OrganisationId, RoomId } from '../backend/generated/operations';
import { setOfficeClock } from '../shared/officeClock';
import { fakeBackend, refuse } from '../testing/inventedOffice';
import { language } from '../texts';
import { InventedEngine } from './testing/invented_bookings';
import UpcomingBookings from './UpcomingBookings.svelte';

const CHOIR = 2 as OrganisationId;

async function show(count: number, total = count) {
  const engine = new InventedEngine({ density: 0 });
  const dates = Array.from({ length: count }, (_, index) => `2026-12-0${index + 1}`);
  for (const date of dates) engine.add({ rooms: [11 as RoomId, 12 as RoomId], starts: `${date}T19:00`, ends: `${date}T21:00`, title: 'Korøvelse' });
  const calendar = (await engine.backend.call('calendar', { from: '2026-11-24', to: '2026-11-24' })) as Calendar;
  const list = vi.fn(() => ({ bookings: engine.bookings as Booking[], total, page: 0, pageSize: 100 }));
  setBackend(fakeBackend({ list_bookings: list, calendar: () => calendar }));
  render(UpcomingBookings, { organisationId: CHOIR });
  return list;
}

beforeEach(() => {
  language.use('da');
  setOfficeClock('2026-11-24T09:42:00Z');
});
afterEach(cleanup);

test('says when and where, and leads to the booking', async () => {
  const list = await show(1);
  const link = await screen.findByRole('link', { name: /^tir 1\/12 19–21 Salen \+ Køkkenet/ });
  expect(link).toHaveAttribute('href', expect.stringMatching(/^#\/premises\/dag\/2026-12-01\?booking=\d+$/));
  expect(list).toHaveBeenCalledWith({ from: '2026-11-24', to: '2027-11-24', organisationId: CHOIR });
});

test('shows the first five and how many more there are', async () => {
  await show(7, 48);
  expect(await screen.findAllByRole('link')).toHaveLength(5);
  expect(screen.getByText('og 43 til det næste år')).toBeVisible();
});

test('none ahead says so', async () => {
  await show(0);
  expect(await screen.findByText('Ingen bookinger foran sig.')).toBeVisible();
});

test('what cannot be read is left out', async () => {
  setBackend(fakeBackend({ list_bookings: () => refuse('not_allowed', { allowed: [] }) }));
  const { container } = render(UpcomingBookings, { organisationId: CHOIR });
  await new Promise((soon) => setTimeout(soon, 50));
  expect(container.querySelector('section')).toBeNull();
});
