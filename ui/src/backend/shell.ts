/**
 * What the page may ask of the window itself: offices, file dialogs, papers.
 * The page never names a path and never holds a file; the window shows the dialog and moves the bytes.
 */
import { transport, readRefusal, type TransportRefusal } from './transport';

/** Where an office lives, in words the page may show. */
export interface OfficePlace {
  /** The file's name, or `host/database`; never a full path. */
  name: string;
  kind: 'file' | 'server' | 'demo';
}

export type StartFailureCode =
  | 'office_file_missing'
  | 'office_file_unreadable'
  | 'office_is_newer'
  | 'disk_full'
  | 'server_silent'
  | 'start_failed';

/** What the window found when it started. */
export type StartState =
  | { state: 'no_office'; recent: Array<OfficePlace> }
  | { state: 'open'; place: OfficePlace; officeName: string; isDemo: boolean }
  | { state: 'failed'; code: StartFailureCode; place: OfficePlace | null };

export interface NewOffice {
  officeName: string;
  administratorName: string;
  userName: string;
  password: string;
}

export interface OfficeServer {
  host: string;
  port: string;
  database: string;
  userName: string;
  password: string;
}

/** A paper the gate can make: the operation that makes it and its input. */
export interface PaperRequest {
  operation: string;
  input: unknown;
  suggestedName: string;
}

export interface ShellRequests {
  start_state: { input: object; answer: StartState };
  /** Asks where to keep the office, makes it, opens it, and gives the recovery code once. */
  new_office: { input: NewOffice; answer: { recoveryCode: string } };
  print_recovery_code: { input: { recoveryCode: string }; answer: null };
  open_office: { input: { recent?: number }; answer: StartState };
  connect_office: { input: OfficeServer; answer: StartState };
  demo_office: { input: object; answer: StartState };
  close_office: { input: object; answer: StartState };
  /** Makes a paper and asks where to save it. */
  save_paper: { input: PaperRequest; answer: { savedAs: string } };
  /** Makes a paper and opens it in the system's own viewer. */
  open_paper: { input: PaperRequest; answer: null };
  /** Asks for a file and hands its bytes to an operation; the answer is that operation's. */
  attach_file: { input: { operation: string; input: unknown; kinds: Array<string> }; answer: unknown };
}

export type ShellRefusal =
  | { code: 'dialog_cancelled' }
  | { code: 'not_an_office' }
  | { code: 'office_is_newer' }
  | { code: 'office_file_missing' }
  | { code: 'office_file_unreadable' }
  | { code: 'folder_not_writable' }
  | { code: 'disk_full' }
  | { code: 'server_silent' }
  | { code: 'server_refused_sign_in' }
  | { code: 'server_without_office' }
  | { code: 'file_too_large'; details: { limitMegabytes: number } }
  | { code: 'start_failed' };

export type ShellOutcome<R extends keyof ShellRequests> =
  | { ok: true; answer: ShellRequests[R]['answer'] }
  | { ok: false; refusal: ShellRefusal | TransportRefusal };

/** Asks the window for something. A failure is an answer here too, never an exception. */
export async function shell<R extends keyof ShellRequests>(
  ask: R,
  input: ShellRequests[R]['input'],
): Promise<ShellOutcome<R>> {
  try {
    const answer = await transport().shell({ ask, ...input });
    return { ok: true, answer: answer as ShellRequests[R]['answer'] };
  } catch (problem) {
    return { ok: false, refusal: readRefusal(problem) as ShellRefusal | TransportRefusal };
  }
}
