/**
 * Wall-clock arithmetic. A moment is the number of minutes since 1970-01-01T00:00 on the office's own clock, without
 * a zone: every rule about summer time is the engine's, and what is counted here is what stands on the wall.
 */
import type { WallTime } from '../backend/generated/operations';
import { isoWeekOf } from '../shared/isoWeek';

export { isoWeekOf };

export const MINUTES_A_DAY = 1440;

/** A calendar date: `2026-11-24`. */
export type CivilDate = string;

/** `2026-11-24T19:00` as minutes. */
export function minutesOf(time: string): number {
  return dayNumber(time.slice(0, 10)) * MINUTES_A_DAY + Number(time.slice(11, 13)) * 60 + Number(time.slice(14, 16));
}

/** Minutes as `2026-11-24T19:00`. */
export function wallTime(minutes: number): WallTime {
  const day = Math.floor(minutes / MINUTES_A_DAY);
  return `${dateOfDay(day)}T${clockOf(minutes - day * MINUTES_A_DAY)}` as WallTime;
}

/** A minute of a date as wall time; minute 1440 is the next midnight. */
export function at(date: CivilDate, minute: number): WallTime {
  return wallTime(dayNumber(date) * MINUTES_A_DAY + minute);
}

/** `19:00` from minutes since midnight. */
export function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** How many days a date lies after 1970-01-01. */
export function dayNumber(date: CivilDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / 86_400_000;
}

export function dateOfDay(day: number): CivilDate {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return dateOfDay(dayNumber(date) + days);
}

export function dateOf(time: string): CivilDate {
  return time.slice(0, 10);
}

/** Minutes since midnight of the time's own date. */
export function minuteOf(time: string): number {
  return Number(time.slice(11, 13)) * 60 + Number(time.slice(14, 16));
}

/** 0 is Monday. */
export function weekdayOf(date: CivilDate): number {
  return (dayNumber(date) + 3) % 7;
}

export function mondayOf(date: CivilDate): CivilDate {
  return addDays(date, -weekdayOf(date));
}

export function daysFrom(first: CivilDate, count: number): Array<CivilDate> {
  const start = dayNumber(first);
  return Array.from({ length: count }, (_, index) => dateOfDay(start + index));
}

/** The days of a month, first to last. */
export function monthOf(date: CivilDate): Array<CivilDate> {
  const [year = 1970, month = 1] = date.split('-').map(Number);
  const days = (Date.UTC(year, month, 1) - Date.UTC(year, month - 1, 1)) / 86_400_000;
  return daysFrom(`${date.slice(0, 7)}-01`, days);
}

/** `2026-W48`, as it stands in a link. */
export function weekName(date: CivilDate): string {
  const { year, week } = isoWeekOf(date);
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** The Monday of `2026-W48`; nothing when there is no such week. */
export function mondayOfWeek(name: string): CivilDate | undefined {
  const parts = /^(\d{4})-W(\d{2})$/.exec(name);
  if (!parts) return undefined;
  const monday = addDays(mondayOf(`${parts[1]}-01-04`), (Number(parts[2]) - 1) * 7);
  return weekName(monday) === name ? monday : undefined;
}

/** Whether the text is a date that exists. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && dateOfDay(dayNumber(text)) === text;
}

/**
 * What somebody typed to jump: `48`, `uge 48`, `48/2027`, `24/11`, `24/11-2026`, `2026-11-24`. A week or a date
 * without a year is the one nearest to `near`.
 */
export function dateToJumpTo(typed: string, near: CivilDate): CivilDate | undefined {
  const text = typed.trim().toLowerCase();
  if (isDate(text)) return text;
  const week = /^(?:uge|week|u|w)?\s*(\d{1,2})(?:\s*[/-]\s*(\d{4}))?$/.exec(text);
  if (week) return nearest(near, week[2], (year) => mondayOfWeek(`${year}-W${week[1]?.padStart(2, '0')}`));
  const day = /^(\d{1,2})[/.]\s?(\d{1,2})(?:[-/. ]+(\d{4}|\d{2}))?$/.exec(text);
  if (!day) return undefined;
  const written = day[3]?.length === 2 ? `20${day[3]}` : day[3];
  return nearest(near, written, (year) => existing(`${year}-${day[2]?.padStart(2, '0')}-${day[1]?.padStart(2, '0')}`));
}

function existing(date: CivilDate): CivilDate | undefined {
  return isDate(date) ? date : undefined;
}

function nearest(
  near: CivilDate,
  writtenYear: string | undefined,
  inYear: (year: number) => CivilDate | undefined,
): CivilDate | undefined {
  if (writtenYear) return inYear(Number(writtenYear));
  const year = Number(near.slice(0, 4));
  const found = [inYear(year), inYear(year + 1), inYear(year - 1)].filter((date) => date !== undefined);
  const distance = (date: CivilDate): number => Math.abs(dayNumber(date) - dayNumber(near));
  return found.sort((one, other) => distance(one) - distance(other))[0];
}
