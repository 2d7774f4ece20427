/**
 * What is looked at, as it stands in the address: `#/premises/uge/2026-W48`, `#/premises/dag/2026-11-24?for=7`,
 * `#/premises/maaned/2026-11`.
 */
import type { Route } from '../shared';
import { dayNumber, isDate, mondayOfWeek, weekName, weekdayOf } from './wall_time';
import type { BookingId, OrganisationId, RoomId } from '../backend/generated/operations';
import type { CivilDate } from './wall_time';

export type View = 'day' | 'week' | 'overview' | 'month' | 'list';

export const VIEWS: ReadonlyArray<View> = ['day', 'week', 'overview', 'month', 'list'];

const WORDS: Record<View, string> = { day: 'dag', week: 'uge', overview: 'overblik', month: 'maaned', list: 'liste' };

export interface Looked {
  view: View;
  /** Nothing where the address names no day that exists: then it is today. */
  date: CivilDate | undefined;
  /** For whom a booking shall be made. */
  forOrganisation: OrganisationId | undefined;
  /** Whether the form for a new booking shall be open. */
  wantsForm: boolean;
  /** The draft that shall stand in it. */
  draft: string | undefined;
  /** The booking that shall be open. */
  booking: BookingId | undefined;
  /** The room the cursor shall stand in. */
  room: RoomId | undefined;
}

const FIND = 'find';

/** Where a room is looked for. */
export const FIND_PARTS: ReadonlyArray<string> = ['premises', FIND];

export function isFinding({ parts }: Route): boolean {
  return parts[1] === FIND;
}

export function readLink({ parts, query }: Route): Looked {
  const [, word, when = ''] = parts;
  const view = VIEWS.find((one) => WORDS[one] === word || one === word) ?? 'week';
  const date = [when, `${when}-01`].find(isDate) ?? mondayOfWeek(when);
  const forOrganisation = numberIn(query, 'for') as OrganisationId | undefined;
  const booking = numberIn(query, 'booking') as BookingId | undefined;
  const room = numberIn(query, 'room') as RoomId | undefined;
  return { view, date, forOrganisation, wantsForm: query.has('new'), draft: query.get('new') || undefined, booking, room };
}

function numberIn(query: URLSearchParams, name: string): number | undefined {
  const asked = Number(query.get(name));
  return Number.isInteger(asked) && asked > 0 ? asked : undefined;
}

/** The parts after the section's own. */
export function linkParts(view: View, date: CivilDate): [string, string] {
  const whens: Partial<Record<View, string>> = { day: date, month: date.slice(0, 7) };
  return [WORDS[view], whens[view] ?? weekName(date)];
}

/** Where a week or a month is opened by its first day, the cursor stands on today, if it lies there. */
export function nearToday(view: View, date: CivilDate, today: CivilDate): CivilDate {
  if (view === 'day') return date;
  if (view === 'month') return date.endsWith('-01') && today.startsWith(date.slice(0, 7)) ? today : date;
  const days = dayNumber(today) - dayNumber(date);
  return weekdayOf(date) === 0 && days >= 0 && days < 7 ? today : date;
}
