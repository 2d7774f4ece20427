/** The calendar's values as sentences, in the language on the screen now. */
import type { IconName } from '../shared';
import { clock, clockSpan, dayName } from '../shared/format';
import { texts } from '../texts';
import { language } from '../texts/language.svelte';
import type { Cell, Piece } from './layout';
import type { Span } from './spans';
import { MINUTES_A_DAY, clockOf, dateOf, dayNumber, minuteOf, minutesOf, wallTime } from './wall_time';
import type {
  Alternative,
  BookingKind,
  BookingState,
  CalendarBooking,
  CalendarRoom,
  ClosedReason,
  MovedFrom,
  RoomHold,
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

/** `19–21`; an end at midnight reads `24`, one of another day says so: `20–1.30 (næste dag)`. */
export function timeText(place: { starts: string; ends: string }): string {
  const from = minuteOf(place.starts);
  const until = minutesOf(place.ends) - minutesOf(place.starts) + from;
  if (until <= MINUTES_A_DAY) return spanText({ from, until });
  const nights = nightsOf(place);
  return texts().quick.daysLater(spanText({ from, until: until - nights * MINUTES_A_DAY }), nights);
}

/** How many days later than it starts something ends; midnight belongs to the day it closes. */
export function nightsOf(place: { starts: string; ends: string }): number {
  return dayNumber(dateOf(wallTime(minutesOf(place.ends) - 1))) - dayNumber(dateOf(place.starts));
}

/** Who it is for, in as few words as the office has; what happens, where nobody stands as borrower. */
export function whoText(booking: Pick<CalendarBooking, 'borrower' | 'title'>): string {
  return booking.borrower ? booking.borrower.shortName || booking.borrower.name : booking.title;
}

/** Whether how it stands is worth a word beside it: all but what is simply agreed, or over as agreed. */
export function isRemarkable({ state }: Pick<CalendarBooking, 'state'>): boolean {
  return state !== 'confirmed' && state !== 'took_place';
}

export const STATE_ICONS: Partial<Record<BookingState, IconName>> = {
  requested: 'circle-question-mark',
  reserved: 'circle-dashed',
  lapsed: 'circle-slash',
  no_show: 'user-x',
};

/** `Reserveret til fredag 27/11 kl. 12`, `Forespørgsel`. */
export function stateText({ state, optionUntil }: Pick<CalendarBooking, 'state' | 'optionUntil'>, today?: CivilDate): string {
  const words = texts().bookings.states[state];
  return state === 'reserved' && optionUntil ? texts().states.until(words, momentText(optionUntil, today)) : words;
}

/** `fredag 27/11 kl. 12`, and today only `kl. 16`. */
export function momentText(moment: string, today?: CivilDate): string {
  const time = texts().shared.clock(clock(moment.slice(11, 16)));
  return dateOf(moment) === today ? time : `${dayName(dateOf(moment), today)} ${time}`;
}

/** Who keeps a time, and until when: `holdes af Anne til 10.52`. */
export function holdText(hold: RoomHold, own: boolean): string {
  const until = minuteText(minuteOf(hold.until));
  return own ? texts().states.heldByYou(until) : texts().states.heldBy(hold.by, until);
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

/** `Flyttet fra tirsdag 24/11 kl. 19–21, Sal A`. */
export function movedText(from: MovedFrom, today?: CivilDate): string {
  const words = texts().states;
  const place = `${whenText(from, today)}, ${from.roomNames.join(', ')}`;
  return from.closureId === null ? words.movedFrom(place) : words.movedForClosure(place);
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
  const held = cell.blocked.flatMap((one) => (one.why === 'held' ? `${spanText(one)} ${holdText(one.hold, false)}` : []));
  if (held.length > 0) return [...held, cell.free.length > 0 ? words.free(cell.free.map(spanText).join(', ')) : words.nothingFree].join('. ');
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
    isRemarkable(booking) ? stateText(booking) : '',
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
