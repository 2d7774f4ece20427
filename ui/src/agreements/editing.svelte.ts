/**
 * One agreement while somebody writes in it. What is typed stays until the engine has taken it: a failed call, a
 * colleague's change or a lost connection never takes a letter away.
 */
import { SvelteMap } from 'svelte/reactivity';
import { undoStack } from '../shared';
import { officeNow } from '../shared/officeClock';
import { call, type Outcome } from '../backend/call';
import type {
  Agreement,
  AgreementCard,
  AgreementError,
  AgreementId,
  ClauseText,
  PreviewWanted,
} from '../backend/generated/operations';
import { problemSentence, sentence, type AnyRefusal } from '../backend/refusals';
import { texts } from '../texts';
import {
  clauseOf,
  editOf,
  fieldOfProblem,
  isDay,
  kindOf,
  nameOf,
  periodEdit,
  storedText,
  type Edit,
  type FieldKey,
} from './fields';
import type { AskBooked } from './booked';
import { OwnDraft } from './ownDraft';
import { namesIn } from './placeholders';
import { Printing } from './printing.svelte';
import { staleRows, type Stale, type StaleRow, type ToSend } from './stale';
import { doneText } from './wording';

export type SaveState =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'refused'; sentence: string };

function sendEdit(edit: Edit, seen: Pick<Agreement, 'id' | 'version'>): Promise<Outcome<Edit['operation']>> {
  switch (edit.operation) {
    case 'change_agreement':
      return call('change_agreement', { ...edit.change, ...seen });
    case 'change_clause':
      return call('change_clause', { ...edit.change, ...seen });
    case 'note_clause':
      return call('note_clause', { ...edit.change, ...seen });
  }
}

export class Editing {
  readonly id: AgreementId;
  card = $state.raw<AgreementCard | null>(null);
  /** Why there is nothing to show. */
  failure = $state('');
  save = $state.raw<SaveState>({ kind: 'idle' });
  /** What stands in the fields and is not stored. */
  readonly typed = new SvelteMap<FieldKey, string>();
  /** What is wrong with which field. */
  readonly problems = new SvelteMap<FieldKey, string>();
  stale = $state.raw<Stale | null>(null);
  readonly printing = new Printing(this);
  /** Tells of bookings as text, where somebody above knows them. */
  booked: AskBooked | null = null;
  /** Told what the paper is to show now. */
  onchange: (wanted: PreviewWanted) => void = () => undefined;
  /** What was typed another time, and never sent, stands in the fields again. */
  recovered = $state(false);
  readonly #draft: OwnDraft;
  #queue: Promise<unknown> = Promise.resolve();
  #asked = 0;

  constructor(id: AgreementId) {
    this.id = id;
    this.#draft = new OwnDraft(String(id));
  }

  /** Reads the agreement; what is being typed stays. */
  async load(): Promise<void> {
    const number = (this.#asked += 1);
    const outcome = await call('open_agreement', { id: this.id });
    if (number !== this.#asked) return;
    if (outcome.ok) {
      this.card = outcome.answer;
      this.failure = '';
    } else if (!this.card) this.failure = sentence(outcome.refusal);
  }

  /** Puts back what was typed before the window closed, where it still says something else than what is stored. */
  async recover(): Promise<void> {
    for (const [field, text] of Object.entries(await this.#draft.read())) {
      if (!this.typed.has(field as FieldKey) && text !== this.stored(field as FieldKey)) this.typed.set(field as FieldKey, text);
    }
    this.recovered = this.dirty.length > 0;
    if (!this.recovered) this.#draft.drop();
  }

  /** Forgets what is typed and not stored. */
  dropTyped(): void {
    this.typed.clear();
    this.problems.clear();
    this.recovered = false;
    this.#draft.drop();
    this.#show(null);
  }

  /** Reads it again and shows the paper as it is now: after an undo, or when the window comes back. */
  async refresh(): Promise<void> {
    await this.load();
    this.#show(null);
  }

  /**
   * A colleague has changed it: it is read again. What is typed stays; where both have written in the same field nothing
   * is taken over, so that sending it is refused and both texts are seen.
   */
  async readAgain(): Promise<void> {
    if (!this.card || this.stale || this.save.kind === 'saving') return;
    const number = (this.#asked += 1);
    const outcome = await call('open_agreement', { id: this.id });
    if (number !== this.#asked || !outcome.ok || this.stale) return;
    const { agreement, filled } = outcome.answer;
    if ([...this.typed.keys()].some((field) => storedText(agreement, filled, field) !== this.stored(field))) return;
    this.card = outcome.answer;
    if (this.dirty.length === 0) this.#show(null);
  }

  text(field: FieldKey): string {
    return this.typed.get(field) ?? this.stored(field);
  }

  stored(field: FieldKey): string {
    return this.card ? storedText(this.card.agreement, this.card.filled, field) : '';
  }

  /** Whether somebody has written a variable, so that it no longer follows the records. */
  isWritten(name: string): boolean {
    return this.card?.agreement.values[name] !== undefined;
  }

  get dirty(): FieldKey[] {
    return [...this.typed].flatMap(([field, text]) => (text === this.stored(field) ? [] : [field]));
  }

  write(field: FieldKey, text: string): void {
    this.typed.set(field, text);
    this.problems.delete(field);
    this.#keep();
    this.#show(field);
  }

  /** The field is left: what is written in it is sent. */
  async leave(field: FieldKey): Promise<boolean> {
    const text = this.typed.get(field);
    if (!this.card || text === undefined) return true;
    if (text === this.stored(field)) {
      this.typed.delete(field);
      return true;
    }
    return isDay(field) ? this.#leaveDay(field, text) : this.#send(field, text, editOf(field, text));
  }

  /** The engine reads a day as people write it; what it does not understand stays as it was typed. */
  async #leaveDay(field: 'startsOn' | 'endsOn', text: string): Promise<boolean> {
    let day: string | null = null;
    if (text.trim() !== '') {
      const outcome = await call('read_typed', { texts: [{ kind: 'date', text }] });
      if (!outcome.ok) {
        this.refused(outcome.refusal);
        return false;
      }
      const read = outcome.answer[0];
      if (read?.read !== 'date') {
        this.problems.set(field, read?.read === 'not_read' ? problemSentence(read.problem) : texts().agreements.dateNotRead);
        return false;
      }
      day = read.date;
    }
    return this.#send(field, text, (agreement) => periodEdit(agreement, field, day));
  }

  /** Sends everything that is written and not sent; false when something would not go. */
  async leaveAll(): Promise<boolean> {
    let all = true;
    for (const field of this.dirty) all = (await this.leave(field)) && all;
    await this.#queue;
    return all && !this.stale;
  }

  choose(field: FieldKey, text: string): Promise<boolean> {
    return this.#send(field, text, editOf(field, text));
  }

  /** Writes something that is chosen, not typed, and sends it at once. */
  pick(field: FieldKey, text: string): Promise<boolean> {
    this.typed.delete(field);
    this.problems.delete(field);
    return text === this.stored(field) ? Promise.resolve(true) : this.#send(field, text, editOf(field, text));
  }

  /** Writes several values that were handed in together, so that they are taken back together. */
  handIn(name: string, values: Record<string, string>): Promise<boolean> {
    for (const one of Object.keys(values)) {
      this.typed.delete(`value:${one}`);
      this.problems.delete(`value:${one}`);
    }
    return this.#send(`value:${name}`, values[name] ?? '', { operation: 'change_agreement', change: { values } });
  }

  /** Puts the template's words back into a clause. */
  useTemplate(key: string): Promise<boolean> {
    const original = this.card?.originals[key];
    if (!original) return Promise.resolve(true);
    for (const field of [`heading:${key}`, `body:${key}`] as const) {
      this.typed.delete(field);
      this.problems.delete(field);
    }
    const { heading, body } = original;
    return this.#send(`body:${key}`, body, { operation: 'change_clause', change: { key, heading, body } });
  }

  /** Takes the library's newer text into a clause, or leaves the clause as it is. */
  async settle(key: string, text: ClauseText): Promise<void> {
    const say = texts().library;
    const heading = this.#headingOf(key);
    const agreement = this.card?.agreement;
    if (!agreement || !(await this.leaveAll())) return;
    const seen = { id: this.id, version: this.card?.agreement.version ?? agreement.version };
    await this.#act(call('settle_clause', { ...seen, key, text }), text === 'library' ? say.tookNewer(heading) : say.keptOwn(heading));
  }

  /** Puts a clause of the library into the draft. */
  async putIn(key: string, heading: string): Promise<boolean> {
    const agreement = this.card?.agreement;
    if (!agreement || !(await this.leaveAll())) return false;
    const seen = { id: this.id, version: this.card?.agreement.version ?? agreement.version };
    return this.#act(call('add_clause', { ...seen, key }), texts().library.putIn(heading));
  }

  #headingOf(key: string): string {
    return (this.card && clauseOf(this.card.agreement, key)?.heading) ?? key;
  }

  async #act(asked: Promise<Outcome<'settle_clause'>>, label: string): Promise<boolean> {
    const outcome = await asked;
    if (!outcome.ok) {
      this.refused(outcome.refusal);
      await this.refresh();
      return false;
    }
    if (outcome.answer.undo) undoStack.push({ label, undo: outcome.answer.undo, about: this.about });
    await this.refresh();
    return true;
  }

  /** Goes back to what the records or the template say. */
  async followRecord(name: string): Promise<boolean> {
    const field: FieldKey = `value:${name}`;
    this.typed.delete(field);
    this.problems.delete(field);
    return this.#send(field, '', { operation: 'change_agreement', change: { values: { [name]: null } } });
  }

  get staleRows(): StaleRow[] {
    return this.card && this.stale ? staleRows(this.card, this.stale) : [];
  }

  /** Keeps what was written here on top of what the colleague has changed elsewhere. */
  async keepMine(): Promise<boolean> {
    const stale = this.stale;
    if (!stale) return true;
    this.#adopt(stale.current);
    this.stale = null;
    return this.#send(stale.field, stale.text, stale.edit);
  }

  async useTheirs(): Promise<void> {
    const stale = this.stale;
    if (!stale) return;
    this.typed.delete(stale.field);
    this.#adopt(stale.current);
    this.stale = null;
    this.save = { kind: 'idle' };
    await this.refresh();
  }

  async discard(): Promise<void> {
    const agreement = this.card?.agreement;
    if (!agreement || !(await this.leaveAll())) return;
    const outcome = await call('discard_agreement', { id: this.id, version: this.card?.agreement.version ?? agreement.version });
    if (!outcome.ok) return this.refused(outcome.refusal);
    const label = texts().agreements.discarded(agreement.number);
    if (outcome.answer.undo) undoStack.push({ label, undo: outcome.answer.undo, about: this.about });
    await this.refresh();
  }

  async restore(): Promise<void> {
    const outcome = await call('restore_agreement', { id: this.id });
    if (!outcome.ok) return this.refused(outcome.refusal);
    await this.refresh();
  }

  /** What undo steps of this agreement are about. */
  get about(): string {
    return `agreement:${this.id}`;
  }

  /** The clause that stands in the paper and asks for a variable. */
  clauseWith(name: string): string | null {
    const clauses = this.card?.agreement.clauses ?? [];
    return clauses.find(({ state, body }) => state === 'on' && namesIn(body).includes(name))?.key ?? null;
  }

  #send(field: FieldKey, text: string, edit: ToSend): Promise<boolean> {
    const sent = this.#queue.then(() => this.#sendNow(field, text, edit));
    this.#queue = sent;
    return sent;
  }

  async #sendNow(field: FieldKey, text: string, toSend: ToSend): Promise<boolean> {
    // Until one version is chosen nothing more is sent; it stays where it was typed.
    if (!this.card || this.stale) return false;
    this.save = { kind: 'saving' };
    const edit = typeof toSend === 'function' ? toSend(this.card.agreement) : toSend;
    const seen = { id: this.id, version: this.card.agreement.version };
    const outcome = await sendEdit(edit, seen);
    if (!outcome.ok) {
      this.#failed(field, text, toSend, outcome.refusal);
      return false;
    }
    if (this.typed.get(field) === text) this.typed.delete(field);
    this.problems.delete(field);
    this.recovered = this.recovered && this.dirty.length > 0;
    this.#keep();
    const label = doneText(this.card, field, text);
    this.#adopt(outcome.answer.now);
    this.save = { kind: 'saved', at: officeNow() };
    if (outcome.answer.undo) undoStack.push({ label, undo: outcome.answer.undo, about: this.about });
    this.#show(null);
    await this.load();
    return true;
  }

  #failed(field: FieldKey, text: string, edit: ToSend, refusal: AgreementError | AnyRefusal): void {
    if (refusal.code === 'stale_agreement') {
      this.stale = { field, text, edit, current: refusal.details.current };
      // The two versions stand under the head and say the rest.
      this.save = { kind: 'refused', sentence: '' };
      return;
    }
    if (refusal.code === 'fields_refused') {
      for (const { field: path, problem } of refusal.details.problems) {
        this.problems.set(fieldOfProblem(path, field), problemSentence(problem));
      }
    }
    this.refused(refusal);
  }

  refused(refusal: AnyRefusal): void {
    this.save = { kind: 'refused', sentence: sentence(refusal) };
  }

  #keep(): void {
    const { card } = this;
    if (!card) return;
    this.#draft.keep(`${card.agreement.number} ${card.organisationName}`, () => Object.fromEntries(this.typed));
  }

  #adopt(agreement: Agreement): void {
    if (this.card) this.card = { ...this.card, agreement };
  }

  /** The paper with what is in the field now, sent or not. */
  #show(field: FieldKey | null): void {
    this.onchange({ id: this.id, ...(field ? this.#typing(field) : {}) });
  }

  #typing(field: FieldKey): Partial<PreviewWanted> {
    const [kind, name] = [kindOf(field), nameOf(field)];
    if (kind === 'value') return { value: { name, value: this.text(field) } };
    if (this.card && (kind === 'heading' || kind === 'body') && clauseOf(this.card.agreement, name)) {
      return { typing: { key: name, heading: this.text(`heading:${name}`), body: this.text(`body:${name}`) } };
    }
    return field === 'activityTitle' || field === 'caseNumber' ? { [field]: this.text(field) } : {};
  }
}
