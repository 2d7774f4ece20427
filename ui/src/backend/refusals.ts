/** One sentence for every refusal, in both languages; a code without a sentence does not compile. */
import type { Refusal } from './generated/operations';
import type { ShellRefusal } from './shell';
import type { TransportRefusal } from './transport';
import { language } from '../texts/language.svelte';
import { refusalsDa } from './refusals.da';
import { refusalsEn } from './refusals.en';

export type AnyRefusal = Refusal | ShellRefusal | TransportRefusal;
export type RefusalCode = AnyRefusal['code'];
type Details<R> = R extends { details: infer D } ? D : undefined;

/** What is wrong and what to do, in the words of the screen. */
export type Sentences = { [C in RefusalCode]: (details: Details<Extract<AnyRefusal, { code: C }>>) => string };

/** The sentence for a refusal in the language on the screen now. */
export function sentence(refusal: AnyRefusal): string {
  const table: Sentences = language.current === 'da' ? refusalsDa : refusalsEn;
  // TypeScript can't see that a code and its details belong together; the table's type guarantees it.
  const say = table[refusal.code] as ((details: unknown) => string) | undefined;
  return (say ?? table.failed)('details' in refusal ? (refusal.details as never) : (undefined as never));
}
