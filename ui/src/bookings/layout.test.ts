import { beforeEach, describe, expect, test } from 'vitest';
import { cellKey, chipsShown, layOut, pieceOf, proposedTime, shownRooms, type Board } from './layout';
import { HOUSES, InventedEngine } from './testing/invented_bookings';
import { at, daysFrom } from './wall_time';
import type { Calendar, RoomId } from '../backend/generated/operations';

const WEEK = daysFrom('2026-11-23', 7);
const room = (number: number): RoomId => number as RoomId;
let engine: InventedEngine;

beforeEach(() => {
  engine = new InventedEngine({ density: 0 });
});

async function board(change: (calendar: Calendar) => void = () => undefined, dates = WEEK): Promise<Board> {
  const calendar = (await engine.backend.call('calendar', { from: WEEK[0], to: WEEK[6] })) as Calendar;
  change(calendar);
  return layOut(calendar, dates);
}

function cell(of: Board, roomId: number, date: string) {
  const found = of.rows.flatMap((row) => row.cells).find((one) => one.key === cellKey(room(roomId), date));
  if (!found) throw new Error('no such cell');
  return found;
}

test('twelve rooms are shown; the combinations are not rooms of their own', () => {
  expect(HOUSES.flatMap(shownRooms)).toHaveLength(12);
});

test('a combination whose parts are not shown keeps its place', () => {
  const [house] = HOUSES;
  if (!house) throw new Error('no house');
  expect(shownRooms({ ...house, rooms: house.rooms.filter((one) => one.id !== 2) }).map((one) => one.id)).toContain(13);
});

test('every cell has a row and a column, and no two are the same', async () => {
  const cells = (await board()).rows.flatMap((row) => row.cells);
  expect(cells).toHaveLength(84);
  expect(new Set(cells.map((one) => `${one.row}/${one.column}`)).size).toBe(84);
});

describe('what is drawn', () => {
  test('a booked combination stands in each of its parts, marked', async () => {
    engine.add({ rooms: [room(13)], starts: '2026-11-23T13:30', ends: '2026-11-23T15:30', title: 'Seniordans' });
    const week = await board();
    for (const part of [1, 2]) {
      const { pieces, blocked } = cell(week, part, '2026-11-23');
      expect(pieces.map((piece) => piece.through?.name)).toEqual(['Storesal A+B']);
      expect(blocked).toEqual([]);
    }
  });

  test('a booking of two rooms stands in both and names the other', async () => {
    engine.add({ rooms: [room(11), room(12)], starts: '2026-11-26T17:00', ends: '2026-11-26T20:30', title: 'Spisning' });
    const week = await board();
    expect(cell(week, 11, '2026-11-26').pieces[0]?.alongside.map((one) => one.name)).toEqual(['Køkkenet']);
    expect(cell(week, 12, '2026-11-26').pieces[0]?.alongside.map((one) => one.name)).toEqual(['Salen']);
  });

  test('a room taken through another is hatched with who', async () => {
    const booking = engine.add({ rooms: [room(3)], starts: '2026-11-24T12:00', ends: '2026-11-24T14:00', title: 'Café' });
    const week = await board((calendar) => {
      calendar.taken.push({ roomId: room(6), bookingId: booking.id, starts: at('2026-11-24', 900), ends: at('2026-11-24', 960) });
    });
    const taken = cell(week, 6, '2026-11-24').blocked.find((one) => one.why === 'taken');
    expect(taken).toMatchObject({ from: 900, until: 960, booking: { title: 'Café' } });
  });

  test('a booking over midnight stands on both dates, cut', async () => {
    engine.add({ rooms: [room(11)], starts: '2026-11-27T20:00', ends: '2026-11-28T01:30', title: 'Fest' });
    const week = await board();
    expect(cell(week, 11, '2026-11-27').pieces[0]).toMatchObject({ from: 1200, until: 1440, cutAfter: true });
    expect(cell(week, 11, '2026-11-28').pieces[0]).toMatchObject({ from: 0, until: 90, cutBefore: true });
  });

  test('a booking until midnight stands on its own date only', async () => {
    engine.add({ rooms: [room(11)], starts: '2026-11-27T20:00', ends: '2026-11-28T00:00', title: 'Fest' });
    const week = await board();
    expect(cell(week, 11, '2026-11-27').pieces[0]).toMatchObject({ until: 1440, cutAfter: false });
    expect(cell(week, 11, '2026-11-28').pieces).toEqual([]);
  });

  test('a cell shows five chips and counts the rest', async () => {
    for (let hour = 9; hour < 16; hour += 1) {
      const clock = String(hour).padStart(2, '0');
      engine.add({ rooms: [room(1)], starts: `2026-11-24T${clock}:00`, ends: `2026-11-24T${clock}:45`, title: `Nr. ${hour}` });
    }
    const { chips, more } = chipsShown(cell(await board(), 1, '2026-11-24'));
    expect([chips.length, more]).toEqual([5, 2]);
  });
});

describe('what is free', () => {
  test('the gaps are the opening hours less bookings and their buffers', async () => {
    engine.add({ rooms: [room(7)], starts: '2026-11-23T10:00', ends: '2026-11-23T12:00', title: 'Kor' });
    // Half an hour of cleaning follows in the gymnasium.
    expect(cell(await board(), 7, '2026-11-23').free).toEqual([
      { from: 540, until: 600 },
      { from: 750, until: 1320 },
    ]);
  });

  test('a closure over all opening hours shuts the cell with its reason', async () => {
    const shut = cell(await board(), 7, '2026-11-25');
    expect(shut.shut).toEqual({ kind: 'closure', text: 'Gulvet slibes' });
    expect(shut.free).toEqual([]);
  });

  test('a closure in the morning leaves the afternoon', async () => {
    const painted = cell(await board(), 6, '2026-11-24');
    expect(painted.shut).toBeNull();
    expect(painted.free).toEqual([{ from: 840, until: 1290 }]);
  });

  test('a house that does not open has nothing free', async () => {
    const sunday = cell(await board(), 1, '2026-11-29');
    expect([sunday.open, sunday.free]).toEqual([[], []]);
  });

  test('the time proposed is the first two free hours from now', async () => {
    engine.add({ rooms: [room(1)], starts: '2026-11-24T12:00', ends: '2026-11-24T13:00', title: 'Møde' });
    const today = cell(await board(), 1, '2026-11-24');
    expect(proposedTime(today, 0, 15)).toEqual({ from: 510, until: 630 });
    expect(proposedTime(today, 642, 15)).toEqual({ from: 780, until: 900 });
  });
});

test('the axis holds everything open and booked, in whole hours', async () => {
  engine.add({ rooms: [room(11)], starts: '2026-11-24T06:30', ends: '2026-11-24T07:30', title: 'Tidligt' });
  expect((await board()).axis).toEqual({ from: 360, until: 1320 });
});

test('a moved booking is found in the cell it was dropped in', async () => {
  const { id } = engine.add({ rooms: [room(11), room(12)], starts: '2026-11-26T17:00', ends: '2026-11-26T20:30', title: 'Spisning' });
  const week = await board();
  expect(pieceOf(week, id, cellKey(room(12), '2026-11-26'))?.roomId).toBe(12);
  expect(pieceOf(week, id)?.roomId).toBe(11);
});
