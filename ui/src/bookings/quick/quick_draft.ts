/** A phrase that was begun is kept as one's own draft a moment after the last letter, and waits in the tray. */
import { call } from '../../backend/call';
import { draftsTray } from '../../shared';
import { texts } from '../../texts';

const OWNER = 'quick';
const KIND = 'quick_entry';
const SLOT = 'new';
const QUIET_MILLISECONDS = 400;

interface KeptPhrase {
  text: string;
}

export class QuickDraft {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #kept = false;
  readonly #reopen: (text: string) => void;

  /** `reopen` puts a phrase back into the field. */
  constructor(reopen: (text: string) => void) {
    this.#reopen = reopen;
  }

  /** Keeps the phrase; an empty one was booked or rubbed out. */
  write(text: string, name: string): void {
    clearTimeout(this.#timer);
    if (text.trim() === '' && !this.#kept) return;
    this.#timer = setTimeout(() => void (text.trim() ? this.#save(text, name) : this.#drop()), text.trim() ? QUIET_MILLISECONDS : 0);
  }

  stop(): void {
    clearTimeout(this.#timer);
    draftsTray.show(OWNER, []);
  }

  /** Shows in the tray what was begun before. */
  async show(): Promise<void> {
    const answer = await call('list_drafts', {});
    if (!answer.ok) return;
    const own = answer.answer.filter(({ kind, slot }) => kind === KIND && slot === SLOT);
    this.#kept = own.length > 0;
    const entry = ({ title }: { title: string }) => ({
      id: `${OWNER}:${SLOT}`,
      name: title || texts().quick.draftKind,
      kind: texts().quick.draftKind,
      open: () => void this.#open(),
    });
    draftsTray.show(OWNER, own.map(entry));
  }

  async #open(): Promise<void> {
    const answer = await call('open_draft', { kind: KIND, slot: SLOT });
    if (answer.ok && answer.answer) this.#reopen((answer.answer.body as KeptPhrase).text);
  }

  async #save(text: string, title: string): Promise<void> {
    const body: KeptPhrase = { text };
    const answer = await call('save_draft', { kind: KIND, slot: SLOT, title, body });
    if (answer.ok) await this.show();
  }

  async #drop(): Promise<void> {
    this.#kept = false;
    await call('discard_draft', { kind: KIND, slot: SLOT });
    await this.show();
  }
}
