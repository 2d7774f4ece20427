/** The one door to the engine. Every request ends in an answer or a refusal, never in an exception. */
import type { BytesOperations, GateError, Operations } from './generated/operations';
import { readRefusal, transport, type TransportRefusal } from './transport';

export { setBackend, type Backend, type TransportRefusal } from './transport';

export type OperationName = keyof Operations;

export type RefusalOf<O extends OperationName> = Operations[O]['refusal'] | GateError | TransportRefusal;

export type Outcome<O extends OperationName> =
  | { ok: true; answer: Operations[O]['answer'] }
  | { ok: false; refusal: RefusalOf<O> };

interface BytesOperation {
  input: unknown;
  refusal: unknown;
}
type Described<O> = O extends BytesOperation ? O : BytesOperation;

export type BytesOutcome<Refused = GateError> =
  | { ok: true; bytes: Uint8Array }
  | { ok: false; refusal: Refused | GateError | TransportRefusal };

type SeatCode = 'not_signed_in' | 'seat_locked';
let tellSeat: (code: SeatCode) => void = () => undefined;

/** Somebody wants to know when the engine no longer takes this seat's requests. */
export function watchSeat(listener: (code: SeatCode) => void): void {
  tellSeat = listener;
}

function refused(problem: unknown): { code: string; details?: unknown } {
  const refusal = readRefusal(problem);
  if (refusal.code === 'not_signed_in' || refusal.code === 'seat_locked') tellSeat(refusal.code);
  return refusal;
}

/** Asks the engine to do one of the office's verbs. */
export async function call<O extends OperationName>(operation: O, input: Operations[O]['input']): Promise<Outcome<O>> {
  try {
    const answer = await transport().call(operation, input);
    return { ok: true, answer: answer as Operations[O]['answer'] };
  } catch (problem) {
    return { ok: false, refusal: refused(problem) as RefusalOf<O> };
  }
}

/** Asks for a paper or a picture as bytes, to be drawn on the page. */
export async function bytes<O extends keyof BytesOperations>(
  operation: O,
  input: Described<BytesOperations[O]>['input'],
): Promise<BytesOutcome<Described<BytesOperations[O]>['refusal']>> {
  try {
    return { ok: true, bytes: await transport().bytes(operation, input) };
  } catch (problem) {
    return { ok: false, refusal: refused(problem) as GateError };
  }
}
