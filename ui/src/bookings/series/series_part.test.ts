import { cleanup, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { session } from '../../access';
import { setBackend } from '../../backend/call';
import type { Booking, BookingId, DateChoice, LeftOutReason, PlannedDate, SeriesCard, SeriesDate, SeriesId, SeriesPlan } from '../../backend/generated/operations';
import { undoStack } from '../../shared';
import { setOfficeClock } from '../../shared/officeClock';
import { brokenRules } from '../../testing/axe';
import { aSession, fakeBackend, refuse, type Answers } from '../../testing/inventedOffice';
import { language } from '../../texts';
import { askedLetter } from '../letters/asked';
import { SeriesOnCard } from './series_card.svelte';
import { reasonText, ruleText } from './series_words';
import SeriesPart from './SeriesPart.svelte';

const SERIES = 4 as SeriesId;

function date(on: string, id: number, change: Partial<SeriesDate> = {}): SeriesDate {
  const booking = { id: id as BookingId, version: 1, state: 'confirmed', starts: `${on}T19:00`, ends: `${on}T21:00` } as unknown as Booking;
  return { on, booking, leftOut: null, byHand: [], hasBegun: false, ...change };
}

const leftOut = (on: string, reason: LeftOutReason): SeriesDate => ({ on, booking: null, leftOut: reason, byHand: [], hasBegun: false });

function aCard(dates: SeriesDate[]): SeriesCard {
  const series = {
    id: SERIES,
    version: 3,
    recurrence: { rule: { kind: 'weekly', every: 1, weekdays: ['tue'] }, ends: { kind: 'on', date: '2026-12-15' }, exceptions: [] },
    firstOn: '2026-11-17',
    lastOn: '2026-12-15',
    terms: { title: 'Korøvelse' },
    borrower: { id: 2, name: 'Koret Klangbølgen', shortName: 'Koret' },
    standing: dates.filter(({ booking }) => booking).length,
  };
  return { series, dates } as unknown as SeriesCard;
}

const CARD = aCard([
  date('2026-11-17', 1, { hasBegun: true }),
  date('2026-11-24', 2),
  date('2026-12-01', 3, { byHand: ['time'] }),
  leftOut('2026-12-08', { kind: 'taken', by: ['Skakklubben'] }),
  date('2026-12-15', 5),
]);

const free = (notes: unknown[] = []) => ({ kind: 'free', notes });
const elsewhere = { rooms: [9], roomNames: ['Salen'], starts: '2026-12-22T19:00', ends: '2026-12-22T21:00' };
const clash = { room: 1, title: 'Skakklubben', starts: '2026-12-22T18:00', ends: '2026-12-22T20:00' };
const taken = { kind: 'hindered', refusal: { code: 'room_taken', details: { clashes: [clash], alternatives: [] } }, instead: [elsewhere] };

function missingOn(on: string, outcome: { kind: string }): PlannedDate {
  return { on, rooms: [1], starts: `${on}T19:00`, ends: `${on}T21:00`, chosen: false, outcome } as unknown as PlannedDate;
}

function aMissingPlan(dates: PlannedDate[]): SeriesPlan {
  const are = (kind: string): number => dates.filter(({ outcome }) => outcome.kind === kind).length;
  return { dates, free: are('free'), hindered: are('hindered'), leftOut: 0, instead: [], warnings: [] };
}

function show(answers: Answers = {}, bookingId = 3) {
  const onchanged = vi.fn();
  setBackend(fakeBackend({ open_series: () => CARD, ...answers }));
  const target = document.body.appendChild(document.createElement('main'));
  render(SeriesPart, { target, props: { seriesId: SERIES, bookingId: bookingId as BookingId, onchanged } });
  return { onchanged, user: userEvent.setup() };
}

beforeEach(() => {
  language.use('da');
  setOfficeClock('2026-11-24T09:42:00Z');
  undoStack.forget();
});
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

describe('in the panel', () => {
  test('says how it repeats, and each date with what became of it', async () => {
    const { user } = show();
    expect(await screen.findByRole('heading', { name: 'Hver tirsdag, 17/11-2026 til 15/12-2026' })).toBeVisible();
    expect(screen.getByText('4 datoer · 1 udeladt')).toBeVisible();
    await user.click(screen.getByText('Vis alle datoer'));
    const rows = screen.getAllByRole('listitem').map((row) => row.textContent?.replace(/\s+/g, ' ').trim());
    expect(rows).toEqual([
      'tirsdag 17/11 19–21',
      'tirsdag 24/11 19–21',
      'tirsdag 1/12 19–21 denne',
      'tirsdag 8/12 optaget af Skakklubben',
      'tirsdag 15/12 19–21',
    ]);
    expect(screen.getByRole('link', { name: /15\/12/ })).toHaveAttribute('href', '#/premises/dag/2026-12-15?booking=5');
    expect(await brokenRules()).toEqual([]);
  });

  test('this and those after it are cancelled in one act, and what has been is left alone', async () => {
    const cancel = vi.fn(() => ({ now: aCard([]), undo: { operation: 'restore_series', input: {} } }));
    const { user, onchanged } = show({ cancel_series: cancel });
    await user.click(await screen.findByRole('button', { name: 'Aflys denne og de følgende (2)' }));
    await waitFor(() => expect(onchanged).toHaveBeenCalled());
    const bookings = [3, 5].map((id) => ({ id, version: 1 }));
    expect(cancel).toHaveBeenCalledWith({ id: SERIES, version: 3, bookings, by: 'borrower', each: [] });
    expect(undoStack.shown?.label).toBe('Koret: 2 datoer aflyst');
  });

  test('all to come can be cancelled by the house', async () => {
    const cancel = vi.fn(() => ({ now: aCard([]), undo: null }));
    setBackend(fakeBackend({ open_series: () => CARD, cancel_series: cancel }));
    const own = new SeriesOnCard(SERIES);
    await own.load();
    expect(await own.cancel(own.ahead, 'house')).toBe(true);
    const bookings = [2, 3, 5].map((id) => ({ id, version: 1 }));
    expect(cancel).toHaveBeenCalledWith({ id: SERIES, version: 3, bookings, by: 'house', each: [] });
  });

  test('the house says why, and that goes with each date', async () => {
    const cancel = vi.fn(() => ({ now: aCard([]), undo: null }));
    const { user, onchanged } = show({ cancel_series: cancel });
    await user.click(await screen.findByRole('button', { name: 'Flere valg: Rækken' }));
    await user.click(await screen.findByText('Huset aflyser alle, der kommer'));
    await user.type(await screen.findByLabelText('Hvorfor aflyser huset?'), 'Gulvet lakeres{Enter}');
    await waitFor(() => expect(onchanged).toHaveBeenCalled());
    const bookings = [2, 3, 5].map((id) => ({ id, version: 1 }));
    expect(cancel).toHaveBeenCalledWith({ id: SERIES, version: 3, bookings, by: 'house', each: [], reason: 'Gulvet lakeres' });
    expect(screen.queryByLabelText('Hvorfor aflyser huset?')).toBeNull();
  });

  test('a colleague was faster: the sentence is shown and the dates are read again', async () => {
    const open = vi.fn(() => CARD);
    const { user, onchanged } = show({ open_series: open, cancel_series: () => refuse('stale_series', { current: CARD }) });
    await user.click(await screen.findByRole('button', { name: /Aflys denne og de følgende/ }));
    expect(await screen.findByText(/En kollega har ændret rækken imens/)).toBeVisible();
    await waitFor(() => expect(open).toHaveBeenCalledTimes(2));
    expect(onchanged).not.toHaveBeenCalled();
  });

  test('dates left out are looked at again, and those that are free now are booked', async () => {
    const planned = aMissingPlan([missingOn('2026-12-08', free())]);
    const add = vi.fn(() => ({ now: CARD, undo: null }));
    const { user, onchanged } = show({ plan_missing_dates: () => planned, add_missing_dates: add });
    await user.click(await screen.findByRole('button', { name: 'Se, om de udeladte kan bookes nu' }));
    await user.click(await screen.findByRole('button', { name: 'Book den, der er ledig nu' }));
    await waitFor(() => expect(onchanged).toHaveBeenCalled());
    expect(add).toHaveBeenCalledWith({ id: SERIES, version: 3, choices: [], held: ['2026-12-08'] });
  });

  test('a date left out that a rule speaks against is booked with a reason', async () => {
    const soon = { finding: { kind: 'short_notice', days: 1, least: 3 }, force: 'desk', source: '', mayOverrule: true };
    const planned = aMissingPlan([missingOn('2026-12-08', free([soon]))]);
    const add = vi.fn(() => ({ now: CARD, undo: null }));
    const { user } = show({ plan_missing_dates: () => planned, add_missing_dates: add });
    await user.click(await screen.findByRole('button', { name: 'Se, om de udeladte kan bookes nu' }));
    await user.click(await screen.findByRole('button', { name: 'Book den, der er ledig nu' }));
    expect(add).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Akut behov' }));
    await user.click(screen.getByRole('button', { name: 'Book den, der er ledig nu' }));
    await waitFor(() => expect(add).toHaveBeenCalledWith({ id: SERIES, version: 3, choices: [], held: ['2026-12-08'], overrule: 'Akut behov' }));
  });

  test('cancelling several offers the letter about it', async () => {
    session.current = aSession();
    const { user } = show({ cancel_series: () => ({ now: aCard([]), undo: { operation: 'restore_series', input: {} } }) });
    await user.click(await screen.findByRole('button', { name: 'Aflys denne og de følgende (2)' }));
    await waitFor(() => expect(undoStack.shown?.more?.map(({ text }) => text)).toEqual(['Skriv aflysningen']));
    const shown = vi.fn();
    const gone = askedLetter.watch(shown);
    undoStack.shown?.more?.[0]?.run();
    expect(shown).toHaveBeenCalledWith({ scope: 'series', subject: { of: 'series', id: SERIES } });
    gone();
  });

  test('one that is still taken is added in another room, beside the one that is free again', async () => {
    const plans = vi.fn((input: unknown) => {
      const { choices } = input as { choices: DateChoice[] };
      return aMissingPlan([missingOn('2026-12-08', free()), missingOn('2026-12-22', choices.length > 0 ? free() : taken)]);
    });
    const add = vi.fn(() => ({ now: CARD, undo: null }));
    const { user, onchanged } = show({ plan_missing_dates: plans, add_missing_dates: add });
    await user.click(await screen.findByRole('button', { name: 'Se, om de udeladte kan bookes nu' }));
    expect(await screen.findByText('1 af 2 datoer ledige')).toBeVisible();
    expect(screen.getByText(/Skakklubben/, { selector: '.why span' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: /Salen/ }));
    expect(await screen.findByText('får et andet sted eller en anden tid')).toBeVisible();
    await user.click(await screen.findByRole('button', { name: 'Book de 2 datoer, der er ledige nu' }));
    await waitFor(() => expect(onchanged).toHaveBeenCalled());
    const choices = [{ kind: 'instead', on: '2026-12-22', rooms: [9], starts: '2026-12-22T19:00', ends: '2026-12-22T21:00' }];
    expect(add).toHaveBeenCalledWith({ id: SERIES, version: 3, choices, held: ['2026-12-08', '2026-12-22'] });
  });

  test('none of them free shows who is there and nothing to book', async () => {
    const { user } = show({ plan_missing_dates: () => aMissingPlan([missingOn('2026-12-08', taken)]) });
    await user.click(await screen.findByRole('button', { name: 'Se, om de udeladte kan bookes nu' }));
    expect(await screen.findByText('0 af 1 dato ledige')).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Book de/ })).toBeNull();
  });

  test('somebody was faster: the plan is looked at again with what was decided', async () => {
    const plans = vi.fn(() => aMissingPlan([missingOn('2026-12-08', free())]));
    const { user } = show({ plan_missing_dates: plans, add_missing_dates: () => refuse('plan_changed', { dates: ['2026-12-08'], plan: aMissingPlan([]) }) });
    await user.click(await screen.findByRole('button', { name: 'Se, om de udeladte kan bookes nu' }));
    await user.click(await screen.findByRole('button', { name: 'Book den, der er ledig nu' }));
    await waitFor(() => expect(plans).toHaveBeenCalledTimes(2));
    expect(await screen.findByText('1 dato ledig')).toBeVisible();
  });

  test('none of them to come says so', async () => {
    const { user } = show({ plan_missing_dates: () => aMissingPlan([]) });
    await user.click(await screen.findByRole('button', { name: 'Se, om de udeladte kan bookes nu' }));
    expect(await screen.findByText('De udeladte datoer er forbi.')).toBeVisible();
  });
});

describe('in words', () => {
  test.each([
    [{ kind: 'daily', every: 1 }, 'Hver dag', 'Every day'],
    [{ kind: 'weekly', every: 2, weekdays: ['tue', 'thu'] }, 'Hver 2. uge: tirsdag og torsdag', 'Every 2 weeks: Tuesday and Thursday'],
    [{ kind: 'by_week_parity', parity: 'odd', weekdays: ['mon'] }, 'Mandag i ulige uger', 'Monday in odd weeks'],
    [{ kind: 'monthly_by_date', every: 1, day: 31 }, 'D. 31. hver måned', 'Day 31 of every month'],
    [{ kind: 'monthly_by_weekday', every: 3, nth: 'last', weekday: 'sun' }, 'Sidste søndag hver 3. måned', 'Last Sunday every 3 months'],
    [{ kind: 'yearly' }, 'Hvert år', 'Every year'],
    [{ kind: 'dates', dates: ['2026-12-01', '2026-12-03'] }, '2 valgte datoer', '2 chosen dates'],
  ] as const)('%j', (rule, danish, english) => {
    const recurrence = { rule: rule as never, exceptions: [] };
    expect(ruleText(recurrence)).toBe(danish);
    language.use('en');
    expect(ruleText(recurrence)).toBe(english);
  });

  test('why a date is left out', () => {
    const holiday = { kind: 'public_holiday', nameDa: 'juledag', nameEn: 'Christmas Day' } as const;
    const closed = { kind: 'closed', reason: { kind: 'closure', text: 'gulvet slibes' } } as const;
    const reasons: LeftOutReason[] = [{ kind: 'week', week: 42 }, holiday, closed, { kind: 'meets_itself', on: '2026-12-01' }, { kind: 'skipped' }];
    expect(reasons.map(reasonText)).toEqual([
      'undtaget uge 42',
      'juledag',
      'lukket: gulvet slibes',
      'rækken møder sig selv tirsdag 1/12',
      'sprunget over',
    ]);
  });
});

test('what is only asked for is not called off by the house: it is answered', async () => {
  const asked = (on: string, id: number): SeriesDate => {
    const one = date(on, id);
    return { ...one, booking: { ...one.booking, state: 'requested' } as Booking };
  };
  const { user } = show({ open_series: () => aCard([asked('2026-12-01', 3), asked('2026-12-08', 4)]) });
  await user.click(await screen.findByRole('button', { name: /^Flere valg/ }));
  expect(await screen.findByText('Aflys alle, der kommer (2)')).toBeInTheDocument();
  expect(screen.queryByText(/^Huset aflyser/)).toBeNull();
});
