/**
 * Names to be filled in: `{{purpose}}`. The engine fills them; here they are only found, and shown by the words the
 * office knows them by: `{{formål}}`.
 */
import { language } from '../texts';
import type { Variable } from '../backend/generated/operations';

/** Whatever stands between braces on one line, as in the engine: a slip must be seen, not printed. */
const PLACEHOLDER = /\{\{(?!\{)((?:(?!\{\{|\}\})[^\n])+)\}\}/g;

/** The names a text asks for, each once, in the order they come. */
export function namesIn(text: string): string[] {
  const names = [...text.matchAll(PLACEHOLDER)].map((match) => (match[1] ?? '').trim());
  return [...new Set(names.filter(Boolean))];
}

/** A stored text as it is shown and written in. A name that nobody knows stays as it is. */
export function withWords(text: string, variables: readonly Variable[]): string {
  return text.replace(PLACEHOLDER, (whole, written: string) => {
    const variable = variables.find((one) => one.name === written.trim());
    return variable ? `{{${variable.word[language.current]}}}` : whole;
  });
}

/** A written text as it is stored; the words of either language are understood. */
export function withNames(text: string, variables: readonly Variable[]): string {
  return text.replace(PLACEHOLDER, (whole, written: string) => {
    const word = written.trim().toLocaleLowerCase();
    const means = ({ word: { da, en } }: Variable) => da.toLocaleLowerCase() === word || en.toLocaleLowerCase() === word;
    const variable = variables.find(means);
    return variable ? `{{${variable.name}}}` : whole;
  });
}
