import { beforeEach, expect, test } from 'vitest';
import { fakeBackend, refuse } from '../testing/inventedOffice';
import { language } from '../texts';
import { bytes, call, setBackend } from './call';
import { sentence } from './refusals';
import { refusalsDa } from './refusals.da';
import { refusalsEn } from './refusals.en';
import { shell } from './shell';

beforeEach(() => language.use('da'));

test('an answer arrives as an answer', async () => {
  setBackend(fakeBackend({ find_organisations: () => [{ id: 1, name: 'Koret Klangbølgen' }] }));
  const outcome = await call('find_organisations', { text: 'kor' });
  expect(outcome).toEqual({ ok: true, answer: [{ id: 1, name: 'Koret Klangbølgen' }] });
});

test('a refusal of the engine arrives with its code and details', async () => {
  setBackend(fakeBackend({ sign_in: () => refuse('sign_in_paused', { seconds: 30 }) }));
  const outcome = await call('sign_in', { userName: 'maja', password: 'x' });
  expect(outcome).toEqual({ ok: false, refusal: { code: 'sign_in_paused', details: { seconds: 30 } } });
  if (!outcome.ok) expect(sentence(outcome.refusal)).toContain('Vent 30 sekunder');
});

test.each([new Error('closed'), 'command call not found', undefined])('a broken connection is a refusal too', async (thrown) => {
  const broken = () => Promise.reject(thrown);
  setBackend({ call: broken, bytes: broken, shell: broken });
  expect(await call('sign_out', null)).toEqual({ ok: false, refusal: { code: 'unreachable' } });
  expect(await bytes('sign_out', null)).toEqual({ ok: false, refusal: { code: 'unreachable' } });
  expect(await shell('start_state', {})).toEqual({ ok: false, refusal: { code: 'unreachable' } });
});

test('a code from a newer engine still gets a sentence', () => {
  expect(sentence({ code: 'from_the_future' } as never)).toBe(refusalsDa.failed(undefined));
});

test('a refusal speaks the language of the screen', () => {
  language.use('en');
  expect(sentence({ code: 'wrong_password' })).toBe(refusalsEn.wrong_password(undefined));
});

test('no sentence blames the user or shouts', () => {
  const forbidden = /ugyldig|fejl opstod|skal udfyldes|invalid|error|!/i;
  for (const table of [refusalsDa, refusalsEn]) {
    for (const say of Object.values(table)) {
      const text = say(new Proxy({}, { get: () => 5 }) as never);
      expect(text).not.toMatch(forbidden);
      expect(text.length).toBeGreaterThan(8);
    }
  }
});
