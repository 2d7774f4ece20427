import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { session } from '../access';
import { setBackend } from '../backend/call';
import type { JuryBookletToPrint, JuryProtocolToPrint, YearPaperToPrint, PaperSummary, RecommendationToPrint } from '../backend/generated/operations';
import { undoStack } from '../shared';
import { setOfficeClock } from '../shared/officeClock';
import { router } from '../shared/router.svelte';
import { brokenRules } from '../testing/axe';
import { aSession, fakeBackend, refuse, type Answers } from '../testing/inventedOffice';
import { language } from '../texts';
import AwardPage from './AwardPage.svelte';
// The parts come late in the window; here they are at hand before anything is waited for.
import './nominees/NomineesTab.svelte';
import './results/DecisionTab.svelte';
import './scoring/ScoringTab.svelte';
import './settings/SettingsTab.svelte';
import { aYear, summary, table } from './testing';

let end: () => void = () => undefined;
const open = aYear({ scoringOpenedAt: '2026-09-06T08:00:00Z' as never });
const closed = aYear({ ...open, scoringClosedAt: '2026-09-13T08:00:00Z' as never, phase: 'deciding' });
const results = { nominees: [], jurors: [], first: [], robustness: { holds: true, byMedian: [], byPlaces: [], without: [] }, notices: [], reopened: [] };
const recommended = { facts: { nomineeId: 12, reason: 'at ringe', longReason: '', otherReason: '' }, nomineeName: 'Kirsten Bækgaard', decidedAt: '2026-09-14T08:00:00Z' };

function stored(kind: string, title: string): PaperSummary {
  return {
    id: 41 as never, kind, subject: { kind: 'award_year', id: 3 }, title, fileName: `${title}.pdf`, pages: 2, bytes: 30_000, sha256: '9f3a61c27be4d058',
    printedAt: '2026-09-14T08:00:00Z' as never, printedBy: 'Maja Lindstrøm',
  };
}

function enter(answers: Answers, at: string, host: Answers = {}) {
  location.hash = at;
  end = router.start();
  const base = { award_years: () => [summary()], open_award_year: () => aYear(), award_papers: () => [], award_candidates: () => [] };
  setBackend(fakeBackend({ ...base, ...answers }, host));
  const target = document.body.appendChild(document.createElement('main'));
  render(AwardPage, { target });
  return userEvent.setup({ pointerEventsCheck: 0 });
}

beforeEach(() => {
  language.use('da');
  setOfficeClock('2026-09-08T09:42:00Z');
  session.current = aSession({ roles: ['consultant'] });
  undoStack.forget();
});
afterEach(() => {
  cleanup();
  end();
  document.body.replaceChildren();
});

describe('the form on paper', () => {
  test('is printed from the nominees, in the language that is chosen, and opened by the award itself', async () => {
    const print_nomination_form = vi.fn((_: YearPaperToPrint) => ({ now: stored('nomination_form', 'Indstillingsskema 2026'), undo: null }));
    const show_sheet = vi.fn((_: unknown) => ({ answer: 'done' }));
    const user = enter({ list_nominees: () => ({ nominees: [], twins: [] }), print_nomination_form }, '#/award/3/nominees', { show_sheet });
    await user.click(await screen.findByRole('button', { name: 'Skema til papir' }));
    const dialog = await screen.findByRole('dialog', { name: 'Indstillingsskema' });
    expect(await brokenRules()).toEqual([]);
    await user.click(within(dialog).getByText('Engelsk'));
    await user.click(within(dialog).getByRole('button', { name: 'Udskriv' }));
    expect(print_nomination_form).toHaveBeenCalledWith(expect.objectContaining({ paper: { awardYearId: 3, language: 'en' } }));
    await user.click(await within(dialog).findByRole('button', { name: 'Åbn' }));
    expect(show_sheet).toHaveBeenCalledWith({ ask: 'show_sheet', operation: 'take_out_award_paper', input: { id: 41 }, fileName: 'Indstillingsskema 2026.pdf' });
  });
});

describe('booklets', () => {
  test('are printed by the office for whom it chooses, those on paper first', async () => {
    let now: PaperSummary[] = [];
    const print_jury_booklet = vi.fn((_: JuryBookletToPrint) => ({ now: (now = [stored('jury_booklet', 'Juryhæfte 2026 Papir Jensen')])[0], undo: null }));
    const user = enter({ open_award_year: () => open, award_scoring: () => table([]), award_papers: () => now, print_jury_booklet }, '#/award/3/scoring');
    const whose = await screen.findByRole('combobox', { name: 'Hæfte til' });
    expect(within(whose).getByRole('option', { name: 'Papir Jensen, på papir', selected: true })).toBeInTheDocument();
    expect(within(whose).queryByRole('option', { name: 'Maja Lindstrøm' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Udskriv hæfte' }));
    const dialog = await screen.findByRole('dialog', { name: 'Juryhæfte' });
    await user.click(within(dialog).getByRole('button', { name: 'Udskriv' }));
    expect(print_jury_booklet).toHaveBeenCalledWith(expect.objectContaining({ paper: { awardYearId: 3, language: 'da', memberId: 4 } }));
    expect(await screen.findByText('Udskrevet: 1 papir')).toBeInTheDocument();
  });

  test('a juror has their own and no others, and none once scoring is closed', async () => {
    const print_jury_booklet = vi.fn((_: JuryBookletToPrint) => refuse('cannot_be_printed', { characters: ['漢'] }));
    const as = { position: 'juror', ownId: 3 as never } as const;
    const user = enter({ open_award_year: () => aYear({ ...open, ...as }), award_scoring: () => table([]), print_jury_booklet }, '#/award/3/scoring');
    await user.click(await screen.findByRole('button', { name: 'Udskriv hæfte' }));
    expect(screen.queryByRole('combobox', { name: 'Hæfte til' })).toBeNull();
    const dialog = await screen.findByRole('dialog', { name: 'Juryhæfte' });
    await user.click(within(dialog).getByRole('button', { name: 'Udskriv' }));
    expect(print_jury_booklet).toHaveBeenCalledWith(expect.objectContaining({ paper: { awardYearId: 3, language: 'da', memberId: null } }));
    expect(await within(dialog).findByText(/漢/)).toBeVisible();
    cleanup();
    end();
    enter({ open_award_year: () => aYear({ ...closed, ...as }), award_scoring: () => table([]) }, '#/award/3/scoring');
    expect(await screen.findByText('Der er ingen at bedømme for dig.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Udskriv hæfte' })).toBeNull();
  });
});

describe('protocol and recommendation', () => {
  test('the protocol says when the jury met and who was there', async () => {
    const print_jury_protocol = vi.fn((_: JuryProtocolToPrint) => ({ now: stored('jury_protocol', 'Juryens protokol 2026'), undo: null }));
    const award_decisions = () => ({ isKeptOut: false, recommendation: null, decision: null });
    const user = enter({ open_award_year: () => closed, award_results: () => results, award_decisions, print_jury_protocol }, '#/award/3/decision');
    await user.click(await screen.findByRole('button', { name: 'Udskriv protokol' }));
    expect(screen.queryByRole('button', { name: 'Udskriv indstilling' })).toBeNull();
    const dialog = await screen.findByRole('dialog', { name: 'Juryens protokol' });
    await user.type(within(dialog).getByRole('textbox', { name: 'Mødet holdt' }), '14. september');
    await user.click(within(dialog).getByRole('checkbox', { name: 'Finn Rée' }));
    expect(await brokenRules()).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Udskriv' }));
    expect(print_jury_protocol).toHaveBeenCalledWith(expect.objectContaining({ paper: { awardYearId: 3, language: 'da', held: '14. september', absent: [3] } }));
  });

  test('the recommendation is printed once somebody is recommended, with as many finalists as are chosen', async () => {
    const print_recommendation = vi.fn((_: RecommendationToPrint) => refuse('nothing_recommended'));
    const award_decisions = () => ({ isKeptOut: false, recommendation: recommended, decision: null });
    const user = enter({ open_award_year: () => closed, award_results: () => results, award_decisions, print_recommendation }, '#/award/3/decision');
    await user.click(await screen.findByRole('button', { name: 'Udskriv indstilling' }));
    const dialog = await screen.findByRole('dialog', { name: 'Juryens indstilling' });
    await user.selectOptions(within(dialog).getByRole('combobox', { name: 'Finalister' }), '5 i alt');
    await user.click(within(dialog).getByRole('button', { name: 'Udskriv' }));
    expect(print_recommendation).toHaveBeenCalledWith(expect.objectContaining({ paper: { awardYearId: 3, language: 'da', finalists: 5 } }));
    expect(await within(dialog).findByText(/Juryens indstilling er ikke skrevet/)).toBeVisible();
  });

  test('whoever is kept out sees neither papers nor that there are some', async () => {
    const award_papers = vi.fn((_: unknown) => []);
    const award_decisions = () => ({ isKeptOut: true, recommendation: null, decision: null });
    enter({ open_award_year: () => closed, award_results: () => results, award_decisions, award_papers }, '#/award/3/decision');
    expect((await screen.findAllByText('Vises for dig, når prisen er offentliggjort.')).length).toBe(2);
    expect(screen.queryByText('Protokol og indstilling')).toBeNull();
    expect(award_papers).not.toHaveBeenCalled();
  });
});

describe('the code of the key', () => {
  test('is printed as a sheet, and another is made', async () => {
    const make_award_key_code = vi.fn((_: unknown) => ({ code: 'K7QF-2MXA-9TRB-WE4N', card: aYear({ version: 5 }) }));
    const show_sheet = vi.fn((_: unknown) => ({ answer: 'done' }));
    const user = enter({ make_award_key_code }, '#/award/3/settings', { show_sheet });
    await user.click(await screen.findByRole('button', { name: 'Lav en ny kode' }));
    expect(await screen.findByText('K7QF-2MXA-9TRB-WE4N')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Udskriv arket' }));
    expect(show_sheet).toHaveBeenCalledWith({ ask: 'show_sheet', operation: 'award_key_sheet', input: { awardYearId: 3, code: 'K7QF-2MXA-9TRB-WE4N' }, fileName: 'Kode til prisen 2026.pdf' });
    expect(await screen.findByText(/Arket er åbnet/)).toBeVisible();
    expect(await brokenRules()).toEqual([]);
  });

  test('a key that nobody has is replaced by the secretary, and whoever has it is named', async () => {
    const replace_lost_award_key = vi.fn((_: unknown) => refuse('award_key_is_held', { names: ['Bodil Friis', 'Finn Rée'] }));
    const user = enter({ open_award_year: () => aYear({ keyClosed: 'not_granted' }), replace_lost_award_key }, '#/award/3/settings');
    await user.click(await screen.findByText('Koden er væk, og ingen har nøglen'));
    await user.click(screen.getByRole('button', { name: 'Lav en ny nøgle' }));
    expect(replace_lost_award_key).toHaveBeenCalledWith({ awardYearId: 3 });
    expect(await screen.findByText(/Bodil Friis og Finn Rée har nøglen/)).toBeVisible();
  });
});
