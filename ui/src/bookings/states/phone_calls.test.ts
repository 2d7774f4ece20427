/** One call after another: each booking that is begun has its own words and its own hold. */
import { cleanup, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { draftsTray } from '../../shared';
import { brokenRules } from '../../testing/axe';
import { calendarAt, cellOf } from '../testing/page';
import type { RoomHold, RoomId, UserId, WallTime } from '../../backend/generated/operations';

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
  draftsTray.clear();
});

const WEEK = 'uge/2026-W48';
const TUESDAY = '2026-11-24';
const THURSDAY = '2026-11-26';
const HELD = /Storesal A, tirsdag 24\/11 kl\. 10\.45–12\.45 holdes til 10\.52/;
const FIRST = 'Generalprøve, 24/11-2026 10.45–12.45';

const title = (): Promise<HTMLElement> => screen.findByRole('textbox', { name: /Hvad sker der/ });
const inTray = (): string[] => draftsTray.items.map(({ name }) => name);

/** The first caller wants Storesal A on Tuesday and thinks about it; the desk keeps the time. */
async function firstCallerThinks() {
  const page = await calendarAt(WEEK, []);
  const { engine, user } = page;
  engine.answers = {
    hold_room: ({ rooms, starts, ends }: { rooms: RoomId[]; starts: WallTime; ends: WallTime }) => {
      const until = `${TUESDAY}T10:52` as WallTime;
      const untilAt = '2026-11-24T09:52:00Z' as RoomHold['untilAt'];
      const hold: RoomHold = { id: 7 as RoomHold['id'], rooms, starts, ends, by: 'Anne Bang', byUserId: 1 as UserId, until, untilAt };
      engine.holds = [hold];
      return { now: hold, undo: null };
    },
  };
  cellOf(1, TUESDAY).focus();
  await user.keyboard('h');
  await screen.findByText(HELD);
  await user.type(await title(), 'Generalprøve');
  await waitFor(() => expect(inTray()).toEqual([FIRST]));
  const sent = (operation: string) => engine.asked.filter((one) => one.operation === operation).map(({ input }) => input);
  return { ...page, sent };
}

describe('while the first caller thinks', () => {
  test('the second books, and the first comes back to their words and their time', async () => {
    const { engine, user, sent } = await firstCallerThinks();
    cellOf(3, THURSDAY).focus();
    await user.keyboard('n');
    await waitFor(async () => expect(await title()).toHaveValue(''));
    expect(screen.getByText(`${FIRST} ligger i kladderne.`)).toBeVisible();
    expect(screen.queryByText(HELD)).toBeNull();
    expect(await brokenRules()).toEqual([]);

    await user.type(await title(), 'Strik{Enter}');
    await waitFor(() => expect(engine.bookings).toHaveLength(1));
    expect(engine.bookings[0]).toMatchObject({ title: 'Strik', rooms: [3] });
    expect(sent('book_room')[0]).not.toHaveProperty('holdId');
    expect(sent('release_hold')).toEqual([]);

    await waitFor(() => expect(inTray()).toEqual([FIRST]));
    draftsTray.items[0]?.open();
    expect(await screen.findByDisplayValue('Generalprøve')).toBeVisible();
    expect(screen.getByText(HELD)).toBeVisible();
    await user.type(await title(), '{Enter}');
    await waitFor(() => expect(sent('book_room')[1]).toMatchObject({ title: 'Generalprøve', holdId: 7, rooms: [1] }));
    await waitFor(() => expect(inTray()).toEqual([]));
  });

  test('the form is put aside with one press, and the same cell begins another booking', async () => {
    const { user, sent } = await firstCallerThinks();
    await user.click(screen.getByRole('button', { name: 'Læg til side' }));
    await waitFor(() => expect(screen.queryByRole('textbox', { name: /Hvad sker der/ })).toBeNull());
    expect(sent('release_hold')).toEqual([]);
    cellOf(1, TUESDAY).focus();
    await user.keyboard('n');
    expect(await title()).toHaveValue('');
    expect(inTray()).toEqual([FIRST]);
  });

  test('it was the same caller: the booking moves to the cell pressed last, and keeps its words', async () => {
    const { user } = await firstCallerThinks();
    cellOf(3, THURSDAY).focus();
    await user.keyboard('n');
    await user.click(await screen.findByRole('button', { name: 'Flyt den hertil' }));
    expect(await screen.findByDisplayValue('Generalprøve')).toBeVisible();
    expect(screen.getByRole('combobox', { name: 'Lokale' })).toHaveDisplayValue('Caféen (48)');
    expect(within(document.body).getByRole('textbox', { name: /Dato/ })).toHaveValue('26/11-2026');
  });
});
