import type { Messages } from '../da';

export const pages = {} satisfies Messages['pages'];
