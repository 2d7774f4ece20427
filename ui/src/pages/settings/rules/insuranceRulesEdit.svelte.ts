/** The rules of the insurance register on the settings page: read, kept field by field, and set back. */
import { session } from '../../../access';
import { call } from '../../../backend/call';
import type { CprPolicy, InsuranceRuleKind, InsuranceRules, KeptInsuranceRules } from '../../../backend/generated/operations';
import { sentence } from '../../../backend/refusals';
import { refusedForm } from '../../../backend/refusedForm';
import { announce, Committing, undoStack, type Sent } from '../../../shared';
import { texts } from '../../../texts';
import type { RuleEditing } from './ruleEditing';

type NumberField = 'hoursPerFullTime' | 'leastAge' | 'consentBelow' | 'childAgeLimit' | 'certificateMonths' | 'claimDeadlineDays' | 'nextOfKinDays' | 'certificateDays';

export interface InsuranceRuleFields extends Record<NumberField, string> {
  requirePriorApproval: boolean;
  yearlyCount: string;
  cprPolicy: CprPolicy;
  sources: Partial<Record<InsuranceRuleKind, string>>;
}

const NUMBERS: readonly NumberField[] = ['hoursPerFullTime', 'leastAge', 'consentBelow', 'childAgeLimit', 'certificateMonths', 'claimDeadlineDays', 'nextOfKinDays', 'certificateDays'];
const FIELDS: Record<InsuranceRuleKind, readonly (keyof InsuranceRuleFields)[]> = {
  prior_approval: ['requirePriorApproval'],
  full_time_equivalent: ['hoursPerFullTime'],
  yearly_count: ['yearlyCount'],
  ages: ['leastAge', 'consentBelow'],
  child_age_limit: ['childAgeLimit'],
  certificate_renewal: ['certificateMonths'],
  cpr_policy: ['cprPolicy'],
  claim_deadline: ['claimDeadlineDays'],
  after_end: ['nextOfKinDays', 'certificateDays'],
};

function fieldsOf(rules: InsuranceRules): InsuranceRuleFields {
  const { requirePriorApproval, yearlyCount, cprPolicy, sources } = rules;
  const numbers = Object.fromEntries(NUMBERS.map((field) => [field, String(rules[field])])) as Record<NumberField, string>;
  return { ...numbers, requirePriorApproval, cprPolicy, yearlyCount: `${yearlyCount.day}/${yearlyCount.month}`, sources: { ...sources } };
}

/** The rules as they were typed, or what is to be written in which field. */
function rulesOf(fields: InsuranceRuleFields): { rules: InsuranceRules | null; problems: Record<string, string> } {
  const say = texts().insuranceRules.rules;
  const problems: Record<string, string> = {};
  for (const field of NUMBERS) if (!/^\d{1,4}$/.test(fields[field].trim())) problems[field] = say.numberMissing;
  const day = /^(\d{1,2})\s*[/.]\s*(\d{1,2})$/.exec(fields.yearlyCount.trim());
  if (!day) problems['yearlyCount'] = say.yearlyCountMissing;
  if (!day || Object.keys(problems).length > 0) return { rules: null, problems };
  const numbers = Object.fromEntries(NUMBERS.map((field) => [field, Number(fields[field])])) as Record<NumberField, number>;
  const { requirePriorApproval, cprPolicy, sources } = fields;
  return { rules: { ...numbers, requirePriorApproval, cprPolicy, yearlyCount: { day: Number(day[1]), month: Number(day[2]) }, sources }, problems };
}

export class InsuranceRulesEdit implements RuleEditing<InsuranceRuleKind> {
  readonly edit: Committing<InsuranceRuleFields>;
  readonly maySet = session.may('change_insurance_rules');
  rules = $state.raw() as InsuranceRules;
  #comesWith: InsuranceRules;
  #last: InsuranceRuleKind = 'prior_approval';

  constructor(kept: KeptInsuranceRules) {
    this.rules = kept.rules;
    this.#comesWith = kept.comesWith;
    this.edit = new Committing<InsuranceRuleFields>(fieldsOf(kept.rules), kept.version, (fields, version) => this.#send(fields, version));
  }

  async #send(fields: InsuranceRuleFields, version: number): Promise<Sent<InsuranceRuleFields>> {
    const { rules, problems } = rulesOf(fields);
    if (!rules) return { outcome: 'refused', sentence: Object.values(problems)[0] ?? '', problems };
    const outcome = await call('change_insurance_rules', { version, rules });
    if (outcome.ok) {
      const { now, undo } = outcome.answer;
      this.rules = now.rules;
      const label = texts().insuranceRules.rules.did.changed(this.nameOf(this.#last));
      if (undo) undoStack.push({ label, undo, about: 'insurance-rules' });
      else announce(label);
      return { outcome: 'kept', now: fieldsOf(now.rules), version: now.version };
    }
    if (outcome.refusal.code === 'stale_insurance_rules') {
      const { current } = outcome.refusal.details;
      this.rules = current.rules;
      return { outcome: 'stale', theirs: fieldsOf(current.rules), version: current.version };
    }
    return { outcome: 'refused', ...refusedForm(outcome.refusal, (path) => path.replace(/^rules\./, '')) };
  }

  /** Reads them again: an undo, or a colleague, may have changed them. */
  async refresh(): Promise<string> {
    const outcome = await call('insurance_rules', {});
    if (!outcome.ok) return sentence(outcome.refusal);
    this.rules = outcome.answer.rules;
    this.edit.refresh(fieldsOf(outcome.answer.rules), outcome.answer.version);
    return '';
  }

  leave(rule: InsuranceRuleKind, ...fields: (keyof InsuranceRuleFields)[]): void {
    this.#last = rule;
    void this.edit.commit(...fields);
  }

  nameOf(rule: InsuranceRuleKind): string {
    return texts().insuranceRules.rules.names[rule];
  }

  sourceOf(rule: InsuranceRuleKind): string {
    return this.edit.fields.sources[rule] ?? '';
  }

  writeSource(rule: InsuranceRuleKind, text: string): void {
    this.edit.fields.sources = { ...this.edit.fields.sources, [rule]: text };
  }

  commitSource(rule: InsuranceRuleKind): Promise<void> {
    this.#last = rule;
    return this.edit.commit('sources');
  }

  problem(field: string): string | undefined {
    return this.edit.problems[field];
  }

  beginning(rule: InsuranceRuleKind): string {
    const say = texts().insuranceRules.rules;
    const was = this.#comesWith;
    const words: Record<InsuranceRuleKind, () => string> = {
      prior_approval: () => (was.requirePriorApproval ? say.on : say.off),
      full_time_equivalent: () => say.hours(was.hoursPerFullTime),
      yearly_count: () => `${was.yearlyCount.day}/${was.yearlyCount.month}`,
      ages: () => say.agesText(was.leastAge, was.consentBelow),
      child_age_limit: () => say.below(was.childAgeLimit),
      certificate_renewal: () => say.months(was.certificateMonths),
      cpr_policy: () => say.cprPolicies[was.cprPolicy].toLowerCase(),
      claim_deadline: () => say.days(was.claimDeadlineDays),
      after_end: () => say.afterEnd(was.nextOfKinDays, was.certificateDays),
    };
    return words[rule]();
  }

  isChanged(rule: InsuranceRuleKind): boolean {
    const [now, then] = [fieldsOf(this.rules), fieldsOf(this.#comesWith)];
    return FIELDS[rule].some((field) => now[field] !== then[field]) || (now.sources[rule] ?? '') !== (then.sources[rule] ?? '');
  }

  reset(rule: InsuranceRuleKind): Promise<void> {
    const then = fieldsOf(this.#comesWith);
    for (const field of FIELDS[rule]) Object.assign(this.edit.fields, { [field]: then[field] });
    this.writeSource(rule, then.sources[rule] ?? '');
    this.#last = rule;
    return this.edit.commit(...FIELDS[rule], 'sources');
  }
}
