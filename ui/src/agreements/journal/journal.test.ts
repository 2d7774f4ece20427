import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { session } from '../../access';
import { setBackend } from '../../backend/call';
import type { JournalPapers, JournalPlace, PaperInJournal } from '../../backend/generated/operations';
import { router } from '../../shared';
import { brokenRules } from '../../testing/axe';
import { aSession, fakeBackend, type Answers } from '../../testing/inventedOffice';
import { language } from '../../texts';
import AgreementsPage from '../AgreementsPage.svelte';

const waits: JournalPlace = { state: 'waits' };
function paper(id: number, party: string, place: JournalPlace = waits): PaperInJournal {
  return {
    paper: {
      id: id as never,
      kind: 'agreement',
      subject: { kind: 'agreement', id },
      title: `SA-2026-0${id} ${party}`,
      fileName: `SA-2026-0${id}.pdf`,
      sha256: 'ab12',
      printedAt: '2026-11-20T09:00:00Z' as never,
      printedBy: 'Vibeke',
      entry: { place, settledAt: place.state === 'waits' ? null : ('2026-11-21T09:00:00Z' as never), settledBy: place.state === 'waits' ? null : 'Lone' },
    },
    about: `SA-2026-0${id}`,
    party,
    caseNumber: '260114',
  };
}

let sent: JournalPapers | null = null;
let stop = () => {};
function enter(answers: Answers = {}) {
  sent = null;
  setBackend(
    fakeBackend({
      papers_in_journal: ({ settled }: { settled: boolean }) => ({
        papers: settled ? [paper(3, 'Bylauget', { state: 'journalled', caseNumber: '99', documentNumber: '7' })] : sent ? [] : [paper(1, 'Koret'), paper(2, 'Havnens Venner')],
        counts: [{ about: 'agreement', waiting: sent ? 0 : 2 }, { about: 'booking', waiting: 0 }],
      }),
      journal_papers: (input: JournalPapers) => {
        sent = input;
        return { now: [], undo: { operation: 'journal_papers', input: {} } };
      },
      ...answers,
    }),
  );
  location.hash = '#/agreements/journal';
  stop = router.start();
  render(AgreementsPage, { target: document.body.appendChild(document.createElement('main')) });
  return userEvent.setup({ pointerEventsCheck: 0 });
}

beforeEach(() => {
  language.use('da');
  session.current = aSession({ roles: ['consultant'] });
});
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
  stop();
});

test('all that waits is journalled on the case that the agreements name', async () => {
  const user = enter();
  expect(await screen.findByRole('radio', { name: 'Aftaler (2)' })).toBeChecked();
  await user.click(screen.getByRole('checkbox', { name: 'Vælg alle' }));
  expect(screen.getByText('2 dokumenter valgt')).toBeVisible();
  expect(await brokenRules()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Journalisér…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Journalisér 2 dokumenter' }));
  expect(dialog.getByLabelText('Sagsnr.')).toHaveFocus();
  expect(dialog.getByLabelText('Sagsnr.')).toHaveValue('260114');
  expect(dialog.queryByLabelText('Dok.nr.')).toBeNull();
  await user.click(dialog.getByRole('button', { name: 'Gem' }));
  const place = { state: 'journalled', caseNumber: '260114', documentNumber: '' };
  expect(sent).toEqual({ papers: [{ id: 1, seen: waits, place }, { id: 2, seen: waits, place }] });
  expect(await screen.findByText('Alt er journaliseret')).toBeVisible();
});

test('one document has a number of its own, and what was written is there when it is refused', async () => {
  const user = enter({
    journal_papers: () => {
      throw { code: 'fields_refused', details: { problems: [{ field: 'papers.0.place.documentNumber', problem: { kind: 'too_long', most: 60 } }] } };
    },
  });
  await user.click(await screen.findByRole('button', { name: /Journalisér….*Koret/ }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Journalisér dokumentet' }));
  await user.type(dialog.getByLabelText('Dok.nr.'), '1204455');
  await user.click(dialog.getByRole('button', { name: 'Gem' }));
  expect(dialog.getByLabelText('Dok.nr.')).toHaveValue('1204455');
  expect(dialog.getByLabelText('Dok.nr.')).toHaveAttribute('aria-invalid', 'true');
});

test('what is done stands with its numbers and can be put back', async () => {
  const user = enter();
  await user.click(await screen.findByRole('radio', { name: 'Afsluttet' }));
  expect(await screen.findByText('Sag 99, dok. 7')).toBeVisible();
  await user.click(screen.getByRole('button', { name: /Læg tilbage.*Bylauget/ }));
  expect(sent?.papers).toEqual([{ id: 3, seen: { state: 'journalled', caseNumber: '99', documentNumber: '7' }, place: waits }]);
});

test('of what is sealed why is chosen, and the list is told to be for few', async () => {
  const sheet: PaperInJournal = { ...paper(9, 'Kirsten Bækgaard'), about: '7', caseNumber: '', paper: { ...paper(9, '').paper, kind: 'claim_sheet', subject: { kind: 'claim', id: 7 }, title: 'Faktaark om personskade' } };
  const user = enter({
    papers_in_journal: () => ({ papers: [sheet], counts: [{ about: 'agreement', waiting: 0 }, { about: 'claim', waiting: 1 }] }),
  });
  await user.click(await screen.findByRole('radio', { name: 'Skader (1)' }));
  expect(await screen.findByText(/Kun du og andre med adgang til skader/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Skade nr. 7 · Kirsten Bækgaard' })).toHaveAttribute('href', '#/insurance/claims/7');
  await user.click(screen.getByRole('checkbox', { name: 'Vælg alle' }));
  await user.click(screen.getByRole('button', { name: 'Skal ikke journaliseres…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Dokumentet skal ikke journaliseres' }));
  expect(dialog.queryByRole('textbox')).toBeNull();
  await user.click(dialog.getByRole('button', { name: 'Gem' }));
  expect((await dialog.findAllByText('Vælg hvorfor'))[0]).toBeVisible();
  expect(sent).toBeNull();
  await user.click(dialog.getByRole('radio', { name: 'Udskrevet flere gange' }));
  await user.click(dialog.getByRole('button', { name: 'Gem' }));
  expect(sent).toEqual({ papers: [{ id: 9, seen: waits, place: { state: 'left_out_sealed', why: 'printed_again' } }] });
});
