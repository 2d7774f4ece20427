import type { Words } from '../refusals';
import { access } from './en/access';
import { agreements } from './en/agreements';
import { backup } from './en/backup';
import { bookings } from './en/bookings';
import { organisations } from './en/organisations';
import { premises } from './en/premises';
import { openErrors, problems, shared, unknown } from './en/shared';

export const en: Words = {
  refusals: { ...shared, ...openErrors, ...access, ...organisations, ...agreements, ...backup, ...bookings, ...premises },
  problems,
  unknown,
};
