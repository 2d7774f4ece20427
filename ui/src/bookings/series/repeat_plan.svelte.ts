/** The plan of a booking that repeats, asked while the form is written. Only the newest answer counts. */
import { call } from '../../backend/call';
import { newRequestKey } from '../../backend/requestKey';
import { fitting } from './date_choices';
import type { BookRoom, DateChoice, Recurrence, SeriesPlan } from '../../backend/generated/operations';
import type { BookingRefusal } from '../place';

export interface RepeatWish {
  booking: Omit<BookRoom, 'requestKey'>;
  recurrence: Recurrence;
}

export class RepeatPlan {
  plan = $state.raw<SeriesPlan | null>(null);
  refusal = $state.raw<BookingRefusal | null>(null);
  choices = $state.raw<DateChoice[]>([]);
  #wish: RepeatWish | null = null;
  #turn = 0;

  async ask(wish: RepeatWish | null): Promise<void> {
    this.#wish = wish;
    const turn = ++this.#turn;
    if (!wish) {
      this.plan = null;
      this.refusal = null;
      return;
    }
    let outcome = await this.#planned(wish, this.choices);
    if (!outcome.ok && outcome.refusal.code === 'fields_refused' && this.choices.length > 0) {
      // A date that was decided about is none of the rule any more.
      this.choices = [];
      outcome = await this.#planned(wish, []);
    }
    if (turn !== this.#turn) return;
    this.plan = outcome.ok ? outcome.answer : null;
    this.refusal = outcome.ok ? null : outcome.refusal;
    if (outcome.ok) this.choices = fitting(this.choices, outcome.answer.dates);
  }

  #planned({ booking, recurrence }: RepeatWish, choices: DateChoice[]) {
    return call('plan_series', { booking: { ...booking, requestKey: newRequestKey() }, recurrence, choices });
  }

  async choose(choices: DateChoice[]): Promise<void> {
    this.choices = choices;
    await this.ask(this.#wish);
  }

  /** Somebody was faster: the plan as it is now. */
  again(): Promise<void> {
    return this.ask(this.#wish);
  }

  clear(): void {
    this.choices = [];
    void this.ask(null);
  }
}
