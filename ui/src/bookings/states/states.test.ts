import { cleanup, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { undoStack } from '../../shared';
import { brokenRules } from '../../testing/axe';
import { calendarAt, cellOf, focusedText } from '../testing/page';
import type { Booking, BookingState, RoomHold, RoomId, UserId, WallTime } from '../../backend/generated/operations';

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

const WEEK = 'uge/2026-W48';
const TUESDAY = '2026-11-24';
const room = (number: number): RoomId => number as RoomId;
const choir = {
  rooms: [room(1)],
  starts: `${TUESDAY}T19:00`,
  ends: `${TUESDAY}T21:00`,
  title: 'Korøvelse',
};

function aHold(change: Partial<RoomHold> = {}): RoomHold {
  return {
    id: 5 as RoomHold['id'],
    rooms: [room(1)],
    starts: `${TUESDAY}T19:00` as WallTime,
    ends: `${TUESDAY}T21:00` as WallTime,
    by: 'Jens Holm',
    byUserId: 99 as UserId,
    until: `${TUESDAY}T10:52` as WallTime,
    untilAt: '2026-11-24T09:52:00Z' as RoomHold['untilAt'],
    ...change,
  };
}

describe('how a booking stands', () => {
  test.each<[BookingState, string | null, RegExp]>([
    ['requested', null, /Kommunen, Forespørgsel$/],
    ['reserved', '2026-11-27T12:00', /Kommunen, Reserveret til fredag 27\/11 kl\. 12$/],
    ['no_show', null, /Kommunen, Udeblevet$/],
    ['took_place', null, /Kommunen$/],
  ])('%s is drawn as it is and said in words', async (state, until, words) => {
    await calendarAt(WEEK, [{ ...choir, kind: 'municipal', state, optionUntil: until as WallTime | null }]);
    const chip = within(cellOf(1, TUESDAY)).getByRole('button');
    expect(chip).toHaveClass(state);
    expect(chip).toHaveAccessibleName(words);
  });

  test('what is only asked for leaves the room free, and what a colleague keeps does not', async () => {
    const { engine } = await calendarAt(WEEK, [{ ...choir, state: 'requested' }]);
    expect(cellOf(1, TUESDAY)).toHaveTextContent(/Ledigt 8\.30–21\.30/);
    cleanup();
    document.body.replaceChildren();
    expect(engine.bookings).toHaveLength(1);
  });

  test('a time that a colleague keeps says who and until when', async () => {
    const page = await calendarAt(WEEK, [choir]);
    page.engine.holds = [aHold({ rooms: [room(2)] })];
    window.dispatchEvent(new Event('focus'));
    await waitFor(() => expect(cellOf(2, TUESDAY)).toHaveTextContent(/19–21 holdes af Jens Holm til 10\.52\. Ledigt 8\.30–19, 21–21\.30/));
    expect(await brokenRules()).toEqual([]);
  });
});

describe('what the house calls off', () => {
  test('is asked why, and the reason goes with it', async () => {
    const { engine, user } = await calendarAt(WEEK, [choir]);
    const asked: unknown[] = [];
    engine.answers = {
      cancel_booking: (wish: { id: number }) => {
        asked.push(wish);
        const booking = engine.bookings.find((one) => one.id === wish.id) as Booking;
        Object.assign(booking, { state: 'cancelled_by_house', version: booking.version + 1 });
        return { now: structuredClone(booking), undo: null };
      },
    };
    await user.click(within(cellOf(1, TUESDAY)).getByRole('button'));
    const more = await screen.findByRole('button', { name: 'Flere valg' });
    await user.click(more);
    await user.click(await screen.findByText('Huset aflyser'));
    expect(await brokenRules()).toEqual([]);
    await user.type(await screen.findByLabelText('Hvorfor aflyser huset?'), 'Gulvet lakeres{Enter}');
    await waitFor(() => expect(asked).toEqual([expect.objectContaining({ by: 'house', reason: 'Gulvet lakeres' })]));
    await waitFor(() => expect(screen.queryByLabelText('Hvorfor aflyser huset?')).toBeNull());
  });
});

describe('a request', () => {
  const request = { ...choir, state: 'requested' as const };

  async function opened(roles?: Parameters<typeof calendarAt>[2]) {
    const page = await calendarAt(WEEK, [request], roles);
    await page.user.click(within(cellOf(1, TUESDAY)).getByRole('button'));
    await screen.findByText('Forespørgsel uden svar');
    return page;
  }

  test('is answered by whoever may, and only by them', async () => {
    await opened(['front_desk']);
    expect(screen.queryByRole('button', { name: /Godkend/ })).toBeNull();
    expect(screen.getByText(/En konsulent eller centerlederen svarer/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Kvittering' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Bekræftelse' })).toBeNull();
  });

  test('is approved, and can be taken back', async () => {
    const { engine, user } = await opened(['manager']);
    engine.answers = {
      approve_request: ({ id }: { id: number }) => {
        const booking = engine.bookings.find((one) => one.id === id) as Booking;
        Object.assign(booking, { state: 'confirmed', version: booking.version + 1 });
        return { now: structuredClone(booking), undo: { operation: 'return_to_request', input: { id, version: booking.version } } };
      },
    };
    await user.click(screen.getByRole('button', { name: /^Godkend/ }));
    await waitFor(() => expect(undoStack.shown?.label).toBe('Korøvelse godkendt: Storesal A, tirsdag 24/11 kl. 19–21'));
    await waitFor(() => expect(within(cellOf(1, TUESDAY)).getByRole('button')).toHaveClass('confirmed'));
  });

  test('whose room is taken goes where there is room, and is approved there', async () => {
    const { engine, user } = await opened(['manager']);
    const acts: string[] = [];
    engine.answers = {
      approve_request: ({ id }: { id: number }) => {
        acts.push('approve');
        const booking = engine.bookings.find((one) => one.id === id) as Booking;
        if (booking.rooms[0] === 1) {
          const alternative = { rooms: [2], roomNames: ['Storesal B'], premisesName: 'Centret', sameHouse: true, maximum: 70, reason: 'same_house', starts: booking.starts, ends: booking.ends };
          throw { code: 'room_taken', details: { clashes: [], alternatives: [alternative] } };
        }
        Object.assign(booking, { state: 'confirmed', version: booking.version + 1 });
        return { now: structuredClone(booking), undo: null };
      },
    };
    await user.click(screen.getByRole('button', { name: /^Godkend/ }));
    const conflict = await screen.findByRole('region', { name: 'Det kan ikke lade sig gøre' });
    await user.click(within(conflict).getByRole('button', { name: /Storesal B i stedet/ }));
    await waitFor(() => expect(engine.bookings[0]).toMatchObject({ rooms: [2], state: 'confirmed' }));
    expect(acts).toEqual(['approve', 'approve']);
  });

  test('that a rule speaks against is approved with a reason', async () => {
    const { engine, user } = await opened(['manager']);
    const notes = [{ finding: { kind: 'short_notice', days: 1, least: 3 }, force: 'desk', source: '', mayOverrule: true }];
    engine.answers = {
      approve_request: ({ id, overrule }: { id: number; overrule?: string }) => {
        if (!overrule) throw { code: 'rules_broken', details: { notes } };
        const booking = engine.bookings.find((one) => one.id === id) as Booking;
        Object.assign(booking, { state: 'confirmed', version: booking.version + 1 });
        return { now: structuredClone(booking), undo: null };
      },
    };
    await user.click(screen.getByRole('button', { name: /^Godkend/ }));
    const conflict = await screen.findByRole('region', { name: 'Det kan ikke lade sig gøre' });
    await user.type(within(conflict).getByLabelText('Hvorfor alligevel?'), 'Aftalt i telefonen{Enter}');
    await waitFor(() => expect(engine.bookings[0]).toMatchObject({ state: 'confirmed' }));
    expect(engine.asked.findLast(({ operation }) => operation === 'approve_request')?.input).toMatchObject({ overrule: 'Aftalt i telefonen' });
  });

  test('is turned down with a reason, and not without one', async () => {
    const { engine, user } = await opened(['manager']);
    engine.answers = {
      reject_request: ({ id }: { id: number }) => {
        const booking = engine.bookings.find((one) => one.id === id) as Booking;
        Object.assign(booking, { state: 'cancelled_by_house', version: booking.version + 1 });
        return { now: structuredClone(booking), undo: null };
      },
    };
    await user.click(screen.getByRole('button', { name: /^Afvis/ }));
    const field = await screen.findByRole('textbox', { name: /Hvorfor afvises den/ });
    await waitFor(() => expect(field).toHaveFocus());
    await user.keyboard('{Enter}');
    expect(engine.asked.map(({ operation }) => operation)).not.toContain('reject_request');
    await user.type(field, 'Salen males{Enter}');
    await waitFor(() => expect(engine.asked.at(-1)?.operation === 'calendar' || engine.asked.some(({ operation }) => operation === 'reject_request')).toBe(true));
    expect(engine.asked.find(({ operation }) => operation === 'reject_request')?.input).toMatchObject({ reason: 'Salen males' });
  });
});

describe('a time is kept while the caller thinks', () => {
  function keeping(page: Awaited<ReturnType<typeof calendarAt>>): void {
    const { engine } = page;
    engine.answers = {
      hold_room: (wish: { rooms: RoomId[]; starts: WallTime; ends: WallTime }) => {
        const hold = aHold({ id: 7 as RoomHold['id'], rooms: wish.rooms, starts: wish.starts, ends: wish.ends, by: 'Anne Bang', byUserId: 1 as UserId });
        engine.holds = [hold];
        return { now: hold, undo: { operation: 'release_hold', input: { id: 7 } } };
      },
      release_hold: () => {
        const [hold] = engine.holds;
        engine.holds = [];
        return { now: hold, undo: null };
      },
    };
  }

  async function held() {
    const page = await calendarAt(WEEK, []);
    keeping(page);
    cellOf(1, TUESDAY).focus();
    await page.user.keyboard('h');
    expect(await screen.findByText(/Storesal A, tirsdag 24\/11 kl\. 10\.45–12\.45 holdes til 10\.52/)).toBeVisible();
    return page;
  }

  test('H opens the form and keeps its place, and the booking takes its place', async () => {
    const { engine, user } = await held();
    expect(screen.getByText('10 minutter tilbage')).toBeVisible();
    await user.type(screen.getByRole('textbox', { name: /Hvad sker der/ }), 'Generalprøve{Enter}');
    await waitFor(() => expect(engine.asked.find(({ operation }) => operation === 'book_room')?.input).toMatchObject({ holdId: 7 }));
  });

  test('Esc lets it go, and the words stay', async () => {
    const { engine, user } = await held();
    await user.type(screen.getByRole('textbox', { name: /Hvad sker der/ }), 'Generalprøve');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(engine.holds).toEqual([]));
    await user.keyboard('n');
    expect(await screen.findByDisplayValue('Generalprøve')).toBeVisible();
    expect(screen.getByRole('button', { name: /Hold tiden i 10 min/ })).toBeVisible();
  });

  test('what is written elsewhere is kept by Alt H instead', async () => {
    const { engine, user } = await held();
    const ends = screen.getByRole('textbox', { name: 'Slutter' });
    await user.clear(ends);
    await user.type(ends, '14');
    await user.keyboard('{Alt>}h{/Alt}');
    await waitFor(() => expect(engine.asked.filter(({ operation }) => operation === 'hold_room').at(-1)?.input).toMatchObject({ insteadOf: 7, ends: `${TUESDAY}T14:00` }));
  });
});

describe('two bookings exchange rooms', () => {
  const other = { ...choir, rooms: [room(2)], starts: `${TUESDAY}T10:00`, ends: `${TUESDAY}T12:00`, title: 'Banko' };

  test('S on the one, Enter on the other', async () => {
    const { engine, user } = await calendarAt(WEEK, [choir, other]);
    engine.answers = {
      swap_rooms: ({ one, other: second }: { one: { id: number }; other: { id: number } }) => {
        const [first, last] = [one.id, second.id].map((id) => engine.bookings.find((booking) => booking.id === id) as Booking) as [Booking, Booking];
        [first.rooms, last.rooms] = [last.rooms, first.rooms];
        return { now: { one: structuredClone(first), other: structuredClone(last) }, undo: null };
      },
    };
    cellOf(1, TUESDAY).focus();
    await user.keyboard('{Enter}s');
    expect(await screen.findByText(/vælg den booking, Korøvelse skal bytte med/)).toBeVisible();
    await user.keyboard('{Escape}');
    expect(screen.queryByText(/skal bytte med/)).toBeNull();
    await user.keyboard('s');
    cellOf(2, TUESDAY).focus();
    await user.keyboard('{Enter}{Enter}');
    await waitFor(() => expect(engine.bookings.map(({ rooms }) => rooms)).toEqual([[2], [1]]));
    await waitFor(() => expect(focusedText()).not.toBe(''));
  });
});

describe('two bookings that a rule keeps apart', () => {
  test('exchange rooms with a reason', async () => {
    const other = { ...choir, rooms: [room(2)], starts: `${TUESDAY}T10:00`, ends: `${TUESDAY}T12:00`, title: 'Banko' };
    const { engine, user } = await calendarAt(WEEK, [choir, other]);
    const notes = [{ finding: { kind: 'seating_plan', attendees: 160, above: 150 }, force: 'desk', source: '', mayOverrule: true }];
    engine.answers = {
      swap_rooms: ({ overrule }: { overrule?: string }) => {
        if (!overrule) throw { code: 'rules_broken', details: { notes } };
        const [first, last] = engine.bookings as [Booking, Booking];
        [first.rooms, last.rooms] = [last.rooms, first.rooms];
        return { now: { one: structuredClone(first), other: structuredClone(last) }, undo: null };
      },
    };
    cellOf(1, TUESDAY).focus();
    await user.keyboard('{Enter}s');
    cellOf(2, TUESDAY).focus();
    await user.keyboard('{Enter}{Enter}');
    const conflict = await screen.findByRole('region', { name: 'Det kan ikke lade sig gøre' });
    expect(await brokenRules()).toEqual([]);
    await user.type(within(conflict).getByLabelText('Hvor ligger den godkendte plan?'), 'Plan 2026-14{Enter}');
    await waitFor(() => expect(engine.bookings.map(({ rooms }) => rooms)).toEqual([[2], [1]]));
  });
});

describe('the form', () => {
  test('books as a reservation until a day, or as a request', async () => {
    const { engine, user } = await calendarAt(WEEK, []);
    cellOf(1, TUESDAY).focus();
    await user.keyboard('n');
    await user.type(await screen.findByRole('textbox', { name: /Hvad sker der/ }), 'Generalprøve');
    await user.click(screen.getByRole('radio', { name: 'Reserveret' }));
    await user.type(screen.getByRole('textbox', { name: /Reserveret til og med/ }), '24/11');
    await user.type(screen.getByRole('textbox', { name: 'Klokken' }), '10.45');
    expect(await brokenRules()).toEqual([]);
    await user.click(screen.getByRole('button', { name: /^Reservér/ }));
    await waitFor(() => expect(engine.asked.find(({ operation }) => operation === 'book_room')?.input).toMatchObject({ bookAs: { kind: 'reserved', until: `${TUESDAY}T10:45` } }));
  });

  test('fills in what the borrower had last, and leaves the day', async () => {
    const { engine, user } = await calendarAt(WEEK, []);
    engine.answers = {
      last_booking_of: () => ({ ...engine.add({ ...choir, rooms: [room(3)], attendees: 24 }), title: 'Korøvelse' }),
    };
    cellOf(1, '2026-11-26').focus();
    await user.keyboard('n');
    const party = await screen.findByRole('combobox', { name: /Forening/ });
    await user.type(party, 'klang');
    await user.click(await screen.findByRole('option', { name: /Klangbølgen/ }));
    await user.click(await screen.findByRole('button', { name: 'Samme som sidst' }));
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Starter' })).toHaveValue('19'));
    expect(screen.getByRole('textbox', { name: 'Slutter' })).toHaveValue('21');
    expect(screen.getByRole('textbox', { name: /Personer/ })).toHaveValue('24');
    expect(screen.getByRole('textbox', { name: /Dato/ })).toHaveValue('26/11-2026');
  });
});
