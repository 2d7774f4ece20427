import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { session } from '../access';
import { setBackend } from '../backend/call';
import type { AwardYearToChange, NewAwardYear, NewNomination, NomineesToMerge } from '../backend/generated/operations';
import { keyboard, typedTexts, undoStack } from '../shared';
import { setOfficeClock } from '../shared/officeClock';
import { router } from '../shared/router.svelte';
import { brokenRules } from '../testing/axe';
import { aSession, fakeBackend, refuse, type Answers } from '../testing/inventedOffice';
import { language } from '../texts';
import AwardPage from './AwardPage.svelte';
// The parts come late in the window; here they are at hand before anything is waited for.
import './nominees/EligibilityTab.svelte';
import './nominees/NomineesTab.svelte';
import './settings/SettingsTab.svelte';
import { aYear, line, nominee, summary } from './testing';

let end: () => void = () => undefined;

function enter(answers: Answers = {}, at = '#/award/3') {
  location.hash = at;
  end = router.start();
  setBackend(fakeBackend({ award_years: () => [summary()], open_award_year: () => aYear(), award_candidates: () => [{ userId: 1, fullName: 'Maja Lindstrøm', canRun: true, canJudge: true }], ...answers }));
  const target = document.body.appendChild(document.createElement('main'));
  render(AwardPage, { target });
  return userEvent.setup({ pointerEventsCheck: 0 });
}
const keys = (event: KeyboardEvent): void => void keyboard.handle(event);

beforeEach(() => {
  language.use('da');
  setOfficeClock('2026-09-08T09:42:00Z');
  session.current = aSession({ roles: ['manager'] });
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

describe('the award year', () => {
  test('shows its course with dates and where it is now', async () => {
    enter({}, '#/award/3/settings');
    const steps = within(await screen.findByRole('list', { name: 'Årets gang' })).getAllByRole('listitem');
    expect(steps.find((step) => step.getAttribute('aria-current') === 'step')).toHaveTextContent('Bedømmelse til 12/9 her er vi nu');
    expect(steps[0]).toHaveTextContent('1/6 – 31/8 kl. 23.59');
    await screen.findByRole('heading', { name: 'Kriterier' });
    expect(await brokenRules()).toEqual([]);
  });

  test('begins with its secretary, and a year that is there can be opened instead', async () => {
    const start_award_year = vi.fn((_: NewAwardYear) => refuse('award_year_taken', { id: 3 }));
    const user = enter({ award_years: () => [], start_award_year }, '#/award/new');
    await user.click(await screen.findByRole('button', { name: 'Begynd året' }));
    expect((await screen.findAllByText('Vælg, hvem der er sekretær')).length).toBeGreaterThan(0);
    await user.selectOptions(screen.getByRole('combobox', { name: /Sekretær/ }), 'Maja Lindstrøm');
    await user.click(screen.getByRole('button', { name: 'Begynd året' }));
    expect(start_award_year).toHaveBeenCalledWith(expect.objectContaining({ year: 2026, secretaryId: 1, copiesLast: false }));
    expect(await screen.findByRole('button', { name: 'Åbn det år, der er' })).toBeVisible();
    expect(await brokenRules()).toEqual([]);
  });

  test('a juror has no part with the names of those who nominate', async () => {
    session.current = aSession({ roles: ['juror'] });
    enter({ open_award_year: () => aYear({ position: 'juror' }) }, '#/award/3/nominees');
    const tabs = (await screen.findAllByRole('tab')).map(({ textContent }) => textContent?.trim());
    expect(tabs).toEqual(['Opsætning', 'Habilitet', 'Bedømmelse', 'Resultat', 'Afgørelse', 'Overrækkelse']);
  });
});

describe('criteria', () => {
  test('say what is missing to 100 while they are written, and what the engine refuses', async () => {
    const change_award_year = vi.fn(({ facts }: AwardYearToChange) => refuse('weights_do_not_sum', { sum: facts.judgedBy.criteria.reduce((sum, { weight }) => sum + weight, 0) }));
    const user = enter({ change_award_year }, '#/award/3/settings');
    expect(await screen.findByText('Tilsammen 100 af 100. Det passer.')).toBeVisible();
    const first = within(screen.getByRole('group', { name: 'Kriterium 1' })).getByRole('textbox', { name: 'Vægt' });
    await user.clear(first);
    await user.type(first, '25');
    expect(screen.getByText('Tilsammen 65 af 100. Der mangler 35.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Gem kriterier' }));
    expect(await screen.findByText('Vægtene giver 65 tilsammen. Ret dem, så de giver 100.')).toBeVisible();
    expect(first).toHaveValue('25');
    await user.clear(first);
    await user.type(first, '80');
    expect(screen.getByText('Tilsammen 120 af 100. Det er 20 for meget.')).toBeVisible();
  });

  test('that fit are kept, with the way back', async () => {
    const now = aYear({ version: 5 });
    const undo = { operation: 'change_award_year', input: { awardYearId: 3, version: 5 } };
    const change_award_year = vi.fn((_: AwardYearToChange) => ({ now, undo }));
    const user = enter({ change_award_year }, '#/award/3/settings');
    await user.click(await screen.findByRole('button', { name: 'Gem kriterier' }));
    await vi.waitFor(() => expect(undoStack.depth).toBe(1));
    expect(change_award_year).toHaveBeenCalledWith({ awardYearId: 3, version: 4, facts: aYear().facts });
  });
});

describe('nominees', () => {
  const kirsten = line(12, 'Kirsten Bækgaard', { nominations: 2, isLate: true });
  const kirstine = line(13, 'Kirstine Bækgaard');
  const twins = [{ oneId: 12, otherId: 13, likeness: 'close' }];

  test('are gathered with every reason, and those that are alike can be merged and parted again', async () => {
    let isMerged = false;
    const merge_nominees = vi.fn((_: NomineesToMerge) => {
      isMerged = true;
      return { now: card(), undo: { operation: 'part_nominee', input: { nomineeId: 13, version: 3 } } };
    });
    const part_nominee = vi.fn((_: unknown) => ({ now: nominee(13, 'Kirstine Bækgaard'), undo: null }));
    const card = () => nominee(12, 'Kirsten Bækgaard', { merged: isMerged ? [{ id: 13 as never, name: 'Kirstine Bækgaard', version: 3 }] : [], nominations: [...nominee(12, '').nominations, ...(isMerged ? nominee(13, '').nominations : [])] });
    const user = enter(
      {
        list_nominees: () => (isMerged ? { nominees: [kirsten], twins: [] } : { nominees: [kirsten, kirstine], twins }),
        open_nominee: ({ nomineeId }: { nomineeId: number }) => (nomineeId === 12 ? card() : nominee(13, 'Kirstine Bækgaard')),
        merge_nominees,
        part_nominee,
      },
      '#/award/3/nominees/12',
    );
    await user.click(await screen.findByRole('button', { name: /^Saml dem\s+Kirsten Bækgaard og Kirstine Bækgaard: navne, der ligner/ }));
    expect(merge_nominees).toHaveBeenCalledWith({ nomineeId: 13, version: 2, intoId: 12 });
    expect(await screen.findByText('Samlet med Kirstine Bækgaard')).toBeVisible();
    expect(screen.getAllByText(/Ringer til ensomme/)).toHaveLength(2);
    expect(undoStack.depth).toBe(1);
    expect(undoStack.shown?.label).toBe('To indstillede er samlet');
    expect(await brokenRules()).toEqual([]);

    undoStack.run = () => {
      isMerged = false;
      return Promise.resolve({ ok: true, back: null });
    };
    await undoStack.undo();
    await vi.waitFor(() => expect(screen.queryByText('Samlet med Kirstine Bækgaard')).toBeNull());
    expect(screen.getByRole('link', { name: 'Kirstine Bækgaard' })).toBeVisible();
  });

  test('are typed in by the numbers of the form; what is missing is told, and nothing typed is lost', async () => {
    const nominate = vi.fn((_: NewNomination) => refuse('fields_refused', { problems: [{ field: 'nomination.effort', problem: { kind: 'too_short', least: 200 } }] }));
    const answers = { list_nominees: () => ({ nominees: [], twins: [] }), list_parties: () => ({ entries: [] }), nominate };
    const user = enter(answers, '#/award/3/nominees/new');
    await user.click(await screen.findByRole('button', { name: 'Gem' }));
    expect((await screen.findAllByText('Skriv, hvem der indstilles')).length).toBeGreaterThan(0);
    expect(nominate).not.toHaveBeenCalled();
    await user.type(screen.getByRole('combobox', { name: /1\. Hvem/ }), 'Ole Winther');
    await user.type(screen.getByRole('textbox', { name: /^6\./ }), 'Kort.');
    await user.type(screen.getByRole('textbox', { name: /^7\./ }), 'En forskel');
    await user.type(screen.getByRole('textbox', { name: /^8\./ }), 'Fordi');
    await user.type(screen.getByRole('textbox', { name: /Indstillers navn/ }), 'Ib Holm');
    await user.type(screen.getByRole('textbox', { name: /^11\. Telefon/ }), '84000012');
    await user.click(screen.getByRole('checkbox', { name: /^14\./ }));
    await user.click(screen.getByRole('button', { name: 'Gem' }));
    expect((await screen.findAllByText('Vælg indstillerens tilknytning til den indstillede')).length).toBeGreaterThan(0);
    expect(nominate).not.toHaveBeenCalled();
    await user.selectOptions(screen.getByRole('combobox', { name: /^12\./ }), 'kollega');
    await user.click(screen.getByRole('button', { name: 'Gem' }));
    expect(nominate).toHaveBeenCalledWith(expect.objectContaining({ nomineeId: null, nominee: expect.objectContaining({ name: 'Ole Winther', kind: 'person' }), nomination: expect.objectContaining({ effort: 'Kort.', tie: 'colleague', informed: true }) }));
    await vi.waitFor(() => expect(screen.getByRole('textbox', { name: /^6\./ })).toHaveAttribute('aria-invalid', 'true'));
    expect(await brokenRules()).toEqual([]);
    cleanup();
    end();
    document.body.replaceChildren();
    enter(answers, '#/award/3/nominees/new');
    expect(await screen.findByRole('textbox', { name: /^6\./ })).toHaveValue('Kort.');
  });

  test('get the text of an earlier year with the yes of whoever wrote it', async () => {
    const nominate = vi.fn((_: NewNomination) => ({ now: nominee(14, 'Ole Winther'), undo: null }));
    const [{ facts } = { facts: undefined }] = nominee(12, '').nominations;
    const earlier_texts = vi.fn((_: unknown) => [{ nominationId: 7, year: 2025, facts }]);
    const answers = { list_nominees: () => ({ nominees: [], twins: [] }), find_parties: () => ({ found: [], more: 'all' }), open_nominee: () => nominee(14, 'Ole Winther'), nominate, earlier_texts };
    const user = enter(answers, '#/award/3/nominees/new');
    const name = await screen.findByRole('combobox', { name: /1\. Hvem/ });
    expect(screen.queryByRole('button', { name: /tidligere år/ })).toBeNull();
    await user.type(name, 'Ole Winther');
    await user.click(screen.getByRole('button', { name: 'Find tekst fra et tidligere år' }));
    expect(earlier_texts).toHaveBeenCalledWith({ awardYearId: 3, nomineeId: null, name: 'Ole Winther' });
    await user.click(await screen.findByRole('button', { name: /^Brug teksten\s+2025, skrevet af Ib Holm/ }));
    expect(await screen.findByText('Spørg indstilleren først, og sæt kryds, når svaret er ja')).toBeVisible();
    expect(screen.getByRole('textbox', { name: /^6\./ })).toHaveValue('');
    expect(await brokenRules()).toEqual([]);
    await user.click(screen.getByRole('checkbox', { name: 'Ib Holm har sagt ja til, at teksten bruges igen' }));
    await user.click(screen.getByRole('button', { name: /^Brug teksten/ }));
    expect(screen.getByRole('textbox', { name: /^6\./ })).toHaveValue('Ringer til ensomme (Ib Holm)');
    expect(await screen.findByText('Teksten er fra 2025. Indstilleren har sagt ja til, at den bruges igen.')).toBeVisible();
    await user.click(screen.getByRole('checkbox', { name: /^14\./ }));
    await user.click(screen.getByRole('button', { name: 'Gem' }));
    expect(nominate).toHaveBeenCalledWith(expect.objectContaining({ nominatorAgreed: true, nomination: expect.objectContaining({ nominator: 'Ib Holm', textOfYear: 2025, informed: true }) }));
  });

  test('are looked at by rules with a tick and a reason', async () => {
    const checks = [
      { rule: 'voluntary' as const, onlyWarns: false, finding: null, tick: 'open' as const, reason: '' },
      { rule: 'not_recent_winner' as const, onlyWarns: true, finding: { kind: 'won_before' as const, year: 2024, freeFrom: 2030 }, tick: 'open' as const, reason: '' },
    ];
    const judge_eligibility = vi.fn((_: unknown) => refuse('fields_refused', { problems: [{ field: 'eligibility.answers.0.reason', problem: { kind: 'missing' } }] }));
    const user = enter({ list_nominees: () => ({ nominees: [kirsten], twins: [] }), open_nominee: () => nominee(12, 'Kirsten Bækgaard', { checks }), judge_eligibility }, '#/award/3/eligibility/12');
    expect(await screen.findByText('Fik prisen i 2024. Uden advarsel fra 2030.')).toBeVisible();
    await user.click(within(screen.getByRole('radiogroup', { name: 'Indsatsen er frivillig og ulønnet' })).getByRole('radio', { name: 'Ikke i orden' }));
    await user.click(screen.getByRole('radio', { name: 'Nej, afvist' }));
    await user.click(screen.getByRole('button', { name: 'Gem' }));
    expect(judge_eligibility).toHaveBeenCalledWith({
      nomineeId: 12, version: 2,
      eligibility: { answers: [{ rule: 'voluntary', tick: 'broken', reason: '' }, { rule: 'not_recent_winner', tick: 'open', reason: '' }], verdict: 'rejected', reason: '' },
    });
    expect((await screen.findAllByText('Skriv en kort begrundelse')).length).toBeGreaterThan(0);
    expect(await brokenRules()).toEqual([]);
  });
});
