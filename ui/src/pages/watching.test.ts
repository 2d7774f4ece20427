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

test('the question says what was seen last, waits for its answer, and is not heard when the watch is over', async () => {
  let change = (_: { mark: number }): void => undefined;
  const ask = vi.fn((input: { seen?: number }) =>
    input.seen === undefined ? { mark: 812 } : new Promise<{ mark: number }>((answer) => (change = answer)),
  );
  setBackend(fakeBackend({ latest_change: ask }));
  const before = officeChanges.turn;
  end = watchOffice();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(ask.mock.calls.map(([input]) => input.seen)).toEqual([undefined, 812]);
  change({ mark: 813 });
  await vi.advanceTimersByTimeAsync(1000);
  expect(officeChanges.turn).toBe(before + 1);
  expect(ask).toHaveBeenLastCalledWith({ seen: 813 });
  end();
  change({ mark: 814 });
  await vi.advanceTimersByTimeAsync(1000);
  expect(officeChanges.turn).toBe(before + 1);
  expect(ask).toHaveBeenCalledTimes(3);
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
