import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { session } from '../access';
import { setBackend } from '../backend/call';
import type { AwardResults, DecisionToKeep, InterestPage, InterestsToDeclare, ScoringLine, SheetToKeep } from '../backend/generated/operations';
import { keyboard, typedTexts, undoStack } from '../shared';
import { setOfficeClock } from '../shared/officeClock';
import { router } from '../shared/router.svelte';
import { brokenRules } from '../testing/axe';
import { aSession, fakeBackend, refuse, type Answers } from '../testing/inventedOffice';
import { language } from '../texts';
import AwardPage from './AwardPage.svelte';
// The parts come late in the window; here they are at hand before anything is waited for.
import './interests/InterestsTab.svelte';
import './results/DecisionTab.svelte';
import './results/ResultsTab.svelte';
import './scoring/ScoringTab.svelte';
import { aYear, sheet, summary, table } from './testing';

let end: () => void = () => undefined;
const juror = aYear({ position: 'juror', ownId: 3 as never, scoringOpenedAt: '2026-09-06T08:00:00Z' as never });
const closed = aYear({ scoringOpenedAt: '2026-09-06T08:00:00Z' as never, scoringClosedAt: '2026-09-13T08:00:00Z' as never, phase: 'deciding' });

function enter(answers: Answers, at: string) {
  location.hash = at;
  end = router.start();
  setBackend(fakeBackend({ award_years: () => [summary()], open_award_year: () => juror, award_papers: () => [], agreement_hints: () => [], ...answers }));
  const target = document.body.appendChild(document.createElement('main'));
  render(AwardPage, { target });
  return userEvent.setup({ pointerEventsCheck: 0 });
}
const keys = (event: KeyboardEvent): void => void keyboard.handle(event);

beforeEach(() => {
  language.use('da');
  setOfficeClock('2026-09-08T09:42:00Z');
  session.current = aSession({ roles: ['juror'] });
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

describe('conflicts', () => {
  const kirsten = { nomineeId: 12 as never, name: 'Kirsten Bækgaard', kind: 'person' as const, stand: 'unanswered' as const };
  const choir = { nomineeId: 13 as never, name: 'Havnekoret', kind: 'association' as const, stand: 'unanswered' as const };
  const page = (change: Partial<InterestPage> = {}): InterestPage => ({
    memberId: 3 as never, memberName: 'Finn Rée', nominees: [choir, kirsten], toDecide: [], progress: [],
    hints: [{ memberId: 3 as never, nomineeId: 13 as never, kind: 'board_seat', proposed: 'conflicted', ground: 'leadership' }], ...change,
  });

  test('whoever is conflicted has the nominee nowhere on the page, nor in what can be taken back', async () => {
    let now = page();
    const declare_interests = vi.fn((_: InterestsToDeclare) => ({ now: (now = page({ nominees: [{ ...kirsten, stand: 'clear' }], hints: [] })), undo: null }));
    const user = enter({ award_interests: () => now, declare_interests }, '#/award/3/interests');
    expect(await screen.findByText(/Sidder i bestyrelsen/)).toBeVisible();
    expect(await brokenRules()).toEqual([]);
    await user.click(screen.getByRole('button', { name: /Brug forslaget/ }));
    await user.click(screen.getByRole('button', { name: 'Ingen interesse i resten' }));
    expect(screen.getByText(/forsvinder den indstillede for dig/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Gem 2 svar' }));
    expect(declare_interests).toHaveBeenCalledWith({
      awardYearId: 3, memberId: null,
      answers: [{ nomineeId: 12, interest: 'none', ground: null, reason: '' }, { nomineeId: 13, interest: 'conflicted', ground: 'leadership', reason: '' }],
    });
    await vi.waitFor(() => expect(document.documentElement.outerHTML).not.toContain('Havnekoret'));
    expect(document.documentElement.outerHTML).toContain('Kirsten Bækgaard');
    expect(undoStack.depth).toBe(0);
    expect(screen.getByText('Alt er besvaret.')).toBeVisible();
  });

  test('what an agreement says is proposed beside the rest, and is no part of no interest in the rest', async () => {
    const agreement_hints = vi.fn((_: unknown) => [{ memberId: 3, nomineeId: 12, kind: 'signed_agreement', proposed: 'conflicted', ground: 'leadership' }]);
    const declare_interests = vi.fn((_: InterestsToDeclare) => ({ now: page({ nominees: [], hints: [] }), undo: null }));
    const user = enter({ award_interests: () => page({ hints: [] }), agreement_hints, declare_interests }, '#/award/3/interests');
    expect(await screen.findByText(/Har skrevet under på en aftale/)).toBeVisible();
    expect(agreement_hints).toHaveBeenCalledWith({ awardYearId: 3, memberId: null });
    await user.click(screen.getByRole('button', { name: 'Ingen interesse i resten' }));
    await user.click(screen.getByRole('button', { name: 'Gem 1 svar' }));
    expect(declare_interests).toHaveBeenCalledWith({ awardYearId: 3, memberId: null, answers: [{ nomineeId: 13, interest: 'none', ground: null, reason: '' }] });
  });

  test('nobody is asked to answer without all that is known', async () => {
    const agreement_hints = () => refuse('database', 'server_gone');
    enter({ award_interests: () => page(), agreement_hints }, '#/award/3/interests');
    expect(await screen.findByRole('button', { name: 'Prøv igen' })).toBeVisible();
    expect(screen.queryByText('Havnekoret')).toBeNull();
  });

  test('the secretary notes a doubt for whoever signs in, and never that they have no interest', async () => {
    const declare_interests = vi.fn((_: InterestsToDeclare) => ({ now: page({ hints: [] }), undo: null }));
    const user = enter({ open_award_year: () => aYear({ position: 'secretary' }), award_interests: () => page({ hints: [] }), declare_interests }, '#/award/3/interests');
    const whose = await screen.findByRole('combobox', { name: 'Hvis svar' });
    expect(within(whose).queryByRole('option', { name: 'Maja Lindstrøm' })).toBeNull();
    await user.selectOptions(whose, 'Finn Rée');
    expect(await screen.findByText('Finn Rée svarer selv på resten.')).toBeVisible();
    const row = within(screen.getByRole('radiogroup', { name: 'Havnekoret' }));
    expect(row.queryByRole('radio', { name: 'Ingen interesse' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Ingen interesse i resten' })).toBeNull();
    await user.click(row.getByRole('radio', { name: 'I tvivl' }));
    await user.type(screen.getByRole('textbox', { name: 'Begrundelse' }), 'Sang med før');
    expect(await brokenRules()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Gem 1 svar' }));
    expect(declare_interests).toHaveBeenCalledWith({ awardYearId: 3, memberId: 3, answers: [{ nomineeId: 13, interest: 'in_doubt', ground: null, reason: 'Sang med før' }] });
    await user.selectOptions(whose, 'Papir Jensen');
    expect(await screen.findByRole('button', { name: 'Ingen interesse i resten' })).toBeVisible();
  });

  test('a conflict says its ground, and only the chair takes it back', async () => {
    const declare_interests = vi.fn((_: InterestsToDeclare) => refuse('only_chair_lifts'));
    const user = enter({ award_interests: () => page({ hints: [] }), declare_interests }, '#/award/3/interests');
    await user.click(within(await screen.findByRole('radiogroup', { name: 'Havnekoret' })).getByRole('radio', { name: 'Inhabil' }));
    await user.click(screen.getByRole('button', { name: 'Gem 1 svar' }));
    expect((await screen.findAllByText('Vælg grunden')).length).toBeGreaterThan(0);
    expect(declare_interests).not.toHaveBeenCalled();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Grund' }), 'Egen interesse i sagen');
    await user.click(screen.getByRole('button', { name: 'Gem 1 svar' }));
    expect(await screen.findByText('Kun formanden, eller næstformanden, kan ophæve det. Skriv til formanden, hvorfor.')).toBeVisible();
  });

  test('the chair decides with a reason', async () => {
    const toDecide = [{ nomineeId: 13 as never, nomineeName: 'Havnekoret', memberId: 3 as never, memberName: 'Finn Rée', stand: 'in_doubt' as const, ground: null, reason: 'Var medlem før' }];
    const decide_interest = vi.fn((_: unknown) => ({ now: page({ hints: [] }), undo: null }));
    const user = enter({ open_award_year: () => aYear({ position: 'chair' }), award_interests: () => page({ hints: [], toDecide }), decide_interest }, '#/award/3/interests');
    await user.click(await screen.findByRole('button', { name: /^Deltager ikke/ }));
    expect(await screen.findByText('Skriv kort hvorfor')).toBeVisible();
    await user.type(screen.getByRole('textbox', { name: 'Begrundelse for afgørelsen' }), 'Sang med i foråret');
    await user.click(screen.getByRole('button', { name: /^Deltager ikke/ }));
    expect(decide_interest).toHaveBeenCalledWith({ awardYearId: 3, memberId: 3, nomineeId: 13, takesPart: false, reason: 'Sang med i foråret' });
  });
});

describe('scoring', () => {
  const reading = (line: ScoringLine, others: unknown = null) => ({
    line, kind: 'person', since: '2019', targetGroup: 'Ældre', enclosed: [], others,
    nominations: [{ effort: '■■■ ringer til ensomme', difference: 'Mange taler med nogen', why: 'Uden et ord om det', criteria: ['effort'] }],
  });

  function desk(lines: ScoringLine[], change: Answers = {}) {
    let now = lines;
    const score_nominee = vi.fn(({ number, version, sheet: kept }: SheetToKeep) => {
      const line = { ...sheet(number, kept.scores), version: version + 1, sheet: kept };
      now = now.map((one) => (one.number === number ? line : one));
      return { now: line, undo: null };
    });
    const read_for_scoring = vi.fn(({ number }: { number: number }) => reading(now.find((one) => one.number === number) ?? sheet(number)));
    return { score_nominee, read_for_scoring, award_scoring: () => table(now), ...change };
  }

  /** The second sheet comes when the test says so. */
  function secondHeld({ read_for_scoring: reads }: ReturnType<typeof desk>) {
    let comes: () => void = () => undefined;
    const held = new Promise<void>((done) => (comes = done));
    const read_for_scoring = vi.fn(async (input: { number: number }) => {
      if (input.number === 2) await held;
      return reads(input);
    });
    return { read_for_scoring, comes: () => comes() };
  }

  test('takes one key a criterion and one for the next, each kept at once with the version before', async () => {
    const answers = desk([sheet(1), sheet(2)]);
    const user = enter(answers, '#/award/3/scoring');
    expect(await screen.findByText('■■■ ringer til ensomme')).toBeVisible();
    expect(screen.getByText('De andres point vises, når alle dine egne skemaer er færdige.')).toBeVisible();
    expect(await brokenRules()).toEqual([]);
    const first = screen.getByRole('radiogroup', { name: /En særlig indsats/ });
    await vi.waitFor(() => expect(first.contains(document.activeElement)).toBe(true));
    await user.keyboard('4');
    await vi.waitFor(() => expect(screen.getByRole('radiogroup', { name: /Gør en forskel/ }).contains(document.activeElement)).toBe(true));
    await user.keyboard('0');
    await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Næste skema' })).toHaveFocus());
    await vi.waitFor(() => expect(answers.score_nominee).toHaveBeenCalledTimes(2));
    expect(answers.score_nominee.mock.calls.map(([{ number, version, sheet: kept }]) => [number, version, kept.scores])).toEqual([
      [1, 0, { effort: 4 }],
      [1, 1, { effort: 4, difference: 0 }],
    ]);
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: 'Nr. 2' })).toBeVisible();
    expect(screen.getByText('1 af 2 færdige')).toBeVisible();
    expect(undoStack.depth).toBe(0);
  });

  test('whoever has gone elsewhere before the next sheet has come is not fetched back to it', async () => {
    session.current = aSession({ roles: ['consultant'] });
    const answers = desk([sheet(1), sheet(2)]);
    const { read_for_scoring, comes } = secondHeld(answers);
    const user = enter({ ...answers, read_for_scoring, open_award_year: () => aYear({ scoringOpenedAt: juror.scoringOpenedAt }) }, '#/award/3/scoring');
    const whose = await screen.findByRole('combobox', { name: 'Skriv ind for' });
    await user.selectOptions(whose, 'Papir Jensen');
    await screen.findByText('■■■ ringer til ensomme');
    await user.keyboard('34{Enter}');
    await vi.waitFor(() => expect(read_for_scoring).toHaveBeenCalledWith(expect.objectContaining({ number: 2 })));
    whose.focus();
    comes();
    expect(await screen.findByRole('heading', { name: 'Nr. 2' })).toBeVisible();
    expect(whose).toHaveFocus();
  });

  test('points typed before the next sheet has come are for that one', async () => {
    const answers = desk([sheet(1), sheet(2)]);
    const { read_for_scoring, comes } = secondHeld(answers);
    const user = enter({ ...answers, read_for_scoring }, '#/award/3/scoring');
    await screen.findByText('■■■ ringer til ensomme');
    await user.keyboard('34');
    await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Næste skema' })).toHaveFocus());
    await user.keyboard('{Enter}51');
    comes();
    expect(await screen.findByRole('heading', { name: 'Nr. 2' })).toBeVisible();
    await vi.waitFor(() => expect(answers.score_nominee).toHaveBeenCalledTimes(4));
    expect(answers.score_nominee.mock.calls.map(([{ number, sheet: kept }]) => [number, kept.scores])).toEqual([
      [1, { effort: 3 }],
      [1, { effort: 3, difference: 4 }],
      [2, { effort: 5 }],
      [2, { effort: 5, difference: 1 }],
    ]);
  });

  test('how a sheet stood before is shown when somebody asks', async () => {
    const kept = (version: number, effort: number) => ({ version, round: 1, writtenAt: '2026-09-07T08:00:00Z', writtenBy: 'Finn Rée', sheet: { scores: { effort }, abstained: false, note: version === 1 ? 'Først i tvivl' : '' } });
    const sheet_history = vi.fn((_: unknown) => [kept(2, 4), kept(1, 2), { ...kept(0, 0), sheet: null }]);
    const user = enter(desk([{ ...sheet(1, { effort: 4 }), version: 3 }], { sheet_history }), '#/award/3/scoring');
    await user.click(await screen.findByRole('button', { name: 'Tidligere udgaver af skemaet' }));
    expect(sheet_history).toHaveBeenCalledWith({ awardYearId: 3, memberId: null, number: 1 });
    const rows = within(await screen.findByRole('table', { name: /Sådan har skemaet stået/ })).getAllByRole('row');
    expect(rows.slice(1).map((row) => [...row.children].map(({ textContent }) => textContent.trim()).join(' ').trim())).toEqual([
      expect.stringContaining('Finn Rée 4 –'), expect.stringContaining('Finn Rée 2 – Først i tvivl'), expect.stringContaining('Kan ikke læses'),
    ]);
    expect(await brokenRules()).toEqual([]);
    await user.keyboard('5');
    await vi.waitFor(() => expect(screen.queryByRole('table', { name: /Sådan har skemaet stået/ })).toBeNull());
  });

  test('what is written carries the mark of what was read, and a number that stands for another is read anew', async () => {
    const answers = desk([sheet(1), sheet(2)]);
    let table1 = table([sheet(1), sheet(2)]);
    const score_nominee = vi.fn((_: SheetToKeep) => refuse('nominee_not_found'));
    const user = enter({ ...answers, score_nominee, award_scoring: () => table1 }, '#/award/3/scoring');
    await screen.findByText('■■■ ringer til ensomme');
    table1 = table([{ ...sheet(1), mark: 7002 }]);
    answers.read_for_scoring.mockClear();
    await user.keyboard('4');
    await vi.waitFor(() => expect(score_nominee).toHaveBeenCalledWith(expect.objectContaining({ number: 1, mark: 7001 })));
    await vi.waitFor(() => expect(answers.read_for_scoring).toHaveBeenCalledTimes(1));
  });

  test('a digit scores wherever the focus is, but is a letter in the notes; points can be taken away', async () => {
    const answers = desk([sheet(1)]);
    const user = enter(answers, '#/award/3/scoring');
    await screen.findByText('■■■ ringer til ensomme');
    (document.activeElement as HTMLElement).blur();
    await user.keyboard('2');
    await vi.waitFor(() => expect(answers.score_nominee).toHaveBeenCalledWith(expect.objectContaining({ sheet: { scores: { effort: 2 }, abstained: false, note: '' } })));
    await user.click(screen.getByRole('button', { name: 'Fjern point: En særlig indsats' }));
    await vi.waitFor(() => expect(answers.score_nominee).toHaveBeenLastCalledWith(expect.objectContaining({ version: 1, sheet: { scores: {}, abstained: false, note: '' } })));
    const first = screen.getByRole('radiogroup', { name: /En særlig indsats/ });
    await user.click(within(first).getByRole('radio', { name: '3' }));
    expect(first.contains(document.activeElement)).toBe(true);
    await user.keyboard('{Delete}');
    await vi.waitFor(() => expect(answers.score_nominee).toHaveBeenLastCalledWith(expect.objectContaining({ version: 3, sheet: { scores: {}, abstained: false, note: '' } })));
    const note = screen.getByRole('textbox', { name: 'Dine egne noter' });
    await user.type(note, '5 år');
    await user.tab();
    await vi.waitFor(() => expect(answers.score_nominee).toHaveBeenLastCalledWith(expect.objectContaining({ sheet: { scores: {}, abstained: false, note: '5 år' } })));
  });

  test('a note stays on the sheet it was written on, whichever way it is left', async () => {
    const answers = desk([sheet(1), sheet(2), sheet(3)]);
    const user = enter(answers, '#/award/3/scoring');
    await user.type(await screen.findByRole('textbox', { name: 'Dine egne noter' }), 'varm');
    await user.click(screen.getByRole('button', { name: 'Næste skema' }));
    await screen.findByRole('heading', { name: 'Nr. 2' });
    await user.type(screen.getByRole('textbox', { name: 'Dine egne noter' }), 'kort');
    await user.click(screen.getByRole('button', { name: /^Nr\. 3/ }));
    await screen.findByRole('heading', { name: 'Nr. 3' });
    expect(screen.getByRole('textbox', { name: 'Dine egne noter' })).toHaveValue('');
    const kept = answers.score_nominee.mock.calls.map(([{ number, sheet: { note } }]) => [number, note]);
    expect(kept.filter(([number]) => number === 3)).toEqual([]);
    expect(kept.filter(([number]) => number === 1).at(-1)).toEqual([1, 'varm']);
    expect(kept.filter(([number]) => number === 2).at(-1)).toEqual([2, 'kort']);
  });

  test('a sheet written elsewhere waits for a choice, and mine goes on top', async () => {
    const theirs = { ...sheet(1, { effort: 1 }), version: 7 };
    let isFirst = true;
    const score_nominee = vi.fn(({ sheet: kept }: SheetToKeep) => {
      if (!isFirst) return { now: { ...sheet(1, kept.scores), version: 8 }, undo: null };
      isFirst = false;
      return refuse('stale_sheet', { current: theirs });
    });
    const user = enter(desk([sheet(1)], { score_nominee }), '#/award/3/scoring');
    await screen.findByText('■■■ ringer til ensomme');
    await user.keyboard('5');
    await user.click(await screen.findByRole('button', { name: 'Behold mine point' }));
    expect(score_nominee).toHaveBeenLastCalledWith(expect.objectContaining({ version: 7, sheet: { scores: { effort: 5 }, abstained: false, note: '' } }));
  });

  test('waits for the answers about interests, with the way there', async () => {
    enter({ award_scoring: () => table([], { unanswered: 2 }) }, '#/award/3/scoring');
    expect(await screen.findByText('Svar først på habilitet for 2 indstillede.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Svar på habilitet' })).toBeVisible();
  });

  test('is typed in by the secretary for whoever works on paper, as that juror', async () => {
    session.current = aSession({ roles: ['consultant'] });
    const answers = desk([sheet(1)]);
    const user = enter({ ...answers, open_award_year: () => aYear({ scoringOpenedAt: juror.scoringOpenedAt }) }, '#/award/3/scoring');
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Skriv ind for' }), 'Papir Jensen');
    await screen.findByText('■■■ ringer til ensomme');
    await user.keyboard('3');
    await vi.waitFor(() => expect(answers.score_nominee).toHaveBeenCalledWith(expect.objectContaining({ memberId: 4, number: 1 })));
  });

  test('is typed in by the stand-in too, who opens and closes nothing', async () => {
    session.current = aSession({ roles: ['consultant'] });
    enter({ ...desk([sheet(1)]), open_award_year: () => aYear({ position: 'stand_in', scoringOpenedAt: juror.scoringOpenedAt }) }, '#/award/3/scoring');
    expect(await screen.findByRole('combobox', { name: 'Skriv ind for' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Luk bedømmelsen' })).toBeNull();
  });
});

describe('results', () => {
  const results: AwardResults = {
    nominees: [
      { nomineeId: 12 as never, name: 'Kirsten Bækgaard', rank: 1, scorers: 3, meanTenths: 764, medianTenths: 800, placeTenths: 13, criterionTenths: [40, 35], wide: ['effort'] },
      { nomineeId: 13 as never, name: 'Havnekoret', rank: null, scorers: 2, meanTenths: null, medianTenths: null, placeTenths: null, criterionTenths: [], wide: [] },
    ],
    jurors: [
      { memberId: 2 as never, name: 'Bodil Friis', scored: 2, meanTenths: 700, leanTenths: -12, allTheSame: false },
      { memberId: 3 as never, name: 'Finn Rée', scored: 1, meanTenths: 800, leanTenths: null, allTheSame: true },
    ],
    first: [12 as never],
    robustness: { holds: false, byMedian: [12 as never], byPlaces: [12 as never], without: [{ memberId: 2 as never, first: [13 as never] }] },
    reopened: ['Et skema manglede'],
    notices: [
      { kind: 'too_few_sheets', nomineeId: 13 as never, scorers: 2, least: 3 },
      { kind: 'sheet_incomplete', nomineeId: 13 as never, memberId: 3 as never },
      { kind: 'scored_only_one', memberId: 3 as never },
    ],
  };

  test('stand side by side, with what is missing and what they hang on in words', async () => {
    enter({ open_award_year: () => closed, award_results: () => results }, '#/award/3/results');
    const list = within(await screen.findByRole('table', { name: 'Resultat' }));
    expect(list.getByRole('row', { name: /^1 Kirsten Bækgaard 76,4 80,0 1,3 3 4,0\s+over 2 points forskel 3,5/ })).toBeVisible();
    expect(list.getByRole('row', { name: /^uden plads Havnekoret mangler mangler mangler 2 mangler mangler/ })).toBeVisible();
    expect(screen.getByText('Over 2 points forskel i juryen: tal om det.')).toBeVisible();
    expect(screen.getByText('Uden Bodil Friis er Havnekoret først.')).toBeVisible();
    expect(screen.getByText('Bedømmelsen blev åbnet igen: Et skema manglede')).toBeVisible();
    expect(screen.getByText('Havnekoret har 2 skemaer og skal have 3 for at få en plads.')).toBeVisible();
    expect(screen.getByText('Skemaet fra Finn Rée om Havnekoret er ikke færdigt og tæller ikke med.')).toBeVisible();
    expect(screen.getByText('Finn Rée har kun bedømt én, så der er intet at sammenligne med.')).toBeVisible();
    expect(screen.getByText('1,2 under de andre')).toBeVisible();
    expect(screen.getByText('kan ikke siges, gav alle det samme')).toBeVisible();
    expect(await brokenRules()).toEqual([]);
  });

  test('are sealed: without the key there is the way to it', async () => {
    enter({ open_award_year: () => closed, award_results: () => refuse('award_key_closed', { why: 'not_granted' }) }, '#/award/3/results');
    expect(await screen.findByRole('button', { name: 'Se årets nøgle' })).toBeVisible();
  });

  test('another than the first needs a written reason, and nothing of the decision is kept in drafts or steps', async () => {
    const made = { facts: { nomineeId: 13, reason: 'at synge', longReason: '', otherReason: 'Hele byen synger' }, nomineeName: 'Havnekoret', decidedAt: '2026-09-14T08:00:00Z' };
    const decide_award = vi.fn((_: DecisionToKeep) => ({ now: { isKeptOut: false, recommendation: made, decision: null }, undo: null }));
    const user = enter({ open_award_year: () => closed, award_results: () => results, award_decisions: () => ({ isKeptOut: false, recommendation: null, decision: null }), decide_award }, '#/award/3/decision');
    await user.click(await screen.findByRole('button', { name: /^Skriv\s+Juryens indstilling/ }));
    const keep = vi.spyOn(typedTexts, 'keep');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Modtager' }), 'Havnekoret');
    await user.type(screen.getByRole('textbox', { name: /^Begrundelse til diplomet/ }), 'at synge');
    expect(screen.getByText('Fortsætter «tildeles … for». 152 tegn tilbage.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Forsegl og gem' }));
    expect((await screen.findAllByText('Skriv, hvorfor juryen vælger denne')).length).toBeGreaterThan(0);
    await user.type(screen.getByRole('textbox', { name: /^Hvorfor en anden/ }), 'Hele byen synger');
    await user.click(screen.getByRole('button', { name: 'Forsegl og gem' }));
    expect(decide_award).toHaveBeenCalledWith(expect.objectContaining({ awardYearId: 3, kind: 'recommendation', seen: null, facts: { nomineeId: 13, reason: 'at synge', longReason: '', otherReason: 'Hele byen synger' } }));
    expect(await screen.findByText(/^Skrevet 14\/9-2026/)).toBeVisible();
    expect(keep).not.toHaveBeenCalled();
    expect(undoStack.depth).toBe(0);
    expect(await brokenRules()).toEqual([]);
    expect(screen.queryByRole('button', { name: 'Offentliggør modtageren' })).toBeNull();
  });

  test('what is decided is kept from whoever takes no part in a case, and they write nothing over it', async () => {
    const award_decisions = () => ({ isKeptOut: true, recommendation: null, decision: null });
    enter({ open_award_year: () => closed, award_results: () => results, award_decisions }, '#/award/3/decision');
    expect((await screen.findAllByText('Vises for dig, når prisen er offentliggjort.')).length).toBe(2);
    expect(screen.queryByText('Ikke skrevet endnu.')).toBeNull();
    expect(screen.queryByRole('button', { name: /^Skriv\s+/ })).toBeNull();
  });

  test('what somebody else decided meanwhile is shown before it is written over', async () => {
    const theirs = { facts: { nomineeId: 12, reason: 'at ringe', longReason: '', otherReason: '' }, nomineeName: 'Kirsten Bækgaard', decidedAt: '2026-09-14T08:00:00Z' };
    const current = { isKeptOut: false, recommendation: null, decision: theirs };
    const decide_award = vi.fn(({ seen }: DecisionToKeep) => (seen === null ? refuse('stale_decision', { current }) : { now: current, undo: null }));
    const user = enter({ open_award_year: () => closed, award_results: () => results, award_decisions: () => ({ ...current, decision: null }), decide_award }, '#/award/3/decision');
    await user.click(await screen.findByRole('button', { name: /^Skriv\s+Udvalgets afgørelse/ }));
    await user.type(screen.getByRole('textbox', { name: /^Begrundelse til diplomet/ }), 'at synge');
    await user.click(screen.getByRole('button', { name: 'Forsegl og gem' }));
    expect((await screen.findAllByText(/^En anden har skrevet en ny imens/)).length).toBeGreaterThan(0);
    expect(screen.getByText('for at ringe')).toBeVisible();
    expect(screen.getByRole('textbox', { name: /^Begrundelse til diplomet/ })).toHaveValue('at synge');
    await user.click(screen.getByRole('button', { name: 'Forsegl og gem' }));
    await vi.waitFor(() => expect(decide_award).toHaveBeenLastCalledWith(expect.objectContaining({ seen: '2026-09-14T08:00:00Z' })));
  });
});
