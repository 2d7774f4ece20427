/** What is true of time: nights, several days, the two nights when the clocks change, rooms made of rooms. */
import { cleanup, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { calendarAt, cellOf, drag, focusedText, pointer, type OnScreen } from './testing/page';
import type { RoomId } from '../backend/generated/operations';

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

const room = (number: number): RoomId => number as RoomId;
/** The last house is open until 22; a night there is one that was agreed. */
const feast = { rooms: [room(11)], starts: '2026-11-27T20:00', ends: '2026-11-28T01:30', title: 'Fest' };
/** From Saturday to Monday of the next week. */
const camp = { rooms: [room(11)], starts: '2026-11-28T10:00', ends: '2026-11-30T12:00', title: 'Lejr' };

/** What the engine was asked last; the invented houses are closed at night, the rule is not the page's. */
function asked({ asked: all }: OnScreen['engine'], operation: string): unknown {
  return all.filter((one) => one.operation === operation).at(-1)?.input;
}

function blocks(): Array<string> {
  const all = screen.getAllByRole('button').filter((button) => button.classList.contains('block'));
  return all.map((block) => (block.textContent ?? '').replace(/\s+/g, ' ').trim());
}

function listed(): Array<string> {
  const rows = within(screen.getByRole('table')).getAllByRole('row');
  return rows.map((row) => (row.textContent ?? '').replace(/\s+/g, ' ').trim()).filter((row) => /Fest|Lejr|^\D+ \d+\/\d+$/.test(row));
}

describe('over midnight', () => {
  test('the day shows each part on its own day', async () => {
    await calendarAt('dag/2026-11-27', [feast]);
    expect(blocks()).toEqual(['20–24 Fest , Forening, slutter en senere dag']);
    cleanup();
    document.body.replaceChildren();
    await calendarAt('dag/2026-11-28', [feast]);
    expect(blocks()).toEqual(['0–1.30 Fest , Forening, begyndt en tidligere dag']);
  });

  test.each(['uge/2026-W48', 'overblik/2026-W48'])('%s shows both parts, and the night is not free', async (address) => {
    await calendarAt(address, [feast]);
    expect(cellOf(11, '2026-11-27')).toHaveTextContent(/1 booking. Ledigt 8–20/);
    expect(cellOf(11, '2026-11-28')).toHaveTextContent(/1 booking/);
    expect([...cellOf(11, '2026-11-27').querySelectorAll('.busy'), ...cellOf(11, '2026-11-28').querySelectorAll('.busy')]).toHaveLength(2);
  });

  test('the month shows both parts too', async () => {
    const { user } = await calendarAt('maaned/2026-11', [feast]);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Hus' }), 'Medborgerhuset');
    await waitFor(() => expect(cellOf(11, '2026-11-27').querySelectorAll('.busy')).toHaveLength(1));
    expect(cellOf(11, '2026-11-28').querySelectorAll('.busy')).toHaveLength(1);
  });

  test('the list shows it on both days, the second with its part', async () => {
    await calendarAt('liste/2026-W48', [feast]);
    expect(listed()).toEqual([
      'fredag 27/11',
      expect.stringMatching(/^20–1.30 \(næste dag\)Fest/),
      'lørdag 28/11',
      expect.stringMatching(/^0–1.30 ?begyndt en tidligere dagFest/),
    ]);
  });

  test('the panel says when it ends, and a typed end stays on that night', async () => {
    const { user, engine } = await calendarAt('uge/2026-W48', [feast]);
    await user.click(within(cellOf(11, '2026-11-27')).getByRole('button'));
    const ends = await screen.findByRole('textbox', { name: 'Slutter' });
    expect(ends).toHaveValue('1.30');
    expect(screen.getByText('Slutter lørdag 28/11 kl. 1.30')).toBeVisible();
    await user.clear(ends);
    await user.type(ends, '0.30{Enter}');
    await waitFor(() => expect(asked(engine, 'move_booking')).toMatchObject({ starts: '2026-11-27T20:00', ends: '2026-11-28T00:30' }));
  });

  test('taken by its second day it goes as many days as the pointer', async () => {
    const { engine } = await calendarAt('uge/2026-W48', [feast]);
    const chip = within(cellOf(11, '2026-11-28')).getByRole('button');
    document.elementsFromPoint = () => [cellOf(11, '2026-11-27')];
    await drag(chip);
    await waitFor(() => expect(asked(engine, 'move_booking')).toMatchObject({ starts: '2026-11-26T20:00', ends: '2026-11-27T01:30' }));
  });
});

describe('a request beside what is booked already', () => {
  const dinner = { rooms: [room(7)], starts: '2026-11-27T17:00', ends: '2026-11-27T20:00', title: 'Middag' };
  const asked = { ...dinner, starts: '2026-11-27T18:00', title: 'Fest', state: 'requested' as const };

  test('both stand in the day, and the time they both leave after them is drawn once', async () => {
    await calendarAt('dag/2026-11-27', [dinner, asked]);
    expect(blocks()).toEqual(['17–20 Middag', '18–20 Fest'].map((text) => expect.stringContaining(text)));
    expect(document.querySelectorAll('.buffer')).toHaveLength(1);
  });
});

describe('over several days', () => {
  test('every day of it is shown, whole days between, and next week the rest', async () => {
    await calendarAt('uge/2026-W48', [camp]);
    expect(within(cellOf(11, '2026-11-28')).getByRole('button')).toHaveTextContent(/^10–24 Lejr/);
    expect(within(cellOf(11, '2026-11-29')).getByRole('button')).toHaveTextContent(/^0–24 Lejr/);
    cleanup();
    document.body.replaceChildren();
    await calendarAt('uge/2026-W49', [camp]);
    expect(within(cellOf(11, '2026-11-30')).getByRole('button')).toHaveTextContent(/^0–12 Lejr/);
  });

  test('the list of the week it ends in holds it, though it began before', async () => {
    await calendarAt('liste/2026-W49', [camp]);
    expect(listed()).toEqual(['mandag 30/11', expect.stringMatching(/^0–12 ?begyndt en tidligere dagLejr/)]);
  });

  test('by keys it comes into the week, and none leaves it', async () => {
    const { user, engine } = await calendarAt('uge/2026-W49', [camp]);
    cellOf(11, '2026-11-30').focus();
    await user.keyboard('{Enter}m{ArrowRight}{Enter}');
    // It began on Saturday; a day later is still before this week.
    expect(engine.bookings[0]?.starts).toBe('2026-11-28T10:00');
    await waitFor(() => expect(focusedText()).toMatch(/Lejr/));
  });

  test('the form takes an end on another day', async () => {
    const { user, engine } = await calendarAt('uge/2026-W48');
    cellOf(11, '2026-11-28').focus();
    await user.keyboard('n');
    await user.type(await screen.findByRole('textbox', { name: /Hvad sker der/ }), 'Lejr');
    await user.click(screen.getByRole('button', { name: 'Slutter en anden dag' }));
    await user.type(screen.getByRole('textbox', { name: 'Slutdato' }), '27/11');
    await user.click(screen.getByRole('button', { name: /^Book/ }));
    expect(screen.getByRole('textbox', { name: 'Slutdato' })).toBeInvalid();
    await user.clear(screen.getByRole('textbox', { name: 'Slutdato' }));
    await user.type(screen.getByRole('textbox', { name: 'Slutdato' }), '29/11');
    await user.click(screen.getByRole('button', { name: /^Book/ }));
    await waitFor(() => expect(asked(engine, 'book_room')).toMatchObject({ starts: '2026-11-28T08:00', ends: '2026-11-29T10:00' }));
  });
});

describe('the nights when the clocks change', () => {
  const columns = (height: number): void => {
    const ground = document.querySelector<HTMLElement>('.columns');
    if (!ground) throw new Error('no columns');
    ground.getBoundingClientRect = () => DOMRect.fromRect({ x: 0, y: 0, width: 1200, height });
  };
  const night = (date: string) => ({ rooms: [room(11)], starts: `${date}T00:00`, ends: `${date}T06:00`, title: 'Vagt' });

  test('25 October has 25 hours: six by the clock are seven, drawn and dragged', async () => {
    const { engine } = await calendarAt('dag/2026-10-25', [night('2026-10-25')]);
    expect(screen.getByText(/Uret stilles tilbage/)).toBeInTheDocument();
    const block = screen.getByRole('button', { name: /^0–6/ });
    expect([block.style.getPropertyValue('--from'), block.style.getPropertyValue('--until')]).toEqual(['0', '420']);
    // From midnight to 22.00 are 23 hours: a pixel a minute. An hour down from 4.00 is 5.00.
    columns(23 * 60);
    pointer(block, 'pointerdown', 1050, 60 * 5 + 5);
    pointer(window, 'pointermove', 1050, 60 * 6 + 5);
    pointer(window, 'pointerup', 1050, 60 * 6 + 5);
    await waitFor(() => expect(asked(engine, 'move_booking')).toMatchObject({ starts: '2026-10-25T01:00', ends: '2026-10-25T07:00' }));
  });

  test('28 March has 23 hours: six by the clock are five, and 2 to 3 cannot be stood on', async () => {
    const { user } = await calendarAt('dag/2027-03-28', [night('2027-03-28')]);
    expect(screen.getByText(/Uret stilles frem/)).toBeInTheDocument();
    const block = screen.getByRole('button', { name: /^0–6/ });
    expect([block.style.getPropertyValue('--from'), block.style.getPropertyValue('--until')]).toEqual(['0', '300']);
    document.querySelector<HTMLElement>('[data-stop][tabindex="0"]')?.focus();
    await user.keyboard('{Control>}{Home}{/Control}{ArrowDown}{ArrowDown}{ArrowDown}');
    await waitFor(() => expect(focusedText()).toMatch(/kl\. 1\.30/));
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(focusedText()).toMatch(/kl\. 3\./));
  });
});

test('a combination over midnight stands on its parts, on both days', async () => {
  await calendarAt('uge/2026-W48', [{ ...feast, rooms: [room(13)] }]);
  for (const part of [1, 2]) {
    expect(within(cellOf(part, '2026-11-27')).getByRole('button')).toHaveAccessibleName(/^20–24 Fest.*del af Storesal A\+B/);
    expect(within(cellOf(part, '2026-11-28')).getByRole('button')).toHaveAccessibleName(/^0–1.30 Fest.*del af Storesal A\+B/);
  }
});
