import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { setBackend } from '../../backend/call';
import { undoStack } from '../../shared';
import { setOfficeClock } from '../../shared/officeClock';
import { brokenRules } from '../../testing/axe';
import { fakeBackend, refuse, type Answers } from '../../testing/inventedOffice';
import { language } from '../../texts';
import { calendarAt, cellOf } from '../testing/page';
import { emptyRepeat, readRepeat, type RepeatFields } from './repeat_fields';
import SeriesPart from './SeriesPart.svelte';
import { changesByHand, changesOfMove, changesOfPart } from './series_edit.svelte';
import type { Booking, BookingId, RoomId, SeriesCard, SeriesId } from '../../backend/generated/operations';

const SERIES = 4 as SeriesId;
const ROOM = 1 as RoomId;
const place = (day: string, from = '19:00', until = '21:00') => ({ rooms: [ROOM], starts: `${day}T${from}`, ends: `${day}T${until}` });

function aBooking(on: string, id: number, change: Partial<Booking> = {}): Booking {
  const texts = { title: 'Korøvelse', borrower: null, contactPersonId: null, kind: 'association', attendees: null, layout: null, note: '' };
  return { id, version: 1, state: 'confirmed', seriesId: SERIES, originalOn: on, ...texts, ...place(on), ...change } as unknown as Booking;
}

const CARD = {
  series: {
    id: SERIES,
    version: 3,
    recurrence: { rule: { kind: 'weekly', every: 1, weekdays: ['tue'] }, ends: { kind: 'on', date: '2026-12-15' }, exceptions: [] },
    firstOn: '2026-12-01',
    lastOn: '2026-12-15',
    terms: { title: 'Korøvelse', rooms: [ROOM], dayShift: 0, startsMinute: 1140, lengthMinutes: 120, attendees: null, note: '' },
    borrower: { id: 2, name: 'Koret Klangbølgen', shortName: 'Koret' },
    standing: 3,
  },
  dates: [
    { on: '2026-12-01', booking: aBooking('2026-12-01', 1, place('2026-12-01', '18:00', '20:00') as never), leftOut: null, byHand: ['time'], hasBegun: false },
    { on: '2026-12-08', booking: aBooking('2026-12-08', 2), leftOut: null, byHand: [], hasBegun: false },
    { on: '2026-12-15', booking: aBooking('2026-12-15', 3), leftOut: null, byHand: [], hasBegun: false },
  ],
} as unknown as SeriesCard;

const HINDERED = {
  kind: 'hindered',
  refusal: { code: 'room_taken', details: { clashes: [{ roomName: 'Sal A', borrower: null, title: 'Havnekoret', ...place('2026-12-08', '18:30', '20:30') }], alternatives: [] } },
  instead: [{ ...place('2026-12-08', '18:00', '20:00'), rooms: [2], roomNames: ['Sal B'], premisesName: 'Centret', sameHouse: true, maximum: 70, reason: 'other_room' }],
};

/** The second cannot go, the third keeps what was changed by hand. */
const PLAN = {
  version: 3,
  dates: [
    { on: '2026-12-01', booking: { id: 1, version: 1 }, before: place('2026-12-01', '18:00', '20:00'), after: place('2026-12-01', '18:00', '20:00'), changes: [], kept: [], notes: [] },
    { on: '2026-12-08', booking: { id: 2, version: 1 }, before: place('2026-12-08'), after: place('2026-12-08', '18:00', '20:00'), changes: ['time'], kept: [], notes: [] },
    { on: '2026-12-15', booking: { id: 3, version: 1 }, before: place('2026-12-15'), after: place('2026-12-15'), changes: [], kept: ['time'], notes: [] },
  ],
  plan: { dates: [{ on: '2026-12-08', ...place('2026-12-08', '18:00', '20:00'), chosen: false, outcome: HINDERED }], free: 0, hindered: 1, leftOut: 0, instead: [], warnings: [] },
};

const SOON = { finding: { kind: 'short_notice', days: 1, least: 3 }, force: 'desk', source: 'Centrets egen regel', mayOverrule: true };

function show(answers: Answers, props: Record<string, unknown> = {}) {
  const onchanged = vi.fn();
  setBackend(fakeBackend({ open_series: () => CARD, ...answers }));
  const target = document.body.appendChild(document.createElement('main'));
  render(SeriesPart, { target, props: { seriesId: SERIES, bookingId: 1 as BookingId, onchanged, roomsText: () => 'Sal B', ...props } });
  return { onchanged, user: userEvent.setup({ pointerEventsCheck: 0 }) };
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

describe('the same for those after it', () => {
  test('shows who is in the way and what is kept, and saves what was decided', async () => {
    const asked = vi.fn(({ choices }: { choices: unknown[] }) =>
      choices.length === 0
        ? PLAN
        : { ...PLAN, plan: { ...PLAN.plan, free: 1, hindered: 0, dates: [{ ...PLAN.plan.dates[0], chosen: true, outcome: { kind: 'free', blockedFrom: '', blockedUntil: '', notes: [] } }] } },
    );
    const save = vi.fn(() => ({ now: CARD, undo: { operation: 'put_series_back', input: { version: 4 } } }));
    const { user, onchanged } = show({ plan_series_edit: asked as never, edit_series: save });
    await user.click(await screen.findByRole('button', { name: 'Gør det samme for de følgende' }));
    expect(await screen.findByText(/Havnekoret 18.30–20.30/)).toBeVisible();
    expect(screen.getByText('0 datoer ændres · 1 kan ikke flyttes og bliver, hvor den er · 1 beholder det, der er rettet for sig')).toBeVisible();
    expect(screen.getByText('Rettet for sig og beholdes: tid.')).toBeVisible();
    expect(await brokenRules()).toEqual([]);
    await user.click(screen.getByRole('button', { name: /Sal B/ }));
    await user.click(await screen.findByRole('button', { name: 'Ret 1 dato' }));
    await waitFor(() => expect(onchanged).toHaveBeenCalled());
    const changes = [{ field: 'time', dayShift: 0, startsMinute: 1080, lengthMinutes: 120 }];
    const choices = [{ kind: 'instead', on: '2026-12-08', rooms: [2], starts: '2026-12-08T18:00', ends: '2026-12-08T20:00' }];
    expect(save).toHaveBeenCalledWith({
      edit: { id: SERIES, fromOn: '2026-12-01', changes, choices, also: [] },
      version: 3,
      bookings: [1, 2, 3].map((id) => ({ id, version: 1 })),
      held: ['2026-12-08'],
    });
    expect(undoStack.shown?.label).toBe('Koret: 1 dato rettet');
  });

  test('what was changed by hand can be made to follow', async () => {
    const asked = vi.fn(() => PLAN);
    const { user } = show({ plan_series_edit: asked });
    await user.click(await screen.findByRole('button', { name: 'Gør det samme for de følgende' }));
    await user.click(await screen.findByRole('checkbox', { name: 'Ret også denne' }));
    await waitFor(() => expect(asked).toHaveBeenLastCalledWith(expect.objectContaining({ also: ['2026-12-15'] })));
  });

  test('somebody was faster: the new plan is shown and nothing is changed', async () => {
    const plain = { ...PLAN, dates: PLAN.dates.slice(1, 2), plan: { ...PLAN.plan, hindered: 0, free: 1, dates: [] } };
    const plans = [plain, PLAN];
    const { user, onchanged } = show({
      plan_series_edit: () => plans.shift() ?? PLAN,
      edit_series: () => refuse('plan_changed', { dates: ['2026-12-08'], plan: PLAN.plan }),
    });
    await user.click(await screen.findByRole('button', { name: 'Gør det samme for de følgende' }));
    await user.click(await screen.findByRole('button', { name: 'Ret 1 dato' }));
    expect(await screen.findByText(/Ikke ledigt længere: tirsdag 8\/12/)).toBeVisible();
    expect(screen.getByText(/Havnekoret 18.30–20.30/)).toBeVisible();
    expect(onchanged).not.toHaveBeenCalled();
  });

  test('a rule that speaks against a date stands at it, and is overruled with one reason', async () => {
    const date = { ...PLAN.dates[1], notes: [SOON] };
    const plan = { ...PLAN, dates: [date], plan: { ...PLAN.plan, hindered: 0, free: 1, dates: [] } };
    const save = vi.fn(() => ({ now: CARD, undo: { operation: 'put_series_back', input: { version: 4 } } }));
    const { user, onchanged } = show({ plan_series_edit: () => plan, edit_series: save });
    await user.click(await screen.findByRole('button', { name: 'Gør det samme for de følgende' }));
    const line = (await screen.findByText('tirsdag 8/12 19–21')).closest('li') as HTMLElement;
    expect(line).toHaveTextContent('Det er i morgen, og der skal bookes mindst 3 dage før.');
    expect(await brokenRules()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Ret 1 dato' }));
    const why = screen.getByLabelText('Hvorfor alligevel?');
    expect(why).toHaveAccessibleDescription('Skriv kort, hvorfor det sker alligevel');
    expect(why).toHaveFocus();
    expect(save).not.toHaveBeenCalled();
    await user.type(why, 'Aftalt i telefonen');
    await user.click(screen.getByRole('button', { name: 'Ret 1 dato' }));
    await waitFor(() => expect(onchanged).toHaveBeenCalled());
    expect(save).toHaveBeenCalledWith(expect.objectContaining({ overrule: 'Aftalt i telefonen' }));
  });

  test('what a move or a change of texts would be for the others', () => {
    const now = aBooking('2026-12-08', 2, { ...place('2026-12-09', '18:00', '20:30'), rooms: [2 as RoomId] } as never);
    expect(changesOfMove(place('2026-12-08') as never, now)).toEqual([
      { field: 'time', dayShift: 1, startsMinute: 1080, lengthMinutes: 150 },
      { field: 'rooms', rooms: [2] },
    ]);
    expect(changesOfMove(place('2026-12-08') as never, aBooking('2026-12-08', 2))).toEqual([]);
    expect(changesOfPart({ organisationId: null, contactPersonId: null, note: 'x' })).toEqual([
      { field: 'borrower', organisationId: null },
      { field: 'contact', contactPersonId: null },
      { field: 'note', note: 'x' },
    ]);
    expect(changesByHand(now, ['rooms', 'note'])).toEqual([{ field: 'rooms', rooms: [2] }, { field: 'note', note: '' }]);
  });
});

describe('a series that goes on', () => {
  test('shows the dates that come before it books them', async () => {
    const plan = { dates: [{ on: '2026-12-22', ...place('2026-12-22'), chosen: false, outcome: { kind: 'free', blockedFrom: '', blockedUntil: '', notes: [] } }], free: 1, hindered: 0, leftOut: 0, instead: [], warnings: [] };
    const extend = vi.fn(() => ({ now: CARD, undo: { operation: 'take_back_extension', input: { version: 4 } } }));
    const season = { version: 1, mostDates: 400, named: [{ name: 'Jul', everyYear: { month: 12, day: 20 }, dates: [] }], schoolHolidays: [] };
    const { user, onchanged } = show({ plan_extension: () => plan, extend_series: extend, season_dates: () => season });
    await user.click(await screen.findByRole('button', { name: /: Rækken$/ }));
    await user.click(await screen.findByText('Forlæng rækken…'));
    await user.type(await screen.findByLabelText('Sidste dag'), '22/12{Tab}');
    expect(await screen.findByText('1 dato ledig')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Book 1 dato mere' }));
    await waitFor(() => expect(onchanged).toHaveBeenCalled());
    const extension = { kind: 'until', end: { kind: 'on', date: '2026-12-22' } };
    expect(extend).toHaveBeenCalledWith({ id: SERIES, version: 3, extension, choices: [], held: ['2026-12-22'] });
  });
});

describe('a series that goes on against a rule', () => {
  test('says so in few words, and books with a reason', async () => {
    const free = (on: string, notes: unknown[]) => ({ on, ...place(on), chosen: false, outcome: { kind: 'free', blockedFrom: '', blockedUntil: '', notes } });
    const closed = { ...SOON, finding: { kind: 'not_open_yet', opensOn: '2026-12-15' } };
    const plan = { dates: [free('2026-12-22', []), free('2027-01-05', [closed]), free('2027-01-12', [closed])], free: 3, hindered: 0, leftOut: 0, instead: [], warnings: [] };
    const extend = vi.fn(() => ({ now: CARD, undo: { operation: 'take_back_extension', input: { version: 4 } } }));
    const season = { version: 1, mostDates: 400, named: [], schoolHolidays: [] };
    const { user, onchanged } = show({ plan_extension: () => plan, extend_series: extend, season_dates: () => season });
    await user.click(await screen.findByRole('button', { name: /: Rækken$/ }));
    await user.click(await screen.findByText('Forlæng rækken…'));
    await user.type(await screen.findByLabelText('Sidste dag'), '12/1{Tab}');
    const notes = await screen.findByRole('region', { name: 'Husets regler siger' });
    expect(notes).toHaveTextContent('2 af 3 datoer: Perioden åbner først for booking tirsdag 15/12.');
    expect(await brokenRules()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Book 3 datoer mere' }));
    expect(screen.getByLabelText('Hvorfor alligevel?')).toHaveFocus();
    expect(extend).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Aftalt med centerlederen' }));
    await user.click(screen.getByRole('button', { name: 'Book 3 datoer mere' }));
    await waitFor(() => expect(onchanged).toHaveBeenCalled());
    expect(extend).toHaveBeenCalledWith(expect.objectContaining({ overrule: 'Aftalt med centerlederen' }));
  });
});

describe('how it repeats, as it is written', () => {
  const fields = (change: Partial<RepeatFields>): RepeatFields => ({ ...emptyRepeat(), end: { kind: 'after', date: '', count: '8', name: '' }, ...change });
  const read = (change: Partial<RepeatFields>, first = '2026-11-24') => readRepeat(fields(change), first);

  test.each([
    [{}, { kind: 'weekly', every: 1, weekdays: ['tue'] }],
    [{ rule: 'two_weeks', weekdays: ['thu', 'mon'] }, { kind: 'weekly', every: 2, weekdays: ['mon', 'thu'] }],
    [{ every: ' 3 ' }, { kind: 'weekly', every: 3, weekdays: ['tue'] }],
    [{ rule: 'month_weekday', every: '2' }, { kind: 'monthly_by_weekday', every: 2, nth: 'fourth', weekday: 'tue' }],
    [{ rule: 'day', every: '4' }, { kind: 'daily', every: 4 }],
    [{ rule: 'odd', every: '4' }, { kind: 'by_week_parity', parity: 'odd', weekdays: ['tue'] }],
    [{ rule: 'month_date' }, { kind: 'monthly_by_date', every: 1, day: 24 }],
    [{ rule: 'month_weekday' }, { kind: 'monthly_by_weekday', every: 1, nth: 'fourth', weekday: 'tue' }],
    [{ rule: 'month_last' }, { kind: 'monthly_by_weekday', every: 1, nth: 'last', weekday: 'tue' }],
    [{ rule: 'day' }, { kind: 'daily', every: 1 }],
    [{ rule: 'year', whenMissing: 'skip' }, { kind: 'yearly', whenMissing: 'skip' }],
    [{ rule: 'dates', dates: '1/12, 3/2' }, { kind: 'dates', dates: ['2026-11-24', '2026-12-01', '2027-02-03'] }],
  ] as const)('%j', (change, rule) => {
    expect(read(change as Partial<RepeatFields>)).toMatchObject({ ok: true, value: { rule } });
  });

  test('what is left out and when it ends', () => {
    const end = { kind: 'on' as const, date: '15/1', count: '', name: '' };
    expect(read({ end, without: 'uge 52, 24/12, 1/1 til 3/1', schoolHolidays: true })).toMatchObject({
      value: {
        ends: { kind: 'on', date: '2027-01-15' },
        exceptions: [
          { kind: 'week', week: 52 },
          { kind: 'date', date: '2026-12-24' },
          { kind: 'period', from: '2027-01-01', to: '2027-01-03' },
          { kind: 'school_holidays' },
        ],
      },
    });
    expect(read({ without: 'måske' })).toEqual({ ok: false, field: 'without', problem: 'Skriv uger og datoer med komma imellem, fx uge 42, 24/12' });
    expect(read({ end: { ...end, date: '' } })).toMatchObject({ ok: false, field: 'end' });
    expect(read({ every: '0' })).toEqual({ ok: false, field: 'every', problem: 'Skriv et tal, fx 3' });
  });
});

describe('in the calendar', () => {
  const date = (on: string, outcome: unknown) => ({ on, ...place(on), chosen: false, outcome });
  const FREE = { kind: 'free', blockedFrom: '', blockedUntil: '', notes: [] };
  const plan = { dates: [date('2026-11-24', FREE), date('2026-12-01', HINDERED), date('2026-12-08', FREE)], free: 2, hindered: 1, leftOut: 0, instead: [], warnings: [] };

  test('a booking that repeats is booked as its plan was shown', async () => {
    const { engine, user } = await calendarAt('uge/2026-W48');
    engine.answers = {
      season_dates: () => ({ version: 1, mostDates: 400, named: [], schoolHolidays: [] }),
      plan_series: () => plan,
      book_series: () => ({ now: { kind: 'series', card: CARD }, undo: { operation: 'cancel_series', input: { version: 3 } } }),
    };
    cellOf(1, '2026-11-24').focus();
    await user.keyboard('n');
    await user.type(await screen.findByRole('textbox', { name: /Hvad sker der/ }), 'Kor');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Gentages' }), 'Hver uge');
    await user.click(screen.getByRole('button', { name: 'Book' }));
    expect(await screen.findByText('Skriv den sidste dag, fx 15/12')).toBeVisible();
    await user.type(screen.getByRole('textbox', { name: 'Sidste dag' }), '8/12');
    expect(await screen.findByText('2 af 3 datoer ledige')).toBeVisible();
    expect(await brokenRules()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Book 2 datoer' }));
    await waitFor(() => expect(engine.asked.map((one) => one.operation)).toContain('book_series'));
    const sent = engine.asked.find((one) => one.operation === 'book_series')?.input as unknown as { recurrence: unknown; held: unknown };
    expect(sent).toMatchObject({
      recurrence: { rule: { kind: 'weekly', every: 1, weekdays: ['tue'] }, ends: { kind: 'on', date: '2026-12-08' }, exceptions: [] },
      held: ['2026-11-24', '2026-12-08'],
    });
    await waitFor(() => expect(undoStack.shown?.label).toBe('Koret: 3 datoer booket'));
  });

  test('what the rules say to its dates is told in few words, at each date, and wants one reason', async () => {
    const noted = (on: string) => date(on, { ...FREE, notes: [SOON] });
    const { engine, user } = await calendarAt('uge/2026-W48');
    engine.answers = {
      season_dates: () => ({ version: 1, mostDates: 400, named: [], schoolHolidays: [] }),
      plan_series: () => ({ ...plan, dates: [noted('2026-11-24'), date('2026-12-01', FREE), noted('2026-12-08')], free: 3, hindered: 0 }),
      book_series: () => ({ now: { kind: 'series', card: CARD }, undo: null }),
    };
    cellOf(1, '2026-11-24').focus();
    await user.keyboard('n');
    await user.type(await screen.findByRole('textbox', { name: /Hvad sker der/ }), 'Kor');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Gentages' }), 'Hver uge');
    await user.type(screen.getByRole('textbox', { name: 'Sidste dag' }), '8/12');
    const notes = await screen.findByRole('region', { name: 'Husets regler siger' });
    expect(notes).toHaveTextContent('2 af 3 datoer: Det er i morgen, og der skal bookes mindst 3 dage før.');
    await user.click(screen.getByText('Vis alle datoer'));
    const rows = screen.getAllByRole('listitem').map((row) => row.textContent?.replace(/\s+/g, ' ').trim());
    expect(rows).toContain('tirsdag 8/12 19–21 Det er i morgen, og der skal bookes mindst 3 dage før.');
    expect(rows).toContain('tirsdag 1/12 19–21');
    await user.click(screen.getByRole('button', { name: 'Book 3 datoer' }));
    expect(engine.asked.map((one) => one.operation)).not.toContain('book_series');
    await user.click(screen.getByRole('button', { name: 'Akut behov' }));
    await user.click(screen.getByRole('button', { name: 'Book 3 datoer' }));
    await waitFor(() => expect(engine.asked.find((one) => one.operation === 'book_series')?.input).toMatchObject({ booking: { overrule: 'Akut behov' } }));
  });

  test('its borrower, contact, kind and layout are changed together, and no time is', async () => {
    const { engine, user } = await calendarAt('uge/2026-W48', [
      { rooms: [ROOM], starts: '2026-11-24T19:00', ends: '2026-11-24T21:00', title: 'Korøvelse', seriesId: SERIES, originalOn: '2026-11-24' } as never,
    ]);
    const terms = { ...CARD.series.terms, organisationId: 2, lentAs: null, contactPersonId: 7, kind: 'association', layout: null, title: 'Koret Klangbølgen' };
    const own = engine.bookings[0] as Booking;
    engine.answers = {
      open_series: () => ({ series: { ...CARD.series, terms }, dates: [{ on: '2026-11-24', booking: own, leftOut: null, byHand: [], hasBegun: false }] }),
      plan_series_edit: () => PLAN,
    };
    within(document.body).getByRole('button', { name: /Kor/ }).focus();
    await user.keyboard('{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Ret rækken…' }));
    const form = (await screen.findByRole('radiogroup', { name: 'Hvilke datoer' })).closest('section') as HTMLElement;
    await user.selectOptions(within(form).getByRole('combobox', { name: 'Art' }), 'Kursus');
    await user.selectOptions(within(form).getByRole('combobox', { name: /Opstilling/ }), within(form).getAllByRole('option', { name: /Biograf/ })[0] as HTMLElement);
    const party = within(form).getByRole('combobox', { name: /Forening/ });
    await user.clear(party);
    await user.type(party, 'strik');
    await user.click(await screen.findByRole('option', { name: /Strikkeklub/ }));
    await waitFor(() => {
      const { changes } = engine.asked.findLast((one) => one.operation === 'plan_series_edit')?.input as unknown as { changes: Array<{ field: string }> };
      expect(changes.map(({ field }) => field)).toEqual(['borrower', 'contact', 'title', 'kind', 'layout']);
    });
    expect(await brokenRules()).toEqual([]);
  });

  test('a date of a series that was moved offers the same to the others, done at once where nobody has to decide', async () => {
    const { engine, user } = await calendarAt('uge/2026-W48', [
      { rooms: [ROOM], starts: '2026-11-24T19:00', ends: '2026-11-24T21:00', title: 'Kor', seriesId: SERIES, originalOn: '2026-11-24' } as never,
    ]);
    const plain = { version: 3, dates: [{ ...PLAN.dates[1] }], plan: { dates: [], free: 1, hindered: 0, leftOut: 0, instead: [], warnings: [] } };
    engine.answers = {
      open_series: () => CARD,
      plan_series_edit: () => plain,
      edit_series: () => ({ now: CARD, undo: { operation: 'put_series_back', input: { version: 4 } } }),
    };
    (document.querySelector('[data-piece]') as HTMLElement | null)?.focus();
    within(document.body).getByRole('button', { name: /Kor/ }).focus();
    await user.keyboard('m{Shift>}{ArrowRight}{/Shift}{Enter}');
    await waitFor(() => expect(undoStack.shown?.more?.map(({ text }) => text)).toEqual(['Også de følgende', 'Hele rækken']));
    undoStack.shown?.more?.[0]?.run();
    await waitFor(() => expect(undoStack.shown?.label).toBe('Koret: 1 dato rettet'));
    const sent = engine.asked.find((one) => one.operation === 'plan_series_edit')?.input as unknown as { fromOn: string; changes: unknown };
    expect(sent).toMatchObject({ fromOn: '2026-11-24', changes: [{ field: 'time', startsMinute: 1155 }] });
  });
});
