import { cleanup, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { session } from '../access';
import { setBackend } from '../backend/call';
import type { EnclosedFile, ReadingSheet } from '../backend/generated/operations';
import { undoStack } from '../shared';
import { setOfficeClock } from '../shared/officeClock';
import { router } from '../shared/router.svelte';
import { brokenRules } from '../testing/axe';
import { aSession, fakeBackend, refuse, type Answers } from '../testing/inventedOffice';
import { language } from '../texts';
import AwardPage from './AwardPage.svelte';
// The parts come late in the window; here they are at hand before anything is waited for.
import './nominees/NomineesTab.svelte';
import './scoring/ScoringTab.svelte';
import { aYear, line, nomination, nominee, sheet, summary, table } from './testing';

let end: () => void = () => undefined;
const picture: EnclosedFile = {
  paperId: 21 as never, facts: { fileName: 'Kirsten.png', kind: 'png', pages: 1, bytes: 1_204_000, sha256: 'ab12cd34ef' }, enclosedAt: '2026-08-25T09:00:00Z' as never, enclosedBy: 'Signe Ærenlund',
};

function enter(at: string, answers: Answers, host: Answers = {}) {
  location.hash = at;
  end = router.start();
  setBackend(fakeBackend({ award_years: () => [summary()], open_award_year: () => aYear(), award_papers: () => [], ...answers }, host));
  const target = document.body.appendChild(document.createElement('main'));
  render(AwardPage, { target });
  return userEvent.setup({ pointerEventsCheck: 0 });
}

beforeEach(() => {
  language.use('da');
  setOfficeClock('2026-09-08T09:42:00Z');
  session.current = aSession({ roles: ['consultant'] });
  undoStack.forget();
});
afterEach(() => {
  cleanup();
  end();
  document.body.replaceChildren();
});

const withFiles = (enclosed: EnclosedFile[]) => nominee(12, 'Kirsten Bækgaard', { nominations: [{ ...nomination(120, 12, 'Ib Holm'), enclosed }] });
const office = { list_nominees: () => ({ nominees: [line(12, 'Kirsten Bækgaard')], twins: [] }) };

test('a picture is pointed at in the window, named, opened through the award, and taken away again', async () => {
  let files: EnclosedFile[] = [{ ...picture, paperId: 22 as never, facts: null }];
  const choose_scan = vi.fn((_: unknown) => {
    files = [picture];
    return { answer: 'from_gate', value: { now: withFiles(files), undo: { operation: 'take_enclosed_away', input: { nominationId: 120, paperId: 21 } } } };
  });
  const show_sheet = vi.fn((_: unknown) => ({ answer: 'done' }));
  const take_enclosed_away = vi.fn((_: unknown) => ({ now: withFiles((files = [])), undo: null }));
  const user = enter('#/award/3/nominees/12', { ...office, open_nominee: () => withFiles(files), take_enclosed_away }, { choose_scan, show_sheet });
  expect(await screen.findByText('Forseglet med en nøgle, der ikke er åben for dig')).toBeVisible();
  await user.click(screen.getByRole('button', { name: /Læg bilag ved …\s+Ib Holm/ }));
  expect(choose_scan).toHaveBeenCalledWith(expect.objectContaining({ operation: 'enclose_file', input: expect.objectContaining({ nominationId: 120 }) }));
  expect(await screen.findByText('Kirsten.png')).toBeVisible();
  expect(screen.getByText('PNG · 1.204 kB · Lagt ved 25/8-2026 af Signe Ærenlund')).toBeVisible();
  expect(undoStack.shown?.label).toBe('Bilaget er lagt ved');
  expect(await brokenRules()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Åbn' }));
  expect(show_sheet).toHaveBeenCalledWith(expect.objectContaining({ operation: 'take_out_award_paper', input: { id: 21 }, fileName: 'Kirsten.png' }));
  await user.click(screen.getByRole('button', { name: 'Fjern Kirsten.png' }));
  expect(take_enclosed_away).toHaveBeenCalledWith({ nominationId: 120, paperId: 21 });
  await vi.waitFor(() => expect(screen.queryByText('Kirsten.png')).toBeNull());
});

test('without the key of the year it is said who makes it', async () => {
  const choose_scan = () => refuse('award_key_closed', { why: 'not_begun' });
  const user = enter('#/award/3/nominees/12', { ...office, open_nominee: () => withFiles([]) }, { choose_scan });
  await user.click(await screen.findByRole('button', { name: /Læg bilag ved …/ }));
  expect(await screen.findByText(/Årets nøgle er ikke lavet endnu/)).toBeVisible();
});

test('a juror sees the picture when names are told, and takes nothing away', async () => {
  session.current = aSession({ roles: ['juror'] });
  const own = { ...sheet(1, { effort: 4, difference: 5 }), name: 'Kirsten Bækgaard' };
  const reading: ReadingSheet = {
    line: own, kind: 'person', since: '', targetGroup: '', others: null, enclosed: [picture],
    nominations: [{ effort: 'Ringer til ensomme', difference: 'Mange taler med nogen', why: 'Uden et ord om det', criteria: [] }],
  };
  const year = aYear({ position: 'juror', ownId: 3 as never, scoringOpenedAt: '2026-09-06T08:00:00Z' as never, scoringClosedAt: '2026-09-13T08:00:00Z' as never });
  enter('#/award/3/scoring', { open_award_year: () => year, award_scoring: () => table([own], { isOpen: false }), read_for_scoring: () => reading });
  expect(await screen.findByText('Kirsten.png')).toBeVisible();
  expect(screen.queryByRole('button', { name: /Fjern/ })).toBeNull();
});
