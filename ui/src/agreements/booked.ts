/** What is known of bookings where an agreement is written: text that the page above hands in, and nothing else. */
import type { OrganisationId } from '../backend/generated/operations';
import type { Language } from '../texts';

export type BookedText =
  | { told: 'times'; rooms: string; times: string; left: number }
  | { told: 'none'; left: number }
  | { told: 'refused'; sentence: string };

/** Asks for what an association has booked between two days, in the language of the agreement. */
export type AskBooked = (wanted: { organisationId: OrganisationId; language: Language; from: string; to: string }) => Promise<BookedText>;

/** The variables that rooms and times are written in. */
const BOOKED = { rooms: 'rooms', room_times: 'times' } as const;
export type BookedName = keyof typeof BOOKED;

export function bookedName(name: string): name is BookedName {
  return name in BOOKED;
}

/** What to write: in the variable that was asked from, and in the other one where nothing stands. */
export function valuesOf(text: Extract<BookedText, { told: 'times' }>, name: BookedName, isEmpty: (name: BookedName) => boolean): Record<string, string> {
  const names = (Object.keys(BOOKED) as BookedName[]).filter((one) => one === name || isEmpty(one));
  return Object.fromEntries(names.map((one) => [one, text[BOOKED[one]]]));
}
