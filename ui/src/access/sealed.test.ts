import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { setBackend } from '../backend/call';
import type { SealingState } from '../backend/generated/operations';
import { undoStack } from '../shared';
import { brokenRules } from '../testing/axe';
import { aSession, fakeBackend, refuse, type Answers } from '../testing/inventedOffice';
import { language } from '../texts';
import SealedPart from './SealedPart.svelte';
import { session } from './session.svelte';

const lone = { userId: 1 as never, fullName: 'Lone Holm', grantedAt: '2026-11-20T09:00:00Z' as never, grantedBy: null };
const jens = { userId: 2 as never, fullName: 'Jens Overgård', hasOwnPassword: true };
const maja = { userId: 3 as never, fullName: 'Maja Lindstrøm', hasOwnPassword: false };

function aState(change: Partial<SealingState> = {}): SealingState {
  return { name: 'cpr', begunAt: '2026-11-20T09:00:00Z' as never, codeMadeAt: '2026-11-20T09:00:00Z' as never, closed: null, holders: [lone], candidates: [jens, maja], ...change };
}

function show(state: SealingState, answers: Answers = {}, hosts: Answers = {}) {
  setBackend(fakeBackend({ sealing_state: () => state, ...answers }, hosts));
  render(SealedPart, { target: document.body.appendChild(document.createElement('main')) });
  return userEvent.setup({ pointerEventsCheck: 0 });
}

beforeEach(() => {
  language.use('da');
  session.current = aSession({ roles: ['manager'] });
  undoStack.forget();
});
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

describe('who reads CPR numbers', () => {
  test('begins with a code that is shown once, printed and put away', async () => {
    const begun = vi.fn(() => ({ code: 'ABCDE-FGHJK', state: aState() }));
    const show_sheet = vi.fn(() => ({ answer: 'shown' }));
    const user = show(aState({ begunAt: null, codeMadeAt: null, closed: 'not_begun', holders: [], candidates: [] }), { begin_sealing: begun }, { show_sheet });
    await user.click(await screen.findByRole('button', { name: 'Begynd at forsegle' }));
    expect(await screen.findByText('ABCDE-FGHJK')).toBeVisible();
    expect(await brokenRules()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Udskriv arket' }));
    expect(show_sheet).toHaveBeenCalledWith(expect.objectContaining({ operation: 'recovery_sheet', input: { code: 'ABCDE-FGHJK', opens: 'cpr' } }));
    await user.click(screen.getByRole('button', { name: 'Koden er gemt et sikkert sted' }));
    expect(screen.queryByText('ABCDE-FGHJK')).toBeNull();
  });

  test('leads to the log of what was done with keys', async () => {
    const user = show(aState());
    await user.click(await screen.findByRole('button', { name: 'Vis nøgleloggen' }));
    expect(location.hash).toBe('#/settings/log?topic=keys');
  });

  test('gives access to whoever has a password of their own, and takes it back', async () => {
    const grant_key = vi.fn(() => ({ now: aState({ holders: [lone, { ...lone, userId: 2 as never, fullName: 'Jens Overgård', grantedBy: 'Lone Holm' }], candidates: [maja] }), undo: { operation: 'withdraw_key', input: { name: 'cpr', userId: 2 } } }));
    const user = show(aState(), { grant_key, sealing_state: () => grant_key.mock.results[0]?.value.now ?? aState() });
    expect(await screen.findByText('siden 20/11-2026')).toBeVisible();
    expect(screen.queryByRole('button', { name: /Fjern adgang/ })).toBeNull();
    const candidates = within(screen.getByRole('list', { name: 'Kan få adgang' }));
    expect(candidates.getByText('Skal vælge sin egen adgangskode først')).toBeVisible();
    await user.click(candidates.getByRole('button', { name: /Giv adgang.*Jens/ }));
    expect(grant_key).toHaveBeenCalledWith({ name: 'cpr', userId: 2 });
    expect(await screen.findByText('siden 20/11-2026, givet af Lone Holm')).toBeVisible();
    expect(undoStack.shown?.label).toBe('Jens Overgård har adgang til CPR-numre');
    expect(screen.getByRole('button', { name: /Fjern adgang.*Lone/ })).toBeVisible();
  });

  test('whoever has no access writes the code from the sheet, and is told when it does not fit', async () => {
    const recover_key = vi.fn(() => refuse('wrong_key_code'));
    const user = show(aState({ closed: 'not_granted' }), { recover_key });
    await user.click(await screen.findByRole('button', { name: 'Få adgang' }));
    expect(screen.getAllByText('Skriv koden, som den står på arket')[0]).toBeVisible();
    await user.type(screen.getByRole('textbox', { name: 'Kode' }), 'abcde');
    await user.click(screen.getByRole('button', { name: 'Få adgang' }));
    expect(await screen.findByText(/Koden passer ikke/)).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Kode' })).toHaveValue('abcde');
    expect(screen.queryByRole('button', { name: 'Begynd forfra' })).toBeNull();
    expect(await brokenRules()).toEqual([]);
  });

  test('a lost key is replaced only where nobody has access, with a reason', async () => {
    const replace_lost_key = vi.fn(() => ({ code: 'NEWCO-DEXYZ', state: aState() }));
    const user = show(aState({ closed: 'not_granted', holders: [] }), { replace_lost_key });
    await user.click(await screen.findByRole('button', { name: 'Begynd forfra' }));
    expect(replace_lost_key).not.toHaveBeenCalled();
    await user.type(screen.getByRole('textbox', { name: 'Hvad er der sket?' }), 'Arket er væk');
    await user.click(screen.getByRole('button', { name: 'Begynd forfra' }));
    expect(replace_lost_key).toHaveBeenCalledWith({ name: 'cpr', reason: 'Arket er væk' });
    expect(await screen.findByText('NEWCO-DEXYZ')).toBeVisible();
  });

  test('an administrator sees who has access and decides nothing', async () => {
    session.current = aSession({ roles: ['administrator'] });
    show(aState({ closed: 'not_granted' }));
    expect(await screen.findByText('Lone Holm')).toBeVisible();
    expect(screen.queryAllByRole('button')).toEqual([]);
  });
});
