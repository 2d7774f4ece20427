/** Where the box under the field stands: never over the cell it speaks of. */

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export type Dock = 'under' | 'right';

function covers(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** Under the field, or at the right edge where it would cover less there. */
export function dockFor(under: Box, right: Box, drawn: ReadonlyArray<Box>): Dock {
  const covered = (box: Box): number => drawn.filter((one) => covers(box, one)).length;
  return covered(right) < covered(under) ? 'right' : 'under';
}
