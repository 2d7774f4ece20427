/**
 * What the engine's bookings say over the wire, until `backend/generated/operations.ts` has them.
 * This file goes away then; nothing but types and `ask` lives here.
 */
import { call, type TransportRefusal } from '../backend/call';
import type { FieldProblem, GateError, RequestKey } from '../backend/generated/operations';

export type { FieldProblem, RequestKey };
export type RoomId = number & { readonly of: 'room' };
export type PremisesId = number & { readonly of: 'premises' };
export type BookingId = number & { readonly of: 'booking' };
export type SeriesId = number & { readonly of: 'series' };
export type OrganisationId = number & { readonly of: 'organisation' };
export type PersonId = number & { readonly of: 'person' };

/** Wall-clock time without a zone: `2026-11-24T19:00`. */
export type WallTime = string;
/** A calendar date: `2026-11-24`. */
export type CivilDate = string;

export type BookingKind = 'association' | 'municipal' | 'course' | 'community' | 'private';
export type BookingState = 'requested' | 'reserved' | 'confirmed' | 'cancelled';
export type Layout = 'theatre' | 'horseshoe' | 'classroom' | 'islands' | 'boardroom' | 'empty';

export interface LayoutCapacity {
  layout: Layout;
  seats: number;
}

export interface CalendarRoom {
  id: RoomId;
  name: string;
  shortName: string;
  maximum: number;
  /** The rooms this one is made of; empty for a room that stands by itself. */
  parts: Array<RoomId>;
  layouts: Array<LayoutCapacity>;
}

export interface CalendarHouse {
  id: PremisesId;
  name: string;
  shortName: string;
  gridMinutes: number;
  rooms: Array<CalendarRoom>;
}

export interface OpenHours {
  premisesId: PremisesId;
  date: CivilDate;
  opensMinute: number;
  closesMinute: number;
}

export type ClosedReason =
  | { kind: 'closure'; text: string }
  | { kind: 'holiday'; nameDa: string; nameEn: string };

export interface ClosedSpan {
  roomId: RoomId;
  starts: WallTime;
  ends: WallTime;
  reason: ClosedReason;
}

export interface Borrower {
  id: OrganisationId;
  name: string;
  shortName: string;
}

export interface CalendarBooking {
  id: BookingId;
  version: number;
  number: string;
  rooms: Array<RoomId>;
  starts: WallTime;
  ends: WallTime;
  /** With the buffers before and after. */
  blockedFrom: WallTime;
  blockedUntil: WallTime;
  title: string;
  borrower: Borrower | null;
  kind: BookingKind;
  state: BookingState;
  attendees: number | null;
  seriesId: SeriesId | null;
}

/** A room that cannot be had because a booking elsewhere needs (part of) the same space. */
export interface TakenSpan {
  roomId: RoomId;
  bookingId: BookingId;
  starts: WallTime;
  ends: WallTime;
}

export interface Calendar {
  from: CivilDate;
  to: CivilDate;
  today: CivilDate;
  now: WallTime;
  houses: Array<CalendarHouse>;
  open: Array<OpenHours>;
  closed: Array<ClosedSpan>;
  bookings: Array<CalendarBooking>;
  taken: Array<TakenSpan>;
}

export interface ContactPerson {
  id: PersonId;
  name: string;
  phone: string | null;
}

export interface Booking extends CalendarBooking {
  contactPerson: ContactPerson | null;
  layout: Layout | null;
  note: string;
}

export interface UndoRequest {
  operation: string;
  input: unknown;
}

export interface ChangedBooking {
  now: Booking;
  undo: UndoRequest | null;
}

export interface Place {
  rooms: Array<RoomId>;
  starts: WallTime;
  ends: WallTime;
}

export interface BookRoom extends Place {
  requestKey: RequestKey;
  organisationId?: OrganisationId;
  contactPersonId?: PersonId;
  title: string;
  kind?: BookingKind;
  attendees?: number;
  layout?: Layout;
  note?: string;
}

export interface MoveBooking extends Place {
  id: BookingId;
  version: number;
}

export interface ChangeBooking {
  id: BookingId;
  version: number;
  organisationId?: OrganisationId;
  contactPersonId?: PersonId;
  title: string;
  kind: BookingKind;
  attendees?: number;
  layout?: Layout;
  note?: string;
}

export interface CancelBooking {
  id: BookingId;
  version: number;
  by: 'borrower' | 'house';
  reason?: string;
}

export interface Clash {
  bookingId: BookingId;
  number: string;
  roomId: RoomId;
  roomName: string;
  title: string;
  borrower: string | null;
  starts: WallTime;
  ends: WallTime;
}

export interface Alternative extends Place {
  roomNames: Array<string>;
  premisesName: string;
  sameHouse: boolean;
  maximum: number;
  reason: 'other_room' | 'other_house' | 'other_time';
}

export type BookingRefusal =
  | { code: 'room_taken'; details: { clashes: Array<Clash>; alternatives: Array<Alternative> } }
  | { code: 'outside_opening_hours'; details: { roomName: string; date: CivilDate; opensMinute: number | null; closesMinute: number | null; alternatives: Array<Alternative> } }
  | { code: 'room_closed'; details: { roomName: string; starts: WallTime; ends: WallTime; reason: ClosedReason; alternatives: Array<Alternative> } }
  | { code: 'too_many_people'; details: { roomName: string; maximum: number; attendees: number; alternatives: Array<Alternative> } }
  | { code: 'declaration_missing'; details: { organisationName: string; validUntil: CivilDate | null } }
  | { code: 'stale_booking'; details: { current: Booking } }
  | { code: 'missing_hour'; details: { starts: WallTime } }
  | { code: 'off_grid'; details: { gridMinutes: number } }
  | { code: 'booking_not_found' }
  | { code: 'fields_refused'; details: { problems: Array<FieldProblem> } };

/** Free, or the refusal that booking it would get. */
export type TimesChecked = { free: true } | { free: false; refusal: BookingRefusal };

export interface BookingOperations {
  calendar: { input: { from: CivilDate; to: CivilDate; premisesId?: PremisesId }; answer: Calendar };
  book_room: { input: BookRoom; answer: ChangedBooking };
  move_booking: { input: MoveBooking; answer: ChangedBooking };
  change_booking: { input: ChangeBooking; answer: ChangedBooking };
  cancel_booking: { input: CancelBooking; answer: ChangedBooking };
  open_booking: { input: { id: BookingId }; answer: Booking };
  check_times: { input: Place & { exceptBooking?: BookingId }; answer: TimesChecked };
}

export type AnyBookingRefusal = BookingRefusal | GateError | TransportRefusal;

export type Answered<T> = { ok: true; answer: T } | { ok: false; refusal: AnyBookingRefusal };

/** Asks the engine for one of the bookings' verbs. */
export function ask<O extends keyof BookingOperations>(
  operation: O,
  input: BookingOperations[O]['input'],
): Promise<Answered<BookingOperations[O]['answer']>> {
  return call(operation as never, input as never) as never;
}
