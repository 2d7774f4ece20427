/** What waits for whoever sits here: requests, options about to run out, own reminders, and what colleagues did. */
import { session } from '../../access';
import { call, type OperationName, type Outcome } from '../../backend/call';
import type { Booking, BookingId, EventId, LoggedEvent, NoticeTask, Reminder, WaitingBookings } from '../../backend/generated/operations';
import { NamesOfThings } from '../../backend/events';
import { newRequestKey } from '../../backend/requestKey';
import { sentence, type AnyRefusal } from '../../backend/refusals';
import { announce, undoStack } from '../../shared';
import { badges } from '../../shared/badges.svelte';
import { officeToday } from '../../shared/officeClock';
import { texts } from '../../texts';

/** Anything that a change answers with the way back. */
type Changing = { [O in OperationName]: Outcome<O> extends { ok: true; answer: infer A } | { ok: false } ? (A extends { undo: unknown } ? O : never) : never }[OperationName];

/** A no to an answer, and how it is given all the same. */
interface Refused {
  id: BookingId;
  refusal: AnyRefusal;
  because?: (reason: string) => Promise<boolean>;
}

export class Tasks {
  refused = $state.raw<Refused | null>(null);
  waiting = $state.raw<WaitingBookings>({ requests: [], options: [] });
  notices = $state.raw<readonly NoticeTask[]>([]);
  reminders = $state.raw<readonly Reminder[]>([]);
  news = $state.raw<readonly LoggedEvent[]>([]);
  names = $state.raw(new NamesOfThings([]));

  async load(): Promise<void> {
    const [waiting, notices, reminders, news] = await Promise.all([
      session.may('waiting_bookings') ? call('waiting_bookings', {}) : null,
      session.may('due_notices') ? call('due_notices', {}) : null,
      session.may('list_reminders') ? call('list_reminders', {}) : null,
      session.may('colleagues_news') ? call('colleagues_news', {}) : null,
    ]);
    if (waiting?.ok) this.waiting = waiting.answer;
    if (notices?.ok) this.notices = notices.answer;
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
    const notices = this.notices.filter(({ by }) => by <= officeToday()).length;
    return requests + this.waiting.options.length + notices + due;
  }

  approve(booking: Booking, label: string, overrule?: string): Promise<boolean> {
    const { id, version } = booking;
    const asked = call('approve_request', { id, version, ...(overrule === undefined ? {} : { overrule }) });
    return this.#answer(id, asked, label, (reason) => this.approve(booking, label, reason));
  }

  confirm({ id, version }: Booking, label: string): Promise<boolean> {
    return this.#answer(id, call('confirm_reservation', { id, version }), label);
  }

  /** A no stands at the booking until it is answered. */
  async #answer(id: BookingId, asked: Promise<Outcome<'approve_request'>>, label: string, because?: Refused['because']): Promise<boolean> {
    const outcome = await asked;
    this.refused = outcome.ok ? null : { id, refusal: outcome.refusal, ...(because ? { because } : {}) };
    return this.#change<'approve_request'>(Promise.resolve(outcome), label, `booking:${id}`);
  }

  /** A tick is about the bookings as they stand here: one that a colleague has changed is shown anew. */
  giveNotice({ kind, bookings }: NoticeTask, label: string): Promise<boolean> {
    const seen = bookings.map(({ id, version }) => ({ id, version }));
    const about = `booking:${bookings[0]?.id ?? 0}`;
    return this.#change(call('tick_notice', { kind, bookings: seen, isGiven: true }), label, about);
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
