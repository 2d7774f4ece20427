/** Every no of the bookings as a sentence: who, when, and what to do; never a bare `optaget`. */
import { sentence as commonSentence, type AnyRefusal } from '../backend/refusals';
import { dayName, shortDate } from '../shared/format';
import { texts } from '../texts';
import { clockOf, dateOf, minuteOf } from './wall_time';
import { listed, reasonText, spanText, timeText } from './wording';
import { clock } from '../shared/format';
import type { Alternative, AnyBookingRefusal, Clash, FieldProblem } from './wire';

/** Head and rest, so that the head can stand in bold. */
export interface RefusalWords {
  head: string;
  rest: string;
}

export function refusalWords(refusal: AnyBookingRefusal): RefusalWords {
  const words = texts().bookings.refusals;
  switch (refusal.code) {
    case 'room_taken':
      return takenWords(refusal.details.clashes);
    case 'outside_opening_hours': {
      const { roomName, date, opensMinute, closesMinute } = refusal.details;
      const rest =
        opensMinute === null || closesMinute === null
          ? words.notOpenThatDay(roomName, dayName(date))
          : words.outsideHours(roomName, dayName(date), spanText({ from: opensMinute, until: closesMinute }));
      return { head: '', rest };
    }
    case 'room_closed': {
      const { roomName, starts, ends, reason } = refusal.details;
      return { head: '', rest: words.closed(roomName, closedWhen(starts, ends), reasonText(reason)) };
    }
    case 'too_many_people': {
      const { roomName, maximum, attendees } = refusal.details;
      return { head: '', rest: words.tooMany(roomName, maximum, attendees) };
    }
    case 'declaration_missing':
      return { head: '', rest: words.declaration(refusal.details.organisationName) };
    case 'stale_booking':
      return { head: '', rest: words.stale };
    case 'missing_hour':
      return { head: '', rest: words.missingHour(clock(clockOf(minuteOf(refusal.details.starts)))) };
    case 'off_grid':
      return { head: '', rest: words.offGrid(refusal.details.gridMinutes) };
    case 'booking_not_found':
      return { head: '', rest: words.notFound };
    case 'fields_refused':
      return { head: '', rest: words.fields };
    default:
      return { head: '', rest: commonSentence(refusal as AnyRefusal) };
  }
}

export function refusalSentence(refusal: AnyBookingRefusal): string {
  const { head, rest } = refusalWords(refusal);
  return head ? `${head} ${rest}` : rest;
}

/** `Sal A er optaget tirsdag 24/11: Havnekoret 18.30–20.30.` */
function takenWords(clashes: ReadonlyArray<Clash>): RefusalWords {
  const words = texts().bookings.refusals;
  const first = clashes[0];
  if (!first) return { head: '', rest: words.other };
  const room = listed([...new Set(clashes.map((clash) => clash.roomName))]);
  const who = [...new Set(clashes.map((clash) => words.clash(clash.borrower ?? (clash.title || words.someone), timeText(clash))))];
  return { head: words.roomTakenHead(room, dayName(dateOf(first.starts))), rest: `${listed(who)}.` };
}

function closedWhen(starts: string, ends: string): string {
  if (dateOf(starts) === dateOf(ends)) return `${dayName(dateOf(starts))} ${timeText({ starts, ends })}`;
  return `${shortDate(dateOf(starts))}–${shortDate(dateOf(ends))}`;
}

export function alternativesOf(refusal: AnyBookingRefusal): Array<Alternative> {
  const details: unknown = 'details' in refusal ? refusal.details : undefined;
  if (typeof details !== 'object' || details === null || !('alternatives' in details)) return [];
  return details.alternatives as Array<Alternative>;
}

/** What to do about a field, in the field's own words. */
export function problemText({ field, problem }: FieldProblem): string {
  const words = texts().bookings.problems;
  if (problem.kind === 'looks_like_cpr') return words.cpr;
  if (problem.kind === 'too_long') return words.tooLong;
  if (field === 'title') return words.title;
  if (field === 'rooms') return words.rooms;
  if (field === 'attendees') return words.attendees;
  if (field === 'starts' || field === 'ends') return words.time;
  return words.unknown;
}
