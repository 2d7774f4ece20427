/** A closure as it stands in the fields of a form, and in words. */
import type { Closure, ClosureCovers, Premises, PremisesId, RoomId, WallTime } from '../../backend/generated/operations';
import { dateOf, minuteOf, readTyped } from '../../backend/readTyped';
import { sentence } from '../../backend/refusals';
import { clock, clockSpan, dateSpan, dayName, numericDate } from '../../shared/format';
import { addDays } from '../../shared/month';
import { texts } from '../../texts';

export interface ClosureFields {
  premisesId: PremisesId | null;
  covers: ClosureCovers;
  rooms: RoomId[];
  startDate: string;
  startTime: string;
  endDate: string;
  endTime: string;
  reason: string;
}

/** Rooms and a time, as the engine takes them. */
export interface ClosureSpan {
  premisesId: PremisesId;
  rooms?: RoomId[];
  starts: WallTime;
  ends: WallTime;
}

const DAY = 1440;

export function emptyClosure(): ClosureFields {
  return { premisesId: null, covers: 'rooms', rooms: [], startDate: '', startTime: '', endDate: '', endTime: '', reason: '' };
}

function isMidnight(time: WallTime): boolean {
  return time.slice(11, 16) === '00:00';
}

/** A closure that ends at midnight ends with the day before. */
function lastDay(ends: WallTime): string {
  return isMidnight(ends) ? addDays(ends, -1) : ends.slice(0, 10);
}

export function closureFields(closure: Closure): ClosureFields {
  const { premisesId, covers, rooms, reason } = closure;
  return { premisesId, covers, rooms: [...rooms], ...spanFields(closure), reason };
}

/** A time as it stands in the fields; whole days have no hours. */
export function spanFields({ starts, ends }: Pick<Closure, 'starts' | 'ends'>): Pick<ClosureFields, 'startDate' | 'startTime' | 'endDate' | 'endTime'> {
  return {
    startDate: numericDate(starts),
    startTime: isMidnight(starts) ? '' : clock(starts.slice(11, 16)),
    endDate: numericDate(lastDay(ends)),
    endTime: isMidnight(ends) ? '' : clock(ends.slice(11, 16)),
  };
}

/** `2026-12-07` and 480 are `2026-12-07T08:00`; the end of a day is the next one's beginning. */
function wallTime(date: string, minute: number): WallTime {
  const [day, rest] = minute >= DAY ? [addDays(date, 1), minute - DAY] : [date, minute];
  const two = (part: number) => String(part).padStart(2, '0');
  return `${day}T${two(Math.floor(rest / 60))}:${two(rest % 60)}` as WallTime;
}

export type ReadClosure =
  | { ok: true; span: ClosureSpan }
  | { ok: false; sentence: string; problems: Readonly<Record<string, string>> };

/** What is plainly missing of rooms and time. */
export function missingOfSpan(fields: ClosureFields): Record<string, string> {
  const say = texts().closures;
  return {
    ...(fields.premisesId === null ? { premisesId: say.houseMissing } : {}),
    ...(fields.covers === 'rooms' && fields.rooms.length === 0 ? { rooms: say.roomsMissing } : {}),
    ...(fields.startDate.trim() ? {} : { startDate: say.startDateMissing }),
  };
}

/** What is plainly missing, before anybody is asked. */
export function missingIn(fields: ClosureFields): Record<string, string> {
  return { ...missingOfSpan(fields), ...(fields.reason.trim() ? {} : { reason: texts().closures.reasonMissing }) };
}

/** When the fields say it is, as the engine reads them. */
export async function readClosure(fields: ClosureFields): Promise<ReadClosure> {
  const { premisesId, covers, rooms, startTime, endDate, endTime } = fields;
  const typed = await readTyped(
    {
      startDate: { kind: 'date', text: fields.startDate },
      endDate: { kind: 'date', text: endDate.trim() || fields.startDate },
      startTime: { kind: 'start', text: startTime.trim() || '0' },
      endTime: { kind: 'end', text: endTime.trim() || '24' },
    },
    { startDate: texts().closures.startDateMissing },
  );
  if (!typed.ok) return { ok: false, sentence: sentence(typed.refusal), problems: {} };
  const { read, problems } = typed;
  const [first, last] = [dateOf(read.startDate), dateOf(read.endDate)];
  const [opens, closes] = [minuteOf(read.startTime), minuteOf(read.endTime)];
  const [problem = ''] = Object.values(problems);
  if (premisesId === null || first === null || last === null || opens === null || closes === null) {
    return { ok: false, sentence: problem, problems };
  }
  const span = { premisesId, starts: wallTime(first, opens), ends: wallTime(last, closes) };
  return { ok: true, span: covers === 'rooms' ? { ...span, rooms } : span };
}

/** What is booked is asked for as soon as rooms and time can be read. */
export async function readSpan(fields: ClosureFields): Promise<ClosureSpan | null> {
  if (Object.keys(missingOfSpan(fields)).length > 0) return null;
  const read = await readClosure(fields);
  return read.ok && read.span.starts < read.span.ends ? read.span : null;
}

/** The field of a path of the engine's, such as `rooms.0` or `ends`. */
export function closureFieldOf(path: string): string {
  const [of = ''] = path.split('.');
  return { starts: 'startTime', ends: 'endDate' }[of] ?? of;
}

/** `Lokale 1, Lokale 2`, or the whole house. */
export function whatText(house: Premises | undefined, { covers, rooms }: Pick<Closure, 'covers' | 'rooms'>): string {
  if (covers === 'whole_house') return texts().closures.wholeHouse;
  return rooms.map((id) => house?.rooms.find((room) => room.id === id)?.details.name ?? '').filter(Boolean).join(', ');
}

/** For the undo bar, where the house is not in sight. */
export function whatInFull(house: Premises | undefined, closure: Pick<Closure, 'covers' | 'rooms'>): string {
  return closure.covers === 'whole_house' ? (house?.details.name ?? '') : whatText(house, closure);
}

/** `mandag 7/12 kl. 8 til fredag 11/12 kl. 16`, `mandag 7/12 kl. 8–16`, `1.–31. juli 2027`. */
export function whenText({ starts, ends }: Pick<Closure, 'starts' | 'ends'>, today: string): string {
  const say = texts().closures;
  const last = lastDay(ends);
  const isOneDay = last === starts.slice(0, 10);
  if (isMidnight(starts) && isMidnight(ends)) return isOneDay ? dayName(starts, today) : dateSpan(starts, last);
  const [from, to] = [starts.slice(11, 16), isMidnight(ends) ? '24:00' : ends.slice(11, 16)];
  if (isOneDay) return say.dayAndTime(dayName(starts, today), clockSpan(from, to));
  return say.until(say.dayAndTime(dayName(starts, today), clock(from)), say.dayAndTime(dayName(last, today), clock(to)));
}
