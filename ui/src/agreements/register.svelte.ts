/** The list of agreements: what has been fetched, and what of it fits the words written above it. */
import { call } from '../backend/call';
import type { AgreementSummary } from '../backend/generated/operations';
import { sentence } from '../backend/refusals';

/** So many come at a time; fewer means that there are no more. */
const PAGE = 200;

/** Those whose number, party or activity hold every word. */
export function fitting(all: readonly AgreementSummary[], words: string): readonly AgreementSummary[] {
  const parts = words.toLocaleLowerCase('da').split(/\s+/).filter(Boolean);
  if (parts.length === 0) return all;
  return all.filter(({ number, organisationName, activityTitle }) => {
    const text = `${number} ${organisationName} ${activityTitle}`.toLocaleLowerCase('da');
    return parts.every((part) => text.includes(part));
  });
}

export class AgreementRegister {
  all = $state.raw<readonly AgreementSummary[]>([]);
  words = $state('');
  loaded = $state(false);
  busy = $state(false);
  failure = $state('');
  hasMore = $state(false);

  readonly found = $derived(fitting(this.all, this.words));

  async load(): Promise<void> {
    this.busy = true;
    const outcome = await call('list_agreements', {});
    this.busy = false;
    if (!outcome.ok) {
      this.failure = sentence(outcome.refusal);
      return;
    }
    this.failure = '';
    this.loaded = true;
    this.#take([], outcome.answer);
  }

  async loadMore(): Promise<void> {
    const last = this.all.at(-1);
    if (!last || this.busy) return;
    this.busy = true;
    const outcome = await call('list_agreements', { after: { changedAt: last.changedAt, id: last.id } });
    this.busy = false;
    if (outcome.ok) this.#take(this.all, outcome.answer);
    else this.failure = sentence(outcome.refusal);
  }

  #take(before: readonly AgreementSummary[], more: readonly AgreementSummary[]): void {
    this.all = [...before, ...more];
    this.hasMore = more.length === PAGE;
  }
}
