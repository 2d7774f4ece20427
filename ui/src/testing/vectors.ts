/** What the engine is tested by, too, so that a rule that stands in both cannot drift apart. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The rows of a file of `tests/vectors` without its header. None of them has a comma within a field. */
export function vectors(file: string): string[][] {
  const lines = readFileSync(join(import.meta.dirname, '../../../tests/vectors', file), 'utf8').trimEnd().split('\n');
  return lines.slice(1).map((line) => line.split(','));
}
