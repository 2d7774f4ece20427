/**
 * Editing in place: a field is saved when it is left, what is refused stays as it was typed, and an edit of what a
 * colleague has changed meanwhile waits for a choice between both.
 */
import { officeNow } from './officeClock';

export type SaveState =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'refused'; sentence: string };

/** What came of sending the fields; the keys of `problems` are those of the fields. */
export type Sent<T> =
  | { outcome: 'kept'; now: T; version: number }
  | { outcome: 'refused'; sentence: string; problems: Readonly<Record<string, string>> }
  | { outcome: 'stale'; theirs: T; version: number };

/** What is edited in place and read anew; `refresh` tells what went wrong in words. */
export interface EditedInPlace {
  readonly edit: Pick<Committing<object>, 'saved' | 'theirs' | 'keepMine' | 'takeTheirs'>;
  refresh: () => Promise<string>;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

export class Committing<T extends object> {
  fields = $state() as T;
  saved = $state.raw<SaveState>({ kind: 'idle' });
  problems = $state.raw<Readonly<Record<string, string>>>({});
  /** How a colleague left it, while a choice is due. */
  theirs = $state.raw<{ fields: T; version: number } | null>(null);
  #kept: T;
  #version: number;
  #send: (fields: T, version: number) => Promise<Sent<T>>;
  #waiting: Promise<void> = Promise.resolve();

  constructor(kept: T, version: number, send: (fields: T, version: number) => Promise<Sent<T>>) {
    this.#kept = kept;
    this.#version = version;
    this.#send = send;
    this.fields = structuredClone(kept);
  }

  get #mine(): T {
    return $state.snapshot(this.fields) as T;
  }

  /** The fields that differ from what is kept. */
  get begun(): (keyof T)[] {
    const mine = this.#mine;
    return (Object.keys(mine) as (keyof T)[]).filter((key) => !same(mine[key], this.#kept[key]));
  }

  /** The fields that differ from how the colleague left them. */
  get inDoubt(): (keyof T)[] {
    const theirs = this.theirs?.fields;
    return theirs ? this.begun.filter((key) => !same(this.#mine[key], theirs[key])) : [];
  }

  /** Saves the fields that were left; one visit waits for the one before. */
  commit(...keys: (keyof T)[]): Promise<void> {
    this.#waiting = this.#waiting.then(() => this.#commit(keys));
    return this.#waiting;
  }

  async #commit(keys: (keyof T)[]): Promise<void> {
    const changed = this.begun.filter((key) => keys.includes(key));
    const left = Object.entries(this.problems).filter(([key]) => !keys.includes(key as keyof T));
    this.problems = Object.fromEntries(left);
    if (changed.length === 0 || this.theirs) return;
    const mine = this.#mine;
    const sent = { ...this.#kept };
    for (const key of changed) sent[key] = mine[key];
    await this.#dispatch(sent);
  }

  async #dispatch(fields: T): Promise<void> {
    this.saved = { kind: 'saving' };
    const sent = await this.#send(fields, this.#version);
    if (sent.outcome === 'kept') {
      this.saved = { kind: 'saved', at: officeNow() };
      this.#take(sent.now, sent.version, fields);
    } else if (sent.outcome === 'stale') {
      this.saved = { kind: 'idle' };
      this.theirs = { fields: sent.theirs, version: sent.version };
    } else {
      this.saved = { kind: 'refused', sentence: sent.sentence };
      this.problems = { ...this.problems, ...sent.problems };
    }
  }

  /** What was typed after `seen` stays. */
  #take(now: T, version: number, seen: T): void {
    const mine = this.#mine;
    const shown = structuredClone(now);
    for (const key of Object.keys(mine) as (keyof T)[]) {
      if (!same(mine[key], seen[key])) shown[key] = mine[key];
    }
    this.#kept = now;
    this.#version = version;
    this.fields = shown;
  }

  /** An undo, or a colleague, has changed it: what nobody is typing in follows. */
  refresh(now: T, version: number): void {
    if (this.theirs || version === this.#version) return;
    this.#take(now, version, this.#kept);
  }

  /** My edit goes on top of the colleague's. */
  async keepMine(): Promise<void> {
    const theirs = this.theirs;
    if (!theirs) return;
    const [mine, keys] = [this.#mine, this.begun];
    this.theirs = null;
    this.#take(theirs.fields, theirs.version, this.#kept);
    const fields = { ...theirs.fields };
    for (const key of keys) fields[key] = mine[key];
    await this.#dispatch(fields);
  }

  /** My edit is given up. */
  takeTheirs(): void {
    if (!this.theirs) return;
    this.#kept = this.theirs.fields;
    this.#version = this.theirs.version;
    this.fields = structuredClone(this.theirs.fields);
    this.theirs = null;
    this.problems = {};
  }
}
