import { cleanup, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { brokenRules } from '../testing/axe';
import { calendarAt, cellOf, focusedText } from './testing/page';
import type { RoomId } from '../backend/generated/operations';

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

const room = (number: number): RoomId => number as RoomId;
const choir = { rooms: [room(1)], starts: '2026-11-24T19:00', ends: '2026-11-24T21:00', title: 'Korøvelse' };
const NOVEMBER = 'maaned/2026-11';

function month(): HTMLElement {
  return screen.getByRole('grid', { name: /november 2026/ });
}

describe('the month', () => {
  test('is a grid of one house, every day of the month, with one tab stop, and breaks no rule', async () => {
    await calendarAt(NOVEMBER, [choir, { ...choir, rooms: [room(13)], starts: '2026-11-03T13:00', ends: '2026-11-03T15:00' }]);
    // Six rooms, thirty days.
    expect(within(month()).getAllByRole('gridcell')).toHaveLength(180);
    expect(within(month()).getAllByRole('columnheader')).toHaveLength(31);
    expect(month().querySelectorAll('[tabindex="0"]')).toHaveLength(1);
    expect(cellOf(1, '2026-11-24')).toHaveTextContent('Storesal A, tirsdag 24/11, 1 booking. Ledigt 8.30–19, 21–21.30');
    for (const part of [1, 2]) expect(cellOf(part, '2026-11-03').querySelectorAll('.busy')).toHaveLength(1);
    expect(await brokenRules()).toEqual([]);
  });

  test('every day says its weekday, date and ISO week', async () => {
    await calendarAt('maaned/2027-01');
    const heads = within(screen.getByRole('grid')).getAllByRole('columnheader').map((head) => head.textContent?.replace(/\s+/g, ' ').trim());
    expect(heads[1]).toMatch(/fredag 1. januar 2027, uge 53$/);
    expect(heads[4]).toMatch(/mandag 4. januar 2027, uge 1$/);
    expect(heads).toHaveLength(32);
  });

  test('M shows the month of the cursor, the cursor keeps its place, and Enter opens the day', async () => {
    const { user } = await calendarAt('uge/2026-W48', [choir]);
    cellOf(3, '2026-11-27').focus();
    await user.keyboard('m');
    await waitFor(() => expect(location.hash).toBe('#/premises/maaned/2026-11'));
    await waitFor(() => expect(focusedText()).toMatch(/^Caféen, fredag 27\/11/));
    await user.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowUp}{ArrowUp}');
    expect(focusedText()).toMatch(/^Storesal A, tirsdag 24\/11/);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(location.hash).toBe('#/premises/dag/2026-11-24'));
    await waitFor(() => expect(focusedText()).toMatch(/^19–21 Korøvelse/));
  });

  test('M on a booking picks it up; the week is not left', async () => {
    const { user } = await calendarAt('uge/2026-W48', [choir]);
    cellOf(1, '2026-11-24').focus();
    await user.keyboard('{Enter}m{Escape}');
    expect(location.hash).toBe('#/premises/uge/2026-W48');
  });

  test('PageDown and PageUp go by months and keep the day, where the month has it', async () => {
    const { user } = await calendarAt('maaned/2027-01');
    cellOf(1, '2027-01-31').focus();
    await user.keyboard('{PageDown}');
    await waitFor(() => expect(location.hash).toBe('#/premises/maaned/2027-02'));
    await waitFor(() => expect(focusedText()).toMatch(/^Storesal A, søndag 28\/2/));
    await user.keyboard('{PageUp}{PageUp}');
    await waitFor(() => expect(location.hash).toBe('#/premises/maaned/2026-12'));
  });

  test('a press on a day opens it, and N books there', async () => {
    const { user } = await calendarAt(NOVEMBER);
    await user.click(cellOf(2, '2026-11-12'));
    await waitFor(() => expect(location.hash).toBe('#/premises/dag/2026-11-12'));
    await user.keyboard('m');
    await waitFor(() => expect(location.hash).toBe('#/premises/maaned/2026-11'));
    await waitFor(() => expect(focusedText()).toMatch(/^Storesal B, torsdag 12\/11/));
    await user.keyboard('n');
    expect(await screen.findByRole('textbox', { name: 'Dato' })).toHaveValue('12/11-2026');
  });

  test('another house is chosen by name, and why its rooms are shut stands below', async () => {
    const { user } = await calendarAt(NOVEMBER);
    const list = (): Array<string> => [...document.querySelectorAll('dl div')].map((line) => line.textContent ?? '');
    expect(list()).toEqual([]);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Hus' }), 'Skolen');
    await waitFor(() => expect(cellOf(7, '2026-11-03')).toHaveAttribute('title', 'Gulvet slibes'));
    expect(list()).toEqual(['3/11–4/11Gymsalen: Gulvet slibes']);
    expect(document.querySelector('[data-cell="1:2026-11-24"]')).toBeNull();
  });

  test('a month opened without a day stands on today', async () => {
    await calendarAt(NOVEMBER);
    await waitFor(() => expect(cellOf(1, '2026-11-24')).toHaveAttribute('tabindex', '0'));
  });
});
