/** Who must have an agreement: read, and read again when something was changed. */
import { call } from '../../backend/call';
import type { AgreementWatch, WatchWanted } from '../../backend/generated/operations';
import { sentence } from '../../backend/refusals';

export class WatchState {
  watch = $state.raw<AgreementWatch | null>(null);
  problem = $state('');
  #year: number | undefined;
  #asked = 0;

  async load(): Promise<void> {
    const number = (this.#asked += 1);
    const wanted: WatchWanted = this.#year === undefined ? {} : { year: this.#year };
    const outcome = await call('agreement_watch', wanted);
    if (number !== this.#asked) return;
    this.problem = outcome.ok ? '' : sentence(outcome.refusal);
    if (outcome.ok) this.watch = outcome.answer;
  }

  /** Shows another year. */
  show(year: number): Promise<void> {
    this.#year = year;
    return this.load();
  }
}
