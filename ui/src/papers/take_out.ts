/** Papers leave the office through the window: the page says which, and never where. */
import { sentence } from '../backend/refusals';
import { texts } from '../texts';
import { takenOut, type PaperThere } from './stored';

export type PaperDone = { done: 'yes'; sentence: string } | { done: 'no'; sentence: string } | { done: 'cancelled' };

export async function takeOut(ask: 'save_paper' | 'show_paper', paper: PaperThere): Promise<PaperDone> {
  const say = texts().papers;
  const outcome = await takenOut(ask, paper);
  if (!outcome.ok) return { done: 'no', sentence: sentence(outcome.refusal) };
  if (outcome.answer.answer === 'cancelled') return { done: 'cancelled' };
  return { done: 'yes', sentence: ask === 'save_paper' ? say.paperSaved : say.paperOpened };
}
