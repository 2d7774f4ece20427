/** A change of several dates of a series: what it would do to each, what was decided about single ones, and the saving of it. */
import { call } from '../../backend/call';
import { undoStack } from '../../shared';
import { texts } from '../../texts';
import { refusalSentence } from '../refusal_words';
import type { DateNotes } from '../rules/grouped';
import { asksReason } from '../rules/rule_words';
import { dateOf, dayNumber, minuteOf, minutesOf } from '../wall_time';
import { whoText } from '../wording';
import { fitting, freeDates } from './date_choices';
import type {
  Booking,
  DateChoice,
  DateEdit,
  EditSeries,
  PlannedDate,
  SeriesCard,
  SeriesChange,
  SeriesEdit,
  SeriesEditPlan,
  SeriesField,
  SeriesId,
} from '../../backend/generated/operations';
import type { BookingPart } from '../beside';
import type { Place } from '../place';

/** The same change for other dates of the series: for those from a date on, or for all that are to come. */
export interface SeriesWish {
  seriesId: SeriesId;
  /** `null` is all that are to come. */
  fromOn: string | null;
  changes: SeriesChange[];
}

function editOf({ seriesId: id, fromOn, changes }: SeriesWish, choices: DateChoice[] = [], also: string[] = []): SeriesEdit {
  return { id, ...(fromOn === null ? {} : { fromOn }), changes, choices, also };
}

/** What a move of one date would be for the others. */
export function changesOfMove(before: Place, now: Pick<Booking, 'originalOn'> & Place): SeriesChange[] {
  const day = dateOf(before.starts) === dateOf(now.starts) ? {} : { dayShift: dayNumber(dateOf(now.starts)) - dayNumber(now.originalOn ?? dateOf(now.starts)) };
  const start = minuteOf(before.starts) === minuteOf(now.starts) ? {} : { startsMinute: minuteOf(now.starts) };
  const length = lengthOf(before) === lengthOf(now) ? {} : { lengthMinutes: lengthOf(now) };
  const time = { ...day, ...start, ...length };
  const rooms = before.rooms.join() === now.rooms.join() ? [] : [{ field: 'rooms' as const, rooms: now.rooms }];
  return [...(Object.keys(time).length > 0 ? [{ field: 'time' as const, ...time }] : []), ...rooms];
}

function lengthOf(place: Place): number {
  return minutesOf(place.ends) - minutesOf(place.starts);
}

/** What a change of one date's texts would be for the others. */
export function changesOfPart(part: BookingPart): SeriesChange[] {
  const changes: Array<SeriesChange | false> = [
    part.organisationId !== undefined && { field: 'borrower', organisationId: part.organisationId },
    part.lentAs !== undefined && { field: 'lent_as', lentAs: part.lentAs },
    part.contactPersonId !== undefined && { field: 'contact', contactPersonId: part.contactPersonId },
    part.title !== undefined && { field: 'title', title: part.title },
    part.kind !== undefined && { field: 'kind', kind: part.kind },
    part.attendees !== undefined && { field: 'attendees', attendees: part.attendees },
    part.layout !== undefined && { field: 'layout', layout: part.layout },
    part.note !== undefined && { field: 'note', note: part.note },
  ];
  return changes.filter((change) => change !== false);
}

/** What of one date somebody changed by hand, as it would be for the others. */
export function changesByHand(booking: Booking, fields: readonly SeriesField[]): SeriesChange[] {
  const { originalOn, borrower, lentAs, contactPersonId, title, kind, attendees, layout, note, rooms, starts } = booking;
  const all: SeriesChange[] = [
    {
      field: 'time',
      dayShift: dayNumber(dateOf(starts)) - dayNumber(originalOn ?? dateOf(starts)),
      startsMinute: minuteOf(starts),
      lengthMinutes: lengthOf(booking),
    },
    { field: 'rooms', rooms },
    { field: 'borrower', organisationId: borrower?.id ?? null },
    { field: 'lent_as', lentAs },
    { field: 'contact', contactPersonId },
    { field: 'title', title },
    { field: 'kind', kind },
    { field: 'attendees', attendees },
    { field: 'layout', layout },
    { field: 'note', note },
  ];
  return all.filter(({ field }) => fields.includes(field));
}

/** Nothing that somebody has to decide about, or to say why. */
function isPlain({ plan, dates }: SeriesEditPlan): boolean {
  return plan.hindered === 0 && dates.every(({ kept, notes }) => kept.length === 0 && !asksReason(notes)) && dates.some(({ changes }) => changes.length > 0);
}

/** The saving of exactly what was shown. */
function asShown(edit: SeriesEdit, { version, dates, plan }: SeriesEditPlan, reason = ''): EditSeries {
  const why = reason === '' ? {} : { overrule: reason };
  return { edit, version, bookings: dates.map(({ booking }) => booking), held: freeDates(plan), ...why };
}

/** Tells what was done, with the way back. */
function tellEdited(card: SeriesCard, undo: { operation: string; input: unknown } | null, count: number): void {
  const { series } = card;
  const label = texts().series.editedLabel(whoText({ borrower: series.borrower, title: series.terms.title }), count);
  if (undo) undoStack.push({ label, undo, about: `series:${series.id}` });
}

/** Does what nobody has to decide about. Whether it was done. */
export async function doneAtOnce(wish: SeriesWish): Promise<boolean> {
  const edit = editOf(wish);
  const plan = await call('plan_series_edit', edit);
  if (!plan.ok || !isPlain(plan.answer)) return false;
  const done = await call('edit_series', asShown(edit, plan.answer));
  if (!done.ok) return false;
  tellEdited(done.answer.now, done.answer.undo, plan.answer.dates.filter(({ changes }) => changes.length > 0).length);
  return true;
}

export class SeriesEditing {
  plan = $state.raw<SeriesEditPlan | null>(null);
  problem = $state('');
  busy = $state(false);
  choices = $state.raw<DateChoice[]>([]);
  /** Dates on which what was changed by hand gives way. */
  also = $state.raw<string[]>([]);
  /** Why it is done though a rule speaks against it. */
  reason = $state('');
  /** Whether somebody tried to save it without. */
  tried = $state(false);
  #wish: SeriesWish | null = null;
  #turn = 0;

  /** Those it changes, or would have. */
  readonly dates = $derived(this.plan?.dates.filter(({ changes, kept, on }) => changes.length + kept.length > 0 || this.#isDecided(on)) ?? []);
  readonly changing = $derived(this.dates.filter((date) => this.#goes(date)).length);

  /** The dates that change, with what the rules say to each that they did not say before. */
  readonly noted = $derived<DateNotes[]>(this.dates.filter((date) => this.#goes(date)).map(({ after, notes }) => ({ on: dateOf(after.starts), notes })));
  readonly notes = $derived(this.noted.flatMap(({ notes }) => notes));
  readonly lacksReason = $derived(asksReason(this.notes) && this.reason.trim() === '');

  #isDecided(on: string): boolean {
    return this.choices.some((choice) => choice.on === on);
  }

  /** What becomes of a date that is to be elsewhere. */
  placeOf(on: string): PlannedDate | undefined {
    return this.plan?.plan.dates.find((date) => date.on === on);
  }

  /** Whether anything of it changes; what cannot go keeps its place, and its texts change all the same. */
  #goes({ on, changes }: DateEdit): boolean {
    const stays = this.placeOf(on)?.outcome.kind === 'hindered';
    return changes.some((field) => !stays || (field !== 'time' && field !== 'rooms'));
  }

  /** Shows what another change would do. */
  async wish(wish: SeriesWish | null): Promise<void> {
    this.#wish = wish;
    await this.#ask();
  }

  async choose(choices: DateChoice[]): Promise<void> {
    this.choices = choices;
    await this.#ask();
  }

  async giveWay(on: string, gives: boolean): Promise<void> {
    this.also = gives ? [...this.also, on] : this.also.filter((one) => one !== on);
    await this.#ask();
  }

  async #ask(): Promise<void> {
    const turn = ++this.#turn;
    if (!this.#wish || this.#wish.changes.length === 0) {
      this.plan = null;
      this.problem = '';
      return;
    }
    let outcome = await call('plan_series_edit', editOf(this.#wish, this.choices, this.also));
    if (!outcome.ok && this.choices.length + this.also.length > 0 && outcome.refusal.code === 'fields_refused') {
      // A date that was decided about is no longer part of it.
      this.choices = [];
      this.also = [];
      outcome = await call('plan_series_edit', editOf(this.#wish));
    }
    if (turn !== this.#turn) return;
    this.plan = outcome.ok ? outcome.answer : null;
    this.problem = outcome.ok ? '' : refusalSentence(outcome.refusal);
    if (outcome.ok) this.choices = fitting(this.choices, outcome.answer.dates);
  }

  /** Saves what is shown; where somebody was faster, the new plan is shown and nothing is changed. */
  async save(): Promise<SeriesCard | undefined> {
    if (!this.#wish || !this.plan || this.busy) return undefined;
    this.tried = true;
    if (this.lacksReason) return undefined;
    this.busy = true;
    const count = this.changing;
    const edit = editOf(this.#wish, this.choices, this.also);
    const outcome = await call('edit_series', asShown(edit, this.plan, this.reason.trim()));
    this.busy = false;
    if (outcome.ok) {
      tellEdited(outcome.answer.now, outcome.answer.undo, count);
      return outcome.answer.now;
    }
    await this.#ask();
    this.problem = refusalSentence(outcome.refusal);
    return undefined;
  }
}
