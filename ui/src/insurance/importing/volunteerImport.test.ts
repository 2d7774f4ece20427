import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { session } from '../../access';
import { setBackend } from '../../backend/call';
import type { ImportVolunteers, JudgeVolunteers, LookAtVolunteerTable, TableLook } from '../../backend/generated/operations';
import { router, undoStack } from '../../shared';
import { aSession, fakeBackend, type Answers } from '../../testing/inventedOffice';
import { language } from '../../texts';
import InsurancePage from '../InsurancePage.svelte';

/** Names and workplaces, as the engine would understand them. */
function looked({ source }: LookAtVolunteerTable): TableLook {
  const lines = source.from === 'pasted' ? source.text.trim().split('\n') : [];
  const rows = lines.map((line, place) => ({ number: place + 1, cells: line.split(';') }));
  const columns = ['fullName', 'workplace'].map((key) => ({ key, sureness: 'content' as const }));
  return { sheets: [{ name: '', headRows: 0, columns, rows, cprRemoved: [] }] };
}
const missing = (field: string) => ({ field, problem: { kind: 'missing' as const } });
const unknown = (field: string) => ({ field, problem: { kind: 'not_found' as const } });

/** Asks for a first day of all, and knows one workplace. */
function judged({ table, rows }: JudgeVolunteers) {
  const forAll = table.startsOn ? [] : [missing('startsOn')];
  const isWrong = (row: JudgeVolunteers['rows'][number]) => (row.cells['workplace'] ?? 'Havblik') !== 'Havblik';
  return {
    forAll,
    rows: rows.filter(isWrong).map(({ number }) => ({ number, problems: [unknown('workplace')], doubles: [], sameAsRow: null })),
  };
}

const party = { of: 'organisation', id: 7 };
let imported: ImportVolunteers | null = null;
let stop = () => {};
function enter(answers: Answers = {}, hash = '#/insurance/import') {
  imported = null;
  setBackend(
    fakeBackend({
      look_at_volunteer_table: looked,
      judge_volunteers: judged,
      import_volunteers: (input: ImportVolunteers) => {
        imported = input;
        const count = input.rows.length;
        return { now: { volunteers: count, attachments: count, untouched: 0 }, undo: { operation: 'take_back_volunteer_import', input: { parts: {} } } };
      },
      list_parties: () => ({ entries: [{ party, name: 'Havblik' }], letters: [], total: 1 }),
      list_effort_types: () => [],
      ...answers,
    }),
  );
  location.hash = hash;
  stop = router.start();
  render(InsurancePage);
  return userEvent.setup();
}
async function paste(user: ReturnType<typeof userEvent.setup>, text: string) {
  await user.click(screen.getByRole('textbox', { name: /Sæt listen ind/ }));
  await user.paste(text);
  await user.keyboard('{Control>}{Enter}{/Control}');
}
async function sayFirstDay(user: ReturnType<typeof userEvent.setup>) {
  await user.type(await screen.findByRole('textbox', { name: /Første dag/ }), '1/12-2026');
  await user.tab();
}

beforeEach(() => {
  language.use('da');
  undoStack.forget();
  session.current = aSession({ userId: Math.random() as never, roles: ['consultant'] });
});
afterEach(() => {
  cleanup();
  stop();
});

test('what is missing for everybody is asked once, and then the list is added with a way back', async () => {
  const user = enter();
  await paste(user, 'Åse Bækgaard;Havblik\nIb Skov;Havblik');
  expect(await screen.findByText('Udfyld felterne herover, så kan listen tilføjes.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^Tilføj/ })).toBeNull();
  await sayFirstDay(user);
  await user.click(await screen.findByRole('button', { name: 'Tilføj 2' }));
  expect(await screen.findByText('2 frivillige tilføjet')).toBeTruthy();
  expect(imported?.table.startsOn).toBe('1/12-2026');
  expect(undoStack.shown?.undo.operation).toBe('take_back_volunteer_import');
});

test('a workplace that nobody knows is chosen once for all rows that say it', async () => {
  const user = enter();
  await paste(user, 'Åse Bækgaard;Havblikket\nIb Skov;Havblikket\nEa Friis;Havblik');
  await sayFirstDay(user);
  const [first] = await screen.findAllByRole('combobox', { name: /^Arbejdsplads/ }).then((all) => all.filter((one) => within(one).queryByRole('option', { name: 'Havblikket' })));
  if (!first) throw new Error('no row is listed');
  await user.selectOptions(first, 'Havblik');
  await user.click(await screen.findByRole('button', { name: 'Tilføj 3' }));
  expect(await screen.findByText('3 frivillige tilføjet')).toBeTruthy();
  expect(imported?.rows.map(({ cells }) => cells['workplace'])).toEqual(['Havblik', 'Havblik', 'Havblik']);
});

test('a row that is judged apart still needs what nobody has said for all', async () => {
  const user = enter();
  await paste(user, 'Åse Bækgaard;Havblikket\nIb Skov;Havblik');
  const found = (await screen.findAllByRole('combobox', { name: /^Arbejdsplads/ })).find((one) => within(one).queryByRole('option', { name: 'Havblikket' }));
  if (!found) throw new Error('no row is listed');
  await user.selectOptions(found, 'Havblik');
  expect(screen.queryByText('I orden')).toBeNull();
  expect(screen.queryByRole('button', { name: /^Tilføj/ })).toBeNull();
});

test('from the card of an association everybody comes through it, and from that of a workplace they belong there', async () => {
  const card = (kind: string, name: string) => ({ open_organisation: () => ({ organisation: { facts: { kind, name } } }) });
  const user = enter(card('association', 'Besøgsvennerne'), '#/insurance/import?at=9');
  await paste(user, 'Åse Bækgaard;Havblik\nIb Skov;Havblik');
  await sayFirstDay(user);
  expect(screen.getByRole('textbox', { name: 'Begrundelse' })).toHaveValue('Kommer gennem Besøgsvennerne');
  await user.click(await screen.findByRole('button', { name: 'Tilføj 2' }));
  await screen.findByText('2 frivillige tilføjet');
  expect(imported?.table).toMatchObject({ associationId: 9, track: 'via_association', workplaceId: null });
  cleanup();
  session.current = aSession({ userId: Math.random() as never, roles: ['consultant'] });
  const other = enter(card('workplace', 'Havblik'), '#/insurance/import?at=7');
  await paste(other, 'Ea Friis;Havblik');
  await sayFirstDay(other);
  await other.click(await screen.findByRole('button', { name: 'Tilføj 1' }));
  await screen.findByText('1 frivillig tilføjet');
  expect(imported?.table).toMatchObject({ associationId: null, workplaceId: 7, track: null });
});
