/** What the calendar adds to the whole window once somebody has signed in. */
import { session } from '../access';
import { cardParts } from '../organisations';
import { findProviders, keyboard, linkTo, router, type Finding } from '../shared';
import { dayName, weekName } from '../shared/format';
import { officeToday } from '../shared/officeClock';
import { texts } from '../texts';
import { showDrafts } from './draft_keeping';
import { linkParts } from './place_link';
import { dateToJumpTo } from './wall_time';

/** `uge 48` and `24/11` lead to the calendar. */
async function findDay(text: string): Promise<readonly Finding[]> {
  const today = officeToday();
  const date = dateToJumpTo(text, today);
  if (!date || !session.may('calendar')) return [];
  const isDay = /[/.]|\d{4}-\d/.test(text);
  const words = texts().bookings;
  return [
    {
      id: `calendar-${date}`,
      title: isDay ? dayName(date, today) : weekName(date),
      detail: words.title,
      icon: 'calendar-days',
      href: linkTo(['premises', ...linkParts(isDay ? 'day' : 'week', date)]),
    },
  ];
}

/** Drafts, and a way from `Find og gør` to a day or a new booking; gives the way to take them away again. */
export function beginBookings(): () => void {
  void showDrafts();
  const words = () => texts().bookings;
  const ends = [
    cardParts.register({
      id: 'bookings',
      may: () => session.may('list_bookings') && session.may('calendar'),
      load: () => import('./UpcomingBookings.svelte'),
    }),
    findProviders.register({ id: 'calendar', title: () => words().title, find: findDay }),
    keyboard.register({
      id: 'new-booking',
      keys: 'N',
      name: () => words().newBooking,
      when: () => session.may('book_room') && router.route.parts[0] !== 'premises',
      run: () => router.go(['premises'], { new: '' }),
    }),
  ];
  return () => ends.forEach((end) => end());
}
