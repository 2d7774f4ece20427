/** What every slice hands the importer in the same way: how a table is read, and how a long work is asked for. */
import { call } from '../backend/call';
import type { Operations, TableLook, TableSource } from '../backend/generated/operations';
import { host } from '../backend/host';
import type { ImportSlice } from './importing.svelte';

/** The operations that read a table. */
type LookOperation = { [O in keyof Operations]: Operations[O] extends { input: { source: TableSource }; answer: TableLook } ? O : never }[keyof Operations];

/** A table is read through a slice's own operation, pasted or out of a file; `beside` is what it asks for beside the table. */
export function readingBy<O extends LookOperation>(
  operation: O,
  beside: () => Omit<Operations[O]['input'], 'source'>,
): Pick<ImportSlice, 'look' | 'choose'> {
  return {
    look: (text) => call(operation, { ...beside(), source: { from: 'pasted', text } } as Operations[O]['input']),
    choose: async () => {
      const outcome = await host({ ask: 'choose_table', operation, input: beside() });
      if (!outcome.ok) return outcome;
      return { ok: true, answer: outcome.answer.answer === 'from_gate' ? (outcome.answer.value as TableLook) : null };
    },
  };
}

/** The work is known at the seat by the key of its request. */
export const workAtSeat: Pick<ImportSlice, 'progress' | 'stop'> = {
  progress: async (requestKey) => {
    const outcome = await call('work_progress', { requestKey });
    return outcome.ok ? outcome.answer : null;
  },
  stop: async (requestKey) => void (await call('stop_work', { requestKey })),
};
