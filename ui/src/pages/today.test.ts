import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { session } from '../access';
import { setBackend } from '../backend/call';
import type { BackupState, BookingId, CalendarBooking, RoomId, Today, TodayHouse } from '../backend/generated/operations';
import { HOUSES } from '../bookings/testing/invented_bookings';
import { officeChanges } from '../shared/officeChanges.svelte';
import { undoStack } from '../shared/undo.svelte';
import { brokenRules } from '../testing/axe';
import { aSession, fakeBackend, refuse, type Answers } from '../testing/inventedOffice';
import { language } from '../texts';
import TodayPage from './TodayPage.svelte';

const DATE = '2026-11-24';
let bookings = 0;

function aBooking(room: number, from: string, until: string, title: string, attendees: number | null = null): CalendarBooking {
  const [starts, ends] = [`${DATE}T${from}`, `${DATE}T${until}`] as [CalendarBooking['starts'], CalendarBooking['ends']];
  bookings += 1;
  return {
    id: bookings as BookingId,
    version: 1,
    number: `B-2026-0000${bookings}`,
    rooms: [room as RoomId],
    starts,
    ends,
    blockedFrom: starts,
    blockedUntil: ends,
    title,
    borrower: null,
    kind: 'association',
    state: 'confirmed',
    optionUntil: null,
    attendees,
    fee: null,
    seriesId: null,
  };
}

const [CENTRE, SCHOOL] = HOUSES as [TodayHouse['house'], TodayHouse['house']];

function aHouse(house: TodayHouse['house'], rows: CalendarBooking[], part: Partial<TodayHouse> = {}): TodayHouse {
  return { house, open: [{ premisesId: house.id, date: DATE, opensMinute: 510, closesMinute: 1290 }], closed: [], rows, now: [], next: [], ...part };
}

function aDay(): Today {
  const [over, now, next, later] = [
    aBooking(1, '09:00', '10:00', 'Morgensang', 20),
    aBooking(2, '10:00', '11:00', 'Strik', 12),
    aBooking(4, '14:00', '16:30', 'Sprogcafé'),
    aBooking(1, '19:00', '21:00', 'Korøvelse', 30),
  ] as const;
  const closed: TodayHouse['closed'] = SCHOOL.rooms.map(({ id }) => ({
    roomId: id,
    starts: `${DATE}T00:00` as never,
    ends: '2026-11-25T00:00' as never,
    reason: { kind: 'closure', text: 'Gulvene slibes' },
  }));
  return {
    date: DATE,
    now: `${DATE}T10:42` as Today['now'],
    houses: [
      aHouse(CENTRE, [over, now, next, later], { now: [now.id], next: [next.id] }),
      aHouse(SCHOOL, [], { open: [], closed }),
    ],
  };
}

const NO_BACKUP = { place: 'file', newest: null, failure: null, isDue: true } as unknown as BackupState;

function show(today: () => unknown = aDay, backup: BackupState = NO_BACKUP): void {
  setBackend(fakeBackend({ today, backup_state: () => backup }));
  render(TodayPage, { target: document.body.appendChild(document.createElement('main')) });
}

beforeEach(() => {
  language.use('da');
  session.current = aSession();
});
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

describe('at 10.42 on a Tuesday', () => {
  test('who is there says until when, and who comes next says in how long', async () => {
    show();
    const house = within(await screen.findByRole('region', { name: 'Bøgelunde Aktivitets- og Frivilligcenter' }));
    const lines = house.getAllByRole('listitem').map((line) => line.textContent?.replace(/\s+/g, ' ').trim());
    expect(lines).toEqual([
      expect.stringMatching(/^9–10 Morgensang Storesal A 20 pers\./),
      expect.stringMatching(/^Nu slutter om 18 min\. 10–11 Strik Storesal B 12 pers\./),
      expect.stringMatching(/^Næste om 3 t\. 18 min\. 14–16\.30 Sprogcafé Blåt mødelokale/),
      expect.stringMatching(/^19–21 Korøvelse Storesal A 30 pers\./),
    ]);
    expect(house.getByText('Tidligere i dag: 1 booking')).toBeVisible();
    expect(house.getByText('Morgensang')).not.toBeVisible();
  });

  test('the day stands in figures on top', async () => {
    show();
    const figures = await waitFor(() => screen.getByText('I gang nu').closest('dl') as HTMLElement);
    expect(figures.textContent?.replace(/\s+/g, ' ')).toMatch(/I gang nu ?1 ?Kommer i dag ?2 ?Ventede personer ?62 ?Næste ?14 Sprogcafé, Blåt mødelokale/);
  });

  test('a house that is closed says why, once', async () => {
    show();
    const house = within(await screen.findByRole('region', { name: 'Havbjerg Gamle Skole' }));
    expect(house.getByText('Huset er lukket: Gulvene slibes')).toBeVisible();
    expect(house.getByText('Lukket i dag')).toBeVisible();
    expect(house.getByText('Ingen bookinger i dag.')).toBeVisible();
  });

  test('a line leads to the booking in the day', async () => {
    show();
    expect(await screen.findByRole('link', { name: 'Strik' })).toHaveAttribute('href', expect.stringMatching(/^#\/premises\/dag\/2026-11-24\?booking=\d+$/));
  });

  test('it breaks no rule', async () => {
    show();
    await screen.findByText('Strik');
    expect(await brokenRules()).toEqual([]);
  });
});

test('what a colleague books stands in the day as soon as the office has changed', async () => {
  let booked = false;
  const late = aBooking(2, '20:00', '21:00', 'Bankospil');
  show(() => {
    const day = aDay();
    return booked ? { ...day, houses: day.houses.map((house, at) => (at === 0 ? { ...house, rows: [...house.rows, late] } : house)) } : day;
  });
  await screen.findByText('Strik');
  officeChanges.saw(1);
  booked = true;
  officeChanges.saw(2);
  expect(await screen.findByText('Bankospil')).toBeVisible();
});

describe('the backup', () => {
  test('that was never made says who does something about it', async () => {
    show();
    expect(await screen.findByText('Ingen endnu')).toBeVisible();
    expect(screen.getByText(/Administratoren vælger en mappe/)).toBeVisible();
  });
  test('says when it was made', async () => {
    show(aDay, { place: 'file', newest: { made: '2026-11-23T22:15' }, failure: null, isDue: false } as unknown as BackupState);
    expect(await screen.findByText('mandag 23/11 kl. 22.15')).toBeVisible();
  });
});

describe('what waits', () => {
  const request = { ...aBooking(1, '19:00', '21:00', 'Julehygge'), state: 'requested' as const };
  const option = { ...aBooking(2, '20:00', '21:00', 'Prøvesang'), state: 'reserved' as const, optionUntil: `${DATE}T16:00` as never };
  const asked: Array<{ operation: string; input: unknown }> = [];

  function waits(more: Answers = {}): void {
    const done = (operation: string) => (input: unknown) => {
      asked.push({ operation, input });
      return { now: request, undo: { operation: 'undo', input: {} } };
    };
    setBackend(
      fakeBackend({
        today: aDay,
        backup_state: () => NO_BACKUP,
        waiting_bookings: () => ({ requests: [{ booking: request, dates: 1, freeDates: 1 }], options: [option] }),
        list_reminders: () => [{ id: 3, version: 1, dueOn: '2026-11-23', text: 'Ring til pedellen' }],
        colleagues_news: () => ({
          lines: [
            { id: 9, at: '2026-11-24T09:30:00Z', userId: 2, userName: 'Jens Holm', operation: 'cancel_booking', request: 'x', subject: { kind: 'booking', id: 4 }, event: { event: 'booking_cancelled', values: { by: 'borrower' } } },
          ],
          next: null,
          names: [{ subject: { kind: 'booking', id: 4 }, name: 'Banko' }],
        }),
        approve_request: done('approve_request'),
        finish_reminder: done('finish_reminder'),
        mark_no_show: done('mark_no_show'),
        note_news_seen: done('note_news_seen'),
        ...more,
      }),
    );
    asked.length = 0;
    render(TodayPage, { target: document.body.appendChild(document.createElement('main')) });
  }

  test('requests, options, reminders and what colleagues did stand beside the day', async () => {
    session.current = aSession({ roles: ['manager'] });
    waits();
    const waiting = within(await screen.findByRole('region', { name: 'Venter på dig' }));
    expect(waiting.getByText('1 forespørgsel venter på svar')).toBeVisible();
    expect(waiting.getByText('udløber i dag kl. 16')).toBeVisible();
    expect(screen.getByRole('checkbox', { name: 'Ring til pedellen' })).toBeVisible();
    expect(screen.getByText('siden mandag 23/11')).toBeVisible();
    expect(screen.getByRole('region', { name: 'Kollegerne har ændret 1 ting' })).toHaveTextContent(/Jens Holm Aflyste .*Banko.* kl\. 10\.30/);
    expect(await brokenRules()).toEqual([]);
  });

  test('a request for a series is one line that leads to its dates', async () => {
    session.current = aSession({ roles: ['manager'] });
    waits({ waiting_bookings: () => ({ requests: [{ booking: request, dates: 6, freeDates: 4 }], options: [] }) });
    const waiting = within(await screen.findByRole('region', { name: 'Venter på dig' }));
    expect(await waiting.findByText('6 datoer, 4 ledige')).toBeVisible();
    expect(waiting.queryByRole('button', { name: /Godkend/ })).toBeNull();
    expect(waiting.getByRole('link', { name: 'Svar Julehygge' })).toHaveAttribute('href', expect.stringContaining('booking=1'));
  });

  test('a request is answered there by whoever may, a reminder is ticked off, and news are seen', async () => {
    session.current = aSession({ roles: ['manager'] });
    waits();
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: /^Godkend/ }));
    await user.click(screen.getByRole('checkbox', { name: 'Ring til pedellen' }));
    await user.click(screen.getByRole('button', { name: 'Set' }));
    await waitFor(() => expect(asked.map(({ operation }) => operation)).toEqual(['approve_request', 'finish_reminder', 'note_news_seen']));
    expect(asked[2]?.input).toEqual({ upTo: 9 });
  });

  test('a request that a rule speaks against says so at its line, and is approved with a reason', async () => {
    session.current = aSession({ roles: ['manager'] });
    const notes = [{ finding: { kind: 'short_notice', days: 1, least: 3 }, force: 'desk', source: '', mayOverrule: true }];
    const inputs: unknown[] = [];
    waits({
      approve_request: (input: { overrule?: string }) => {
        inputs.push(input);
        return input.overrule ? { now: request, undo: null } : refuse('rules_broken', { notes });
      },
    });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: /^Godkend/ }));
    expect(await screen.findByText(/Det er i morgen, og der skal bookes mindst 3 dage før/)).toBeVisible();
    expect(await brokenRules()).toEqual([]);
    await user.type(screen.getByLabelText('Hvorfor alligevel?'), 'Aftalt i telefonen{Enter}');
    await waitFor(() => expect(inputs.at(-1)).toMatchObject({ id: request.id, overrule: 'Aftalt i telefonen' }));
    await waitFor(() => expect(screen.queryByLabelText('Hvorfor alligevel?')).toBeNull());
  });

  test('whom somebody has to tell of a booking stands with its last day, and is ticked off', async () => {
    session.current = aSession({ roles: ['front_desk'] });
    const market = { ...aBooking(1, '10:00', '14:00', 'Julemarked', 120), id: 41, version: 2, starts: '2026-12-12T10:00', ends: '2026-12-12T14:00' };
    const finding = { kind: 'large_event', attendees: 120, from: 50, premisesId: 1, notify: 'Beredskabet', by: '2026-11-28', late: false };
    const task = { kind: 'large_event', by: '2026-11-28', finding, source: 'Solrød', bookings: [market, { ...market, id: 42, version: 1 }], changedSince: true };
    let left: unknown[] = [task];
    const inputs: unknown[] = [];
    waits({
      due_notices: () => left,
      tick_notice: (input: unknown) => {
        inputs.push(input);
        left = [];
        return { now: [], undo: { operation: 'tick_notice', input: {} } };
      },
    });
    const waiting = within(await screen.findByRole('region', { name: 'Venter på dig' }));
    expect(await waiting.findByText('1 besked skal gives')).toBeVisible();
    expect(waiting.getByText('120 deltagere: giv beredskabet besked senest lørdag 28/11.')).toBeVisible();
    expect(waiting.getByText('og 1 dato til')).toBeVisible();
    expect(waiting.getByText('Ændret, siden der sidst blev givet besked.')).toBeVisible();
    expect(await brokenRules()).toEqual([]);
    await userEvent.setup().click(waiting.getByRole('button', { name: 'Besked givet Julemarked' }));
    await waitFor(() => expect(screen.queryByText('1 besked skal gives')).toBeNull());
    expect(inputs).toEqual([{ kind: 'large_event', bookings: [{ id: 41, version: 2 }, { id: 42, version: 1 }], isGiven: true }]);
    expect(undoStack.shown?.label).toBe('Julemarked: besked er givet');
  });

  test('the front desk sees requests and does not answer them', async () => {
    session.current = aSession({ roles: ['front_desk'] });
    waits();
    expect(await screen.findByText('1 forespørgsel venter på svar')).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Godkend/ })).toBeNull();
  });

  test('who did not come is noted on the line of what has begun', async () => {
    const day = aDay();
    const [over] = day.houses[0]?.rows ?? [];
    if (over) over.borrower = { id: 1 as never, name: 'Kor', shortName: '' };
    setBackend(fakeBackend({ today: () => day, backup_state: () => NO_BACKUP, mark_no_show: (input: unknown) => (asked.push({ operation: 'mark_no_show', input }), { now: over, undo: null }) }));
    asked.length = 0;
    render(TodayPage, { target: document.body.appendChild(document.createElement('main')) });
    const user = userEvent.setup();
    await user.click(await screen.findByText('Tidligere i dag: 1 booking'));
    await user.click(await screen.findByRole('button', { name: 'Udeblevet: Kor' }));
    expect(asked).toEqual([{ operation: 'mark_no_show', input: { id: over?.id, version: 1 } }]);
  });
});

test('a day that cannot be read says so, and nothing else', async () => {
  show(() => refuse('not_allowed', { allowed: [] }));
  expect(await screen.findByText(/ikke adgang/)).toBeVisible();
  expect(screen.queryByText('I gang nu')).toBeNull();
});

test('whoever may not book has no button for it', async () => {
  session.current = aSession({ roles: ['administrator'] });
  show();
  await screen.findByText('Strik');
  expect(screen.queryByRole('button', { name: /Ny booking/ })).toBeNull();
});
