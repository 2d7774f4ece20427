import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { brokenRules } from '../testing/axe';
import { language } from '../texts';
import MarkedTextArea from './MarkedTextArea.svelte';

beforeEach(() => language.use('da'));
afterEach(cleanup);

/** The field as the clause form has it: what is written in it comes back to it. */
function begin(text: string, props: { readonly?: boolean; withTools?: boolean } = {}) {
  const main = document.createElement('main');
  document.body.replaceChildren(main);
  const given = {
    id: 'body',
    label: 'Tekst',
    value: text,
    rows: 5,
    readonly: false,
    withTools: true,
    onwrite: (value: string) => void shown.rerender({ value }),
    onleave: () => undefined,
    ...props,
  };
  const shown = render(MarkedTextArea, { target: main, props: given });
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Tekst' });
  const choose = (words: string) => {
    const at = field.value.indexOf(words);
    field.focus();
    field.setSelectionRange(at, at + words.length);
    return fireEvent.select(field);
  };
  return { field, choose, user: userEvent.setup() };
}
const tool = (name: string) => screen.getByRole('button', { name });

test('the keys mark the words that are chosen, and the buttons tell it', async () => {
  const { field, choose, user } = begin('Vi synger højt');
  await choose('synger');
  await user.keyboard('{Control>}b{/Control}');
  expect(field.value).toBe('Vi **synger** højt');
  expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('synger');
  expect(tool('Fed')).toHaveAttribute('aria-pressed', 'true');
  expect(tool('Kursiv')).toHaveAttribute('aria-pressed', 'false');
  await user.keyboard('{Control>}i{/Control}');
  expect(field.value).toBe('Vi ***synger*** højt');
  await user.keyboard('{Control>}b{/Control}');
  expect(field.value).toBe('Vi *synger* højt');
});

test('lists are made with the keys of Word, whatever sign the figures have with Shift', async () => {
  const { field, choose } = begin('kaffe\nsang');
  await choose('kaffe\nsang');
  await fireEvent.keyDown(field, { key: '(', code: 'Digit8', ctrlKey: true, shiftKey: true });
  expect(field.value).toBe('- kaffe\n- sang');
  expect(tool('Punktliste')).toHaveAttribute('aria-pressed', 'true');
  await fireEvent.keyDown(field, { key: '/', code: 'Digit7', ctrlKey: true, shiftKey: true });
  expect(field.value).toBe('1. kaffe\n2. sang');
  field.setSelectionRange(field.value.length, field.value.length);
  await fireEvent.keyDown(field, { key: 'Enter' });
  expect(field.value).toBe('1. kaffe\n2. sang\n3. ');
  await fireEvent.keyDown(field, { key: 'Enter' });
  expect(field.value).toBe('1. kaffe\n2. sang\n');
});

test('the buttons are one stop of Tab, and the arrows walk them', async () => {
  const { field, user } = begin('Vi synger');
  await user.tab();
  expect(tool('Fed')).toHaveFocus();
  await user.keyboard('{ArrowRight}{ArrowRight}');
  expect(tool('Punktliste')).toHaveFocus();
  await user.keyboard('{End}');
  expect(tool('Link')).toHaveFocus();
  await user.keyboard('{ArrowRight}');
  expect(tool('Fed')).toHaveFocus();
  await user.tab();
  expect(field).toHaveFocus();
  await user.tab({ shift: true });
  expect(tool('Fed')).toHaveFocus();
  expect(screen.getByRole('toolbar', { name: 'Tekstens udseende' })).toHaveAttribute('aria-controls', 'body');
  expect(await brokenRules()).toEqual([]);
});

test('a link is put on the words that are chosen, changed, and taken again', async () => {
  const { field, choose, user } = begin('Læs reglerne først');
  await choose('reglerne');
  await user.keyboard('{Control>}{Shift>}K{/Shift}{/Control}');
  const address = await screen.findByLabelText('Hvor fører det hen?');
  expect(screen.getByLabelText('Ord, der vises')).toHaveValue('reglerne');
  await user.type(address, 'regler');
  expect(address).toHaveValue('regler');
  await user.keyboard('{Enter}');
  expect(address).toHaveAttribute('aria-invalid', 'true');
  expect(screen.getByText('Skriv fx www.kommunen.dk/frivillig eller navn@forening.dk')).toBeInTheDocument();
  await user.clear(address);
  await user.type(address, 'oestby.example/regler{Enter}');
  await waitFor(() => expect(field.value).toBe('Læs [reglerne](https://oestby.example/regler) først'));
  expect(field).toHaveFocus();
  await choose('reglerne');
  await user.click(tool('Link'));
  await user.click(await screen.findByText('Fjern linket, behold ordene'));
  await waitFor(() => expect(field.value).toBe('Læs reglerne først'));
});

test('what is pasted from Word comes as marks, and plain words cleaned', async () => {
  const { field, choose } = begin('Her: .');
  const paste = (html: string, plain: string) =>
    fireEvent.paste(field, { clipboardData: { getData: (kind: string) => (kind === 'text/html' ? html : plain) } });
  await choose('.');
  await paste('<p class=MsoNormal>Vi <b>synger</b>&nbsp;højt</p><p style="mso-list:l0 level1 lfo1">sang</p>', 'Vi synger');
  expect(field.value).toBe('Her: Vi **synger** højt\n- sang');
  field.setSelectionRange(0, field.value.length);
  await paste('', '•\tkaffe\u00a0til alle');
  expect(field.value).toBe('- kaffe til alle');
  expect(field.selectionStart).toBe(field.value.length);
});

test('what cannot be changed has no buttons, and its keys do nothing', async () => {
  const { field, choose, user } = begin('Vi synger', { readonly: true });
  expect(screen.queryByRole('toolbar')).toBeNull();
  await choose('synger');
  await user.keyboard('{Control>}b{/Control}');
  expect(field.value).toBe('Vi synger');
});

test('a field of the details has the keys without the buttons', async () => {
  const { field, choose, user } = begin('Vi synger', { withTools: false });
  expect(screen.queryByRole('toolbar')).toBeNull();
  await choose('synger');
  await user.keyboard('{Control>}b{/Control}');
  expect(field.value).toBe('Vi **synger**');
});
