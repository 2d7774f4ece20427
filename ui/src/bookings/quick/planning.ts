/** What repeats, planned date by date before anything is booked. */
import { call } from '../../backend/call';
import { newRequestKey } from '../../backend/requestKey';
import { texts } from '../../texts';
import { at } from '../wall_time';
import { timeText } from '../wording';
import type { BookRoom, EntryAnswer, Recurrence, RoomId, SeriesPlan, WhenMissing } from '../../backend/generated/operations';
import type { BookingRefusal, Place } from '../place';

/** Some rooms with what becomes of each date in them. */
export interface Plan {
  rooms: Array<RoomId>;
  names: string;
  detail: string;
  plan: SeriesPlan;
}

export type Planned = { ok: true; plans: Array<Plan> } | { ok: false; refusal: BookingRefusal };

/** How it repeats by the likeliest reading; nothing while something is still to be asked. */
export function recurrenceOf({ reading }: EntryAnswer, whenMissing: WhenMissing | null): Recurrence | undefined {
  const { repetition, end, exceptions, questions } = reading;
  const rule = repetition?.options[0]?.rule;
  const isOpen = questions.some((question) => question !== 'short_months' || whenMissing === null);
  if (!rule || isOpen) return undefined;
  const lacksDays = rule.kind === 'monthly_by_date' || rule.kind === 'monthly_by_weekday' || rule.kind === 'yearly';
  const ends = end?.options[0]?.end;
  return {
    rule: lacksDays && whenMissing !== null ? { ...rule, whenMissing } : rule,
    ...(ends ? { ends } : {}),
    exceptions: exceptions?.exceptions ?? [],
  };
}

/** The first date of what repeats, in some rooms. */
export function firstPlace({ reading }: EntryAnswer, rooms: Array<RoomId>): Place | undefined {
  const day = reading.day?.options[0];
  const time = reading.time?.options[0];
  if (!day || !time) return undefined;
  return { rooms, starts: at(day.date, time.startsMinute), ends: at(day.date, time.endsMinute) };
}

/** Plans in the rooms that were named; where none was, in each of those that are free on the first date. */
export async function planned(answer: EntryAnswer, wish: Omit<BookRoom, 'requestKey' | keyof Place>, recurrence: Recurrence): Promise<Planned> {
  const plans: Array<Plan> = [];
  let refusal: BookingRefusal | undefined;
  for (const { rooms, names, detail } of candidates(answer)) {
    const place = firstPlace(answer, rooms);
    if (!place) continue;
    const outcome = await call('plan_series', { booking: { ...wish, ...place, requestKey: newRequestKey() }, recurrence, choices: [] });
    if (outcome.ok) plans.push({ rooms, names, detail: detail || timeText(place), plan: outcome.answer });
    else refusal ??= outcome.refusal;
  }
  if (plans.length === 0 && refusal) return { ok: false, refusal };
  return { ok: true, plans: plans.sort((one, other) => other.plan.free - one.plan.free) };
}

function candidates(answer: EntryAnswer): Array<Pick<Plan, 'rooms' | 'names' | 'detail'>> {
  const named = answer.reading.place?.rooms ?? [];
  if (named.length > 0) {
    const names = named.map((id) => answer.rooms.find((room) => room.id === id)?.name ?? '').join(' + ');
    return [{ rooms: named, names, detail: '' }];
  }
  if (answer.offer?.kind !== 'found') return [];
  return answer.offer.rooms.map(({ rooms, roomNames, maximum, premisesName }) => ({
    rooms,
    names: roomNames.join(' + '),
    detail: [texts().bookings.seats(maximum), premisesName].join(' · '),
  }));
}
