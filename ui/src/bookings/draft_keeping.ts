/** Each booking that was begun is kept as a draft of one's own while it is written, and is there again after an interruption. */
import { call } from '../backend/call';
import { draftsTray, router } from '../shared';
import { texts } from '../texts';
import { BookingDraft, type KeptDraft } from './draft.svelte';

const OWNER = 'bookings';
const KIND = 'booking';
const QUIET_MILLISECONDS = 400;

export class DraftKeeping {
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #kept = new Set<string>();
  /** One thing after the other: what was given up is not kept again by a letter that was under way. */
  #last: Promise<void> = Promise.resolve();

  /** Takes one out of the tray; nothing where it is not there any more. */
  async read(slot: string): Promise<BookingDraft | undefined> {
    await this.#last;
    const answer = await call('open_draft', { kind: KIND, slot });
    if (!answer.ok || answer.answer === null) {
      await showDrafts();
      return undefined;
    }
    this.#kept.add(slot);
    const draft = new BookingDraft(slot);
    draft.load(answer.answer.body as Partial<KeptDraft>);
    return draft;
  }

  /** Keeps the form a moment after the last key; one that is empty was booked or cleared. */
  write(draft: BookingDraft): void {
    this.#in(draft.isBegun ? QUIET_MILLISECONDS : 0, draft);
  }

  /** The form leaves the screen. */
  writeAtOnce(draft: BookingDraft): void {
    this.#in(null, draft);
  }

  stop(): void {
    this.#timers.forEach((timer) => clearTimeout(timer));
  }

  #in(wait: number | null, draft: BookingDraft): void {
    const { slot, name } = draft;
    const fields = draft.isBegun ? draft.kept() : null;
    clearTimeout(this.#timers.get(slot));
    if (fields === null && !this.#kept.has(slot)) return;
    const act = (): void => {
      this.#last = this.#last.then(() => (fields ? this.#save(slot, name, fields) : this.#drop(slot))).catch(() => undefined);
    };
    if (wait === null) act();
    else this.#timers.set(slot, setTimeout(act, wait));
  }

  async #save(slot: string, title: string, body: KeptDraft): Promise<void> {
    this.#kept.add(slot);
    const answer = await call('save_draft', { kind: KIND, slot, title, body });
    if (answer.ok) await showDrafts();
  }

  async #drop(slot: string): Promise<void> {
    this.#kept.delete(slot);
    await call('discard_draft', { kind: KIND, slot });
    await showDrafts();
  }
}

/** The calendar on the screen opens a draft itself; else the address leads to it. */
class DraftOpening {
  #open: ((slot: string) => void) | undefined;

  /** Gives the way to take it back. */
  watch(open: (slot: string) => void): () => void {
    this.#open = open;
    return () => {
      if (this.#open === open) this.#open = undefined;
    };
  }

  open(slot: string): void {
    if (this.#open) this.#open(slot);
    else router.go(['premises'], { new: slot });
  }
}

export const draftOpening = new DraftOpening();

/** Puts the begun bookings into the tray. */
export async function showDrafts(): Promise<void> {
  const answer = await call('list_drafts', {});
  if (!answer.ok) return;
  const own = answer.answer.filter(({ kind }) => kind === KIND);
  const words = texts().bookings;
  draftsTray.show(
    OWNER,
    own.map(({ slot, title }) => ({
      id: `${OWNER}:${slot}`,
      name: title || words.newBooking,
      kind: words.oneBooking,
      open: () => draftOpening.open(slot),
    })),
  );
}
