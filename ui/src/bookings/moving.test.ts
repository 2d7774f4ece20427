import { describe, expect, test } from 'vitest';
import { onDate, roomsAfter, samePlace, shifted, startingAt, stretched } from './moving';
import { HOUSES } from './testing/invented_bookings';
import { at } from './wall_time';
import type { CalendarRoom, RoomId } from '../backend/generated/operations';
import type { Place } from './place';

const room = (number: number): RoomId => number as RoomId;
const roomOf = new Map<RoomId, CalendarRoom>(HOUSES.flatMap((house) => house.rooms.map((one) => [one.id, one] as const)));
const evening: Place = { rooms: [room(1)], starts: at('2026-11-24', 1140), ends: at('2026-11-24', 1260) };

describe('time', () => {
  test('moving keeps the length', () => {
    expect(shifted(evening, 45)).toMatchObject({ starts: '2026-11-24T19:45', ends: '2026-11-24T21:45' });
    expect(startingAt(evening, '2026-12-31', 23 * 60)).toMatchObject({ starts: '2026-12-31T23:00', ends: '2027-01-01T01:00' });
    expect(onDate(evening, '2026-11-26')).toMatchObject({ starts: '2026-11-26T19:00', ends: '2026-11-26T21:00' });
  });

  test('an end cannot be pulled past its start, nor a start past its end', () => {
    expect(stretched(evening, 'end', -600)).toMatchObject({ starts: evening.starts, ends: '2026-11-24T19:15' });
    expect(stretched(evening, 'start', 600, 30)).toMatchObject({ starts: '2026-11-24T20:30', ends: evening.ends });
  });
});

describe('rooms', () => {
  test('the room that is carried is exchanged, the others stay', () => {
    expect(roomsAfter([room(11), room(12)], room(11), room(7), roomOf)).toEqual([7, 12]);
  });

  test('a combination carried by one of its parts leaves as a whole', () => {
    expect(roomsAfter([room(13)], room(2), room(7), roomOf)).toEqual([7]);
  });

  test('a combination carried from part to part stays the combination', () => {
    expect(roomsAfter([room(13)], room(1), room(2), roomOf)).toEqual([13]);
  });

  test('a room carried onto one the booking already has is not held twice', () => {
    expect(roomsAfter([room(11), room(12)], room(11), room(12), roomOf)).toEqual([12]);
  });

  test('the same rooms in another order are the same place', () => {
    const both = { ...evening, rooms: [room(11), room(12)] };
    expect(samePlace(both, { ...both, rooms: [room(12), room(11)] })).toBe(true);
    expect(samePlace(both, { ...both, rooms: [room(12)] })).toBe(false);
  });
});
