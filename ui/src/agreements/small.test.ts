import { describe, expect, test } from 'vitest';
import { aClause, anAgreement, aVariable } from '../testing/inventedAgreements';
import { aroundChanges, differenceOf } from './difference';
import { differences, fieldOfProblem, periodEdit, storedText } from './fields';
import { leadsTo, namesIn, withNames, withWords } from './placeholders';

test('every name in a text is found once, in the order they come', () => {
  expect(namesIn('{{a_1}} og {{ b }}, igen {{a_1}}, {{målgrupe 2}} og {{ B! }}, men ikke {b}, {{ }} eller {{c\nd}}')).toEqual(['a_1', 'b', 'målgrupe 2', 'B!']);
});

test('two versions differ where a word differs, and nowhere else', () => {
  const before = anAgreement({ values: { place: 'Sal A' } });
  const now = anAgreement({
    version: 9,
    endsOn: '2027-12-31',
    values: { place: 'Sal B' },
    clauses: before.clauses.map((clause) => (clause.key === 'purpose' ? { ...clause, state: 'off' as const } : clause)),
  });
  expect(differences(before, now)).toEqual(['endsOn', 'value:place', 'state:purpose']);
  expect(differences(before, before)).toEqual([]);
});

test('a day is sent together with the other end of the period', () => {
  const agreement = anAgreement();
  const period = (startsOn: string | null, endsOn: string | null) => ({ period: { startsOn, endsOn }, values: {} });
  expect(periodEdit(agreement, 'startsOn', '2027-01-01').change).toEqual(period('2027-01-01', '2027-11-30'));
  expect(periodEdit(agreement, 'endsOn', null).change).toEqual(period('2026-12-01', null));
});

describe('the names in a text', () => {
  const variables = [
    aVariable('purpose', 'Formål', { word: { da: 'formål', en: 'purpose' } }),
    aVariable('target_group', 'Målgruppe', { word: { da: 'målgruppe', en: 'target group' } }),
  ];

  test('are shown by the words of the office and stored by their names', () => {
    const stored = 'Vi vil {{purpose}} for {{target_group}} på {{place}}.';
    const shown = 'Vi vil {{formål}} for {{målgruppe}} på {{place}}.';
    expect(withWords(stored, variables)).toBe(shown);
    expect(withNames(shown, variables)).toBe(stored);
  });

  test.each([
    ['{{ Formål }}', '{{purpose}}'],
    ['{{target group}}', '{{target_group}}'],
    ['{{målgru', '{{målgru'],
    ['{{noget andet}} og {enkelt}', '{{noget andet}} og {enkelt}'],
  ])('%s is stored as %s', (written, stored) => expect(withNames(written, variables)).toBe(stored));
});

describe('references to other clauses', () => {
  const clauses = [
    { key: 'roles', heading: 'Roller og ansvar', body: '{{label: tasks}} Foreningen står for kaffe.' },
    { key: 'own', heading: 'Andet', body: '' },
    { key: 'more', heading: 'Andet', body: '' },
  ];

  test.each([
    ['jf. punkt {{clause: roles}}', 'jf. punkt {{punkt: Roller og ansvar}}'],
    ['{{clause: own}}', '{{punkt: own}}'],
    ['{{clause: gone}}', '{{punkt: gone}}'],
    ['{{label: tasks}} Vi', '{{mærke: tasks}} Vi'],
  ])('%s is shown by the heading and stored by the key', (stored, shown) => {
    expect(withWords(stored, [], clauses)).toBe(shown);
    expect(withNames(shown, [], clauses)).toBe(stored);
  });

  test('are found as they are written, in either language', () => {
    expect(withNames('{{Punkt:roller og ANSVAR}} {{clause: Roller og ansvar}}', [], clauses)).toBe('{{clause: roles}} {{clause: roles}}');
    expect(namesIn('{{clause: roles}} {{label: a}} {{purpose}}')).toEqual(['clause: roles', 'purpose']);
  });

  test('lead to a clause or to a labelled paragraph, or nowhere', () => {
    expect(['roles', 'tasks', 'gone'].map((target) => leadsTo(target, clauses))).toEqual([true, true, false]);
  });
});

describe('the difference from the template', () => {
  test('names what went out and what came in, and loses no word', () => {
    const before = 'Foreningen melder ændringer senest den 1. i måneden.';
    const now = 'Foreningen melder ændringer senest den 5. i hver måned.\nOg så er det det.';
    const stretches = differenceOf(before, now);
    const without = (kind: string) => stretches.filter((one) => one.kind !== kind).map(({ text }) => text).join('');
    const plain = (text: string) => text.split(/\s+/).filter(Boolean).join(' ');
    expect(without('out')).toBe(now);
    expect(plain(without('in'))).toBe(plain(before));
    expect(stretches.filter(({ kind }) => kind === 'out').map(({ text }) => text.trim())).toEqual(['1.', 'måneden.']);
  });

  test('equal texts have none, and an emptied one is all gone', () => {
    expect(differenceOf('Vi synger.', 'Vi synger.')).toEqual([{ kind: 'same', text: 'Vi synger.' }]);
    expect(differenceOf('Vi synger.', '')).toEqual([{ kind: 'out', text: 'Vi synger.' }]);
  });

  test('far from a change the words are left out', () => {
    const long = Array.from({ length: 40 }, (_, place) => `ord${place}`).join(' ');
    const shown = aroundChanges(differenceOf(`${long} slut`, `${long} ende`)).map(({ text }) => text).join('');
    expect(shown.length).toBeLessThan(80);
    expect(shown).toContain('ord39');
  });
});

test('a problem of the engine finds its field', () => {
  expect(fieldOfProblem('period.endsOn', 'startsOn')).toBe('endsOn');
  expect(fieldOfProblem('values.place', 'caseNumber')).toBe('value:place');
  expect(fieldOfProblem('body', 'heading:purpose')).toBe('body:purpose');
  expect(fieldOfProblem('unheard_of', 'body:purpose')).toBe('body:purpose');
});

test('a value nobody has written is read from the records', () => {
  const agreement = anAgreement({ clauses: [aClause('x', 'X', 'y')] });
  expect(storedText(agreement, { place: 'Sal A' }, 'value:place')).toBe('Sal A');
  expect(storedText(anAgreement({ values: { place: '' } }), { place: 'Sal A' }, 'value:place')).toBe('');
});
