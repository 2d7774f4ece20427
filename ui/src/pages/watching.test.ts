import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setBackend } from '../backend/call';
import { officeChanges } from '../shared/officeChanges.svelte';
import { fakeBackend, refuse } from '../testing/inventedOffice';
import { watchOffice } from './watching';

let end = (): void => undefined;
beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  end();
  vi.useRealTimers();
});

test('a change at another desk is a new turn within a second, and none is none', async () => {
  let mark = 812;
  setBackend(fakeBackend({ latest_change: () => ({ mark }) }));
  end = watchOffice();
  await vi.advanceTimersByTimeAsync(3000);
  const before = officeChanges.turn;
  await vi.advanceTimersByTimeAsync(3000);
  expect(officeChanges.turn).toBe(before);
  mark = 1625;
  await vi.advanceTimersByTimeAsync(1000);
  expect(officeChanges.turn).toBe(before + 1);
});

test('an office that cannot be reached is asked again, and a window nobody sees does not ask', async () => {
  const ask = vi.fn(() => refuse('not_signed_in'));
  setBackend(fakeBackend({ latest_change: ask }));
  const before = officeChanges.turn;
  end = watchOffice();
  await vi.advanceTimersByTimeAsync(2200);
  const asked = ask.mock.calls.length;
  expect(asked).toBeGreaterThan(2);
  expect(officeChanges.turn).toBe(before);
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  await vi.advanceTimersByTimeAsync(5000);
  expect(ask.mock.calls.length).toBe(asked);
  vi.restoreAllMocks();
});
