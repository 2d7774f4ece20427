import { cleanup, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setBackend } from '../../backend/call';
import { undoStack } from '../../shared';
import { fakeBackend } from '../../testing/inventedOffice';
import { language } from '../../texts';
import AttachmentPaperDialog from './AttachmentPaperDialog.svelte';
import InformationLetterDialog from './InformationLetterDialog.svelte';

const printed = { id: 5 as never, kind: 'information_letter', subject: { kind: 'volunteer', id: 31 }, title: 'Det skriver vi ned om dig', fileName: 'Det skriver vi ned om dig 2026-11-24.pdf', pages: 1, bytes: 30_000, sha256: 'ab12cd34ef', printedAt: '2026-11-24T09:42:00Z' as never, printedBy: 'Maja' };
const show_sheet = vi.fn((_: unknown) => ({ answer: 'done' }));
const print = vi.fn((_: unknown) => ({ now: printed, undo: null }));

beforeEach(() => {
  language.use('da');
  setBackend(fakeBackend({ print_information_letter: print, print_information_sheet: print, print_volunteer_agreement: print }, { show_sheet }));
});
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

test('the information letter goes into the draft of an e-mail as it was printed, once', async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0 });
  render(InformationLetterDialog, { personId: 31 as never, hasEmail: false, onclose: () => undefined });
  await user.click(await screen.findByRole('button', { name: 'Lav e-mailkladde' }));
  expect(await screen.findByText(/Der er ingen e-mailadresse på kortet/)).toBeVisible();
  expect(print).toHaveBeenCalledTimes(1);
  const input = { letter: { personId: 31, language: 'da' }, paperId: 5 };
  expect(show_sheet).toHaveBeenCalledWith(expect.objectContaining({ operation: 'information_letter_mail', input, fileName: 'Det skriver vi ned om dig 2026-11-24.eml' }));
});

test('the first letter notes that it was given, and that can be taken back', async () => {
  undoStack.forget();
  const undo = { operation: 'change_volunteer', input: { personId: 31, version: 5 } };
  setBackend(fakeBackend({ print_information_letter: () => ({ now: printed, undo }) }));
  const user = userEvent.setup({ pointerEventsCheck: 0 });
  render(InformationLetterDialog, { personId: 31 as never, hasEmail: false, onclose: () => undefined });
  await user.click(await screen.findByRole('button', { name: 'Udskriv' }));
  await vi.waitFor(() => expect(undoStack.shown?.label).toBe('Det er noteret, at brevet er givet'));
});

test('an information sheet is passed on, an agreement is signed on paper', async () => {
  const user = userEvent.setup({ pointerEventsCheck: 0 });
  const about = { personId: 31 as never, attachmentId: 12 as never, hasEmail: true, onclose: () => undefined };
  const { unmount } = render(AttachmentPaperDialog, { of: 'sheet', ...about });
  await user.click(await screen.findByRole('button', { name: 'Lav e-mailkladde' }));
  await vi.waitFor(() => expect(show_sheet).toHaveBeenCalledWith(expect.objectContaining({ operation: 'information_sheet_mail' })));
  unmount();
  render(AttachmentPaperDialog, { of: 'agreement', ...about });
  expect(await screen.findByRole('button', { name: 'Udskriv' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Lav e-mailkladde' })).toBeNull();
});
