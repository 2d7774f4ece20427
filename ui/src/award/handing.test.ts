import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { session } from '../access';
import { setBackend } from '../backend/call';
import type { AwardLetterLine, DiplomaToPrint, DiplomaWanted, HandingOverToKeep, HostRequest, PaperSummary, TickAwardLetter } from '../backend/generated/operations';
import { usePaperDrawer } from '../papers';
import { keyboard, typedTexts, undoStack } from '../shared';
import { setOfficeClock } from '../shared/officeClock';
import { router } from '../shared/router.svelte';
import { brokenRules } from '../testing/axe';
import { aSession, fakeBackend, refuse, type Answers } from '../testing/inventedOffice';
import { language } from '../texts';
import AwardPage from './AwardPage.svelte';
// The parts come late in the window; here they are at hand before anything is waited for.
import './handing/HandingTab.svelte';
import { aYear, summary } from './testing';

let end: () => void = () => undefined;
const decided = aYear({ scoringOpenedAt: '2026-09-06T08:00:00Z' as never, scoringClosedAt: '2026-09-13T08:00:00Z' as never, phase: 'deciding' });
const published = aYear({
  scoringOpenedAt: '2026-09-06T08:00:00Z' as never,
  scoringClosedAt: '2026-09-13T08:00:00Z' as never,
  phase: 'published',
  published: { name: 'Kirsten Bækgaard', kind: 'person', reason: 'at ringe til alle', publishedAt: '2026-09-25T18:00:00Z' as never },
});
const nothing = { mayor: '', committeeChair: '', presentedBy: '', occasion: '', town: '' };

function letter(to: 'nominee' | 'nominator', id: number, name: string, change: Partial<AwardLetterLine> = {}): AwardLetterLine {
  return { to: { to, id } as never, kind: to === 'nominee' ? 'nominee' : 'nominator', name, contact: '', about: '', email: '', phone: '', addressLines: [], leftOut: null, doneAt: null, ...change };
}
const letters = [
  letter('nominee', 1, 'Kirsten Bækgaard', { kind: 'winner', email: 'kirsten@example.org' }),
  letter('nominator', 2, 'Ib Holm', { about: 'Kirsten Bækgaard', kind: 'winners_nominator' }),
  letter('nominee', 3, 'Rosa Dahl', { leftOut: 'does_not_know' }),
];
const paper: PaperSummary = {
  id: 41 as never, kind: 'award_diploma', subject: { kind: 'award_year', id: 3 }, title: 'Diplom 2026', fileName: 'Diplom 2026.pdf', pages: 1, bytes: 20_000,
  sha256: '9f3a61c27be4d058', printedAt: '2026-09-20T08:00:00Z' as never, printedBy: 'Maja Lindstrøm',
};

function enter(card = published, answers: Answers = {}, hostAnswers: Answers = {}) {
  location.hash = '#/award/3/handing';
  end = router.start();
  const usual: Answers = {
    award_years: () => [summary(card)],
    open_award_year: () => card,
    open_handing_over: () => ({ version: 0, facts: nothing, mayKeep: true }),
    award_papers: () => [],
    award_letters: () => ({ letters }),
    preview_diploma: () => new Uint8Array([1]),
    preview_press_text: () => new Uint8Array([1]),
    preview_award_letter: () => new Uint8Array([1]),
  };
  setBackend(fakeBackend({ ...usual, ...answers }, hostAnswers));
  usePaperDrawer({ open: () => Promise.reject(new Error('nothing is drawn here')) });
  render(AwardPage, { target: document.body.appendChild(document.createElement('main')) });
  return userEvent.setup({ pointerEventsCheck: 0 });
}
const keys = (event: KeyboardEvent): void => void keyboard.handle(event);

beforeEach(() => {
  language.use('da');
  setOfficeClock('2026-09-26T09:42:00Z');
  session.current = aSession({ roles: ['consultant'] });
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

describe('the diploma', () => {
  test('is seen before publication, in other words where somebody wants that, and one that is too long is not sent', async () => {
    const preview_diploma = vi.fn((_: DiplomaWanted) => new Uint8Array([1]));
    const print_diploma = vi.fn((_: DiplomaToPrint) => refuse('nothing_decided'));
    const user = enter(decided, { preview_diploma, print_diploma });
    expect(await screen.findByText(/forsegles det udskrevne diplom med årets nøgle/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Se diplomet' }));
    const dialog = await screen.findByRole('dialog', { name: 'Diplom' });
    await vi.waitFor(() => expect(preview_diploma).toHaveBeenLastCalledWith({ awardYearId: 3, language: 'da', reason: '' }));
    const field = within(dialog).getByRole('textbox', { name: /Begrundelse med andre ord/ });
    await user.type(field, 'a'.repeat(161));
    expect(within(dialog).getByText(/Kort teksten 1 tegn af/)).toBeVisible();
    await user.tab();
    expect(preview_diploma.mock.lastCall?.[0].reason).toBe('');
    await user.type(field, '{Backspace}');
    await user.tab();
    await vi.waitFor(() => expect(preview_diploma.mock.lastCall?.[0].reason).toBe('a'.repeat(160)));
    await user.click(within(dialog).getByRole('button', { name: 'Udskriv' }));
    expect(await within(dialog).findByText(/Der er ikke skrevet en afgørelse/)).toBeVisible();
    expect(print_diploma.mock.calls[0]?.[0].paper.reason).toBe('a'.repeat(160));
  });

  test('that is printed is opened through the award, which knows who may', async () => {
    const show_sheet = vi.fn((_: HostRequest) => ({ answer: 'done' }));
    const user = enter(decided, { award_papers: () => [paper] }, { show_sheet });
    await user.click(await screen.findByRole('button', { name: 'Åbn' }));
    expect(show_sheet).toHaveBeenCalledWith({ ask: 'show_sheet', operation: 'take_out_award_paper', input: { id: 41 }, fileName: 'Diplom 2026.pdf' });
    expect(await brokenRules()).toEqual([]);
  });

  test('is not offered to a juror before publication, nor are the letters', async () => {
    session.current = aSession({ roles: ['juror'] });
    enter({ ...decided, position: 'juror' });
    expect(await screen.findByText('Når udvalgets afgørelse er skrevet, kan diplomet laves.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Se diplomet' })).toBeNull();
    expect(screen.queryByRole('heading', { name: 'Breve' })).toBeNull();
  });
});

describe('letters', () => {
  test('wait for publication', async () => {
    const award_letters = vi.fn(() => ({ letters }));
    enter(decided, { award_letters });
    expect(await screen.findByText('Brevene kan skrives, når modtageren er offentliggjort.')).toBeVisible();
    expect(award_letters).not.toHaveBeenCalled();
  });

  test('stand apart as e-mail and post, say who gets none and why, and are ticked with a way back', async () => {
    const undo = { operation: 'tick_award_letter', input: {} };
    const tick_award_letter = vi.fn((_: TickAwardLetter) => ({ now: { letters: letters.map((one) => ({ ...one, doneAt: one.name === 'Ib Holm' ? '2026-09-26T08:00:00Z' : null })) }, undo }));
    const user = enter(published, { tick_award_letter });
    const mails = within(await screen.findByRole('list', { name: 'Med e-mail' }));
    expect(mails.getByRole('checkbox', { name: 'Kirsten Bækgaard' })).not.toBeChecked();
    const posted = within(screen.getByRole('list', { name: 'Med post' }));
    expect(posted.getByText('indstillede modtageren: Kirsten Bækgaard')).toBeVisible();
    expect(within(screen.getByRole('list', { name: 'Får intet brev' })).getByText('Ingen har skrevet, at den indstillede ved det.')).toBeVisible();
    expect(screen.getByText('0 af 2 er sendt')).toBeVisible();
    await user.click(posted.getByRole('checkbox', { name: 'Ib Holm' }));
    expect(tick_award_letter).toHaveBeenCalledWith({ awardYearId: 3, to: { to: 'nominator', id: 2 }, isDone: true });
    expect(await screen.findByText('1 af 2 er sendt')).toBeVisible();
    expect(undoStack.shown?.label).toBe('Et brev er noteret som sendt');
    expect(await brokenRules()).toEqual([]);
  });

  test('are copied, or put into a draft that carries the stored paper', async () => {
    const show_sheet = vi.fn((_: HostRequest) => ({ answer: 'done' }));
    const stored = { ...paper, id: 42, kind: 'award_letter', title: 'Brev om Frivillighedsprisen 2026', fileName: 'Brev om Frivillighedsprisen 2026.pdf' };
    const print_award_letter = vi.fn((_: unknown) => ({ now: stored, undo: null }));
    const user = enter(published, { print_award_letter, award_paper: () => new Uint8Array([1]) }, { show_sheet });
    await user.click(await screen.findByRole('button', { name: /^Brev\s+Ib Holm/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Brev til Ib Holm' });
    await user.click(within(dialog).getByRole('button', { name: 'Lav e-mailkladde' }));
    const wanted = { awardYearId: 3, to: { to: 'nominator', id: 2 }, language: 'da' };
    await vi.waitFor(() => expect(show_sheet).toHaveBeenCalledWith({ ask: 'show_sheet', operation: 'award_letter_mail', input: { letter: wanted, paperId: 42 }, fileName: 'Brev om Frivillighedsprisen 2026.eml' }));
    expect(await within(dialog).findByText(/Der er ingen e-mailadresse/)).toBeVisible();
  });

  test('that are sealed say so, with the way to the key', async () => {
    enter(published, { award_letters: () => refuse('award_key_closed', { why: 'not_granted' }) });
    expect(await screen.findByRole('button', { name: 'Se årets nøgle' })).toBeVisible();
  });
});

describe('who hands over', () => {
  test('is written once, and what a colleague wrote meanwhile is shown and not written over', async () => {
    const theirs = { version: 1, facts: { ...nothing, mayor: 'Bo Lund' }, mayKeep: true };
    const keep_handing_over = vi.fn(({ version, facts }: HandingOverToKeep) =>
      version === 0 ? refuse('stale_handing_over', { current: theirs }) : { now: { version: 2, facts, mayKeep: true }, undo: { operation: 'keep_handing_over', input: { awardYearId: 3 } } },
    );
    const user = enter(published, { keep_handing_over });
    await user.click(await screen.findByRole('button', { name: 'Skriv, hvem der overrækker' }));
    await user.type(screen.getByRole('textbox', { name: /^Borgmester/ }), 'Ida Holm');
    await user.click(screen.getByRole('button', { name: 'Gem' }));
    expect(await screen.findByText(/En kollega har rettet overrækkelsen imens/)).toBeVisible();
    expect(screen.getByText('Bo Lund')).toBeVisible();
    expect(screen.getByRole('textbox', { name: /^Borgmester/ })).toHaveValue('Ida Holm');
    await user.click(screen.getByRole('button', { name: 'Gem' }));
    await vi.waitFor(() => expect(keep_handing_over).toHaveBeenLastCalledWith({ awardYearId: 3, version: 1, facts: { ...nothing, mayor: 'Ida Holm' } }));
    await vi.waitFor(() => expect(undoStack.shown?.label).toBe('Overrækkelsen er rettet'));
    expect(await screen.findByRole('button', { name: /^Ret\s+Overrækkelse og underskrift/ })).toBeVisible();
  });
});
