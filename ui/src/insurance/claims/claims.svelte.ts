/** Claims as the screen sees them. What happened is held while its claim is open on the screen, and nowhere else. */
import { call } from '../../backend/call';
import type { Changed, ClaimAccount, ClaimCard, ClaimFacts, ClaimFile, ClaimHandling, ClaimId, ClaimList, PaperId, PersonId } from '../../backend/generated/operations';
import { host } from '../../backend/host';
import { refusedForm } from '../../backend/refusedForm';
import { sentence } from '../../backend/refusals';
import { newRequestKey } from '../../backend/requestKey';
import { announce, undoStack, type Submitted } from '../../shared';
import { texts } from '../../texts';

/** `handling.told.0.whom` is `whom` in its form, `account.thirdParty.sum` is `thirdParty.sum`. */
const own = (path: string): string => path.replace(/^(facts|account|handling)\./, '').replace(/^told\.\d+\./, '');

/** It is not to be read any more. */
const SHUT: readonly string[] = ['key_closed', 'claim_not_found', 'not_allowed'];

export class ClaimsState {
  list = $state.raw<ClaimList | null>(null);
  problem = $state('');
  #turn = 0;

  constructor(readonly person: PersonId | null = null) {}

  async load(): Promise<void> {
    const turn = ++this.#turn;
    const outcome = await call('list_claims', this.person === null ? {} : { personId: this.person });
    if (turn !== this.#turn) return;
    this.problem = outcome.ok ? '' : sentence(outcome.refusal);
    if (outcome.ok) this.list = outcome.answer;
  }
}

function keep({ now, undo }: Changed<ClaimCard>, label: string): void {
  if (undo) undoStack.push({ label, undo, about: `claim:${now.id}` });
  else announce(label);
}

/** Writes a new claim down; the same press again is the same claim. */
export class NewClaim {
  #key = newRequestKey();
  noted: ClaimId | null = null;

  async note(personId: PersonId, facts: ClaimFacts, account: ClaimAccount): Promise<Submitted> {
    const outcome = await call('note_claim', { requestKey: this.#key, personId, facts, account });
    if (!outcome.ok) return { ok: false, ...refusedForm(outcome.refusal, own) };
    this.noted = outcome.answer.now.id;
    this.#key = newRequestKey();
    keep(outcome.answer, texts().claims.did.noted(outcome.answer.now.fullName));
    return { ok: true };
  }
}

/** One claim on the screen. */
export class ClaimState {
  card = $state.raw<ClaimCard | null>(null);
  problem = $state('');
  /** A colleague was faster: what is typed stays, and theirs can be fetched. */
  stale = $state(false);
  busy = $state(false);
  /** Counts the readings: what was asked for before something newer came is not shown. */
  #turn = 0;

  constructor(readonly id: ClaimId) {}

  /** What is on the screen stays where it cannot be read just now; it goes where it is not to be read any more. */
  async load(): Promise<void> {
    const turn = ++this.#turn;
    const outcome = await call('open_claim', { claimId: this.id });
    if (turn !== this.#turn) return;
    this.problem = outcome.ok ? '' : sentence(outcome.refusal);
    if (outcome.ok) {
      this.card = outcome.answer;
      this.stale = false;
    } else if (SHUT.includes(outcome.refusal.code)) this.card = null;
  }

  /** It leaves the screen. */
  forget(): void {
    this.#turn += 1;
    this.card = null;
  }

  #took(changed: Changed<ClaimCard>, label: string): Submitted {
    this.#turn += 1;
    this.card = changed.now;
    this.problem = '';
    keep(changed, label);
    return { ok: true };
  }

  async change(facts: ClaimFacts, account: ClaimAccount): Promise<Submitted> {
    if (!this.card) return { ok: true };
    const outcome = await call('change_claim', { claimId: this.id, version: this.card.version, facts, account });
    if (outcome.ok) return this.#took(outcome.answer, texts().claims.did.changed(this.id));
    this.stale = outcome.refusal.code === 'stale_claim';
    return { ok: false, ...refusedForm(outcome.refusal, own) };
  }

  async handle(more: Partial<ClaimHandling>, label: string): Promise<Submitted> {
    if (!this.card) return { ok: true };
    const handling = { ...this.card.handling, ...more };
    const outcome = await call('handle_claim', { claimId: this.id, version: this.card.version, handling });
    if (outcome.ok) return this.#took(outcome.answer, label);
    this.stale = outcome.refusal.code === 'stale_claim';
    return { ok: false, ...refusedForm(outcome.refusal, own) };
  }

  /** The window lets the user point at the file; the page never sees it. */
  async attach(): Promise<void> {
    if (!this.card || this.busy) return;
    this.busy = true;
    const input = { requestKey: newRequestKey(), claimId: this.id };
    const outcome = await host({ ask: 'choose_scan', operation: 'attach_claim_file', input });
    this.busy = false;
    this.problem = outcome.ok ? '' : sentence(outcome.refusal);
    if (!outcome.ok || outcome.answer.answer !== 'from_gate') return;
    await this.#filed(outcome.answer.value as Changed<ClaimFile>, texts().claims.did.attached(this.id));
  }

  async detach(paperId: PaperId): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const outcome = await call('detach_claim_file', { claimId: this.id, paperId });
    this.busy = false;
    this.problem = outcome.ok ? '' : sentence(outcome.refusal);
    if (outcome.ok) await this.#filed(outcome.answer, texts().claims.did.detached(this.id));
  }

  async #filed({ undo }: Changed<ClaimFile>, label: string): Promise<void> {
    if (undo) undoStack.push({ label, undo, about: `claim:${this.id}` });
    else announce(label);
    await this.load();
  }

  async withdraw(): Promise<void> {
    if (!this.card || this.busy) return;
    this.busy = true;
    const outcome = await call('withdraw_claim', { claimId: this.id, version: this.card.version });
    this.busy = false;
    if (outcome.ok) this.#took(outcome.answer, texts().claims.did.withdrawn(this.id));
    else this.problem = sentence(outcome.refusal);
  }
}
