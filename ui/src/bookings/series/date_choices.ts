/** What somebody decided about single dates of a plan; at most one decision a date. */
import type { Alternative, DateChoice, PlannedDate, SeriesPlan } from '../../backend/generated/operations';

export function choiceOn(choices: readonly DateChoice[], on: string): DateChoice | undefined {
  return choices.find((choice) => choice.on === on);
}

export function withChoice(choices: readonly DateChoice[], choice: DateChoice): DateChoice[] {
  return [...withoutChoice(choices, choice.on), choice];
}

export function withoutChoice(choices: readonly DateChoice[], on: string): DateChoice[] {
  return choices.filter((one) => one.on !== on);
}

/** Decisions about dates that the plan no longer has are forgotten. */
export function fitting(choices: readonly DateChoice[], dates: readonly { on: string }[]): DateChoice[] {
  return choices.filter((choice) => dates.some(({ on }) => on === choice.on));
}

export function insteadOf({ on }: PlannedDate, { rooms, starts, ends }: Alternative): DateChoice {
  return { kind: 'instead', on, rooms, starts, ends };
}

/** The dates that a plan calls free. */
export function freeDates(plan: SeriesPlan): string[] {
  return plan.dates.filter(({ outcome }) => outcome.kind === 'free').map(({ on }) => on);
}
