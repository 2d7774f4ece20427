/** From a phrase as it was understood to what the engine is asked. What nobody said is left open, not guessed. */
import { recurrenceOf } from '../quick/planning';
import { at, addDays, mondayOfWeek } from '../wall_time';
import type { AccessNeed, EntryAnswer, EntryQuestion, FindFree, FindWhen, Layout, PremisesId } from '../../backend/generated/operations';
import type { CivilDate } from '../wall_time';

/** What the phrase has no words for. */
export interface Chosen {
  layout: Layout | null;
  house: PremisesId | null;
  /** How long, where the time is open. */
  minutes: number;
}

/** The hours that are looked at where nobody said any. */
const DAYTIME = { startsMinute: 8 * 60, endsMinute: 22 * 60 };
/** Where nobody said a day, one of these will do. */
const DAYS_AHEAD = 6;

/** Questions that have to be answered first; the others are answered by looking at the first date only. */
const OPEN: ReadonlyArray<EntryQuestion> = ['end_of_repeat', 'repeat', 'short_months', 'until_before_first'];

export function questionOf({ reading }: EntryAnswer): EntryQuestion | undefined {
  return reading.questions.find((question) => !OPEN.includes(question)) ?? reading.questions[0];
}

/** What to look for; nothing as long as the phrase says something that cannot be. */
export function askedFor(answer: EntryAnswer, chosen: Chosen, today: CivilDate): FindFree | undefined {
  const { reading } = answer;
  if (reading.questions.some((question) => !OPEN.includes(question))) return undefined;
  const when = whenOf(answer, chosen.minutes, today);
  const equipment = reading.needs.flatMap(({ need }) => (need.kind === 'equipment' ? [need.what] : []));
  const access = reading.needs.flatMap(({ need }): Array<AccessNeed> => (need.kind === 'access' ? [need.what] : []));
  const borrower = answer.parties.chosen;
  const house = chosen.house ?? reading.place?.houses[0];
  return {
    when,
    ...(house === undefined ? {} : { premisesId: house }),
    ...(reading.people ? { attendees: reading.people.count } : {}),
    ...(chosen.layout ? { layout: chosen.layout } : {}),
    ...(equipment.length > 0 ? { equipment } : {}),
    ...(access.length > 0 ? { access } : {}),
    ...(borrower?.of === 'organisation' ? { organisationId: borrower.id } : {}),
  };
}

function whenOf(answer: EntryAnswer, minutes: number, today: CivilDate): FindWhen {
  const { day, time } = answer.reading;
  const date = day?.options[0]?.date;
  const hours = time?.options[0] ?? DAYTIME;
  const isOpen = !time || (time.name !== null && hours.endsMinute - hours.startsMinute > minutes);
  if (date && !isOpen) {
    const [starts, ends] = [at(date, hours.startsMinute), at(date, hours.endsMinute)];
    const recurrence = recurrenceOf(answer, null);
    return recurrence ? { kind: 'series', starts, ends, recurrence } : { kind: 'once', starts, ends };
  }
  const monday = day?.within ? mondayOfWeek(day.within) : undefined;
  const from = date ?? monday ?? today;
  const to = date ?? addDays(from, DAYS_AHEAD);
  const closesMinute = Math.min(hours.endsMinute, 24 * 60);
  const length = time && time.name === null ? hours.endsMinute - hours.startsMinute : minutes;
  return { kind: 'any_day', from, to, opensMinute: hours.startsMinute, closesMinute, minutes: Math.min(length, closesMinute - hours.startsMinute) };
}
