/**
 * What stands in the fields and has not been sent, kept as one's own draft in the office: a crash, a lock or a lost
 * connection to the server takes at most the last half second of typing.
 */
import { call } from '../backend/call';
import { draftsTray, router } from '../shared';
import { texts } from '../texts';

const KIND = 'agreement';
const PAUSE_MILLISECONDS = 400;

export type Typed = Record<string, string>;

function readTyped(body: unknown): Typed {
  const typed = typeof body === 'object' && body !== null && 'typed' in body ? body.typed : null;
  if (typeof typed !== 'object' || typed === null) return {};
  return Object.fromEntries(Object.entries(typed).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

export class OwnDraft {
  readonly #slot: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #kept = false;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(slot: string) {
    this.#slot = slot;
  }

  /** What was typed here earlier and never sent. */
  async read(): Promise<Typed> {
    const outcome = await call('open_draft', { kind: KIND, slot: this.#slot });
    const draft = outcome.ok ? outcome.answer : null;
    this.#kept = draft !== null;
    return readTyped(draft?.body);
  }

  /** Keeps this after a pause; nothing left to keep puts the draft away. A refusal here harms nothing: the field says it. */
  keep(title: string, typed: () => Typed): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#enqueue(() => this.#keepNow(title, typed())), PAUSE_MILLISECONDS);
  }

  /** Puts the draft away at once. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#enqueue(() => this.#keepNow('', {}));
  }

  #enqueue(act: () => Promise<void>): void {
    this.#queue = this.#queue.then(act);
  }

  async #keepNow(title: string, typed: Typed): Promise<void> {
    const slot = { kind: KIND, slot: this.#slot };
    if (Object.keys(typed).length > 0) {
      const saved = await call('save_draft', { ...slot, title, body: { typed } });
      if (saved.ok && !this.#kept) void showDrafts();
      this.#kept ||= saved.ok;
    } else if (this.#kept) {
      this.#kept = !(await call('discard_draft', slot)).ok;
      void showDrafts();
    }
  }
}

/** `14` is what was typed in an agreement's own fields, `14-talk` a note about it. */
function open(slot: string): void {
  const [agreement = '', form] = slot.split('-');
  router.go(['agreements', agreement], form ? { open: `${form}-new` } : {});
}

/** Puts what was typed in agreements and never sent into the tray. */
export async function showDrafts(): Promise<void> {
  const outcome = await call('list_drafts', {});
  if (!outcome.ok) return;
  const own = outcome.answer.filter(({ kind }) => kind === KIND);
  const drafts = own.map(({ slot, title }) => ({
    id: `${KIND}:${slot}`,
    name: title,
    kind: texts().agreements.draftKind,
    open: () => open(slot),
  }));
  draftsTray.show(KIND, drafts);
}
