import { cleanup, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { setBackend } from '../backend/call';
import { brokenRules } from '../testing/axe';
import { calendarAt, cellOf, focusedText } from './testing/page';
import type { RoomId } from '../backend/generated/operations';

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

const room = (number: number): RoomId => number as RoomId;
const choir = { rooms: [room(1)], starts: '2026-11-24T19:00', ends: '2026-11-24T21:00', title: 'Korøvelse' };

describe('a new booking on the phone', () => {
  async function clashing() {
    const page = await calendarAt('uge/2026-W48', [choir]);
    cellOf(1, '2026-11-24').focus();
    await page.user.keyboard('n');
    await page.user.type(await screen.findByRole('textbox', { name: /Hvad sker der/ }), 'Generalprøve');
    for (const [name, text] of [['Starter', '19.30'], ['Slutter', '21']] as const) {
      const field = screen.getByRole('textbox', { name });
      await page.user.clear(field);
      await page.user.type(field, text);
    }
    return { ...page, conflict: await screen.findByRole('region', { name: 'Det kan ikke lade sig gøre' }) };
  }

  test('begins with who it is for', async () => {
    const { user } = await calendarAt('uge/2026-W48');
    cellOf(1, '2026-11-24').focus();
    await user.keyboard('n');
    await waitFor(() => expect(screen.getByRole('combobox', { name: /Forening/ })).toHaveFocus());
  });

  test('says who is in the way and what is free instead before anything is sent', async () => {
    const { engine, conflict } = await clashing();
    expect(conflict).toHaveTextContent('Storesal A er optaget tirsdag 24/11: Korøvelse 19–21.');
    expect(within(conflict).getAllByRole('button').length).toBeGreaterThan(1);
    expect(document.querySelectorAll('.ghost.clash, .ghost.free').length).toBeGreaterThan(1);
    expect(engine.asked.map((one) => one.operation)).not.toContain('book_room');
    expect(await brokenRules()).toEqual([]);
  });

  test('Enter puts the first way out into the form, and Enter again books it', async () => {
    const { engine, user } = await clashing();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.getByRole('combobox', { name: 'Lokale' })).toHaveDisplayValue('Storesal B (70)'));
    expect(await screen.findByText('Ledigt på den tid')).toBeVisible();
    expect(engine.bookings).toHaveLength(1);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(engine.bookings[1]).toMatchObject({ title: 'Generalprøve', rooms: [2], starts: '2026-11-24T19:30' }));
  });

  test('whoever has gone on to another week before the answer has come stays there', async () => {
    const { engine, user } = await calendarAt('uge/2026-W48');
    let answers: () => void = () => undefined;
    const held = new Promise<void>((done) => (answers = done));
    const { backend } = engine;
    setBackend({
      ...backend,
      call: async (operation, input) => {
        if (operation === 'book_room') await held;
        return backend.call(operation, input);
      },
    });
    cellOf(1, '2026-11-24').focus();
    await user.keyboard('n');
    await user.type(await screen.findByRole('textbox', { name: /Hvad sker der/ }), 'Generalprøve');
    await user.click(screen.getByRole('button', { name: /^Book/ }));
    await user.keyboard('{PageDown}');
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Uge 49'));
    answers();
    await waitFor(() => expect(screen.queryByRole('textbox', { name: /Hvad sker der/ })).toBeNull());
    await waitFor(() => expect(document.activeElement).not.toBe(document.body));
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Uge 49');
  });

  test('Esc takes a refused booking’s no away and keeps the form', async () => {
    const { user } = await clashing();
    await user.click(screen.getByRole('button', { name: /^Book/ }));
    await waitFor(() => expect(document.querySelector('[data-alternative]')).not.toBeNull());
    await user.keyboard('{Escape}');
    expect(screen.getByRole('textbox', { name: /Hvad sker der/ })).toHaveValue('Generalprøve');
  });
});

describe('the nights when the clocks change', () => {
  const night = (from: string, until: string) => ({ rooms: [room(11)], starts: `${from}T22:00`, ends: `${until}T04:00`, title: 'Overnatning' });

  test('the day of 25 hours has two half hours more', async () => {
    await calendarAt('dag/2026-10-25', [night('2026-10-24', '2026-10-25')]);
    // From midnight, where the night's booking comes from, to 22: 44 half hours, two more, and two rows of heads.
    expect(screen.getByRole('grid')).toHaveAttribute('aria-rowcount', '48');
    expect(screen.getByText(/Uret stilles tilbage/)).toBeVisible();
    const block = screen.getByRole('button', { name: /^0–4/ });
    expect(block).toHaveStyle({ '--from': '0', '--until': '300' });
  });

  test('the arrows step over the hour that no clock shows', async () => {
    const { user } = await calendarAt('dag/2027-03-28', [night('2027-03-27', '2027-03-28')]);
    expect(screen.getByText(/Uret stilles frem/)).toBeVisible();
    cellOf(1, '2027-03-28').focus();
    await user.keyboard('{ArrowUp>30/}');
    await waitFor(() => expect(focusedText()).toMatch(/^Storesal A, kl\. 0\./));
    await user.keyboard('{ArrowDown>4/}');
    await waitFor(() => expect(focusedText()).toMatch(/^Storesal A, kl\. 3\./));
    await user.keyboard('{ArrowUp}');
    await waitFor(() => expect(focusedText()).toMatch(/^Storesal A, kl\. 1\.30/));
  });
});
