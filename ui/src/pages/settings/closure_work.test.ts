import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { session } from '../../access';
import { setBackend } from '../../backend/call';
import type { ClosureCard, ClosureId } from '../../backend/generated/operations';
import { askedLetter } from '../../bookings/letters/asked';
import { undoStack } from '../../shared';
import { setOfficeClock } from '../../shared/officeClock';
import { brokenRules } from '../../testing/axe';
import { aSession, fakeBackend, refuse, type Answers } from '../../testing/inventedOffice';
import { aClosure } from '../../testing/inventedSettings';
import { language } from '../../texts';
import ClosureWork from './ClosureWork.svelte';

const booking = (id: number, name: string) => ({
  id, version: 4, rooms: [11], starts: '2026-12-08T10:00', ends: '2026-12-08T12:00', borrower: { id, name, shortName: name }, title: name, attendees: 20,
});
const offer = (id: number, name: string) => ({ rooms: [id], roomNames: [name], premisesName: 'Centret', sameHouse: true, maximum: 40 });

function aCard(change: Partial<Record<keyof ClosureCard, unknown>> = {}): ClosureCard {
  const hits = (change.hits as unknown[] | undefined) ?? [1, 2];
  return {
    total: hits.length, from: 0,
    closure: aClosure(), premisesName: 'Centret', roomNames: ['Lokale 1'],
    hits: [
      { booking: booking(1, 'Havnekoret'), roomNames: ['Lokale 1'], proposed: offer(12, 'Lokale 2'), offers: [offer(12, 'Lokale 2'), offer(13, 'Salen')], otherTimes: [] },
      { booking: booking(2, 'Skakklubben'), roomNames: ['Lokale 1'], proposed: null, offers: [], otherTimes: [{ ...offer(11, 'Lokale 1'), starts: '2026-12-09T10:00', ends: '2026-12-09T12:00', reason: 'later' }] },
    ],
    despite: [], moved: [],
    calls: [{ party: { of: 'organisation', id: 1 }, name: 'Havnekoret', contact: 'Åse', phone: '84 00 01 23', bookings: [1], reached: null, hasNews: false }],
    ...change,
  } as unknown as ClosureCard;
}

const undo = { operation: 'bring_back', input: {} };

beforeEach(() => {
  language.use('da');
  setOfficeClock('2026-11-24T09:42:00Z');
  session.current = aSession({ roles: ['consultant'] });
  undoStack.forget();
});
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

async function show(card: ClosureCard, answers: Answers = {}) {
  setBackend(fakeBackend({ open_closure: () => card, ...answers }));
  const target = document.body.appendChild(document.createElement('main'));
  render(ClosureWork, { target, props: { id: 3 as ClosureId } });
  await screen.findByRole('heading', { level: 1, name: /Lokale 1/ });
  return userEvent.setup();
}

test('each hit has its proposal, and what is accepted is moved in one step', async () => {
  const move = vi.fn(() => ({ now: aCard({ hits: [] }), undo }));
  const user = await show(aCard(), { move_for_closure: move });
  expect(screen.getByText('Intet andet lokale er ledigt')).toBeVisible();
  await user.selectOptions(screen.getByRole('combobox', { name: 'Flyt til, Havnekoret' }), 'Salen (højst 40)');
  expect(await brokenRules(document.body)).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Flyt 1 booking' }));
  expect(move).toHaveBeenCalledWith({ closureId: 3, moves: [{ bookingId: 1, version: 4, rooms: [13] }] });
  expect(undoStack.shown?.label).toBe('1 booking flyttet på grund af lukningen');
});

test('what has no other room goes to another time, or is cancelled with its letter at once', async () => {
  const move = vi.fn(() => ({ now: booking(2, 'Skakklubben'), undo }));
  const cancel = vi.fn(() => ({ now: aCard(), undo }));
  const shown = vi.fn();
  const gone = askedLetter.watch(shown);
  const user = await show(aCard(), { move_booking: move, move_for_closure: cancel });
  const row = within(screen.getByRole('row', { name: /Skakklubben/ }));
  await user.click(row.getByRole('button', { name: /^Flyt til .*9\/12 10–12$/ }));
  expect(move).toHaveBeenCalledWith({ id: 2, version: 4, rooms: [11], starts: '2026-12-09T10:00', ends: '2026-12-09T12:00' });
  await user.click(row.getByRole('button', { name: 'Aflys og skriv til Skakklubben' }));
  expect(cancel).toHaveBeenCalledWith({ closureId: 3, moves: [{ bookingId: 2, version: 4 }] });
  await vi.waitFor(() => expect(shown).toHaveBeenCalledWith({ scope: 'booking', subject: { of: 'booking', id: 2 } }));
  expect(undoStack.shown?.label).toBe('Skakklubben aflyst på grund af lukningen');
  gone();
});

test('more hits than a page holds are counted, and leafed through', async () => {
  const asked = vi.fn(() => aCard({ total: 730 }));
  const user = await show(aCard(), { open_closure: asked });
  expect(screen.getByRole('heading', { name: '730 bookinger ligger i den tid' })).toBeVisible();
  expect(screen.getByText('Viser 1–2 af 730')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Forrige' })).toBeDisabled();
  await user.click(screen.getByRole('button', { name: 'Næste' }));
  expect(asked).toHaveBeenLastCalledWith({ id: 3, from: 2 });
});

test('a call is ticked with the name of whoever made it', async () => {
  const tick = vi.fn(() => ({ now: aCard(), undo }));
  const user = await show(aCard(), { tick_call: tick });
  expect(screen.getByText('Talt med 0 af 1')).toBeVisible();
  await user.click(screen.getByRole('checkbox', { name: 'Havnekoret' }));
  expect(tick).toHaveBeenCalledWith({ closureId: 3, party: { of: 'organisation', id: 1 }, isReached: true });
});

test('a rule that speaks against a move is overruled with a reason', async () => {
  const notes = [{ finding: { kind: 'short_notice', days: 1, least: 3 }, force: 'desk', source: '', mayOverrule: true }];
  const move = vi.fn(({ overrule }: { overrule?: string }) => (overrule ? { now: aCard({ hits: [] }), undo } : refuse('rules_broken', { notes })));
  const user = await show(aCard(), { move_for_closure: move });
  await user.click(screen.getByRole('button', { name: 'Flyt 1 booking' }));
  await user.type(await screen.findByLabelText('Hvorfor alligevel?'), 'Aftalt i telefonen{Enter}');
  await vi.waitFor(() => expect(move).toHaveBeenLastCalledWith(expect.objectContaining({ overrule: 'Aftalt i telefonen' })));
  expect(undoStack.shown?.label).toBe('1 booking flyttet på grund af lukningen');
  await vi.waitFor(() => expect(screen.queryByLabelText('Hvorfor alligevel?')).toBeNull());
});

test('withdrawing brings back all that can come back, as one act with one way back', async () => {
  const moved = (broughtBackAt: string | null) => [
    { id: 9, booking: booking(1, 'Havnekoret'), from: ['Lokale 1'], to: ['Lokale 2'], broughtBackAt, hindrance: broughtBackAt === null ? 'closed' : null },
  ];
  let card = aCard({ hits: [], moved: moved(null) });
  const way = { operation: 'lay_closure_again', input: {} };
  const withdraw = vi.fn(() => {
    card = aCard({ closure: aClosure({ withdrawnAt: '2026-11-24T09:42:00Z' as never }), hits: [], moved: moved('2026-11-24T09:42:00Z') });
    return { now: card, undo: way };
  });
  const user = await show(card, { open_closure: () => card, withdraw_closure: withdraw });
  expect(within(screen.getByRole('row', { name: /Havnekoret/ })).getByText('Lokalet er lukket endnu')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Træk tilbage, og flyt 1 booking tilbage' }));
  await vi.waitFor(() => expect(undoStack.shown?.label).toMatch(/; 1 booking flyttet tilbage$/));
  expect(withdraw).toHaveBeenCalledTimes(1);
  expect([undoStack.depth, undoStack.shown?.undo]).toEqual([1, way]);
});

test('what was booked in spite of it is no hit, and says why; what it called off stands beside what it moved', async () => {
  const despite = [{ booking: booking(4, 'Pensionisterne'), roomNames: ['Lokale 1'], reason: 'Kun tavlen skal bruges' }];
  const moved = [{ id: 9, booking: booking(1, 'Havnekoret'), from: ['Lokale 1'], to: [], broughtBackAt: null, hindrance: 'taken' }];
  await show(aCard({ hits: [], despite, moved }));
  expect(screen.queryByRole('heading', { name: /ligger i den tid/ })).toBeNull();
  expect(screen.getByRole('heading', { name: '1 booking trods lukningen' })).toBeVisible();
  expect(screen.getByText('Trods lukning, begrundelse: Kun tavlen skal bruges')).toBeVisible();
  const row = within(screen.getByRole('row', { name: /Havnekoret/ }));
  expect(row.getByText('Aflyst')).toBeVisible();
  expect(row.getByText('Andre har fået lokalet')).toBeVisible();
  expect(await brokenRules(document.body)).toEqual([]);
});
