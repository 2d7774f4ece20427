import type { EventWords } from '../events';
import type { Words } from '../refusals';
import { access, accessEvents } from './en/access';
import { agreements, agreementEvents } from './en/agreements';
import { award, awardEvents } from './en/award';
import { backup, backupEvents } from './en/backup';
import { retention, retentionEvents } from './en/retention';
import { bookings, bookingEvents } from './en/bookings';
import { insurance, insuranceEvents } from './en/insurance';
import { organisations, organisationEvents } from './en/organisations';
import { premises, premisesEvents } from './en/premises';
import { openErrors, problems, shared, things, unhappened, unknown } from './en/shared';

export const en: Words & EventWords = {
  refusals: { ...shared, ...openErrors, ...access, ...organisations, ...agreements, ...backup, ...bookings, ...premises, ...insurance, ...award, ...retention },
  events: { ...accessEvents, ...organisationEvents, ...agreementEvents, ...backupEvents, ...bookingEvents, ...premisesEvents, ...insuranceEvents, ...awardEvents, ...retentionEvents },
  things,
  unhappened,
  problems,
  unknown,
};
