import type { Messages } from '../da';

export const settings = {} satisfies Messages['settings'];
