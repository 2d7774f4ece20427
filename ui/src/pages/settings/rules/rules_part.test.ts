import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { session } from '../../../access';
import { setBackend } from '../../../backend/call';
import type { Booking, BookingRules, KeepBookingRules, Misfits, Premises, RuleBook, TypedTexts } from '../../../backend/generated/operations';
import { router, undoStack } from '../../../shared';
import { brokenRules } from '../../../testing/axe';
import { aSession, fakeBackend, type Answers } from '../../../testing/inventedOffice';
import { changed, inventedSettings } from '../../../testing/inventedSettings';
import { language } from '../../../texts';
import RulesPart from './RulesPart.svelte';

const halfYears = { kind: 'half_years', first: { month: 12, day: 15 }, second: { month: 6, day: 15 } } as const;

function aBook(change: Partial<RuleBook> = {}): RuleBook {
  return {
    lending: [
      { category: 'municipal', lent: true, horizon: { kind: 'always' }, tariff: { kind: 'free' } },
      { category: 'social', lent: true, horizon: halfYears, tariff: { kind: 'free' } },
    ],
    horizon: 'desk',
    leadTime: { force: 'desk', days: 3 },
    cancelDays: 8,
    recallDays: 8,
    optionDays: 7,
    largeEvents: { force: 'tell', from: 50, days: 14, houses: [], notify: 'Beredskabet' },
    overnight: { force: 'tell', days: 14, manyAbove: 150, manyDays: 28, planAbove: 50, notify: 'Beredskabet' },
    seatingPlans: { force: 'desk', above: 150 },
    primeTime: { force: 'off', spans: [{ weekdays: ['mon'], fromMinute: 1020, untilMinute: 1320 }], hours: 6, per: 'week' },
    noShows: { force: 'tell', from: 3, season: { month: 8, day: 1 } },
    approval: { rooms: [], spans: [] },
    hoursCover: 'booked_time',
    sources: { lead_time: 'Centrets egen regel', seating_plan: 'BR18 § 6 h' },
    ...change,
  };
}

/** Reads as the engine would what these tests write. */
function readTyped({ texts }: TypedTexts): unknown[] {
  return texts.map(({ kind, text }) => {
    const number = Number(text.replace(/ kr\.$/, '').replace(',', '.'));
    if (kind === 'date') {
      const [day, month] = text.split('/');
      return { read: 'date', date: `2027-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}` };
    }
    if (Number.isNaN(number)) return { read: 'not_read', problem: { kind: kind === 'amount' ? 'amount' : 'time' } };
    return kind === 'amount' ? { read: 'amount', amount: Math.round(number * 100) } : { read: 'minute', minute: number * 60 };
  });
}

beforeEach(() => {
  language.use('da');
  session.current = aSession({ roles: ['manager'] });
  undoStack.forget();
  router.replace(['settings', 'rules']);
});

async function open({ book = aBook(), misfits, answers = {} }: { book?: RuleBook; misfits?: Misfits; answers?: Answers } = {}) {
  let kept: BookingRules = { version: 1, book, comesWith: aBook() };
  const keep_booking_rules = vi.fn(({ book: next }: KeepBookingRules) => {
    kept = { ...kept, book: next, version: kept.version + 1 };
    return changed(kept);
  });
  const all = {
    ...inventedSettings(),
    booking_rules: () => kept,
    list_misfits: () => misfits ?? { found: [], total: 0 },
    read_typed: readTyped,
    keep_booking_rules,
    ...answers,
  };
  setBackend(fakeBackend(all));
  render(RulesPart);
  await screen.findByRole('heading', { name: 'Hvor tæt på' });
  return { user: userEvent.setup({ pointerEventsCheck: 0 }), keep_booking_rules };
}

const rule = (name: string) => within(screen.getByRole('region', { name }));

describe('the rules for lending', () => {
  test('stand with their values, sources and what they were to begin with, and break no rule of accessibility', async () => {
    await open();
    expect(rule('Hvor tæt på').getByLabelText('Mindst så mange dage før')).toHaveValue('3');
    expect(rule('Pladsfordelingsplan').getByText('Kilde: BR18 § 6 h')).toBeVisible();
    expect(rule('Afbud fra låneren').getByText('Fra start: 8 dage før')).toBeVisible();
    expect(rule('Årlig erklæring om børneattester').getByText(/uden gyldig erklæring får intet lokale/)).toBeVisible();
    expect(await brokenRules(document.body.firstElementChild as HTMLElement)).toEqual([]);
  });

  test('a number is kept when its field is left, with a way back', async () => {
    const { user, keep_booking_rules } = await open();
    const field = rule('Afbud fra låneren').getByLabelText('Dage før');
    await user.clear(field);
    await user.type(field, '14{Tab}');
    await vi.waitFor(() => expect(keep_booking_rules.mock.calls[0]?.[0]?.book.cancelDays).toBe(14));
    expect(undoStack.shown?.label).toBe('Regler for lån: afbud fra låneren er ændret');
    await user.click(rule('Afbud fra låneren').getByRole('button', { name: 'Brug reglen fra start: afbud fra låneren' }));
    await vi.waitFor(() => expect(keep_booking_rules.mock.calls[1]?.[0]?.book.cancelDays).toBe(8));
  });

  test('setting up and cleaning have to lie within the opening hours as well, once that is chosen', async () => {
    const { user, keep_booking_rules } = await open();
    const hours = rule('Åbningstider og lukninger');
    expect(hours.getByText('Fra start: kun den bookede tid')).toBeVisible();
    await user.selectOptions(hours.getByLabelText('Skal ligge inden for åbningstiden'), 'Også klargøring og oprydning');
    await vi.waitFor(() => expect(keep_booking_rules.mock.calls[0]?.[0]?.book.hoursCover).toBe('with_buffers'));
    expect(undoStack.shown?.label).toBe('Regler for lån: åbningstider og lukninger er ændret');
  });

  test('how long is reserved, and how many no-shows a season bears, are settings with their sources', async () => {
    const { user, keep_booking_rules } = await open();
    expect(rule('Hvor længe der reserveres').getByText('Fra start: 7 dage')).toBeVisible();
    const days = rule('Hvor længe der reserveres').getByLabelText('Dage');
    await user.clear(days);
    await user.type(days, '5{Tab}');
    await vi.waitFor(() => expect(keep_booking_rules.mock.calls[0]?.[0]?.book.optionDays).toBe(5));
    const season = rule('Udeblivelser').getByLabelText('Sæsonen begynder');
    await user.clear(season);
    await user.type(season, '15/9{Tab}');
    await vi.waitFor(() => expect(keep_booking_rules.mock.calls[1]?.[0]?.book.noShows).toEqual({ force: 'tell', from: 3, season: { month: 9, day: 15 } }));
  });

  test('what is no number stays as it was typed, with what to write', async () => {
    const { user, keep_booking_rules } = await open();
    const field = rule('Hvor tæt på').getByLabelText('Mindst så mange dage før');
    await user.clear(field);
    await user.type(field, 'snart{Tab}');
    await vi.waitFor(() => expect(field).toHaveAccessibleDescription('Skriv et tal, fx 8'));
    expect(field).toHaveValue('snart');
    expect(keep_booking_rules).not.toHaveBeenCalled();
  });

  test('a booking outside hours that changed is listed with its house', async () => {
    const booking = { id: 7, starts: '2026-12-01T19:00', ends: '2026-12-01T21:00', title: 'Korøvelse', borrower: null, rooms: [] } as unknown as Booking;
    const [house] = inventedSettings().list_premises?.(undefined as never) as Premises[];
    const misfit = { kind: 'outside_hours' as const, booking, premisesId: house?.id as Premises['id'] };
    const { user } = await open({ misfits: { found: [misfit], total: 1 } });
    await user.click(await screen.findByRole('button', { name: 'Vis dem' }));
    expect(screen.getByText(`Uden for åbningstiden i ${house?.details.name ?? ''}`)).toBeVisible();
  });

  test('a source is written in place', async () => {
    const { user, keep_booking_rules } = await open();
    await user.click(rule('Hvor tæt på').getByRole('button', { name: 'Ret kilden: hvor tæt på' }));
    const field = rule('Hvor tæt på').getByLabelText('Kilde til hvor tæt på');
    await user.clear(field);
    await user.type(field, 'Byrådet, 12/3-2026{Enter}');
    await vi.waitFor(() => expect(keep_booking_rules.mock.calls[0]?.[0]?.book.sources.lead_time).toBe('Byrådet, 12/3-2026'));
  });

  test('a kind of borrower gets a tariff by the hour', async () => {
    const { user, keep_booking_rules } = await open();
    await user.selectOptions(screen.getByLabelText(/^Pris: frivillig/i), 'Pr. time');
    await vi.waitFor(() => expect(keep_booking_rules.mock.calls[0]?.[0]?.book.lending[1]?.tariff).toEqual({ kind: 'per_hour', rate: 2500 }));
  });

  test('the desk reads them and changes nothing', async () => {
    session.current = aSession({ roles: ['front_desk'] });
    await open();
    expect(rule('Hvor tæt på').getByLabelText('Mindst så mange dage før')).toBeDisabled();
    expect(screen.queryByRole('button', { name: /Ret kilden/ })).toBeNull();
  });
});
