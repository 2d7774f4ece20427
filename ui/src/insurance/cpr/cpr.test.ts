import { cleanup, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { session } from '../../access';
import { setBackend } from '../../backend/call';
import type { CprStanding, KeptCpr } from '../../backend/generated/operations';
import { undoStack } from '../../shared';
import { brokenRules } from '../../testing/axe';
import { aSession, fakeBackend, refuse, type Answers } from '../../testing/inventedOffice';
import { language } from '../../texts';
import CprPart from './CprPart.svelte';
import FindByCpr from './FindByCpr.svelte';

const kept: KeptCpr = { id: 5 as never, kind: 'issued', masked: '150680-••••', keptAt: '2026-11-20T09:00:00Z' as never, injuredOn: null, droppedAt: null };

function standing(change: Partial<CprStanding> = {}): CprStanding {
  return { policy: 'on_registration', closed: null, kept: null, earlier: [], claims: [], ...change };
}

function show(cpr: CprStanding, answers: Answers = {}) {
  setBackend(fakeBackend({ cpr_of: () => cpr, ...answers }));
  const target = document.body.appendChild(document.createElement('main'));
  render(CprPart, { target, props: { id: 31 as never, fullName: 'Kirsten Bækgaard', mayChange: true } });
  return userEvent.setup({ pointerEventsCheck: 0 });
}
const field = () => screen.getByRole('textbox', { name: /^CPR-nummer/ });

beforeEach(() => {
  language.use('da');
  session.current = aSession({ roles: ['manager'] });
  undoStack.forget();
});
afterEach(() => {
  vi.useRealTimers();
  cleanup();
  document.body.replaceChildren();
});

describe('a CPR number on the card', () => {
  test('is sealed as it is kept, and the field is empty afterwards', async () => {
    const keep_cpr = vi.fn(() => ({ now: standing({ kept }), undo: { operation: 'choose_cpr', input: { personId: 31, cprNumberId: null } } }));
    const cpr_of = () => standing(keep_cpr.mock.calls.length > 0 ? { kept } : {});
    const user = show(standing(), { keep_cpr, cpr_of });
    await user.click(await screen.findByRole('button', { name: 'Skriv CPR-nummer' }));
    await user.type(field(), '150680-9997{Enter}');
    expect(keep_cpr).toHaveBeenCalledWith(expect.objectContaining({ personId: 31, number: '150680-9997', claimId: null }));
    expect(await screen.findByText('150680-••••')).toBeVisible();
    expect(JSON.stringify(undoStack.shown)).not.toContain('9997');
    await user.click(screen.getByRole('button', { name: 'Ret' }));
    expect(field()).toHaveValue('');
    expect(await brokenRules()).toEqual([]);
  });

  test('what was typed is gone when the field is left without keeping it', async () => {
    const user = show(standing());
    await user.click(await screen.findByRole('button', { name: 'Skriv CPR-nummer' }));
    await user.type(field(), '150680');
    await user.tab();
    expect(field(), 'the focus is still in the form').toHaveValue('150680');
    (document.activeElement as HTMLElement).blur();
    await vi.waitFor(() => expect(field()).toHaveValue(''));
  });

  test('is kept for a claim where the office keeps it only then, and with none the way to note one is shown', async () => {
    const keep_cpr = vi.fn((_: unknown) => refuse('fields_refused', { problems: [{ field: 'number', problem: { kind: 'cpr_number', why: 'impossible_date' } }] }));
    show(standing({ policy: 'on_claim' }));
    expect(await screen.findByText(/Kontoret gemmer kun nummeret, når der er sket en skade/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Notér en skade' })).toHaveAttribute('href', '#/insurance/claims/new?person=31');
    expect(screen.queryByRole('button', { name: 'Skriv CPR-nummer' })).toBeNull();
    cleanup();
    const user = show(standing({ policy: 'on_claim', claims: [{ id: 7 as never, happenedOn: '2026-11-12' }] }), { keep_cpr });
    await user.click(await screen.findByRole('button', { name: 'Skriv CPR-nummer' }));
    expect(screen.getByRole('combobox', { name: 'Skade' })).toHaveDisplayValue('Skade 12/11-2026');
    await user.type(field(), '320680-9997{Enter}');
    expect(keep_cpr).toHaveBeenCalledWith(expect.objectContaining({ claimId: 7 }));
    expect((await screen.findAllByText(/Dagen i nummeret findes ikke/))[0]).toBeVisible();
    expect(field()).toHaveValue('320680-9997');
  });

  test('is shown when asked for, and hides by itself', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const reveal_cpr = vi.fn(() => ({ number: '150680-9997' }));
    const user = show(standing({ kept }), { reveal_cpr });
    await user.click(await screen.findByRole('button', { name: 'Vis nummeret' }));
    expect(await screen.findByText('150680-9997')).toBeVisible();
    expect(screen.getByText(/Det står i loggen/)).toBeVisible();
    vi.advanceTimersByTime(31_000);
    await vi.waitFor(() => expect(screen.queryByText('150680-9997')).toBeNull());
    expect(reveal_cpr).toHaveBeenCalledTimes(1);
  });

  test('whoever has no access sees that there is one, and the way to it', async () => {
    show(standing({ closed: 'not_granted', kept: { ...kept, masked: null } }));
    expect(await screen.findByText('Forseglet')).toBeVisible();
    expect(screen.getByText(/Du har ikke adgang til CPR-numre/)).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.getByRole('link', { name: 'CPR-numre' })).toHaveAttribute('href', '#/settings/sealed');
    expect(await brokenRules()).toEqual([]);
  });

  test('nothing of it stands on the card where the office keeps none', async () => {
    const cpr_of = vi.fn(() => standing({ policy: 'none' }));
    show(standing(), { cpr_of });
    await vi.waitFor(() => expect(cpr_of).toHaveBeenCalled());
    expect(screen.queryByText('CPR-nummer')).toBeNull();
  });
});

describe('finding somebody by the whole number', () => {
  test('a number that was refused, and one that is left, do not stay in the field', async () => {
    setBackend(fakeBackend({ find_by_cpr: () => refuse('fields_refused', { problems: [{ field: 'number', problem: { kind: 'cpr_number', why: 'impossible_date' } }] }) }));
    const target = document.body.appendChild(document.createElement('main'));
    const outside = target.appendChild(document.createElement('button'));
    render(FindByCpr, { target, props: { onclose: () => undefined } });
    const user = userEvent.setup({ pointerEventsCheck: 0 });
    const number = await screen.findByRole('textbox', { name: 'CPR-nummer' });
    await user.type(number, '150680-9997');
    await user.tab();
    expect(number).toHaveValue('150680-9997');
    await user.click(number);
    await user.keyboard('{Enter}');
    await vi.waitFor(() => expect(number).toHaveAttribute('aria-invalid', 'true'));
    expect(number).toHaveValue('');
    await user.type(number, '150680-9997');
    number.dispatchEvent(new FocusEvent('focusout', { bubbles: true, relatedTarget: outside }));
    await vi.waitFor(() => expect(number).toHaveValue(''));
  });

  test('says when nobody has it, and keeps nothing of what was typed', async () => {
    setBackend(fakeBackend({ find_by_cpr: () => ({ personId: null }) }));
    render(FindByCpr, { target: document.body.appendChild(document.createElement('main')), props: { onclose: () => undefined } });
    const user = userEvent.setup({ pointerEventsCheck: 0 });
    await user.type(await screen.findByRole('textbox', { name: 'CPR-nummer' }), '150680-9997{Enter}');
    expect(await screen.findByText('Ingen i registret har det nummer.')).toBeVisible();
    expect(field()).toHaveValue('');
    expect(location.hash).not.toContain('9997');
  });
});
