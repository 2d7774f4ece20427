/** Points in time as the office reads them: in Danish time, whatever zone the computer is set to. */
import { clock, longDate, numericDate } from '../shared/format';
import { texts } from '../texts';
import type { Instant } from '../backend/generated/operations';

const DANISH = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen', dateStyle: 'short', timeStyle: 'short' });

/** `2026-11-24 10:42`. */
function wallClock(instant: Instant): [day: string, time: string] {
  const [day = '', time = ''] = DANISH.format(new Date(instant)).split(' ');
  return [day, time];
}

/** `24/11-2026`. */
export function instantNumeric(instant: Instant): string {
  return numericDate(wallClock(instant)[0]);
}

/** `24. november 2026 kl. 10.42`. */
export function instantDay(instant: Instant): string {
  const [day, time] = wallClock(instant);
  return `${longDate(day)} ${texts().shared.clock(clock(time))}`;
}
