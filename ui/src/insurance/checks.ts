/** What a check found, in words, and the one thing that mends it. */
import type { Check, CheckKind } from '../backend/generated/operations';
import type { IconName } from '../shared';
import { numericDate } from '../shared/format';
import { texts } from '../texts';
import type { FactPart } from './facts';

/** What of the volunteer is mended by itself. */
type MendedPart = Extract<FactPart, 'birth' | 'consent' | 'confidentiality' | 'child' | 'criminal'>;

/** The way out of a check: a form about the volunteer, the person's own card, or something done to the attachment it speaks of. */
export type Mend = { of: 'facts'; part: MendedPart } | { of: 'approve' | 'change' | 'still' | 'end' | 'person' };

const facts = (part: MendedPart): Mend => ({ of: 'facts', part });

const MENDS: Partial<Record<CheckKind, Mend>> = {
  approval_missing: { of: 'approve' },
  birth_date_unknown: facts('birth'),
  contact_missing: { of: 'person' },
  address_missing: { of: 'person' },
  consent_missing: facts('consent'),
  confidentiality_missing: facts('confidentiality'),
  child_certificate_missing: facts('child'),
  child_certificate_awaited: facts('child'),
  child_certificate_again: facts('child'),
  criminal_record_missing: facts('criminal'),
  criminal_record_again: facts('criminal'),
  effort_type_missing: { of: 'change' },
  effort_type_not_covered: { of: 'change' },
  open_ended_unchecked: { of: 'still' },
  hours_missing: { of: 'change' },
  workplace_closed: { of: 'end' },
};

/** Nothing where it is only to be known. */
export function mendOf(kind: CheckKind): Mend | null {
  return MENDS[kind] ?? null;
}

export function mendText(mend: Mend): string {
  const say = texts().insurance.mend;
  return mend.of === 'facts' ? say[mend.part] : say[mend.of];
}

/** A word or two, for a list. */
export function checkName(kind: CheckKind): string {
  return texts().insurance.checks[kind];
}

/** The whole of it, as a sentence. */
export function checkText({ kind, on }: Check): string {
  const sentence = texts().insurance.checkSentences[kind];
  return typeof sentence === 'string' ? sentence : sentence(on ? numericDate(on) : '');
}

export function checkIcon({ force }: Check): IconName {
  const icons: Record<Check['force'], IconName> = { warning: 'triangle-alert', missing: 'circle-dashed', hint: 'info' };
  return icons[force];
}
