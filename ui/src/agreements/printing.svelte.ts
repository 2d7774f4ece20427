/** From the agreement as it is written to the paper that is kept. */
import { call } from '../backend/call';
import type { PaperSummary } from '../backend/generated/operations';
import { newRequestKey } from '../backend/requestKey';
import { announce } from '../shared';
import { texts } from '../texts';
import type { Editing } from './editing.svelte';

export class Printing {
  /** The names of the variables a print was refused for. */
  holes = $state.raw<readonly string[] | null>(null);
  printed = $state.raw<PaperSummary | null>(null);
  busy = $state(false);
  readonly #editing: Editing;
  #key = newRequestKey();

  constructor(editing: Editing) {
    this.#editing = editing;
  }

  async print(holes: 'refuse' | 'print' = 'refuse'): Promise<void> {
    if (this.busy || !this.#editing.card) return;
    this.busy = true;
    this.printed = null;
    if (await this.#editing.leaveAll()) await this.#printNow(holes);
    this.busy = false;
  }

  async #printNow(holes: 'refuse' | 'print'): Promise<void> {
    const { id, card } = this.#editing;
    const outcome = await call('print_agreement', { requestKey: this.#key, id, version: card?.agreement.version ?? 0, holes });
    if (outcome.ok) {
      this.#key = newRequestKey();
      this.holes = null;
      this.printed = outcome.answer.now;
      announce(texts().agreements.printedTitle);
      await this.#editing.load();
      return;
    }
    const { refusal } = outcome;
    if (refusal.code === 'holes_left') this.holes = refusal.details.missing;
    else this.#editing.refused(refusal);
    // What was read is not what would have been printed: show it first.
    if (refusal.code === 'stale_agreement') await this.#editing.refresh();
  }
}
