/** The papers of all agreements in the list on their way out, as one file. */
import { call } from '../backend/call';
import type { AgreementView, Holes, RequestKey } from '../backend/generated/operations';
import { host } from '../backend/host';
import { newRequestKey } from '../backend/requestKey';
import { sentence } from '../backend/refusals';
import { announce } from '../shared';
import { texts } from '../texts';

const POLL_AFTER = 500;

export class PapersOfList {
  busy = $state<'' | 'printing' | 'stopping'>('');
  progress = $state.raw<{ done: number; total: number } | null>(null);
  problem = $state('');
  /** Drafts have something missing: whether they are to print like that is asked. */
  holed = $state(false);
  #key: RequestKey | null = null;

  /** Asks where to put it, prints, and saves; answers whether it is saved. */
  async save(view: AgreementView, words: string, holes: Holes): Promise<boolean> {
    if (this.#key) return false;
    const key = newRequestKey();
    this.#key = key;
    [this.busy, this.problem, this.holed] = ['printing', '', false];
    const watching = setInterval(() => void this.#watch(key), POLL_AFTER);
    const say = texts().agreements.papersOfList;
    const input = { requestKey: key, view, words, holes };
    const outcome = await host({ ask: 'save_sheet', operation: 'export_agreement_papers', input, fileName: say.fileName });
    clearInterval(watching);
    [this.#key, this.busy, this.progress] = [null, '', null];
    if (!outcome.ok) {
      this.problem = sentence(outcome.refusal);
      this.holed = outcome.refusal.code === 'holes_in_several';
      return false;
    }
    if (outcome.answer.answer !== 'done') return false;
    announce(say.saved);
    return true;
  }

  async #watch(key: RequestKey): Promise<void> {
    const outcome = await call('work_progress', { requestKey: key });
    if (this.#key === key && outcome.ok && outcome.answer.total > 0) this.progress = outcome.answer;
  }

  async stop(): Promise<void> {
    if (!this.#key || this.busy !== 'printing') return;
    this.busy = 'stopping';
    await call('stop_work', { requestKey: this.#key });
  }
}
