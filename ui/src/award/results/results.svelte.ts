/** What the scores come to, and what was decided: read when asked for, kept in memory while the page is open, and nowhere else. */
import { call } from '../../backend/call';
import type { AwardDecisions, AwardMemberId, AwardResults, AwardYearId, DecisionFacts, DecisionKind, Instant, NomineeId } from '../../backend/generated/operations';
import { refusedForm } from '../../backend/refusedForm';
import { sentence, type AnyRefusal } from '../../backend/refusals';
import { newRequestKey } from '../../backend/requestKey';
import { announce, type Submitted } from '../../shared';
import { texts } from '../../texts';
import { listed } from '../words';

export class ResultsState {
  results = $state.raw<AwardResults | null>(null);
  decisions = $state.raw<AwardDecisions | null>(null);
  refusal = $state.raw<{ code: string; sentence: string } | null>(null);
  #key = newRequestKey();
  #turn = 0;

  constructor(readonly year: AwardYearId) {}

  #refuse(refusal: AnyRefusal): void {
    this.refusal = { code: refusal.code, sentence: sentence(refusal) };
  }

  async load(withDecisions: boolean): Promise<void> {
    const turn = ++this.#turn;
    const input = { awardYearId: this.year };
    const [results, decisions] = await Promise.all([call('award_results', input), withDecisions ? call('award_decisions', input) : null]);
    if (turn !== this.#turn) return;
    this.refusal = null;
    this.results = results.ok ? results.answer : null;
    this.decisions = decisions?.ok ? decisions.answer : null;
    if (!results.ok) this.#refuse(results.refusal);
    if (decisions && !decisions.ok) this.#refuse(decisions.refusal);
  }

  /** Somebody may be hidden from whoever looks: then no name is made up. */
  nameOf(id: NomineeId): string {
    return this.results?.nominees.find(({ nomineeId }) => nomineeId === id)?.name ?? texts().awardJudging.results.hidden;
  }

  names(ids: readonly NomineeId[]): string {
    return listed(ids.map((id) => this.nameOf(id)));
  }

  jurorOf(id: AwardMemberId): string {
    return this.results?.jurors.find(({ memberId }) => memberId === id)?.name ?? texts().awardJudging.results.somebody;
  }

  /** `seen` says when what the writer was shown was written: what somebody else wrote since is not written over. */
  async decide(kind: DecisionKind, seen: Instant | null, facts: DecisionFacts): Promise<Submitted> {
    const outcome = await call('decide_award', { requestKey: this.#key, awardYearId: this.year, kind, seen, facts });
    if (!outcome.ok) {
      if (outcome.refusal.code === 'stale_decision') this.decisions = outcome.refusal.details.current;
      const say = texts().awardJudging.decision;
      return { ok: false, ...refusedForm(outcome.refusal, (path) => path.replace(/^facts\./, ''), { reason: say.reasonMissing, otherReason: say.otherReasonMissing }) };
    }
    this.#key = newRequestKey();
    this.decisions = outcome.answer.now;
    announce(texts().awardJudging.decision.saved);
    return { ok: true };
  }
}
