import { cleanup, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { session } from '../access';
import { setBackend } from '../backend/call';
import { usePaperDrawer } from '../papers';
import { router } from '../shared';
import { aClause, anAgreement, InventedAgreements } from '../testing/inventedAgreements';
import { aSession, fakeBackend } from '../testing/inventedOffice';
import { language } from '../texts';
import AgreementsPage from './AgreementsPage.svelte';
import { sectionRows } from './sections';

Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 1100 });

let end = (): void => undefined;
beforeEach(() => {
  language.use('da');
  usePaperDrawer({
    open: () => Promise.resolve({ pages: [], draw: () => Promise.resolve(null), texts: () => Promise.resolve([]), close: () => undefined }),
  });
});
afterEach(() => {
  cleanup();
  end();
});

function office(state: 'on' | 'off' = 'on') {
  const clauses = [aClause('purpose', 'Formål', 'Vi synger.'), aClause('declaration', 'Tavshedserklæring', 'Jeg tier.', { state }), aClause('own', 'Nøgler', 'To.')];
  return new InventedAgreements({ agreement: anAgreement({ clauses }) });
}

test('what is enclosed has no number, and those after it go on', () => {
  const rows = sectionRows(office().card).map(({ number, isOn, isEnclosed }) => [number, isOn, isEnclosed]);
  expect(rows).toEqual([
    [1, true, false],
    [null, true, true],
    [2, true, false],
  ]);
  expect(sectionRows(office('off').card)[1]).toMatchObject({ number: null, isOn: false, isEnclosed: true });
});

test('it is named as an annex in the list and above its text, which is written like any other', async () => {
  session.current = aSession({ roles: ['consultant'] });
  setBackend(fakeBackend(office().answers));
  location.hash = '#/agreements/14?clause=declaration';
  end = router.start();
  render(AgreementsPage);
  const form = within(await screen.findByRole('region', { name: 'Bilag' }));
  expect(form.getByText(/Står på et papir for sig/)).toBeVisible();
  expect(form.getByRole('textbox', { name: 'Tekst' })).toHaveValue('Jeg tier.');
  const list = within(screen.getByRole('navigation', { name: 'Afsnit' }));
  expect(list.getByRole('button', { name: /Tavshedserklæring Bilag/ })).toBeVisible();
  expect(list.getByRole('checkbox', { name: /Tavshedserklæring/ })).toBeChecked();
});
