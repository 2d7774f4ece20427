/** Names to be filled in: `{{purpose}}`. The engine fills them; here they are only found and shown. */

const PLACEHOLDER = /\{\{\s*([a-z0-9_]+)\s*\}\}/g;

/** The names a text asks for, each once, in the order they come. */
export function namesIn(text: string): string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''))];
}
