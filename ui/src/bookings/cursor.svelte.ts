/**
 * Where the keyboard is: a room, a date, a minute, and perhaps a booking. It is kept when the view changes, so that the
 * day opens where the week was looked at.
 */
import type { Board, Cell, Piece } from './layout';
import { MOST_CHIPS, chipsShown } from './layout';
import { clamp, snapDown } from './spans';
import type { RoomId } from '../backend/generated/operations';
import type { CivilDate } from './wall_time';

/** The rows of the day, in minutes. */
export const SLOT = 30;
/** Stands in for a piece where a cell has more than it shows. */
export const MORE = 'more';

export class Cursor {
  roomId = $state.raw<RoomId | null>(null);
  date = $state<CivilDate>('');
  minute = $state(0);
  /** A booking in the cell, or `MORE`. */
  pieceKey = $state<string | null>(null);

  toCell(cell: Cell, minute = this.minute): void {
    this.roomId = cell.room.id;
    this.date = cell.date;
    this.minute = minute;
    this.pieceKey = null;
  }

  toPiece(piece: Piece): void {
    this.roomId = piece.roomId;
    this.date = piece.date;
    this.minute = piece.from;
    this.pieceKey = piece.key;
  }

  toMore(cell: Cell): void {
    this.toCell(cell);
    this.pieceKey = MORE;
  }

  /** The cell the cursor is in; the first one where it is nowhere yet. */
  cell(board: Board): Cell | undefined {
    const row = board.rows.find((one) => one.room.id === this.roomId) ?? board.rows[0];
    return row?.cells.find((cell) => cell.date === this.date) ?? row?.cells[0];
  }

  piece(board: Board): Piece | undefined {
    return this.cell(board)?.pieces.find((piece) => piece.key === this.pieceKey);
  }

  /** Puts the cursor onto the board in sight, keeping what can be kept. */
  settle(board: Board): void {
    const cell = this.cell(board);
    if (!cell) return;
    const keeps = this.pieceKey !== null && (this.piece(board) !== undefined || this.pieceKey === MORE);
    if (keeps && cell.room.id === this.roomId && cell.date === this.date) return;
    if (board.dates.length === 1) toMinute(this, board, cell, this.minute || board.axis.from);
    else this.toCell(cell, this.minute || board.axis.from);
  }
}

/** Steps over the cells of a week; stays at the edges. */
export function stepCell(board: Board, cell: Cell, down: number, right: number): Cell {
  const row = board.rows[clamp(cell.row + down, 0, board.rows.length - 1)];
  return row?.cells[clamp(cell.column + right, 0, board.dates.length - 1)] ?? cell;
}

/** The stops inside a cell of the week, from the top: its chips, then what is not shown. */
export function stopsIn(cell: Cell): Array<string> {
  const { chips, more } = chipsShown(cell);
  return more > 0 ? [...chips.map((piece) => piece.key), MORE] : chips.map((piece) => piece.key);
}

/** Up and down inside a cell; past the first stop is the cell itself, past the last the cell below. */
export function stepStop(cursor: Cursor, board: Board, cell: Cell, down: 1 | -1): void {
  const stops = stopsIn(cell);
  const next = stops.indexOf(cursor.pieceKey ?? '') + down;
  if (next < 0) cursor.toCell(cell);
  else if (next >= stops.length) cursor.toCell(stepCell(board, cell, 1, 0));
  else toStop(cursor, cell, stops[next]);
}

export function toStop(cursor: Cursor, cell: Cell, stop: string | undefined): void {
  const piece = cell.pieces.slice(0, MOST_CHIPS).find((one) => one.key === stop);
  if (piece) cursor.toPiece(piece);
  else if (stop === MORE) cursor.toMore(cell);
  else cursor.toCell(cell);
}

/** In the day: onto the half hour, or onto the booking that lies there. An hour that no clock shows is stepped over. */
export function toMinute(cursor: Cursor, board: Board, cell: Cell, minute: number): void {
  const { axis, scale } = board;
  const aimed = clamp(snapDown(minute, SLOT), axis.from, axis.until - SLOT);
  const beyond = cursor.minute < aimed ? scale.changesAt - scale.longer : scale.changesAt - SLOT;
  const within = scale.isSkipped(aimed) ? beyond : aimed;
  const piece = cell.pieces.find((one) => one.from < within + SLOT && one.until > within);
  if (piece) {
    cursor.toPiece(piece);
    cursor.minute = within;
  } else cursor.toCell(cell, within);
}

/** Up and down in the day: from a booking to what lies before or after it. */
export function stepMinute(cursor: Cursor, board: Board, cell: Cell, down: 1 | -1): void {
  const piece = cursor.piece(board);
  if (!piece) return toMinute(cursor, board, cell, cursor.minute + down * SLOT);
  const next = down > 0 ? Math.ceil(piece.until / SLOT) * SLOT : snapDown(piece.from - 1, SLOT);
  const others = cell.pieces.filter((one) => one.key !== piece.key);
  // A booking that shares this half hour comes before the next half hour.
  const sharing = others.find((one) => (down > 0 ? one.from >= piece.until && one.from < next : one.until <= piece.from && one.until > next));
  if (sharing) cursor.toPiece(sharing);
  else if (next < board.axis.from || next >= board.axis.until) return;
  else toMinute(cursor, board, { ...cell, pieces: others }, next);
}
