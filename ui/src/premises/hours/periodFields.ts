/** The hours of a period as they stand in the fields of a form: one text a day, as people write them. */
import type { OpeningInterval, OpeningPeriod, ReadText } from '../../backend/generated/operations';
import { readTyped, dateOf, type TypedFields } from '../../backend/readTyped';
import { sentence } from '../../backend/refusals';
import { clockSpan, dateSpan, numericDate } from '../../shared/format';
import { texts } from '../../texts';

/** 1 is Monday, as in the engine. */
export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
export type Weekday = (typeof WEEKDAYS)[number];
export type DayTexts = Record<Weekday, string>;
export type PeriodFields = DayTexts & { name: string; firstDate: string; lastDate: string };
export type PeriodField = keyof PeriodFields;

const DAY = 1440;

export function isWeekday(field: PeriodField): field is Weekday {
  return (WEEKDAYS as readonly string[]).includes(field);
}

export function weekdayName(day: Weekday): string {
  return texts().hours.weekdays[Number(day) - 1] ?? '';
}

function asClock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

export function spansOn(period: OpeningPeriod, day: Weekday): readonly OpeningInterval[] {
  return period.intervals.filter((interval) => interval.weekday === Number(day));
}

/** `8.30–16`, `8–12, 13–16`, `Lukket`, `Hele døgnet`. */
export function hoursText(spans: readonly Pick<OpeningInterval, 'opensMinute' | 'closesMinute'>[]): string {
  const say = texts().hours;
  if (spans.length === 0) return say.closed;
  if (spans.some((span) => span.opensMinute === 0 && span.closesMinute === DAY)) return say.wholeDay;
  return spans.map((span) => clockSpan(asClock(span.opensMinute), asClock(span.closesMinute))).join(', ');
}

export function dayTexts(period: OpeningPeriod): DayTexts {
  return Object.fromEntries(WEEKDAYS.map((day) => [day, hoursText(spansOn(period, day))])) as DayTexts;
}

export function periodFields(period: OpeningPeriod): PeriodFields {
  return {
    ...dayTexts(period),
    name: period.name,
    firstDate: period.firstDate ? numericDate(period.firstDate) : '',
    lastDate: period.lastDate ? numericDate(period.lastDate) : '',
  };
}

/** What it is called, or else its dates. */
export function periodName(period: OpeningPeriod): string {
  if (period.firstDate === null || period.lastDate === null) return texts().hours.usual;
  return period.name || dateSpan(period.firstDate, period.lastDate);
}

export function periodFieldName(field: PeriodField): string {
  const say = texts().hours;
  return isWeekday(field) ? weekdayName(field) : { name: say.periodName, firstDate: say.firstDate, lastDate: say.lastDate }[field];
}

/** `Mandag–torsdag 8.30–21.30, fredag 8.30–16, lørdag og søndag lukket`: days alike stand together. */
export function weekSummary(period: OpeningPeriod): string {
  const say = texts().hours;
  const runs: { first: Weekday; last: Weekday; text: string }[] = [];
  for (const day of WEEKDAYS) {
    const text = hoursText(spansOn(period, day)).toLowerCase();
    const before = runs.at(-1);
    if (before?.text === text) before.last = day;
    else runs.push({ first: day, last: day, text });
  }
  const [only] = runs;
  if (runs.length === 1 && only) return only.text === say.closed.toLowerCase() ? say.closed : `${say.copyToAll} ${only.text}`;
  const days = runs.map(({ first, last }) =>
    first === last ? weekdayName(first) : `${weekdayName(first)}–${inSentence(weekdayName(last))}`,
  );
  return runs.map((run, place) => `${place === 0 ? days[place] : inSentence(days[place] ?? '')} ${run.text}`).join(', ');
}

/** English writes the days with a capital wherever they stand. */
function inSentence(day: string): string {
  return texts().hours.weekdays[0] === 'Mandag' ? day.toLowerCase() : day;
}

export type ReadPeriod =
  | { ok: true; period: OpeningPeriod }
  | { ok: false; sentence: string; problems: Readonly<Record<string, string>> };

function toRead(fields: PeriodFields, isUsual: boolean): TypedFields {
  const days = WEEKDAYS.map((day) => [day, { kind: 'hours', text: fields[day] }] as const);
  const dates = (['firstDate', 'lastDate'] as const).map((field) => [field, { kind: 'date', text: fields[field] }] as const);
  return Object.fromEntries(isUsual ? days : [...dates, ...days]);
}

function intervalsOf(read: Readonly<Record<string, ReadText>>): OpeningInterval[] {
  return WEEKDAYS.flatMap((day) => {
    const one = read[day];
    return one?.read === 'hours' ? one.spans.map((span) => ({ weekday: Number(day), ...span })) : [];
  });
}

/** What the fields say, as the engine reads them. */
export async function readPeriod(fields: PeriodFields, isUsual: boolean): Promise<ReadPeriod> {
  const say = texts().hours;
  const missing = { firstDate: say.firstDateMissing, lastDate: say.lastDateMissing };
  const typed = await readTyped(toRead(fields, isUsual), missing);
  if (!typed.ok) return { ok: false, sentence: sentence(typed.refusal), problems: {} };
  const [first] = Object.values(typed.problems);
  if (first !== undefined) return { ok: false, sentence: first, problems: typed.problems };
  const period = {
    name: isUsual ? '' : fields.name,
    firstDate: isUsual ? null : dateOf(typed.read.firstDate),
    lastDate: isUsual ? null : dateOf(typed.read.lastDate),
    intervals: intervalsOf(typed.read),
  };
  return { ok: true, period };
}

/** The field of a path such as `periods.2.intervals.4.closesMinute`. */
export function periodFieldOf(period: OpeningPeriod): (path: string) => string {
  return (path) => {
    const [, , field = '', place = ''] = path.split('.');
    return field === 'intervals' ? String(period.intervals[Number(place)]?.weekday ?? '') : field;
  };
}

/** Three ways to use a day's text for others, and each other day. */
export function copyTargets(day: Weekday): { label: string; days: readonly Weekday[] }[] {
  const say = texts().hours;
  const others = (days: readonly Weekday[]) => days.filter((one) => one !== day);
  return [
    { label: say.copyToWorkdays, days: others(['1', '2', '3', '4', '5']) },
    { label: say.copyToWeekend, days: others(['6', '7']) },
    { label: say.copyToAll, days: others(WEEKDAYS) },
    ...others(WEEKDAYS).map((one) => ({ label: weekdayName(one), days: [one] })),
  ];
}
