/** Dates and times as somebody typed them: the engine reads them, so that a screen has no rules of its own. */
import { call, type RefusalOf } from './call';
import type { ReadText, TypedKind } from './generated/operations';
import type { Submitted } from '../shared/submitting.svelte';
import { problemSentence, sentence } from './refusals';

export type TypedFields = Readonly<Record<string, { kind: TypedKind; text: string }>>;

export type ReadFields =
  | { ok: true; read: Readonly<Record<string, ReadText>>; problems: Readonly<Record<string, string>> }
  | { ok: false; refusal: RefusalOf<'read_typed'> };

/** Reads the fields in one request; `missing` says per field what is to be written. */
export async function readTyped(fields: TypedFields, missing: Readonly<Record<string, string>> = {}): Promise<ReadFields> {
  const names = Object.keys(fields);
  const outcome = await call('read_typed', { texts: Object.values(fields) });
  if (!outcome.ok) return { ok: false, refusal: outcome.refusal };
  const read: Record<string, ReadText> = {};
  const problems: Record<string, string> = {};
  outcome.answer.forEach((one, place) => {
    const name = names[place] ?? '';
    read[name] = one;
    if (one.read === 'not_read') problems[name] = problemSentence(one.problem, missing[name]);
  });
  return { ok: true, read, problems };
}

/** The date that was read, or nothing. */
export function dateOf(read: ReadText | undefined): string | null {
  return read?.read === 'date' ? read.date : null;
}

/** The minute that was read, or nothing. */
export function minuteOf(read: ReadText | undefined): number | null {
  return read?.read === 'minute' ? read.minute : null;
}

export type ReadDates = { ok: true; dates: Readonly<Record<string, string>> } | { ok: false; submitted: Submitted };

/** The days of a form; a field that is left empty is not read, unless `missing` says what is to be written there. */
export async function readDates(typed: Readonly<Record<string, string>>, missing: Readonly<Record<string, string>>): Promise<ReadDates> {
  const wanted = Object.entries(typed).filter(([name, text]) => text.trim() !== '' || name in missing);
  const reading = await readTyped(Object.fromEntries(wanted.map(([name, text]) => [name, { kind: 'date' as const, text }])), missing);
  if (!reading.ok) return { ok: false, submitted: { ok: false, sentence: sentence(reading.refusal), problems: {} } };
  if (Object.keys(reading.problems).length > 0) return { ok: false, submitted: { ok: false, sentence: '', problems: reading.problems } };
  const dates = wanted.map(([name]) => [name, dateOf(reading.read[name]) ?? ''] as const);
  return { ok: true, dates: Object.fromEntries(dates) };
}
