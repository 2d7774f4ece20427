import { cleanup, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { session } from '../access';
import { setBackend } from '../backend/call';
import type { ImportParties, JudgeParties, LookAtPartyTable, TableLook } from '../backend/generated/operations';
import { router, undoStack } from '../shared';
import { aSession, fakeBackend, type Answers } from '../testing/inventedOffice';
import { language } from '../texts';
import OrganisationsSection from './OrganisationsSection.svelte';

/** Two columns, as the engine would understand them. */
function looked({ source }: LookAtPartyTable): TableLook {
  const lines = source.from === 'pasted' ? source.text.trim().split('\n') : [];
  const rows = lines.map((line, place) => ({ number: place + 1, cells: line.split(';') }));
  const columns = ['fullName', 'phone'].map((key) => ({ key, sureness: 'content' as const }));
  return { sheets: [{ name: '', headRows: 0, columns, rows, cprRemoved: [] }] };
}

let stop = () => {};
function enter(answers: Answers = {}) {
  setBackend(
    fakeBackend(
      {
        look_at_party_table: looked,
        judge_parties: (_: JudgeParties) => ({ rows: [] }),
        import_parties: ({ rows }: ImportParties) => ({
          now: { organisations: 0, people: rows.length, completed: 0, untouched: 0 },
          undo: { operation: 'take_back_import', input: { parts: {} } },
        }),
        ...answers,
      },
      { choose_table: () => ({ answer: 'from_gate', value: looked({ table: { of: 'people' }, source: { from: 'pasted', text: 'Liv Iversen;84000155' } }) }) },
    ),
  );
  location.hash = '#/organisations/import';
  stop = router.start();
  const shown = render(OrganisationsSection);
  return { user: userEvent.setup(), leave: () => shown.unmount() };
}
const paste = async (user: ReturnType<typeof userEvent.setup>, text: string) => {
  await user.click(screen.getByRole('textbox', { name: /Sæt listen ind/ }));
  await user.paste(text);
  await user.keyboard('{Control>}{Enter}{/Control}');
};

beforeEach(() => {
  language.use('da');
  undoStack.forget();
  session.current = aSession({ userId: Math.random() as never, roles: ['consultant'] });
});
afterEach(() => {
  cleanup();
  stop();
});

test('a pasted list of people is added, with a way back', async () => {
  const { user } = enter();
  await paste(user, 'Åse Bækgaard;84000145\nIb Skov;84000146');
  await user.click(await screen.findByRole('button', { name: 'Tilføj 2' }));
  expect(await screen.findByText('2 personer tilføjet')).toBeTruthy();
  expect(undoStack.shown?.undo.operation).toBe('take_back_import');
});

test('a list outlives its page, and the next one is read anew', async () => {
  const first = enter();
  await paste(first.user, 'Åse Bækgaard;84000145');
  expect(await screen.findByText('Åse Bækgaard')).toBeTruthy();
  first.leave();
  stop();
  const { user } = enter();
  expect(screen.getByText('Åse Bækgaard')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'En anden liste' }));
  await user.click(screen.getByRole('button', { name: 'Vælg en fil …' }));
  expect(await screen.findByText('Liv Iversen')).toBeTruthy();
  expect(screen.queryByText('Åse Bækgaard')).toBeNull();
});

test('whoever sits down next finds nothing of a list', async () => {
  const first = enter();
  await paste(first.user, 'Åse Bækgaard;84000145');
  expect(await screen.findByText('Åse Bækgaard')).toBeTruthy();
  first.leave();
  stop();
  session.current = aSession({ userId: 99 as never, roles: ['consultant'] });
  enter();
  expect(screen.queryByText('Åse Bækgaard')).toBeNull();
  expect(screen.getByRole('textbox', { name: /Sæt listen ind/ })).toBeTruthy();
});

test('for associations their kind and what they borrow as is asked once', async () => {
  const { user } = enter();
  await user.click(screen.getByRole('radio', { name: 'Foreninger m.fl.' }));
  expect(screen.getByRole('combobox', { name: 'Alle er' })).toBeTruthy();
  expect(screen.getByRole('combobox', { name: 'Alle låner som' })).toBeTruthy();
});
