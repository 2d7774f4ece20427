/** Where and when: what is wished for, carried, refused and offered. */
import type { RefusalOf } from '../backend/call';
import type { RoomId, WallTime } from '../backend/generated/operations';

export interface Place {
  rooms: Array<RoomId>;
  starts: WallTime;
  ends: WallTime;
}

/** Every no an act of the calendar can get. */
export type BookingRefusal = RefusalOf<'book_room'>;
