import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { session } from '../../access';
import { setBackend } from '../../backend/call';
import type { ChangeGrant, GrantFacts, GrantReceived, GrantYear, OrganisationId, RecordGrant } from '../../backend/generated/operations';
import { undoStack } from '../../shared';
import { typedTexts } from '../../shared/typedTexts';
import { brokenRules } from '../../testing/axe';
import { aSession, fakeBackend, refuse, type Answers } from '../../testing/inventedOffice';
import { changed } from '../../testing/inventedSettings';
import { language } from '../../texts';
import GrantsPart from './GrantsPart.svelte';

const CHOIR = 7 as OrganisationId;

function aGrant(id: number, change: Partial<GrantReceived> = {}): GrantReceived {
  const facts: GrantFacts = { source: '§ 18-midler', round: '15. april', year: '2026', grantedOn: '2026-05-18', amount: '60.000', repaid: '' };
  const [amount, repaid] = [6_000_000, 0] as [GrantReceived['amount'], GrantReceived['repaid']];
  const grant = { id, organisationId: CHOIR, organisationName: 'Koret', facts, year: 2026, grantedOn: '2026-05-18', amount, repaid, kept: amount, version: 1 };
  return { ...grant, ...change } as GrantReceived;
}

function years(...grants: GrantReceived[]): GrantYear[] {
  return grants.length === 0 ? [] : [{ year: 2026, sum: grants.reduce((sum, { kept }) => sum + kept, 0) as GrantYear['sum'], grants }];
}

function open(list: GrantYear[], answers: Answers = {}) {
  setBackend(fakeBackend({ list_grants: () => list, ...answers }));
  const target = document.body.appendChild(document.createElement('main'));
  render(GrantsPart, { target, props: { organisationId: CHOIR } });
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
  document.body.replaceChildren();
});

describe('what an association was given', () => {
  test('stands year by year with the branch it was given to, and breaks no rule of accessibility', async () => {
    const branch = aGrant(2, { organisationId: 8 as OrganisationId, organisationName: 'Korets børn', repaid: 500_000 as never, kept: 5_500_000 as never });
    open(years(branch, aGrant(1)));
    expect(await screen.findByText('115.000 kr.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Korets børn' })).toHaveAttribute('href', '#/organisations/organisation/8');
    expect(screen.getByText(/5\.000 kr\. er betalt tilbage/)).toBeVisible();
    expect(await brokenRules()).toEqual([]);
  });

  test('is written down with the keys alone, and the way back is there', async () => {
    const record_grant = vi.fn((_: RecordGrant) => changed(aGrant(3)));
    const user = open([], { record_grant });
    expect(await screen.findByText('Der er ikke skrevet tilskud ned.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Tilføj tilskud' }));
    await vi.waitFor(() => expect(screen.getByLabelText('Tilskud fra')).toHaveFocus());
    expect(screen.getByLabelText('Tilskud fra')).toHaveValue('§ 18-midler');
    await user.type(screen.getByLabelText('Beløb i kroner'), '60.000{Enter}');
    await vi.waitFor(() => expect(record_grant).toHaveBeenCalledOnce());
    expect(record_grant.mock.calls[0]?.[0]).toMatchObject({ organisationId: CHOIR, facts: { source: '§ 18-midler', amount: '60.000' } });
    await vi.waitFor(() => expect(undoStack.shown?.label).toBe('Koret: tilskud på 60.000 kr. er skrevet ned'));
    expect(screen.queryByLabelText('Beløb i kroner')).toBeNull();
  });

  test('says at the field what is missing, before it is sent', async () => {
    const record_grant = vi.fn();
    const user = open([], { record_grant });
    await user.click(await screen.findByRole('button', { name: 'Tilføj tilskud' }));
    await user.click(screen.getByRole('button', { name: 'Gem tilskuddet' }));
    expect(screen.getByLabelText('Beløb i kroner')).toHaveAccessibleDescription('Skriv beløbet, fx 50.000');
    expect(record_grant).not.toHaveBeenCalled();
  });

  test('is corrected in its place; what is refused stays as it was typed', async () => {
    const change_grant = vi.fn((_: ChangeGrant) => refuse('fields_refused', { problems: [{ field: 'facts.repaid', problem: { kind: 'amount' } }] }));
    const user = open(years(aGrant(1)), { change_grant });
    await user.click(await screen.findByRole('button', { name: /^Flere valg for 60\.000/ }));
    await user.click(await screen.findByText('Ret'));
    const repaid = await screen.findByLabelText(/^Heraf betalt tilbage/);
    await user.type(repaid, 'lidt{Enter}');
    await vi.waitFor(() => expect(repaid).toHaveAttribute('aria-invalid', 'true'));
    expect(repaid).toHaveValue('lidt');
    expect(change_grant.mock.calls[0]?.[0]).toMatchObject({ grantId: 1, version: 1, facts: { amount: '60.000', repaid: 'lidt' } });
  });

  test('is removed and can be put back', async () => {
    const withdraw_grant = vi.fn(() => changed(1, 'reinstate_grant', { grantId: 1 }));
    const user = open(years(aGrant(1)), { withdraw_grant });
    await user.click(await screen.findByRole('button', { name: /^Flere valg for 60\.000/ }));
    await user.click(await screen.findByText('Fjern'));
    await vi.waitFor(() => expect(undoStack.shown?.label).toBe('Koret: tilskuddet på 60.000 kr. er fjernet'));
  });

  test('the desk reads it and changes nothing', async () => {
    session.current = aSession({ roles: ['front_desk'] });
    open(years(aGrant(1)));
    const part = (await screen.findByRole('heading', { name: 'Tilskud' })).closest('section') as HTMLElement;
    expect(within(part).queryByRole('button')).toBeNull();
  });
});
