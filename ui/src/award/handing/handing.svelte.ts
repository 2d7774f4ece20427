/** What goes out of a year: who signs and hands over, the papers that are printed, the letters and which of them are done. */
import { call } from '../../backend/call';
import type { AwardError, AwardLetterLine, AwardLetterTo, AwardLetters, AwardYearId, HandingOverCard, HandingOverFacts, PaperSummary } from '../../backend/generated/operations';
import { refusedForm } from '../../backend/refusedForm';
import { sentence, type AnyRefusal } from '../../backend/refusals';
import type { Submitted } from '../../shared';
import { texts } from '../../texts';
import { keepStep } from '../award.svelte';

export class HandingState {
  card = $state.raw<HandingOverCard | null>(null);
  papers = $state.raw<readonly PaperSummary[]>([]);
  letters = $state.raw<AwardLetters | null>(null);
  problem = $state('');
  /** Why the letters are not shown. */
  sealed = $state.raw<{ code: string; sentence: string } | null>(null);
  #turn = 0;

  constructor(readonly year: AwardYearId) {}

  async load(withLetters: boolean): Promise<void> {
    const turn = ++this.#turn;
    const input = { awardYearId: this.year };
    const [card, papers, letters] = await Promise.all([call('open_handing_over', input), call('award_papers', input), withLetters ? call('award_letters', input) : null]);
    if (turn !== this.#turn) return;
    if (card.ok) this.card = card.answer;
    if (papers.ok) this.papers = papers.answer;
    this.letters = letters?.ok ? letters.answer : null;
    this.sealed = letters && !letters.ok ? this.#told(letters.refusal) : null;
    this.problem = !card.ok ? sentence(card.refusal) : !papers.ok ? sentence(papers.refusal) : '';
  }

  #told(refusal: AnyRefusal): { code: string; sentence: string } {
    return { code: refusal.code, sentence: sentence(refusal) };
  }

  async keep(version: number, facts: HandingOverFacts): Promise<Submitted> {
    const outcome = await call('keep_handing_over', { awardYearId: this.year, version, facts });
    if (!outcome.ok) {
      const refusal = outcome.refusal as AwardError;
      if (refusal.code === 'stale_handing_over') this.card = refusal.details.current;
      return { ok: false, ...refusedForm(outcome.refusal, (path) => path.replace(/^facts\./, '')) };
    }
    this.card = outcome.answer.now;
    keepStep(texts().awardHandedOver.facts.kept, outcome.answer.undo);
    return { ok: true };
  }

  /** Labels of steps name nobody: who takes them back may know less. */
  async tick(to: AwardLetterTo, isDone: boolean): Promise<void> {
    const outcome = await call('tick_award_letter', { awardYearId: this.year, to, isDone });
    this.problem = outcome.ok ? '' : sentence(outcome.refusal);
    if (!outcome.ok) return this.load(true);
    this.letters = outcome.answer.now;
    const say = texts().awardHandedOver.letters;
    keepStep(isDone ? say.ticked : say.unticked, outcome.answer.undo);
  }
}

export function keyOf({ to }: AwardLetterLine): string {
  return `${to.to}-${to.id}`;
}

export interface LetterGroups {
  mail: readonly AwardLetterLine[];
  post: readonly AwardLetterLine[];
  leftOut: readonly AwardLetterLine[];
}

/** E-mails and post apart, and who gets no letter. */
export function grouped(letters: readonly AwardLetterLine[]): LetterGroups {
  const written = letters.filter(({ leftOut }) => leftOut === null);
  return {
    mail: written.filter(({ email }) => email !== ''),
    post: written.filter(({ email }) => email === ''),
    leftOut: letters.filter(({ leftOut }) => leftOut !== null),
  };
}
