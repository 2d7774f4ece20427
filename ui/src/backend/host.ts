/**
 * What the page may ask of the window itself: offices, file dialogs, papers.
 * The page never names a path and never holds a file; the window shows the dialog and moves the bytes.
 */
import type { FileTrouble, HostAnswer, HostRequest, Refusal } from './generated/operations';
import { readRefusal, transport, type TransportRefusal } from './transport';

/** A file outside the office that could not be written or read. */
export interface FileTroubleRefusal {
  code: 'file_trouble';
  details: FileTrouble;
}

/** What came of it when all went well, or the user closed the dialog, or the office could not be opened. */
export type HostResult = Exclude<HostAnswer, { answer: 'file_trouble' }>;

export type HostOutcome =
  | { ok: true; answer: HostResult }
  | { ok: false; refusal: Refusal | FileTroubleRefusal | TransportRefusal };

/** Asks the window for something. A failure is an answer here too, never an exception. */
export async function host(request: HostRequest): Promise<HostOutcome> {
  try {
    const answer = await transport().host(request);
    if (answer.answer !== 'file_trouble') return { ok: true, answer };
    return { ok: false, refusal: { code: 'file_trouble', details: answer.trouble } };
  } catch (problem) {
    return { ok: false, refusal: readRefusal(problem) as Refusal | TransportRefusal };
  }
}
