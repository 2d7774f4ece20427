/** How the roll-call puts answers and differences into words. Call these where a change of language is seen. */
import type { RollCallDifference, RollCallPerson } from '../../backend/generated/operations';
import { numericDate } from '../../shared/format';
import { texts } from '../../texts';

/** `stadig her`, `stoppet 31/10-2026`, `ændret: 4 timer om ugen, Højtlæser fra 1/11-2026`. */
export function answerText({ answer }: RollCallPerson): string {
  const say = texts().rollCall.told;
  if (!answer) return '';
  if (answer.kind === 'stopped') return say.stopped(numericDate(answer.stoppedOn));
  if (answer.kind === 'still_here') return say.stillHere;
  const what = [answer.weeklyHours ? say.hours(answer.weeklyHours) : '', answer.activity].filter(Boolean).join(', ');
  return say.changed(fromDay(what, answer.holdsFrom));
}

function fromDay(what: string, day: string): string {
  return day ? texts().rollCall.told.from(what, numericDate(day)) : what;
}

/** `timer om ugen: 2,5 → 4 fra 1/11-2026`. */
export function changesText({ answer, differences }: RollCallPerson): string {
  return fromDay(differences.map(differenceText).join('; '), answer?.holdsFrom ?? '');
}

/** `sidste dag: ingen → 31/10-2026`. */
function differenceText({ field, before, after }: RollCallDifference): string {
  const say = texts().rollCall;
  const name = say.fields[field as keyof typeof say.fields] ?? field;
  const shown = (value: string): string => (value === '' ? say.nothing : field === 'endsOn' ? numericDate(value) : value);
  return `${name}: ${shown(before)} → ${shown(after)}`;
}
