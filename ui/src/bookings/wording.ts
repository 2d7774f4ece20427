/** The calendar's values as sentences, in the language on the screen now. */
import type { IconName } from '../shared';
import { clock, clockSpan, dayName } from '../shared/format';
import { texts } from '../texts';
import { language } from '../texts/language.svelte';
import type { Cell, Piece } from './layout';
import type { Span } from './spans';
import { clockOf, dateOf, minuteOf, minutesOf } from './wall_time';
import type {
  Alternative,
  BookingKind,
  CalendarBooking,
  CalendarRoom,
  ClosedReason,
  RoomId,
} from '../backend/generated/operations';
import type { CivilDate } from './wall_time';
import type { Place } from './place';

export const KIND_ICONS: Record<BookingKind, IconName> = {
  association: 'users',
  municipal: 'landmark',
  course: 'graduation-cap',
  community: 'coffee',
  private: 'user',
};

/** `19`, `19.30`, and `24` for the midnight a day ends with. */
export function minuteText(minute: number): string {
  return clock(clockOf(minute));
}

export function spanText(span: Span): string {
  return clockSpan(clockOf(span.from), clockOf(span.until));
}

/** `19–21`; an end at midnight reads `24`. */
export function timeText(place: { starts: string; ends: string }): string {
  const from = minuteOf(place.starts);
  const until = minutesOf(place.ends) - minutesOf(place.starts) + from;
  return until <= 1440 ? spanText({ from, until }) : clockSpan(clockOf(from), clockOf(minuteOf(place.ends)));
}

/** Who it is for, in as few words as the office has; what happens, where nobody stands as borrower. */
export function whoText(booking: Pick<CalendarBooking, 'borrower' | 'title'>): string {
  return booking.borrower ? booking.borrower.shortName || booking.borrower.name : booking.title;
}

export function isTentative(booking: Pick<CalendarBooking, 'state'>): boolean {
  return booking.state === 'reserved' || booking.state === 'requested';
}

/** `Salen, Køkkenet og Caféen`. */
export function listed(names: ReadonlyArray<string>): string {
  const last = names.at(-1);
  if (last === undefined) return '';
  return names.length === 1 ? last : texts().bookings.and(names.slice(0, -1).join(', '), last);
}

export function roomNames(rooms: ReadonlyArray<RoomId>, roomOf: ReadonlyMap<RoomId, CalendarRoom>): string {
  return rooms.flatMap((id) => roomOf.get(id)?.name ?? []).join(' + ');
}

/** `Sal A, tirsdag 24/11 kl. 19–21`. */
export function placeText(place: Place, roomOf: ReadonlyMap<RoomId, CalendarRoom>, today?: CivilDate): string {
  return `${roomNames(place.rooms, roomOf)}, ${whenText(place, today)}`;
}

/** `tirsdag 24/11 kl. 19–21`. */
export function whenText(place: { starts: string; ends: string }, today?: CivilDate): string {
  return `${dayName(dateOf(place.starts), today)} ${texts().shared.clock(timeText(place))}`;
}

export function reasonText(reason: ClosedReason): string {
  if (reason.kind === 'closure') return reason.text;
  return language.current === 'da' ? reason.nameDa : reason.nameEn;
}

/** `Ledigt 8–10, 15–17`. */
export function freeText(cell: Cell): string {
  const words = texts().bookings;
  if (cell.shut) return words.shutBecause(reasonText(cell.shut));
  if (cell.open.length === 0) return words.notOpen;
  return cell.free.length > 0 ? words.free(cell.free.map(spanText).join(', ')) : words.nothingFree;
}

/** `Sal A, tirsdag 24/11, 3 bookinger. Ledigt 8–10, 15–17`. */
export function cellText(cell: Cell): string {
  return `${cell.room.name}, ${dayName(cell.date)}, ${texts().bookings.bookingsIn(cell.pieces.length)}. ${freeText(cell)}`;
}

/** What follows a booking's visible text: kind, state, series, the rooms beside it. */
export function pieceDetail(piece: Piece, shown: ReadonlyArray<string>): string {
  const words = texts().bookings;
  const { booking } = piece;
  const more = [
    [...shown, booking.borrower?.name].includes(booking.title) ? '' : booking.title,
    words.kinds[booking.kind],
    isTentative(booking) ? words.states[booking.state] : '',
    piece.through ? words.partOf(piece.through.name) : '',
    piece.alongside.length > 0 && !shown.includes('alongside') ? words.alongside(namesOf(piece.alongside)) : '',
    booking.seriesId === null ? '' : words.repeats,
    piece.cutBefore ? words.fromDayBefore : '',
    piece.cutAfter ? words.toDayAfter : '',
  ];
  return more.filter(Boolean).join(', ');
}

export function namesOf(rooms: ReadonlyArray<CalendarRoom>): string {
  return rooms.map((room) => room.shortName || room.name).join(', ');
}

/** What an alternative offers, and what speaks for it. */
export function alternativeText(alternative: Alternative, wished: Place): { head: string; detail: string } {
  const words = texts().bookings;
  const rooms = alternative.roomNames.join(' + ');
  const sameTime = alternative.starts === wished.starts && alternative.ends === wished.ends;
  const sameRooms = alternative.rooms.length === wished.rooms.length && alternative.rooms.every((id) => wished.rooms.includes(id));
  const sameDay = dateOf(alternative.starts) === dateOf(wished.starts);
  const time = sameDay ? timeText(alternative) : whenText(alternative);
  return {
    head: sameTime ? words.alternative.room(rooms) : words.alternative.time(rooms, time),
    detail: sameRooms && !sameTime
      ? words.otherTime
      : [alternative.sameHouse ? words.sameHouse : alternative.premisesName, words.seats(alternative.maximum)].join(' · '),
  };
}
