/** What the rules say to many dates, in few lines: each sentence once, with how many of the dates it is about. */
import { dayName } from '../../shared/format';
import { texts } from '../../texts';
import { dateOf } from '../wall_time';
import { asksReason, noteText } from './rule_words';
import type { RuleNote, SeriesPlan } from '../../backend/generated/operations';

/** One date with what the rules say to it. */
export interface DateNotes {
  on: string;
  notes: ReadonlyArray<RuleNote>;
}

/** One line of what the rules say. */
export interface NoteLine {
  key: string;
  text: string;
  source: string;
  /** Whether somebody has to say why it is done all the same. */
  asks: boolean;
}

/** More sentences of one rule than these are one line with the first of them. */
const MOST_OF_A_RULE = 2;

/** The dates of a plan that are to be had. */
export function notedDates({ dates }: SeriesPlan): DateNotes[] {
  return dates.flatMap(({ starts, outcome }) => (outcome.kind === 'free' ? [{ on: dateOf(starts), notes: outcome.notes }] : []));
}

/** Of one booking: a line for each note. */
export function linesOf(notes: ReadonlyArray<RuleNote>): NoteLine[] {
  return notes.map((note) => ({ key: note.finding.kind, text: noteText(note), source: note.source, asks: asksReason([note]) }));
}

/** `5 af 12 datoer: Perioden åbner først …`, what wants a reason first. */
export function linesOfDates(dates: ReadonlyArray<DateNotes>): NoteLine[] {
  const kinds = new Set(dates.flatMap(({ notes }) => notes.map(({ finding }) => finding.kind)));
  const lines = [...kinds].flatMap((kind) => linesOfKind(dates, kind));
  return [...lines.filter(({ asks }) => asks), ...lines.filter(({ asks }) => !asks)];
}

interface Said {
  note: RuleNote;
  text: string;
  on: string[];
}

function linesOfKind(dates: ReadonlyArray<DateNotes>, kind: RuleNote['finding']['kind']): NoteLine[] {
  const said: Said[] = [];
  for (const { on, notes } of dates) {
    const note = notes.find(({ finding }) => finding.kind === kind);
    if (!note) continue;
    const text = noteText(note);
    const same = said.find((one) => one.text === text);
    if (same) same.on.push(on);
    else said.push({ note, text, on: [on] });
  }
  const [first] = said;
  if (!first) return [];
  if (said.length <= MOST_OF_A_RULE) return said.map(({ note, text, on }) => line(note, text, headOf(on, dates.length)));
  const all = said.flatMap(({ on }) => on);
  return [line(first.note, first.text, `${headOf(all, dates.length)}, ${texts().rules.firstOn(dayName(first.on[0] ?? ''))}`)];
}

function headOf(on: ReadonlyArray<string>, total: number): string {
  const say = texts().rules;
  const [only] = on;
  if (on.length === 1 && total > 1 && only !== undefined) return capital(dayName(only));
  return on.length === total ? say.onAll(total) : say.onSome(on.length, total);
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

function line(note: RuleNote, text: string, head: string): NoteLine {
  return { key: `${note.finding.kind} ${text}`, text: `${head}: ${text}`, source: note.source, asks: asksReason([note]) };
}
