/** The form that was begun is kept as one's own draft while it is written, and is there again after an interruption. */
import { call } from '../backend/call';
import { draftsTray, router } from '../shared';
import { texts } from '../texts';
import type { BookingDraft, KeptDraft } from './draft.svelte';

const OWNER = 'bookings';
const KIND = 'booking';
const SLOT = 'new';
const QUIET_MILLISECONDS = 400;

export class DraftKeeping {
  #draft: BookingDraft;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #kept = false;

  constructor(draft: BookingDraft) {
    this.#draft = draft;
  }

  /** Fills the form with what was begun before, unless something is being written already. */
  async read(): Promise<void> {
    const answer = await call('open_draft', { kind: KIND, slot: SLOT });
    if (!answer.ok || answer.answer === null) return;
    this.#kept = true;
    if (!this.#draft.isBegun) this.#draft.load(answer.answer.body as Partial<KeptDraft>);
  }

  /** Keeps the form a moment after the last key; nothing means that it was booked or cleared. */
  write(fields: KeptDraft | null): void {
    clearTimeout(this.#timer);
    if (fields === null && !this.#kept) return;
    this.#timer = setTimeout(() => void (fields ? this.#save(fields) : this.#drop()), fields ? QUIET_MILLISECONDS : 0);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  async #save(fields: KeptDraft): Promise<void> {
    const answer = await call('save_draft', { kind: KIND, slot: SLOT, title: this.#draft.name, body: fields });
    this.#kept ||= answer.ok;
    if (answer.ok) await showDrafts();
  }

  async #drop(): Promise<void> {
    this.#kept = false;
    await call('discard_draft', { kind: KIND, slot: SLOT });
    await showDrafts();
  }
}

/** Puts the begun booking into the tray. */
export async function showDrafts(): Promise<void> {
  const answer = await call('list_drafts', {});
  if (!answer.ok) return;
  const own = answer.answer.filter(({ kind, slot }) => kind === KIND && slot === SLOT);
  const words = texts().bookings;
  draftsTray.show(
    OWNER,
    own.map(({ title }) => ({
      id: `${OWNER}:${SLOT}`,
      name: title || words.newBooking,
      kind: words.oneBooking,
      open: () => router.go(['premises'], { new: '' }),
    })),
  );
}
