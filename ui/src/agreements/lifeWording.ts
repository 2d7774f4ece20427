/** The words of an agreement's life that depend on where it stands. */
import type {
  AgreementDate,
  AgreementLife,
  AgreementStanding,
  Instant,
  PaperStanding,
  PossibleSignatory,
} from '../backend/generated/operations';
import { numericDate } from '../shared/format';
import { texts } from '../texts';
import { dayOf } from '../papers';

export interface Standing {
  text: string;
  tone: 'neutral' | 'ok' | 'warn' | 'accent';
}

const TONES: Record<AgreementStanding, Standing['tone']> = {
  draft: 'accent',
  in_review: 'accent',
  sent: 'warn',
  upcoming: 'ok',
  running: 'ok',
  terminated: 'warn',
  renewed: 'neutral',
  ended: 'neutral',
  discarded: 'neutral',
};

/** How an agreement stands; of a draft also whether its last paper says what it says now. */
export function standing(state: AgreementStanding, paper: PaperStanding, printedAt: Instant | null): Standing {
  const say = texts().agreements;
  if (state === 'draft' && printedAt && paper === 'outdated') return { text: say.changedSincePrint, tone: 'warn' };
  if (state === 'draft' && printedAt && paper === 'current') return { text: say.printedOn(dayOf(printedAt)), tone: 'accent' };
  return { text: texts().agreementLife.standings[state], tone: TONES[state] };
}

/** The next day that matters, in words; nothing where there is none. */
export function nextText(date: AgreementDate | null): string {
  return date ? texts().agreementLife.dates[date.kind](numericDate(date.on), date.days, date.isNear) : '';
}

/** `Lone Holm, forperson`. */
export function signatoryLabel({ name, title, role, standing: when }: PossibleSignatory): string {
  const say = texts();
  const label = `${name}, ${title || say.organisations.roleNames[role]}`;
  return when === 'current' ? label : `${label} (${say.agreementLife.personEnded})`;
}

export type StepState = 'done' | 'now' | 'to_come';
export interface LifeStep {
  key: 'draft' | 'in_review' | 'sent' | 'signed' | 'running';
  state: StepState;
}

const REACHED: Record<AgreementStanding, number> = {
  draft: 0,
  discarded: 0,
  in_review: 1,
  sent: 2,
  upcoming: 3,
  running: 4,
  terminated: 4,
  renewed: 4,
  ended: 4,
};

/** The way from a draft to an agreement in force. A review that was left out is not said to have happened. */
export function lifeSteps({ standing: now, versions }: AgreementLife): LifeStep[] {
  const keys = ['draft', 'in_review', 'sent', 'signed', 'running'] as const;
  const wasReviewed = now === 'draft' || now === 'in_review' || versions.some(({ madeFor }) => madeFor === 'review');
  const state = (place: number): StepState => {
    if (place < REACHED[now]) return 'done';
    return place === REACHED[now] ? 'now' : 'to_come';
  };
  return keys.map((key, place) => ({ key, state: state(place) })).filter(({ key }) => key !== 'in_review' || wasReviewed);
}
