/** What the front desk may ask: is this volunteer covered today? */
import { call } from '../backend/call';
import type { CoveredToday } from '../backend/generated/operations';
import { sentence } from '../backend/refusals';
import type { SearchedList } from '../shared';

export class DeskSearch implements SearchedList {
  words = $state('');
  rows = $state.raw<readonly CoveredToday[]>([]);
  /** The words that what is found belongs to. */
  shownFor = $state('');
  at = $state(-1);
  problem = $state('');
  #turn = 0;
  #asking: Promise<void> = Promise.resolve();

  get count(): number {
    return this.rows.length;
  }

  move = (by: number): void => {
    if (this.count > 0) this.at = Math.min(Math.max(this.at + by, 0), this.count - 1);
  };

  write = (words: string): Promise<void> => {
    this.words = words;
    this.#asking = this.#ask();
    return this.#asking;
  };

  toOpen = async (): Promise<number> => {
    await this.#asking;
    return this.at;
  };

  async #ask(): Promise<void> {
    const turn = ++this.#turn;
    const words = this.words.trim();
    if (words === '') {
      [this.rows, this.shownFor, this.at] = [[], '', -1];
      return;
    }
    const outcome = await call('covered_today', { words });
    if (turn !== this.#turn) return;
    this.problem = outcome.ok ? '' : sentence(outcome.refusal);
    if (!outcome.ok) return;
    [this.rows, this.shownFor] = [outcome.answer, words];
    this.at = Math.min(0, this.count - 1);
  }
}
