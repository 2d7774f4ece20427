import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { session } from '../access';
import { setBackend } from '../backend/call';
import type { AgreementListToPrint, AgreementListWanted, HostRequest } from '../backend/generated/operations';
import { usePaperDrawer } from '../papers';
import { keyboard } from '../shared';
import { anAgreement, InventedAgreements } from '../testing/inventedAgreements';
import { aSession, fakeBackend, refuse } from '../testing/inventedOffice';
import { language } from '../texts';
import ListFiles from './ListFiles.svelte';
import { saveAgreement, saveList } from './exporting';

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

function pointing(answer: unknown) {
  const save_sheet = vi.fn((_: HostRequest) => answer);
  setBackend(fakeBackend({}, { save_sheet }));
  language.use('da');
  return save_sheet;
}

test('an agreement is saved under its number and its association, with lines to write on only while it is a draft', async () => {
  const save_sheet = pointing({ answer: 'done' });
  const { card } = new InventedAgreements({ agreement: anAgreement() });
  const draft = { ...card, missing: ['purpose'], life: { ...card.life, standing: 'draft' as const } };
  expect(await saveAgreement(draft)).toBeNull();
  const asked = { ask: 'save_sheet', operation: 'export_agreement', fileName: `SA-2026-014 ${card.organisationName}.zip` };
  expect(save_sheet).toHaveBeenLastCalledWith({ ...asked, input: { id: 14, holes: 'print' } });
  await saveAgreement({ ...draft, life: { ...card.life, standing: 'running' } });
  expect(save_sheet).toHaveBeenLastCalledWith({ ...asked, input: { id: 14, holes: 'refuse' } });
});

test('the list is saved as it is shown, and a disk that is full is told', async () => {
  const save_sheet = pointing({ answer: 'file_trouble', trouble: 'disk_full' });
  const refusal = await saveList('csv', 'in_force', 'kor');
  expect(refusal).toEqual({ code: 'file_trouble', details: 'disk_full' });
  expect(save_sheet).toHaveBeenCalledWith({
    ask: 'save_sheet',
    operation: 'export_agreements',
    input: { format: 'csv', language: 'da', view: 'in_force', words: 'kor' },
    fileName: 'Aftaler.csv',
  });
});

const LIST = { view: 'in_force', words: '' } as const;

test('the list is printed from its menu or by its name in find and do, in either language', async () => {
  language.use('da');
  session.current = aSession({ roles: ['consultant'] });
  const preview = vi.fn((_: AgreementListWanted) => new Uint8Array([1]));
  const print = vi.fn((_: AgreementListToPrint) => refuse('cannot_be_printed', { characters: ['𓂀'] }));
  setBackend(fakeBackend({ preview_agreement_list: preview, print_agreement_list: print }));
  usePaperDrawer({ open: () => Promise.reject(new Error('nothing is drawn here')) });
  const user = userEvent.setup({ pointerEventsCheck: 0 });
  const target = document.body.appendChild(document.createElement('main'));
  render(ListFiles, { target, props: { ...LIST, onproblem: () => undefined } });
  expect(keyboard.available.map(({ name }) => name())).toContain('Udskriv løbende aftaler');
  await user.click(screen.getByRole('button', { name: 'Udskriv eller gem' }));
  // Nothing is laid out here, so the menu is never put in its place and stays unseen until then.
  await user.click(await screen.findByText('Udskriv løbende aftaler'));
  const dialog = await screen.findByRole('dialog', { name: 'Løbende aftaler' });
  await vi.waitFor(() => expect(preview).toHaveBeenLastCalledWith({ language: 'da' }));
  await user.click(within(dialog).getByRole('radio', { name: 'Engelsk' }));
  await vi.waitFor(() => expect(preview).toHaveBeenLastCalledWith({ language: 'en' }));
  await user.click(within(dialog).getByRole('button', { name: 'Udskriv' }));
  expect(await within(dialog).findByText(/𓂀/)).toBeVisible();
  expect(print.mock.calls[0]?.[0].list).toEqual({ language: 'en' });
});

test('whoever may not give the list out sees no button for it', () => {
  language.use('da');
  session.current = aSession({ roles: ['front_desk'] });
  setBackend(fakeBackend({}));
  render(ListFiles, { props: { ...LIST, onproblem: () => undefined } });
  expect(screen.queryByRole('button')).toBeNull();
});

test('the papers of the list are saved in one file: what is missing is asked about, and it tells how far it is', async () => {
  language.use('da');
  session.current = aSession({ roles: ['consultant'] });
  let end = (_: unknown): void => undefined;
  const save_sheet = vi.fn((_: HostRequest): unknown => refuse('holes_in_several', { agreements: ['SA-2026-014'], more: 0 }));
  const stop = vi.fn(() => ({}));
  setBackend(fakeBackend({ work_progress: () => ({ done: 3, total: 40 }), stop_work: stop }, { save_sheet }));
  const user = userEvent.setup({ pointerEventsCheck: 0 });
  const target = document.body.appendChild(document.createElement('main'));
  render(ListFiles, { target, props: { view: 'unfinished', words: 'kor', onproblem: () => undefined } });
  await user.click(screen.getByRole('button', { name: 'Udskriv eller gem' }));
  await user.click(await screen.findByText('Gem papirerne (zip)'));
  const dialog = within(await screen.findByRole('dialog', { name: 'Gem aftalernes papirer' }));
  expect(dialog.getByText(/søgt frem med »kor«/)).toBeVisible();
  await user.click(dialog.getByRole('button', { name: 'Vælg sted og gem' }));
  expect(await dialog.findByText('Der mangler noget i SA-2026-014. Udfyld det, eller gem med tomme linjer.')).toBeVisible();
  save_sheet.mockImplementation(() => new Promise((_, reject: typeof end) => (end = reject)));
  await user.click(dialog.getByRole('button', { name: 'Gem med tomme linjer' }));
  expect(save_sheet.mock.calls.at(-1)?.[0]).toMatchObject({
    operation: 'export_agreement_papers',
    input: { view: 'unfinished', words: 'kor', holes: 'print' },
  });
  expect(await dialog.findByText('3 af 40 papirer er klar')).toBeVisible();
  await user.click(dialog.getByRole('button', { name: 'Stop' }));
  expect(stop).toHaveBeenCalledOnce();
  end({ code: 'papers_stopped' });
  expect(await dialog.findByText('Stoppet. Intet er gemt.')).toBeVisible();
  save_sheet.mockImplementation(() => ({ answer: 'done' }));
  await user.click(dialog.getByRole('button', { name: 'Vælg sted og gem' }));
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});
