import { cleanup, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { draftsTray, undoStack } from '../shared';
import { officeChanges } from '../shared/officeChanges.svelte';
import { moveRegion } from '../shared/regions';
import { brokenRules } from '../testing/axe';
import { askedLetter } from './letters/asked';
import { calendarAt, cellOf, drag, focusedText, pointer } from './testing/page';
import type { OrganisationId, RoomId } from '../backend/generated/operations';

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

const room = (number: number): RoomId => number as RoomId;
const KOR = { id: 2 as OrganisationId, name: 'Koret Klangbølgen', shortName: 'Koret' };
const STRIK = { id: 1 as OrganisationId, name: 'Strandens Strikkeklub', shortName: '' };
const choir = { rooms: [room(1)], starts: '2026-11-24T19:00', ends: '2026-11-24T21:00', title: 'Korøvelse', borrower: KOR };
const knitting = { rooms: [room(2)], starts: '2026-11-24T18:30', ends: '2026-11-24T20:30', title: 'Strik', borrower: STRIK };
const WEEK = 'uge/2026-W48';

describe('the board', () => {
  test.each([WEEK, 'overblik/2026-W48', 'dag/2026-11-24', 'liste/2026-W48'])('%s breaks no rule', async (address) => {
    await calendarAt(address, [choir, knitting, { ...choir, rooms: [room(13)], starts: '2026-11-26T13:00', ends: '2026-11-26T15:00' }]);
    expect(await brokenRules()).toEqual([]);
  });

  test('the week is a grid of twelve rooms and seven days with one tab stop', async () => {
    await calendarAt(WEEK, [choir]);
    const grid = screen.getByRole('grid', { name: /Uge 48/ });
    expect(within(grid).getAllByRole('gridcell')).toHaveLength(84);
    expect(grid.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  });

  test('a cell says room, date, number of bookings and the free gaps', async () => {
    await calendarAt(WEEK, [choir]);
    expect(cellOf(1, '2026-11-24')).toHaveTextContent(/^Storesal A, tirsdag 24\/11, 1 booking\. Ledigt 8\.30–19, 21–21\.30/);
    expect(cellOf(7, '2026-11-25')).toHaveTextContent(/Lukket: Gulvet slibes/);
  });

  test("a booking's name begins with what is seen", async () => {
    await calendarAt(WEEK, [{ ...choir, state: 'reserved' }]);
    const chip = within(cellOf(1, '2026-11-24')).getByRole('button');
    expect(chip).toHaveTextContent(/^19–21 Koret$/);
    expect(chip).toHaveAccessibleName('19–21 Koret, Korøvelse, Forening, Reserveret');
  });

  test('the sixth booking of a cell is one step away, in the day', async () => {
    const many = [9, 10, 11, 12, 13, 14].map((hour) => ({ ...choir, starts: `2026-11-24T${String(hour).padStart(2, '0')}:00`, ends: `2026-11-24T${String(hour).padStart(2, '0')}:45` }));
    const { user } = await calendarAt(WEEK, many);
    await user.click(screen.getByRole('button', { name: /^\+1 flere/ }));
    await waitFor(() => expect(location.hash).toBe('#/premises/dag/2026-11-24'));
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('tirsdag 24. november 2026');
  });

  test('the day keeps only the half hours that hold something, and counts them all', async () => {
    await calendarAt('dag/2026-11-24', [choir]);
    const grid = screen.getByRole('grid');
    expect(grid).toHaveAttribute('aria-rowcount', '30');
    const row = within(grid).getByRole('button', { name: /^19–21/ }).closest('[role=row]');
    expect(row).toHaveAttribute('aria-rowindex', '25');
    expect(grid.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  });

  test('an address names a week, a day, or today', async () => {
    await calendarAt('dag/2026-12-31');
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Uge 53');
  });

  test('without an address the cursor stands on the day of the office, whatever the machine thinks', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-28T12:00') });
    await calendarAt('');
    vi.useRealTimers();
    await waitFor(() => expect(cellOf(1, '2026-11-24')).toHaveAttribute('tabindex', '0'));
  });

  test('whoever comes by key stands in the board, and F6 leads back into it', async () => {
    const { user } = await calendarAt(WEEK, [choir]);
    await waitFor(() => expect(focusedText()).toMatch(/^Storesal A, /));
    screen.getByRole('button', { name: 'I dag' }).focus();
    document.querySelector('main')?.setAttribute('data-region', '');
    moveRegion(1);
    expect(focusedText()).toMatch(/^Storesal A, /);
    await user.keyboard('{ArrowDown}');
    expect(focusedText()).toMatch(/^Storesal B, /);
  });

  test('a step to another week says the cell anew that has the focus already', async () => {
    const { user } = await calendarAt('uge/2026-W48');
    cellOf(1, '2026-11-24').focus();
    const heard: string[] = [];
    document.addEventListener('focusin', () => heard.push(focusedText()));
    await user.keyboard('{PageDown}');
    await waitFor(() => expect(heard.at(-1)).toMatch(/^Storesal A, tirsdag 1\/12/));
    expect(document.activeElement).toBe(cellOf(1, '2026-12-01'));
  });

  test('two steps pressed at once go two weeks, and what is read again meanwhile calls neither off', async () => {
    await calendarAt('uge/2026-W48');
    const down = (): unknown => document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true }));
    down();
    down();
    window.dispatchEvent(new Event('focus'));
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Uge 50'));
    await new Promise((later) => setTimeout(later, 50));
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Uge 50');
  });

  test('letters change the view and the address, and the cursor keeps its place', async () => {
    const { user } = await calendarAt(WEEK, [choir]);
    cellOf(3, '2026-11-27').focus();
    await user.keyboard('d');
    await waitFor(() => expect(location.hash).toBe('#/premises/dag/2026-11-27'));
    expect(focusedText()).toMatch(/^Caféen/);
    await user.keyboard('l');
    await waitFor(() => expect(screen.getByRole('table')).toBeVisible());
    await user.keyboard('u{PageDown}');
    await waitFor(() => expect(location.hash).toBe('#/premises/uge/2026-W49'));
  });

  test('a week is jumped to by its number; nonsense says what to write', async () => {
    const { user } = await calendarAt(WEEK);
    const field = screen.getByRole('textbox', { name: 'Gå til uge eller dato' });
    await user.type(field, 'engang{Enter}');
    expect(field).toHaveAccessibleDescription(/fx 48 eller 24\/11/);
    await user.clear(field);
    await user.type(field, '50{Enter}');
    await waitFor(() => expect(location.hash).toBe('#/premises/uge/2026-W50'));
  });
});

describe('by keyboard', () => {
  test('a booking is picked up, carried to another room and a later time, and laid down', async () => {
    const { user, engine } = await calendarAt(WEEK, [choir]);
    cellOf(1, '2026-11-24').focus();
    await user.keyboard('{Enter}m{ArrowDown}{ArrowRight}{Shift>}{ArrowDown}{ArrowDown}{/Shift}{Alt>}{ArrowUp}{ArrowUp}{/Alt}{Enter}');
    await waitFor(() => expect(engine.bookings[0]).toMatchObject({ rooms: [2], starts: '2026-11-25T19:30', ends: '2026-11-25T21:00' }));
    await waitFor(() => expect(cellOf(2, '2026-11-25')).toContainElement(document.activeElement as HTMLElement));
    expect(undoStack.shown?.label).toBe('Koret flyttet til Storesal B, onsdag 25/11 kl. 19.30–21');
  });

  test('Esc puts it back, and nothing was asked of the engine', async () => {
    const { user, engine } = await calendarAt(WEEK, [choir]);
    cellOf(1, '2026-11-24').focus();
    await user.keyboard('{Enter}m{ArrowRight}{Escape}');
    expect(engine.asked.map((one) => one.operation)).not.toContain('move_booking');
    await waitFor(() => expect(focusedText()).toMatch(/^19–21 Koret/));
  });

  test('undo takes a move back, and redo does it again', async () => {
    const { user, engine } = await calendarAt(WEEK, [choir]);
    cellOf(1, '2026-11-24').focus();
    await user.keyboard('{Enter}m{ArrowRight}{Enter}');
    await waitFor(() => expect(undoStack.canUndo).toBe(true));
    await undoStack.undo();
    await waitFor(() => expect(within(cellOf(1, '2026-11-24')).getByRole('button')).toBeVisible());
    await undoStack.redo();
    await waitFor(() => expect(within(cellOf(1, '2026-11-25')).getByRole('button')).toBeVisible());
    expect(engine.bookings).toHaveLength(1);
  });

  test('Del cancels, and the focus goes to the cell', async () => {
    const { user, engine } = await calendarAt(WEEK, [choir]);
    cellOf(1, '2026-11-24').focus();
    await user.keyboard('{Enter}{Delete}');
    await waitFor(() => expect(document.activeElement).toBe(cellOf(1, '2026-11-24')));
    expect(engine.bookings[0]?.state).toBe('cancelled_by_borrower');
    expect(undoStack.shown?.label).toBe('Koret aflyst: Storesal A, tirsdag 24/11 kl. 19–21');
  });

  test('Del offers the letter about it, where there is somebody to write to', async () => {
    const { user } = await calendarAt(WEEK, [choir]);
    cellOf(1, '2026-11-24').focus();
    await user.keyboard('{Enter}{Delete}');
    await waitFor(() => expect(undoStack.shown?.more?.map(({ text }) => text)).toEqual(['Skriv aflysningen']));
    const shown = vi.fn();
    const gone = askedLetter.watch(shown);
    undoStack.shown?.more?.[0]?.run();
    expect(shown).toHaveBeenCalledWith({ scope: 'booking', subject: { of: 'booking', id: expect.any(Number) } });
    gone();
    cleanup();
    document.body.replaceChildren();
    const own = await calendarAt(WEEK, [{ ...choir, borrower: null }]);
    cellOf(1, '2026-11-24').focus();
    await own.user.keyboard('{Enter}{Delete}');
    await waitFor(() => expect(undoStack.shown?.label).toMatch(/aflyst/));
    expect(undoStack.shown?.more).toBeUndefined();
  });

  test('a booking is copied to another cell with all it holds', async () => {
    const { user, engine } = await calendarAt(WEEK, [{ ...choir, note: 'Klaver', attendees: 30 }]);
    cellOf(1, '2026-11-24').focus();
    await user.keyboard('{Enter}{Control>}c{/Control}');
    await waitFor(() => expect(engine.asked.at(-1)?.operation).toBe('open_booking'));
    await user.keyboard('{ArrowRight}{ArrowRight}{Control>}v{/Control}');
    await waitFor(() => expect(engine.bookings).toHaveLength(2));
    expect(engine.bookings[1]).toMatchObject({ starts: '2026-11-26T19:00', note: 'Klaver', attendees: 30, title: 'Korøvelse' });
  });

  test('in the day the cursor walks by half hours and onto bookings', async () => {
    const { user } = await calendarAt('dag/2026-11-24', [choir]);
    const start = document.querySelector<HTMLElement>('[data-stop][tabindex="0"]');
    start?.focus();
    await user.keyboard('{Control>}{Home}{/Control}');
    await waitFor(() => expect(focusedText()).toMatch(/^Storesal A, kl\. 8\./));
    for (let step = 0; step < 22; step += 1) await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(focusedText()).toMatch(/^19–21 Koret/));
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(focusedText()).toMatch(/^Storesal A, kl\. 21\./));
  });

  test('letter keys switched off leave M alone', async () => {
    const { user, engine } = await calendarAt(WEEK, [choir]);
    const { keyboard } = await import('../shared');
    keyboard.lettersOn = false;
    cellOf(1, '2026-11-24').focus();
    await user.keyboard('{Enter}m{ArrowRight}{Enter}');
    expect(engine.asked.map((one) => one.operation)).not.toContain('move_booking');
  });

  test('who may only look cannot move, cancel or book', async () => {
    const { user, engine } = await calendarAt(WEEK, [choir], ['auditor']);
    expect(screen.queryByRole('button', { name: /Ny booking/ })).toBeNull();
    cellOf(1, '2026-11-24').focus();
    await user.keyboard('{Enter}m{ArrowRight}{Enter}{Delete}');
    const asked = engine.asked.map((one) => one.operation);
    expect(asked).not.toContain('move_booking');
    expect(asked).not.toContain('cancel_booking');
  });
});

describe('a refusal comes with ways out', () => {
  test('a drop on a taken room says who, and Enter takes the first alternative', async () => {
    const { user, engine } = await calendarAt(WEEK, [choir, knitting]);
    cellOf(1, '2026-11-24').focus();
    await user.keyboard('{Enter}m{ArrowDown}{Enter}');
    const conflict = await screen.findByRole('region', { name: 'Det kan ikke lade sig gøre' });
    expect(conflict).toHaveTextContent('Storesal B er optaget tirsdag 24/11: Strandens Strikkeklub 18.30–20.30.');
    await waitFor(() => expect(focusedText()).toMatch(/^Caféen i stedet samme hus · 48 pladser/));
    expect(await brokenRules()).toEqual([]);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(engine.bookings[0]).toMatchObject({ rooms: [3], starts: '2026-11-24T19:00' }));
    await waitFor(() => expect(cellOf(3, '2026-11-24')).toContainElement(document.activeElement as HTMLElement));
  });

  test('a new booking keeps what was typed, and Alt 2 books the second way out', async () => {
    const { user, engine } = await calendarAt(WEEK, [choir]);
    cellOf(1, '2026-11-24').focus();
    await user.keyboard('n');
    const title = await screen.findByRole('textbox', { name: /Hvad sker der/ });
    await user.type(title, 'Generalprøve');
    const starts = screen.getByRole('textbox', { name: 'Starter' });
    await user.clear(starts);
    await user.type(starts, '19.30');
    const ends = screen.getByRole('textbox', { name: 'Slutter' });
    await user.clear(ends);
    await user.type(ends, '21');
    await user.type(screen.getByRole('textbox', { name: /Bemærkning/ }), 'Lys på scenen');
    await user.click(screen.getByRole('button', { name: /^Book/ }));
    expect(await screen.findByText('Koret 19–21.', { exact: false })).toBeVisible();
    expect(title).toHaveValue('Generalprøve');
    await user.click(title);
    await user.keyboard('{Alt>}2{/Alt}');
    await waitFor(() => expect(engine.bookings).toHaveLength(2));
    expect(engine.bookings[1]).toMatchObject({ title: 'Generalprøve', note: 'Lys på scenen', starts: '2026-11-24T19:30' });
    expect(engine.bookings[1]?.rooms).not.toEqual([1]);
    expect(screen.queryByRole('heading', { name: 'Ny booking' })).toBeNull();
  });

  test('someone else was faster with a move: both places are shown, and mine can be had all the same', async () => {
    const { user, engine } = await calendarAt(WEEK, [choir]);
    const [booking] = engine.bookings;
    if (booking) Object.assign(booking, { version: 7, starts: '2026-11-26T19:00', ends: '2026-11-26T21:00' });
    cellOf(1, '2026-11-24').focus();
    await user.keyboard('{Enter}m{ArrowRight}{Enter}');
    expect(await screen.findByText('En kollega har ændret bookingen imens')).toBeVisible();
    const row = screen.getByRole('row', { name: /^Tid og lokale/ });
    expect(within(row).getAllByRole('cell').map((cell) => cell.textContent)).toEqual([
      'Storesal A, onsdag 25/11 kl. 19–21',
      'Storesal A, torsdag 26/11 kl. 19–21',
    ]);
    expect(await brokenRules()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Behold min' }));
    await waitFor(() => expect(engine.bookings[0]?.starts).toBe('2026-11-25T19:00'));
    await waitFor(() => expect(screen.queryByText('En kollega har ændret bookingen imens')).toBeNull());
  });

  test('someone else was faster with the card: theirs is not written over unseen, and can be kept', async () => {
    const { user, engine } = await calendarAt(WEEK, [{ ...choir, note: 'Klaver' }]);
    await user.click(within(cellOf(1, '2026-11-24')).getByRole('button'));
    const title = await screen.findByRole('textbox', { name: /Hvad sker der/ });
    const [booking] = engine.bookings;
    if (booking) Object.assign(booking, { version: 7, title: 'Generalprøve', note: 'Flygel' });
    await user.clear(title);
    await user.type(title, 'Julekoncert');
    await user.tab();
    const row = await screen.findByRole('row', { name: /^Hvad sker der/ });
    expect(within(row).getAllByRole('cell').map((cell) => cell.textContent)).toEqual(['Julekoncert', 'Generalprøve']);
    expect(engine.bookings[0]).toMatchObject({ title: 'Generalprøve', note: 'Flygel' });
    await user.click(screen.getByRole('button', { name: 'Brug kollegaens' }));
    await waitFor(() => expect(title).toHaveValue('Generalprøve'));
    expect(screen.queryByRole('row', { name: /^Hvad sker der/ })).toBeNull();
    await user.clear(title);
    await user.type(title, 'Julekoncert');
    await user.tab();
    await waitFor(() => expect(engine.bookings[0]).toMatchObject({ title: 'Julekoncert', note: 'Flygel' }));
  });

  test('nothing written yet is said at each field and in the summary', async () => {
    const { user } = await calendarAt(WEEK);
    await user.click(screen.getByRole('button', { name: /Ny booking/ }));
    await user.click(await screen.findByRole('button', { name: /^Book/ }));
    expect(await screen.findByRole('link', { name: 'Skriv, hvad der skal ske' })).toBeVisible();
    expect(screen.getByRole('textbox', { name: /Hvad sker der/ })).toBeInvalid();
    expect(await brokenRules()).toEqual([]);
  });
});

test('a week that is read again and is the same is not drawn again', async () => {
  const { engine } = await calendarAt(WEEK, [choir]);
  const chip = within(cellOf(1, '2026-11-24')).getByRole('button');
  const drawn = vi.fn();
  const watcher = new MutationObserver(drawn);
  watcher.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  const before = engine.asked.length;
  officeChanges.saw(3);
  officeChanges.saw(4);
  await waitFor(() => expect(engine.asked.length).toBeGreaterThan(before));
  await new Promise((soon) => setTimeout(soon, 50));
  watcher.disconnect();
  expect(drawn).not.toHaveBeenCalled();
  expect(within(cellOf(1, '2026-11-24')).getByRole('button')).toBe(chip);
});

test('what a colleague books appears, and the focus stays where it is', async () => {
  const { engine } = await calendarAt(WEEK, [choir]);
  cellOf(3, '2026-11-26').focus();
  engine.add(knitting);
  officeChanges.saw(1);
  officeChanges.saw(2);
  await waitFor(() => expect(within(cellOf(2, '2026-11-24')).getByRole('button')).toBeVisible());
  expect(document.activeElement).toBe(cellOf(3, '2026-11-26'));
});

describe('the side panel', () => {
  test('minus and plus change the time, each press after the one before', async () => {
    const { user, engine } = await calendarAt(WEEK, [choir]);
    await user.click(within(cellOf(1, '2026-11-24')).getByRole('button'));
    const later = await screen.findByRole('button', { name: 'Slutter et kvarter efter' });
    await user.dblClick(later);
    await waitFor(() => expect(engine.bookings[0]?.ends).toBe('2026-11-24T21:30'));
    await user.click(screen.getByRole('button', { name: 'Starter et kvarter før' }));
    await waitFor(() => expect(engine.bookings[0]).toMatchObject({ starts: '2026-11-24T18:45', ends: '2026-11-24T21:15' }));
    expect(undoStack.depth).toBe(3);
    expect(await brokenRules()).toEqual([]);
  });

  test('a title is kept when the field is left, and what was not touched stays', async () => {
    const { user, engine } = await calendarAt(WEEK, [{ ...choir, note: 'Klaver', attendees: 30 }]);
    await user.click(within(cellOf(1, '2026-11-24')).getByRole('button'));
    const title = await screen.findByRole('textbox', { name: /Hvad sker der/ });
    await user.clear(title);
    await user.type(title, 'Julekoncert');
    await user.tab();
    await waitFor(() => expect(engine.bookings[0]).toMatchObject({ title: 'Julekoncert', note: 'Klaver', attendees: 30 }));
  });

  test('Esc closes it, and the focus is on the booking again', async () => {
    const { user } = await calendarAt(WEEK, [choir]);
    await user.click(within(cellOf(1, '2026-11-24')).getByRole('button'));
    await user.click(await screen.findByRole('textbox', { name: 'Starter' }));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(focusedText()).toMatch(/^19–21 Koret/));
  });

  test('a form that was left lies in the tray with what was typed, and a new one begins empty', async () => {
    const { user, engine } = await calendarAt(WEEK, [choir]);
    cellOf(3, '2026-11-26').focus();
    await user.keyboard('n');
    await user.type(await screen.findByRole('textbox', { name: /Hvad sker der/ }), 'Banko');
    const inTray = () => draftsTray.items.map(({ name }) => name);
    await waitFor(() => expect(inTray()).toEqual(['Banko, 26/11-2026 8.30–10.30']));
    await user.keyboard('{Escape}');
    cellOf(2, '2026-11-27').focus();
    await user.keyboard('n');
    expect(await screen.findByRole('textbox', { name: /Hvad sker der/ })).toHaveValue('');
    expect(screen.getByRole('combobox', { name: 'Lokale' })).toHaveDisplayValue('Storesal B (70)');
    expect(engine.drafts.size).toBe(1);
    draftsTray.items[0]?.open();
    expect(await screen.findByDisplayValue('Banko')).toBeVisible();
    expect(screen.getByRole('textbox', { name: /Dato/ })).toHaveValue('26/11-2026');
  });
});

test('the list of rooms keeps the focus when a room is chosen, so that the next letter is not a command', async () => {
  const { user } = await calendarAt(WEEK, []);
  await user.keyboard('n');
  const rooms = await screen.findByRole('combobox', { name: 'Lokale' });
  await user.selectOptions(rooms, 'Storesal B (70)');
  expect(screen.getByRole('combobox', { name: 'Lokale' })).toHaveDisplayValue('Storesal B (70)');
  expect(document.activeElement).toBe(rooms);
});

describe('by pointer', () => {
  function over(cell: HTMLElement): void {
    document.elementsFromPoint = () => [cell];
  }

  test('a chip dragged to another cell moves there with its time', async () => {
    const { engine } = await calendarAt(WEEK, [choir]);
    const chip = within(cellOf(1, '2026-11-24')).getByRole('button');
    over(cellOf(3, '2026-11-26'));
    await drag(chip);
    await waitFor(() => expect(engine.bookings[0]).toMatchObject({ rooms: [3], starts: '2026-11-26T19:00', ends: '2026-11-26T21:00' }));
  });

  test('dropped where somebody is, it lies where it lay and the ways out are offered', async () => {
    const { engine } = await calendarAt(WEEK, [choir, knitting]);
    const chip = within(cellOf(1, '2026-11-24')).getByRole('button');
    over(cellOf(2, '2026-11-24'));
    await drag(chip, () => waitFor(() => expect(document.querySelector('.ghost.clash')).not.toBeNull()));
    expect(await screen.findByRole('region', { name: 'Det kan ikke lade sig gøre' })).toBeVisible();
    expect(engine.bookings[0]).toMatchObject({ rooms: [1], starts: '2026-11-24T19:00' });
  });

  test('Esc while dragging leaves everything as it was', async () => {
    const { engine, user } = await calendarAt(WEEK, [choir]);
    const chip = within(cellOf(1, '2026-11-24')).getByRole('button');
    over(cellOf(3, '2026-11-26'));
    await drag(chip, () => user.keyboard('{Escape}'));
    expect(engine.asked.map((one) => one.operation)).not.toContain('move_booking');
  });

  describe('in the day, to scale', () => {
    // Twelve columns of 100 px and a pixel a minute from eight.
    function laidOut(): void {
      const columns = document.querySelector<HTMLElement>('.columns');
      if (!columns) throw new Error('no columns');
      columns.getBoundingClientRect = () => DOMRect.fromRect({ x: 0, y: 0, width: 1200, height: 840 });
    }

    test('a booking follows the pointer to another room and time, on the grid', async () => {
      const { engine } = await calendarAt('dag/2026-11-24', [choir]);
      laidOut();
      const block = screen.getByRole('button', { name: /^19–21/ });
      pointer(block, 'pointerdown', 50, 670);
      // Two columns to the right and some 37 minutes up.
      pointer(window, 'pointermove', 250, 633);
      pointer(window, 'pointerup', 250, 633);
      await waitFor(() => expect(engine.bookings[0]).toMatchObject({ rooms: [3], starts: '2026-11-24T18:30', ends: '2026-11-24T20:30' }));
    });

    test('its lower edge makes it longer', async () => {
      const { engine } = await calendarAt('dag/2026-11-24', [choir]);
      laidOut();
      const edge = document.querySelector<HTMLElement>('[data-edge="end"]');
      if (!edge) throw new Error('no edge');
      pointer(edge, 'pointerdown', 50, 779);
      pointer(window, 'pointermove', 50, 808);
      pointer(window, 'pointerup', 50, 808);
      await waitFor(() => expect(engine.bookings[0]).toMatchObject({ starts: '2026-11-24T19:00', ends: '2026-11-24T21:30' }));
    });

    test('an outline drawn on the ground opens the form with that time', async () => {
      await calendarAt('dag/2026-11-24', [choir]);
      laidOut();
      const columns = document.querySelector<HTMLElement>('.columns');
      if (!columns) throw new Error('no columns');
      pointer(columns, 'pointerdown', 150, 125);
      pointer(window, 'pointermove', 150, 242);
      pointer(window, 'pointerup', 150, 242);
      expect(await screen.findByRole('textbox', { name: 'Starter' })).toHaveValue('10');
      expect(screen.getByRole('textbox', { name: 'Slutter' })).toHaveValue('12');
      expect(screen.getByRole('combobox', { name: 'Lokale' })).toHaveDisplayValue('Storesal B (70)');
    });
  });

  test('click and click: select, then choose where it goes', async () => {
    const { engine, user } = await calendarAt(WEEK, [choir]);
    await user.click(within(cellOf(1, '2026-11-24')).getByRole('button'));
    await user.click(cellOf(2, '2026-11-27'));
    await user.click(await screen.findByRole('button', { name: /Flyt hertil/ }));
    await waitFor(() => expect(engine.bookings[0]).toMatchObject({ rooms: [2], starts: '2026-11-27T19:00' }));
  });
});

describe('the list', () => {
  test('holds the same bookings and the same acts', async () => {
    const { engine, user } = await calendarAt('liste/2026-W48', [choir, knitting]);
    const rows = within(screen.getByRole('table')).getAllByRole('row');
    expect(rows.map((row) => row.textContent?.replace(/\s+/g, ' ').trim())).toEqual(
      expect.arrayContaining([expect.stringMatching(/^18.30–20.30Strandens Strikkeklub/), expect.stringMatching(/^19–21Koret/)]),
    );
    screen.getByRole('button', { name: /^Koret/ }).focus();
    await user.keyboard('{Delete}');
    await waitFor(() => expect(engine.bookings[0]?.state).toBe('cancelled_by_borrower'));
  });

  test('says what was moved and from where, as the panel does', async () => {
    const { engine, user } = await calendarAt('uge/2026-W48', [choir, knitting]);
    const [first] = engine.bookings;
    engine.moved = [{ bookingId: first?.id as never, roomNames: ['Caféen'], starts: '2026-11-23T19:00' as never, ends: '2026-11-23T21:00' as never, closureId: 7 as never }];
    await user.keyboard('l');
    const row = within(await screen.findByRole('row', { name: /Koret/ }));
    expect(await row.findByText('Flyttet fra mandag 23/11 kl. 19–21, Caféen på grund af en lukning')).toBeVisible();
    expect(within(screen.getByRole('row', { name: /Strik/ })).queryByText(/^Flyttet/)).toBeNull();
    await user.click(row.getByRole('button', { name: /^Koret/ }));
    expect(await within(await screen.findByRole('complementary')).findByText(/^Flyttet fra mandag 23\/11/)).toBeVisible();
    expect(await brokenRules()).toEqual([]);
  });

  test('an empty week says so', async () => {
    await calendarAt('liste/2026-W48');
    expect(screen.getByText('Ingen bookinger i denne uge.')).toBeVisible();
  });
});
