/**
 * What stands in the quick entry field and what the engine makes of it. Every letter asks; only the newest answer counts.
 * Nothing is booked but what a row shows.
 */
import { call } from '../../backend/call';
import { newRequestKey } from '../../backend/requestKey';
import { fieldProblems, problemSentence, sentence } from '../../backend/refusals';
import { Picking, type PickedParty } from '../../organisations';
import { undoStack } from '../../shared';
import { texts } from '../../texts';
import { language } from '../../texts/language.svelte';
import { minuteOf } from '../wall_time';
import { minuteText, momentText, whenText, whoText } from '../wording';
import { firstPlace, planned, recurrenceOf, type Plan } from './planning';
import { spoken, whenSaid, type Act, type Saying, type Spoken } from './rows';
import type { Booking, BookRoom, EntryAnswer, FoundParty, RoomHold, WhenMissing } from '../../backend/generated/operations';
import type { BookingRefusal, Place } from '../place';

type SeriesAct = Extract<Act, { is: 'series' }>;

/** Somebody was quicker: what is free now is asked anew. Any other no stays until the words are changed. */
const QUICKER = ['room_taken', 'room_closed', 'outside_opening_hours', 'series_clashes', 'plan_changed'];

const SILENT: Spoken = { saying: null, heading: '', rows: [], blocked: [] };

export class QuickEntry {
  text = $state('');
  answer = $state.raw<EntryAnswer | null>(null);
  plans = $state.raw<ReadonlyArray<Plan>>([]);
  /** Whether what stands there still waits for its answer. */
  asking = $state(false);
  busy = $state(false);
  /** The row that Enter takes. */
  at = $state(0);
  /** What is kept while the caller thinks. */
  hold = $state.raw<RoomHold | null>(null);
  #refusal = $state.raw<BookingRefusal | null>(null);
  /** Why the phrase itself was not taken. */
  #problem = $state('');
  #picked = $state.raw<PickedParty | null>(null);
  #pickedFor = $state('');
  #whenMissing = $state.raw<WhenMissing | null>(null);
  /** What was tried last, and why it is tried all the same. */
  #refusedAct: Extract<Act, { is: 'book' | 'series' }> | null = null;
  #why: Pick<BookRoom, 'overrule'> = {};
  #key = newRequestKey();
  #turn = 0;
  #running: Promise<void> = Promise.resolve();
  readonly #may: (operation: string) => boolean;

  constructor(may: (operation: string) => boolean = () => true) {
    this.#may = may;
  }

  /** Who it is for: chosen by hand for these words, or the one the engine is sure of. */
  readonly party = $derived(this.answer && this.#partyOf(this.answer));

  readonly spoken = $derived.by((): Spoken => {
    if (this.#problem) return { ...SILENT, saying: { tone: 'clash', head: this.#problem, rest: '' } };
    if (!this.answer || this.text.trim() === '') return SILENT;
    return spoken({
      answer: this.answer,
      text: this.text,
      party: this.party,
      plans: this.plans,
      refusal: this.#refusal,
      whenMissing: this.#whenMissing,
      mayCreate: this.#may('register_organisation'),
    });
  });

  readonly saying = $derived<Saying | null>(this.spoken.saying);
  readonly rows = $derived(this.spoken.rows);
  readonly chosen = $derived(this.rows[Math.min(this.at, this.rows.length - 1)]);

  /** What the draft is called in the tray: `Koret Klangbølgen, tirsdag 24/11 19–21`. */
  get name(): string {
    if (!this.answer) return this.text.trim();
    const who = this.party?.name ?? this.answer.reading.party?.words ?? '';
    return [who, whenSaid(this.answer)].filter(Boolean).join(', ') || this.text.trim();
  }

  write(text: string): void {
    this.text = text;
    this.at = 0;
    this.#key = newRequestKey();
    void this.ask();
  }

  /** Asks what the words mean; while one question is on its way the next waits, and only the last is asked. */
  ask(): Promise<void> {
    const turn = ++this.#turn;
    if (this.text.trim() === '') {
      this.#forget();
      return Promise.resolve();
    }
    this.asking = true;
    this.#running = this.#running.then(() => (turn === this.#turn ? this.#read(turn) : undefined));
    return this.#running;
  }

  async #read(turn: number): Promise<void> {
    const outcome = await call('read_entry', {
      text: this.text,
      language: language.current,
      ...(this.hold ? { holdId: this.hold.id } : {}),
    });
    if (turn !== this.#turn) return;
    if (!outcome.ok) {
      this.#forget();
      const problem = Object.values(fieldProblems(outcome.refusal))[0];
      this.#problem = problem ? problemSentence(problem) : sentence(outcome.refusal);
      return;
    }
    this.#problem = '';
    const plan = await this.#plan(outcome.answer);
    if (turn !== this.#turn) return;
    this.answer = outcome.answer;
    this.plans = plan.plans;
    this.#refusal = plan.refusal;
    this.asking = false;
  }

  #partyOf(answer: EntryAnswer): PickedParty | null {
    const words = wordsOf(answer);
    if (this.#picked && this.#pickedFor === words && words !== '') return this.#picked;
    const { chosen, found } = answer.parties;
    const sure = chosen && found.find(({ entry }) => entry.party.of === chosen.of && entry.party.id === chosen.id);
    return sure ? pickedOf(sure) : null;
  }

  async #plan(answer: EntryAnswer): Promise<{ plans: ReadonlyArray<Plan>; refusal: BookingRefusal | null }> {
    const recurrence = recurrenceOf(answer, this.#whenMissing);
    if (!recurrence) return { plans: [], refusal: null };
    const outcome = await planned(answer, this.#wish(answer, this.#partyOf(answer)), recurrence);
    return outcome.ok ? { plans: outcome.plans, refusal: null } : { plans: [], refusal: outcome.refusal };
  }

  #forget(): void {
    this.answer = null;
    this.plans = [];
    this.#refusal = null;
    this.#problem = '';
    this.asking = false;
  }

  /** Alt H: what the chosen row would book is kept for ten minutes; Enter books it as before. */
  async keep(): Promise<void> {
    await this.#running;
    const { chosen } = this;
    const place = chosen?.place;
    if (this.asking || this.busy || !place || chosen.act.is !== 'book' || !this.#may('hold_room')) return;
    const { rooms, starts, ends } = place;
    const instead = this.hold ? { insteadOf: this.hold.id } : {};
    const outcome = await call('hold_room', { requestKey: newRequestKey(), rooms, starts, ends, ...instead });
    if (!outcome.ok) {
      this.#refused(outcome.refusal);
      return;
    }
    const { now, undo } = outcome.answer;
    this.hold = now;
    if (undo) undoStack.push({ label: texts().states.said.held(`${chosen.act.names}, ${whenText(now)}`, minuteText(minuteOf(now.until))), undo, about: `hold:${now.id}` });
    await this.ask();
  }

  /** The words are left: whoever thought about it no longer does. */
  async letGo(): Promise<void> {
    const { hold } = this;
    this.hold = null;
    if (hold) await call('release_hold', { id: hold.id });
  }

  clear(): void {
    this.text = '';
    this.hold = null;
    this.#picked = null;
    this.#whenMissing = null;
    this.#turn += 1;
    this.#key = newRequestKey();
    this.at = 0;
    this.#forget();
  }

  /** The row of that number, once the words that stand there have their answer. */
  async take(index: number): Promise<'booked' | 'went on' | 'nothing'> {
    await this.#running;
    const row = this.asking || this.busy ? undefined : this.rows[index];
    if (!row) return 'nothing';
    this.busy = true;
    const done = await this.#do(row.act);
    this.busy = false;
    return done;
  }

  async #do(act: Act, reason?: string): Promise<'booked' | 'went on'> {
    this.#why = reason === undefined ? {} : { overrule: reason };
    if (act.is === 'book' || act.is === 'series') this.#refusedAct = act;
    switch (act.is) {
      case 'because':
        return this.#refusedAct ? this.#do(this.#refusedAct, act.reason) : 'went on';
      case 'write':
        this.write(act.text);
        return 'went on';
      case 'pick':
        this.#pick(act.party);
        return 'went on';
      case 'create':
        await this.#create(act.name);
        return 'went on';
      case 'missing':
        this.#whenMissing = act.when;
        await this.ask();
        return 'went on';
      case 'book':
        return this.#settle(await this.#book(act.place, act.names));
      case 'series':
        return this.#settle(await this.#bookSeries(act));
    }
  }

  #settle(booked: boolean): 'booked' | 'went on' {
    if (!booked) {
      if (this.#refusal && QUICKER.includes(this.#refusal.code)) void this.ask();
      return 'went on';
    }
    this.clear();
    return 'booked';
  }

  #pick(party: PickedParty): void {
    if (!this.answer) return;
    this.#picked = party;
    this.#pickedFor = wordsOf(this.answer);
    this.at = 0;
    // The rules say other things to another borrower.
    if (this.plans.length > 0) void this.ask();
  }

  async #create(name: string): Promise<void> {
    const picking = new Picking();
    const made = await picking.create(name, 'organisations');
    if (made) this.#pick(made);
    else this.#problem = picking.problem;
  }

  /** Everything but where and when. A person borrows for the organisation where they are to be met. */
  #wish({ reading }: EntryAnswer, party: PickedParty | null): Omit<BookRoom, 'requestKey' | keyof Place> {
    const needs = reading.needs.map(({ need }) => (need.kind === 'equipment' ? need.what : texts().quick.needs[need.what]));
    const organisation = party && [party.party, party.contact?.party].find((one) => one?.of === 'organisation');
    const person = party && [party.party, party.contact?.party].find((one) => one?.of === 'person');
    return {
      title: organisation ? '' : (party?.name ?? texts().bookings.oneBooking),
      ...(organisation?.of === 'organisation' ? { organisationId: organisation.id } : {}),
      ...(person?.of === 'person' ? { contactPersonId: person.id } : {}),
      ...(reading.kind ? { kind: reading.kind.kind } : {}),
      ...(reading.people ? { attendees: reading.people.count } : {}),
      ...(reading.tentative.length > 0 ? { bookAs: { kind: 'reserved' as const } } : {}),
      ...(needs.length > 0 ? { note: texts().quick.needsNote(needs.join(', ')) } : {}),
    };
  }

  async #book(place: Place, names: string): Promise<boolean> {
    if (!this.answer) return false;
    const outcome = await call('book_room', { ...this.#wish(this.answer, this.party), ...this.#why, ...place, requestKey: this.#key, ...this.#held() });
    if (!outcome.ok) return this.#refused(outcome.refusal);
    const { now, undo } = outcome.answer;
    if (undo) undoStack.push({ label: bookedText(now, names), undo, about: `booking:${now.id}` });
    return true;
  }

  async #bookSeries({ rooms, names, held }: SeriesAct): Promise<boolean> {
    const { answer } = this;
    const recurrence = answer && recurrenceOf(answer, this.#whenMissing);
    const place = answer && firstPlace(answer, rooms);
    if (!answer || !recurrence || !place) return false;
    const booking: BookRoom = { ...this.#wish(answer, this.party), ...this.#why, ...place, requestKey: this.#key, ...this.#held() };
    const free = held && held.length === 0 ? await freeIn(booking, recurrence) : held;
    const outcome = await call('book_series', { booking, recurrence, choices: [], ...(free ? { held: free } : {}) });
    if (!outcome.ok) return this.#refused(outcome.refusal);
    const { now, undo } = outcome.answer;
    const words = texts().quick;
    const label =
      now.kind === 'single'
        ? bookedText(now.booking, names)
        : words.seriesBooked(this.party?.name ?? '', names, now.card.series.standing);
    const about = now.kind === 'single' ? `booking:${now.booking.id}` : `series:${now.card.series.id}`;
    if (undo) undoStack.push({ label, undo, about });
    return true;
  }

  #held(): Pick<BookRoom, 'holdId'> {
    return this.hold ? { holdId: this.hold.id } : {};
  }

  #refused(refusal: BookingRefusal): false {
    this.#refusal = refusal;
    return false;
  }
}

/** The dates that are free in those rooms. */
async function freeIn(booking: BookRoom, recurrence: NonNullable<ReturnType<typeof recurrenceOf>>): Promise<Array<string> | null> {
  const outcome = await call('plan_series', { booking, recurrence, choices: [] });
  if (!outcome.ok) return null;
  return outcome.answer.dates.filter((date) => date.outcome.kind === 'free').map((date) => date.on);
}

function bookedText(booking: Booking, rooms: string): string {
  const where = `${rooms}, ${whenText(booking)}`;
  if (booking.state === 'reserved' && booking.optionUntil) return texts().states.said.reserved(`${whoText(booking)}, ${where}`, momentText(booking.optionUntil));
  return texts().bookings.said.booked(whoText(booking), where);
}

function wordsOf({ reading }: EntryAnswer): string {
  return [reading.party?.words, reading.party?.phone].filter(Boolean).join(' ');
}

function pickedOf({ entry }: FoundParty): PickedParty {
  return { party: entry.party, kind: entry.kind, name: entry.name, contact: entry.contact };
}
