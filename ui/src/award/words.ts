/** How the award puts figures and moments into words. Call these where a change of language is seen. */
import type { AwardCycle, AwardYearCard, Criterion, Instant, MemberFacts } from '../backend/generated/operations';
import { clock, numericDate, shortDate } from '../shared/format';
import { numericMoment, wallTimeOf } from '../shared/moments';
import { language, texts } from '../texts';

/** `76,4` from 764. */
export function tenths(value: number): string {
  const format = new Intl.NumberFormat(language.current === 'en' ? 'en-GB' : 'da-DK', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return format.format(value / 10);
}

/** `24/9-2026 kl. 17`. */
export function momentOf(instant: Instant): string {
  return numericMoment(wallTimeOf(instant));
}

/** A date as a form shows it; what is no date stays as it is. */
export function typedDay(kept: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(kept) ? numericDate(kept) : kept;
}

/** A time of day as a form shows it. */
export function typedClock(kept: string): string {
  return /^\d{2}:\d{2}/.test(kept) ? clock(kept) : kept;
}

/** The criterion in the language of the page; one without English keeps its Danish. */
export function criterionName({ danish, english }: Criterion): string {
  return language.current === 'en' && english ? english : danish;
}

/** `Anna, Bo og Carl`. */
export function listed(names: readonly string[]): string {
  const say = texts().awardJudging.results;
  if (names.length === 0) return say.nobody;
  const last = names.at(-1) ?? '';
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} ${say.and} ${last}`;
}

export type StepKey = keyof ReturnType<typeof texts>['award']['steps'];
export interface CycleStep {
  key: StepKey;
  state: 'done' | 'now' | 'next';
  /** When, in words. */
  when: string;
}
const ORDER: readonly StepKey[] = ['receiving', 'checking', 'scoring', 'deciding', 'handed_over', 'published'];

/** Until when each step is, and which of them it is now. */
export function cycleSteps({ facts, phase }: Pick<AwardYearCard, 'facts' | 'phase'>): CycleStep[] {
  const say = texts().award;
  const { cycle } = facts;
  const day = (field: keyof AwardCycle): string => (/^\d{4}-/.test(cycle[field]) ? shortDate(cycle[field]) : cycle[field]);
  const whens: Record<StepKey, string> = {
    receiving: `${day('opensOn')} – ${day('deadlineOn')} ${texts().shared.clock(clock(cycle.deadlineTime))}`,
    checking: say.until(day('checkedBy')),
    scoring: say.until(day('scoredBy')),
    deciding: say.until(day('decidedBy')),
    handed_over: `${day('handedOverOn')} ${texts().shared.clock(clock(cycle.handedOverTime))}`,
    published: say.on(day('publishedOn')),
  };
  const here = phase === 'planned' ? -1 : ORDER.indexOf(phase);
  return ORDER.map((key, place) => ({ key, when: whens[key], state: place < here || phase === 'published' ? 'done' : place === here ? 'now' : 'next' }));
}

/** Whether somebody of the office types in what they answer and score. */
export const worksOnPaper = ({ userId, onPaper }: MemberFacts): boolean => userId === null || onPaper;
