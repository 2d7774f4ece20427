/** On a booking's card: whom somebody has told of it, and saying that one has. */
import { call } from '../../backend/call';
import { sentence } from '../../backend/refusals';
import { announce, undoStack } from '../../shared';
import { texts } from '../../texts';
import { whoText } from '../wording';
import type { BookingCard, NoticeKind, RuleNote } from '../../backend/generated/operations';

/** What a note asks somebody to be told of. */
export function noticeOf({ finding }: RuleNote): NoticeKind | null {
  return finding.kind === 'large_event' || finding.kind === 'overnight' ? finding.kind : null;
}

/** What is left to be done: what was told of the booking as it stands is done. */
export function openNotes({ notes, told }: BookingCard): RuleNote[] {
  return notes.filter((note) => !told.some(({ kind }) => kind === noticeOf(note)));
}

/** Whether it was noted. */
export async function giveNotice({ booking }: BookingCard, kind: NoticeKind): Promise<boolean> {
  const { id, version } = booking;
  const outcome = await call('tick_notice', { kind, bookings: [{ id, version }], isGiven: true });
  if (!outcome.ok) {
    announce(sentence(outcome.refusal));
    return false;
  }
  const { undo } = outcome.answer;
  if (undo) undoStack.push({ label: texts().states.noticeGiven(whoText(booking)), undo, about: `booking:${id}` });
  return true;
}
