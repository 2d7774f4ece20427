import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { session } from '../../access';
import { setBackend } from '../../backend/call';
import { undoStack } from '../../shared';
import { setOfficeClock } from '../../shared/officeClock';
import { brokenRules } from '../../testing/axe';
import { aSession, fakeBackend, refuse, type Answers } from '../../testing/inventedOffice';
import { inventedSettings } from '../../testing/inventedSettings';
import { language } from '../../texts';
import SeasonPart from './SeasonPart.svelte';

const SEASON = {
  version: 4,
  mostDates: 400,
  named: [{ name: 'Jul', everyYear: { month: 12, day: 20 }, dates: ['2027-12-17'] }],
  schoolHolidays: [{ name: 'Efterårsferie', firstOn: '2026-10-10', lastOn: '2026-10-18' }],
};
const HOURS = {
  version: 1,
  hours: [
    { name: 'morning', startsMinute: 540, endsMinute: 720 },
    { name: 'evening', startsMinute: 1140, endsMinute: 1260 },
  ],
};

async function show(answers: Answers = {}, roles: Parameters<typeof aSession>[0] = {}) {
  session.current = aSession({ roles: ['manager'], ...roles });
  setBackend(
    fakeBackend({
      ...inventedSettings(),
      season_dates: () => SEASON,
      day_parts: () => HOURS,
      unknown_school_holidays: () => [{ from: '2027-01-01', to: '2027-07-31' }],
      ...answers,
    }),
  );
  const target = document.body.appendChild(document.createElement('main'));
  render(SeasonPart, { target });
  await screen.findByRole('heading', { name: 'Datoer med navn' });
  return { user: userEvent.setup() };
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

describe('the year of the office', () => {
  test('stands with its names, its holidays and the years that nobody has written down', async () => {
    await show();
    expect(screen.getByText('hvert år 20/12 · 17/12-2027')).toBeVisible();
    expect(screen.getByText('10.–18. oktober 2026')).toBeVisible();
    expect(screen.getByText(/Ingen ferier er lagt ind for 1\/1-2027–31\/7-2027/)).toBeVisible();
    expect(await brokenRules()).toEqual([]);
  });

  test('a holiday is added, and the bar takes it back', async () => {
    const keep = vi.fn(() => ({ now: { ...SEASON, version: 5 }, undo: { operation: 'keep_season_dates', input: { version: 5 } } }));
    const { user } = await show({ keep_season_dates: keep });
    await user.click(screen.getByRole('button', { name: 'Tilføj en ferie' }));
    const form = within(screen.getByRole('form', { name: 'Tilføj en ferie' }));
    await user.click(form.getByRole('button', { name: 'Gem' }));
    expect(await form.findByText('Skriv et navn')).toBeVisible();
    await user.type(form.getByLabelText('Navn'), 'Vinterferie');
    await user.type(form.getByLabelText('Første dag'), '13/2-2027');
    await user.type(form.getByLabelText('Sidste dag'), '21/2-2027');
    await user.click(form.getByRole('button', { name: 'Gem' }));
    await vi.waitFor(() => expect(keep).toHaveBeenCalledOnce());
    const schoolHolidays = [...SEASON.schoolHolidays, { name: 'Vinterferie', firstOn: '2027-02-13', lastOn: '2027-02-21' }];
    expect(keep).toHaveBeenCalledWith({ ...SEASON, schoolHolidays });
    await vi.waitFor(() => expect(undoStack.shown?.label).toBe('Vinterferie er gemt'));
  });

  test('a name is changed where it stands, and what the engine says stands at its field', async () => {
    const keep = vi.fn(() => refuse('fields_refused', { problems: [{ field: 'named.0.everyYear', problem: { kind: 'date' } }] }));
    const { user } = await show({ keep_season_dates: keep });
    await user.click(screen.getByRole('button', { name: 'Ret Jul' }));
    const form = within(screen.getByRole('form', { name: 'Ret Jul' }));
    const day = form.getByLabelText('Hvert år den');
    await user.clear(day);
    await user.type(day, '31/2{Enter}');
    await vi.waitFor(() => expect(day).toHaveAttribute('aria-invalid', 'true'));
    expect(form.getByLabelText('Navn')).toHaveValue('Jul');
  });

  test('a name is taken away at once', async () => {
    const keep = vi.fn(() => ({ now: { ...SEASON, version: 5, named: [] }, undo: null }));
    const { user } = await show({ keep_season_dates: keep });
    await user.click(screen.getByRole('button', { name: 'Fjern Jul' }));
    await vi.waitFor(() => expect(keep).toHaveBeenCalledWith({ ...SEASON, named: [] }));
    expect(await screen.findByText('Her står de datoer, som kontoret kalder ved navn.')).toBeVisible();
  });

  test('the hours of the evening are kept when the field is left', async () => {
    const keep = vi.fn(() => ({ now: HOURS, undo: { operation: 'keep_day_parts', input: { version: 2 } } }));
    const { user } = await show({ keep_day_parts: keep });
    const row = within(screen.getByText('Aften').closest('li') as HTMLElement);
    await user.clear(row.getByLabelText('Fra'));
    await user.type(row.getByLabelText('Fra'), '8.30{Tab}');
    await vi.waitFor(() => expect(keep).toHaveBeenCalledWith({ version: 1, hours: [{ name: 'evening', startsMinute: 510, endsMinute: 1260 }] }));
    expect(undoStack.shown?.label).toBe('Aften har fået nye tider');
  });

  test('what a colleague changed meanwhile is shown, and nothing is lost', async () => {
    const theirs = { ...SEASON, version: 9, mostDates: 60 };
    const { user } = await show({ keep_season_dates: () => refuse('stale_season_dates', { current: theirs }) });
    const most = screen.getByLabelText('Flest datoer i en række');
    await user.clear(most);
    await user.type(most, '100{Tab}');
    expect(await screen.findByText(/En kollega har ændret kontorets datoer imens/)).toBeVisible();
  });

  test('the front desk reads it and changes nothing', async () => {
    await show({}, { roles: ['front_desk'] });
    expect(screen.queryByRole('button', { name: /Ret|Fjern|Tilføj/ })).toBeNull();
    expect(screen.getAllByLabelText('Fra')[0]).toBeDisabled();
  });
});
