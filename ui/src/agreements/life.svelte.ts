/** What is done to an agreement after it is written: each act is one request, can be taken back, and says why not. */
import { announce, router, undoStack, type Submitted } from '../shared';
import { call } from '../backend/call';
import type {
  Changed,
  EvaluationNote,
  HandOnTo,
  Holes,
  NoticeWay,
  AgreementSide,
  PaperId,
  PaperSummary,
  SignatureId,
  SignatureToNote,
  Terms,
} from '../backend/generated/operations';
import { host } from '../backend/host';
import { refusedForm } from '../backend/refusedForm';
import { sentence, type AnyRefusal } from '../backend/refusals';
import { newRequestKey } from '../backend/requestKey';
import { numericDate } from '../shared/format';
import { texts } from '../texts';
import type { Editing } from './editing.svelte';

/** The form that is open; the acts of others wait. */
export type LifeForm = 'send' | 'sign' | 'terminate' | 'evaluate';

export class Life {
  form = $state<LifeForm | null>(null);
  /** The names of the variables that sending was refused for. */
  holes = $state.raw<readonly string[]>([]);
  busy = $state(false);
  refused = $state('');
  readonly #editing: Editing;
  #key = newRequestKey();

  constructor(editing: Editing) {
    this.#editing = editing;
  }

  open(form: LifeForm | null): void {
    this.form = form;
    this.holes = [];
    this.refused = '';
    this.#key = newRequestKey();
  }

  get #seen() {
    const agreement = this.#editing.card?.agreement;
    return { id: this.#editing.id, version: agreement?.version ?? 0 };
  }

  get #number(): string {
    return this.#editing.card?.agreement.number ?? '';
  }

  async handOn(to: HandOnTo, holes: Holes): Promise<Submitted> {
    if (!(await this.#editing.leaveAll())) return { ok: false, sentence: '', problems: {} };
    const outcome = await call('hand_on_agreement', { requestKey: this.#key, ...this.#seen, to, holes });
    this.holes = !outcome.ok && outcome.refusal.code === 'holes_left' ? outcome.refusal.details.missing : [];
    const say = texts().agreementLife.did;
    return this.#formDone(outcome, to === 'review' ? say.reviewed(this.#number) : say.sent(this.#number));
  }

  takeBack(): Promise<void> {
    const say = texts().agreementLife.did;
    return this.#press(() => call('take_back_agreement', { ...this.#seen, to: 'draft' }), () => say.takenBack(this.#number));
  }

  async sign(signature: Omit<SignatureToNote, 'requestKey' | 'id' | 'version'>): Promise<Submitted> {
    const outcome = await call('sign_agreement', { requestKey: this.#key, ...this.#seen, ...signature });
    return this.#formDone(outcome, texts().agreementLife.did.signed(signature.name));
  }

  unsign(signatureId: SignatureId): Promise<void> {
    return this.#press(
      () => call('withdraw_signature', { ...this.#seen, signatureId }),
      () => texts().agreementLife.did.unsigned,
    );
  }

  async terminate(givenOn: string, givenBy: AgreementSide, way: NoticeWay): Promise<Submitted> {
    const outcome = await call('terminate_agreement', { ...this.#seen, givenOn, givenBy, way });
    const ends = outcome.ok ? (outcome.answer.now.termination?.endsOn ?? givenOn) : givenOn;
    return this.#formDone(outcome, texts().agreementLife.did.terminated(numericDate(ends)));
  }

  withdrawTermination(): Promise<void> {
    return this.#press(
      () => call('withdraw_termination', this.#seen),
      () => texts().agreementLife.did.terminationWithdrawn,
    );
  }

  async evaluate(evaluation: EvaluationNote): Promise<Submitted> {
    const outcome = await call('note_evaluation', { ...this.#seen, evaluation });
    return this.#formDone(outcome, texts().agreementLife.did.evaluated);
  }

  removeEvaluation(): Promise<void> {
    return this.#press(
      () => call('note_evaluation', { ...this.#seen, evaluation: null }),
      () => texts().agreementLife.did.evaluationRemoved,
    );
  }

  async changeTerms(terms: Terms): Promise<Submitted> {
    const outcome = await call('change_terms', { ...this.#seen, terms });
    return this.#formDone(outcome, texts().agreementLife.did.terms);
  }

  /** Begins the agreement that follows, and goes there. */
  async renew(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const outcome = await call('renew_agreement', { requestKey: this.#key, id: this.#editing.id });
    this.busy = false;
    this.refused = outcome.ok ? '' : sentence(outcome.refusal);
    if (!outcome.ok) return;
    const { now, undo } = outcome.answer;
    if (undo) undoStack.push({ label: texts().agreementLife.did.renewed(now.number), undo, about: `agreement:${now.id}` });
    router.go(['agreements', now.id]);
  }

  /** The window lets the user point at the file; the page never sees it. */
  async attach(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const outcome = await host({ ask: 'choose_scan', operation: 'attach_signed_copy', input: { requestKey: newRequestKey(), id: this.#editing.id } });
    this.busy = false;
    this.refused = outcome.ok ? '' : sentence(outcome.refusal);
    if (!outcome.ok || outcome.answer.answer !== 'from_gate') return;
    const { undo } = outcome.answer.value as Changed<PaperSummary>;
    await this.#did(undo, texts().agreementLife.did.attached);
  }

  detach(paperId: PaperId): Promise<void> {
    return this.#press(
      () => call('detach_signed_copy', { id: this.#editing.id, paperId }),
      () => texts().agreementLife.did.detached,
    );
  }

  /** An act without a form. */
  async #press(send: () => Promise<Acted>, label: () => string): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const outcome = await send();
    this.busy = false;
    this.refused = outcome.ok ? '' : sentence(outcome.refusal);
    if (outcome.ok) await this.#did(outcome.answer.undo, label());
    else await this.#catchUp(outcome.refusal);
  }

  async #formDone(outcome: Acted, label: string): Promise<Submitted> {
    if (outcome.ok) {
      this.open(null);
      await this.#did(outcome.answer.undo, label);
      return { ok: true };
    }
    await this.#catchUp(outcome.refusal);
    return { ok: false, ...refusedForm(outcome.refusal, (path) => path.split('.').at(-1) ?? path) };
  }

  async #did(undo: Changed<unknown>['undo'], label: string): Promise<void> {
    if (undo) undoStack.push({ label, undo, about: this.#editing.about });
    else announce(label);
    await this.#editing.refresh();
  }

  /** Reads it again: something about it was printed. */
  refresh(): Promise<void> {
    return this.#editing.refresh();
  }

  /** A colleague was faster: what stands now is shown beside the sentence. */
  async #catchUp(refusal: AnyRefusal): Promise<void> {
    if (refusal.code === 'stale_agreement') await this.#editing.refresh();
  }
}

/** What any of these acts answers, as far as it matters here. */
type Acted = { ok: true; answer: { undo: Changed<unknown>['undo'] } } | { ok: false; refusal: AnyRefusal };
