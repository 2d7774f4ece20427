/** What rules, fees and misfits read as. */
import { findingText } from '../../backend/words/rules';
import { money } from '../../shared/format';
import { texts } from '../../texts';
import type { Fee, RuleNote, Overruled, Tariff } from '../../backend/generated/operations';

/** Whether somebody has to say why. */
export function asksReason(notes: ReadonlyArray<RuleNote>): boolean {
  return notes.some((note) => note.force === 'desk' || note.force === 'office');
}

/** Whether whoever sits here may overrule all of them. */
export function mayOverrule(notes: ReadonlyArray<RuleNote>): boolean {
  return notes.every((note) => note.mayOverrule || !asksReason([note]));
}

export function noteText(note: RuleNote): string {
  return findingText(note.finding, texts().rules);
}

/** `47,50 kr. (19,00 kr. i timen)`; free where there is none. */
export function feeText(fee: Fee | null): string {
  const say = texts().rules;
  if (!fee) return say.free;
  return fee.tariff.kind === 'per_hour' ? say.feePerHour(money(fee.amount), money(fee.tariff.rate)) : money(fee.amount);
}

/** `19,00 kr. i timen`, `200 kr. pr. booking`, `gratis`. */
export function tariffText(tariff: Tariff): string {
  const say = texts().rules;
  switch (tariff.kind) {
    case 'free':
      return say.free.toLowerCase();
    case 'per_booking':
      return say.pricePerBooking(money(tariff.rate));
    case 'per_hour':
      return say.pricePerHour(money(tariff.rate));
  }
}

/** What the rules had said, on the card of a booking that was made all the same. */
export function overruledTexts({ findings }: Overruled): string[] {
  return [...new Set(findings.map((finding) => findingText(finding, texts().rules)))];
}
