/**
 * One sentence for every refusal, in both languages; a code without a sentence does not compile.
 * Each slice has its own table in `words/`, joined in `words/da.ts` and `words/en.ts`.
 */
import type { FieldProblem, OpenError, Problem, Refusal, RestoreError, Trouble } from './generated/operations';
import type { FileTroubleRefusal } from './host';
import type { TransportRefusal } from './transport';
import { words } from './words.svelte';

export type AnyRefusal = Refusal | OpenError | RestoreError | FileTroubleRefusal | TransportRefusal;
type Details<R> = R extends { details: infer D } ? D : undefined;

/** What is wrong and what to do, in the words of the screen, for each code of `R`. */
export type SentencesOf<R extends { code: string }> = {
  [C in R['code']]: (details: Details<Extract<R, { code: C }>>) => string;
};
export type Sentences = SentencesOf<AnyRefusal>;

/** The codes that several slices share and whose sentences stand in `words/…/shared.ts`. */
export type SharedCode =
  | 'fields_refused'
  | 'cannot_be_printed'
  | 'database'
  | 'table_unreadable'
  | 'rows_refused'
  | 'import_stopped'
  | 'paper_not_found'
  | 'not_a_scan'
  | 'scan_too_large';
/** What the table of a slice must hold. */
export type SliceSentences<R extends { code: string }> = SentencesOf<Exclude<R, { code: SharedCode }>>;

type ProblemOf<K extends Problem['kind']> = Extract<Problem, { kind: K }>;
export interface Words {
  refusals: Sentences;
  problems: { [K in Problem['kind']]: (problem: ProblemOf<K>) => string };
  /** When even the code is unknown. */
  unknown: string;
}
export type TroubleWords = Record<Trouble, string>;

/** The sentence for a refusal in the language on the screen now. */
export function sentence(refusal: AnyRefusal): string {
  // TypeScript can't see that a code and its details belong together; the table's type guarantees it.
  const say = words().refusals[refusal.code] as ((details: unknown) => string) | undefined;
  return say ? say('details' in refusal ? refusal.details : undefined) : words().unknown;
}

/** What is wrong with one field; `missing` says in the field's own words what to write. */
export function problemSentence(problem: Problem, missing?: string): string {
  if (problem.kind === 'missing' && missing) return missing;
  const say = words().problems[problem.kind] as ((problem: Problem) => string) | undefined;
  return say ? say(problem) : words().unknown;
}

/** The problems of `fields_refused` by field path; other refusals have none. */
export function fieldProblems(refusal: { code: string; details?: unknown }): Record<string, Problem> {
  if (refusal.code !== 'fields_refused') return {};
  const { problems } = refusal.details as { problems: FieldProblem[] };
  return Object.fromEntries(problems.map(({ field, problem }) => [field, problem]));
}
