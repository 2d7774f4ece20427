import { cleanup, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setBackend } from '../../backend/call';
import type { BookingId, PaperSummary } from '../../backend/generated/operations';
import { usePaperDrawer } from '../../papers';
import { brokenRules } from '../../testing/axe';
import { fakeBackend, refuse, type Answers } from '../../testing/inventedOffice';
import { language } from '../../texts';
import { askedLetter } from './asked';
import AskedLetter from './AskedLetter.svelte';
import LetterMenu from './LetterMenu.svelte';

const paper = {
  id: 7, kind: 'booking_confirmation', subject: { kind: 'booking', id: 3 }, title: 'Bekræftelse', fileName: 'Bekræftelse B-1.pdf',
  pages: 1, bytes: 9, sha256: '9f3a61c27be4d058', printedAt: '2026-11-24T09:42:00Z', printedBy: 'Maja',
} as unknown as PaperSummary;
const offered = { kinds: ['change', 'confirmation'], language: 'da', email: null, papers: [] };

beforeEach(() => {
  language.use('da');
  usePaperDrawer({
    open: () =>
      Promise.resolve({
        pages: [{ width: 595, height: 842 }],
        texts: () => Promise.resolve(['Ændring af booking']),
        draw: () => Promise.resolve(document.createElement('canvas')),
        close: () => undefined,
      }),
  });
});
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

function show(answers: Answers = {}, hosts: Answers = {}) {
  const print = vi.fn(() => ({ now: paper, undo: null }));
  setBackend(
    fakeBackend(
      { open_letters: () => offered, preview_letter: () => new Uint8Array([1]), paper: () => new Uint8Array([1]), print_letter: print, ...answers },
      { show_paper: () => ({ answer: 'done' }), show_sheet: () => ({ answer: 'done' }), ...hosts },
    ),
  );
  const page = document.body.appendChild(document.createElement('main'));
  render(LetterMenu, { target: page, props: { subjects: [{ scope: 'booking', subject: { of: 'booking', id: 3 as BookingId } }] } });
  return { print, user: userEvent.setup() };
}

async function choose(user: ReturnType<typeof userEvent.setup>, name: string): Promise<void> {
  await user.click(screen.getByRole('button', { name: 'Bekræftelse' }));
  await user.click(await screen.findByText(name));
}

test('the likeliest letter is shown, printed once, and opened', async () => {
  const { user, print } = show();
  await choose(user, 'Se og udskriv …');
  const dialog = await screen.findByRole('dialog', { name: 'Brev til låneren' });
  expect(screen.getByRole('radio', { name: 'Ændring' })).toBeChecked();
  expect(await screen.findByText('Ændring af booking')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Udskriv' }));
  expect(await screen.findByText('Papiret er åbnet i dit PDF-program')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Udskriv' }));
  expect(print).toHaveBeenCalledTimes(1);
  expect(await brokenRules(dialog)).toEqual([]);
});

test('the text is copied without printing anything', async () => {
  const { user, print } = show({ letter_text: () => ({ subject: 'Ændring', body: 'Kære kor' }) });
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await choose(user, 'Kopiér teksten');
  await vi.waitFor(() => expect(write).toHaveBeenCalledWith('Kære kor'));
  expect(print).not.toHaveBeenCalled();
});

test('an e-mail draft that nothing opens can be saved', async () => {
  const asked = vi.fn(() => ({ answer: 'done' }));
  const { user } = show({}, { show_sheet: () => ({ answer: 'file_trouble', trouble: 'no_viewer' }), save_sheet: asked });
  await choose(user, 'Lav e-mailkladde');
  await user.click(await screen.findByRole('button', { name: 'Gem kladden som fil …' }));
  expect(asked).toHaveBeenCalledWith(expect.objectContaining({ operation: 'letter_mail', fileName: 'Bekræftelse B-1.eml' }));
});

test('a no is shown where it can be mended', async () => {
  const { user } = show({ print_letter: () => refuse('cannot_be_printed', { characters: ['漢'] }) });
  await choose(user, 'Se og udskriv …');
  await user.click(await screen.findByRole('button', { name: 'Udskriv' }));
  expect(await screen.findByText(/«漢» kan ikke trykkes/)).toBeVisible();
});

test('a letter that is asked for from elsewhere is shown, with what it is likeliest to say', async () => {
  show({ open_letters: () => ({ ...offered, kinds: ['cancellation', 'confirmation'] }) });
  render(AskedLetter);
  askedLetter.show({ scope: 'booking', subject: { of: 'booking', id: 3 as BookingId } });
  expect(await screen.findByRole('dialog', { name: 'Brev til låneren' })).toBeVisible();
  expect(screen.getByRole('radio', { name: 'Aflysning' })).toBeChecked();
});
