/** Other minutes before and after a booking than its rooms' own, as they are written. */
import { texts } from '../../texts';
import type { BookingBuffers } from '../../backend/generated/operations';

export type ReadBuffers = { ok: true; value: BookingBuffers | null } | { ok: false; problem: string };

/** Nothing written is the rooms' own; else all three are asked for. */
export function readBuffers(before: string, after: string, reason: string): ReadBuffers {
  const written = [before, after, reason].map((text) => text.trim());
  if (written.every((text) => text === '')) return { ok: true, value: null };
  const say = texts().rules;
  if (![before, after].every((text) => /^\d{1,3}$/.test(text.trim()))) return { ok: false, problem: say.bufferMinutesMissing };
  if (reason.trim() === '') return { ok: false, problem: say.bufferReasonMissing };
  return { ok: true, value: { before: Number(before), after: Number(after), reason: reason.trim() } };
}

/** `15 min. før, 30 min. efter`. */
export function buffersText({ before, after }: Pick<BookingBuffers, 'before' | 'after'>): string {
  return texts().rules.buffersOf(before, after);
}
