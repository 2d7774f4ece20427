import { beforeEach, expect, test, vi } from 'vitest';
import { aPerson, fakeBackend, refuse } from '../testing/inventedOffice';
import { anything } from '../testing/anything';
import { language } from '../texts';
import { call, setBackend, watchSeat } from './call';
import { host } from './host';
import { fieldProblems, problemSentence, sentence, type AnyRefusal } from './refusals';
import { newRequestKey } from './requestKey';
import { da } from './words/da';
import { en } from './words/en';

beforeEach(() => language.use('da'));

test('an answer arrives as an answer', async () => {
  setBackend(fakeBackend({ sign_in: () => aPerson() }));
  expect(await call('sign_in', { userName: 'maja', password: 'x' })).toEqual({ ok: true, answer: aPerson() });
});

test('a refusal of the engine arrives with its code and details', async () => {
  setBackend(fakeBackend({ sign_in: () => refuse('wait_before_next_try', { seconds: 30 }) }));
  const outcome = await call('sign_in', { userName: 'maja', password: 'x' });
  expect(outcome).toEqual({ ok: false, refusal: { code: 'wait_before_next_try', details: { seconds: 30 } } });
  if (!outcome.ok) expect(sentence(outcome.refusal)).toContain('Vent 30 sekunder');
});

test.each([new Error('closed'), 'command call not found', undefined])('a broken connection is a refusal too', async (thrown) => {
  const broken = () => Promise.reject(thrown);
  setBackend({ call: broken, bytes: broken, host: broken });
  expect(await call('sign_out', {})).toEqual({ ok: false, refusal: { code: 'unreachable' } });
  expect(await host({ ask: 'start' })).toEqual({ ok: false, refusal: { code: 'unreachable' } });
});

test('a file that cannot be written is a refusal with its own sentence', async () => {
  setBackend(fakeBackend({}, { choose_logo: () => ({ answer: 'file_trouble', trouble: 'disk_full' }) }));
  const outcome = await host({ ask: 'choose_logo' });
  expect(outcome.ok ? '' : sentence(outcome.refusal)).toContain('Disken er fuld');
});

test('who watches the seat hears that it was locked', async () => {
  const heard = vi.fn();
  watchSeat(heard);
  setBackend(fakeBackend({ list_users: () => refuse('seat_locked') }));
  await call('list_users', {});
  expect(heard).toHaveBeenCalledExactlyOnceWith('seat_locked');
});

test('a code from a newer engine still gets a sentence', () => {
  expect(sentence({ code: 'from_the_future' } as never)).toBe(da.unknown);
  expect(problemSentence({ kind: 'from_the_future' } as never)).toBe(da.unknown);
});

test('a refusal speaks the language of the screen', () => {
  language.use('en');
  expect(sentence({ code: 'wrong_password' })).toBe(en.refusals.wrong_password(undefined));
});

test('the problems of fields are found by their path', () => {
  const refusal: AnyRefusal = {
    code: 'fields_refused',
    details: { problems: [{ field: 'contacts.0.phone', problem: { kind: 'phone' } }, { field: 'name', problem: { kind: 'missing' } }] },
  };
  const found = fieldProblems(refusal);
  expect(found['contacts.0.phone'] && problemSentence(found['contacts.0.phone'])).toContain('8 cifre');
  expect(found.name && problemSentence(found.name, 'Skriv foreningens navn')).toBe('Skriv foreningens navn');
  expect(fieldProblems({ code: 'wrong_password' })).toEqual({});
});

/** What is not said may be anything. */
function orAnything(said: Record<string, unknown>): unknown {
  return new Proxy({}, { get: (_, key) => said[String(key)] ?? anything });
}

test('no sentence blames the user or shouts', () => {
  const forbidden = /ugyldig|fejl opstod|skal udfyldes|invalid|error|!|undefined/i;
  const standIns: Record<string, unknown> = {
    problems: [1, 2],
    trouble: 'folder_full',
    missing: ['a', 'b'],
    characters: ['a', 'b'],
    names: ['Ib', 'Ea'],
    people: 3,
    why: 'invalid_length',
    fullNames: ['Ib', 'Ea'],
    hindrances: [1, 2],
    act: 'approve',
    current: orAnything({ state: 'requested', starts: '2026-11-24T19:00' }),
    starts: '2026-11-24T19:00',
    ends: '2026-11-24T21:00',
    skippedFrom: '2026-03-29T02:00',
    skippedTo: '2026-03-29T03:00',
    reason: { kind: 'closure', text: 'Maling', code: 'damaged' },
    problem: { kind: 'locked' },
    kind: 'confirmation',
    refused: [{ who: 'Koret', why: 'taken' }],
  };
  const ofAgreements = { act: 'send', state: 'sent' };
  const ofCode: Record<string, Record<string, unknown>> = { agreement_locked: ofAgreements, act_not_possible: ofAgreements, nothing_to_write: { ...ofAgreements, kind: 'renewal' }, borrower_not_allowed: { category: 'social' }, key_closed: { why: 'not_granted' }, award_key_closed: { why: 'not_granted' }, not_yours_in_award: { positions: ['secretary', 'chair'] }, juror_not_serving: { servesFrom: '2026-01-01', servesTo: '2026-12-31' }, not_handed_over: { at: '2026-09-25T15:00:00Z' }, not_written_to: { why: 'does_not_know' } };
  for (const { refusals, problems } of [da, en]) {
    const { database, file_trouble, ...rest } = refusals;
    const says: [string, (details: never) => string][] = [...Object.entries(rest), ...Object.entries(problems)];
    for (const [code, say] of says) {
      const text = say(orAnything({ ...standIns, ...ofCode[code] }) as never);
      expect(text, code).not.toMatch(forbidden);
      expect(text.length, code).toBeGreaterThan(8);
    }
    expect(database('disk_full')).not.toBe(database('other'));
    expect(file_trouble('missing')).not.toMatch(forbidden);
  }
});

test('a request has a key of its own that sorts by time', () => {
  const [first, second] = [newRequestKey(1_700_000_000_000), newRequestKey(1_800_000_000_000)];
  expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(first < second).toBe(true);
  expect(newRequestKey(5)).not.toBe(newRequestKey(5));
});
