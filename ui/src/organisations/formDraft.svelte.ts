/** A form is kept as a draft of one's own while it is written, and is there again after an interruption. */
import { call } from '../backend/call';
import { draftsTray, router } from '../shared';
import { texts } from '../texts';

const OWNER = 'directory';
const SLOT = 'new';
const QUIET_MILLISECONDS = 400;

export class FormDraft<F> {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #kept = false;

  /** `shown` puts the drafts of this kind into the tray anew. */
  constructor(
    private readonly kind: string,
    private readonly slot = SLOT,
    private readonly shown: () => Promise<void> = showDrafts,
  ) {}

  /** What was begun before; nothing if nothing was. */
  async read(): Promise<F | null> {
    const outcome = await call('open_draft', { kind: this.kind, slot: this.slot });
    this.#kept = outcome.ok && outcome.answer !== null;
    return outcome.ok && outcome.answer ? (outcome.answer.body as F) : null;
  }

  /** Keeps the form a moment after the last key. */
  write(title: string, body: F): void {
    clearTimeout(this.#timer);
    if (title.trim() === '' && !this.#kept) return;
    this.#timer = setTimeout(() => void this.#save(title, body), QUIET_MILLISECONDS);
  }

  async #save(title: string, body: F): Promise<void> {
    const outcome = await call('save_draft', { kind: this.kind, slot: this.slot, title: title.trim(), body });
    this.#kept ||= outcome.ok;
    if (outcome.ok) await this.shown();
  }

  /** The form was finished or given up. */
  async drop(): Promise<void> {
    clearTimeout(this.#timer);
    if (!this.#kept) return;
    this.#kept = false;
    await call('discard_draft', { kind: this.kind, slot: this.slot });
    await this.shown();
  }
}

/** Puts the drafts of new cards into the tray. */
export async function showDrafts(): Promise<void> {
  const outcome = await call('list_drafts', {});
  if (!outcome.ok) return;
  const say = texts().organisations;
  const own = outcome.answer.filter(({ kind, slot }) => (kind === 'organisation' || kind === 'person') && slot === SLOT);
  const drafts = own.map(({ kind, title }) => ({
    id: `${OWNER}:${kind}`,
    name: title || (kind === 'person' ? say.newPerson : say.newOrganisation),
    kind: kind === 'person' ? say.kinds.person : say.kinds.association,
    open: () => router.go(['organisations', kind === 'person' ? 'new-person' : 'new-organisation']),
  }));
  draftsTray.show(OWNER, drafts);
}
