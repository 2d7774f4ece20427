/** What a house is asked about one booking: a closed day, a day by agreement, other buffers, and times it does not lend. */
import { cleanup, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { brokenRules } from '../../testing/axe';
import { calendarAt, cellOf } from '../testing/page';
import { readBuffers } from './buffer_fields';
import type { InventedEngine } from '../testing/invented_bookings';
import type { Alternative, Booking, BookingError, CheckTimes, RoomId } from '../../backend/generated/operations';

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

const WEEK = 'uge/2026-W48';
const TUESDAY = '2026-11-24';
const room = (number: number): RoomId => number as RoomId;
const choir = { rooms: [room(1)], starts: `${TUESDAY}T19:00`, ends: `${TUESDAY}T21:00`, title: 'Korøvelse' };

function closed(mayOverrule: boolean): BookingError {
  const reason = { kind: 'closure' as const, text: 'Gulvet lakeres' };
  return closedFor(reason, mayOverrule);
}

function closedFor(reason: Extract<BookingError, { code: 'room_closed' }>['details']['reason'], mayOverrule: boolean): BookingError {
  const [starts, ends] = [`${TUESDAY}T00:00`, '2026-11-25T00:00'] as never[];
  return { code: 'room_closed', details: { roomId: room(1), roomName: 'Storesal A', reason, starts: starts as never, ends: ends as never, buffered: null, mayOverrule, alternatives: [] } };
}

const BY_AGREEMENT = closedFor({ kind: 'holiday', nameDa: 'Juleaftensdag', nameEn: 'Christmas Eve', rule: 'ask' }, false);

function sent(engine: InventedEngine, operation: string): Array<Record<string, unknown>> {
  return engine.asked.filter((one) => one.operation === operation).map(({ input }) => input as Record<string, unknown>);
}

/** The form for Storesal A on Tuesday, where the engine says no unless something was said. */
async function formWhere(no: BookingError, unless: (wish: CheckTimes) => boolean = () => false) {
  const page = await calendarAt(WEEK, []);
  const free = { outcome: 'free', blockedFrom: '', blockedUntil: '', notes: [], fee: null };
  page.engine.answers = {
    check_times: (wish: CheckTimes) => (unless(wish) ? free : { outcome: 'refused', refusal: no }),
    book_room: (wish: { title: string; overrule?: string; rooms: RoomId[]; starts: string; ends: string }) => ({ now: page.engine.add(wish as never), undo: null }),
  };
  cellOf(1, TUESDAY).focus();
  await page.user.keyboard('n');
  await page.user.type(await screen.findByRole('textbox', { name: /Hvad sker der/ }), 'Generalprøve');
  return page;
}

describe('a closed room', () => {
  test('is booked with a reason by whoever may, and the form is done with', async () => {
    const { engine, user } = await formWhere(closed(true));
    const conflict = await screen.findByRole('region', { name: 'Det kan ikke lade sig gøre' });
    expect(await brokenRules()).toEqual([]);
    await user.type(within(conflict).getByRole('textbox', { name: /Hvorfor alligevel/ }), 'Lakeringen er udsat{Enter}');
    await waitFor(() => expect(sent(engine, 'book_room')[0]).toMatchObject({ title: 'Generalprøve', overrule: 'Lakeringen er udsat' }));
    await waitFor(() => expect(screen.queryByRole('textbox', { name: /Hvad sker der/ })).toBeNull());
  });

  test('says to others who may', async () => {
    await formWhere(closed(false));
    const conflict = await screen.findByRole('region', { name: 'Det kan ikke lade sig gøre' });
    expect(conflict).toHaveTextContent('Kun frivilligkonsulenten og centerlederen kan booke alligevel.');
    expect(within(conflict).queryByRole('textbox')).toBeNull();
  });

  test('takes a booking that is carried there with a reason', async () => {
    const { engine, user } = await calendarAt(WEEK, [choir]);
    engine.answers = {
      move_booking: (wish: { overrule?: string; starts: string; ends: string }) => {
        if (!wish.overrule) throw closed(true);
        const [booking] = engine.bookings as [Booking];
        Object.assign(booking, { starts: wish.starts, ends: wish.ends, version: 2 });
        return { now: structuredClone(booking), undo: null };
      },
    };
    await user.click(within(cellOf(1, TUESDAY)).getByRole('button'));
    await user.click(await screen.findByRole('button', { name: 'Dagen efter' }));
    await user.type(await screen.findByRole('textbox', { name: /Hvorfor alligevel/ }), 'Aftalt{Enter}');
    await waitFor(() => expect(sent(engine, 'move_booking').at(-1)).toMatchObject({ overrule: 'Aftalt' }));
  });
});

describe('a day when the house asks to be asked', () => {
  test('is booked with whoever said yes', async () => {
    const { engine, user } = await formWhere(BY_AGREEMENT, ({ holidayAgreement }) => holidayAgreement !== undefined);
    expect(await screen.findByText(/Storesal A lånes kun ud efter aftale/)).toBeVisible();
    await user.type(await screen.findByRole('textbox', { name: /Hvem er det aftalt med/ }), 'Villy');
    expect(await screen.findByText('Ledigt på den tid')).toBeVisible();
    expect(screen.getByRole('textbox', { name: /Hvem er det aftalt med/ })).toHaveFocus();
    expect(await brokenRules()).toEqual([]);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(sent(engine, 'book_room')[0]).toMatchObject({ holidayAgreement: 'Villy' }));
  });

  test('takes a booking that is carried there with whoever said yes', async () => {
    const { engine, user } = await calendarAt(WEEK, [choir]);
    engine.answers = {
      move_booking: (wish: { holidayAgreement?: string; starts: string; ends: string }) => {
        if (!wish.holidayAgreement) throw BY_AGREEMENT;
        const [booking] = engine.bookings as [Booking];
        Object.assign(booking, { starts: wish.starts, ends: wish.ends, version: 2 });
        return { now: structuredClone(booking), undo: null };
      },
    };
    await user.click(within(cellOf(1, TUESDAY)).getByRole('button'));
    await user.click(await screen.findByRole('button', { name: 'Dagen efter' }));
    await user.type(await screen.findByRole('textbox', { name: /Hvem er det aftalt med/ }), 'Villy{Enter}');
    await waitFor(() => expect(sent(engine, 'move_booking').at(-1)).toMatchObject({ holidayAgreement: 'Villy' }));
  });
});

describe('other time before and after', () => {
  test('is tried and booked with its reason', async () => {
    const { engine, user } = await formWhere(closed(false), ({ buffers }) => buffers !== undefined);
    await user.click(screen.getByRole('button', { name: 'Ret tid til klargøring og oprydning' }));
    await user.type(screen.getByRole('textbox', { name: 'Minutter før' }), '0');
    await user.type(screen.getByRole('textbox', { name: 'Minutter efter' }), '15');
    await user.type(screen.getByRole('textbox', { name: 'Hvorfor?' }), 'Rydder selv op');
    expect(await screen.findByText('Ledigt på den tid')).toBeVisible();
    expect(await brokenRules()).toEqual([]);
    await user.click(screen.getByRole('button', { name: /^Book/ }));
    await waitFor(() => expect(sent(engine, 'book_room')[0]).toMatchObject({ buffers: { before: 0, after: 15, reason: 'Rydder selv op' } }));
  });

  test('is changed on a booking, and the rooms’ own come back', async () => {
    const { engine, user } = await calendarAt(WEEK, [choir]);
    engine.answers = {
      set_buffers: ({ buffers }: { buffers: Booking['buffers'] }) => {
        const [booking] = engine.bookings as [Booking];
        Object.assign(booking, { buffers, version: booking.version + 1 });
        return { now: structuredClone(booking), undo: null };
      },
    };
    await user.click(within(cellOf(1, TUESDAY)).getByRole('button'));
    await user.click(await screen.findByRole('button', { name: 'Ret tid til klargøring og oprydning' }));
    await user.click(screen.getByRole('button', { name: 'Gem tiden' }));
    expect(await screen.findByText('Skriv minutterne før og efter, fx 0 og 15')).toBeVisible();
    expect(sent(engine, 'set_buffers')).toEqual([]);
    await user.type(screen.getByRole('textbox', { name: /Minutter før/ }), '0');
    await user.type(screen.getByRole('textbox', { name: 'Minutter efter' }), '15');
    await user.type(screen.getByRole('textbox', { name: 'Hvorfor?' }), 'Rydder selv op');
    await user.click(screen.getByRole('button', { name: 'Gem tiden' }));
    await waitFor(() => expect(sent(engine, 'set_buffers')[0]).toMatchObject({ buffers: { before: 0, after: 15, reason: 'Rydder selv op' } }));
    expect(await screen.findByText('0 min. før og 15 min. efter')).toBeVisible();
    await user.click(await screen.findByRole('button', { name: 'Ret tid til klargøring og oprydning' }));
    await user.click(screen.getByRole('button', { name: 'Brug lokalets egen tid' }));
    await waitFor(() => expect(sent(engine, 'set_buffers')[1]).toMatchObject({ buffers: null }));
  });

  test('wants both minutes and a reason', () => {
    expect(readBuffers('', '', '')).toEqual({ ok: true, value: null });
    expect(readBuffers('0', '', 'Fest')).toMatchObject({ ok: false, problem: 'Skriv minutterne før og efter, fx 0 og 15' });
    expect(readBuffers('0', '15', ' ')).toMatchObject({ ok: false });
    expect(readBuffers(' 0', '15', ' Fest ')).toEqual({ ok: true, value: { before: 0, after: 15, reason: 'Fest' } });
  });
});

describe('a time that nobody lends', () => {
  const [starts, ends] = [`${TUESDAY}T19:00`, `${TUESDAY}T21:00`] as never[];
  const onGrid: Alternative = { rooms: [room(1)], roomNames: ['Storesal A'], premisesName: 'Centret', sameHouse: true, maximum: 90, starts: starts as never, ends: ends as never, reason: 'as_wished' };
  const nos: Array<[string, BookingError]> = [
    ['off_grid', { code: 'off_grid', details: { minutes: 15, alternatives: [onGrid] } }],
    ['too_short', { code: 'too_short', details: { roomId: room(1), leastMinutes: 60, alternatives: [onGrid] } }],
    ['too_long', { code: 'too_long', details: { roomId: room(1), mostMinutes: 120, alternatives: [onGrid] } }],
    ['missing_hour', { code: 'missing_hour', details: { skippedFrom: starts as never, skippedTo: ends as never, alternatives: [onGrid] } }],
  ];

  test.each(nos)('%s comes with one that somebody does, a press away', async (_, no) => {
    const { user } = await formWhere(no, (wish) => wish.starts === `${TUESDAY}T19:00`);
    const conflict = await screen.findByRole('region', { name: 'Det kan ikke lade sig gøre' });
    await user.click(within(conflict).getByRole('button', { name: /Storesal A/ }));
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Starter' })).toHaveValue('19'));
    expect(await screen.findByText('Ledigt på den tid')).toBeVisible();
  });

  test('a swap that fails offers where the first can go', async () => {
    const other = { ...choir, rooms: [room(2)], starts: `${TUESDAY}T10:00`, ends: `${TUESDAY}T12:00`, title: 'Banko' };
    const { engine, user } = await calendarAt(WEEK, [choir, other]);
    const cafe: Alternative = { ...onGrid, rooms: [room(3)], roomNames: ['Caféen'] };
    engine.answers = {
      swap_rooms: () => {
        throw { code: 'too_many_people', details: { roomId: room(2), maximum: 70, attendees: 80, alternatives: [cafe] } };
      },
    };
    cellOf(1, TUESDAY).focus();
    await user.keyboard('{Enter}s');
    cellOf(2, TUESDAY).focus();
    await user.keyboard('{Enter}{Enter}');
    await user.click(await screen.findByRole('button', { name: /Caféen i stedet/ }));
    await waitFor(() => expect(engine.bookings[0]).toMatchObject({ title: 'Korøvelse', rooms: [3] }));
  });
});
