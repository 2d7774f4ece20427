import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setBackend } from '../backend/call';
import type { OrganisationId } from '../backend/generated/operations';
import { brokenRules } from '../testing/axe';
import { anAgreement, InventedAgreements } from '../testing/inventedAgreements';
import { fakeBackend, refuse } from '../testing/inventedOffice';
import { language } from '../texts';
import AgreementsOfOne from './AgreementsOfOne.svelte';

const CHOIR = 2 as OrganisationId;

beforeEach(() => language.use('da'));
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

test('says what is agreed and how far it has come, and leads there', async () => {
  const { summary } = new InventedAgreements({ agreement: anAgreement() });
  const list = vi.fn(() => [{ ...summary, standing: 'running', next: { kind: 'expires', on: '2026-11-30', days: 6, isNear: true }, signedBy: [{ side: 'association', name: 'Lone Holm' }], goalsDue: 1, wanting: ['confidentiality'] }]);
  setBackend(fakeBackend({ list_agreements: list }));
  const target = document.body.appendChild(document.createElement('main'));
  render(AgreementsOfOne, { target, props: { organisationId: CHOIR } });
  const link = await screen.findByRole('link', { name: /^Åben sangaften SA-2026-014\s+I kraft\s+Udløber 30\/11-2026, om 6 dage\s+1 mål venter på svar\s+Mangler: Tavshedserklæringer\s+Underskrevet af Lone Holm$/ });
  expect(link).toHaveAttribute('href', '#/agreements/14');
  expect(list).toHaveBeenCalledWith({ organisationId: CHOIR });
  expect(await brokenRules()).toEqual([]);
});

test('none says so, and what may not be read is left out', async () => {
  setBackend(fakeBackend({ list_agreements: () => [] }));
  const { unmount } = render(AgreementsOfOne, { organisationId: CHOIR });
  expect(await screen.findByText('Ingen aftaler endnu.')).toBeVisible();
  unmount();
  setBackend(fakeBackend({ list_agreements: () => refuse('not_allowed', { allowed: [] }) }));
  const { container } = render(AgreementsOfOne, { organisationId: CHOIR });
  await new Promise((soon) => setTimeout(soon, 50));
  expect(container.querySelector('section')).toBeNull();
});
