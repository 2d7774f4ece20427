/** A booking found from `Find og gør`: by the number on its letter, or by what it is called. */
import { session } from '../access';
import { call } from '../backend/call';
import type { Booking } from '../backend/generated/operations';
import { linkTo, type Finding } from '../shared';
import { officeToday } from '../shared/officeClock';
import { linkParts } from './place_link';
import { dateOf } from './wall_time';
import { isRemarkable, stateText, whenText } from './wording';

function finding(booking: Booking): Finding {
  const { id, number, title, borrower, starts } = booking;
  const name = title || borrower?.name;
  const state = isRemarkable(booking) ? stateText(booking) : '';
  return {
    id: String(id),
    title: [number, name].filter(Boolean).join(' '),
    detail: [whenText(booking, officeToday()), title ? borrower?.name : '', state].filter(Boolean).join(' · '),
    icon: 'calendar-days',
    href: linkTo(['premises', ...linkParts('day', dateOf(starts))], { booking: String(id) }),
  };
}

export async function findBookings(text: string): Promise<readonly Finding[]> {
  if (!session.may('find_bookings')) return [];
  const outcome = await call('find_bookings', { words: text });
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.answer.map(finding);
}
