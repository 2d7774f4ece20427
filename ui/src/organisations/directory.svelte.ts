/* eslint svelte/prefer-svelte-reactivity: off -- the pages are replaced as a whole, and what was asked for is not shown */
/** The directory as the screen sees it: what is searched for, what is listed, and which row the keys stand on. */
import { call } from '../backend/call';
import type {
  Among,
  BorrowerCategory,
  DirectoryEntry,
  FoundParties,
  FoundParty,
  LetterPlace,
  Standing,
} from '../backend/generated/operations';
import { sentence } from '../backend/refusals';

const PAGE = 60;
const MOST_FOUND = 100;

/** What is shown of the directory. */
export type Shown = Among | 'archived';

interface Filter {
  among: Among;
  standing: Standing;
}

function filterOf(shown: Shown): Filter {
  return shown === 'archived' ? { among: 'everyone', standing: 'archived' } : { among: shown, standing: 'active' };
}

export class DirectoryState {
  words = $state('');
  shown = $state<Shown>('everyone');
  category = $state<BorrowerCategory | null>(null);
  /** Nothing while no words are sought. */
  found = $state.raw<FoundParties | null>(null);
  total = $state(0);
  letters = $state.raw<readonly LetterPlace[]>([]);
  /** Whether the directory was read at least once: until then nothing is said to be empty. */
  known = $state(false);
  /** The row the keys stand on; -1 is none. */
  at = $state(-1);
  problem = $state('');
  #pages = $state.raw<ReadonlyMap<number, readonly DirectoryEntry[]>>(new Map());
  #asked = new Set<number>();
  // Answers that come late are for a question nobody asks any more.
  #search = 0;
  #searching: Promise<void> = Promise.resolve();
  #listing = 0;

  get isSearch(): boolean {
    return this.found !== null;
  }

  get count(): number {
    return this.found ? this.found.found.length : this.total;
  }

  /** The entry of a row; nothing while it is on its way. */
  entry(row: number): DirectoryEntry | undefined {
    return this.found ? this.found.found[row]?.entry : this.#pages.get(Math.floor(row / PAGE))?.[row % PAGE];
  }

  hit(row: number): FoundParty | undefined {
    return this.found?.found[row];
  }

  get chosen(): DirectoryEntry | undefined {
    return this.at < 0 ? undefined : this.entry(this.at);
  }

  move(by: number): void {
    if (this.count === 0) return;
    this.at = Math.min(Math.max(this.at + by, 0), this.count - 1);
  }

  write(words: string): Promise<void> {
    this.words = words;
    this.#searching = this.search();
    return this.#searching;
  }

  /** The row that Enter opens. Hits for earlier words may still be shown: the answer to those that stand there is waited for. */
  async toOpen(): Promise<number> {
    const { words } = this;
    await this.#searching;
    return words === this.words ? this.at : -1;
  }

  /** Looks for the words; the hits shown before stay until the new ones are there. */
  async search(): Promise<void> {
    const turn = ++this.#search;
    const words = this.words.trim();
    if (words === '') {
      this.#show(null);
      return;
    }
    const { among, standing } = filterOf(this.shown);
    const narrowed = this.shown === 'archived' ? { standing } : {};
    const outcome = await call('find_parties', { words, among, most: MOST_FOUND, ...narrowed });
    if (turn !== this.#search) return;
    if (outcome.ok) this.#show(outcome.answer);
    else this.problem = sentence(outcome.refusal);
  }

  #show(found: FoundParties | null): void {
    const wasSearch = this.isSearch;
    this.found = found;
    this.problem = '';
    this.at = found ? Math.min(0, found.found.length - 1) : wasSearch ? -1 : this.at;
  }

  async choose(shown: Shown): Promise<void> {
    this.shown = shown;
    await this.reload();
  }

  async borrowsAs(category: BorrowerCategory | null): Promise<void> {
    this.category = category;
    await this.reload();
  }

  /** Reads everything anew: something was changed. */
  async reload(): Promise<void> {
    const turn = ++this.#listing;
    const rows = this.#asked.size > 0 ? [...this.#asked] : [0];
    this.#asked = new Set();
    const category = this.category ? { category: this.category } : {};
    const [counted] = await Promise.all([call('count_parties', { ...filterOf(this.shown), ...category }), this.search()]);
    if (turn !== this.#listing) return;
    if (!counted.ok) {
      this.problem = sentence(counted.refusal);
      return;
    }
    this.total = counted.answer.total;
    this.letters = counted.answer.letters;
    this.#pages = new Map();
    this.known = true;
    await Promise.all(rows.filter((page) => page * PAGE < this.total).map((page) => this.#fetch(page, turn)));
  }

  /** Fetches the pages on which these rows lie. */
  need(first: number, last: number): void {
    if (this.isSearch || !this.known) return;
    for (let page = Math.floor(first / PAGE); page * PAGE < Math.min(last, this.total); page += 1) {
      if (!this.#asked.has(page)) void this.#fetch(page, this.#listing);
    }
  }

  async #fetch(page: number, turn: number): Promise<void> {
    this.#asked.add(page);
    const category = this.category ? { category: this.category } : {};
    const input = { ...filterOf(this.shown), ...category, from: page * PAGE, most: PAGE };
    const outcome = await call('list_parties', input);
    if (turn !== this.#listing) return;
    if (outcome.ok) {
      this.#pages = new Map([...this.#pages, [page, outcome.answer.entries]]);
      return;
    }
    this.#asked.delete(page);
    this.problem = sentence(outcome.refusal);
  }
}
