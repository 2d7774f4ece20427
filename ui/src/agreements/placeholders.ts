/**
 * Names to be filled in: `{{purpose}}`. The engine fills them; here they are only found, and shown by the words the
 * office knows them by: `{{formål}}`.
 */
import { language } from '../texts';
import type { Variable } from '../backend/generated/operations';

const PLACEHOLDER = /\{\{\s*([a-z0-9_]+)\s*\}\}/g;
const SHOWN = /\{\{([^{}]+)\}\}/g;

/** The names a text asks for, each once, in the order they come. */
export function namesIn(text: string): string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''))];
}

/** A stored text as it is shown and written in. A name that nobody knows stays as it is. */
export function withWords(text: string, variables: readonly Variable[]): string {
  return text.replace(PLACEHOLDER, (whole, name: string) => {
    const variable = variables.find((one) => one.name === name);
    return variable ? `{{${variable.word[language.current]}}}` : whole;
  });
}

/** A written text as it is stored; the words of either language are understood. */
export function withNames(text: string, variables: readonly Variable[]): string {
  return text.replace(SHOWN, (whole, written: string) => {
    const word = written.trim().toLocaleLowerCase();
    const means = ({ word: { da, en } }: Variable) => da.toLocaleLowerCase() === word || en.toLocaleLowerCase() === word;
    const variable = variables.find(means);
    return variable ? `{{${variable.name}}}` : whole;
  });
}
