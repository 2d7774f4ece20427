import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { session } from '../access';
import { setBackend } from '../backend/call';
import type { AttachmentFacts, VolunteerToRegister } from '../backend/generated/operations';
import { undoStack } from '../shared';
import { router } from '../shared/router.svelte';
import { aCard, anAttachment, anEffort, attachmentFacts, judged } from '../testing/inventedInsurance';
import { brokenRules } from '../testing/axe';
import { aSession, fakeBackend, refuse, type Answers } from '../testing/inventedOffice';
import { language } from '../texts';
import InsurancePage from './InsurancePage.svelte';

let end: () => void = () => undefined;

const strandgaarden = { party: { of: 'organisation', id: 7 }, kind: 'workplace', name: 'Plejehjemmet Strandgården', contact: null, phone: '', category: null, shortName: '' };
const yusuf = { party: { of: 'person', id: 44 }, kind: 'person', name: 'Yusuf Lund', contact: null, phone: '', category: null, shortName: '' };

function found({ words, among }: { words: string; among: string }) {
  const all = among === 'workplace' ? [strandgaarden] : [yusuf];
  const hits = all.filter(({ name }) => name.toLowerCase().includes(words.toLowerCase()));
  return { found: hits.map((entry) => ({ entry, reason: { through: 'name' }, marks: [] })), more: 'all' };
}

function enter(answers: Answers = {}, at = '#/insurance/new') {
  location.hash = at;
  end = router.start();
  const register_volunteer = vi.fn((_: VolunteerToRegister) => ({
    now: aCard({ fullName: 'Yusuf Lund' }),
    undo: { operation: 'withdraw_volunteer', input: { personId: 31, version: 1 } },
  }));
  setBackend(
    fakeBackend({
      register_volunteer,
      list_volunteers: () => ({ volunteers: [], next: null, counts: [], checks: [] }),
      list_parties: () => ({ entries: [] }),
      list_effort_types: () => [anEffort(3, 'Besøgsven')],
      find_parties: found,
      open_draft: () => null,
      save_draft: () => ({}),
      discard_draft: () => ({}),
      list_drafts: () => [],
      judge_attachment: judged,
      open_volunteer: () => refuse('volunteer_not_found'),
      ...answers,
    }),
  );
  const target = document.body.appendChild(document.createElement('main'));
  render(InsurancePage, { target });
  return { user: userEvent.setup({ pointerEventsCheck: 0 }), register_volunteer };
}

async function chooseWorkplace(user: ReturnType<typeof userEvent.setup>) {
  await user.type(await screen.findByRole('combobox', { name: 'Institution eller afdeling' }), 'strand');
  await user.click(await screen.findByRole('option', { name: /Strandgården/ }));
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

describe('the guide', () => {
  test('leads to volunteer work by one of its signs, and says what that comes to', async () => {
    const { user } = enter();
    await user.click(await screen.findByRole('radio', { name: 'Nej, direkte hos kommunen' }));
    expect(screen.getByText('Svar på spørgsmålene, så kommer der et forslag.')).toBeVisible();
    await user.click(screen.getByRole('checkbox', { name: 'Der er en vagtplan med afløser ved fravær' }));
    expect(await screen.findByText('Forslag: frivilligt arbejde')).toBeVisible();
    expect(screen.getByText('Det taler for: der er en vagtplan.')).toBeVisible();
    expect(screen.getByText(/Arbejdsskadeforsikringen gælder efter loven/)).toBeVisible();
    expect(screen.getByRole('radio', { name: /^Frivilligt arbejde/ })).toBeChecked();
  });

  test('through an association it says in clear words that the municipality does not cover, and asks which', async () => {
    const { user } = enter();
    await user.click(await screen.findByRole('radio', { name: 'Ja, foreningen planlægger og leder' }));
    expect(await screen.findByText('Kommunens forsikring gælder ikke. Spørg foreningen, hvordan den frivillige er forsikret.')).toBeVisible();
    expect(screen.getByRole('combobox', { name: 'Hvilken forening?' })).toBeVisible();
    expect(screen.queryByRole('textbox', { name: /Godkendt af/ })).toBeNull();
    expect(await brokenRules()).toEqual([]);
  });

  test('an effort that was not agreed beforehand is told to be without cover until it is approved', async () => {
    const { user } = enter();
    await user.click(await screen.findByRole('radio', { name: 'Nej, direkte hos kommunen' }));
    await user.click(screen.getByRole('checkbox', { name: 'Ingen af dem passer' }));
    await screen.findByText('Forslag: frivillig indsats');
    expect(screen.getByText(/gælder kun, når indsatsen står på kommunens liste/)).toBeVisible();
    await user.click(screen.getByRole('radio', { name: 'Nej, ikke endnu' }));
    expect(await screen.findByText(/^Ikke dækket, før den er godkendt/)).toBeVisible();
  });

  test('whoever chooses otherwise is asked why, and the choice is not taken back by the next answer', async () => {
    const { user } = enter();
    await user.click(await screen.findByRole('radio', { name: 'Nej, direkte hos kommunen' }));
    await user.click(screen.getByRole('checkbox', { name: 'Ingen af dem passer' }));
    await screen.findByText('Forslag: frivillig indsats');
    await user.click(screen.getByRole('radio', { name: /^Frivilligt arbejde/ }));
    expect(await screen.findByRole('textbox', { name: /Hvorfor en anden dækningstype end forslaget/ })).toBeVisible();
    await user.click(screen.getByRole('radio', { name: 'Ja' }));
    await new Promise((soon) => setTimeout(soon, 300));
    expect(screen.getByRole('radio', { name: /^Frivilligt arbejde/ })).toBeChecked();
  });
});

describe('a new volunteer', () => {
  test('is registered with the attachment in one go: the dates go as they were typed, and it can be taken back', async () => {
    const { user, register_volunteer } = enter();
    await user.type(await screen.findByRole('combobox', { name: 'Frivillig' }), 'yusuf');
    await user.click(await screen.findByRole('option', { name: /^Yusuf Lund/ }));
    await user.type(screen.getByRole('textbox', { name: /^Fødselsdato/ }), '15/6-1980');
    await chooseWorkplace(user);
    await user.type(screen.getByRole('textbox', { name: /^Aktivitet/ }), 'Højtlæsning');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Indsatstype' }), 'Besøgsven');
    await user.click(screen.getByRole('radio', { name: 'Nej, direkte hos kommunen' }));
    await user.click(screen.getByRole('checkbox', { name: 'Ingen af dem passer' }));
    await user.type(screen.getByRole('textbox', { name: /^Første dag/ }), '1/12');
    const verdict = within(screen.getByRole('region', { name: 'Sådan bliver dækningen' }));
    expect(await verdict.findByText('Ikke dækket')).toBeVisible();
    expect(verdict.getByText('Ingen har godkendt indsatsen.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Registrér den frivillige' }));
    await vi.waitFor(() => expect(register_volunteer).toHaveBeenCalled());
    const [sent] = register_volunteer.mock.calls[0] as [VolunteerToRegister];
    expect(sent.person).toEqual({ who: 'known', personId: 44 });
    expect(sent.facts.birthDate).toBe('15/6-1980');
    expect(sent.attachment).toMatchObject({ workplaceId: 7, track: 'volunteer_effort', activity: 'Højtlæsning', effortTypeId: 3, startsOn: '1/12' });
    expect(undoStack.shown?.label).toBe('Yusuf Lund er registreret');
    await vi.waitFor(() => expect(location.hash).toBe('#/insurance/volunteer/31'));
  });

  test('whom nobody knows is written down in the same form', async () => {
    const { user, register_volunteer } = enter({}, '#/insurance/new?name=Amina%20Holm');
    expect(await screen.findByRole('textbox', { name: 'Fulde navn' })).toHaveValue('Amina Holm');
    await user.click(screen.getByRole('button', { name: 'Registrér uden tilknytning' }));
    await vi.waitFor(() => expect(register_volunteer).toHaveBeenCalled());
    const [sent] = register_volunteer.mock.calls[0] as [VolunteerToRegister];
    expect(sent.person).toMatchObject({ who: 'new', facts: { fullName: 'Amina Holm' } });
    expect(sent.attachment).toBeUndefined();
  });

  test('what is missing is told at its field, and listed', async () => {
    const { user, register_volunteer } = enter();
    await user.click(await screen.findByRole('button', { name: 'Registrér den frivillige' }));
    expect(screen.getByRole('link', { name: 'Vælg den arbejdsplads, opgaven hører til' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Vælg dækningstypen' })).toBeVisible();
    expect(register_volunteer).not.toHaveBeenCalled();
    expect(await brokenRules()).toEqual([]);
  });

  test('who is in the register already gets one more attachment', async () => {
    const attach_volunteer = vi.fn((_: { facts: AttachmentFacts }) => ({ now: aCard(), undo: null }));
    const { user, register_volunteer } = enter({ open_volunteer: () => aCard({ fullName: 'Yusuf Lund' }), attach_volunteer }, '#/insurance/new');
    await user.type(await screen.findByRole('combobox', { name: 'Frivillig' }), 'yusuf');
    await user.click(await screen.findByRole('option', { name: /^Yusuf Lund/ }));
    expect(await screen.findByText('Yusuf Lund er allerede i registret. Det her bliver en tilknytning mere.')).toBeVisible();
    await chooseWorkplace(user);
    await user.type(screen.getByRole('textbox', { name: /^Aktivitet/ }), 'Gåture');
    await user.click(screen.getByRole('radio', { name: /^Frivilligt arbejde/ }));
    await user.type(screen.getByRole('textbox', { name: /^Første dag/ }), '1/12');
    await user.click(screen.getByRole('button', { name: 'Gem tilknytningen' }));
    await vi.waitFor(() => expect(attach_volunteer).toHaveBeenCalled());
    expect(register_volunteer).not.toHaveBeenCalled();
  });

  test('a choice is written over: what is typed after it stays', async () => {
    const { user } = enter();
    await chooseWorkplace(user);
    const field = screen.getByRole('combobox', { name: 'Institution eller afdeling' });
    expect(field).toHaveValue('Plejehjemmet Strandgården');
    await user.type(field, 's');
    expect(field).toHaveValue('Plejehjemmet Strandgårdens');
  });

  test('what was begun is kept, and there again', async () => {
    const save_draft = vi.fn(() => ({}));
    const { user } = enter({ save_draft });
    await user.type(await screen.findByRole('textbox', { name: /^Aktivitet/ }), 'Gåture');
    await vi.waitFor(() => expect(save_draft).toHaveBeenCalledWith(expect.objectContaining({ kind: 'insurance', slot: 'new', title: 'Gåture' })), { timeout: 2000 });
  });

  test('too young is told with the way out', async () => {
    const { user } = enter({ register_volunteer: () => refuse('too_young', { leastAge: 13, oldEnoughOn: '2028-11-24' }) }, '#/insurance/new?name=Elias%20Skov');
    await user.click(await screen.findByRole('button', { name: 'Registrér uden tilknytning' }));
    expect(await screen.findByText(/yngre end 13 år indtil 24\/11-2028.*Indstillinger, Forsikring/)).toBeVisible();
  });
});

test('an attachment is corrected in the same form, with its dates as they are typed', async () => {
  const change_attachment = vi.fn((_: { facts: AttachmentFacts; version: number }) => ({ now: aCard(), undo: null }));
  const card = aCard({ attachments: [anAttachment(12, { facts: attachmentFacts({ endsOn: '2027-01-31' }) })] });
  const open_organisation = () => ({ organisation: { id: 7, facts: { kind: 'workplace', name: 'Plejehjemmet Strandgården' } } });
  const { user } = enter({ open_volunteer: () => card, change_attachment, open_organisation }, '#/insurance/volunteer/31/attachment/12');
  expect(await screen.findByDisplayValue('31/1-2027')).toBeVisible();
  await user.clear(screen.getByRole('textbox', { name: /^Sidste dag/ }));
  await user.click(screen.getByRole('button', { name: 'Gem ændringerne' }));
  await vi.waitFor(() => expect(change_attachment).toHaveBeenCalled());
  const [sent] = change_attachment.mock.calls[0] as [{ facts: AttachmentFacts; version: number }];
  expect(sent).toMatchObject({ version: 2, facts: { workplaceId: 7, startsOn: '1/2-2026', endsOn: '', weeklyHours: '2,5' } });
  expect(sent).not.toHaveProperty('holdsFrom');
});

test('a change can hold from a day on, and an empty day says that all of it is corrected', async () => {
  const change_attachment = vi.fn((_: unknown) => ({ now: aCard(), undo: null }));
  const card = aCard({ attachments: [anAttachment(12)] });
  const open_organisation = () => ({ organisation: { id: 7, facts: { kind: 'workplace', name: 'Plejehjemmet Strandgården' } } });
  const { user } = enter({ open_volunteer: () => card, change_attachment, open_organisation }, '#/insurance/volunteer/31/attachment/12');
  const from = await screen.findByRole('textbox', { name: /^Gælder fra/ });
  expect(from).toHaveAccessibleDescription(/du retter hele perioden/);
  await user.type(from, '1/11-2026');
  expect(from).toHaveAccessibleDescription(/Dagene før står, som de var/);
  await user.click(screen.getByRole('button', { name: 'Gem ændringerne' }));
  await vi.waitFor(() => expect(change_attachment).toHaveBeenCalledWith(expect.objectContaining({ holdsFrom: '1/11-2026' })));
});
