/** What the page I dag shows: the day of each house, and the age of the backup. */
import { call } from '../backend/call';
import type { BackupState, CalendarBooking, ClosedTime, RoomId, Today, TodayHouse } from '../backend/generated/operations';
import { sentence } from '../backend/refusals';

/** The day moves on by itself: every minute is often enough for what stands under Now. */
const REFRESH = 60_000;

export class TodayState {
  day = $state.raw<Today | null>(null);
  backup = $state.raw<BackupState | null>(null);
  problem = $state('');

  async load(): Promise<void> {
    const [day, backup] = await Promise.all([call('today', {}), call('backup_state', {})]);
    if (day.ok) this.day = day.answer;
    this.problem = day.ok ? '' : sentence(day.refusal);
    if (backup.ok) this.backup = backup.answer;
  }

  /** Keeps it fresh until the returned function is called. */
  start(): () => void {
    void this.load();
    const timer = setInterval(() => void this.load(), REFRESH);
    return () => clearInterval(timer);
  }
}

/** Where a booking stands in the day. */
export type Standing = 'over' | 'now' | 'next' | 'later';

export function standingOf(booking: CalendarBooking, house: TodayHouse, now: string): Standing {
  if (house.now.includes(booking.id)) return 'now';
  if (house.next.includes(booking.id)) return 'next';
  return booking.ends <= now ? 'over' : 'later';
}

/** The day across all houses in a few figures. */
export interface DayFigures {
  now: number;
  toCome: number;
  people: number;
  next: { booking: CalendarBooking; house: TodayHouse } | null;
}

export function figuresOf({ houses, now }: Today): DayFigures {
  const all = houses.flatMap((house) => house.rows.map((booking) => ({ booking, house, standing: standingOf(booking, house, now) })));
  // A booking of rooms in two houses stands in both.
  const once = all.filter(({ booking }, index) => all.findIndex((other) => other.booking.id === booking.id) === index);
  const next = once.filter(({ standing }) => standing === 'next').sort((one, other) => (one.booking.starts < other.booking.starts ? -1 : 1))[0];
  return {
    now: once.filter(({ standing }) => standing === 'now').length,
    toCome: once.filter(({ standing }) => standing === 'next' || standing === 'later').length,
    people: once.reduce((sum, { booking }) => sum + (booking.attendees ?? 0), 0),
    next: next ?? null,
  };
}

export function roomNames({ house }: TodayHouse, rooms: readonly RoomId[]): string {
  return rooms.flatMap((id) => house.rooms.find((room) => room.id === id)?.name ?? []).join(' + ');
}

/** What is closed on the day, the rooms with the same reason and time together. */
export interface Closed {
  closed: ClosedTime;
  rooms: RoomId[];
  isWholeHouse: boolean;
}

export function closedOn({ house, closed }: TodayHouse, date: string): Closed[] {
  const groups: Closed[] = [];
  for (const one of closed) {
    if (one.starts > `${date}T23:59` || one.ends <= `${date}T00:00`) continue;
    const same = groups.find(
      ({ closed: other }) =>
        other.starts === one.starts && other.ends === one.ends && JSON.stringify(other.reason) === JSON.stringify(one.reason),
    );
    if (same) same.rooms.push(one.roomId);
    else groups.push({ closed: one, rooms: [one.roomId], isWholeHouse: false });
  }
  return groups.map((group) => ({ ...group, isWholeHouse: group.rooms.length >= house.rooms.length }));
}

/** The part of a wall time that the formatters take: `19:00`. */
export function clockPart(wall: string): string {
  return wall.slice(11, 16);
}

/** A minute of the day as the formatters take it: `08:30`. */
export function clockOfMinute(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
