import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { JudgedRow, TableLook, TypedRow } from '../backend/generated/operations';
import { undoStack } from '../shared';
import { brokenRules } from '../testing/axe';
import { language } from '../texts';
import ImportTable from './ImportTable.svelte';
import { Importing, type ImportSlice } from './importing.svelte';

const aLook = (change: Partial<TableLook['sheets'][number]> = {}): TableLook => ({
  sheets: [
    {
      name: '',
      headRows: 1,
      columns: [
        { key: 'name', sureness: 'heading' },
        { key: 'phone', sureness: 'content' },
        { key: null, sureness: 'unknown' },
      ],
      rows: [
        { number: 1, cells: ['Navn', 'Nummer', 'CPR'] },
        { number: 2, cells: ['Åse Bækgaard', '84000145', ''] },
        { number: 3, cells: ['Ib Skov', '12', ''] },
        { number: 4, cells: ['Ea Friis', '84000147', ''] },
        { number: 5, cells: ['Åse Bækgaard', '84000145', ''] },
      ],
      cprRemoved: [{ row: 2, column: 2 }],
      ...change,
    },
  ],
});

const fine = { problems: [], doubles: [], sameAsRow: null };

/** As an engine would judge: a phone has eight digits, Ea is perhaps there already, row 5 says what row 2 says. */
function judge(rows: TypedRow[]): JudgedRow[] {
  return rows.flatMap(({ number, cells }): JudgedRow[] => {
    if ((cells.phone ?? '').length !== 8 && cells.phone) {
      return [{ ...fine, number, problems: [{ field: 'phone', problem: { kind: 'phone' } }] }];
    }
    if (cells.name === 'Ea Friis') return [{ ...fine, number, doubles: [{ id: 7, isSure: false, cells: { name: 'Ea Friis', phone: '84 00 01 99' } }] }];
    return number === 5 ? [{ ...fine, number, sameAsRow: 2 }] : [];
  });
}

function aSlice(change: Partial<ImportSlice> = {}): ImportSlice {
  return {
    columns: () => [
      { key: 'name', label: 'Navn' },
      { key: 'phone', label: 'Telefon' },
      { key: 'note', label: 'Note' },
    ],
    look: async () => ({ ok: true, answer: aLook() }),
    choose: async () => ({ ok: true, answer: null }),
    judge: async (rows) => ({ ok: true, answer: { rows: judge(rows) } }),
    add: async (_, rows) => ({ ok: true, answer: { said: `${rows.length} tilføjet`, undo: { operation: 'take_back', input: {} } } }),
    progress: async () => null,
    stop: async () => {},
    ...change,
  };
}

async function opened(change: Partial<ImportSlice> = {}) {
  const importing = new Importing(aSlice(change));
  render(ImportTable, { importing, example: 'Åse, 84000145' });
  const user = userEvent.setup();
  await user.type(screen.getByRole('textbox', { name: /Sæt listen ind/ }), 'Åse');
  await user.click(screen.getByRole('button', { name: 'Læs listen' }));
  return { importing, user };
}
const problems = () => screen.getByRole('region', { name: /Rækker, der skal rettes/ });

beforeEach(() => {
  language.use('da');
  undoStack.forget();
});
afterEach(cleanup);

test('the columns are shown on the rows of the list, with what they were told by', async () => {
  await opened();
  const table = await screen.findByRole('group', { name: 'Listens første rækker' });
  expect(within(table).getByRole('combobox', { name: 'Navn: hvad står der?' })).toHaveProperty('value', 'name');
  expect(within(table).getByText('læst af overskriften')).toBeTruthy();
  expect(within(table).getByText('gættet af indholdet')).toBeTruthy();
  expect(within(table).getByText('CPR-nummer fjernet')).toBeTruthy();
  expect(screen.getByText(/CPR-numre er fjernet fra 1 felt/)).toBeTruthy();
  expect(await brokenRules(document.body)).toEqual([]);
});

test('only rows that need somebody are listed, are mended in place, and all that is ready is added with a way back', async () => {
  const add = vi.fn(aSlice().add);
  const { user } = await opened({ add });
  expect(await within(problems()).findByRole('heading', { name: 'Række 3' })).toBeTruthy();
  expect(within(problems()).queryByRole('heading', { name: 'Række 2' })).toBeNull();
  expect(within(problems()).getByText('Siger det samme som række 2 og kommer ikke med.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Tilføj 1, spring 3 over' })).toBeTruthy();
  const field = within(problems()).getByRole('textbox', { name: 'Telefon' });
  await user.clear(field);
  await user.type(field, '84000146');
  await user.tab();
  expect(await within(problems()).findByText('I orden')).toBeTruthy();
  await user.click(screen.getByRole('radio', { name: 'En anden: opret som ny' }));
  await user.click(screen.getByRole('button', { name: 'Tilføj 3, spring 1 over' }));
  expect(await screen.findByText('3 tilføjet')).toBeTruthy();
  expect(add.mock.calls[0]?.[1]).toEqual([
    { number: 2, cells: { name: 'Åse Bækgaard', phone: '84000145' } },
    { number: 3, cells: { name: 'Ib Skov', phone: '84000146' } },
    { number: 4, cells: { name: 'Ea Friis', phone: '84000147' }, choice: { kind: 'new' } },
  ]);
  expect(undoStack.shown?.undo.operation).toBe('take_back');
  expect(screen.getByText(/1 række kom ikke med/)).toBeTruthy();
});

test('a column is changed by keyboard, and whichever had it before holds nothing', async () => {
  const { importing, user } = await opened();
  const chip = await screen.findByRole('combobox', { name: 'CPR: hvad står der?' });
  await user.selectOptions(chip, 'phone');
  expect(importing.keys).toEqual(['name', null, 'phone']);
  await waitFor(() => expect(screen.queryByRole('region', { name: /skal rettes/ })?.textContent ?? '').not.toContain('Række 3'));
});

test('a row that may be somebody waits for an answer, which can be given for all', async () => {
  const two = aLook({ rows: [...(aLook().sheets[0]?.rows ?? []), { number: 6, cells: ['Ea Friis', '84000150', ''] }] });
  const { importing, user } = await opened({ look: async () => ({ ok: true, answer: two }) });
  expect(await screen.findByText('2 rækker, 2 mangler svar')).toBeTruthy();
  expect(screen.getAllByText('84 00 01 99')).toHaveLength(2);
  await user.click(screen.getByRole('button', { name: 'Opret de 2 som nye' }));
  expect(importing.undecided).toBe(0);
  expect(await brokenRules(document.body)).toEqual([]);
});

test('a surely known row is proposed to be the same', async () => {
  const sure = (rows: TypedRow[]): JudgedRow[] => rows.filter(({ number }) => number === 4).map(({ number }) => ({ ...fine, number, doubles: [{ id: 9, isSure: true, cells: {} }] }));
  const { importing } = await opened({ judge: async (rows) => ({ ok: true, answer: { rows: sure(rows) } }) });
  await waitFor(() => expect(importing.decisions.get(4)).toEqual({ kind: 'same', id: 9 }));
  expect(importing.ready).toEqual([2, 3, 4, 5]);
});

test('a table that cannot be read is said, and what was pasted stays', async () => {
  await opened({ look: async () => ({ ok: false, refusal: { code: 'table_unreadable', details: { problem: { kind: 'locked' } } } }) });
  expect(await screen.findByText(/låst med en adgangskode/)).toBeTruthy();
  expect(screen.getByRole('textbox', { name: /Sæt listen ind/ })).toHaveProperty('value', 'Åse');
});

test('rows that are refused when they are added are listed, and none is lost', async () => {
  const refused = { ...fine, number: 2, problems: [{ field: 'name', problem: { kind: 'missing' as const } }] };
  const { importing, user } = await opened({ add: async () => ({ ok: false, refusal: { code: 'rows_refused', details: { rows: [refused] } } }) });
  await user.click(await screen.findByRole('button', { name: /^Tilføj 1/ }));
  expect(await within(problems()).findByRole('heading', { name: 'Række 2' })).toBeTruthy();
  expect(importing.rows).toHaveLength(4);
});

test('adding tells how far it is and can be stopped', async () => {
  let end: () => void = () => {};
  const stop = vi.fn(async () => end());
  const add: ImportSlice['add'] = () => new Promise((resolve) => (end = () => resolve({ ok: false, refusal: { code: 'import_stopped' } })));
  const { user } = await opened({ add, stop, progress: async () => ({ done: 1_200, total: 5_000 }) });
  await user.click(await screen.findByRole('button', { name: /^Tilføj 1/ }));
  expect(await screen.findByText('Tilføjer 1.200 af 5.000', {}, { timeout: 3_000 })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Stop' }));
  expect(stop).toHaveBeenCalledOnce();
  expect(await screen.findByText('Stoppet. Ingen er tilføjet.')).toBeTruthy();
});

test('a number that may be a CPR number does not stay in a field', async () => {
  const cpr: JudgedRow[] = [{ ...fine, number: 3, problems: [{ field: 'phone', problem: { kind: 'looks_like_cpr' } }] }];
  const { importing } = await opened({ judge: async () => ({ ok: true, answer: { rows: cpr } }) });
  expect(await within(problems()).findByText(/Her stod et CPR-nummer/)).toBeTruthy();
  expect(importing.cell(3, 'phone')).toBe('');
});

test('when an import is taken back, the list is there again as it was', async () => {
  const judged = vi.fn(aSlice().judge);
  const { importing, user } = await opened({ judge: judged });
  await user.click(await screen.findByRole('button', { name: 'Tilføj 1, spring 3 over' }));
  expect(importing.rows).toHaveLength(3);
  undoStack.run = async () => ({ ok: true, back: null });
  await undoStack.undo();
  await waitFor(() => expect(importing.rows).toHaveLength(4));
  expect(screen.queryByText('1 tilføjet')).toBeNull();
  expect(judged).toHaveBeenCalledTimes(2);
});
