/** The seam between the page and the window. Tests put their own backend here. */
import type { HostAnswer, HostRequest } from './generated/operations';

/** What carries a request to the engine. A method throws the refusal it was given. */
export interface Backend {
  call(operation: string, input: unknown): Promise<unknown>;
  bytes(operation: string, input: unknown): Promise<Uint8Array>;
  host(request: HostRequest): Promise<HostAnswer>;
}

/** The engine gave no answer that can be read: the window is closing, or the office server is silent. */
export interface TransportRefusal {
  code: 'unreachable';
}

let current: Backend | undefined;

/** Puts a backend in place: the window's own at start, a made-up one in tests. */
export function setBackend(backend: Backend): void {
  current = backend;
}

export function transport(): Backend {
  if (!current) throw new Error('setBackend was not called before the first request');
  return current;
}

/** A thrown value with a code is the engine's refusal; everything else means that it could not be reached. */
export function readRefusal(problem: unknown): { code: string; details?: unknown } {
  if (typeof problem === 'object' && problem !== null && 'code' in problem && typeof problem.code === 'string') {
    return problem as { code: string; details?: unknown };
  }
  return { code: 'unreachable' };
}
