import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { session } from '../access';
import { setBackend } from '../backend/call';
import type { AgreementLife, AgreementReminder, AgreementVersion, PaperSummary, Role, Signature } from '../backend/generated/operations';
import { router, undoStack } from '../shared';
import { brokenRules } from '../testing/axe';
import { aLife, aPaper, anAgreement, InventedAgreements } from '../testing/inventedAgreements';
import { aSession, fakeBackend, refuse, type Answers } from '../testing/inventedOffice';
import { language } from '../texts';
import AgreementReminders from './AgreementReminders.svelte';
import AgreementsPage from './AgreementsPage.svelte';
import { lifeSteps, nextText, standing } from './lifeWording';
import { usePaperDrawer } from '../papers';

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

/** The engine's answer to an act: the agreement as it was, and a way back. */
const done = (operation: string, office: InventedAgreements) => (input: unknown) => {
  asked.push({ operation, input });
  return { now: office.agreement, undo: { operation: 'back', input: {} } };
};

async function opened(office: InventedAgreements, answers: Answers = {}, host: Answers = {}, role: Role = 'consultant') {
  session.current = aSession({ roles: [role] });
  setBackend(fakeBackend({ ...office.answers, ...answers }, { save_paper: () => ({ answer: 'done' }), ...host }));
  location.hash = '#/agreements/14';
  end = router.start();
  const main = document.createElement('main');
  document.body.replaceChildren(main);
  render(AgreementsPage, { target: main });
  await screen.findByRole('heading', { level: 1, name: 'Samarbejdsaftale med Havnekoret' });
  return userEvent.setup({ pointerEventsCheck: 0 });
}

const inHead = () => within(document.querySelector('header') as HTMLElement);

const signature: Signature = {
  id: 5 as never,
  side: 'association',
  name: 'Lone Holm',
  title: 'forperson',
  signedOn: '2026-11-22',
  contactRoleId: 3 as never,
  right: 'not_then',
};
const version = (number: number, madeFor: AgreementVersion['madeFor']): AgreementVersion => ({
  id: (100 + number) as never,
  number,
  madeFor,
  paperId: aPaper.id,
  madeAt: '2026-11-24T09:42:00Z' as never,
  madeBy: 'Aksel Bundgaard',
  sha256: aPaper.sha256,
});
const sentOffice = (life: Partial<AgreementLife> = {}) => new InventedAgreements({ agreement: anAgreement({ state: 'sent' }), life });

describe('how it stands', () => {
  test('a draft stands as its last paper does, and the others as they are', () => {
    const at = '2026-11-24T09:42:00Z' as never;
    expect(standing('draft', 'none', null)).toEqual({ text: 'Kladde', tone: 'accent' });
    expect(standing('draft', 'current', at).text).toBe('Udskrevet 24/11-2026');
    expect(standing('draft', 'outdated', at).tone).toBe('warn');
    expect(standing('running', 'outdated', at)).toEqual({ text: 'I kraft', tone: 'ok' });
    expect(standing('discarded', 'current', at).text).toBe('Kasseret');
  });

  test.each([
    ['expires', 40, 'Udløber 31/12-2026, om 40 dage', true],
    ['expires', 1, 'Udløber 31/12-2026, om 1 dag', true],
    ['expires', 0, 'Udløber i dag', true],
    ['expires', 61, 'Udløber 31/12-2026', false],
    ['notice_deadline', 61, 'Kan opsiges til 31/12-2026', false],
    ['evaluation', -3, 'Evaluering var aftalt til 31/12-2026', true],
    ['signature_missing', 3, 'Underskrift ventes inden 31/12-2026', false],
    ['signature_missing', 0, 'Mangler underskrift', true],
    ['notice_ends', 5, 'Ophører 31/12-2026', false],
  ] as const)('%s in %i days', (kind, days, text, isNear) => {
    expect(nextText({ kind, on: '2026-12-31', days, isNear })).toBe(text);
  });

  test('a review that was left out is not said to have happened', () => {
    const keys = (life: AgreementLife) => lifeSteps(life).map(({ key, state }) => `${key} ${state}`);
    expect(keys(aLife('sent'))).toEqual(['draft done', 'sent now', 'signed to_come', 'running to_come']);
    expect(keys(aLife('sent', { versions: [version(1, 'review')] }))[1]).toBe('in_review done');
    expect(keys(aLife('draft'))).toEqual(['draft now', 'in_review to_come', 'sent to_come', 'signed to_come', 'running to_come']);
  });
});

test('a draft is sent to be read through, and says what will happen', async () => {
  const office = new InventedAgreements({ agreement: anAgreement() });
  const user = await opened(office, { hand_on_agreement: done('hand_on_agreement', office) });
  await user.click(screen.getByRole('button', { name: 'Send videre …' }));
  expect(screen.getByText('Teksten låses, mens den læses igennem.')).toBeVisible();
  expect(await brokenRules()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Lås teksten, og gem papiret' }));
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.input).toMatchObject({ id: 14, version: 3, to: 'review', holes: 'refuse' });
  expect(await screen.findByRole('button', { name: 'Send videre …' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Lås teksten, og gem papiret' })).toBeNull();
});

test('what is missing is named before the association gets it, and may stand as empty lines', async () => {
  const office = new InventedAgreements({ agreement: anAgreement() });
  let tries = 0;
  const handOn = (input: { holes: string }) => {
    tries += 1;
    return input.holes === 'refuse' ? refuse('holes_left', { missing: ['place'] }) : done('hand_on_agreement', office)(input);
  };
  const user = await opened(office, { hand_on_agreement: handOn });
  await user.click(screen.getByRole('button', { name: 'Send videre …' }));
  await user.click(screen.getByRole('radio', { name: /Foreningen, til underskrift/ }));
  await user.click(screen.getByRole('button', { name: 'Lås teksten, og gem papiret' }));
  await user.click(await screen.findByRole('button', { name: 'Send alligevel med tomme linjer' }));
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(tries).toBe(2);
  expect(asked[0]?.input).toMatchObject({ to: 'association', holes: 'print' });
});

test('what was sent is locked and can be taken back until somebody has signed', async () => {
  const office = sentOffice();
  const user = await opened(office, { take_back_agreement: done('take_back_agreement', office) });
  expect(screen.queryByRole('textbox', { name: 'Aktivitet' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Tag tilbage til kladde' }));
  await waitFor(() => expect(asked[0]?.input).toEqual({ id: 14, version: 3, to: 'draft' }));
  cleanup();
  end();
  await opened(sentOffice({ signatures: [signature] }));
  expect(screen.queryByRole('button', { name: 'Tag tilbage til kladde' })).toBeNull();
  expect(screen.getByText('Var ikke tegningsberettiget den dag. Se efter i foreningens kort.')).toBeVisible();
  expect(await brokenRules()).toEqual([]);
});

test('a signature is noted with a person of the association, their role and the day', async () => {
  const chair = {
    contactRoleId: 3 as never,
    name: 'Lone Holm',
    role: 'chair' as const,
    title: '',
    standing: 'current' as const,
    maySign: true,
  };
  const office = sentOffice({ signatories: [chair] });
  const user = await opened(office, { sign_agreement: done('sign_agreement', office) });
  await user.click(inHead().getByRole('button', { name: 'Notér underskrift …' }));
  await user.click(screen.getByRole('radio', { name: 'Foreningen' }));
  expect(screen.getByRole('combobox', { name: 'Person' })).toHaveDisplayValue('Lone Holm, Formand');
  const day = screen.getByRole('textbox', { name: /^Dato/ });
  await user.clear(day);
  await user.type(day, '22/11-2026');
  expect(await brokenRules()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Notér underskriften' }));
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.input).toMatchObject({ side: 'association', name: 'Lone Holm', title: 'Formand', contactRoleId: 3, signedOn: '2026-11-22' });
});

test('a signature without a name is asked for one, and a day that is no day is said so', async () => {
  const office = sentOffice();
  const user = await opened(office, { sign_agreement: done('sign_agreement', office) });
  await user.click(inHead().getByRole('button', { name: 'Notér underskrift …' }));
  await user.click(screen.getByRole('button', { name: 'Notér underskriften' }));
  expect(await screen.findByRole('link', { name: 'Skriv, hvem der har skrevet under' })).toBeVisible();
  await user.type(screen.getByRole('textbox', { name: 'Navn' }), 'Henning Østergaard');
  await user.clear(screen.getByRole('textbox', { name: /^Dato/ }));
  await user.type(screen.getByRole('textbox', { name: /^Dato/ }), 'i går aftes');
  await user.click(screen.getByRole('button', { name: 'Notér underskriften' }));
  expect(await screen.findByRole('link', { name: /Skriv datoen/ })).toBeVisible();
  expect(asked).toEqual([]);
});

test('a scan is chosen in the window and what is no scan is said so', async () => {
  const office = sentOffice();
  let isScan = true;
  const wanted: unknown[] = [];
  const choose = (request: unknown) => {
    wanted.push(request);
    return isScan ? { answer: 'from_gate', value: { now: aPaper, undo: null } } : refuse('not_a_scan');
  };
  const user = await opened(office, {}, { choose_scan: choose });
  await user.click(screen.getByRole('button', { name: 'Vedhæft skanning …' }));
  await waitFor(() => expect(wanted).toHaveLength(1));
  expect(wanted[0]).toMatchObject({ operation: 'attach_signed_copy', input: { id: 14 } });
  isScan = false;
  await user.click(screen.getByRole('button', { name: 'Vedhæft skanning …' }));
  expect(await screen.findByText(/hverken en PDF, PNG eller JPEG/)).toBeVisible();
});

test('notice shows the last day before it is noted', async () => {
  const office = new InventedAgreements({ agreement: anAgreement({ state: 'signed' }) });
  const outcome = ({ givenOn }: { givenOn: string }) => ({ endsOn: givenOn < '2026-12-01' ? '2027-02-28' : '2027-03-31', isNoSooner: false });
  const user = await opened(office, { notice_outcome: outcome, terminate_agreement: done('terminate_agreement', office) });
  await user.click(screen.getByRole('button', { name: 'Flere valg for aftalen' }));
  await user.click(await screen.findByText('Notér opsigelse …'));
  const day = screen.getByRole('textbox', { name: /^Opsagt den/ });
  await user.clear(day);
  await user.type(day, '1/12-2026');
  await user.tab();
  expect(await screen.findByText('Aftalens sidste dag bliver 31/3-2027.')).toBeVisible();
  expect(await brokenRules()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Notér opsigelsen' }));
  await waitFor(() => expect(asked[0]?.input).toMatchObject({ givenOn: '2026-12-01', givenBy: 'association', way: 'with_notice' }));
});

test('a letter is seen before it is printed, is kept with the agreement, and whoever only reads writes none', async () => {
  const office = new InventedAgreements({ agreement: anAgreement({ state: 'signed' }) });
  const letter: PaperSummary = { ...aPaper, id: 32 as never, kind: 'agreement_renewal_letter', title: 'Jeres samarbejdsaftale SA-2026-014', fileName: 'Brev.pdf' };
  const answers = {
    preview_agreement_letter: () => new Uint8Array([1]),
    paper: () => new Uint8Array([1]),
    print_agreement_letter: (input: unknown) => {
      asked.push({ operation: 'print_agreement_letter', input });
      office.lives({ printed: [letter] });
      return { now: letter, undo: null };
    },
  };
  const user = await opened(office, answers);
  const part = within(screen.getByRole('region', { name: 'Breve og bilag' }));
  expect(part.getByText(/Der er ikke skrevet til foreningen/)).toBeVisible();
  await user.click(part.getByRole('button', { name: 'Brev om fornyelse …' }));
  const dialog = await screen.findByRole('dialog', { name: 'Brev om fornyelse' });
  expect(await brokenRules(dialog)).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: /Udskriv/ }));
  await waitFor(() => expect(asked[0]?.input).toMatchObject({ letter: { id: 14, kind: 'renewal', language: 'da' } }));
  await user.click(within(dialog).getByRole('button', { name: 'Luk' }));
  expect(await part.findByText('Jeres samarbejdsaftale SA-2026-014')).toBeVisible();
  cleanup();
  await opened(office, answers, {}, 'front_desk');
  expect(screen.getByText('Jeres samarbejdsaftale SA-2026-014')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Brev om fornyelse …' })).toBeNull();
});

test('a signed agreement is renewed by one press, which leads to the new draft', async () => {
  const office = new InventedAgreements({ agreement: anAgreement({ state: 'signed' }) });
  const next = anAgreement({ id: 15 as never, number: 'SA-2026-015' });
  const user = await opened(office, { renew_agreement: () => ({ now: next, undo: null }) });
  await user.click(screen.getByRole('button', { name: 'Forny' }));
  await waitFor(() => expect(location.hash).toBe('#/agreements/15'));
});

test('two versions are compared as marked text and as two papers', async () => {
  const office = sentOffice({ versions: [version(2, 'sending'), version(1, 'review')] });
  office.papers = [aPaper];
  const compared = [
    { key: 'about', change: 'same', heading: [], text: [{ kind: 'same', text: 'Åben sangaften' }] },
    {
      key: 'purpose',
      change: 'changed',
      heading: [{ kind: 'same', text: 'Formål' }],
      text: [{ kind: 'same', text: 'Vi synger om ' }, { kind: 'out', text: 'torsdagen.' }, { kind: 'in', text: 'fredagen.' }],
    },
  ];
  const compare = (input: unknown) => (asked.push({ operation: 'compare_agreement', input }), compared);
  const user = await opened(office, { compare_agreement: compare });
  await user.click(screen.getByRole('button', { name: /Sammenlign.*Version 1/ }));
  expect(await screen.findByText('fredagen.')).toBeVisible();
  expect(asked[0]?.input).toEqual({ id: 14, before: { of: 'version', id: 101 }, after: { of: 'version', id: 102 } });
  expect(screen.queryByText('Åben sangaften', { selector: '.words' })).toBeNull();
  expect(await brokenRules()).toEqual([]);
  await user.click(screen.getByRole('radio', { name: 'To papirer' }));
  await waitFor(() => expect(screen.getAllByRole('heading', { name: 'Udskrift fra 24/11-2026' })).toHaveLength(2));
  await user.click(screen.getByRole('button', { name: 'Luk sammenligningen' }));
  expect(screen.getByRole('heading', { name: 'Forløb' })).toBeVisible();
});

test('notice and renewal are changed together, and a number that is none is asked for', async () => {
  const office = new InventedAgreements({ agreement: anAgreement() });
  const user = await opened(office, { change_terms: done('change_terms', office) });
  await user.click(screen.getByRole('checkbox', { name: 'Fortsætter af sig selv, når perioden slutter' }));
  const months = screen.getByRole('textbox', { name: 'Måneder ad gangen' });
  await user.clear(months);
  await user.click(screen.getByRole('button', { name: 'Gem varslet' }));
  expect(await screen.findByRole('link', { name: 'Skriv et antal måneder, fx 12' })).toBeVisible();
  await user.type(months, '6');
  await user.click(screen.getByRole('button', { name: 'Gem varslet' }));
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.input).toMatchObject({ terms: { notice: { count: 3, unit: 'months', to: 'month_end' }, tacitMonths: 6 } });
});

test('whoever only reads sees how far it has come and does nothing to it', async () => {
  await opened(sentOffice({ versions: [version(1, 'sending')] }), {}, {}, 'front_desk');
  expect(screen.getByRole('heading', { name: 'Forløb' })).toBeVisible();
  for (const name of ['Notér underskrift …', 'Vedhæft skanning …', 'Tag tilbage til kladde']) {
    expect(screen.queryByRole('button', { name })).toBeNull();
  }
});

describe('on I dag', () => {
  const reminder = (id: number, isOwn: boolean, kind: AgreementReminder['date']['kind']): AgreementReminder => ({
    id: id as never,
    number: `SA-2026-00${id}`,
    organisationId: 2 as never,
    organisationName: 'Havnekoret',
    activityTitle: 'Åben sangaften',
    date: { kind, on: '2026-11-30', days: 6, isNear: true },
    about: { of: 'agreement' },
    draftedBy: 'Aksel Bundgaard',
    isOwn,
  });

  function shown(reminders: AgreementReminder[]) {
    session.current = aSession({ roles: ['consultant'] });
    setBackend(fakeBackend({ agreement_reminders: () => reminders }));
    const main = document.createElement('main');
    document.body.replaceChildren(main);
    render(AgreementReminders, { target: main });
    return userEvent.setup({ pointerEventsCheck: 0 });
  }

  test('one’s own come first and all are a press away', async () => {
    const user = shown([reminder(1, true, 'expires'), reminder(2, false, 'evaluation')]);
    expect(await screen.findByRole('link', { name: /Udløber 30\/11-2026, om 6 dage/ })).toHaveAttribute('href', '#/agreements/1');
    expect(screen.getAllByRole('link')).toHaveLength(1);
    await user.click(screen.getByRole('radio', { name: 'Alle' }));
    expect(screen.getAllByRole('link')).toHaveLength(2);
    expect(await brokenRules()).toEqual([]);
  });

  test('whoever has none sees the office’s', async () => {
    shown([reminder(2, false, 'evaluation')]);
    expect(await screen.findByRole('link', { name: /Evalueres 30\/11-2026/ })).toBeVisible();
  });
});
