import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Component } from 'svelte';
import { session } from '../../access';
import { setBackend } from '../../backend/call';
import type { AgreementRule, AgreementWatch, GrantReceived, OrganisationId, WatchedAssociation, WatchWanted } from '../../backend/generated/operations';
import { brokenRules } from '../../testing/axe';
import { aSession, fakeBackend, type Answers } from '../../testing/inventedOffice';
import { language } from '../../texts';
import DutyOfOne from './DutyOfOne.svelte';
import MissingToday from './MissingToday.svelte';
import WatchPage from './WatchPage.svelte';

const rule: AgreementRule = { asked: true, threshold: 10_000_000 as AgreementRule['threshold'], period: 'grant_year', times: { lengthMonths: 12, notice: { count: 3, unit: 'months', to: 'month_end' }, expiryDays: 60, confirmedMonths: 12 }, sources: { required: 'Politikken, del 4' } };

function aGrant(id: number, organisationId: number, organisationName: string, kroner: number): GrantReceived {
  const amount = (kroner * 100) as GrantReceived['amount'];
  const facts = { source: '§ 18-midler', round: '15. april', year: '2026', grantedOn: '', amount: String(kroner), repaid: '' };
  return { id, organisationId, organisationName, facts, year: 2026, grantedOn: null, amount, repaid: 0, kept: amount, version: 1 } as GrantReceived;
}

function anAssociation(id: number, name: string, change: Partial<WatchedAssociation> = {}): WatchedAssociation {
  const grants = [aGrant(id, id, name, 120_000)];
  const sum = 12_000_000 as WatchedAssociation['sum'];
  return { organisationId: id as OrganisationId, organisationName: name, togetherWith: [], standing: 'missing', sum, grants, agreement: null, ...change };
}

const ankeret = anAssociation(1, 'Værestedet Ankeret');
const pleje = anAssociation(2, 'Menighedsplejen', {
  togetherWith: [{ id: 3 as OrganisationId, name: 'Sognecaféen' }],
  grants: [aGrant(4, 3, 'Sognecaféen', 40_000), aGrant(5, 2, 'Menighedsplejen', 65_000)],
  sum: 10_500_000 as WatchedAssociation['sum'],
});
const venner = anAssociation(6, 'Besøgsvennerne', {
  standing: 'has',
  agreement: {
    id: 14 as never,
    number: 'SA-2026-003',
    organisationId: 6 as OrganisationId,
    organisationName: 'Besøgsvennerne',
    activityTitle: 'Besøg',
    standing: 'running',
    startsOn: '2026-02-01',
    endsOn: '2028-01-31',
  },
});

function aWatch(associations: WatchedAssociation[], change: Partial<AgreementWatch> = {}): AgreementWatch {
  return { rule, year: 2026, years: [2026, 2025], firstDay: '2026-01-01', lastDay: '2026-12-31', associations, ...change };
}

function show(part: Component<never>, watch: AgreementWatch, props: Record<string, unknown> = {}, answers: Answers = {}) {
  const agreement_watch = vi.fn((_: WatchWanted) => watch);
  setBackend(fakeBackend({ agreement_watch, ...answers }));
  const target = document.body.appendChild(document.createElement('main'));
  render(part as Component<Record<string, unknown>>, { target, props });
  return { agreement_watch, user: userEvent.setup({ pointerEventsCheck: 0 }) };
}

beforeEach(() => {
  language.use('da');
  session.current = aSession({ roles: ['consultant'] });
  location.hash = '#/agreements/watch';
});
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

describe('who must have an agreement', () => {
  test('stands with the amounts that say so, by what has to be done, and breaks no rule of accessibility', async () => {
    show(WatchPage as Component<never>, aWatch([ankeret, pleje, venner]));
    const missing = within(await screen.findByRole('table', { name: 'Mangler aftale' }));
    expect(screen.getByText(/100\.000 kr\. eller mere i tilskud for 2026/)).toBeVisible();
    expect(screen.getByText(/Kilde: Politikken, del 4/)).toBeVisible();
    expect(missing.getByText('Sammen med Sognecaféen')).toBeVisible();
    expect(missing.getByText(/Sognecaféen: 40\.000 kr\. · § 18-midler · 15\. april/)).toBeVisible();
    expect(missing.getByText('105.000 kr.')).toBeVisible();
    const has = within(screen.getByRole('table', { name: 'Har aftale' }));
    expect(has.getByRole('link', { name: 'SA-2026-003' })).toHaveAttribute('href', '#/agreements/14');
    expect(has.getByText('i kraft til 31/1-2028')).toBeVisible();
    expect(await brokenRules()).toEqual([]);
  });

  test('has the way out beside it: a draft with that association', async () => {
    const { user } = show(WatchPage as Component<never>, aWatch([ankeret, venner]));
    await user.click(await screen.findByRole('button', { name: 'Lav aftale med Værestedet Ankeret' }));
    expect(location.hash).toBe('#/agreements?for=1');
    expect(screen.queryByRole('button', { name: 'Lav aftale med Besøgsvennerne' })).toBeNull();
  });

  test('is asked for another year', async () => {
    const { user, agreement_watch } = show(WatchPage as Component<never>, aWatch([ankeret]));
    await user.selectOptions(await screen.findByLabelText('År'), '2025');
    await vi.waitFor(() => expect(agreement_watch).toHaveBeenLastCalledWith({ year: 2025 }));
  });

  test('while the rule is off the page says so, and where it is switched on', async () => {
    session.current = aSession({ roles: ['manager'] });
    const { user } = show(WatchPage as Component<never>, aWatch([], { rule: { ...rule, asked: false } }));
    expect(await screen.findByText('Kontoret beder ingen om en aftale på grund af tilskud.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Regler for aftaler' }));
    expect(location.hash).toBe('#/settings/agreement-rules');
  });

  test('whoever only reads sees the list without a way to write', async () => {
    session.current = aSession({ roles: ['front_desk'] });
    show(WatchPage as Component<never>, aWatch([ankeret]));
    await screen.findByRole('table', { name: 'Mangler aftale' });
    expect(screen.queryByRole('button', { name: /^Lav aftale/ })).toBeNull();
  });
});

describe('on a card', () => {
  test('an association without the agreement it must have is told so, with the way out', async () => {
    const { user, agreement_watch } = show(DutyOfOne as Component<never>, aWatch([pleje]), { organisationId: 3 });
    expect(await screen.findByText('Skal have en aftale: 105.000 kr. i tilskud for 2026. Der er ingen.')).toBeVisible();
    expect(screen.getByText('Sammen med Menighedsplejen')).toBeVisible();
    expect(agreement_watch).toHaveBeenCalledWith({ organisationId: 3 });
    await user.click(screen.getByRole('button', { name: 'Lav aftale' }));
    expect(location.hash).toBe('#/agreements?for=2');
    expect(await brokenRules()).toEqual([]);
  });

  test('one that was given less is told nothing', async () => {
    const { agreement_watch } = show(DutyOfOne as Component<never>, aWatch([{ ...ankeret, standing: 'below' }]), { organisationId: 1 });
    await vi.waitFor(() => expect(agreement_watch).toHaveBeenCalled());
    await new Promise((soon) => setTimeout(soon, 20));
    expect(screen.queryByText(/Skal have en aftale/)).toBeNull();
  });
});

describe('on I dag', () => {
  test('those who write agreements are told who lacks one', async () => {
    show(MissingToday as Component<never>, aWatch([ankeret, pleje, venner]));
    expect(await screen.findByRole('heading', { name: '2 foreninger mangler aftale' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Se hele listen' })).toHaveAttribute('href', '#/agreements/watch');
    expect(screen.queryByText('Besøgsvennerne')).toBeNull();
    expect(await brokenRules()).toEqual([]);
  });

  test('others are not asked', async () => {
    session.current = aSession({ roles: ['front_desk'] });
    const { agreement_watch } = show(MissingToday as Component<never>, aWatch([ankeret]));
    await new Promise((soon) => setTimeout(soon, 20));
    expect(agreement_watch).not.toHaveBeenCalled();
  });
});
