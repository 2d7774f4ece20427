/** What can be taken back. The engine gives the opposite operation with every change; here it only waits its turn. */
import type { IconName } from './icons';

/** An operation and its input, exactly as the engine gave it. */
export interface Replay {
  operation: string;
  input: unknown;
}

export interface UndoStep {
  /** What happened, in the office's words: `Koret Klangbølgen flyttet til Sal B`. */
  label: string;
  undo: Replay;
  /** What it is about, e.g. `agreement:14`: steps about the same thing follow each other's versions. */
  about: string;
  /** More that can be done about the same act, e.g. the same for other dates of a series. */
  more?: readonly { text: string; icon?: IconName; run: () => void }[];
}

/** Runs a replay and gives the step that takes it back again, or the sentence that says why it can't be done. */
export type RunReplay = (replay: Replay) => Promise<{ ok: true; back: Replay | null } | { ok: false; sentence: string }>;

export type UndoResult = { done: 'nothing' } | { done: 'yes'; label: string } | { done: 'no'; sentence: string };

const DEPTH = 50;

/** The versions that a replay saw, by what they are of: of one thing, or of two of its kind that exchange something. */
function versionsIn(replay: Replay | null, about: string): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  const note = (of: string, seen: unknown): void => {
    const version = typeof seen === 'object' && seen !== null && 'version' in seen ? seen.version : null;
    if (typeof version === 'number') found[of] = version;
  };
  note(about, replay?.input);
  for (const [, seen] of pairIn(replay)) note(sameKind(about, seen.id), seen);
  return found;
}

interface Seen {
  id: number;
  version: number;
}

/** `booking:14` from `booking:9`. */
function sameKind(about: string, id: number): string {
  return `${about.split(':')[0] ?? about}:${id}`;
}

/** The two; what else the replay carries about them is no version. */
function pairIn(replay: Replay | null): Array<[string, Seen]> {
  const input = replay?.input;
  if (typeof input !== 'object' || input === null || !('one' in input) || !('other' in input)) return [];
  const { one, other } = input as { one: Seen; other: Seen };
  return [
    ['one', one],
    ['other', other],
  ];
}

/** The same replay, told the version that one of the things it saw has now. */
function lifted(replay: Replay, about: string, of: string, seen: number, now: number): Replay {
  if (versionsIn(replay, about)[of] !== seen) return replay;
  const pair = pairIn(replay);
  if (pair.length === 0) return { ...replay, input: { ...(replay.input as object), version: now } };
  const told = Object.fromEntries(pair.map(([side, one]) => [side, sameKind(about, one.id) === of ? { ...one, version: now } : one]));
  return { ...replay, input: { ...(replay.input as object), ...told } };
}

export class UndoStack {
  #done = $state.raw<readonly UndoStep[]>([]);
  #undone = $state.raw<readonly UndoStep[]>([]);
  /** Set by the shell, which knows the engine. */
  run: RunReplay;
  /** The step the bar shows; it stays until the next act. */
  shown = $state.raw<UndoStep | null>(null);
  busy = $state(false);
  /** The step last taken back or repeated; whoever shows what it is about reads it again. */
  moved = $state.raw<UndoStep | null>(null);

  constructor(run: RunReplay = () => Promise.resolve({ ok: false, sentence: '' })) {
    this.run = run;
  }

  get depth(): number {
    return this.#done.length;
  }
  get canUndo(): boolean {
    return this.#done.length > 0;
  }
  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** Something was done; what had been undone before can no longer be repeated. */
  push(step: UndoStep): void {
    this.#done = [...this.#done, step].slice(-DEPTH);
    this.#undone = [];
    this.shown = step;
  }

  hide(): void {
    this.shown = null;
  }

  /** Another person sits here now, or another office is open. */
  forget(): void {
    this.#done = [];
    this.#undone = [];
    this.shown = null;
  }

  undo(): Promise<UndoResult> {
    return this.#move('done');
  }

  redo(): Promise<UndoResult> {
    return this.#move('undone');
  }

  async #move(from: 'done' | 'undone'): Promise<UndoResult> {
    const step = (from === 'done' ? this.#done : this.#undone).at(-1);
    if (!step || this.busy) return { done: 'nothing' };
    this.busy = true;
    const result = await this.run(step.undo);
    this.busy = false;
    if (!result.ok) return { done: 'no', sentence: result.sentence };
    this.#settle(from, step, result.back);
    this.#follow(step, result.back);
    this.moved = step;
    return { done: 'yes', label: step.label };
  }

  #settle(from: 'done' | 'undone', step: UndoStep, back: Replay | null): void {
    // What else could be done about it went with the act itself.
    const { label, about } = step;
    const opposite = back ? [{ label, about, undo: back }] : [];
    if (from === 'done') {
      this.#done = this.#done.filter((one) => one !== step);
      this.#undone = [...this.#undone, ...opposite];
      this.shown = null;
      return;
    }
    this.#undone = this.#undone.filter((one) => one !== step);
    this.#done = [...this.#done, ...opposite].slice(-DEPTH);
    this.shown = opposite[0] ?? null;
  }

  /**
   * Taking a step back makes a new version that says what the version before the step said. The next step about the
   * same thing saw that older version, so it is told the new one; had a colleague written in between, no step fits.
   */
  #follow(step: UndoStep, back: Replay | null): void {
    const after = versionsIn(back, step.about);
    for (const [of, seen] of Object.entries(versionsIn(step.undo, step.about))) {
      const now = after[of];
      if (now === undefined) continue;
      const follow = (one: UndoStep): UndoStep => ({ ...one, undo: lifted(one.undo, one.about, of, seen - 1, now) });
      this.#done = this.#done.map(follow);
      this.#undone = this.#undone.map(follow);
    }
  }
}

/** The steps of whoever is signed in now. */
export const undoStack = new UndoStack();
