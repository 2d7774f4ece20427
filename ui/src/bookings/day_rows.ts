/** The half-hour rows of the day that have to exist for a screen reader: where a booking starts, and where the cursor is. */
import type { Cursor } from './cursor.svelte';
import { SLOT } from './cursor.svelte';
import type { Board, Cell, Piece } from './layout';
import { clamp, inLanes, snapDown, type Laned } from './spans';

export interface DayCell {
  cell: Cell;
  blocks: Array<Laned<Piece>>;
  /** The cursor stands in this half hour; then it is a cell of its own, beside a booking that begins later in it. */
  here: boolean;
}

export interface DayRow {
  minute: number;
  /** Counted over all half hours of the day, drawn or not. */
  index: number;
  cells: Array<DayCell>;
}

export function dayRows(board: Board, cursor: Pick<Cursor, 'roomId' | 'minute' | 'pieceKey'>): Array<DayRow> {
  const rows = new Map<number, DayRow>();
  const passed = (minute: number): number => board.scale.start(minute);
  const first = passed(board.axis.from);
  const rowAt = (minute: number): DayRow => {
    const slot = clamp(snapDown(minute, SLOT), board.axis.from, board.axis.until - SLOT);
    const row = rows.get(slot) ?? { minute: slot, index: (passed(slot) - first) / SLOT, cells: [] };
    rows.set(slot, row);
    return row;
  };
  const cellIn = ({ cells }: DayRow, cell: Cell): DayCell => {
    const found = cells.find((one) => one.cell.key === cell.key);
    if (found) return found;
    const made = { cell, blocks: [], here: false };
    cells.push(made);
    return made;
  };
  for (const { room, cells } of board.rows) {
    const cell = cells[0];
    if (!cell) continue;
    for (const block of inLanes(cell.pieces)) cellIn(rowAt(block.item.from), cell).blocks.push(block);
    const isHere = cursor.pieceKey === null && room.id === (cursor.roomId ?? board.rows[0]?.room.id);
    if (isHere) rowAt(cursor.minute).cells.push({ cell, blocks: [], here: true });
  }
  for (const row of rows.values()) row.cells.sort((one, other) => one.cell.row - other.cell.row);
  return [...rows.values()].sort((one, other) => one.minute - other.minute);
}

export function slotsOf({ axis, scale }: Board): number {
  return Math.ceil((scale.end(axis.until) - scale.start(axis.from)) / SLOT);
}
