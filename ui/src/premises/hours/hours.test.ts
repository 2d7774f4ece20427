import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { session } from '../../access';
import { setBackend } from '../../backend/call';
import type { OpeningPeriod, Premises, SetOpeningHours } from '../../backend/generated/operations';
import { router, typedTexts, undoStack } from '../../shared';
import { brokenRules } from '../../testing/axe';
import { aSession, fakeBackend, refuse, type Answers } from '../../testing/inventedOffice';
import { aHouse, changed, houseDetails, inventedSettings, usualHours } from '../../testing/inventedSettings';
import { language } from '../../texts';
import HoursPart from './HoursPart.svelte';
import { hoursText, weekSummary } from './periodFields';

const july: OpeningPeriod = { name: 'Juli', firstDate: '2027-07-01', lastDate: '2027-07-31', intervals: [] };

beforeEach(() => {
  language.use('da');
  session.current = aSession({ roles: ['manager'] });
  typedTexts.clear();
  undoStack.forget();
  router.replace(['settings', 'hours']);
});

async function open(house: Premises = aHouse(), answers: Answers = {}) {
  let kept = house;
  const set_opening_hours = vi.fn(({ periods }: SetOpeningHours) => {
    kept = { ...kept, openingPeriods: periods, version: kept.version + 1 };
    return changed(kept);
  });
  const all = { ...inventedSettings(), list_premises: () => [kept], set_opening_hours, ...answers };
  setBackend(fakeBackend(all));
  render(HoursPart);
  await screen.findByRole('heading', { name: 'De sædvanlige tider' });
  return { user: userEvent.setup({ pointerEventsCheck: 0 }), set_opening_hours };
}

async function write(user: ReturnType<typeof userEvent.setup>, day: string, text: string) {
  const field = screen.getByLabelText(day);
  await user.clear(field);
  await user.type(field, `${text}{Tab}`);
  return field;
}

describe('the usual week', () => {
  test('is read at a glance, and breaks no rule of accessibility', async () => {
    await open();
    expect(screen.getByLabelText('Mandag')).toHaveValue('16–22');
    expect(screen.getByLabelText('Søndag')).toHaveValue('Lukket');
    expect(await brokenRules(screen.getByRole('tabpanel'))).toEqual([]);
  });

  test('a day is kept when it is left, and can be taken back', async () => {
    const { user, set_opening_hours } = await open();
    await write(user, 'Lørdag', '9-12 og 13-15');
    await vi.waitFor(() => expect(screen.getByLabelText('Lørdag')).toHaveValue('9–12, 13–15'));
    const [sent] = set_opening_hours.mock.calls[0] ?? [];
    expect(sent?.version).toBe(1);
    expect(sent?.periods[0]?.intervals.filter((interval) => interval.weekday === 6)).toEqual([
      { weekday: 6, opensMinute: 540, closesMinute: 720 },
      { weekday: 6, opensMinute: 780, closesMinute: 900 },
    ]);
    expect(sent?.periods[0]?.intervals).toHaveLength(7);
    expect(undoStack.shown?.label).toBe('Havbjerg Gamle Skole: lørdag er nu 9–12, 13–15');
  });

  test('what cannot be read stays as it was typed, with what to write; other days are kept all the same', async () => {
    const { user, set_opening_hours } = await open();
    await write(user, 'Mandag', 'eftermiddag');
    await vi.waitFor(() => expect(screen.getByLabelText('Mandag')).toHaveAccessibleDescription(/Skriv tiderne som 8.30–16/));
    await write(user, 'Tirsdag', 'lukket');
    await vi.waitFor(() => expect(set_opening_hours).toHaveBeenCalledOnce());
    const [sent] = set_opening_hours.mock.calls[0] ?? [];
    expect(sent?.periods[0]?.intervals.map((interval) => interval.weekday)).toEqual([1, 3, 4, 5]);
    expect(screen.getByLabelText('Mandag')).toHaveValue('eftermiddag');
    expect(screen.getByLabelText('Mandag')).toHaveAccessibleDescription(/Skriv tiderne/);
  });

  test('one day is used for others in one act', async () => {
    const { user, set_opening_hours } = await open();
    await write(user, 'Mandag', '8-12');
    await vi.waitFor(() => expect(set_opening_hours).toHaveBeenCalledOnce());
    screen.getByRole('button', { name: 'Brug tiden for mandag til flere dage' }).focus();
    await user.keyboard('{ArrowDown}');
    await user.click(await screen.findByText('Lørdag og søndag'));
    await vi.waitFor(() => expect(set_opening_hours).toHaveBeenCalledTimes(2));
    expect(screen.getByLabelText('Søndag')).toHaveValue('8–12');
    expect(set_opening_hours.mock.calls[1]?.[0].version).toBe(2);
  });

  test('a colleague who changed it meanwhile is shown beside what I wrote', async () => {
    const theirs = aHouse({ version: 4, openingPeriods: [{ ...usualHours, intervals: [{ weekday: 1, opensMinute: 480, closesMinute: 960 }] }] });
    const { user } = await open(aHouse(), { set_opening_hours: () => refuse('stale_premises', { current: theirs }) });
    await write(user, 'Mandag', '7-16');
    const row = within(await screen.findByRole('row', { name: /Mandag/ }));
    expect(row.getByText('7-16')).toBeVisible();
    expect(row.getByText('8–16')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Brug kollegaens' }));
    expect(screen.getByLabelText('Mandag')).toHaveValue('8–16');
  });

  test('a silent server loses nothing that was typed', async () => {
    const { user } = await open(aHouse(), { set_opening_hours: () => refuse('database', 'server_gone') });
    await write(user, 'Mandag', '7-16');
    expect(await screen.findByText(/Serveren svarer ikke/)).toBeVisible();
    expect(screen.getByLabelText('Mandag')).toHaveValue('7-16');
  });

  test('a house without hours says that it is open day and night, and takes its first ones', async () => {
    const { user, set_opening_hours } = await open(aHouse({ openingPeriods: [] }));
    expect(screen.getByText(/kan bookes hele døgnet/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Skriv åbningstider' }));
    await write(user, 'Mandag', '16-22');
    await user.click(screen.getByRole('button', { name: 'Gem åbningstiderne' }));
    expect(await screen.findByLabelText('Mandag')).toHaveValue('16–22');
    expect(set_opening_hours.mock.calls[0]?.[0].periods).toEqual([
      { name: '', firstDate: null, lastDate: null, intervals: [{ weekday: 1, opensMinute: 960, closesMinute: 1320 }] },
    ]);
  });
});

describe('periods', () => {
  test('a new one begins with the usual hours and lists what is missing', async () => {
    const { user, set_opening_hours } = await open();
    await user.click(screen.getByRole('button', { name: 'Tilføj en periode' }));
    const form = within(screen.getByRole('form', { name: 'Ny periode' }));
    expect(form.getByLabelText('Tirsdag')).toHaveValue('16–22');
    await user.click(form.getByRole('button', { name: 'Gem perioden' }));
    expect(await form.findByRole('group', { name: /2 ting at rette/ })).toHaveFocus();
    await user.type(form.getByLabelText(/Hvad perioden hedder/), 'Juli');
    await user.type(form.getByLabelText('Første dag'), '1/7-2027');
    await user.type(form.getByLabelText('Sidste dag'), '31/7-2027');
    await user.click(form.getByRole('button', { name: 'Gem perioden' }));
    expect(await screen.findByRole('heading', { name: 'Juli' })).toBeVisible();
    expect(set_opening_hours.mock.calls[0]?.[0].periods[1]).toMatchObject({ name: 'Juli', firstDate: '2027-07-01', lastDate: '2027-07-31' });
  });

  test('what was typed is there again after another screen', async () => {
    const { user } = await open();
    await user.click(screen.getByRole('button', { name: 'Tilføj en periode' }));
    await user.type(screen.getByLabelText(/Hvad perioden hedder/), 'Skolefe');
    await user.click(screen.getByRole('button', { name: 'Annuller' }));
    await user.click(screen.getByRole('button', { name: 'Tilføj en periode' }));
    expect(screen.getByLabelText(/Hvad perioden hedder/)).toHaveValue('Skolefe');
  });

  test('the engine’s word about a date stands at the date', async () => {
    const problems = [{ field: 'periods.1.lastDate', problem: { kind: 'ends_before_start' } }];
    const house = aHouse({ openingPeriods: [usualHours, july] });
    const { user } = await open(house, { set_opening_hours: () => refuse('fields_refused', { problems }) });
    await user.click(screen.getByRole('button', { name: /Ret.*Juli/ }));
    const field = screen.getByLabelText('Sidste dag');
    await user.clear(field);
    await user.type(field, '1/6-2027{Tab}');
    await vi.waitFor(() => expect(field).toHaveAccessibleDescription(/Slut skal ligge efter start/));
    expect(field).toHaveValue('1/6-2027');
  });

  test('one is removed, and only that one', async () => {
    const { user, set_opening_hours } = await open(aHouse({ openingPeriods: [usualHours, july] }));
    await user.click(screen.getByRole('button', { name: /Fjern.*Juli/ }));
    await vi.waitFor(() => expect(screen.queryByRole('heading', { name: 'Juli' })).toBeNull());
    expect(set_opening_hours.mock.calls[0]?.[0].periods).toEqual([usualHours]);
    expect(undoStack.shown?.label).toBe('Havbjerg Gamle Skole: juli er fjernet');
  });

  test('those that ended are put away until asked for', async () => {
    const past = { ...july, name: 'Sommer', firstDate: '2020-07-01', lastDate: '2020-07-31' };
    const { user } = await open(aHouse({ openingPeriods: [usualHours, past, july] }));
    expect(screen.queryByRole('heading', { name: 'Sommer' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Vis 1 periode, der er slut' }));
    expect(screen.getByRole('heading', { name: 'Sommer' })).toBeVisible();
  });
});

test('the rule for public holidays is chosen here', async () => {
  const change_premises = vi.fn(({ premises }) => changed(aHouse({ details: premises, version: 2 })));
  const { user } = await open(aHouse(), { change_premises });
  await user.click(screen.getByRole('radio', { name: /Aftales med huset/ }));
  expect(change_premises).toHaveBeenCalledWith({ id: 1, version: 1, premises: houseDetails({ onHoliday: 'ask' }) });
  expect(undoStack.shown?.label).toMatch(/helligdage er ændret/);
});

test('whoever may not set them reads them', async () => {
  session.current = aSession({ roles: ['consultant'] });
  await open(aHouse({ openingPeriods: [usualHours, july] }));
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(screen.queryByRole('button', { name: /Fjern/ })).toBeNull();
  expect(screen.getAllByText('16–22')).toHaveLength(5);
});

test('days alike stand together', () => {
  language.use('da');
  expect(weekSummary(usualHours)).toBe('Mandag–fredag 16–22, lørdag–søndag lukket');
  expect(weekSummary(july)).toBe('Lukket');
  const always = { ...july, intervals: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opensMinute: 0, closesMinute: 1440 })) };
  expect(weekSummary(always)).toBe('Alle dage hele døgnet');
  language.use('en');
  expect(weekSummary(usualHours)).toBe('Monday–Friday 16:00–22:00, Saturday–Sunday closed');
  expect(hoursText([])).toBe('Closed');
});
