import { cleanup, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { brokenRules } from '../../testing/axe';
import { calendarAt, cellOf } from '../testing/page';
import type { RoomId, RuleNote } from '../../backend/generated/operations';

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

const soon: RuleNote = { finding: { kind: 'short_notice', days: 1, least: 3 }, force: 'desk', source: 'Centrets egen regel', mayOverrule: true };
const choir = { rooms: [1 as RoomId], starts: '2026-11-26T19:00', ends: '2026-11-26T21:00', title: 'Korøvelse' };

async function writing(notes: ReadonlyArray<RuleNote>) {
  const page = await calendarAt('uge/2026-W48');
  page.engine.notes = notes;
  cellOf(1, '2026-11-25').focus();
  await page.user.keyboard('n');
  await page.user.type(await screen.findByRole('textbox', { name: /Hvad sker der/ }), 'Prøve');
  return page;
}

describe('a booking that a rule of the house speaks against', () => {
  test('says so while it is written, with the rule’s source, and asks why', async () => {
    const { engine, user } = await writing([soon]);
    const notes = await screen.findByRole('region', { name: 'Husets regler siger' });
    expect(notes).toHaveTextContent('Det er i morgen, og der skal bookes mindst 3 dage før.');
    expect(notes).toHaveTextContent('Kilde: Centrets egen regel');
    expect(await brokenRules()).toEqual([]);
    await user.click(screen.getByRole('button', { name: /^Book/ }));
    expect(screen.getByLabelText('Hvorfor alligevel?')).toHaveAccessibleDescription('Skriv kort, hvorfor det sker alligevel');
    expect(engine.asked.map((one) => one.operation)).not.toContain('book_room');
  });

  test('is booked with one press on a usual reason', async () => {
    const { engine, user } = await writing([soon]);
    await user.click(await screen.findByRole('button', { name: 'Akut behov' }));
    await user.click(screen.getByRole('button', { name: /^Book/ }));
    await waitFor(() => expect(engine.bookings).toHaveLength(1));
    expect(engine.asked.find((one) => one.operation === 'book_room')?.input).toMatchObject({ overrule: 'Akut behov' });
  });

  test('that only the office may overrule offers the desk no reason to write', async () => {
    await writing([{ ...soon, force: 'office', mayOverrule: false }]);
    const notes = await screen.findByRole('region', { name: 'Husets regler siger' });
    expect(notes).toHaveTextContent('Kun frivilligkonsulenten og centerlederen kan booke alligevel.');
    expect(within(notes).queryByRole('textbox')).toBeNull();
  });

  test('that is only told is booked at once', async () => {
    const { engine, user } = await writing([{ ...soon, force: 'tell' }]);
    await screen.findByText(/Det er i morgen/);
    expect(screen.queryByLabelText('Hvorfor alligevel?')).toBeNull();
    await user.click(screen.getByRole('button', { name: /^Book/ }));
    await waitFor(() => expect(engine.bookings).toHaveLength(1));
  });
});

describe('a move that a rule speaks against', () => {
  test('is refused with the rule, and done with a reason by the keys alone', async () => {
    const { engine, user } = await calendarAt('uge/2026-W48', [choir]);
    engine.notes = [soon];
    const chip = document.querySelector<HTMLElement>('[data-piece]');
    chip?.focus();
    await user.keyboard('{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Dagen før' }));
    const conflict = await screen.findByRole('region', { name: 'Det kan ikke lade sig gøre' });
    expect(conflict).toHaveTextContent('Kontoret kan booke alligevel med en begrundelse.');
    await user.type(within(conflict).getByLabelText('Hvorfor alligevel?'), 'Aftalt i telefonen{Enter}');
    await waitFor(() => expect(engine.bookings[0]?.starts).toBe('2026-11-25T19:00'));
    expect(engine.asked.findLast((one) => one.operation === 'move_booking')?.input).toMatchObject({ overrule: 'Aftalt i telefonen' });
  });
});
