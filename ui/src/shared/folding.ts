/** Searching among names that the page has itself. What the office keeps is searched by the engine, in the same way. */

/** Lower case, with æ ø å as they are often typed: `moede`, or `mode` where somebody leaves the marks out. */
function foldings(text: string): [string, string] {
  const small = text.toLocaleLowerCase('da');
  return [
    small.replaceAll('æ', 'ae').replaceAll('ø', 'oe').replaceAll('å', 'aa').normalize('NFD').replace(/\p{M}/gu, ''),
    small.replaceAll('æ', 'a').replaceAll('ø', 'o').replaceAll('å', 'a').normalize('NFD').replace(/\p{M}/gu, ''),
  ];
}

/** Every word written begins a word of the name: `moede bl` finds `Blåt mødelokale`. */
export function beginsWords(name: string, text: string): boolean {
  const written = foldings(text);
  return foldings(name).some((folded, which) => {
    const words = folded.split(/[\s,.–+-]+/);
    const parts = (written[which] ?? '').split(/\s+/).filter(Boolean);
    return parts.every((part) => words.some((word) => word.startsWith(part)));
  });
}
