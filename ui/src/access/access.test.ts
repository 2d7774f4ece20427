import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { setBackend } from '../backend/call';
import { brokenRules } from '../testing/axe';
import { aSession, fakeBackend, people, refuse, type Answers } from '../testing/inventedOffice';
import { language } from '../texts';
import Entrance from './Entrance.svelte';
import LockScreen from './LockScreen.svelte';
import { session } from './session.svelte';

beforeEach(() => {
  language.use('da');
  session.current = null;
  session.locked = false;
});

const none = { state: 'no_office', recent: [{ name: 'havnstrup.frivillighus', kind: 'file' }] };
const open = (isDemo: boolean) => ({
  state: 'open',
  place: { name: 'havnstrup.frivillighus', kind: 'file' },
  officeName: 'Frivilligcenter Havnstrup',
  isDemo,
});

function enter(shellAnswers: Answers, answers: Answers = {}) {
  setBackend(fakeBackend({ list_sign_ins: () => people, ...answers }, shellAnswers));
  render(Entrance);
  return userEvent.setup();
}

describe('the first window', () => {
  test('offers four ways in and the offices opened lately', async () => {
    enter({ start_state: () => none });
    expect(await screen.findByRole('button', { name: /Opret et nyt kontor/ })).toBeVisible();
    for (const name of [/Åbn et kontor/, /Forbind til en kontorserver/, /opdigtet kontor/, /havnstrup.frivillighus/]) {
      expect(screen.getByRole('button', { name })).toBeVisible();
    }
    expect(await brokenRules()).toEqual([]);
  });

  test('an office that cannot be read says what to do', async () => {
    const user = enter({ start_state: () => none, open_office: () => refuse('not_an_office') });
    await user.click(await screen.findByRole('button', { name: /Åbn et kontor/ }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Vælg en fil, der ender på .frivillighus');
  });

  test('closing the file dialog is no problem', async () => {
    const user = enter({ start_state: () => none, open_office: () => refuse('dialog_cancelled') });
    await user.click(await screen.findByRole('button', { name: /Åbn et kontor/ }));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('a start that failed names the office and can be tried again', async () => {
    let tries = 0;
    const failed = { state: 'failed', code: 'server_silent', place: { name: 'db/kontor', kind: 'server' } };
    const user = enter({ start_state: () => (tries++ === 0 ? failed : open(false)) });
    expect(await screen.findByRole('alert')).toHaveTextContent('Serveren svarer ikke');
    await user.click(screen.getByRole('button', { name: 'Prøv igen' }));
    expect(await screen.findByRole('heading', { name: 'Log ind' })).toBeVisible();
  });
});

describe('a new office', () => {
  async function form(shellAnswers: Answers = {}) {
    const user = enter({ start_state: () => none, ...shellAnswers });
    await user.click(await screen.findByRole('button', { name: /Opret et nyt kontor/ }));
    return user;
  }
  async function fill(user: ReturnType<typeof userEvent.setup>) {
    await user.type(screen.getByLabelText('Kontorets navn'), 'Frivilligcenter Havnstrup');
    await user.type(screen.getByLabelText('Dit navn'), 'Ivan Skytte');
    await user.type(screen.getByLabelText('Brugernavn'), 'ivan');
    await user.type(screen.getByLabelText('Adgangskode'), 'en lang sætning');
    await user.type(screen.getByLabelText('Adgangskode igen'), 'en lang sætning');
  }

  test('what is missing is listed, focused once, and each line leads to its field', async () => {
    const user = await form();
    await user.click(screen.getByRole('button', { name: 'Opret kontoret' }));
    const summary = screen.getByRole('group', { name: /4 ting at rette/ });
    expect(summary).toHaveFocus();
    await user.click(screen.getByRole('link', { name: 'Skriv dit navn' }));
    expect(screen.getByLabelText('Dit navn')).toHaveFocus();
    await user.keyboard('Ivan');
    expect(screen.getByLabelText('Dit navn')).toHaveFocus();
    expect(await brokenRules()).toEqual([]);
  });

  test('the recovery code is shown once and must be kept before going on', async () => {
    const made = vi.fn(() => ({ recoveryCode: 'K7QF-2MXA' }));
    const user = await form({ new_office: made });
    await fill(user);
    await user.click(screen.getByRole('button', { name: 'Opret kontoret' }));
    expect(await screen.findByText('K7QF-2MXA')).toBeVisible();
    expect(made).toHaveBeenCalledWith(expect.objectContaining({ ask: 'new_office', userName: 'ivan', officeName: 'Frivilligcenter Havnstrup' }));
    await user.click(screen.getByRole('button', { name: 'Gå til log ind' }));
    expect(screen.getByText(/Sæt kryds/)).toBeVisible();
    expect(screen.getByRole('checkbox')).toHaveFocus();
  });

  test('a refusal keeps all that was typed', async () => {
    const user = await form({ new_office: () => refuse('folder_not_writable') });
    await fill(user);
    await user.click(screen.getByRole('button', { name: 'Opret kontoret' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Vælg en anden mappe');
    expect(screen.getByLabelText('Kontorets navn')).toHaveValue('Frivilligcenter Havnstrup');
    expect(screen.getByLabelText('Adgangskode')).toHaveValue('en lang sætning');
  });

  test('a short password is counted for you', async () => {
    const user = await form();
    await user.type(screen.getByLabelText('Adgangskode'), 'kort');
    await user.click(screen.getByRole('button', { name: 'Opret kontoret' }));
    expect(screen.getAllByText('Adgangskoden har 4 tegn. Skriv mindst 12')).toHaveLength(2);
  });
});

describe('signing in', () => {
  test('choosing a name puts you in the password field, and Enter signs in', async () => {
    const sign_in = vi.fn(() => aSession({ isDemo: false }));
    const user = enter({ start_state: () => open(false) }, { sign_in });
    await user.click(await screen.findByRole('radio', { name: /Aksel Bundgaard/ }));
    expect(screen.getByLabelText('Adgangskode')).toHaveFocus();
    await user.keyboard('en lang sætning{Enter}');
    expect(sign_in).toHaveBeenCalledWith({ userName: 'aksel', password: 'en lang sætning' });
    expect(session.current?.officeName).toBe('Frivilligcenter Havnstrup');
  });

  test('while it works the button says so and takes no second press', async () => {
    let answer: (value: unknown) => void = () => undefined;
    const sign_in = vi.fn(() => new Promise((resolve) => (answer = resolve)));
    const user = enter({ start_state: () => open(false) }, { sign_in });
    await user.click(await screen.findByRole('radio', { name: /Maja/ }));
    await user.keyboard('en lang sætning{Enter}');
    const button = screen.getByRole('button', { name: /Logger ind/ });
    await user.click(button);
    expect(sign_in).toHaveBeenCalledOnce();
    answer(aSession());
  });

  test('a wrong password is said and can be corrected where it stands', async () => {
    const user = enter({ start_state: () => open(false) }, { sign_in: () => refuse('wrong_password') });
    await user.click(await screen.findByRole('radio', { name: /Maja/ }));
    await user.keyboard('forkert{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('passer ikke sammen');
    expect(screen.getByLabelText('Adgangskode')).toHaveFocus();
    expect(screen.getByLabelText('Adgangskode')).toHaveValue('forkert');
    expect(await brokenRules()).toEqual([]);
  });

  test('in an invented office a role is one click', async () => {
    const user = enter({ start_state: () => open(true) }, { sign_in: () => aSession() });
    await user.click(await screen.findByRole('button', { name: /Frivilligkonsulent/ }));
    expect(session.current).not.toBeNull();
  });

  test('the words change at once with the language', async () => {
    const user = enter({ start_state: () => open(false) });
    await user.click(await screen.findByRole('radio', { name: 'English' }));
    expect(screen.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  });
});

describe('the locked screen', () => {
  test('opens for the same person', async () => {
    setBackend(fakeBackend({ sign_in: () => aSession({ isDemo: false }) }));
    session.current = aSession({ isDemo: false });
    session.lock();
    render(LockScreen);
    const user = userEvent.setup();
    expect(screen.getByLabelText('Adgangskode')).toHaveFocus();
    await user.keyboard('en lang sætning{Enter}');
    expect(session.locked).toBe(false);
  });

  test('signing out forgets the person even when nobody answers', async () => {
    const silent = () => Promise.reject(new Error('closed'));
    setBackend({ call: silent, bytes: silent, shell: silent });
    session.current = aSession();
    await session.signOut();
    expect(session.current).toBeNull();
  });
});
