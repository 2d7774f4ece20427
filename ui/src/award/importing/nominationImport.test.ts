import { cleanup, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { session } from '../../access';
import { setBackend } from '../../backend/call';
import type { ImportNominations, JudgedRow, JudgeNominations, LookAtNominationTable, TableLook } from '../../backend/generated/operations';
import { router, typedTexts, undoStack } from '../../shared';
import { brokenRules } from '../../testing/axe';
import { aSession, fakeBackend, type Answers } from '../../testing/inventedOffice';
import { language } from '../../texts';
import AwardPage from '../AwardPage.svelte';
// The part comes late in the window; here it is at hand before anything is waited for.
import '../nominees/NomineesTab.svelte';
import { aYear, summary } from '../testing';

/** A name, a kind and the effort, as the engine would understand them. */
function looked({ source }: LookAtNominationTable): TableLook {
  const lines = source.from === 'pasted' ? source.text.trim().split('\n') : [];
  const rows = lines.map((line, place) => ({ number: place + 1, cells: line.split(';') }));
  const columns = ['name', 'kind', 'effort'].map((key) => ({ key, sureness: 'heading' as const }));
  return { sheets: [{ name: '', headRows: 0, columns, rows, cprRemoved: [] }] };
}

const nobody = { problems: [], doubles: [], sameAsRow: null };
/** Knows one nominee, wants a kind, and asks once whether everybody is informed. */
function judged({ table, rows }: JudgeNominations) {
  const of = ({ number, cells }: JudgeNominations['rows'][number]): JudgedRow => {
    if ((cells['kind'] ?? '') === '') return { ...nobody, number, problems: [{ field: 'kind', problem: { kind: 'missing' } }] };
    if (cells['effort'] === 'Kort') return { ...nobody, number, problems: [{ field: 'effort', problem: { kind: 'too_short', least: 200 } }] };
    if (cells['name'] === 'Kirsten Bækgaard') return { ...nobody, number, doubles: [{ id: 12, isSure: true, cells: { name: 'Kirsten Bækgaard', nominator: 'Ib Holm' } }] };
    return { ...nobody, number };
  };
  const forAll = table.informed ? [] : [{ field: 'informed', problem: { kind: 'missing' as const } }];
  return { forAll, rows: rows.map(of).filter(({ problems, doubles }) => problems.length + doubles.length > 0), late: rows.length > 1 ? [2] : [] };
}

let end = (): void => undefined;
function enter(answers: Answers = {}) {
  location.hash = '#/award/3/nominees/import';
  end = router.start();
  const backend = {
    award_years: () => [summary()], open_award_year: () => aYear(), list_nominees: () => ({ nominees: [], twins: [] }),
    look_at_nomination_table: looked, judge_nominations: judged, ...answers,
  };
  setBackend(fakeBackend(backend));
  render(AwardPage, { target: document.body.appendChild(document.createElement('main')) });
  return userEvent.setup({ pointerEventsCheck: 0 });
}
async function paste(user: ReturnType<typeof enter>, text: string) {
  await user.click(await screen.findByRole('textbox', { name: /Sæt listen ind/ }));
  await user.paste(text);
  await user.keyboard('{Control>}{Enter}{/Control}');
}

beforeEach(() => {
  language.use('da');
  undoStack.forget();
  typedTexts.clear();
  session.current = aSession({ userId: Math.random() as never, roles: ['consultant'] });
});
afterEach(() => {
  cleanup();
  end();
  document.body.replaceChildren();
});

test('what holds for all is asked once, late ones are told, and whoever is nominated already is gathered', async () => {
  const import_nominations = vi.fn(({ rows }: ImportNominations) => ({
    now: { nominees: 1, nominations: rows.length, late: 1, untouched: 0 }, undo: { operation: 'take_back_nomination_import', input: { parts: { awardYearId: 3 } } },
  }));
  const user = enter({ import_nominations });
  await paste(user, 'Kirsten Bækgaard;Person;Lang nok\nBent Lund;Person;Lang nok');
  expect(await screen.findByText('Svar på det herover, så kan listen tilføjes.')).toBeVisible();
  expect(screen.getByText('1 række er kommet efter fristen. De kommer med og mærkes.')).toBeVisible();
  expect(screen.queryByRole('button', { name: /^Tilføj/ })).toBeNull();
  await user.click(screen.getByRole('checkbox', { name: /Formularen kræver/ }));
  expect(await screen.findByRole('radio', { name: 'Den samme: endnu en indstilling' })).toBeChecked();
  expect(screen.getByText('2 indstillinger · 1 af nogen, der er indstillet i forvejen')).toBeVisible();
  expect(await brokenRules()).toEqual([]);
  await user.click(await screen.findByRole('button', { name: 'Tilføj 2' }));
  expect(await screen.findByText('2 indstillinger tilføjet, 1 ny indstillet, 1 efter fristen')).toBeVisible();
  const [input] = import_nominations.mock.lastCall ?? [];
  expect(input).toMatchObject({ awardYearId: 3, table: { informed: true }, rows: [{ number: 1, choice: { kind: 'same', id: 12 } }, { number: 2 }] });
  expect(undoStack.shown?.undo.operation).toBe('take_back_nomination_import');
});

test('what the nominators are to the nominees is said once, where the form did not ask', async () => {
  const untied = [{ field: 'tie', problem: { kind: 'missing' as const } }];
  const judge_nominations = vi.fn(({ table }: JudgeNominations) => ({ forAll: table.tie === null ? untied : [], rows: [], late: [] }));
  const user = enter({ judge_nominations });
  await paste(user, 'Anna;Person;Lang nok\nBo;Person;Lang nok');
  const tie = await screen.findByRole('combobox', { name: '12. Tilknytning til den indstillede' });
  await vi.waitFor(() => expect(tie).toHaveAccessibleDescription(/Vælg indstillerens tilknytning til den indstillede/));
  expect(screen.queryByRole('button', { name: /^Tilføj/ })).toBeNull();
  await user.selectOptions(tie, 'bruger');
  expect(await screen.findByRole('button', { name: 'Tilføj 2' })).toBeVisible();
  expect(judge_nominations.mock.lastCall?.[0].table.tie).toBe('user');
});

test('a long answer is mended in a large field, and a kind is chosen once for all rows that lack it', async () => {
  const user = enter();
  await paste(user, 'Anna;;Lang nok\nBo;;Lang nok\nEa;Person;Kort');
  await user.click(await screen.findByRole('checkbox', { name: /Formularen kræver/ }));
  const [first] = await screen.findAllByRole('combobox', { name: /Person, gruppe eller forening\?/ }).then((all) => all.filter((one) => one.closest('section')?.getAttribute('aria-labelledby') === 'import-problems'));
  if (!first) throw new Error('no row is listed');
  expect(first).toHaveAccessibleDescription('Svaret mangler');
  await user.selectOptions(first, 'gruppe');
  const effort = screen.getByRole('textbox', { name: /Hvad gør den indstillede/ });
  expect(effort.tagName).toBe('TEXTAREA');
  await user.clear(effort);
  await user.type(effort, 'Nu lang nok');
  await user.tab();
  expect(await screen.findByRole('button', { name: 'Tilføj 3' })).toBeVisible();
});

test('only the secretary takes lists in', async () => {
  enter({ open_award_year: () => aYear({ position: 'stand_in' }) });
  expect(await screen.findByRole('searchbox', { name: /Find en indstillet/ })).toBeVisible();
  expect(screen.queryByRole('textbox', { name: /Sæt listen ind/ })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Indlæs fra formular' })).toBeNull();
});
