/** A booking as a line of I dag: who, where and when, and the way to it. */
import type { Booking, RoomId } from '../../backend/generated/operations';
import { linkParts } from '../../bookings';
import { clockSpan, dayName } from '../../shared/format';
import { linkTo } from '../../shared/router.svelte';
import { clockPart } from '../today.svelte';

export function who({ borrower, title }: Booking): string {
  return borrower ? borrower.shortName || borrower.name : title;
}

export function where({ rooms, starts, ends }: Booking, nameOf: ReadonlyMap<RoomId, string>, today: string): string {
  const names = rooms.flatMap((room) => nameOf.get(room) ?? []).join(' + ');
  return [names, `${dayName(starts.slice(0, 10), today)} ${clockSpan(clockPart(starts), clockPart(ends))}`].filter(Boolean).join(', ');
}

export function href(booking: Booking): string {
  return linkTo(['premises', ...linkParts('day', booking.starts.slice(0, 10))], { booking: String(booking.id) });
}
