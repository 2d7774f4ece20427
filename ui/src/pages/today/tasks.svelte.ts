/** What waits for whoever sits here: requests, options about to run out, own reminders, and what colleagues did. */
import { session } from '../../access';
import { call, type OperationName, type Outcome } from '../../backend/call';
import type { Booking, EventId, LoggedEvent, Reminder, WaitingBookings } from '../../backend/generated/operations';
import { NamesOfThings } from '../../backend/events';
import { newRequestKey } from '../../backend/requestKey';
import { sentence } from '../../backend/refusals';
import { announce, undoStack } from '../../shared';
import { badges } from '../../shared/badges.svelte';
import { officeToday } from '../../shared/officeClock';
import { texts } from '../../texts';

/** Anything that a change answers with the way back. */
type Changing = { [O in OperationName]: Outcome<O> extends { ok: true; answer: infer A } | { ok: false } ? (A extends { undo: unknown } ? O : never) : never }[OperationName];

export class Tasks {
  waiting = $state.raw<WaitingBookings>({ requests: [], options: [] });
  reminders = $state.raw<readonly Reminder[]>([]);
  news = $state.raw<readonly LoggedEvent[]>([]);
  names = $state.raw(new NamesOfThings([]));

  async load(): Promise<void> {
    const [waiting, reminders, news] = await Promise.all([
      session.may('waiting_bookings') ? call('waiting_bookings', {}) : null,
      session.may('list_reminders') ? call('list_reminders', {}) : null,
      session.may('colleagues_news') ? call('colleagues_news', {}) : null,
    ]);
    if (waiting?.ok) this.waiting = waiting.answer;
    if (reminders?.ok) this.reminders = reminders.answer;
    if (news?.ok) {
      this.news = news.answer.lines;
      this.names = new NamesOfThings(news.answer.names);
    }
    badges.show('today', this.#count());
  }

  /** What somebody here has to do something about today. */
  #count(): number {
    const requests = session.may('approve_request') ? this.waiting.requests.length : 0;
    const due = this.reminders.filter(({ dueOn }) => dueOn <= officeToday()).length;
    return requests + this.waiting.options.length + due;
  }

  approve(booking: Booking, label: string): Promise<boolean> {
    return this.#change(call('approve_request', { id: booking.id, version: booking.version }), label, `booking:${booking.id}`);
  }

  confirm(booking: Booking, label: string): Promise<boolean> {
    return this.#change(call('confirm_reservation', { id: booking.id, version: booking.version }), label, `booking:${booking.id}`);
  }

  remind(text: string, dueOn: string): Promise<boolean> {
    const label = texts().states.reminderAdded(text);
    return this.#change(call('add_reminder', { requestKey: newRequestKey(), text, dueOn }), label, 'reminder:new');
  }

  finish({ id, version, text }: Reminder): Promise<boolean> {
    return this.#change(call('finish_reminder', { id, version }), texts().states.reminderDone(text), `reminder:${id}`);
  }

  async seen(): Promise<void> {
    const newest = this.news[0]?.id;
    if (newest === undefined) return;
    this.news = [];
    await call('note_news_seen', { upTo: newest as EventId });
  }

  async #change<O extends Changing>(asked: Promise<Outcome<O>>, label: string, about: string): Promise<boolean> {
    const outcome = await asked;
    if (!outcome.ok) {
      announce(sentence(outcome.refusal));
      await this.load();
      return false;
    }
    const { undo } = outcome.answer as { undo: { operation: string; input: unknown } | null };
    if (undo) undoStack.push({ label, undo, about });
    await this.load();
    return true;
  }
}

export const tasks = new Tasks();
