/** The one door to the engine. Every request ends in an answer or a refusal, never in an exception. */
import type { Operations, Refusal } from './generated/operations';
import { readRefusal, transport, type TransportRefusal } from './transport';

export { setBackend, type Backend, type TransportRefusal } from './transport';

export type OperationName = keyof Operations;

/** The gate's own refusals, which every operation can give. */
type GateRefusal = Extract<
  Refusal,
  { code: 'unknown_operation' | 'unreadable_input' | 'not_allowed' | 'not_signed_in' | 'failed' }
>;

export type RefusalOf<O extends OperationName> = Operations[O]['refusal'] | GateRefusal | TransportRefusal;

export type Outcome<O extends OperationName> =
  | { ok: true; answer: Operations[O]['answer'] }
  | { ok: false; refusal: RefusalOf<O> };

export type BytesOutcome<O extends OperationName> =
  | { ok: true; bytes: Uint8Array }
  | { ok: false; refusal: RefusalOf<O> };

/** Asks the engine to do one of the office's verbs. */
export async function call<O extends OperationName>(operation: O, input: Operations[O]['input']): Promise<Outcome<O>> {
  try {
    const answer = await transport().call(operation, input);
    return { ok: true, answer: answer as Operations[O]['answer'] };
  } catch (problem) {
    return { ok: false, refusal: readRefusal(problem) as RefusalOf<O> };
  }
}

/** Asks for a paper or a picture as bytes, to be drawn on the page. */
export async function bytes<O extends OperationName>(
  operation: O,
  input: Operations[O]['input'],
): Promise<BytesOutcome<O>> {
  try {
    return { ok: true, bytes: await transport().bytes(operation, input) };
  } catch (problem) {
    return { ok: false, refusal: readRefusal(problem) as RefusalOf<O> };
  }
}
