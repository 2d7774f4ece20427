import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { session } from '../../access';
import { setBackend } from '../../backend/call';
import type { ClauseLibrary, KeepClauseLibrary, LibraryClause } from '../../backend/generated/operations';
import { undoStack } from '../../shared';
import { brokenRules } from '../../testing/axe';
import { aSession, fakeBackend, refuse } from '../../testing/inventedOffice';
import { language } from '../../texts';
import LibraryPart from './LibraryPart.svelte';

const clause = (key: string, heading: string, more: Partial<LibraryClause> = {}): LibraryClause => ({
  key,
  heading: { da: heading, en: `${heading} (en)` },
  body: { da: `Om ${heading.toLowerCase()}: {{purpose}}.`, en: `On ${heading.toLowerCase()}: {{purpose}}.` },
  variants: [],
  standing: 'used',
  ...more,
});
const purpose = {
  name: 'purpose', word: { da: 'formål', en: 'purpose' }, kind: 'long_text', section: 'activity', label: { da: 'Formål', en: 'Purpose' }, from: null, default: null, optional: false,
} as const;
const comesWith = [
  clause('purpose', 'Formål'),
  clause('premises', 'Lokaler', { condition: 'premises' }),
  clause('economy', 'Økonomi', {
    body: undefined as never,
    variants: [
      { key: 'no_grant', label: { da: 'Uden tilskud', en: 'Without' }, body: { da: 'Ingen penge.', en: 'No money.' } },
      { key: 'grant', label: { da: 'Med tilskud', en: 'With' }, body: { da: 'Penge.', en: 'Money.' }, when: 'economy' },
    ],
  }),
];

let kept: ClauseLibrary;
let sent: KeepClauseLibrary[];
let refusal: (() => unknown) | null;

beforeEach(() => {
  language.use('da');
  undoStack.forget();
  kept = { version: 0, clauses: structuredClone(comesWith), comesWith, enclosed: ['declaration'], variables: [purpose] };
  sent = [];
  refusal = null;
  session.current = aSession({ roles: ['consultant'] });
  setBackend(
    fakeBackend({
      clause_library: () => kept,
      keep_clause_library: (input: KeepClauseLibrary) => {
        if (refusal) return refusal();
        sent.push(input);
        kept = { ...kept, version: input.version + 1, clauses: input.clauses };
        return { now: kept, undo: { operation: 'keep_clause_library', input: {} } };
      },
    }),
  );
});
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

async function shown() {
  render(LibraryPart, { target: document.body.appendChild(document.createElement('main')) });
  await screen.findByRole('heading', { level: 2, name: 'Formål' });
  return userEvent.setup();
}
const list = () => within(screen.getByRole('navigation', { name: 'Afsnittene i rækkefølge' }));
const headings = () => list().getAllByRole('button', { name: /^[\d–]/ }).map((row) => row.textContent.replace(/\s+/g, ' ').trim());

describe('the library', () => {
  test('shows each clause in both languages, with the names that are filled in by their words', async () => {
    await shown();
    expect(headings()).toEqual(['1 Formål', '2 Lokaler ved lokaler', '3 Økonomi']);
    expect(screen.getByRole('textbox', { name: 'Tekst på dansk' })).toHaveValue('Om formål: {{formål}}.');
    expect(screen.getByRole('textbox', { name: /^Tekst på engelsk/ })).toHaveValue('On formål: {{formål}}.');
    expect(await brokenRules()).toEqual([]);
  });

  test('keeps a clause when a field is left, marks it as changed, and puts the program’s text back', async () => {
    const user = await shown();
    const text = screen.getByRole('textbox', { name: 'Tekst på dansk' });
    await user.clear(text);
    await user.type(text, 'Vi vil {{{{formål}}.');
    await user.tab();
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.clauses[0]?.body?.da).toBe('Vi vil {{purpose}}.');
    expect(sent[0]?.clauses[0]).not.toHaveProperty('place');
    expect(headings()[0]).toBe('1 Formål ændret');
    expect(undoStack.canUndo).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Brug programmets tekst' }));
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(headings()[0]).toBe('1 Formål');
  });

  test('moves a clause by keys and by its buttons', async () => {
    const user = await shown();
    const first = list().getByRole('button', { name: /^1\s*Formål/ });
    first.focus();
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await waitFor(() => expect(headings()).toEqual(['1 Lokaler ved lokaler', '2 Formål', '3 Økonomi']));
    expect(document.activeElement).toHaveTextContent('Formål');
    expect(list().getByRole('button', { name: 'Flyt »Formål« ned' })).toBeEnabled();
    await user.click(list().getByRole('button', { name: 'Flyt »Formål« op' }));
    await waitFor(() => expect(sent.at(-1)?.clauses.map(({ key }) => key)).toEqual(['purpose', 'premises', 'economy']));
  });

  test('takes a clause out of use and adds one that is not used before somebody says so', async () => {
    const user = await shown();
    await user.click(screen.getByRole('button', { name: 'Tag ud af brug' }));
    await waitFor(() => expect(headings()[0]).toBe('– Formål ikke i brug'));
    await user.click(screen.getByRole('button', { name: 'Tilføj afsnit' }));
    await screen.findByRole('heading', { level: 2, name: 'Nyt afsnit' });
    await waitFor(() => expect(sent.at(-1)?.clauses.at(-1)).toMatchObject({ heading: { da: 'Nyt afsnit' }, standing: 'retired' }));
    await user.click(screen.getByRole('button', { name: 'Tag i brug' }));
    await waitFor(() => expect(sent.at(-1)?.clauses.at(-1)?.standing).toBe('used'));
    expect(headings().at(-1)).toBe('3 Nyt afsnit jeres eget');
  });

  test('what is refused stays as it was typed, with the reason at its field', async () => {
    const user = await shown();
    await user.click(list().getByRole('button', { name: /Lokaler/ }));
    refusal = () => refuse('fields_refused', { problems: [{ field: 'clauses.1.body.da', problem: { kind: 'unknown_name' } }] });
    const text = screen.getByRole('textbox', { name: 'Tekst på dansk' });
    await user.type(text, ' {{{{dans}}');
    await user.tab();
    await waitFor(() => expect(text).toHaveAccessibleDescription(/som ingen oplysning hører til/));
    expect(text).toHaveValue('Om lokaler: {{formål}}. {{dans}}');
  });

  test('a colleague’s change of another clause is kept beside one’s own', async () => {
    const user = await shown();
    const theirs = structuredClone(comesWith);
    if (theirs[1]) theirs[1].heading.da = 'Huset';
    refusal = () => refuse('stale_clause_library', { current: { version: 4, clauses: theirs, comesWith, enclosed: ['declaration'], variables: [purpose] } });
    const heading = screen.getByRole('textbox', { name: 'Overskrift på dansk' });
    await user.clear(heading);
    await user.type(heading, 'Hvorfor');
    await user.tab();
    const choice = await screen.findByRole('button', { name: 'Behold min' });
    refusal = null;
    await user.click(choice);
    await waitFor(() => expect(sent.at(-1)).toMatchObject({ version: 4 }));
    expect(sent.at(-1)?.clauses.map(({ heading: { da } }) => da)).toEqual(['Hvorfor', 'Huset', 'Økonomi']);
  });

  test('several texts stand one under the other, each with when it is chosen', async () => {
    const user = await shown();
    await user.click(list().getByRole('button', { name: /Økonomi/ }));
    const grant = within(await screen.findByRole('region', { name: 'Med tilskud' }));
    expect(grant.getByRole('combobox', { name: /Vælges af sig selv/ })).toHaveDisplayValue('Tilskud');
    await user.selectOptions(grant.getByRole('combobox', { name: /Vælges af sig selv/ }), 'Når intet andet passer bedre');
    await waitFor(() => expect(sent.at(-1)?.clauses[2]?.variants[1]).not.toHaveProperty('when'));
  });
});
