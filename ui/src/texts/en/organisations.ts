import type { Messages } from '../da';

export const organisations = {} satisfies Messages['organisations'];
