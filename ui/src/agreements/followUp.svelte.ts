/** What comes of an agreement while it runs: its goals, the talks about it, what it asks of the association. */
import { undoStack, type Submitted } from '../shared';
import { call } from '../backend/call';
import type {
  AgreementId,
  Changed,
  Confirmation,
  FollowUp,
  Goal,
  GoalFacts,
  GoalOutcome,
  NextStepState,
  Requirement,
  RequirementRule,
  Talk,
  TalkFacts,
} from '../backend/generated/operations';
import { refusedForm } from '../backend/refusedForm';
import { sentence, type AnyRefusal } from '../backend/refusals';
import { newRequestKey } from '../backend/requestKey';
import { texts } from '../texts';

/** The form that is open, and what it is about; without an id it is of something new. */
export type FollowForm =
  | { of: 'goal' | 'answer'; goal: Goal | null }
  | { of: 'talk'; talk: Talk | null }
  | { of: 'confirm' | 'rule'; requirement: Requirement };

/** An answer to "was the goal reached?", as it is sent. */
export interface GoalAnswer {
  outcome: GoalOutcome;
  result: string;
  nextStep: string;
  evaluatedOn: string;
  againOn: string | null;
}

type Acted = { ok: true; answer: Changed<FollowUp> } | { ok: false; refusal: AnyRefusal };

export class Following {
  readonly id: AgreementId;
  all = $state.raw<FollowUp | null>(null);
  form = $state.raw<FollowForm | null>(null);
  refused = $state('');
  busy = $state(false);
  #key = newRequestKey();

  constructor(id: AgreementId) {
    this.id = id;
  }

  /** Where it is refused there is nothing to show. */
  async load(): Promise<void> {
    const outcome = await call('agreement_follow_up', { id: this.id });
    if (outcome.ok) this.all = outcome.answer;
  }

  open(form: FollowForm | null): void {
    this.form = form;
    this.refused = '';
    this.#key = newRequestKey();
  }

  /** Opens what the address names: `goal-3`, `requirement-confidentiality`, `talk-new`. */
  openNamed(name: string): void {
    const [of, which = ''] = [name.slice(0, name.indexOf('-')), name.slice(name.indexOf('-') + 1)];
    const goal = of === 'goal' ? this.all?.goals.find(({ id }) => String(id) === which) : undefined;
    const requirement = of === 'requirement' ? this.all?.requirements.find(({ kind }) => kind === which) : undefined;
    if (name === 'talk-new') this.open({ of: 'talk', talk: null });
    if (goal) this.open({ of: 'answer', goal });
    if (requirement) this.open({ of: 'confirm', requirement });
  }

  async keepGoal(goal: Goal | null, facts: GoalFacts): Promise<Submitted> {
    const say = texts().agreementFollowUp.did;
    if (!goal) return this.#formDone(await call('set_goal', { requestKey: this.#key, agreementId: this.id, facts }), say.goalSet);
    return this.#formDone(await call('change_goal', { goalId: goal.id, version: goal.version, facts }), say.goalChanged);
  }

  takeGoalBack({ id, version }: Goal): Promise<void> {
    return this.#press(
      () => call('keep_goal', { goalId: id, version, keeping: 'taken_back' }),
      () => texts().agreementFollowUp.did.goalTakenBack,
    );
  }

  carry({ id }: Goal): Promise<void> {
    const requestKey = newRequestKey();
    return this.#press(
      () => call('carry_goal', { requestKey, agreementId: this.id, goalId: id }),
      () => texts().agreementFollowUp.did.goalCarried,
    );
  }

  async answer({ id }: Goal, answer: GoalAnswer): Promise<Submitted> {
    const outcome = await call('evaluate_goal', { requestKey: this.#key, goalId: id, ...answer });
    return this.#formDone(outcome, texts().agreementFollowUp.did.goalAnswered);
  }

  async keepTalk(talk: Talk | null, facts: TalkFacts): Promise<Submitted> {
    const say = texts().agreementFollowUp.did;
    if (!talk) return this.#formDone(await call('note_talk', { requestKey: this.#key, agreementId: this.id, facts }), say.talkNoted);
    return this.#formDone(await call('change_talk', { talkId: talk.id, version: talk.version, facts }), say.talkChanged);
  }

  takeTalkBack({ id, version }: Talk): Promise<void> {
    return this.#press(
      () => call('keep_talk', { talkId: id, version, keeping: 'taken_back' }),
      () => texts().agreementFollowUp.did.talkTakenBack,
    );
  }

  settle({ id, version }: Talk, state: NextStepState): Promise<void> {
    return this.#press(
      () => call('settle_next_step', { talkId: id, version, state }),
      () => texts().agreementFollowUp.did.nextSteps[state],
    );
  }

  async rule({ kind, version }: Requirement, rule: RequirementRule, reason: string): Promise<Submitted> {
    const outcome = await call('set_requirement', { id: this.id, kind, version, rule, reason });
    return this.#formDone(outcome, texts().agreementFollowUp.did.ruled);
  }

  async confirm({ kind, version }: Requirement, confirmation: Confirmation): Promise<Submitted> {
    const outcome = await call('confirm_requirement', { id: this.id, kind, version, confirmation });
    return this.#formDone(outcome, texts().agreementFollowUp.did.confirmed);
  }

  takeConfirmationBack({ kind, version }: Requirement): Promise<void> {
    return this.#press(
      () => call('confirm_requirement', { id: this.id, kind, version, confirmation: null }),
      () => texts().agreementFollowUp.did.confirmationTakenBack,
    );
  }

  /** An act without a form. */
  async #press(send: () => Promise<Acted>, label: () => string): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const outcome = await send();
    this.busy = false;
    this.refused = outcome.ok ? '' : sentence(outcome.refusal);
    if (outcome.ok) this.#did(outcome.answer, label());
    else await this.load();
  }

  async #formDone(outcome: Acted, label: string): Promise<Submitted> {
    if (outcome.ok) {
      this.open(null);
      this.#did(outcome.answer, label);
      return { ok: true };
    }
    if (outcome.refusal.code === 'stale_record') await this.load();
    return { ok: false, ...refusedForm(outcome.refusal, (path) => path.split('.').at(-1) ?? path) };
  }

  #did({ now, undo }: Changed<FollowUp>, label: string): void {
    this.all = now;
    if (undo) undoStack.push({ label, undo, about: aboutOf(undo.input) });
  }
}

/** What a step is about: steps about the same thing follow each other's versions. */
function aboutOf(input: unknown): string {
  const named = input as Readonly<Record<string, unknown>>;
  for (const name of ['goalId', 'talkId', 'evaluationId']) if (name in named) return `${name}:${String(named[name])}`;
  return `requirement-${String(named['kind'])}:${String(named['id'])}`;
}
