import type { Words } from '../refusals';
import { access } from './da/access';
import { agreements } from './da/agreements';
import { backup } from './da/backup';
import { bookings } from './da/bookings';
import { organisations } from './da/organisations';
import { premises } from './da/premises';
import { openErrors, problems, shared, unknown } from './da/shared';

export const da: Words = {
  refusals: { ...shared, ...openErrors, ...access, ...organisations, ...agreements, ...backup, ...bookings, ...premises },
  problems,
  unknown,
};
