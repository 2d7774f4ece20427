/** Undo and redo are ordinary operations; the answer may carry the way back. */
import { call, type OperationName } from '../backend/call';
import type { Operations } from '../backend/generated/operations';
import { sentence } from '../backend/refusals';
import type { Replay, RunReplay } from '../shared/undo.svelte';

function wayBack(answer: unknown): Replay | null {
  if (typeof answer !== 'object' || answer === null || !('undo' in answer)) return null;
  const undo = answer.undo as Partial<Replay> | null;
  return undo && typeof undo.operation === 'string' ? { operation: undo.operation, input: undo.input } : null;
}

export const replay: RunReplay = async ({ operation, input }) => {
  // The engine made this pair itself, so it fits though its type is not known here.
  const outcome = await call(operation as OperationName, input as Operations[OperationName]['input']);
  return outcome.ok ? { ok: true, back: wayBack(outcome.answer) } : { ok: false, sentence: sentence(outcome.refusal) };
};
