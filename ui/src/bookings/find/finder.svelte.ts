/**
 * What somebody looks for and what was found. The phrase holds all it has words for; the fields beside it write into it.
 * It is there again when one comes back from somewhere else. Every letter asks; only the newest answer counts.
 */
import { call } from '../../backend/call';
import { fieldProblems, problemSentence, sentence } from '../../backend/refusals';
import { officeToday } from '../../shared/officeClock';
import { texts } from '../../texts';
import { language } from '../../texts/language.svelte';
import { added, rewritten } from '../quick/rewriting';
import { askedFor, questionOf, type Chosen } from './asking';
import type { AccessNeed, EntryAnswer, FindFree, FoundRooms, Layout, Mark, PremisesId, ReadNeed } from '../../backend/generated/operations';

const USUAL_MINUTES = 120;

export class RoomFinder {
  text = $state('');
  chosen = $state<Chosen>({ layout: null, house: null, minutes: USUAL_MINUTES });
  answer = $state.raw<EntryAnswer | null>(null);
  found = $state.raw<FoundRooms | null>(null);
  /** What was looked for when `found` was found. */
  asked = $state.raw<FindFree | null>(null);
  /** What can be chosen: of the office, whatever was found. */
  choices = $state.raw<Pick<FoundRooms, 'houses' | 'equipment'>>({ houses: [], equipment: [] });
  /** Why the phrase was not taken, or nothing could be looked for. */
  problem = $state('');
  #turn = 0;
  #running: Promise<void> = Promise.resolve();

  readonly question = $derived(this.answer && this.text.trim() !== '' ? questionOf(this.answer) : undefined);
  /** All that is shown, in the order it stands. */
  readonly rooms = $derived(this.found ? [...this.found.fitting, ...this.found.firstFree, ...this.found.nearly] : []);

  write(text: string): Promise<void> {
    this.text = text;
    return this.ask();
  }

  choose(part: Partial<Chosen>): Promise<void> {
    Object.assign(this.chosen, part);
    return this.ask();
  }

  /** Whether there is anything to look for. */
  get isBegun(): boolean {
    return this.text.trim() !== '' || this.chosen.layout !== null || this.chosen.house !== null;
  }

  clear(): void {
    this.#turn += 1;
    this.text = '';
    this.chosen = { layout: null, house: null, minutes: USUAL_MINUTES };
    this.answer = null;
    this.found = null;
    this.asked = null;
    this.problem = '';
  }

  /** Puts words in the place of what was read, or adds them; no words take it away. */
  say(marks: ReadonlyArray<Mark> | undefined, words: string): Promise<void> {
    if (!marks || marks.length === 0) return this.write(words ? added(this.text, words) : this.text);
    return this.write(rewritten(this.text, marks, words));
  }

  needMarks(is: (need: ReadNeed['need']) => boolean): ReadonlyArray<Mark> | undefined {
    return this.answer?.reading.needs.find(({ need }) => is(need))?.marks;
  }

  /** Asks for a need, or no longer. */
  need(is: (need: ReadNeed['need']) => boolean, words: string): Promise<void> {
    const marks = this.needMarks(is);
    return this.say(marks, marks ? '' : words);
  }

  access(need: AccessNeed): Promise<void> {
    return this.need((there) => there.kind === 'access' && there.what === need, texts().find.words.needs[need]);
  }

  equipment(word: string): Promise<void> {
    return this.need((there) => there.kind === 'equipment' && there.what === word, word);
  }

  layout(layout: Layout | null): Promise<void> {
    return this.choose({ layout });
  }

  house(house: PremisesId | null): Promise<void> {
    const marks = this.answer?.reading.place?.houses.length ? this.answer.reading.place.marks : undefined;
    if (marks) this.text = rewritten(this.text, marks, '');
    return this.choose({ house });
  }

  /** While one question is on its way the next waits, and only the last is asked. */
  ask(): Promise<void> {
    const turn = ++this.#turn;
    this.#running = this.#running.then(() => (turn === this.#turn ? this.#look(turn) : undefined));
    return this.#running;
  }

  /** Waits for what stands there to have its answer. */
  settled(): Promise<void> {
    return this.#running;
  }

  /** Reads again what was looked for, which a colleague may have taken meanwhile; first of all what can be chosen. */
  async open(): Promise<void> {
    if (this.isBegun) return this.ask();
    const today = officeToday();
    const anything = await call('find_free', { when: { kind: 'any_day', from: today, to: today, opensMinute: 0, closesMinute: 1440, minutes: USUAL_MINUTES } });
    if (anything.ok) this.choices = anything.answer;
  }

  async #look(turn: number): Promise<void> {
    const read = await call('read_entry', { text: this.text, language: language.current });
    if (turn !== this.#turn) return;
    if (!read.ok) return this.#refused(read.refusal);
    this.answer = read.answer;
    const asked = this.isBegun ? askedFor(read.answer, this.chosen, officeToday()) : undefined;
    if (!asked) {
      this.problem = '';
      this.found = null;
      this.asked = null;
      return;
    }
    const found = await call('find_free', asked);
    if (turn !== this.#turn) return;
    if (!found.ok) return this.#refused(found.refusal);
    this.problem = '';
    this.found = found.answer;
    this.choices = found.answer;
    this.asked = asked;
  }

  #refused(refusal: Parameters<typeof sentence>[0]): void {
    const problem = Object.values(fieldProblems(refusal))[0];
    this.problem = problem ? problemSentence(problem) : sentence(refusal);
    this.found = null;
    this.asked = null;
  }
}

/** The one of this window. */
export const roomFinder = new RoomFinder();
