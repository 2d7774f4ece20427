/** A house that is not open: who may have it all the same, and how. */
import type { BookingRefusal } from '../place';

/** Whether the house only asks to be asked. */
export function asksAgreement(refusal: BookingRefusal): boolean {
  return refusal.code === 'room_closed' && refusal.details.reason.kind === 'holiday' && refusal.details.reason.rule === 'ask';
}

/** Whether a reason of somebody opens it, and whether it is whoever sits here who may give it. */
export function opening(refusal: BookingRefusal): 'nobody' | 'others' | 'you' {
  if (refusal.code !== 'room_closed' && refusal.code !== 'outside_opening_hours') return 'nobody';
  return refusal.details.mayOverrule ? 'you' : 'others';
}
