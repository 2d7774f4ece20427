import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { session } from '../../access';
import { setBackend } from '../../backend/call';
import type { AnonymisingLook, AwardToForget, CaseToForget, DueAward, DueCase, DueName, DueOld, NameToTakeAway, OldToForget } from '../../backend/generated/operations';
import { router } from '../../shared';
import { brokenRules } from '../../testing/axe';
import { aSession, fakeBackend, type Answers } from '../../testing/inventedOffice';
import { language } from '../../texts';
import InsurancePage from '../InsurancePage.svelte';

const ib: DueName = { personId: 7 as never, fullName: 'Ib Skov', because: 'volunteered', lastDay: '2023-10-31', dueOn: '2026-11-01', isDue: true, hindrances: [] };
const ea: DueName = { ...ib, personId: 8 as never, fullName: 'Ea Friis', hindrances: [{ kind: 'holds_role', organisation: 'Koret', role: 'chair' }] };
const mo: DueName = { ...ib, personId: 9 as never, fullName: 'Mo Juhl', dueOn: '2026-12-16', isDue: false };
const look: AnonymisingLook = { personId: ib.personId, fullName: 'Ib Skov', isVolunteer: true, dueOn: '2026-11-01', papers: 2, searches: 1, reasons: 1, attachments: 3, bookings: 0, hindrances: [] };
const rules = { volunteerMonths: 36, injuryClaimMonths: 120, liabilityClaimMonths: 60, nominationMonths: 12, sheetMonths: 6, sharedPaperMonths: 12, bookingMonths: 24, agreementMonths: 60, draftMonths: 24, personMonths: 24, logMonths: 12, sources: { volunteers: 'Centrets egen regel' } };

const others = { cases: [] as DueCase[], hiddenClaims: 0, old: [] as DueOld[] };

let taken: NameToTakeAway | null = null;
let stop = () => {};
function enter(answers: Answers = {}) {
  taken = null;
  setBackend(
    fakeBackend({
      retention_due: () => ({ rules, names: taken ? [ea, mo] : [ib, ea, mo], awards: [], ...others, log: null, due: taken ? 1 : 2, coming: 1 }),
      look_at_anonymising: () => look,
      anonymise_person: (input: NameToTakeAway) => {
        taken = input;
        return { now: { papers: 2, searches: 1, reasons: 1, texts: 0 }, undo: null };
      },
      insurance_reminders: () => ({ reminders: [], awaitingApproval: 0, endingSoon: 0, missing: 0, claims: { claims: [], hidden: 0 } }),
      retention_count: () => ({ due: 1, awards: 0, cases: 0, old: 0, logLines: 0 }),
      ...answers,
    }),
  );
  location.hash = '#/insurance/retention';
  stop = router.start();
  render(InsurancePage, { target: document.body.appendChild(document.createElement('main')) });
  return userEvent.setup({ pointerEventsCheck: 0 });
}

beforeEach(() => {
  language.use('da');
  session.current = aSession({ roles: ['manager'] });
});
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
  stop();
});

test('the names that fall due stand with their day, or with what stands in the way', async () => {
  enter();
  expect(await screen.findByText('Skal slettes nu')).toBeVisible();
  expect(screen.getByText(/36 måneder, efter at den sidste tilknytning ophørte/)).toBeVisible();
  expect(screen.getByText('Formand i Koret. Afslut rollen først.')).toBeVisible();
  expect(screen.getByText('Navnet skal slettes 16/12-2026')).toBeVisible();
  expect(await brokenRules()).toEqual([]);
});

test('what goes is shown and a reason is asked for before a name goes for good', async () => {
  const user = enter();
  await user.click(await screen.findByRole('button', { name: /Se, hvad der slettes.*Ib Skov/ }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Slet navnet: Ib Skov' }));
  expect(await dialog.findByText('2 gemte papirer om den frivillige')).toBeVisible();
  expect(dialog.getByText(/3 tilknytninger med sted/)).toBeVisible();
  expect(dialog.getByText('Det kan ikke fortrydes.')).toBeVisible();
  await user.click(dialog.getByRole('button', { name: 'Slet navnet for altid' }));
  expect(dialog.getByText('Vælg, hvorfor navnet slettes')).toBeVisible();
  expect(taken).toBeNull();
  expect(dialog.getByText(/Gemte papirer med flere navne/)).toBeVisible();
  expect(dialog.getByRole('button', { name: 'Gem PDF og data først …' })).toBeVisible();
  await user.click(dialog.getByRole('radio', { name: 'Tiden er gået' }));
  await user.type(dialog.getByRole('textbox', { name: 'Sagsnr. i kommunens sagssystem' }), '26/00417');
  await user.click(dialog.getByRole('button', { name: 'Slet navnet for altid' }));
  expect(taken).toEqual({ personId: 7, reason: 'time_is_over', caseNumber: '26/00417' });
  expect(screen.queryByRole('link', { name: 'Ib Skov' })).toBeNull();
});

test('what stands in the way is told, and then no name can be taken', async () => {
  const user = enter({ look_at_anonymising: () => ({ ...look, fullName: 'Ea Friis', hindrances: ea.hindrances }) });
  await user.click(await screen.findByRole('button', { name: /Ea Friis/ }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(await dialog.findByText('Navnet kan ikke slettes endnu')).toBeVisible();
  expect(dialog.queryByRole('button', { name: 'Slet navnet for altid' })).toBeNull();
});

test('a consultant sees what would go, and that the manager does it', async () => {
  session.current = aSession({ roles: ['consultant'] });
  const user = enter();
  await user.click(await screen.findByRole('button', { name: /Ib Skov/ }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(await dialog.findByText(/Centerlederen sletter navne/)).toBeVisible();
  expect(dialog.queryByRole('button', { name: 'Slet navnet for altid' })).toBeNull();
});

const names: DueAward = { awardYearId: 3 as never, year: 2025, what: 'nominations', handedOverOn: '2025-09-26', dueOn: '2026-09-27', isDue: true, nominees: 21, nominations: 25, sheets: 0, hindrances: [] };
const open: DueAward = { ...names, awardYearId: 4 as never, year: 2024, what: 'sheets', nominees: 0, nominations: 0, hindrances: [{ kind: 'award_not_published', year: 2024 }] };

test('what of an award goes is shown with its counts before it goes for good, and what hinders is told', async () => {
  let forgotten: AwardToForget | null = null;
  const user = enter({
    retention_due: () => ({ rules, names: [], awards: forgotten ? [open] : [names, open], ...others, log: null, due: 0, coming: 0 }),
    forget_award: (input: AwardToForget) => ((forgotten = input), { now: { nominees: 21, nominations: 25, sheets: 0, papers: 0, searches: 0 }, undo: null }),
  });
  expect(await screen.findByText('Modtageren af prisen 2024 er ikke offentliggjort. Offentliggør den først, eller afslut året uden modtager.')).toBeVisible();
  expect(screen.getByText(/Juryens point slettes 6 måneder efter overrækkelsen/)).toBeVisible();
  expect(await brokenRules()).toEqual([]);
  await user.click(screen.getByRole('button', { name: /Se, hvad der slettes.*Prisen 2025/ }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Slet: Prisen 2025: navne og indstillinger' }));
  expect(dialog.getByText(/på 21 indstillede; modtagerens navn bliver/)).toBeVisible();
  expect(dialog.getByText(/Modtagerens navn og begrundelse/)).toBeVisible();
  await user.click(dialog.getByRole('button', { name: 'Slet for altid' }));
  expect(forgotten).toEqual({ awardYearId: 3, what: 'nominations' });
  expect(screen.queryByText('Prisen 2025: navne og indstillinger')).toBeNull();
});

test('old lines of the log are counted, and go once somebody has seen what goes and what stays', async () => {
  let thinned = 0;
  const user = enter({
    retention_due: () => ({ rules, names: [], awards: [], ...others, log: thinned ? null : { lines: 1234, keptFrom: '2025-11-01' }, due: 0, coming: 0 }),
    thin_log: () => ((thinned += 1), { now: { lines: 1234, keptFrom: '2025-11-01' }, undo: null }),
  });
  expect(await screen.findByText('1.234 linjer fra før 1/11-2025')).toBeVisible();
  expect(await brokenRules()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Se, hvad der slettes …' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Slet gamle linjer i loggen' }));
  expect(dialog.getByText('Alle linjer fra 1/11-2025 og frem')).toBeVisible();
  expect(thinned).toBe(0);
  await user.click(dialog.getByRole('button', { name: 'Slet linjerne for altid' }));
  expect(thinned).toBe(1);
  expect(await screen.findByText('Ingen navne skal slettes')).toBeVisible();
});

test('a consultant sees the old lines of the log, and that the manager deletes them', async () => {
  session.current = aSession({ roles: ['consultant'] });
  const user = enter({ retention_due: () => ({ rules, names: [], awards: [], ...others, log: { lines: 1, keptFrom: '2025-11-01' }, due: 0, coming: 0 }) });
  await user.click(await screen.findByRole('button', { name: 'Se, hvad der slettes …' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText(/Centerlederen sletter linjer/)).toBeVisible();
  expect(dialog.queryByRole('button', { name: 'Slet linjerne for altid' })).toBeNull();
});

const claim: DueCase = { case: { kind: 'claim', id: 5 as never }, name: 'Kirsten Bækgaard', flow: 'injury', number: null, isUnsigned: false, overOn: '2015-11-20', dueOn: '2025-11-21', isDue: true, hindrances: [] };
const agreement: DueCase = { case: { kind: 'agreement', id: 6 as never }, name: 'Koret', flow: null, number: 'A-2019-3', isUnsigned: false, overOn: '2020-12-31', dueOn: '2026-01-01', isDue: true, hindrances: [{ kind: 'not_journalled', papers: 2 }] };

test('a claim goes under its case number while its volunteer stays, and an agreement waits for the journal', async () => {
  let forgotten: CaseToForget | null = null;
  const user = enter({
    retention_due: () => ({ rules, names: [], awards: [], ...others, cases: forgotten ? [agreement] : [claim, agreement], hiddenClaims: 1, log: null, due: 0, coming: 0 }),
    forget_case: (input: CaseToForget) => ((forgotten = input), { now: { papers: 2, numbers: 1, reasons: 0 }, undo: null }),
  });
  expect(await screen.findByText('Aftale A-2019-3: Koret')).toBeVisible();
  expect(screen.getByText(/2 papirer venter på at blive journaliseret/)).toBeVisible();
  expect(screen.getByText(/1 skade skal slettes/)).toBeVisible();
  expect(await brokenRules()).toEqual([]);
  await user.click(screen.getByRole('button', { name: /Se, hvad der slettes.*Kirsten Bækgaard/ }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Slet: Personskade: Kirsten Bækgaard' }));
  expect(dialog.getByText(/At der var en skade/)).toBeVisible();
  await user.type(dialog.getByRole('textbox', { name: 'Sagsnr. i kommunens sagssystem' }), '15/2');
  await user.click(dialog.getByRole('button', { name: 'Slet for altid' }));
  expect(forgotten).toEqual({ case: { kind: 'claim', id: 5 }, caseNumber: '15/2' });
  expect(screen.queryByText('Personskade: Kirsten Bækgaard')).toBeNull();
});

test('contacts of old bookings are counted and go in one act, and papers say what waits for the journal', async () => {
  const contacts: DueOld = { what: 'booking_contacts', count: 1234, waiting: 0, keptFrom: '2024-11-24' };
  const papers: DueOld = { what: 'shared_papers', count: 0, waiting: 1, keptFrom: '2025-11-24' };
  let forgotten: OldToForget | null = null;
  const user = enter({
    retention_due: () => ({ rules, names: [], awards: [], ...others, old: forgotten ? [papers] : [papers, contacts], log: null, due: 0, coming: 0 }),
    forget_old: (input: OldToForget) => ((forgotten = input), { now: { count: 1234, texts: 3, keptFrom: '2024-11-24' }, undo: null }),
  });
  expect(await screen.findByText('1.234 bookinger fra før 24/11-2024 har en kontakt')).toBeVisible();
  expect(screen.getByText('1 papir mere venter på at blive journaliseret og bliver til da')).toBeVisible();
  expect(await brokenRules()).toEqual([]);
  await user.click(screen.getByRole('button', { name: /Se, hvad der slettes/ }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Slet kontakter på gamle bookinger' }));
  expect(dialog.getByText(/Bookingen: hvor, hvornår/)).toBeVisible();
  await user.click(dialog.getByRole('button', { name: 'Slet for altid' }));
  expect(forgotten).toEqual({ what: 'booking_contacts' });
  expect(screen.queryByRole('heading', { name: 'Kontakter på bookinger' })).toBeNull();
});

test('who is nothing to the office, an agreement that was never signed and old letters are told as what they are', async () => {
  const lone: DueName = { ...ib, personId: 11 as never, fullName: 'Bo Lind', because: 'untied', lastDay: '2024-10-02' };
  const draft: DueCase = { ...agreement, isUnsigned: true, overOn: '2024-11-02', hindrances: [] };
  const letters: DueOld = { what: 'booking_letters', count: 2, waiting: 1, keptFrom: '2024-11-24' };
  enter({ retention_due: () => ({ rules, names: [ib, lone], awards: [], ...others, cases: [draft], old: [letters], log: null, due: 2, coming: 0 }) });
  expect(await screen.findByText('Uden tilknytning til noget siden 2/10-2024')).toBeVisible();
  expect(screen.getByText('Sidste dag 31/10-2023')).toBeVisible();
  expect(screen.getByText('Aldrig underskrevet; rettet sidst 2/11-2024')).toBeVisible();
  expect(screen.getByText('2 breve om bookinger fra før 24/11-2024')).toBeVisible();
  expect(screen.getByText('1 brev mere venter på at blive journaliseret og bliver til da')).toBeVisible();
  expect(await brokenRules()).toEqual([]);
});
