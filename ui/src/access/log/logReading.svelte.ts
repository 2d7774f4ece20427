/** A part of the log as somebody asked for it, a page at a time. */
import { call } from '../../backend/call';
import { NamesOfThings } from '../../backend/events';
import type { LogCursor, LogToRead, LogTopic, LoggedEvent, Subject, SubjectName, UserId } from '../../backend/generated/operations';
import { dateOf, readTyped } from '../../backend/readTyped';
import { refusedForm } from '../../backend/refusedForm';
import { sentence } from '../../backend/refusals';
import { numericDate } from '../../shared/format';
import { addDays } from '../../shared/month';
import { officeToday } from '../../shared/officeClock';
import { texts } from '../../texts';

export interface LogWish {
  from: string;
  to: string;
  userId: UserId | null;
  topic: LogTopic | null;
  subject: Subject | null;
  reason: string;
}

const DAYS_AT_FIRST = 30;

export function firstWish(subject: Subject | null, topic: LogTopic | null = null): LogWish {
  // About one thing its whole story is asked for, and so it is where somebody comes for one topic.
  const from = subject || topic ? '' : numericDate(addDays(officeToday(), -DAYS_AT_FIRST));
  return { from, to: '', userId: null, topic, subject, reason: '' };
}

export class LogReading {
  wish: LogWish = $state() as LogWish;
  lines = $state.raw<readonly LoggedEvent[] | null>(null);
  busy = $state(false);
  refused = $state('');
  problems = $state.raw<Readonly<Record<string, string>>>({});
  #names = $state.raw<readonly SubjectName[]>([]);
  #next = $state.raw<LogCursor | null>(null);
  #asked: LogToRead = {};
  #turn = 0;

  readonly names = $derived(new NamesOfThings(this.#names));
  readonly hasMore = $derived(this.#next !== null);

  constructor(subject: Subject | null, topic: LogTopic | null = null) {
    this.wish = firstWish(subject, topic);
  }

  /** Reads anew what is asked for now. */
  async show(): Promise<void> {
    const turn = ++this.#turn;
    this.busy = true;
    const input = await this.#input();
    if (turn === this.#turn && input) await this.#read(input, turn);
    if (turn === this.#turn) this.busy = false;
  }

  async more(): Promise<void> {
    if (!this.#next || this.busy) return;
    this.busy = true;
    await this.#read({ ...this.#asked, after: this.#next }, this.#turn);
    this.busy = false;
  }

  /** What is written in the fields, as the engine takes it; nothing where a date cannot be read. */
  async #input(): Promise<LogToRead | null> {
    const { from, to, userId, topic, subject, reason } = this.wish;
    const dates = Object.entries({ from, to }).filter(([, text]) => text.trim() !== '');
    const typed = await readTyped(Object.fromEntries(dates.map(([field, text]) => [field, { kind: 'date' as const, text }])));
    this.problems = typed.ok ? typed.problems : {};
    this.refused = typed.ok ? '' : sentence(typed.refusal);
    if (!typed.ok || Object.keys(typed.problems).length > 0) return null;
    const [first, last] = [dateOf(typed.read.from), dateOf(typed.read.to)];
    return {
      ...(first ? { from: first } : {}),
      ...(last ? { to: last } : {}),
      ...(userId === null ? {} : { userId }),
      ...(topic ? { topic } : {}),
      ...(subject ? { subject } : {}),
      ...(reason.trim() ? { reason: reason.trim() } : {}),
    };
  }

  async #read(input: LogToRead, turn: number): Promise<void> {
    const outcome = await call('read_log', input);
    if (turn !== this.#turn) return;
    if (!outcome.ok) {
      const { sentence: said, problems } = refusedForm(outcome.refusal, undefined, { reason: texts().log.reasonMissing });
      this.problems = problems;
      this.refused = Object.keys(problems).length > 0 ? '' : said;
      return;
    }
    const { lines, names, next } = outcome.answer;
    this.lines = input.after ? [...(this.lines ?? []), ...lines] : lines;
    this.#names = input.after ? [...this.#names, ...names] : names;
    this.#next = next;
    this.#asked = input;
  }
}
