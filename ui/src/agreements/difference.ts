/** Where two texts differ, word by word, for showing what was written in a template's place. */

export interface Stretch {
  kind: 'same' | 'out' | 'in';
  text: string;
}

/** Words with the spaces after them, so that nothing is lost between them; a name to be filled in is one word. */
function wordsOf(text: string): string[] {
  return text.match(/(?:\{\{[^{}]*\}\}|\S)+\s*|^\s+/g) ?? [];
}

/** The length of the longest common run of words from each pair of places on. */
function common(before: readonly string[], after: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const [row, below] = [rows[i], rows[i + 1]];
      if (!row || !below) continue;
      row[j] = before[i]?.trim() === after[j]?.trim() ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return rows;
}

/** What was taken out of a text and what was put in, in the order of the text. */
export function differenceOf(before: string, after: string): Stretch[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const rows = common(old, now);
  const stretches: Stretch[] = [];
  const add = (kind: Stretch['kind'], text: string) => {
    const last = stretches.at(-1);
    if (last?.kind === kind) last.text += text;
    else stretches.push({ kind, text });
  };
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    const [from, to] = [old[i], now[j]];
    if (from !== undefined && to !== undefined && from.trim() === to.trim()) {
      add('same', to);
      i += 1;
      j += 1;
    } else if (from !== undefined && (to === undefined || (rows[i + 1]?.[j] ?? 0) >= (rows[i]?.[j + 1] ?? 0))) {
      add('out', from);
      i += 1;
    } else if (to !== undefined) {
      add('in', to);
      j += 1;
    }
  }
  return stretches;
}

/** The same with long stretches in which nothing changed cut to the words around the changes. */
export function aroundChanges(stretches: readonly Stretch[], words = 6): Stretch[] {
  return stretches.map((stretch, place) => {
    const all = wordsOf(stretch.text);
    const [isFirst, isLast] = [place === 0, place === stretches.length - 1];
    const kept = (isFirst ? 0 : words) + (isLast ? 0 : words);
    if (stretch.kind !== 'same' || all.length <= kept + 2) return stretch;
    const head = isFirst ? '' : all.slice(0, words).join('');
    const tail = isLast ? '' : all.slice(-words).join('');
    return { kind: 'same', text: `${head}… ${tail}` };
  });
}
