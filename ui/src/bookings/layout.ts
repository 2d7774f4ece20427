/**
 * What stands where. One board of cells (room × date) is made from the engine's calendar, and every view draws it.
 * It knows no pixels and no words, and decides nothing: whether a room may be had is the engine's answer.
 */
import { DayScale } from './day_scale';
import { without, type Span } from './spans';
import { MINUTES_A_DAY, dateOf, dayNumber, minutesOf } from './wall_time';
import type {
  BookingId,
  Calendar,
  CalendarBooking,
  CalendarHouse,
  CalendarRoom,
  ClosedReason,
  PremisesId,
  RoomHold,
  RoomId,
} from '../backend/generated/operations';
import type { CivilDate } from './wall_time';

/** A booking as it is seen in one room on one date. */
export interface Piece extends Span {
  /** Unique on the board. */
  key: string;
  booking: CalendarBooking;
  roomId: RoomId;
  date: CivilDate;
  /** With the buffers before and after. */
  blocked: Span;
  /** It began before this date, or goes on after it. */
  cutBefore: boolean;
  cutAfter: boolean;
  /** The combination that was booked, where this room is only a part of it. */
  through: CalendarRoom | null;
  /** The other rooms of the same booking. */
  alongside: Array<CalendarRoom>;
}

/** A time at which the room cannot be had, and why. */
export type Blocked = Span & { key: string } & (
    | { why: 'closed'; reason: ClosedReason }
    | { why: 'taken'; booking: CalendarBooking | null }
    | { why: 'held'; hold: RoomHold }
  );

export interface Cell {
  key: string;
  room: CalendarRoom;
  houseId: PremisesId;
  date: CivilDate;
  /** Number of the room from the top, of the date from the left. */
  row: number;
  column: number;
  /** The opening hours of the house; nothing when it does not open. */
  open: Array<Span>;
  pieces: Array<Piece>;
  blocked: Array<Blocked>;
  free: Array<Span>;
  /** Set when a closure covers all of the opening hours. */
  shut: ClosedReason | null;
}

export interface BoardRow {
  room: CalendarRoom;
  row: number;
  cells: Array<Cell>;
}

export interface BoardHouse {
  house: CalendarHouse;
  rows: Array<BoardRow>;
}

export interface Board {
  dates: Array<CivilDate>;
  houses: Array<BoardHouse>;
  rows: Array<BoardRow>;
  /** The hours worth showing: whole hours around everything that is open or booked. */
  axis: Span;
  roomOf: ReadonlyMap<RoomId, CalendarRoom>;
  /** How the hours of a single day pass. */
  scale: DayScale;
}

/** At most so many chips stand in a cell of the week; the rest is one step away. */
export const MOST_CHIPS = 5;

/** Rooms that get a place of their own: all but the combinations whose parts are all shown. */
export function shownRooms(house: CalendarHouse): Array<CalendarRoom> {
  const ids = new Set(house.rooms.map((room) => room.id));
  return house.rooms.filter((room) => room.parts.length === 0 || !room.parts.every((part) => ids.has(part)));
}

export function roomsById(calendar: Calendar | null): ReadonlyMap<RoomId, CalendarRoom> {
  return new Map((calendar?.houses ?? []).flatMap((house) => house.rooms.map((room) => [room.id, room] as const)));
}

export function houseOf(calendar: Calendar, roomId: RoomId): CalendarHouse | undefined {
  return calendar.houses.find((house) => house.rooms.some((room) => room.id === roomId));
}

/** `only` narrows it to one house. */
export function layOut(calendar: Calendar, dates: ReadonlyArray<CivilDate>, only?: PremisesId): Board {
  const roomOf = roomsById(calendar);
  const drawn = calendar.houses.filter((house) => only === undefined || house.id === only);
  const shown = new Set(drawn.flatMap(shownRooms).map((room) => room.id));
  const pieces = piecesByCell(calendar, roomOf, shown, new Set(dates));
  const blocked = blockedByCell(calendar, pieces.drawn);
  holdsByCell(calendar, roomOf, shown, blocked);
  const open = openByHouse(calendar);
  let row = 0;
  const houses = drawn.map((house): BoardHouse => {
    const rows = shownRooms(house).map((room): BoardRow => {
      const own = row++;
      const cells = dates.map((date, column) => {
        const key = cellKey(room.id, date);
        const base = { key, room, houseId: house.id, date, row: own, column };
        return finishedCell(base, open.get(`${house.id}:${date}`) ?? [], pieces.byCell.get(key) ?? [], blocked.get(key) ?? [], house.gridMinutes);
      });
      return { room, row: own, cells };
    });
    return { house, rows };
  });
  const rows = houses.flatMap((house) => house.rows);
  const change = dates.length === 1 ? calendar.clockChanges.find(({ at }) => dateOf(at) === dates[0]) : undefined;
  return { dates: [...dates], houses, rows, axis: axisOf(rows), roomOf, scale: new DayScale(change) };
}

export function cellKey(roomId: RoomId, date: CivilDate): string {
  return `${roomId}:${date}`;
}

type CellBase = Pick<Cell, 'key' | 'room' | 'houseId' | 'date' | 'row' | 'column'>;

function finishedCell(base: CellBase, open: Array<Span>, pieces: Array<Piece>, blocked: Array<Blocked>, grid: number): Cell {
  // What is only asked for holds nothing.
  const holding = pieces.filter(({ booking }) => booking.state !== 'requested');
  const busy = [...holding.map((piece) => piece.blocked), ...blocked];
  const free = open.flatMap((span) => without(span, busy, grid));
  pieces.sort((one, other) => one.from - other.from || one.until - other.until || one.booking.id - other.booking.id);
  return { ...base, open, pieces, blocked, free, shut: shutBy(open, blocked) };
}

function shutBy(open: ReadonlyArray<Span>, blocked: ReadonlyArray<Blocked>): ClosedReason | null {
  const all = open.length > 0 ? open : [{ from: 0, until: MINUTES_A_DAY }];
  for (const one of blocked) {
    if (one.why === 'closed' && all.every((span) => one.from <= span.from && one.until >= span.until)) return one.reason;
  }
  return null;
}

function openByHouse(calendar: Calendar): Map<string, Array<Span>> {
  const open = new Map<string, Array<Span>>();
  for (const hours of calendar.open) {
    const span = { from: hours.opensMinute, until: hours.closesMinute };
    listed(open, `${hours.premisesId}:${hours.date}`).push(span);
  }
  return open;
}

function listed<T>(map: Map<string, Array<T>>, key: string): Array<T> {
  const found = map.get(key);
  if (found) return found;
  const made: Array<T> = [];
  map.set(key, made);
  return made;
}

/** The part of a stretch of time that lies on each date it touches. */
export function daysOf(starts: string, ends: string): Array<Span & { date: CivilDate; cutBefore: boolean; cutAfter: boolean }> {
  const [from, until] = [minutesOf(starts), minutesOf(ends)];
  const first = dayNumber(dateOf(starts));
  const last = Math.max(first, Math.ceil(until / MINUTES_A_DAY) - 1);
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const midnight = (first + index) * MINUTES_A_DAY;
    return {
      date: new Date((first + index) * 86_400_000).toISOString().slice(0, 10),
      from: Math.max(0, from - midnight),
      until: Math.min(MINUTES_A_DAY, until - midnight),
      cutBefore: from < midnight,
      cutAfter: until > midnight + MINUTES_A_DAY,
    };
  });
}

interface Drawn {
  byCell: Map<string, Array<Piece>>;
  /** `booking:room` for every room a booking is drawn in. */
  drawn: Set<string>;
}

function piecesByCell(
  calendar: Calendar,
  roomOf: ReadonlyMap<RoomId, CalendarRoom>,
  shown: ReadonlySet<RoomId>,
  dates: ReadonlySet<CivilDate>,
): Drawn {
  const byCell = new Map<string, Array<Piece>>();
  const drawn = new Set<string>();
  for (const booking of calendar.bookings) {
    const days = daysOf(booking.starts, booking.ends).filter((day) => dates.has(day.date));
    if (days.length === 0) continue;
    for (const { roomId, through } of roomsDrawn(booking.rooms, roomOf, shown)) {
      drawn.add(`${booking.id}:${roomId}`);
      const alongside = booking.rooms.filter((id) => id !== (through?.id ?? roomId)).flatMap((id) => roomOf.get(id) ?? []);
      for (const day of days) {
        const blocked = blockedOn(booking, day.date);
        const key = `${booking.id}:${roomId}:${day.date}`;
        listed(byCell, cellKey(roomId, day.date)).push({ ...day, key, booking, roomId, blocked, through, alongside });
      }
    }
  }
  return { byCell, drawn };
}

function blockedOn(booking: CalendarBooking, date: CivilDate): Span {
  const midnight = dayNumber(date) * MINUTES_A_DAY;
  return {
    from: Math.max(0, minutesOf(booking.blockedFrom) - midnight),
    until: Math.min(MINUTES_A_DAY, minutesOf(booking.blockedUntil) - midnight),
  };
}

/** A booked combination stands in each of its parts; a room booked by itself stands there once. */
export function roomsDrawn(
  rooms: ReadonlyArray<RoomId>,
  roomOf: ReadonlyMap<RoomId, CalendarRoom>,
  shown: ReadonlySet<RoomId>,
): Array<{ roomId: RoomId; through: CalendarRoom | null }> {
  const found = new Map<RoomId, { roomId: RoomId; through: CalendarRoom | null }>();
  for (const id of rooms) {
    if (shown.has(id)) {
      found.set(id, { roomId: id, through: null });
      continue;
    }
    const through = roomOf.get(id);
    for (const part of through?.parts ?? []) {
      if (through && !found.has(part)) found.set(part, { roomId: part, through });
    }
  }
  return [...found.values()];
}

function blockedByCell(calendar: Calendar, drawn: ReadonlySet<string>): Map<string, Array<Blocked>> {
  const byCell = new Map<string, Array<Blocked>>();
  const bookingOf = new Map<BookingId, CalendarBooking>(calendar.bookings.map((booking) => [booking.id, booking]));
  for (const closed of calendar.closed) {
    for (const { date, from, until } of daysOf(closed.starts, closed.ends)) {
      const cell = listed(byCell, cellKey(closed.roomId, date));
      cell.push({ key: `closed:${cell.length}`, why: 'closed', reason: closed.reason, from, until });
    }
  }
  for (const taken of calendar.taken) {
    if (drawn.has(`${taken.bookingId}:${taken.roomId}`)) continue;
    for (const { date, from, until } of daysOf(taken.starts, taken.ends)) {
      const cell = listed(byCell, cellKey(taken.roomId, date));
      const booking = bookingOf.get(taken.bookingId) ?? null;
      cell.push({ key: `taken:${taken.bookingId}:${cell.length}`, why: 'taken', booking, from, until });
    }
  }
  return byCell;
}

/** What a desk keeps for a caller stands in each of its rooms, or in the parts of a combination. */
function holdsByCell(
  calendar: Calendar,
  roomOf: ReadonlyMap<RoomId, CalendarRoom>,
  shown: ReadonlySet<RoomId>,
  byCell: Map<string, Array<Blocked>>,
): void {
  for (const hold of calendar.holds) {
    for (const { roomId } of roomsDrawn(hold.rooms, roomOf, shown)) {
      for (const { date, from, until } of daysOf(hold.starts, hold.ends)) {
        listed(byCell, cellKey(roomId, date)).push({ key: `held:${hold.id}`, why: 'held', hold, from, until });
      }
    }
  }
}

const USUAL_AXIS: Span = { from: 8 * 60, until: 22 * 60 };

function axisOf(rows: ReadonlyArray<BoardRow>): Span {
  const cells = rows.flatMap((row) => row.cells);
  const spans = cells.flatMap((cell) => [...cell.open, ...cell.pieces]);
  if (spans.length === 0) return USUAL_AXIS;
  const from = Math.min(...spans.map((span) => span.from));
  const until = Math.max(...spans.map((span) => span.until));
  return { from: Math.floor(from / 60) * 60, until: Math.ceil(until / 60) * 60 };
}

/** The chips a cell of the week shows, and how many more there are. */
export function chipsShown(cell: Cell): { chips: Array<Piece>; more: number } {
  return { chips: cell.pieces.slice(0, MOST_CHIPS), more: Math.max(0, cell.pieces.length - MOST_CHIPS) };
}

/** A start and end worth proposing for a new booking in a cell: the first free gap that holds two hours, or the longest. */
export function proposedTime(cell: Cell, notBefore: number, grid: number, wish = 120): Span {
  const gaps = cell.free
    .map((gap) => ({ from: Math.max(gap.from, Math.ceil(notBefore / grid) * grid), until: gap.until }))
    .filter((gap) => gap.until > gap.from);
  const fits = gaps.find((gap) => gap.until - gap.from >= wish);
  const longest = [...gaps].sort((one, other) => other.until - other.from - (one.until - one.from))[0];
  const gap = fits ?? longest ?? { from: 17 * 60, until: 19 * 60 };
  return { from: gap.from, until: Math.min(gap.until, gap.from + wish) };
}

/** The cell in which a booking is first seen, to put the focus on. */
export function pieceOf(board: Board, bookingId: BookingId, prefer?: string): Piece | undefined {
  const pieces = board.rows.flatMap((row) => row.cells.flatMap((cell) => cell.pieces));
  const own = pieces.filter((piece) => piece.booking.id === bookingId);
  return own.find((piece) => cellKey(piece.roomId, piece.date) === prefer) ?? own[0];
}

export function findPiece(board: Board, key: string | undefined): Piece | undefined {
  for (const row of board.rows) {
    for (const cell of row.cells) {
      const piece = cell.pieces.find((one) => one.key === key);
      if (piece) return piece;
    }
  }
  return undefined;
}

export function findCell(board: Board, key: string | undefined): Cell | undefined {
  for (const row of board.rows) {
    const cell = row.cells.find((one) => one.key === key);
    if (cell) return cell;
  }
  return undefined;
}
