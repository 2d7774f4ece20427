/** Dragging where rooms go across and hours down: both to scale, so that move, both ends and a new outline are all here. */
import type { BoardControl } from './board_control.svelte';
import type { Carried } from './carry.svelte';
import { findPiece, type Board, type Cell, type Piece } from './layout';
import { lay } from './matrix_drag';
import { roomsAfter, shifted, stretched } from './moving';
import type { Dragging, Point } from './pointer_drag';
import { clamp, snap, snapDown } from './spans';
import { at, minuteOf, minutesOf } from './wall_time';
import type { Place } from './place';

/** Where a point lies in the columns: which room, which minute. */
export interface Spot {
  cell: Cell;
  minute: number;
}

export function spotAt(board: Board, columns: HTMLElement, { x, y }: Point): Spot | undefined {
  const box = columns.getBoundingClientRect();
  const count = board.rows.length;
  const index = clamp(Math.floor(((x - box.left) / (box.width || 1)) * count), 0, count - 1);
  const { axis, scale } = board;
  const [from, until] = [scale.start(axis.from), scale.end(axis.until)];
  const minute = scale.clock(from + ((y - box.top) / (box.height || 1)) * (until - from));
  const cell = board.rows[index]?.cells[0];
  return cell ? { cell, minute: clamp(minute, axis.from, axis.until) } : undefined;
}

export function dayDragging(control: BoardControl, columns: HTMLElement | undefined, event: PointerEvent): Dragging | undefined {
  const { board } = control.desk;
  const target = event.target as Element;
  if (!board || !columns || control.carry.now) return undefined;
  const start = spotAt(board, columns, { x: event.clientX, y: event.clientY });
  const block = target.closest<HTMLElement>('[data-piece]');
  const piece = findPiece(board, block?.dataset.piece);
  const spot = (point: Point): Spot | undefined => spotAt(board, columns, point);
  if (!start) return undefined;
  if (piece) {
    if (!control.may('move_booking')) return undefined;
    const edge = target.closest<HTMLElement>('[data-edge]')?.dataset.edge;
    if (edge === 'start' || edge === 'end') return stretching(control, piece, edge, start, spot);
    return carrying(control, piece, start, spot);
  }
  return columns.contains(target) && control.may('book_room') ? drawing(control, start, spot) : undefined;
}

function begin(control: BoardControl, what: Carried['what'], piece: Piece, original: Place): void {
  const { booking, roomId } = piece;
  control.carry.begin({ what, by: 'pointer', booking, fromRoom: roomId, overRoom: roomId, original, place: original });
}

function placeOf({ booking }: Piece): Place {
  return { rooms: booking.rooms, starts: booking.starts, ends: booking.ends };
}

function carrying(control: BoardControl, piece: Piece, start: Spot, spotOf: (point: Point) => Spot | undefined): Dragging {
  const original = placeOf(piece);
  return {
    move: (point) => {
      if (!control.carry.now) begin(control, 'move', piece, original);
      control.carry.pointer = point;
      const spot = spotOf(point);
      if (!spot) return;
      const grid = control.gridOf(spot.cell);
      const from = snap(minuteOf(original.starts) + spot.minute - start.minute, grid);
      const rooms = roomsAfter(original.rooms, piece.roomId, spot.cell.room.id, control.desk.roomOf);
      control.carry.to({ ...shifted(original, from - minuteOf(original.starts)), rooms }, spot.cell.room.id);
    },
    drop: () => void lay(control),
    back: () => control.carry.back(),
  };
}

function stretching(
  control: BoardControl,
  piece: Piece,
  edge: 'start' | 'end',
  start: Spot,
  spotOf: (point: Point) => Spot | undefined,
): Dragging {
  const original = placeOf(piece);
  const grid = control.gridOf(start.cell);
  return {
    move: (point) => {
      if (!control.carry.now) begin(control, edge, piece, original);
      control.carry.pointer = point;
      const spot = spotOf(point);
      if (!spot) return;
      const now = minutesOf(edge === 'start' ? original.starts : original.ends);
      control.carry.to(stretched(original, edge, snap(now + spot.minute - start.minute, grid) - now, grid));
    },
    drop: () => void lay(control),
    back: () => control.carry.back(),
  };
}

function drawing(control: BoardControl, start: Spot, spotOf: (point: Point) => Spot | undefined): Dragging {
  const { cell } = start;
  const grid = control.gridOf(cell);
  const first = snapDown(start.minute, grid);
  return {
    move: (point) => {
      const last = snap(spotOf(point)?.minute ?? first, grid);
      const [from, until] = last < first ? [last, first + grid] : [first, Math.max(last, first + grid)];
      const place = { rooms: [cell.room.id], starts: at(cell.date, from), ends: at(cell.date, until) };
      if (!control.carry.now) {
        const room = cell.room.id;
        control.carry.begin({ what: 'new', by: 'pointer', booking: null, fromRoom: room, overRoom: room, original: place, place });
      }
      control.carry.pointer = point;
      control.carry.to(place);
    },
    drop: () => {
      control.cursor.toCell(cell, first);
      const place = control.carry.take();
      if (place) control.newIn(place);
    },
    back: () => control.carry.back(),
  };
}
