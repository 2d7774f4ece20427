/** One question: who was covered on which day, by what is known now or by what was known then. */
import { call } from '../../backend/call';
import type { CountedPeople, DayAsked, DayPaperWanted, DayView, Known, OrganisationId, PeopleOnDay, PersonId, PersonOnDay } from '../../backend/generated/operations';
import { host } from '../../backend/host';
import { dateOf, readTyped } from '../../backend/readTyped';
import { sentence } from '../../backend/refusals';
import { partyOf, personOf, type PickedParty } from '../../organisations';
import { announce, router, type Route } from '../../shared';
import { numericDate } from '../../shared/format';
import { language, texts } from '../../texts';

export type Whom = 'volunteer' | 'workplace' | 'everyone';
/** What it is judged by: all that is known now, or what was known at the end of that day. */
export type Knowledge = 'now' | 'then';

const PAUSE_MILLISECONDS = 150;

function numberOf<I extends number>(text: string | null): I | null {
  return text && /^[1-9]\d*$/.test(text) ? (Number(text) as I) : null;
}

/** What was known at the end of the day, or what is known now. */
export function knownAs(knowledge: Knowledge, on: string): Known {
  return knowledge === 'then' ? { as: 'on', day: on } : { as: 'now' };
}

export class Asking {
  whom = $state<Whom>('volunteer');
  volunteer = $state.raw<PickedParty | null>(null);
  workplace = $state.raw<PickedParty | null>(null);
  typedDay = $state('');
  /** The day as the engine has read it. */
  on = $state<string | null>(null);
  knowledge = $state<Knowledge>('now');
  words = $state('');
  view = $state<DayView>('everybody');
  dayProblem = $state('');
  problem = $state('');
  one = $state.raw<PersonOnDay | null>(null);
  /** The same question by the other knowledge, where it has another answer. */
  other = $state.raw<PersonOnDay | null>(null);
  many = $state.raw<PeopleOnDay | null>(null);
  people = $state.raw<PeopleOnDay['people']>([]);
  counts = $state.raw<CountedPeople | null>(null);
  busy = $state(false);
  #turn = 0;
  /** The question as the address has it; none before it was read. */
  #at: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly today: string) {}

  /** Begins as the address says: `?who=volunteer-7&on=2026-03-12&known=then`. */
  async begin(): Promise<void> {
    const { query } = router.route;
    this.#at = query.toString();
    const [whom, id = null] = (query.get('who') ?? '').split('-');
    if (whom === 'volunteer' || whom === 'workplace' || whom === 'everyone') this.whom = whom;
    const on = query.get('on') ?? this.today;
    this.typedDay = /^\d{4}-\d{2}-\d{2}$/.test(on) ? numericDate(on) : '';
    this.on = this.typedDay ? on : null;
    this.knowledge = query.get('known') === 'then' ? 'then' : 'now';
    const [person, place] = [numberOf<PersonId>(id), numberOf<OrganisationId>(id)];
    if (this.whom === 'volunteer' && person) this.volunteer = await personOf(person);
    if (this.whom === 'workplace' && place) this.workplace = await partyOf(place);
    await this.#ask();
  }

  /** Whether the address asks another question than this: somebody went back, or followed a link to it. */
  isElsewhere({ parts, query }: Route): boolean {
    return this.#at !== null && parts[1] === 'covered' && query.toString() !== this.#at;
  }

  /** The address of the same question about one volunteer. */
  aboutOne(personId: PersonId, on: string): Record<string, string> {
    return { who: `volunteer-${personId}`, on, ...(this.goesBy === 'then' ? { known: 'then' } : {}) };
  }

  /** The list on paper: everybody whom the question is about, whichever name is sought in it. */
  paper(on: string): DayPaperWanted {
    const workplaceId = this.whom === 'workplace' ? this.workplaceId : null;
    return { on, known: knownAs(this.goesBy, on), view: this.view, ...(workplaceId ? { workplaceId } : {}) };
  }

  async save(on: string): Promise<void> {
    const say = texts().coverage;
    const input = { ...this.paper(on), language: language.current };
    const outcome = await host({ ask: 'save_sheet', operation: 'export_coverage_of_day', input, fileName: `${say.fileName} ${on}.xlsx` });
    this.problem = outcome.ok ? '' : sentence(outcome.refusal);
    if (outcome.ok && outcome.answer.answer === 'done') announce(say.savedList);
  }

  choose(change: Partial<Pick<Asking, 'whom' | 'volunteer' | 'workplace' | 'knowledge' | 'view'>>): Promise<void> {
    Object.assign(this, change);
    return this.ask();
  }

  /** The day is read by the engine when the field is left. */
  async readDay(typed: string): Promise<void> {
    this.typedDay = typed;
    const reading = await readTyped({ day: { kind: 'date', text: typed } }, { day: texts().coverage.dayMissing });
    if (!reading.ok) {
      this.dayProblem = sentence(reading.refusal);
      return;
    }
    this.dayProblem = reading.problems['day'] ?? '';
    const read = dateOf(reading.read['day']);
    if (read) this.typedDay = numericDate(read);
    if (read === this.on) return;
    this.on = read;
    await this.ask();
  }

  find(words: string): void {
    this.words = words;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.ask(), PAUSE_MILLISECONDS);
  }

  get personId(): PersonId | null {
    return this.volunteer?.party.of === 'person' ? this.volunteer.party.id : null;
  }

  get workplaceId(): OrganisationId | null {
    return this.workplace?.party.of === 'organisation' ? this.workplace.party.id : null;
  }

  /** What was known then differs from what is known now only of a day that is past. */
  get isPast(): boolean {
    return this.on !== null && this.on < this.today;
  }

  /** What the answer goes by. */
  get goesBy(): Knowledge {
    return this.isPast ? this.knowledge : 'now';
  }

  get isAsked(): boolean {
    if (this.on === null) return false;
    if (this.whom === 'volunteer') return this.personId !== null;
    return this.whom === 'everyone' || this.workplaceId !== null;
  }

  ask(): Promise<void> {
    this.#remember();
    return this.#ask();
  }

  /** The same question once more: something was changed. */
  again(): Promise<void> {
    return this.#ask();
  }

  async #ask(): Promise<void> {
    const turn = ++this.#turn;
    if (!this.isAsked || this.on === null) {
      [this.one, this.other, this.many, this.people, this.counts] = [null, null, null, [], null];
      return;
    }
    if (this.whom === 'volunteer') await this.#askOne(turn, this.on);
    else await this.#askMany(turn, this.on);
  }

  async #askOne(turn: number, on: string): Promise<void> {
    const personId = this.personId;
    if (personId === null) return;
    const ask = (knowledge: Knowledge) => call('coverage_of_volunteer', { personId, on, known: knownAs(knowledge, on) });
    const otherwise = this.goesBy === 'now' ? 'then' : 'now';
    const [chosen, other] = await Promise.all([ask(this.goesBy), this.isPast ? ask(otherwise) : null]);
    if (turn !== this.#turn) return;
    this.many = null;
    this.problem = chosen.ok ? '' : sentence(chosen.refusal);
    this.one = chosen.ok ? chosen.answer : null;
    const differs = chosen.ok && other?.ok && other.answer.standing !== chosen.answer.standing;
    this.other = differs ? other.answer : null;
  }

  async #askMany(turn: number, on: string): Promise<void> {
    const outcome = await call('coverage_on_day', this.#wanted(on));
    if (turn !== this.#turn) return;
    this.one = null;
    this.problem = outcome.ok ? '' : sentence(outcome.refusal);
    this.many = outcome.ok ? outcome.answer : null;
    this.people = outcome.ok ? outcome.answer.people : [];
    this.counts = outcome.ok ? outcome.answer.counts : null;
  }

  /** The next page of the list. */
  async more(): Promise<void> {
    const after = this.many?.next;
    if (!after || this.on === null || this.busy) return;
    const turn = this.#turn;
    this.busy = true;
    const outcome = await call('coverage_on_day', { ...this.#wanted(this.on), after });
    this.busy = false;
    if (turn !== this.#turn || !outcome.ok) return;
    this.many = outcome.answer;
    this.people = [...this.people, ...outcome.answer.people];
  }

  #wanted(on: string): DayAsked {
    const words = this.words.trim();
    const workplaceId = this.whom === 'workplace' ? this.workplaceId : null;
    return { on, known: knownAs(this.goesBy, on), view: this.view, ...(workplaceId ? { workplaceId } : {}), ...(words ? { words } : {}) };
  }

  /** The question stands in the address: coming back from a card finds it again. */
  #remember(): void {
    const id = this.whom === 'volunteer' ? this.personId : this.whom === 'workplace' ? this.workplaceId : null;
    const query: Record<string, string> = { who: id === null ? this.whom : `${this.whom}-${id}` };
    if (this.on) query['on'] = this.on;
    if (this.goesBy === 'then') query['known'] = 'then';
    router.replace(['insurance', 'covered'], query);
    this.#at = router.route.query.toString();
  }
}
