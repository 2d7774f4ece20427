/**
 * A day to scale. On two nights a year the clocks change: then the wall skips an hour, or shows one twice, and the day
 * is an hour shorter or longer than its clock says. A start in the doubled hour is its second round, as the engine
 * means it; an end at its first minute is the first.
 */
import type { ClockChange } from '../backend/generated/operations';
import { minuteOf } from './wall_time';

export class DayScale {
  /** The first minute on the clock that is skipped or comes twice. */
  readonly changesAt: number;
  /** How much longer the day is; below zero, how much shorter. */
  readonly longer: number;

  constructor(change?: Pick<ClockChange, 'at' | 'minutes'>) {
    this.changesAt = change ? minuteOf(change.at) : 0;
    this.longer = change?.minutes ?? 0;
  }

  /** Minutes since midnight that have really passed when something starts at this minute of the clock. */
  start(minute: number): number {
    if (this.longer === 0 || minute < this.changesAt) return minute;
    return this.longer > 0 ? minute + this.longer : Math.max(this.changesAt, minute + this.longer);
  }

  /** The same, for an end. */
  end(minute: number): number {
    return this.longer > 0 && minute === this.changesAt ? minute : this.start(minute);
  }

  /** What the clock shows after so many minutes; in the first round of a doubled hour, the hour's first minute. */
  clock(passed: number): number {
    if (this.longer === 0 || passed < this.changesAt) return passed;
    return this.longer > 0 ? Math.max(this.changesAt, passed - this.longer) : passed - this.longer;
  }

  /** Whether no clock shows this minute. */
  isSkipped(minute: number): boolean {
    return this.longer < 0 && minute >= this.changesAt && minute < this.changesAt - this.longer;
  }
}
