/**
 * Dates, times and money as the office writes them: `24/11`, `kl. 19–21`, `uge 48`, `1.250 kr.`.
 * Input is wall clock as the engine gives it (`2026-11-24`, `19:00`); no time zone is touched here.
 */
import { language, type Language } from '../texts/language.svelte';
import { texts } from '../texts';
import { isoWeekOf } from './isoWeek';

const LOCALES = { da: 'da-DK', en: 'en-GB' } as const;

/** A calendar day as the engine writes it: `2026-11-24`. */
export type DayText = string;
/** A time of day as the engine writes it: `19:00` or `19:00:00`. */
export type ClockText = string;

function day(text: DayText): Date {
  const [year = 1970, month = 1, date = 1] = text.slice(0, 10).split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date));
}

const kept = new Map<string, Intl.DateTimeFormat>();

function dateFormat(options: Intl.DateTimeFormatOptions, spoken: Language = language.current): Intl.DateTimeFormat {
  const key = spoken + JSON.stringify(options);
  const found = kept.get(key) ?? new Intl.DateTimeFormat(LOCALES[spoken], { ...options, timeZone: 'UTC' });
  kept.set(key, found);
  return found;
}

/** `24/11`. */
export function shortDate(text: DayText): string {
  const date = day(text);
  return `${date.getUTCDate()}/${date.getUTCMonth() + 1}`;
}

/** `24/11-2026`, the way Danish forms write it. */
export function numericDate(text: DayText): string {
  return `${shortDate(text)}-${day(text).getUTCFullYear()}`;
}

/** `24. november 2026`. */
export function longDate(text: DayText, spoken: Language = language.current): string {
  return dateFormat({ day: 'numeric', month: 'long', year: 'numeric' }, spoken).format(day(text));
}

/** `tirsdag`. */
export function weekday(text: DayText, spoken: Language = language.current): string {
  return dateFormat({ weekday: 'long' }, spoken).format(day(text));
}

/** `tir`. */
export function shortWeekday(text: DayText): string {
  return weekday(text).slice(0, 3);
}

/** `tirsdag 24/11`; the year is said only when it is not the year of `today`. */
export function dayName(text: DayText, today?: DayText): string {
  const date = today && today.slice(0, 4) !== text.slice(0, 4) ? numericDate(text) : shortDate(text);
  return `${weekday(text)} ${date}`;
}

/** `november 2026`. */
export function monthName(text: DayText): string {
  return dateFormat({ month: 'long', year: 'numeric' }).format(day(text));
}

/** `23.–29. november 2026`, or both months where the week crosses one. */
export function dateSpan(from: DayText, to: DayText): string {
  const [first, last] = [day(from), day(to)];
  if (language.current === 'en') return dateFormat({ day: 'numeric', month: 'long', year: 'numeric' }).formatRange(first, last);
  const end = longDate(to);
  if (first.getUTCFullYear() !== last.getUTCFullYear()) return `${longDate(from)} – ${end}`;
  if (first.getUTCMonth() !== last.getUTCMonth()) {
    return `${dateFormat({ day: 'numeric', month: 'long' }).format(first)} – ${end}`;
  }
  return from.slice(0, 10) === to.slice(0, 10) ? end : `${first.getUTCDate()}.–${end}`;
}

/** As `dateSpan`, with short months where there are two, so that a week fits a heading: `30. nov. – 6. dec. 2026`. */
export function weekSpan(from: DayText, to: DayText): string {
  const [first, last] = [day(from), day(to)];
  if (first.getUTCMonth() === last.getUTCMonth()) return dateSpan(from, to);
  const short = dateFormat({ day: 'numeric', month: 'short', year: 'numeric' });
  if (language.current === 'en') return short.formatRange(first, last);
  const start = first.getUTCFullYear() === last.getUTCFullYear() ? dateFormat({ day: 'numeric', month: 'short' }) : short;
  return `${start.format(first)} – ${short.format(last)}`;
}

/** The ISO week of a day: 48. */
export function weekNumber(text: DayText): number {
  return isoWeekOf(text).week;
}

/** `uge 48`. */
export function weekName(text: DayText): string {
  return texts().shared.week(weekNumber(text));
}

/** `19` or `19.30`; English writes `19:00`. */
export function clock(text: ClockText, spoken: Language = language.current): string {
  const [hour = '0', minute = '00'] = text.split(':');
  if (spoken === 'en') return `${hour.padStart(2, '0')}:${minute}`;
  return minute === '00' ? String(Number(hour)) : `${Number(hour)}.${minute}`;
}

/** `19–21`. */
export function clockSpan(from: ClockText, to: ClockText, spoken: Language = language.current): string {
  return `${clock(from, spoken)}–${clock(to, spoken)}`;
}

/** `kl. 19–21`. */
export function atClock(from: ClockText, to?: ClockText): string {
  return texts().shared.clock(to ? clockSpan(from, to) : clock(from));
}

/** `50.000`. */
export function figure(value: number): string {
  return new Intl.NumberFormat(LOCALES[language.current]).format(value);
}

/** A number that comes in hundredths, its places always shown: `1.721,50`. */
export function hundredths(value: number): string {
  return new Intl.NumberFormat(LOCALES[language.current], { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value / 100);
}

/** Money from whole øre: `1.250 kr.` or `1.250,50 kr.` */
export function money(oere: number): string {
  const digits = oere % 100 === 0 ? 0 : 2;
  const amount = new Intl.NumberFormat(LOCALES[language.current], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(oere / 100);
  return language.current === 'en' ? `DKK ${amount}` : `${amount} kr.`;
}

/** `20 70 62 18`, typed or kept with its country code; a foreign number stays as it was. */
export function phone(text: string): string {
  const digits = text.replace(/\s/g, '').replace(/^\+45(?=\d{8}$)/, '');
  return /^\d{8}$/.test(digits) ? digits.replace(/(\d{2})(?=\d)/g, '$1 ') : text;
}
