/** Whether a hand moved the pointer. A list that comes up under a resting one sends events of the same kind. */
export function hasMoved({ movementX, movementY }: PointerEvent): boolean {
  return movementX !== 0 || movementY !== 0;
}
