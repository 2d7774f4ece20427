import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { session } from '../access';
import { setBackend } from '../backend/call';
import type { AwardToClose, AwardYearCard, MemberToChange } from '../backend/generated/operations';
import { typedTexts, undoStack } from '../shared';
import { setOfficeClock } from '../shared/officeClock';
import { router } from '../shared/router.svelte';
import { brokenRules } from '../testing/axe';
import { aSession, fakeBackend, type Answers } from '../testing/inventedOffice';
import { language } from '../texts';
import AwardPage from './AwardPage.svelte';
// The parts come late in the window; here they are at hand before anything is waited for.
import './results/DecisionTab.svelte';
import './scoring/ScoringTab.svelte';
import './settings/SettingsTab.svelte';
import { aYear, member, summary, table } from './testing';

let end: () => void = () => undefined;

function enter(card: AwardYearCard, answers: Answers, tab: string) {
  location.hash = `#/award/3/${tab}`;
  end = router.start();
  const candidates = [{ userId: 3, fullName: 'Finn Rée', canRun: false, canJudge: true }];
  setBackend(fakeBackend({ award_years: () => [summary()], open_award_year: () => card, award_papers: () => [], award_candidates: () => candidates, ...answers }));
  const target = document.body.appendChild(document.createElement('main'));
  render(AwardPage, { target });
  return userEvent.setup({ pointerEventsCheck: 0 });
}

beforeEach(() => {
  language.use('da');
  session.current = aSession({ roles: ['consultant'] });
  undoStack.forget();
  typedTexts.clear();
});
afterEach(() => {
  cleanup();
  end();
  document.body.replaceChildren();
});

test('a year in which nobody is given the award is closed with a reason, once its day is past', async () => {
  setOfficeClock('2026-10-08T09:42:00Z');
  const close_award_year = vi.fn((_: AwardToClose) => ({ now: aYear({ phase: 'published', closedWithout: 'declined' }), undo: null }));
  const user = enter(aYear(), { close_award_year }, 'decision');
  await user.click(await screen.findByRole('button', { name: 'Afslut året uden modtager' }));
  await user.click(screen.getByRole('button', { name: 'Afslut året uden modtager' }));
  expect((await screen.findAllByText('Vælg, hvorfor prisen ikke gives')).length).toBeGreaterThan(0);
  expect(await brokenRules()).toEqual([]);
  await user.selectOptions(screen.getByRole('combobox', { name: 'Hvorfor?' }), 'Den valgte tog ikke imod prisen.');
  await user.click(screen.getByRole('button', { name: 'Afslut året uden modtager' }));
  expect(close_award_year).toHaveBeenCalledWith({ awardYearId: 3, version: 4, why: 'declined' });
  expect((await screen.findAllByText('Året er afsluttet uden modtager')).length).toBeGreaterThan(0);
  expect(screen.queryByRole('button', { name: 'Afslut året uden modtager' })).toBeNull();
});

test('before its day, or by a juror, it is not closed', async () => {
  setOfficeClock('2026-09-08T09:42:00Z');
  enter(aYear(), {}, 'decision');
  expect(await screen.findByText(/^Hemmelig til overrækkelsen/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Afslut året uden modtager' })).toBeNull();
});

test('a juror who signs in can be said to work on paper, and a period that is over is told', async () => {
  setOfficeClock('2026-09-08T09:42:00Z');
  const over = { ...member(3, 'juror', 'Finn Rée'), isServing: false };
  const change_award_member = vi.fn((_: MemberToChange) => ({ now: aYear(), undo: null }));
  const user = enter(aYear({ members: [member(1, 'secretary', 'Maja Lindstrøm'), over] }), { change_award_member }, 'settings');
  expect(await screen.findByText('perioden gælder ikke i dag')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Ret Finn Rée' }));
  await user.click(screen.getByRole('checkbox', { name: /^Svarer og giver point på papir/ }));
  await user.click(screen.getByRole('button', { name: 'Gem' }));
  const [sent] = change_award_member.mock.calls[0] ?? [];
  expect(sent?.facts).toMatchObject({ userId: 3, onPaper: true });
});

test('what a juror who signs in wrote on paper is typed in by the secretary', async () => {
  setOfficeClock('2026-09-08T09:42:00Z');
  const juror = member(3, 'juror', 'Finn Rée');
  const paper = { ...juror, facts: { ...juror.facts, onPaper: true } };
  const card = aYear({ members: [member(1, 'secretary', 'Maja Lindstrøm'), paper], scoringOpenedAt: '2026-09-06T08:00:00Z' as never });
  enter(card, { award_scoring: () => table([]) }, 'scoring');
  const whose = await screen.findByRole('combobox', { name: 'Skriv ind for' });
  expect(within(whose).getByRole('option', { name: 'Finn Rée' })).toBeInTheDocument();
});
