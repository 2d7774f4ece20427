/** What a borrower has booked, as a paper says it: the rooms, and the weekdays and dates on which they are theirs. */
import { call } from '../backend/call';
import type { Booking, Calendar, OrganisationId, RoomId } from '../backend/generated/operations';
import { sentence } from '../backend/refusals';
import { clockSpan, longDate, weekday } from '../shared/format';
import { textsIn, type Language } from '../texts';
import { nightsOf } from './wording';
import { clockOf, dateOf, dayNumber, minuteOf, minutesOf, type CivilDate } from './wall_time';

interface Wanted {
  organisationId: OrganisationId;
  /** The paper's, whatever the screen speaks. */
  language: Language;
  from: CivilDate;
  to: CivilDate;
}

type Told =
  /** `left` is how many times were not confirmed and are not in the text. */
  | { told: 'times'; rooms: string; times: string; left: number }
  | { told: 'none'; left: number }
  | { told: 'refused'; sentence: string };

type Words = Awaited<ReturnType<typeof textsIn>>['bookings'];

/** The confirmed bookings between two days as text. */
export async function bookedTimes({ organisationId, language, from, to }: Wanted): Promise<Told> {
  const calendar = await call('calendar', { from, to: from });
  if (!calendar.ok) return { told: 'refused', sentence: sentence(calendar.refusal) };
  const all: Booking[] = [];
  for (let page = 0; ; page += 1) {
    const list = await call('list_bookings', { from, to, organisationId, page });
    if (!list.ok) return { told: 'refused', sentence: sentence(list.refusal) };
    all.push(...list.answer.bookings);
    if (list.answer.bookings.length === 0 || all.length >= list.answer.total) break;
  }
  const agreed = all.filter(({ state }) => state === 'confirmed');
  const left = all.filter(({ state }) => state === 'requested' || state === 'reserved').length;
  if (agreed.length === 0) return { told: 'none', left };
  const words = (await textsIn(language)).bookings;
  return { told: 'times', ...inWords(agreed, calendar.answer, words, language), left };
}

function inWords(bookings: readonly Booking[], calendar: Calendar, words: Words, language: Language) {
  const names = new Map(calendar.houses.flatMap(({ rooms }) => rooms.map(({ id, name }) => [id, name] as const)));
  const listed = (parts: readonly string[]) =>
    parts.length < 2 ? (parts[0] ?? '') : words.and(parts.slice(0, -1).join(', '), parts.at(-1) ?? '');
  const named = (rooms: readonly RoomId[]) => listed(rooms.flatMap((id) => names.get(id) ?? []));
  const used = new Set(bookings.flatMap(({ rooms }) => rooms));
  const houses = calendar.houses.flatMap(({ name, rooms }) => {
    const here = rooms.filter(({ id }) => used.has(id)).map(({ id }) => id);
    return here.length > 0 ? [words.booked.inHouse(named(here), name)] : [];
  });
  const groups = grouped(bookings);
  const sameRooms = new Set(groups.map(({ rooms }) => rooms.join())).size === 1;
  const times = groups.map((group) => {
    const when = whenOf(group, words, language, listed);
    return sameRooms ? when : words.booked.inRooms(when, named(group.rooms));
  });
  return { rooms: listed(houses), times: times.join('; ') };
}

/** What is booked at the same time of the same weekday in the same rooms. */
interface Group {
  starts: string;
  ends: string;
  rooms: readonly RoomId[];
  dates: CivilDate[];
}

function grouped(bookings: readonly Booking[]): Group[] {
  const groups = new Map<string, Group>();
  for (const { starts, ends, rooms: booked } of bookings) {
    const date = dateOf(starts);
    const rooms = booked.toSorted((one, other) => one - other);
    const key = [weekday(date, 'da'), starts.slice(11), minutesOf(ends) - minutesOf(starts), rooms.join()].join(' ');
    const group = groups.get(key) ?? { starts, ends, rooms, dates: [] };
    group.dates.push(date);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function whenOf({ starts, ends, dates }: Group, words: Words, language: Language, listed: (parts: readonly string[]) => string): string {
  const nights = nightsOf({ starts, ends });
  const until = minutesOf(ends) - minutesOf(starts) + minuteOf(starts) - nights * 1440;
  const span = clockSpan(clockOf(minuteOf(starts)), clockOf(until), language);
  const clocked = words.booked.at(span);
  const time = nights > 0 ? words.booked.daysLater(clocked, nights) : clocked;
  const days = dates.map(dayNumber);
  const gaps = days.slice(1).map((day, index) => day - (days[index] ?? day));
  const [first, last] = [dates[0] ?? '', dates.at(-1) ?? ''];
  const isEveryOther = gaps.every((gap) => gap % 14 === 0) && gaps.includes(14);
  // Few dates, or dates in another rhythm, are told one by one.
  if (gaps.length < 2 || !(isEveryOther || gaps.includes(7))) return words.booked.on(listed(dates.map((date) => longDate(date, language))), time);
  const name = weekday(first, language);
  const rhythm = isEveryOther ? words.booked.everyOtherWeek(name) : words.booked.everyWeek(name);
  return words.booked.through(rhythm, time, longDate(first, language), longDate(last, language), dates.length);
}
