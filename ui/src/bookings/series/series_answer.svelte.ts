/** A request for a series answered date by date: yes to what can be had, no with a reason, and the others wait. */
import { call } from '../../backend/call';
import { undoStack } from '../../shared';
import { texts } from '../../texts';
import { letterOffer } from '../letters/asked';
import { refusalSentence } from '../refusal_words';
import { asksReason } from '../rules/rule_words';
import { whoText } from '../wording';
import { notedDates, type DateNotes } from '../rules/grouped';
import type { AnswerSeries, DateAnswer, PlannedDate, SeriesCard, SeriesPlan } from '../../backend/generated/operations';

/** What becomes of one date. */
export type Answer = 'yes' | 'no' | 'wait';

export class SeriesAnswering {
  plan = $state.raw<SeriesPlan | null>(null);
  problem = $state('');
  busy = $state(false);
  /** Whether somebody has tried to send it: what is missing is told from then on. */
  tried = $state(false);
  overrule = $state('');
  answers = $state<Record<string, Answer>>({});
  reasons = $state<Record<string, string>>({});
  #card: SeriesCard;
  #lastReason = '';

  constructor(card: SeriesCard) {
    this.#card = card;
  }

  readonly approved = $derived((this.plan?.dates ?? []).filter(({ on }) => this.answers[on] === 'yes'));
  readonly declined = $derived((this.plan?.dates ?? []).filter(({ on }) => this.answers[on] === 'no'));
  /** What the rules say to those that are agreed to. */
  readonly noted = $derived<readonly DateNotes[]>(this.plan ? notedDates({ ...this.plan, dates: this.approved }) : []);
  readonly notes = $derived(this.noted.flatMap((date) => date.notes));
  readonly lacksOverrule = $derived(asksReason(this.notes) && this.overrule.trim() === '');

  async load(): Promise<void> {
    const [card, plan] = await Promise.all([call('open_series', { id: this.#card.series.id }), call('plan_series_answer', { id: this.#card.series.id })]);
    if (card.ok) this.#card = card.answer;
    if (plan.ok) this.#take(plan.answer);
    else this.problem = refusalSentence(plan.refusal);
  }

  /** What is free is agreed to unless somebody says otherwise; what is not waits. */
  #take(plan: SeriesPlan): void {
    this.plan = plan;
    this.answers = Object.fromEntries(plan.dates.map((date) => [date.on, this.#answerOf(date)]));
  }

  #answerOf({ on, outcome }: PlannedDate): Answer {
    const before = this.answers[on];
    if (outcome.kind !== 'free') return before === 'no' ? 'no' : 'wait';
    return before ?? 'yes';
  }

  choose(on: string, answer: Answer): void {
    this.answers[on] = answer;
    // Several dates are mostly turned down for one reason.
    if (answer === 'no') this.reasons[on] ??= this.#lastReason;
  }

  write(on: string, reason: string): void {
    this.reasons[on] = reason;
    this.#lastReason = reason;
  }

  lacksReason(on: string): boolean {
    return this.answers[on] === 'no' && (this.reasons[on] ?? '').trim() === '';
  }

  /** The first that is still to be written: the date of a no, or `overrule`. */
  readonly missing = $derived(this.declined.find(({ on }) => this.lacksReason(on))?.on ?? (this.lacksOverrule ? 'overrule' : null));

  async send(): Promise<SeriesCard | undefined> {
    this.tried = true;
    if (this.busy || this.missing !== null) return undefined;
    this.busy = true;
    this.problem = '';
    const outcome = await call('answer_series', this.#wish());
    this.busy = false;
    if (outcome.ok) return this.#done(outcome.answer);
    const { refusal } = outcome;
    if (refusal.code === 'plan_changed') this.#take(refusal.details.plan);
    else await this.load();
    this.problem = refusalSentence(refusal);
    return undefined;
  }

  #wish(): AnswerSeries {
    const { id, version } = this.#card.series;
    const overrule = this.overrule.trim();
    return { id, version, answers: this.#answers(), ...(overrule === '' ? {} : { overrule }) };
  }

  #answers(): DateAnswer[] {
    return this.#card.dates.flatMap(({ on, booking }): DateAnswer[] => {
      if (!booking) return [];
      const seen = { id: booking.id, version: booking.version };
      if (this.answers[on] === 'yes') return [{ kind: 'approve', booking: seen }];
      return this.answers[on] === 'no' ? [{ kind: 'decline', booking: seen, reason: (this.reasons[on] ?? '').trim() }] : [];
    });
  }

  #done({ now, undo }: { now: SeriesCard; undo: { operation: string; input: unknown } | null }): SeriesCard {
    const who = whoText({ borrower: now.series.borrower, title: now.series.terms.title });
    const label = texts().series.answer.done(who, this.approved.length, this.declined.length);
    const more = now.series.borrower ? letterOffer({ scope: 'series', subject: { of: 'series', id: now.series.id } }) : [];
    const about = `series:${now.series.id}`;
    if (undo) undoStack.push({ label, undo, about, ...(this.declined.length > 0 && more.length > 0 ? { more } : {}) });
    return now;
  }
}
