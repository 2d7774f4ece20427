/** What was understood, as chips; what is missing as dashed ones. */
import { clock, clockSpan, dayName } from '../../shared/format';
import { texts } from '../../texts';
import { clockOf } from '../wall_time';
import { listed } from '../wording';
import { typedAt } from './rewriting';
import type { EntryAnswer, Mark, NamedTime, TimeOption } from '../../backend/generated/operations';
import type { PickedParty } from '../../organisations';

export type ChipKind = 'who' | 'where' | 'day' | 'time' | 'repeats' | 'people' | 'kind' | 'tentative' | 'needs';

export interface QuickChip {
  kind: ChipKind;
  label: string;
  value: string;
  /** `missing` is still to be said; `doubt` can be read in more ways than one; `assumed` nobody said. */
  is: 'read' | 'missing' | 'doubt' | 'assumed';
  marks: ReadonlyArray<Mark>;
}

const MINUTES_A_DAY = 1440;

/** `19–21`, and the end of another day with how many days later. */
export function hoursText({ startsMinute, endsMinute }: Pick<TimeOption, 'startsMinute' | 'endsMinute'>): string {
  if (endsMinute <= MINUTES_A_DAY) return clockSpan(clockOf(startsMinute), clockOf(endsMinute));
  const nights = Math.floor((endsMinute - 1) / MINUTES_A_DAY);
  const span = clockSpan(clockOf(startsMinute), clockOf(endsMinute - nights * MINUTES_A_DAY));
  return texts().quick.daysLater(span, nights);
}

function either(values: ReadonlyArray<string>): string {
  return values.reduce((all, value) => (all ? texts().quick.either(all, value) : value), '');
}

export function chipsOf(answer: EntryAnswer, text: string, party: PickedParty | null, today: string): Array<QuickChip> {
  const all = [
    who(answer, party),
    where(answer),
    day(answer, today),
    time(answer),
    repeats(answer, text, today),
    ...others(answer),
  ];
  return all.filter((chip) => chip !== undefined);
}

function chip(kind: ChipKind, value: string, is: QuickChip['is'], marks: ReadonlyArray<Mark> = []): QuickChip {
  return { kind, label: texts().quick.chips[kind], value, is, marks };
}

function who(answer: EntryAnswer, party: PickedParty | null): QuickChip {
  const said = answer.reading.party;
  if (party) return chip('who', party.name, 'read', said?.marks);
  if (!said) return chip('who', texts().quick.missing.who, 'missing');
  return chip('who', texts().quick.unknown(said.words || said.phone || ''), 'doubt', said.marks);
}

function where(answer: EntryAnswer): QuickChip {
  const { place } = answer.reading;
  if (!place) return chip('where', texts().quick.missing.where, 'missing');
  const name = (id: number): string => answer.rooms.find((room) => room.id === id)?.shortName ?? '';
  if (place.rooms.length > 0) return chip('where', listed(place.rooms.map(name)), 'read', place.marks);
  if (place.oneOf.length > 0) return chip('where', either(place.oneOf.map(name)), 'doubt', place.marks);
  return chip('where', listed(answer.houses.map((house) => house.name)), 'read', place.marks);
}

function day(answer: EntryAnswer, today: string): QuickChip {
  const said = answer.reading.day;
  const days = said?.options.map(({ date }) => dayName(date, today)) ?? [];
  if (days.length > 0) return chip('day', either(days), days.length > 1 ? 'doubt' : 'read', said?.marks);
  if (said?.within) return chip('day', texts().quick.inWeek(Number(said.within.slice(-2))), 'missing', said.marks);
  return chip('day', texts().quick.missing.day, 'missing', said?.marks);
}

const NAMES: Record<NamedTime, 'morning' | 'afternoon' | 'evening' | 'allDay'> = {
  morning: 'morning',
  afternoon: 'afternoon',
  evening: 'evening',
  all_day: 'allDay',
};

function time(answer: EntryAnswer): QuickChip {
  const said = answer.reading.time;
  if (!said) return chip('time', texts().quick.missing.time, 'missing');
  const words = texts().quick;
  const hours = either(said.options.map(hoursText));
  const value = said.name ? words.named(words.dayParts[NAMES[said.name]], hours) : hours;
  if (said.endIsAssumed) return chip('time', words.assumedEnd(value), said.options.length > 1 ? 'doubt' : 'assumed', said.marks);
  return chip('time', value, said.options.length > 1 ? 'doubt' : 'read', said.marks);
}

/** `hver tirsdag til 15/12`, with the date of an end that has a name. */
function repeats(answer: EntryAnswer, text: string, today: string): QuickChip | undefined {
  const { repetition, end, exceptions } = answer.reading;
  if (!repetition && !end) return undefined;
  const words = texts().quick;
  const rules = repetition?.options.map(({ rule, words: said }) => (rule.kind === 'dates' ? words.dates(rule.dates.length) : said)) ?? [];
  const ends = end?.options.map(({ end: there, on, words: said }) => (there.kind === 'named' && on ? words.namedEnd(said, dayName(on, today)) : said)) ?? [];
  const left = exceptions ? typedAt(text, exceptions.marks) : '';
  const value = [either(rules), either(ends), left].filter(Boolean).join(' ');
  const marks = [...(repetition?.marks ?? []), ...(end?.marks ?? []), ...(exceptions?.marks ?? [])];
  const isDoubtful = rules.length > 1 || ends.length > 1 || !repetition;
  return chip('repeats', value, isDoubtful ? 'doubt' : 'read', marks);
}

function others(answer: EntryAnswer): Array<QuickChip | undefined> {
  const { people, kind, tentative, needs } = answer.reading;
  const words = texts();
  const need = (there: (typeof needs)[number]['need']): string =>
    there.kind === 'equipment' ? there.what : words.quick.needs[there.what];
  return [
    people ? chip('people', String(people.count), 'read', people.marks) : undefined,
    kind ? chip('kind', words.bookings.kinds[kind.kind], 'read', kind.marks) : undefined,
    tentative.length > 0 ? chip('tentative', words.quick.tentative, 'read', tentative) : undefined,
    needs.length > 0 ? chip('needs', needs.map((there) => need(there.need)).join(', '), 'read', needs.flatMap((there) => there.marks)) : undefined,
  ];
}

/** A time of day on its own, for sentences. */
export function minuteOfDay(minute: number): string {
  return clock(clockOf(minute));
}
