/** What a drag or a key makes of a booking's place. Pure sums; the engine says whether the place may be had. */
import { clamp } from './spans';
import { MINUTES_A_DAY, minutesOf, wallTime } from './wall_time';
import type { CalendarRoom, RoomId } from '../backend/generated/operations';
import type { CivilDate } from './wall_time';
import type { Place } from './place';

/** No booking gets shorter than this by dragging. */
export const SHORTEST = 15;

/** The same length, so many minutes later (or earlier). */
export function shifted(place: Place, minutes: number): Place {
  return { ...place, starts: wallTime(minutesOf(place.starts) + minutes), ends: wallTime(minutesOf(place.ends) + minutes) };
}

/** A new end, or a new start; never shorter than one step of the grid. */
export function stretched(place: Place, edge: 'start' | 'end', minutes: number, grid = SHORTEST): Place {
  const [from, until] = [minutesOf(place.starts), minutesOf(place.ends)];
  if (edge === 'start') return { ...place, starts: wallTime(Math.min(from + minutes, until - grid)) };
  return { ...place, ends: wallTime(Math.max(until + minutes, from + grid)) };
}

/** Begins at this minute of this date, with the same length. */
export function startingAt(place: Place, date: CivilDate, minute: number): Place {
  const length = minutesOf(place.ends) - minutesOf(place.starts);
  const from = minutesOf(`${date}T00:00`) + minute;
  return { ...place, starts: wallTime(from), ends: wallTime(from + length) };
}

/** On another date at the same time of day. */
export function onDate(place: Place, date: CivilDate): Place {
  return startingAt(place, date, minutesOf(place.starts) % MINUTES_A_DAY);
}

/**
 * The rooms after a booking is carried from one room's column to another's. What is carried is the room it was taken
 * by, or the combination that room is a part of; the booking's other rooms stay.
 */
export function roomsAfter(
  rooms: ReadonlyArray<RoomId>,
  from: RoomId,
  to: RoomId,
  roomOf: ReadonlyMap<RoomId, CalendarRoom>,
): Array<RoomId> {
  if (from === to) return [...rooms];
  const carried = rooms.find((id) => id === from) ?? rooms.find((id) => roomOf.get(id)?.parts.includes(from));
  if (carried === undefined) return [...rooms];
  if (roomOf.get(carried)?.parts.includes(to)) return [...rooms];
  return [...new Set(rooms.map((id) => (id === carried ? to : id)))];
}

export function samePlace(one: Place, other: Place): boolean {
  return (
    one.starts === other.starts &&
    one.ends === other.ends &&
    one.rooms.length === other.rooms.length &&
    one.rooms.every((id) => other.rooms.includes(id))
  );
}

/** The booking stays on the board: its start between the first and the last minute shown. */
export function keptOn(place: Place, dates: ReadonlyArray<CivilDate>): Place {
  const [first, last] = [dates[0], dates.at(-1)];
  if (!first || !last) return place;
  const from = minutesOf(place.starts);
  const least = minutesOf(`${first}T00:00`);
  const most = minutesOf(`${last}T00:00`) + MINUTES_A_DAY - SHORTEST;
  return shifted(place, clamp(from, least, most) - from);
}
