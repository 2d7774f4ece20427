/** What stands in the fields of a repetition, and the rule it makes. Which dates that gives is the engine's answer. */
import { texts } from '../../texts';
import { dateToJumpTo, dayNumber, addDays, weekdayOf, type CivilDate } from '../wall_time';
import type { NthOfMonth, Recurrence, RepeatRule, SeriesEnd, SeriesException, Weekday, WhenMissing } from '../../backend/generated/operations';

export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

export const RULES = ['week', 'two_weeks', 'even', 'odd', 'month_date', 'month_weekday', 'month_last', 'day', 'year', 'dates'] as const;
export type RuleChoice = (typeof RULES)[number];

export interface EndFields {
  kind: 'on' | 'after' | 'named';
  date: string;
  count: string;
  name: string;
}

export interface RepeatFields {
  rule: RuleChoice;
  /** At every how many weeks, months or days, as it was written; empty is each of them. */
  every?: string;
  /** Empty, the weekday of the first date. */
  weekdays: Weekday[];
  /** Dates as they were written, for a list of dates. */
  dates: string;
  end: EndFields;
  /** Weeks, dates and periods that are left out, as they were written. */
  without: string;
  schoolHolidays: boolean;
  publicHolidays: boolean;
  whenMissing: WhenMissing | null;
}

export function emptyEnd(): EndFields {
  return { kind: 'on', date: '', count: '', name: '' };
}

export function emptyRepeat(rule: RuleChoice = 'week'): RepeatFields {
  return { rule, weekdays: [], dates: '', end: emptyEnd(), without: '', schoolHolidays: false, publicHolidays: false, whenMissing: null };
}

export type Read<T> = { ok: true; value: T } | { ok: false; field: 'every' | 'end' | 'dates' | 'without'; problem: string };

export function hasWeekdays(rule: RuleChoice): boolean {
  return rule === 'week' || rule === 'two_weeks' || rule === 'even' || rule === 'odd';
}

/** What the rule counts, where it can leave some of them out. */
export function countedBy(rule: RuleChoice): 'weeks' | 'months' | 'days' | null {
  if (rule === 'week') return 'weeks';
  if (rule === 'day') return 'days';
  return rule === 'month_date' || rule === 'month_weekday' || rule === 'month_last' ? 'months' : null;
}

function readEvery({ rule, every = '' }: RepeatFields): Read<number> {
  const counted = countedBy(rule);
  const text = every.trim();
  if (counted === null || text === '') return { ok: true, value: 1 };
  const isCount = /^\d{1,2}$/.test(text) && Number(text) > 0;
  return isCount ? { ok: true, value: Number(text) } : { ok: false, field: 'every', problem: texts().series.repeat.writeEvery };
}

/** Which of its weekday a date is in its month. */
export function nthOf(date: CivilDate): NthOfMonth {
  const nth: readonly NthOfMonth[] = ['first', 'second', 'third', 'fourth', 'fifth'];
  return nth[Math.floor((Number(date.slice(8, 10)) - 1) / 7)] ?? 'fifth';
}

/** Whether it is the last of its weekday in its month. */
export function isLastOfMonth(date: CivilDate): boolean {
  return addDays(date, 7).slice(0, 7) !== date.slice(0, 7);
}

export function weekdayNameOf(date: CivilDate): Weekday {
  return WEEKDAYS[weekdayOf(date)] ?? 'mon';
}

function parts(text: string): string[] {
  return text.split(/[,;\n]+/).map((part) => part.trim()).filter(Boolean);
}

export function readEnd(fields: EndFields, near: CivilDate): Read<SeriesEnd> {
  const say = texts().series.repeat;
  if (fields.kind === 'named') {
    return fields.name ? { ok: true, value: { kind: 'named', name: fields.name } } : { ok: false, field: 'end', problem: say.chooseName };
  }
  if (fields.kind === 'after') {
    const count = Number(fields.count.trim());
    const isCount = /^\d{1,3}$/.test(fields.count.trim()) && count > 0;
    return isCount ? { ok: true, value: { kind: 'after', count } } : { ok: false, field: 'end', problem: say.writeCount };
  }
  const date = dateFrom(fields.date, near);
  return date ? { ok: true, value: { kind: 'on', date } } : { ok: false, field: 'end', problem: say.writeEnd };
}

/** A date without a year is the first one from a date on. */
function dateFrom(text: string, from: CivilDate): CivilDate | undefined {
  const near = dateToJumpTo(text, addDays(from, 182));
  return near && dayNumber(near) < dayNumber(from) && !/\d{4}/.test(text) ? dateToJumpTo(text, addDays(from, 365)) : near;
}

/** Dates as they are written: `1/12, 8/12`. */
export function readMoreDates(text: string, near: CivilDate): Read<CivilDate[]> {
  const dates = parts(text).map((part) => dateFrom(part, near));
  const known = dates.filter((date) => date !== undefined);
  if (known.length === 0 || known.length < dates.length) return { ok: false, field: 'dates', problem: texts().series.repeat.writeDates };
  return { ok: true, value: known };
}

function exceptionOf(part: string, near: CivilDate): SeriesException | undefined {
  const week = /^(?:uge|week|u|w)\s*(\d{1,2})$/i.exec(part);
  if (week) return { kind: 'week', week: Number(week[1]) };
  const [from, to] = part.split(/\s*(?:–|til|to)\s*/i).map((text) => dateFrom(text, near));
  if (from && to) return { kind: 'period', from, to };
  return from && !/–|til|to/i.test(part) ? { kind: 'date', date: from } : undefined;
}

function readExceptions(fields: RepeatFields, near: CivilDate): Read<SeriesException[]> {
  const written = parts(fields.without).map((part) => exceptionOf(part, near));
  const known = written.filter((one) => one !== undefined);
  if (known.length < written.length) return { ok: false, field: 'without', problem: texts().series.repeat.writeWithout };
  return {
    ok: true,
    value: [
      ...known,
      ...(fields.schoolHolidays ? [{ kind: 'school_holidays' as const }] : []),
      ...(fields.publicHolidays ? [{ kind: 'public_holidays' as const }] : []),
    ],
  };
}

function ruleOf(fields: RepeatFields, every: number, first: CivilDate, dates: CivilDate[]): RepeatRule {
  const weekday = weekdayNameOf(first);
  const weekdays = fields.weekdays.length > 0 ? WEEKDAYS.filter((one) => fields.weekdays.includes(one)) : [weekday];
  const missing = fields.whenMissing === null ? {} : { whenMissing: fields.whenMissing };
  switch (fields.rule) {
    case 'week':
      return { kind: 'weekly', every, weekdays };
    case 'two_weeks':
      return { kind: 'weekly', every: 2, weekdays };
    case 'even':
    case 'odd':
      return { kind: 'by_week_parity', parity: fields.rule, weekdays };
    case 'month_date':
      return { kind: 'monthly_by_date', every, day: Number(first.slice(8, 10)), ...missing };
    case 'month_weekday':
      return { kind: 'monthly_by_weekday', every, nth: nthOf(first), weekday, ...missing };
    case 'month_last':
      return { kind: 'monthly_by_weekday', every, nth: 'last', weekday };
    case 'day':
      return { kind: 'daily', every };
    case 'year':
      return { kind: 'yearly', ...missing };
    case 'dates':
      return { kind: 'dates', dates };
  }
}

/** How it repeats from a first date on; else what is still to be written. */
export function readRepeat(fields: RepeatFields, first: CivilDate): Read<Recurrence> {
  const every = readEvery(fields);
  if (!every.ok) return every;
  const isList = fields.rule === 'dates';
  const dates: Read<CivilDate[]> = isList ? readMoreDates(fields.dates, first) : { ok: true, value: [] };
  if (!dates.ok) return dates;
  const end = isList ? null : readEnd(fields.end, first);
  if (end && !end.ok) return end;
  const exceptions = readExceptions(fields, first);
  if (!exceptions.ok) return exceptions;
  const rule = ruleOf(fields, every.value, first, [...new Set([first, ...dates.value])]);
  return { ok: true, value: { rule, ...(end ? { ends: end.value } : {}), exceptions: exceptions.value } };
}
