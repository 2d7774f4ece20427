/** How many rows a field has for a text: as high as it is, within reason. `letters` is about what a line of the field holds. */
export function rowsFor(text: string, { letters, least, most }: { letters: number; least: number; most: number }): number {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / letters)), 0);
  return Math.min(most, Math.max(least, lines + 1));
}
