/**
 * Answers about one's interest in each nominee. What a nominee is called stands only in what the engine answered last, so
 * that whoever is conflicted holds it no longer: nothing here goes into a draft, a step back or what is read aloud.
 */
import { call } from '../../backend/call';
import type { AwardMemberId, AwardYearId, ConflictGround, ConflictHint, DeclaredInterest, InterestAnswer, InterestPage, InterestToDecide, NamedNominee, NomineeId } from '../../backend/generated/operations';
import { refusedForm } from '../../backend/refusedForm';
import { sentence } from '../../backend/refusals';
import { announce, type Submitted } from '../../shared';
import { texts } from '../../texts';

export interface Answer {
  interest: DeclaredInterest | null;
  ground: ConflictGround | null;
  reason: string;
}

const DECLARED = { unanswered: null, clear: 'none', in_doubt: 'in_doubt', conflicted: 'conflicted' } as const;

export class InterestsState {
  page = $state.raw<InterestPage | null>(null);
  problem = $state('');
  member = $state<AwardMemberId | null>(null);
  /** What is answered and not sent, by nominee. */
  answers = $state<Record<NomineeId, Answer>>({});
  /** What signed agreements say, beside the hints that come with the page. */
  #signed: readonly ConflictHint[] = [];
  #turn = 0;

  constructor(readonly year: AwardYearId) {}

  async load(): Promise<void> {
    const turn = ++this.#turn;
    const asked = { awardYearId: this.year, memberId: this.member };
    const [outcome, signed] = await Promise.all([call('award_interests', asked), call('agreement_hints', asked)]);
    if (turn !== this.#turn) return;
    // Without all that is known nobody is asked to answer.
    const refused = outcome.ok ? (signed.ok ? null : signed.refusal) : outcome.refusal;
    this.problem = refused ? sentence(refused) : '';
    this.#signed = signed.ok ? signed.answer : [];
    if (outcome.ok && signed.ok) this.#show(outcome.answer);
    else this.page = null;
  }

  choose(member: AwardMemberId | null): Promise<void> {
    [this.member, this.answers, this.page] = [member, {}, null];
    return this.load();
  }

  /** What was begun for whoever is still there stays. */
  #show(page: InterestPage): void {
    const begun = Object.entries(this.answers).filter(([id]) => page.nominees.some(({ nomineeId }) => nomineeId === Number(id)));
    this.answers = Object.fromEntries(begun);
    const hints = [...page.hints, ...this.#signed.filter((hint) => page.nominees.some(({ nomineeId }) => nomineeId === hint.nomineeId))];
    this.page = { ...page, hints };
  }

  answerOf({ nomineeId, stand }: NamedNominee): Answer {
    return this.answers[nomineeId] ?? { interest: DECLARED[stand], ground: null, reason: '' };
  }

  put(nominee: NamedNominee, change: Partial<Answer>): void {
    this.answers = { ...this.answers, [nominee.nomineeId]: { ...this.answerOf(nominee), ...change } };
  }

  hintsOf(id: NomineeId): readonly ConflictHint[] {
    return this.page?.hints.filter(({ nomineeId, memberId }) => nomineeId === id && memberId === this.page?.memberId) ?? [];
  }

  /** Who is not answered for and has no hint against it. */
  restNone(): void {
    for (const nominee of this.page?.nominees ?? []) {
      const isOpen = this.answerOf(nominee).interest === null;
      if (isOpen && this.hintsOf(nominee.nomineeId).length === 0) this.put(nominee, { interest: 'none' });
    }
  }

  /** What would be sent. */
  get ready(): InterestAnswer[] {
    return Object.entries(this.answers).flatMap(([id, { interest, ground, reason }]) =>
      interest === null ? [] : [{ nomineeId: Number(id) as NomineeId, interest, ground: interest === 'none' ? null : ground, reason: interest === 'none' ? '' : reason }],
    );
  }

  async declare(): Promise<Submitted> {
    const answers = this.ready;
    const outcome = await call('declare_interests', { awardYearId: this.year, memberId: this.member, answers });
    const fieldOf = (path: string): string => path.replace(/^answers\.(\d+)\.(\w+)$/, (_, place: string, field: string) => `${answers[Number(place)]?.nomineeId ?? place}-${field}`);
    if (!outcome.ok) return { ok: false, ...refusedForm(outcome.refusal, fieldOf) };
    this.answers = {};
    this.#show(outcome.answer.now);
    announce(texts().awardJudging.interests.kept);
    return { ok: true };
  }

  async decide({ memberId, nomineeId }: InterestToDecide, takesPart: boolean, reason: string): Promise<Submitted> {
    const outcome = await call('decide_interest', { awardYearId: this.year, memberId, nomineeId, takesPart, reason });
    if (!outcome.ok) return { ok: false, ...refusedForm(outcome.refusal, undefined, { reason: texts().awardJudging.interests.reasonMissing }) };
    this.#show(outcome.answer.now);
    announce(texts().awardJudging.interests.decided);
    return { ok: true };
  }
}
