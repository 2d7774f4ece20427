/** What the calendar adds to the whole window once somebody has signed in. */
import { session } from '../access';
import { call } from '../backend/call';
import { cardParts } from '../organisations';
import { findProviders, keyboard, linkTo, router, type Finding } from '../shared';
import { dayName, weekName } from '../shared/format';
import { beginsWords } from '../shared/folding';
import { officeToday } from '../shared/officeClock';
import { texts } from '../texts';
import { showDrafts } from './draft_keeping';
import { roomFinder } from './find/finder.svelte';
import { findBookings } from './finding_bookings';
import { FIND_PARTS, linkParts } from './place_link';
import { dateToJumpTo } from './wall_time';

/** `uge 48` and `24/11` lead to the calendar. */
function findDay(text: string): readonly Finding[] {
  const today = officeToday();
  const date = dateToJumpTo(text, today);
  if (!date || !session.may('calendar')) return [];
  const isDay = /[/.]|\d{4}-\d/.test(text);
  const words = texts().bookings;
  return [
    {
      id: date,
      title: isDay ? dayName(date, today) : weekName(date),
      detail: words.title,
      icon: 'calendar-days',
      href: linkTo(['premises', ...linkParts(isDay ? 'day' : 'week', date)]),
    },
  ];
}

const MOST_ROOMS = 6;

/** A room, by its name, its short name or what people call it, leads to its day. */
async function findRooms(text: string): Promise<readonly Finding[]> {
  if (!session.may('calendar') || !session.may('list_premises')) return [];
  const outcome = await call('list_premises', {});
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  const rooms = outcome.answer.filter((house) => !house.retiredAt).flatMap((house) => house.rooms.map((room) => ({ house, room })));
  return rooms
    .filter(({ room: { retiredAt, details } }) => !retiredAt && [details.name, details.shortName, ...details.aliases].some((name) => beginsWords(name, text)))
    .slice(0, MOST_ROOMS)
    .map(({ house, room }) => ({
      id: String(room.id),
      title: room.details.name,
      detail: house.details.name,
      icon: 'door-open',
      href: linkTo(['premises', ...linkParts('day', officeToday())], { room: String(room.parts[0] ?? room.id) }),
    }));
}

/** Drafts, and a way from `Find og gør` to a day, a room or a new booking; gives the way to take them away again. */
export function beginBookings(): () => void {
  void showDrafts();
  const words = () => texts().bookings;
  const ends = [
    cardParts.register({
      id: 'bookings',
      may: () => session.may('list_bookings') && session.may('calendar'),
      load: () => import('./UpcomingBookings.svelte'),
    }),
    // A written date can mean nothing else; rooms stand after those who borrow them.
    findProviders.register({ id: 'days', order: 1, title: () => words().date, find: async (text) => findDay(text) }),
    findProviders.register({ id: 'rooms', order: 3, title: () => words().title, find: findRooms }),
    findProviders.register({ id: 'bookings', order: 3.5, title: () => texts().log.topics.bookings, find: findBookings }),
    keyboard.register({
      id: 'new-booking',
      keys: 'N',
      name: () => words().newBooking,
      when: () => session.may('book_room') && router.route.parts[0] !== 'premises',
      run: () => router.go(['premises'], { new: '' }),
    }),
    keyboard.register({
      id: 'find-room',
      keys: 'F',
      name: () => texts().find.title,
      when: () => session.may('find_free'),
      run: () => router.go(FIND_PARTS),
    }),
    // Whoever sits down next looks for something else.
    () => roomFinder.clear(),
  ];
  return () => ends.forEach((end) => end());
}
