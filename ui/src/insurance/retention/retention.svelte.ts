/** Whose names fall due, and what goes with one. */
import { session } from '../../access';
import { call } from '../../backend/call';
import type { AnonymiseReason, AnonymisingLook, DueAward, Hindrance, PersonId, RetentionDue } from '../../backend/generated/operations';
import { sentence } from '../../backend/refusals';
import { announce } from '../../shared';
import { numericDate } from '../../shared/format';
import { texts } from '../../texts';

/** Why a name cannot go yet, and what to do first. */
export function hindranceText(hindrance: Hindrance): string {
  const say = texts().retention.hindrances;
  switch (hindrance.kind) {
    case 'claim_running':
      return say.claim_running(hindrance.claims);
    case 'claim_kept':
      return say.claim_kept(numericDate(hindrance.until));
    case 'active_volunteer':
      return say.active_volunteer(hindrance.workplaces);
    case 'holds_role':
      return say.holds_role(hindrance.organisation, texts().organisations.roleNames[hindrance.role]);
    case 'award_not_published':
      return say.award_not_published(hindrance.year);
    case 'award_kept':
      return say.award_kept(numericDate(hindrance.until));
    case 'booking_contact':
      return say.booking_contact(hindrance.number, numericDate(hindrance.on), hindrance.bookings);
  }
}

export class RetentionList {
  due = $state.raw<RetentionDue | null>(null);
  problem = $state('');

  async load(): Promise<void> {
    const outcome = await call('retention_due', {});
    if (outcome.ok) this.due = outcome.answer;
    this.problem = outcome.ok ? '' : sentence(outcome.refusal);
  }
}

/** Something of an award that may go. */
export class ForgettingAward {
  problem = $state('');
  busy = $state(false);
  readonly mayDo = session.may('forget_award');

  constructor(readonly due: DueAward) {}

  /** Whether it went. */
  async take(): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    const { awardYearId, what } = this.due;
    const outcome = await call('forget_award', { awardYearId, what });
    this.busy = false;
    if (outcome.ok) announce(texts().retention.awards.gone);
    else this.problem = outcome.refusal.code === 'anonymising_hindered' ? outcome.refusal.details.hindrances.map(hindranceText).join(' ') : sentence(outcome.refusal);
    return outcome.ok;
  }
}

/** Old lines of the log that may go. */
export class ThinningLog {
  problem = $state('');
  busy = $state(false);
  readonly mayDo = session.may('thin_log');

  /** Whether they went. */
  async take(): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    const outcome = await call('thin_log', {});
    this.busy = false;
    if (outcome.ok) announce(texts().retention.log.gone(outcome.answer.now.lines));
    else this.problem = sentence(outcome.refusal);
    return outcome.ok;
  }
}

/** One name that may go: what goes with it, and why. */
export class Anonymising {
  look = $state.raw<AnonymisingLook | null>(null);
  reason = $state<AnonymiseReason | null>(null);
  problem = $state('');
  reasonMissing = $state(false);
  busy = $state(false);
  readonly mayDo = session.may('anonymise_person');

  constructor(readonly personId: PersonId) {}

  async load(): Promise<void> {
    const outcome = await call('look_at_anonymising', { personId: this.personId });
    if (outcome.ok) this.look = outcome.answer;
    this.problem = outcome.ok ? '' : sentence(outcome.refusal);
  }

  get isHindered(): boolean {
    return (this.look?.hindrances.length ?? 0) > 0;
  }

  /** Whether the name went. */
  async take(): Promise<boolean> {
    const { reason } = this;
    this.reasonMissing = reason === null;
    if (reason === null || this.busy) return false;
    this.busy = true;
    const outcome = await call('anonymise_person', { personId: this.personId, reason });
    this.busy = false;
    if (outcome.ok) {
      announce(texts().retention.gone);
      return true;
    }
    this.problem = sentence(outcome.refusal);
    if (outcome.refusal.code === 'anonymising_hindered') await this.load();
    return false;
  }
}
