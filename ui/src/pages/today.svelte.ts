/** What the page I dag shows: the day of each house, and the age of the backup. */
import { call } from '../backend/call';
import type { BackupState, CalendarBooking, RoomId, Today, TodayHouse } from '../backend/generated/operations';
import { sentence } from '../backend/refusals';

/** The day moves on by itself: every minute is often enough for what stands under Now. */
const REFRESH = 60_000;

export class TodayState {
  day = $state.raw<Today | null>(null);
  backup = $state.raw<BackupState | null>(null);
  problem = $state('');

  async load(): Promise<void> {
    const day = await call('today', {});
    if (day.ok) this.day = day.answer;
    this.problem = day.ok ? '' : sentence(day.refusal);
    const backup = await call('backup_state', {});
    if (backup.ok) this.backup = backup.answer;
  }

  /** Keeps it fresh until the returned function is called. */
  start(): () => void {
    void this.load();
    const timer = setInterval(() => void this.load(), REFRESH);
    return () => clearInterval(timer);
  }
}

export function bookingsOf(house: TodayHouse, ids: readonly number[]): readonly CalendarBooking[] {
  return house.rows.filter((row) => ids.includes(row.id));
}

export function roomNames(house: TodayHouse, rooms: readonly RoomId[]): string {
  return rooms.map((id) => house.house.rooms.find((room) => room.id === id)?.name ?? '').join(' + ');
}

/** The part of a wall time that the formatters take: `19:00`. */
export function clockPart(wall: string): string {
  return wall.slice(11, 16);
}
