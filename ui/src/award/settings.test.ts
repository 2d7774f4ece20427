import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { session } from '../access';
import { setBackend } from '../backend/call';
import type { AwardYearToChange, MemberToAppoint } from '../backend/generated/operations';
import { typedTexts, undoStack } from '../shared';
import { setOfficeClock } from '../shared/officeClock';
import { router } from '../shared/router.svelte';
import { brokenRules } from '../testing/axe';
import { aSession, fakeBackend, refuse, type Answers } from '../testing/inventedOffice';
import { language } from '../texts';
import AwardPage from './AwardPage.svelte';
// The part comes late in the window; here it is at hand before anything is waited for.
import './settings/SettingsTab.svelte';
import { aYear, member, summary } from './testing';

/** Somebody whom a search among people finds. */
const found = (id: number, name: string) => ({
  entry: { party: { of: 'person', id }, kind: 'person', name, shortName: '', category: null, contact: null, phone: '', standing: 'active', protection: 'open' },
  marks: [], reason: { through: 'name' },
});
let end: () => void = () => undefined;

function enter(answers: Answers = {}) {
  location.hash = '#/award/3/settings';
  end = router.start();
  const candidates = [{ userId: 9, fullName: 'Ole Winther', canRun: false, canJudge: true }];
  setBackend(fakeBackend({ award_years: () => [summary()], open_award_year: () => aYear(), award_candidates: () => candidates, find_parties: () => ({ found: [], more: 'all' }), ...answers }));
  const target = document.body.appendChild(document.createElement('main'));
  render(AwardPage, { target });
  return userEvent.setup({ pointerEventsCheck: 0 });
}

beforeEach(() => {
  language.use('da');
  setOfficeClock('2026-09-08T09:42:00Z');
  session.current = aSession({ roles: ['consultant'] });
  undoStack.forget();
  typedTexts.clear();
});
afterEach(() => {
  cleanup();
  end();
  document.body.replaceChildren();
});

describe('the jury', () => {
  test('is appointed by the secretary, also somebody on paper; a place that is taken says by whom', async () => {
    const appoint_award_member = vi.fn((_: MemberToAppoint) => refuse('position_taken', { name: 'Bodil Friis' }));
    const user = enter({ appoint_award_member });
    await user.click(await screen.findByRole('button', { name: 'Udpeg' }));
    await user.click(screen.getByRole('button', { name: 'Gem' }));
    expect((await screen.findAllByText('Skriv navnet')).length).toBeGreaterThan(0);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Plads' }), 'formand');
    await user.type(screen.getByRole('combobox', { name: 'Navn' }), 'Papir Hansen');
    expect(await brokenRules()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Gem' }));
    expect(appoint_award_member).toHaveBeenCalledWith(expect.objectContaining({ awardYearId: 3, facts: expect.objectContaining({ position: 'chair', userId: null, name: 'Papir Hansen' }) }));
    expect(await screen.findByText('Bodil Friis har den plads. Fjern Bodil Friis først, eller vælg en anden plads.')).toBeVisible();
  });

  test('is linked to cards, so that conflicts are suggested; another name is no longer the same card', async () => {
    const appoint_award_member = vi.fn((_: MemberToAppoint) => ({ now: aYear({ version: 5 }), undo: null }));
    const user = enter({ appoint_award_member, find_parties: () => ({ found: [found(77, 'Papir Hansen')], more: 'all' }) });
    await user.click(await screen.findByRole('button', { name: 'Udpeg' }));
    const name = screen.getByRole('combobox', { name: 'Navn' });
    await user.type(name, 'papir');
    await user.click(await screen.findByRole('option', { name: /Papir Hansen/ }));
    expect(await screen.findByText(/Personens kort er valgt/)).toBeVisible();
    expect(name).toHaveValue('Papir Hansen');
    await user.type(name, 'e');
    expect(screen.queryByText(/Personens kort er valgt/)).toBeNull();
    await user.click(await screen.findByRole('option', { name: /Papir Hansen/ }));
    await user.click(screen.getByRole('button', { name: 'Gem' }));
    expect(appoint_award_member).toHaveBeenCalledWith(expect.objectContaining({ facts: expect.objectContaining({ personId: 77, userId: null, name: 'Papir Hansen' }) }));
  });

  test('somebody who is removed can come back', async () => {
    const remove_award_member = vi.fn((_: unknown) => ({ now: aYear({ version: 5, members: [member(1, 'secretary', 'Maja Lindstrøm')] }), undo: { operation: 'reinstate_award_member', input: { memberId: 3, version: 2 } } }));
    const user = enter({ remove_award_member });
    await user.click(await screen.findByRole('button', { name: /^Fjern\s+Finn Rée/ }));
    expect(remove_award_member).toHaveBeenCalledWith({ memberId: 3, version: 1 });
    await vi.waitFor(() => expect(undoStack.shown?.undo.operation).toBe('reinstate_award_member'));
    expect(screen.queryByText('Finn Rée')).toBeNull();
  });

  test('only a manager takes the secretary away, and a juror nobody', async () => {
    enter({ open_award_year: () => aYear({ position: 'juror' }) });
    await screen.findByRole('heading', { name: 'Sekretær og jury' });
    expect(screen.queryByRole('button', { name: /^Fjern/ })).toBeNull();
    expect(screen.getByText('Årets sekretær retter det.')).toBeVisible();
  });
});

describe('the key of the year', () => {
  test('is made once, and its code is shown until it is put away and stands in no draft', async () => {
    const keep = vi.spyOn(typedTexts, 'keep');
    const begin_award_key = vi.fn((_: unknown) => ({ code: 'K7QF-2MXA-9TRB-WE4N', card: aYear({ version: 5 }) }));
    const user = enter({ open_award_year: () => aYear({ keyBegunAt: null, keyClosed: 'not_begun' }), begin_award_key });
    await user.click(await screen.findByRole('button', { name: 'Lav årets nøgle' }));
    expect(await screen.findByText('K7QF-2MXA-9TRB-WE4N')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Koden er gemt væk' }));
    expect(document.documentElement.outerHTML).not.toContain('K7QF');
    expect(keep).not.toHaveBeenCalled();
  });

  test('comes back by its code, and a code that does not fit says so', async () => {
    const keep = vi.spyOn(typedTexts, 'keep');
    const recover_award_key = vi.fn((_: unknown) => refuse('wrong_key_code'));
    const user = enter({ open_award_year: () => aYear({ keyClosed: 'not_granted' }), recover_award_key });
    await user.type(await screen.findByLabelText('Koden fra arket'), 'ABCD');
    await user.click(screen.getByRole('button', { name: 'Hent nøglen' }));
    expect(recover_award_key).toHaveBeenCalledWith({ awardYearId: 3, code: 'ABCD' });
    expect(await screen.findByText('Koden passer ikke. Skriv den, som den står på det nyeste ark.')).toBeVisible();
    expect(keep).not.toHaveBeenCalled();
  });

  test('the code of one that was lost brings back what it sealed, and it is said what does not come along', async () => {
    const recover_award_key = vi.fn((_: unknown) => aYear({ keyIsAnother: true }));
    const user = enter({ open_award_year: () => aYear({ keyIsAnother: true }), recover_award_key });
    await user.click(await screen.findByText('Koden til den tabte nøgle er fundet'));
    expect(screen.getByText(/Papirer og bilag fra dengang kommer ikke med/)).toBeVisible();
    expect(await brokenRules()).toEqual([]);
    await user.type(screen.getByLabelText('Koden fra arket'), 'GAMMEL');
    await user.click(screen.getByRole('button', { name: 'Hent skemaerne tilbage' }));
    expect(recover_award_key).toHaveBeenCalledWith({ awardYearId: 3, code: 'GAMMEL' });
    await vi.waitFor(() => expect(screen.getByLabelText('Koden fra arket')).toHaveValue(''));
  });

  test('of a key that was never lost no old code is asked for', async () => {
    enter();
    expect(await screen.findByRole('heading', { name: 'Årets nøgle' })).toBeVisible();
    expect(screen.queryByText('Koden til den tabte nøgle er fundet')).toBeNull();
  });
});

describe('the dates', () => {
  test('are refused at their field, and what a colleague changed meanwhile is told while mine stays', async () => {
    const answers: (() => never)[] = [
      () => refuse('fields_refused', { problems: [{ field: 'facts.cycle.scoredBy', problem: { kind: 'ends_before_start' } }] }),
      () => refuse('stale_award_year', { current: aYear({ version: 9, facts: { ...aYear().facts, committee: 'Kulturudvalget' } }) }),
    ];
    const change_award_year = vi.fn((_: AwardYearToChange) => answers.shift()?.() ?? { now: aYear({ version: 10 }), undo: null });
    const user = enter({ change_award_year });
    const day = await screen.findByRole('textbox', { name: 'Bedømmelse senest' });
    expect(day).toHaveValue('12/9-2026');
    await user.clear(day);
    await user.type(day, '1/9-2026');
    const save = screen.getByRole('button', { name: 'Gem datoer og rammer' });
    await user.click(save);
    await vi.waitFor(() => expect(day).toHaveAttribute('aria-invalid', 'true'));
    await user.click(save);
    expect(await screen.findByText(/En kollega har ændret prisåret 2026 imens/)).toBeVisible();
    expect(day).toHaveValue('1/9-2026');
    expect(screen.getByRole('textbox', { name: 'Udvalg, der afgør' })).toHaveValue('Kulturudvalget');
    await user.click(save);
    expect(change_award_year.mock.lastCall?.[0]).toMatchObject({ version: 9, facts: { committee: 'Kulturudvalget', cycle: { scoredBy: '1/9-2026', checkedBy: '5/9-2026' } } });
  });
});

test('in English nothing Danish is left between the fields', async () => {
  language.use('en');
  await language.fetchEnglish();
  enter();
  const form = within(await screen.findByRole('form', { name: 'Dates and frame' }));
  expect(form.getByRole('textbox', { name: 'Scored by' })).toBeVisible();
  expect(screen.getByRole('list', { name: 'Course of the year' })).toBeVisible();
  expect(await brokenRules()).toEqual([]);
});
