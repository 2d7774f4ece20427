import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { session } from '../../access';
import { setBackend } from '../../backend/call';
import type { Closure } from '../../backend/generated/operations';
import { router, typedTexts, undoStack } from '../../shared';
import { setOfficeClock } from '../../shared/officeClock';
import { closureFields, emptyClosure, readClosure, whenText } from '../../premises/closures/closureFields';
import { brokenRules } from '../../testing/axe';
import { aSession, fakeBackend, refuse, type Answers } from '../../testing/inventedOffice';
import { aClosure, aHouse, changed, inventedSettings } from '../../testing/inventedSettings';
import { language } from '../../texts';
import ClosuresPart from './ClosuresPart.svelte';

const nothing = { bookings: [], total: 0, despite: 0 };

beforeEach(() => {
  language.use('da');
  setOfficeClock('2026-11-24T09:42:00Z');
  session.current = aSession({ roles: ['consultant'] });
  typedTexts.clear();
  undoStack.forget();
  location.hash = '';
  router.replace(['settings', 'closures']);
});

async function open(closures: Closure[] = [aClosure()], answers: Answers = {}) {
  const house = aHouse({ closures });
  const all = { ...inventedSettings(), list_premises: () => [house], list_closed_over: () => nothing, ...answers };
  setBackend(fakeBackend(all));
  const end = router.start();
  const { unmount } = render(ClosuresPart);
  await screen.findByText(/Når noget ikke kan bookes/);
  return { user: userEvent.setup(), leave: () => (unmount(), end()) };
}

describe('the list', () => {
  test('tells what is closed now and later, and breaks no rule of accessibility', async () => {
    await open([
      aClosure({ id: 1 as Closure['id'], covers: 'whole_house', rooms: [], starts: '2026-11-23T00:00' as never, ends: '2026-11-26T00:00' as never, reason: 'Varmen er gået' }),
      aClosure({ id: 2 as Closure['id'] }),
    ]);
    const now = within(screen.getByRole('heading', { name: 'Lukket nu' }).nextElementSibling as HTMLElement);
    expect(now.getByText('Hele huset')).toBeVisible();
    expect(now.getByText('23.–25. november 2026')).toBeVisible();
    const coming = within(screen.getByRole('heading', { name: 'Kommende' }).nextElementSibling as HTMLElement);
    expect(coming.getByText('mandag 7/12 kl. 8 til fredag 11/12 kl. 16')).toBeVisible();
    expect(await brokenRules(now.getByText('Hele huset').closest('ul') as HTMLElement)).toEqual([]);
  });

  test('what was agreed in spite of it is not counted as in the way', async () => {
    await open([aClosure()], { list_closed_over: () => ({ bookings: [], total: 0, despite: 2 }) });
    expect(await screen.findByText('2 bookinger er aftalt trods lukningen, med en begrundelse.')).toBeVisible();
    expect(screen.queryByText(/ligger i den tid/)).toBeNull();
  });

  test('says what is booked there all the same, and leads to it', async () => {
    const booking = { id: 5, starts: '2026-12-08T10:00', ends: '2026-12-08T12:00', rooms: [11], borrower: { id: 1, name: 'Havnekoret', shortName: '' }, title: '' };
    const { user } = await open([aClosure()], { list_closed_over: () => ({ ...nothing, total: 1, bookings: [booking] }) });
    expect(await screen.findByText(/1 booking ligger i den tid/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Vis dem' }));
    const row = within(screen.getByRole('row', { name: /Havnekoret/ }));
    expect(row.getByRole('link', { name: 'tirsdag 8/12 10–12' })).toHaveAttribute('href', '#/premises/dag/2026-12-08?booking=5');
    expect(row.getByText('Lokale 1')).toBeVisible();
  });

  test('empty, it says in a sentence what will be here and how to begin', async () => {
    await open([]);
    expect(screen.getByText('Her står lukninger, der gælder nu eller senere.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Luk lokaler' })).toBeVisible();
  });

  test('one is withdrawn, and the bar offers the way back', async () => {
    const withdraw_closure = vi.fn(() => changed(aClosure({ withdrawnAt: '2026-11-24T09:42:00Z' as never, version: 2 })));
    const { user } = await open([aClosure()], { withdraw_closure });
    await user.click(screen.getByRole('button', { name: /Træk tilbage.*Lokale 1/ }));
    expect(withdraw_closure).toHaveBeenCalledWith({ id: 1, version: 1 });
    expect(undoStack.shown?.label).toBe('Lukningen af Lokale 1 er trukket tilbage');
  });

  test('what a colleague has withdrawn meanwhile is told', async () => {
    const { user } = await open([aClosure()], { withdraw_closure: () => refuse('stale_closure', { current: aClosure({ version: 3 }) }) });
    await user.click(screen.getByRole('button', { name: /Træk tilbage.*Lokale 1/ }));
    expect(await screen.findByRole('alert')).toHaveTextContent('En kollega har ændret lukningen imens');
  });

  test('those that are over come when they are asked for, and one withdrawn can count again', async () => {
    const old = aClosure({ id: 7 as Closure['id'], starts: '2026-10-01T00:00' as never, ends: '2026-10-02T00:00' as never, reason: 'Maling' });
    const gone = aClosure({ id: 8 as Closure['id'], withdrawnAt: '2026-11-20T09:42:00Z' as never, version: 2 });
    const restore_closure = vi.fn(() => changed(aClosure()));
    const { user } = await open([], { past_closures: () => ({ closures: [gone, old], hasMore: false }), restore_closure });
    await user.click(screen.getByRole('button', { name: 'Vis tidligere og trukket tilbage' }));
    expect(await screen.findByText('Maling')).toBeVisible();
    expect(screen.getAllByRole('button', { name: /Luk igen/ })).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: /Luk igen/ }));
    expect(restore_closure).toHaveBeenCalledWith({ id: 8, version: 2 });
  });

  test('the front desk reads it and closes nothing', async () => {
    session.current = aSession({ roles: ['front_desk'] });
    await open();
    expect(screen.getByText('Gulvet lakeres')).toBeVisible();
    expect(screen.queryByRole('button', { name: /Luk lokaler|Ret|Træk/ })).toBeNull();
  });
});

describe('closing rooms', () => {
  async function begin(answers: Answers = {}) {
    const close_rooms = vi.fn(() => changed(aClosure()));
    const opened = await open([aClosure()], { close_rooms, ...answers });
    await opened.user.click(screen.getByRole('button', { name: 'Luk lokaler' }));
    const form = within(await screen.findByRole('form', { name: 'Luk lokaler' }));
    return { ...opened, close_rooms, form };
  }

  test('what is missing is listed, and nothing is sent', async () => {
    const { user, form, close_rooms } = await begin();
    await user.click(form.getByRole('button', { name: 'Luk i den tid' }));
    expect(await form.findByRole('group', { name: /3 ting at rette/ })).toHaveFocus();
    expect(form.getByRole('link', { name: 'Vælg mindst ét lokale' })).toBeVisible();
    expect(close_rooms).not.toHaveBeenCalled();
  });

  test('part of a day, with what is booked shown before', async () => {
    const list_closed_over = vi.fn(() => ({ ...nothing, total: 2 }));
    const { user, form, close_rooms } = await begin({ list_closed_over });
    await user.click(form.getByRole('checkbox', { name: /Lokale 1/ }));
    await user.type(form.getByLabelText('Fra dag'), '7/12{Tab}');
    await user.type(form.getByLabelText(/Fra klokken/), '8{Tab}');
    await user.type(form.getByLabelText(/Til klokken/), '16{Tab}');
    expect(await form.findByText(/2 bookinger ligger i den tid/)).toBeVisible();
    expect(list_closed_over).toHaveBeenLastCalledWith({ premisesId: 1, rooms: [11], starts: '2026-12-07T08:00', ends: '2026-12-07T16:00' });
    await user.type(form.getByLabelText('Grund'), 'Gulvet lakeres');
    await user.click(form.getByRole('button', { name: 'Luk i den tid' }));
    await vi.waitFor(() => expect(close_rooms).toHaveBeenCalledOnce());
    expect(close_rooms).toHaveBeenCalledWith(
      expect.objectContaining({ premisesId: 1, rooms: [11], starts: '2026-12-07T08:00', ends: '2026-12-07T16:00', reason: 'Gulvet lakeres' }),
    );
    expect(undoStack.shown?.label).toBe('Lokale 1 er lukket');
    await vi.waitFor(() => expect(screen.queryByRole('form', { name: 'Luk lokaler' })).toBeNull());
  });

  test('a whole house for months', async () => {
    const { user, form, close_rooms } = await begin();
    await user.click(form.getByRole('radio', { name: 'Hele huset' }));
    await user.type(form.getByLabelText('Fra dag'), '1/7-2027');
    await user.type(form.getByLabelText(/Til og med dag/), '31/8-2027');
    await user.type(form.getByLabelText('Grund'), 'Ombygning');
    await user.click(form.getByRole('button', { name: 'Luk i den tid' }));
    await vi.waitFor(() => expect(close_rooms).toHaveBeenCalledOnce());
    expect(close_rooms).toHaveBeenCalledWith({
      requestKey: expect.any(String), premisesId: 1, starts: '2027-07-01T00:00', ends: '2027-09-01T00:00', reason: 'Ombygning',
    });
  });

  test('the engine’s no stands at the field, and what was typed stays', async () => {
    const problems = [{ field: 'starts', problem: { kind: 'time' } }];
    const { user, form } = await begin({ close_rooms: () => refuse('fields_refused', { problems }) });
    await user.click(form.getByRole('radio', { name: 'Hele huset' }));
    await user.type(form.getByLabelText('Fra dag'), '28/3-2027');
    await user.type(form.getByLabelText(/Fra klokken/), '8.30');
    await user.type(form.getByLabelText('Grund'), 'Natarbejde');
    await user.click(form.getByRole('button', { name: 'Luk i den tid' }));
    await vi.waitFor(() => expect(form.getByLabelText(/Fra klokken/)).toHaveAccessibleDescription(/Skriv tiden som 19/));
    expect(form.getByLabelText('Grund')).toHaveValue('Natarbejde');
  });

  test('what the calendar was at is filled in', async () => {
    location.hash = '#/settings/closures/new?house=1&rooms=12&from=2026-12-24';
    await open();
    const form = within(await screen.findByRole('form', { name: 'Luk lokaler' }));
    expect(form.getByRole('checkbox', { name: /Lokale 2/ })).toBeChecked();
    expect(form.getByLabelText('Fra dag')).toHaveValue('24/12-2026');
  });
});

describe('changing one', () => {
  async function change(answers: Answers = {}) {
    const change_closure = vi.fn(() => changed({ closure: aClosure({ version: 2 }), back: 0, left: [] }));
    const opened = await open([aClosure()], { change_closure, ...answers });
    await opened.user.click(screen.getByRole('button', { name: /Ret.*Lokale 1/ }));
    return { ...opened, change_closure, form: within(await screen.findByRole('form', { name: 'Ret lukningen af Lokale 1' })) };
  }

  test('it stands in the fields as it is, and takes other rooms and times', async () => {
    const { user, form, change_closure } = await change();
    expect(form.getByLabelText('Fra dag')).toHaveValue('7/12-2026');
    expect(form.getByLabelText(/Til klokken/)).toHaveValue('16');
    await user.click(form.getByRole('checkbox', { name: /Gymnastiksalen/ }));
    await user.clear(form.getByLabelText(/Til klokken/));
    await user.click(form.getByRole('button', { name: 'Gem ændringen' }));
    await vi.waitFor(() => expect(change_closure).toHaveBeenCalledOnce());
    expect(change_closure).toHaveBeenCalledWith({
      id: 1, version: 1, rooms: [11, 14], starts: '2026-12-07T08:00', ends: '2026-12-12T00:00', reason: 'Gulvet lakeres',
    });
    await vi.waitFor(() => expect(screen.queryByRole('form')).toBeNull());
  });

  test('made shorter it says what came back, and names what could not with the way to it', async () => {
    const left = [{ bookingId: 5, who: 'Havnekoret', why: 'taken' }];
    const { user, form } = await change({ change_closure: () => changed({ closure: aClosure({ version: 2 }), back: 2, left }) });
    await user.click(form.getByRole('button', { name: 'Gem ændringen' }));
    const told = await screen.findByRole('alert');
    expect(told).toHaveTextContent('1 booking kan ikke komme tilbage og bliver, hvor den er: Havnekoret (andre har fået lokalet).');
    expect(within(told).getByRole('link')).toHaveAttribute('href', '#/settings/closures/1');
    expect(undoStack.shown?.label).toMatch(/; 2 bookinger tilbage på plads$/);
  });

  test('a colleague’s change stands beside mine, and mine can go on top', async () => {
    const theirs = aClosure({ version: 4, reason: 'Gulvet slibes' });
    let answered = 0;
    const change_closure = vi.fn(() => (answered++ === 0 ? refuse('stale_closure', { current: theirs }) : changed({ closure: aClosure({ version: 5 }), back: 0, left: [] })));
    const { user, form } = await change({ change_closure });
    await user.clear(form.getByLabelText('Grund'));
    await user.type(form.getByLabelText('Grund'), 'Gulvet bones');
    await user.click(form.getByRole('button', { name: 'Gem ændringen' }));
    const row = within(await form.findByRole('row', { name: /Grund/ }));
    expect(row.getByText('Gulvet bones')).toBeVisible();
    expect(row.getByText('Gulvet slibes')).toBeVisible();
    await user.click(form.getByRole('button', { name: 'Behold min' }));
    await vi.waitFor(() => expect(change_closure).toHaveBeenLastCalledWith(expect.objectContaining({ version: 4, reason: 'Gulvet bones' })));
  });
});

test('what stands in the fields is read back as the same time', async () => {
  setBackend(fakeBackend(inventedSettings()));
  const times: [string, string][] = [
    ['2026-12-07T08:00', '2026-12-11T16:00'],
    ['2026-12-24T00:00', '2026-12-25T00:00'],
    ['2026-12-24T16:00', '2026-12-25T00:00'],
  ];
  for (const [starts, ends] of times) {
    const closure = aClosure({ starts: starts as never, ends: ends as never });
    expect(await readClosure(closureFields(closure))).toEqual({ ok: true, span: { premisesId: 1, rooms: [11], starts, ends } });
  }
  expect(whenText({ starts: '2026-12-24T16:00' as never, ends: '2026-12-25T00:00' as never }, '2026-11-24')).toBe('torsdag 24/12 kl. 16–24');
  expect(await readClosure({ ...emptyClosure(), premisesId: 1 as never, startDate: '24/12' })).toMatchObject({ span: { starts: '2026-12-24T00:00', ends: '2026-12-25T00:00' } });
});
