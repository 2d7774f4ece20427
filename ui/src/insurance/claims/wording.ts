/** How claims are put into words. Call these where a change of language is seen. */
import type { ClaimAccount, ClaimDeadline, ClaimFlow, ClaimHandling, ClaimOutcome, ReportedTo, ToldBy } from '../../backend/generated/operations';
import type { Submitted } from '../../shared';
import { numericDate } from '../../shared/format';
import { texts } from '../../texts';

export const FLOWS: readonly ClaimFlow[] = ['injury', 'liability'];
export const RECIPIENTS: readonly ReportedTo[] = ['easy', 'insurance_office', 'insurer', 'own_insurance'];
export const OUTCOMES: readonly ClaimOutcome[] = ['accepted', 'partly_accepted', 'rejected', 'no_claim'];
export const TOLD_BY: readonly ToldBy[] = ['in_person', 'phone', 'email', 'letter'];

export type DeadlineTone = 'ok' | 'warn' | 'danger' | 'neutral';

/** `Anmeld senest 26/11-2026 (2 dage)`, `Anmeldt i tide`. */
export function deadlineText({ stage, lastDay, daysLeft }: ClaimDeadline): string {
  const say = texts().claims.deadline;
  const last = numericDate(lastDay);
  if (stage === 'overdue') return say.overdue(last, -daysLeft);
  if (stage === 'in_time' || stage === 'late' || stage === 'not_reported') return say[stage];
  return daysLeft === 0 ? say.today(last) : say.waiting(last, daysLeft);
}

export function deadlineTone({ stage }: ClaimDeadline): DeadlineTone {
  if (stage === 'overdue') return 'danger';
  if (stage === 'soon' || stage === 'pressing' || stage === 'late') return 'warn';
  return stage === 'in_time' ? 'ok' : 'neutral';
}

export function blankAccount(): ClaimAccount {
  return {
    time: '',
    place: '',
    course: '',
    cause: '',
    harm: '',
    treatment: '',
    firstAbsenceOn: '',
    absenceDays: '',
    mayGiveBenefits: false,
    died: false,
    witnesses: '',
    police: '',
    thirdParty: { name: '', contact: '', thing: '', sum: '' },
    photos: '',
    decision: '',
  };
}

/** Whether somebody changed one of these since a form was opened. */
export function differsIn(fields: readonly (keyof ClaimHandling)[], begun: ClaimHandling, now: ClaimHandling | undefined): boolean {
  return now !== undefined && fields.some((field) => begun[field] !== now[field]);
}

/** What is wrong with a field that a form has not is told at the one it has to do with. */
export function shownAt(done: Submitted, field: string, at: string): Submitted {
  const text = done.ok ? undefined : done.problems[field];
  if (done.ok || text === undefined) return done;
  const others = Object.entries(done.problems).filter(([name]) => name !== field);
  return { ...done, problems: { [at]: text, ...Object.fromEntries(others) } };
}

/** A day as it is typed again. */
export function typedDay(kept: string): string {
  return kept ? numericDate(kept) : '';
}

/** What an account tells, by its labels; what is empty is left out. */
export function accountRows(account: ClaimAccount, flow: ClaimFlow): { name: string; text: string }[] {
  const say = texts().claims.form;
  const { thirdParty: party } = account;
  const rows = [
    { name: say.time, text: account.time },
    { name: say.place, text: account.place },
    { name: say.course, text: account.course },
    { name: say.cause, text: account.cause },
    { name: say.harm[flow], text: account.harm },
    { name: say.treatment, text: account.treatment },
    { name: say.firstAbsenceOn, text: typedDay(account.firstAbsenceOn) },
    { name: say.absenceDays, text: account.absenceDays },
    { name: say.partyName, text: [party.name, party.contact].filter(Boolean).join(', ') },
    { name: say.partyThing, text: party.thing },
    { name: say.partySum, text: party.sum },
    { name: say.witnesses, text: account.witnesses },
    { name: say.police, text: account.police },
    { name: say.photos, text: account.photos },
    { name: say.decision, text: account.decision },
  ];
  const marks = [account.mayGiveBenefits ? say.mayGiveBenefits : '', account.died ? say.died : ''].filter(Boolean);
  return [...rows.filter(({ text }) => text), ...marks.map((name) => ({ name, text: '✓' }))];
}
