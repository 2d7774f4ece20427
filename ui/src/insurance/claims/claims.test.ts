import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { session } from '../../access';
import { setBackend } from '../../backend/call';
import type { ClaimCard, ClaimFile, ClaimLine, ClaimToNote } from '../../backend/generated/operations';
import { undoStack } from '../../shared';
import { setOfficeClock } from '../../shared/officeClock';
import { router } from '../../shared/router.svelte';
import { brokenRules } from '../../testing/axe';
import { aCard, anAttachment, attachmentFacts, aVerdict } from '../../testing/inventedInsurance';
import { aSession, fakeBackend, refuse, type Answers } from '../../testing/inventedOffice';
import { language } from '../../texts';
import { badges } from '../../shared/badges.svelte';
import InsurancePage from '../InsurancePage.svelte';
import InsuranceReminders from '../InsuranceReminders.svelte';
import ClaimsOfVolunteer from './ClaimsOfVolunteer.svelte';
import { blankAccount, deadlineText } from './wording';

let end: () => void = () => undefined;
const deadline: ClaimLine['deadline'] = { countsFrom: '2026-11-12', lastDay: '2026-11-26', daysLeft: 2, stage: 'pressing' };

function aLine(id: number, fullName: string, change: Partial<ClaimLine> = {}): ClaimLine {
  return { id: id as never, personId: 31 as never, fullName, flow: 'injury', state: 'noted', happenedOn: '2026-11-12', workplaceId: null, workplace: 'Strandgården', deadline, reference: '', ...change };
}

function person(standing: ClaimCard['cover']['standing']): ClaimCard['cover'] {
  const held = { id: 12 as never, facts: attachmentFacts(), names: anAttachment(12).names, state: 'active' as const, verdict: aVerdict({ standing }) };
  return { personId: 31 as never, fullName: 'Kirsten Bækgaard', on: '2026-11-12', known: { as: 'now' }, standing, attachments: [held] };
}

function aClaim(change: Partial<ClaimCard> = {}): ClaimCard {
  return {
    id: 7 as never,
    version: 3,
    keeping: 'kept',
    personId: 31 as never,
    fullName: 'Kirsten Bækgaard',
    facts: { flow: 'injury', attachmentId: 12 as never, happenedOn: '2026-11-12' },
    handling: { told: [], reportedTo: null, reportedOn: '', reference: '', outcome: null, decidedOn: '', closedOn: '' },
    state: 'noted',
    deadline,
    names: anAttachment(12).names,
    account: { ...blankAccount(), course: 'Snublede over et kabel', harm: 'Kraveben' },
    closed: null,
    goesTo: 'easy',
    cover: person('covered_by_law'),
    coverThen: person('covered_by_law'),
    papers: [],
    files: [],
    notedAt: '2026-11-13T09:00:00Z' as never,
    notedBy: 'Signe Ærenlund',
    ...change,
  };
}

function enter(at: string, answers: Answers = {}, hostAnswers: Answers = {}) {
  location.hash = at;
  end = router.start();
  setBackend(fakeBackend({ list_claims: () => ({ closed: null, unreported: 1, claims: [aLine(7, 'Kirsten Bækgaard')] }), open_claim: () => aClaim(), open_volunteer: () => aCard(), ...answers }, hostAnswers));
  render(InsurancePage, { target: document.body.appendChild(document.createElement('main')) });
  return userEvent.setup({ pointerEventsCheck: 0 });
}

beforeEach(() => {
  language.use('da');
  setOfficeClock('2026-11-24T09:42:00Z');
  session.current = aSession({ roles: ['consultant'] });
  undoStack.forget();
});
afterEach(() => {
  cleanup();
  end();
  document.body.replaceChildren();
});

describe('the list of claims', () => {
  test('tells how the time of each stands, and closed ones apart', async () => {
    const claims = [aLine(7, 'Kirsten Bækgaard'), aLine(8, 'Ole Winther', { state: 'closed', flow: 'liability', deadline: { ...deadline, stage: 'in_time' } })];
    const user = enter('#/insurance/claims', { list_claims: () => ({ closed: null, unreported: 1, claims }) });
    const table = within(await screen.findByRole('table', { name: 'Skader' }));
    expect(table.getByRole('link', { name: 'Kirsten Bækgaard' })).toHaveAttribute('href', '#/insurance/claims/7');
    expect(table.getByText('Anmeld senest 26/11-2026 (2 dage)')).toBeVisible();
    expect(table.queryByText('Ole Winther')).toBeNull();
    expect(await brokenRules()).toEqual([]);
    await user.click(screen.getByRole('radio', { name: 'Lukket' }));
    expect(await screen.findByText('Ole Winther')).toBeVisible();
    expect(screen.getByText('Anmeldt i tide')).toBeVisible();
  });

  test('says of each view that it is empty', async () => {
    const user = enter('#/insurance/claims');
    await user.click(await screen.findByRole('radio', { name: 'Lukket' }));
    expect(await screen.findByText('Ingen lukkede skader.')).toBeVisible();
  });

  test('whoever has no access is told so, and how many wait', async () => {
    enter('#/insurance/claims', { list_claims: () => ({ closed: 'not_granted', unreported: 2, claims: [] }) });
    expect(await screen.findByText(/Du har ikke adgang til skader/)).toBeVisible();
    expect(screen.getByText('2 skader er ikke anmeldt. Sig det til en kollega med adgang.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Adgang til skader' })).toHaveAttribute('href', '#/settings/sealed-claims');
    expect(screen.queryByRole('button', { name: 'Notér en skade' })).toBeNull();
    expect(await brokenRules()).toEqual([]);
  });

  test('words of the time', () => {
    expect(deadlineText({ ...deadline, daysLeft: 0 })).toBe('Anmeld senest i dag, 26/11-2026 kl. 23.59');
    expect(deadlineText({ ...deadline, daysLeft: -3, stage: 'overdue' })).toBe('Fristen var 26/11-2026, 3 dage over');
    expect(deadlineText({ ...deadline, stage: 'late' })).toBe('Anmeldt efter fristen');
  });
});

describe('a new claim', () => {
  test('is sealed as it is kept, and nothing of it is in a draft, the address or the way back', async () => {
    const note_claim = vi.fn((_: ClaimToNote) => ({ now: aClaim(), undo: { operation: 'withdraw_claim', input: { claimId: 7, version: 1 } } }));
    const save_draft = vi.fn(() => ({}));
    const user = enter('#/insurance/claims/new?person=31', { note_claim, save_draft, open_person: () => ({ person: { id: 31, facts: { fullName: 'Kirsten Bækgaard' } } }) });
    await user.click(await screen.findByRole('radio', { name: /Personskade/ }));
    await user.type(screen.getByRole('textbox', { name: /^Dag/ }), '12/11-2026');
    const course = screen.getByRole('textbox', { name: /^Hændelsen/ });
    expect(course).toHaveAttribute('autocomplete', 'off');
    expect(course).toHaveAttribute('spellcheck', 'false');
    await user.type(course, 'Snublede over et kabel');
    expect(await brokenRules()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Forsegl og gem' }));
    await vi.waitFor(() => expect(note_claim).toHaveBeenCalled());
    const sent = note_claim.mock.calls[0]?.[0];
    expect(sent?.account.course).toBe('Snublede over et kabel');
    expect(sent?.facts).toMatchObject({ flow: 'injury', happenedOn: '12/11-2026', attachmentId: 12 });
    await vi.waitFor(() => expect(location.hash).toBe('#/insurance/claims/7'));
    expect(JSON.stringify(undoStack.shown)).not.toContain('Snublede');
    expect(save_draft).not.toHaveBeenCalled();
    expect(document.title).not.toContain('Kirsten');
  });

  test('asks for what is missing, and keeps what was typed', async () => {
    const user = enter('#/insurance/claims/new');
    await user.click(await screen.findByRole('button', { name: 'Forsegl og gem' }));
    for (const text of ['Vælg slagsen', 'Skriv dagen, det skete', 'Skriv, hvad der skete']) expect((await screen.findAllByText(text))[0]).toBeVisible();
    expect((await screen.findAllByText('Vælg den frivillige'))[0]).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'Vælg den frivillige' }));
    expect(screen.getByRole('combobox', { name: /Hvem/ })).toHaveFocus();
  });

  test('asks for what belongs to damage when it is damage', async () => {
    const user = enter('#/insurance/claims/new');
    await user.click(await screen.findByRole('radio', { name: /Ansvarsskade/ }));
    expect(screen.getByRole('textbox', { name: /Anslået beløb/ })).toBeVisible();
    expect(screen.queryByRole('textbox', { name: /Første fraværsdag/ })).toBeNull();
  });
});

describe('one claim', () => {
  test('shows its time, what happened, and how they stood that day', async () => {
    enter('#/insurance/claims/7');
    expect(await screen.findByText('Snublede over et kabel')).toBeVisible();
    expect(screen.getByText(/Anmeldes som regel til: EASY/)).toBeVisible();
    expect(screen.getByText('Det samme vidste vi den dag.')).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Dækning 12/11-2026' })).toBeVisible();
    expect(await brokenRules()).toEqual([]);
  });

  test('is reported with the recipient that fits, and that can be taken back', async () => {
    const handle_claim = vi.fn((_: unknown) => ({ now: aClaim({ version: 4, state: 'reported' }), undo: { operation: 'return_claim', input: { claimId: 7, version: 4, asOf: 3 } } }));
    const user = enter('#/insurance/claims/7', { handle_claim });
    await user.click(await screen.findByRole('button', { name: 'Anmeldt …' }));
    await user.click(screen.getByRole('button', { name: 'Gem anmeldelsen' }));
    expect(handle_claim).toHaveBeenCalledWith({ claimId: 7, version: 3, handling: expect.objectContaining({ reportedTo: 'easy', reportedOn: '24/11-2026' }) });
    await vi.waitFor(() => expect(undoStack.depth).toBe(1));
  });

  test('what a colleague reported while the form was open is not written over', async () => {
    let answer = aClaim();
    const handle_claim = vi.fn();
    const user = enter('#/insurance/claims/7', { open_claim: () => answer, handle_claim });
    await user.click(await screen.findByRole('button', { name: 'Anmeldt …' }));
    await user.type(screen.getByRole('textbox', { name: /Sagsnummer/ }), 'B 8');
    answer = aClaim({ version: 4, state: 'reported', handling: { ...aClaim().handling, reportedTo: 'insurer', reportedOn: '2026-11-20', reference: 'A 7' } });
    undoStack.push({ label: 'Et andet sted', undo: { operation: 'withdraw_claim', input: {} }, about: 'claim:9' });
    expect(await screen.findByText('Forsikringsselskabet, 20/11-2026, sag A 7')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Gem anmeldelsen' }));
    expect(await screen.findByText(/En kollega har ændret det, mens du skrev/)).toBeVisible();
    expect(handle_claim).not.toHaveBeenCalled();
    expect(screen.getByRole('textbox', { name: /Sagsnummer/ })).toHaveValue('B 8');
  });

  test('stays with its open form when it cannot be read again just now', async () => {
    let isDown = false;
    const user = enter('#/insurance/claims/7', { open_claim: () => (isDown ? refuse('paper_damaged') : aClaim()) });
    await user.click(await screen.findByRole('button', { name: 'Anmeldt …' }));
    await user.type(screen.getByRole('textbox', { name: /Sagsnummer/ }), 'B 8');
    isDown = true;
    undoStack.push({ label: 'Et andet sted', undo: { operation: 'withdraw_claim', input: {} }, about: 'claim:9' });
    expect(await screen.findByRole('button', { name: 'Prøv igen' })).toBeVisible();
    expect(screen.getByRole('textbox', { name: /Sagsnummer/ })).toHaveValue('B 8');
  });

  test('photos and papers are pointed at in the window, named with size and kind, and taken away again', async () => {
    const photo = { paperId: 21 as never, facts: { fileName: 'Gulvet.png', kind: 'png' as const, pages: 1, bytes: 1_204_000, sha256: 'ab12cd34ef' }, attachedAt: '2026-11-13T09:00:00Z' as never, attachedBy: 'Signe Ærenlund' };
    const shut: ClaimFile = { ...photo, paperId: 22 as never, facts: null };
    let files: ClaimFile[] = [shut];
    const choose_scan = vi.fn((_: unknown) => {
      files = [photo, shut];
      return { answer: 'from_gate', value: { now: photo, undo: { operation: 'detach_claim_file', input: { claimId: 7, paperId: 21 } } } };
    });
    const detach_claim_file = vi.fn((_: unknown) => ({ now: photo, undo: null }));
    const user = enter('#/insurance/claims/7', { open_claim: () => aClaim({ files }), detach_claim_file }, { choose_scan });
    expect(await screen.findByText('Forseglet med en nøgle, der ikke er åben for dig')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Læg ved …' }));
    expect(await screen.findByText('Gulvet.png')).toBeVisible();
    expect(choose_scan).toHaveBeenCalledWith(expect.objectContaining({ operation: 'attach_claim_file', input: expect.objectContaining({ claimId: 7 }) }));
    expect(screen.getByText('PNG · 1.204 kB · Lagt ved 13/11-2026 af Signe Ærenlund')).toBeVisible();
    expect(JSON.stringify(undoStack.shown)).not.toContain('Gulvet');
    expect(undoStack.depth).toBe(1);
    expect(await brokenRules()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Fjern Gulvet.png' }));
    expect(detach_claim_file).toHaveBeenCalledWith({ claimId: 7, paperId: 21 });
  });

  test('a file that is neither a photo nor a paper is said to be so', async () => {
    const user = enter('#/insurance/claims/7', {}, { choose_scan: () => refuse('not_a_scan') });
    await user.click(await screen.findByRole('button', { name: 'Læg ved …' }));
    expect(await screen.findByText(/hverken en PDF, PNG eller JPEG/)).toBeVisible();
  });

  test('goes from the screen when the access is gone', async () => {
    let isShut = false;
    enter('#/insurance/claims/7', { open_claim: () => (isShut ? refuse('key_closed', { why: 'not_granted' }) : aClaim()) });
    expect(await screen.findByText('Snublede over et kabel')).toBeVisible();
    isShut = true;
    undoStack.push({ label: 'Et andet sted', undo: { operation: 'withdraw_claim', input: {} }, about: 'claim:9' });
    await vi.waitFor(() => expect(screen.queryByText('Snublede over et kabel')).toBeNull());
  });

  test('is decided about when it is reported, and before only where there was nothing to report', async () => {
    const handle_claim = vi.fn((_: unknown) => ({ now: aClaim({ version: 4, state: 'closed' }), undo: { operation: 'return_claim', input: { claimId: 7, version: 4, asOf: 3 } } }));
    const user = enter('#/insurance/claims/7', { handle_claim });
    await user.click(await screen.findByRole('button', { name: 'Afgør og luk …' }));
    await user.selectOptions(screen.getByRole('combobox', { name: /Udfald/ }), 'Afvist');
    await user.click(screen.getByRole('button', { name: 'Gem afgørelsen' }));
    expect((await screen.findAllByText('Notér anmeldelsen først'))[0]).toBeVisible();
    expect(handle_claim).not.toHaveBeenCalled();
    await user.selectOptions(screen.getByRole('combobox', { name: /Udfald/ }), 'Skulle ikke anmeldes');
    await user.click(screen.getByRole('button', { name: 'Gem afgørelsen' }));
    expect(handle_claim).toHaveBeenCalledWith({ claimId: 7, version: 3, handling: expect.objectContaining({ outcome: 'no_claim' }) });
  });

  test('who was told is noted, and taken out as that', async () => {
    const told = { on: '2026-11-13', whom: 'Lone Holm', by: 'phone' as const };
    const handle_claim = vi.fn((_: unknown) => ({ now: aClaim({ version: 4 }), undo: { operation: 'return_claim', input: { claimId: 7, version: 4, asOf: 3 } } }));
    const user = enter('#/insurance/claims/7', { open_claim: () => aClaim({ handling: { ...aClaim().handling, told: [told] } }), handle_claim });
    expect(await screen.findByRole('button', { name: 'Notér underretning' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: /Fjern.*Lone Holm/ }));
    await vi.waitFor(() => expect(undoStack.shown?.label).toBe('Skade nr. 7: underretning fjernet'));
  });

  test('changed by a colleague meanwhile: the text stays, and theirs can be fetched', async () => {
    const user = enter('#/insurance/claims/7', { change_claim: () => refuse('stale_claim', { version: 5 }) });
    await user.click(await screen.findByRole('button', { name: 'Ret …' }));
    const harm = await screen.findByRole('textbox', { name: /Skade og legemsdel/ });
    await user.type(harm, ', venstre');
    await user.click(screen.getByRole('button', { name: 'Forsegl og gem' }));
    expect(await screen.findByText(/Din tekst står her stadig/)).toBeVisible();
    expect(harm).toHaveValue('Kraveben, venstre');
    expect(screen.getByRole('button', { name: 'Hent kollegaens udgave' })).toBeVisible();
  });

  test('whose key was put aside says so and can still be reported', async () => {
    enter('#/insurance/claims/7', { open_claim: () => aClaim({ account: null, closed: 'put_aside' }) });
    expect((await screen.findAllByText(/ingen kan åbne længere/))[0]).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Ret …' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Anmeldt …' })).toBeVisible();
  });
});

test('on a card they stand for those entitled, and for nobody else', async () => {
  setBackend(fakeBackend({ list_claims: () => ({ closed: null, unreported: 1, claims: [aLine(7, 'Kirsten Bækgaard')] }) }));
  const target = document.body.appendChild(document.createElement('main'));
  render(ClaimsOfVolunteer, { target, props: { id: 31 as never, mayChange: true } });
  expect(await screen.findByRole('link', { name: 'Personskade 12/11-2026' })).toHaveAttribute('href', '#/insurance/claims/7');
  cleanup();
  const list_claims = vi.fn(() => ({ closed: 'not_granted', unreported: 1, claims: [] }));
  setBackend(fakeBackend({ list_claims }));
  render(ClaimsOfVolunteer, { target, props: { id: 31 as never, mayChange: true } });
  await vi.waitFor(() => expect(list_claims).toHaveBeenCalled());
  expect(target.textContent).not.toContain('skade');
});

describe('on I dag', () => {
  const reminders = { reminders: [], awaitingApproval: 0, endingSoon: 0, missing: 0, rollCall: null };

  test('a claim whose time runs out is told with its way, and counts beside the section', async () => {
    setBackend(fakeBackend({ insurance_reminders: () => ({ ...reminders, claims: { claims: [aLine(7, 'Kirsten Bækgaard')], hidden: 0 } }), retention_count: () => ({ due: 0, awards: 0, cases: 0, old: 0, logLines: 0 }) }));
    render(InsuranceReminders, { target: document.body.appendChild(document.createElement('main')) });
    const link = await screen.findByRole('link', { name: /Kirsten Bækgaard.*Anmeld senest 26\/11-2026/ });
    expect(link).toHaveAttribute('href', '#/insurance/claims/7');
    expect(badges.counts.insurance).toBe(1);
    expect(await brokenRules()).toEqual([]);
  });

  test('whoever has no access is told that somebody else has to act', async () => {
    setBackend(fakeBackend({ insurance_reminders: () => ({ ...reminders, claims: { claims: [], hidden: 2 } }), retention_count: () => ({ due: 0, awards: 0, cases: 0, old: 0, logLines: 0 }) }));
    render(InsuranceReminders, { target: document.body.appendChild(document.createElement('main')) });
    expect(await screen.findByText(/2 skader skal anmeldes snart\. Du har ikke adgang/)).toBeVisible();
  });
});
