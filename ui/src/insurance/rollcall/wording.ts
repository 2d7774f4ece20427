/** How the roll-call puts answers and differences into words. Call these where a change of language is seen. */
import type { RollCallDifference, RollCallPerson } from '../../backend/generated/operations';
import { numericDate } from '../../shared/format';
import { texts } from '../../texts';

/** `stadig her`, `stoppet 31/10-2026`, `ændret: 4 timer om ugen, Højtlæser`. */
export function answerText({ answer }: RollCallPerson): string {
  const say = texts().rollCall.told;
  if (!answer) return '';
  if (answer.kind === 'stopped') return say.stopped(numericDate(answer.stoppedOn));
  if (answer.kind === 'still_here') return say.stillHere;
  return say.changed([answer.weeklyHours ? say.hours(answer.weeklyHours) : '', answer.activity].filter(Boolean).join(', '));
}

/** `sidste dag: ingen → 31/10-2026`. */
export function differenceText({ field, before, after }: RollCallDifference): string {
  const say = texts().rollCall;
  const name = say.fields[field as keyof typeof say.fields] ?? field;
  const shown = (value: string): string => (value === '' ? say.nothing : field === 'endsOn' ? numericDate(value) : value);
  return `${name}: ${shown(before)} → ${shown(after)}`;
}
