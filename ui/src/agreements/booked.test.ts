import { cleanup, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { session } from '../access';
import { setBackend } from '../backend/call';
import type { Agreement, AgreementState } from '../backend/generated/operations';
import { usePaperDrawer } from '../papers';
import { router, undoStack } from '../shared';
import { setOfficeClock } from '../shared/officeClock';
import { brokenRules } from '../testing/axe';
import { aClause, anAgreement, aVariable, InventedAgreements } from '../testing/inventedAgreements';
import { aSession, fakeBackend } from '../testing/inventedOffice';
import { language } from '../texts';
import AgreementsPage from './AgreementsPage.svelte';
import type { BookedText } from './booked';

Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 1100 });

const TIMES: BookedText = { told: 'times', rooms: 'Salen i Medborgerhuset', times: 'tirsdage kl. 19–21', left: 0 };
const premises = aClause('premises', 'Lokaler og udstyr', 'Kommunen stiller {{rooms}} til rådighed {{room_times}}.');
const variables = [
  aVariable('rooms', 'Lokaler', { section: 'premises' }),
  aVariable('room_times', 'Lokaletider', { section: 'premises' }),
];

let end = (): void => undefined;
beforeEach(() => {
  language.use('da');
  undoStack.forget();
  setOfficeClock('2026-11-24T09:42:00Z');
  usePaperDrawer({
    open: () => Promise.resolve({ pages: [], draw: () => Promise.resolve(null), texts: () => Promise.resolve([]), close: () => undefined }),
  });
});
afterEach(() => {
  cleanup();
  end();
});

async function written(change: Partial<Agreement> = {}, text: BookedText = TIMES, knowsBookings = true) {
  const state: AgreementState = change.state ?? 'draft';
  const office = new InventedAgreements({ agreement: anAgreement({ clauses: [premises], state, ...change }), variables, records: {} });
  session.current = aSession({ roles: ['consultant'] });
  setBackend(fakeBackend(office.answers));
  location.hash = '#/agreements/14?clause=premises';
  end = router.start();
  const ask = vi.fn(() => Promise.resolve(text));
  render(AgreementsPage, { booked: knowsBookings ? ask : null });
  await screen.findByRole('heading', { level: 1, name: 'Samarbejdsaftale med Havnekoret' });
  return { office, ask, user: userEvent.setup() };
}
const offer = (label: string) => screen.findByRole('button', { name: `Hent fra bookinger : ${label}` });

test('what is booked is written in both empty fields, can be changed, and is taken back in one', async () => {
  const { office, ask, user } = await written();
  await user.click(await offer('Lokaletider'));
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Lokaletider' })).toHaveValue('tirsdage kl. 19–21'));
  expect(screen.getByRole('textbox', { name: 'Lokaler' })).toHaveValue('Salen i Medborgerhuset');
  expect(screen.getByRole('textbox', { name: 'Lokaletider' })).toHaveFocus();
  expect(screen.queryByRole('button', { name: /Hent fra bookinger/ })).toBeNull();
  expect(ask).toHaveBeenCalledExactlyOnceWith({ organisationId: 7, language: 'da', from: '2026-12-01', to: '2027-11-30' });
  const changes = office.asked.filter(({ operation }) => operation === 'change_agreement');
  expect(changes.map(({ input }) => input)).toEqual([
    expect.objectContaining({ values: { rooms: 'Salen i Medborgerhuset', room_times: 'tirsdage kl. 19–21' } }),
  ]);
  await user.type(screen.getByRole('textbox', { name: 'Lokaletider' }), ', undtagen juleferien');
  await user.tab();
  await waitFor(() => expect(office.agreement.values['room_times']).toBe('tirsdage kl. 19–21, undtagen juleferien'));
});

test('what somebody has written stays, and only the empty field is offered anything', async () => {
  const { office, user } = await written({ values: { rooms: 'det lille køkken' }, language: 'en', startsOn: null, endsOn: null });
  await user.click(await offer('Lokaletider'));
  await waitFor(() => expect(office.agreement.values).toEqual({ rooms: 'det lille køkken', room_times: 'tirsdage kl. 19–21' }));
});

test('an agreement that begins in the past or has no days asks from today and a year ahead, in its own language', async () => {
  const { ask, user } = await written({ language: 'en', startsOn: '2026-01-01', endsOn: null });
  await user.click(await offer('Lokaler'));
  expect(ask).toHaveBeenCalledWith({ organisationId: 7, language: 'en', from: '2026-11-24', to: '2027-11-24' });
});

test('nothing booked, and what is not confirmed, are said where one asked, and no rule is broken', async () => {
  const { office, user } = await written({}, { told: 'none', left: 2 });
  await user.click(await offer('Lokaler'));
  const said = /Havnekoret har ingen bekræftede bookinger fra 1\/12-2026 til 30\/11-2027.*2 tider er ikke bekræftet/;
  expect(await screen.findByText(said)).toBeVisible();
  expect(office.asked.some(({ operation }) => operation === 'change_agreement')).toBe(false);
  expect(await brokenRules(document.body)).toEqual([]);
});

test('nothing is offered where no bookings are known, or where the text is locked', async () => {
  await written({}, TIMES, false);
  expect(screen.queryByRole('button', { name: /Hent fra bookinger/ })).toBeNull();
  cleanup();
  await written({ state: 'sent' });
  expect(screen.queryByRole('button', { name: /Hent fra bookinger/ })).toBeNull();
});
