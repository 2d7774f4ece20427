/** Where the periods of a volunteer stand on a strip of time. Days as the engine writes them; both ends are included. */
import type { CoverStanding } from '../../backend/generated/operations';

/** One attachment on the strip. */
export interface Lane {
  id: number;
  label: string;
  /** Its days in order, by how they are covered; the last may be open. */
  stretches: readonly { from: string; to: string | null; standing: CoverStanding }[];
  pauses: readonly { from: string; to: string | null }[];
}

export interface Axis {
  first: number;
  last: number;
}

export interface Tick {
  day: number;
  text: string;
}

const DAY_MILLISECONDS = 86_400_000;
/** What lies further back is cut off at the edge: the register may hold ten years of somebody. */
const MOST_DAYS_BACK = 5 * 365;
/** So much of what is to come is always in sight. */
const AHEAD_DAYS = 90;
/** What begins or ends later is in sight with some room after it, but not what lies years ahead. */
const AFTER_DAYS = 45;
const MOST_DAYS_AHEAD = 2 * 365;
const LEAST_DAYS = 365;
/** Up to here a strip has room for quarters. */
const QUARTERS_UP_TO_DAYS = 800;

/** Days since 1 January 1970. */
export function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MILLISECONDS);
}

function dateOfDay(day: number): Date {
  return new Date(day * DAY_MILLISECONDS);
}

/** From the first period on, some way past today and past the last known end. */
export function axisOf(lanes: readonly Lane[], today: string): Axis {
  const now = dayNumber(today);
  const parts = lanes.flatMap(({ stretches }) => stretches);
  const starts = parts.map(({ from }) => dayNumber(from));
  const ends = parts.flatMap(({ to }) => (to ? [dayNumber(to)] : []));
  const known = [...ends, ...starts].map((day) => Math.min(day + AFTER_DAYS, now + MOST_DAYS_AHEAD));
  const last = Math.max(now + AHEAD_DAYS, ...known);
  const first = Math.max(Math.min(now - 30, ...starts), now - MOST_DAYS_BACK);
  return { first: Math.min(first, last - LEAST_DAYS), last };
}

/** How far along the strip a day begins, in percent; what lies outside stands at the edge. */
export function placeOf({ first, last }: Axis, day: number): number {
  return (Math.min(Math.max(day - first, 0), last - first) / (last - first)) * 100;
}

/** From where to where a period lies, in percent; its last day is included. */
export function stretchOf(axis: Axis, from: string, to: string | null): { left: number; width: number } {
  const left = placeOf(axis, dayNumber(from));
  const right = to ? placeOf(axis, dayNumber(to) + 1) : 100;
  return { left, width: Math.max(right - left, 0) };
}

/** The beginnings of years, and of quarters where there is room: `2026`, `4`. */
export function ticksOf(axis: Axis): Tick[] {
  const months = axis.last - axis.first <= QUARTERS_UP_TO_DAYS ? 3 : 12;
  const begin = dateOfDay(axis.first);
  const ticks: Tick[] = [];
  for (let month = 0; ; month += months) {
    const date = new Date(Date.UTC(begin.getUTCFullYear(), month, 1));
    const day = Math.round(date.getTime() / DAY_MILLISECONDS);
    if (day > axis.last) return ticks;
    if (day < axis.first) continue;
    const isYear = date.getUTCMonth() === 0;
    ticks.push({ day, text: isYear ? String(date.getUTCFullYear()) : `1/${date.getUTCMonth() + 1}` });
  }
}

/** How many days a period has, both ends counted. */
export function daysOf(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from) + 1;
}
