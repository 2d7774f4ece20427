import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { session } from '../access';
import { setBackend } from '../backend/call';
import type { HostRequest, NewPastWinner, PastWinnerToChange, Role, WinnerLine, YearFigures } from '../backend/generated/operations';
import { keyboard, typedTexts, undoStack } from '../shared';
import { setOfficeClock } from '../shared/officeClock';
import { router } from '../shared/router.svelte';
import { brokenRules } from '../testing/axe';
import { aSession, fakeBackend, refuse, type Answers } from '../testing/inventedOffice';
import { language } from '../texts';
import AwardSection from './AwardSection.svelte';
import './AwardPage.svelte';
import './history/HistoryPage.svelte';

let end: () => void = () => undefined;
const here: WinnerLine = { year: 2026, name: 'Kirsten Bækgaard', kind: 'person', reason: 'at ringe til alle', amount: '7.000,00', freeFrom: 2032, awardYearId: 3 as never, pastWinnerId: null, version: null };
const before: WinnerLine = { year: 2019, name: 'Koret Klangbølgen', kind: 'association', reason: '', amount: '', freeFrom: 2025, awardYearId: null, pastWinnerId: 8 as never, version: 2 };
const figures: YearFigures = {
  year: 2026, nominees: 3, nominations: 5,
  figures: [
    { group: 'kind', value: 'person', nominees: 2, nominations: 4 },
    { group: 'kind', value: 'group', nominees: 1, nominations: 1 },
    { group: 'area', value: 'Havnen', nominees: 3, nominations: 5 },
    { group: 'target_group', value: '', nominees: 3, nominations: 5 },
  ],
};

function enter(role: Role, answers: Answers = {}, hostAnswers: Answers = {}) {
  session.current = aSession({ roles: [role] });
  location.hash = '#/award/history';
  end = router.start();
  setBackend(fakeBackend({ award_winners: () => [here, before], award_statistics: () => [figures], ...answers }, hostAnswers));
  render(AwardSection, { target: document.body.appendChild(document.createElement('main')) });
  return userEvent.setup({ pointerEventsCheck: 0 });
}
/** What the rows of a table say, cell by cell. */
function said(rows: readonly HTMLElement[]): string[] {
  return rows.map((row) => [...row.children].map(({ textContent }) => textContent.trim()).join(' | '));
}
const keys = (event: KeyboardEvent): void => void keyboard.handle(event);

beforeEach(() => {
  language.use('da');
  setOfficeClock('2026-09-26T09:42:00Z');
  undoStack.forget();
  typedTexts.clear();
  window.addEventListener('keydown', keys);
});
afterEach(() => {
  window.removeEventListener('keydown', keys);
  cleanup();
  end();
  document.body.replaceChildren();
});

describe('the award through the years', () => {
  test('shows the front desk who was given it, and nothing else', async () => {
    const award_statistics = vi.fn(() => [figures]);
    enter('front_desk', { award_statistics });
    const rows = within(await screen.findByRole('table', { name: 'Modtagere' })).getAllByRole('row');
    expect(said(rows)).toEqual(['År | Modtager | Slags | Begrundelse | Beløb | Uden advarsel fra', '2026 | Kirsten Bækgaard | person | at ringe til alle | 7.000,00 | 2032', '2019 | Koret Klangbølgen | forening |  |  | 2025']);
    expect(screen.queryByRole('heading', { name: 'Statistik' })).toBeNull();
    expect(screen.queryAllByRole('button')).toEqual([]);
    expect(award_statistics).not.toHaveBeenCalled();
    expect(await brokenRules()).toEqual([]);
  });

  test('shows figures by kind, part of town and target group to whoever works with it', async () => {
    enter('juror');
    const kinds = within(await screen.findByRole('table', { name: 'Slags 2026' })).getAllByRole('row');
    expect(said(kinds)).toEqual(['Slags | Indstillede | Indstillinger', 'person | 2 | 4', 'gruppe | 1 | 1']);
    expect(within(screen.getByRole('table', { name: 'Målgruppe 2026' })).getByRole('row', { name: /ikke oplyst/ })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Tidligere modtager' })).toBeNull();
    expect(await brokenRules()).toEqual([]);
  });

  test('takes in who was given it before; nothing typed is lost where it is known already', async () => {
    const added: WinnerLine = { ...before, year: 2018, name: 'Ib Holm', kind: 'person', pastWinnerId: 9 as never, version: 1 };
    const undo = { operation: 'withdraw_past_winner', input: { pastWinnerId: 9, version: 1 } };
    let isKnown = true;
    const add_past_winner = vi.fn((_: NewPastWinner) => (isKnown ? refuse('winner_known', { year: 2019 }) : { now: [here, before, added], undo }));
    const user = enter('consultant', { add_past_winner });
    await user.click(await screen.findByRole('button', { name: 'Tidligere modtager' }));
    await user.click(screen.getByRole('button', { name: 'Gem' }));
    expect((await screen.findAllByText('Skriv årstallet, fx 2019')).length).toBeGreaterThan(0);
    expect(add_past_winner).not.toHaveBeenCalled();
    await user.type(screen.getByRole('textbox', { name: 'År' }), '2018');
    await user.type(screen.getByRole('textbox', { name: 'Modtager' }), 'Ib Holm');
    await user.click(screen.getByRole('button', { name: 'Gem' }));
    expect(await screen.findByText(/står allerede på listen for 2019/)).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Modtager' })).toHaveValue('Ib Holm');
    isKnown = false;
    await user.click(screen.getByRole('button', { name: 'Gem' }));
    expect(await screen.findByRole('row', { name: /2018 Ib Holm/ })).toBeVisible();
    expect(add_past_winner.mock.lastCall?.[0].facts).toEqual({ year: 2018, name: 'Ib Holm', kind: 'person', reason: '', amount: '' });
    expect(undoStack.shown?.label).toBe('Tidligere modtager er skrevet ind');
  });

  test('changes only what was typed in, and shows what a colleague wrote first', async () => {
    const current = { ...before, name: 'Koret', version: 3 };
    const change_past_winner = vi.fn(({ version }: PastWinnerToChange) => (version === 2 ? refuse('stale_past_winner', { current }) : { now: [here, { ...current, year: 2017, version: 4 }], undo: null }));
    const user = enter('consultant', { change_past_winner });
    expect(await screen.findAllByRole('button', { name: /^Ret/ })).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: /^Ret\s+Koret Klangbølgen/ }));
    const year = screen.getByRole('textbox', { name: 'År' });
    await user.clear(year);
    await user.type(year, '2017');
    await user.click(screen.getByRole('button', { name: 'Gem' }));
    expect(await screen.findByText(/En kollega har rettet modtageren for 2019 imens/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Gem' }));
    await vi.waitFor(() => expect(change_past_winner.mock.lastCall?.[0].version).toBe(3));
    expect(await screen.findByRole('row', { name: /2017 Koret/ })).toBeVisible();
  });

  test('is given out as a file', async () => {
    const save_sheet = vi.fn((_: HostRequest) => ({ answer: 'done' }));
    const user = enter('manager', {}, { save_sheet });
    await user.click(await screen.findByRole('button', { name: 'Gem som fil' }));
    await user.click(await screen.findByText('Statistik som CSV-fil'));
    await vi.waitFor(() => expect(save_sheet).toHaveBeenCalledWith({ ask: 'save_sheet', operation: 'export_award_history', input: { table: 'statistics', format: 'csv', language: 'da' }, fileName: 'Statistik.csv' }));
  });
});
