/** Who reads what is sealed: begun, given, taken away, and the code on paper. */
import { call } from '../backend/call';
import type { KeyCode, KeyName, SealingState, UserId } from '../backend/generated/operations';
import { refusedForm } from '../backend/refusedForm';
import { sentence, type AnyRefusal } from '../backend/refusals';
import { announce, undoStack, type Submitted } from '../shared';
import { texts } from '../texts';

export class SealedAccess {
  state = $state.raw<SealingState | null>(null);
  /** A code that was just made: shown until it is put away. */
  code = $state('');
  problem = $state('');
  busy = $state(false);

  constructor(readonly name: KeyName) {}

  /** What the key is for, in a sentence. */
  get #what(): string {
    return texts().sealing.of[this.name].what;
  }

  async load(): Promise<void> {
    const outcome = await call('sealing_state', { name: this.name });
    this.problem = outcome.ok ? '' : sentence(outcome.refusal);
    if (outcome.ok) this.state = outcome.answer;
  }

  begin(): Promise<void> {
    return this.#withCode(() => call('begin_sealing', { name: this.name }));
  }

  makeCode(): Promise<void> {
    return this.#withCode(() => call('make_key_code', { name: this.name }));
  }

  async #withCode(send: () => Promise<{ ok: true; answer: KeyCode } | { ok: false; refusal: AnyRefusal }>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const outcome = await send();
    this.busy = false;
    if (!outcome.ok) {
      await this.load();
      this.problem = sentence(outcome.refusal);
      return;
    }
    this.#isMade(outcome.answer);
  }

  #isMade({ code, state }: KeyCode): void {
    this.problem = '';
    this.code = code;
    this.state = state;
  }

  async give(userId: UserId, fullName: string): Promise<void> {
    await this.#change('grant_key', userId, texts().sealing.did.granted(fullName, this.#what));
  }

  async take(userId: UserId, fullName: string): Promise<void> {
    await this.#change('withdraw_key', userId, texts().sealing.did.withdrawn(fullName, this.#what));
  }

  async #change(operation: 'grant_key' | 'withdraw_key', userId: UserId, label: string): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const outcome = await call(operation, { name: this.name, userId });
    this.busy = false;
    if (!outcome.ok) {
      await this.load();
      this.problem = sentence(outcome.refusal);
      return;
    }
    const { now, undo } = outcome.answer;
    this.problem = '';
    this.state = now;
    if (undo) undoStack.push({ label, undo, about: `key:${userId}` });
    else announce(label);
  }

  async recover(code: string): Promise<Submitted> {
    const outcome = await call('recover_key', { name: this.name, code });
    if (!outcome.ok) return { ok: false, ...refusedForm(outcome.refusal) };
    this.state = outcome.answer;
    announce(texts().sealing.did.recovered(this.#what));
    return { ok: true };
  }

  async replace(reason: string): Promise<Submitted> {
    const outcome = await call('replace_lost_key', { name: this.name, reason });
    if (!outcome.ok) return { ok: false, ...refusedForm(outcome.refusal) };
    this.#isMade(outcome.answer);
    return { ok: true };
  }
}
