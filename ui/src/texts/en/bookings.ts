import type { Messages } from '../da';

export const bookings = {} satisfies Messages['bookings'];
