/** The rules for agreements on the settings page: read, kept field by field, and set back. */
import { session } from '../../../access';
import { call } from '../../../backend/call';
import type { AgreementRule, AgreementRuleKind, CountingPeriod, KeptAgreementRule, NoticeTo, NoticeUnit } from '../../../backend/generated/operations';
import { readTyped } from '../../../backend/readTyped';
import { sentence } from '../../../backend/refusals';
import { refusedForm } from '../../../backend/refusedForm';
import { announce, Committing, undoStack, type Sent } from '../../../shared';
import { money } from '../../../shared/format';
import { texts } from '../../../texts';
import type { RuleEditing } from './ruleEditing';

export interface AgreementRuleFields {
  asked: boolean;
  threshold: string;
  period: CountingPeriod;
  lengthMonths: string;
  noticeCount: string;
  noticeUnit: NoticeUnit;
  noticeTo: NoticeTo;
  expiryDays: string;
  confirmedMonths: string;
  sources: Partial<Record<AgreementRuleKind, string>>;
}

const FIELDS: Record<AgreementRuleKind, readonly (keyof AgreementRuleFields)[]> = {
  required: ['asked', 'threshold'],
  period: ['period'],
  length: ['lengthMonths'],
  notice: ['noticeCount', 'noticeUnit', 'noticeTo'],
  expiry: ['expiryDays'],
  confirmation: ['confirmedMonths'],
};
const NUMBERS = ['lengthMonths', 'noticeCount', 'expiryDays', 'confirmedMonths'] as const;

function fieldsOf({ asked, threshold, period, times, sources }: AgreementRule): AgreementRuleFields {
  return {
    asked,
    threshold: money(threshold),
    period,
    lengthMonths: String(times.lengthMonths),
    noticeCount: String(times.notice.count),
    noticeUnit: times.notice.unit,
    noticeTo: times.notice.to,
    expiryDays: String(times.expiryDays),
    confirmedMonths: String(times.confirmedMonths),
    sources: { ...sources },
  };
}

function timesOf(fields: AgreementRuleFields): AgreementRule['times'] {
  const [lengthMonths, count, expiryDays, confirmedMonths] = NUMBERS.map((field) => Number(fields[field])) as [number, number, number, number];
  return { lengthMonths, notice: { count, unit: fields.noticeUnit, to: fields.noticeTo }, expiryDays, confirmedMonths };
}

/** The field on the page that a problem of the engine belongs to. */
function fieldOf(path: string): string {
  return path.replace(/^rule\./, '').replace(/^times\./, '').replace('notice.count', 'noticeCount');
}

export class AgreementRuleEdit implements RuleEditing<AgreementRuleKind> {
  readonly edit: Committing<AgreementRuleFields>;
  readonly maySet = session.may('keep_agreement_rule');
  rule = $state.raw() as AgreementRule;
  #comesWith: AgreementRule;
  #last: AgreementRuleKind = 'required';

  constructor(kept: KeptAgreementRule) {
    this.rule = kept.rule;
    this.#comesWith = kept.comesWith;
    this.edit = new Committing<AgreementRuleFields>(fieldsOf(kept.rule), kept.version, (fields, version) => this.#send(fields, version));
  }

  async #send(fields: AgreementRuleFields, version: number): Promise<Sent<AgreementRuleFields>> {
    const wrong = NUMBERS.filter((field) => !/^\d{1,4}$/.test(fields[field].trim()));
    if (wrong.length > 0) {
      const problems = Object.fromEntries(wrong.map((field) => [field, texts().watch.rules.numberMissing]));
      return { outcome: 'refused', sentence: texts().watch.rules.numberMissing, problems };
    }
    const typed = await readTyped({ threshold: { kind: 'amount', text: fields.threshold } }, { threshold: texts().rules.moneyMissing });
    if (!typed.ok) return { outcome: 'refused', sentence: sentence(typed.refusal), problems: {} };
    const { threshold } = typed.read;
    if (threshold?.read !== 'amount') return { outcome: 'refused', sentence: typed.problems.threshold ?? '', problems: typed.problems };
    const { asked, period, sources } = fields;
    const outcome = await call('keep_agreement_rule', { version, rule: { asked, threshold: threshold.amount, period, times: timesOf(fields), sources } });
    if (outcome.ok) {
      const { now, undo } = outcome.answer;
      this.rule = now.rule;
      const label = texts().watch.rules.did.changed(this.nameOf(this.#last));
      if (undo) undoStack.push({ label, undo, about: 'agreement-rule' });
      else announce(label);
      return { outcome: 'kept', now: fieldsOf(now.rule), version: now.version };
    }
    if (outcome.refusal.code === 'stale_agreement_rule') {
      const { current } = outcome.refusal.details;
      this.rule = current.rule;
      return { outcome: 'stale', theirs: fieldsOf(current.rule), version: current.version };
    }
    return { outcome: 'refused', ...refusedForm(outcome.refusal, fieldOf) };
  }

  /** Reads it again: an undo, or a colleague, may have changed it. */
  async refresh(): Promise<string> {
    const outcome = await call('agreement_rule', {});
    if (!outcome.ok) return sentence(outcome.refusal);
    this.rule = outcome.answer.rule;
    this.edit.refresh(fieldsOf(outcome.answer.rule), outcome.answer.version);
    return '';
  }

  leave(rule: AgreementRuleKind, ...fields: (keyof AgreementRuleFields)[]): void {
    this.#last = rule;
    void this.edit.commit(...fields);
  }

  nameOf(rule: AgreementRuleKind): string {
    return texts().watch.rules.names[rule];
  }

  sourceOf(rule: AgreementRuleKind): string {
    return this.edit.fields.sources[rule] ?? '';
  }

  writeSource(rule: AgreementRuleKind, text: string): void {
    this.edit.fields.sources = { ...this.edit.fields.sources, [rule]: text };
  }

  commitSource(rule: AgreementRuleKind): Promise<void> {
    this.#last = rule;
    return this.edit.commit('sources');
  }

  problem(field: string): string | undefined {
    return this.edit.problems[field];
  }

  beginning(rule: AgreementRuleKind): string {
    const say = texts().watch.rules;
    const { asked, threshold, period, times } = this.#comesWith;
    const { count, unit, to } = times.notice;
    switch (rule) {
      case 'required':
        return `${money(threshold)}, ${asked ? say.askedShort.on : say.askedShort.off}`;
      case 'period':
        return say.periods[period].toLowerCase();
      case 'length':
        return say.months(times.lengthMonths);
      case 'notice':
        return texts().agreementLife.noticeSays(count, unit, to);
      case 'expiry':
        return say.days(times.expiryDays);
      case 'confirmation':
        return say.months(times.confirmedMonths);
    }
  }

  isChanged(rule: AgreementRuleKind): boolean {
    const [now, then] = [fieldsOf(this.rule), fieldsOf(this.#comesWith)];
    return FIELDS[rule].some((field) => now[field] !== then[field]) || (now.sources[rule] ?? '') !== (then.sources[rule] ?? '');
  }

  reset(rule: AgreementRuleKind): Promise<void> {
    const then = fieldsOf(this.#comesWith);
    for (const field of FIELDS[rule]) Object.assign(this.edit.fields, { [field]: then[field] });
    this.writeSource(rule, then.sources[rule] ?? '');
    this.#last = rule;
    return this.edit.commit(...FIELDS[rule], 'sources');
  }
}
