/** What other parts of the window may use of the bookings. */
export { beginBookings } from './begin';
export { KIND_ICONS } from './wording';
export { linkParts, type View } from './place_link';
