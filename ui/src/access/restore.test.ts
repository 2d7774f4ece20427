import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { setBackend } from '../backend/call';
import type { BackupPreview } from '../backend/generated/operations';
import { undoStack } from '../shared';
import { setOfficeClock } from '../shared/officeClock';
import { brokenRules } from '../testing/axe';
import { anOffice, aSession, fakeBackend, officeState, refuse, type Answers } from '../testing/inventedOffice';
import { fileBackup, inventedCopies, inventedSettings } from '../testing/inventedSettings';
import { language } from '../texts';
import BackupPart from './BackupPart.svelte';
import Entrance from './Entrance.svelte';
import { stageText } from './restoring';
import { session } from './session.svelte';

beforeEach(() => {
  language.use('da');
  setOfficeClock('2026-11-24T09:42:00Z');
  undoStack.forget();
  session.restored = null;
  session.office = anOffice();
  session.current = aSession({ roles: ['administrator'] });
});

const preview = (inventedCopies.choose_backup as () => { value: BackupPreview })().value;
const chosen = (change: Partial<BackupPreview>) => ({ answer: 'from_gate', value: { ...preview, ...change } });

async function open(hostAnswers: Answers = {}, answers: Answers = {}) {
  const all = { ...inventedSettings(), office_state: () => officeState({ signedIn: session.current }), ...answers };
  setBackend(fakeBackend(all, { ...inventedCopies, ...hostAnswers }));
  const { container } = render(BackupPart);
  await screen.findByRole('button', { name: 'Vælg en kopi' });
  return { user: userEvent.setup({ pointerEventsCheck: 0 }), container };
}

async function choose(hostAnswers: Answers) {
  const opened = await open(hostAnswers);
  await opened.user.click(screen.getByRole('button', { name: 'Vælg en kopi' }));
  return opened;
}

describe('looking into a copy', () => {
  test('tells what it holds before anything is asked', async () => {
    const { container } = await choose({});
    expect(await screen.findByRole('heading', { name: 'Kopi af Frivilligcenter Havnstrup' })).toBeVisible();
    const held = within(screen.getByRole('heading', { name: /Kopi af/ }).parentElement as HTMLElement);
    expect(held.getByText('20/11-2026 kl. 7.31')).toBeVisible();
    expect(held.getByText('2.411')).toBeVisible();
    expect(await brokenRules(container)).toEqual([]);
  });

  test.each([
    ['not_an_office', 'Filen er ikke en sikkerhedskopi af et kontor. Vælg en anden.'],
    ['damaged', 'Sikkerhedskopien er beskadiget. Vælg en ældre.'],
    ['newer', 'Sikkerhedskopien er lavet med en nyere udgave af programmet. Opdater programmet på denne pc, eller vælg en ældre kopi.'],
    ['locked', 'Kontoret i filen er åbent et sted. Luk det, eller vælg en sikkerhedskopi.'],
    ['office_missing', 'Sikkerhedskopien findes ikke længere dér. Sæt drevet i, eller vælg en anden.'],
  ])('a file that is %s says so, and another can be chosen', async (code, said) => {
    await choose({ choose_backup: () => refuse('backup_unusable', { reason: { code } }) });
    expect(await screen.findByRole('alert')).toHaveTextContent(said);
    expect(screen.queryByRole('button', { name: 'Gå tilbage til kopien' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Vælg en kopi' })).toBeVisible();
  });

  test('a copy of another office is shown and cannot be gone back to', async () => {
    await choose({ choose_backup: () => chosen({ isOfThisOffice: false, officeName: 'Frivilligcenter Vesterby' }) });
    expect(await screen.findByRole('alert')).toHaveTextContent('Kopien er af «Frivilligcenter Vesterby», ikke af det kontor, der er åbent');
    expect(screen.queryByRole('button', { name: 'Gå tilbage til kopien' })).toBeNull();
  });

  test('closing the dialog of the system changes nothing', async () => {
    await choose({ choose_backup: () => ({ answer: 'cancelled' }) });
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('going back', () => {
  async function go(hostAnswers: Answers) {
    const opened = await choose(hostAnswers);
    await opened.user.click(await screen.findByRole('button', { name: 'Gå tilbage til kopien' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/Alt, hvad der er skrevet efter 20\/11-2026 kl. 7.31, forsvinder/)).toBeVisible();
    await opened.user.click(dialog.getByRole('button', { name: 'Ja, gå tilbage' }));
    return dialog;
  }

  test('says how far it is while it lasts', async () => {
    let end: (value: unknown) => void = () => undefined;
    const answer = new Promise((done) => (end = done));
    const dialog = await go({
      restore_chosen_backup: () => answer,
      restore_progress: () => ({ answer: 'restoring', stage: 'copying', copied: 42_000_000, total: 300_000_000 }),
    });
    expect(await dialog.findByText('Kopierer 42 af 300 MB …')).toBeVisible();
    expect(dialog.getByRole('progressbar')).toHaveAttribute('value', '0.14');
    expect(dialog.getByRole('button', { name: 'Annuller' })).toBeDisabled();
    end({ answer: 'restored', place: 'havnstrup', keptAs: 'x' });
    await vi.waitFor(() => expect(session.current).toBeNull());
  });

  test('done, nobody sits here, and the old file is named where one signs in', async () => {
    await go({ restore_chosen_backup: () => ({ answer: 'restored', place: 'havnstrup', keptAs: 'havnstrup.frivillighus.before-restore' }) });
    await vi.waitFor(() => expect(session.current).toBeNull());
    expect(session.office).toBeNull();
    setBackend(fakeBackend({ office_state: () => officeState() }, { start: () => ({ answer: 'opened', place: 'havnstrup' }) }));
    render(Entrance);
    const said = await screen.findByText(/hedder havnstrup.frivillighus.before-restore/);
    expect(said.closest('[role=alert]')).toHaveTextContent('Kontoret er sat tilbage til kopien');
  });

  test.each([
    ['office_in_use', undefined, 'Kontoret er åbent et andet sted på computeren. Luk det der, og prøv igen. Intet er ændret.'],
    ['restore_folder_full', undefined, 'Der er ikke plads til kontoret fra kopien'],
    ['restore_folder_read_only', undefined, 'Der kan ikke gemmes i den mappe, kontoret ligger i.'],
    ['backup_unusable', { reason: { code: 'damaged' } }, 'Sikkerhedskopien er beskadiget. Vælg en ældre.'],
  ])('not done because of %s, the office opens again and it is told', async (code, details, said) => {
    await go({ restore_chosen_backup: () => ({ answer: 'not_restored', error: details ? { code, details } : { code } }) });
    await vi.waitFor(() => expect(session.current).toBeNull());
    setBackend(fakeBackend({ office_state: () => officeState() }, { start: () => ({ answer: 'opened', place: 'havnstrup' }) }));
    render(Entrance);
    expect(await screen.findByRole('heading', { name: 'Log ind' })).toBeVisible();
    const alert = screen.getByRole('alert');
    expect(alert).toHaveTextContent('Kontoret er ikke sat tilbage');
    expect(alert).toHaveTextContent(said);
  });

  test('who may not is told, and stays', async () => {
    await go({ restore_chosen_backup: () => refuse('not_allowed', { allowed: [] }) });
    expect(await screen.findByText(/Det har du ikke adgang til/)).toBeVisible();
    expect(session.current).not.toBeNull();
  });
});

describe('an office that does not open', () => {
  const failed = { answer: 'failed', place: 'havnstrup', error: { code: 'damaged' } };

  test('is put back from where it is told, with nobody signed in', async () => {
    session.current = null;
    session.office = null;
    const restore_chosen_backup = () => ({ answer: 'restored', place: 'havnstrup', keptAs: 'havnstrup.frivillighus.before-restore' });
    const hostAnswers = { start: () => failed, choose_backup: () => chosen({ isOfThisOffice: false }), restore_chosen_backup };
    setBackend(fakeBackend({ office_state: () => officeState() }, hostAnswers));
    render(Entrance);
    const user = userEvent.setup({ pointerEventsCheck: 0 });
    await user.click(await screen.findByRole('button', { name: 'Vælg en kopi' }));
    expect(await screen.findByText(/Det kan ikke ses, om kopien er af det kontor/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Gå tilbage til kopien' }));
    await user.click(await screen.findByRole('button', { name: 'Ja, gå tilbage' }));
    expect(await screen.findByRole('heading', { name: 'Log ind' })).toBeVisible();
    expect(screen.getByText(/before-restore/)).toBeVisible();
  });

  test('on a server there is nothing to put back', async () => {
    session.current = null;
    session.office = null;
    setBackend(fakeBackend({}, { start: () => ({ ...failed, error: { code: 'server_unreachable' } }) }));
    render(Entrance);
    expect(await screen.findByRole('alert')).toHaveTextContent('Serveren svarer ikke');
    expect(screen.queryByRole('button', { name: 'Vælg en kopi' })).toBeNull();
  });

  test('a copy chosen as an office becomes one of its own', async () => {
    session.current = null;
    session.office = null;
    const hostAnswers = { start: () => ({ answer: 'no_office', lastUsed: null }), open_office: () => ({ answer: 'restored', place: 'x', keptAs: null }) };
    setBackend(fakeBackend({ office_state: () => officeState() }, hostAnswers));
    render(Entrance);
    await userEvent.setup().click(await screen.findByRole('button', { name: /Åbn et kontor/ }));
    expect(await screen.findByText(/Kopien er blevet et kontor for sig i mappen Dokumenter/)).toBeVisible();
  });
});

describe('the copies themselves', () => {
  test.each([
    ['folder_missing', 'Mappen til sikkerhedskopier findes ikke. Sæt drevet i, eller vælg en anden mappe.'],
    ['folder_full', 'Der er ikke plads til sikkerhedskopien.'],
    ['copy_damaged', 'Sikkerhedskopien kunne ikke læses igen og er kasseret.'],
  ])('a copy that fails because of %s says what to do', async (trouble, said) => {
    const { user } = await open({}, { back_up_now: () => refuse('backup_failed', { trouble }) });
    await user.click(screen.getByRole('button', { name: 'Tag sikkerhedskopi nu' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(said);
  });

  test('one is made and named', async () => {
    const { user } = await open();
    await user.click(screen.getByRole('button', { name: 'Tag sikkerhedskopi nu' }));
    expect(await screen.findByText(/Kopien er taget og læst igen: havnstrup-2026-11-24T1042/)).toBeVisible();
  });

  test('a number that no office keeps is refused at its field', async () => {
    const { user } = await open();
    const field = screen.getByLabelText(/Så mange kopier gemmes/);
    await user.clear(field);
    await user.type(field, '1{Tab}');
    await vi.waitFor(() => expect(field).toHaveAccessibleDescription(/Skriv et tal fra 2 til 400/));
    expect(field).toHaveValue('1');
  });

  test('an office on a server says who takes the copies', async () => {
    setBackend(fakeBackend({ ...inventedSettings(), backup_state: () => ({ place: 'server' }) }));
    render(BackupPart);
    expect(await screen.findByText(/Den, der ejer serveren, tager sikkerhedskopier/)).toBeVisible();
  });

  test('without a folder it is said that nothing is copied', async () => {
    await open({}, { backup_state: () => fileBackup({ folder: null, newest: null, madeAt: null }) });
    expect(screen.getByText(/Der er ikke valgt en mappe, så der bliver ikke taget sikkerhedskopier/)).toBeVisible();
    expect(screen.queryByText('Fra før opdateringen')).toBeNull();
  });

  test('a copy of before an update that had to stay beside the office is told', async () => {
    await open({}, { backup_state: () => fileBackup({ keptBeside: '2026-11-20T08:30' as never }) });
    expect(screen.getByText(/20\/11-2026.*8\.30.*ligger ved siden af kontorets fil/)).toBeVisible();
  });
});

test('stages are told with sizes people know', () => {
  expect(stageText('checking', 0, 0)).toBe('Læser kopien igennem …');
  expect(stageText('copying', 1_500_000_000, 2_000_000_000)).toBe('Kopierer 1.500 af 2.000 MB …');
  language.use('en');
  expect(stageText('checking_again', 1, 1)).toBe('Reading what was copied …');
});
