import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { session } from '../../access';
import { setBackend } from '../../backend/call';
import type { Booking, BookingId, PlannedDate, RuleNote, SeriesCard, SeriesDate, SeriesId, SeriesPlan } from '../../backend/generated/operations';
import { undoStack } from '../../shared';
import { setOfficeClock } from '../../shared/officeClock';
import { brokenRules } from '../../testing/axe';
import { aSession, fakeBackend, refuse, type Answers } from '../../testing/inventedOffice';
import { language } from '../../texts';
import SeriesPart from './SeriesPart.svelte';

const SERIES = 4 as SeriesId;

function asked(on: string, id: number): SeriesDate {
  const booking = { id: id as BookingId, version: 1, state: 'requested', starts: `${on}T19:00`, ends: `${on}T21:00` } as unknown as Booking;
  return { on, booking, leftOut: null, byHand: [], hasBegun: false };
}

function aCard(dates: SeriesDate[]): SeriesCard {
  const series = {
    id: SERIES,
    version: 3,
    recurrence: { rule: { kind: 'weekly', every: 1, weekdays: ['tue'] }, ends: { kind: 'on', date: '2026-12-15' }, exceptions: [] },
    firstOn: '2026-12-01',
    lastOn: '2026-12-15',
    terms: { title: 'Korøvelse' },
    borrower: { id: 2, name: 'Koret Klangbølgen', shortName: 'Koret' },
    standing: dates.length,
  };
  return { series, dates } as unknown as SeriesCard;
}

const CARD = aCard([asked('2026-12-01', 1), asked('2026-12-08', 2), asked('2026-12-15', 3)]);
const closed = { code: 'room_closed', details: { roomId: 1, roomName: 'Storesal A', reason: { kind: 'closure', text: 'Gulvet lakeres' }, starts: '2026-12-08T00:00', ends: '2026-12-09T00:00', buffered: null, mayOverrule: false, alternatives: [] } };

function planned(on: string, outcome: object): PlannedDate {
  return { on, rooms: [], starts: `${on}T19:00`, ends: `${on}T21:00`, chosen: true, outcome } as unknown as PlannedDate;
}

const free = (notes: RuleNote[] = []) => ({ kind: 'free', blockedFrom: '', blockedUntil: '', notes });
const hindered = { kind: 'hindered', refusal: closed, instead: [] };

function aPlan(outcomes: object[]): SeriesPlan {
  const dates = outcomes.map((outcome, place) => planned(['2026-12-01', '2026-12-08', '2026-12-15'][place] ?? '', outcome));
  const are = (kind: string) => dates.filter(({ outcome }) => outcome.kind === kind).length;
  return { dates, free: are('free'), hindered: are('hindered'), leftOut: 0, offers: [], warnings: [] } as unknown as SeriesPlan;
}

async function show(answers: Answers = {}) {
  const onchanged = vi.fn();
  setBackend(fakeBackend({ open_series: () => CARD, plan_series_answer: () => aPlan([free(), hindered, free()]), ...answers }));
  render(SeriesPart, { target: document.body.appendChild(document.createElement('main')), props: { seriesId: SERIES, bookingId: 1 as BookingId, onchanged } });
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Besvar 3 datoer…' }));
  await screen.findByText('2 af 3 datoer ledige');
  return { onchanged, user };
}

const of = (day: string) => within(screen.getByRole('radiogroup', { name: `Svar på ${day}` }));

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

describe('a request for a series', () => {
  test('is shown date by date: what is free is a yes, what is not says why and waits', async () => {
    await show();
    expect(of('tirsdag 1/12').getByRole('radio', { name: 'Ja' })).toBeChecked();
    expect(of('tirsdag 8/12').getByRole('radio', { name: 'Vent' })).toBeChecked();
    expect(of('tirsdag 8/12').queryByRole('radio', { name: 'Ja' })).toBeNull();
    expect(screen.getByText(/Storesal A er lukket tirsdag 8\/12: Gulvet lakeres/)).toBeVisible();
    expect(await brokenRules()).toEqual([]);
  });

  test('is answered in one act: yes, no with its reason, and the others wait', async () => {
    const answer_series = vi.fn(() => ({ now: aCard([]), undo: { operation: 'take_back_answers', input: {} } }));
    const { user, onchanged } = await show({ answer_series });
    await user.click(of('tirsdag 8/12').getByRole('radio', { name: 'Nej' }));
    await user.click(of('tirsdag 15/12').getByRole('radio', { name: 'Vent' }));
    await user.click(screen.getByRole('button', { name: 'Svar på 2 datoer' }));
    const field = screen.getByLabelText('Hvorfor ikke tirsdag 8/12?');
    expect(field).toHaveAccessibleDescription('Skriv kort hvorfor; låneren får det at vide');
    expect(field).toHaveFocus();
    expect(answer_series).not.toHaveBeenCalled();
    await user.type(field, 'Gulvet lakeres{Enter}');
    await waitFor(() => expect(onchanged).toHaveBeenCalled());
    const seen = (id: number) => ({ id, version: 1 });
    expect(answer_series).toHaveBeenCalledWith({
      id: SERIES,
      version: 3,
      answers: [
        { kind: 'approve', booking: seen(1) },
        { kind: 'decline', booking: seen(2), reason: 'Gulvet lakeres' },
      ],
    });
    expect(undoStack.shown?.label).toBe('Koret: 1 dato godkendt, 1 dato afvist');
  });

  test('a date that was taken meanwhile is shown anew, and nothing is lost', async () => {
    const { user } = await show({ answer_series: () => refuse('plan_changed', { dates: ['2026-12-15'], plan: aPlan([free(), hindered, hindered]) }) });
    await user.click(of('tirsdag 8/12').getByRole('radio', { name: 'Nej' }));
    await user.type(screen.getByLabelText('Hvorfor ikke tirsdag 8/12?'), 'Gulvet lakeres');
    await user.click(screen.getByRole('button', { name: 'Svar på 3 datoer' }));
    expect(await screen.findByText(/Ikke ledigt længere: tirsdag 15\/12/)).toBeVisible();
    expect(of('tirsdag 15/12').getByRole('radio', { name: 'Vent' })).toBeChecked();
    expect(of('tirsdag 1/12').getByRole('radio', { name: 'Ja' })).toBeChecked();
    expect(screen.getByLabelText('Hvorfor ikke tirsdag 8/12?')).toHaveValue('Gulvet lakeres');
  });

  test('a rule that speaks against a date that is agreed to asks why', async () => {
    const soon: RuleNote = { finding: { kind: 'short_notice', days: 1, least: 3 }, force: 'desk', source: '', mayOverrule: true };
    const answer_series = vi.fn(() => ({ now: aCard([]), undo: null }));
    const { user, onchanged } = await show({ plan_series_answer: () => aPlan([free([soon]), hindered, free()]), answer_series });
    await user.click(screen.getByRole('button', { name: 'Svar på 2 datoer' }));
    expect(screen.getByLabelText('Hvorfor alligevel?')).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'Akut behov' }));
    await user.click(screen.getByRole('button', { name: 'Svar på 2 datoer' }));
    await waitFor(() => expect(onchanged).toHaveBeenCalled());
    expect(answer_series).toHaveBeenCalledWith(expect.objectContaining({ overrule: 'Akut behov' }));
  });

  test('is not answered by the front desk', async () => {
    session.current = aSession({ roles: ['front_desk'] });
    setBackend(fakeBackend({ open_series: () => CARD }));
    render(SeriesPart, { target: document.body.appendChild(document.createElement('main')), props: { seriesId: SERIES, bookingId: 1 as BookingId, onchanged: vi.fn() } });
    expect(await screen.findByText('3 datoer · 3 venter på svar')).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Besvar/ })).toBeNull();
  });
});
