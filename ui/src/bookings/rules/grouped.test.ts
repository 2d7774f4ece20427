import { beforeEach, expect, test } from 'vitest';
import { setOfficeClock } from '../../shared/officeClock';
import { language } from '../../texts';
import { linesOfDates, notedDates, type DateNotes } from './grouped';
import type { RuleFinding, RuleNote, SeriesPlan } from '../../backend/generated/operations';

const note = (finding: RuleFinding, force: RuleNote['force'] = 'desk'): RuleNote => ({ finding, force, source: 'Politikken s. 4', mayOverrule: true });
const notOpen = (opensOn: string): RuleNote => note({ kind: 'not_open_yet', opensOn });
const large = (by: string): RuleNote =>
  note({ kind: 'large_event', attendees: 60, from: 50, premisesId: 1 as never, notify: 'Beredskabet', by, late: false }, 'tell');
const on = (date: string, ...notes: RuleNote[]): DateNotes => ({ on: date, notes });
const texts = (dates: DateNotes[]): string[] => linesOfDates(dates).map(({ text }) => text);

beforeEach(() => {
  language.use('da');
  setOfficeClock('2026-11-24T09:42:00Z');
});

test('the same of several dates is one line with how many', () => {
  expect(texts([on('2026-12-22'), on('2027-01-05', notOpen('2026-12-15')), on('2027-01-12', notOpen('2026-12-15'))])).toEqual([
    '2 af 3 datoer: Perioden åbner først for booking tirsdag 15/12.',
  ]);
  language.use('en');
  expect(texts([on('2027-01-05', notOpen('2026-12-15')), on('2027-01-12', notOpen('2026-12-15'))])[0]).toMatch(/^All 2 dates: /);
});

test('what is said of one date alone names it', () => {
  expect(texts([on('2026-11-25', note({ kind: 'short_notice', days: 1, least: 3 })), on('2026-12-02')])[0]).toMatch(/^Onsdag 25\/11: Det er i morgen/);
});

test('a rule that says another thing to each date is one line with the first', () => {
  const said = texts([on('2026-12-22', large('2026-12-08')), on('2026-12-29', large('2026-12-15')), on('2027-01-05', large('2026-12-22')), on('2027-01-12')]);
  expect(said).toEqual(['3 af 4 datoer, først tirsdag 22/12: 60 deltagere: giv beredskabet besked senest tirsdag 8/12.']);
});

test('what wants a reason comes first', () => {
  const lines = linesOfDates([on('2027-01-05', large('2026-12-22'), notOpen('2026-12-15')), on('2027-01-12')]);
  expect(lines.map(({ asks }) => asks)).toEqual([true, false]);
  expect(lines[0]?.source).toBe('Politikken s. 4');
});

test('only dates that can be had are counted, by the day they are held', () => {
  const free = { kind: 'free', blockedFrom: '', blockedUntil: '', notes: [] };
  const plan = { dates: [{ on: '2026-12-01', starts: '2026-12-02T19:00', outcome: free }, { on: '2026-12-08', starts: '2026-12-08T19:00', outcome: { kind: 'left_out' } }] };
  expect(notedDates(plan as unknown as SeriesPlan)).toEqual([{ on: '2026-12-02', notes: [] }]);
});
