/** Whose names fall due, and what goes with one. */
import { session } from '../../access';
import { call } from '../../backend/call';
import type { AccessReportWanted, AnonymiseReason, AnonymisingLook, DueAward, DueCase, Hindrance, OldKind, PersonId, RetentionDue } from '../../backend/generated/operations';
import { host } from '../../backend/host';
import { refusedForm } from '../../backend/refusedForm';
import { sentence } from '../../backend/refusals';
import { announce } from '../../shared';
import { numericDate } from '../../shared/format';
import { officeToday } from '../../shared/officeClock';
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
    case 'case_kept':
      return say.case_kept(numericDate(hindrance.until));
    case 'not_journalled':
      return say.not_journalled(hindrance.papers);
    case 'award_kept':
      return say.award_kept(numericDate(hindrance.until));
    case 'booking_contact':
      return say.booking_contact(hindrance.number, numericDate(hindrance.on), hindrance.bookings);
  }
}

/** Saves everything that is known of somebody where the user points: whether it was saved, and what went wrong. */
export async function saveAccessReport(input: AccessReportWanted): Promise<{ saved: boolean; problem: string }> {
  const say = texts().retention.report;
  const fileName = `${say.fileName} ${officeToday()}.zip`;
  const outcome = await host({ ask: 'save_sheet', operation: 'export_access_report', input, fileName });
  const saved = outcome.ok && outcome.answer.answer === 'done';
  if (saved) announce(say.saved);
  return { saved, problem: outcome.ok ? '' : sentence(outcome.refusal) };
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

/** What a case is called: a claim by its kind and whose it is, an agreement by its number and with whom. */
export function caseName({ flow, number, name }: DueCase): string {
  const say = texts().retention.cases;
  return flow ? say.claim(texts().claims.flows[flow], name) : say.agreement(number ?? '', name);
}

/** A claim or an agreement that may go, and under which case it stands elsewhere. */
export class ForgettingCase {
  caseNumber = $state('');
  problem = $state('');
  numberProblem = $state('');
  busy = $state(false);
  readonly mayDo = session.may('forget_case');

  constructor(readonly due: DueCase) {}

  /** Whether it went. */
  async take(): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    const outcome = await call('forget_case', { case: this.due.case, caseNumber: this.caseNumber });
    this.busy = false;
    this.problem = this.numberProblem = '';
    if (outcome.ok) announce(texts().retention.cases.gone);
    else if (outcome.refusal.code === 'fields_refused') this.numberProblem = refusedForm(outcome.refusal, (path) => path).problems['caseNumber'] ?? '';
    else this.problem = outcome.refusal.code === 'anonymising_hindered' ? outcome.refusal.details.hindrances.map(hindranceText).join(' ') : sentence(outcome.refusal);
    return outcome.ok;
  }
}

/** What is old enough to go, many at once. */
export class ForgettingOld {
  problem = $state('');
  busy = $state(false);
  readonly mayDo = session.may('forget_old');

  constructor(readonly what: OldKind) {}

  /** Whether it went. */
  async take(): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    const outcome = await call('forget_old', { what: this.what });
    this.busy = false;
    if (outcome.ok) announce(texts().retention.old[this.what].gone(outcome.answer.now.count));
    else this.problem = sentence(outcome.refusal);
    return outcome.ok;
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
  /** Under which case it stands in the municipality's own case system, or empty. */
  caseNumber = $state('');
  numberProblem = $state('');
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

  /** Saves everything that is known of them, as a paper with its data beside it. */
  async save(): Promise<void> {
    this.problem = (await saveAccessReport({ personId: this.personId })).problem;
  }

  /** Whether the name went. */
  async take(): Promise<boolean> {
    const { reason } = this;
    this.reasonMissing = reason === null;
    if (reason === null || this.busy) return false;
    this.busy = true;
    const outcome = await call('anonymise_person', { personId: this.personId, reason, caseNumber: this.caseNumber });
    this.busy = false;
    this.numberProblem = '';
    if (outcome.ok) {
      announce(texts().retention.gone);
      return true;
    }
    if (outcome.refusal.code === 'fields_refused') {
      this.numberProblem = refusedForm(outcome.refusal, (path) => path).problems['caseNumber'] ?? '';
      return false;
    }
    this.problem = sentence(outcome.refusal);
    if (outcome.refusal.code === 'anonymising_hindered') await this.load();
    return false;
  }
}
