/** A volunteer's CPR number on the card. The number itself is held for as long as it is shown, and nowhere else. */
import { call } from '../../backend/call';
import type { Changed, ClaimId, CprNumberId, CprStanding, PersonId } from '../../backend/generated/operations';
import { refusedForm } from '../../backend/refusedForm';
import { sentence } from '../../backend/refusals';
import { newRequestKey } from '../../backend/requestKey';
import { announce, undoStack, type Submitted } from '../../shared';
import { texts } from '../../texts';

/** For so long a number is shown. */
const SHOWN_SECONDS = 30;

export class CprState {
  readonly id: PersonId;
  standing = $state.raw<CprStanding | null>(null);
  /** The number somebody asked to see; empty while it is hidden. */
  shown = $state('');
  problem = $state('');
  busy = $state(false);
  #hides: ReturnType<typeof setTimeout> | undefined;

  constructor(id: PersonId) {
    this.id = id;
  }

  async load(): Promise<void> {
    const outcome = await call('cpr_of', { personId: this.id });
    this.problem = outcome.ok ? '' : sentence(outcome.refusal);
    if (outcome.ok) this.standing = outcome.answer;
  }

  async show(): Promise<void> {
    const outcome = await call('reveal_cpr', { personId: this.id });
    this.problem = outcome.ok ? '' : sentence(outcome.refusal);
    if (!outcome.ok) return;
    this.shown = outcome.answer.number;
    clearTimeout(this.#hides);
    this.#hides = setTimeout(() => this.hide(), SHOWN_SECONDS * 1000);
  }

  hide(): void {
    clearTimeout(this.#hides);
    this.shown = '';
  }

  async keep(number: string, claimId: ClaimId | null, fullName: string): Promise<Submitted> {
    const outcome = await call('keep_cpr', { requestKey: newRequestKey(), personId: this.id, number, claimId });
    if (!outcome.ok) return { ok: false, ...refusedForm(outcome.refusal) };
    this.#did(outcome.answer, texts().cpr.did.kept(fullName));
    return { ok: true };
  }

  async remove(fullName: string): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const outcome = await call('choose_cpr', { personId: this.id, cprNumberId: null as CprNumberId | null });
    this.busy = false;
    this.problem = outcome.ok ? '' : sentence(outcome.refusal);
    if (outcome.ok) this.#did(outcome.answer, texts().cpr.did.removed(fullName));
  }

  #did({ now, undo }: Changed<CprStanding>, label: string): void {
    this.hide();
    this.problem = '';
    this.standing = now;
    if (undo) undoStack.push({ label, undo, about: `cpr:${this.id}` });
    else announce(label);
  }
}
