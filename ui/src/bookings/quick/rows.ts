/** What quick entry says and offers: one sentence, and up to four ways on. Enter takes the first, Alt 2 to Alt 4 the others. */
import type { IconName } from '../../shared';
import { dayName } from '../../shared/format';
import { texts } from '../../texts';
import { waysOut, refusalWords } from '../refusal_words';
import { linesOfDates, notedDates } from '../rules/grouped';
import { asksReason, mayOverrule } from '../rules/rule_words';
import { alternativeText, whenText } from '../wording';
import { hoursText } from './chips';
import { added, rewritten } from './rewriting';
import type { Plan } from './planning';
import type { Outline } from './outlines.svelte';
import type { BookingRefusal, Place } from '../place';
import type { Alternative, EntryAnswer, EntryQuestion, FoundParty, RoomId, SeriesPlan, WhenMissing } from '../../backend/generated/operations';
import type { PickedParty } from '../../organisations';

export type Act =
  | { is: 'book'; place: Place; names: string }
  /** `held` are the dates that are booked; nothing means every one, and an empty list those that are free by then. */
  | { is: 'series'; rooms: Array<RoomId>; names: string; held: Array<string> | null }
  | { is: 'write'; text: string }
  | { is: 'pick'; party: PickedParty }
  | { is: 'create'; name: string }
  | { is: 'missing'; when: WhenMissing }
  /** What was refused, all the same. */
  | { is: 'because'; reason: string };

export interface Row {
  key: string;
  icon: IconName;
  head: string;
  detail: string;
  act: Act;
  /** What choosing it would take, drawn in the calendar while it is the chosen one. */
  place?: Place;
}

export interface Saying {
  tone: 'plain' | 'free' | 'warn' | 'clash';
  head: string;
  rest: string;
}

export interface Spoken {
  saying: Saying | null;
  /** What the rows are. */
  heading: string;
  rows: ReadonlyArray<Row>;
  /** What was asked for and cannot be had. */
  blocked: ReadonlyArray<Place>;
}

/** Everything the sentence and the rows are made of. */
export interface Known {
  answer: EntryAnswer;
  text: string;
  party: PickedParty | null;
  plans: ReadonlyArray<Plan>;
  /** A refusal of the plan or of the last try. */
  refusal: BookingRefusal | null;
  whenMissing: WhenMissing | null;
  mayCreate: boolean;
}

const MOST = 4;
/** More would not be read with the phone at the ear; the dates have them all. */
const MOST_NOTES = 2;

export function spoken(known: Known): Spoken {
  const blocked: Array<Place> = [];
  const verdict = verdictOf(known, blocked);
  const who = partyRows(known);
  if (who) return { saying: verdict.saying ?? who.saying, heading: who.heading, rows: who.rows.slice(0, MOST), blocked };
  const rows = [...verdict.rows, ...doubtRows(known)];
  // The last of four is what is always possible.
  const shown = verdict.last ? [...rows.slice(0, MOST - 1), verdict.last] : rows.slice(0, MOST);
  return { saying: verdict.saying, heading: verdict.heading, rows: shown, blocked };
}

interface Verdict {
  saying: Saying | null;
  heading: string;
  rows: ReadonlyArray<Row>;
  last?: Row;
}

const SILENT: Verdict = { saying: null, heading: '', rows: [] };

function verdictOf(known: Known, blocked: Array<Place>): Verdict {
  const { answer, refusal } = known;
  const question = answer.reading.questions.find((one) => one !== 'short_months' || known.whenMissing === null);
  if (question) return asked(question, known);
  if (refusal) return { ...said('warn', refusalWords(refusal).head, refusalWords(refusal).rest), rows: reasonRows(refusal) };
  if (!answer.reading.time || (answer.reading.day?.options.length ?? 0) === 0) return said('plain', hint(answer));
  if (known.plans.length > 0) return planned(known, blocked);
  return answer.offer ? offered(answer, blocked) : SILENT;
}

function said(tone: Saying['tone'], head: string, rest = ''): Verdict {
  return { ...SILENT, saying: { tone, head, rest } };
}

/** The usual reasons to do it though a rule of the house speaks against it. */
function reasonRows(refusal: BookingRefusal): Array<Row> {
  if (refusal.code !== 'rules_broken' || !mayOverrule(refusal.details.notes)) return [];
  const say = texts().rules;
  return say.reasons.map((reason) => ({ key: reason, icon: 'check', head: say.bookAnyway(reason), detail: '', act: { is: 'because', reason } }));
}

function hint({ reading }: EntryAnswer): string {
  const words = texts().quick.hints;
  const hasDay = (reading.day?.options.length ?? 0) > 0;
  if (!hasDay && !reading.time) return words.dayAndTime;
  return hasDay ? words.time : words.day;
}

// ---- questions ----

function asked(question: EntryQuestion, known: Known): Verdict {
  const words = texts().quick;
  const write = (addition: string): Row => ({
    key: `add-${addition}`,
    icon: 'plus',
    head: addition,
    detail: '',
    act: { is: 'write', text: added(known.text, addition) },
  });
  const choices: Array<{ when: WhenMissing; head: string }> = [
    { when: 'skip', head: words.skipShortMonths },
    { when: 'last', head: words.lastOfShortMonths },
  ];
  const rows: Partial<Record<EntryQuestion, Array<Row>>> = {
    end_of_repeat: words.endings.map(write),
    repeat: words.rhythms.map(write),
    short_months: choices.map(({ when, head }) => ({ key: when, icon: 'calendar-days', head, detail: '', act: { is: 'missing', when } })),
  };
  const saying: Saying = { tone: 'warn', head: words.questions[question].head, rest: words.questions[question].rest };
  return { saying, heading: '', rows: rows[question] ?? [] };
}

// ---- one date ----

/** `foreløbig` was said: it is reserved for the usual time. */
export function isTentative({ reading }: EntryAnswer): boolean {
  return reading.tentative.length > 0;
}

function offered(answer: EntryAnswer, blocked: Array<Place>): Verdict {
  const { offer } = answer;
  const words = texts().quick;
  if (!offer) return SILENT;
  const wished = { starts: offer.starts, ends: offer.ends };
  if (offer.kind === 'free') {
    const place: Place = { rooms: offer.rooms, ...wished };
    const names = roomNames(answer, offer.rooms);
    const lacking = offer.lacking.map((need) => (need.kind === 'equipment' ? need.what : words.needs[need.what]));
    const row: Row = { key: 'book', icon: 'corner-down-left', head: isTentative(answer) ? words.reserve(names) : words.book(names), detail: whenText(place), act: { is: 'book', place, names }, place };
    const saying: Saying =
      lacking.length > 0
        ? { tone: 'warn', head: words.freeBut(names), rest: words.lacks(lacking.join(', ')) }
        : { tone: 'free', head: words.isFree(names), rest: whenText(place) };
    return { saying, heading: '', rows: [row] };
  }
  if (offer.kind === 'found') {
    const rows = offer.rooms.map((alternative) => alternativeRow(alternative, { rooms: alternative.rooms, ...wished }));
    const saying: Saying =
      rows.length === 0
        ? { tone: 'warn', head: words.nothingFits, rest: words.nothingFitsWay }
        : offer.rooms[0]?.reason === 'as_wished'
          ? { tone: 'free', head: words.fits(rows.length), rest: whenText(wished) }
          : { tone: 'warn', head: words.nothingThen, rest: words.nearest };
    return { saying, heading: words.freeRooms, rows };
  }
  const place: Place = { rooms: offer.rooms, ...wished };
  if (offer.rooms.length > 0) blocked.push(place);
  const { head, rest } = refusalWords(offer.refusal);
  const rows = waysOut({ refusal: offer.refusal, booking: null }).map((alternative) => alternativeRow(alternative, place));
  return { saying: { tone: 'clash', head, rest }, heading: rows.length > 0 ? texts().bookings.insteadTitle : '', rows };
}

function alternativeRow(alternative: Alternative, wished: Place): Row {
  const { rooms, starts, ends } = alternative;
  const place: Place = { rooms, starts, ends };
  const text = alternativeText(alternative, wished);
  const isWished = alternative.reason === 'as_wished';
  return {
    key: `${rooms.join('+')}-${starts}`,
    icon: 'arrow-right',
    head: isWished ? alternative.roomNames.join(' + ') : text.head,
    detail: isWished ? [texts().bookings.seats(alternative.maximum), alternative.premisesName].join(' · ') : text.detail,
    act: { is: 'book', place, names: alternative.roomNames.join(' + ') },
    place,
  };
}

function roomNames(answer: EntryAnswer, rooms: ReadonlyArray<RoomId>): string {
  return rooms.map((id) => answer.rooms.find((room) => room.id === id)?.name ?? '').join(' + ');
}

// ---- what repeats ----

function planned({ plans, answer }: Known, blocked: Array<Place>): Verdict {
  const words = texts().quick;
  const [first] = plans;
  if (!first) return SILENT;
  if ((answer.reading.place?.rooms.length ?? 0) === 0) return plannedRooms(plans);
  const { plan } = first;
  const all = plan.free + plan.hindered;
  if (plan.hindered === 0) {
    const row: Row = { key: 'series', icon: 'corner-down-left', head: isTentative(answer) ? words.reserveAll(all) : words.bookAll(all), detail: first.detail, act: { is: 'series', rooms: first.rooms, names: first.names, held: null } };
    return { saying: { tone: 'free', head: words.isFreeAll(first.names, all), rest: notesText(plan) }, heading: '', rows: [row] };
  }
  const clash = plan.dates.find((date) => date.outcome.kind === 'hindered');
  for (const date of plan.dates) if (date.outcome.kind === 'hindered') blocked.push(date);
  const why = clash?.outcome.kind === 'hindered' ? refusalWords(clash.outcome.refusal) : { head: '', rest: '' };
  const rows = plan.instead.map((offer): Row => ({
    key: `instead-${offer.rooms.join('+')}`,
    icon: 'arrow-right',
    head: texts().bookings.alternative.room(offer.roomNames.join(' + ')),
    detail: [
      texts().bookings.seats(offer.maximum),
      offer.sameHouse ? texts().bookings.sameHouse : offer.premisesName,
      offer.free === all ? words.allFree(all) : words.someFree(offer.free, all),
    ].join(' · '),
    act: { is: 'series', rooms: offer.rooms, names: offer.roomNames.join(' + '), held: offer.free === all ? null : [] },
  }));
  const last = plan.free > 0 ? partial(first) : undefined;
  return {
    saying: { tone: 'clash', head: why.head, rest: [why.rest, plan.free > 0 ? words.othersFree(plan.free, plan.hindered) : '', notesText(plan)].filter(Boolean).join(' ') },
    heading: texts().bookings.insteadTitle,
    rows,
    ...(last ? { last } : {}),
  };
}

/** What the house's rules say to the dates, before they are booked. */
function notesText(plan: SeriesPlan): string {
  const dates = notedDates(plan);
  const open = dates.filter(({ notes }) => asksReason(notes)).length;
  const said = linesOfDates(dates).map(({ text }) => text);
  return [...said.slice(0, MOST_NOTES), open > 0 ? `${texts().rules.withReason(open)}.` : ''].filter(Boolean).join(' ');
}

/** `Book kun de 3 ledige gange`. */
function partial({ plan, rooms, names }: Plan): Row {
  const held = plan.dates.filter((date) => date.outcome.kind === 'free').map((date) => date.on);
  const skipped = plan.dates.filter((date) => date.outcome.kind === 'hindered').map((date) => dayName(date.on));
  return {
    key: 'partial',
    icon: 'arrow-right',
    head: texts().quick.bookFree(held.length),
    detail: texts().quick.skips(skipped.slice(0, 2).join(', '), Math.max(0, skipped.length - 2)),
    act: { is: 'series', rooms, names, held },
  };
}

/** Rooms that would do for what repeats: those that are free most often first. */
function plannedRooms(plans: ReadonlyArray<Plan>): Verdict {
  const words = texts().quick;
  const rows = plans.map((one): Row => {
    const all = one.plan.free + one.plan.hindered;
    const held = one.plan.hindered === 0 ? null : one.plan.dates.filter((date) => date.outcome.kind === 'free').map((date) => date.on);
    const often = one.plan.hindered === 0 ? words.allFree(all) : words.someFree(one.plan.free, all);
    return { key: one.rooms.join('+'), icon: 'arrow-right', head: one.names, detail: [one.detail, often].join(' · '), act: { is: 'series', rooms: one.rooms, names: one.names, held } };
  });
  const [best] = plans;
  return { saying: { tone: 'free', head: words.fits(rows.length), rest: best ? notesText(best.plan) : '' }, heading: words.freeRooms, rows };
}

// ---- readings to choose from ----

function doubtRows({ answer, text }: Known): Array<Row> {
  const words = texts().quick;
  const { day, time, repetition, end, place } = answer.reading;
  const write = (key: string, meant: string, marks: Parameters<typeof rewritten>[1], said: string): Row => ({
    key,
    icon: 'circle-question-mark',
    head: words.didYouMean(meant),
    detail: '',
    act: { is: 'write', text: rewritten(text, marks, said) },
  });
  const days = (day?.options.slice(1) ?? []).map(({ date, words: said }) => write(`day-${date}`, dayName(date), day?.marks ?? [], said));
  const times = (time?.options.slice(1) ?? []).map((option) =>
    write(`time-${option.startsMinute}`, hoursText(option), time?.marks ?? [], option.words),
  );
  const rules = (repetition?.options.slice(1) ?? []).map(({ words: said }) => write(`rule-${said}`, said, repetition?.marks ?? [], said));
  const ends = (end?.options.slice(1) ?? []).map(({ words: said }) => write(`end-${said}`, said, end?.marks ?? [], said));
  const rooms = answer.offer
    ? []
    : (place?.oneOf ?? []).map((id) => {
        const name = answer.rooms.find((room) => room.id === id)?.name ?? '';
        return write(`room-${id}`, name, place?.marks ?? [], name);
      });
  return [...days, ...times, ...rules, ...ends, ...rooms];
}

// ---- who ----

interface WhoRows {
  saying: Saying | null;
  heading: string;
  rows: ReadonlyArray<Row>;
}

/** Whom the words may mean; nothing once that is settled. */
function partyRows({ answer, party, mayCreate }: Known): WhoRows | null {
  const said = answer.reading.party;
  if (party) return null;
  const words = texts().quick;
  if (!said) return bookable(answer) ? { saying: { tone: 'plain', head: words.hints.who, rest: '' }, heading: '', rows: [] } : null;
  const name = said.words;
  const found = answer.parties.found.slice(0, MOST - 1).map(partyRow);
  const create: Array<Row> =
    name && mayCreate ? [{ key: 'create', icon: 'plus', head: words.create(name), detail: words.createDetail, act: { is: 'create', name } }] : [];
  return { saying: null, heading: words.whoIs(name || said.phone || ''), rows: [...found, ...create] };
}

function bookable({ offer, reading }: EntryAnswer): boolean {
  return offer !== null || (reading.repetition !== null && reading.questions.length === 0);
}

function partyRow({ entry }: FoundParty): Row {
  const party: PickedParty = { party: entry.party, kind: entry.kind, name: entry.name, contact: entry.contact };
  const detail = [texts().organisations.kinds[entry.kind], entry.contact?.name].filter(Boolean).join(' · ');
  return { key: `party-${entry.party.of}-${entry.party.id}`, icon: 'users', head: entry.name, detail, act: { is: 'pick', party } };
}

/** What the calendar draws: what is taken, and what the chosen row would take. */
export function outlinesOf({ blocked }: Spoken, chosen: Row | undefined, plans: ReadonlyArray<Plan>): Array<Outline> {
  const clashes = blocked.map((place): Outline => ({ place, tone: 'clash' }));
  const act = chosen?.act;
  if (chosen?.place) return [...clashes, { place: chosen.place, tone: 'free' }];
  if (act?.is !== 'series') return clashes;
  const own = plans.find((one) => one.rooms.join() === act.rooms.join()) ?? plans[0];
  const dates = own?.plan.dates.filter((date) => date.outcome.kind !== 'left_out') ?? [];
  const held = act.held && act.held.length > 0 ? dates.filter((date) => act.held?.includes(date.on)) : dates;
  return [...clashes, ...held.map(({ starts, ends }): Outline => ({ place: { rooms: act.rooms, starts, ends }, tone: 'free' }))];
}

/** `tirsdag 24/11 19–21`, for a draft's name. */
export function whenSaid({ reading }: EntryAnswer): string {
  const day = reading.day?.options[0];
  const time = reading.time?.options[0];
  return [day && dayName(day.date), time && hoursText(time)].filter(Boolean).join(' ');
}
