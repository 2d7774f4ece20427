/** The backup in words: when, how long ago, how large. */
import { language, texts } from '../texts';
import { minutesSince } from '../shared/moments';

const HOUR = 60;
const DAY = 24 * HOUR;
const MEGABYTE = 1_000_000;

/** `for 3 timer siden`, from two times on the wall clock. */
export function ageText(made: string, now: string): string {
  const ages = texts().settings.ages;
  const minutes = minutesSince(made, now);
  if (minutes < 1) return ages.now;
  if (minutes < HOUR) return ages.minutes(minutes);
  return minutes < DAY ? ages.hours(Math.floor(minutes / HOUR)) : ages.days(Math.floor(minutes / DAY));
}

/** `4,2 MB`. */
export function sizeText(bytes: number): string {
  const locale = language.current === 'da' ? 'da-DK' : 'en-GB';
  const megabytes = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    Math.max(bytes / MEGABYTE, 0.1),
  );
  return texts().settings.megabytes(megabytes);
}
