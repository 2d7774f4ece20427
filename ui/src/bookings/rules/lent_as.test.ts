import { cleanup, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { session } from '../../access';
import { setBackend } from '../../backend/call';
import { undoStack } from '../../shared';
import { brokenRules } from '../../testing/axe';
import { aSession, fakeBackend, refuse } from '../../testing/inventedOffice';
import { language } from '../../texts';
import { calendarAt, cellOf, type OnScreen } from '../testing/page';
import { Lending } from './lending.svelte';
import type { Booking, OrganisationId, RoomId, SeriesId } from '../../backend/generated/operations';

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

const OWN = 'Som foreningen: frivillig social · gratis';
const OTHER = 'Øvrig forening · 19 kr. i timen';
const choir = {
  rooms: [1 as RoomId],
  starts: '2026-11-24T19:00',
  ends: '2026-11-24T21:00',
  title: 'Korøvelse',
  borrower: { id: 2 as OrganisationId, name: 'Koret Klangbølgen', shortName: '' },
};

const lentAs = () => screen.findByRole('combobox', { name: 'Låner som' });

function lastAsked({ engine }: OnScreen, operation: string): unknown {
  return engine.asked.findLast((one) => one.operation === operation)?.input;
}

async function writing(borrower = 'klang', option = /Klangbølgen/): Promise<OnScreen> {
  const page = await calendarAt('uge/2026-W48');
  cellOf(1, '2026-11-26').focus();
  await page.user.keyboard('n');
  await page.user.type(await screen.findByRole('combobox', { name: /Forening/ }), borrower);
  await page.user.click(await screen.findByRole('option', { name: option }));
  return page;
}

async function panel(): Promise<OnScreen> {
  const page = await calendarAt('uge/2026-W48', [choir]);
  within(document.body).getByRole('button', { name: /Kor/ }).focus();
  await page.user.keyboard('{Enter}');
  await lentAs();
  return page;
}

describe('in the form', () => {
  test('is as what the association is, unless somebody says otherwise, and each choice says what it costs', async () => {
    const page = await writing();
    expect(await lentAs()).toHaveDisplayValue(OWN);
    const options = within(await lentAs()).getAllByRole('option');
    expect(options.map((option) => option.textContent)).toEqual([
      OWN,
      'Kommunens egne aktiviteter · gratis',
      OTHER,
      'Privat eller erhverv · lånes ikke ud',
    ]);
    expect(options.at(-1)).toBeDisabled();
    expect(await brokenRules()).toEqual([]);
    await page.user.selectOptions(await lentAs(), OTHER);
    await waitFor(() => expect(lastAsked(page, 'check_times')).toMatchObject({ organisationId: 2, lentAs: 'other_association' }));
    await page.user.click(screen.getByRole('button', { name: /^Book/ }));
    await waitFor(() => expect(lastAsked(page, 'book_room')).toMatchObject({ organisationId: 2, lentAs: 'other_association' }));
  });

  test('says nothing of what it is lent as where nobody chose', async () => {
    const page = await writing();
    await lentAs();
    await page.user.click(screen.getByRole('button', { name: /^Book/ }));
    await waitFor(() => expect(lastAsked(page, 'book_room')).toMatchObject({ organisationId: 2 }));
    expect(lastAsked(page, 'book_room')).not.toHaveProperty('lentAs');
  });

  test('is not there for the house itself, and begins anew with another borrower', async () => {
    const page = await calendarAt('uge/2026-W48');
    cellOf(1, '2026-11-26').focus();
    await page.user.keyboard('n');
    const party = await screen.findByRole('combobox', { name: /Forening/ });
    expect(screen.queryByRole('combobox', { name: 'Låner som' })).toBeNull();
    await page.user.type(party, 'klang');
    await page.user.click(await screen.findByRole('option', { name: /Klangbølgen/ }));
    await page.user.selectOptions(await lentAs(), OTHER);
    await page.user.clear(party);
    await page.user.type(party, 'strik');
    await page.user.click(await screen.findByRole('option', { name: /Strikkeklub/ }));
    await waitFor(async () => expect(await lentAs()).toHaveDisplayValue(OWN));
  });

  test('is filled in as they had it last', async () => {
    const page = await writing();
    page.engine.answers = { last_booking_of: () => page.engine.add({ ...choir, lentAs: 'other_association' }) };
    await page.user.click(await screen.findByRole('button', { name: 'Samme som sidst' }));
    await waitFor(async () => expect(await lentAs()).toHaveDisplayValue(OTHER));
  });

  test('in English too', async () => {
    await writing();
    language.use('en');
    expect(await screen.findByRole('combobox', { name: 'Borrows as' })).toHaveDisplayValue('As the association: voluntary social · free');
  });
});

describe('on a booking', () => {
  test('is changed at once, and can be taken back', async () => {
    const page = await panel();
    expect(await lentAs()).toHaveDisplayValue(OWN);
    expect(await brokenRules()).toEqual([]);
    await page.user.selectOptions(await lentAs(), OTHER);
    await waitFor(() => expect(lastAsked(page, 'change_booking')).toMatchObject({ organisationId: 2, lentAs: 'other_association', title: 'Korøvelse' }));
    await waitFor(() => expect(page.engine.bookings[0]?.lentAs).toBe('other_association'));
    await waitFor(() => expect(undoStack.canUndo).toBe(true));
    await undoStack.undo();
    await waitFor(() => expect(page.engine.bookings[0]?.lentAs).toBeNull());
  });

  test('goes back to what holds where the office says no, which says what else there is', async () => {
    const page = await panel();
    const refusal = { code: 'borrower_not_allowed', details: { organisationId: 2, name: 'Koret Klangbølgen', category: 'municipal' } };
    page.engine.answers = {
      change_booking: () => {
        throw refusal;
      },
    };
    await page.user.selectOptions(await lentAs(), 'Kommunens egne aktiviteter · gratis');
    expect(await screen.findByText(/Kontoret låner ikke ud til Koret Klangbølgen som kommunens egne aktiviteter. Vælg noget andet under Låner som/)).toBeVisible();
    expect(await lentAs()).toHaveDisplayValue(OWN);
  });

  test('another borrower takes it over as what they are', async () => {
    const page = await calendarAt('uge/2026-W48', [{ ...choir, lentAs: 'other_association' }]);
    within(document.body).getByRole('button', { name: /Kor/ }).focus();
    await page.user.keyboard('{Enter}');
    expect(await lentAs()).toHaveDisplayValue(OTHER);
    const party = screen.getByRole('combobox', { name: /Forening/ });
    await page.user.clear(party);
    await page.user.type(party, 'strik');
    await page.user.click(await screen.findByRole('option', { name: /Strikkeklub/ }));
    await waitFor(() => expect(lastAsked(page, 'change_booking')).toMatchObject({ organisationId: 1, lentAs: null }));
  });
});

describe('a series', () => {
  const SERIES = 4 as SeriesId;
  const dates = [{ on: '2026-11-24', booking: { id: 1, version: 1 }, before: choir, after: choir, changes: ['lent_as'], kept: [], notes: [] }];
  const plan = { version: 3, dates, plan: { dates: [], free: 0, hindered: 0, leftOut: 0, instead: [], warnings: [] } };

  async function onADate(): Promise<OnScreen> {
    const page = await calendarAt('uge/2026-W48', [{ ...choir, seriesId: SERIES, originalOn: '2026-11-24' } as never]);
    const own = page.engine.bookings[0] as Booking;
    const terms = {
      rooms: choir.rooms,
      dayShift: 0,
      startsMinute: 1140,
      lengthMinutes: 120,
      organisationId: 2,
      lentAs: null,
      contactPersonId: null,
      title: 'Korøvelse',
      kind: own.kind,
      attendees: null,
      layout: null,
      note: '',
    };
    const series = {
      id: SERIES,
      version: 3,
      recurrence: { rule: { kind: 'weekly', every: 1, weekdays: ['tue'] }, ends: { kind: 'on', date: '2026-12-15' }, exceptions: [] },
      firstOn: '2026-11-24',
      lastOn: '2026-12-15',
      terms,
      borrower: choir.borrower,
      standing: 1,
    };
    const card = { series, dates: [{ on: '2026-11-24', booking: own, leftOut: null, byHand: [], hasBegun: false }] };
    page.engine.answers = { open_series: () => card, plan_series_edit: () => plan, edit_series: () => ({ now: card, undo: null }) };
    within(document.body).getByRole('button', { name: /Kor/ }).focus();
    await page.user.keyboard('{Enter}');
    await lentAs();
    return page;
  }

  test('is lent as something else from a date on, shown before it is done', async () => {
    const page = await onADate();
    await page.user.click(await screen.findByRole('button', { name: 'Ret rækken…' }));
    const form = (await screen.findByRole('radiogroup', { name: 'Hvilke datoer' })).closest('section') as HTMLElement;
    await page.user.selectOptions(await within(form).findByRole('combobox', { name: 'Låner som' }), OTHER);
    await waitFor(() => expect(lastAsked(page, 'plan_series_edit')).toMatchObject({ fromOn: '2026-11-24', changes: [{ field: 'lent_as', lentAs: 'other_association' }] }));
    expect(await within(form).findByText(/lånekategori/)).toBeVisible();
    expect(await brokenRules()).toEqual([]);
  });

  test('of which one date was lent as something else offers the same to the others', async () => {
    const page = await onADate();
    await page.user.selectOptions(await lentAs(), OTHER);
    await waitFor(() => expect(undoStack.shown?.more?.map(({ text }) => text)).toEqual(['Også de følgende', 'Hele rækken']));
    undoStack.shown?.more?.[1]?.run();
    await waitFor(() => expect(lastAsked(page, 'plan_series_edit')).toMatchObject({ changes: [{ field: 'lent_as', lentAs: 'other_association' }] }));
  });
});

test('what could not be read is asked for again', async () => {
  let isDown = true;
  setBackend(fakeBackend({ lending_to: () => (isDown ? refuse('database') : { own: 'social', terms: [] }) }));
  session.current = aSession();
  language.use('da');
  const lending = new Lending();
  await lending.read(2 as OrganisationId);
  expect(lending.own).toBe('');
  isDown = false;
  await lending.read(2 as OrganisationId);
  expect(lending.own).toBe(OWN);
});
