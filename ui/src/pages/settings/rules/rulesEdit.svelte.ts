/** The rules on the settings page: read, kept field by field, and set back to what the program comes with. */
import { session } from '../../../access';
import { call } from '../../../backend/call';
import type { BookingRules, RuleBook, RuleKind } from '../../../backend/generated/operations';
import { sentence } from '../../../backend/refusals';
import { refusedForm } from '../../../backend/refusedForm';
import { announce, Committing, undoStack, type Sent } from '../../../shared';
import { texts } from '../../../texts';
import type { RuleEditing } from './ruleEditing';
import { FIELDS_OF, ruleBook, ruleFieldOf, ruleFields, ruleValue, type RuleField, type RuleFields } from './ruleFields';

export class RulesEdit implements RuleEditing<RuleKind> {
  readonly edit: Committing<RuleFields>;
  /** What the program comes with. */
  readonly comesWith: RuleBook;
  readonly maySet = session.may('keep_booking_rules');
  book = $state.raw() as RuleBook;
  #last: RuleKind = 'lending';

  constructor(rules: BookingRules) {
    this.book = rules.book;
    this.comesWith = rules.comesWith;
    this.edit = new Committing<RuleFields>(ruleFields(rules.book), rules.version, (fields, version) => this.#send(fields, version));
  }

  async #send(fields: RuleFields, version: number): Promise<Sent<RuleFields>> {
    const read = await ruleBook(fields);
    if (!read.ok) return { outcome: 'refused', sentence: read.sentence, problems: read.problems };
    const outcome = await call('keep_booking_rules', { version, book: read.book });
    if (outcome.ok) {
      const { now, undo } = outcome.answer;
      this.book = now.book;
      const label = texts().rules.did.changed(texts().rules.names[this.#last]);
      if (undo) undoStack.push({ label, undo, about: 'booking-rules' });
      else announce(label);
      return { outcome: 'kept', now: ruleFields(now.book), version: now.version };
    }
    if (outcome.refusal.code === 'stale_booking_rules') {
      const { current } = outcome.refusal.details;
      this.book = current.book;
      return { outcome: 'stale', theirs: ruleFields(current.book), version: current.version };
    }
    return { outcome: 'refused', ...refusedForm(outcome.refusal, ruleFieldOf(fields)) };
  }

  /** Reads them again: an undo, or a colleague, may have changed them. */
  async refresh(): Promise<string> {
    const outcome = await call('booking_rules', {});
    if (!outcome.ok) return sentence(outcome.refusal);
    this.book = outcome.answer.book;
    this.edit.refresh(ruleFields(outcome.answer.book), outcome.answer.version);
    return '';
  }

  leave(rule: RuleKind, ...fields: RuleField[]): void {
    this.#last = rule;
    void this.edit.commit(...fields);
  }

  nameOf(rule: RuleKind): string {
    return texts().rules.names[rule];
  }

  sourceOf(rule: RuleKind): string {
    return this.edit.fields.sources[rule] ?? '';
  }

  writeSource(rule: RuleKind, text: string): void {
    this.edit.fields.sources = { ...this.edit.fields.sources, [rule]: text };
  }

  commitSource(rule: RuleKind): Promise<void> {
    this.#last = rule;
    return this.edit.commit('sources');
  }

  problem(field: string): string | undefined {
    return this.edit.problems[field];
  }

  /** What it was to begin with, where that can be said in a few words. */
  beginning(rule: RuleKind): string {
    return ruleValue(this.comesWith, rule);
  }

  isChanged(rule: RuleKind): boolean {
    const [now, then] = [ruleFields(this.book), ruleFields(this.comesWith)];
    const differs = (field: RuleField) => JSON.stringify(now[field]) !== JSON.stringify(then[field]);
    return (FIELDS_OF[rule] ?? []).some(differs) || (now.sources[rule] ?? '') !== (then.sources[rule] ?? '');
  }

  reset(rule: RuleKind): Promise<void> {
    const then = ruleFields(this.comesWith);
    const fields = FIELDS_OF[rule] ?? [];
    for (const field of fields) Object.assign(this.edit.fields, { [field]: then[field] });
    this.edit.fields.sources = { ...this.edit.fields.sources, [rule]: then.sources[rule] ?? '' };
    this.#last = rule;
    return this.edit.commit(...fields, 'sources');
  }
}
