import type { Messages } from '../da';

export const agreements = {} satisfies Messages['agreements'];
