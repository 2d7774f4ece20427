import { describe, expect, test } from 'vitest';
import { aClause, anAgreement } from '../testing/inventedAgreements';
import { readDay } from './dates';
import { differences, editOf, fieldOfProblem, storedText } from './fields';
import { instantDay } from './moments';
import { addStreamIteration } from './paper/streams';
import { namesIn } from './placeholders';

describe('a day as it is typed', () => {
  test.each([
    ['1/12-2026', '2026-12-01'],
    ['1.12.2026', '2026-12-01'],
    ['01/12/2026', '2026-12-01'],
    ['d. 1. december 2026', '2026-12-01'],
    ['1. dec. 2026', '2026-12-01'],
    ['29 February 2028', '2028-02-29'],
    ['2026-12-01', '2026-12-01'],
  ])('%s is a day', (typed, day) => expect(readDay(typed)).toBe(day));

  test.each(['31/2-2026', '29/2-2027', '1/13-2026', '1/12', '1/12-26', 'snart', '', '1. grød 2026'])(
    '%s is no day',
    (typed) => expect(readDay(typed)).toBeNull(),
  );
});

test('every name in a text is found once, in the order they come', () => {
  expect(namesIn('{{a_1}} og {{ b }}, igen {{a_1}}, men ikke {b} eller {{ B! }}')).toEqual(['a_1', 'b']);
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
  expect(editOf(agreement, 'startsOn', '1/1-2027')?.change).toEqual({
    period: { startsOn: '2027-01-01', endsOn: '2027-11-30' },
    values: {},
  });
  expect(editOf(agreement, 'endsOn', '')?.change).toEqual({ period: { startsOn: '2026-12-01', endsOn: null }, values: {} });
  expect(editOf(agreement, 'endsOn', 'engang')).toBeNull();
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

test('moments are told in Danish time, also across midnight', () => {
  expect(instantDay('2026-11-24T09:42:00Z' as never)).toBe('24. november 2026 kl. 10.42');
  expect(instantDay('2026-06-30T22:30:00Z' as never)).toBe('1. juli 2026 kl. 0.30');
});

describe('streams without a walk of their own', () => {
  function stream(parts: number[], onrelease: () => void) {
    return {
      getReader: () => ({
        read: () => Promise.resolve(parts.length > 0 ? { done: false, value: parts.shift() } : { done: true, value: undefined }),
        releaseLock: onrelease,
      }),
    };
  }

  test('are walked to the end and let go of', async () => {
    let released = 0;
    const prototype = {};
    addStreamIteration(prototype as never);
    const walked: unknown[] = [];
    const made = Object.assign(Object.create(prototype) as AsyncIterable<unknown>, stream([1, 2, 3], () => (released += 1)));
    for await (const part of made) walked.push(part);
    expect([walked, released]).toEqual([[1, 2, 3], 1]);
  });

  test('are left alone where they have one', () => {
    const own = () => undefined;
    const prototype = { [Symbol.asyncIterator]: own };
    addStreamIteration(prototype as never);
    expect(prototype[Symbol.asyncIterator]).toBe(own);
  });
});
