/**
 * One sentence for everything that can happen, in both languages; an event without a sentence does not compile.
 * The engine gives ids and values; each slice says in `words/` what they mean.
 */
import { language } from '../texts/language.svelte';
import type { LoggedEvent, OfficeEvent, Subject, SubjectKind, SubjectName } from './generated/operations';
import { words } from './words.svelte';

type ValuesOf<E> = E extends { values: infer V } ? V : undefined;

/** What a sentence may speak of besides the event's own values. */
export interface Told {
  /** What it happened to, as it stands in a sentence: `Havnekoret`, `booking 2026-0042`; on its own card `kortet`. */
  it: string;
  /** Its name alone; empty on its own card, and where it is not known. */
  name: string;
  kind: SubjectKind;
  /** The day it happened: dates of the same year need no year. */
  on: string;
  /** The names of things by their ids, joined; what is not known is left out. */
  named: (kind: SubjectKind, ids: readonly number[]) => string;
}

/** What follows the name of whoever did it: `bookede Storesal A`. */
export type EventSentences<E extends { event: string }> = {
  [K in E['event']]: (values: ValuesOf<Extract<E, { event: K }>>, told: Told) => string;
};

export interface EventWords {
  events: EventSentences<OfficeEvent>;
  /** Each kind of thing in a sentence: by its name, and without one. */
  things: Record<SubjectKind, { named: (name: string) => string; own: string }>;
  /** Written by a newer version of the program. */
  unhappened: (it: string) => string;
}

export class NamesOfThings {
  #names: readonly SubjectName[];

  constructor(names: readonly SubjectName[]) {
    this.#names = names;
  }

  of({ kind, id }: Subject): string {
    return this.#names.find(({ subject }) => subject.kind === kind && subject.id === id)?.name ?? '';
  }
}

function isSame(one: Subject, other: Subject | undefined): boolean {
  return other !== undefined && one.kind === other.kind && one.id === other.id;
}

/** What happened, beginning with a capital. `own` is the thing on whose card the line stands. */
export function eventSentence({ event, subject, at }: LoggedEvent, names: NamesOfThings, own?: Subject): string {
  const { things, events, unhappened } = words();
  const { kind } = subject;
  const name = isSame(subject, own) ? '' : names.of(subject);
  const it = name ? things[kind].named(name) : things[kind].own;
  const named = (of: SubjectKind, ids: readonly number[]) => ids.map((id) => names.of({ kind: of, id })).filter(Boolean).join(', ');
  // TypeScript can't see that an event and its values belong together; the table's type guarantees it.
  const say = events[event.event] as ((values: unknown, told: Told) => string) | undefined;
  const values = 'values' in event ? event.values : undefined;
  const said = say ? say(values, { it, name, kind, on: at.slice(0, 10), named }) : unhappened(it);
  return said.charAt(0).toLocaleUpperCase(language.current) + said.slice(1);
}

/** What a thing is called in a sentence. */
export function thingText(subject: Subject, names: NamesOfThings): string {
  const name = names.of(subject);
  const { named, own } = words().things[subject.kind];
  return name ? named(name) : own;
}
