/** The list of agreements: what has been fetched, and what of it fits the words written above it. */
import { call } from '../backend/call';
import type { AgreementSummary, OrganisationId } from '../backend/generated/operations';
import { sentence } from '../backend/refusals';
import { partyName } from './parties';

/** So many come at a time; fewer means that there are no more. */
const PAGE = 200;

export class AgreementRegister {
  all = $state.raw<readonly AgreementSummary[]>([]);
  words = $state('');
  loaded = $state(false);
  busy = $state(false);
  failure = $state('');
  hasMore = $state(false);
  #names = $state<Record<number, string>>({});

  readonly found = $derived.by(() => {
    const parts = this.words.toLocaleLowerCase('da').split(/\s+/).filter(Boolean);
    if (parts.length === 0) return this.all;
    return this.all.filter(({ number, organisationName, activityTitle }) => {
      const text = `${number} ${organisationName} ${activityTitle}`.toLocaleLowerCase('da');
      return parts.every((part) => text.includes(part));
    });
  });

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

  /** What an organisation is called, when it is known here. */
  nameOf(id: OrganisationId): string | undefined {
    return this.#names[id] ?? this.all.find((one) => one.organisationId === id)?.organisationName;
  }

  /** Learns the name of an organisation that a link leads here for. */
  async findName(id: OrganisationId): Promise<void> {
    if (this.nameOf(id)) return;
    const name = await partyName(id);
    if (name) this.#names[id] = name;
  }

  #take(before: readonly AgreementSummary[], more: readonly AgreementSummary[]): void {
    this.all = [...before, ...more];
    this.hasMore = more.length === PAGE;
  }
}
