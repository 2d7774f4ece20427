import { cleanup, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { session } from '../access';
import { setBackend } from '../backend/call';
import { router } from '../shared';
import { aClause, anAgreement, InventedAgreements } from '../testing/inventedAgreements';
import { aSession, fakeBackend } from '../testing/inventedOffice';
import { language } from '../texts';
import AgreementsPage from './AgreementsPage.svelte';

Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 1100 });
let end = (): void => undefined;
afterEach(() => {
  cleanup();
  end();
});

test('a reference stands by its heading, is stored by its key, and says when it leads nowhere', async () => {
  language.use('da');
  const clauses = [
    aClause('purpose', 'Formål', 'Se punkt {{clause: period}} og {{clause: economy}}.'),
    aClause('economy', 'Økonomi', 'Hver part bærer sine egne udgifter.', { state: 'off' }),
    aClause('period', 'Periode', 'Aftalen kan opsiges.'),
  ];
  const office = new InventedAgreements({ agreement: anAgreement({ clauses }) });
  session.current = aSession({ roles: ['consultant'] });
  setBackend(fakeBackend(office.answers));
  location.hash = '#/agreements/14?clause=purpose';
  end = router.start();
  render(AgreementsPage);
  const text = await screen.findByRole('textbox', { name: 'Tekst' });
  expect(text).toHaveValue('Se punkt {{punkt: Periode}} og {{punkt: Økonomi}}.');
  expect(screen.getByText(/står ikke på papiret/).parentElement).toHaveTextContent('{{punkt: Økonomi}}');
  const user = userEvent.setup();
  await user.clear(text);
  await user.type(text, 'Se punkt {{{{punkt: periode}}.');
  expect(text).toHaveValue('Se punkt {{punkt: periode}}.');
  await user.tab();
  const sent = () => office.asked.filter(({ operation }) => operation === 'change_clause').map(({ input }) => input);
  await waitFor(() => expect(sent()).toEqual([expect.objectContaining({ body: 'Se punkt {{clause: period}}.' })]));
  expect(screen.queryByText(/står ikke på papiret/)).toBeNull();
});
