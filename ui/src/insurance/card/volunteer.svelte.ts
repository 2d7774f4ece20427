/** One volunteer's card: what the register knows, and everything that is done from it. */
import { call } from '../../backend/call';
import type { AttachmentFacts, AttachmentCard, Changed, VolunteerCard, VolunteerFacts, PersonId } from '../../backend/generated/operations';
import { refusedForm } from '../../backend/refusedForm';
import { sentence, type AnyRefusal } from '../../backend/refusals';
import type { FormDraft } from '../../organisations';
import { announce, undoStack, type Submitted } from '../../shared';
import { numericDate } from '../../shared/format';
import { texts } from '../../texts';
import { draftOf } from '../drafts';
import { FACT_PARTS, type FactPart } from '../facts';

/** The form that is open on the card. */
export type CardForm =
  | { of: 'facts'; part: FactPart | null }
  | { of: 'approve' | 'pause' | 'end_pause' | 'end'; attachment: AttachmentCard };

/** What is approved, as it is sent. */
export interface Approval {
  approvedBy: string;
  approvedOn: string;
}

type Acted = { ok: true; answer: Changed<VolunteerCard> } | { ok: false; refusal: AnyRefusal };

export class VolunteerState {
  readonly id: PersonId;
  card = $state.raw<VolunteerCard | null>(null);
  form = $state.raw<CardForm | null>(null);
  problem = $state('');
  busy = $state(false);

  constructor(id: PersonId) {
    this.id = id;
  }

  get name(): string {
    return this.card?.fullName ?? '';
  }

  async load(): Promise<void> {
    const outcome = await call('open_volunteer', { personId: this.id });
    this.problem = outcome.ok ? '' : sentence(outcome.refusal);
    if (outcome.ok) this.card = outcome.answer;
  }

  open(form: CardForm | null): void {
    this.form = form;
    this.problem = '';
  }

  /** Opens what the address names: `facts`, `facts-confidentiality`, `approve-12`. */
  openNamed(named: string): void {
    const [of, id] = named.split('-');
    const attachment = this.card?.attachments.find((one) => String(one.id) === id);
    if (of === 'facts') this.open({ of, part: FACT_PARTS.find((part) => part === id) ?? null });
    if ((of === 'approve' || of === 'end' || of === 'pause') && attachment) this.open({ of, attachment });
  }

  formDraft<F>(form: string): FormDraft<F> {
    return draftOf<F>(`${form}-${this.id}`);
  }

  async keepFacts(facts: VolunteerFacts, part?: FactPart): Promise<Submitted> {
    const { did, forms } = texts().insurance;
    const outcome = await call('change_volunteer', { personId: this.id, version: this.card?.version ?? 0, facts });
    return this.#formDone(outcome, part ? did.noted(this.name, forms.parts[part].toLowerCase()) : did.changed(this.name), `volunteer:${this.id}`);
  }

  async approve(one: AttachmentCard, approval: Approval): Promise<Submitted> {
    const outcome = await call('approve_attachment', { attachmentId: one.id, version: one.version, ...approval });
    return this.#formDone(outcome, texts().insurance.did.approved(this.name, one.facts.activity), `attachment:${one.id}`);
  }

  async pause(one: AttachmentCard, pause: { from: string; to: string; reason: string }): Promise<Submitted> {
    const outcome = await call('pause_attachment', { attachmentId: one.id, version: one.version, pause });
    return this.#formDone(outcome, texts().insurance.did.paused(this.name, one.facts.activity), `attachment:${one.id}`);
  }

  async endPause(one: AttachmentCard, takesPartFrom: string): Promise<Submitted> {
    const outcome = await call('end_pause', { attachmentId: one.id, version: one.version, takesPartFrom });
    return this.#formDone(outcome, texts().insurance.did.pauseEnded(this.name, one.facts.activity), `attachment:${one.id}`);
  }

  async end(one: AttachmentCard, endsOn: string): Promise<Submitted> {
    const outcome = await call('end_attachment', { attachmentId: one.id, version: one.version, endsOn });
    const kept = outcome.ok ? (outcome.answer.now.attachments.find(({ id }) => id === one.id)?.facts.endsOn ?? '') : '';
    const day = kept ? numericDate(kept) : endsOn;
    return this.#formDone(outcome, texts().insurance.did.ended(this.name, one.facts.activity, day), `attachment:${one.id}`);
  }

  takeBackApproval(one: AttachmentCard): Promise<void> {
    return this.#press(
      () => call('take_back_approval', { attachmentId: one.id, version: one.version }),
      () => texts().insurance.did.approvalTakenBack(this.name, one.facts.activity),
      `attachment:${one.id}`,
    );
  }

  withdrawAttachment(one: AttachmentCard): Promise<void> {
    return this.#press(
      () => call('withdraw_attachment', { attachmentId: one.id, version: one.version }),
      () => texts().insurance.did.attachmentWithdrawn(this.name, one.facts.activity),
      `attachment:${one.id}`,
    );
  }

  /** Somebody has seen to it that it still holds. */
  still(one: AttachmentCard, today: string): Promise<void> {
    const facts: AttachmentFacts = { ...one.facts, lookedAtOn: today };
    return this.#press(
      () => call('change_attachment', { attachmentId: one.id, version: one.version, facts }),
      () => texts().insurance.did.still(this.name, one.facts.activity),
      `attachment:${one.id}`,
    );
  }

  withdraw(): Promise<void> {
    return this.#press(
      () => call('withdraw_volunteer', { personId: this.id, version: this.card?.version ?? 0, personCard: 'left_alone' }),
      () => texts().insurance.did.withdrawn(this.name),
      `volunteer:${this.id}`,
    );
  }

  reinstate(): Promise<void> {
    return this.#press(
      () => call('reinstate_volunteer', { personId: this.id, version: this.card?.version ?? 0, personCard: 'left_alone' }),
      () => texts().insurance.did.reinstated(this.name),
      `volunteer:${this.id}`,
    );
  }

  /** An act without a form. */
  async #press(send: () => Promise<Acted>, label: () => string, about: string): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const outcome = await send();
    this.busy = false;
    if (outcome.ok) {
      this.#did(outcome.answer, label(), about);
      return;
    }
    await this.load();
    this.problem = sentence(outcome.refusal);
  }

  async #formDone(outcome: Acted, label: string, about: string): Promise<Submitted> {
    if (outcome.ok) {
      this.open(null);
      this.#did(outcome.answer, label, about);
      return { ok: true };
    }
    if (outcome.refusal.code !== 'fields_refused') await this.load();
    return { ok: false, ...refusedForm(outcome.refusal, (path) => path.replace(/^(facts|pause)\./, '')) };
  }

  #did({ now, undo }: Changed<VolunteerCard>, label: string, about: string): void {
    this.card = now;
    if (undo) undoStack.push({ label, undo, about });
    else announce(label);
  }
}
