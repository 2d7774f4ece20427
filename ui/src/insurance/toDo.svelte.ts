/** What somebody has to think of in the register: on I dag, and as a number beside the section's name. */
import { session } from '../access';
import { call } from '../backend/call';
import type { InsuranceReminders } from '../backend/generated/operations';
import { badges } from '../shared/badges.svelte';

class ToDo {
  all = $state.raw<InsuranceReminders | null>(null);
  /** How many names are to be deleted. */
  names = $state(0);
  /** Whether something of an award is to be deleted. */
  awards = $state(false);
  /** Whether a claim or an agreement is to be deleted. */
  cases = $state(false);
  /** Whether old papers or contacts of bookings are to be deleted. */
  old = $state(false);
  /** Whether old lines of the log are to be deleted. */
  log = $state(false);
  #reading: Promise<void> | null = null;

  /** Reads it again. Asked for twice at once, it is read once. */
  read(): Promise<void> {
    // Whoever sits here now may not see what another saw.
    if (!session.may('insurance_reminders')) {
      this.all = null;
      this.names = 0;
      this.awards = false;
      this.cases = false;
      this.old = false;
      this.log = false;
      return Promise.resolve();
    }
    this.#reading ??= this.#read().finally(() => (this.#reading = null));
    return this.#reading;
  }

  async #read(): Promise<void> {
    const [outcome, names] = await Promise.all([call('insurance_reminders', {}), session.may('retention_count') ? call('retention_count', {}) : null]);
    this.names = names?.ok ? names.answer.due : 0;
    this.awards = names?.ok === true && names.answer.awards > 0;
    this.cases = names?.ok === true && names.answer.cases > 0;
    this.old = names?.ok === true && names.answer.old > 0;
    this.log = names?.ok === true && names.answer.logLines > 0;
    if (!outcome.ok) return;
    this.all = outcome.answer;
    badges.show('insurance', outcome.answer.missing + outcome.answer.awaitingApproval + outcome.answer.claims.claims.length + outcome.answer.claims.hidden);
  }
}

export const toDo = new ToDo();
