import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { session } from '../access';
import { setBackend } from '../backend/call';
import type { AgreementSummary, Role } from '../backend/generated/operations';
import { officeChanges } from '../shared/officeChanges.svelte';
import { panels } from '../shared/panels.svelte';
import { draftsTray, findProviders, keyboard, router, undoStack } from '../shared';
import { brokenRules } from '../testing/axe';
import { aClause, aPaper, anAgreement, aVariable, InventedAgreements } from '../testing/inventedAgreements';
import { aSession, fakeBackend, refuse, type Answers } from '../testing/inventedOffice';
import { language } from '../texts';
import AgreementsPage from './AgreementsPage.svelte';
import { beginAgreements } from './begin';
import { usePaperDrawer } from '../papers';

// The shell does this for the whole window.
addEventListener('keydown', (event) => void keyboard.handle(event));
// Nothing is laid out here; the editor is told that it has the room of an ordinary window.
Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 1100 });

let end = (): void => undefined;
beforeEach(() => {
  language.use('da');
  undoStack.forget();
  usePaperDrawer({
    open: () =>
      Promise.resolve({
        pages: [1, 2].map(() => ({ width: 595, height: 842 })),
        draw: () => Promise.resolve(document.createElement('canvas')),
        texts: () => Promise.resolve(['Samarbejdsaftale fra i fjor', 'Side to']),
        close: () => undefined,
      }),
  });
});
afterEach(() => {
  cleanup();
  end();
  panels.place?.remove();
  panels.place = null;
});

function at(hash: string, office: InventedAgreements, answers: Answers = {}, role: Role = 'consultant') {
  session.current = aSession({ roles: [role] });
  setBackend(fakeBackend({ ...office.answers, ...answers }, { save_paper: () => ({ answer: 'done' }) }));
  location.hash = hash;
  end = router.start();
  const main = document.createElement('main');
  document.body.replaceChildren(main);
  render(AgreementsPage, { target: main });
  return userEvent.setup();
}
const opened = async (office: InventedAgreements, hash = '#/agreements/14', answers: Answers = {}, role: Role = 'consultant') => {
  const user = at(hash, office, answers, role);
  await screen.findByRole('heading', { level: 1, name: 'Samarbejdsaftale med Havnekoret' });
  return user;
};
const sent = (office: InventedAgreements, operation: string) =>
  office.asked.filter((one) => one.operation === operation).map(({ input }) => input);

// The list

test('the list says number, party, activity, period, how far it has come and who wrote it, and breaks no rule', async () => {
  const office = new InventedAgreements({ agreement: anAgreement({ paper: 'current' }) });
  office.papers = [aPaper];
  const expiring: AgreementSummary = {
    ...office.summary,
    standing: 'running',
    next: { kind: 'expires', on: '2027-11-30', days: 40, isNear: true },
    signedBy: [{ side: 'association', name: 'Lone Holm' }],
  };
  at('#/agreements', office, { list_agreements: () => [expiring] });
  const row = (await screen.findAllByRole('row'))[1];
  const cells = within(row as HTMLElement).getAllByRole('cell');
  expect(cells.map((cell) => cell.textContent?.trim())).toEqual([
    'SA-2026-014',
    'Havnekoret',
    'Åben sangaften',
    '1/12-2026 – 30/11-2027',
    'I kraft',
    'Udløber 30/11-2027, om 40 dage',
    'Lone Holm',
    'Aksel Bundgaard',
  ]);
  expect(screen.getByRole('link', { name: 'SA-2026-014' })).toHaveAttribute('href', '#/agreements/14');
  expect(await brokenRules()).toEqual([]);
});

test('a new agreement begins in its first field, also where the shell puts the panel beside the page', async () => {
  panels.place = document.documentElement.appendChild(document.createElement('div'));
  at('#/agreements?new', new InventedAgreements());
  await waitFor(() => expect(document.activeElement).toHaveAccessibleName('Forening'));
});

test('the list is narrowed by words and by its parts, each of which says what it holds when it is empty', async () => {
  const office = new InventedAgreements();
  const user = at('#/agreements', office);
  const field = await screen.findByRole('searchbox', { name: /Find i listen/ });
  await user.type(field, 'havne sang');
  expect(await screen.findByText('1 aftale fundet')).toBeVisible();
  await user.type(field, 'xx');
  expect(await screen.findByText('Ingen aftale på listen passer på «havne sangxx». Prøv med færre bogstaver.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Vis alle' }));
  expect(await screen.findByText('Havnekoret')).toBeVisible();
  expect(field).toHaveValue('');
  await user.click(screen.getByRole('radio', { name: 'Kasserede' }));
  expect(await screen.findByText('Ingen kladde er kasseret.')).toBeVisible();
  expect(sent(office, 'list_agreements')).toContainEqual({ view: 'discarded', words: '' });
});

test('what a colleague drafts comes into the list, and the words that are sought stay', async () => {
  const office = new InventedAgreements();
  const drafted = { ...office.summary, id: 9, number: 'SA-2026-009' };
  let listed: readonly unknown[] = [office.summary];
  const user = at('#/agreements', office, { list_agreements: () => listed });
  const field = await screen.findByRole('searchbox', { name: /Find i listen/ });
  await user.type(field, 'sang');
  expect(await screen.findByText('1 aftale fundet')).toBeVisible();
  officeChanges.saw(1);
  listed = [drafted, office.summary];
  officeChanges.saw(2);
  expect(await screen.findByRole('link', { name: 'SA-2026-009' })).toBeVisible();
  expect(field).toHaveValue('sang');
});

test('arrows walk from the search down the list and back', async () => {
  const office = new InventedAgreements();
  const other = { ...office.summary, id: 9, number: 'SA-2026-009' };
  const user = at('#/agreements', office, { list_agreements: () => [office.summary, other] });
  const field = await screen.findByRole('searchbox', { name: /Find i listen/ });
  await user.click(field);
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
  expect(screen.getByRole('link', { name: 'SA-2026-009' })).toHaveFocus();
  await user.keyboard('{ArrowUp}{ArrowUp}');
  expect(field).toHaveFocus();
});

test('an empty list says what will come and offers to begin, but only to those who may', async () => {
  const office = new InventedAgreements();
  at('#/agreements', office, { list_agreements: () => [] });
  expect(await screen.findByText('Her kommer samarbejdsaftalerne med foreningerne.')).toBeVisible();
  expect(screen.getAllByRole('button', { name: 'Ny aftale' })).toHaveLength(2);
  expect(await brokenRules()).toEqual([]);
  cleanup();
  at('#/agreements', office, { list_agreements: () => [] }, 'front_desk');
  expect(await screen.findByText(/Der er ingen aftaler endnu/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Ny aftale' })).toBeNull();
});

test('a list that cannot be fetched says so and can be asked for again', async () => {
  const office = new InventedAgreements();
  let silent = true;
  const user = at('#/agreements', office, {
    list_agreements: () => {
      if (silent) throw new Error('no answer');
      return [office.summary];
    },
  });
  expect(await screen.findByRole('alert')).toHaveTextContent('Aftalerne kunne ikke hentes');
  silent = false;
  await user.click(screen.getByRole('button', { name: 'Prøv igen' }));
  expect(await screen.findByText('Havnekoret')).toBeVisible();
});

// A new draft

const HAVNEKORET = {
  party: { of: 'organisation', id: 7 },
  kind: 'association',
  name: 'Havnekoret',
  shortName: '',
  category: 'social',
  contact: null,
  phone: '',
  standing: 'active',
  protection: 'none',
};
const parties: Answers = {
  find_parties: () => ({ found: [{ entry: HAVNEKORET, marks: [], reason: { through: 'name' } }], more: 'all' }),
  open_organisation: () => ({ organisation: { id: 7, facts: { name: 'Havnekoret', kind: 'association' } } }),
};

test('a draft is begun for a found association and opens', async () => {
  const office = new InventedAgreements();
  const draft = vi.fn((_input: Record<string, unknown>) => ({ now: office.agreement, undo: null }));
  const user = at('#/agreements?new', office, { ...parties, draft_agreement: draft });
  await user.type(await screen.findByRole('combobox', { name: 'Forening' }), 'havn');
  await user.click(await screen.findByRole('option', { name: /Havnekoret/ }));
  await user.type(screen.getByRole('textbox', { name: 'Hvad handler samarbejdet om?' }), 'Åben sangaften');
  await user.click(screen.getByRole('radio', { name: 'English' }));
  await user.click(screen.getByRole('button', { name: 'Begynd kladden' }));
  await waitFor(() => expect(location.hash).toBe('#/agreements/14'));
  expect(draft.mock.calls[0]?.[0]).toMatchObject({ organisationId: 7, activityTitle: 'Åben sangaften', language: 'en' });
  expect(draft.mock.calls[0]?.[0]?.requestKey).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
});

test('a short interview chooses clauses, and nothing has to be answered', async () => {
  const office = new InventedAgreements();
  const draft = vi.fn((_input: Record<string, unknown>) => ({ now: office.agreement, undo: null }));
  const user = at('#/agreements?for=7', office, { ...parties, draft_agreement: draft });
  await waitFor(() => expect(screen.getByRole('combobox', { name: 'Forening' })).toHaveValue('Havnekoret'));
  await user.type(screen.getByRole('textbox', { name: 'Hvad handler samarbejdet om?' }), 'Lektiehjælp');
  const question = (name: RegExp) => within(screen.getByRole('radiogroup', { name }));
  await user.click(question(/børn under 15 år/).getByRole('radio', { name: 'Nej' }));
  await user.click(question(/Giver kommunen penge/).getByRole('radio', { name: 'Ja' }));
  await user.click(question(/Låner foreningen lokaler/).getByRole('radio', { name: 'Ja' }));
  expect(question(/Låner foreningen lokaler/).getByRole('radio', { name: 'Ja' })).toBeChecked();
  expect(await brokenRules()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Begynd kladden' }));
  await waitFor(() => expect(draft.mock.calls[0]?.[0]?.answers).toEqual([
    { condition: 'children', applies: false },
    { condition: 'economy', applies: true },
    { condition: 'premises', applies: true },
  ]));
});

test('a draft without party and title says both at once', async () => {
  const user = at('#/agreements?new', new InventedAgreements(), parties);
  await user.click(await screen.findByRole('button', { name: 'Begynd kladden' }));
  expect(screen.getByRole('link', { name: 'Vælg foreningen' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Skriv, hvad samarbejdet handler om' })).toBeVisible();
  expect(await brokenRules()).toEqual([]);
});

test('a link names the association, and a refused draft keeps what was written', async () => {
  const office = new InventedAgreements();
  const user = at('#/agreements?for=7', office, { ...parties, draft_agreement: () => refuse('party_not_found') });
  await waitFor(() => expect(screen.getByRole('combobox', { name: 'Forening' })).toHaveValue('Havnekoret'));
  const title = screen.getByRole('textbox', { name: 'Hvad handler samarbejdet om?' });
  expect(title).toHaveFocus();
  await user.type(title, 'Åben sangaften{Enter}');
  expect(await screen.findByText(/Foreningen findes ikke længere/)).toBeVisible();
  expect(title).toHaveValue('Åben sangaften');
});

// The editor

test('the editor shows sections, basic details and the paper with its text, and breaks no rule', async () => {
  const office = new InventedAgreements();
  await opened(office);
  expect(within(screen.getByRole('navigation', { name: 'Afsnit' })).getAllByRole('button').map((one) => one.textContent?.trim())).toEqual([
    expect.stringMatching(/^Stamoplysninger\s+mangler 1$/),
    expect.stringMatching(/^1 Formål\s+mangler 1$/),
    expect.stringMatching(/^2 Aktiviteten\s+mangler 2$/),
    expect.stringMatching(/^3 Økonomi/),
    expect.stringMatching(/^4 Periode/),
  ]);
  expect(await screen.findByRole('article', { name: 'Side 1 af 2' })).toHaveTextContent('Samarbejdsaftale');
  expect(screen.getByRole('textbox', { name: 'Gælder fra' })).toHaveValue('1/12-2026');
  expect(screen.getByText(/Felterne er udfyldt fra kartoteket og kontorets skabelon/)).toBeVisible();
  expect(await brokenRules()).toEqual([]);
});

test('a field is sent when it is left, with the version that was seen, and can be taken back', async () => {
  const office = new InventedAgreements();
  const user = await opened(office, '#/agreements/14?clause=activity');
  const place = screen.getByRole('textbox', { name: 'Sted' });
  await user.type(place, 'Musiklokalet');
  expect(sent(office, 'change_agreement')).toEqual([]);
  await user.tab();
  await waitFor(() => expect(screen.getByText(/^Gemt kl\./)).toBeVisible());
  expect(sent(office, 'change_agreement')).toEqual([expect.objectContaining({ version: 3, values: { place: 'Musiklokalet' } })]);
  expect(undoStack.shown).toMatchObject({ label: '«Sted» er ændret', about: 'agreement:14' });
  await waitFor(() => expect(screen.getByRole('button', { name: /Mangler 3 oplysninger/ })).toBeVisible());
});

test('two edits in a row each carry the newest version', async () => {
  const office = new InventedAgreements();
  const user = await opened(office, '#/agreements/14?clause=activity');
  await user.type(screen.getByRole('textbox', { name: 'Sted' }), 'Sal A');
  await user.type(screen.getByRole('textbox', { name: 'Tid og hyppighed' }), 'tirsdag');
  await user.tab();
  await waitFor(() => expect(sent(office, 'change_agreement')).toHaveLength(2));
  expect(sent(office, 'change_agreement').map((input) => (input as { version: number }).version)).toEqual([3, 4]);
});

test('a call that fails keeps what was typed and says so', async () => {
  const office = new InventedAgreements();
  const user = await opened(office, '#/agreements/14?clause=activity', {
    change_agreement: () => {
      throw new Error('no answer');
    },
  });
  await user.type(screen.getByRole('textbox', { name: 'Sted' }), 'Sal A');
  await user.tab();
  expect(await screen.findByText(/Programmet fik ikke svar/)).toBeVisible();
  expect(screen.getByText('Ikke gemt')).toBeVisible();
  expect(screen.getByRole('textbox', { name: 'Sted' })).toHaveValue('Sal A');
});

test('a refused field says at the field what is wrong', async () => {
  const office = new InventedAgreements();
  const user = await opened(office, '#/agreements/14', {
    change_agreement: () =>
      refuse('fields_refused', { problems: [{ field: 'period.endsOn', problem: { kind: 'ends_before_start' } }] }),
  });
  const ends = screen.getByRole('textbox', { name: 'Gælder til' });
  await user.clear(ends);
  await user.type(ends, '1/1-2020');
  await user.tab();
  await waitFor(() => expect(ends).toHaveAccessibleDescription(/Slut skal ligge efter start/));
  expect(ends).toHaveValue('1/1-2020');
  expect(await brokenRules()).toEqual([]);
});

test('a date that cannot be read is not sent', async () => {
  const office = new InventedAgreements();
  const user = await opened(office);
  const starts = screen.getByRole('textbox', { name: 'Gælder fra' });
  await user.clear(starts);
  await user.type(starts, 'snart');
  await user.tab();
  await waitFor(() => expect(starts).toHaveAccessibleDescription(/Skriv datoen som dag\/måned/));
  expect(starts).toHaveValue('snart');
  expect(office.asked).toEqual([]);
});

test('a stale edit shows both versions, and mine can be kept on top of the colleague’s', async () => {
  const office = new InventedAgreements();
  const user = await opened(office, '#/agreements/14?clause=activity');
  office.colleague({ activityTitle: 'Sangaften for alle', values: { place: 'Sal B' } });
  await user.type(screen.getByRole('textbox', { name: 'Sted' }), 'Sal A');
  await user.tab();
  const choice = await screen.findByRole('alert');
  const rows = within(choice).getAllByRole('row').slice(1).map((row) => [...row.children].map((cell) => cell.textContent?.trim()).join(' '));
  expect(rows).toEqual(['Sted Sal A Sal B', 'Aktivitet Åben sangaften Sangaften for alle']);
  expect(screen.getByRole('textbox', { name: 'Sted' })).toHaveValue('Sal A');
  expect(await brokenRules()).toEqual([]);
  await user.click(within(choice).getByRole('button', { name: 'Behold min' }));
  await waitFor(() => expect(office.agreement.values.place).toBe('Sal A'));
  expect(office.agreement.activityTitle).toBe('Sangaften for alle');
});

test('what a colleague writes elsewhere is seen at once and what is typed stays; in the same field both texts are seen', async () => {
  const office = new InventedAgreements();
  const followUp = () => ({ agreementVersion: office.agreement.version, goals: [], inherited: [], talks: [], requirements: [] });
  const user = await opened(office, '#/agreements/14?clause=activity', { agreement_follow_up: followUp });
  const place = screen.getByRole('textbox', { name: 'Sted' });
  await user.type(place, 'Sal A');
  officeChanges.saw(101);
  office.colleague({ values: { time_and_frequency: 'torsdage' } });
  officeChanges.saw(102);
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Tid og hyppighed' })).toHaveValue('torsdage'));
  expect(place).toHaveValue('Sal A');
  office.colleague({ values: { time_and_frequency: 'fredage', place: 'Sal B' } });
  officeChanges.saw(103);
  await user.tab();
  const choice = await screen.findByRole('alert');
  expect(within(choice).getByRole('row', { name: /Sted.*Sal A.*Sal B/ })).toBeVisible();
});

test('the colleague’s version can be used instead', async () => {
  const office = new InventedAgreements();
  const user = await opened(office, '#/agreements/14?clause=activity');
  office.colleague({ values: { place: 'Sal B' } });
  await user.type(screen.getByRole('textbox', { name: 'Sted' }), 'Sal A');
  await user.tab();
  await user.click(await screen.findByRole('button', { name: 'Brug kollegaens' }));
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Sted' })).toHaveValue('Sal B'));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a value that differs from the records goes back to them', async () => {
  const office = new InventedAgreements({ agreement: anAgreement({ values: { association_name: 'Koret' } }) });
  const user = await opened(office);
  const name = screen.getByRole('textbox', { name: 'Foreningens navn' });
  expect(name).toHaveValue('Koret');
  await user.click(screen.getByRole('button', { name: /^Brug kartotekets/ }));
  await waitFor(() => expect(name).toHaveValue('Havnekoret'));
  expect(sent(office, 'change_agreement')).toEqual([expect.objectContaining({ values: { association_name: null } })]);
});

test('a clause is taken out with its switch and the others are counted anew', async () => {
  const office = new InventedAgreements();
  const user = await opened(office);
  await user.click(screen.getByRole('checkbox', { name: 'Aktiviteten: med i aftalen' }));
  await waitFor(() => expect(screen.getByRole('button', { name: /2 Økonomi/ })).toBeVisible());
  expect(screen.getByRole('button', { name: /Aktiviteten udeladt/ })).toBeVisible();
  expect(undoStack.shown?.label).toBe('Afsnittet «Aktiviteten» er taget ud');
});

test('another variant of a clause puts its text in', async () => {
  const office = new InventedAgreements();
  const user = await opened(office, '#/agreements/14?clause=economy');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Udgave' }), 'grant');
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Tekst' })).toHaveValue('Kommunen bidrager med et tilskud.'));
});

test('a placeholder shows its value and leads to its field', async () => {
  const office = new InventedAgreements();
  const user = await opened(office, '#/agreements/14?clause=period');
  await user.click(screen.getByRole('button', { name: /Opsigelse med tre måneders varsel/ }));
  expect(screen.getByRole('textbox', { name: 'Opsigelse med' })).toHaveFocus();
});

test('Alt with an arrow moves between the sections, also while one writes', async () => {
  const office = new InventedAgreements();
  const user = await opened(office, '#/agreements/14?clause=purpose');
  await user.click(screen.getByRole('textbox', { name: 'Tekst' }));
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
  expect(location.hash).toBe('#/agreements/14?clause=activity');
  expect(screen.getByRole('textbox', { name: 'Overskrift' })).toHaveValue('Aktiviteten');
  await user.keyboard('{Alt>}{ArrowUp}{ArrowUp}{/Alt}');
  expect(screen.getByRole('heading', { name: 'Stamoplysninger' })).toBeVisible();
});

test('the list of sections is walked with arrows', async () => {
  const office = new InventedAgreements();
  const user = await opened(office);
  screen.getByRole('button', { name: /Stamoplysninger/ }).focus();
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  expect(location.hash).toBe('#/agreements/14?clause=activity');
  await user.keyboard('{End}');
  expect(screen.getByRole('button', { name: /4 Periode/ })).toHaveFocus();
});

test('a click on the paper opens the clause that stands there', async () => {
  const office = new InventedAgreements();
  await opened(office);
  const article = await screen.findByRole('article', { name: 'Side 1 af 2' });
  const sheet = article.querySelector('.sheet') as HTMLElement;
  const scale = parseFloat(sheet.style.width) / 595;
  sheet.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: 100 * scale, clientY: 220 * scale }));
  await waitFor(() => expect(location.hash).toBe('#/agreements/14?clause=purpose'));
});

test('what is missing is listed, and each leads to its field', async () => {
  const office = new InventedAgreements();
  const user = await opened(office);
  await user.click(screen.getByRole('button', { name: /Mangler 4 oplysninger/ }));
  // Nothing is laid out here, so the box that floats beside its button counts as hidden.
  await user.click(await screen.findByText('Tid og hyppighed', { selector: '[role="dialog"] button' }));
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Tid og hyppighed' })).toHaveFocus());
  expect(location.hash).toBe('#/agreements/14?clause=activity');
});

// Printing

test('a print with holes is refused with a list, each leading to its field', async () => {
  const office = new InventedAgreements();
  const user = await opened(office);
  await user.keyboard('{Control>}p{/Control}');
  const strip = await screen.findByRole('alert');
  expect(strip).toHaveTextContent('Der mangler 4 oplysninger');
  expect(await brokenRules()).toEqual([]);
  await user.click(within(strip).getByRole('button', { name: 'Udfyld: Underskriver for foreningen' }));
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Underskriver for foreningen' })).toHaveFocus());
  expect(office.papers).toEqual([]);
});

test('it can be printed with empty lines, and the paper can be saved', async () => {
  const office = new InventedAgreements();
  const user = await opened(office);
  await user.click(screen.getByRole('button', { name: /Udskriv PDF/ }));
  await user.click(await screen.findByRole('button', { name: 'Udskriv alligevel med tomme linjer' }));
  expect(await screen.findByText('Aftalen er udskrevet og gemt')).toBeVisible();
  expect(sent(office, 'print_agreement')).toEqual([
    { version: 3, holes: 'refuse' },
    { version: 3, holes: 'print' },
  ]);
  expect(screen.getAllByText(/9f3a61c2 …/)[0]).toBeVisible();
  await user.click(screen.getAllByRole('button', { name: 'Gem som …' })[0] as HTMLElement);
  expect(await brokenRules()).toEqual([]);
});

test('what stands in a field is sent before the print', async () => {
  const office = new InventedAgreements();
  const user = await opened(office, '#/agreements/14?clause=activity');
  await user.type(screen.getByRole('textbox', { name: 'Sted' }), 'Sal A');
  await user.keyboard('{Control>}p{/Control}');
  await waitFor(() => expect(sent(office, 'print_agreement')).toEqual([{ version: 4, holes: 'refuse' }]));
  expect(office.agreement.values.place).toBe('Sal A');
});

test('while it prints a second press does nothing', async () => {
  const office = new InventedAgreements();
  let finish = (): void => undefined;
  const print = vi.fn(() => new Promise((done) => (finish = () => done({ now: aPaper, undo: null }))));
  const user = await opened(office, '#/agreements/14', { print_agreement: print });
  await user.click(screen.getByRole('button', { name: /Udskriv PDF/ }));
  const busy = await screen.findByRole('button', { name: /Udskriver …/ });
  expect(busy).toHaveAttribute('aria-disabled', 'true');
  await user.click(busy);
  await user.keyboard('{Control>}p{/Control}');
  finish();
  expect(await screen.findByText('Aftalen er udskrevet og gemt')).toBeVisible();
  expect(print).toHaveBeenCalledTimes(1);
});

test('a sign that no font has is named', async () => {
  const office = new InventedAgreements();
  const user = await opened(office, '#/agreements/14', {
    print_agreement: () => refuse('cannot_be_printed', { characters: ['漢'] }),
  });
  await user.click(screen.getByRole('button', { name: /Udskriv PDF/ }));
  expect(await screen.findByText('Tegnet «漢» kan ikke trykkes. Skriv noget andet i stedet.')).toBeVisible();
});

// Who may what, and what is kept

test('the front desk reads and has nothing to write in', async () => {
  const office = new InventedAgreements();
  office.papers = [aPaper];
  await opened(office, '#/agreements/14?clause=activity', {}, 'front_desk');
  expect(screen.queryAllByRole('textbox')).toEqual([]);
  expect(screen.queryAllByRole('checkbox')).toEqual([]);
  expect(screen.queryByRole('button', { name: /Udskriv PDF/ })).toBeNull();
  expect(screen.getByRole('button', { name: 'Åbn' })).toBeVisible();
  expect(await screen.findByRole('article', { name: 'Side 1 af 2' })).toBeInTheDocument();
  expect(await brokenRules()).toEqual([]);
});

test('a discarded draft is not written in until it is taken back', async () => {
  const office = new InventedAgreements({ agreement: anAgreement({ state: 'discarded' }) });
  const user = await opened(office);
  expect(screen.getByRole('textbox', { name: 'Aktivitet' })).toHaveAttribute('readonly');
  await user.click(screen.getByRole('button', { name: 'Tag kladden tilbage' }));
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Aktivitet' })).not.toHaveAttribute('readonly'));
});

test('an agreement that is not there says so', async () => {
  at('#/agreements/14', new InventedAgreements(), { open_agreement: () => refuse('agreement_not_found') });
  expect(await screen.findByText(/Aftalen findes ikke længere/)).toBeVisible();
});

test('what was typed before the window closed stands in the field again and can be saved', async () => {
  const office = new InventedAgreements();
  office.draft = { kind: 'agreement', slot: '14', title: '', body: { typed: { 'value:place': 'Sal A' } }, changedAt: '' };
  const user = await opened(office, '#/agreements/14?clause=activity');
  expect(await screen.findByText(/står i felterne igen/)).toBeVisible();
  expect(screen.getByRole('textbox', { name: 'Sted' })).toHaveValue('Sal A');
  await user.click(screen.getByRole('button', { name: 'Gem det nu' }));
  await waitFor(() => expect(office.agreement.values.place).toBe('Sal A'));
  await waitFor(() => expect(office.draft).toBeNull(), { timeout: 2000 });
});

test('what is typed and not sent is kept as one’s own draft', async () => {
  const office = new InventedAgreements();
  const user = await opened(office, '#/agreements/14?clause=activity');
  await user.type(screen.getByRole('textbox', { name: 'Sted' }), 'Sal');
  await waitFor(() => expect(office.draft).toMatchObject({ slot: '14', body: { typed: { 'value:place': 'Sal' } } }), { timeout: 2000 });
});

test('going to another screen sends what stands in the field', async () => {
  const office = new InventedAgreements();
  const user = await opened(office, '#/agreements/14?clause=activity');
  await user.type(screen.getByRole('textbox', { name: 'Sted' }), 'Sal A');
  cleanup();
  await waitFor(() => expect(office.agreement.values.place).toBe('Sal A'));
});

test('after an undo the agreement is read again', async () => {
  const office = new InventedAgreements();
  const user = await opened(office, '#/agreements/14?clause=activity');
  await user.type(screen.getByRole('textbox', { name: 'Sted' }), 'Sal A');
  await user.tab();
  await waitFor(() => expect(undoStack.canUndo).toBe(true));
  undoStack.run = () => {
    office.colleague({ values: {} });
    return Promise.resolve({ ok: true, back: null });
  };
  await undoStack.undo();
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Sted' })).toHaveValue(''));
});

test('a clause that differs from the template shows where, and takes its words back', async () => {
  const office = new InventedAgreements();
  const user = await opened(office, '#/agreements/14?clause=activity');
  const text = screen.getByRole('textbox', { name: 'Tekst' });
  expect(text).toHaveValue('Den foregår {{tid og hyppighed}} på {{sted}}.');
  await user.clear(text);
  await user.type(text, 'Den foregår {{{{tid og hyppighed}} i {{{{sted}}.');
  await user.tab();
  const words = await screen.findByText('Afviger fra skabelonen');
  const notice = words.closest('.notice') as HTMLElement;
  expect(notice.querySelector('del')).toHaveTextContent('taget ud: på');
  expect(notice.querySelector('ins')).toHaveTextContent('sat ind: i');
  expect(await brokenRules()).toEqual([]);
  await user.click(within(notice).getByRole('button', { name: 'Brug skabelonens tekst' }));
  await waitFor(() => expect(text).toHaveValue('Den foregår {{tid og hyppighed}} på {{sted}}.'));
  expect(sent(office, 'change_clause').map((input) => (input as { body: string }).body)).toEqual([
    'Den foregår {{time_and_frequency}} i {{place}}.',
    'Den foregår {{time_and_frequency}} på {{place}}.',
  ]);
});

test('a newer text of the library is shown with what is other in it, and is taken or left', async () => {
  const office = new InventedAgreements({ newer: { activity: { heading: 'Det, vi gør', body: 'Den foregår {{time_and_frequency}} i {{place}}.' } } });
  const settled: unknown[] = [];
  const settle = (input: unknown) => {
    settled.push(input);
    return { now: office.agreement, undo: { operation: 'unsettle_clause', input: {} } };
  };
  const user = await opened(office, '#/agreements/14?clause=activity', { settle_clause: settle });
  expect(screen.getByRole('navigation', { name: 'Afsnit' })).toHaveTextContent('ny tekst');
  const notice = (await screen.findByText(/Afsnittet har fået en nyere tekst/)).closest('.notice') as HTMLElement;
  expect(notice).toHaveTextContent('Overskriften er nu »Det, vi gør«.');
  expect(notice.querySelector('ins')).toHaveTextContent('sat ind: i');
  expect(await brokenRules()).toEqual([]);
  await user.click(within(notice).getByRole('button', { name: 'Brug den nye tekst' }));
  await waitFor(() => expect(settled).toEqual([expect.objectContaining({ key: 'activity', text: 'library' })]));
  expect(undoStack.canUndo).toBe(true);
  await user.click(within(notice).getByRole('button', { name: 'Behold aftalens tekst' }));
  await waitFor(() => expect(settled[1]).toMatchObject({ key: 'activity', text: 'own' }));
});

test('a clause that the library has and the draft has not is put in by one press', async () => {
  const office = new InventedAgreements({ addable: [{ key: 'keys-1', heading: 'Nøgler' }] });
  const added: unknown[] = [];
  const add = (input: unknown) => {
    added.push(input);
    return { now: office.agreement, undo: { operation: 'change_clause', input: {} } };
  };
  const user = await opened(office, '#/agreements/14', { add_clause: add });
  await user.click(screen.getByRole('button', { name: /Sæt »Nøgler« ind/ }));
  await waitFor(() => expect(added).toEqual([expect.objectContaining({ id: 14, key: 'keys-1' })]));
  await waitFor(() => expect(location.hash).toBe('#/agreements/14?clause=keys-1'));
});

test('a note to oneself is kept with its clause, is marked in the list and is taken back', async () => {
  const office = new InventedAgreements();
  const user = await opened(office, '#/agreements/14?clause=activity');
  const note = screen.getByRole('textbox', { name: /Note til jer selv/ });
  expect(note).toHaveAccessibleDescription(/Kommer aldrig med på papiret/);
  await user.type(note, 'Spørg om nøglen');
  await user.tab();
  await waitFor(() => expect(undoStack.canUndo).toBe(true));
  expect(sent(office, 'note_clause')).toEqual([expect.objectContaining({ key: 'activity', note: 'Spørg om nøglen' })]);
  expect(screen.getByRole('navigation', { name: 'Afsnit' })).toHaveTextContent('note');
  expect(await brokenRules()).toEqual([]);
});

test('who signs is chosen among the association’s people', async () => {
  const variables = [
    aVariable('association_signatory', 'Underskriver for foreningen', {
      kind: 'person',
      section: 'signatures',
      from: 'association.signatory',
    }),
  ];
  const people = { association_signatory: ['Åse Bækgaard, formand', 'Ib Toft, kasserer'] };
  const office = new InventedAgreements({ variables, people });
  const user = await opened(office);
  screen.getByRole('button', { name: 'Vælg person til «Underskriver for foreningen»' }).focus();
  await user.keyboard('{Enter}');
  await screen.findByText('Ib Toft, kasserer');
  await user.keyboard('{ArrowDown}{Enter}');
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Underskriver for foreningen' })).toHaveValue('Ib Toft, kasserer'));
  expect(sent(office, 'change_agreement')).toEqual([
    expect.objectContaining({ values: { association_signatory: 'Ib Toft, kasserer' } }),
  ]);
});

test('a stored paper is shown beside the editor until something is written', async () => {
  const office = new InventedAgreements({ agreement: anAgreement({ paper: 'outdated' }) });
  office.papers = [aPaper];
  const user = await opened(office, '#/agreements/14', { paper: () => new Uint8Array([37, 80]) });
  expect(screen.getByText('Ændret siden udskrift')).toBeVisible();
  await user.click(screen.getByRole('button', { name: /^Vis her/ }));
  expect(await screen.findByRole('heading', { name: 'Udskrift fra 24/11-2026' })).toBeVisible();
  await waitFor(() => expect(screen.getByRole('article', { name: 'Side 1 af 2' })).toHaveTextContent('fra i fjor'));
  expect(await brokenRules()).toEqual([]);
  await user.type(screen.getByRole('textbox', { name: 'Aktivitet' }), 'er');
  await waitFor(() => expect(screen.getByRole('heading', { name: 'Sådan ser den ud' })).toBeVisible());
});

test('a hit says how far the agreement has come, what waits for an answer, and who signed', async () => {
  const { summary } = new InventedAgreements();
  session.current = aSession({ roles: ['consultant'] });
  const signedBy = ['Lone Holm', 'Bo Lind'].map((name) => ({ side: 'association', name }));
  setBackend(fakeBackend({ list_agreements: () => [{ ...summary, standing: 'running', next: null, goalsDue: 2, signedBy }] }));
  const endAll = beginAgreements();
  const found = await findProviders.all.find(({ id }) => id === 'agreements')?.find('havne', new AbortController().signal);
  expect(found?.[0]?.detail).toBe('Åben sangaften · I kraft · 2 mål venter på svar · Underskrevet af Lone Holm, Bo Lind');
  endAll();
});

test('find and do searches the agreements and begins a new one; the tray holds what was not sent', async () => {
  const office = new InventedAgreements();
  session.current = aSession({ roles: ['consultant'] });
  const list_drafts = () => [{ kind: 'agreement', slot: '14', title: 'SA-2026-014 Havnekoret', changedAt: '' }];
  setBackend(fakeBackend({ ...office.answers, list_drafts }));
  const endAll = beginAgreements();
  const provider = findProviders.all.find(({ id }) => id === 'agreements');
  const found = await provider?.find('havne sang', new AbortController().signal);
  expect(found?.map(({ title, href }) => [title, href])).toEqual([['SA-2026-014 Havnekoret', '#/agreements/14']]);
  expect(await provider?.find('fodbold', new AbortController().signal)).toEqual([]);
  expect(keyboard.available.map(({ id }) => id)).toContain('new-agreement');
  await waitFor(() => expect(draftsTray.items.map(({ name, kind }) => [name, kind])).toEqual([['SA-2026-014 Havnekoret', 'Aftale']]));
  endAll();
  draftsTray.clear();
  expect(keyboard.available.map(({ id }) => id)).not.toContain('new-agreement');
});

test('what the office itself wants filled in is asked for in a group of its own, and its clause says that it is missing', async () => {
  const keys = aVariable('own_noegler', 'Antal nøgler', { section: 'own', word: { da: 'nøgler', en: 'nøgler' } });
  const agreement = anAgreement({ clauses: [aClause('purpose', 'Formål', 'De får {{own_noegler}}.')] });
  const office = new InventedAgreements({ agreement, variables: [keys] });
  const user = await opened(office);
  const group = within(screen.getByRole('region', { name: /^Jeres egne oplysninger/ }));
  await user.type(group.getByRole('textbox', { name: 'Antal nøgler' }), 'fire');
  await user.tab();
  await waitFor(() => expect(sent(office, 'change_agreement')).toEqual([expect.objectContaining({ values: { own_noegler: 'fire' } })]));
  location.hash = '#/agreements/14?clause=purpose';
  expect(await screen.findByRole('textbox', { name: 'Tekst' })).toHaveValue('De får {{nøgler}}.');
});
