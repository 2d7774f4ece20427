/** The rules as they stand in their fields, and back. Days, times and amounts are read by the engine. */
import { call } from '../../../backend/call';
import type {
  BorrowerCategory,
  DayOfYear,
  Horizon,
  HoursCover,
  LendingTerms,
  Oere,
  PremisesId,
  ReadText,
  RoomId,
  RuleBook,
  RuleForce,
  RuleKind,
  Tariff,
  TypedKind,
  Weekday,
  WeekSpan,
} from '../../../backend/generated/operations';
import { clock, money } from '../../../shared/format';
import { texts } from '../../../texts';

export interface LendingFields {
  category: BorrowerCategory;
  lent: boolean;
  horizon: Horizon['kind'];
  months: string;
  tariff: Tariff['kind'];
  rate: string;
}

export interface SpanFields {
  weekdays: Weekday[];
  from: string;
  until: string;
}

/** Typed texts stay as they were typed; the names are the fields' own. */
export interface RuleFields {
  lending: LendingFields[];
  firstOpens: string;
  secondOpens: string;
  horizon: RuleForce;
  leadForce: RuleForce;
  leadDays: string;
  cancelDays: string;
  recallDays: string;
  optionDays: string;
  largeForce: RuleForce;
  largeFrom: string;
  largeDays: string;
  largeHouses: PremisesId[];
  largeNotify: string;
  nightForce: RuleForce;
  nightDays: string;
  nightManyAbove: string;
  nightManyDays: string;
  nightPlanAbove: string;
  nightNotify: string;
  seatForce: RuleForce;
  seatAbove: string;
  primeForce: RuleForce;
  primeSpans: SpanFields[];
  primeHours: string;
  primePer: RuleBook['primeTime']['per'];
  absentForce: RuleForce;
  absentFrom: string;
  absentSeason: string;
  approvalRooms: RoomId[];
  approvalSpans: SpanFields[];
  hoursCover: HoursCover;
  sources: Partial<Record<RuleKind, string>>;
}

export type RuleField = keyof RuleFields;

/** The fields of each rule; its source stands beside them. */
export const FIELDS_OF: Partial<Record<RuleKind, readonly RuleField[]>> = {
  lending: ['lending'],
  horizon: ['horizon', 'firstOpens', 'secondOpens'],
  lead_time: ['leadForce', 'leadDays'],
  cancel_notice: ['cancelDays'],
  recall_notice: ['recallDays'],
  option_time: ['optionDays'],
  large_event: ['largeForce', 'largeFrom', 'largeDays', 'largeHouses', 'largeNotify'],
  overnight: ['nightForce', 'nightDays', 'nightManyAbove', 'nightManyDays', 'nightPlanAbove', 'nightNotify'],
  seating_plan: ['seatForce', 'seatAbove'],
  prime_time: ['primeForce', 'primeSpans', 'primeHours', 'primePer'],
  no_show: ['absentForce', 'absentFrom', 'absentSeason'],
  approval: ['approvalRooms', 'approvalSpans'],
  opening_hours: ['hoursCover'],
};

export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const NO_RATE = '';
const FIRST: DayOfYear = { month: 12, day: 15 };
const SECOND: DayOfYear = { month: 6, day: 15 };

function minuteText(minute: number): string {
  return clock(`${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`);
}

function spanFields(span: WeekSpan): SpanFields {
  return { weekdays: [...span.weekdays], from: minuteText(span.fromMinute), until: minuteText(span.untilMinute) };
}

function dayText(day: DayOfYear): string {
  return `${day.day}/${day.month}`;
}

function halfYears(book: RuleBook): { first: DayOfYear; second: DayOfYear } {
  const found = book.lending.map((terms) => terms.horizon).find((horizon) => horizon.kind === 'half_years');
  return found?.kind === 'half_years' ? found : { first: FIRST, second: SECOND };
}

function lendingFields({ category, lent, horizon, tariff }: LendingTerms): LendingFields {
  return {
    category,
    lent,
    horizon: horizon.kind,
    months: horizon.kind === 'months' ? String(horizon.months) : '',
    tariff: tariff.kind,
    rate: tariff.kind === 'free' ? NO_RATE : money(tariff.rate),
  };
}

export function ruleFields(book: RuleBook): RuleFields {
  const { first, second } = halfYears(book);
  const { largeEvents, overnight, primeTime, noShows, approval } = book;
  return {
    lending: book.lending.map(lendingFields),
    firstOpens: dayText(first),
    secondOpens: dayText(second),
    horizon: book.horizon,
    leadForce: book.leadTime.force,
    leadDays: String(book.leadTime.days),
    cancelDays: String(book.cancelDays),
    recallDays: String(book.recallDays),
    optionDays: String(book.optionDays),
    largeForce: largeEvents.force,
    largeFrom: String(largeEvents.from),
    largeDays: String(largeEvents.days),
    largeHouses: [...largeEvents.houses],
    largeNotify: largeEvents.notify,
    nightForce: overnight.force,
    nightDays: String(overnight.days),
    nightManyAbove: String(overnight.manyAbove),
    nightManyDays: String(overnight.manyDays),
    nightPlanAbove: String(overnight.planAbove),
    nightNotify: overnight.notify,
    seatForce: book.seatingPlans.force,
    seatAbove: String(book.seatingPlans.above),
    primeForce: primeTime.force,
    primeSpans: primeTime.spans.map(spanFields),
    primeHours: String(primeTime.hours),
    primePer: primeTime.per,
    absentForce: noShows.force,
    absentFrom: String(noShows.from),
    absentSeason: dayText(noShows.season),
    approvalRooms: [...approval.rooms],
    approvalSpans: approval.spans.map(spanFields),
    hoursCover: book.hoursCover,
    sources: { ...book.sources },
  };
}

export type ReadBook = { ok: true; book: RuleBook } | { ok: false; sentence: string; problems: Record<string, string> };

/** Texts that only the engine can read, under the names of their fields. */
class Reading {
  readonly #kinds: { field: string; kind: TypedKind; text: string; missing: string }[] = [];

  add(field: string, kind: TypedKind, text: string, missing: string): void {
    this.#kinds.push({ field, kind, text, missing });
  }

  addSpans(name: string, spans: readonly SpanFields[]): void {
    const missing = texts().rules.spanMissing;
    spans.forEach((span, place) => {
      this.add(`${name}.${place}.from`, 'start', span.from, missing);
      this.add(`${name}.${place}.until`, 'end', span.until, missing);
    });
  }

  async read(problems: Record<string, string>): Promise<Record<string, ReadText>> {
    const outcome = await call('read_typed', { texts: this.#kinds.map(({ kind, text }) => ({ kind, text })) });
    const read: Record<string, ReadText> = {};
    this.#kinds.forEach(({ field, missing }, place) => {
      const one = outcome.ok ? outcome.answer[place] : undefined;
      if (!one || one.read === 'not_read') problems[field] = missing;
      else read[field] = one;
    });
    return read;
  }
}

function numberOf(problems: Record<string, string>, field: string, text: string): number {
  if (/^\d{1,6}$/.test(text.trim())) return Number(text);
  problems[field] = texts().rules.numberMissing;
  return 0;
}

function minuteOf(read: ReadText | undefined): number {
  return read?.read === 'minute' ? read.minute : 0;
}

function dayOf(read: ReadText | undefined): DayOfYear {
  if (read?.read !== 'date') return FIRST;
  const [, month, day] = read.date.split('-').map(Number);
  return { month: month ?? 1, day: day ?? 1 };
}

function spansOf(read: Record<string, ReadText>, name: string, spans: readonly SpanFields[]): WeekSpan[] {
  return spans.map((span, place) => ({
    weekdays: WEEKDAYS.filter((day) => span.weekdays.includes(day)),
    fromMinute: minuteOf(read[`${name}.${place}.from`]),
    untilMinute: minuteOf(read[`${name}.${place}.until`]),
  }));
}

/** The rules as the fields say, or what is still to be written where. */
export async function ruleBook(fields: RuleFields): Promise<ReadBook> {
  const say = texts().rules;
  const problems: Record<string, string> = {};
  const number = (field: string, text: string) => numberOf(problems, field, text);
  const reading = new Reading();
  reading.add('firstOpens', 'date', fields.firstOpens, say.dayMissing);
  reading.add('secondOpens', 'date', fields.secondOpens, say.dayMissing);
  reading.add('absentSeason', 'date', fields.absentSeason, say.dayMissing);
  reading.addSpans('primeSpans', fields.primeSpans);
  reading.addSpans('approvalSpans', fields.approvalSpans);
  const paying = fields.lending.filter((terms) => terms.tariff !== 'free');
  for (const { category, rate } of paying) reading.add(`rate.${category}`, 'amount', rate, say.moneyMissing);
  const read = await reading.read(problems);
  const halves = { first: dayOf(read.firstOpens), second: dayOf(read.secondOpens) };
  const horizonOf = (terms: LendingFields): Horizon => {
    if (terms.horizon === 'always') return { kind: 'always' };
    if (terms.horizon === 'half_years') return { kind: 'half_years', ...halves };
    return { kind: 'months', months: number(`months.${terms.category}`, terms.months) };
  };
  const tariffOf = (terms: LendingFields): Tariff => {
    const one = read[`rate.${terms.category}`];
    const rate = (one?.read === 'amount' ? one.amount : 0) as Oere;
    return terms.tariff === 'free' ? { kind: 'free' } : { kind: terms.tariff, rate };
  };
  const book: RuleBook = {
    lending: fields.lending.map((terms) => ({ category: terms.category, lent: terms.lent, horizon: horizonOf(terms), tariff: tariffOf(terms) })),
    horizon: fields.horizon,
    leadTime: { force: fields.leadForce, days: number('leadDays', fields.leadDays) },
    cancelDays: number('cancelDays', fields.cancelDays),
    recallDays: number('recallDays', fields.recallDays),
    optionDays: number('optionDays', fields.optionDays),
    largeEvents: {
      force: fields.largeForce,
      from: number('largeFrom', fields.largeFrom),
      days: number('largeDays', fields.largeDays),
      houses: fields.largeHouses,
      notify: fields.largeNotify,
    },
    overnight: {
      force: fields.nightForce,
      days: number('nightDays', fields.nightDays),
      manyAbove: number('nightManyAbove', fields.nightManyAbove),
      manyDays: number('nightManyDays', fields.nightManyDays),
      planAbove: number('nightPlanAbove', fields.nightPlanAbove),
      notify: fields.nightNotify,
    },
    seatingPlans: { force: fields.seatForce, above: number('seatAbove', fields.seatAbove) },
    primeTime: {
      force: fields.primeForce,
      spans: spansOf(read, 'primeSpans', fields.primeSpans),
      hours: number('primeHours', fields.primeHours),
      per: fields.primePer,
    },
    noShows: { force: fields.absentForce, from: number('absentFrom', fields.absentFrom), season: dayOf(read.absentSeason) },
    approval: { rooms: fields.approvalRooms, spans: spansOf(read, 'approvalSpans', fields.approvalSpans) },
    hoursCover: fields.hoursCover,
    sources: fields.sources,
  };
  const first = Object.values(problems)[0];
  return first === undefined ? { ok: true, book } : { ok: false, sentence: first, problems };
}

const PATHS: Record<string, string> = {
  'leadTime.days': 'leadDays',
  'largeEvents.from': 'largeFrom',
  'largeEvents.days': 'largeDays',
  'largeEvents.notify': 'largeNotify',
  'overnight.days': 'nightDays',
  'overnight.manyAbove': 'nightManyAbove',
  'overnight.manyDays': 'nightManyDays',
  'overnight.planAbove': 'nightPlanAbove',
  'overnight.notify': 'nightNotify',
  'seatingPlans.above': 'seatAbove',
  'primeTime.hours': 'primeHours',
  'noShows.from': 'absentFrom',
  'noShows.season': 'absentSeason',
};

/** The field that a path of the request stands in. */
export function ruleFieldOf(fields: RuleFields): (path: string) => string {
  return (whole) => {
    const path = whole.replace(/^book\./, '');
    const span = /^(primeTime|approval)\.spans\.(\d+)\.(\w+)$/.exec(path);
    if (span) return `${span[1] === 'approval' ? 'approvalSpans' : 'primeSpans'}.${span[2]}.${span[3] === 'fromMinute' ? 'from' : 'until'}`;
    const row = /^lending\.(\d+)\.(horizon|tariff)\.(\w+)$/.exec(path);
    if (row) {
      const category = fields.lending[Number(row[1])]?.category ?? '';
      if (row[3] === 'first') return 'firstOpens';
      if (row[3] === 'second') return 'secondOpens';
      return row[2] === 'tariff' ? `rate.${category}` : `months.${category}`;
    }
    return PATHS[path] ?? path;
  };
}

/** What a rule is in the program's own words, for `Fra start: …`. */
export function ruleValue(book: RuleBook, rule: RuleKind): string {
  const say = texts().rules;
  const spans = (list: readonly WeekSpan[]) =>
    list.map((span) => `${weekdaysText(span.weekdays)} ${minuteText(span.fromMinute)}–${minuteText(span.untilMinute)}`).join(', ') || say.noSpans;
  switch (rule) {
    case 'horizon': {
      const { first, second } = halfYears(book);
      return `${dayText(first)}, ${dayText(second)}`;
    }
    case 'lead_time':
      return say.daysBefore(book.leadTime.days);
    case 'cancel_notice':
      return say.daysBefore(book.cancelDays);
    case 'recall_notice':
      return say.daysBefore(book.recallDays);
    case 'option_time':
      return say.daysLong(book.optionDays);
    case 'no_show':
      return say.times(book.noShows.from);
    case 'large_event':
      return `${book.largeEvents.from}, ${say.daysBefore(book.largeEvents.days)}`;
    case 'overnight':
      return say.daysBefore(book.overnight.days);
    case 'seating_plan':
      return String(book.seatingPlans.above);
    case 'prime_time':
      return say.forces[book.primeTime.force].toLowerCase();
    case 'approval':
      return spans(book.approval.spans).toLowerCase();
    case 'opening_hours':
      return say.hoursCovers[book.hoursCover].toLowerCase();
    default:
      return '';
  }
}

function weekdaysText(days: readonly Weekday[]): string {
  const names = texts().hours.weekdays;
  return days.map((day) => (names[WEEKDAYS.indexOf(day)] ?? '').slice(0, 3).toLowerCase()).join(' ');
}
