import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { session } from '../../access';
import { setBackend } from '../../backend/call';
import type { KeepOwnVariables, OwnVariable, OwnVariables } from '../../backend/generated/operations';
import { undoStack } from '../../shared';
import { brokenRules } from '../../testing/axe';
import { aSession, fakeBackend, refuse } from '../../testing/inventedOffice';
import { language } from '../../texts';
import OwnVariablesPart from './OwnVariablesPart.svelte';

const own = (word: string, more: Partial<OwnVariable> = {}): OwnVariable => ({
  name: `own_${word}`,
  word,
  kind: 'text',
  label: { da: `Antal ${word}`, en: '' },
  default: { da: '', en: '' },
  standing: 'used',
  ...more,
});

let kept: OwnVariables;
let sent: KeepOwnVariables[];
let refusal: (() => unknown) | null;

beforeEach(() => {
  language.use('da');
  undoStack.forget();
  kept = { version: 1, variables: [own('laase'), own('frist', { kind: 'date' })] };
  sent = [];
  refusal = null;
  session.current = aSession({ roles: ['consultant'] });
  setBackend(
    fakeBackend({
      own_variables: () => kept,
      keep_own_variables: (input: KeepOwnVariables) => {
        if (refusal) return refusal();
        sent.push(input);
        const variables = input.variables.map((one) => ({ ...one, name: one.name || `own_${one.word}` }));
        kept = { version: input.version + 1, variables };
        return { now: kept, undo: { operation: 'keep_own_variables', input: {} } };
      },
    }),
  );
});
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

async function shown() {
  render(OwnVariablesPart, { target: document.body.appendChild(document.createElement('main')) });
  await screen.findByRole('heading', { level: 1, name: 'Jeres egne oplysninger i aftaler' });
  await waitFor(() => expect(screen.getByText('Tilføj oplysning')).toBeVisible());
  return userEvent.setup({ pointerEventsCheck: 0 });
}
const one = (word: string) => within(screen.getByRole('region', { name: `{{${word}}}` }));

describe('the office’s own details', () => {
  test('are shown with what they are called in texts and on the form', async () => {
    await shown();
    expect(one('laase').getByRole('textbox', { name: 'Feltets navn på dansk' })).toHaveValue('Antal laase');
    expect(one('frist').getByRole('combobox')).toHaveDisplayValue('Dato');
    expect(await brokenRules()).toEqual([]);
  });

  test('one is added as a whole, and can be taken back', async () => {
    const user = await shown();
    await user.click(screen.getByRole('button', { name: 'Tilføj oplysning' }));
    const word = screen.getAllByRole('textbox', { name: 'Navn i teksten' }).at(-1) as HTMLElement;
    expect(word).toHaveFocus();
    await user.type(word, 'nøgler');
    expect(screen.getByText('Skrives som {{nøgler}}')).toBeVisible();
    await user.tab();
    expect(sent).toEqual([]);
    await user.type(screen.getAllByRole('textbox', { name: 'Feltets navn på dansk' }).at(-1) as HTMLElement, 'Antal nøgler{Enter}');
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.variables.at(-1)).toEqual(own('nøgler', { name: '', label: { da: 'Antal nøgler', en: '' } }));
    expect(one('nøgler').getByRole('button', { name: 'Tag ud af brug' })).toBeEnabled();
    expect(undoStack.canUndo).toBe(true);
  });

  test('what is refused stays as it was typed, with the reason at its field', async () => {
    const user = await shown();
    await user.click(screen.getByRole('button', { name: 'Tilføj oplysning' }));
    refusal = () => refuse('fields_refused', { problems: [{ field: 'variables.2.word', problem: { kind: 'taken_name' } }] });
    const word = screen.getAllByRole('textbox', { name: 'Navn i teksten' }).at(-1) as HTMLElement;
    await user.type(word, 'formål{Enter}');
    await waitFor(() => expect(word).toHaveAttribute('aria-invalid', 'true'));
    expect(word).toHaveValue('formål');
    expect(await brokenRules()).toEqual([]);
  });

  test('one is kept when a field is left, and is taken out of use', async () => {
    const user = await shown();
    const start = one('laase').getByRole('textbox', { name: /^Står der fra starten, på dansk/ });
    await user.type(start, 'to');
    await user.tab();
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.variables[0]).toEqual(own('laase', { default: { da: 'to', en: '' } }));
    await user.click(one('laase').getByRole('button', { name: 'Tag ud af brug' }));
    await waitFor(() => expect(sent.at(-1)?.variables[0]?.standing).toBe('retired'));
    expect(one('laase').getByText('ikke i brug')).toBeVisible();
    await user.selectOptions(one('frist').getByRole('combobox'), 'Beløb');
    await waitFor(() => expect(sent.at(-1)?.variables[1]?.kind).toBe('money'));
  });

  test('one that a text asks for is not taken away, and it is said which', async () => {
    const user = await shown();
    refusal = () => refuse('variable_in_use', { word: 'laase', agreements: ['SA-2026-014', 'SA-2026-003'], clause: null });
    await user.click(one('laase').getByRole('button', { name: /^Fjern/ }));
    expect(await screen.findByText(/»laase« kan ikke fjernes: SA-2026-014 og SA-2026-003 spørger om den/)).toBeVisible();
    refusal = null;
    await user.click(one('frist').getByRole('button', { name: /^Fjern/ }));
    await waitFor(() => expect(screen.queryByRole('region', { name: '{{frist}}' })).toBeNull());
    expect(sent.at(-1)?.variables.map(({ word }) => word)).toEqual(['laase']);
  });

  test('a colleague’s change of another one is kept beside one’s own', async () => {
    const user = await shown();
    const theirs = { version: 7, variables: [own('laase'), own('frist', { kind: 'text' })] };
    refusal = () => refuse('stale_own_variables', { current: theirs });
    const label = one('laase').getByRole('textbox', { name: 'Feltets navn på dansk' });
    await user.clear(label);
    await user.type(label, 'Låse');
    await user.tab();
    const choice = await screen.findByRole('button', { name: 'Behold min' });
    refusal = null;
    await user.click(choice);
    await waitFor(() => expect(sent.at(-1)?.version).toBe(7));
    expect(sent.at(-1)?.variables.map(({ label: { da }, kind }) => [da, kind])).toEqual([['Låse', 'text'], ['Antal frist', 'text']]);
  });
});
