/** What a key does while the focus is in a board. True when it did something. */
import { keyboard } from '../shared';
import type { BoardControl } from './board_control.svelte';
import { MORE, SLOT, stepCell, stepMinute, stepStop, stopsIn, toMinute, toStop } from './cursor.svelte';
import { cellKey, type Board, type Cell, type Piece } from './layout';
import { onDate, roomsAfter, shifted, stretched } from './moving';
import { addDays, at, dateOf } from './wall_time';

const ARROWS: Record<string, [down: number, right: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

export function handleBoardKey(control: BoardControl, event: KeyboardEvent): boolean {
  const { board } = control.desk;
  const cell = board && control.cursor.cell(board);
  if (!board || !cell || event.isComposing) return false;
  if (control.carry.now?.by === 'keys') return carryKey(control, board, event);
  const piece = control.cursor.piece(board);
  const chord = event.ctrlKey || event.metaKey;
  if (chord) return chordKey(control, board, cell, piece, event);
  if (event.key in ARROWS) return arrowKey(control, board, cell, event);
  if (event.altKey || event.shiftKey) return false;
  switch (event.key) {
    case 'Home':
    case 'End':
      return toEdge(control, board, cell, event.key === 'Home' ? -100 : 100);
    case 'Enter':
      return enterKey(control, cell, piece);
    case 'Escape':
      return escapeKey(control, cell);
    case 'Delete':
      if (piece) void control.cancel(piece.booking.id);
      return piece !== undefined;
    case 'h':
    case 'H':
      if (!keyboard.lettersOn || piece) return false;
      void control.hold();
      return true;
    case 's':
    case 'S':
      return keyboard.lettersOn && piece !== undefined && control.beginSwap(piece.booking.id);
    case 'm':
    case 'M':
      return keyboard.lettersOn && piece !== undefined && pickUp(control, piece);
    default:
      return false;
  }
}

function chordKey(control: BoardControl, board: Board, cell: Cell, piece: Piece | undefined, event: KeyboardEvent): boolean {
  const key = event.key.toLowerCase();
  if (key === 'home' || key === 'end') {
    const far = key === 'home' ? -board.rows.length : board.rows.length;
    if (control.desk.view !== 'day') control.cursor.toCell(stepCell(board, cell, far, far));
    else toMinute(control.cursor, board, stepCell(board, cell, far, 0), key === 'home' ? board.axis.from : board.axis.until);
    return focused(control);
  }
  if (event.shiftKey || event.altKey) return false;
  if (key === 'c' && piece) {
    void control.copy(piece.booking.id);
    return true;
  }
  if (key === 'v' && control.desk.copied) {
    void control.paste(cell, control.desk.view === 'day' ? control.cursor.minute : null);
    return true;
  }
  return false;
}

function focused(control: BoardControl): boolean {
  void control.focus();
  return true;
}

function arrowKey(control: BoardControl, board: Board, cell: Cell, event: KeyboardEvent): boolean {
  const [down, right] = ARROWS[event.key] ?? [0, 0];
  const { cursor } = control;
  if (control.desk.view === 'day') {
    if (event.shiftKey && down > 0 && cursor.pieceKey === null) return outlineNew(control, cell);
    if (event.shiftKey || event.altKey) return false;
    if (down !== 0) stepMinute(cursor, board, cell, down > 0 ? 1 : -1);
    else toMinute(cursor, board, stepCell(board, cell, right, 0), cursor.minute);
    return focused(control);
  }
  if (event.shiftKey || event.altKey) return false;
  if (cursor.pieceKey !== null && down !== 0) stepStop(cursor, board, cell, down > 0 ? 1 : -1);
  else cursor.toCell(stepCell(board, cell, down, right));
  return focused(control);
}

/** Home and End walk the row: the days of a room, or the rooms of a time. */
function toEdge(control: BoardControl, board: Board, cell: Cell, far: number): boolean {
  if (control.desk.view === 'day') toMinute(control.cursor, board, stepCell(board, cell, far, 0), control.cursor.minute);
  else control.cursor.toCell(stepCell(board, cell, 0, far));
  return focused(control);
}

function enterKey(control: BoardControl, cell: Cell, piece: Piece | undefined): boolean {
  if (piece) control.open(piece);
  else if (control.cursor.pieceKey === MORE) void control.showDay(cell);
  else if (control.desk.view === 'month' || (control.desk.view === 'overview' && cell.pieces.length > 0)) void control.showDay(cell);
  else if (control.desk.view === 'week' && stopsIn(cell).length > 0) {
    toStop(control.cursor, cell, stopsIn(cell)[0]);
    return focused(control);
  } else control.newHere();
  return true;
}

function escapeKey(control: BoardControl, cell: Cell): boolean {
  if (control.swapping.first) control.swapping.back();
  else if (control.choice) control.choice = null;
  else if (control.panel !== 'none') void control.closePanel();
  else if (control.cursor.pieceKey !== null && control.desk.view !== 'day') {
    control.cursor.toCell(cell);
    return focused(control);
  } else return false;
  return true;
}

export function pickUp(control: BoardControl, piece: Piece): boolean {
  if (!control.may('move_booking')) return false;
  const { booking, roomId } = piece;
  const place = { rooms: booking.rooms, starts: booking.starts, ends: booking.ends };
  control.cursor.toPiece(piece);
  control.carry.begin({ what: 'move', by: 'keys', booking, fromRoom: roomId, overRoom: roomId, original: place, place });
  return true;
}

function outlineNew(control: BoardControl, cell: Cell): boolean {
  const { minute } = control.cursor;
  const place = { rooms: [cell.room.id], starts: at(cell.date, minute), ends: at(cell.date, minute + 2 * SLOT) };
  control.carry.begin({ what: 'new', by: 'keys', booking: null, fromRoom: cell.room.id, overRoom: cell.room.id, original: place, place });
  return true;
}

function carryKey(control: BoardControl, board: Board, event: KeyboardEvent): boolean {
  const arrow = ARROWS[event.key];
  if (arrow) {
    carryStep(control, board, event, arrow);
    return true;
  }
  if (event.key === 'Escape') {
    control.carry.back();
    return focused(control);
  }
  if (event.key !== 'Enter') return false;
  void layDown(control);
  return true;
}

async function layDown(control: BoardControl): Promise<void> {
  const { carry } = control;
  const over = carry.now?.overRoom;
  const id = carry.now?.booking?.id ?? null;
  if (carry.now?.what === 'new') {
    const place = carry.take();
    if (place) control.newIn(place);
    return;
  }
  const moved = await carry.drop();
  await control.settled(moved, id, over === undefined || !moved ? undefined : cellKey(over, dateOf(moved.starts)));
}

function carryStep(control: BoardControl, board: Board, event: KeyboardEvent, [down, right]: [number, number]): void {
  const { carry } = control;
  const now = carry.now;
  if (!now) return;
  const grid = control.gridOfRoom(now.overRoom);
  const along = down + right;
  const isDay = control.desk.view === 'day';
  if (event.altKey || now.what === 'new') return carry.to(stretched(now.place, 'end', along * (now.what === 'new' ? SLOT : grid), grid));
  if (event.shiftKey || (isDay && down !== 0)) return carry.to(shifted(now.place, along * grid));
  if (!isDay && right !== 0) return carry.to(onDate(now.place, stepDate(board, now.place.starts.slice(0, 10), right)));
  const row = board.rows.findIndex((one) => one.room.id === now.overRoom);
  const next = board.rows[Math.min(board.rows.length - 1, Math.max(0, row + along))]?.room.id;
  if (next === undefined) return;
  carry.to({ ...now.place, rooms: roomsAfter(now.original.rooms, now.fromRoom, next, board.roomOf) }, next);
}

function stepDate(board: Board, date: string, right: number): string {
  // A booking that began before the week may come into it, but none leaves it.
  const next = addDays(date, right);
  return board.dates.includes(next) ? next : date;
}
