import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { brokenRules } from '../testing/axe';
import PartsPage from '../testing/PartsPage.svelte';
import { language } from '../texts';
import DateField from './DateField.svelte';
import SavedStamp from './SavedStamp.svelte';
import Tabs from './Tabs.svelte';
import TextField from './TextField.svelte';

beforeEach(() => language.use('da'));

test('every shared part on one page breaks no rule', async () => {
  const { container } = render(PartsPage);
  expect(await brokenRules(container)).toEqual([]);
});

test('a list of fifty thousand rows draws only those in sight', () => {
  render(PartsPage);
  expect(screen.getAllByText(/^Forening nr\./).length).toBeLessThan(60);
});

test('a field says its hint and its problem', () => {
  render(TextField, { label: 'Forening', hint: 'Som i vedtægterne', error: 'Skriv foreningens navn', optional: true });
  const field = screen.getByRole('textbox', { name: 'Forening (valgfrit)' });
  expect(field).toBeInvalid();
  expect(field).toHaveAccessibleDescription('Skriv foreningens navn Som i vedtægterne');
});

test('a field commits when it is left, not at each key', async () => {
  const onleave = vi.fn();
  render(TextField, { label: 'Navn', onleave });
  const user = userEvent.setup();
  await user.type(screen.getByRole('textbox'), 'Koret');
  expect(onleave).not.toHaveBeenCalled();
  await user.tab();
  expect(onleave).toHaveBeenCalledExactlyOnceWith('Koret');
});

test('a password can be shown', async () => {
  render(TextField, { label: 'Adgangskode', type: 'password', value: 'en lang sætning' });
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Vis adgangskoden' }));
  expect(screen.getByLabelText('Adgangskode')).toHaveAttribute('type', 'text');
});

test('a day can be chosen with keys alone', async () => {
  const onleave = vi.fn();
  render(DateField, { label: 'Dato', today: '2026-11-24', onleave });
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: /kalender: Dato/ }));
  // Nothing is laid out here, so what floats is never placed and counts as unseen.
  const today = (await screen.findByText('24')).closest('button');
  expect(today).toHaveTextContent('24, tirsdag 24/11');
  today?.focus();
  await user.keyboard('{ArrowDown}{ArrowRight}{Enter}');
  expect(onleave).toHaveBeenCalledWith('2/12-2026');
  expect(screen.getByRole('textbox')).toHaveValue('2/12-2026');
});

test('a stamp says when it was saved, or that it was not', () => {
  const { unmount } = render(SavedStamp, { state: { kind: 'saved', at: '2026-11-24T10:42' } });
  expect(screen.getByText('Gemt kl. 10.42')).toBeVisible();
  unmount();
  render(SavedStamp, { state: { kind: 'refused', sentence: 'Jens ændrede den kl. 10.44' } });
  expect(screen.getByRole('status')).toHaveTextContent('Ikke gemt Jens ændrede den kl. 10.44');
});

test('tabs are one tab stop and turn with the arrows', async () => {
  const onchoose = vi.fn();
  const { createRawSnippet } = await import('svelte');
  render(Tabs, {
    name: 'Kort',
    tabs: [{ value: 'a', label: 'A' }, { value: 'b', label: 'B' }],
    value: 'a',
    onchoose,
    children: createRawSnippet(() => ({ render: () => '<p>indhold</p>' })),
  });
  const user = userEvent.setup();
  screen.getByRole('tab', { name: 'A' }).focus();
  await user.keyboard('{ArrowRight}');
  expect(onchoose).toHaveBeenCalledWith('b');
  expect(screen.getByRole('tab', { name: 'B' })).toHaveFocus();
});
