/** The list of agreements: the part of it and the words that are asked for, and what has been fetched. */
import { call } from '../backend/call';
import type { AgreementsWanted, AgreementSummary, AgreementView } from '../backend/generated/operations';
import { sentence } from '../backend/refusals';
import { showExpiring } from './expiring';

/** So many come at a time; fewer means that there are no more. */
const PAGE = 200;
/** A word is asked for when the typing pauses. */
const PAUSE_MILLISECONDS = 120;

export class AgreementRegister {
  found = $state.raw<readonly AgreementSummary[]>([]);
  words = $state('');
  view = $state<AgreementView>('kept');
  loaded = $state(false);
  busy = $state(false);
  failure = $state('');
  hasMore = $state(false);
  /** Whether there is any agreement at all, in every part of the list. */
  isEmpty = $state(false);
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The words the list shows now; while they are being typed it shows the last ones. */
  shownFor = $state('');

  search(words: string): void {
    this.words = words;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.load(), PAUSE_MILLISECONDS);
  }

  show(view: AgreementView): Promise<void> {
    this.view = view;
    return this.load();
  }

  showAll(): Promise<void> {
    this.words = '';
    return this.show('kept');
  }

  async load(): Promise<void> {
    const words = this.words.trim();
    const answer = await this.#fetch({ view: this.view, words });
    if (!answer) return;
    this.loaded = true;
    this.shownFor = words;
    this.found = answer;
    this.hasMore = answer.length === PAGE;
    this.isEmpty = answer.length === 0 && words === '' && this.view === 'kept';
    void showExpiring();
  }

  /** Something was changed. A list that was drawn out to several pages keeps what it shows. */
  async loadAgain(): Promise<void> {
    if (this.loaded && !this.busy && this.found.length <= PAGE) await this.load();
  }

  async loadMore(): Promise<void> {
    const last = this.found.at(-1);
    if (!last || this.busy) return;
    const after = { changedAt: last.changedAt, id: last.id };
    const answer = await this.#fetch({ view: this.view, words: this.shownFor, after });
    if (!answer) return;
    this.found = [...this.found, ...answer];
    this.hasMore = answer.length === PAGE;
  }

  /** Nothing when it was refused, or when something else was asked for meanwhile. */
  async #fetch(wanted: AgreementsWanted): Promise<readonly AgreementSummary[] | null> {
    clearTimeout(this.#timer);
    const number = (this.#asked += 1);
    this.busy = true;
    const outcome = await call('list_agreements', wanted);
    if (number !== this.#asked) return null;
    this.busy = false;
    this.failure = outcome.ok ? '' : sentence(outcome.refusal);
    return outcome.ok ? outcome.answer : null;
  }
}
