/**
 * Which chip on the screen shows which booking of a cell. A week is drawn with the chips of the week before, which only say
 * something else, so that hundreds of them need not be made anew. On one and the same day a chip stays with its booking, so
 * that the focus never slips onto another.
 */
import type { Piece } from './layout';

export interface SlottedPiece {
  piece: Piece;
  slot: number;
}

interface Slots {
  date: string;
  of: ReadonlyMap<string, number>;
  next: number;
}

export class ChipSlots {
  readonly #cells = new Map<string, Slots>();

  /** The pieces of a cell with the chips they stand on. `place` is the cell's place on the board, whatever its day. */
  assign(place: string, date: string, pieces: readonly Piece[]): SlottedPiece[] {
    const before = this.#cells.get(place);
    const kept = before?.date === date ? before : undefined;
    let next = kept?.next ?? 0;
    const slotted = pieces.map((piece) => ({ piece, slot: kept?.of.get(piece.key) ?? next++ }));
    this.#cells.set(place, { date, of: new Map(slotted.map(({ piece, slot }) => [piece.key, slot])), next });
    return slotted;
  }
}
