import type { Messages } from '../da';

export const premises = {} satisfies Messages['premises'];
