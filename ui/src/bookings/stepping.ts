/** The − and + beside a time. Moving the start takes the end along, as it does when a booking is moved. */
import { readClock } from './clock_text';
import { clamp } from './spans';
import { minuteText } from './wording';

const STEP = 15;

export function steppedTimes(
  starts: string,
  ends: string,
  edge: 'starts' | 'ends',
  direction: 1 | -1,
): { starts: string; ends: string } {
  const from = readClock(starts);
  const until = readClock(ends);
  if (edge === 'ends') {
    if (until === undefined) return { starts, ends: minuteText((from ?? 18 * 60) + 60) };
    // An end of another day has all of that day.
    const least = from !== undefined && until >= from ? from + STEP : 0;
    return { starts, ends: minuteText(clamp(until + direction * STEP, least, 1440)) };
  }
  if (from === undefined) return { starts: minuteText(18 * 60), ends };
  const next = clamp(from + direction * STEP, 0, 1440 - STEP);
  return { starts: minuteText(next), ends: until === undefined ? ends : minuteText(clamp(until + next - from, 0, 1440)) };
}
