/**
 * Editing a card in place: a field is saved when it is left, what is refused stays as it was typed, and an edit of what a
 * colleague has changed meanwhile waits for a choice between both.
 */
import type { Problem, UndoStep as WayBack } from '../backend/generated/operations';
import { fieldProblems, problemSentence, sentence, type AnyRefusal } from '../backend/refusals';
import { undoStack } from '../shared';
import { officeNow } from '../shared/officeClock';
import { fieldName } from './wording';

interface Kept<F> {
  facts: F;
  version: number;
}
type Saved<F, K extends Kept<F>> =
  | { ok: true; answer: { now: K; undo: WayBack | null } }
  | { ok: false; refusal: AnyRefusal; current: K | null };
export type Stamp =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'refused'; sentence: string };

export interface FactsEditParts<F, K extends Kept<F>> {
  kept: K;
  save: (facts: F, version: number) => Promise<Saved<F, K>>;
  /** What an undo step is about: `person:5`. */
  about: string;
  /** What the undo bar says of a change. */
  label: (kept: K, field: string) => string;
  onsaved: (now: K) => void;
}

export class FactsEdit<F extends object, K extends Kept<F>> {
  kept = $state.raw() as K;
  typed = $state() as F;
  stamp = $state.raw<Stamp>({ kind: 'idle' });
  problems = $state.raw<Record<string, Problem>>({});
  /** How a colleague left it, while a choice is due. */
  theirs = $state.raw<K | null>(null);
  #parts: FactsEditParts<F, K>;
  #waiting: Promise<void> = Promise.resolve();
  #inDoubt: (keyof F)[] = [];

  constructor(parts: FactsEditParts<F, K>) {
    this.#parts = parts;
    this.take(parts.kept);
  }

  /** Shows the card as it is kept now. */
  take(kept: K): void {
    this.kept = kept;
    this.typed = structuredClone(kept.facts);
  }

  /** Somebody else, or an undo, has changed the card: what is not being typed follows. */
  refresh(kept: K): void {
    // A card that was read before the last change was saved says nothing new.
    if (this.theirs || kept.version <= this.kept.version) return;
    const before = this.kept.facts;
    const mine = $state.snapshot(this.typed) as F;
    const begun = (Object.keys(mine) as (keyof F)[]).filter((field) => JSON.stringify(mine[field]) !== JSON.stringify(before[field]));
    this.kept = kept;
    this.typed = overlaid(structuredClone(kept.facts), mine, begun);
  }

  /** What is wrong with a field, in words. */
  problem(field: string, missing?: string): string | undefined {
    const found = this.problems[`facts.${field}`];
    return found ? problemSentence(found, missing) : undefined;
  }

  /** The fields that differ from how the colleague left them. */
  get inDoubt(): readonly (keyof F)[] {
    return this.#inDoubt;
  }

  /** Saves the fields that were left, one visit after the other. */
  commit(...fields: (keyof F)[]): Promise<void> {
    this.#waiting = this.#waiting.then(() => this.#commit(fields));
    return this.#waiting;
  }

  async #commit(fields: (keyof F)[]): Promise<void> {
    const mine = $state.snapshot(this.typed) as F;
    const changed = fields.filter((field) => JSON.stringify(mine[field]) !== JSON.stringify(this.kept.facts[field]));
    this.#forget(fields);
    if (changed.length === 0 || this.theirs) return;
    await this.#send(overlaid(this.kept.facts, mine, changed), this.kept.version, changed);
  }

  async #send(facts: F, version: number, fields: (keyof F)[]): Promise<void> {
    this.stamp = { kind: 'saving' };
    const outcome = await this.#parts.save(facts, version);
    if (!outcome.ok) {
      this.#refused(outcome.refusal, outcome.current, fields);
      return;
    }
    const { now, undo } = outcome.answer;
    this.stamp = { kind: 'saved', at: officeNow() };
    this.kept = now;
    // What is being typed in other fields meanwhile stays.
    this.typed = overlaid($state.snapshot(this.typed) as F, now.facts, fields);
    const label = this.#parts.label(now, fieldName(String(fields[0])).toLowerCase());
    if (undo) undoStack.push({ label, undo, about: this.#parts.about });
    this.#parts.onsaved(now);
  }

  #refused(refusal: AnyRefusal, current: K | null, fields: (keyof F)[]): void {
    this.problems = { ...this.problems, ...fieldProblems(refusal) };
    this.stamp = { kind: 'refused', sentence: sentence(refusal) };
    if (!current) return;
    this.#inDoubt = fields;
    this.theirs = current;
  }

  #forget(fields: (keyof F)[]): void {
    const left = Object.entries(this.problems).filter(
      ([path]) => !fields.some((field) => path === `facts.${String(field)}` || path.startsWith(`facts.${String(field)}.`)),
    );
    this.problems = Object.fromEntries(left);
  }

  /** My edit goes on top of the colleague's. */
  async keepMine(): Promise<void> {
    const theirs = this.theirs;
    if (!theirs) return;
    this.theirs = null;
    this.kept = theirs;
    const facts = overlaid(theirs.facts, $state.snapshot(this.typed) as F, this.#inDoubt);
    await this.#send(facts, theirs.version, this.#inDoubt);
    if (!this.theirs) this.typed = structuredClone(this.kept.facts);
  }

  /** My edit is given up. */
  useTheirs(): void {
    const theirs = this.theirs;
    if (!theirs) return;
    this.theirs = null;
    this.stamp = { kind: 'idle' };
    this.take(theirs);
    this.#parts.onsaved(theirs);
  }
}

function overlaid<F extends object>(under: F, over: F, fields: readonly (keyof F)[]): F {
  const result = { ...under };
  for (const field of fields) result[field] = over[field];
  return result;
}
