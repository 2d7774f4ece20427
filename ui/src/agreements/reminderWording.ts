/** What of an agreement somebody is reminded of, in words, and where it is answered. */
import type { AgreementDateKind, AgreementReminder, ReminderAbout } from '../backend/generated/operations';
import type { IconName } from '../shared';
import { texts } from '../texts';

const ICONS: Partial<Record<AgreementDateKind, IconName>> = {
  signature_missing: 'signature',
  evaluation: 'notebook-pen',
  goal_due: 'circle-question-mark',
  next_step: 'notebook-pen',
  requirement_missing: 'circle-dashed',
  requirement_run_out: 'circle-dashed',
};

export function reminderIcon(kind: AgreementDateKind): IconName {
  return ICONS[kind] ?? 'clock';
}

/** The goal, the next step or the requirement; nothing where it is about the agreement itself. */
export function aboutText(about: ReminderAbout): string {
  if (about.of === 'agreement') return '';
  return about.of === 'requirement' ? texts().agreementFollowUp.kinds[about.kind] : about.text;
}

/** The query of the address under which it is answered. */
export function openOf({ about }: AgreementReminder): Record<string, string> {
  if (about.of === 'agreement') return {};
  return { open: about.of === 'requirement' ? `requirement-${about.kind}` : `${about.of}-${about.id}` };
}
