import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { session } from '../access';
import { setBackend } from '../backend/call';
import type { AgreementLife, FollowUp, Goal, GoalEvaluation, Requirement, Role, Talk } from '../backend/generated/operations';
import { router, undoStack } from '../shared';
import { brokenRules } from '../testing/axe';
import { anAgreement, InventedAgreements } from '../testing/inventedAgreements';
import { aSession, fakeBackend, refuse, type Answers } from '../testing/inventedOffice';
import { language } from '../texts';
import { usePaperDrawer } from '../papers';
import AgreementReminders from './AgreementReminders.svelte';
import AgreementsPage from './AgreementsPage.svelte';
import { aboutText, openOf } from './reminderWording';

Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 1100 });

let end = (): void => undefined;
let asked: { operation: string; input: unknown }[] = [];
beforeEach(() => {
  language.use('da');
  undoStack.forget();
  asked = [];
  usePaperDrawer({
    open: () =>
      Promise.resolve({
        pages: [{ width: 595, height: 842 }],
        draw: () => Promise.resolve(document.createElement('canvas')),
        texts: () => Promise.resolve(['Samarbejdsaftale']),
        close: () => undefined,
      }),
  });
});
afterEach(() => {
  cleanup();
  end();
});

const anAnswer = (change: Partial<GoalEvaluation> = {}): GoalEvaluation => ({
  id: 8 as never,
  outcome: 'partly',
  result: '22 børn i snit.',
  nextStep: 'Opslag på gymnasiet',
  evaluatedOn: '2026-11-04',
  againOn: null,
  notedBy: 'Aksel Bundgaard',
  ...change,
});
const aGoal = (change: Partial<Goal> = {}): Goal => ({
  id: 3 as never,
  version: 1,
  facts: { goal: '40 sangere hver gang', measure: 'Tælling ved døren', evaluateOn: '2020-10-01' },
  evaluations: [],
  carriedFrom: null,
  carriedTo: null,
  dueOn: '2020-10-01',
  ...change,
});
const aTalk = (change: Partial<Talk> = {}): Talk => ({
  id: 5 as never,
  version: 2,
  facts: { heldOn: '2026-11-04', tookPart: 'formanden', said: 'Salen er for lille.', nextStep: 'Spørg huset', nextOn: '2026-11-23' },
  nextDoneOn: null,
  notedBy: 'Aksel Bundgaard',
  ...change,
});
const aRequirement = (change: Partial<Requirement> = {}): Requirement => ({
  kind: 'confidentiality',
  version: 0,
  rule: 'by_clause',
  isInClauses: true,
  reason: '',
  standing: 'missing',
  confirmedOn: null,
  confirmedBy: '',
  holdsUntil: null,
  declaredUntil: null,
  ...change,
});
const anything = (change: Partial<FollowUp> = {}): FollowUp => ({ agreementVersion: 1, goals: [], inherited: [], talks: [], requirements: [], ...change });

interface Shown {
  all: FollowUp;
  life?: Partial<AgreementLife>;
  answers?: Answers;
  role?: Role;
  query?: string;
}
async function opened({ all, life = {}, answers = {}, role = 'consultant', query = '' }: Shown) {
  session.current = aSession({ roles: [role] });
  const office = new InventedAgreements({ agreement: anAgreement({ state: 'signed' }), life });
  // Dates are read by the engine; here only the one way of writing them that the tests use.
  const dates = ({ texts }: { texts: { text: string }[] }) =>
    texts.map(({ text }) => {
      const [day = '', month = '', year = ''] = text.split(/[/-]/);
      const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
      return text ? { read: 'date', date } : { read: 'not_read', problem: { kind: 'missing' } };
    });
  const done = (operation: string) => (input: unknown) => {
    asked.push({ operation, input });
    return { now: all, undo: { operation: 'back', input: { goalId: 3, version: 2 } } };
  };
  const acts = ['set_goal', 'change_goal', 'keep_goal', 'carry_goal', 'evaluate_goal', 'note_talk', 'change_talk', 'keep_talk', 'settle_next_step', 'set_requirement', 'confirm_requirement'];
  const acted = Object.fromEntries(acts.map((operation) => [operation, done(operation)]));
  setBackend(fakeBackend({ ...office.answers, read_typed: dates, agreement_follow_up: () => all, ...acted, ...answers }, {}));
  location.hash = `#/agreements/14${query}`;
  end = router.start();
  const main = document.createElement('main');
  document.body.replaceChildren(main);
  render(AgreementsPage, { target: main });
  await screen.findByRole('heading', { level: 1, name: 'Samarbejdsaftale med Havnekoret' });
  await screen.findByRole('heading', { name: 'Mål og evaluering' });
  return userEvent.setup({ pointerEventsCheck: 0 });
}
const part = (name: string) => within(screen.getByRole('region', { name }));

describe('goals', () => {
  test('a goal is set with how it is seen and when', async () => {
    const user = await opened({ all: anything() });
    expect(screen.getByText(/Der er ikke sat mål endnu/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Nyt mål …' }));
    await user.click(screen.getByRole('button', { name: 'Gem målet' }));
    expect(await screen.findByRole('link', { name: 'Skriv, hvad I vil nå' })).toBeVisible();
    expect(asked).toEqual([]);
    await user.type(screen.getByRole('textbox', { name: /^Hvad vil I nå/ }), '40 sangere');
    await user.click(screen.getByRole('button', { name: 'Gem målet' }));
    expect(await screen.findByRole('link', { name: /Skriv, hvornår I følger op på målet/ })).toBeVisible();
    await user.type(screen.getByRole('textbox', { name: /^Følges op den/ }), '1/10-2027');
    expect(await brokenRules()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Gem målet' }));
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(asked[0]?.input).toMatchObject({ agreementId: 14, facts: { goal: '40 sangere', measure: '', evaluateOn: '2027-10-01' } });
    expect(screen.queryByRole('button', { name: 'Gem målet' })).toBeNull();
    expect(undoStack.depth).toBe(1);
  });

  test('one that is due asks, and is answered with what came of it', async () => {
    const user = await opened({ all: anything({ goals: [aGoal()] }) });
    const goals = part('Mål og evaluering');
    expect(goals.getByText('Er målet nået?')).toBeVisible();
    await user.click(goals.getByRole('button', { name: /Svar …/ }));
    await user.click(screen.getByRole('button', { name: 'Gem svaret' }));
    expect(await screen.findByRole('link', { name: 'Vælg, om målet er nået' })).toBeVisible();
    await user.click(screen.getByRole('radio', { name: 'Delvist' }));
    await user.type(screen.getByRole('textbox', { name: /^Hvad kom der ud af det/ }), '33 i snit');
    const day = screen.getByRole('textbox', { name: /^Talt om den/ });
    await user.clear(day);
    await user.type(day, '24/11-2026');
    await user.type(screen.getByRole('textbox', { name: /^Spørg igen den/ }), '1/2-2027');
    expect(await brokenRules()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Gem svaret' }));
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(asked[0]?.input).toMatchObject({ goalId: 3, outcome: 'partly', result: '33 i snit', evaluatedOn: '2026-11-24', againOn: '2027-02-01' });
  });

  test('what was answered last stands first, what was answered before is kept', async () => {
    const goal = aGoal({ dueOn: null, evaluations: [anAnswer({ id: 9 as never, outcome: 'met', result: '43 sangere.' }), anAnswer()] });
    await opened({ all: anything({ goals: [goal] }) });
    const goals = part('Mål og evaluering');
    expect(goals.getByText('Nået')).toBeVisible();
    expect(goals.queryByText('Er målet nået?')).toBeNull();
    expect(goals.getByText('1 tidligere svar')).toBeVisible();
    expect(goals.getByText('Delvist nået')).toBeInTheDocument();
  });

  test('what was not reached before is taken along by one press', async () => {
    const predecessor = { id: 13 as never, number: 'SA-2025-003', state: 'signed' as const };
    const inherited = aGoal({ evaluations: [anAnswer({ outcome: 'missed' })] });
    const user = await opened({ all: anything({ inherited: [inherited] }), life: { predecessor } });
    expect(screen.getByRole('heading', { name: 'Ikke nået i SA-2025-003' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: /^Tag med/ }));
    await waitFor(() => expect(asked[0]?.input).toMatchObject({ agreementId: 14, goalId: 3 }));
  });

  test('what a colleague changed meanwhile is read again and said', async () => {
    let reads = 0;
    const all = anything({ goals: [aGoal()] });
    const answers: Answers = { agreement_follow_up: () => ((reads += 1), all), keep_goal: () => refuse('stale_record') };
    const user = await opened({ all, answers });
    const before = reads;
    await user.click(screen.getByRole('button', { name: /Flere valg for målet/ }));
    await user.click(await screen.findByText('Fjern målet'));
    expect(await screen.findByText(/En kollega har rettet det imens/)).toBeVisible();
    expect(reads).toBe(before + 1);
  });

  test('the sheet is seen before it is printed, and its text copied', async () => {
    const user = await opened({
      all: anything({ goals: [aGoal()] }),
      answers: { preview_evaluation_sheet: () => new Uint8Array([1]), evaluation_sheet_text: () => ({ subject: 'Evalueringsark', body: '1. 40 SANGERE' }) },
    });
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await user.click(screen.getByRole('button', { name: 'Evalueringsark …' }));
    const dialog = await screen.findByRole('dialog', { name: 'Evalueringsark' });
    expect(within(dialog).getByRole('radio', { name: 'Dansk' })).toBeChecked();
    await user.click(within(dialog).getByRole('button', { name: 'Kopiér teksten' }));
    expect(await screen.findByText('Teksten er kopieret')).toBeVisible();
    expect(write).toHaveBeenCalledWith('1. 40 SANGERE');
    expect(await brokenRules(dialog)).toEqual([]);
  });

  test('the address opens the question that I dag asked', async () => {
    await opened({ all: anything({ goals: [aGoal()] }), query: '?open=goal-3' });
    expect(await screen.findByRole('button', { name: 'Gem svaret' })).toBeVisible();
  });
});

describe('what it asks for', () => {
  test('is confirmed by a name and a day', async () => {
    const user = await opened({ all: anything({ requirements: [aRequirement()] }) });
    await user.click(screen.getByRole('button', { name: /^Bekræft …/ }));
    await user.click(screen.getByRole('button', { name: 'Gem bekræftelsen' }));
    expect(await screen.findByRole('link', { name: 'Skriv, hvem der har bekræftet' })).toBeVisible();
    await user.type(screen.getByRole('textbox', { name: /^Hvem har bekræftet/ }), 'formanden');
    const day = screen.getByRole('textbox', { name: /^Bekræftet den/ });
    await user.clear(day);
    await user.type(day, '23/11-2026');
    expect(await brokenRules()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Gem bekræftelsen' }));
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(asked[0]?.input).toEqual({ id: 14, kind: 'confidentiality', version: 0, confirmation: { on: '2026-11-23', by: 'formanden' } });
  });

  test('is left out with a reason', async () => {
    const user = await opened({ all: anything({ requirements: [aRequirement()] }) });
    await user.click(screen.getByRole('button', { name: /Flere valg for Tavshedserklæringer/ }));
    await user.click(await screen.findByText('Kræves det her? …'));
    await user.click(screen.getByRole('radio', { name: 'Nej, det kræves ikke' }));
    await user.click(screen.getByRole('button', { name: 'Gem valget' }));
    expect(await screen.findByRole('link', { name: 'Skriv hvorfor' })).toBeVisible();
    await user.type(screen.getByRole('textbox', { name: 'Hvorfor?' }), 'Ingen borgere');
    await user.click(screen.getByRole('button', { name: 'Gem valget' }));
    await waitFor(() => expect(asked[0]?.input).toMatchObject({ rule: 'does_not_apply', reason: 'Ingen borgere' }));
  });

  test('says what has run out, and why it is asked for', async () => {
    const ranOut = aRequirement({ kind: 'child_protection', standing: 'run_out', rule: 'applies', reason: 'Børn er med', confirmedOn: '2025-11-20', confirmedBy: 'formanden', holdsUntil: '2026-11-20' });
    await opened({ all: anything({ requirements: [ranOut] }) });
    const requirements = part('Krav til foreningen');
    expect(requirements.getByText('Udløbet')).toBeVisible();
    expect(requirements.getByText('Bekræftet 20/11-2025 af formanden, gjaldt til 20/11-2026')).toBeVisible();
    expect(requirements.getByText('Kræves her: Børn er med')).toBeVisible();
  });

  test('is met by what the association’s card says, which is a link away', async () => {
    const declared = { kind: 'child_protection' as const, declaredUntil: '2027-03-31', holdsUntil: '2027-03-31' };
    await opened({ all: anything({ requirements: [aRequirement({ ...declared, standing: 'met' })] }) });
    const requirements = part('Krav til foreningen');
    expect(requirements.getByText('I orden')).toBeVisible();
    const link = requirements.getByRole('link', { name: 'Foreningens kort: erklæringen gælder til 31/3-2027' });
    expect(link).toHaveAttribute('href', '#/organisations/7');
    expect(await brokenRules()).toEqual([]);
  });
});

describe('talks', () => {
  test('a talk is noted, and a day without anything to do is asked what', async () => {
    const user = await opened({ all: anything() });
    await user.click(screen.getByRole('button', { name: 'Ny note …' }));
    await user.type(screen.getByRole('textbox', { name: 'Hvad talte I om?' }), 'Salen');
    const day = screen.getByRole('textbox', { name: /^Talt sammen den/ });
    await user.clear(day);
    await user.type(day, '20/11-2026');
    await user.type(screen.getByRole('textbox', { name: /^Mind om det den/ }), '1/12-2026');
    await user.click(screen.getByRole('button', { name: 'Gem noten' }));
    expect(await screen.findByRole('link', { name: 'Skriv, hvad der skal gøres den dag' })).toBeVisible();
    await user.type(screen.getByRole('textbox', { name: /^Næste skridt/ }), 'Spørg huset');
    expect(await brokenRules()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Gem noten' }));
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(asked[0]?.input).toMatchObject({
      facts: { heldOn: '2026-11-20', tookPart: '', said: 'Salen', nextStep: 'Spørg huset', nextOn: '2026-12-01' },
    });
  });

  test('what was typed and not sent stands there again, and goes when it is left', async () => {
    const drafts: unknown[] = [];
    const answers: Answers = {
      open_draft: ({ slot }: { slot: string }) => (slot === '14-talk' ? { title: '', body: { typed: { said: 'Salen' } } } : null),
      discard_draft: (input: unknown) => (drafts.push(input), { now: {}, undo: null }),
      list_drafts: () => [],
    };
    const user = await opened({ all: anything(), answers, query: '?open=talk-new' });
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Hvad talte I om?' })).toHaveValue('Salen'));
    await user.click(screen.getByRole('button', { name: 'Annuller' }));
    await waitFor(() => expect(drafts).toEqual([{ kind: 'agreement', slot: '14-talk' }]));
  });

  test('what was to be done is ticked off', async () => {
    const user = await opened({ all: anything({ talks: [aTalk()] }) });
    await user.click(part('Dialog').getByRole('button', { name: /^Gjort/ }));
    await waitFor(() => expect(asked[0]?.input).toEqual({ talkId: 5, version: 2, state: 'done' }));
  });

  test('whoever only reads agreements sees goals, changes nothing, and sees no talks', async () => {
    await opened({ all: anything({ goals: [aGoal()], requirements: [aRequirement()] }), role: 'front_desk' });
    expect(screen.getByText('40 sangere hver gang')).toBeVisible();
    expect(screen.queryByRole('heading', { name: 'Dialog' })).toBeNull();
    for (const name of [/Nyt mål/, /Svar …/, /Bekræft …/, /Flere valg for målet/]) expect(screen.queryByRole('button', { name })).toBeNull();
  });
});

test('I dag asks, and leads to where it is answered', async () => {
  session.current = aSession({ roles: ['consultant'] });
  const base = { number: 'SA-2026-001', organisationId: 2, organisationName: 'Havnekoret', activityTitle: 'Åben sangaften', draftedBy: 'Aksel', isOwn: true };
  const date = (kind: string, on: string, days: number) => ({ kind, on, days, isNear: true });
  setBackend(
    fakeBackend({
      agreement_reminders: () => [
        { ...base, id: 1, date: date('goal_due', '2026-11-20', -4), about: { of: 'goal', id: 3, text: '40 sangere' } },
        { ...base, id: 1, date: date('goal_due', '2026-11-21', -3), about: { of: 'goal', id: 4, text: 'Tre værter' } },
        { ...base, id: 1, date: date('next_step', '2026-11-23', -1), about: { of: 'talk', id: 5, text: 'Spørg huset' } },
        { ...base, id: 1, date: date('requirement_run_out', '2026-11-20', -4), about: { of: 'requirement', kind: 'child_protection' } },
      ],
    }),
  );
  const main = document.createElement('main');
  document.body.replaceChildren(main);
  render(AgreementReminders, { target: main });
  expect(await screen.findByRole('link', { name: /Er målet nået\?\s+40 sangere/ })).toHaveAttribute('href', '#/agreements/1?open=goal-3');
  expect(screen.getByRole('link', { name: /Skulle gøres 23\/11-2026\s+Spørg huset/ })).toHaveAttribute('href', '#/agreements/1?open=talk-5');
  expect(screen.getByRole('link', { name: /gjaldt til 20\/11-2026\s+Erklæring om børneattester/ })).toBeVisible();
  expect(screen.getAllByRole('link')).toHaveLength(4);
  expect(await brokenRules()).toEqual([]);
});

test('an agreement’s own day leads to the agreement', () => {
  const about = { of: 'agreement' } as const;
  expect(aboutText(about)).toBe('');
  expect(openOf({ about } as never)).toEqual({});
});
