/** Points in time as the office reads them: in Danish time, whatever zone the computer is set to. */
import { texts } from '../texts';
import { clock, longDate, numericDate } from './format';

const DANISH = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen', dateStyle: 'short', timeStyle: 'short' });
const MINUTE = 60_000;

/** `2026-11-24T10:42`, what a clock on a Danish wall shows at that point in time. */
export function wallTimeOf(instant: string | Date): string {
  return DANISH.format(typeof instant === 'string' ? new Date(instant) : instant).replace(' ', 'T');
}

/** `24/11-2026 kl. 10.42`. */
export function numericMoment(wallTime: string): string {
  return `${numericDate(wallTime.slice(0, 10))} ${texts().shared.clock(clock(wallTime.slice(11, 16)))}`;
}

/** `24. november 2026 kl. 10.42`. */
export function longMoment(wallTime: string): string {
  return `${longDate(wallTime.slice(0, 10))} ${texts().shared.clock(clock(wallTime.slice(11, 16)))}`;
}

/** How long ago by the clock on the wall, in whole minutes; never below nothing. */
export function minutesSince(wallTime: string, now: string): number {
  return Math.max(0, Math.floor((Date.parse(`${now}:00Z`) - Date.parse(`${wallTime}:00Z`)) / MINUTE));
}
