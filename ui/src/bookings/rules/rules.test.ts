import { cleanup, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { brokenRules } from '../../testing/axe';
import { refusalSentence } from '../refusal_words';
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

  test('that wants an approval is asked for without a reason', async () => {
    const approval: RuleNote = { finding: { kind: 'room_needs_approval', roomId: 1 as RoomId }, force: 'office', source: '', mayOverrule: false };
    const { engine, user } = await writing([approval]);
    await screen.findByText('Lokalet skal godkendes.');
    await user.click(screen.getByRole('radio', { name: 'Forespørgsel' }));
    await waitFor(() => expect(screen.queryByText('Lokalet skal godkendes.')).toBeNull());
    engine.notes = [];
    await user.click(screen.getByRole('button', { name: /^Forespørgsel/ }));
    await waitFor(() => expect(engine.asked.find((one) => one.operation === 'book_room')?.input).toMatchObject({ bookAs: { kind: 'requested' } }));
  });

  test('that is only told is booked at once', async () => {
    const { engine, user } = await writing([{ ...soon, force: 'tell' }]);
    await screen.findByText(/Det er i morgen/);
    expect(screen.queryByLabelText('Hvorfor alligevel?')).toBeNull();
    await user.click(screen.getByRole('button', { name: /^Book/ }));
    await waitFor(() => expect(engine.bookings).toHaveLength(1));
  });
});

test('a time whose cleaning lasts longer than the house is open says how long it lasts', () => {
  const buffered = { starts: '2026-12-01T19:45' as never, ends: '2026-12-01T22:30' as never };
  const opens = [{ premisesId: 1 as never, date: '2026-12-01', opensMinute: 600, closesMinute: 1320 }];
  const refusal = { code: 'outside_opening_hours' as const, details: { premisesId: 1 as never, premisesName: 'Centret', opens, buffered, mayOverrule: false, alternatives: [] } };
  expect(refusalSentence(refusal)).toBe(
    'Med klargøring og oprydning varer det 19.45–22.30, og Centret er kun åbent 10–22 tirsdag 1/12. Vælg en tid eller et lokale, hvor det hele ligger inden for åbningstiden.',
  );
});

describe('a booking of many people', () => {
  const large: RuleNote = {
    finding: { kind: 'large_event', attendees: 120, from: 50, premisesId: 1 as never, notify: 'Beredskabet', by: '2026-11-28', late: false },
    force: 'tell',
    source: '',
    mayOverrule: false,
  };

  test('says on its card whom to tell, and since when that was done', async () => {
    const { engine, user } = await calendarAt('uge/2026-W48', [choir]);
    let told: unknown[] = [];
    engine.answers['open_booking'] = () => ({ booking: engine.bookings[0], rooms: [], contact: null, notes: [large], told, cancelBy: null, history: [] });
    engine.answers['tick_notice'] = () => {
      told = [{ kind: 'large_event', at: '2026-11-24T09:45:00Z', by: 'Jens Holm' }];
      return { now: [], undo: null };
    };
    document.querySelector<HTMLElement>('[data-piece]')?.focus();
    await user.keyboard('{Enter}');
    expect(await screen.findByText('120 deltagere: giv beredskabet besked senest lørdag 28/11.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Besked givet' }));
    expect(await screen.findByText(/^Mange deltagere: besked er givet .* af Jens Holm$/)).toBeVisible();
    expect(screen.queryByText(/giv beredskabet besked/)).toBeNull();
    expect(engine.asked.findLast((one) => one.operation === 'tick_notice')?.input).toMatchObject({ kind: 'large_event', isGiven: true });
    expect(await brokenRules()).toEqual([]);
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
