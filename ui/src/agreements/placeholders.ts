/**
 * Names to be filled in: `{{purpose}}`. The engine fills them; here they are only found, and shown by the words the
 * office knows them by: `{{formål}}`.
 */
import { language } from '../texts';
import { referenceIn, shownReference, storedReference, type Referable } from './references';
import type { Variable } from '../backend/generated/operations';

/** Whatever stands between braces on one line, as in the engine: a slip must be seen, not printed. */
const PLACEHOLDER = /\{\{(?!\{)((?:(?!\{\{|\}\})[^\n])+)\}\}/g;

/** What a text asks for, references to other clauses included, each once, in the order they come. */
export function namesIn(text: string): string[] {
  const names = inBraces(text).filter((name) => referenceIn(name)?.kind !== 'label');
  return [...new Set(names)];
}

function inBraces(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map((match) => (match[1] ?? '').trim()).filter(Boolean);
}

/** Whether a reference leads to one of these clauses, or to a paragraph of theirs. */
export function leadsTo(target: string, clauses: readonly { key: string; body: string }[]): boolean {
  const isLabel = (name: string) => referenceIn(name)?.kind === 'label' && referenceIn(name)?.target === target;
  return clauses.some(({ key, body }) => key === target || inBraces(body).some(isLabel));
}

/** A stored text as it is shown and written in. A name that nobody knows stays as it is. */
export function withWords(text: string, variables: readonly Variable[], clauses: readonly Referable[] = []): string {
  return text.replace(PLACEHOLDER, (whole, written: string) => {
    const reference = referenceIn(written);
    if (reference) return `{{${shownReference(reference, clauses)}}}`;
    const variable = variables.find((one) => one.name === written.trim());
    return variable ? `{{${variable.word[language.current]}}}` : whole;
  });
}

/** A written text as it is stored; the words of either language are understood. */
export function withNames(text: string, variables: readonly Variable[], clauses: readonly Referable[] = []): string {
  return text.replace(PLACEHOLDER, (whole, written: string) => {
    const reference = referenceIn(written);
    if (reference) return `{{${storedReference(reference, clauses)}}}`;
    const word = written.trim().toLocaleLowerCase();
    const means = ({ word: { da, en } }: Variable) => da.toLocaleLowerCase() === word || en.toLocaleLowerCase() === word;
    const variable = variables.find(means);
    return variable ? `{{${variable.name}}}` : whole;
  });
}
