import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { session } from '../../access';
import { setBackend } from '../../backend/call';
import type { EffortTypeFacts, InsuranceRules, MunicipalCoverFacts, RetentionRules, RetentionRulesToChange } from '../../backend/generated/operations';
import { undoStack } from '../../shared';
import { setOfficeClock } from '../../shared/officeClock';
import { aCover, anEffort } from '../../testing/inventedInsurance';
import { brokenRules } from '../../testing/axe';
import { aSession, fakeBackend, refuse, type Answers } from '../../testing/inventedOffice';
import { language } from '../../texts';
import InsurancePart from './InsurancePart.svelte';

const rules: InsuranceRules = {
  requirePriorApproval: true,
  hoursPerFullTime: 1670,
  yearlyCount: { month: 11, day: 1 },
  leastAge: 13,
  consentBelow: 18,
  childAgeLimit: 15,
  certificateMonths: 24,
  claimDeadlineDays: 14,
  nextOfKinDays: 0,
  certificateDays: 0,
  cprPolicy: 'on_claim',
  sources: { ages: 'Centrets egen regel' },
};

const retention: RetentionRules = { volunteerMonths: 36, injuryClaimMonths: 120, liabilityClaimMonths: 60, nominationMonths: 12, sheetMonths: 6, sharedPaperMonths: 12, bookingMonths: 24, agreementMonths: 60, draftMonths: 24, personMonths: 24, logMonths: 12, sources: { volunteers: 'Arkivloven' } };

function show(answers: Answers = {}) {
  setBackend(
    fakeBackend({
      list_effort_types: () => [anEffort(3, 'Besøgsven'), anEffort(4, 'Cykelrickshaw', { facts: { name: 'Cykelrickshaw', description: '', periods: [{ from: '2024-01-01', to: '2025-12-31', decision: '', decidedOn: '', wording: '' }] } })],
      list_municipal_covers: () => [aCover(1)],
      insurance_rules: () => ({ version: 1, rules, comesWith: rules }),
      retention_rules: () => ({ version: 1, rules: retention, comesWith: retention }),
      ...answers,
    }),
  );
  const target = document.body.appendChild(document.createElement('main'));
  render(InsurancePart, { target });
  return userEvent.setup({ pointerEventsCheck: 0 });
}

beforeEach(() => {
  language.use('da');
  setOfficeClock('2026-11-24T09:42:00Z');
  session.current = aSession({ roles: ['manager'] });
  undoStack.forget();
});
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

describe('what the register judges by', () => {
  test('stands with its periods, decisions and sources, and breaks no rule of accessibility', async () => {
    show();
    const efforts = within(await screen.findByRole('region', { name: 'Indsatser på kommunens liste' }));
    expect(await efforts.findByText('Dækket nu')).toBeVisible();
    expect(efforts.getByText('Dækket til 31/12-2025')).toBeVisible();
    expect(efforts.getByText(/Socialudvalget, punkt 7, besluttet 12\/1-2026/)).toBeVisible();
    expect(screen.getByText('Havforsikring, police 4711-22')).toBeVisible();
    expect(await screen.findByText('Kilde: Centrets egen regel')).toBeVisible();
    expect(await brokenRules()).toEqual([]);
  });

  test('a kind of effort is added with its first period', async () => {
    const add_effort_type = vi.fn((_: { facts: EffortTypeFacts }) => ({ now: anEffort(5, 'Højtlæsning'), undo: { operation: 'withdraw_effort_type', input: { effortTypeId: 5, version: 1 } } }));
    const user = show({ add_effort_type });
    await user.click(await screen.findByRole('button', { name: 'Tilføj indsatstype' }));
    await user.click(screen.getByRole('button', { name: 'Gem' }));
    expect(screen.getAllByText('Skriv, hvad indsatstypen hedder')[0]).toBeVisible();
    await user.type(screen.getByRole('textbox', { name: 'Indsatstype' }), 'Højtlæsning');
    await user.type(screen.getByRole('textbox', { name: 'Dækket fra' }), '1/1-2027');
    await user.click(screen.getByRole('button', { name: 'Gem' }));
    await vi.waitFor(() => expect(add_effort_type).toHaveBeenCalled());
    expect((add_effort_type.mock.calls[0] as [{ facts: EffortTypeFacts }])[0].facts).toMatchObject({ name: 'Højtlæsning', periods: [{ from: '1/1-2027' }] });
    expect(undoStack.shown?.label).toBe('Højtlæsning er på listen');
  });

  test('one that is in use is not taken off, and the way out is said', async () => {
    const user = show({ withdraw_effort_type: () => refuse('effort_type_in_use', { attachments: 14 }) });
    await user.click(await screen.findByRole('button', { name: 'Flere valg for Besøgsven' }));
    await user.click(await screen.findByText('Fjern fra listen'));
    expect(await screen.findByText(/14 tilknytninger bruger indsatstypen. Skriv en slutdag/)).toBeVisible();
  });

  test('an insurance that a company bears is asked for its name', async () => {
    const add_municipal_cover = vi.fn((_: { facts: MunicipalCoverFacts }) => ({ now: aCover(2), undo: null }));
    const user = show({ add_municipal_cover });
    await user.click(await screen.findByRole('button', { name: 'Tilføj forsikring' }));
    await user.click(screen.getByRole('button', { name: 'Gem forsikringen' }));
    expect(screen.getAllByText('Skriv selskabets navn')[0]).toBeVisible();
    await user.click(screen.getByRole('radio', { name: 'Kommunen er selvforsikret' }));
    await user.type(screen.getByRole('textbox', { name: 'Gælder fra' }), '1/1-2027');
    await user.click(screen.getByRole('button', { name: 'Gem forsikringen' }));
    await vi.waitFor(() => expect(add_municipal_cover).toHaveBeenCalled());
  });

  test('a rule is kept when its field is left; what is no number is told', async () => {
    const change_insurance_rules = vi.fn(({ rules: next }: { rules: InsuranceRules }) => ({ now: { version: 2, rules: next, comesWith: rules }, undo: null }));
    const user = show({ change_insurance_rules });
    const field = await screen.findByRole('textbox', { name: 'Laveste alder, år' });
    await user.clear(field);
    await user.type(field, 'tretten{Tab}');
    expect((await screen.findAllByText('Skriv et helt tal'))[0]).toBeVisible();
    await user.clear(field);
    await user.type(field, '15{Tab}');
    await vi.waitFor(() => expect(change_insurance_rules).toHaveBeenCalledWith({ version: 1, rules: { ...rules, leastAge: 15 } }));
  });

  test('how long next of kin and the log are kept stands with what it was to begin with, and is kept when a field is left', async () => {
    const change_insurance_rules = vi.fn(({ rules: next }: { rules: InsuranceRules }) => ({ now: { version: 2, rules: next, comesWith: rules }, undo: null }));
    const change_retention_rules = vi.fn(({ rules: next }: RetentionRulesToChange) => ({ now: { version: 2, rules: next, comesWith: retention }, undo: null }));
    const user = show({ change_insurance_rules, change_retention_rules });
    const days = await screen.findByRole('textbox', { name: 'Pårørende slettes efter, dage' });
    await user.clear(days);
    await user.type(days, '14{Tab}');
    await vi.waitFor(() => expect(change_insurance_rules).toHaveBeenCalledWith({ version: 1, rules: { ...rules, nextOfKinDays: 14 } }));
    const months = await screen.findByRole('textbox', { name: 'Opslag, søgninger, udskrifter og logind, måneder' });
    await user.clear(months);
    await user.type(months, '24{Tab}');
    await vi.waitFor(() => expect(change_retention_rules).toHaveBeenCalledWith({ version: 1, rules: { ...retention, logMonths: 24 } }));
  });

  test('a consultant keeps the list and the insurances, and only reads the rules', async () => {
    session.current = aSession({ roles: ['consultant'] });
    show();
    await screen.findByText('Dækket nu');
    expect(screen.getByRole('button', { name: 'Tilføj indsatstype' })).toBeEnabled();
    expect(await screen.findByRole('textbox', { name: 'Laveste alder, år' })).toBeDisabled();
  });

  test('how long names are kept stands with its source, and is kept when the field is left', async () => {
    let sent: RetentionRulesToChange | null = null;
    const user = show({
      change_retention_rules: (input: RetentionRulesToChange) => {
        sent = input;
        const now = { version: 2, rules: input.rules, comesWith: retention };
        return { now, undo: { operation: 'change_retention_rules', input: { version: 2, rules: retention } } };
      },
    });
    const part = within(await screen.findByRole('region', { name: 'Slettefrister' }));
    expect(await part.findByText('Kilde: Arkivloven')).toBeVisible();
    const field = part.getByRole('textbox', { name: 'Efter den sidste tilknytning, måneder' });
    await user.clear(field);
    await user.type(field, '60');
    await user.tab();
    expect(sent).toEqual({ version: 1, rules: { ...retention, volunteerMonths: 60 } });
    expect(undoStack.shown?.label).toBe('Slettefristen er rettet');
  });
});
