/** What was found, in words. */
import { clock, dayName } from '../../shared/format';
import { texts } from '../../texts';
import { clockOf, dateOf } from '../wall_time';
import { timeText, whenText } from '../wording';
import { without, type Span } from '../spans';
import type { FindFree, FoundRoom, MissedWish, NotFreeTime, RankReason } from '../../backend/generated/operations';

const MOST_TIMES = 4;

/** Why it stands where it stands; at least how large it is. */
export function reasonsText(room: FoundRoom, times: number, isSeries: boolean): string {
  const words = texts().find.reasons;
  const said = room.reasons.map((reason) => reasonText(reason, room, times, isSeries));
  const saysSize =
    room.reasons.some(({ kind }) => kind === 'right_size' || kind === 'larger_than_needed') || room.lacks.some(({ kind }) => kind === 'persons');
  return [...said, saysSize ? '' : words.plain(room.maximum)].filter(Boolean).join(' · ');
}

function reasonText(reason: RankReason, room: FoundRoom, times: number, isSeries: boolean): string {
  const words = texts().find.reasons;
  switch (reason.kind) {
    case 'all_times':
      return isSeries ? words.all_times(times) : words.all_days(times);
    case 'some_times':
      return isSeries ? words.some_times(reason.free, times) : words.some_days(reason.free, times);
    case 'same_house':
    case 'several_rooms':
      return words[reason.kind];
    case 'right_size':
    case 'larger_than_needed':
      return words[reason.kind](room.maximum);
    case 'seats':
      return words.seats(texts().bookings.layouts[reason.layout], reason.seats);
    case 'equipment':
      return words.with(reason.words.join(', '));
    case 'access': {
      const need = texts().find.needs[reason.need].toLowerCase();
      if (reason.partly) return words.partly(need, reason.note);
      return words.with(reason.need === 'near_stop' && reason.note ? `${need} (${reason.note})` : need);
    }
  }
}

export function lackText(lack: MissedWish, room: FoundRoom): string {
  const words = texts().find;
  switch (lack.kind) {
    case 'house':
      return words.lacks.house(room.premisesName);
    case 'persons':
      return words.lacks.persons(lack.maximum);
    case 'seats': {
      const layout = texts().bookings.layouts[lack.layout];
      return lack.seats === null ? words.lacks.noLayout(layout) : words.lacks.seats(layout, lack.seats);
    }
    case 'equipment':
      return words.lacks.equipment(lack.word);
    case 'access':
      return lack.unknown ? words.lacks.unknown(words.needs[lack.need]) : words.lacks.access(words.needs[lack.need], lack.note);
  }
}

/** `8/12 optaget, 5/1 lukket og 2 mere`. */
export function notFreeText(times: ReadonlyArray<NotFreeTime>, today: string): string {
  const words = texts().find;
  const said = times.slice(0, MOST_TIMES).map(({ starts, why }) => `${dayName(dateOf(starts), today)} ${words.why[why]}`);
  const more = times.length - said.length;
  return [said.join(', '), more > 0 ? words.andMore(more) : ''].filter(Boolean).join(' ');
}

/** What was looked for: `tirsdag 1/12 kl. 19–21`. */
export function askedText({ when }: FindFree, times: number, today: string): string {
  const words = texts().find;
  if (when.kind === 'once') return words.once(whenText(when, today));
  if (when.kind === 'series') return words.series(times, dayName(dateOf(when.starts), today), texts().shared.clock(timeText(when)));
  const hours = `${clock(clockOf(when.opensMinute))}–${clock(clockOf(when.closesMinute))}`;
  const days = words.days(dayName(when.from, today), dayName(when.to, today));
  if (when.closesMinute - when.opensMinute === when.minutes) return `${days} ${texts().shared.clock(hours)}`;
  return words.anyDay(days, hours, words.hours(when.minutes));
}

/** The free parts of the day that are open. */
export function freeSpans({ day }: FoundRoom): Array<Span> {
  const taken = (day?.taken ?? []).map(({ fromMinute, untilMinute }) => ({ from: fromMinute, until: untilMinute }));
  return (day?.open ?? []).flatMap((open) => without({ from: open.opensMinute, until: open.closesMinute }, taken, 15));
}
