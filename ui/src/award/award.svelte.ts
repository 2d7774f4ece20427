/** The award as the page sees it: the years there are, and the one that is open. */
import { call } from '../backend/call';
import type { AwardError, AwardYearCard, AwardYearId, AwardYearSummary } from '../backend/generated/operations';
import { refusedForm } from '../backend/refusedForm';
import { sentence, type AnyRefusal } from '../backend/refusals';
import { announce, undoStack, type Replay, type Submitted } from '../shared';

/** What a change answers: how it stands now, and the way back. */
interface Kept<T> {
  now: T;
  undo: Replay | null;
}
type Came<T> = { ok: true; answer: Kept<T> } | { ok: false; refusal: AnyRefusal };

/** What the way back is about: steps about the same thing follow each other's versions. */
function aboutOf({ operation, input }: Replay): string {
  const ids = typeof input === 'object' && input !== null ? (input as Record<string, unknown>) : {};
  const found = ['nominationId', 'nomineeId', 'memberId', 'awardYearId', 'pastWinnerId'].find((name) => typeof ids[name] === 'number');
  return found ? `award-${found}:${String(ids[found])}` : `award-${operation}:0`;
}

/** Labels of steps name no nominee: who takes them back may be out of the case by then. */
export function keepStep(label: string, undo: Replay | null): void {
  if (undo) undoStack.push({ label, undo, about: aboutOf(undo) });
  else announce(label);
}

export class AwardState {
  years = $state.raw<readonly AwardYearSummary[] | null>(null);
  card = $state.raw<AwardYearCard | null>(null);
  problem = $state('');
  /** A code that is shown once; it stands nowhere else. */
  code = $state('');
  busy = $state(false);
  #turn = 0;

  /** The years, and the one that is asked for; without one the newest that can be opened. */
  async load(wanted: AwardYearId | null): Promise<void> {
    const turn = ++this.#turn;
    const outcome = await call('award_years', {});
    if (turn !== this.#turn) return;
    if (!outcome.ok) {
      this.problem = sentence(outcome.refusal);
      return;
    }
    this.years = [...outcome.answer].sort((one, other) => other.year - one.year);
    const id = wanted ?? this.years.find(({ canOpen }) => canOpen)?.id ?? null;
    if (id === null) this.card = null;
    else await this.#open(id, turn);
  }

  async #open(awardYearId: AwardYearId, turn: number): Promise<void> {
    const outcome = await call('open_award_year', { awardYearId });
    if (turn !== this.#turn) return;
    this.problem = outcome.ok ? '' : sentence(outcome.refusal);
    this.card = outcome.ok ? outcome.answer : null;
  }

  /** Takes what a change of the year answered; where a colleague was first, how it stands now. */
  take(outcome: Came<AwardYearCard>, label: string, fieldOf?: (path: string) => string, missing?: Readonly<Record<string, string>>): Submitted {
    if (!outcome.ok) {
      const refusal = outcome.refusal as AwardError;
      if (refusal.code === 'stale_award_year') this.card = refusal.details.current;
      return { ok: false, ...refusedForm(outcome.refusal, fieldOf, missing) };
    }
    this.card = outcome.answer.now;
    keepStep(label, outcome.answer.undo);
    return { ok: true };
  }

  /** The same for an act without a form: why not stands above. */
  async act(send: () => Promise<Came<AwardYearCard>>, label: string): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    const taken = this.take(await send(), label);
    this.busy = false;
    this.problem = taken.ok ? '' : taken.sentence;
    return taken.ok;
  }

  /** The key is made, or has another code: what is to be printed is shown once. */
  async withCode(operation: 'begin_award_key' | 'make_award_key_code' | 'replace_lost_award_key', awardYearId: AwardYearId): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const outcome = await call(operation, { awardYearId });
    this.busy = false;
    this.problem = outcome.ok ? '' : sentence(outcome.refusal);
    if (!outcome.ok) return;
    this.code = outcome.answer.code;
    this.card = outcome.answer.card;
  }

  async recoverKey(awardYearId: AwardYearId, code: string): Promise<Submitted> {
    const outcome = await call('recover_award_key', { awardYearId, code });
    if (!outcome.ok) return { ok: false, ...refusedForm(outcome.refusal) };
    this.card = outcome.answer;
    return { ok: true };
  }
}
