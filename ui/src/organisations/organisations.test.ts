import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { session } from '../access';
import { setBackend } from '../backend/call';
import type { ChangeOrganisation, FindParties, RegisterOrganisation } from '../backend/generated/operations';
import { keyboard, router, undoStack } from '../shared';
import { brokenRules } from '../testing/axe';
import { aSession, fakeBackend, refuse, type Answers } from '../testing/inventedOffice';
import { language } from '../texts';
import { cardParts } from './cardParts.svelte';
import OrganisationsPage from './OrganisationsPage.svelte';
import PartyPicker from './PartyPicker.svelte';
import { aCard, aHit, anEntry, anOrganisation, aPersonCard, aRole, someone } from './testing/inventedDirectory';

const kor = anEntry(7, 'Koret Klangbølgen', {
  shortName: 'Klangbølgen',
  contact: { party: { of: 'person', id: 5 } as never, name: 'Merete Ærenlund', role: 'chair', title: '', phone: '+4584000145' },
});
const bylaug = anEntry(8, 'Havbjerg Bylaug', { phone: '+4584000200' });
const merete = anEntry(5, 'Merete Ærenlund', { party: { of: 'person', id: 5 } as never, kind: 'person', category: null, protection: 'protected' });

const quiet: Answers = {
  count_parties: () => ({ total: 3, letters: [{ letter: 'H', from: 0 }, { letter: 'K', from: 1 }, { letter: 'M', from: 2 }] }),
  list_parties: () => ({ entries: [bylaug, kor, merete], from: 0 }),
  find_parties: ({ words }: FindParties) => ({
    found: 'koret klangbølgen'.includes(words.toLowerCase()) ? [aHit(kor), aHit(merete, { marks: [], reason: { through: 'name' } })] : [],
    more: 'all',
  }),
  open_organisation: () => aCard(),
  open_person: () => aPersonCard(),
  list_drafts: () => [],
  open_draft: () => null,
  towns_of: () => [],
};

let stop = () => {};
function enter(answers: Answers = {}, hash = '#/organisations', roles: ('front_desk' | 'auditor')[] = ['front_desk']) {
  setBackend(fakeBackend({ ...quiet, ...answers }));
  session.current = aSession({ roles });
  location.hash = hash;
  const end = router.start();
  const listen = (event: KeyboardEvent) => void keyboard.handle(event);
  addEventListener('keydown', listen);
  stop = () => {
    end();
    removeEventListener('keydown', listen);
  };
  render(OrganisationsPage);
  return userEvent.setup({ pointerEventsCheck: 0 });
}

beforeEach(() => {
  language.use('da');
  undoStack.forget();
});
afterEach(() => {
  cleanup();
  stop();
});

/** The page stands in the main region of the shell, which is not here. */
const rulesBrokenHere = () => brokenRules(document.body.firstElementChild ?? document.body);
const search = () => screen.getByRole('combobox', { name: 'Søg i foreninger og personer' });

describe('the directory', () => {
  test('has the search in focus and lists every card with kind, contact and phone', async () => {
    enter();
    expect(search()).toHaveFocus();
    const row = await screen.findByRole('option', { name: /Koret Klangbølgen/ });
    expect(row).toHaveTextContent('Forening · Frivillig social');
    expect(row).toHaveTextContent('Merete Ærenlund, formand');
    expect(row).toHaveTextContent('84 00 01 45');
    expect(screen.getByRole('option', { name: /Beskyttet navn og adresse/ })).toBeVisible();
    expect(screen.getByRole('status')).toHaveTextContent('3 kort');
    expect(await rulesBrokenHere()).toEqual([]);
  });

  test('finds while one types, and the arrows choose with the focus kept', async () => {
    const user = enter();
    await user.type(search(), 'klang');
    expect(await screen.findByText('2 kort fundet')).toBeVisible();
    expect(document.querySelector('mark')).toHaveTextContent('Kor');
    await user.keyboard('{ArrowDown}');
    expect(search()).toHaveFocus();
    const chosen = screen.getByRole('option', { selected: true });
    expect(chosen).toHaveTextContent('Merete Ærenlund');
    expect(search()).toHaveAttribute('aria-activedescendant', chosen.id);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(location.hash).toBe('#/organisations/person/5'));
  });

  test('an answer that comes late is for words that are gone', async () => {
    let late: (answer: unknown) => void = () => {};
    const find_parties = ({ words }: FindParties) =>
      words === 'k' ? new Promise((resolve) => (late = resolve)) : { found: [aHit(kor)], more: 'all' };
    const user = enter({ find_parties });
    await user.type(search(), 'ko');
    await screen.findByText('1 kort fundet');
    late({ found: [aHit(bylaug), aHit(merete)], more: 'all' });
    await Promise.resolve();
    expect(screen.getByText('1 kort fundet')).toBeVisible();
  });

  test('Enter opens the best hit for the words that stand there, though the hits for fewer are shown still', async () => {
    let answer: (found: unknown) => void = () => {};
    const find_parties = ({ words }: FindParties) =>
      words === 'k' ? { found: [aHit(bylaug)], more: 'all' } : new Promise((resolve) => (answer = resolve));
    const user = enter({ find_parties });
    await user.type(search(), 'k');
    await screen.findByText('1 kort fundet');
    await user.type(search(), 'o{Enter}');
    expect(location.hash).toBe('#/organisations');
    answer({ found: [aHit(kor)], more: 'all' });
    await waitFor(() => expect(location.hash).toBe('#/organisations/organisation/7'));
  });

  test('Ctrl B books for the chosen', async () => {
    const user = enter();
    await user.type(search(), 'kor');
    await screen.findByText('2 kort fundet');
    await user.keyboard('{Control>}b{/Control}');
    await waitFor(() => expect(location.hash).toBe('#/premises?for=7'));
  });

  test('an empty search offers to register what was written', async () => {
    const user = enter();
    await user.type(search(), 'Boldklubben');
    await user.click(await screen.findByRole('button', { name: 'Opret «Boldklubben» som forening' }));
    expect(await screen.findByRole('complementary', { name: 'Ny forening' })).toBeVisible();
    expect(screen.getByLabelText('Navn')).toHaveValue('Boldklubben');
  });

  test('a CPR number is not searched and the words stay', async () => {
    const problems = [{ field: 'words', problem: { kind: 'looks_like_cpr' } }];
    const user = enter({ find_parties: () => refuse('fields_refused', { problems }) });
    await user.type(search(), '150680-9997');
    expect(await screen.findByRole('alert')).toBeVisible();
    expect(search()).toHaveValue('150680-9997');
  });

  test('a letter leads to its names', async () => {
    const user = enter();
    await user.click(await screen.findByRole('button', { name: 'M' }));
    expect(screen.getByRole('option', { selected: true })).toHaveTextContent('Merete');
  });

  test('an office that knows nobody says what will be here', async () => {
    enter({ count_parties: () => ({ total: 0, letters: [] }), list_parties: () => ({ entries: [], from: 0 }) });
    expect(await screen.findByText(/Her kommer alle foreninger/)).toBeVisible();
    expect(await rulesBrokenHere()).toEqual([]);
  });
});

describe('the card of an organisation', () => {
  const at = '#/organisations/organisation/7';

  test('shows contacts with role and period, the declaration in words, and no field until one edits', async () => {
    enter({ open_organisation: () => aCard({ declaration: { state: 'ran_out', until: '2026-10-31' } }) }, at);
    const panel = await screen.findByRole('complementary', { name: 'Koret Klangbølgen' });
    expect(within(panel).getByRole('link', { name: 'Merete Ærenlund' })).toHaveAttribute('href', '#/organisations/person/5');
    expect(panel).toHaveTextContent('Formand');
    expect(panel).toHaveTextContent('84 00 01 45');
    expect(panel).toHaveTextContent('Formand · siden 1/3-2024');
    expect(panel).toHaveTextContent('udløb 31. oktober 2026. Foreningen kan ikke låne lokaler');
    expect(within(panel).queryByRole('textbox')).toBeNull();
    expect(await rulesBrokenHere()).toEqual([]);
  });

  test('a field is saved when it is left, and can be taken back', async () => {
    const change = vi.fn(({ facts }: ChangeOrganisation) => ({
      now: anOrganisation(facts, 2),
      undo: { operation: 'change_organisation', input: {} },
    }));
    const user = enter({ change_organisation: change }, at);
    await user.click(await screen.findByRole('button', { name: 'Ret' }));
    expect(screen.getByLabelText('Telefon', { exact: false })).toHaveValue('84 00 01 23');
    await user.type(screen.getByLabelText(/Kort navn/), 'Kor');
    expect(change).not.toHaveBeenCalled();
    await user.tab();
    expect(await screen.findByText(/Gemt kl\./)).toBeVisible();
    expect(change.mock.calls[0]?.[0]).toMatchObject({ organisationId: 7, version: 1, facts: { shortName: 'Kor' } });
    expect(undoStack.shown?.label).toBe('Koret Klangbølgen: kort navn er rettet');
    expect(await rulesBrokenHere()).toEqual([]);
  });

  test('what is refused stays as written, with the sentence at its field', async () => {
    const problems = [{ field: 'facts.cvr', problem: { kind: 'cvr_checksum' } }];
    const user = enter({ change_organisation: () => refuse('fields_refused', { problems }) }, at);
    await user.click(await screen.findByRole('button', { name: 'Ret' }));
    const cvr = screen.getByLabelText(/CVR-nummer/);
    await user.type(cvr, '12345678');
    await user.tab();
    expect(await screen.findByText(/CVR-nummeret går ikke op/)).toBeVisible();
    expect(cvr).toHaveValue('12 34 56 78');
    expect(cvr).toHaveAttribute('aria-invalid', 'true');
    expect(screen.getByText('Ikke gemt')).toBeVisible();
  });

  function edited(): { user: ReturnType<typeof userEvent.setup>; change: ReturnType<typeof vi.fn> } {
    const theirs = anOrganisation({ note: 'hendes' }, 2);
    const change = vi.fn(({ version, facts }: ChangeOrganisation) =>
      version === 1 ? refuse('stale_organisation', { current: theirs }) : { now: anOrganisation(facts, 3), undo: null },
    );
    return { user: enter({ change_organisation: change }, at), change };
  }

  test('a stale edit shows both, and mine goes on top', async () => {
    const { user, change } = edited();
    await user.click(await screen.findByRole('button', { name: 'Ret' }));
    await user.type(screen.getByLabelText(/Note/), 'min');
    await user.tab();
    const row = await screen.findByRole('row', { name: /Note min hendes/ });
    expect(row).toBeVisible();
    expect(await rulesBrokenHere()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Behold min' }));
    await waitFor(() => expect(change).toHaveBeenCalledTimes(2));
    expect(change.mock.calls[1]?.[0]).toMatchObject({ version: 2, facts: { note: 'min' } });
    expect(screen.queryByRole('button', { name: 'Behold min' })).toBeNull();
  });

  test('or the colleague’s holds', async () => {
    const { user, change } = edited();
    await user.click(await screen.findByRole('button', { name: 'Ret' }));
    await user.type(screen.getByLabelText(/Note/), 'min');
    await user.tab();
    await user.click(await screen.findByRole('button', { name: 'Brug kollegaens' }));
    expect(screen.getByLabelText(/Note/)).toHaveValue('hendes');
    expect(change).toHaveBeenCalledTimes(1);
  });

  test('a role ends and can be taken back', async () => {
    const end = vi.fn(() => ({ now: aRole(), undo: { operation: 'change_contact_role', input: {} } }));
    const user = enter({ end_contact_role: end }, at);
    (await screen.findByRole('button', { name: 'Flere valg for Merete Ærenlund' })).focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement).toHaveTextContent('Afslut rollen Formand for Merete Ærenlund'));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(undoStack.shown?.label).toBe('Merete Ærenlund er ikke længere formand'));
    expect(end).toHaveBeenCalledWith({ contactRoleId: 3, version: 1, lastDay: '' });
  });

  test('Esc in a menu of the card closes the menu, and the card stays', async () => {
    const user = enter({}, at);
    const more = await screen.findByRole('button', { name: 'Flere valg for Merete Ærenlund' });
    more.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement).toHaveTextContent(/^Afslut rollen/));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(more).toHaveFocus());
    expect(screen.getByRole('complementary', { name: 'Koret Klangbølgen' })).toBeVisible();
  });

  test('whoever is several things stands once, with each of them once', async () => {
    const treasurer = { role: 'treasurer' as const, title: '', validFrom: '2024-03-01', validTo: '' };
    const contact = { ...treasurer, role: 'contact_person' as const, title: 'kasserer' };
    const contacts = [aRole(), aRole({ id: 4 as never, facts: treasurer }), aRole({ id: 8 as never, facts: contact })];
    enter({ open_organisation: () => aCard({ contacts }) }, at);
    expect(await screen.findAllByRole('link', { name: 'Merete Ærenlund' })).toHaveLength(1);
    expect(screen.getAllByText(/kasserer · siden/i)).toHaveLength(1);
  });

  test('a number is rung by the system, and the page stays; without a program that is said', async () => {
    let programs = true;
    const reach = vi.fn(() => (programs ? { answer: 'done' } : { answer: 'no_program' }));
    setBackend(fakeBackend(quiet, { reach }));
    session.current = aSession();
    location.hash = at;
    router.start();
    render(OrganisationsPage);
    const user = userEvent.setup({ pointerEventsCheck: 0 });
    const number = await screen.findByRole('link', { name: '84 00 01 23' });
    await user.click(number);
    expect(reach).toHaveBeenCalledWith({ ask: 'reach', by: { way: 'phone', number: '+4584000123' } });
    expect(location.hash).toBe(at);
    expect(screen.queryByText(/intet program/)).toBeNull();
    programs = false;
    await user.click(number);
    expect(await screen.findByText('Computeren har intet program til at ringe med.', { selector: '.alone' })).toBeVisible();
  });

  test('shows what other parts of the office know about it, to those who may see it', async () => {
    const load = () => import('../testing/CardPart.svelte');
    const ends = [cardParts.register({ id: 'a', may: () => true, load }), cardParts.register({ id: 'b', may: () => false, load })];
    enter({}, at);
    expect(await screen.findAllByText('Om forening 7')).toHaveLength(1);
    ends.forEach((end) => end());
  });

  test('a contact is added without a person only with a sentence', async () => {
    const user = enter({}, at);
    await user.click(await screen.findByRole('button', { name: 'Tilføj kontakt' }));
    await user.click(screen.getByRole('button', { name: 'Gem rollen' }));
    expect(screen.getByText('Vælg en person, eller opret en ny')).toBeVisible();
    expect(screen.getByRole('combobox', { name: 'Person' })).toHaveFocus();
  });

  test('whoever only reads is shown nothing to change', async () => {
    enter({}, at, ['auditor']);
    await screen.findByRole('complementary', { name: 'Koret Klangbølgen' });
    for (const name of [/Ret/, /Læg væk/, /Book lokale/, /Ny forening/]) {
      expect(screen.queryByRole('button', { name })).toBeNull();
    }
  });

  test('a card that is gone says what to do', async () => {
    enter({ open_organisation: () => refuse('organisation_not_found') }, at);
    expect(await screen.findByRole('alert')).toHaveTextContent('Søg efter den igen');
  });
});

describe('the card of a person', () => {
  const at = '#/organisations/person/5';

  test('hides a protected address and says who can see it', async () => {
    enter({ open_person: () => aPersonCard({ protection: 'protected', address: { kind: 'hidden' } }) }, at);
    const panel = await screen.findByRole('complementary', { name: 'Merete Ærenlund' });
    expect(panel).toHaveTextContent('Beskyttet navn og adresse');
    expect(panel).toHaveTextContent('Adressen er skjult');
    expect(await rulesBrokenHere()).toEqual([]);
  });

  test('an address that was not touched is not sent', async () => {
    const change = vi.fn(({ facts }: { facts: object }) => ({ now: someone({ ...facts }, 2), undo: null }));
    const user = enter({ change_person: change }, at);
    await user.click(await screen.findByRole('button', { name: 'Ret' }));
    await user.type(screen.getByLabelText(/E-mail/), 'm@eksempel.dk');
    await user.tab();
    await waitFor(() => expect(change).toHaveBeenCalled());
    expect(change.mock.calls[0]?.[0]).toMatchObject({ facts: { email: 'm@eksempel.dk', address: { kind: 'hidden' } } });
  });

  test('the town comes from the office’s own records', async () => {
    const change = vi.fn(({ facts }: { facts: object }) => ({ now: someone({ ...facts }, 2), undo: null }));
    const user = enter({ change_person: change, towns_of: () => ['Havbjerg'] }, at);
    await user.click(await screen.findByRole('button', { name: 'Ret' }));
    await user.type(screen.getByLabelText(/Postnummer/), '2683');
    await user.tab();
    await waitFor(() => expect(screen.getByLabelText(/^By/)).toHaveValue('Havbjerg'));
    await waitFor(() => expect(change).toHaveBeenCalled());
    const address = { kind: 'shown', street: '', postalCode: '2683', town: 'Havbjerg' };
    expect(change.mock.calls[0]?.[0]).toMatchObject({ facts: { address } });
  });
});

describe('a new association', () => {
  const at = '#/organisations/new-organisation?name=Kor';

  test('is registered with its contact and its card opens', async () => {
    const register = vi.fn((_: RegisterOrganisation) => ({
      now: { organisation: anOrganisation(), contact: null, doubles: [] },
      undo: { operation: 'archive_organisation', input: {} },
    }));
    const user = enter({ register_organisation: register }, at);
    expect(screen.getByLabelText('Navn')).toHaveFocus();
    await user.type(await screen.findByLabelText(/Kontaktpersonens navn/), 'Merete Ærenlund');
    await user.type(screen.getByLabelText(/Kontaktpersonens telefon/), '84000145{Enter}');
    await waitFor(() => expect(location.hash).toBe('#/organisations/organisation/7'));
    expect(register.mock.calls[0]?.[0]).toMatchObject({
      facts: { name: 'Kor', kind: 'association' },
      contact: { facts: { fullName: 'Merete Ærenlund', phone: '84000145' }, role: 'contact_person' },
    });
    expect(undoStack.shown?.label).toBe('Koret Klangbølgen er oprettet');
  });

  test('what is refused stands in the summary and at its field, and the same request is sent again', async () => {
    const keys: string[] = [];
    const register_organisation = ({ requestKey }: RegisterOrganisation) => {
      keys.push(requestKey);
      return refuse('fields_refused', { problems: [{ field: 'contact.facts.phone', problem: { kind: 'phone' } }] });
    };
    const user = enter({ register_organisation }, at);
    await user.type(await screen.findByLabelText(/Kontaktpersonens telefon/), '12{Enter}');
    const summary = await screen.findByRole('group', { name: /1 ting at rette/ });
    await waitFor(() => expect(summary).toHaveFocus());
    await user.click(within(summary).getByRole('link'));
    expect(screen.getByLabelText(/Kontaktpersonens telefon/)).toHaveFocus();
    expect(await rulesBrokenHere()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Opret' }));
    await waitFor(() => expect(keys).toHaveLength(2));
    expect(keys[0]).toBe(keys[1]);
  });

  test('one press registers one', async () => {
    const register_organisation = vi.fn(() => new Promise(() => {}));
    const user = enter({ register_organisation }, at);
    await user.click(await screen.findByRole('button', { name: 'Opret' }));
    await user.click(await screen.findByRole('button', { name: /Opretter/ }));
    expect(register_organisation).toHaveBeenCalledTimes(1);
  });

  test('what was begun is kept as a draft and comes back', async () => {
    const save_draft = vi.fn(() => ({}));
    const user = enter({ save_draft }, '#/organisations/new-organisation');
    await user.type(await screen.findByLabelText('Navn'), 'Koret');
    await waitFor(() => expect(save_draft).toHaveBeenCalled(), { timeout: 2000 });
    cleanup();
    stop();
    enter({ open_draft: () => ({ body: { name: 'Koret' } }) }, '#/organisations/new-organisation');
    await waitFor(() => expect(screen.getByLabelText('Navn')).toHaveValue('Koret'));
  });
});

describe('the picker', () => {
  function pick(answers: Answers = {}) {
    setBackend(fakeBackend({ ...quiet, ...answers }));
    session.current = aSession();
    const onpick = vi.fn();
    render(PartyPicker, { label: 'Forening', picked: null, onpick });
    return { user: userEvent.setup({ pointerEventsCheck: 0 }), onpick, field: screen.getByRole('combobox', { name: 'Forening' }) };
  }

  test('chooses the best with Enter', async () => {
    const { user, onpick, field } = pick();
    await user.type(field, 'kor');
    // A marked part is a word of its own to the reader of names in tests.
    await screen.findByRole('option', { name: /Kor ?et Klangbølgen/ });
    await user.keyboard('{Enter}');
    expect(onpick).toHaveBeenLastCalledWith(expect.objectContaining({ party: { of: 'organisation', id: 7 }, name: 'Koret Klangbølgen' }));
    expect(field).toHaveValue('Koret Klangbølgen');
    expect(field).toHaveAttribute('aria-expanded', 'false');
  });

  test('waits with Enter for the answer to the words that stand there, and never sends the form instead', async () => {
    let answer: (found: unknown) => void = () => {};
    const find_parties = ({ words }: FindParties) =>
      words === 'k' ? { found: [aHit(bylaug)], more: 'all' } : new Promise((resolve) => (answer = resolve));
    const { user, onpick, field } = pick({ find_parties });
    await user.type(field, 'k');
    await screen.findByRole('option', { name: /Bylaug/ });
    await user.type(field, 'o{Enter}');
    expect(onpick).not.toHaveBeenCalled();
    answer({ found: [aHit(kor)], more: 'all' });
    await waitFor(() => expect(onpick).toHaveBeenLastCalledWith(expect.objectContaining({ name: 'Koret Klangbølgen' })));
  });

  test('a pointer that rests under the list chooses nothing', async () => {
    const { user, field } = pick();
    await user.type(field, 'kor');
    const [first, second] = await screen.findAllByRole('option');
    second?.dispatchEvent(Object.assign(new MouseEvent('pointermove', { bubbles: true }), { movementX: 0, movementY: 0 }));
    await Promise.resolve();
    expect(first).toHaveAttribute('aria-selected', 'true');
  });

  test('offers to register what is not there, last', async () => {
    const register_organisation = vi.fn(() => ({
      now: { organisation: anOrganisation({ name: 'Boldklubben' }), contact: null, doubles: [] },
      undo: { operation: 'archive_organisation', input: {} },
    }));
    const { user, onpick, field } = pick({ register_organisation });
    await user.type(field, 'kor');
    const options = await screen.findAllByRole('option');
    expect(options.at(-1)).toHaveTextContent('Opret «kor»');
    await user.keyboard('{ArrowUp}{Enter}');
    await waitFor(() => expect(onpick).toHaveBeenLastCalledWith(expect.objectContaining({ name: 'Boldklubben' })));
    expect(undoStack.shown?.label).toBe('Boldklubben er oprettet');
  });

  test('says at the field why a name is refused, and keeps it', async () => {
    const { user, field } = pick({ register_organisation: () => refuse('not_allowed', { allowed: [] }) });
    await user.type(field, 'xyz');
    await user.click(await screen.findByRole('option', { name: 'Opret «xyz»' }));
    expect(await screen.findByText(/ikke adgang/)).toBeVisible();
    expect(field).toHaveValue('xyz');
    expect(await rulesBrokenHere()).toEqual([]);
  });
});
