/** The nominees of a year as the office sees them, and the one that is open. */
import { call } from '../../backend/call';
import type { AwardError, AwardYearId, Changed, NominationId, NomineeCard, NomineeId, NomineeList, PaperId } from '../../backend/generated/operations';
import { host } from '../../backend/host';
import { refusedForm } from '../../backend/refusedForm';
import { sentence, type AnyRefusal } from '../../backend/refusals';
import { newRequestKey } from '../../backend/requestKey';
import type { Replay, Submitted } from '../../shared';
import { texts } from '../../texts';
import { keepStep } from '../award.svelte';

type Came = { ok: true; answer: { now: NomineeCard; undo: Replay | null } } | { ok: false; refusal: AnyRefusal };

export class NomineesState {
  list = $state.raw<NomineeList | null>(null);
  open = $state.raw<NomineeCard | null>(null);
  words = $state('');
  problem = $state('');
  /** With which nomination a file is being put. */
  enclosing = $state<NominationId | null>(null);
  #turn = 0;
  /** Whose card the address names. */
  #wanted: NomineeId | null = null;

  constructor(readonly year: AwardYearId) {}

  /** Reads the list, and the card that is asked for. */
  async load(nominee: NomineeId | null): Promise<void> {
    const turn = ++this.#turn;
    this.#wanted = nominee;
    const [list, card] = await Promise.all([
      call('list_nominees', { awardYearId: this.year, words: this.words }),
      nominee === null ? null : call('open_nominee', { nomineeId: nominee }),
    ]);
    if (turn !== this.#turn) return;
    if (list.ok) this.list = list.answer;
    this.open = card?.ok ? card.answer : null;
    const refused = !list.ok ? list.refusal : card && !card.ok ? card.refusal : null;
    this.problem = refused ? sentence(refused) : '';
  }

  /** After a change the list and the card are read again: that of the address, or of the one that goes on. */
  async take(outcome: Came, label: string, fieldOf?: (path: string) => string, missing?: Readonly<Record<string, string>>, next: NomineeId | null = this.#wanted): Promise<Submitted> {
    if (!outcome.ok) {
      const refusal = outcome.refusal as AwardError;
      if (refusal.code === 'stale_nominee') this.open = refusal.details.current;
      return { ok: false, ...refusedForm(outcome.refusal, fieldOf, missing) };
    }
    keepStep(label, outcome.answer.undo);
    await this.load(next);
    return { ok: true };
  }

  /** The same for an act without a form. */
  async act(send: () => Promise<Came>, label: string, next: NomineeId | null = this.#wanted): Promise<void> {
    const taken = await this.take(await send(), label, undefined, undefined, next);
    if (!taken.ok) this.problem = taken.sentence;
  }

  /** The window lets the user point at the file; the page never sees it. */
  async enclose(nominationId: NominationId): Promise<void> {
    if (this.enclosing !== null) return;
    this.enclosing = nominationId;
    const outcome = await host({ ask: 'choose_scan', operation: 'enclose_file', input: { requestKey: newRequestKey(), nominationId } });
    this.enclosing = null;
    if (!outcome.ok) this.problem = sentence(outcome.refusal);
    else if (outcome.answer.answer === 'from_gate') {
      const answer = outcome.answer.value as Changed<NomineeCard>;
      await this.act(() => Promise.resolve({ ok: true, answer }), texts().awardNominees.nominees.did.enclosed);
    }
  }

  takeAway(nominationId: NominationId, paperId: PaperId): Promise<void> {
    return this.act(() => call('take_enclosed_away', { nominationId, paperId }), texts().awardNominees.nominees.did.takenAway);
  }

  /** Gathers a nominee with another. */
  merge(nomineeId: NomineeId, version: number, intoId: NomineeId, label: string): Promise<void> {
    return this.act(() => call('merge_nominees', { nomineeId, version, intoId }), label, intoId);
  }

  /** The same from the list, where no card is open: the version is read first. */
  async mergeTwins(nomineeId: NomineeId, intoId: NomineeId, label: string): Promise<boolean> {
    const card = await call('open_nominee', { nomineeId });
    if (!card.ok) {
      this.problem = sentence(card.refusal);
      return false;
    }
    await this.merge(nomineeId, card.answer.version, intoId, label);
    return this.problem === '';
  }

  nameOf(id: NomineeId): string {
    return this.list?.nominees.find((one) => one.id === id)?.name ?? '';
  }
}
