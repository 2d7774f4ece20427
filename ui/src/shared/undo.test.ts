import { expect, test, vi } from 'vitest';
import { UndoStack, type Replay, type RunReplay } from './undo.svelte';

const replay = (operation: string): Replay => ({ operation, input: { id: 1 } });
const answering: RunReplay = async ({ operation }) => ({ ok: true, back: replay(`not ${operation}`) });

test('the last act is taken back first, and can be done again', async () => {
  const run = vi.fn(answering);
  const stack = new UndoStack(run);
  stack.push({ label: 'A', undo: replay('a'), about: 'x' });
  stack.push({ label: 'B', undo: replay('b'), about: 'x' });
  expect(await stack.undo()).toEqual({ done: 'yes', label: 'B' });
  expect(run).toHaveBeenLastCalledWith(replay('b'));
  expect(await stack.redo()).toEqual({ done: 'yes', label: 'B' });
  expect(run).toHaveBeenLastCalledWith(replay('not b'));
  expect(await stack.undo()).toEqual({ done: 'yes', label: 'B' });
  expect(await stack.undo()).toEqual({ done: 'yes', label: 'A' });
  expect(await stack.undo()).toEqual({ done: 'nothing' });
});

test('a refusal leaves the step where it was and says why', async () => {
  const stack = new UndoStack(async () => ({ ok: false, sentence: 'Jens flyttede den kl. 10.44' }));
  stack.push({ label: 'A', undo: replay('a'), about: 'x' });
  expect(await stack.undo()).toEqual({ done: 'no', sentence: 'Jens flyttede den kl. 10.44' });
  expect(stack.canUndo).toBe(true);
});

test('a new act ends what could be done again', async () => {
  const stack = new UndoStack(answering);
  stack.push({ label: 'A', undo: replay('a'), about: 'x' });
  await stack.undo();
  stack.push({ label: 'B', undo: replay('b'), about: 'x' });
  expect(stack.canRedo).toBe(false);
});

test('fifty steps are kept', () => {
  const stack = new UndoStack(answering);
  for (let number = 0; number < 60; number += 1) stack.push({ label: String(number), undo: replay('x'), about: 'x' });
  expect(stack.depth).toBe(50);
  expect(stack.shown?.label).toBe('59');
});

test('the next person inherits nothing', () => {
  const stack = new UndoStack(answering);
  stack.push({ label: 'A', undo: replay('a'), about: 'x' });
  stack.forget();
  expect([stack.canUndo, stack.shown]).toEqual([false, null]);
});

test('steps about the same thing are told the version an undo made, so that all of them can be taken back', async () => {
  let version = 3;
  const stack = new UndoStack(({ operation, input }) => {
    const seen = (input as { version: number }).version;
    if (seen !== version) return Promise.resolve({ ok: false, sentence: 'stale' });
    version += 1;
    return Promise.resolve({ ok: true, back: { operation, input: { version } } });
  });
  stack.push({ label: 'a', about: 'agreement:1', undo: { operation: 'change', input: { version: 2 } } });
  stack.push({ label: 'b', about: 'agreement:1', undo: { operation: 'change', input: { version: 3 } } });
  expect(await stack.undo()).toEqual({ done: 'yes', label: 'b' });
  expect(await stack.undo()).toEqual({ done: 'yes', label: 'a' });
  expect(await stack.redo()).toEqual({ done: 'yes', label: 'a' });
  expect(await stack.redo()).toEqual({ done: 'yes', label: 'b' });
});

test('a colleague’s change between two steps stops the older one', async () => {
  let version = 4;
  const stack = new UndoStack(({ operation, input }) => {
    if ((input as { version: number }).version !== version) return Promise.resolve({ ok: false, sentence: 'stale' });
    version += 1;
    return Promise.resolve({ ok: true, back: { operation, input: { version } } });
  });
  stack.push({ label: 'a', about: 'agreement:1', undo: { operation: 'change', input: { version: 2 } } });
  stack.push({ label: 'b', about: 'agreement:1', undo: { operation: 'change', input: { version: 4 } } });
  expect((await stack.undo()).done).toBe('yes');
  expect(await stack.undo()).toEqual({ done: 'no', sentence: 'stale' });
});

test('what an act on two things carries besides goes along', async () => {
  const run = vi.fn(answering);
  const stack = new UndoStack(run);
  const input = { one: { id: 1, version: 2 }, other: { id: 2, version: 2 }, overrule: null, asAgreed: [{ fee: null }, { fee: null }] };
  stack.push({ label: 'swap', about: 'booking:1', undo: { operation: 'swap', input } });
  stack.push({ label: 'move', about: 'booking:1', undo: { operation: 'move', input: { id: 1, version: 3 } } });
  run.mockResolvedValueOnce({ ok: true, back: { operation: 'move', input: { id: 1, version: 4 } } });
  await stack.undo();
  await stack.undo();
  expect(run).toHaveBeenLastCalledWith({ operation: 'swap', input: { ...input, one: { id: 1, version: 4 } } });
});

test('an act on two things is taken back after what was done to one of them since', async () => {
  const versions: Record<number, number> = { 1: 3, 2: 2 };
  const stack = new UndoStack(({ operation, input }) => {
    const seen = 'one' in (input as object) ? Object.values(input as Record<string, { id: number; version: number }>) : [input as { id: number; version: number }];
    if (seen.some(({ id, version }) => versions[id] !== version)) return Promise.resolve({ ok: false, sentence: 'stale' });
    for (const { id } of seen) versions[id] = (versions[id] ?? 0) + 1;
    const now = seen.map(({ id }) => ({ id, version: versions[id] }));
    return Promise.resolve({ ok: true, back: { operation, input: now.length > 1 ? { one: now[0], other: now[1] } : now[0] } });
  });
  stack.push({ label: 'swap', about: 'booking:1', undo: { operation: 'swap', input: { one: { id: 1, version: 2 }, other: { id: 2, version: 2 } } } });
  stack.push({ label: 'move', about: 'booking:1', undo: { operation: 'move', input: { id: 1, version: 3 } } });
  expect(await stack.undo()).toEqual({ done: 'yes', label: 'move' });
  expect(await stack.undo()).toEqual({ done: 'yes', label: 'swap' });
  expect(await stack.redo()).toEqual({ done: 'yes', label: 'swap' });
  expect(await stack.redo()).toEqual({ done: 'yes', label: 'move' });
});
