import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { session } from '../access';
import { setBackend } from '../backend/call';
import type { VolunteerCard } from '../backend/generated/operations';
import { undoStack } from '../shared';
import { router } from '../shared/router.svelte';
import { aCard, aCheck, aLine, anAttachment, anEffort, aPage, attachmentFacts, aVerdict, judged } from '../testing/inventedInsurance';
import { brokenRules } from '../testing/axe';
import { aSession, fakeBackend, refuse, type Answers } from '../testing/inventedOffice';
import { language } from '../texts';
import InsurancePage from './InsurancePage.svelte';

let end: () => void = () => undefined;

const kirsten = aLine(31, 'Kirsten Bækgaard', 'covered_by_scheme');
const ole = aLine(32, 'Ole Winther', 'not_covered', { checks: [aCheck('approval_missing', { force: 'warning', attachmentId: 132 as never }), aCheck('confidentiality_missing')] });
const fatima = aLine(33, 'Fatima Özdemir', 'through_association');

function workplaces() {
  return { entries: [{ party: { of: 'organisation', id: 7 }, kind: 'workplace', name: 'Plejehjemmet Strandgården', contact: null }] };
}

function enter(answers: Answers = {}, at = '#/insurance') {
  location.hash = at;
  end = router.start();
  setBackend(
    fakeBackend({
      list_volunteers: () => aPage([kirsten, ole, fatima], { covered_today: 1, missing: 1, not_covered_today: 1 }),
      list_parties: workplaces,
      list_effort_types: () => [anEffort(3, 'Besøgsven')],
      open_draft: () => null,
      save_draft: () => ({}),
      discard_draft: () => ({}),
      list_drafts: () => [],
      judge_attachment: judged,
      open_volunteer: () => aCard(),
      ...answers,
    }),
  );
  const target = document.body.appendChild(document.createElement('main'));
  render(InsurancePage, { target });
  return userEvent.setup({ pointerEventsCheck: 0 });
}

beforeEach(() => {
  language.use('da');
  session.current = aSession({ roles: ['consultant'] });
  undoStack.forget();
});
afterEach(() => {
  cleanup();
  end();
  document.body.replaceChildren();
});

describe('the register', () => {
  test('says of each volunteer whether they are covered, in words, and what is missing', async () => {
    enter();
    await screen.findByText('Kirsten Bækgaard');
    const rows = within(screen.getByRole('listbox')).getAllByRole('option');
    expect(within(rows[0] as HTMLElement).getByText('Dækket')).toBeVisible();
    expect(within(rows[1] as HTMLElement).getByText('Ikke dækket')).toBeVisible();
    expect(rows[1]).toHaveTextContent('Godkendelse + 1');
    expect(within(rows[2] as HTMLElement).getByText('Via forening')).toBeVisible();
    expect(screen.getByText('3 frivillige, 1 dækket i dag')).toBeVisible();
    expect(screen.getByRole('radio', { name: 'Mangler noget 1' })).toBeInTheDocument();
    expect(await brokenRules()).toEqual([]);
  });

  test('is searched by half a word, and Enter opens the hit', async () => {
    const list_volunteers = vi.fn(({ words }: { words?: string }) => aPage(words ? [ole] : [kirsten, ole]));
    const user = enter({ list_volunteers });
    await screen.findByText('Kirsten Bækgaard');
    await user.type(screen.getByRole('combobox', { name: 'Søg i frivillige' }), 'wint{Enter}');
    expect(list_volunteers).toHaveBeenLastCalledWith(expect.objectContaining({ words: 'wint' }));
    await vi.waitFor(() => expect(location.hash).toBe('#/insurance/volunteer/32'));
  });

  test('shows a part of itself; an empty part says what is not there, with the way out', async () => {
    const list_volunteers = vi.fn(({ view }: { view?: string }) => (view === 'ending_soon' ? aPage([], { current: 2 }) : aPage([kirsten, ole])));
    const user = enter({ list_volunteers });
    await screen.findByText('Kirsten Bækgaard');
    await user.click(screen.getByRole('radio', { name: 'Ophører snart' }));
    expect(await screen.findByText('Ingen tilknytning ophører inden for 30 dage.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Vis alle' }));
    expect(await screen.findByText('Kirsten Bækgaard')).toBeVisible();
  });

  test('is shown by state, and by one thing that is missing', async () => {
    const checks = [{ kind: 'birth_date_unknown' as const, volunteers: 1 }];
    const list_volunteers = vi.fn((_: unknown) => aPage([kirsten, ole], { paused: 2 }, checks));
    const user = enter({ list_volunteers });
    await screen.findByText('Kirsten Bækgaard');
    const choice = screen.getByRole('combobox', { name: 'Tilstand eller noget, der mangler' });
    await user.selectOptions(choice, 'Holder pause 2');
    await vi.waitFor(() => expect(list_volunteers).toHaveBeenLastCalledWith(expect.objectContaining({ view: 'paused' })));
    await user.selectOptions(choice, 'Fødselsdato 1');
    await vi.waitFor(() => expect(list_volunteers).toHaveBeenLastCalledWith({ view: 'current', check: 'birth_date_unknown' }));
    await user.click(screen.getByRole('radio', { name: /^Mangler noget/ }));
    await vi.waitFor(() => expect(list_volunteers).toHaveBeenLastCalledWith({ view: 'missing' }));
    expect(await brokenRules()).toEqual([]);
  });

  test('a name nobody has is registered from there', async () => {
    const user = enter({ list_volunteers: ({ words }: { words?: string }) => aPage(words ? [] : [kirsten]) });
    await screen.findByText('Kirsten Bækgaard');
    await user.type(screen.getByRole('combobox', { name: 'Søg i frivillige' }), 'Yusuf Lund');
    await user.click(await screen.findByRole('button', { name: 'Registrér «Yusuf Lund»' }));
    expect(location.hash).toBe('#/insurance/new?name=Yusuf+Lund');
  });

  test('the front desk is told names and cover, and nothing else', async () => {
    session.current = aSession({ roles: ['front_desk'] });
    const covered_today = vi.fn(() => [{ personId: 31, fullName: 'Kirsten Bækgaard', covered: true }]);
    const user = enter({ covered_today });
    await user.type(await screen.findByRole('combobox', { name: 'Hvem er frivillig?' }), 'kir');
    expect(await screen.findByText('Dækket i dag')).toBeVisible();
    expect(screen.queryByText('Ny frivillig')).toBeNull();
    expect(await brokenRules()).toEqual([]);
  });
});

describe('a card', () => {
  const at = '#/insurance/volunteer/31';

  test('begins with whether they are covered today, and what that rests on', async () => {
    enter({}, at);
    const panel = within(await screen.findByRole('complementary', { name: 'Kirsten Bækgaard' }));
    expect(panel.getByText('Dækket i dag')).toBeVisible();
    expect(panel.getByText('«Besøgsven» er på kommunens liste: Socialudvalget, punkt 7, besluttet 12/1-2026')).toBeVisible();
    expect(panel.getByText('Ulykke: Havforsikring, police 4711-22')).toBeVisible();
    expect(panel.getByText('Godkendt af Lone Holm 20/1-2026')).toBeVisible();
    expect(await brokenRules()).toEqual([]);
  });

  test('work without approval is covered by law, and never told otherwise', async () => {
    const verdict = aVerdict({ standing: 'covered_by_law', notes: [{ note: 'approval_missing' }], policies: [] });
    const facts = attachmentFacts({ track: 'volunteer_work', approvedBy: '', approvedOn: '' });
    enter({ open_volunteer: () => aCard({ today: 'covered_by_law', attachments: [anAttachment(12, { verdict, facts, state: 'awaiting_approval' })] }) }, at);
    const panel = within(await screen.findByRole('complementary', { name: 'Kirsten Bækgaard' }));
    expect(panel.getByText('Dækket i dag, men godkendelsen mangler')).toBeVisible();
    expect(panel.queryByText(/Ikke dækket/)).toBeNull();
  });

  test('what is missing is mended from its own line', async () => {
    const before = aCard({ checks: [aCheck('confidentiality_missing')] });
    const change_volunteer = vi.fn((_: { facts: VolunteerCard['facts'] }) => ({
      now: aCard({ version: 5 }),
      undo: { operation: 'change_volunteer', input: { personId: 31, version: 5 } },
    }));
    const user = enter({ open_volunteer: () => before, change_volunteer }, at);
    await user.click(await screen.findByRole('button', { name: 'Notér erklæring' }));
    await user.type(screen.getByLabelText('Modtaget af'), 'Lone Holm');
    await user.click(screen.getByRole('button', { name: 'Gem' }));
    await vi.waitFor(() => expect(change_volunteer).toHaveBeenCalled());
    const [{ facts }] = change_volunteer.mock.calls[0] as [{ facts: VolunteerCard['facts'] }];
    expect(facts.confidentiality.by).toBe('Lone Holm');
    expect(facts.confidentiality.on).toMatch(/^\d{1,2}\/\d{1,2}-\d{4}$/);
    expect(facts.birthDate).toBe('15/6-1951');
    expect(undoStack.shown?.label).toBe('Kirsten Bækgaard: tavshedserklæring er noteret');
  });

  test('an approval after the start is warned of before it is noted', async () => {
    const facts = attachmentFacts({ approvedBy: '', approvedOn: '' });
    const verdict = aVerdict({ standing: 'not_covered', reasons: [{ why: 'not_approved' }] });
    const checks = [aCheck('approval_missing', { force: 'warning', attachmentId: 12 as never })];
    const card = aCard({ today: 'not_covered', checks, attachments: [anAttachment(12, { facts, verdict, state: 'awaiting_approval' })] });
    const approve_attachment = vi.fn(() => ({ now: aCard(), undo: { operation: 'take_back_approval', input: { attachmentId: 12, version: 3 } } }));
    const user = enter({ open_volunteer: () => card, approve_attachment }, at);
    await user.click(await screen.findByRole('button', { name: /^Godkend/ }));
    expect(screen.getByText(/Indsatsen er først dækket fra den dag, der blev godkendt/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Notér godkendelsen' }));
    expect(screen.getAllByText('Skriv, hvem der har godkendt')[0]).toBeVisible();
    expect(approve_attachment).not.toHaveBeenCalled();
    await user.type(screen.getByRole('textbox', { name: 'Godkendt af' }), 'Lone Holm');
    await user.click(screen.getByRole('button', { name: 'Notér godkendelsen' }));
    await vi.waitFor(() => expect(approve_attachment).toHaveBeenCalledWith(expect.objectContaining({ attachmentId: 12, version: 2, approvedBy: 'Lone Holm' })));
    expect(undoStack.shown?.label).toBe('Kirsten Bækgaard: Højtlæsning er godkendt');
  });

  test('what went with the attachment that needed it is told with its day, and the end of one says what goes', async () => {
    const facts = { ...aCard().facts, childCertificate: { requestedOn: '', receivedOn: '2020-01-09', seenBy: 'Signe', checkAgainOn: '' } };
    const letGo: VolunteerCard['letGo'] = [{ what: 'next_of_kin', on: '2026-11-25' }];
    enter({ open_volunteer: () => aCard({ facts, letGo }) }, `${at}?open=end-12`);
    expect(await screen.findByText('slettet 25/11-2026: ingen tilknytning har brug for det mere')).toBeVisible();
    expect(screen.getByText(/modtaget 9\/1-2020/)).toBeVisible();
    expect(await screen.findByText(/Bagefter slettes pårørende og attestdatoer/)).toBeVisible();
  });

  test('a gap of one day is told', async () => {
    enter({ open_volunteer: () => aCard({ gaps: [{ from: '2026-01-31', to: '2026-01-31' }] }) }, at);
    expect(await screen.findByText('31/1-2026: en dag uden tilknytning')).toBeVisible();
  });

  test('a card that is gone says what to do', async () => {
    enter({ open_volunteer: () => refuse('volunteer_not_found') }, at);
    expect(await screen.findByRole('alert')).toHaveTextContent('registrér den frivillige');
  });

  test('a refused change says so in words, and what was typed stays', async () => {
    const pause_attachment = () => refuse('fields_refused', { problems: [{ field: 'pause.to', problem: { kind: 'ends_before_start' } }] });
    const user = enter({ pause_attachment }, at);
    await user.click(await screen.findByRole('button', { name: 'Flere valg for Højtlæsning' }));
    await user.click(await screen.findByText('Sæt på pause …'));
    await user.type(screen.getByRole('textbox', { name: /^Sidste dag på pause/ }), '1/1-2020');
    await user.click(screen.getByRole('button', { name: 'Sæt på pause' }));
    expect((await screen.findAllByText('Slut skal ligge efter start. Ret en af dem'))[0]).toBeVisible();
    expect(screen.getByRole('textbox', { name: /^Sidste dag på pause/ })).toHaveValue('1/1-2020');
  });
});
