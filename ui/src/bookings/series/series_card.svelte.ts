/** A series as the panel of one of its bookings shows it, and what can be done to several of its dates at once. */
import { call, type Outcome } from '../../backend/call';
import { announce, undoStack, type UndoStep } from '../../shared';
import { texts } from '../../texts';
import { letterOffer } from '../letters/asked';
import { refusalSentence } from '../refusal_words';
import { notedDates } from '../rules/grouped';
import { whoText } from '../wording';
import { fitting, freeDates } from './date_choices';
import type { BookingId, CancelledBy, DateChoice, SeriesCard, SeriesDate, SeriesId, SeriesPlan } from '../../backend/generated/operations';

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
  /** What would become of the dates left out; nothing before somebody asked. */
  missing = $state.raw<SeriesPlan | null>(null);
  /** What was decided about single ones of them. */
  missingChoices = $state.raw<DateChoice[]>([]);
  readonly #id: SeriesId;

  constructor(id: SeriesId) {
    this.#id = id;
  }

  readonly ahead = $derived(this.card?.dates.filter(isAhead) ?? []);
  /** Those that wait for an answer. */
  readonly asked = $derived(this.ahead.filter(({ booking }) => booking?.state === 'requested'));
  readonly leftOut = $derived(this.card?.dates.filter(({ booking }) => booking === null) ?? []);
  /** What the rules say to those of them that can be had. */
  readonly missingNotes = $derived(this.missing ? notedDates(this.missing) : []);
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

  async lookForMissing(choices: DateChoice[] = this.missingChoices): Promise<void> {
    this.busy = true;
    const outcome = await call('plan_missing_dates', { id: this.#id, choices });
    this.busy = false;
    if (!outcome.ok) {
      this.problem = refusalSentence(outcome.refusal);
      return;
    }
    this.missing = outcome.answer;
    this.missingChoices = fitting(choices, outcome.answer.dates);
  }

  async addMissing(overrule = ''): Promise<boolean> {
    const { card, missing, missingChoices: choices } = this;
    const held = missing ? freeDates(missing) : [];
    if (!card || held.length === 0) return false;
    const isAdded = await this.#do(
      () => call('add_missing_dates', { id: this.#id, version: card.series.version, choices, held, ...(overrule === '' ? {} : { overrule }) }),
      texts().series.addedLabel(this.#who(card), held.length),
    );
    if (isAdded) this.missingChoices = [];
    // Somebody was faster: what was decided stands, with how it looks now.
    else await this.lookForMissing();
    return isAdded;
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
    this.missing = null;
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
