/** A series in words: how it repeats, and why a date is left out. */
import { dayName, numericDate, weekday } from '../../shared/format';
import { language, texts } from '../../texts';
import type { BookingSeries, LeftOutReason, Recurrence, Weekday } from '../../backend/generated/operations';

/** Days whose names are those of the week. */
const DAYS: Readonly<Record<Weekday, string>> = {
  mon: '2026-11-23',
  tue: '2026-11-24',
  wed: '2026-11-25',
  thu: '2026-11-26',
  fri: '2026-11-27',
  sat: '2026-11-28',
  sun: '2026-11-29',
};

function names(weekdays: readonly Weekday[]): string {
  const list = new Intl.ListFormat(language.current === 'en' ? 'en-GB' : 'da-DK');
  return list.format(weekdays.map((one) => weekday(DAYS[one])));
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** `Hver tirsdag`. */
export function ruleText({ rule }: Recurrence): string {
  const say = texts().series;
  switch (rule.kind) {
    case 'daily':
      return say.daily(rule.every);
    case 'weekly':
      return say.weekly(rule.every, names(rule.weekdays));
    case 'by_week_parity':
      return capital(say.parity[rule.parity](names(rule.weekdays)));
    case 'monthly_by_date':
      return say.monthlyByDate(rule.every, rule.day);
    case 'monthly_by_weekday':
      return say.monthlyByWeekday(rule.every, say.nth[rule.nth], names([rule.weekday]));
    case 'yearly':
      return say.yearly;
    case 'dates':
      return say.chosenDates(rule.dates.length);
  }
}

/** `Hver tirsdag, 24/11-2026 til 15/12-2026`. */
export function seriesText({ recurrence, firstOn, lastOn }: BookingSeries): string {
  return texts().series.summary(ruleText(recurrence), numericDate(firstOn), numericDate(lastOn));
}

/** `optaget af Skakklubben`. */
export function reasonText(reason: LeftOutReason): string {
  const say = texts().series.reasons;
  switch (reason.kind) {
    case 'week':
      return say.week(reason.week);
    case 'school_holiday':
      return say.school_holiday(reason.name);
    case 'public_holiday':
      return say.public_holiday(language.current === 'en' ? reason.nameEn : reason.nameDa);
    case 'taken':
      return say.taken(reason.by.join(', '));
    case 'closed':
      return say.closed(reason.reason.kind === 'closure' ? reason.reason.text : language.current === 'en' ? reason.reason.nameEn : reason.reason.nameDa);
    case 'meets_itself':
      return `${say.meets_itself} ${dayName(reason.on)}`;
    default:
      return say[reason.kind];
  }
}
