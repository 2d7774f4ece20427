/** Papers leave the office through the window: the page says which, and never where. */
import { readRefusal, transport } from '../backend/transport';
import type { HostAnswer, PaperId } from '../backend/generated/operations';
import { texts } from '../texts';
import { refusalText } from './wording';

export type PaperDone = { done: 'yes'; sentence: string } | { done: 'no'; sentence: string } | { done: 'cancelled' };

export async function takeOut(ask: 'save_paper' | 'show_paper', paperId: PaperId, fileName: string): Promise<PaperDone> {
  const say = texts().agreements;
  try {
    const request = { ask, paperId, fileName };
    const answer = (await transport().shell(request)) as HostAnswer;
    if (answer.answer === 'cancelled') return { done: 'cancelled' };
    if (answer.answer === 'file_trouble') return { done: 'no', sentence: say.troubles[answer.trouble] };
    return { done: 'yes', sentence: ask === 'save_paper' ? say.paperSaved : say.paperOpened };
  } catch (problem) {
    return { done: 'no', sentence: refusalText(readRefusal(problem)) };
  }
}
