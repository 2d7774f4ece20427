/** Why days of a month are shut: one line for each run of days and reason, with the room where it is not the house. */
import { addDays } from './wall_time';
import type { Board } from './layout';
import type { CivilDate } from './wall_time';
import type { ClosedReason } from '../backend/generated/operations';

export interface ShutDays {
  key: string;
  from: CivilDate;
  to: CivilDate;
  /** Nothing where every room is shut. */
  room: string;
  reason: string;
}

export function shutDays({ rows, dates }: Board, textOf: (reason: ClosedReason) => string): Array<ShutDays> {
  const runs: Array<ShutDays> = [];
  dates.forEach((date, column) => {
    const reasons = rows.map(({ cells }) => cells[column]?.shut ?? null).map((reason) => (reason ? textOf(reason) : ''));
    const whole = reasons[0] !== '' && reasons.every((reason) => reason === reasons[0]);
    const shut = whole ? [{ room: '', reason: reasons[0] ?? '' }] : rows.map(({ room }, row) => ({ room: room.shortName || room.name, reason: reasons[row] ?? '' }));
    for (const { room, reason } of shut.filter((one) => one.reason !== '')) {
      const run = runs.find((one) => one.room === room && one.reason === reason && addDays(one.to, 1) === date);
      if (run) run.to = date;
      else runs.push({ key: `${room}:${reason}:${date}`, from: date, to: date, room, reason });
    }
  });
  return runs;
}
