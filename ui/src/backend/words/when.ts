/** Times in the sentences of refusals, from wall time as the engine gives it: `2026-11-24T19:00`. */
import { clock, clockSpan, dayName, shortDate } from '../../shared/format';

/** `19–21`; a day that ends at midnight ends at 24. */
export function hours(starts: string, ends: string): string {
  const midnight = ends.slice(11, 16) === '00:00' && ends.slice(0, 10) !== starts.slice(0, 10);
  return clockSpan(starts.slice(11, 16), midnight ? '24:00' : ends.slice(11, 16));
}

/** `tirsdag 24/11`; the year is said where it is not that of `today`. */
export function day(time: string, today?: string): string {
  return dayName(time.slice(0, 10), today);
}

/** `3` or `2.30`. */
export function hour(time: string): string {
  return clock(time.slice(11, 16));
}

/** `tirsdag 24/11 8–14`, or the dates alone where it lasts longer. */
export function stretch(starts: string, ends: string, today?: string): string {
  const lastMinute = new Date(Date.parse(`${ends}:00Z`) - 60_000).toISOString();
  const [first, last] = [starts.slice(0, 10), lastMinute.slice(0, 10)];
  if (first !== last) return `${shortDate(first)}–${shortDate(last)}`;
  const whole = starts.slice(11, 16) === '00:00' && ends.slice(11, 16) === '00:00';
  return whole ? day(starts, today) : `${day(starts, today)} ${hours(starts, ends)}`;
}

/** `8.30–16` from minutes since midnight. */
export function openHours({ opensMinute, closesMinute }: { opensMinute: number; closesMinute: number }): string {
  return clockSpan(asClock(opensMinute), asClock(closesMinute));
}

function asClock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
