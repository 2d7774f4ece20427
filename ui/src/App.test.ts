import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import App from './App.svelte';
import { session } from './access';
import { setBackend } from './backend/call';
import { sectionsFor } from './pages/routes';
import { keyboard, undoStack, findProviders, draftsTray } from './shared';
import { brokenRules } from './testing/axe';
import { anOffice, aPerson, aSession, fakeBackend, officeState, refuse, type Answers } from './testing/inventedOffice';
import { language } from './texts';

// What the window fetches while one signs in is there already: a slow machine reads it for longer than a test waits.
beforeAll(async () => {
  await import('./pages/Shell.svelte');
  await Promise.all(sectionsFor(() => true).map((section) => section.load?.()));
}, 60_000);
beforeEach(() => {
  language.use('da');
  keyboard.lettersOn = true;
  undoStack.forget();
  location.hash = '#/today';
});
afterEach(cleanup);

async function atWork(answers: Answers = {}, change = {}) {
  setBackend(fakeBackend({ sign_out: () => ({}), lock_seat: () => ({}), office_state: () => officeState(), ...answers }));
  session.office = anOffice({ isDemo: true });
  session.current = aSession(change);
  session.locked = false;
  render(App);
  await screen.findByRole('main');
  return userEvent.setup();
}

test('the shell has its regions in order and breaks no rule', async () => {
  await atWork();
  const regions = [...document.querySelectorAll('[data-region]')].map((one) => one.tagName);
  expect(regions).toEqual(['NAV', 'HEADER', 'MAIN']);
  expect(screen.getByText('Demodata – alle personer er opdigtede')).toBeVisible();
  expect(await brokenRules()).toEqual([]);
});

test('a clock that lies behind the office is told above everything', async () => {
  session.adopt(officeState({ clockBehind: '2026-11-25T12:00:00Z' as never }));
  await atWork({}, { isDemo: false });
  const told = await screen.findByRole('alert');
  expect(told).toHaveTextContent('det seneste her skete 25/11-2026 kl. 13.');
  expect(told).toHaveTextContent('Ret uret på maskinen, før du booker.');
  session.adopt(officeState());
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});

test('a second start that asks for an office is told, and changes nothing', async () => {
  const user = await atWork();
  dispatchEvent(new Event('second-start'));
  expect(await screen.findByText(/startet en gang til for at åbne et kontor/)).toBeVisible();
  expect(await brokenRules()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Luk' }));
  expect(screen.queryByText(/startet en gang til/)).toBeNull();
});

test('an office of real people carries no ribbon', async () => {
  await atWork({}, { isDemo: false });
  expect(screen.queryByText(/Demodata/)).toBeNull();
});

test('a section whose operations one may not use is not shown', async () => {
  const names = sectionsFor(() => false).map((section) => section.path);
  expect(names).not.toContain('organisations');
});

test('G and a letter goes to a section, and the menu says where one is', async () => {
  const user = await atWork();
  await user.keyboard('gf');
  await waitFor(() => expect(location.hash).toBe('#/organisations'));
  const here = await screen.findByRole('link', { name: 'Foreninger og personer', current: 'page' });
  expect(here).toBeVisible();
});

test('F6 walks the regions and back', async () => {
  const user = await atWork();
  await user.keyboard('{F6}');
  expect(document.activeElement?.closest('[data-region]')?.tagName).toBe('NAV');
  await user.keyboard('{F6}');
  expect(screen.getByRole('button', { name: 'Find og gør' })).toHaveFocus();
  await user.keyboard('{Shift>}{F6}{/Shift}');
  expect(document.activeElement?.closest('[data-region]')?.tagName).toBe('NAV');
});

test('an act can be taken back with Ctrl Z and is told', async () => {
  const restore = vi.fn(() => ({ undo: { operation: 'cancel_again', input: 1 } }));
  const user = await atWork({ restore });
  undoStack.push({ label: 'Bookingen er aflyst', undo: { operation: 'restore', input: { id: 4 } }, about: 'booking:4' });
  expect(await screen.findByRole('button', { name: 'Fortryd' })).toBeVisible();
  await user.keyboard('{Control>}z{/Control}');
  expect(restore).toHaveBeenCalledWith({ id: 4 });
  await waitFor(() => expect(screen.getByText(/Fortrudt: Bookingen er aflyst/)).toBeInTheDocument());
  expect(screen.queryByRole('button', { name: 'Fortryd' })).toBeNull();
});

test('the focus goes back to where it was when the bar is gone', async () => {
  const user = await atWork({ restore: () => ({ undo: null }) });
  const find = screen.getByRole('button', { name: 'Find og gør' });
  find.focus();
  undoStack.push({ label: 'Bookingen er aflyst', undo: { operation: 'restore', input: {} }, about: 'booking:4' });
  await user.click(await screen.findByRole('button', { name: 'Fortryd' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Fortryd' })).toBeNull());
  await waitFor(() => expect(find).toHaveFocus());
});

test('an undo that is refused says why and keeps the step', async () => {
  const user = await atWork({ restore: () => refuse('not_allowed', { allowed: [] }) });
  undoStack.push({ label: 'Bookingen er aflyst', undo: { operation: 'restore', input: {} }, about: 'booking:4' });
  await user.click(await screen.findByRole('button', { name: 'Fortryd' }));
  const region = screen.getByRole('region', { name: 'Fortryd' });
  expect(await within(region).findByText(/ikke adgang/)).toBeVisible();
  expect(undoStack.canUndo).toBe(true);
});

test('Ctrl K finds commands and what the slices find, and Enter opens the best', async () => {
  const user = await atWork();
  const end = findProviders.register({
    id: 'organisations',
    order: 1,
    title: () => 'Foreninger',
    find: async (text) => [{ id: '7', title: `Koret ${text}`, icon: 'users', href: '#/organisations/7' }],
  });
  await user.keyboard('{Control>}k{/Control}');
  const field = await within(await screen.findByRole('dialog')).findByRole('combobox');
  await user.type(field, 'klang');
  expect(await screen.findByRole('option', { name: /Koret klang/ })).toBeVisible();
  expect(await brokenRules(screen.getByRole('dialog'))).toEqual([]);
  await user.keyboard('{Enter}');
  await waitFor(() => expect(location.hash).toBe('#/organisations/7'));
  end();
});

test('what the slices find stands in its order, whichever of them came first', async () => {
  const ends = [2, 1].map((order) => {
    const find = async () => [{ id: '1', title: `Fundet ${order}`, icon: 'users' as const }];
    return findProviders.register({ id: `x${order}`, order, title: () => `X${order}`, find });
  });
  expect(findProviders.all.filter(({ id }) => id.startsWith('x')).map(({ id }) => id)).toEqual(['x1', 'x2']);
  ends.forEach((end) => end());
});

test('Enter takes what is found for the words that stand there, not what is still shown for fewer', async () => {
  const user = await atWork();
  let answer: (found: { id: string; title: string; icon: 'users'; href: string }[]) => void = () => undefined;
  const found = (id: string) => [{ id, title: `Fundet ${id}`, icon: 'users' as const, href: `#/organisations/${id}` }];
  const find = (text: string) => (text === 'f' ? Promise.resolve(found('1')) : new Promise<ReturnType<typeof found>>((resolve) => (answer = resolve)));
  const end = findProviders.register({ id: 'x', order: 1, title: () => 'X', find });
  await user.keyboard('{Control>}k{/Control}');
  const field = await within(await screen.findByRole('dialog')).findByRole('combobox');
  await user.type(field, 'f');
  await screen.findByRole('option', { name: /Fundet 1/ });
  await user.type(field, 'y{Enter}');
  expect(location.hash).toBe('#/today');
  await waitFor(() => (answer(found('2')), expect(location.hash).toBe('#/organisations/2')));
  end();
});

test('a search that does not answer leaves the commands working', async () => {
  const user = await atWork();
  const end = findProviders.register({ id: 'x', order: 1, title: () => 'X', find: () => Promise.reject(new Error('silent')) });
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await within(await screen.findByRole('dialog')).findByRole('combobox'), 'lås');
  expect(await screen.findByText('Søgningen fik ikke svar. Handlingerne virker stadig.')).toBeVisible();
  expect(screen.getByRole('option', { name: /Lås skærmen/ })).toBeVisible();
  end();
});

test('the question mark lists the keys', async () => {
  const user = await atWork();
  await user.keyboard('?');
  const dialog = await screen.findByRole('dialog', { name: 'Taster, der virker her' });
  expect(within(dialog).getByText('Ctrl K')).toBeVisible();
  expect(await brokenRules(dialog)).toEqual([]);
});

test('drafts open with Ctrl and their number', async () => {
  const user = await atWork();
  const open = vi.fn();
  draftsTray.show('bookings', [{ id: 'bookings:1', name: 'Koret Klangbølgen, tirsdag 19–21', kind: 'Booking', open }]);
  expect(await screen.findByRole('button', { name: '1 kladde' })).toBeVisible();
  await user.keyboard('{Control>}1{/Control}');
  expect(open).toHaveBeenCalledOnce();
});

test('a locked screen keeps what is on it, out of reach', async () => {
  const user = await atWork({ sign_in_as_demo_role: () => aPerson() });
  await user.keyboard('{Control>}l{/Control}');
  expect(await screen.findByRole('heading', { name: 'Skærmen er låst' })).toBeVisible();
  expect(document.querySelector('.shell')?.closest('.whole')).not.toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Lås op' }));
  await waitFor(() => expect(document.querySelector('.shell')?.closest('.whole')).toBeVisible());
});

test('a locked screen that is opened shows the very page that was left, not the same one anew', async () => {
  const user = await atWork({ sign_in_as_demo_role: () => aPerson() });
  const heading = await screen.findByRole('heading', { level: 1 });
  await user.keyboard('{Control>}l{/Control}');
  await user.click(await screen.findByRole('button', { name: 'Lås op' }));
  await waitFor(() => expect(document.querySelector('.shell')?.closest('.whole')).toBeVisible());
  expect(heading).toBeInTheDocument();
});

test('no key works behind the lock', async () => {
  const user = await atWork();
  await user.keyboard('{Control>}l{/Control}');
  await screen.findByRole('heading', { name: 'Skærmen er låst' });
  await user.keyboard('{Control>}k{/Control}');
  expect(screen.queryByRole('combobox')).toBeNull();
});

test('the next person finds no steps and no drafts of the one before', async () => {
  const user = await atWork();
  undoStack.push({ label: 'A', undo: { operation: 'x', input: {} }, about: 'booking:4' });
  screen.getByRole('button', { name: /Bruger: Maja/ }).focus();
  await user.keyboard('{Enter}');
  // Nothing is laid out here, so what floats is never placed and counts as unseen.
  await user.pointer([{ target: await screen.findByText('Log ud'), keys: '[MouseLeft]' }]);
  await waitFor(() => expect(undoStack.canUndo).toBe(false));
  expect(draftsTray.items).toEqual([]);
});
