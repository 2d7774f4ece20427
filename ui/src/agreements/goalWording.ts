/** How answers about goals are shown. */
import type { GoalOutcome } from '../backend/generated/operations';

const TONES = { met: 'ok', partly: 'accent', missed: 'warn' } as const satisfies Record<GoalOutcome, string>;

export function goalTone(outcome: GoalOutcome): (typeof TONES)[GoalOutcome] {
  return TONES[outcome];
}
