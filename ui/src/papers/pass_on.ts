/** What a paper says passed on by hand: its text copied, or the paper in the draft of an e-mail. Nothing is sent from here. */
import { host } from '../backend/host';
import { sentence } from '../backend/refusals';
import { texts } from '../texts';

export type PassedOn = { done: 'yes'; sentence: string } | { done: 'no'; sentence: string; unopened: boolean } | { done: 'cancelled' };

export async function copyText(body: string): Promise<PassedOn> {
  const say = texts().papers;
  try {
    await navigator.clipboard.writeText(body);
  } catch {
    return { done: 'no', sentence: say.textCopyFailed, unopened: false };
  }
  return { done: 'yes', sentence: say.textCopied };
}

export interface MailDraft {
  /** The operation that makes the draft, and its input. */
  operation: string;
  input: unknown;
  /** The paper's own file name. */
  fileName: string;
  /** What is said besides, where no address is known. */
  noAddress?: string;
}

/** Where nothing on this machine opens the draft it is `unopened`: it can be saved instead. */
export async function draftMail(ask: 'show_sheet' | 'save_sheet', draft: MailDraft): Promise<PassedOn> {
  const { operation, input } = draft;
  const outcome = await host({ ask, operation, input, fileName: draft.fileName.replace(/\.pdf$/, '.eml') });
  if (!outcome.ok) {
    const unopened = outcome.refusal.code === 'file_trouble' && ask === 'show_sheet';
    return { done: 'no', sentence: sentence(outcome.refusal), unopened };
  }
  if (outcome.answer.answer === 'cancelled') return { done: 'cancelled' };
  const say = texts().papers;
  const what = ask === 'show_sheet' ? say.mailOpened : say.mailSaved;
  return { done: 'yes', sentence: [what, draft.noAddress].filter(Boolean).join(' ') };
}
