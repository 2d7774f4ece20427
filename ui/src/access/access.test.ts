import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { call, setBackend } from '../backend/call';
import { brokenRules } from '../testing/axe';
import { anOffice, aPerson, aSession, fakeBackend, officeState, refuse, type Answers } from '../testing/inventedOffice';
import { language } from '../texts';
import Entrance from './Entrance.svelte';
import LockScreen from './LockScreen.svelte';
import { lockWhenQuiet } from './quiet';
import { rolesMay, session } from './session.svelte';

beforeEach(() => {
  language.use('da');
  session.current = null;
  session.office = null;
  session.locked = false;
});

const none = { answer: 'no_office', lastUsed: null };
const opened = { answer: 'opened', place: 'havnstrup' };
const failed = (code: string) => ({ answer: 'failed', place: 'havnstrup', error: { code } });

function enter(hostAnswers: Answers, answers: Answers = {}) {
  setBackend(fakeBackend({ office_state: () => officeState(), ...answers }, hostAnswers));
  render(Entrance);
  return userEvent.setup();
}

describe('the first window', () => {
  test('offers four ways in', async () => {
    enter({ start: () => none });
    expect(await screen.findByRole('button', { name: /Opret et nyt kontor/ })).toBeVisible();
    for (const name of [/Åbn et kontor/, /Forbind til en kontorserver/, /opdigtet kontor/]) {
      expect(screen.getByRole('button', { name })).toBeVisible();
    }
    expect(await brokenRules()).toEqual([]);
  });

  test('an office on a server is named, for its password is asked again', async () => {
    enter({ start: () => ({ answer: 'no_office', lastUsed: 'postgres://maja@db/kontor' }) });
    expect(await screen.findByText(/Senest brugt: postgres/)).toBeVisible();
  });

  test('of an office on a server only the password is asked again', async () => {
    const connect_office = vi.fn(() => opened);
    const lastUsed = 'postgres://maja@db.kommunen.dk/kontor%20%C3%B8st?sslmode=require';
    const user = enter({ start: () => ({ answer: 'no_office', lastUsed }), connect_office });
    await user.click(await screen.findByRole('button', { name: /Forbind/ }));
    expect(screen.getByLabelText('Database')).toHaveValue('kontor øst');
    expect(screen.getByLabelText('Adgangskode til serveren')).toHaveFocus();
    await user.keyboard('hemmelig{Enter}');
    expect(connect_office).toHaveBeenCalledWith({
      ask: 'connect_office',
      link: 'postgres://maja@db.kommunen.dk:5432/kontor%20%C3%B8st?sslmode=require',
      password: 'hemmelig',
    });
  });

  test('a server that refuses at start asks for its password, with all else filled in', async () => {
    const refused = { answer: 'failed', place: 'postgres://maja@db.kommunen.dk:5433/kontor', error: { code: 'server_refused' } };
    enter({ start: () => refused });
    expect(await screen.findByRole('alert')).toHaveTextContent('Skriv dem igen');
    expect(screen.getByLabelText('Serverens navn')).toHaveValue('db.kommunen.dk');
    expect(screen.getByLabelText('Port')).toHaveValue('5433');
    expect(screen.getByLabelText('Brugernavn til serveren')).toHaveValue('maja');
    expect(screen.getByLabelText('Adgangskode til serveren')).toHaveFocus();
  });

  test('a server that did not answer stands in the form once the user goes on', async () => {
    const gone = { answer: 'failed', place: 'postgres://maja@db.kommunen.dk/kontor', error: { code: 'server_unreachable' } };
    const user = enter({ start: () => gone, leave_office: () => none });
    await user.click(await screen.findByRole('button', { name: 'Vælg et andet kontor' }));
    await user.click(await screen.findByRole('button', { name: /Forbind/ }));
    expect(screen.getByLabelText('Serverens navn')).toHaveValue('db.kommunen.dk');
  });

  test('an office that cannot be read says what to do, and another can be chosen', async () => {
    const user = enter({ start: () => none, open_office: () => failed('not_an_office'), leave_office: () => none });
    await user.click(await screen.findByRole('button', { name: /Åbn et kontor/ }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Vælg en fil, der ender på .frivillighus');
    await user.click(screen.getByRole('button', { name: 'Vælg et andet kontor' }));
    expect(await screen.findByRole('button', { name: /Opret et nyt kontor/ })).toBeVisible();
  });

  test('an office that may not be read is told as that, and whom to ask', async () => {
    enter({ start: () => failed('may_not_be_read') });
    expect(await screen.findByRole('alert')).toHaveTextContent(/må ikke læse filen.*it-afdelingen om adgang/);
    expect(screen.getByRole('button', { name: 'Prøv igen' })).toBeVisible();
    expect(screen.queryByText('Gå tilbage til en kopi')).toBeNull();
  });

  test('closing the file dialog is no problem', async () => {
    const user = enter({ start: () => none, open_office: () => ({ answer: 'cancelled' }) });
    await user.click(await screen.findByRole('button', { name: /Åbn et kontor/ }));
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByRole('button', { name: /Åbn et kontor/ })).toBeVisible();
  });

  test('a start that failed names the office and can be tried again', async () => {
    const user = enter({ start: () => failed('server_unreachable'), try_again: () => opened });
    expect(await screen.findByRole('alert')).toHaveTextContent('Serveren svarer ikke');
    await user.click(screen.getByRole('button', { name: 'Prøv igen' }));
    expect(await screen.findByRole('heading', { name: 'Log ind' })).toBeVisible();
  });

  test('a server is asked for by a link without its password', async () => {
    const connect_office = vi.fn(() => failed('server_refused'));
    const user = enter({ start: () => none, connect_office });
    await user.click(await screen.findByRole('button', { name: /Forbind/ }));
    await user.type(screen.getByLabelText('Serverens navn'), 'db.kommunen.dk');
    await user.type(screen.getByLabelText('Database'), 'kontor øst');
    await user.type(screen.getByLabelText('Brugernavn til serveren'), 'maja');
    await user.type(screen.getByLabelText('Adgangskode til serveren'), 'hemmelig');
    await user.click(screen.getByRole('button', { name: 'Forbind' }));
    expect(connect_office).toHaveBeenCalledWith({
      ask: 'connect_office',
      link: 'postgres://maja@db.kommunen.dk:5432/kontor%20%C3%B8st',
      password: 'hemmelig',
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('Skriv dem igen');
    expect(screen.getByLabelText('Adgangskode til serveren')).toHaveValue('hemmelig');
  });
});

describe('a new office', () => {
  async function form(hostAnswers: Answers = {}, answers: Answers = {}) {
    const user = enter({ start: () => none, new_office: () => opened, ...hostAnswers }, answers);
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
    const set_up_office = vi.fn(() => ({ signedIn: aPerson(), recoveryCode: 'K7QF-2MXA' }));
    const office_state = () => officeState({ signedIn: aPerson() });
    const show_sheet = vi.fn(() => ({ answer: 'done' }));
    const user = await form({ show_sheet }, { set_up_office, office_state });
    await fill(user);
    await user.click(screen.getByRole('checkbox', { name: 'Frivilligkonsulent' }));
    await user.click(screen.getByRole('button', { name: 'Opret kontoret' }));
    expect(await screen.findByText('K7QF-2MXA')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Udskriv arket' }));
    expect(show_sheet).toHaveBeenCalledWith({
      ask: 'show_sheet',
      operation: 'recovery_sheet',
      input: { code: 'K7QF-2MXA', opens: 'sign_in' },
      fileName: 'Gendannelseskode.pdf',
    });
    expect(await screen.findByText(/Arket er åbnet/)).toBeVisible();
    expect(await brokenRules()).toEqual([]);
    expect(set_up_office).toHaveBeenCalledWith(
      expect.objectContaining({ userName: 'ivan', fullName: 'Ivan Skytte', otherRoles: ['consultant'] }),
    );
    await user.click(screen.getByRole('button', { name: 'Gå videre' }));
    expect(screen.getByRole('checkbox')).toHaveFocus();
    expect(session.current).toBeNull();
    await user.click(screen.getByRole('checkbox'));
    await user.click(screen.getByRole('button', { name: 'Gå videre' }));
    await vi.waitFor(() => expect(session.current?.fullName).toBe('Maja Lindstrøm'));
  });

  test('a refusal keeps all that was typed and makes no second file', async () => {
    const new_office = vi.fn(() => opened);
    const problems = [{ field: 'userName', problem: { kind: 'taken_name' } }];
    const user = await form({ new_office }, { set_up_office: () => refuse('fields_refused', { problems }) });
    await fill(user);
    await user.click(screen.getByRole('button', { name: 'Opret kontoret' }));
    expect(await screen.findByRole('link', { name: 'Navnet er i brug. Vælg et andet' })).toBeVisible();
    expect(screen.getByLabelText('Kontorets navn')).toHaveValue('Frivilligcenter Havnstrup');
    expect(screen.getByLabelText('Adgangskode')).toHaveValue('en lang sætning');
    await user.click(screen.getByRole('button', { name: 'Opret kontoret' }));
    expect(new_office).toHaveBeenCalledOnce();
  });

  test('a folder that cannot be written to is said on the form', async () => {
    const user = await form({ new_office: () => failed('read_only_folder') });
    await fill(user);
    await user.click(screen.getByRole('button', { name: 'Opret kontoret' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Vælg en anden mappe');
  });

  test('an office that was left half made goes on where it stopped', async () => {
    enter({ start: () => opened }, { office_state: () => officeState({ office: null }) });
    expect(await screen.findByText(/Kontorets fil er klar/)).toBeVisible();
    expect(screen.queryByText('Hvor skal kontoret ligge?')).toBeNull();
  });

  test('a short password is counted for you before a file is made', async () => {
    const new_office = vi.fn(() => opened);
    const user = await form({ new_office });
    expect(screen.getByText(/Mindst 12 tegn/)).toBeVisible();
    await user.type(screen.getByLabelText('Kontorets navn'), 'Frivilligcenter Havnstrup');
    await user.type(screen.getByLabelText('Dit navn'), 'Ivan Skytte');
    await user.type(screen.getByLabelText('Brugernavn'), 'ivan');
    await user.type(screen.getByLabelText('Adgangskode'), 'elleve tegn');
    await user.type(screen.getByLabelText('Adgangskode igen'), 'elleve tegn');
    await user.click(screen.getByRole('button', { name: 'Opret kontoret' }));
    expect(screen.getAllByText('Adgangskoden har 11 tegn. Skriv mindst 12')).toHaveLength(2);
    expect(new_office).not.toHaveBeenCalled();
  });
});

describe('signing in', () => {
  test('the entrance speaks as the office does, until somebody chooses at this window', async () => {
    const english = () => officeState({ office: anOffice({ language: 'en' }) });
    language.isChosen = false;
    enter({ start: () => opened }, { office_state: english });
    await vi.waitFor(() => expect(language.current).toBe('en'));
    language.use('da');
    await session.look();
    expect(language.current).toBe('da');
  });

  test('Enter signs in', async () => {
    const sign_in = vi.fn(() => aPerson());
    const user = enter({ start: () => opened }, { sign_in });
    expect(await screen.findByLabelText('Brugernavn')).toHaveFocus();
    await user.keyboard('maja{Tab}en lang sætning{Enter}');
    expect(sign_in).toHaveBeenCalledWith({ userName: 'maja', password: 'en lang sætning' });
    expect(session.current?.officeName).toBe('Frivilligcenter Havnstrup');
  });

  test('while it works the button says so and takes no second press', async () => {
    let answer: (value: unknown) => void = () => undefined;
    const sign_in = vi.fn(() => new Promise((resolve) => (answer = resolve)));
    const user = enter({ start: () => opened }, { sign_in });
    await screen.findByLabelText('Brugernavn');
    await user.keyboard('maja{Tab}en lang sætning{Enter}');
    await user.click(screen.getByRole('button', { name: /Logger ind/ }));
    expect(sign_in).toHaveBeenCalledOnce();
    answer(aPerson());
  });

  test('a wrong password is said and can be corrected where it stands', async () => {
    const user = enter({ start: () => opened }, { sign_in: () => refuse('wrong_password') });
    await screen.findByLabelText('Brugernavn');
    await user.keyboard('maja{Tab}forkert{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('passer ikke sammen');
    expect(screen.getByLabelText('Adgangskode')).toHaveFocus();
    expect(screen.getByLabelText('Adgangskode')).toHaveValue('forkert');
    expect(await brokenRules()).toEqual([]);
  });

  test('in an invented office a role is one click', async () => {
    const sign_in_as_demo_role = vi.fn(() => aPerson({ roles: ['consultant'] }));
    const office_state = () => officeState({ office: anOffice({ isDemo: true }) });
    const user = enter({ start: () => opened }, { sign_in_as_demo_role, office_state });
    await user.click(await screen.findByRole('button', { name: /Frivilligkonsulent/ }));
    expect(sign_in_as_demo_role).toHaveBeenCalledWith({ role: 'consultant' });
    expect(session.current?.isDemo).toBe(true);
    expect(await brokenRules()).toEqual([]);
  });

  test('the last administrator gets in again with the recovery code', async () => {
    const recover_administrator = vi.fn(() => ({}));
    const user = enter({ start: () => opened }, { recover_administrator });
    await user.click(await screen.findByRole('button', { name: 'Glemt adgangskode' }));
    await user.type(screen.getByLabelText('Brugernavn'), 'ivan');
    await user.type(screen.getByLabelText('Gendannelseskode'), 'K7QF');
    await user.type(screen.getByLabelText('Ny adgangskode'), 'en lang sætning');
    await user.type(screen.getByLabelText('Ny adgangskode igen'), 'en lang sætning');
    await user.click(screen.getByRole('button', { name: 'Gem den nye adgangskode' }));
    expect(recover_administrator).toHaveBeenCalledOnce();
    await user.click(await screen.findByRole('button', { name: 'Gå videre' }));
    expect(screen.getByRole('heading', { name: 'Log ind' })).toBeVisible();
  });

  test('the words change at once with the language', async () => {
    const user = enter({ start: () => opened });
    await user.click(await screen.findByRole('radio', { name: 'English' }));
    expect(screen.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  });
});

describe('the seat', () => {
  test('a role may what the table says, and nobody may what it does not name', () => {
    expect(rolesMay(['administrator'], 'list_users')).toBe(true);
    expect(rolesMay(['front_desk'], 'list_users')).toBe(false);
    expect(rolesMay(['front_desk'], 'own_preferences')).toBe(true);
    expect(rolesMay(null, 'own_preferences')).toBe(false);
    expect(rolesMay(['administrator'], 'no_such_thing')).toBe(false);
  });

  test('opens for the same person with the password', async () => {
    const unlock_seat = vi.fn(() => aPerson());
    setBackend(fakeBackend({ unlock_seat, lock_seat: () => ({}) }));
    session.current = aSession({ isDemo: false });
    session.lock();
    render(LockScreen);
    const user = userEvent.setup();
    expect(screen.getByLabelText('Adgangskode')).toHaveFocus();
    await user.keyboard('en lang sætning{Enter}');
    expect(unlock_seat).toHaveBeenCalledWith({ password: 'en lang sætning' });
    expect(session.locked).toBe(false);
  });

  test('locks when the engine says that it is locked, and empties when nobody is signed in', async () => {
    session.current = aSession();
    setBackend(fakeBackend({ own_preferences: () => refuse('seat_locked'), list_users: () => refuse('not_signed_in') }));
    await call('own_preferences', {});
    expect(session.locked).toBe(true);
    await call('list_users', {});
    expect(session.current).toBeNull();
  });

  test('signing out forgets the person even when nobody answers', async () => {
    const silent = () => Promise.reject(new Error('closed'));
    setBackend({ call: silent, bytes: silent, host: silent });
    session.current = aSession();
    await session.signOut();
    expect(session.current).toBeNull();
  });

  test('whoever leaves is not brought back by an engine that has not heard of it yet', async () => {
    let hears: () => void = () => undefined;
    const heard = new Promise<void>((done) => (hears = done));
    let sits: ReturnType<typeof aSession> | null = aSession();
    setBackend(
      fakeBackend({
        sign_out: async () => {
          await heard;
          sits = null;
          return {};
        },
        office_state: () => officeState({ signedIn: sits }),
      }),
    );
    session.current = aSession();
    const leaving = session.signOut();
    const looking = session.look();
    hears();
    await Promise.all([leaving, looking]);
    expect(session.current).toBeNull();
  });

  test('a screen nobody touches locks itself, and any act puts that off', () => {
    vi.useFakeTimers();
    const lock = vi.fn();
    const end = lockWhenQuiet(10, lock);
    vi.advanceTimersByTime(9 * 60_000);
    dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
    vi.advanceTimersByTime(9 * 60_000);
    expect(lock).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60_000);
    expect(lock).toHaveBeenCalledOnce();
    end();
    vi.useRealTimers();
  });
});
