/** Dragging where rooms go down and days across: a booking keeps its time of day; an empty cell draws a new one. */
import type { BoardControl } from './board_control.svelte';
import { cellKey, findCell, findPiece, type Cell, type Piece } from './layout';
import { roomsAfter, shifted } from './moving';
import type { Place } from './place';
import type { Dragging, Point } from './pointer_drag';
import { clamp, snap, snapDown } from './spans';
import { MINUTES_A_DAY, at, dateOf, dayNumber } from './wall_time';

export function matrixDragging(control: BoardControl, event: PointerEvent): Dragging | undefined {
  const { board } = control.desk;
  const target = event.target as Element;
  // A month's cell is too narrow for hours; it opens the day.
  if (!board || control.carry.now || control.desk.view === 'month') return undefined;
  const chip = target.closest<HTMLElement>('[data-piece]');
  const piece = findPiece(board, chip?.dataset.piece);
  if (piece) return control.may('move_booking') ? carrying(control, piece) : undefined;
  const box = target.closest<HTMLElement>('[data-cell]');
  const cell = findCell(board, box?.dataset.cell);
  if (!box || !cell || target.closest('button') || !control.may('book_room')) return undefined;
  return drawing(control, cell, box, event.clientX);
}

function cellAt(control: BoardControl, { x, y }: Point): Cell | undefined {
  const board = control.desk.board;
  const box = document.elementsFromPoint(x, y).map((element) => element.closest<HTMLElement>('[data-cell]')).find((one) => one !== null);
  return board ? findCell(board, box?.dataset.cell) : undefined;
}

function carrying(control: BoardControl, piece: Piece): Dragging {
  const { booking, roomId, date } = piece;
  const original = { rooms: booking.rooms, starts: booking.starts, ends: booking.ends };
  return {
    move: (point) => {
      if (!control.carry.now) {
        control.carry.begin({ what: 'move', by: 'pointer', booking, fromRoom: roomId, overRoom: roomId, original, place: original });
      }
      control.carry.pointer = point;
      const cell = cellAt(control, point);
      if (!cell) return;
      // Taken by one of its later days, it goes as many days as the pointer did.
      const day = shifted(original, (dayNumber(cell.date) - dayNumber(date)) * MINUTES_A_DAY);
      const rooms = roomsAfter(original.rooms, roomId, cell.room.id, control.desk.roomOf);
      control.carry.to({ ...day, rooms }, cell.room.id);
    },
    drop: () => void lay(control),
    back: () => control.carry.back(),
  };
}

/** Lays down what the pointer carries, and keeps the focus on it wherever it lands. */
export async function lay(control: BoardControl): Promise<void> {
  const over = control.carry.now?.overRoom;
  const id = control.carry.now?.booking?.id ?? null;
  const moved = await control.carry.drop();
  await control.settled(moved, id, over === undefined || !moved ? undefined : cellKey(over, dateOf(moved.starts)));
}

/** Which minute a point of a cell stands for: the ribbon's scale, across the whole cell. */
export function minuteAcross(control: BoardControl, cell: Cell, box: HTMLElement, x: number): number {
  const axis = control.desk.board?.axis ?? { from: 480, until: 1320 };
  const { left, width } = box.getBoundingClientRect();
  const minute = axis.from + ((x - left) / (width || 1)) * (axis.until - axis.from);
  return clamp(snapDown(minute, control.gridOf(cell)), axis.from, axis.until - control.gridOf(cell));
}

function drawing(control: BoardControl, cell: Cell, box: HTMLElement, startX: number): Dragging {
  const first = minuteAcross(control, cell, box, startX);
  const grid = control.gridOf(cell);
  const placeTo = (x: number): Place => {
    const last = snap(minuteAcross(control, cell, box, x), grid);
    const [from, until] = last < first ? [last, first] : [first, Math.max(last, first + grid)];
    return { rooms: [cell.room.id], starts: at(cell.date, from), ends: at(cell.date, until) };
  };
  return {
    move: (point) => {
      const place = placeTo(point.x);
      if (!control.carry.now) {
        const room = cell.room.id;
        control.carry.begin({ what: 'new', by: 'pointer', booking: null, fromRoom: room, overRoom: room, original: place, place });
      }
      control.carry.pointer = point;
      control.carry.to(place);
    },
    drop: () => {
      control.cursor.toCell(cell);
      const place = control.carry.take();
      if (place) control.newIn(place);
    },
    back: () => control.carry.back(),
  };
}
