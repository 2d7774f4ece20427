/** How long names are kept, on the settings page: read, kept when a field is left, and set back. */
import { session } from '../../../access';
import { call } from '../../../backend/call';
import type { KeptRetentionRules, RetentionRuleKind, RetentionRules } from '../../../backend/generated/operations';
import { sentence } from '../../../backend/refusals';
import { refusedForm } from '../../../backend/refusedForm';
import { announce, Committing, undoStack, type Sent } from '../../../shared';
import { texts } from '../../../texts';
import type { RuleEditing } from './ruleEditing';

type NumberField = 'volunteerMonths' | 'injuryClaimMonths' | 'liabilityClaimMonths' | 'nominationMonths' | 'sheetMonths' | 'sharedPaperMonths' | 'bookingMonths' | 'agreementMonths' | 'draftMonths' | 'personMonths' | 'logMonths';

interface RetentionRuleFields extends Record<NumberField, string> {
  sources: Partial<Record<RetentionRuleKind, string>>;
}

const FIELDS: Record<RetentionRuleKind, readonly NumberField[]> = {
  volunteers: ['volunteerMonths'],
  claims: ['injuryClaimMonths', 'liabilityClaimMonths'],
  awards: ['nominationMonths', 'sheetMonths'],
  papers: ['sharedPaperMonths'],
  bookings: ['bookingMonths'],
  agreements: ['agreementMonths'],
  drafts: ['draftMonths'],
  people: ['personMonths'],
  log: ['logMonths'],
};
const NUMBERS: readonly NumberField[] = Object.values(FIELDS).flat();

function fieldsOf(rules: RetentionRules): RetentionRuleFields {
  const numbers = Object.fromEntries(NUMBERS.map((field) => [field, String(rules[field])])) as Record<NumberField, string>;
  return { ...numbers, sources: { ...rules.sources } };
}

export class RetentionRulesEdit implements RuleEditing<RetentionRuleKind> {
  readonly edit: Committing<RetentionRuleFields>;
  readonly maySet = session.may('change_retention_rules');
  rules = $state.raw() as RetentionRules;
  #comesWith: RetentionRules;

  constructor(kept: KeptRetentionRules) {
    this.rules = kept.rules;
    this.#comesWith = kept.comesWith;
    this.edit = new Committing<RetentionRuleFields>(fieldsOf(kept.rules), kept.version, (fields, version) => this.#send(fields, version));
  }

  async #send(fields: RetentionRuleFields, version: number): Promise<Sent<RetentionRuleFields>> {
    const say = texts().retention.rules;
    const wrong = NUMBERS.filter((field) => !/^\d{1,3}$/.test(fields[field].trim()));
    if (wrong.length > 0) return { outcome: 'refused', sentence: say.numberMissing, problems: Object.fromEntries(wrong.map((field) => [field, say.numberMissing])) };
    const numbers = Object.fromEntries(NUMBERS.map((field) => [field, Number(fields[field])])) as Record<NumberField, number>;
    const outcome = await call('change_retention_rules', { version, rules: { ...numbers, sources: fields.sources } });
    if (outcome.ok) {
      const { now, undo } = outcome.answer;
      this.rules = now.rules;
      if (undo) undoStack.push({ label: say.changed, undo, about: 'retention-rules' });
      else announce(say.changed);
      return { outcome: 'kept', now: fieldsOf(now.rules), version: now.version };
    }
    if (outcome.refusal.code === 'stale_retention_rules') {
      const { current } = outcome.refusal.details;
      this.rules = current.rules;
      return { outcome: 'stale', theirs: fieldsOf(current.rules), version: current.version };
    }
    return { outcome: 'refused', ...refusedForm(outcome.refusal, (path) => path.replace(/^rules\./, '')) };
  }

  /** Reads them again: an undo, or a colleague, may have changed them. */
  async refresh(): Promise<string> {
    const outcome = await call('retention_rules', {});
    if (!outcome.ok) return sentence(outcome.refusal);
    this.rules = outcome.answer.rules;
    this.edit.refresh(fieldsOf(outcome.answer.rules), outcome.answer.version);
    return '';
  }

  leave(field: NumberField): void {
    void this.edit.commit(field);
  }

  nameOf(rule: RetentionRuleKind): string {
    return texts().retention.rules.names[rule];
  }

  sourceOf(rule: RetentionRuleKind): string {
    return this.edit.fields.sources[rule] ?? '';
  }

  writeSource(rule: RetentionRuleKind, text: string): void {
    this.edit.fields.sources = { ...this.edit.fields.sources, [rule]: text };
  }

  commitSource(): Promise<void> {
    return this.edit.commit('sources');
  }

  problem(field: string): string | undefined {
    return this.edit.problems[field];
  }

  beginning(rule: RetentionRuleKind): string {
    const say = texts().retention.rules;
    const was = this.#comesWith;
    if (rule === 'claims') return say.claimMonths(was.injuryClaimMonths, was.liabilityClaimMonths);
    if (rule === 'awards') return say.awardMonths(was.nominationMonths, was.sheetMonths);
    return say.months(Math.max(...FIELDS[rule].map((field) => was[field])));
  }

  isChanged(rule: RetentionRuleKind): boolean {
    const was = this.#comesWith;
    return FIELDS[rule].some((field) => this.rules[field] !== was[field]) || (this.rules.sources[rule] ?? '') !== (was.sources[rule] ?? '');
  }

  reset(rule: RetentionRuleKind): Promise<void> {
    for (const field of FIELDS[rule]) this.edit.fields[field] = String(this.#comesWith[field]);
    this.writeSource(rule, this.#comesWith.sources[rule] ?? '');
    return this.edit.commit(...FIELDS[rule], 'sources');
  }
}
