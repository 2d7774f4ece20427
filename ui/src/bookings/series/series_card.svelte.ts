/** A series as the panel of one of its bookings shows it, and what can be done to several of its dates at once. */
import { call, type Outcome } from '../../backend/call';
import { announce, undoStack, type UndoStep } from '../../shared';
import { texts } from '../../texts';
import { letterOffer } from '../letters/asked';
import { refusalSentence } from '../refusal_words';
import { notedDates, type DateNotes } from '../rules/grouped';
import { whoText } from '../wording';
import type { BookingId, CancelledBy, SeriesCard, SeriesDate, SeriesId } from '../../backend/generated/operations';

/** Whether a date stands and can still be cancelled. */
function isAhead({ booking, hasBegun }: SeriesDate): boolean {
  return booking !== null && !hasBegun && !isCancelled(booking.state);
}

export function isCancelled(state: string): boolean {
  return state === 'cancelled_by_borrower' || state === 'cancelled_by_house';
}

export class SeriesOnCard {
  card = $state.raw<SeriesCard | null>(null);
  problem = $state('');
  busy = $state(false);
  /** The dates left out that were free when they were last looked at; nothing before somebody asked. */
  freeAgain = $state.raw<readonly string[] | null>(null);
  /** What the rules say to those. */
  freeNotes = $state.raw<readonly DateNotes[]>([]);
  readonly #id: SeriesId;

  constructor(id: SeriesId) {
    this.#id = id;
  }

  readonly ahead = $derived(this.card?.dates.filter(isAhead) ?? []);
  /** Those that wait for an answer. */
  readonly asked = $derived(this.ahead.filter(({ booking }) => booking?.state === 'requested'));
  readonly leftOut = $derived(this.card?.dates.filter(({ booking }) => booking === null) ?? []);
  readonly cancelled = $derived(this.card?.dates.filter(({ booking }) => booking !== null && isCancelled(booking.state)) ?? []);

  /** A booking's own date and those after it that can be cancelled. */
  following(booking: BookingId): readonly SeriesDate[] {
    const own = this.card?.dates.find((date) => date.booking?.id === booking);
    return own ? this.ahead.filter(({ on }) => on >= own.on) : [];
  }

  /** Those of the dates that the house can call off: the others are only asked for. */
  standing(dates: readonly SeriesDate[]): readonly SeriesDate[] {
    return dates.filter(({ booking }) => booking?.state !== 'requested');
  }

  async load(): Promise<void> {
    const outcome = await call('open_series', { id: this.#id });
    if (outcome.ok) this.card = outcome.answer;
    else this.problem = refusalSentence(outcome.refusal);
  }

  async cancel(dates: readonly SeriesDate[], by: CancelledBy, reason = ''): Promise<boolean> {
    const { card } = this;
    const bookings = dates.flatMap(({ booking }) => (booking ? [{ id: booking.id, version: booking.version }] : []));
    if (!card || bookings.length === 0) return false;
    return this.#do(
      () => call('cancel_series', { id: this.#id, version: card.series.version, bookings, by, each: [], ...(reason === '' ? {} : { reason }) }),
      texts().series.cancelledLabel(this.#who(card), bookings.length),
      card.series.borrower ? letterOffer({ scope: 'series', subject: { of: 'series', id: this.#id } }) : [],
    );
  }

  async lookForMissing(): Promise<void> {
    this.busy = true;
    const outcome = await call('plan_missing_dates', { id: this.#id, choices: [] });
    this.busy = false;
    if (!outcome.ok) {
      this.problem = refusalSentence(outcome.refusal);
      return;
    }
    this.freeNotes = notedDates(outcome.answer);
    this.freeAgain = outcome.answer.dates.filter(({ outcome: found }) => found.kind === 'free').map(({ on }) => on);
  }

  async addMissing(overrule = ''): Promise<boolean> {
    const { card, freeAgain: held } = this;
    if (!card || !held || held.length === 0) return false;
    return this.#do(
      () => call('add_missing_dates', { id: this.#id, version: card.series.version, choices: [], held: [...held], ...(overrule === '' ? {} : { overrule }) }),
      texts().series.addedLabel(this.#who(card), held.length),
    );
  }

  #who({ series }: SeriesCard): string {
    return whoText({ borrower: series.borrower, title: series.terms.title });
  }

  async #do(act: () => Promise<Outcome<'cancel_series'>>, label: string, more: NonNullable<UndoStep['more']> = []): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.problem = '';
    const outcome = await act();
    this.busy = false;
    this.freeAgain = null;
    if (!outcome.ok) {
      this.problem = refusalSentence(outcome.refusal);
      void this.load();
      return false;
    }
    const { now, undo } = outcome.answer;
    this.card = now;
    if (undo) undoStack.push({ label, undo, about: `series:${this.#id}`, ...(more.length > 0 ? { more } : {}) });
    else announce(label);
    return true;
  }
}
