/** The register as the screen sees it: what is searched for, what is listed, and which row the keys stand on. */
import { call } from '../../backend/call';
import type { CheckCount, CheckKind, OrganisationId, PersonId, PlaceAmongNames, VolunteerCount, VolunteerLine, VolunteersPage, VolunteersWanted, VolunteerView } from '../../backend/generated/operations';
import { sentence } from '../../backend/refusals';

/** What is shown of the register, in the order of the choices. */
export const VIEWS = ['current', 'missing', 'awaiting_approval', 'ending_soon', 'not_covered_today', 'ended'] as const satisfies readonly VolunteerView[];
/** Parts of the register that are asked for now and then. */
export const OTHER_VIEWS = ['covered_today', 'paused', 'to_come', 'through_association', 'everybody'] as const satisfies readonly VolunteerView[];
export type View = (typeof VIEWS)[number] | (typeof OTHER_VIEWS)[number];

export class VolunteerRegister {
  words = $state('');
  view = $state<View>('current');
  organisation = $state<OrganisationId | null>(null);
  /** Only those of whom this was found. */
  check = $state<CheckKind | null>(null);
  rows = $state.raw<readonly VolunteerLine[]>([]);
  counts = $state.raw<readonly VolunteerCount[]>([]);
  checks = $state.raw<readonly CheckCount[]>([]);
  /** The words that the rows belong to; while others are being typed the last ones stay. */
  shownFor = $state('');
  /** The part of the register that the rows belong to. */
  shownView = $state<View>('current');
  /** Whether it was read at least once: until then nothing is said to be empty. */
  known = $state(false);
  /** The row the keys stand on; -1 is none. */
  at = $state(-1);
  problem = $state('');
  #next: PlaceAmongNames | null = null;
  #turn = 0;
  #reading: Promise<void> = Promise.resolve();
  #more: Promise<void> | null = null;

  get count(): number {
    return this.countOf(this.shownView);
  }

  countOf(view: VolunteerView): number {
    return this.counts.find((one) => one.view === view)?.volunteers ?? 0;
  }

  /** Whether nothing narrows the list. */
  get isWhole(): boolean {
    return this.shownView === 'current' && this.check === null && this.organisation === null && this.shownFor === '';
  }

  row(number: number): VolunteerLine | undefined {
    return this.rows[number];
  }

  move = (by: number): void => {
    if (this.count > 0) this.at = Math.min(Math.max(this.at + by, 0), this.count - 1);
  };

  write = (words: string): Promise<void> => {
    this.words = words;
    return this.load(0);
  };

  /** The row that Enter opens. Rows for earlier words may still be shown: the answer to those that stand there is waited for. */
  toOpen = async (): Promise<number> => {
    const { words } = this;
    await this.#reading;
    return words === this.words ? this.at : -1;
  };

  show(view: View, check: CheckKind | null = null): Promise<void> {
    [this.view, this.check] = [view, check];
    this.at = -1;
    return this.load(0);
  }

  atOrganisation(organisation: OrganisationId | null): Promise<void> {
    this.organisation = organisation;
    this.at = -1;
    return this.load(0);
  }

  showAll(): Promise<void> {
    [this.words, this.view, this.organisation, this.check] = ['', 'current', null, null];
    return this.load(0);
  }

  /** Stands on this one, where it is among what has been read. */
  standOn(id: PersonId): void {
    this.at = this.rows.findIndex((row) => row.personId === id);
  }

  /** Reads the list anew, as many rows as were shown. */
  load(least = this.rows.length): Promise<void> {
    this.#reading = this.#load(least);
    return this.#reading;
  }

  async #load(least: number): Promise<void> {
    const turn = ++this.#turn;
    const [words, view] = [this.words.trim(), this.view];
    const read = await this.#read(null, least);
    if (turn !== this.#turn || !read) return;
    const isOther = words !== this.shownFor;
    this.rows = read.volunteers;
    this.counts = read.counts;
    this.checks = read.checks;
    this.#next = read.next;
    [this.shownFor, this.shownView, this.known] = [words, view, true];
    if (isOther) this.at = words === '' ? -1 : Math.min(0, this.count - 1);
    else this.at = Math.min(this.at, this.count - 1);
  }

  /** One page after the other until so many rows are there. */
  async #read(after: PlaceAmongNames | null, least: number): Promise<VolunteersPage | null> {
    const outcome = await call('list_volunteers', this.#wanted(after));
    this.problem = outcome.ok ? '' : sentence(outcome.refusal);
    if (!outcome.ok) return null;
    const page = outcome.answer;
    const wanting = least - page.volunteers.length;
    if (wanting <= 0 || !page.next) return page;
    const rest = await this.#read(page.next, wanting);
    return rest && { ...page, volunteers: [...page.volunteers, ...rest.volunteers], next: rest.next };
  }

  /** Fetches on until these rows are there. */
  need(last: number): void {
    if (last > this.rows.length && this.#next) this.#more ??= this.#fetchMore(this.#turn).finally(() => (this.#more = null));
  }

  async #fetchMore(turn: number): Promise<void> {
    const page = await this.#read(this.#next, 0);
    if (turn !== this.#turn || !page) return;
    this.rows = [...this.rows, ...page.volunteers];
    this.#next = page.next;
  }

  #wanted(after: PlaceAmongNames | null): VolunteersWanted {
    const words = this.words.trim();
    return {
      view: this.view,
      ...(words ? { words } : {}),
      ...(this.organisation ? { organisationId: this.organisation } : {}),
      ...(this.check ? { check: this.check } : {}),
      ...(after ? { after } : {}),
    };
  }
}
